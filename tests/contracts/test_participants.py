"""Offices, organisations, standings, settings: what their offices and focal keys may do."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from kp_ledger.base.messages import NO_KEY
from kp_ledger.generated import acts, codes
from kp_ledger.generated import events as happened
from kp_ledger.generated import refusals as rule
from kp_ledger.generated.records import (
    DatedValue,
    NumberRange,
    Office,
    ParticipantState,
    Standing,
)
from tests.actors import AE, AO, BW, ZW, actor
from tests.contracts.probing import address, ask, newcomer, row, through
from tests.world import DAY0, DOCUMENT, FOREVER, PARAMETERS, TODAY, Door, go_to, refused

OFFICE = 0x10000021
COMPANY = 0x10000031
NEVER = (1 << 48) - 1
NOTHING = bytes(32)


def org(name: str) -> int:
    return actor(name).organisation


def opening(**changes: Any) -> acts.ParticipantsOpenOffice:
    new = address("new_office")
    act = acts.ParticipantsOpenOffice(OFFICE, BW, codes.POWER_IMPORT, DOCUMENT, DOCUMENT, new)
    return replace(act, **changes)


def admission(**changes: Any) -> acts.ParticipantsAdmit:
    act = acts.ParticipantsAdmit(COMPANY, 0, DOCUMENT, DOCUMENT, address("new_company"))
    return replace(act, **changes)


def standing(name: str, status: int, since: int = TODAY) -> acts.ParticipantsSetStanding:
    return acts.ParticipantsSetStanding(org(name), status, since, DOCUMENT)


# Offices: refusals


@pytest.mark.parametrize("by", ["ao_focal", "bw_office", "stranger"])
def test_only_the_focal_key_opens_an_office(door: Door, by: str) -> None:
    with refused(rule.ParticipantsNotFocalKey(BW, actor(by).address)):
        door.do(opening(), by)


def test_an_unknown_participant_has_no_focal_key(door: Door) -> None:
    with refused(rule.ParticipantsNotFocalKey(0x5858, actor("bw_focal").address)):
        door.do(opening(participant=0x5858), "bw_focal")


@pytest.mark.parametrize("first_day", [0, TODAY + 1])
def test_no_office_is_opened_outside_the_ledger(door: Door, first_day: int) -> None:
    entry = ParticipantState(codes.KP_PARTICIPANT, True, first_day, TODAY)
    through(door, "Consensus", acts.ParticipantsSetParticipant(ZW, entry, NOTHING))
    focal = acts.ParticipantsSetFocalKey(ZW, newcomer("zw_focal").address, NOTHING)
    through(door, "Consensus", focal)
    with refused(rule.ParticipantsOutside(ZW, first_day)):
        door.do(opening(participant=ZW), "zw_focal")


@pytest.mark.parametrize("powers", [0, 32, 33, 255])
def test_an_office_has_powers_that_are_known(door: Door, powers: int) -> None:
    with refused(rule.ParticipantsBadPowers(powers)):
        door.do(opening(powers=powers), "bw_focal")


@pytest.mark.parametrize("number", [0, org("bw_miner"), org("ao_office"), org("zw_exporter")])
def test_an_organisations_number_is_given_once(door: Door, number: int) -> None:
    with refused(rule.ParticipantsNumberTaken(number)):
        door.do(opening(organisation=number), "bw_focal")
    with refused(rule.ParticipantsNumberTaken(number)):
        door.do(admission(organisation=number), "bw_office")
    with refused(rule.ParticipantsNumberTaken(number)):
        door.do(acts.ParticipantsAdmitOutside(number, ZW, DOCUMENT), "bw_office")


@pytest.mark.parametrize("key", [NO_KEY, actor("ae_trader").address])
def test_a_key_is_enrolled_once(door: Door, key: str) -> None:
    taken = rule.ParticipantsKeyTaken(key)
    with refused(taken):
        door.do(opening(key=key), "bw_focal")
    with refused(taken):
        door.do(admission(key=key), "bw_office")
    with refused(taken):
        door.do(acts.ParticipantsEnrol(key), "bw_miner")
    if key != NO_KEY:
        with refused(taken):
            door.do(acts.ParticipantsCutKeys(org("bw_miner"), (), key, NOTHING), "bw_office")
    with refused(taken):
        through(door, "Consensus", acts.ParticipantsSetFocalKey(BW, key, NOTHING))


def test_only_an_office_can_be_closed(door: Door) -> None:
    with refused(rule.ParticipantsNotAnOffice(org("bw_miner"))):
        door.do(acts.ParticipantsCloseOffice(org("bw_miner"), TODAY), "bw_focal")


def test_only_its_focal_key_closes_an_office(door: Door) -> None:
    with refused(rule.ParticipantsNotFocalKey(BW, actor("ao_focal").address)):
        door.do(acts.ParticipantsCloseOffice(org("bw_export"), TODAY), "ao_focal")


def test_an_office_is_not_closed_in_the_past(door: Door) -> None:
    with refused(rule.ParticipantsDayInPast(TODAY - 1, TODAY)):
        door.do(acts.ParticipantsCloseOffice(org("bw_export"), TODAY - 1), "bw_focal")


def test_an_office_is_closed_once(door: Door) -> None:
    door.do(acts.ParticipantsCloseOffice(org("bw_export"), TODAY + 5), "bw_focal")
    with refused(rule.ParticipantsOfficeClosed(org("bw_export"), TODAY + 5)):
        door.do(acts.ParticipantsCloseOffice(org("bw_export"), TODAY + 9), "bw_focal")


def test_a_closed_office_is_allotted_no_numbers(door: Door) -> None:
    door.do(acts.ParticipantsCloseOffice(org("bw_export"), TODAY), "bw_focal")
    go_to(door, TODAY + 1)
    with refused(rule.ParticipantsOfficeClosed(org("bw_export"), TODAY)):
        door.do(acts.ParticipantsAllotNumbers(org("bw_export"), 5_000, 5_001), "bw_focal")


@pytest.mark.parametrize("first", [0, 1, 1_500, 2_000])
def test_numbers_are_allotted_above_the_highest(door: Door, first: int) -> None:
    with refused(rule.ParticipantsSerialsTaken(first, 2_000)):
        door.do(acts.ParticipantsAllotNumbers(org("bw_office"), first, 3_000), "bw_focal")


@pytest.mark.parametrize(("first", "last"), [(2_500, 2_499), (2_001, 1 << 31)])
def test_allotted_numbers_are_a_range_below_2_31(door: Door, first: int, last: int) -> None:
    with refused(rule.ParticipantsBadRange(first, last)):
        door.do(acts.ParticipantsAllotNumbers(org("bw_office"), first, last), "bw_focal")


def test_only_an_office_of_ones_own_is_allotted_numbers(door: Door) -> None:
    with refused(rule.ParticipantsNotAnOffice(org("bw_miner"))):
        door.do(acts.ParticipantsAllotNumbers(org("bw_miner"), 2_001, 2_002), "bw_focal")
    with refused(rule.ParticipantsNotFocalKey(AO, actor("bw_focal").address)):
        door.do(acts.ParticipantsAllotNumbers(org("ao_office"), 2_001, 2_002), "bw_focal")


# Offices: effects and events


def test_an_office_is_opened_with_a_key_that_is_live_at_once(door: Door) -> None:
    moment, key = door.moment, address("new_office")
    assert door.do(opening(), "bw_focal") == [
        happened.OrganisationAdmitted(OFFICE, BW, DOCUMENT, DOCUMENT),
        happened.StandingChanged(OFFICE, 1, TODAY, FOREVER, codes.ROLE_OFFICE, 0, DOCUMENT),
        happened.OfficeOpened(OFFICE, BW, codes.POWER_IMPORT, TODAY),
        happened.KeyEnrolled(key, OFFICE, moment, NEVER, 0, 0),
    ]
    state = door.state()
    assert state.offices[OFFICE] == Office(BW, codes.POWER_IMPORT, TODAY, FOREVER)
    assert state.standings[OFFICE] == [Standing(BW, 1, TODAY, FOREVER, codes.ROLE_OFFICE, 1, 0)]
    answer = ask(door, "Participants", "actingOffice", key, codes.POWER_IMPORT)
    assert tuple(answer) == (OFFICE, BW)


def test_automatic_holds_belong_to_the_licence_office_opened_last(door: Door) -> None:
    assert ask(door, "Participants", "licensingOffice", BW) == org("bw_office")
    door.do(opening(powers=codes.POWER_LICENCE), "bw_focal")
    assert ask(door, "Participants", "licensingOffice", BW) == OFFICE


def test_a_closed_office_works_to_the_end_of_its_day(door: Door) -> None:
    act = acts.ParticipantsCloseOffice(org("bw_export"), TODAY + 1)
    assert door.do(act, "bw_focal") == [
        happened.OfficeClosed(org("bw_export"), BW, TODAY + 1),
        happened.StandingChanged(
            org("bw_export"), 1, TODAY, TODAY + 1, codes.ROLE_OFFICE, 0, NOTHING
        ),
    ]
    key, power = actor("bw_export").address, codes.POWER_EXPORT
    go_to(door, TODAY + 1)
    assert tuple(ask(door, "Participants", "actingOffice", key, power)) == (org("bw_export"), BW)
    go_to(door, TODAY + 2)
    with refused(rule.ParticipantsOfficeClosed(org("bw_export"), TODAY + 1)):
        ask(door, "Participants", "actingOffice", key, power)
    held = rule.ParticipantsMayNotHold(org("bw_export"), codes.ROLE_OFFICE, TODAY + 1, TODAY + 2)
    with refused(held):
        ask(door, "Participants", "checkHolder", org("bw_export"), BW, TODAY + 2)


def test_numbers_are_allotted_to_an_office(door: Door) -> None:
    last = (1 << 31) - 1
    act = acts.ParticipantsAllotNumbers(org("bw_export"), 2_001, last)
    assert door.do(act, "bw_focal") == [happened.NumbersAllotted(BW, org("bw_export"), 2_001, last)]
    state = door.state()
    assert state.highest_serials[BW] == last
    ranges = [NumberRange(1_001, 2_000), NumberRange(2_001, last)]
    assert state.number_ranges[org("bw_export")] == ranges


@pytest.mark.parametrize("serial", [0, 1_001, 3_000])
def test_a_serial_lies_in_a_range_of_the_office(door: Door, serial: int) -> None:
    with refused(rule.ParticipantsSerialNotAllotted(org("bw_office"), serial)):
        ask(door, "Participants", "checkSerial", org("bw_office"), serial)
    ask(door, "Participants", "checkSerial", org("bw_office"), 1_000)
    ask(door, "Participants", "checkSerial", org("bw_export"), 1_001)


# Who acts as an office: refusals


def test_a_key_of_nobodys_is_no_office(door: Door) -> None:
    stranger = actor("stranger").address
    with refused(rule.ParticipantsKeyNotLive(stranger, 0, 0, door.moment)):
        door.do(admission(), "stranger")


def test_a_company_is_no_office(door: Door) -> None:
    with refused(rule.ParticipantsNoPower(org("bw_miner"), 0, codes.POWER_LICENCE)):
        door.do(admission(), "bw_miner")


def test_an_office_acts_within_its_powers(door: Door) -> None:
    no_power = rule.ParticipantsNoPower(org("bw_export"), codes.POWER_EXPORT, codes.POWER_LICENCE)
    with refused(no_power):
        door.do(admission(), "bw_export")
    with refused(no_power):
        door.do(standing("bw_miner", codes.STANDING_SUSPENDED), "bw_export")
    with refused(no_power):
        door.do(acts.ParticipantsSetSetting(1, 60, TODAY), "bw_export")
    with refused(no_power):
        door.do(acts.ParticipantsCutKeys(org("bw_miner"), (), NO_KEY, NOTHING), "bw_export")


@pytest.mark.parametrize("name", ["bw_export", "bw_office", "bw_observer"])
def test_no_office_acts_on_an_office_or_an_observer(door: Door, name: str) -> None:
    roles = door.state().standings[org(name)][-1].roles
    own = rule.ParticipantsNotAnOfficesOwn(org(name), roles)
    with refused(own):
        door.do(standing(name, codes.STANDING_SUSPENDED), "bw_office")
    if name == "bw_office":
        return
    with refused(own):
        act = acts.ParticipantsRevoke(actor(name).address, door.moment, NOTHING)
        door.do(act, "bw_office")


# Organisations: refusals


@pytest.mark.parametrize("roles", [codes.ROLE_MINER, codes.ROLE_OFFICE, 65, 256])
def test_roles_come_with_licences(door: Door, roles: int) -> None:
    with refused(rule.ParticipantsBadRoles(roles)):
        door.do(admission(roles=roles), "bw_office")


def test_a_party_is_admitted_of_a_known_participant_only(door: Door) -> None:
    with refused(rule.ParticipantsUnknown(0x5858)):
        door.do(acts.ParticipantsAdmitOutside(COMPANY, 0x5858, DOCUMENT), "bw_office")


def test_a_party_on_the_ledger_is_admitted_by_its_own_office(door: Door) -> None:
    with refused(rule.ParticipantsOnLedger(AE, DAY0)):
        door.do(acts.ParticipantsAdmitOutside(COMPANY, AE, DOCUMENT), "bw_office")


def test_an_office_that_crosses_no_border_admits_nobody_outside(door: Door) -> None:
    door.do(opening(powers=codes.POWER_LICENCE), "bw_focal")
    newcomer("new_office")
    power = codes.POWER_EXPORT | codes.POWER_IMPORT
    with refused(rule.ParticipantsNoPower(OFFICE, codes.POWER_LICENCE, power)):
        door.do(acts.ParticipantsAdmitOutside(COMPANY, ZW, DOCUMENT), "new_office")


def test_an_office_rules_over_its_own_participant(door: Door) -> None:
    miner = org("ao_miner")
    other = rule.ParticipantsNotOfParticipant(miner, AO, BW)
    with refused(other):
        door.do(standing("ao_miner", codes.STANDING_SUSPENDED), "bw_office")
    with refused(other):
        door.do(acts.ParticipantsCutKeys(miner, (), NO_KEY, NOTHING), "bw_office")
    with refused(other):
        act = acts.ParticipantsRevoke(actor("ao_miner").address, door.moment, NOTHING)
        door.do(act, "bw_office")


def test_an_unknown_organisation_has_no_standing(door: Door) -> None:
    with refused(rule.ParticipantsNotOfParticipant(COMPANY, 0, BW)):
        door.do(acts.ParticipantsSetStanding(COMPANY, 2, TODAY, DOCUMENT), "bw_office")
    with refused(rule.ParticipantsNotInGoodStanding(COMPANY, 0, TODAY)):
        ask(door, "Participants", "checkStanding", COMPANY, TODAY)


@pytest.mark.parametrize("status", [0, 4])
def test_a_standing_has_a_known_status(door: Door, status: int) -> None:
    with refused(rule.ParticipantsBadStatus(status)):
        door.do(standing("bw_miner", status), "bw_office")


def test_a_standing_does_not_change_in_the_future(door: Door) -> None:
    with refused(rule.ParticipantsDayInFuture(TODAY + 2, TODAY + 1)):
        door.do(standing("bw_miner", codes.STANDING_SUSPENDED, TODAY + 2), "bw_office")


def test_a_standing_does_not_change_before_its_last_entry(door: Door) -> None:
    door.do(standing("bw_miner", codes.STANDING_SUSPENDED, TODAY - 3), "bw_office")
    with refused(rule.ParticipantsDayBefore(TODAY - 4, TODAY - 3)):
        door.do(standing("bw_miner", codes.STANDING_GOOD, TODAY - 4), "bw_office")


# Organisations: effects and events


def test_an_organisation_is_admitted_without_a_role(door: Door) -> None:
    moment = door.moment
    assert door.do(admission(), "bw_office") == [
        happened.OrganisationAdmitted(COMPANY, BW, DOCUMENT, DOCUMENT),
        happened.StandingChanged(COMPANY, 1, TODAY, 0, 0, org("bw_office"), DOCUMENT),
        happened.KeyEnrolled(address("new_company"), COMPANY, moment, NEVER, 0, org("bw_office")),
    ]
    assert door.state().standings[COMPANY] == [Standing(BW, 1, TODAY, 0, 0, 1, 0)]


def test_an_observer_is_admitted_as_one(door: Door) -> None:
    door.do(admission(roles=codes.ROLE_OBSERVER), "bw_office")
    entry = Standing(BW, 1, TODAY, FOREVER, codes.ROLE_OBSERVER, 1, 0)
    assert door.state().standings[COMPANY] == [entry]


def test_a_party_outside_has_neither_key_nor_role(door: Door) -> None:
    act = acts.ParticipantsAdmitOutside(COMPANY, ZW, DOCUMENT)
    assert door.do(act, "bw_export") == [
        happened.OrganisationAdmitted(COMPANY, ZW, DOCUMENT, NOTHING),
        happened.StandingChanged(COMPANY, 1, TODAY, 0, 0, org("bw_export"), DOCUMENT),
    ]


def test_a_suspension_reaches_back_to_its_day(door: Door) -> None:
    since = TODAY - 3
    act = standing("bw_trader", codes.STANDING_SUSPENDED, since)
    before = door.state().standings[org("bw_trader")][-1]
    assert door.do(act, "bw_office") == [
        happened.StandingChanged(
            org("bw_trader"), 2, since, before.until, before.roles, org("bw_office"), DOCUMENT
        )
    ]
    with refused(rule.ParticipantsNotInGoodStanding(org("bw_trader"), 2, TODAY)):
        ask(door, "Participants", "checkHolder", org("bw_trader"), BW, since - 1)
    with refused(rule.ParticipantsNotInGoodStanding(org("bw_trader"), 2, since)):
        ask(door, "Participants", "checkStandingOn", org("bw_trader"), since)
    ask(door, "Participants", "checkStandingOn", org("bw_trader"), since - 1)
    history = door.state().standings[org("bw_trader")]
    assert history[-2:] == [before, replace(before, status=2, since=since)]


def test_of_two_entries_of_one_day_the_later_holds(door: Door) -> None:
    for status in (codes.STANDING_SUSPENDED, codes.STANDING_GOOD):
        door.do(standing("bw_trader", status), "bw_office")
    ask(door, "Participants", "checkStanding", org("bw_trader"), TODAY)
    entries = [entry.status for entry in door.state().standings[org("bw_trader")]]
    assert entries[-2:] == [codes.STANDING_SUSPENDED, codes.STANDING_GOOD]


def test_a_holder_is_of_the_place_and_may_hold(door: Door) -> None:
    trader, observer = org("ae_trader"), org("bw_observer")
    with refused(rule.ParticipantsNotOfPlace(trader, AE, BW)):
        ask(door, "Participants", "checkHolder", trader, BW, TODAY)
    with refused(rule.ParticipantsMayNotHold(observer, codes.ROLE_OBSERVER, FOREVER, TODAY)):
        ask(door, "Participants", "checkHolder", observer, BW, TODAY)
    end = DAY0 + 730
    ask(door, "Participants", "checkHolder", org("bw_trader"), BW, end)
    with refused(rule.ParticipantsMayNotHold(org("bw_trader"), codes.ROLE_TRADER, end, end + 1)):
        ask(door, "Participants", "checkHolder", org("bw_trader"), BW, end + 1)


# Settings and parameters


@pytest.mark.parametrize("setting", [0, 6, 255])
def test_there_are_five_settings(door: Door, setting: int) -> None:
    with refused(rule.ParticipantsUnknownSetting(setting)):
        door.do(acts.ParticipantsSetSetting(setting, 1, TODAY), "bw_office")


@pytest.mark.parametrize(
    ("setting", "value", "lowest", "highest"),
    [
        (codes.SETTING_EXPIRY_DAYS, 0, 1, 180),
        (codes.SETTING_EXPIRY_DAYS, 181, 1, 180),
        (codes.SETTING_OVERDUE_DAYS, 91, 1, 90),
        (codes.SETTING_TOLERANCE_MILLICARATS, 1_000_000_001, 0, 1_000_000_000),
        (codes.SETTING_TOLERANCE_PPM, 100_001, 0, 100_000),
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
        through(door, "Consensus", act)


BOUNDS = [
    (codes.PARAMETER_PRODUCTION_DAYS, 1, 90),
    (codes.PARAMETER_GRACE_AFTER_BAR_DAYS, 0, 60),
    (codes.PARAMETER_LATE_DAYS, 0, 30),
    (codes.PARAMETER_VALUATION_DAYS, 1, 180),
    (codes.PARAMETER_LOSS_ON_HOLD_PPM, 0, 1_000_000),
    (codes.PARAMETER_VOID_DAYS, 0, 365),
    (codes.PARAMETER_PAPER_GRACE_DAYS, 0, 365),
    (codes.PARAMETER_WINDOW_LEDGER_DAYS, 10, 90),
    (codes.PARAMETER_WINDOW_KP_DAYS, 10, 90),
    (codes.PARAMETER_WINDOW_PARAMETER_DAYS, 30, 180),
    (codes.PARAMETER_DAYS_BEFORE_SIGNING, 1, 30),
]


@pytest.mark.parametrize(("parameter", "lowest", "highest"), BOUNDS)
def test_a_parameter_stays_within_its_bounds(
    door: Door, parameter: int, lowest: int, highest: int
) -> None:
    for value in [highest + 1, *([lowest - 1] if lowest else [])]:
        with refused(rule.ParticipantsParameterOutOfBounds(parameter, value, lowest, highest)):
            act = acts.ParticipantsSetParameter(parameter, value, TODAY)
            through(door, "Consensus", act)
    for value in (lowest, highest):
        act = acts.ParticipantsSetParameter(parameter, value, TODAY)
        assert through(door, "Consensus", act) == [happened.ParameterSet(parameter, value, TODAY)]
        assert ask(door, "Participants", "parameter", parameter, TODAY) == value


def test_a_parameters_history_only_grows_and_not_far_ahead(door: Door) -> None:
    through(door, "Consensus", acts.ParticipantsSetParameter(1, 20, TODAY + 5))
    with refused(rule.ParticipantsDayBefore(TODAY + 4, TODAY + 5)):
        through(door, "Consensus", acts.ParticipantsSetParameter(1, 25, TODAY + 4))
    with refused(rule.ParticipantsDayTooFar(TODAY + 367, TODAY + 366)):
        through(door, "Consensus", acts.ParticipantsSetParameter(1, 25, TODAY + 367))
    through(door, "Consensus", acts.ParticipantsSetParameter(1, 25, TODAY + 6))
    days = (DAY0 - 1, DAY0, TODAY + 4, TODAY + 5, TODAY + 6)
    values = [ask(door, "Participants", "parameter", 1, day) for day in days]
    assert values == [30, 30, 30, 20, 25]


# Participants, by Consensus


def entry(**changes: Any) -> ParticipantState:
    return replace(ParticipantState(codes.KP_SUSPENDED, True, DAY0, TODAY), **changes)


def put_down(door: Door, participant: int = BW, **changes: Any) -> list[Any]:
    act = acts.ParticipantsSetParticipant(participant, entry(**changes), DOCUMENT)
    return through(door, "Consensus", act)


DOORS = [
    acts.ParticipantsSetParticipant(BW, entry(), DOCUMENT),
    acts.ParticipantsSetFocalKey(BW, address("spare"), DOCUMENT),
    acts.ParticipantsSetParameter(1, 30, TODAY),
    acts.ParticipantsSetRoles(org("bw_miner"), 1, TODAY, FOREVER, org("bw_office"), DOCUMENT),
]


@pytest.mark.parametrize("act", DOORS, ids=lambda act: type(act).__name__)
@pytest.mark.parametrize("by", ["bw_focal", "bw_office", "stranger"])
def test_nobodys_key_opens_a_door(door: Door, act: Any, by: str) -> None:
    with refused(rule.NotTheDoor(actor(by).address)):
        door.do(act, by)


@pytest.mark.parametrize("code", [0, 0x4140, 0x415B, 0x4041, 0x5B41, 0x6277])
def test_a_participant_is_two_capital_letters(door: Door, code: int) -> None:
    with refused(rule.ParticipantsBadCode(code)):
        put_down(door, code)


@pytest.mark.parametrize("status", [0, 5])
def test_a_participant_has_a_known_status(door: Door, status: int) -> None:
    with refused(rule.ParticipantsBadStatus(status)):
        put_down(door, status=status)


def test_a_participants_history_only_grows(door: Door) -> None:
    with refused(rule.ParticipantsDayInFuture(TODAY + 2, TODAY + 1)):
        put_down(door, since=TODAY + 2)
    with refused(rule.ParticipantsDayBefore(DAY0 - 1, DAY0)):
        put_down(door, since=DAY0 - 1)


def test_a_suspended_participant_was_in_good_standing_before(door: Door) -> None:
    assert put_down(door, since=TODAY - 2) == [
        happened.ParticipantSet(BW, b"BW", 3, True, DAY0, TODAY - 2, DOCUMENT)
    ]
    ask(door, "Participants", "checkParticipantOn", BW, TODAY - 3)
    with refused(rule.ParticipantsNotAParticipant(BW, 3, TODAY - 2)):
        ask(door, "Participants", "checkParticipantOn", BW, TODAY - 2)
    with refused(rule.ParticipantsNotAParticipant(BW, 0, DAY0 - 1)):
        ask(door, "Participants", "checkParticipantOn", BW, DAY0 - 1)
    with refused(rule.ParticipantsNotAParticipant(BW, 3, TODAY)):
        ask(door, "Participants", "checkParticipant", BW, TODAY - 3)
    with refused(rule.ParticipantsNotAParticipant(0x5858, 0, TODAY)):
        ask(door, "Participants", "checkParticipant", 0x5858, TODAY)
    first, last = door.state().participants[BW]
    assert (first.status, last) == (codes.KP_PARTICIPANT, entry(since=TODAY - 2))


def test_a_new_participant_begins_with_four_zones(door: Door) -> None:
    code = int.from_bytes(b"NA", "big")
    count = len(door.state().zones)
    events = put_down(door, code, status=codes.KP_PARTICIPANT, on_ledger_from=0)
    expected: list[Any] = [happened.ParticipantSet(code, b"NA", 2, True, 0, TODAY, DOCUMENT)]
    for nature in (1, 2, 3, 4):
        zone = count + nature
        expected.append(happened.ZoneOpened(zone, code, nature, NOTHING, ()))
        expected.append(happened.EpochOpened(zone, 1, codes.ZONE_CLEAR, TODAY, NOTHING))
    assert events == expected
    found = [ask(door, "Zones", "firstZone", code, nature) for nature in range(6)]
    assert found == [0, count + 1, count + 2, count + 3, count + 4, 0]


def test_a_new_focal_key_takes_over(door: Door) -> None:
    new = newcomer("bw_focal_new").address
    act = acts.ParticipantsSetFocalKey(BW, new, DOCUMENT)
    assert through(door, "Consensus", act) == [happened.FocalKeySet(BW, new, DOCUMENT)]
    with refused(rule.ParticipantsNotFocalKey(BW, actor("bw_focal").address)):
        door.do(opening(), "bw_focal")
    door.do(opening(), "bw_focal_new")


# What storage holds


@pytest.mark.chain_only
def test_histories_are_read_whole(door: Door) -> None:
    door.do(standing("bw_trader", codes.STANDING_SUSPENDED), "bw_office")
    door.do(acts.ParticipantsSetSetting(1, 45, TODAY), "bw_office")
    door.do(acts.ParticipantsSetSetting(1, 46, TODAY + 1), "bw_office")

    def read(function: str, *arguments: Any) -> list[tuple[Any, ...]]:
        return [row(one) for one in door.read("Participants", function, *arguments)]

    statuses = [one[1] for one in read("standingHistory", org("bw_trader"))]
    assert statuses[-2:] == [1, 2]
    assert read("settingHistory", BW, 1) == [(45, TODAY), (46, TODAY + 1)]
    assert read("settingHistory", AE, 1) == []
    assert read("standingHistory", COMPANY) == []
    assert read("participantHistory", 0x5858) == []
    assert read("participantHistory", BW) == [(2, True, DAY0, DAY0)]
    assert read("parameterHistory", 1) == [(30, DAY0)]
    assert door.read("Participants", "highestSerial", BW) == 2_000
    assert door.read("Participants", "focalKey", BW).lower() == actor("bw_focal").address
