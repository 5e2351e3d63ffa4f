"""Random paper of Participants outside."""

from __future__ import annotations

from kp_ledger.generated import acts, codes
from kp_ledger.generated.records import (
    InboundLot,
    InboundPaper,
    OriginWeight,
)
from kp_ledger.model import typed
from kp_ledger.model.lookups import recorded
from kp_ledger.model.origins import without_weight
from tests.contracts.enrolling import UNSIGNED
from tests.differential.files import (
    Files,
    Made,
    acceptance_of,
)
from tests.differential.scene import Scene

SPELLINGS = ["ZW {:06}", "{:03}", "ZW-{}", "{0}/0{0}", "AO {}", "zw {}", "ZW"]


def record_inbound(scene: Scene, files: Files) -> Made:
    issuer = scene.participant(on_ledger=False)
    place = scene.participant()
    importer = scene.organisation(place)
    lots = tuple(_inbound_lot(scene, issuer) for _ in range(scene.random.randint(1, 3)))
    carats = [sum(lot.millicarats for lot in lots if lot.kind & 0x7F == kind) for kind in (1, 2, 3)]
    cents = [scene.random.randint(1, 10**6) if weight else 0 for weight in carats]
    issued = scene.today - scene.random.randint(1, 20)
    most = 400 if scene.chance(50) else 3  # few numbers: another paper bears it already
    number = scene.pick(SPELLINGS).format(scene.random.randint(1, most))
    first = recorded(scene.state, issuer, number)
    paper = InboundPaper(
        issuer,
        number,
        scene.organisation(issuer, 0),
        importer,
        issued,
        issued + scene.pick([30, 60]),
        scene.day(issued),
        tuple(carats),
        tuple(cents),
        scene.document(),
        _collides(scene, first),
    )
    shipment = typed.shipment_id(issuer, paper.number)
    acceptance, signature = acceptance_of(scene, shipment, importer, sum(carats), "Paper")
    if paper.collides_with and scene.chance(90):
        signature = UNSIGNED
    by = scene.key_of(scene.office(codes.POWER_IMPORT, place))
    return acts.PaperRecordInbound(paper, lots, acceptance, signature), by


def _collides(scene: Scene, first: int) -> int:
    """The first of its number, mostly; or none, or another."""
    if scene.chance(3):
        return scene.pick([*scene.state.certificates, 1])
    return first if scene.chance(80) else 0


def _inbound_lot(scene: Scene, issuer: int) -> InboundLot:
    weight = scene.random.randint(10, 50_000)
    kind = scene.pick([1, 2, 3])
    countries = sorted(scene.random.sample(list(scene.state.participants), 2))
    origins = sorted(scene.state.first_zones[code, 2] << 8 | 1 for code in countries)
    part = scene.random.randint(0, weight)
    entries: tuple[OriginWeight, ...] = (
        OriginWeight(origins[0], part),
        OriginWeight(origins[1], weight - part),
    )
    if scene.chance(40):
        origin = scene.state.first_zones[issuer, scene.pick([2, 4])] << 8 | 1
        entries = (OriginWeight(origin, weight),)
    if scene.chance(30):
        entries = _without_weights(scene, issuer, countries, weight)
    return InboundLot(scene.reference(), weight, kind, entries)


def _without_weights(
    scene: Scene, issuer: int, countries: list[int], weight: int
) -> tuple[OriginWeight, ...]:
    """Countries named without weights; now and then one is given some, or something else has it."""
    named = {without_weight(scene.state, code): int(scene.chance(5)) for code in countries}
    nature = 4 if scene.chance(90) else 2
    whole = scene.state.first_zones[issuer, nature] << 8 | 1
    return tuple(OriginWeight(*item) for item in sorted({**named, whole: weight}.items()))
