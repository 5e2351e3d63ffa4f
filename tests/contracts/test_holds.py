"""Holds, and the doors through which other contracts write a parcel's word."""

from __future__ import annotations

from dataclasses import astuple, replace
from typing import Any

import pytest

from kp_ledger.base.messages import NO_KEY, Event
from kp_ledger.domain.parcels import MOVES
from kp_ledger.generated import acts, codes
from kp_ledger.generated import refusals as rule
from kp_ledger.generated.events import HoldPlaced, HoldReleased, HoldSkipped
from kp_ledger.generated.records import Hold, Output, ParcelRef
from kp_ledger.model import typed
from tests.actors import BW, actor
from tests.contracts.enrolling import enrol
from tests.contracts.parceling import (
    NOTHING,
    happened,
    org,
    parcel_of,
    put,
    registered,
    wear_out,
    word,
)  # fmt: skip
from tests.contracts.probing import newcomer, through
from tests.contracts.transforming import mix, resort, split
from tests.world import DOCUMENT, TODAY, Door, go_to, lot, reference, refused, register
from tests.world import hand_over as handed_over

OFFICE = "bw_office"


def place(door: Door, *refs: ParcelRef, by: str = OFFICE, **changes: Any) -> list[Event]:
    parcels = tuple(sorted(ref.parcel for ref in refs))
    act = acts.ParcelsPlaceHolds(parcels, codes.HOLD_OFFICE, DOCUMENT)
    return door.do(replace(act, **changes), by)


def held(door: Door, by: str = OFFICE, **changes: Any) -> tuple[ParcelRef, bytes]:
    """A parcel on hold, and the hold."""
    parcel = register(door, "A", 1_000)
    place(door, parcel, by=by, **changes)
    return parcel, typed.hold_id(parcel.parcel, 2)


def release(door: Door, hold: bytes, by: str = OFFICE, document: bytes = DOCUMENT) -> list[Event]:
    return door.do(acts.ParcelsReleaseHold(hold, document), by)


def close(door: Door, office: str) -> None:
    door.do(acts.ParticipantsCloseOffice(org(office), TODAY, False), "bw_focal")
    go_to(door, TODAY + 1)


def second_key(door: Door, name: str, of: str) -> str:
    """Another key of an organisation, which its first one has enrolled."""
    key = newcomer(name).address
    door.do(enrol(key), of)
    return name


# Placing: refusals


@pytest.mark.parametrize("by", ["bw_miner", "bw_observer"])
def test_only_an_office_places_a_hold(door: Door, by: str) -> None:
    parcel = register(door, "A", 1_000)
    with refused(rule.ParticipantsNoPower(org(by), 0, 7)):
        place(door, parcel, by=by)


@pytest.mark.parametrize("reason", [0, *range(3, 9), 10, 255])
def test_an_office_holds_for_a_bar_a_limited_zone_or_a_reason_of_its_own(
    door: Door, reason: int
) -> None:
    parcel = register(door, "A", 1_000)
    with refused(rule.ParcelsUnknownReason(reason)):
        place(door, parcel, reason=reason)


def test_an_empty_list_is_refused(door: Door) -> None:
    with refused(rule.ParcelsNothingHeld(org(OFFICE))):
        place(door)


def test_a_hold_names_200_parcels_at_most(door: Door) -> None:
    lots = [register_many(door, 200), register_many(door, 1, "M")]
    with refused(rule.ParcelsTooManyHeld(201, 200)):
        place(door, *lots[0], *lots[1])
    place(door, *lots[0])
    assert len(door.state().holds) == 200


def register_many(door: Door, count: int, name: str = "L") -> list[ParcelRef]:
    lots = tuple(lot(f"{name}-{index}", 1) for index in range(count))
    door.do(acts.ParcelsRegister(actor("bw_miner").licence, TODAY, 0, lots), "bw_miner")
    return [ParcelRef(parcel_of("bw_miner", f"{name}-{index}"), 1) for index in range(count)]


def test_a_list_is_ascending_and_names_each_once(door: Door) -> None:
    first, second = sorted([register(door, "A", 1).parcel, register(door, "B", 1).parcel])
    with refused(rule.ParcelsNotAscending(first)):
        place(door, parcels=(second, first))
    with refused(rule.ParcelsNotAscending(first)):
        place(door, parcels=(first, first))


def test_what_nobody_registered_is_not_held(door: Door) -> None:
    with refused(rule.ParcelsUnknown(b"\x01" * 32)):
        place(door, ParcelRef(b"\x01" * 32, 1))


