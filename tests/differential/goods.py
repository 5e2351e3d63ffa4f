"""Random acts on goods: production, handover, holds, transformations, corrections."""

from __future__ import annotations

from typing import Any

from kp_ledger.base.messages import NO_KEY, Act, Signed
from kp_ledger.domain.days import SECONDS_PER_DAY
from kp_ledger.domain.words import LAB_GROWN
from kp_ledger.generated import acts, codes
from kp_ledger.generated.records import (
    Handover,
    Lot,
    OpeningLot,
    Output,
    Production,
    Transformation,
    WriteDown,
)
from kp_ledger.model.absences import held_at
from kp_ledger.model.approvals import NO_APPROVAL
from kp_ledger.model.licences import licence_in_role
from tests.differential.scene import NAMES, NothingSuitableError, Scene

Made = tuple[Act, str]


def _lots(scene: Scene, most: int) -> tuple[Lot, ...]:
    return tuple(
        Lot(
            scene.reference(),
            scene.random.randint(1, 60_000) if scene.chance(95) else 2_000_000,
            scene.pick([1, 1, 1, 2, 3, 0x83]),
            scene.document(),
        )
        for _ in range(scene.random.randint(1, most))
    )


def _mining(scene: Scene) -> int:
    return scene.pick(
        scene.state.licences, lambda n: scene.state.licences[n].role == codes.ROLE_MINER
    )


def register(scene: Scene) -> Made:
    licence = _mining(scene)
    act = acts.ParcelsRegister(licence, scene.day(), scene.moment, _lots(scene, 4))
    return act, scene.key_of(scene.state.licences[licence].organisation)


def register_signed(scene: Scene) -> Made:
    licence = _mining(scene)
    signed, deadline = scene.times()
    order = Production(licence, scene.day(), scene.moment, signed, deadline, _lots(scene, 3))
    signature = scene.sign(order, scene.state.licences[licence].organisation)
    return acts.ParcelsRegisterSigned(order, signature), "stranger"


def register_late(scene: Scene) -> Made:
    licence = _mining(scene)
    record = scene.state.licences[licence]
    place = scene.standing(record.organisation).participant
    day = scene.today - scene.random.choice([0, 31, 31, 45])
    act = acts.ParcelsRegisterLate(licence, day, scene.moment, _lots(scene, 2))
    return act, scene.key_of(scene.office(codes.POWER_LICENCE, place))


def hand_over(scene: Scene) -> Made:
    first = scene.parcel(scene.free)
    word = scene.state.parcels[first]
    moves = 3 if word.custodian == word.owner else scene.pick([1, 2])
    giver = word.owner if moves == codes.MOVES_TITLE else word.custodian
    roles = codes.ROLES_THAT_HOLD if scene.chance(95) else 0
    receiver = scene.organisation(word.place, roles)
    if scene.chance(20) and moves == 3:
        moves = scene.pick([1, 2])
    refs = tuple(scene.ref(parcel) for parcel in scene.like(first, 5))
    latest = max(scene.state.parcels[ref.parcel].day for ref in refs)
    signed, deadline = scene.times()
    order = Handover(giver, receiver, moves, scene.day(latest), signed, deadline, bytes(32), refs)
    if scene.chance(50):
        by = scene.key_of(giver)
        return acts.ParcelsHandOver(order, scene.empty(by), scene.sign(order, receiver)), by
    both = (scene.sign(order, giver), scene.sign(order, receiver))
    return acts.ParcelsHandOver(order, *both), "stranger"


def place_holds(scene: Scene) -> Made:
    first = scene.parcel(lambda word: word.status in (codes.PARCEL_HELD, codes.PARCEL_SEALED))
    place = scene.state.parcels[first].place
    others = [scene.parcel(lambda word: word.place == place) for _ in range(scene.pick([0, 0, 2]))]
    why = scene.pick([codes.HOLD_OFFICE, codes.HOLD_OFFICE, codes.HOLD_BAR])
    act = acts.ParcelsPlaceHolds(tuple(sorted({first, *others})), why, scene.document())
    return act, scene.key_of(scene.office(codes.POWER_LICENCE, place))


def release_hold(scene: Scene) -> Made:
    hold = scene.pick(
        scene.state.holds, lambda h: scene.state.holds[h].status == codes.HOLD_IN_FORCE
    )
    found = scene.state.holds[hold]
    key = scene.key_of(found.by)
    if key == NAMES.get(found.key) and scene.chance(80):
        key = scene.another_key_of(found.by, key)
    return acts.ParcelsReleaseHold(hold, scene.document()), key


