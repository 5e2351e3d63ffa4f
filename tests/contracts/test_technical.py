"""Technical certificates: a detained shipment goes on under another, and what if that ends."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from kp_ledger.base.messages import Event
from kp_ledger.domain.blends import WHOLE
from kp_ledger.generated import acts, codes
from kp_ledger.generated import refusals as rule
from kp_ledger.generated.events import (
    CertificateIssued,
    CertificateLapsed,
    CertificateVoided,
    DetainedAgain,
    DetentionResolved,
    Sealed,
)
from kp_ledger.generated.records import Packing, ParcelRef, Progress, Technical
from kp_ledger.keys.signing import recover_order
from kp_ledger.model import typed
from kp_ledger.model.approvals import NOT_APPROVED
from tests.actors import AE, AO, BW, ZW, actor, sign, unsigned
from tests.contracts.approving import suspend_self
from tests.contracts.certifying import (
    DESTINATION,
    EXPORTER,
    IMPORTER,
    NOTHING,
    OFFICE,
    REASON,
    ZW_IMPORTER,
    Asked,
    Certified,
    application,
    confirm,
    depart,
    departed,
    hold,
    issue,
    number,
    packing,
    suspend,
    today,
    value,
    valued,
    without_licence,
)
from tests.contracts.detaining import (
    detain,
    detained,
    find_back,
    let_go,
    record,
    resolution,
    resolve,
    resolve_alone,
    signed_by_both,
    take_back,
    turn_back,
    void_technical,
)
from tests.contracts.parceling import wear_out
from tests.contracts.probing import through
from tests.contracts.test_detentions import confirmed_in_part
from tests.world import DOCUMENT, TODAY, ZONES, Door, go_to, hand_over, refused, register

TECHNICAL = codes.OUTCOME_TECHNICAL
NUMBER = number(1, AE)
TRADER = actor("ao_trader").organisation
ORIGIN = ZONES[BW, codes.NATURE_TRACED] << 8 | 1
EXPIRES = 30  # days from now


def supersede(door: Door, shipment: Certified, **changes: Any) -> list[Event]:
    """To Angola, for a trader there, as the offices of Botswana and the Emirates agreed."""
    terms = {"technical": NUMBER, "to": AO, "importer": TRADER, "expires": today(door) + EXPIRES}
    return resolve(door, shipment, TECHNICAL, **{**terms, **changes})


def under(shipment: Certified, *parcels: bytes) -> Certified:
    """What is under the technical certificate of a shipment."""
    parcels = parcels or shipment.parcels
    return Certified(NUMBER, Packing(NOTHING, parcels, (shipment.number,) * len(parcels)))


def superseded(door: Door, *weights: int) -> tuple[Certified, Certified]:
    shipment = detained(door, *weights)
    supersede(door, shipment)
    return shipment, under(shipment)


def lapse(door: Door, technical: Certified, by: str = "bw_miner") -> list[Event]:
    return door.do(acts.CancellationsLapse(technical.number, technical.packing), by)


# Refusals


def test_only_detentions_issues_one(door: Door) -> None:
    form = Technical(NUMBER, number(1), DESTINATION, AO, TRADER, TODAY + 30, DOCUMENT, ())
    with refused(rule.NotTheDoor(actor("ae_office").address)):
        door.do(acts.IssuanceIssueTechnical(form), "ae_office")


def test_what_is_superseded_is_detained(door: Door) -> None:
    shipment = departed(door)
    with refused(rule.DetentionsNotDetained(shipment.number, codes.CERTIFICATE_DEPARTED)):
        supersede(door, shipment)


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"technical": 0}, rule.IssuanceNoNumber()),
        ({"expires": 0}, rule.IssuanceNoExpiry()),
        ({"technical": number(2)}, rule.CertificatesOtherLetters(number(2), BW, AE)),
        (
            {"technical": number(1_001, AE)},
            rule.EnrolmentsSerialNotAllotted(DESTINATION, 1_001),
        ),
        ({"to": AE}, rule.RequestsWithinParticipant(AE)),
        ({"importer": 0}, rule.RequestsNoImporter()),
        ({"importer": IMPORTER}, rule.RequestsImporterElsewhere(IMPORTER, AE, AO)),
    ],
)
def test_one_is_printed_in_full(door: Door, changes: dict[str, Any], refusal: Exception) -> None:
    with refused(refusal):  # type: ignore[arg-type]
        supersede(door, detained(door), **changes)


def test_its_number_is_used_once(door: Door) -> None:
    shipment, technical = superseded(door)
    void_technical(door, technical)
    with refused(rule.CertificatesNumberUsed(NUMBER)):
        supersede(door, shipment)


@pytest.mark.parametrize(("days", "allowed"), [(0, True), (60, True), (61, False)])
def test_it_expires_within_the_days_of_where_the_goods_lie(
    door: Door, days: int, allowed: bool
) -> None:
    shipment = detained(door)
    if allowed:
        assert supersede(door, shipment, expires=TODAY + days)
        return
    with refused(rule.IssuanceExpiryTooFar(TODAY + days, TODAY, 60)):
        supersede(door, shipment, expires=TODAY + days)


def test_it_does_not_expire_before_it_begins(door: Door) -> None:
    with refused(rule.IssuanceExpiryPast(TODAY - 1, TODAY)):
        supersede(door, detained(door), expires=TODAY - 1)


def test_what_it_lets_out_needs_good_standing_on_both_sides(door: Door) -> None:
    shipment = detained(door)
    suspend_self(door, "ao_office")
    with refused(rule.ParticipantsNotAParticipant(AO, codes.KP_SUSPENDED, today(door))):
        supersede(door, shipment)
    suspend_self(door, "ae_office")
    with refused(rule.ParticipantsNotAParticipant(AE, codes.KP_SUSPENDED, today(door))):
        supersede(door, shipment)


def test_a_suspended_origin_still_agrees(door: Door) -> None:
    shipment = detained(door)
    suspend_self(door, "bw_office")
    assert supersede(door, shipment)


def test_its_importer_may_hold_there(door: Door) -> None:
    shipment = detained(door)
    suspend(door, TRADER, "ao_office")
    with refused(rule.ParticipantsNotInGoodStanding(TRADER, codes.STANDING_SUSPENDED, today(door))):
        supersede(door, shipment)
    # Outside the ledger nobody has a licence.
    assert supersede(door, shipment, to=ZW, importer=ZW_IMPORTER)


def test_its_importer_is_licensed_there(door: Door) -> None:
    shipment = detained(door)
    with refused(without_licence(door, "ao_trader", "ao_office")):
        supersede(door, shipment)


def test_nothing_goes_on_while_it_is_on_hold(door: Door) -> None:
    """What was put on hold while it was lost, and was found on its way."""
    shipment = departed(door)
    resolve(door, shipment, codes.OUTCOME_LOST)
    hold(door, shipment.parcels[0])
    resolve(door, shipment, codes.OUTCOME_FOUND_ON)
    detain(door, shipment)
    with refused(rule.CertificatesOnHold(shipment.parcels[0], 1)):
        supersede(door, shipment)


@pytest.mark.parametrize(("to", "importer"), [(AO, "ao_trader"), (BW, "bw_trader")])
def test_a_barred_origin_goes_nowhere_but_home(door: Door, to: int, importer: str) -> None:
    shipment = detained(door)
    through(door, "Decisions", acts.ZonesBarOrigin(ORIGIN, 0, DOCUMENT))
    terms = {"to": to, "importer": actor(importer).organisation}
    if to == BW:
        assert supersede(door, shipment, **terms)
        return
    with refused(rule.ZonesOriginBarred(ORIGIN, 0, 3_000 * WHOLE, 3_000)):
        supersede(door, shipment, **terms)


@pytest.mark.parametrize(("steps", "open_"), [(199, True), (200, False)])
def test_a_certificate_is_superseded_within_its_steps(door: Door, steps: int, open_: bool) -> None:
    shipment = detained(door)
    to = Progress(codes.CERTIFICATE_DETAINED, 2, steps, 0, TODAY, TODAY, 0, TODAY)
    # There is no move from detained to detained: by way of one that there is.
    on = replace(to, status=codes.CERTIFICATE_DEPARTED)
    for progress in (on, to):
        through(door, "Detentions", acts.CertificatesMove(shipment.number, progress))
    if open_:
        assert supersede(door, shipment, step=steps)
        return
    with refused(rule.DetentionsStepsUsedUp(shipment.number, 200, 200)):
        supersede(door, shipment, step=steps)


@pytest.mark.parametrize(("revision", "open_"), [(65_000, True), (65_001, False)])
def test_attack_technical_uses_up_revisions(door: Door, revision: int, open_: bool) -> None:
    """Two offices that began anew for ever would leave goods that nobody can move any more."""
    # Sealing and departing are two more.
    made = valued(door, wear_out(door, register(door, "WORN", 1_000).parcel, revision - 2))
    issue(door, made)
    shipment = Certified(number(1), packing(made))
    depart(door, shipment)
    detain(door, shipment)
    if open_:
        assert supersede(door, shipment)
        return
    with refused(rule.IssuanceRevisionsUsedUp(shipment.parcels[0], revision, 65_000)):
        supersede(door, shipment)


def test_it_is_not_replaced(door: Door) -> None:
    _, technical = superseded(door)
    act = acts.IssuanceReplace(
        NUMBER,
        door.state().parcel(technical.parcels[0]).revision,
        number(2, AE),
        TODAY + 30,
        True,
        NOTHING,
        REASON,
        DOCUMENT,
        technical.packing,
        *NOT_APPROVED,
    )
    with refused(rule.IssuanceTechnical(NUMBER)):
        door.do(act, "ae_office")


def test_attack_technical_number_swapped(door: Door) -> None:
    """Whoever relays changes the number, the way, the importer or the last day of it."""
    shipment = detained(door)
    order = resolution(
        door, shipment, TECHNICAL, technical=NUMBER, to=AO, importer=TRADER, expires=TODAY + 30
    )
    act = signed_by_both(door, shipment, order)
    swaps: tuple[dict[str, Any], ...] = (
        {"technical": number(2, AE)},
        {"to": BW},
        {"importer": actor("ao_miner").organisation},
        {"expires": TODAY},
    )
    for swap in swaps:
        other = replace(order, **swap)
        exporting, importing = (
            recover_order(other, one.signature, door.ledger)
            for one in (*act.exporting, *act.importing)
        )
        swapped = replace(act, order=other, exporting=(exporting,), importing=(importing,))
        with refused(rule.ParticipantsNotItsKey(exporting.key, OFFICE)):
            door.do(swapped, "stranger")
    assert door.do(act, "stranger")


# Effects and events


def test_what_is_detained_goes_on_under_another_certificate(door: Door) -> None:
    shipment = detained(door)
    go_to(door, TODAY + 3)
    assert supersede(door, shipment) == [
        DetentionResolved(
            shipment.number, TECHNICAL, (), NUMBER, OFFICE, DESTINATION, TODAY + 3, DOCUMENT
        ),
        CertificateIssued(
            NUMBER, NOTHING, DESTINATION, AE, AO, DESTINATION, TRADER, 2, (3_000, 0, 0),
            (12_000, 0, 0), (ORIGIN,), (3_000,), TODAY + 3, TODAY + 33, 1,
            codes.PAPER_TECHNICAL, shipment.number, DOCUMENT,
        ),
        Sealed(NUMBER, shipment.parcels),
    ]  # fmt: skip
    a = record(door, shipment).a
    assert (a.status, a.step, a.stopped) == (codes.CERTIFICATE_SUPERSEDED, 2, TODAY)
    for parcel in shipment.parcels:
        word = door.state().parcel(parcel)
        assert (word.status, word.certificate) == (codes.PARCEL_SEALED, NUMBER)
        assert (word.place, word.custodian, word.owner) == (AE, DESTINATION, EXPORTER)


def test_it_departs_and_is_confirmed_as_any_other(door: Door) -> None:
    _, technical = superseded(door)
    depart(door, technical, "ae_office")
    confirm(door, technical, "ao_office", exporter=DESTINATION, importer=TRADER)
    assert record(door, technical).a.status == codes.CERTIFICATE_CONFIRMED
    for parcel in technical.parcels:
        word = door.state().parcel(parcel)
        assert (word.status, word.place, word.certificate) == (codes.PARCEL_HELD, AO, NUMBER)


def test_of_a_part_it_has_the_value_of_that_part(door: Door) -> None:
    """Each carat is worth what one of the detained certificate is, rounded down."""
    shipment = confirmed_in_part(door)
    first, rest = shipment.parcels
    detain(door, shipment)
    issued = supersede(door, shipment)[1]
    assert isinstance(issued, CertificateIssued)
    weight = door.state().parcel(rest).millicarats
    assert issued.millicarats == (weight, 0, 0)
    assert issued.cents == (12_000 * weight // 3_000, 0, 0)
    assert door.state().parcel(first).certificate == shipment.number
    void_technical(door, under(shipment, rest))
    assert (record(door, shipment).a.status, record(door, shipment).a.remaining) == (
        codes.CERTIFICATE_DETAINED, 1,
    )  # fmt: skip


def test_it_leads_outside_too(door: Door) -> None:
    shipment = detained(door)
    supersede(door, shipment, to=ZW, importer=ZW_IMPORTER)
    technical = under(shipment)
    depart(door, technical, "ae_office")
    close = acts.PaperCloseOutside(NUMBER, 3_000, today(door), DOCUMENT, technical.packing)
    door.do(close, "ae_office")
    assert door.state().parcel(shipment.parcels[0]).status == codes.PARCEL_OUTSIDE


def test_one_may_take_the_place_of_another(door: Door) -> None:
    """Detained again at its own destination, it is itself superseded; and that one ends."""
    shipment, technical = superseded(door)
    depart(door, technical, "ae_office")
    detain(door, technical, "ao_office")
    order = resolution(
        door, technical, TECHNICAL,
        technical=number(1, AO), to=BW, importer=EXPORTER, expires=TODAY + 30,
    )  # fmt: skip
    door.do(signed_by_both(door, technical, order, "ae_office", "ao_office"), "stranger")
    second = Certified(
        number(1, AO), Packing(NOTHING, technical.parcels, (NUMBER,) * len(technical.parcels))
    )
    assert door.state().parcel(shipment.parcels[0]).place == AO
    void_technical(door, second, "ao_office")
    word = door.state().parcel(shipment.parcels[0])
    assert (word.certificate, word.place, word.custodian) == (NUMBER, AE, DESTINATION)
    assert record(door, technical).a.status == codes.CERTIFICATE_DETAINED
    assert record(door, shipment).a.status == codes.CERTIFICATE_SUPERSEDED


# What if it ends


def test_voided_it_leaves_the_shipment_detained_as_before(door: Door) -> None:
    shipment, technical = superseded(door)
    before = door.state().parcel(shipment.parcels[0])
    go_to(door, TODAY + 5)
    assert void_technical(door, technical) == [
        CertificateVoided(NUMBER, DESTINATION, REASON, 0, NOTHING, DOCUMENT),
        DetainedAgain(shipment.number, NUMBER, shipment.parcels),
    ]
    a = record(door, shipment).a
    assert (a.status, a.step, a.stopped) == (codes.CERTIFICATE_DETAINED, 2, TODAY)
    for parcel in shipment.parcels:
        word = door.state().parcel(parcel)
        assert (word.status, word.certificate) == (codes.PARCEL_DEPARTED, shipment.number)
        assert (word.place, word.custodian) == (BW, EXPORTER)
        assert (word.owner, word.revision) == (EXPORTER, before.revision + 1)
    let_go(door, shipment)
    confirm(door, shipment)


def test_attack_technical_certificate_left_to_lapse(door: Door) -> None:
    """Whoever lets it lie gains no day: the detention counts on, and is decided alone at last."""
    shipment, technical = superseded(door)
    go_to(door, TODAY + EXPIRES + 3)
    with refused(rule.CancellationsNotExpired(NUMBER, TODAY + EXPIRES, 3, TODAY + EXPIRES + 3)):
        lapse(door, technical)
    go_to(door, TODAY + EXPIRES + 4)
    assert lapse(door, technical) == [
        CertificateLapsed(NUMBER, EXPORTER),
        DetainedAgain(shipment.number, NUMBER, shipment.parcels),
    ]
    assert record(door, shipment).a.stopped == TODAY
    resolve_alone(door, shipment, codes.OUTCOME_RETURN)
    take_back(door, shipment)
    word = door.state().parcel(shipment.parcels[0])
    assert (word.status, word.place, word.custodian) == (codes.PARCEL_HELD, BW, OFFICE)


def test_a_hold_of_meanwhile_goes_with_the_parcel(door: Door) -> None:
    shipment, technical = superseded(door)
    hold(door, shipment.parcels[0], "ae_office")
    with refused(rule.CertificatesOnHold(shipment.parcels[0], 1)):
        depart(door, technical, "ae_office")
    void_technical(door, technical)
    word = door.state().parcel(shipment.parcels[0])
    assert (word.status, word.holds) == (codes.PARCEL_DEPARTED, 1)


def test_back_it_lies_where_it_left_under_the_one_it_came_in_under(door: Door) -> None:
    shipment, technical = superseded(door)
    depart(door, technical, "ae_office")
    turn_back(door, technical, "ao_office")
    take_back(door, technical, "ae_office")
    for parcel in technical.parcels:
        word = door.state().parcel(parcel)
        assert (word.status, word.certificate) == (codes.PARCEL_HELD, shipment.number)
        assert (word.place, word.custodian) == (AE, DESTINATION)
    assert record(door, shipment).a.status == codes.CERTIFICATE_SUPERSEDED


def test_attack_technical_returned_and_exported_again(door: Door) -> None:
    """What came back to where it had been detained came in under the superseded one, and cites it."""
    shipment, technical = superseded(door)
    depart(door, technical, "ae_office")
    turn_back(door, technical, "ao_office")
    take_back(door, technical, "ae_office")
    for parcel in technical.parcels:
        hand_over(door, "ae_office", "ae_trader", ref_of(door, parcel), moves=codes.MOVES_CUSTODY)
    refs = [ref_of(door, parcel) for parcel in technical.parcels]
    order = application(
        door,
        *refs,
        exporter=IMPORTER,
        importer=TRADER,
        to=AO,
        cited=(shipment.number,),
        valuers=(IMPORTER, DESTINATION, 0),
    )
    owner = sign(order, "bw_miner", door.ledger)
    door.do(acts.RequestsRequest(order, unsigned("ae_trader"), owner), "ae_trader")
    request = typed.request_id(IMPORTER, order.reference)
    value(door, request, "ae_trader", codes.CAPACITY_EXPORTER)
    value(door, request, "ae_office", codes.CAPACITY_GOVERNMENT)
    made = Asked(request, order.parcels, order.cited)
    issue(door, made, "ae_office", certificate=number(2, AE))
    again = Certified(number(2, AE), packing(made, *[shipment.number] * len(refs)))
    void_technical(door, again)
    assert door.state().parcel(shipment.parcels[0]).certificate == shipment.number


def ref_of(door: Door, parcel: bytes) -> ParcelRef:
    return ParcelRef(parcel, door.state().parcel(parcel).revision)


def test_it_is_lost_and_found_as_any_other(door: Door) -> None:
    shipment, technical = superseded(door)
    depart(door, technical, "ae_office")
    order = resolution(door, technical, codes.OUTCOME_LOST)
    door.do(signed_by_both(door, technical, order, "ae_office", "ao_office"), "stranger")
    assert door.state().parcel(shipment.parcels[0]).status == codes.PARCEL_MISSING
    go_to(door, TODAY + 91)
    find_back(door, technical, "ae_office")
    assert door.state().parcel(shipment.parcels[0]).certificate == shipment.number


def test_an_undone_departure_of_it_may_still_end(door: Door) -> None:
    shipment, technical = superseded(door)
    depart(door, technical, "ae_office")
    undo = acts.ShipmentsUndoDeparture(NUMBER, DOCUMENT, technical.packing)
    door.do(undo, "ae_office")
    void_technical(door, technical)
    assert record(door, shipment).a.status == codes.CERTIFICATE_DETAINED
