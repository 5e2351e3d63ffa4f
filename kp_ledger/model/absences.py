"""Parcels that go missing, are found and are written off: contracts/corrections/Absences.sol."""

from __future__ import annotations

from kp_ledger.base.messages import Event
from kp_ledger.base.replacing import replace
from kp_ledger.domain.days import day_of
from kp_ledger.domain.parcels import Parcel
from kp_ledger.generated import codes
from kp_ledger.generated.acts import (
    CorrectionsReportFound,
    CorrectionsReportMissing,
    CorrectionsWriteOff,
)
from kp_ledger.generated.events import Found, WentMissing, WrittenDown
from kp_ledger.generated.refusals import (
    CorrectionsHoldsNamed,
    CorrectionsNoReason,
    CorrectionsNoSuchHold,
    CorrectionsNotHeld,
    CorrectionsNotMissing,
    CorrectionsNotYetWrittenOff,
    CorrectionsOfALostShipment,
    CorrectionsRevisionsUsedUp,
    CorrectionsUnknownCause,
)
from kp_ledger.model import participants, typed
from kp_ledger.model.corrections import office_of
from kp_ledger.model.holds import POWERS_THAT_HOLD, holds_ended
from kp_ledger.model.parcels import check_room
from kp_ledger.model.rules import Call, applies, decides
from kp_ledger.model.state import State

NOTHING = bytes(32)
CAUSES = (codes.MISSING_LOST, codes.MISSING_STOLEN)


@decides(CorrectionsReportMissing)
def report_missing(state: State, act: CorrectionsReportMissing, call: Call) -> list[Event]:
    if act.cause not in CAUSES:
        raise CorrectionsUnknownCause(act.cause)
    word = state.parcel(act.parcel)
    if word.status != codes.PARCEL_HELD:
        raise CorrectionsNotHeld(act.parcel, word.status)
    by = _reporter(state, call, act.parcel, word)
    check_room(act.parcel, word)
    day = max(call.today, word.day)
    return [WentMissing(act.parcel, by, word.revision + 1, act.cause, day, act.document)]


@decides(CorrectionsReportFound)
def report_found(state: State, act: CorrectionsReportFound, call: Call) -> list[Event]:
    word = _missing(state, act.parcel)
    by = _reporter(state, call, act.parcel, word)
    check_room(act.parcel, word)
    return [Found(act.parcel, by, word.revision + 1, max(call.today, word.day), act.document)]


def _check_not_of_a_lost_shipment(state: State, parcel: bytes, word: Parcel) -> None:
    """What is lost with its shipment is found with it, by the offices of that shipment; while
    they may find it, nobody writes it off."""
    record = state.certificates.get(word.certificate)
    if record and record.a.status == codes.CERTIFICATE_LOST and record.a.to != word.place:
        raise CorrectionsOfALostShipment(parcel, word.certificate)


def _missing(state: State, parcel: bytes) -> Parcel:
    word = state.parcel(parcel)
    if word.status != codes.PARCEL_MISSING:
        raise CorrectionsNotMissing(parcel, word.status)
    _check_not_of_a_lost_shipment(state, parcel, word)
    return word


def _reporter(state: State, call: Call, parcel: bytes, word: Parcel) -> int:
    """Its custodian, while the revisions of whoever holds it last, or an office of its place."""
    by = participants.acting_organisation(state, call, call.sender)
    if by != word.custodian:
        return office_of(state, call, parcel, word, POWERS_THAT_HOLD)
    if word.revision > codes.LIMIT_REVISIONS:
        raise CorrectionsRevisionsUsedUp(parcel, word.revision, codes.LIMIT_REVISIONS)
    participants.check_standing(state, call, by, call.today)
    return by


@decides(CorrectionsWriteOff)
def write_off(state: State, act: CorrectionsWriteOff, call: Call) -> list[Event]:
    word = _missing(state, act.parcel)
    office = office_of(state, call, act.parcel, word, codes.POWER_LICENCE)
    if act.reason == NOTHING:
        raise CorrectionsNoReason(act.parcel)
    limit_days = participants.parameter(state, codes.PARAMETER_WRITE_OFF_DAYS, call.today)
    if call.today <= word.day + limit_days:
        raise CorrectionsNotYetWrittenOff(act.parcel, word.day, limit_days)
    check_holds(state, act.parcel, word, act.held)
    check_room(act.parcel, word)
    revision = word.revision + 1
    return [
        *holds_ended(act.parcel, list(act.held), office, revision, act.document),
        WrittenDown(
            act.parcel, office, revision, word.millicarats, 0, office, act.reason, act.document
        ),
    ]


def check_holds(state: State, parcel: bytes, word: Parcel, held: tuple[int, ...]) -> None:
    """All holds in force, by the revisions at which they were placed."""
    if len(held) != word.holds:
        raise CorrectionsHoldsNamed(parcel, word.holds, len(held))
    last = 0
    for revision in held:
        hold = state.holds.get(typed.hold_id(parcel, revision))
        if revision <= last or hold is None or hold.status != codes.HOLD_IN_FORCE:
            raise CorrectionsNoSuchHold(parcel, revision)
        last = revision


def held_at(state: State, parcel: bytes) -> tuple[int, ...]:
    """The revisions at which the holds in force of a parcel were placed, ascending."""
    word = state.parcel(parcel)
    found: list[int] = []
    for revision in range(word.revision, 0, -1):
        if len(found) == word.holds:
            break
        hold = state.holds.get(typed.hold_id(parcel, revision))
        if hold is not None and hold.status == codes.HOLD_IN_FORCE:
            found.append(revision)
    return tuple(reversed(found))


@applies(WentMissing)
def went_missing(state: State, event: WentMissing, moment: int) -> None:
    word = state.parcels[event.parcel]
    state.parcels[event.parcel] = replace(
        word, status=codes.PARCEL_MISSING, revision=event.revision, day=event.day
    )


@applies(Found)
def found(state: State, event: Found, moment: int) -> None:
    word = state.parcels[event.parcel]
    state.parcels[event.parcel] = replace(
        word, status=codes.PARCEL_HELD, revision=event.revision, day=event.day
    )


@applies(WrittenDown)
def written_down(state: State, event: WrittenDown, moment: int) -> None:
    """To nothing is void, with the weight it had."""
    word = state.parcels[event.parcel]
    state.parcels[event.parcel] = replace(
        word,
        status=word.status if event.to else codes.PARCEL_VOID,
        millicarats=event.to or word.millicarats,
        revision=event.revision,
        day=max(day_of(moment), word.day),
    )
