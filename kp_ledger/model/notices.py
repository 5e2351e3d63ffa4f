"""Documents attached to a subject: contracts/Notices.sol."""

from __future__ import annotations

from kp_ledger.base.messages import Event
from kp_ledger.generated import codes
from kp_ledger.generated.acts import NoticesAttach
from kp_ledger.generated.events import DocumentAttached
from kp_ledger.generated.refusals import (
    NoticesNoDocument,
    NoticesNoSubject,
    NoticesUnknownSubjectKind,
)
from kp_ledger.model import participants
from kp_ledger.model.rules import Call, applies, decides
from kp_ledger.model.state import State

NOTHING = bytes(32)


@decides(NoticesAttach)
def attach(state: State, act: NoticesAttach, call: Call) -> list[Event]:
    organisation = participants.acting_organisation(state, call, call.sender)
    participants.check_standing(state, call, organisation, call.today)
    if not codes.SUBJECT_PARCEL <= act.subject_kind <= codes.SUBJECT_PARAMETER:
        raise NoticesUnknownSubjectKind(act.subject_kind)
    if act.subject == NOTHING:
        raise NoticesNoSubject(act.subject_kind)
    if act.document == NOTHING:
        raise NoticesNoDocument(act.subject)
    return [DocumentAttached(act.subject_kind, act.subject, organisation, act.document)]


@applies(DocumentAttached)
def document_attached(state: State, event: DocumentAttached, moment: int) -> None:
    """Points at a record and changes none."""
