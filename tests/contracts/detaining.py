"""Shipments that do not arrive as they left, as the tests of each row need them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from kp_ledger.base.messages import Event
from kp_ledger.domain.days import SECONDS_PER_DAY
from kp_ledger.generated import acts, codes
from kp_ledger.generated.records import Packing, Resolution, Weight
from kp_ledger.model.approvals import NOT_APPROVED
from kp_ledger.model.state import Certificate
from tests.actors import AO, actor, sign
from tests.contracts.certifying import NOTHING, REASON, Certified, departed, today
from tests.world import DOCUMENT, Door


def record(door: Door, shipment: Certified) -> Certificate:
    return door.state().certificates[shipment.number]


def detain(door: Door, shipment: Certified, by: str = "ae_office", **changes: Any) -> list[Event]:
    act = acts.DetentionsDetain(
        shipment.number, 2_900, today(door), REASON, DOCUMENT, False, NOTHING
    )
    return door.do(replace(act, **changes), by)


def detained(door: Door, *weights: int) -> Certified:
    shipment = departed(door, *weights)
    detain(door, shipment)
    return shipment


def let_go(door: Door, shipment: Certified, by: str = "ae_office", **changes: Any) -> list[Event]:
    act = acts.DetentionsRelease(shipment.number, DOCUMENT)
    return door.do(replace(act, **changes), by)


def turn_back(
    door: Door, shipment: Certified, by: str = "ae_office", **changes: Any
) -> list[Event]:
    act = acts.DetentionsTurnBack(shipment.number, today(door), DOCUMENT)
    return door.do(replace(act, **changes), by)


def take_back(
    door: Door, shipment: Certified, by: str = "bw_office", **changes: Any
) -> list[Event]:
    act = acts.DetentionsTakeBack(shipment.number, today(door), DOCUMENT, shipment.packing)
    return door.do(replace(act, **changes), by)


def resolution(door: Door, shipment: Certified, outcome: int, **changes: Any) -> Resolution:
    """What both offices may sign about a shipment as it is now."""
    order = Resolution(
        certificate=shipment.number,
        step=record(door, shipment).a.step,
        outcome=outcome,
        technical=0,
        to=0,
        importer=0,
        expires=0,
        day=today(door),
        signed_at=door.moment,
        deadline=door.moment + 30 * SECONDS_PER_DAY,
        document=DOCUMENT,
        weights=(),
    )
    return replace(order, **changes)


def weights(door: Door, shipment: Certified, *apart: int) -> tuple[Weight, ...]:
    """Of the first parcels of a shipment, so much more or less than certified."""
    words = [(parcel, door.state().parcel(parcel)) for parcel in shipment.parcels]
    return tuple(
        Weight(parcel, word.millicarats + more)
        for (parcel, word), more in zip(words, apart, strict=False)
    )


def signed_by_both(
    door: Door,
    shipment: Certified,
    order: Resolution,
    exporting: str = "bw_office",
    importing: str = "ae_office",
) -> acts.DetentionsResolve:
    return acts.DetentionsResolve(
        order,
        actor(exporting).organisation,
        actor(importing).organisation,
        (sign(order, exporting, door.ledger),),
        (sign(order, importing, door.ledger),),
        shipment.packing,
    )


def resolve(door: Door, shipment: Certified, outcome: int, **changes: Any) -> list[Event]:
    """As both offices signed; anybody sends it."""
    order = resolution(door, shipment, outcome, **changes)
    return door.do(signed_by_both(door, shipment, order), "stranger")


def supersede(door: Door, shipment: Certified, technical: int, **changes: Any) -> Certified:
    """It goes on to a trader in Angola; what is under the technical certificate."""
    word = door.state().parcel
    still = tuple(it for it in shipment.parcels if word(it).status == codes.PARCEL_DEPARTED)
    terms = {
        "technical": technical,
        "to": AO,
        "importer": actor("ao_trader").organisation,
        "expires": today(door) + 30,
    }
    resolve(door, shipment, codes.OUTCOME_TECHNICAL, **{**terms, **changes})
    return Certified(technical, Packing(bytes(32), still, (shipment.number,) * len(still)))


def void_technical(door: Door, technical: Certified, by: str = "ae_office") -> list[Event]:
    act = acts.CancellationsVoidCertificate(
        technical.number,
        door.state().parcel(technical.parcels[0]).revision,
        REASON,
        DOCUMENT,
        technical.packing,
        *NOT_APPROVED,
    )
    return door.do(act, by)


def resolve_alone(
    door: Door, shipment: Certified, outcome: int, by: str = "ae_office", **changes: Any
) -> list[Event]:
    act = acts.DetentionsResolveAlone(
        shipment.number, outcome, today(door), DOCUMENT, shipment.packing, *NOT_APPROVED
    )
    return door.do(replace(act, **changes), by)


def lose(door: Door, shipment: Certified, by: str = "bw_office", **changes: Any) -> list[Event]:
    act = acts.DetentionsLose(shipment.number, today(door), DOCUMENT, shipment.packing)
    return door.do(replace(act, **changes), by)


def find(door: Door, shipment: Certified, by: str = "ae_office", **changes: Any) -> list[Event]:
    act = acts.DetentionsFindOnItsWay(shipment.number, today(door), DOCUMENT, shipment.packing)
    return door.do(replace(act, **changes), by)


def find_back(
    door: Door, shipment: Certified, by: str = "bw_office", **changes: Any
) -> list[Event]:
    act = acts.DetentionsFindBack(shipment.number, today(door), DOCUMENT, shipment.packing)
    return door.do(replace(act, **changes), by)
