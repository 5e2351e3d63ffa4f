"""Two genuine papers of one number: the second names the first, waits on hold, and is marked."""

from __future__ import annotations

from typing import Any

import pytest

from kp_ledger.base.messages import Event
from kp_ledger.generated import acts, codes
from kp_ledger.generated import refusals as rule
from kp_ledger.generated.events import HoldPlaced, InboundRecorded, InboundRegistered
from kp_ledger.generated.records import Hold
from kp_ledger.model import typed
from kp_ledger.model.lookups import recorded
from tests.actors import AE, ZW, actor
from tests.contracts.certifying import DESTINATION, IMPORTER, NOTHING
from tests.contracts.enrolling import enrol
from tests.contracts.parceling import happened, word
from tests.contracts.probing import newcomer
from tests.contracts.recording import FIRST, accept, declared, paper, record
from tests.world import DOCUMENT, TODAY, Door, go_to, refused

OFFICE, RELEASING = "ae_office", "ae_office_2"
SECOND, THIRD = FIRST + 1, FIRST + 2
COLLIDES = {"number": "ZW-0123 A", "collides_with": FIRST, "document": b"\x22" * 32}
LOT = typed.parcel_id(DESTINATION, declared("IN-2").reference)
HOLD = typed.hold_id(LOT, 1)
KEY_DAYS = 2


def collide(door: Door, *lots: Any, by: str = OFFICE, **changes: Any) -> list[Event]:
    """A second paper of the number of the first, as its office records it."""
    return record(door, paper(**COLLIDES | changes), *(lots or (declared("IN-2"),)), by=by)


def both(door: Door) -> list[Event]:
    record(door, paper())
    return collide(door)


def release(door: Door, hold: bytes = HOLD, by: str = RELEASING, document: bytes = DOCUMENT) -> Any:
    return door.do(acts.ParcelsReleaseHold(hold, document), by)


def second_key(door: Door, days: int = KEY_DAYS) -> None:
    """The office enrols another key, and so many days go by."""
    door.do(enrol(newcomer(RELEASING).address), OFFICE)
    go_to(door, TODAY + days)


# Refusals: which it names


def test_a_second_paper_names_the_first(door: Door) -> None:
    record(door, paper())
    with refused(rule.PaperRecordedBefore(ZW, "123A", FIRST)):
        collide(door, collides_with=0)


@pytest.mark.parametrize("named", [SECOND, FIRST + 7, 1])
def test_it_names_no_other_than_the_first(door: Door, named: int) -> None:
    record(door, paper())
    record(door, paper(number="ZW 9"), declared("OTHER"))
    with refused(rule.PaperCollidesWithAnother(ZW, "123A", FIRST, named)):
        collide(door, collides_with=named)


def test_attack_another_paper_marked_as_one_of_two(door: Door) -> None:
    """Nobody puts the mark on a paper whose number was never recorded again."""
    record(door, paper())
    with refused(rule.PaperCollidesWithAnother(ZW, "9", 0, FIRST)):
        collide(door, number="ZW 9")


def test_attack_collision_of_a_collision(door: Door) -> None:
    """Whoever comes third names the first, and not one that may itself be made up."""
    both(door)
    with refused(rule.PaperCollidesWithAnother(ZW, "123A", FIRST, SECOND)):
        collide(door, declared("IN-3"), collides_with=SECOND)
    collide(door, declared("IN-3"))
    assert recorded(door.state(), ZW, "ZW 000123/A") == FIRST
    assert word(door, typed.parcel_id(DESTINATION, declared("IN-3").reference)).holds == 1


def test_a_second_paper_has_all_that_a_first_one_has(door: Door) -> None:
    record(door, paper())
    with refused(rule.PaperNoDocument()):
        collide(door, document=NOTHING)
    with refused(rule.PaperKindDiffers(1, 1_000, 900)):
        collide(door, declared("IN-2", 900))


# Refusals: acceptances


def test_attack_acceptance_of_the_first_used_for_the_second(door: Door) -> None:
    """Both bear the number and the weight that the importer accepted once."""
    accept(door)
    second = paper(**COLLIDES)
    with refused(rule.PaperCollisionAccepted(FIRST)):
        accept(door, printed=second, lot=declared("IN-2"))
    record(door, second, declared("IN-2"))
    assert word(door, LOT).custodian == DESTINATION


# What it does


def test_its_parcels_are_the_offices_and_on_hold(door: Door) -> None:
    both(door)
    found = word(door, LOT)
    assert (found.custodian, found.owner, found.certificate) == (DESTINATION, IMPORTER, SECOND)
    assert (found.status, found.revision, found.holds) == (codes.PARCEL_HELD, 1, 1)
    key = actor(OFFICE).address
    expected = Hold(DESTINATION, codes.HOLD_IN_FORCE, codes.HOLD_COLLISION, key, LOT)
    assert door.state().holds[HOLD] == expected


