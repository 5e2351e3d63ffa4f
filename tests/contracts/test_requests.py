"""A request for a certificate: who asks, for what, to whom; refused or withdrawn."""

from __future__ import annotations

from dataclasses import astuple, replace
from typing import Any

import pytest

from kp_ledger.base.messages import NO_KEY, Signed
from kp_ledger.domain.days import SECONDS_PER_DAY
from kp_ledger.domain.parcels import Parcel
from kp_ledger.generated import acts, codes
from kp_ledger.generated import refusals as rule
from kp_ledger.generated.events import CertificateRequested, RequestRefused, RequestWithdrawn
from kp_ledger.generated.records import Application, ParcelRef, Request
from kp_ledger.model import typed
from kp_ledger.model.digests import application_digest
from tests.actors import AE, AO, BW, ZW, actor, sign, unsigned
from tests.contracts.approving import suspend_self
from tests.contracts.certifying import (
    EXPORTER,
    IMPORTER,
    NOTHING,
    OFFICE,
    VALUER,
    ZW_IMPORTER,
    application,
    ask_for,
    asked,
    hold,
    number,
    plain,
    suspend,
    today,
)
from tests.contracts.probing import through
from tests.world import DOCUMENT, Door, go_to, hand_over, reference, refused, register

TRADER = actor("bw_trader").organisation
VALUERS = (EXPORTER, OFFICE, VALUER)


def one(door: Door, **changes: Any) -> Application:
    return application(door, register(door, "A", 1_000), **changes)


# Refusals: the order


def test_an_application_names_its_exporter(door: Door) -> None:
    with refused(rule.RequestsNoExporter()):
        ask_for(door, one(door, exporter=0))


def test_an_application_past_its_deadline_is_refused(door: Door) -> None:
    order = one(door)
    door.moment = order.deadline + 1
    with refused(rule.OrdersExpired(order.deadline, door.moment)):
        ask_for(door, order)


def test_an_application_ends_within_90_days(door: Door) -> None:
    order = one(door)
    order = replace(order, deadline=order.signed_at + 90 * SECONDS_PER_DAY + 1)
    with refused(rule.OrdersDeadlineTooFar(order.signed_at, order.deadline, 90)):
        ask_for(door, order)


def test_an_exporters_signature_that_is_none_is_refused(door: Door) -> None:
    act = acts.RequestsRequest(one(door), Signed(NO_KEY, b"\x01" * 64), unsigned("bw_miner"))
    with refused(rule.OrdersBadSignature(EXPORTER)):
        door.do(act, "bw_miner")


def test_an_owners_signature_that_is_none_is_refused(door: Door) -> None:
    order = one(door, owner=TRADER)
    act = acts.RequestsRequest(order, unsigned("bw_miner"), Signed(NO_KEY, b"\x01" * 64))
    with refused(rule.OrdersBadSignature(TRADER)):
        door.do(act, "bw_miner")


def test_a_stranger_asks_for_nothing(door: Door) -> None:
    with refused(rule.ParticipantsNotItsKey(actor("stranger").address, EXPORTER)):
        ask_for(door, one(door), "stranger")


def test_the_owner_signs_too_when_it_is_another(door: Door) -> None:
    with refused(rule.ParticipantsNotItsKey(actor("bw_miner").address, TRADER)):
        ask_for(door, one(door, owner=TRADER))


def test_the_exporter_signs_too_when_the_owner_is_another(door: Door) -> None:
    order = one(door, owner=TRADER)
    signature = sign(order, "bw_trader", door.ledger)
    for by in ("bw_trader", "stranger"):
        with refused(rule.ParticipantsNotItsKey(actor(by).address, EXPORTER)):
            door.do(acts.RequestsRequest(order, unsigned(by), signature), by)


def test_the_exporter_is_in_good_standing(door: Door) -> None:
    order = one(door)
    suspend(door, EXPORTER)
    refusal = rule.ParticipantsNotInGoodStanding(EXPORTER, codes.STANDING_SUSPENDED, today(door))
    with refused(refusal):
        ask_for(door, order)


