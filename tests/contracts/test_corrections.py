"""Opening stock, and registrations taken back."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from kp_ledger.base.messages import Event
from kp_ledger.domain.blends import WHOLE
from kp_ledger.generated import acts, codes
from kp_ledger.generated import refusals as rule
from kp_ledger.generated.events import HoldReleased, OpeningRegistered, Voided
from kp_ledger.generated.records import OpeningLot, OpeningStock, ParcelRef
from kp_ledger.model import typed
from tests.actors import AE, AO, BW, actor
from tests.contracts.certifying import hold, release
from tests.contracts.cutting import cut_approved, polished, rough
from tests.contracts.parceling import NOTHING, org, parcel_of, put, registered, word
from tests.contracts.probing import through
from tests.contracts.transforming import lose, order, output, products, send
from tests.world import (
    DOCUMENT,
    TODAY,
    ZONES,
    Door,
    go_to,
    hand_over,
    reference,
    refused,
    register,
)  # fmt: skip

CLOSING = TODAY + 20
TOTAL = 10_000
OPENING = ZONES[AE, codes.NATURE_OPENING] << 8 | 1
NOT_STATED = ZONES[AE, codes.NATURE_NOT_STATED] << 8 | 1
REASON = b"\x0f" * 32
STONE, POLISHED = codes.SINGLE_STONE, codes.KIND_POLISHED
AE_HOLDER, AE_OFFICE = "ae_trader", "ae_office"


def opening(text: str = "OLD-1", millicarats: int = 1_000, **changes: Any) -> OpeningLot:
    return replace(OpeningLot(reference(text), millicarats, 1, OPENING, DOCUMENT), **changes)


def stock(door: Door, *lots: OpeningLot, holder: str = AE_HOLDER, by: str = AE_OFFICE, day: int = TODAY) -> list[Event]:  # fmt: skip
    return door.do(acts.CorrectionsRegisterOpening(org(holder), day, lots), by)


@pytest.fixture(autouse=True)
def declared(door: Door) -> None:
    declare = acts.ZonesDeclareOpening(AE, TOTAL, CLOSING, DOCUMENT)
    through(door, "Decisions", declare)


# Opening stock: refusals


def test_only_a_licence_office_registers_opening_stock(door: Door) -> None:
    with refused(rule.ParticipantsNoPower(org(AE_HOLDER), 0, codes.POWER_LICENCE)):
        stock(door, opening(), by=AE_HOLDER)


def test_an_empty_list_is_refused(door: Door) -> None:
    with refused(rule.CorrectionsNoLots(org(AE_HOLDER))):
        stock(door)


def test_a_list_over_the_limit_is_refused(door: Door) -> None:
    with refused(rule.CorrectionsTooManyLots(201, 200)):
        stock(door, *(opening(f"L-{i}", 1) for i in range(201)))


def test_stock_is_of_a_day_that_has_begun_somewhere(door: Door) -> None:
    assert stock(door, opening(), day=TODAY + 1)


def test_stock_of_tomorrow_is_refused(door: Door) -> None:
    with refused(rule.CorrectionsDayInFuture(TODAY + 2, TODAY + 1)):
        stock(door, opening(), day=TODAY + 2)


def test_a_holder_is_of_the_offices_country(door: Door) -> None:
    with refused(rule.ParticipantsNotOfPlace(org("bw_trader"), BW, AE)):
        stock(door, opening(), holder="bw_trader")


def test_a_malformed_reference_is_refused(door: Door) -> None:
    with refused(rule.ReferenceMalformed(NOTHING)):
        stock(door, opening(), opening(reference=NOTHING))


def test_a_lot_without_weight_is_refused(door: Door) -> None:
    with refused(rule.LotsNoWeight(reference("EMPTY"))):
        stock(door, opening("EMPTY", 0))


@pytest.mark.parametrize("kind", [0, 5, STONE, STONE | 5, 255])
def test_stock_is_rough_or_polished(door: Door, kind: int) -> None:
    with refused(rule.LotsUnknownKind(reference("OLD-1"), kind)):
        stock(door, opening(kind=kind))


@pytest.mark.parametrize("kind", [POLISHED, STONE | POLISHED])
def test_attack_barred_stock_entered_as_polished(door: Door, kind: int) -> None:
    """Rough of a barred origin is stock like any other; polished would cross every border."""
    through(door, "Decisions", acts.ZonesBarOrigin(OPENING, 999_999, DOCUMENT))
    with refused(rule.ZonesOriginBarred(OPENING, 999_999, 1_000 * WHOLE, 1_000)):
        stock(door, opening(kind=kind))
    stock(door, opening())
    through(door, "Decisions", acts.ZonesReleaseOrigin(OPENING, DOCUMENT))
    stock(door, opening("OLD-2", kind=kind))


def test_a_bar_at_the_whole_bars_nothing(door: Door) -> None:
    through(door, "Decisions", acts.ZonesBarOrigin(OPENING, 1_000_000, DOCUMENT))
    stock(door, opening(kind=POLISHED))


@pytest.mark.parametrize("origin", [0, 1, OPENING - 1, OPENING + 1, 0xFFFF01])
def test_an_origin_exists(door: Door, origin: int) -> None:
    with refused(rule.CorrectionsUnknownOrigin(origin)):
        stock(door, opening(origin=origin))


@pytest.mark.parametrize(
    ("participant", "nature"), [(AE, 1), (AE, 2), (BW, 1), (BW, 2), (BW, 4), (AO, 4)]
)
def test_stock_is_opening_or_not_stated_at_home(door: Door, participant: int, nature: int) -> None:
    origin = ZONES[participant, nature] << 8 | 1
    with refused(rule.CorrectionsNotOpening(origin, nature, participant)):
        stock(door, opening(origin=origin))


def test_a_country_without_a_published_total_has_no_opening_stock(door: Door) -> None:
    with refused(rule.ZonesOpeningNotDeclared(BW)):
        stock(door, opening(), holder="bw_trader", by="bw_office")


def test_the_door_closes_on_its_day(door: Door) -> None:
    go_to(door, CLOSING + 1)
    with refused(rule.ZonesOpeningClosed(AE, CLOSING, CLOSING + 1)):
        stock(door, opening())


def test_the_total_is_not_exceeded(door: Door) -> None:
    stock(door, opening("A", TOTAL - 1))
    with refused(rule.ZonesOpeningExceeded(AE, TOTAL + 1, TOTAL)):
        stock(door, opening("B", 1), opening("C", 1))


def test_a_reference_is_used_once(door: Door) -> None:
    stock(door, opening())
    with refused(rule.ParcelsExists(parcel_of(AE_HOLDER, "OLD-1"))):
        stock(door, opening())


def test_a_reference_is_used_once_in_a_list(door: Door) -> None:
    with refused(rule.ParcelsExists(parcel_of(AE_HOLDER, "TWICE"))):
        stock(door, opening("TWICE"), opening("OTHER"), opening("TWICE"))


# Opening stock: what is registered


@pytest.mark.parametrize("origin", [OPENING, NOT_STATED, ZONES[BW, codes.NATURE_OPENING] << 8 | 1])
def test_stock_lies_with_its_holder(door: Door, origin: int) -> None:
    stock(door, opening(origin=origin), day=TODAY - 9)
    expected = registered(AE, AE_HOLDER, TODAY - 9, blend=origin)
    assert word(door, parcel_of(AE_HOLDER, "OLD-1")) == expected


def test_polished_stock_lies_with_its_holder_and_crosses_like_what_was_cut_here(door: Door) -> None:
    stock(door, opening(kind=POLISHED))
    parcel = parcel_of(AE_HOLDER, "OLD-1")
    assert word(door, parcel) == registered(AE, AE_HOLDER, TODAY, blend=OPENING, kind=POLISHED)
    hand_over(door, AE_HOLDER, "bw_trader", ParcelRef(parcel, 1))
    assert word(door, parcel).place == BW


def test_polished_stock_is_never_rough(door: Door) -> None:
    stock(door, opening(kind=POLISHED), opening("OLD-2"))
    polished, rough = (parcel_of(AE_HOLDER, f"OLD-{i}") for i in (1, 2))
    refs = [ParcelRef(one, 1) for one in sorted((polished, rough))]
    mixed = order(door, codes.OPERATION_MIX, refs, [output("MIX", 2_000)], by=AE_HOLDER)
    with refused(rule.TransformationsPolishedAndRough(refs[1].parcel)):
        send(door, mixed, AE_HOLDER)


def test_stock_counts_against_the_total(door: Door) -> None:
    """Polished as much as rough."""
    stock(door, opening("A", 400, kind=POLISHED), opening("B", 500))
    stock(door, opening("C", TOTAL - 900))
    assert door.state().openings[AE] == OpeningStock(TOTAL, TOTAL, CLOSING)


def test_the_event_tells_all_there_is(door: Door) -> None:
    assert stock(door, opening("A", 400, kind=0x83), opening("B", 500)) == [
        OpeningRegistered(
            parcel_of(AE_HOLDER, text), org(AE_HOLDER), org(AE_OFFICE), reference(text), OPENING,
            weight, kind, TODAY, DOCUMENT,
        )
        for text, weight, kind in (("A", 400, 0x83), ("B", 500, 1))
    ]  # fmt: skip


# Void: refusals


def void(
    door: Door, ref: ParcelRef, by: str = "bw_miner", document: bytes = NOTHING, reason: bytes = REASON
) -> list[Event]:  # fmt: skip
    return door.do(acts.CorrectionsVoidRegistration(ref.parcel, reason, document), by)


def test_a_stranger_voids_nothing(door: Door) -> None:
    parcel = register(door, "A", 1_000)
    key = actor("stranger").address
    with refused(rule.ParticipantsKeyNotLive(key, 0, 0, door.moment)):
        void(door, parcel, "stranger")


@pytest.mark.parametrize("status", [0, *range(2, 8)])
def test_only_what_is_held_can_be_voided(door: Door, status: int) -> None:
    ref = ParcelRef(b"\x01" * 32, 1)
    if status:
        ref = register(door, "A", 1_000)
        for step in {3: [2, 3]}.get(status, [status]):
            ref = put(door, ref.parcel, status=step)
    with refused(rule.CorrectionsNotHeld(ref.parcel, status)):
        void(door, ref)


def test_what_was_touched_is_not_voided(door: Door) -> None:
    parcel = put(door, register(door, "A", 1_000).parcel)
    with refused(rule.CorrectionsTouched(parcel.parcel, 2)):
        void(door, parcel)


def test_what_came_in_under_a_certificate_is_not_voided(door: Door) -> None:
    inbound = registered(BW, "bw_miner", TODAY, certificate=BW << 32 | 9)
    parcel = ParcelRef(b"\x09" * 32, 1)
    through(door, "Paper", acts.ParcelsWrite((parcel.parcel,), (inbound.pack(),), 0))
    with refused(rule.CorrectionsUnderCertificate(parcel.parcel, BW << 32 | 9)):
        void(door, parcel)


def test_a_void_has_a_reason(door: Door) -> None:
    parcel = register(door, "A", 1_000)
    with refused(rule.CorrectionsNoReason(parcel.parcel)):
        void(door, parcel, reason=NOTHING)


@pytest.mark.parametrize("by", ["bw_trader", "bw_office"])
def test_without_a_document_only_the_registrar_voids(door: Door, by: str) -> None:
    parcel = register(door, "A", 1_000)
    with refused(rule.CorrectionsNotRegistrar(parcel.parcel, org("bw_miner"), org(by))):
        void(door, parcel, by)


def test_the_registrar_voids_for_thirty_days(door: Door) -> None:
    parcel = register(door, "A", 1_000)
    go_to(door, TODAY + 31)
    with refused(rule.CorrectionsTooLate(parcel.parcel, TODAY, 30)):
        void(door, parcel)


def test_after_thirty_days_a_document_needs_an_office(door: Door) -> None:
    parcel = register(door, "A", 1_000)
    go_to(door, TODAY + 31)
    with refused(rule.ParticipantsNoPower(org("bw_miner"), 0, codes.POWER_LICENCE)):
        void(door, parcel, document=DOCUMENT)


def test_a_document_makes_no_office(door: Door) -> None:
    parcel = register(door, "A", 1_000)
    with refused(rule.ParticipantsNoPower(org("bw_trader"), 0, codes.POWER_LICENCE)):
        void(door, parcel, "bw_trader", document=DOCUMENT)


def test_an_office_voids_what_lies_in_its_country(door: Door) -> None:
    parcel = register(door, "A", 1_000)
    with refused(rule.CorrectionsElsewhere(parcel.parcel, BW, AO)):
        void(door, parcel, "ao_office", document=DOCUMENT)


def test_a_suspended_registrar_voids_nothing(door: Door) -> None:
    parcel = register(door, "A", 1_000)
    suspend = acts.ParticipantsSetStanding(
        org("bw_miner"), codes.STANDING_SUSPENDED, TODAY, DOCUMENT
    )
    door.do(suspend, "bw_office")
    expected = rule.ParticipantsNotInGoodStanding(org("bw_miner"), codes.STANDING_SUSPENDED, TODAY)
    with refused(expected):
        void(door, parcel)


# Void: what it does


@pytest.mark.parametrize("document", [NOTHING, DOCUMENT])
def test_the_registrar_voids_until_the_thirtieth_day(door: Door, document: bytes) -> None:
    parcel = register(door, "A", 1_000)
    go_to(door, TODAY + 30)
    void(door, parcel, document=document)
    expected = registered(BW, "bw_miner", TODAY + 30, status=codes.PARCEL_VOID, revision=2)
    assert word(door, parcel.parcel) == expected


@pytest.mark.parametrize("later", [0, 31, 400])
def test_the_office_voids_at_any_time_with_a_document(door: Door, later: int) -> None:
    parcel = register(door, "A", 1_000)
    go_to(door, TODAY + later)
    void(door, parcel, "bw_office", document=DOCUMENT)
    assert word(door, parcel.parcel).status == codes.PARCEL_VOID


def test_what_is_on_hold_since_it_was_registered_can_be_voided(door: Door) -> None:
    parcel = register(door, "A", 2_000_000)
    void(door, parcel)
    now = word(door, parcel.parcel)
    assert (now.status, now.holds, now.revision) == (codes.PARCEL_VOID, 0, 2)
    hold_ = door.state().holds[typed.hold_id(parcel.parcel, 1)]
    assert hold_.status == codes.HOLD_RELEASED


def test_attack_held_registration_is_voided(door: Door) -> None:
    """What is only held can be voided, by its office alone: a registrar would undo the hold."""
    parcel = register(door, "A", 2_000_000)
    holds = [typed.hold_id(parcel.parcel, 1), hold(door, parcel.parcel, "bw_export")]
    with refused(rule.CorrectionsOnHold(parcel.parcel, 2)):
        void(door, parcel)
    with refused(rule.ParticipantsNoPower(org("bw_miner"), 0, codes.POWER_LICENCE)):
        void(door, parcel, document=DOCUMENT)
    events = void(door, parcel, "bw_office", document=DOCUMENT)
    assert events == [
        *(HoldReleased(one, parcel.parcel, org("bw_office"), 3, DOCUMENT) for one in holds),
        Voided(parcel.parcel, org("bw_office"), 3, REASON, DOCUMENT),
    ]
    now = word(door, parcel.parcel)
    assert (now.status, now.holds, now.revision) == (codes.PARCEL_VOID, 0, 3)


def test_attack_void_leaves_its_hold(door: Door) -> None:
    """A hold of what is void was in force for ever, and nobody could release it."""
    parcel = register(door, "A", 2_000_000)
    holds = [typed.hold_id(parcel.parcel, 1), hold(door, parcel.parcel)]
    void(door, parcel, "bw_office", document=DOCUMENT)
    assert {door.state().holds[one].status for one in holds} == {codes.HOLD_RELEASED}


@pytest.mark.parametrize("automatic", [1_000, 2_000_000])
def test_what_was_held_and_released_is_touched(door: Door, automatic: int) -> None:
    parcel = register(door, "A", automatic)
    release(door, hold(door, parcel.parcel))
    with refused(rule.CorrectionsTouched(parcel.parcel, 3)):
        void(door, parcel, "bw_office", document=DOCUMENT)
    hold(door, parcel.parcel)
    with refused(rule.CorrectionsTouched(parcel.parcel, 4)):
        void(door, parcel, "bw_office", document=DOCUMENT)


def test_a_hold_that_was_released_in_between_is_no_hold_in_force(door: Door) -> None:
    """As many revisions as holds, and one of them is not a hold's."""
    parcel = register(door, "A", 2_000_000)
    placed = [hold(door, parcel.parcel), hold(door, parcel.parcel)]
    put(door, parcel.parcel, holds=4)
    with refused(rule.CorrectionsTouched(parcel.parcel, 4)):
        void(door, parcel, "bw_office", document=DOCUMENT)
    assert all(door.state().holds[one].status == codes.HOLD_IN_FORCE for one in placed)


