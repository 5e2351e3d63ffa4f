"""Parcels that go missing, are found, and are written off."""

from __future__ import annotations

import pytest

from kp_ledger.base.messages import Event
from kp_ledger.generated import acts, codes
from kp_ledger.generated import refusals as rule
from kp_ledger.generated.events import Found, HoldReleased, WentMissing, WrittenDown
from kp_ledger.generated.records import ParcelRef
from kp_ledger.model import typed
from tests.actors import AO, BW
from tests.contracts.certifying import asked, departed, hold, release, suspend
from tests.contracts.cutting import CUTTER
from tests.contracts.parceling import NOTHING, org, put, registered, wear_out, word
from tests.contracts.probing import through
from tests.contracts.transforming import (
    lose,
    mix,
    output,
    part,
    products,
    put_down,
    split,
)
from tests.world import DOCUMENT, TODAY, Door, go_to, hand_over, refused, register

REASON = b"\x0f" * 32
LOST, STOLEN = codes.MISSING_LOST, codes.MISSING_STOLEN
MINER, OFFICE = "bw_miner", "bw_office"


def miss(door: Door, parcel: ParcelRef, by: str = MINER, cause: int = STOLEN) -> list[Event]:
    return door.do(acts.CorrectionsReportMissing(parcel.parcel, cause, DOCUMENT), by)


def find(door: Door, parcel: ParcelRef, by: str = MINER) -> list[Event]:
    return door.do(acts.CorrectionsReportFound(parcel.parcel, DOCUMENT), by)


def write_off(
    door: Door, parcel: ParcelRef, *held: int, by: str = OFFICE, reason: bytes = REASON
) -> list[Event]:
    return door.do(acts.CorrectionsWriteOff(parcel.parcel, held, reason, DOCUMENT), by)


def gone(door: Door, days: int = 181) -> ParcelRef:
    """A parcel that has been missing for so many days."""
    parcel = register(door, "A", 1_000)
    miss(door, parcel)
    go_to(door, TODAY + days)
    return parcel


# Missing: refusals


@pytest.mark.parametrize("cause", [0, 3])
def test_what_is_missing_is_lost_or_stolen(door: Door, cause: int) -> None:
    with refused(rule.CorrectionsUnknownCause(cause)):
        miss(door, register(door, "A", 1_000), cause=cause)


def test_what_nobody_holds_here_cannot_go_missing(door: Door) -> None:
    for parcel, status in (
        (ParcelRef(departed(door).parcels[0], 1), codes.PARCEL_DEPARTED),
        (ParcelRef(b"\x01" * 32, 1), codes.PARCEL_NONE),
    ):
        with refused(rule.CorrectionsNotHeld(parcel.parcel, status)):
            miss(door, parcel, OFFICE)


def test_nobody_else_reports_it(door: Door) -> None:
    parcel = register(door, "A", 1_000)
    with refused(rule.ParticipantsNoPower(org("bw_trader"), 0, POWERS_THAT_HOLD)):
        miss(door, parcel, "bw_trader")
    with refused(rule.CorrectionsElsewhere(parcel.parcel, BW, AO)):
        miss(door, parcel, "ao_office")


POWERS_THAT_HOLD = codes.POWER_LICENCE | codes.POWER_EXPORT | codes.POWER_IMPORT


def test_who_has_been_suspended_reports_nothing(door: Door) -> None:
    parcel = register(door, "A", 1_000)
    suspend(door, org(MINER))
    with refused(rule.ParticipantsNotInGoodStanding(org(MINER), codes.STANDING_SUSPENDED, TODAY)):
        miss(door, parcel)
    miss(door, parcel, OFFICE)


def test_what_is_missing_is_not_handed_over_or_worked_on(door: Door) -> None:
    parcel = register(door, "A", 1_000)
    miss(door, parcel)
    now = ParcelRef(parcel.parcel, 2)
    with refused(rule.ParcelsNotHeld(parcel.parcel, codes.PARCEL_MISSING)):
        hand_over(door, MINER, "bw_trader", now)
    with refused(rule.TransformationsNotHeld(parcel.parcel, codes.PARCEL_MISSING)):
        split(door, now, part(1_000))


# Missing: effect and event


@pytest.mark.parametrize("by", [MINER, OFFICE, "bw_export"])
@pytest.mark.parametrize("cause", [LOST, STOLEN])
def test_what_is_missing_keeps_its_weight_and_its_hands(door: Door, by: str, cause: int) -> None:
    parcel = register(door, "A", 1_000)
    go_to(door, TODAY + 1)
    assert miss(door, parcel, by, cause) == [
        WentMissing(parcel.parcel, org(by), 2, cause, TODAY + 1, DOCUMENT)
    ]
    assert word(door, parcel.parcel) == registered(
        BW, MINER, TODAY + 1, status=codes.PARCEL_MISSING, revision=2
    )