def test_the_last_revision_takes_no_hold(door: Door) -> None:
    parcel = wear_out(door, register(door, "A", 1_000).parcel)
    with refused(rule.ParcelsRevisionsUsedUp(parcel.parcel, 65_535)):
        place(door, parcel)


def test_a_parcel_has_255_holds_at_most(door: Door) -> None:
    parcel = put(door, register(door, "A", 1_000).parcel, holds=255)
    with refused(rule.ParcelsHoldsUsedUp(parcel.parcel, 255)):
        place(door, parcel)


# Placing: what it does


@pytest.mark.parametrize("by", [OFFICE, "bw_export"])
def test_a_hold_is_counted_in_the_word_and_leaves_its_day(door: Door, by: str) -> None:
    parcel = register(door, "A", 1_000, day=TODAY - 4)
    place(door, parcel, by=by)
    assert word(door, parcel.parcel) == registered(BW, "bw_miner", TODAY - 4, revision=2, holds=1)
    hold = typed.hold_id(parcel.parcel, 2)
    expected = Hold(org(by), codes.HOLD_IN_FORCE, codes.HOLD_OFFICE, NO_KEY, parcel.parcel)
    assert door.state().holds[hold] == expected


@pytest.mark.parametrize("reason", [codes.HOLD_BAR, codes.HOLD_LIMITED_ZONE, codes.HOLD_OFFICE])
def test_the_event_of_a_hold_tells_all_there_is(door: Door, reason: int) -> None:
    parcel = register(door, "A", 1_000)
    hold = typed.hold_id(parcel.parcel, 2)
    expected = HoldPlaced(hold, parcel.parcel, org(OFFICE), 2, reason, NO_KEY, DOCUMENT)
    assert place(door, parcel, reason=reason) == [expected]


@pytest.mark.parametrize("status", [codes.PARCEL_SEALED, codes.PARCEL_MISSING])
def test_what_is_sealed_or_missing_can_be_put_on_hold(door: Door, status: int) -> None:
    parcel = put(door, register(door, "A", 1_000).parcel, status=status)
    place(door, parcel)
    now = word(door, parcel.parcel)
    assert (now.status, now.holds, now.revision) == (status, 1, 3)


def test_a_parcel_can_be_held_twice(door: Door) -> None:
    parcel, _ = held(door)
    place(door, parcel, by="bw_export")
    assert word(door, parcel.parcel).holds == 2


@pytest.mark.parametrize(
    "status",
    [codes.PARCEL_DEPARTED, codes.PARCEL_SPENT, codes.PARCEL_OUTSIDE, codes.PARCEL_VOID],
)
def test_what_has_got_away_is_skipped_and_the_rest_is_held(door: Door, status: int) -> None:
    gone, stays = register(door, "A", 1_000), register(door, "B", 1_000)
    for step in {codes.PARCEL_DEPARTED: [codes.PARCEL_SEALED, status]}.get(status, [status]):
        put(door, gone.parcel, status=step)
    before = word(door, gone.parcel)
    events = place(door, gone, stays)
    assert happened(events, HoldSkipped) == [HoldSkipped(gone.parcel, org(OFFICE), status)]
    assert word(door, gone.parcel) == before
    assert word(door, stays.parcel).holds == 1


def test_what_lies_in_another_country_is_skipped(door: Door) -> None:
    parcel = register(door, "A", 1_000)
    skipped = HoldSkipped(parcel.parcel, org("ao_office"), codes.PARCEL_HELD)
    assert place(door, parcel, by="ao_office") == [skipped]
    assert word(door, parcel.parcel).holds == 0


def test_attack_hold_outrun_by_re_sort(door: Door) -> None:
    """The hold names a parcel that is spent by then: it refuses nothing, and says what it is."""
    parcel, other = register(door, "A", 1_000), register(door, "B", 500)
    resort(door, [parcel], Output(reference("C"), 1_000, 1))
    events = place(door, parcel, other, ParcelRef(parcel_of("bw_miner", "C"), 2))
    skipped = HoldSkipped(parcel.parcel, org(OFFICE), codes.PARCEL_SPENT)
    assert happened(events, HoldSkipped) == [skipped]
    held_ = {event.parcel for event in happened(events, HoldPlaced)}
    assert held_ == {other.parcel, parcel_of("bw_miner", "C")}


