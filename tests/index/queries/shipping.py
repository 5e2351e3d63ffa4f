"""Shipments by chance, as events that nobody asked the rules about: whole, in pieces, under way.

for transaction in shipped(Random(3), number, day, pieces=3):
    paper.seal(transaction)
"""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from random import Random

from kp_ledger.base.messages import Event
from kp_ledger.generated import codes, events
from kp_ledger.generated.records import Weight
from kp_ledger.index.crossings import KINDS
from tests.actors import AE, AO, BW, actor
from tests.world import DOCUMENT, ZONES, reference

SIDES = ((BW, AE), (AO, AE), (BW, AO), (AE, BW))
OFFICES = {BW: "bw_office", AO: "ao_office", AE: "ae_office"}
LONGEST = 140  # days from departure to arrival
CENTS = 9_000


def shipped(random: Random, number: int, day: int, pieces: int) -> Iterator[list[Event]]:
    """A certificate's transactions from registration to arrival; in up to so many pieces."""
    exporting, importing = SIDES[number % len(SIDES)]
    certificate = exporting << 32 | 1_000_000 + number
    dug = [_registered(random, number, piece, day) for piece in range(random.randint(1, pieces))]
    yield list[Event](dug)
    yield [_requested(certificate, importing), _issued(certificate, importing, dug, day)]
    stays = random.random() < 0.1
    if stays and random.random() < 0.5:
        return
    left = day + random.randrange(20)
    seals = ()
    office = actor(OFFICES[exporting]).organisation
    yield [events.ShipmentDeparted(certificate, office, left, False, seals)]
    if stays:
        yield [events.DepartureUndone(certificate, office, DOCUMENT)]
        return
    yield from _arrivals(random, certificate, importing, dug, left)


def _arrivals(
    random: Random,
    certificate: int,
    importing: int,
    dug: list[events.ProductionRegistered],
    left: int,
) -> Iterator[list[Event]]:
    """One, or one after the other; the last perhaps not yet, or as both offices found, or never:
    it comes back."""
    waiting = sorted(dug, key=lambda one: one.parcel)
    office = actor(OFFICES[importing]).organisation
    day = left
    while waiting and random.random() < 0.9:
        many = len(waiting) if random.random() < 0.4 else 1
        come, waiting = waiting[:many], waiting[many:]
        day += random.choice((0, 3, 30, LONGEST))
        weight = sum(one.millicarats for one in come)
        parcels = tuple(one.parcel for one in come)
        measured = weight + random.choice((0, 0, -1, 2))
        yield [
            events.ShipmentConfirmed(
                certificate, office, office, office, parcels, weight, measured, day, False,
                len(waiting), DOCUMENT,
            ),
            events.Arrived(certificate, importing, office, day, parcels),
        ]  # fmt: skip
    exporting = actor(OFFICES[certificate >> 32]).organisation
    end = random.random() if waiting else 1
    if end < 0.4:
        yield [events.ShipmentReturned(certificate, exporting, day + 9, DOCUMENT)]
    elif end < 0.7:
        weights = (Weight(waiting[0].parcel, 1),) if random.random() < 0.5 else ()
        outcome = codes.OUTCOME_CORRECTED if weights else codes.OUTCOME_AS_CERTIFIED
        parcels = tuple(one.parcel for one in waiting)
        yield [
            events.DetentionResolved(
                certificate, outcome, weights, 0, exporting, office, day + 9, DOCUMENT
            ),
            events.Arrived(certificate, importing, office, day + 9, parcels),
        ]


def _registered(random: Random, number: int, piece: int, day: int) -> events.ProductionRegistered:
    miner, name = actor("bw_miner"), f"SHIPPED-{number}-{piece}"
    return events.ProductionRegistered(
        sha256(name.encode()).digest(), miner.organisation, miner.licence, reference(name),
        ZONES[BW, codes.NATURE_TRACED] << 8 | 1, random.randrange(1_000, 50_000),
        random.choice(KINDS), day, 0, False, miner.organisation, DOCUMENT,
    )  # fmt: skip


def _requested(certificate: int, to: int) -> events.CertificateRequested:
    exporter, name = actor(OFFICES[certificate >> 32]).organisation, reference(str(certificate))
    return events.CertificateRequested(
        _request(certificate),
        exporter,
        to,
        exporter,
        exporter,
        name,
        (0, 0, 0),
        (),
        (),
        (),
        DOCUMENT,
    )


def _request(certificate: int) -> bytes:
    return sha256(certificate.to_bytes(8, "big")).digest()


def _issued(
    certificate: int, to: int, dug: list[events.ProductionRegistered], day: int
) -> events.CertificateIssued:
    exporting = certificate >> 32
    office = actor(OFFICES[exporting]).organisation
    weights = [sum(one.millicarats for one in dug if one.kind == kind) for kind in KINDS]
    cents = [CENTS * weight for weight in weights]
    return events.CertificateIssued(
        certificate, _request(certificate), office, exporting, to, office, office, len(dug), tuple(weights),
        tuple(cents), (dug[0].origin,), (sum(weights),), day, day + 200, 1, 1, 0, DOCUMENT,
    )  # fmt: skip
