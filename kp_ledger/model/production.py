"""Registering production: contracts/Parcels.sol."""

from __future__ import annotations

from kp_ledger.base.messages import NO_KEY, Event
from kp_ledger.base.replacing import replace
from kp_ledger.domain.days import month_of
from kp_ledger.generated import codes
from kp_ledger.generated.acts import ParcelsRegister, ParcelsRegisterLate, ParcelsRegisterSigned
from kp_ledger.generated.events import ProductionRegistered
from kp_ledger.generated.records import Dug, Lot, Production
from kp_ledger.generated.refusals import ParcelsExists, ParcelsNoLots, ParcelsTooManyLots
from kp_ledger.model import typed, zones
from kp_ledger.model.holds import hold_on
from kp_ledger.model.lookups import key_of, licensing_office
from kp_ledger.model.orders import check_deadline, check_lot, signer
from kp_ledger.model.parcels import REGISTERED, registered_parcel
from kp_ledger.model.rules import Call, applies, decides
from kp_ledger.model.state import State

Registration = ParcelsRegister | ParcelsRegisterLate | Production


@decides(ParcelsRegister)
def register(state: State, act: ParcelsRegister, call: Call) -> list[Event]:
    dug = _dug(state, call, act, call.sender, call.moment)
    return _put_down(state, dug, act)


@decides(ParcelsRegisterSigned)
def register_signed(state: State, act: ParcelsRegisterSigned, call: Call) -> list[Event]:
    order = act.order
    check_deadline(call, order.signed_at, order.deadline, codes.LIMIT_PRODUCTION_ORDER_DAYS)
    licence = state.licences.get(order.licence)
    key = signer(call, act.signature, licence.organisation if licence else 0)
    dug = _dug(state, call, order, key, order.signed_at)
    return _put_down(state, dug, order)


@decides(ParcelsRegisterLate)
def register_late(state: State, act: ParcelsRegisterLate, call: Call) -> list[Event]:
    dug = _dug(state, call, act, call.sender, call.moment, by_office=True)
    return _put_down(state, dug, act, late_key=call.sender)


def _dug(
    state: State, call: Call, made: Registration, key: str, signed_at: int, by_office: bool = False
) -> Dug:
    """What the licence makes of these lots, once each of them is in order."""
    lots = made.lots
    if not lots:
        raise ParcelsNoLots(made.licence)
    if len(lots) > codes.LIMIT_OUTPUTS:
        raise ParcelsTooManyLots(len(lots), codes.LIMIT_OUTPUTS)
    for lot in lots:
        check_lot(lot.reference, lot.millicarats, lot.kind)
    total = sum(lot.millicarats for lot in lots)
    return zones.dig(state, call, made.licence, key, by_office, signed_at, made.day, total)


def _put_down(state: State, dug: Dug, made: Registration, late_key: str = NO_KEY) -> list[Event]:
    events: list[Event] = []
    new: set[bytes] = set()
    produced = dug.before
    late = late_key != NO_KEY or dug.hold == codes.HOLD_BAR
    by = dug.organisation if late_key == NO_KEY else key_of(state, late_key).organisation
    for lot in made.lots:
        parcel = typed.parcel_id(dug.organisation, lot.reference)
        if parcel in state.parcels or parcel in new:
            raise ParcelsExists(parcel)
        new.add(parcel)
        produced += lot.millicarats
        events.append(_registered(parcel, dug, made, lot, late, by))
        reason = dug.hold or (codes.HOLD_CEILING if produced > dug.ceiling else 0)
        if reason:
            office = dug.releaser or licensing_office(state, dug.participant)
            events.append(hold_on(parcel, office, REGISTERED, reason, late_key))
    return events


def _registered(
    parcel: bytes, dug: Dug, made: Registration, lot: Lot, late: bool, by: int
) -> ProductionRegistered:
    return ProductionRegistered(
        parcel,
        dug.organisation,
        made.licence,
        lot.reference,
        dug.origin,
        lot.millicarats,
        lot.kind,
        made.day,
        made.captured,
        late,
        by,
        lot.document,
    )


@applies(ProductionRegistered)
def production_registered(state: State, event: ProductionRegistered, moment: int) -> None:
    state.parcels[event.parcel] = registered_parcel(
        event.registrar,
        state.zones[event.origin >> 8][-1].participant,
        event.kind,
        event.millicarats,
        event.origin,
        event.day,
    )
    licence = state.licences[event.licence]
    month = month_of(moment)
    before = licence.produced if licence.period == month else 0
    state.licences[event.licence] = replace(
        licence, period=month, produced=before + event.millicarats
    )
