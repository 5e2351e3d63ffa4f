"""Random shipments astray: detained, turned back, resolved, lost and found."""

from __future__ import annotations

from kp_ledger.generated import acts, codes
from kp_ledger.generated.records import (
    Packing,
    Resolution,
    Weight,
)
from kp_ledger.model.approvals import NOT_APPROVED
from tests.differential.files import (
    Files,
    Made,
    certificate,
    now_and_then,
    number_of,
    packing_of,
)
from tests.differential.scene import Scene


def detain(scene: Scene, files: Files) -> Made:
    now_and_then(scene)
    number, record = certificate(scene, codes.CERTIFICATE_DEPARTED, codes.CERTIFICATE_RETURNING)
    act = acts.DetentionsDetain(
        number, record.a.millicarats, scene.day(record.b.departed), scene.document(),
        scene.document(), scene.chance(50), scene.document() if scene.chance(40) else bytes(32),
    )  # fmt: skip
    return act, scene.key_of(scene.office(codes.POWER_IMPORT, record.a.to))


def release(scene: Scene, files: Files) -> Made:
    number, record = certificate(scene, codes.CERTIFICATE_DETAINED)
    act = acts.DetentionsRelease(number, scene.document())
    return act, scene.key_of(scene.office(codes.POWER_IMPORT, record.a.to))


def turn_back(scene: Scene, files: Files) -> Made:
    now_and_then(scene)
    number, record = certificate(scene, codes.CERTIFICATE_DEPARTED)
    act = acts.DetentionsTurnBack(number, scene.day(record.b.departed), scene.document())
    return act, scene.key_of(scene.office(codes.POWER_IMPORT, record.a.to))


def take_back(scene: Scene, files: Files) -> Made:
    number, record = certificate(scene, codes.CERTIFICATE_RETURNING)
    act = acts.DetentionsTakeBack(
        number, scene.day(record.b.departed), scene.document(), packing_of(number, files)
    )
    return act, scene.key_of(scene.office(codes.POWER_EXPORT, record.a.from_))


def resolve(scene: Scene, files: Files) -> Made:
    """As both offices found it, whatever state it is in."""
    underway = (
        codes.CERTIFICATE_DEPARTED, codes.CERTIFICATE_RETURNING, codes.CERTIFICATE_LOST,
    )  # fmt: skip
    statuses = (codes.CERTIFICATE_DETAINED,) if scene.chance(60) else underway
    number, record = certificate(scene, *statuses)
    outcome = _outcome(scene, record.a.status)
    packing = packing_of(number, files)
    signed, deadline = scene.times()
    exporting = scene.office(codes.POWER_EXPORT, record.a.from_)
    importing = scene.office(codes.POWER_IMPORT, record.a.to)
    technical = (0, 0, 0, 0)
    if outcome == codes.OUTCOME_TECHNICAL:
        technical = _technical(scene, files, number, importing)
    order = Resolution(
        number, record.a.step, outcome, *technical, scene.day(record.b.departed), signed, deadline,
        scene.document(),
        _weights(scene, number, packing) if outcome == codes.OUTCOME_CORRECTED else (),
    )  # fmt: skip
    act = acts.DetentionsResolve(
        order, exporting, importing,
        scene.signed_by_office(order, exporting, record.a.office),
        scene.signed_by_office(order, importing), packing,
    )  # fmt: skip
    return act, "stranger"


def _technical(scene: Scene, files: Files, detained: int, office: int) -> tuple[int, int, int, int]:
    """Its number, destination, importer and last day."""
    place = scene.state.certificates[detained].a.to
    to = scene.pick(scene.state.participants, lambda code: code != place or scene.chance(5))
    outside = not scene.state.participants[to][-1].on_ledger_from
    importer = scene.organisation(to, 0 if outside or scene.chance(5) else codes.ROLES_THAT_HOLD)
    by = number_of(scene, office, place)
    if by not in scene.state.certificates:
        still = tuple(
            parcel
            for parcel in packing_of(detained, files).parcels
            if scene.state.parcel(parcel).status == codes.PARCEL_DEPARTED
            and scene.state.parcel(parcel).certificate == detained
        )
        files.packings[by] = Packing(bytes(32), still, (detained,) * len(still))
    return by, to, importer, scene.today + scene.pick([0, 10, 60])


def _outcome(scene: Scene, status: int) -> int:
    if status == codes.CERTIFICATE_LOST:
        return scene.pick([codes.OUTCOME_FOUND_ON, codes.OUTCOME_FOUND_BACK])
    if status != codes.CERTIFICATE_DETAINED:
        return codes.OUTCOME_LOST
    return scene.pick(range(codes.OUTCOME_AS_CERTIFIED, codes.OUTCOME_LOST + 1))


def _weights(scene: Scene, number: int, packing: Packing) -> tuple[Weight, ...]:
    """What was found of the first still to come: less, as much or more."""
    words = [(parcel, scene.state.parcel(parcel)) for parcel in packing.parcels]
    still = [
        Weight(parcel, max(1, word.millicarats + scene.pick([-5, 0, 7])))
        for parcel, word in words
        if (word.status, word.certificate) == (codes.PARCEL_DEPARTED, number)
    ]
    return tuple(still[: scene.random.randint(1, 3)])


def resolve_alone(scene: Scene, files: Files) -> Made:
    number, record = certificate(scene, codes.CERTIFICATE_DETAINED)
    outcome = scene.pick([codes.OUTCOME_RETURN, codes.OUTCOME_FORFEIT])
    act = acts.DetentionsResolveAlone(
        number, outcome, scene.day(record.b.departed), scene.document(), packing_of(number, files),
        *NOT_APPROVED,
    )  # fmt: skip
    return scene.with_second_key(act, scene.office(codes.POWER_IMPORT, record.a.to))


def lose(scene: Scene, files: Files) -> Made:
    number, record = certificate(
        scene, codes.CERTIFICATE_DEPARTED, codes.CERTIFICATE_RETURNING, codes.CERTIFICATE_DETAINED
    )
    act = acts.DetentionsLose(
        number, scene.day(record.b.departed), scene.document(), packing_of(number, files)
    )
    return act, scene.key_of(scene.office(codes.POWER_EXPORT, record.a.from_))


def find(scene: Scene, files: Files) -> Made:
    number, record = certificate(scene, codes.CERTIFICATE_LOST)
    act = acts.DetentionsFindOnItsWay(
        number, scene.day(record.b.departed), scene.document(), packing_of(number, files)
    )
    return act, scene.key_of(scene.office(codes.POWER_IMPORT, record.a.to))


def find_back(scene: Scene, files: Files) -> Made:
    number, record = certificate(scene, codes.CERTIFICATE_LOST)
    act = acts.DetentionsFindBack(
        number, scene.day(record.b.departed), scene.document(), packing_of(number, files)
    )
    return act, scene.key_of(scene.office(codes.POWER_EXPORT, record.a.from_))