def test_what_lost_weight_in_work_is_no_registration_any_more(door: Door) -> None:
    parcel = register(door, "A", 1_000)
    lose(door, parcel, 150)
    assert door.state().holds[typed.hold_id(parcel.parcel, 2)].cause == codes.HOLD_LOSS
    with refused(rule.CorrectionsTouched(parcel.parcel, 2)):
        void(door, parcel, "bw_office", document=DOCUMENT)


def test_polished_on_hold_for_its_yield_is_no_registration(door: Door) -> None:
    refs = [rough(door)]
    made = products(cut_approved(door, refs, polished("P", 800), loss=200))
    assert [door.state().parcel(product.parcel).holds for product in made] == [1]
    with refused(rule.CorrectionsTouched(made[0].parcel, 2)):
        void(door, made[0], "bw_office", document=DOCUMENT)


def test_opening_stock_is_voided_by_its_holder(door: Door) -> None:
    stock(door, opening())
    parcel = ParcelRef(parcel_of(AE_HOLDER, "OLD-1"), 1)
    void(door, parcel, AE_HOLDER)
    assert word(door, parcel.parcel).status == codes.PARCEL_VOID


def test_a_voided_reference_stays_used_and_the_ceiling_taken(door: Door) -> None:
    parcel = register(door, "A", 1_000)
    void(door, parcel)
    assert door.state().licences[101].produced == 1_000
    with refused(rule.ParcelsExists(parcel.parcel)):
        register(door, "A", 1_000)


def test_the_event_of_a_void_tells_all_there_is(door: Door) -> None:
    parcel = register(door, "A", 1_000)
    expected = Voided(parcel.parcel, org("bw_office"), 2, REASON, DOCUMENT)
    assert void(door, parcel, "bw_office", document=DOCUMENT) == [expected]
