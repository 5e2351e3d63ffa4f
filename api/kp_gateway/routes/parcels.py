"""Questions about a parcel. Routes translate; kp_ledger/answers says what is answered."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

from fastapi import APIRouter, Depends, Path, Query, Response

from kp_gateway.gateway import Composed, Make
from kp_gateway.requests import Cursor, Limit, Question, QuestionDep
from kp_ledger.answers import ancestry as relatives
from kp_ledger.answers import finding
from kp_ledger.answers import parcels as compose
from kp_ledger.answers.elements import View
from kp_ledger.answers.schemas.ancestry import AncestryAnswer
from kp_ledger.answers.schemas.base import Answer
from kp_ledger.answers.schemas.parcels import (
    DocumentsAnswer,
    HoldsAnswer,
    ParcelAnswer,
    ParcelCertificatesAnswer,
    StoryAnswer,
)
from kp_ledger.index.queries.parcels import Subject
from kp_ledger.index.store import Snapshot

router = APIRouter(prefix="/v1/parcels", tags=["Parcels"])

ParcelPath = Annotated[
    str,
    Path(
        description="The parcel's id: 64 hexadecimal digits, with or without 0x.",
        examples=["0x" + "1b" * 32],
    ),
]
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


def about(question: Question, parcel: str, compose_it: Compose) -> Make:
    """What is said of a parcel, to whoever asks."""

    def make(snapshot: Snapshot) -> Composed:
        names = question.gateway.names
        subject = finding.parcel(snapshot, names, parcel)
        view = finding.view_of_parcel(names, question.reader, subject)
        return compose_it(subject, view), view.audience, compose.tags_of(subject)

    return make


@router.get("/{parcel}", response_model=ParcelAnswer, operation_id="parcel")
async def parcel(question: QuestionDep, parcel: ParcelPath) -> Response:
    """Where a parcel may have come from: the answer in words first, then what stands behind it.

    The public sees origins, certificates, Participants, days, status and holds; parties of the
    parcel and members see references, custodian, owner and documents too.
    """
    make = about(question, parcel, compose.parcel_answer)
    return await question.answered(make, ("parcel", parcel))


@router.get("/{parcel}/story", response_model=StoryAnswer, operation_id="story")
async def story(
    question: QuestionDep, parcel: ParcelPath, cursor: Cursor = "", limit: Limit = 100
) -> Response:
    """What happened to a parcel, newest first, back to its last mix or registration."""
    return await question.answered(
        about(question, parcel, lambda s, view: compose.story_answer(s, view, cursor, limit))
    )


async def page_of_relatives(
    level: Level = 1, cursor: Cursor = "", limit: Limit = 50, scanned: Scanned = ""
) -> relatives.RelativesPage:
    return relatives.RelativesPage(level, cursor, limit, scanned)


Relatives = Annotated[relatives.RelativesPage, Depends(page_of_relatives)]


@router.get("/{parcel}/ancestry", response_model=AncestryAnswer, operation_id="ancestry")
async def ancestry(question: QuestionDep, parcel: ParcelPath, page: Relatives) -> Response:
    """The parcels it was made from, a level and a page at a time, the heaviest first.

    The same parcel is told once, at the nearest level it stands on.
    """
    return await question.answered(
        about(question, parcel, lambda s, view: relatives.above(s, view, page))
    )


@router.get("/{parcel}/descendants", response_model=AncestryAnswer, operation_id="descendants")
async def descendants(question: QuestionDep, parcel: ParcelPath, page: Relatives) -> Response:
    """The parcels that were made from it, a level and a page at a time, the heaviest first."""
    return await question.answered(
        about(question, parcel, lambda s, view: relatives.below(s, view, page))
    )


@router.get(
    "/{parcel}/certificates",
    response_model=ParcelCertificatesAnswer,
    operation_id="parcel_certificates",
)
async def certificates(question: QuestionDep, parcel: ParcelPath) -> Response:
    """The certificates it was under, back to its last mix or registration, oldest first."""
    return await question.answered(about(question, parcel, compose.certificates_answer))


@router.get("/{parcel}/holds", response_model=HoldsAnswer, operation_id="parcel_holds")
async def holds(question: QuestionDep, parcel: ParcelPath) -> Response:
    """Every hold it ever had, those in force first."""
    return await question.answered(about(question, parcel, compose.holds_answer))


@router.get("/{parcel}/documents", response_model=DocumentsAnswer, operation_id="parcel_documents")
async def documents(question: QuestionDep, parcel: ParcelPath) -> Response:
    """The documents that acts on it name, for its parties and for members."""
    return await question.answered(about(question, parcel, compose.documents_answer))
