"""The last value that is allowed and the first that is refused, of every limit there is.

Numbers stand here as numbers: a limit that moves in the sources is noticed here, through every door.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from kp_ledger.base.messages import Refusal
from kp_ledger.domain.days import SECONDS_PER_DAY
from kp_ledger.generated import acts, codes
from kp_ledger.generated import refusals as rule
from tests.contracts import bounding as size
from tests.contracts.consenting import parameter, propose
from tests.world import TODAY, Door, refused

DAYS_90, DAYS_30 = 90 * SECONDS_PER_DAY, 30 * SECONDS_PER_DAY


@dataclass(frozen=True)
class Boundary:
    """`do` succeeds with `last`, and is refused by `refusal` with one more."""

    limit: str
    last: int
    do: Callable[[Door, int], None]
    refusal: type[Refusal]


TABLE = [
    Boundary("LIMIT_ORIGINS", 128, size.origins, rule.BlendsTooManyOrigins),
    Boundary("LIMIT_INPUTS", 1_000, size.inputs, rule.TransformationsTooManyInputs),
    Boundary("LIMIT_OUTPUTS", 200, size.lots, rule.ParcelsTooManyLots),
    Boundary("LIMIT_OUTPUTS", 200, size.parts, rule.TransformationsTooManyOutputs),
    Boundary("LIMIT_OUTPUTS", 200, size.sorts, rule.TransformationsTooManyOutputs),
    Boundary("LIMIT_SOLD", 200, size.sold, rule.TransformationsTooManyInputs),
    Boundary("LIMIT_CERTIFICATE_PARCELS", 200, size.requested, rule.RequestsTooManyParcels),
    Boundary("LIMIT_CERTIFICATE_PARCELS", 200, size.recorded, rule.PaperTooManyParcels),
    Boundary("LIMIT_CITED", 200, size.cited, rule.RequestsTooManyCited),
    Boundary("LIMIT_SEALS", 200, size.seals, rule.ShipmentsTooManySeals),
    Boundary("LIMIT_PAPER_NUMBER", 32, size.printed, rule.PaperNumberTooLong),
    Boundary("LIMIT_HANDOVER_PARCELS", 100, size.handed_over, rule.ParcelsTooManyHandedOver),
    Boundary("PARAMETER_OPEN_PROPOSALS", 3, size.proposals, rule.ConsensusTooManyOpen),
    Boundary("LIMIT_DAYS_AHEAD", 366, size.setting_ahead, rule.ParticipantsDayTooFar),
    Boundary("LIMIT_DAYS_AHEAD", 366, size.joining_ahead, rule.ConsensusDayAfter),
    Boundary("LIMIT_ORDER_DAYS", DAYS_90, size.handover_until, rule.OrdersDeadlineTooFar),
    Boundary("LIMIT_ORDER_DAYS", DAYS_90, size.work_until, rule.OrdersDeadlineTooFar),
    Boundary("LIMIT_ORDER_DAYS", DAYS_90, size.application_until, rule.OrdersDeadlineTooFar),
    Boundary("LIMIT_ORDER_DAYS", DAYS_90, size.valuation_until, rule.OrdersDeadlineTooFar),
    Boundary("LIMIT_ORDER_DAYS", DAYS_90, size.acceptance_until, rule.OrdersDeadlineTooFar),
    Boundary(
        "LIMIT_PRODUCTION_ORDER_DAYS", DAYS_30, size.production_until, rule.OrdersDeadlineTooFar
    ),
    Boundary("LIMIT_CLOCK_SKEW", 3_600, size.handover_ahead, rule.ParticipantsSignedAhead),
    Boundary("LIMIT_SERIALS_AHEAD", 10_000_000, size.allotted_ahead, rule.ParticipantsRangeTooFar),
    Boundary("LIMIT_KEYS_KEPT", 100, size.kept_keys, rule.ParticipantsTooManyKept),
    Boundary("SETTING_EXPIRY_DAYS", 60, size.expires_after, rule.IssuanceExpiryTooFar),
    Boundary("PARAMETER_PRODUCTION_DAYS", 30, size.dug_before, rule.ZonesTooOld),
    Boundary("PARAMETER_VOID_DAYS", 30, size.voided_after, rule.CorrectionsTooLate),
    Boundary(
        "PARAMETER_VALUATION_DAYS", 30, size.issued_after_valuation, rule.RequestsTooFewValuations
    ),
    Boundary(
        "PARAMETER_LATE_DAYS", 3, size.departed_late_after_expiry, rule.ShipmentsEnteredTooLate
    ),
    Boundary("PARAMETER_DOLLARS_PER_CARAT", 1_000_000, size.worth, rule.IssuanceValueTooHigh),
    Boundary("PARAMETER_LOSS_ON_HOLD_PPM", 30_000, size.lost, rule.ParcelsOnHold),
    Boundary(
        "PARAMETER_LOSS_APPROVED_PPM", 200_000, size.loses, rule.TransformationsLossNotApproved
    ),
]

# Tests elsewhere that say both sides, where hundreds of acts lead to the limit.
HELD_BY = {
    "LIMIT_REVISIONS": "test_missing.py::test_up_to_65000_a_parcel_moves_as_any",
    "LIMIT_HOLD_PARCELS": "test_holds.py::test_a_hold_names_200_parcels_at_most",
    "LIMIT_ENTRIES": "test_blends.py::test_the_different_blends_have_2048_entries_at_most",
    "LIMIT_STEPS": "test_detentions.py::test_a_certificate_is_detained_within_its_steps",
    "LIMIT_FOUND_DAYS": "test_losses.py::test_what_both_declared_one_finds_after_ninety_days",
    "LIMIT_RESERVE_NOTICE_DAYS": (
        "test_reserve.py::test_the_first_reserve_counts_at_once_and_the_next_in_ten_days"
    ),
    "LIMIT_MANY_COUNTED": "test_closing.py::test_of_four_half_are_heard_and_two_besides_the_proposer",
    "LIMIT_HEARD_BESIDES": "test_closing.py::test_two_besides_the_proposer_are_enough",
    "LIMIT_CLOSERS": "test_closing.py::test_of_four_two_close",
    "LIMIT_SECOND_KEY_HOURS": "test_two_keys.py::test_neither_key_is_younger_than_two_days",
    "LIMIT_RETURN_DAYS": (
        "test_detentions.py::test_what_was_turned_back_is_left_to_its_origin_for_ninety_days"
    ),
    "LIMIT_ZONES": "test_zones.py::test_a_participant_has_250_zones_at_most",
    "LIMIT_OWN_EPOCHS": "test_zones.py::test_attack_epochs_used_up",
    "LIMIT_EPOCHS": "test_zones.py::test_a_zone_has_254_epochs_at_most_and_can_then_be_closed",
}

SETTINGS = {
    "SETTING_EXPIRY_DAYS": (1, 180),
    "SETTING_OVERDUE_DAYS": (5, 90),
    "SETTING_TOLERANCE_MILLICARATS": (0, 1_000),
    "SETTING_TOLERANCE_PPM": (0, 5_000),
    "SETTING_DETAIN_EXPIRED": (0, 1),
}
PARAMETERS = {
    "PARAMETER_PRODUCTION_DAYS": (1, 90),
    "PARAMETER_GRACE_AFTER_BAR_DAYS": (0, 60),
    "PARAMETER_LATE_DAYS": (0, 30),
    "PARAMETER_VALUATION_DAYS": (1, 180),
    "PARAMETER_LOSS_ON_HOLD_PPM": (0, 50_000),
    "PARAMETER_VOID_DAYS": (0, 365),
    "PARAMETER_PAPER_GRACE_DAYS": (0, 365),
    "PARAMETER_WINDOW_LEDGER_DAYS": (10, 90),
    "PARAMETER_WINDOW_KP_DAYS": (10, 90),
    "PARAMETER_WINDOW_PARAMETER_DAYS": (30, 180),
    "PARAMETER_DAYS_BEFORE_SIGNING": (1, 30),
    "PARAMETER_LOSS_APPROVED_PPM": (50_000, 500_000),
    "PARAMETER_YIELD_LEAST_PPM": (50_000, 300_000),
    "PARAMETER_YIELD_MOST_PPM": (500_000, 900_000),
    "PARAMETER_WRITE_OFF_DAYS": (90, 365),
    "PARAMETER_RESOLVE_ALONE_DAYS": (14, 90),
    "PARAMETER_LOST_OVERDUE_DAYS": (60, 180),
    "PARAMETER_LOST_DETAINED_DAYS": (120, 270),
    "PARAMETER_UNDO_DAYS": (1, 7),
    "PARAMETER_DOLLARS_PER_CARAT": (100_000, 100_000_000),
    "PARAMETER_HEARD_PPM": (500_000, 750_000),
    "PARAMETER_CHAIR_CLOSES_DAYS": (5, 20),
    "PARAMETER_LAPSE_DAYS": (30, 60),
    "PARAMETER_CLOSING_DAYS": (1, 7),
    "PARAMETER_OPEN_PROPOSALS": (3, 10),
}


def said(row: Boundary) -> str:
    return f"{row.limit}-{row.do.__name__}"


@pytest.mark.parametrize("row", [row for row in TABLE if row.last == 1_000], ids=said)
def test_the_last_value_of_a_large_act_is_allowed(door: Door, row: Boundary) -> None:
    row.do(door, row.last)


@pytest.mark.parametrize("row", [row for row in TABLE if row.last != 1_000], ids=said)
def test_the_last_value_is_allowed(door: Door, row: Boundary) -> None:
    row.do(door, row.last)


@pytest.mark.parametrize("row", [row for row in TABLE if row.last == 1_000], ids=said)
def test_the_first_value_of_a_large_act_beyond_is_refused(door: Door, row: Boundary) -> None:
    with pytest.raises(row.refusal):
        row.do(door, row.last + 1)


@pytest.mark.parametrize("row", [row for row in TABLE if row.last != 1_000], ids=said)
def test_the_first_value_beyond_is_refused(door: Door, row: Boundary) -> None:
    with pytest.raises(row.refusal):
        row.do(door, row.last + 1)


@pytest.mark.parametrize("name", SETTINGS)
def test_a_setting_has_two_ends(door: Door, name: str) -> None:
    number, (least, most) = getattr(codes, name), SETTINGS[name]
    for value in (least - 1, most + 1):
        if value >= 0:
            with refused(rule.ParticipantsSettingOutOfBounds(number, value, least, most)):
                door.do(acts.ParticipantsSetSetting(number, value, TODAY), "bw_office")
    for value in (least, most):
        door.do(acts.ParticipantsSetSetting(number, value, TODAY), "bw_office")


@pytest.mark.parametrize("name", PARAMETERS)
def test_a_parameter_has_two_ends(door: Door, name: str) -> None:
    number, (least, most) = getattr(codes, name), PARAMETERS[name]
    for value in (least - 1, most + 1):
        if value >= 0:
            with refused(rule.ConsensusParameterBounds(number, value, least, most)):
                propose(door, parameter(door, number, value))
    for value in (least, most):
        assert propose(door, parameter(door, number, value))


@pytest.mark.parametrize("prefix", ["LIMIT_", "SETTING_", "PARAMETER_"])
def test_every_limit_has_a_row(prefix: str) -> None:
    there = {name for name in vars(codes) if name.startswith(prefix)}
    rows = {row.limit for row in TABLE} | HELD_BY.keys() | SETTINGS.keys() | PARAMETERS.keys()
    assert there == {name for name in rows if name.startswith(prefix)}


@pytest.mark.parametrize("limit", HELD_BY)
def test_a_limit_that_is_held_elsewhere_is_held_at_its_number(limit: str) -> None:
    file, name = HELD_BY[limit].split("::")
    text = Path(__file__).with_name(file).read_text("utf-8")
    assert f"def {name}(" in text
    number = str(getattr(codes, limit))
    assert number in text.split(f"def {name}(")[1].split("\ndef ")[0].replace("_", "") + name
