"""The day that an act bears: never one to come, and not long before its order was signed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from kp_ledger.base.messages import Refusal
from kp_ledger.domain.days import SECONDS_PER_DAY, latest_day
from kp_ledger.generated import acts, codes
from kp_ledger.generated import refusals as rule
from kp_ledger.generated.records import Output, ParcelRef
from tests.contracts.certifying import asked, issue, number, value, valued
from tests.contracts.parceling import NOTHING, word
from tests.contracts.probing import through
from tests.contracts.transforming import split
from tests.world import DOCUMENT, TODAY, Door, go_to, hand_over, noon, refused, register

LIMIT = 7
HOUR = 3_600


def pass_on(door: Door, parcel: ParcelRef, **changes: Any) -> None:
    hand_over(door, "bw_miner", "bw_trader", parcel, **changes)


def passes_on(door: Door, **changes: Any) -> None:
    pass_on(door, register(door, "A", 1_000, day=TODAY - 20), **changes)


def splits(door: Door, **changes: Any) -> None:
    parcel = register(door, "A", 1_000, day=TODAY - 20)
    split(door, parcel, Output(NOTHING, 1_000, 1), **changes)


def values(door: Door, **changes: Any) -> None:
    made = asked(door, register(door, "A", 1_000, day=TODAY - 20))
    value(door, made.request, "bw_miner", codes.CAPACITY_EXPORTER, **changes)


ORDERS = [passes_on, splits, values]


# A day to come


@pytest.mark.parametrize(
    ("act", "rule_"),
    [
        (passes_on, rule.ParcelsDayInFuture),
        (splits, rule.TransformationsDayInFuture),
        (values, rule.RequestsDayInFuture),
    ],
)
def test_a_day_is_to_come_until_it_begins_at_utc_14(
    door: Door, act: Callable[..., None], rule_: Callable[[int, int], Refusal]
) -> None:
    door.moment = noon(TODAY) + 22 * HOUR - 10  # ten seconds before 10:00 of the next day
    with refused(rule_(TODAY + 2, TODAY + 1)):
        act(door, day=TODAY + 2)


@pytest.mark.parametrize("act", ORDERS)
def test_a_day_has_come_once_it_has_begun_at_utc_14(door: Door, act: Callable[..., None]) -> None:
    door.moment = noon(TODAY) + 22 * HOUR
    assert latest_day(door.moment) == TODAY + 2
    act(door, day=TODAY + 2)


# How far back


@pytest.mark.parametrize("act", ORDERS)
def test_an_order_is_dated_seven_days_before_its_signature_at_most(
    door: Door, act: Callable[..., None]
) -> None:
    with refused(rule.OrdersDayTooEarly(TODAY - LIMIT - 1, TODAY, LIMIT)):
        act(door, day=TODAY - LIMIT - 1)


@pytest.mark.parametrize("act", ORDERS)
def test_an_order_may_be_dated_seven_days_before_its_signature(
    door: Door, act: Callable[..., None]
) -> None:
    act(door, day=TODAY - LIMIT)


@pytest.mark.parametrize(("limit", "first"), [(1, 1), (30, 20)])
def test_how_far_back_is_a_parameter(door: Door, limit: int, first: int) -> None:
    parameter = codes.PARAMETER_DAYS_BEFORE_SIGNING
    through(door, "Decisions", acts.ParticipantsSetParameter(parameter, limit, TODAY))
    passes_on(door, day=TODAY - first)


def test_with_a_limit_of_one_day_two_are_refused(door: Door) -> None:
    parameter = codes.PARAMETER_DAYS_BEFORE_SIGNING
    through(door, "Decisions", acts.ParticipantsSetParameter(parameter, 1, TODAY))
    with refused(rule.OrdersDayTooEarly(TODAY - 2, TODAY, 1)):
        passes_on(door, day=TODAY - 2)


def test_attack_signed_at_written_90_days_back(door: Door) -> None:
    """An order lives 90 days, and is dated 7 days before it: 97 days, and no more."""
    parcel = register(door, "A", 1_000, day=TODAY - 10)
    go_to(door, TODAY + 87)
    signed = {"signed_at": door.moment - 90 * SECONDS_PER_DAY, "deadline": door.moment}
    with refused(rule.OrdersDayTooEarly(TODAY - 11, TODAY - 3, LIMIT)):
        pass_on(door, parcel, day=TODAY - 11, **signed)
    signed = {"signed_at": door.moment - 90 * SECONDS_PER_DAY, "deadline": door.moment}
    pass_on(door, parcel, day=TODAY - 10, **signed)
    assert word(door, parcel.parcel).day == door.moment // SECONDS_PER_DAY - 97


# An act that states no day


def of_tomorrow(door: Door) -> Any:
    parcel = register(door, "A", 1_000)
    hand_over(door, "bw_miner", "bw_trader", parcel, day=TODAY + 1)
    return parcel


def test_attack_handover_dated_tomorrow_then_hold(door: Door) -> None:
    """A hold, and its release, would have put the parcel back to a day before its last one."""
    parcel = of_tomorrow(door)
    door.do(acts.ParcelsPlaceHolds((parcel.parcel,), codes.HOLD_OFFICE, DOCUMENT), "bw_office")
    assert word(door, parcel.parcel).day == TODAY + 1
    hold = next(iter(door.state().holds))
    door.do(acts.ParcelsReleaseHold(hold, DOCUMENT), "bw_office")
    assert word(door, parcel.parcel).day == TODAY + 1


def test_a_void_bears_the_parcels_last_day_if_that_is_later(door: Door) -> None:
    parcel = register(door, "A", 1_000, day=TODAY + 1)
    door.do(acts.CorrectionsVoidRegistration(parcel.parcel, DOCUMENT, DOCUMENT), "bw_miner")
    assert word(door, parcel.parcel).day == TODAY + 1


def test_a_seal_bears_the_parcels_last_day_if_that_is_later(door: Door) -> None:
    parcel = register(door, "A", 1_000, day=TODAY + 1)
    made = valued(door, parcel)
    issue(door, made, certificate=number(1))
    assert word(door, parcel.parcel).day == TODAY + 1
