"""Questions about a parcel. Routes translate; kp_ledger/answers says what is answered."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

from fastapi import APIRouter, Path, Query, Request, Response
from fastapi.concurrency import run_in_threadpool

from kp_gateway.gateway import Composed, Gateway, GatewayDep
from kp_gateway.problems import NotFound
from kp_gateway.routes.login import reader_of
from kp_ledger.answers import ancestry as relatives
from kp_ledger.answers import parcels as compose
from kp_ledger.answers.audiences import PUBLIC, Audience, Reader
from kp_ledger.answers.elements import View
from kp_ledger.answers.schemas.ancestry import AncestryAnswer
from kp_ledger.answers.schemas.base import Answer, shown
from kp_ledger.answers.schemas.parcels import (
    DocumentsAnswer,
    HoldsAnswer,
    ParcelAnswer,
    ParcelCertificatesAnswer,
    StoryAnswer,
)
from kp_ledger.domain.parse import parse_id
from kp_ledger.domain.sentences import UNKNOWN
from kp_ledger.index.queries.parcels import Subject, find
from kp_ledger.index.store import Snapshot

router = APIRouter(prefix="/v1/parcels", tags=["Parcels"])

ParcelPath = Annotated[
    str,
    Path(
        description="The parcel's id: 64 hexadecimal digits, with or without 0x.",
        examples=["0x" + "1b" * 32],
    ),
]
At = Annotated[
    int | None,
    Query(description="As of this block; without it, of the newest.", examples=[362]),
]
Cursor = Annotated[
    str, Query(description="`next` of the page before.", max_length=200, examples=["LTM4MA"])
]
Limit = Annotated[int, Query(description="Items on a page.", ge=1, le=500)]
Level = Annotated[
    int, Query(description="How many acts away; by the shortest way.", ge=1, le=100_000)
]
Scanned = Annotated[
    str,
    Query(
        description="The parcel whose label was scanned: the way from it to this one is given back"
        " as `path`.",
        max_length=100,
        examples=["0x" + "1b" * 32],
    ),
]
Compose = Callable[[Subject, View], Answer]


async def asking(request: Request) -> Reader:
    """Who asks; a token is looked at in a thread of its own."""
    if "authorization" not in request.headers:
        return PUBLIC
    return await run_in_threadpool(reader_of, request)


def subject_of(snapshot: Snapshot, gateway: Gateway, text: str) -> Subject:
    """The parcel that is asked for; BadInput, NotFound with what unknown means."""
    subject = find(snapshot, gateway.public_names, parse_id(text.strip(), "a parcel's id"))
    if subject is None:
        raise NotFound(text, UNKNOWN)
    return subject


def view_of(gateway: Gateway, reader: Reader, subject: Subject) -> View:
    """What the reader may see of a parcel: a party is one of what it holds, owns, or did."""
    audience = reader.audience
    if audience is Audience.PARTY:
        audience = reader.about(*subject.parties)
    return View(audience, gateway.names_for(audience))


def answer_about(
    request: Request, gateway: Gateway, parcel: str, at: int | None, compose: Compose
) -> Response:
    """What `compose` says of a parcel, as of a block."""
    reader = reader_of(request)
    with gateway.index.snapshot(at) as snapshot:
        subject = subject_of(snapshot, gateway, parcel)
        view = view_of(gateway, reader, subject)
        whole = shown(compose(subject, view), view.audience)
        return gateway.sent(snapshot, whole, reader, request)


@router.get("/{parcel}", response_model=ParcelAnswer, operation_id="parcel")
async def parcel(
    request: Request, gateway: GatewayDep, parcel: ParcelPath, at: At = None
) -> Response:
    """Where a parcel may have come from: the answer in words first, then what stands behind it.

    The public sees origins, certificates, Participants, days, status and holds; parties of the
    parcel and members see references, custodian, owner and documents too.
    """
    if at is not None:
        return await run_in_threadpool(
            answer_about, request, gateway, parcel, at, compose.parcel_answer
        )
    reader = await asking(request)

    def make(snapshot: Snapshot) -> Composed:
        subject = subject_of(snapshot, gateway, parcel)
        view = view_of(gateway, reader, subject)
        return compose.parcel_answer(subject, view), view.audience, compose.tags_of(subject)

    return await gateway.kept(request, ("parcel", parcel), reader, make)


@router.get("/{parcel}/story", response_model=StoryAnswer, operation_id="story")
def story(
    request: Request,
    gateway: GatewayDep,
    parcel: ParcelPath,
    at: At = None,
    cursor: Cursor = "",
    limit: Limit = 100,
) -> Response:
    """What happened to a parcel, newest first, back to its last mix or registration."""
    return answer_about(
        request,
        gateway,
        parcel,
        at,
        lambda subject, view: compose.story_answer(subject, view, cursor, limit),
    )


@router.get("/{parcel}/ancestry", response_model=AncestryAnswer, operation_id="ancestry")
def ancestry(
    request: Request,
    gateway: GatewayDep,
    parcel: ParcelPath,
    at: At = None,
    level: Level = 1,
    cursor: Cursor = "",
    limit: Limit = 50,
    scanned: Scanned = "",
) -> Response:
    """The parcels it was made from, a level and a page at a time, the heaviest first.

    The same parcel is told once, at the nearest level it stands on.
    """
    asked = relatives.Asked(level, cursor, limit, scanned)
    return answer_about(
        request, gateway, parcel, at, lambda subject, view: relatives.above(subject, view, asked)
    )


@router.get("/{parcel}/descendants", response_model=AncestryAnswer, operation_id="descendants")
def descendants(
    request: Request,
    gateway: GatewayDep,
    parcel: ParcelPath,
    at: At = None,
    level: Level = 1,
    cursor: Cursor = "",
    limit: Limit = 50,
    scanned: Scanned = "",
) -> Response:
    """The parcels that were made from it, a level and a page at a time, the heaviest first."""
    asked = relatives.Asked(level, cursor, limit, scanned)
    return answer_about(
        request, gateway, parcel, at, lambda subject, view: relatives.below(subject, view, asked)
    )


@router.get(
    "/{parcel}/certificates",
    response_model=ParcelCertificatesAnswer,
    operation_id="parcel_certificates",
)
def certificates(
    request: Request, gateway: GatewayDep, parcel: ParcelPath, at: At = None
) -> Response:
    """The certificates it was under, back to its last mix or registration, oldest first."""
    return answer_about(request, gateway, parcel, at, compose.certificates_answer)


@router.get("/{parcel}/holds", response_model=HoldsAnswer, operation_id="parcel_holds")
def holds(request: Request, gateway: GatewayDep, parcel: ParcelPath, at: At = None) -> Response:
    """Every hold it ever had, those in force first."""
    return answer_about(request, gateway, parcel, at, compose.holds_answer)


@router.get("/{parcel}/documents", response_model=DocumentsAnswer, operation_id="parcel_documents")
def documents(request: Request, gateway: GatewayDep, parcel: ParcelPath, at: At = None) -> Response:
    """The documents that acts on it name, for its parties and for members."""
    return answer_about(request, gateway, parcel, at, compose.documents_answer)
