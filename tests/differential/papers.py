"""Random acts on paper: requests, valuations, certificates, paper of Participants outside."""

from __future__ import annotations

from kp_ledger.base.messages import Act, Signed
from kp_ledger.domain.parcels import Parcel
from kp_ledger.generated import acts, codes
from kp_ledger.generated.records import (
    Acceptance,
    Application,
    Confirmation,
    InboundLot,
    InboundPaper,
    Issue,
    OriginWeight,
    Packing,
    ParcelRef,
    Request,
    Resolution,
    Valuation,
    Weight,
)
from kp_ledger.model import typed
from kp_ledger.model.approvals import NOT_APPROVED
from kp_ledger.model.lookups import recorded
from kp_ledger.model.origins import without_weight
from kp_ledger.model.state import Certificate
from kp_ledger.model.valuations import valuers
from tests.contracts.enrolling import UNSIGNED
from tests.differential.scene import NothingSuitableError, Scene

SPELLINGS = ["ZW {:06}", "{:03}", "ZW-{}", "{0}/0{0}", "AO {}", "zw {}", "ZW"]
Made = tuple[Act, str]

# What the certificates and requests of a run were made of: storage keeps only digests.
Shipments = dict[bytes, tuple[tuple[int, ...], tuple[ParcelRef, ...]]]
Packings = dict[int, Packing]


class Files:
    """The lists that offices keep, since the ledger keeps only their digests."""

    def __init__(self) -> None:
        self.shipments: Shipments = {}
        self.packings: Packings = {}


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


def _number(scene: Scene, office: int, place: int) -> int:
    ranges = scene.state.number_ranges.get(office)
    if not ranges:
        raise NothingSuitableError
    allotted = scene.pick(ranges)
    return place << 32 | scene.random.randint(allotted.first, allotted.last)


def issue(scene: Scene, files: Files) -> Made:
    def valued(request_id: bytes) -> bool:
        given = [c for c in (1, 2, 3) if (request_id, c) in scene.state.valuations]
        still = scene.state.requests[request_id].status == codes.REQUEST_OPEN
        return still and (len(given) >= 2 or scene.chance(5))

    request_id = scene.pick(scene.state.requests, valued)
    place = scene.standing(scene.state.requests[request_id].exporter).participant
    office = scene.office(codes.POWER_EXPORT, place)
    number = _number(scene, office, place)
    cited, refs = files.shipments[request_id]
    form = Issue(
        request_id, number, scene.today + scene.pick([0, 10, 60]), scene.document(), cited, refs
    )
    arrived = tuple(scene.state.parcel(ref.parcel).certificate for ref in refs)
    parcels = tuple(ref.parcel for ref in refs)
    files.packings.setdefault(number, Packing(request_id, parcels, arrived))
    act = acts.IssuanceIssue(form, *NOT_APPROVED)
    return scene.with_second_key(act, office)


def _certificate(scene: Scene, *statuses: int) -> tuple[int, Certificate]:
    number = scene.pick(
        scene.state.certificates, lambda n: scene.state.certificates[n].a.status in statuses
    )
    return number, scene.state.certificates[number]


def _packing(number: int, files: Files) -> Packing:
    if number not in files.packings:
        raise NothingSuitableError
    return files.packings[number]


def _revision(scene: Scene, packing: Packing) -> int:
    """Of the first parcel; seldom another one."""
    return scene.state.parcel(packing.parcels[0]).revision + (scene.chance(5) and 1)


def void(scene: Scene, files: Files) -> Made:
    number, record = _certificate(scene, codes.CERTIFICATE_ISSUED)
    packing = _packing(number, files)
    act = acts.CancellationsVoidCertificate(
        number,
        _revision(scene, packing),
        scene.document(),
        scene.document(),
        packing,
        *NOT_APPROVED,
    )
    return scene.with_second_key(act, scene.office(codes.POWER_EXPORT, record.a.from_))


