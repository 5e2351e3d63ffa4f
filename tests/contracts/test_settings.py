"""Settings of Participants, parameters of the ledger."""

from __future__ import annotations

import pytest

from kp_ledger.generated import acts, codes
from kp_ledger.generated import events as happened
from kp_ledger.generated import refusals as rule
from kp_ledger.generated.records import (
    DatedValue,
)
from tests.actors import AE, BW
from tests.contracts.organising import (
    org,
)
from tests.contracts.probing import ask, through
from tests.world import DAY0, PARAMETERS, TODAY, Door, refused

# Settings and parameters


@pytest.mark.parametrize("setting", [0, 4, 255])
def test_there_are_three_settings(door: Door, setting: int) -> None:
    with refused(rule.ParticipantsUnknownSetting(setting)):
        door.do(acts.ParticipantsSetSetting(setting, 1, TODAY), "bw_office")


@pytest.mark.parametrize(
    ("setting", "value", "lowest", "highest"),
    [
        (codes.SETTING_EXPIRY_DAYS, 0, 1, 180),
        (codes.SETTING_EXPIRY_DAYS, 181, 1, 180),
        (codes.SETTING_OVERDUE_DAYS, 91, 5, 90),
        (codes.SETTING_DETAIN_EXPIRED, 2, 0, 1),
    ],
)
def test_a_setting_stays_within_its_bounds(
    door: Door, setting: int, value: int, lowest: int, highest: int
) -> None:
    with refused(rule.ParticipantsSettingOutOfBounds(setting, value, lowest, highest)):
        door.do(acts.ParticipantsSetSetting(setting, value, TODAY), "bw_office")


def test_a_setting_is_not_changed_for_the_past(door: Door) -> None:
    with refused(rule.ParticipantsDayInPast(TODAY - 1, TODAY)):
        door.do(acts.ParticipantsSetSetting(1, 30, TODAY - 1), "bw_office")


def test_a_setting_is_changed_for_a_year_ahead_at_most(door: Door) -> None:
    with refused(rule.ParticipantsDayTooFar(TODAY + 367, TODAY + 366)):
        door.do(acts.ParticipantsSetSetting(1, 30, TODAY + 367), "bw_office")
    door.do(acts.ParticipantsSetSetting(1, 30, TODAY + 366), "bw_office")


def test_a_settings_history_only_grows(door: Door) -> None:
    door.do(acts.ParticipantsSetSetting(1, 30, TODAY + 10), "bw_office")
    with refused(rule.ParticipantsDayBefore(TODAY + 9, TODAY + 10)):
        door.do(acts.ParticipantsSetSetting(1, 40, TODAY + 9), "bw_office")


def test_a_setting_begins_on_its_day(door: Door) -> None:
    def expiry(day: int) -> int:
        return int(ask(door, "Participants", "setting", BW, codes.SETTING_EXPIRY_DAYS, day))

    for value, day in ((45, TODAY), (30, TODAY + 10), (20, TODAY + 10)):
        assert door.do(acts.ParticipantsSetSetting(1, value, day), "bw_office") == [
            happened.SettingChanged(BW, 1, value, day, org("bw_office"))
        ]
    assert [expiry(day) for day in (TODAY - 1, TODAY, TODAY + 9, TODAY + 10)] == [60, 45, 45, 20]
    entries = [DatedValue(45, TODAY), DatedValue(30, TODAY + 10), DatedValue(20, TODAY + 10)]
    assert door.state().settings[BW, 1] == entries
    assert ask(door, "Participants", "setting", AE, codes.SETTING_EXPIRY_DAYS, TODAY) == 60


def test_the_usual_values_of_the_settings(door: Door) -> None:
    usual = [ask(door, "Participants", "setting", BW, number, TODAY) for number in range(7)]
    assert usual == [0, 60, 14, 0, 0, 0, 0]


@pytest.mark.parametrize("parameter", [0, len(PARAMETERS) + 1])
def test_there_are_parameters_and_no_others(door: Door, parameter: int) -> None:
    with refused(rule.ParticipantsUnknownParameter(parameter)):
        act = acts.ParticipantsSetParameter(parameter, 1, TODAY)
        through(door, "Decisions", act)