def test_the_first_stays_as_it_was(door: Door) -> None:
    record(door, paper())
    first = typed.parcel_id(DESTINATION, declared().reference)
    before = word(door, first), door.state().certificates[FIRST]
    collide(door)
    assert (word(door, first), door.state().certificates[FIRST]) == before
    assert recorded(door.state(), ZW, "123A") == FIRST


@pytest.mark.chain_only
def test_storage_keeps_the_first_and_counts_on(door: Door) -> None:
    both(door)
    assert door.read("Paper", "recorded", typed.shipment_id(ZW, "ZW 000123/A")) == FIRST
    assert door.read("Paper", "nextNumber", ZW) == THIRD


def test_a_first_paper_goes_on_no_hold(door: Door) -> None:
    record(door, paper())
    assert word(door, typed.parcel_id(DESTINATION, declared().reference)).holds == 0
    assert not door.state().holds


def test_attack_number_recorded_first_with_a_made_up_paper(door: Door) -> None:
    """What another office entered under its number keeps no genuine paper out for ever."""
    importer = actor("ao_trader").organisation
    record(door, paper(importer=importer), by="ao_office")
    collide(door)
    a = door.state().certificates[SECOND].a
    assert (a.to, a.office, a.parcels) == (AE, DESTINATION, 1)
    assert recorded(door.state(), ZW, "ZW 000123/A") == FIRST


# Release


def test_attack_one_key_records_a_paper_twice_and_releases_it(door: Door) -> None:
    both(door)
    with refused(rule.ParcelsSameKey(HOLD, actor(OFFICE).address)):
        release(door, by=OFFICE)


def test_another_office_does_not_release_it(door: Door) -> None:
    both(door)
    with refused(rule.ParcelsNotYourHold(HOLD, DESTINATION, actor("bw_office").organisation)):
        release(door, by="bw_office")


def test_it_is_released_with_a_document(door: Door) -> None:
    second_key(door)
    both(door)
    with refused(rule.ParcelsNoDocument(HOLD)):
        release(door, document=NOTHING)


def test_attack_key_enrolled_to_release_what_was_recorded_twice(door: Door) -> None:
    """One person with a key enrols a second one: in everybody's sight, and two days ahead."""
    both(door)
    door.do(enrol(newcomer(RELEASING).address), OFFICE)
    young = door.state().keys[newcomer(RELEASING).address].from_
    refusal = rule.ApprovalsKeyTooYoung(newcomer(RELEASING).address, young, young + 48 * 3_600)
    with refused(refusal):
        release(door)
    go_to(door, TODAY + KEY_DAYS + 1)
    release(door)


def test_attack_key_enrolled_to_record_what_the_old_one_releases(door: Door) -> None:
    second_key(door, 0)
    young = door.state().keys[newcomer(RELEASING).address].from_
    record(door, paper())
    collide(door, by=RELEASING)
    refusal = rule.ApprovalsKeyTooYoung(newcomer(RELEASING).address, young, young + 48 * 3_600)
    with refused(refusal):
        release(door, by=OFFICE)


def test_released_it_goes_on_like_any_other(door: Door) -> None:
    second_key(door)
    both(door)
    release(door)
    found = word(door, LOT)
    assert (found.holds, found.revision, found.certificate) == (0, 2, SECOND)


def test_a_hold_of_a_second_paper_is_none_that_an_office_places(door: Door) -> None:
    record(door, paper())
    with refused(rule.ParcelsUnknownReason(codes.HOLD_COLLISION)):
        door.do(acts.ParcelsPlaceHolds((LOT,), codes.HOLD_COLLISION, DOCUMENT), OFFICE)


# Events


def test_the_paper_says_which_it_collides_with_and_each_parcel_its_hold(door: Door) -> None:
    record(door, paper())
    lots = (declared("IN-2", 600), declared("IN-3", 400))
    told, *parcels = collide(door, *lots)
    assert isinstance(told, InboundRecorded)
    assert (told.certificate, told.collides_with, told.document) == (SECOND, FIRST, b"\x22" * 32)
    assert [type(event) for event in parcels] == [InboundRegistered, HoldPlaced] * 2
    ids = [typed.parcel_id(DESTINATION, one.reference) for one in lots]
    key = actor(OFFICE).address
    assert [event for event in parcels if isinstance(event, HoldPlaced)] == [
        HoldPlaced(typed.hold_id(one, 1), one, DESTINATION, 1, codes.HOLD_COLLISION, key, NOTHING)
        for one in ids
    ]


def test_the_first_says_that_it_is_the_first(door: Door) -> None:
    told, *parcels = record(door, paper())
    assert isinstance(told, InboundRecorded) and not told.collides_with
    assert not any(isinstance(event, HoldPlaced) for event in parcels)


def test_a_second_paper_of_200_parcels_goes_on_hold_whole(door: Door) -> None:
    record(door, paper())
    lots = [declared(f"MANY-{i}", 5) for i in range(200)]
    assert len(happened(collide(door, *lots), HoldPlaced)) == 200
