"""What a shipment is worth, in up to three capacities: contracts/Requests.sol, rows 2, 5 and 7."""

from __future__ import annotations

from kp_ledger.base.messages import Event
from kp_ledger.generated import codes
from kp_ledger.generated.acts import RequestsSettle, RequestsValue
from kp_ledger.generated.events import Valued
from kp_ledger.generated.records import GivenValuation, Request, Valuation
from kp_ledger.generated.refusals import (
    NotTheDoor,
    RequestsCapacityGiven,
    RequestsDayInFuture,
    RequestsNoSuchCapacity,
    RequestsNotAsRequested,
    RequestsNotAValuer,
    RequestsNotItsValuer,
    RequestsNotTheGovernment,
    RequestsNoValue,
    RequestsTooFewValuations,
    RequestsValuationTooOld,
    RequestsValueOfAbsentKind,
    RequestsValueTooHigh,
)
from kp_ledger.model import participants
from kp_ledger.model.lookups import office_now
from kp_ledger.model.orders import check_deadline, check_signed_day, signer
from kp_ledger.model.requests import check_exporting, in_status, opened
from kp_ledger.model.rules import Call, applies, decides
from kp_ledger.model.state import State

CAPACITIES = (
    codes.CAPACITY_EXPORTER,
    codes.CAPACITY_GOVERNMENT,
    codes.CAPACITY_INDEPENDENT,
)
MOST_CENTS = (1 << 64) - 1
VALUATIONS_NEEDED = 2

Cents = tuple[int, int, int]


@decides(RequestsValue)
def value(state: State, act: RequestsValue, call: Call) -> list[Event]:
    order = act.order
    check_deadline(call, order.signed_at, order.deadline, codes.LIMIT_ORDER_DAYS)
    key = signer(call, act.signature, order.valuer)
    participants.check_actor(state, call, key, order.valuer, order.signed_at, order.day)
    _check_day(state, call, order.day)
    check_signed_day(state, call, order.day, order.signed_at)
    asked = opened(state, order.request)
    _check_capacity(state, call, order, asked)
    cents = (order.unsorted, order.industrial, order.gem)
    _check_cents(cents, asked.kinds)
    return [Valued(order.request, order.valuer, order.capacity, cents, order.day)]


def _check_day(state: State, call: Call, day: int) -> None:
    if day > call.latest_day:
        raise RequestsDayInFuture(day, call.latest_day)
    limit = participants.parameter(state, codes.PARAMETER_VALUATION_DAYS, call.today)
    if day + limit < call.today:
        raise RequestsValuationTooOld(day, call.today, limit)


def _check_capacity(state: State, call: Call, order: Valuation, asked: Request) -> None:
    if order.capacity not in CAPACITIES:
        raise RequestsNoSuchCapacity(order.capacity)
    named = valuers(asked)[order.capacity - 1]
    if order.valuer != named:
        raise RequestsNotItsValuer(order.request, order.capacity, named, order.valuer)
    before = state.valuations.get((order.request, order.capacity))
    if before:
        raise RequestsCapacityGiven(order.request, order.capacity, before.valuer)
    place = participants.participant_of(state, asked.exporter)
    for where in (place, participants.participant_of(state, order.valuer)):
        participants.check_participant(state, call, where, order.day)
    _check_valuer(state, order, place)


def valuers(asked: Request) -> tuple[int, int, int]:
    """Whom a request names: the exporter's, the government's, an independent one."""
    return asked.exporters_valuer, asked.governments_valuer, asked.independent_valuer


def _check_valuer(state: State, order: Valuation, place: int) -> None:
    valuer, capacity = order.valuer, order.capacity
    if capacity == codes.CAPACITY_GOVERNMENT:
        if not _is_export_office(state, valuer, place, order.day):
            raise RequestsNotTheGovernment(valuer, place)
    elif capacity == codes.CAPACITY_INDEPENDENT and not _is_valuer(state, valuer, place, order.day):
        raise RequestsNotAValuer(valuer, place)


def _is_export_office(state: State, valuer: int, place: int, day: int) -> bool:
    office = office_now(state, valuer)
    exports = office.participant == place and bool(office.powers & codes.POWER_EXPORT)
    return exports and office.since <= day <= office.until


def _is_valuer(state: State, valuer: int, place: int, day: int) -> bool:
    standing = participants.standing_on(state, valuer, day)
    values = standing.participant == place and bool(standing.roles & codes.ROLE_VALUER)
    return values and day <= standing.until


def _check_cents(cents: Cents, kinds: int) -> None:
    for index, amount in enumerate(cents):
        present = kinds >> index & 1
        if present and not amount:
            raise RequestsNoValue(index + 1)
        if not present and amount:
            raise RequestsValueOfAbsentKind(index + 1, amount)
    if sum(cents) > MOST_CENTS:
        raise RequestsValueTooHigh(sum(cents), MOST_CENTS)


@applies(Valued)
def valued(state: State, event: Valued, moment: int) -> None:
    unsorted, industrial, gem = event.cents
    state.valuations[event.request, event.capacity] = GivenValuation(
        event.valuer, unsorted, industrial, gem, event.day
    )


@decides(RequestsSettle)
def settle_directly(state: State, act: RequestsSettle, call: Call) -> list[Event]:
    raise NotTheDoor(call.sender)


def settle(
    state: State, call: Call, number: bytes, digest: bytes, from_: int, again: bool
) -> tuple[Request, Cents]:
    """The door for certificates: the request, and its highest valuation of those still recent.

    `again` for a replacement, which goes by all that were given, of any age.
    """
    asked = in_status(state, number, codes.REQUEST_ISSUED if again else codes.REQUEST_OPEN)
    if not again and digest != asked.digest:
        raise RequestsNotAsRequested(number)
    check_exporting(state, number, asked, from_)
    participants.check_participant(state, call, asked.to, call.today)
    for party in (asked.exporter, asked.owner, asked.importer):
        participants.check_standing(state, call, party, call.today)
    return asked, _highest(state, number, call.today, again)


def _highest(state: State, number: bytes, day: int, again: bool) -> Cents:
    """Of two that come to the same, the one of the lower capacity; `again` of any age."""
    limit = participants.parameter(state, codes.PARAMETER_VALUATION_DAYS, day)
    found = (state.valuations.get((number, capacity)) for capacity in CAPACITIES)
    fresh = [given for given in found if given and (again or given.day + limit >= day)]
    if len(fresh) < VALUATIONS_NEEDED:
        raise RequestsTooFewValuations(number, len(fresh), limit)
    return max(((g.unsorted, g.industrial, g.gem) for g in fresh), key=sum)