@pytest.mark.parametrize("name", ["bw_miner", "bw_trader"])
def test_both_are_in_good_standing(door: Door, name: str) -> None:
    order = one(door, owner=TRADER)
    signature = sign(order, "bw_trader", door.ledger)
    suspend(door, actor(name).organisation)
    refusal = rule.ParticipantsNotInGoodStanding(
        actor(name).organisation, codes.STANDING_SUSPENDED, today(door)
    )
    with refused(refusal):
        door.do(acts.RequestsRequest(order, unsigned("bw_miner"), signature), "bw_miner")


def test_a_request_has_a_reference(door: Door) -> None:
    with refused(rule.ReferenceMalformed(NOTHING)):
        ask_for(door, one(door, reference=NOTHING))


def test_an_exporter_uses_a_reference_once(door: Door) -> None:
    made = asked(door, register(door, "A", 1_000))
    with refused(rule.RequestsUsed(made.request)):
        asked(door, register(door, "B", 1_000))


# Refusals: where it goes


def test_no_certificate_is_needed_within_a_participant(door: Door) -> None:
    with refused(rule.RequestsWithinParticipant(BW)):
        ask_for(door, one(door, to=BW, importer=TRADER))


def test_nothing_is_asked_for_in_a_participant_that_is_suspended(door: Door) -> None:
    order = one(door)
    suspend_self(door, "bw_office")
    with refused(rule.ParticipantsNotAParticipant(BW, codes.KP_SUSPENDED, today(door))):
        ask_for(door, order)


def test_no_goods_of_a_suspended_participants_trader_are_asked_for(door: Door) -> None:
    """Title may be of another country; whoever has it lets nothing out while that is suspended."""
    order = one(door, owner=actor("ao_trader").organisation)
    suspend_self(door, "ao_office")
    with refused(rule.ParticipantsNotAParticipant(AO, codes.KP_SUSPENDED, today(door))):
        signature = sign(order, "ao_trader", door.ledger)
        door.do(acts.RequestsRequest(order, unsigned("bw_miner"), signature), "bw_miner")


def test_nothing_of_anothers_is_asked_for_in_a_participant_that_is_suspended(door: Door) -> None:
    order = one(door, owner=actor("ao_trader").organisation)
    suspend_self(door, "bw_office")
    with refused(rule.ParticipantsNotAParticipant(BW, codes.KP_SUSPENDED, today(door))):
        signature = sign(order, "ao_trader", door.ledger)
        door.do(acts.RequestsRequest(order, unsigned("bw_miner"), signature), "bw_miner")


def test_the_destination_is_a_participant(door: Door) -> None:
    with refused(rule.ParticipantsNotAParticipant(0x5151, 0, today(door))):
        ask_for(door, one(door, to=0x5151))


def test_the_destination_is_not_suspended(door: Door) -> None:
    order = one(door)
    suspend_self(door, "ae_office")
    with refused(rule.ParticipantsNotAParticipant(AE, codes.KP_SUSPENDED, today(door))):
        ask_for(door, order)


def test_an_application_names_its_importer(door: Door) -> None:
    with refused(rule.RequestsNoImporter()):
        ask_for(door, one(door, importer=0))


@pytest.mark.parametrize(
    ("importer", "participant", "to"),
    [(0x7777, 0, AE), (ZW_IMPORTER, ZW, AE), (IMPORTER, AE, ZW)],
)
def test_the_importer_is_of_the_destination(
    door: Door, importer: int, participant: int, to: int
) -> None:
    with refused(rule.RequestsImporterElsewhere(importer, participant, to)):
        ask_for(door, one(door, importer=importer, to=to))


def test_an_importer_on_the_ledger_may_hold(door: Door) -> None:
    order = one(door)
    go_to(door, today(door) + 700)
    order = replace(order, signed_at=door.moment, deadline=door.moment + 60)
    standing = door.state().standings[IMPORTER][-1]
    refusal = rule.ParticipantsMayNotHold(IMPORTER, codes.ROLE_TRADER, standing.until, today(door))
    with refused(refusal):
        ask_for(door, order)


# Refusals: who is to value it


