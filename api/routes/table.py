"""Questions about proposals and voices."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Query, Request, Response

from api.answers.table import ProposalAnswer, ProposalsAnswer
from api.cache import BLOCK
from api.composing import table as compose
from api.gateway import Composed, GatewayDep
from api.problems import NotFound
from api.routes.asking import At, ReaderDep, answered, event_number
from kp_ledger.domain.parse import parse_id
from kp_ledger.index.reading.table import proposal as find
from kp_ledger.index.store import Reading

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

    def make(reading: Reading) -> Composed:
        names = gateway.names_for(reader.audience)
        return compose.proposals_answer(reading, names, before), reader.audience, [BLOCK]

    return await answered(request, gateway, reader, ("proposals", before), make, at)


@router.get("/{proposal}", response_model=ProposalAnswer, operation_id="proposal")
async def proposal(
    request: Request, gateway: GatewayDep, reader: ReaderDep, proposal: ProposalPath, at: At = None
) -> Response:
    """A proposal with its roll and every voice, how it ended, and what it has changed."""
    key = parse_id(proposal.strip(), "a proposal's id")

    def make(reading: Reading) -> Composed:
        found = find(reading, key)
        if found is None:
            raise NotFound(proposal, "This ledger has no proposal of this id.")
        names = gateway.names_for(reader.audience)
        return compose.proposal_answer(reading, names, found), reader.audience, [BLOCK]

    return await answered(request, gateway, reader, ("proposal", key), make, at)
