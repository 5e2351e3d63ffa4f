"""Questions about a certificate by its number."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

from fastapi import APIRouter, Path, Request, Response
from fastapi.concurrency import run_in_threadpool

from kp_gateway.gateway import Composed, Gateway, GatewayDep
from kp_gateway.problems import NotFound
from kp_gateway.routes.login import reader_of
from kp_gateway.routes.parcels import At, Cursor, Limit, asking
from kp_ledger.answers import certificates as compose
from kp_ledger.answers.audiences import Audience, Reader
from kp_ledger.answers.elements import View
from kp_ledger.answers.schemas.base import Answer, shown
from kp_ledger.answers.schemas.certificates import (
    CertificateAnswer,
    CertificateParcelsAnswer,
    CertificateStepsAnswer,
    CitedAnswer,
)
from kp_ledger.domain.certificates import said_of_unknown
from kp_ledger.domain.days import day_of
from kp_ledger.domain.parse import parse_certificate
from kp_ledger.index.queries.certificates import Paper, find
from kp_ledger.index.store import Snapshot
from kp_ledger.model.participants import is_on_ledger, participant_on

router = APIRouter(prefix="/v1/certificates", tags=["Certificates"])

NumberPath = Annotated[
    str,
    Path(
        description="The number: two letters and a serial, with a space, a hyphen or nothing"
        " between them, leading zeros or not.",
        examples=["BW-000123"],
    ),
]
Compose = Callable[[Paper, View], Answer]


def paper_of(snapshot: Snapshot, text: str) -> Paper:
    """The certificate that is asked for; BadInput, NotFound with what unknown means."""
    number = parse_certificate(text)
    found = find(snapshot, number)
    if found is None:
        now = participant_on(snapshot.state, number >> 32, day_of(snapshot.moment))
        outside = not is_on_ledger(now, day_of(snapshot.moment))
        said = said_of_unknown(number, outside=outside)
        raise NotFound(text, f"{said.answer} {said.next}")
    return found


def view_of(gateway: Gateway, reader: Reader, paper: Paper) -> View:
    """What the reader may see: exporter, importer, owner and office are its parties."""
    audience = reader.audience
    if audience is Audience.PARTY:
        a, asked = paper.record.a, paper.requested
        owner = asked.owner if asked else a.importer
        audience = reader.about(a.exporter, a.importer, a.office, owner)
    return View(audience, gateway.names_for(audience))


def answer_about(
    request: Request, gateway: Gateway, number: str, at: int | None, compose: Compose
) -> Response:
    """What `compose` says of a certificate, as of a block."""
    reader = reader_of(request)
    with gateway.index.snapshot(at) as snapshot:
        paper = paper_of(snapshot, number)
        view = view_of(gateway, reader, paper)
        return gateway.sent(snapshot, shown(compose(paper, view), view.audience), reader, request)


@router.get("/{number}", response_model=CertificateAnswer, operation_id="certificate")
async def certificate(
    request: Request, gateway: GatewayDep, number: NumberPath, at: At = None
) -> Response:
    """One public answer for the state of a certificate, and what stands on the paper.

    An unknown number is answered with what unknown can mean.
    """
    if at is not None:
        return await run_in_threadpool(
            answer_about, request, gateway, number, at, compose.certificate_answer
        )
    reader = await asking(request)

    def make(snapshot: Snapshot) -> Composed:
        paper = paper_of(snapshot, number)
        view = view_of(gateway, reader, paper)
        return compose.certificate_answer(paper, view), view.audience, compose.tags_of(paper)

    return await gateway.kept(request, ("certificate", number), reader, make)


@router.get(
    "/{number}/steps", response_model=CertificateStepsAnswer, operation_id="certificate_steps"
)
def steps(request: Request, gateway: GatewayDep, number: NumberPath, at: At = None) -> Response:
    """What happened to it, newest first, as far as the reader may see it."""
    return answer_about(request, gateway, number, at, compose.steps_answer)


@router.get(
    "/{number}/parcels", response_model=CertificateParcelsAnswer, operation_id="certificate_parcels"
)
def parcels(
    request: Request,
    gateway: GatewayDep,
    number: NumberPath,
    at: At = None,
    cursor: Cursor = "",
    limit: Limit = 200,
) -> Response:
    """The parcels under it, as they stand now."""
    return answer_about(
        request,
        gateway,
        number,
        at,
        lambda paper, view: compose.parcels_answer(paper, view, cursor, limit),
    )


@router.get("/{number}/cited", response_model=CitedAnswer, operation_id="certificate_cited")
def cited(request: Request, gateway: GatewayDep, number: NumberPath, at: At = None) -> Response:
    """The inbound certificates that its request cites, and what is left of each."""
    return answer_about(request, gateway, number, at, compose.cited_answer)