@pytest.mark.parametrize("valuers", [(EXPORTER, 0, 0), (0, OFFICE, 0), (0, 0, VALUER), (0, 0, 0)])
def test_two_valuers_are_named(door: Door, valuers: tuple[int, ...]) -> None:
    with refused(rule.RequestsTooFewValuers(sum(map(bool, valuers)))):
        ask_for(door, one(door, valuers=valuers))


@pytest.mark.parametrize(
    "valuers", [(OFFICE, OFFICE, VALUER), (VALUER, OFFICE, VALUER), (EXPORTER, VALUER, VALUER)]
)
def test_no_valuer_is_named_twice(door: Door, valuers: tuple[int, ...]) -> None:
    twice = next(valuer for valuer in valuers if valuers.count(valuer) == 2)
    with refused(rule.RequestsValuerTwice(twice)):
        ask_for(door, one(door, valuers=valuers))


@pytest.mark.parametrize("party", ["bw_miner", "bw_trader", "ae_trader"])
def test_a_party_is_no_independent_valuer(door: Door, party: str) -> None:
    ref = register(door, "A", 1_000)
    hand_over(door, "bw_miner", "bw_trader", ref, moves=codes.MOVES_TITLE)
    independent = actor(party).organisation
    order = application(
        door, ParcelRef(ref.parcel, 2), owner=TRADER, valuers=(0, OFFICE, independent)
    )
    signature = sign(order, "bw_trader", door.ledger)
    with refused(rule.RequestsValuerNotIndependent(independent)):
        door.do(acts.RequestsRequest(order, unsigned("bw_miner"), signature), "bw_miner")


@pytest.mark.parametrize("absent", [0, 1, 2])
def test_two_valuers_are_enough(door: Door, absent: int) -> None:
    valuers = tuple(0 if index == absent else one for index, one in enumerate(VALUERS))
    made = asked(door, register(door, "A", 1_000), valuers=valuers)
    request = door.state().requests[made.request]
    found = (request.exporters_valuer, request.governments_valuer, request.independent_valuer)
    assert found == valuers


# Refusals: what it is for


def test_cited_certificates_are_at_most_200(door: Door) -> None:
    cited = tuple(number(serial, AO) for serial in range(201))
    with refused(rule.RequestsTooManyCited(200, 201)):
        ask_for(door, one(door, cited=cited))


@pytest.mark.parametrize("cited", [(0,), (number(1), number(1)), (number(2), number(1))])
def test_cited_certificates_ascend(door: Door, cited: tuple[int, ...]) -> None:
    with refused(rule.RequestsCitedNotAscending(cited[-1])):
        ask_for(door, one(door, cited=cited))


def test_a_request_is_for_parcels(door: Door) -> None:
    with refused(rule.RequestsNoParcels()):
        ask_for(door, application(door))


def test_a_request_is_for_200_parcels_at_most(door: Door) -> None:
    refs = [ParcelRef(index.to_bytes(32, "big"), 1) for index in range(1, 202)]
    with refused(rule.RequestsTooManyParcels(200, 201)):
        ask_for(door, application(door, *refs))


@pytest.mark.parametrize("repeat", [True, False])
def test_parcels_ascend(door: Door, repeat: bool) -> None:
    refs = application(door, register(door, "A", 10), register(door, "B", 20)).parcels
    listed = (refs[0], refs[0]) if repeat else (refs[1], refs[0])
    with refused(rule.RequestsNotAscending(refs[0].parcel)):
        ask_for(door, application(door, parcels=listed))


def test_an_unknown_parcel_is_not_held(door: Door) -> None:
    unknown = ParcelRef(b"\x01" * 32, 1)
    with refused(rule.RequestsNotHeld(unknown.parcel, codes.PARCEL_NONE)):
        ask_for(door, application(door, unknown))


def test_a_parcel_in_other_hands_is_not_asked_for(door: Door) -> None:
    ref = register(door, "A", 1_000)
    hand_over(door, "bw_miner", "bw_trader", ref, moves=codes.MOVES_CUSTODY)
    with refused(rule.RequestsNotCustodian(ref.parcel, TRADER, EXPORTER)):
        ask_for(door, application(door, ParcelRef(ref.parcel, 2)))


