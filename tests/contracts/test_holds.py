"""Holds, and the doors through which other contracts write a parcel's word."""

from __future__ import annotations

from dataclasses import astuple, replace
from typing import Any

import pytest

from kp_ledger.base.messages import Event
from kp_ledger.domain.parcels import MOVES
from kp_ledger.generated import acts, codes
from kp_ledger.generated import refusals as rule
from kp_ledger.generated.events import HoldPlaced, HoldReleased
from kp_ledger.generated.records import Hold, ParcelRef
from kp_ledger.model import typed
from tests.actors import AO, BW, actor
from tests.contracts.parceling import NOTHING, org, put, registered, wear_out, word
from tests.contracts.probing import through
from tests.world import DOCUMENT, TODAY, Door, go_to, handover, refused, register
from tests.world import hand_over as handed_over

OFFICE = "bw_office"


def place(door: Door, ref: ParcelRef, by: str = OFFICE, **changes: Any) -> list[Event]:
    act = acts.ParcelsPlaceHold(ref.parcel, ref.revision, codes.HOLD_OFFICE, DOCUMENT)
    return door.do(replace(act, **changes), by)


def held(door: Door, by: str = OFFICE) -> tuple[ParcelRef, bytes]:
    """A parcel on hold, and the hold."""
    parcel = register(door, "A", 1_000)
    place(door, parcel, by)
    return parcel, typed.hold_id(parcel.parcel, 2)


def release(door: Door, hold: bytes, by: str = OFFICE) -> list[Event]:
    return door.do(acts.ParcelsReleaseHold(hold, DOCUMENT), by)


# Placing: refusals


@pytest.mark.parametrize("by", ["bw_miner", "bw_observer"])
def test_only_an_office_places_a_hold(door: Door, by: str) -> None:
    parcel = register(door, "A", 1_000)
    with refused(rule.ParticipantsNoPower(org(by), 0, 7)):
        place(door, parcel, by)


@pytest.mark.parametrize("reason", [0, 6, 255])
def test_a_hold_has_a_known_reason(door: Door, reason: int) -> None:
    parcel = register(door, "A", 1_000)
    with refused(rule.ParcelsUnknownReason(reason)):
        place(door, parcel, reason=reason)


@pytest.mark.parametrize("status", [0, *range(3, 8)])
def test_only_what_is_held_or_sealed_is_put_on_hold(door: Door, status: int) -> None:
    ref = ParcelRef(b"\x01" * 32, 1)
    if status:
        ref = register(door, "A", 1_000)
        for step in {3: [2, 3]}.get(status, [status]):
            ref = put(door, ref.parcel, status=step)
    with refused(rule.ParcelsNotAtRest(ref.parcel, status)):
        place(door, ref)


def test_an_office_holds_what_lies_in_its_country(door: Door) -> None:
    parcel = register(door, "A", 1_000)
    with refused(rule.ParcelsElsewhere(parcel.parcel, BW, AO)):
        place(door, parcel, "ao_office")


@pytest.mark.parametrize("revision", [0, 2])
def test_a_hold_names_the_parcels_revision(door: Door, revision: int) -> None:
    parcel = register(door, "A", 1_000)
    with refused(rule.ParcelsChanged(parcel.parcel, 1, revision)):
        place(door, parcel, revision=revision)


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
def test_a_hold_is_counted_in_the_word(door: Door, by: str) -> None:
    parcel = register(door, "A", 1_000, day=TODAY - 4)
    place(door, parcel, by)
    assert word(door, parcel.parcel) == registered(BW, "bw_miner", TODAY, revision=2, holds=1)
    hold = typed.hold_id(parcel.parcel, 2)
    assert door.state().holds[hold] == Hold(org(by), codes.HOLD_IN_FORCE, parcel.parcel)


def test_the_event_of_a_hold_tells_all_there_is(door: Door) -> None:
    parcel = register(door, "A", 1_000)
    hold = typed.hold_id(parcel.parcel, 2)
    expected = HoldPlaced(hold, parcel.parcel, org(OFFICE), 2, codes.HOLD_OFFICE, DOCUMENT)
    assert place(door, parcel) == [expected]


def test_what_is_sealed_can_be_put_on_hold(door: Door) -> None:
    parcel = put(door, register(door, "A", 1_000).parcel, status=codes.PARCEL_SEALED)
    place(door, parcel)
    now = word(door, parcel.parcel)
    assert (now.status, now.holds, now.revision) == (codes.PARCEL_SEALED, 1, 3)


