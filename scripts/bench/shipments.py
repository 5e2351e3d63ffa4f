"""Certificates of many years, from request to arrival, as events that nobody asked the rules about.

No parcels are under them: what crossed is what they say. One in a hundred is under way at the end,
one in fifty was measured otherwise than certified.
"""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from random import Random

from kp_ledger.base.messages import Event
from kp_ledger.generated import events
from kp_ledger.index.crossings import KINDS
from tests import world
from tests.actors import AE, AO, BW, actor

SIDES = ((BW, AE), (AO, AE), (BW, AE), (BW, AO), (AE, BW), (AE, AO))
OFFICES = {BW: "bw_office", AO: "ao_office", AE: "ae_office"}
FIRST_SERIAL = 1_000_000
CENTS_PER_MILLICARAT = 12


def shipments(count: int, first: int, last: int) -> Iterator[Event]:
    """So many certificates, issued evenly from the first day to the last."""
    random = Random(count)
    for number in range(count):
        day = first + (last - first) * number // count
        yield from _shipment(random, number, day, under_way=number >= count - count // 100)


def _shipment(random: Random, number: int, day: int, *, under_way: bool) -> Iterator[Event]:
    exporting, importing = SIDES[number % len(SIDES)]
    offices = [actor(OFFICES[one]).organisation for one in (exporting, importing)]
    certificate = exporting << 32 | FIRST_SERIAL + number
    issued = _issued(random, certificate, importing, day)
    yield _requested(issued)
    yield issued
    departed = day + random.randrange(4)
    yield events.ShipmentDeparted(certificate, offices[0], departed, False, ())
    if under_way:
        return
    weight, arrived = sum(issued.millicarats), departed + random.randint(2, 12)
    measured = weight - (1 if random.random() < 0.02 else 0)
    yield events.ShipmentConfirmed(
        certificate, offices[1], offices[1], offices[0], (), weight, measured, arrived, False, 0,
        world.DOCUMENT,
    )  # fmt: skip


def _requested(issued: events.CertificateIssued) -> events.CertificateRequested:
    exporter, name = issued.exporter, world.reference(f"SHIPPED-{issued.certificate}")
    return events.CertificateRequested(
        issued.request, exporter, issued.to, exporter, issued.importer, name, (0, 0, 0), (), (), (),
        world.DOCUMENT,
    )  # fmt: skip


def _issued(random: Random, certificate: int, to: int, day: int) -> events.CertificateIssued:
    exporting = certificate >> 32
    exporter, importer = (actor(OFFICES[one]).organisation for one in (exporting, to))
    kinds = random.sample(range(len(KINDS)), random.randint(1, 2))
    weights = tuple(random.randrange(100, 90_000) * (at in kinds) for at in range(len(KINDS)))
    cents = tuple(CENTS_PER_MILLICARAT * weight for weight in weights)
    return events.CertificateIssued(
        certificate, sha256(certificate.to_bytes(8, "big")).digest(), exporter, exporting, to,
        exporter, importer, 0, weights, cents, (), (), day, day + 60, 1, 1, 0, world.DOCUMENT,
    )  # fmt: skip
