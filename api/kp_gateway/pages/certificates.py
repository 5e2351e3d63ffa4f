"""The pages about certificates, the table, and what is looked for."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import RedirectResponse

from kp_gateway.pages.dependencies import Asking, PageRoute, asking
from kp_gateway.problems import NotForYou, NotFound
from kp_gateway.routes.certificates import paper_of, view_of
from kp_gateway.routes.dependencies import event_number
from kp_gateway.routes.search import checked
from kp_ledger.answers import certificates as of_certificates
from kp_ledger.answers import proposals as of_table
from kp_ledger.answers.audiences import Audience
from kp_ledger.answers.organisations import organisation_answer
from kp_ledger.answers.schemas.base import shown
from kp_ledger.answers.search import search_answer
from kp_ledger.domain.parse import parse_id, show_certificate
from kp_ledger.domain.showing import Names
from kp_ledger.index.queries.proposals import proposal as find
from kp_ledger.index.queries.search import search
from kp_ledger.labels.links import certificate_link

router = APIRouter(route_class=PageRoute)
Text = Annotated[str, Query(max_length=2_000)]


@router.get("/certificate/{number}")
def certificate(request: Request, number: str) -> Response:
    """A certificate, as it prints, and how it stands."""
    with asking(request) as asked:
        paper = paper_of(asked.snapshot, number)
        view = view_of(asked.gateway, asked.reader, paper)
        answer = shown(of_certificates.certificate_answer(paper, view), view.audience)
        link = certificate_link(asked.base, show_certificate(paper.number))
        chain = asked.gateway.ledger.chain_id
        return asked.page("certificate.html", certificate=answer, link=link, chain=chain)


@router.get("/table")
def table(request: Request, before: Annotated[str, Query(max_length=40)] = "") -> Response:
    """Proposals, the latest first."""
    with asking(request) as asked:
        last = event_number(before) if before else None
        answer = of_table.proposals_answer(asked.snapshot, asked.names, last)
        return asked.page("table.html", answer=asked.shown(answer))


@router.get("/table/{proposal}")
def proposal(request: Request, proposal: str) -> Response:
    """A proposal, its roll and every voice."""
    with asking(request) as asked:
        found = find(asked.snapshot, parse_id(proposal.strip(), "a proposal's id"))
        if found is None:
            raise NotFound(proposal, "This ledger has no proposal of this id.")
        answer = of_table.proposal_answer(asked.snapshot, asked.names, found)
        return asked.page("proposal.html", answer=asked.shown(answer))


@router.get("/proposal/{proposal}")
def found_proposal(proposal: str) -> Response:
    """Where a search leads to."""
    return RedirectResponse(f"/table/{proposal}", 302)


@router.get("/organisation/{number}")
def organisation(request: Request, number: int) -> Response:
    """An organisation, for members and for itself."""
    with asking(request) as asked:
        audience = asked.reader.about(number)
        if audience is Audience.PUBLIC:
            raise NotForYou(f"organisation no. {number}", "members, and for itself")
        if number not in asked.snapshot.state.standings:
            raise NotFound(str(number), "This ledger has no organisation of this number.")
        answer = organisation_answer(asked.snapshot, _names(asked), number, None)
        return asked.page("organisation.html", answer=shown(answer, audience))


@router.get("/search")
def looked_for(request: Request, q: Text = "") -> Response:
    """What a number, a name or a scanned code may be; straight to it when it is one thing."""
    with asking(request) as asked:
        if not q.strip():
            return asked.page("search.html", answer=None)
        text, names = checked(q), _names(asked)
        found = search(asked.snapshot, names, text, member=asked.reader.audience is Audience.MEMBER)
        answer = shown(search_answer(asked.snapshot, names, text, found), Audience.PUBLIC)
        if len(answer["matches"]) == 1 and "page" in answer["matches"][0]:
            return RedirectResponse(answer["matches"][0]["page"], 302)
        return asked.page("search.html", answer=answer)


def _names(asked: Asking) -> Names:
    """A party finds its own name; organisations are for members."""
    names, reader = asked.names, asked.reader
    if reader.audience is not Audience.PARTY:
        return names
    own = asked.gateway.names.organisations.get(reader.organisation, "")
    return Names(zones=names.zones, organisations={reader.organisation: own})