def test_attack_hold_outrun_by_mix(door: Door) -> None:
    first, second = register(door, "A", 1_000), register(door, "B", 500)
    mix(door, first, second, to=Output(reference("C"), 1_500, 1))
    mixed = ParcelRef(parcel_of("bw_miner", "C"), 2)
    events = place(door, first, second, mixed)
    assert [event.parcel for event in happened(events, HoldPlaced)] == [mixed.parcel]
    # Whoever runs on is stopped first.
    suspend = acts.ParticipantsSetStanding(
        org("bw_miner"), codes.STANDING_SUSPENDED, TODAY, DOCUMENT
    )
    door.do(suspend, OFFICE)
    with refused(
        rule.ParticipantsNotInGoodStanding(org("bw_miner"), codes.STANDING_SUSPENDED, TODAY)
    ):
        split(door, ParcelRef(mixed.parcel, 3), Output(NOTHING, 1_500, 1))


def test_attack_hold_outrun_by_missing(door: Door) -> None:
    """What is reported missing is held all the same, and found with its holds."""
    parcel = register(door, "A", 1_000)
    lost = acts.CorrectionsReportMissing(parcel.parcel, codes.MISSING_LOST, DOCUMENT)
    door.do(lost, "bw_miner")
    place(door, parcel)
    door.do(acts.CorrectionsReportFound(parcel.parcel, DOCUMENT), "bw_miner")
    assert word(door, parcel.parcel).holds == 1
    with refused(rule.ParcelsOnHold(parcel.parcel, 1)):
        handed_over(door, "bw_miner", "bw_trader", ParcelRef(parcel.parcel, 4))


def test_attack_hold_outrun_by_a_change(door: Door) -> None:
    parcel = register(door, "A", 1_000)
    handed_over(door, "bw_miner", "bw_trader", parcel)
    place(door, parcel)
    now = word(door, parcel.parcel)
    assert (now.revision, now.holds, now.custodian) == (3, 1, org("bw_trader"))


# Releasing: refusals


def test_only_whose_hold_it_is_releases_it(door: Door) -> None:
    _, hold = held(door)
    for by in ("bw_miner", "bw_export", "ao_office"):
        with refused(rule.ParcelsNotYourHold(hold, org(OFFICE), org(by))):
            release(door, hold, by)


def test_there_is_such_a_hold(door: Door) -> None:
    with refused(rule.ParcelsHoldNotInForce(b"\x05" * 32, 0)):
        release(door, b"\x05" * 32)


def test_a_hold_is_released_once(door: Door) -> None:
    _, hold = held(door)
    release(door, hold)
    with refused(rule.ParcelsHoldNotInForce(hold, codes.HOLD_RELEASED)):
        release(door, hold)


def test_attack_hold_of_another_office_released(door: Door) -> None:
    """The licence office would have released what the export office had stopped."""
    _, hold = held(door, "bw_export")
    with refused(rule.ParcelsNotYourHold(hold, org("bw_export"), org(OFFICE))):
        release(door, hold, OFFICE)


def test_a_closed_office_releases_nothing(door: Door) -> None:
    _, hold = held(door, "bw_export")
    close(door, "bw_export")
    with refused(rule.ParticipantsOfficeClosed(org("bw_export"), TODAY)):
        release(door, hold, "bw_export")


def test_the_hold_of_a_closed_office_is_its_licence_offices(door: Door) -> None:
    parcel, hold = held(door, "bw_export")
    close(door, "bw_export")
    with refused(rule.ParcelsNotYourHold(hold, org("bw_export"), org("ao_office"))):
        release(door, hold, "ao_office")
    with refused(rule.ParticipantsNoPower(org("bw_miner"), 0, codes.POWER_LICENCE)):
        release(door, hold, "bw_miner")
    release(door, hold, OFFICE)
    assert word(door, parcel.parcel).holds == 0


@pytest.mark.parametrize("reason", [codes.HOLD_BAR, codes.HOLD_LIMITED_ZONE])
def test_a_hold_for_a_bar_or_a_limited_zone_is_released_with_a_document(
    door: Door, reason: int
) -> None:
    _, hold = held(door, reason=reason)
    with refused(rule.ParcelsNoDocument(hold)):
        release(door, hold, document=NOTHING)
    release(door, hold)


def test_another_hold_is_released_without_one(door: Door) -> None:
    _, hold = held(door)
    release(door, hold, document=NOTHING)


