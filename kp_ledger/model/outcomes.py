"""What each outcome does to a shipment: contracts/certificates/Outcomes.sol.

Rows 13, 17 to 19 and 23.
"""

from __future__ import annotations

from kp_ledger.base.messages import Event
from kp_ledger.base.replacing import replace
from kp_ledger.domain.days import day_of
from kp_ledger.domain.parse import MOST_MILLICARATS
from kp_ledger.generated import codes
from kp_ledger.generated.events import (
    Arrived,
    DetentionResolved,
    Left,
    ShipmentForfeited,
    ShipmentFound,
    ShipmentLost,
    ShipmentReturned,
    WentAstray,
)
from kp_ledger.generated.records import Packing, Resolution, Weight
from kp_ledger.generated.refusals import (
    DetentionsNotAscending,
    DetentionsNotUnder,
    DetentionsNoWeight,
    DetentionsStepsUsedUp,
    DetentionsTooHeavy,
)
from kp_ledger.model import technical
from kp_ledger.model.certificates import (
    change,
    change_days,
    check_rewrite,
    rewrite,
    under,
)
from kp_ledger.model.corrections import surplus_registered
from kp_ledger.model.holds import hold_on
from kp_ledger.model.rules import Call, applies
from kp_ledger.model.state import Certificate, State

CONFIRMING = (codes.OUTCOME_AS_CERTIFIED, codes.OUTCOME_CORRECTED)


def confirm(
    state: State,
    number: int,
    office: int,
    day: int,
    document: bytes,
    weights: tuple[Weight, ...],
    packing: Packing,
) -> list[Event]:
    """It arrives after all, weighing what both offices found."""
    record = state.certificates[number]
    parcels = under(state, number, packing, codes.PARCEL_DEPARTED)
    surplus = _surplus(state, number, weights, parcels)
    check_rewrite(state, parcels, codes.PARCEL_HELD)
    events: list[Event] = [Arrived(number, record.a.to, office, day, parcels)]
    if surplus:
        events += surplus_registered(state, number, record.a.step, office, surplus, day, document)
    return events


def _surplus(
    state: State, number: int, weights: tuple[Weight, ...], parcels: tuple[bytes, ...]
) -> int:
    """What was found above the certified weights."""
    last, surplus, rest = bytes(32), 0, list(parcels)
    for weight in weights:
        if weight.parcel <= last:
            raise DetentionsNotAscending(weight.parcel)
        last = weight.parcel
        if weight.parcel not in rest:
            raise DetentionsNotUnder(weight.parcel, number)
        if not weight.millicarats:
            raise DetentionsNoWeight(weight.parcel)
        surplus += max(0, weight.millicarats - state.parcel(weight.parcel).millicarats)
    if surplus > MOST_MILLICARATS:
        raise DetentionsTooHeavy(surplus, MOST_MILLICARATS)
    return surplus


def supersede(
    state: State, call: Call, order: Resolution, office: int, packing: Packing
) -> list[Event]:
    """It goes on under another certificate, from where it lies."""
    check_steps(state, order.certificate)
    parcels = under(state, order.certificate, packing, codes.PARCEL_DEPARTED)
    return technical.issue(state, call, order, office, parcels)


def check_steps(state: State, number: int) -> None:
    step = state.certificates[number].a.step
    if step >= codes.LIMIT_STEPS:
        raise DetentionsStepsUsedUp(number, step, codes.LIMIT_STEPS)


def forfeit(
    state: State, number: int, office: int, day: int, document: bytes, packing: Packing
) -> list[Event]:
    """It is the office's, and stays where it is until that office lets it go."""
    parcels = under(state, number, packing, codes.PARCEL_DEPARTED)
    check_rewrite(state, parcels, codes.PARCEL_HELD)
    return [
        ShipmentForfeited(number, office, day, document),
        Arrived(number, state.certificates[number].a.to, office, day, parcels),
        *(
            hold_on(parcel, office, state.parcel(parcel).revision + 1, codes.HOLD_OFFICE)
            for parcel in parcels
        ),
    ]