def replace(scene: Scene, files: Files) -> Made:
    number, record = _certificate(scene, codes.CERTIFICATE_ISSUED)
    office = scene.office(codes.POWER_EXPORT, record.a.from_)
    by = _number(scene, office, record.a.from_)
    packing = _packing(number, files)
    files.packings.setdefault(by, packing)
    expires = record.b.expires + (scene.chance(10) and 1)
    lost = bytes(32) if scene.chance(80) else scene.document()
    surrendered = not any(lost) if scene.chance(90) else scene.chance(50)
    act = acts.IssuanceReplace(
        number,
        _revision(scene, packing),
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
    number, record = _certificate(scene, codes.CERTIFICATE_ISSUED)
    if record.b.expires >= scene.today and scene.chance(70):
        raise NothingSuitableError
    by = scene.key_of(scene.organisation(0, 0))
    return acts.CancellationsLapse(number, _packing(number, files)), by


def depart(scene: Scene, files: Files) -> Made:
    number, record = _certificate(scene, codes.CERTIFICATE_ISSUED)
    act = acts.ShipmentsDepart(
        number, scene.day(record.b.issued), (scene.document(),), _packing(number, files)
    )
    return act, scene.key_of(scene.office(codes.POWER_EXPORT, record.a.from_))


def transit(scene: Scene, files: Files) -> Made:
    number, record = _certificate(scene, codes.CERTIFICATE_DEPARTED)
    office = scene.office(codes.POWER_IMPORT)
    act = acts.ShipmentsSeenInTransit(
        number, scene.day(record.b.departed), scene.chance(70), scene.document()
    )
    return act, scene.key_of(office)


def confirm(scene: Scene, files: Files) -> Made:
    number, record = _certificate(scene, codes.CERTIFICATE_DEPARTED)
    there = [
        parcel
        for parcel in _packing(number, files).parcels
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
    acceptance, signature = _acceptance(
        scene, typed.shipment_under(number), a.importer, a.millicarats, "Shipments"
    )
    by = scene.key_of(scene.office(codes.POWER_IMPORT, a.to))
    return acts.ShipmentsConfirm(form, acceptance, signature), by


def _acceptance(
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


def detain(scene: Scene, files: Files) -> Made:
    _now_and_then(scene)
    number, record = _certificate(scene, codes.CERTIFICATE_DEPARTED, codes.CERTIFICATE_RETURNING)
    act = acts.DetentionsDetain(
        number, record.a.millicarats, scene.day(record.b.departed), scene.document(),
        scene.document(), scene.chance(50), scene.document() if scene.chance(40) else bytes(32),
    )  # fmt: skip
    return act, scene.key_of(scene.office(codes.POWER_IMPORT, record.a.to))


def _now_and_then(scene: Scene) -> None:
    """Stops some shipments only, that most may arrive."""
    if scene.chance(60):
        raise NothingSuitableError


def release(scene: Scene, files: Files) -> Made:
    number, record = _certificate(scene, codes.CERTIFICATE_DETAINED)
    act = acts.DetentionsRelease(number, scene.document())
    return act, scene.key_of(scene.office(codes.POWER_IMPORT, record.a.to))


def turn_back(scene: Scene, files: Files) -> Made:
    _now_and_then(scene)
    number, record = _certificate(scene, codes.CERTIFICATE_DEPARTED)
    act = acts.DetentionsTurnBack(number, scene.day(record.b.departed), scene.document())
    return act, scene.key_of(scene.office(codes.POWER_IMPORT, record.a.to))


def take_back(scene: Scene, files: Files) -> Made:
    number, record = _certificate(scene, codes.CERTIFICATE_RETURNING)
    act = acts.DetentionsTakeBack(
        number, scene.day(record.b.departed), scene.document(), _packing(number, files)
    )
    return act, scene.key_of(scene.office(codes.POWER_EXPORT, record.a.from_))


def resolve(scene: Scene, files: Files) -> Made:
    """As both offices found it, whatever state it is in."""
    underway = (
        codes.CERTIFICATE_DEPARTED, codes.CERTIFICATE_RETURNING, codes.CERTIFICATE_LOST,
    )  # fmt: skip
    statuses = (codes.CERTIFICATE_DETAINED,) if scene.chance(60) else underway
    number, record = _certificate(scene, *statuses)
    outcome = _outcome(scene, record.a.status)
    packing = _packing(number, files)
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
    by = _number(scene, office, place)
    if by not in scene.state.certificates:
        still = tuple(
            parcel
            for parcel in _packing(detained, files).parcels
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
    number, record = _certificate(scene, codes.CERTIFICATE_DETAINED)
    outcome = scene.pick([codes.OUTCOME_RETURN, codes.OUTCOME_FORFEIT])
    act = acts.DetentionsResolveAlone(
        number, outcome, scene.day(record.b.departed), scene.document(), _packing(number, files),
        *NOT_APPROVED,
    )  # fmt: skip
    return scene.with_second_key(act, scene.office(codes.POWER_IMPORT, record.a.to))


def lose(scene: Scene, files: Files) -> Made:
    number, record = _certificate(
        scene, codes.CERTIFICATE_DEPARTED, codes.CERTIFICATE_RETURNING, codes.CERTIFICATE_DETAINED
    )
    act = acts.DetentionsLose(
        number, scene.day(record.b.departed), scene.document(), _packing(number, files)
    )
    return act, scene.key_of(scene.office(codes.POWER_EXPORT, record.a.from_))


def find(scene: Scene, files: Files) -> Made:
    number, record = _certificate(scene, codes.CERTIFICATE_LOST)
    act = acts.DetentionsFindOnItsWay(
        number, scene.day(record.b.departed), scene.document(), _packing(number, files)
    )
    return act, scene.key_of(scene.office(codes.POWER_IMPORT, record.a.to))


def find_back(scene: Scene, files: Files) -> Made:
    number, record = _certificate(scene, codes.CERTIFICATE_LOST)
    act = acts.DetentionsFindBack(
        number, scene.day(record.b.departed), scene.document(), _packing(number, files)
    )
    return act, scene.key_of(scene.office(codes.POWER_EXPORT, record.a.from_))


def undo(scene: Scene, files: Files) -> Made:
    _now_and_then(scene)
    number, record = _certificate(scene, codes.CERTIFICATE_DEPARTED)
    act = acts.ShipmentsUndoDeparture(number, scene.document(), _packing(number, files))
    return act, scene.key_of(scene.office(codes.POWER_EXPORT, record.a.from_))


def back_from_outside(scene: Scene, files: Files) -> Made:
    _now_and_then(scene)
    number, record = _certificate(scene, codes.CERTIFICATE_DEPARTED)
    act = acts.PaperBackFromOutside(
        number, scene.day(record.b.departed), scene.document(), _packing(number, files)
    )
    return act, scene.key_of(scene.office(codes.POWER_EXPORT, record.a.from_))


def close_outside(scene: Scene, files: Files) -> Made:
    number, record = _certificate(scene, codes.CERTIFICATE_DEPARTED)
    act = acts.PaperCloseOutside(
        number, record.a.millicarats, scene.day(record.b.departed), scene.document(),
        _packing(number, files),
    )  # fmt: skip
    return act, scene.key_of(scene.office(codes.POWER_EXPORT, record.a.from_))


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
    acceptance, signature = _acceptance(scene, shipment, importer, sum(carats), "Paper")
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


def spoil(scene: Scene, files: Files) -> Made:
    if scene.chance(60):
        raise NothingSuitableError
    office = scene.office(codes.POWERS_AT_THE_BORDER)
    place = scene.state.offices[office].participant
    return acts.CancellationsSpoil(_number(scene, office, place)), scene.key_of(office)


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


MAKERS = {
    acts.RequestsRequest: request,
    acts.RequestsValue: value,
    acts.RequestsRefuse: refuse,
    acts.RequestsWithdraw: withdraw,
    acts.IssuanceIssue: issue,
    acts.CancellationsVoidCertificate: void,
    acts.IssuanceReplace: replace,
    acts.CancellationsLapse: lapse,
    acts.CancellationsSpoil: spoil,
    acts.CancellationsReportForgery: report_forgery,
    acts.CancellationsAnswerForgery: answer_forgery,
    acts.ShipmentsDepart: depart,
    acts.ShipmentsSeenInTransit: transit,
    acts.ShipmentsConfirm: confirm,
    acts.DetentionsDetain: detain,
    acts.DetentionsRelease: release,
    acts.DetentionsTurnBack: turn_back,
    acts.DetentionsTakeBack: take_back,
    acts.DetentionsResolve: resolve,
    acts.DetentionsResolveAlone: resolve_alone,
    acts.DetentionsLose: lose,
    acts.DetentionsFindOnItsWay: find,
    acts.DetentionsFindBack: find_back,
    acts.ShipmentsUndoDeparture: undo,
    acts.PaperBackFromOutside: back_from_outside,
    acts.PaperCloseOutside: close_outside,
    acts.PaperRecordInbound: record_inbound,
}
