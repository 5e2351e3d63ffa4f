"""Random requests, and the valuations of what they ask for."""

from __future__ import annotations

from kp_ledger.domain.parcels import Parcel
from kp_ledger.generated import acts, codes
from kp_ledger.generated.records import (
    Application,
    Request,
    Valuation,
)
from kp_ledger.model import typed
from kp_ledger.model.valuations import valuers
from tests.differential.files import (
    Files,
    Made,
)
from tests.differential.scene import NothingSuitableError, Scene


def request(scene: Scene, files: Files) -> Made:
    first = scene.parcel(scene.free)
    word = scene.state.parcels[first]
    refs = tuple(scene.ref(parcel) for parcel in scene.like(first, 4))
    to = scene.pick(scene.state.participants, lambda code: code != word.place)
    outside = not scene.state.participants[to][-1].on_ledger_from
    importer = scene.organisation(to, 0 if outside or scene.chance(5) else codes.ROLES_THAT_HOLD)
    carried = sorted({scene.state.parcels[ref.parcel].certificate for ref in refs} - {0})
    cited = tuple(carried if scene.chance(90) else carried[1:])
    signed, deadline = scene.times()
    reference = scene.reference()
    order = Application(
        word.custodian, word.owner, importer, to, reference, _valuers(scene, word), signed,
        deadline, scene.document(), cited, refs,
    )  # fmt: skip
    files.shipments[typed.request_id(word.custodian, reference)] = (cited, refs)
    owner = scene.sign(order, word.owner)
    if scene.chance(50):
        by = scene.key_of(word.custodian)
        return acts.RequestsRequest(order, scene.empty(by), owner), by
    return acts.RequestsRequest(order, scene.sign(order, word.custodian), owner), "stranger"


def _valuers(scene: Scene, word: Parcel) -> tuple[int, ...]:
    """As they should be, or one time in ten any three."""
    if scene.chance(10):
        anybody = [0, word.custodian, scene.organisation(0, 0)]
        return tuple(scene.pick(anybody) for _ in range(3))
    valuers = [word.custodian, scene.office(codes.POWER_EXPORT, word.place)]
    return (*valuers, scene.organisation(word.place, codes.ROLE_VALUER))


def _open(scene: Scene) -> tuple[bytes, Request, int]:
    request_id = scene.pick(
        scene.state.requests, lambda r: scene.state.requests[r].status == codes.REQUEST_OPEN
    )
    record = scene.state.requests[request_id]
    return request_id, record, scene.standing(record.exporter).participant


def value(scene: Scene, files: Files) -> Made:
    request_id, record, place = _open(scene)
    missing = [c for c in (1, 2, 3) if (request_id, c) not in scene.state.valuations]
    capacity = scene.pick([1, 2, 3] if scene.chance(10) else missing)
    valuer = valuers(record)[capacity - 1]
    if scene.chance(10):
        valuer = scene.office(codes.POWER_EXPORT, place)
    most = 10**9 if scene.chance(5) else 10**6
    cents = [scene.random.randint(1, most) if record.kinds >> i & 1 else 0 for i in range(3)]
    signed, deadline = scene.times()
    order = Valuation(request_id, valuer, capacity, *cents, scene.day(), signed, deadline)  # type: ignore[call-arg]
    return acts.RequestsValue(order, scene.sign(order, valuer)), "stranger"


def _seldom(scene: Scene) -> None:
    """Ends few requests, that most may become certificates."""
    if scene.chance(85):
        raise NothingSuitableError


def refuse(scene: Scene, files: Files) -> Made:
    _seldom(scene)
    request_id, _, place = _open(scene)
    by = scene.key_of(scene.office(codes.POWER_EXPORT, place))
    return acts.RequestsRefuse(request_id, scene.document()), by


def withdraw(scene: Scene, files: Files) -> Made:
    _seldom(scene)
    request_id, record, _ = _open(scene)
    return acts.RequestsWithdraw(request_id), scene.key_of(record.exporter)
