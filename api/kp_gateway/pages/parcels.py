"""The pages about a parcel: the answer, its way, what it was made of."""

from __future__ import annotations

from typing import Annotated, Any, Final

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import RedirectResponse

from kp_gateway.gateway import gateway_of
from kp_gateway.pages.dependencies import PageRoute, Visit, visit
from kp_gateway.pages.negotiating import words_of
from kp_gateway.pages.pictures.streams import SHOWN, streams_of
from kp_gateway.pages.views import journey_of, matching
from kp_ledger.answers import ancestry as relatives
from kp_ledger.answers import finding
from kp_ledger.answers import parcels as compose
from kp_ledger.answers.audiences import PUBLIC
from kp_ledger.answers.elements import View
from kp_ledger.answers.errors import NotFound
from kp_ledger.answers.schemas.base import shown
from kp_ledger.base.errors import BadInput
from kp_ledger.domain.scanned import read_link
from kp_ledger.index.queries.parcels import Subject
from kp_ledger.labels.label import Label, as_svg
from kp_ledger.labels.links import parcel_link

router = APIRouter(route_class=PageRoute)

STEPS: Final = 40
ROWS: Final = 50
WHOLE: Final = 100_000
Text = Annotated[str, Query(max_length=200)]


@router.get("/parcel/{parcel}")
def parcel(request: Request, parcel: str, older: Text = "") -> Response:
    """A parcel: the answer first."""
    with visit(request) as here:
        subject, view = _subject(here, parcel)
        answer = shown(compose.parcel_answer(subject, view), view.audience)
        story = shown(compose.story_answer(subject, view, older, STEPS), view.audience)
        return here.page(
            "parcel.html",
            parcel=answer,
            story=story,
            journey=journey_of(answer, words_of(request)),
            link=parcel_link(here.base, here.gateway.ledger.chain_id, subject.parcel),
            **_walk(subject, view, relatives.RelativesPage(limit=SHOWN), answer),
        )


@router.get("/parcel/{parcel}/ancestry")
def ancestry(
    request: Request,
    parcel: str,
    scanned: Text = "",
    level: Annotated[int, Query(ge=1, le=100_000)] = 1,
    after: Text = "",
    filter: Text = "",
) -> Response:
    """A step of the walk through what a parcel was made of, and its level row by row."""
    with visit(request) as here:
        subject, view = _subject(here, parcel)
        answer = shown(compose.parcel_answer(subject, view), view.audience)
        walk = _walk(subject, view, relatives.RelativesPage(limit=SHOWN, scanned=scanned), answer)
        size = WHOLE if filter.strip() else ROWS
        at = relatives.RelativesPage(level, after, size, "")
        rows = shown(relatives.above(subject, view, at), view.audience)
        found = matching(rows["items"], filter, words_of(request))
        content = {"rows": rows, "found": found[:ROWS], "matches": len(found), "filter": filter}
        return here.page("ancestry.html", parcel=answer, **walk, **content)


@router.get("/parcel/{parcel}/label.svg")
def label(request: Request, parcel: str) -> Response:
    """Its label, to print; with the lot reference for whoever may read that."""
    with visit(request) as here:
        subject, view = _subject(here, parcel)
        reference = subject.reference if view.whole else ""
        chain_id = here.gateway.ledger.chain_id
        made = Label(here.base, chain_id, subject.parcel, reference)
        kept = "public, no-cache" if here.reader is PUBLIC else "private, no-store"
        return Response(as_svg(made), headers={"Cache-Control": kept}, media_type="image/svg+xml")


@router.get("/01/{gtin}/10/{lot}")
def digital_link(request: Request, gtin: str, lot: str) -> Response:
    """What a label's code leads to: the parcel's page, if it is of this ledger."""
    link = read_link(str(request.url))
    if link is None or link.parcel is None:
        raise BadInput(str(request.url)[:300], "is not the code of a parcel's label")
    if not link.parcel.hex().startswith(lot.lower()):
        raise BadInput(lot, "is not the lot of the parcel that the same code names")
    ours, identifier = gateway_of(request).ledger.chain_id, f"0x{link.parcel.hex()}"
    if link.ledger not in (None, ours):
        words = words_of(request)
        raise NotFound(identifier, words.text("link.other", theirs=link.ledger, ours=ours))
    return RedirectResponse(f"/parcel/{identifier}", 302)


def _walk(
    subject: Subject, view: View, at: relatives.RelativesPage, parcel: dict[str, Any]
) -> dict[str, Any]:
    answer = shown(relatives.above(subject, view, at), view.audience)
    scanned = at.scanned or parcel["parcel"]
    streams = streams_of(answer, parcel["carats"])
    return {"ancestry": answer, "streams": streams, "scanned": scanned}


def _subject(here: Visit, parcel: str) -> tuple[Subject, View]:
    names = here.gateway.names
    subject = finding.parcel(here.snapshot, names, parcel)
    return subject, finding.view_of_parcel(names, here.reader, subject)