def test_a_parcel_can_be_held_twice(door: Door) -> None:
    parcel, _ = held(door)
    place(door, ParcelRef(parcel.parcel, 2), "bw_export")
    assert word(door, parcel.parcel).holds == 2


# Releasing: refusals


def test_only_an_office_releases_a_hold(door: Door) -> None:
    _, hold = held(door)
    with refused(rule.ParticipantsNoPower(org("bw_miner"), 0, 7)):
        release(door, hold, "bw_miner")


def test_there_is_such_a_hold(door: Door) -> None:
    with refused(rule.ParcelsHoldNotInForce(b"\x05" * 32, 0)):
        release(door, b"\x05" * 32)


def test_a_hold_is_released_once(door: Door) -> None:
    _, hold = held(door)
    release(door, hold)
    with refused(rule.ParcelsHoldNotInForce(hold, codes.HOLD_RELEASED)):
        release(door, hold)


def test_another_office_needs_the_licence_power(door: Door) -> None:
    _, hold = held(door)
    with refused(rule.ParticipantsNoPower(org("bw_export"), codes.POWER_EXPORT, 1)):
        release(door, hold, "bw_export")


def test_another_countrys_office_releases_nothing(door: Door) -> None:
    _, hold = held(door)
    with refused(rule.ParcelsNotYourHold(hold, org(OFFICE), BW, AO)):
        release(door, hold, "ao_office")


def test_a_closed_office_releases_nothing(door: Door) -> None:
    _, hold = held(door, "bw_export")
    door.do(acts.ParticipantsCloseOffice(org("bw_export"), TODAY), "bw_focal")
    go_to(door, TODAY + 1)
    with refused(rule.ParticipantsOfficeClosed(org("bw_export"), TODAY)):
        release(door, hold, "bw_export")


def test_the_hold_of_a_voided_parcel_stays(door: Door) -> None:
    parcel, hold = held(door)
    put(door, parcel.parcel, status=codes.PARCEL_VOID)
    with refused(rule.ParcelsNotAtRest(parcel.parcel, codes.PARCEL_VOID)):
        release(door, hold)


def test_the_last_revision_is_not_released(door: Door) -> None:
    parcel, hold = held(door)
    wear_out(door, parcel.parcel)
    with refused(rule.ParcelsRevisionsUsedUp(parcel.parcel, 65_535)):
        release(door, hold)


# Releasing: what it does


@pytest.mark.parametrize(
    ("placed", "released"),
    [(OFFICE, OFFICE), ("bw_export", "bw_export"), ("bw_export", OFFICE)],
)
def test_its_office_or_the_licence_office_releases(door: Door, placed: str, released: str) -> None:
    parcel, hold = held(door, placed)
    go_to(door, TODAY + 1)
    release(door, hold, released)
    assert word(door, parcel.parcel) == registered(BW, "bw_miner", TODAY + 1, revision=3)
    assert door.state().holds[hold] == Hold(org(placed), codes.HOLD_RELEASED, parcel.parcel)


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
    place(door, ParcelRef(parcel.parcel, 2))
    release(door, hold)
    order = handover(door, "bw_miner", "bw_trader", ParcelRef(parcel.parcel, 4))
    assert order.giver == org("bw_miner")
    with refused(rule.ParcelsOnHold(parcel.parcel, 1)):
        handed_over(door, "bw_miner", "bw_trader", ParcelRef(parcel.parcel, 4))


@pytest.mark.chain_only
def test_a_hold_can_be_read(door: Door) -> None:
    parcel, hold = held(door)
    found = door.read("Parcels", "hold", hold)
    values = found if isinstance(found, tuple) else astuple(found)
    assert [int(value) for value in values[:2]] == [org(OFFICE), codes.HOLD_IN_FORCE]
    one = int(door.read("Parcels", "word", parcel.parcel))
    both = door.read("Parcels", "words", [parcel.parcel, NOTHING])
    assert [int(value) for value in both] == [one, 0]


# The doors


NEW = b"\x77" * 32
DOORS = ("Transformations", "Corrections", "Issuance", "Shipments", "Paper")


def fresh(**changes: Any) -> int:
    return registered(BW, "bw_miner", TODAY, **changes).pack()


@pytest.mark.parametrize("by", ["stranger", "bw_office", "bw_miner"])
def test_no_key_writes_a_word(door: Door, by: str) -> None:
    with refused(rule.NotTheDoor(actor(by).address)):
        door.do(acts.ParcelsWrite((NEW,), (fresh(),), 0), by)
    with refused(rule.NotTheDoor(actor(by).address)):
        door.do(acts.ParcelsNoteHold(NEW, org(OFFICE), 1, 1, NOTHING), by)


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
