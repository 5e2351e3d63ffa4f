"""A certificate cites those under which its goods came in: all that the parcels carry."""

from __future__ import annotations

from typing import Any

import pytest

from kp_ledger.generated import acts, codes
from kp_ledger.generated import refusals as rule
from kp_ledger.generated.records import ParcelRef, Progress
from kp_ledger.model.digests import packing_digest
from tests.actors import AE, AO, BW
from tests.contracts.certifying import (
    DESTINATION,
    IMPORTER,
    ZW_IMPORTER,
    Asked,
    Certified,
    asked,
    confirm,
    depart,
    departed,
    issue,
    number,
    packing,
    value,
    valued,
)
from tests.contracts.probing import through
from tests.world import TODAY, ZW, Door, hand_over, reference, refused, register


def arrived_in_ae(door: Door) -> tuple[ParcelRef, int]:
    """A parcel that ae_office holds, and the certificate it came under."""
    shipment = departed(door, 1_000)
    confirm(door, shipment)
    word = door.state().parcel(shipment.parcels[0])
    return ParcelRef(shipment.parcels[0], word.revision), shipment.number


def second_departed(door: Door) -> int:
    made = valued(door, register(door, "LATER", 500), reference=reference("R-LATER"))
    issue(door, made, certificate=number(2))
    depart(door, Certified(number(2), packing(made)))
    return number(2)


def weight(door: Door, shipment: object, index: int) -> int:
    return door.state().parcel(shipment.parcels[index]).millicarats  # type: ignore[attr-defined]


def re_exported(door: Door, ref: ParcelRef, cited: tuple[int, ...], **changes: Any) -> Asked:
    """Asked for by ae_trader, to whom ae_office has handed what arrived; valued."""
    hand_over(door, "ae_office", "ae_trader", ref, moves=codes.MOVES_CUSTODY)
    hand_over(
        door, "bw_miner", "ae_trader", ParcelRef(ref.parcel, ref.revision + 1),
        moves=codes.MOVES_TITLE,
    )  # fmt: skip
    return asked_again(door, ParcelRef(ref.parcel, ref.revision + 2), cited, **changes)


def asked_again(door: Door, ref: ParcelRef, cited: tuple[int, ...], **changes: Any) -> Asked:
    made = asked(
        door, ref, by="ae_trader", exporter=IMPORTER, owner=IMPORTER, importer=ZW_IMPORTER, to=ZW,
        cited=cited, valuers=(IMPORTER, DESTINATION, 0), **changes,
    )  # fmt: skip
    value(door, made.request, "ae_trader", codes.CAPACITY_EXPORTER)
    value(door, made.request, "ae_office", codes.CAPACITY_GOVERNMENT)
    return made


def test_a_cited_certificate_is_one(door: Door) -> None:
    cited = (number(9, AO),)
    made = valued(door, register(door, "A", 1_000), cited=cited)
    with refused(rule.IssuanceCitedNotConfirmed(cited[0], 0, 0, BW)):
        issue(door, made)


def test_a_cited_certificate_was_confirmed_into_here(door: Door) -> None:
    _, came_under = arrived_in_ae(door)
    made = valued(door, register(door, "B", 10), reference=reference("R-2"), cited=(came_under,))
    refusal = rule.IssuanceCitedNotConfirmed(came_under, codes.CERTIFICATE_CONFIRMED, AE, BW)
    with refused(refusal):
        issue(door, made, certificate=number(2))


def test_nothing_of_a_cited_certificate_has_arrived(door: Door) -> None:
    arrived, _ = arrived_in_ae(door)
    on_its_way = second_departed(door)
    cited = (number(1), on_its_way)
    made = re_exported(door, arrived, cited)
    refusal = rule.IssuanceCitedNotConfirmed(on_its_way, codes.CERTIFICATE_DEPARTED, AE, AE)
    with refused(refusal):
        issue(door, made, "ae_office", certificate=number(1, AE))


@pytest.mark.parametrize("status", [codes.CERTIFICATE_FORFEITED, codes.CERTIFICATE_SUPERSEDED])
def test_what_was_forfeited_or_superseded_here_is_cited(door: Door, status: int) -> None:
    arrived, _ = arrived_in_ae(door)
    detained = second_departed(door)
    for to in (codes.CERTIFICATE_DETAINED, status):
        progress = Progress(to, 1, 1, 0, TODAY, TODAY, 0, TODAY)
        through(door, "Shipments", acts.CertificatesMove(detained, progress))
    made = re_exported(door, arrived, (number(1), detained))
    issue(door, made, "ae_office", certificate=number(1, AE))


def test_attack_re_export_of_a_partly_confirmed_shipment(door: Door) -> None:
    """What arrived goes on, with or without the rest; but never without its certificate."""
    shipment = departed(door)
    confirm(door, shipment, confirmed=shipment.parcels[:1], measured=weight(door, shipment, 0))
    word = door.state().parcel(shipment.parcels[0])
    ref = ParcelRef(shipment.parcels[0], word.revision)
    with refused(rule.RequestsNotCited(ref.parcel, shipment.number)):
        re_exported(door, ref, (), reference=reference("R-2"))
    current = ParcelRef(ref.parcel, ref.revision + 2)
    made = asked_again(door, current, (shipment.number,))
    issue(door, made, "ae_office", certificate=number(1, AE))
    assert door.state().certificates[number(1, AE)].a.status == codes.CERTIFICATE_ISSUED


def test_attack_re_export_without_citing(door: Door) -> None:
    """Neither with no certificate, nor with others than the one the parcel came in under."""
    ref, came_under = arrived_in_ae(door)
    with refused(rule.RequestsNotCited(ref.parcel, came_under)):
        re_exported(door, ref, ())
    current = ParcelRef(ref.parcel, ref.revision + 2)
    for others in [(came_under - 1,), (came_under + 1,), (came_under - 1, came_under + 1)]:
        with refused(rule.RequestsNotCited(ref.parcel, came_under)):
            asked_again(door, current, others)


@pytest.mark.parametrize("count", range(1, 6))
def test_what_came_in_is_found_wherever_it_stands_among_the_cited(door: Door, count: int) -> None:
    ref, came_under = arrived_in_ae(door)
    re_exported(door, ref, (came_under,), reference=reference("R-9"))
    current = ParcelRef(ref.parcel, ref.revision + 2)
    for index in range(count):
        cited = tuple(came_under - index + other for other in range(count))
        named = reference(f"R-{count}-{index}")
        asked_again(door, current, cited, reference=named)


def test_a_re_export_cites_what_arrived(door: Door) -> None:
    ref, came_under = arrived_in_ae(door)
    made = re_exported(door, ref, (came_under,))
    issue(door, made, "ae_office", certificate=number(1, AE))
    record = door.state().certificates[number(1, AE)]
    assert record.packing == packing_digest(packing(made, came_under))
    assert door.state().parcel(ref.parcel).certificate == number(1, AE)