def test_a_parcel_of_another_owner_is_not_asked_for(door: Door) -> None:
    ref = register(door, "A", 1_000)
    hand_over(door, "bw_miner", "bw_trader", ref, moves=codes.MOVES_TITLE)
    with refused(rule.RequestsNotOwner(ref.parcel, TRADER, EXPORTER)):
        ask_for(door, application(door, ParcelRef(ref.parcel, 2)))


def test_a_parcel_on_hold_is_not_asked_for(door: Door) -> None:
    ref = register(door, "A", 1_000)
    hold(door, ref.parcel)
    with refused(rule.RequestsOnHold(ref.parcel, 1)):
        ask_for(door, application(door, ParcelRef(ref.parcel, 2)))


def test_a_request_is_for_the_revision_that_was_signed(door: Door) -> None:
    ref = register(door, "A", 1_000)
    with refused(rule.RequestsRevisionChanged(ref.parcel, 1, 2)):
        ask_for(door, application(door, ParcelRef(ref.parcel, 2)))


def rewritten(door: Door, **changes: Any) -> ParcelRef:
    """A parcel as no act makes it: written through a door."""
    ref = register(door, "A", 1_000)
    word = replace(door.state().parcel(ref.parcel), revision=2, **changes)
    through(door, "Shipments", acts.ParcelsWrite((ref.parcel,), (word.pack(),), 1))
    return ParcelRef(ref.parcel, 2)


def test_a_parcel_that_lies_elsewhere_is_not_asked_for(door: Door) -> None:
    ref = rewritten(door, place=AO)
    with refused(rule.RequestsParcelElsewhere(ref.parcel, AO, BW)):
        ask_for(door, application(door, ref))


def test_polished_goods_need_no_certificate(door: Door) -> None:
    ref = rewritten(door, kind=codes.KIND_POLISHED)
    with refused(rule.RequestsPolished(ref.parcel)):
        ask_for(door, application(door, ref))


# Effect


def test_a_request_stands_and_leaves_its_parcels_as_they_are(door: Door) -> None:
    gems = register(door, "A", 1_000, kind=codes.KIND_GEM | codes.SINGLE_STONE)
    other = register(door, "B", 500)
    before: Parcel = door.state().parcel(gems.parcel)
    made = asked(door, gems, other, cited=(number(1, AO), number(2, AO)))
    digest = application_digest(made.cited, made.refs)
    kinds = 0b101
    expected = Request(
        codes.REQUEST_OPEN, EXPORTER, EXPORTER, IMPORTER, AE, 2, kinds, *VALUERS, digest
    )
    assert door.state().requests[made.request] == expected
    assert door.state().parcel(gems.parcel) == before


def test_a_request_is_told(door: Door) -> None:
    order = one(door, cited=(number(7, AO),))
    ref = order.parcels[0]
    assert ask_for(door, order) == [
        CertificateRequested(
            typed.request_id(EXPORTER, order.reference), EXPORTER, AE, EXPORTER, IMPORTER,
            order.reference, VALUERS, (ref.parcel,), (1,), order.cited, DOCUMENT,
        )
    ]  # fmt: skip


def test_anyone_relays_what_exporter_and_owner_have_signed(door: Door) -> None:
    ref = register(door, "A", 1_000)
    hand_over(door, "bw_miner", "bw_trader", ref, moves=codes.MOVES_TITLE)
    order = application(door, ParcelRef(ref.parcel, 2), owner=TRADER)
    signed = [sign(order, name, door.ledger) for name in ("bw_miner", "bw_trader")]
    door.do(acts.RequestsRequest(order, *signed), "stranger")
    request = door.state().requests[typed.request_id(EXPORTER, order.reference)]
    assert (request.exporter, request.owner) == (EXPORTER, TRADER)


def test_an_importer_outside_needs_no_licence(door: Door) -> None:
    made = asked(door, register(door, "A", 1_000), to=ZW, importer=ZW_IMPORTER)
    assert door.state().requests[made.request].to == ZW


@pytest.mark.chain_only
def test_storage_holds_the_request(door: Door) -> None:
    made = asked(door, register(door, "A", 1_000), reference=reference("R-9"))
    found = plain(door.read("Requests", "requestState", made.request))
    assert found[:10] == astuple(door.state().requests[made.request])[:10]


# Refuse