def transform(scene: Scene) -> Made:
    first = scene.parcel(scene.free)
    operation = scene.pick([1, 1, 2, 2, 3, 3, 4, 4, 5, 6])
    alone = operation in (codes.OPERATION_SPLIT, codes.OPERATION_LOSS)
    inputs = [first] if alone else scene.like(first, 6)
    words = [scene.state.parcels[parcel] for parcel in inputs]
    total = sum(word.millicarats for word in words)
    loss = 0
    if operation == codes.OPERATION_LOSS or scene.chance(15):
        loss = scene.random.randint(1, max(1, total // scene.pick([2, 10, 200])))
    if operation == codes.OPERATION_MANUFACTURE:
        loss = total * scene.random.randint(20, 95) // 100
    outputs = _outputs(scene, operation, total - loss, {word.kind for word in words})
    signed, deadline = scene.times()
    order = Transformation(
        operation,
        _cutters(scene, operation, words[0].custodian),
        words[0].custodian,
        words[0].owner,
        scene.day(max(word.day for word in words)),
        signed,
        deadline,
        loss,
        scene.document(),
        tuple(scene.ref(parcel) for parcel in inputs),
        outputs,
    )
    owner = scene.sign(order, order.owner)
    if scene.chance(50):
        by = scene.key_of(order.custodian)
        act = acts.TransformationsTransform(
            order, scene.empty(by), owner, NO_APPROVAL, Signed(NO_KEY)
        )
        return _with_word(scene, act, words[0].place), by
    custodian = scene.sign(order, order.custodian)
    act = acts.TransformationsTransform(order, custodian, owner, NO_APPROVAL, Signed(NO_KEY))
    return _with_word(scene, act, words[0].place), "stranger"


def _with_word(scene: Scene, act: acts.TransformationsTransform, place: int) -> Any:
    """A great loss, or a yield beyond its bounds, mostly with the word of a licence office."""
    if scene.chance(60):
        return act
    office = scene.office(codes.POWER_LICENCE, 0 if scene.chance(10) else place)
    return scene.approved(act, scene.key_of(office), office)


def _cutters(scene: Scene, operation: int, custodian: int) -> int:
    """A manufacture's licence, mostly; others name one by mistake."""
    if (operation == codes.OPERATION_MANUFACTURE) == scene.chance(5):
        return 0 if operation == codes.OPERATION_MANUFACTURE else 7
    if operation != codes.OPERATION_MANUFACTURE:
        return 0
    found = licence_in_role(scene.state, custodian, codes.ROLE_CUTTER)
    return found or scene.pick([0, *scene.state.licences])


def _outputs(scene: Scene, operation: int, total: int, kinds: set[int]) -> tuple[Output, ...]:
    common = next(iter(kinds)) if len(kinds) == 1 else codes.KIND_UNSORTED
    if operation in (codes.OPERATION_LOSS, codes.OPERATION_SALE):
        return ()
    if operation == codes.OPERATION_MIX:
        return (Output(scene.reference(), total, common),)
    count = scene.random.randint(1, min(5, total))
    cuts = sorted(scene.random.sample(range(1, total), count - 1)) if total > count else []
    weights = [b - a for a, b in zip([0, *cuts], [*cuts, total], strict=True)]
    if operation == codes.OPERATION_SPLIT:
        return tuple(Output(bytes(32), weight, common) for weight in weights)
    some = [1, 2, 3, 0x81] if operation == codes.OPERATION_RESORT else [2, 4, 4, 0x84]
    return tuple(Output(scene.reference(), weight, scene.pick(some)) for weight in weights)


def opening(scene: Scene) -> Made:
    participant = scene.pick(scene.state.openings) if scene.chance(90) else scene.participant()
    nature = scene.pick([codes.NATURE_OPENING, codes.NATURE_NOT_STATED])
    country = (
        participant if nature == codes.NATURE_NOT_STATED else scene.pick(scene.state.participants)
    )
    origin = scene.state.first_zones[country, nature] << 8 | 1
    lots = tuple(
        OpeningLot(
            lot.reference,
            lot.millicarats,
            scene.pick([lot.kind, lot.kind, 4, 0x84]),
            origin,
            lot.document,
        )
        for lot in _lots(scene, 3)
    )
    holder = scene.organisation(participant)
    act = acts.CorrectionsRegisterOpening(holder, scene.day(), lots)
    return act, scene.key_of(scene.office(codes.POWER_LICENCE, participant))


def void(scene: Scene) -> Made:
    parcel = scene.parcel(lambda word: word.revision <= 2 and word.status == codes.PARCEL_HELD)
    word = scene.state.parcels[parcel]
    act = acts.CorrectionsVoidRegistration(parcel, scene.document(), scene.document())
    if scene.chance(70):
        return act, scene.key_of(word.custodian)
    return act, scene.key_of(scene.office(codes.POWER_LICENCE, word.place))


def missing(scene: Scene) -> Made:
    parcel = scene.parcel(lambda word: word.status == codes.PARCEL_HELD)
    cause = scene.pick([codes.MISSING_LOST, codes.MISSING_STOLEN, 3])
    act = acts.CorrectionsReportMissing(parcel, cause, scene.document())
    return act, _reporter(scene, parcel)


def found(scene: Scene) -> Made:
    parcel = scene.parcel(lambda word: word.status == codes.PARCEL_MISSING)
    return acts.CorrectionsReportFound(parcel, scene.document()), _reporter(scene, parcel)


def _reporter(scene: Scene, parcel: bytes) -> str:
    word = scene.state.parcels[parcel]
    if scene.chance(60):
        return scene.key_of(word.custodian)
    place = scene.participant() if scene.chance(10) else word.place
    return scene.key_of(scene.office(codes.POWER_LICENCE, place))


def by_law(scene: Scene) -> Made:
    first = scene.parcel(lambda word: word.status in (codes.PARCEL_HELD, codes.PARCEL_MISSING))
    place = scene.state.parcels[first].place
    office = scene.office(codes.POWER_LICENCE, 0 if scene.chance(5) else place)
    act = acts.CorrectionsMoveByLaw(
        parcels=tuple(scene.ref(parcel) for parcel in scene.like(first, 3)),
        to=scene.organisation(place, codes.ROLES_THAT_HOLD if scene.chance(95) else 0),
        moves=scene.pick([1, 2, 3]),
        document=scene.document(),
        approval=NO_APPROVAL,
        signature=Signed(NO_KEY),
    )
    by = scene.key_of(office)
    return scene.approved(act, scene.another_key_of(office, by), office), by


def write_down(scene: Scene) -> Made:
    """To what is left, or now and then all of it, with its holds."""
    parcel = scene.parcel(lambda word: word.status == codes.PARCEL_HELD)
    word = scene.state.parcels[parcel]
    whole = scene.chance(25)
    left = 0 if whole else scene.random.randint(1, max(1, word.millicarats - scene.pick([0, 1, 1])))
    ref = scene.ref(parcel)
    order = WriteDown(
        parcel, ref.revision, left, word.custodian, word.owner,
        scene.pick([LAB_GROWN, scene.document()]), scene.document(),
        scene.moment, scene.moment + SECONDS_PER_DAY,
    )  # fmt: skip
    held = held_at(scene.state, parcel) if whole != scene.chance(3) else ()
    act = acts.CorrectionsWriteDown(
        order,
        scene.sign(order, word.custodian),
        scene.sign(order, word.owner),
        held,
        NO_APPROVAL,
        Signed(NO_KEY),
    )
    office = scene.office(codes.POWER_LICENCE, 0 if scene.chance(5) else word.place)
    return scene.approved(act, scene.key_of(office), office), "stranger"


def write_off(scene: Scene) -> Made:
    """Of what has been missing longest."""
    lost = [
        parcel
        for parcel, word in scene.state.parcels.items()
        if word.status == codes.PARCEL_MISSING
    ]
    if not lost:
        raise NothingSuitableError
    parcel = min(lost, key=lambda one: scene.state.parcels[one].day)
    held = held_at(scene.state, parcel) if scene.chance(90) else (scene.random.randint(1, 9),)
    act = acts.CorrectionsWriteOff(parcel, held, scene.document(), scene.document())
    place = scene.state.parcels[parcel].place
    return act, scene.key_of(scene.office(codes.POWER_LICENCE, place))


MAKERS = {
    acts.ParcelsRegister: register,
    acts.ParcelsRegisterSigned: register_signed,
    acts.ParcelsRegisterLate: register_late,
    acts.ParcelsHandOver: hand_over,
    acts.ParcelsPlaceHolds: place_holds,
    acts.ParcelsReleaseHold: release_hold,
    acts.TransformationsTransform: transform,
    acts.CorrectionsRegisterOpening: opening,
    acts.CorrectionsVoidRegistration: void,
    acts.CorrectionsReportMissing: missing,
    acts.CorrectionsReportFound: found,
    acts.CorrectionsWriteDown: write_down,
    acts.CorrectionsWriteOff: write_off,
    acts.CorrectionsMoveByLaw: by_law,
}
