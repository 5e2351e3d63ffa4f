"""What importing offices tolerate between two weights: contracts/shipments/Tolerances.sol."""

from __future__ import annotations

from kp_ledger.base.messages import Event
from kp_ledger.domain.days import day_of
from kp_ledger.generated import codes
from kp_ledger.generated.acts import ShipmentsSetTolerance
from kp_ledger.generated.events import ToleranceSet
from kp_ledger.generated.records import Tolerance
from kp_ledger.generated.refusals import ShipmentsNotAnImportOffice, ShipmentsTolerateTooMuch
from kp_ledger.model.actors import acting_office
from kp_ledger.model.lookups import NO_OFFICE
from kp_ledger.model.rules import Call, applies, decides
from kp_ledger.model.state import State

MILLION = 1_000_000
# Never more than this part of what is certified, however little that is.
NEVER_SET = Tolerance(millicarats=0, ppm=0, from_day=0, millicarats_before=0, ppm_before=0)


def tolerance(state: State, office: int) -> Tolerance:
    return state.tolerances.get(office, NEVER_SET)


def in_force(its: Tolerance, day: int) -> tuple[int, int]:
    """Millicarats and parts per million on a day, today or a later one."""
    if day >= its.from_day:
        return its.millicarats, its.ppm
    return its.millicarats_before, its.ppm_before


@decides(ShipmentsSetTolerance)
def set_tolerance(state: State, act: ShipmentsSetTolerance, call: Call) -> list[Event]:
    by, participant = acting_office(state, call, call.sender, codes.POWER_LICENCE)
    its = state.offices.get(act.office, NO_OFFICE)
    if its.participant != participant or not its.powers & codes.POWER_IMPORT:
        raise ShipmentsNotAnImportOffice(act.office, participant)
    most, most_ppm = codes.LIMIT_TOLERANCE_MILLICARATS, codes.LIMIT_TOLERANCE_PPM
    if act.millicarats > most or act.ppm > most_ppm:
        raise ShipmentsTolerateTooMuch(act.millicarats, most, act.ppm, most_ppm)
    return [ToleranceSet(act.office, act.millicarats, act.ppm, call.today + 1, by)]


@applies(ToleranceSet)
def tolerance_set(state: State, event: ToleranceSet, moment: int) -> None:
    before = in_force(tolerance(state, event.office), day_of(moment))
    state.tolerances[event.office] = Tolerance(
        event.millicarats, event.ppm, event.from_day, *before
    )


def tolerated(state: State, call: Call, office: int, certified: int) -> int:
    """In force from the day after it was set: nobody sets one for what stands before them."""
    millicarats, ppm = in_force(tolerance(state, office), call.today)
    return min(
        max(ppm * certified // MILLION, millicarats), certified // codes.LIMIT_TOLERATED_PART
    )
