"""What went wrong, as RFC 9457 problem documents: one table from errors to statuses.

{"type": "/problems/parcels-not-custodian", "title": "ParcelsNotCustodian", "status": 422,
 "detail": "…", "rule": "ParcelsNotCustodian", "values": {…}, "instance": "/requests/4f…"}
"""

from __future__ import annotations

import logging
import re
from collections.abc import Mapping
from typing import Any, Final

import orjson
from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from starlette.exceptions import HTTPException

from api.desk.errors import DeskRefusal, rule_and_values
from kp_ledger.chain.abi import BadEncoding
from kp_ledger.chain.codec import FailedWithoutRule
from kp_ledger.chain.rpc import NodeRefused
from kp_ledger.domain.errors import BadInput, LedgerError, LedgerUnavailable, RuleError
from kp_ledger.index.store import NoSuchBlock

MEDIA: Final = "application/problem+json"
RETRY_SECONDS: Final = "5"
log = logging.getLogger("kp.gateway")


class NotFound(LedgerError):
    """Nothing of this name is on the ledger. `value` is what was asked for."""

    def __init__(self, value: str, meaning: str) -> None:
        super().__init__(meaning)
        self.value = value


class NotForYou(LedgerError):
    """There may be an answer; it is for another audience."""

    def __init__(self, what: str, audience: str) -> None:
        super().__init__(f"{what} is for {audience}: enter with an enrolled key, POST /v1/entry")
        self.value = what


class TooMany(LedgerError):
    """More requests from one address than are answered. `seconds` until the next."""

    def __init__(self, seconds: float) -> None:
        super().__init__("too many requests from this address: wait, then go on")
        self.seconds = max(1, round(seconds))


# From the most special to the most general; the first that fits says the status.
STATUSES: Final[tuple[tuple[type[Exception], int], ...]] = (
    (NotFound, 404),
    (NotForYou, 403),
    (TooMany, 429),
    (NoSuchBlock, 404),
    (RuleError, 422),
    (FailedWithoutRule, 422),
    (BadEncoding, 400),
    (BadInput, 400),
    (NodeRefused, 502),
    (LedgerUnavailable, 503),
    (LedgerError, 500),
)


def status_of(error: Exception) -> int:
    """The HTTP status that an error is answered with."""
    if isinstance(error, DeskRefusal):
        return error.status
    return next((status for kind, status in STATUSES if isinstance(error, kind)), 500)


def problem(
    status: int,
    title: str,
    detail: str,
    request_id: str = "",
    headers: Mapping[str, str] | None = None,
    **members: Any,
) -> Response:
    """A problem document."""
    body = {
        "type": f"/problems/{_slug(title)}",
        "title": title,
        "status": status,
        "detail": detail,
        "instance": f"/requests/{request_id}" if request_id else None,
        **members,
    }
    content = orjson.dumps({k: v for k, v in body.items() if v is not None}, default=str)
    return Response(content, status, dict(headers or {}), MEDIA)


def of_error(error: Exception, request_id: str = "") -> Response:
    """The problem document of an error of ours."""
    status = status_of(error)
    rule, values = rule_and_values(error)
    headers = {"Retry-After": RETRY_SECONDS} if status == 503 else {}
    if isinstance(error, TooMany):
        headers["Retry-After"] = str(error.seconds)
    if status == 401:
        headers["WWW-Authenticate"] = 'Bearer realm="kp"'
    if isinstance(error, BadInput):
        values = {"value": str(error.value), "rule": error.rule}
    elif isinstance(error, NotFound | NotForYou):
        values = {"value": error.value}
    return problem(status, rule, str(error), request_id, headers, rule=rule, values=values or None)


def install(app: FastAPI) -> None:
    """Every error of the gateway becomes a problem document."""
    app.add_exception_handler(LedgerError, _ledger)
    app.add_exception_handler(SQLAlchemyError, _database)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(Exception, _unexpected)


def _id(request: Request) -> str:
    return str(request.scope.get("kp.request_id", ""))


async def _ledger(request: Request, error: Exception) -> Response:
    return of_error(error, _id(request))


async def _database(request: Request, error: Exception) -> Response:
    """A database that is away, locked or full: what was accepted before is kept."""
    said = str(error.orig) if isinstance(error, DBAPIError) else type(error).__name__
    log.error("database", extra={"request_id": _id(request), "reason": said})
    away = LedgerUnavailable("the gateway's database does not answer now; nothing was lost")
    return of_error(away, _id(request))


async def _invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    first = error.errors()[0]
    where = ".".join(str(part) for part in first["loc"])
    if first["type"] == "json_invalid":
        return problem(400, "NotJson", "the body is not JSON", _id(request), rule="NotJson")
    wrong = [
        {"where": ".".join(str(part) for part in one["loc"]), "rule": one["msg"]}
        for one in error.errors()
    ]
    detail = f"{where}: {first['msg']}"
    return problem(
        422, "BadRequest", detail, _id(request), rule="BadRequest", values={"wrong": wrong}
    )


async def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    names = {404: "NoSuchPage", 405: "NoSuchMethod", 413: "TooLarge", 415: "NotJson"}
    title = names.get(error.status_code, "Refused")
    headers = error.headers or {}
    return problem(error.status_code, title, str(error.detail), _id(request), headers, rule=title)


async def _unexpected(request: Request, error: Exception) -> Response:
    log.exception("unexpected", extra={"request_id": _id(request)}, exc_info=error)
    detail = "something went wrong here that should not; the number below finds it in our log"
    return problem(500, "Unexpected", detail, _id(request), rule="Unexpected")


def _slug(title: str) -> str:
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "-", title).lower()
