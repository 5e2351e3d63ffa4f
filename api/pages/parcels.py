"""The pages about a parcel: the answer, its way, what it was made of."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response

from api.answers.base import shown
from api.composing import ancestry as relatives
from api.composing import parcels as compose
from api.composing.parts import View
from api.pages.asking import Asking, PageRoute, asking
from api.pages.negotiating import words_of
from api.pages.pictures.streams import SHOWN, streams_of
from api.pages.views import journey_of
from api.routes.parcels import subject_of, view_of
from kp_ledger.index.reading.parcels import Subject
from kp_ledger.labels.links import parcel_link

router = APIRouter(route_class=PageRoute)

STEPS = 40
Text = Annotated[str, Query(max_length=200)]


@router.get("/parcel/{parcel}")
def parcel(request: Request, parcel: str, older: Text = "") -> Response:
    """A parcel: the answer first."""
    with asking(request) as asked:
        subject, view = _subject(asked, parcel)
        answer = shown(compose.parcel_answer(subject, view), view.audience)
        story = shown(compose.story_answer(subject, view, older, STEPS), view.audience)
        return asked.page(
            "parcel.html",
            parcel=answer,
            story=story,
            journey=journey_of(answer, words_of(request)),
            link=parcel_link(_base(asked), asked.gateway.ledger.chain_id, subject.parcel),
            **_walk(subject, view, relatives.Asked(limit=SHOWN), answer),
        )


@router.get("/parcel/{parcel}/ancestry")
def ancestry(request: Request, parcel: str, scanned: Text = "") -> Response:
    """A step of the walk through what a parcel was made of."""
    with asking(request) as asked:
        subject, view = _subject(asked, parcel)
        answer = shown(compose.parcel_answer(subject, view), view.audience)
        wanted = relatives.Asked(limit=SHOWN, scanned=scanned)
        content = _walk(subject, view, wanted, answer)
        return asked.page("ancestry.html", parcel=answer, **content)


def _walk(
    subject: Subject, view: View, wanted: relatives.Asked, parcel: dict[str, Any]
) -> dict[str, Any]:
    answer = shown(relatives.above(subject, view, wanted), view.audience)
    scanned = wanted.scanned or parcel["parcel"]
    streams = streams_of(answer, parcel["carats"])
    return {"ancestry": answer, "streams": streams, "scanned": scanned}


def _subject(asked: Asking, parcel: str) -> tuple[Subject, View]:
    subject = subject_of(asked.reading, asked.gateway, parcel)
    return subject, view_of(asked.gateway, asked.reader, subject)


def _base(asked: Asking) -> str:
    """As the gateway is seen from outside."""
    said = asked.gateway.settings.base_url
    return said or str(asked.request.base_url)