def test_missing_passes_a_hold_which_stays(door: Door) -> None:
    parcel = register(door, "A", 1_000)
    placed = hold(door, parcel.parcel)
    miss(door, parcel)
    found = word(door, parcel.parcel)
    assert (found.status, found.holds, found.revision) == (codes.PARCEL_MISSING, 1, 3)
    find(door, parcel)
    assert word(door, parcel.parcel).holds == 1
    with refused(rule.ParcelsOnHold(parcel.parcel, 1)):
        hand_over(door, MINER, "bw_trader", ParcelRef(parcel.parcel, 4))
    release(door, placed)


# Found


def test_only_what_is_missing_is_found(door: Door) -> None:
    parcel = register(door, "A", 1_000)
    with refused(rule.CorrectionsNotMissing(parcel.parcel, codes.PARCEL_HELD)):
        find(door, parcel)


def test_who_may_report_it_missing_may_find_it(door: Door) -> None:
    parcel = register(door, "A", 1_000)
    miss(door, parcel)
    with refused(rule.ParticipantsNoPower(org("bw_trader"), 0, POWERS_THAT_HOLD)):
        find(door, parcel, "bw_trader")
    with refused(rule.CorrectionsElsewhere(parcel.parcel, BW, AO)):
        find(door, parcel, "ao_office")
    assert find(door, parcel, OFFICE) == [Found(parcel.parcel, org(OFFICE), 3, TODAY, DOCUMENT)]
    assert word(door, parcel.parcel) == registered(BW, MINER, TODAY, revision=3)
    hand_over(door, MINER, "bw_trader", ParcelRef(parcel.parcel, 3))


def test_a_day_to_come_stays_the_parcels_last(door: Door) -> None:
    """What was handed over where tomorrow has begun goes missing no earlier."""
    parcel = put(door, register(door, "A", 1_000).parcel, day=TODAY + 1)
    assert miss(door, parcel)[0] == WentMissing(
        parcel.parcel, org(MINER), 3, STOLEN, TODAY + 1, DOCUMENT
    )


# Written off


def test_only_what_is_missing_is_written_off(door: Door) -> None:
    parcel = register(door, "A", 1_000)
    with refused(rule.CorrectionsNotMissing(parcel.parcel, codes.PARCEL_HELD)):
        write_off(door, parcel)


def test_only_a_licence_office_of_the_place_writes_off(door: Door) -> None:
    parcel = gone(door)
    with refused(rule.ParticipantsNoPower(org(MINER), 0, codes.POWER_LICENCE)):
        write_off(door, parcel, by=MINER)
    with refused(
        rule.ParticipantsNoPower(org("bw_export"), codes.POWER_EXPORT, codes.POWER_LICENCE)
    ):
        write_off(door, parcel, by="bw_export")
    with refused(rule.CorrectionsElsewhere(parcel.parcel, BW, AO)):
        write_off(door, parcel, by="ao_office")


def test_writing_off_has_a_reason(door: Door) -> None:
    parcel = gone(door)
    with refused(rule.CorrectionsNoReason(parcel.parcel)):
        write_off(door, parcel, reason=NOTHING)


def test_nothing_is_written_off_within_180_days(door: Door) -> None:
    parcel = gone(door, days=180)
    with refused(rule.CorrectionsNotYetWrittenOff(parcel.parcel, TODAY, 180)):
        write_off(door, parcel)
    go_to(door, TODAY + 181)
    write_off(door, parcel)


def test_the_days_are_a_parameter(door: Door) -> None:
    parcel = register(door, "A", 1_000)
    miss(door, parcel)
    fewer = acts.ParticipantsSetParameter(codes.PARAMETER_WRITE_OFF_DAYS, 90, TODAY)
    through(door, "Decisions", fewer)
    go_to(door, TODAY + 90)
    with refused(rule.CorrectionsNotYetWrittenOff(parcel.parcel, TODAY, 90)):
        write_off(door, parcel)
    go_to(door, TODAY + 91)
    write_off(door, parcel)


def test_a_hold_does_not_begin_the_days_anew(door: Door) -> None:
    parcel = gone(door, days=100)
    hold(door, parcel.parcel)
    go_to(door, TODAY + 181)
    write_off(door, parcel, 3)


def test_what_was_found_and_lost_again_begins_anew(door: Door) -> None:
    parcel = gone(door, days=100)
    find(door, parcel)
    miss(door, parcel)
    go_to(door, TODAY + 280)
    with refused(rule.CorrectionsNotYetWrittenOff(parcel.parcel, TODAY + 100, 180)):
        write_off(door, parcel)


