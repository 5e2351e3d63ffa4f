"""What acts on paper have in common: the lists that offices keep, and which certificate is meant."""

from __future__ import annotations

from kp_ledger.base.messages import Act, Signed
from kp_ledger.generated.records import (
    Acceptance,
    Packing,
    ParcelRef,
)
from kp_ledger.model.state import Certificate
from tests.contracts.enrolling import UNSIGNED
from tests.differential.scene import NothingSuitableError, Scene

Made = tuple[Act, str]


# What the certificates and requests of a run were made of: storage keeps only digests.
Shipments = dict[bytes, tuple[tuple[int, ...], tuple[ParcelRef, ...]]]
Packings = dict[int, Packing]


class Files:
    """The lists that offices keep, since the ledger keeps only their digests."""

    def __init__(self) -> None:
        self.shipments: Shipments = {}
        self.packings: Packings = {}


def certificate(scene: Scene, *statuses: int) -> tuple[int, Certificate]:
    number = scene.pick(
        scene.state.certificates, lambda n: scene.state.certificates[n].a.status in statuses
    )
    return number, scene.state.certificates[number]


def packing_of(number: int, files: Files) -> Packing:
    if number not in files.packings:
        raise NothingSuitableError
    return files.packings[number]


def revision_of(scene: Scene, packing: Packing) -> int:
    """Of the first parcel; seldom another one."""
    return scene.state.parcel(packing.parcels[0]).revision + (scene.chance(5) and 1)


def number_of(scene: Scene, office: int, place: int) -> int:
    ranges = scene.state.number_ranges.get(office)
    if not ranges:
        raise NothingSuitableError
    allotted = scene.pick(ranges)
    return place << 32 | scene.random.randint(allotted.first, allotted.last)


def now_and_then(scene: Scene) -> None:
    """Stops some shipments only, that most may arrive."""
    if scene.chance(60):
        raise NothingSuitableError


def acceptance_of(
    scene: Scene, shipment: bytes, importer: int, weight: int, verifier: str
) -> tuple[Acceptance, Signed]:
    """The importer's, or (one time in three, or when it has no key) none."""
    signed, deadline = scene.times()
    order = Acceptance(shipment, importer, weight, signed, deadline)
    try:
        if scene.chance(66):
            return order, scene.sign(order, importer, verifier)
    except NothingSuitableError:
        pass
    return Acceptance(bytes(32), 0, 0, 0, 0), UNSIGNED
