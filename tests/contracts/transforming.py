"""Transformations as the tests order them: one custodian, who owns what it holds, unless told."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from kp_ledger.base.messages import NO_KEY, Event, Signed
from kp_ledger.domain.days import SECONDS_PER_DAY
from kp_ledger.domain.parcels import Parcel
from kp_ledger.generated import acts, codes
from kp_ledger.generated.events import Transformed, ZoneOpened
from kp_ledger.generated.records import Approval, Output, ParcelRef, Transformation
from kp_ledger.model import typed
from kp_ledger.model.approvals import NO_APPROVAL, act_digest
from tests.actors import BW, actor, sign, unsigned
from tests.contracts.probing import through
from tests.world import CEILING, DOCUMENT, TODAY, ZONES, Door, lot, reference, register

MINER = actor("bw_miner").organisation
UNSIGNED = Signed(NO_KEY)
TRADER = actor("bw_trader").organisation
ORIGIN = ZONES[BW, codes.NATURE_TRACED] << 8 | 1  # what the miner digs


def output(text: str, millicarats: int, kind: int = codes.KIND_UNSORTED) -> Output:
    return Output(reference(text), millicarats, kind)


def part(millicarats: int, kind: int = codes.KIND_UNSORTED) -> Output:
    return Output(bytes(32), millicarats, kind)


def ascending(*refs: ParcelRef) -> tuple[ParcelRef, ...]:
    return tuple(sorted(refs, key=lambda ref: ref.parcel))


def order(
    door: Door, operation: int, inputs: Any, outputs: Any = (), by: str = "bw_miner", **changes: Any
) -> Transformation:
    made = Transformation(
        operation=operation,
        licence=0,
        custodian=actor(by).organisation,
        owner=actor(by).organisation,
        day=door.moment // SECONDS_PER_DAY,
        signed_at=door.moment,
        deadline=door.moment + SECONDS_PER_DAY,
        loss=0,
        document=DOCUMENT,
        inputs=tuple(inputs),
        outputs=tuple(outputs),
    )
    return replace(made, **changes)


def send(door: Door, order: Transformation, by: str = "bw_miner") -> list[Event]:
    """Sent by its custodian and owner itself."""
    return door.do(transforming(order, by), by)


def transforming(order: Transformation, by: str = "bw_miner") -> acts.TransformationsTransform:
    """With nobody's Approval yet."""
    sent = unsigned(by)
    return acts.TransformationsTransform(order, sent, sent, NO_APPROVAL, UNSIGNED)


def send_approved(
    door: Door, order: Transformation, by: str = "bw_miner", office: str = "bw_office"
) -> list[Event]:
    """With the word of a licence office on it."""
    act = transforming(order, by)
    approval = Approval(
        act_digest(act), actor(office).organisation, door.moment, door.moment + SECONDS_PER_DAY
    )
    signed = sign(approval, office, door.ledger, act.contract)
    return door.do(replace(act, approval=approval, signature=signed), by)


def split(door: Door, parcel: ParcelRef, *parts: Output, **changes: Any) -> list[Event]:
    return send(door, order(door, codes.OPERATION_SPLIT, [parcel], parts, **changes))


def mix(door: Door, *parcels: ParcelRef, to: Output, **changes: Any) -> list[Event]:
    return send(door, order(door, codes.OPERATION_MIX, ascending(*parcels), [to], **changes))


def resort(door: Door, parcels: Any, *outputs: Output, **changes: Any) -> list[Event]:
    return send(door, order(door, codes.OPERATION_RESORT, ascending(*parcels), outputs, **changes))


def lose(door: Door, parcel: ParcelRef, loss: int, **changes: Any) -> list[Event]:
    return send(door, order(door, codes.OPERATION_LOSS, [parcel], loss=loss, **changes))


def transformed(events: list[Event]) -> Transformed:
    (found,) = [event for event in events if isinstance(event, Transformed)]
    return found


def products(events: list[Event]) -> list[ParcelRef]:
    """The parcels that were made, at the revision where a product begins."""
    return [ParcelRef(product.parcel, 2) for product in transformed(events).outputs]


def put_down(door: Door, text: str, millicarats: int, **changes: Any) -> ParcelRef:
    """The miner's parcel as no act of this ledger's people would leave it."""
    word = replace(register_word(millicarats), **changes)
    parcel = typed.parcel_id(MINER, reference(text))
    through(door, "Corrections", acts.ParcelsWrite((parcel,), (word.pack(),), 0))
    return ParcelRef(parcel, word.revision)


def register_word(millicarats: int) -> Parcel:
    return Parcel(
        custodian=MINER,
        owner=MINER,
        place=actor("bw_miner").participant,
        status=codes.PARCEL_HELD,
        kind=codes.KIND_UNSORTED,
        millicarats=millicarats,
        blend=ORIGIN,
        certificate=0,
        revision=1,
        day=TODAY,
        holds=0,
    )


def dig(door: Door, licence: int, text: str, millicarats: int, kind: int = 1) -> ParcelRef:
    """The miner's production under one of its licences."""
    lots = (lot(text, millicarats, kind),)
    door.do(acts.ParcelsRegister(licence, door.moment // SECONDS_PER_DAY, 0, lots), "bw_miner")
    return ParcelRef(typed.parcel_id(MINER, reference(text)), 1)


def new_zone(door: Door, licence: int, ceiling: int = CEILING) -> int:
    """A zone of Botswana's, and the miner's licence to dig there; the origin it gives."""
    opened = door.do(acts.ZonesOpenZone(DOCUMENT, ()), "bw_office")
    zone = next(event.zone for event in opened if isinstance(event, ZoneOpened))
    day = door.moment // SECONDS_PER_DAY
    grant = acts.ZonesGrant(
        licence, MINER, zone, codes.ROLE_MINER, day, day + 365, ceiling, DOCUMENT
    )
    door.do(grant, "bw_office")
    return zone << 8 | 1


def two_origins(door: Door, first: int = 700, second: int = 300) -> tuple[ParcelRef, ParcelRef]:
    """Two of the miner's parcels, of different origins."""
    here = register(door, "HERE", first)
    new_zone(door, 199)
    return here, dig(door, 199, "THERE", second)


__all__ = [
    "MINER", "ORIGIN", "TRADER", "ascending", "dig", "lose", "mix", "new_zone", "order",
    "output", "part", "products", "put_down", "resort", "send", "send_approved", "split", "transformed",
    "transforming", "two_origins",
]  # fmt: skip