def test_all_holds_are_named_and_end(door: Door) -> None:
    parcel = register(door, "A", 1_000)
    first = hold(door, parcel.parcel)
    miss(door, parcel)
    second = hold(door, parcel.parcel)
    go_to(door, TODAY + 181)
    for named in ((), (2,), (2, 3, 4)):
        with refused(rule.CorrectionsHoldsNamed(parcel.parcel, 2, len(named))):
            write_off(door, parcel, *named)
    for wrong, odd in (((2, 3), 3), ((4, 2), 2), ((2, 2), 2)):
        with refused(rule.CorrectionsNoSuchHold(parcel.parcel, odd)):
            write_off(door, parcel, *wrong)
    assert write_off(door, parcel, 2, 4) == [
        HoldReleased(first, parcel.parcel, org(OFFICE), 5, DOCUMENT),
        HoldReleased(second, parcel.parcel, org(OFFICE), 5, DOCUMENT),
        WrittenDown(parcel.parcel, org(OFFICE), 5, 1_000, 0, org(OFFICE), REASON, DOCUMENT),
    ]
    for ended in (first, second):
        assert door.state().holds[ended].status == codes.HOLD_RELEASED


def test_a_hold_that_was_released_ends_no_more(door: Door) -> None:
    parcel = register(door, "A", 1_000)
    release(door, hold(door, parcel.parcel))
    hold(door, parcel.parcel)
    miss(door, parcel)
    go_to(door, TODAY + 181)
    with refused(rule.CorrectionsNoSuchHold(parcel.parcel, 2)):
        write_off(door, parcel, 2)
    write_off(door, parcel, 4)


def test_what_is_written_off_is_void_and_is_not_found_again(door: Door) -> None:
    parcel = gone(door)
    write_off(door, parcel)
    assert word(door, parcel.parcel) == registered(
        BW, MINER, TODAY + 181, status=codes.PARCEL_VOID, revision=3
    )
    with refused(rule.CorrectionsNotMissing(parcel.parcel, codes.PARCEL_VOID)):
        find(door, parcel)


# Attacks


def test_attack_missing_uses_up_revisions(door: Door) -> None:
    """A holder reports missing and found until nothing can be done with the parcel any more."""
    parcel = wear_out(door, register(door, "A", 1_000).parcel, 65_000)
    miss(door, parcel)
    spent = rule.CorrectionsRevisionsUsedUp(parcel.parcel, 65_001, 65_000)
    with refused(spent):
        find(door, parcel)
    hold(door, parcel.parcel)
    find(door, parcel, OFFICE)
    release(door, typed.hold_id(parcel.parcel, 65_002))
    worn = ParcelRef(parcel.parcel, 65_004)
    with refused(rule.CorrectionsRevisionsUsedUp(parcel.parcel, 65_004, 65_000)):
        miss(door, worn)
    with refused(rule.ParcelsRevisionsUsedUp(parcel.parcel, 65_004)):
        hand_over(door, MINER, "bw_trader", worn)
    with refused(rule.RequestsRevisionsUsedUp(parcel.parcel, 65_004, 65_000)):
        asked(door, worn)
    with refused(rule.TransformationsRevisionsUsedUp(parcel.parcel, 65_004, 65_000)):
        lose(door, worn, 1)
    (made,) = products(split(door, worn, part(1_000)))
    hand_over(door, MINER, "bw_trader", made)


def test_up_to_65000_a_parcel_moves_as_any(door: Door) -> None:
    parcel = wear_out(door, register(door, "A", 1_000).parcel, 65_000)
    hand_over(door, MINER, "bw_trader", parcel)


def test_what_is_at_the_last_revision_is_still_worked_on(door: Door) -> None:
    worn = wear_out(door, register(door, "A", 1_000).parcel)
    fresh = register(door, "B", 500)
    mix(door, worn, fresh, to=output("MIX", 1_500))
    ended = word(door, worn.parcel)
    assert (ended.status, ended.revision) == (codes.PARCEL_SPENT, 65_535)
    assert word(door, fresh.parcel).revision == 2


def test_at_the_last_revision_nothing_goes_missing(door: Door) -> None:
    worn = wear_out(door, register(door, "A", 1_000).parcel)
    with refused(rule.ParcelsRevisionsUsedUp(worn.parcel, 65_535)):
        miss(door, worn, OFFICE)


def test_polished_goes_missing_like_rough(door: Door) -> None:
    parcel = put_down(door, "P", 400, kind=codes.KIND_POLISHED, custodian=CUTTER, owner=CUTTER)
    miss(door, parcel, "bw_cutter", LOST)
    assert word(door, parcel.parcel).kind == codes.KIND_POLISHED