@pytest.mark.parametrize("status", [codes.PARCEL_SPENT, codes.PARCEL_OUTSIDE, codes.PARCEL_VOID])
def test_the_hold_of_what_is_no_more_stays(door: Door, status: int) -> None:
    parcel, hold = held(door)
    put(door, parcel.parcel, status=status)
    with refused(rule.ParcelsNotAtRest(parcel.parcel, status)):
        release(door, hold)


def test_the_last_revision_is_not_released(door: Door) -> None:
    parcel, hold = held(door)
    wear_out(door, parcel.parcel)
    with refused(rule.ParcelsRevisionsUsedUp(parcel.parcel, 65_535)):
        release(door, hold)


def late_hold(door: Door, by: str = OFFICE) -> bytes:
    act = acts.ParcelsRegisterLate(actor("bw_miner").licence, TODAY - 31, 7, (lot("A", 1_000),))
    door.do(act, by)
    return typed.hold_id(parcel_of("bw_miner", "A"), 1)


def test_what_an_office_entered_late_another_of_its_keys_releases(door: Door) -> None:
    hold = late_hold(door)
    assert door.state().holds[hold].key == actor(OFFICE).address
    with refused(rule.ParcelsSameKey(hold, actor(OFFICE).address)):
        release(door, hold)
    second = second_key(door, "bw_office_2", OFFICE)
    live = door.state().keys[newcomer(second).address].from_
    young = rule.ApprovalsKeyTooYoung(newcomer(second).address, live, live + 48 * 3_600)
    with refused(young):
        release(door, hold, second)
    go_to(door, TODAY + 3)
    release(door, hold, second)


def test_attack_key_enrolled_to_enter_late_what_the_old_one_releases(door: Door) -> None:
    second = second_key(door, "bw_office_2", OFFICE)
    live = door.state().keys[newcomer(second).address].from_
    hold = late_hold(door, second)
    young = rule.ApprovalsKeyTooYoung(newcomer(second).address, live, live + 48 * 3_600)
    with refused(young):
        release(door, hold)


# Releasing: what it does


@pytest.mark.parametrize("by", [OFFICE, "bw_export"])
def test_its_office_releases(door: Door, by: str) -> None:
    parcel, hold = held(door, by)
    go_to(door, TODAY + 1)
    release(door, hold, by)
    assert word(door, parcel.parcel) == registered(BW, "bw_miner", TODAY, revision=3)
    expected = Hold(org(by), codes.HOLD_RELEASED, codes.HOLD_OFFICE, NO_KEY, parcel.parcel)
    assert door.state().holds[hold] == expected


def test_the_event_of_a_release_tells_all_there_is(door: Door) -> None:
    parcel, hold = held(door)
    expected = HoldReleased(hold, parcel.parcel, org(OFFICE), 3, DOCUMENT)
    assert release(door, hold) == [expected]


def test_what_is_released_goes_on(door: Door) -> None:
    parcel, hold = held(door)
    release(door, hold)
    handed_over(door, "bw_miner", "bw_trader", ParcelRef(parcel.parcel, 3))
    assert word(door, parcel.parcel).custodian == org("bw_trader")


def test_one_of_two_holds_released_is_not_enough(door: Door) -> None:
    parcel, hold = held(door)
    place(door, parcel)
    release(door, hold)
    with refused(rule.ParcelsOnHold(parcel.parcel, 1)):
        handed_over(door, "bw_miner", "bw_trader", ParcelRef(parcel.parcel, 4))


@pytest.mark.chain_only
def test_a_hold_can_be_read(door: Door) -> None:
    parcel, hold = held(door)
    found = door.read("Parcels", "hold", hold)
    values = found if isinstance(found, tuple) else astuple(found)
    expected = [org(OFFICE), codes.HOLD_IN_FORCE, codes.HOLD_OFFICE]
    assert [int(value) for value in values[:3]] == expected
    one = int(door.read("Parcels", "word", parcel.parcel))
    both = door.read("Parcels", "words", [parcel.parcel, NOTHING])
    assert [int(value) for value in both] == [one, 0]


# The doors


NEW = b"\x77" * 32
DOORS = (
    "Transformations",
    "Corrections",
    "Issuance",
    "Cancellations",
    "Shipments",
    "Detentions",
    "Paper",
)


def fresh(**changes: Any) -> int:
    return registered(BW, "bw_miner", TODAY, **changes).pack()