BOUNDS = [
    (codes.PARAMETER_PRODUCTION_DAYS, 1, 90),
    (codes.PARAMETER_GRACE_AFTER_BAR_DAYS, 0, 60),
    (codes.PARAMETER_LATE_DAYS, 0, 30),
    (codes.PARAMETER_VALUATION_DAYS, 1, 180),
    (codes.PARAMETER_LOSS_ON_HOLD_PPM, 0, 50_000),
    (codes.PARAMETER_VOID_DAYS, 0, 365),
    (codes.PARAMETER_PAPER_GRACE_DAYS, 0, 365),
    (codes.PARAMETER_WINDOW_LEDGER_DAYS, 10, 90),
    (codes.PARAMETER_WINDOW_KP_DAYS, 10, 90),
    (codes.PARAMETER_WINDOW_PARAMETER_DAYS, 30, 180),
    (codes.PARAMETER_DAYS_BEFORE_SIGNING, 1, 30),
    (codes.PARAMETER_LOSS_APPROVED_PPM, 50_000, 500_000),
    (codes.PARAMETER_YIELD_LEAST_PPM, 50_000, 300_000),
    (codes.PARAMETER_YIELD_MOST_PPM, 500_000, 900_000),
    (codes.PARAMETER_WRITE_OFF_DAYS, 90, 365),
    (codes.PARAMETER_RESOLVE_ALONE_DAYS, 14, 90),
    (codes.PARAMETER_LOST_OVERDUE_DAYS, 60, 180),
    (codes.PARAMETER_LOST_DETAINED_DAYS, 120, 270),
    (codes.PARAMETER_UNDO_DAYS, 1, 7),
    (codes.PARAMETER_DOLLARS_PER_CARAT, 100_000, 100_000_000),
    (codes.PARAMETER_HEARD_PPM, 500_000, 750_000),
    (codes.PARAMETER_CHAIR_CLOSES_DAYS, 5, 20),
    (codes.PARAMETER_LAPSE_DAYS, 30, 60),
    (codes.PARAMETER_CLOSING_DAYS, 1, 7),
    (codes.PARAMETER_OPEN_PROPOSALS, 3, 10),
]


@pytest.mark.parametrize(("parameter", "lowest", "highest"), BOUNDS)
def test_a_parameter_stays_within_its_bounds(
    door: Door, parameter: int, lowest: int, highest: int
) -> None:
    for value in [highest + 1, *([lowest - 1] if lowest else [])]:
        with refused(rule.ParticipantsParameterOutOfBounds(parameter, value, lowest, highest)):
            act = acts.ParticipantsSetParameter(parameter, value, TODAY)
            through(door, "Decisions", act)
    for value in (lowest, highest):
        act = acts.ParticipantsSetParameter(parameter, value, TODAY)
        assert through(door, "Decisions", act) == [happened.ParameterSet(parameter, value, TODAY)]
        assert ask(door, "Participants", "parameter", parameter, TODAY) == value


def test_a_parameters_history_only_grows_and_not_far_ahead(door: Door) -> None:
    through(door, "Decisions", acts.ParticipantsSetParameter(1, 20, TODAY + 5))
    with refused(rule.ParticipantsDayBefore(TODAY + 4, TODAY + 5)):
        through(door, "Decisions", acts.ParticipantsSetParameter(1, 25, TODAY + 4))
    with refused(rule.ParticipantsDayTooFar(TODAY + 367, TODAY + 366)):
        through(door, "Decisions", acts.ParticipantsSetParameter(1, 25, TODAY + 367))
    through(door, "Decisions", acts.ParticipantsSetParameter(1, 25, TODAY + 6))
    days = (DAY0 - 1, DAY0, TODAY + 4, TODAY + 5, TODAY + 6)
    values = [ask(door, "Participants", "parameter", 1, day) for day in days]
    assert values == [30, 30, 30, 20, 25]
