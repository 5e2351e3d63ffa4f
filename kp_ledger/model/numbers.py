"""Serials of certificates, which focal keys allot to offices: contracts/enrolments/Numbers.sol."""

from __future__ import annotations

from kp_ledger.base.messages import Event
from kp_ledger.generated import codes
from kp_ledger.generated.acts import EnrolmentsAllotNumbers
from kp_ledger.generated.events import NumbersAllotted
from kp_ledger.generated.records import NumberRange
from kp_ledger.generated.refusals import (
    EnrolmentsBadRange,
    EnrolmentsRangeTooFar,
    EnrolmentsSerialNotAllotted,
    EnrolmentsSerialsTaken,
)
from kp_ledger.model.actors import check_open
from kp_ledger.model.offices import focals_office
from kp_ledger.model.rules import Call, applies, decides
from kp_ledger.model.state import State

SERIALS_END = 1 << 31


@decides(EnrolmentsAllotNumbers)
def allot_numbers(state: State, act: EnrolmentsAllotNumbers, call: Call) -> list[Event]:
    office = focals_office(state, call, act.office)
    check_open(call, act.office, office)
    highest = state.highest_serials.get(office.participant, 0)
    if act.first <= highest:
        raise EnrolmentsSerialsTaken(act.first, highest)
    if act.last < act.first or act.last >= SERIALS_END:
        raise EnrolmentsBadRange(act.first, act.last)
    if act.last > highest + codes.LIMIT_SERIALS_AHEAD:
        raise EnrolmentsRangeTooFar(act.last, highest, codes.LIMIT_SERIALS_AHEAD)
    return [NumbersAllotted(office.participant, act.office, act.first, act.last)]


@applies(NumbersAllotted)
def numbers_allotted(state: State, event: NumbersAllotted, moment: int) -> None:
    state.highest_serials[event.participant] = event.last
    ranges = state.number_ranges.setdefault(event.office, [])
    ranges.append(NumberRange(event.first, event.last))


def check_serial(state: State, office: int, serial: int) -> None:
    """`serial` lies in a range allotted to `office`."""
    ranges = state.number_ranges.get(office, [])
    if not any(one.first <= serial <= one.last for one in ranges):
        raise EnrolmentsSerialNotAllotted(office, serial)