@pytest.mark.parametrize("by", ["stranger", "bw_office", "bw_miner"])
def test_no_key_writes_a_word(door: Door, by: str) -> None:
    with refused(rule.NotTheDoor(actor(by).address)):
        door.do(acts.ParcelsWrite((NEW,), (fresh(),), 0), by)
    with refused(rule.NotTheDoor(actor(by).address)):
        door.do(acts.ParcelsNoteHold(NEW, org(OFFICE), 1, 1, NO_KEY), by)
    with refused(rule.NotTheDoor(actor(by).address)):
        door.do(acts.ParcelsEndHolds(NEW, (1,), org(OFFICE), DOCUMENT), by)


@pytest.mark.parametrize(
    "contract", ["Zones", "Blends", "Requests", "Certificates", "Notices", "Consensus"]
)
@pytest.mark.chain_only
def test_no_other_contract_writes_a_word(door: Door, contract: str) -> None:
    caller = door.ledger.addresses[contract].lower()
    with refused(rule.NotTheDoor(caller)):
        through(door, contract, acts.ParcelsWrite((NEW,), (fresh(),), 0))


@pytest.mark.chain_only
@pytest.mark.parametrize(("parcels", "words"), [(1, 2), (2, 1), (0, 1)])
def test_each_parcel_has_its_word(door: Door, parcels: int, words: int) -> None:
    act = acts.ParcelsWrite((NEW,) * parcels, (fresh(),) * words, 0)
    with refused(rule.ParcelsWordsMissing(parcels, words)):
        through(door, "Paper", act)


@pytest.mark.parametrize("contract", DOORS)
def test_what_is_changed_exists(door: Door, contract: str) -> None:
    with refused(rule.ParcelsUnknown(NEW)):
        through(door, contract, acts.ParcelsWrite((NEW,), (fresh(),), 1))


@pytest.mark.parametrize("contract", DOORS)
def test_what_is_made_does_not_exist(door: Door, contract: str) -> None:
    parcel = register(door, "A", 1_000).parcel
    with refused(rule.ParcelsExists(parcel)):
        through(door, contract, acts.ParcelsWrite((parcel,), (fresh(revision=2),), 0))


def test_what_is_made_is_made_once(door: Door) -> None:
    with refused(rule.ParcelsExists(NEW)):
        through(door, "Paper", acts.ParcelsWrite((NEW, NEW), (fresh(), fresh()), 0))


@pytest.mark.parametrize("status", [0, *range(2, 9)])
def test_what_is_made_is_held(door: Door, status: int) -> None:
    with refused(rule.ParcelsIllegalMove(NEW, 0, status)):
        through(door, "Paper", acts.ParcelsWrite((NEW,), (fresh(status=status),), 0))


@pytest.mark.parametrize("revision", [0, 3, 65_535])
def test_what_is_made_begins_at_revision_one_or_two(door: Door, revision: int) -> None:
    with refused(rule.ParcelsWrongRevision(NEW, 0, revision)):
        through(door, "Paper", acts.ParcelsWrite((NEW,), (fresh(revision=revision),), 0))


@pytest.mark.parametrize("revision", [0, 1, 3])
def test_a_change_raises_the_revision_by_one(door: Door, revision: int) -> None:
    parcel = register(door, "A", 1_000).parcel
    with refused(rule.ParcelsWrongRevision(parcel, 1, revision)):
        put(door, parcel, revision=revision)


def test_the_last_revision_is_not_written_over(door: Door) -> None:
    parcel = wear_out(door, register(door, "A", 1_000).parcel).parcel
    with refused(rule.ParcelsRevisionsUsedUp(parcel, 65_535)):
        put(door, parcel, revision=0)


WAYS = {1: [], 2: [2], 3: [2, 3], 4: [4], 5: [5], 6: [6], 7: [7]}


@pytest.mark.parametrize("start", range(1, 8))
def test_a_parcel_moves_as_the_table_says_and_not_otherwise(door: Door, start: int) -> None:
    for end in range(9):
        parcel = register(door, f"P-{end}", 1_000).parcel
        for step in WAYS[start]:
            put(door, parcel, status=step)
        if end in MOVES[start]:
            put(door, parcel, status=end)
            assert word(door, parcel).status == end
            continue
        with refused(rule.ParcelsIllegalMove(parcel, start, end)):
            put(door, parcel, status=end)


def test_a_list_makes_and_changes(door: Door) -> None:
    parcel = register(door, "A", 1_000).parcel
    spent = fresh(status=codes.PARCEL_SPENT, revision=2)
    act = acts.ParcelsWrite((parcel, NEW), (spent, fresh(revision=2)), 1)
    through(door, "Transformations", act)
    assert word(door, parcel).pack() == spent
    assert word(door, NEW).pack() == fresh(revision=2)
