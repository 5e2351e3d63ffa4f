"""The pages about certificates and decisions, and what is looked for."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import RedirectResponse

from kp_gateway.pages.dependencies import PageRoute, visit
from kp_ledger.answers import certificates as of_certificates
from kp_ledger.answers import finding
from kp_ledger.answers import proposals as of_proposals
from kp_ledger.answers.organisations import organisation_answer
from kp_ledger.answers.schemas.base import shown
from kp_ledger.answers.search import search_answer
from kp_ledger.domain.parse import show_certificate
from kp_ledger.labels.links import certificate_link

router = APIRouter(route_class=PageRoute)
Text = Annotated[str, Query(max_length=2_000)]


@router.get("/certificate/{number}")
def certificate(request: Request, number: str) -> Response:
    """A certificate, as it prints, and how it stands."""
    with visit(request) as here:
        found = finding.certificate(here.snapshot, number)
        view = finding.view_of_certificate(here.gateway.names, here.reader, found)
        answer = shown(of_certificates.certificate_answer(found, view), view.audience)
        link = certificate_link(here.base, show_certificate(found.number))
        chain = here.gateway.ledger.chain_id
        return here.page("certificate.html", certificate=answer, link=link, chain=chain)


@router.get("/decisions")
def decisions(request: Request, before: Annotated[str, Query(max_length=40)] = "") -> Response:
    """Proposals, the latest first."""
    with visit(request) as here:
        last = finding.event_number(before) if before else None
        answer = of_proposals.proposals_answer(here.snapshot, here.names, last)
        return here.page("decisions.html", answer=here.shown(answer))


@router.get("/decisions/{proposal}")
def proposal(request: Request, proposal: str) -> Response:
    """A proposal, its roll and every voice."""
    with visit(request) as here:
        found = finding.proposal(here.snapshot, proposal)
        answer = of_proposals.proposal_answer(here.snapshot, here.names, found)
        return here.page("proposal.html", answer=here.shown(answer))


@router.get("/table/{proposal}")
@router.get("/proposal/{proposal}")
def found_proposal(proposal: str) -> Response:
    """Where a search leads to, and where the page was before."""
    return RedirectResponse(f"/decisions/{proposal}", 302)


@router.get("/organisation/{number}")
def organisation(request: Request, number: int) -> Response:
    """An organisation, for members and for itself."""
    with visit(request) as here:
        found = finding.organisation(here.snapshot, here.reader, number)
        answer = organisation_answer(here.snapshot, here.names, found, None)
        return here.page("organisation.html", answer=here.shown(answer))


@router.get("/search")
def looked_for(request: Request, q: Text = "") -> Response:
    """What a number, a name or a scanned code may be; straight to it when it is one thing."""
    with visit(request) as here:
        if not q.strip():
            return here.page("search.html", answer=None)
        answer = here.shown(search_answer(here.snapshot, here.gateway.names, here.reader, q))
        if len(answer["matches"]) == 1 and "page" in answer["matches"][0]:
            return RedirectResponse(answer["matches"][0]["page"], 302)
        return here.page("search.html", answer=answer)
