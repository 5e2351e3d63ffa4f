"""Weight that is written down with the office: contracts/corrections/WritingDown.sol."""

from __future__ import annotations

from kp_ledger.base.messages import Event
from kp_ledger.domain.parcels import Parcel
from kp_ledger.generated import codes
from kp_ledger.generated.acts import CorrectionsWriteDown
from kp_ledger.generated.events import WrittenDown
from kp_ledger.generated.records import WriteDown
from kp_ledger.generated.refusals import (
    CorrectionsChanged,
    CorrectionsHoldsNamed,
    CorrectionsNoDocument,
    CorrectionsNoReason,
    CorrectionsNotHeld,
    CorrectionsNotLess,
    CorrectionsOtherHands,
)
from kp_ledger.model import actors, approvals
from kp_ledger.model.absences import check_holds
from kp_ledger.model.holds import holds_ended
from kp_ledger.model.orders import check_deadline, signer
from kp_ledger.model.parcels import check_room
from kp_ledger.model.rules import Call, decides
from kp_ledger.model.state import State

NOTHING = bytes(32)


@decides(CorrectionsWriteDown)
def write_down(state: State, act: CorrectionsWriteDown, call: Call) -> list[Event]:
    order = act.order
    _check_hands(state, call, act)
    word = _check_written_down(state, order, act.held)
    if not order.millicarats:
        check_holds(state, order.parcel, word, act.held)
    office = approvals.check_office(
        state, call, act, act.approval, act.signature, word.place, codes.POWER_LICENCE
    )
    check_room(order.parcel, word)
    revision = word.revision + 1
    ended = [] if order.millicarats else list(act.held)
    return [
        *holds_ended(order.parcel, ended, office, revision, order.document),
        WrittenDown(
            order.parcel,
            order.custodian,
            revision,
            word.millicarats,
            order.millicarats,
            office,
            order.reason,
            order.document,
        ),
    ]


def _check_hands(state: State, call: Call, act: CorrectionsWriteDown) -> None:
    order = act.order
    check_deadline(call, order.signed_at, order.deadline, codes.LIMIT_ORDER_DAYS)
    key = signer(call, act.custodian, order.custodian)
    actors.check_actor(state, call, key, order.custodian, order.signed_at, call.today)
    if order.owner != order.custodian:
        key = signer(call, act.owner, order.owner)
        actors.check_actor(state, call, key, order.owner, order.signed_at, call.today)


def _check_written_down(state: State, order: WriteDown, held: tuple[int, ...]) -> Parcel:
    word = state.parcel(order.parcel)
    if word.status != codes.PARCEL_HELD:
        raise CorrectionsNotHeld(order.parcel, word.status)
    if word.revision != order.revision:
        raise CorrectionsChanged(order.parcel, word.revision, order.revision)
    if (word.custodian, word.owner) != (order.custodian, order.owner):
        raise CorrectionsOtherHands(order.parcel, word.custodian, word.owner)
    if order.millicarats >= word.millicarats:
        raise CorrectionsNotLess(order.parcel, word.millicarats, order.millicarats)
    if order.reason == NOTHING:
        raise CorrectionsNoReason(order.parcel)
    if order.document == NOTHING:
        raise CorrectionsNoDocument(order.parcel)
    if order.millicarats and held:
        raise CorrectionsHoldsNamed(order.parcel, word.holds, len(held))
    return word
