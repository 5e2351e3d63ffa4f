"""Random shipments: they depart, are seen, and arrive here or outside."""

from __future__ import annotations

from kp_ledger.generated import acts, codes
from kp_ledger.generated.records import (
    Confirmation,
)
from kp_ledger.model import typed
from tests.differential.files import (
    Files,
    Made,
    acceptance_of,
    certificate,
    now_and_then,
    packing_of,
)
from tests.differential.scene import NothingSuitableError, Scene


def depart(scene: Scene, files: Files) -> Made:
    number, record = certificate(scene, codes.CERTIFICATE_ISSUED)
    act = acts.ShipmentsDepart(
        number, scene.day(record.b.issued), (scene.document(),), packing_of(number, files)
    )
    return act, scene.key_of(scene.office(codes.POWER_EXPORT, record.a.from_))


def transit(scene: Scene, files: Files) -> Made:
    number, record = certificate(scene, codes.CERTIFICATE_DEPARTED)
    office = scene.office(codes.POWER_IMPORT)
    act = acts.ShipmentsSeenInTransit(
        number, scene.day(record.b.departed), scene.chance(70), scene.document()
    )
    return act, scene.key_of(office)


def confirm(scene: Scene, files: Files) -> Made:
    number, record = certificate(scene, codes.CERTIFICATE_DEPARTED)
    there = [
        parcel
        for parcel in packing_of(number, files).parcels
        if scene.state.parcel(parcel).status == codes.PARCEL_DEPARTED
    ]
    if not there:
        raise NothingSuitableError
    chosen = there if scene.chance(60) else sorted(scene.random.sample(there, 1))
    weight = sum(scene.state.parcels[parcel].millicarats for parcel in chosen)
    a = record.a
    form = Confirmation(
        number, a.exporter, a.importer, a.parcels, a.millicarats, weight,
        scene.day(record.b.departed), scene.document(),
        scene.chance(70), scene.document() if scene.chance(50) else bytes(32), tuple(chosen),
    )  # fmt: skip
    acceptance, signature = acceptance_of(
        scene, typed.shipment_under(number), a.importer, a.millicarats, "Shipments"
    )
    by = scene.key_of(scene.office(codes.POWER_IMPORT, a.to))
    return acts.ShipmentsConfirm(form, acceptance, signature), by


def undo(scene: Scene, files: Files) -> Made:
    now_and_then(scene)
    number, record = certificate(scene, codes.CERTIFICATE_DEPARTED)
    act = acts.ShipmentsUndoDeparture(number, scene.document(), packing_of(number, files))
    return act, scene.key_of(scene.office(codes.POWER_EXPORT, record.a.from_))


def back_from_outside(scene: Scene, files: Files) -> Made:
    now_and_then(scene)
    number, record = certificate(scene, codes.CERTIFICATE_DEPARTED)
    act = acts.PaperBackFromOutside(
        number, scene.day(record.b.departed), scene.document(), packing_of(number, files)
    )
    return act, scene.key_of(scene.office(codes.POWER_EXPORT, record.a.from_))


def close_outside(scene: Scene, files: Files) -> Made:
    number, record = certificate(scene, codes.CERTIFICATE_DEPARTED)
    act = acts.PaperCloseOutside(
        number, record.a.millicarats, scene.day(record.b.departed), scene.document(),
        packing_of(number, files),
    )  # fmt: skip
    return act, scene.key_of(scene.office(codes.POWER_EXPORT, record.a.from_))