def test_only_an_export_office_refuses(door: Door) -> None:
    made = asked(door, register(door, "A", 1_000))
    with refused(rule.ParticipantsNoPower(EXPORTER, 0, codes.POWER_EXPORT)):
        door.do(acts.RequestsRefuse(made.request, DOCUMENT), "bw_miner")


def test_an_office_of_a_suspended_participant_refuses_what_was_asked_for_before(door: Door) -> None:
    made = asked(door, register(door, "A", 1_000))
    suspend_self(door, "bw_office")
    door.do(acts.RequestsRefuse(made.request, DOCUMENT), "bw_export")
    assert door.state().requests[made.request].status == codes.REQUEST_REFUSED


def test_what_was_asked_for_is_withdrawn_in_a_suspended_participant(door: Door) -> None:
    made = asked(door, register(door, "A", 1_000))
    suspend_self(door, "bw_office")
    door.do(acts.RequestsWithdraw(made.request), "bw_miner")
    assert door.state().requests[made.request].status == codes.REQUEST_WITHDRAWN


def test_what_was_not_asked_for_is_not_refused(door: Door) -> None:
    with refused(rule.RequestsNotOpen(NOTHING, 0)):
        door.do(acts.RequestsRefuse(NOTHING, DOCUMENT), "bw_office")


def test_an_office_of_another_participant_does_not_refuse(door: Door) -> None:
    made = asked(door, register(door, "A", 1_000))
    with refused(rule.RequestsOfOtherParticipant(made.request, BW, AO)):
        door.do(acts.RequestsRefuse(made.request, DOCUMENT), "ao_office")


def test_a_refusal_has_a_reason(door: Door) -> None:
    made = asked(door, register(door, "A", 1_000))
    with refused(rule.RequestsNoReason(made.request)):
        door.do(acts.RequestsRefuse(made.request, NOTHING), "bw_office")


def test_a_refused_request_is_refused(door: Door) -> None:
    made = asked(door, register(door, "A", 1_000))
    events = door.do(acts.RequestsRefuse(made.request, DOCUMENT), "bw_office")
    assert events == [RequestRefused(made.request, OFFICE, DOCUMENT)]
    assert door.state().requests[made.request].status == codes.REQUEST_REFUSED
    with refused(rule.RequestsNotOpen(made.request, codes.REQUEST_REFUSED)):
        door.do(acts.RequestsWithdraw(made.request), "bw_miner")


# Withdraw


def test_only_a_live_key_withdraws(door: Door) -> None:
    made = asked(door, register(door, "A", 1_000))
    refusal = rule.ParticipantsKeyNotLive(actor("stranger").address, 0, 0, door.moment)
    with refused(refusal):
        door.do(acts.RequestsWithdraw(made.request), "stranger")


def test_only_who_asked_withdraws(door: Door) -> None:
    made = asked(door, register(door, "A", 1_000))
    with refused(rule.RequestsNotItsParty(made.request, TRADER)):
        door.do(acts.RequestsWithdraw(made.request), "bw_trader")


def test_who_is_suspended_withdraws_what_it_asked_for(door: Door) -> None:
    """It begins nothing, and where the office is silent no other act leads on."""
    made = asked(door, register(door, "A", 1_000))
    suspend(door, EXPORTER)
    assert door.do(acts.RequestsWithdraw(made.request), "bw_miner") == [
        RequestWithdrawn(made.request)
    ]


@pytest.mark.parametrize("by", ["bw_miner", "bw_trader"])
def test_exporter_or_owner_withdraws(door: Door, by: str) -> None:
    ref = register(door, "A", 1_000)
    hand_over(door, "bw_miner", "bw_trader", ref, moves=codes.MOVES_TITLE)
    order = application(door, ParcelRef(ref.parcel, 2), owner=TRADER)
    signature = sign(order, "bw_trader", door.ledger)
    door.do(acts.RequestsRequest(order, unsigned("bw_miner"), signature), "bw_miner")
    request = typed.request_id(EXPORTER, order.reference)
    assert door.do(acts.RequestsWithdraw(request), by) == [RequestWithdrawn(request)]
    assert door.state().requests[request].status == codes.REQUEST_WITHDRAWN