def lose(
    state: State, number: int, by: tuple[int, ...], day: int, document: bytes, packing: Packing
) -> list[Event]:
    parcels = under(state, number, packing, codes.PARCEL_DEPARTED)
    check_rewrite(state, parcels, codes.PARCEL_MISSING)
    return [ShipmentLost(number, by, day, document), WentAstray(number, parcels)]


def go_on(
    state: State, number: int, by: tuple[int, ...], day: int, document: bytes, packing: Packing
) -> list[Event]:
    """Found on its way: it goes on, to be confirmed, detained or turned back as before."""
    check_steps(state, number)
    parcels = under(state, number, packing, codes.PARCEL_MISSING)
    check_rewrite(state, parcels, codes.PARCEL_DEPARTED)
    return [ShipmentFound(number, by, day, document), Left(number, parcels)]


def come_back(
    state: State,
    number: int,
    by: tuple[int, ...],
    office: int,
    day: int,
    document: bytes,
    packing: Packing,
) -> list[Event]:
    """Found where it left: it stays there."""
    found = ShipmentFound(number, by, day, document)
    return [found, *back(state, number, office, day, document, packing, codes.PARCEL_MISSING)]


def back(
    state: State,
    number: int,
    office: int,
    day: int,
    document: bytes,
    packing: Packing,
    status: int,
) -> list[Event]:
    """A shipment comes back: what was left of it is the office's, where it left."""
    parcels = under(state, number, packing, status)
    check_rewrite(state, parcels, codes.PARCEL_HELD)
    from_ = state.certificates[number].a.from_
    returned = ShipmentReturned(number, office, day, document)
    return [returned, Arrived(number, from_, office, day, parcels)]


# What the events change


@applies(DetentionResolved)
def detention_resolved(state: State, event: DetentionResolved, moment: int) -> None:
    """What else it leads to is in the events behind it; each of those of a loss counts its step."""
    number = event.certificate
    for weight in event.weights:
        word = state.parcels[weight.parcel]
        lower = min(weight.millicarats, word.millicarats)
        state.parcels[weight.parcel] = replace(word, millicarats=lower)
    if event.outcome in CONFIRMING:
        _step(state, number, status=codes.CERTIFICATE_CONFIRMED, remaining=0)
        _arrive(state, number, event.day)
    if event.outcome == codes.OUTCOME_TECHNICAL:
        _step(state, number, status=codes.CERTIFICATE_SUPERSEDED)
    if event.outcome == codes.OUTCOME_RETURN:
        _step(state, number, status=codes.CERTIFICATE_RETURNING, stopped=day_of(moment))


@applies(ShipmentForfeited)
def shipment_forfeited(state: State, event: ShipmentForfeited, moment: int) -> None:
    _step(state, event.certificate, status=codes.CERTIFICATE_FORFEITED)
    _arrive(state, event.certificate, event.day)


@applies(ShipmentLost)
def shipment_lost(state: State, event: ShipmentLost, moment: int) -> None:
    flags = _record(state, event.certificate).a.flags & ~codes.FLAG_LOST_BY_ONE
    if len(event.by) == 1:
        flags |= codes.FLAG_LOST_BY_ONE
    lost = {"status": codes.CERTIFICATE_LOST, "stopped": day_of(moment), "flags": flags}
    _step(state, event.certificate, **lost)


@applies(WentAstray)
def went_astray(state: State, event: WentAstray, moment: int) -> None:
    for parcel in event.parcels:
        rewrite(state, parcel, day_of(moment), status=codes.PARCEL_MISSING)


@applies(ShipmentFound)
def shipment_found(state: State, event: ShipmentFound, moment: int) -> None:
    """On its way again; a return, if it is one, is the next event."""
    _step(state, event.certificate, status=codes.CERTIFICATE_DEPARTED)


@applies(ShipmentReturned)
def shipment_returned(state: State, event: ShipmentReturned, moment: int) -> None:
    change(state, event.certificate, status=codes.CERTIFICATE_RETURNED)
    _arrive(state, event.certificate, event.day)


def _step(state: State, number: int, **values: int) -> None:
    change(state, number, step=_record(state, number).a.step + 1, **values)


def _arrive(state: State, number: int, day: int) -> None:
    change_days(state, number, arrived=max(_record(state, number).b.arrived, day))


def _record(state: State, number: int) -> Certificate:
    return state.certificates[number]
