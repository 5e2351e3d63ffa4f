"""Questions about a certificate by its number."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

from fastapi import APIRouter, Path, Response

from kp_gateway.gateway import Composed, Make
from kp_gateway.requests import Cursor, Limit, Question, QuestionDep
from kp_ledger.answers import certificates as compose
from kp_ledger.answers import finding
from kp_ledger.answers.elements import View
from kp_ledger.answers.schemas.base import Answer
from kp_ledger.answers.schemas.certificates import (
    CertificateAnswer,
    CertificateParcelsAnswer,
    CertificateStepsAnswer,
    CitedAnswer,
)
from kp_ledger.index.queries.certificates import CertificateSubject
from kp_ledger.index.store import Snapshot

router = APIRouter(prefix="/v1/certificates", tags=["Certificates"])

NumberPath = Annotated[
    str,
    Path(
        description="The number: two letters and a serial, with a space, a hyphen or nothing"
        " between them, leading zeros or not.",
        examples=["BW-000123"],
    ),
]
Compose = Callable[[CertificateSubject, View], Answer]


def about(question: Question, number: str, compose_it: Compose) -> Make:
    """What is said of a certificate, to whoever asks."""

    def make(snapshot: Snapshot) -> Composed:
        found = finding.certificate(snapshot, number)
        view = finding.view_of_certificate(question.gateway.names, question.reader, found)
        return compose_it(found, view), view.audience, compose.tags_of(found)

    return make


@router.get("/{number}", response_model=CertificateAnswer, operation_id="certificate")
async def certificate(question: QuestionDep, number: NumberPath) -> Response:
    """One public answer for the state of a certificate, and what stands on it.

    An unknown number is answered with what unknown can mean.
    """
    make = about(question, number, compose.certificate_answer)
    return await question.answered(make, ("certificate", number))


@router.get(
    "/{number}/steps", response_model=CertificateStepsAnswer, operation_id="certificate_steps"
)
async def steps(question: QuestionDep, number: NumberPath) -> Response:
    """What happened to it, newest first, as far as the reader may see it."""
    return await question.answered(about(question, number, compose.steps_answer))


@router.get(
    "/{number}/parcels", response_model=CertificateParcelsAnswer, operation_id="certificate_parcels"
)
async def parcels(
    question: QuestionDep, number: NumberPath, cursor: Cursor = "", limit: Limit = 200
) -> Response:
    """The parcels under it, as they stand now."""
    return await question.answered(
        about(question, number, lambda f, view: compose.parcels_answer(f, view, cursor, limit))
    )


@router.get("/{number}/cited", response_model=CitedAnswer, operation_id="certificate_cited")
async def cited(question: QuestionDep, number: NumberPath) -> Response:
    """The inbound certificates that its request cites, and what is left of each."""
    return await question.answered(about(question, number, compose.cited_answer))
