"""Questions about proposals and voices."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Response

from kp_gateway.gateway import Composed
from kp_gateway.requests import EventCursor, QuestionDep
from kp_ledger.answers import finding
from kp_ledger.answers import proposals as compose
from kp_ledger.answers.schemas.proposals import ProposalAnswer, ProposalsAnswer
from kp_ledger.answers.tags import BLOCK
from kp_ledger.index.store import Snapshot

router = APIRouter(prefix="/v1/proposals", tags=["Decisions"])

ProposalPath = Annotated[
    str, Path(description="The proposal's id.", max_length=80, examples=["0x" + "1b" * 32])
]


@router.get("", response_model=ProposalsAnswer, operation_id="proposals")
async def proposals(question: QuestionDep, cursor: EventCursor = None) -> Response:
    """Proposals in words, the latest first, and how each stands at the block's time."""
    before = None if cursor is None else finding.event_number(cursor)

    def make(snapshot: Snapshot) -> Composed:
        answer = compose.proposals_answer(snapshot, question.names, before)
        return answer, question.reader.audience, [BLOCK]

    return await question.answered(make, ("proposals", before))


@router.get("/{proposal}", response_model=ProposalAnswer, operation_id="proposal")
async def proposal(question: QuestionDep, proposal: ProposalPath) -> Response:
    """A proposal with its roll and every voice, how it ended, and what it has changed."""

    def make(snapshot: Snapshot) -> Composed:
        found = finding.proposal(snapshot, proposal)
        answer = compose.proposal_answer(snapshot, question.names, found)
        return answer, question.reader.audience, [BLOCK]

    return await question.answered(make, ("proposal", proposal.strip()))
