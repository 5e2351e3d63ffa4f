"""Numbers on forged paper: contracts/Cancellations.sol. Such words are told, and change nothing."""

from __future__ import annotations

from kp_ledger.base.messages import Event
from kp_ledger.generated import codes
from kp_ledger.generated.acts import CancellationsAnswerForgery, CancellationsReportForgery
from kp_ledger.generated.events import ForgeryAnswered, ForgeryReported
from kp_ledger.generated.refusals import CancellationsNoDocument, CancellationsUnknownIssuer
from kp_ledger.model import participants
from kp_ledger.model.certificates import NOTHING, acting_office
from kp_ledger.model.paper import shipment_of
from kp_ledger.model.rules import Call, applies, decides
from kp_ledger.model.state import State


@decides(CancellationsReportForgery)
def report(state: State, act: CancellationsReportForgery, call: Call) -> list[Event]:
    office, _ = acting_office(state, call, codes.POWERS_AT_THE_BORDER, call.today)
    if act.issuer not in state.participants:
        raise CancellationsUnknownIssuer(act.issuer)
    paper = shipment_of(state, act.issuer, act.number)
    if act.document == NOTHING:
        raise CancellationsNoDocument(act.issuer, act.number)
    return [ForgeryReported(act.issuer, paper, office, act.number, act.document)]


@decides(CancellationsAnswerForgery)
def answer(state: State, act: CancellationsAnswerForgery, call: Call) -> list[Event]:
    border = codes.POWERS_AT_THE_BORDER
    office, issuer = participants.acting_office(state, call, call.sender, border)
    paper = shipment_of(state, issuer, act.number)
    if act.document == NOTHING:
        raise CancellationsNoDocument(issuer, act.number)
    return [ForgeryAnswered(issuer, paper, office, act.number, act.document)]


@applies(ForgeryReported)
def forgery_reported(state: State, event: ForgeryReported, moment: int) -> None:
    """Binds nobody."""


@applies(ForgeryAnswered)
def forgery_answered(state: State, event: ForgeryAnswered, moment: int) -> None:
    """Takes no report away."""
