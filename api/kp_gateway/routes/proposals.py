"""Questions about proposals and voices."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Query, Request, Response

from kp_gateway.gateway import Composed, GatewayDep
from kp_gateway.problems import NotFound
from kp_gateway.routes.dependencies import At, ReaderDep, answered, event_number
from kp_ledger.answers import proposals as compose
from kp_ledger.answers.schemas.proposals import ProposalAnswer, ProposalsAnswer
from kp_ledger.answers.tags import BLOCK
from kp_ledger.domain.parse import parse_id
from kp_ledger.index.queries.proposals import proposal as find
from kp_ledger.index.store import Snapshot

router = APIRouter(prefix="/v1/proposals", tags=["The table"])

ProposalPath = Annotated[
    str, Path(description="The proposal's id.", max_length=80, examples=["0x" + "1b" * 32])
]
Cursor = Annotated[
    str | None, Query(description="`next` of the page before.", max_length=40, examples=["312-4"])
]


@router.get("", response_model=ProposalsAnswer, operation_id="proposals")
async def proposals(
    request: Request,
    gateway: GatewayDep,
    reader: ReaderDep,
    cursor: Cursor = None,
    at: At = None,
) -> Response:
    """Proposals in words, the latest first, and how each stands at the block's time."""
    before = None if cursor is None else event_number(cursor)

    def make(snapshot: Snapshot) -> Composed:
        names = gateway.names_for(reader.audience)
        return compose.proposals_answer(snapshot, names, before), reader.audience, [BLOCK]

    return await answered(request, gateway, reader, ("proposals", before), make, at)


@router.get("/{proposal}", response_model=ProposalAnswer, operation_id="proposal")
async def proposal(
    request: Request, gateway: GatewayDep, reader: ReaderDep, proposal: ProposalPath, at: At = None
) -> Response:
    """A proposal with its roll and every voice, how it ended, and what it has changed."""
    key = parse_id(proposal.strip(), "a proposal's id")

    def make(snapshot: Snapshot) -> Composed:
        found = find(snapshot, key)
        if found is None:
            raise NotFound(proposal, "This ledger has no proposal of this id.")
        names = gateway.names_for(reader.audience)
        return compose.proposal_answer(snapshot, names, found), reader.audience, [BLOCK]

    return await answered(request, gateway, reader, ("proposal", key), make, at)
