"""Handing in orders and signed transactions, and asking what became of them."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Body, Path, Request, Response

from kp_gateway.intake.intake import Intake
from kp_gateway.intake.submissions import Submission
from kp_gateway.requests import intake_of
from kp_gateway.schemas.intake import Accepted, HandedIn, Keys, Status, accepted_out, status_out
from kp_ledger.answers.schemas.base import Model
from kp_ledger.domain.parse import parse_id

router = APIRouter(prefix="/v1", tags=["Handing in"])

DigestPath = Annotated[
    str,
    Path(
        description="Digest of the order, or hash of the transaction.", examples=["0x" + "5a" * 32]
    ),
]


def answered(answer: Model, status: int = 200, location: str = "") -> Response:
    """An answer that is about to change, and is kept by nobody."""
    headers = {"Cache-Control": "no-store"}
    if location:
        headers["Location"] = location
    body = answer.model_dump_json(exclude_none=True)
    return Response(body, status, headers, "application/json")


def accepted(intake: Intake, submission: Submission) -> Response:
    answer = accepted_out(submission, intake.secrets.receipts.address)
    return answered(answer, 202, f"/v1/orders/{answer.digest}")


@router.post("/orders", status_code=202, response_model=Accepted)
def hand_in(request: Request, file: Annotated[HandedIn, Body()]) -> Response:
    """Takes an order with all its signatures, or a signed transaction, and answers with a receipt.

    It is on disk when the answer comes, and is sent until it is recorded or refused. The same one
    handed in again has the same receipt. What the ledger would refuse now is refused by that rule.
    """
    intake = intake_of(request)
    return accepted(intake, intake.accepting.hand_in(file.model_dump()))


@router.get("/orders/{digest}", response_model=Status)
def status(request: Request, digest: DigestPath) -> Response:
    """Where it stands, and since when: accepted, recorded, witnessed, or refused and why."""
    intake = intake_of(request)
    submission, history = intake.accepting.find(parse_id(digest))
    return answered(status_out(submission, history, intake.secrets.receipts.address))


@router.get("/keys", response_model=Keys)
def keys(request: Request) -> Response:
    """The addresses of the gateway's own two keys: what its receipts are held against."""
    secrets = intake_of(request).secrets
    return answered(Keys(receipts=secrets.receipts.address, sending=secrets.sending.address))
