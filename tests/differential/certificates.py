"""Random certificates: issued, ended before they depart, and what is said of numbers."""

from __future__ import annotations

from kp_ledger.generated import acts, codes
from kp_ledger.generated.records import (
    Issue,
    Packing,
)
from kp_ledger.model.approvals import NOT_APPROVED
from tests.differential.files import (
    Files,
    Made,
    certificate,
    number_of,
    packing_of,
    revision_of,
)
from tests.differential.scene import NothingSuitableError, Scene


def issue(scene: Scene, files: Files) -> Made:
    def valued(request_id: bytes) -> bool:
        given = [c for c in (1, 2, 3) if (request_id, c) in scene.state.valuations]
        still = scene.state.requests[request_id].status == codes.REQUEST_OPEN
        return still and (len(given) >= 2 or scene.chance(5))

    request_id = scene.pick(scene.state.requests, valued)
    place = scene.standing(scene.state.requests[request_id].exporter).participant
    office = scene.office(codes.POWER_EXPORT, place)
    number = number_of(scene, office, place)
    cited, refs = files.shipments[request_id]
    form = Issue(
        request_id, number, scene.today + scene.pick([0, 10, 60]), scene.document(), cited, refs
    )
    arrived = tuple(scene.state.parcel(ref.parcel).certificate for ref in refs)
    parcels = tuple(ref.parcel for ref in refs)
    files.packings.setdefault(number, Packing(request_id, parcels, arrived))
    act = acts.IssuanceIssue(form, *NOT_APPROVED)
    return scene.with_second_key(act, office)


def void(scene: Scene, files: Files) -> Made:
    number, record = certificate(scene, codes.CERTIFICATE_ISSUED)
    packing = packing_of(number, files)
    act = acts.CancellationsVoidCertificate(
        number,
        revision_of(scene, packing),
        scene.document(),
        scene.document(),
        packing,
        *NOT_APPROVED,
    )
    return scene.with_second_key(act, scene.office(codes.POWER_EXPORT, record.a.from_))


def replace(scene: Scene, files: Files) -> Made:
    number, record = certificate(scene, codes.CERTIFICATE_ISSUED)
    office = scene.office(codes.POWER_EXPORT, record.a.from_)
    by = number_of(scene, office, record.a.from_)
    packing = packing_of(number, files)
    files.packings.setdefault(by, packing)
    expires = record.b.expires + (scene.chance(10) and 1)
    lost = bytes(32) if scene.chance(80) else scene.document()
    surrendered = not any(lost) if scene.chance(90) else scene.chance(50)
    act = acts.IssuanceReplace(
        number,
        revision_of(scene, packing),
        by,
        expires,
        surrendered,
        lost,
        scene.document(),
        scene.document(),
        packing,
        *NOT_APPROVED,
    )
    return scene.with_second_key(act, office)


def lapse(scene: Scene, files: Files) -> Made:
    number, record = certificate(scene, codes.CERTIFICATE_ISSUED)
    if record.b.expires >= scene.today and scene.chance(70):
        raise NothingSuitableError
    by = scene.key_of(scene.organisation(0, 0))
    return acts.CancellationsLapse(number, packing_of(number, files)), by


def spoil(scene: Scene, files: Files) -> Made:
    if scene.chance(60):
        raise NothingSuitableError
    office = scene.office(codes.POWERS_AT_THE_BORDER)
    place = scene.state.offices[office].participant
    return acts.CancellationsSpoil(number_of(scene, office, place)), scene.key_of(office)


def _printed(scene: Scene, issuer: int) -> str:
    """A number that a forger might print: one that was used, or another, perhaps no number."""
    letters = issuer.to_bytes(2, "big").decode("latin-1")
    serial = scene.pick([1, 2, scene.random.randint(1, 500)])
    return scene.pick([f"{letters} {serial:06}", f"{letters}-{serial}", str(serial), "--"])


def report_forgery(scene: Scene, files: Files) -> Made:
    if scene.chance(60):
        raise NothingSuitableError
    issuer = scene.pick(scene.state.participants) if scene.chance(95) else 0
    office = scene.office(codes.POWERS_AT_THE_BORDER)
    act = acts.CancellationsReportForgery(issuer, _printed(scene, issuer), scene.document())
    return act, scene.key_of(office)


def answer_forgery(scene: Scene, files: Files) -> Made:
    if scene.chance(60):
        raise NothingSuitableError
    office = scene.office(codes.POWERS_AT_THE_BORDER)
    printed = _printed(scene, scene.state.offices[office].participant)
    return acts.CancellationsAnswerForgery(printed, scene.document()), scene.key_of(office)
