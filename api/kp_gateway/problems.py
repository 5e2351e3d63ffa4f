"""What went wrong, as RFC 9457 problem documents; statuses.py has the statuses.

{"type": "/problems/parcels-not-custodian", "title": "ParcelsNotCustodian", "status": 422,
 "detail": "…", "rule": "ParcelsNotCustodian", "values": {…}, "instance": "/requests/4f…"}
"""

from __future__ import annotations

import errno
import json
import logging
import re
from collections.abc import Mapping
from typing import Any, Final

import orjson
from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.routing import iter_route_contexts
from sqlalchemy.exc import DataError, DBAPIError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from starlette.exceptions import HTTPException

from kp_gateway.refusals import TooMany
from kp_gateway.statuses import status_of
from kp_ledger.answers.errors import NotForYou
from kp_ledger.base.errors import LedgerError, LedgerUnavailable
from kp_ledger.keys.wire import rule_and_values

MEDIA: Final = "application/problem+json"
RETRY_SECONDS: Final = "5"
HOW_TO_ASK: Final = ": sign in with an enrolled key, POST /v1/entry"
log = logging.getLogger("kp.gateway")


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
    content = _written({name: value for name, value in body.items() if value is not None})
    return Response(content, status, {"Cache-Control": "no-store", **(headers or {})}, MEDIA)


def _written(body: dict[str, Any]) -> bytes:
    """As JSON, whatever was sent: orjson has no numbers over 64 bits and no half characters."""
    try:
        return orjson.dumps(body, default=str)
    except TypeError:
        return json.dumps(body, default=str).encode()


def of_error(error: Exception, request_id: str = "") -> Response:
    """The problem document of an error; one that has no status of its own is our fault."""
    status = status_of(error)
    if status == 500:
        return unexpected(error, request_id)
    rule, values = rule_and_values(error)
    headers = {"Retry-After": RETRY_SECONDS} if status in (429, 502, 503) else {}
    if isinstance(error, TooMany):
        headers["Retry-After"] = str(values["seconds"])
    if status == 401:
        headers["WWW-Authenticate"] = 'Bearer realm="kp"'
    detail = f"{error}{HOW_TO_ASK}" if isinstance(error, NotForYou) else str(error)
    return problem(status, rule, detail, request_id, headers, rule=rule, values=values or None)


def unexpected(error: Exception, request_id: str) -> Response:
    """For what should not happen: the log has all of it, under the request's id."""
    log.error("unexpected", extra={"request_id": request_id}, exc_info=error)
    detail = "something went wrong here that should not; the number below finds it in our log"
    return problem(500, "Unexpected", detail, request_id, rule="Unexpected")


def of_any(error: Exception, request_id: str) -> Response:
    """The problem document of whatever was raised."""
    if isinstance(error, LedgerError):
        return of_error(error, request_id)
    if isinstance(error, DataError):
        return problem(
            400, "BadValue", "the database has no such value", request_id, rule="BadValue"
        )
    if isinstance(error, DBAPIError | PoolTimeout) or _is_full(error):
        return _away(error, request_id)
    return unexpected(error, request_id)


def _away(error: Exception, request_id: str) -> Response:
    """A database that is away, locked or full: what was accepted before is kept."""
    said = str(error.orig) if isinstance(error, DBAPIError) else str(error)
    log.error(
        "a database or disk does not answer", extra={"request_id": request_id, "reason": said}
    )
    away = LedgerUnavailable("the gateway's database does not answer now; nothing was lost")
    return of_error(away, request_id)


def _is_full(error: Exception) -> bool:
    return isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EMFILE)


def install(app: FastAPI) -> None:
    """Errors of the gateway's routes become problem documents; middleware.py has the rest."""
    app.add_exception_handler(LedgerError, _raised)
    app.add_exception_handler(SQLAlchemyError, _raised)
    app.add_exception_handler(OSError, _raised)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _http)


def _id(request: Request) -> str:
    return str(request.scope.get("kp.request_id", ""))


async def _raised(request: Request, error: Exception) -> Response:
    return of_any(error, _id(request))


# What Starlette and FastAPI say without a rule.
_HTTP: Final = {
    400: ("NotJson", "the body cannot be read as JSON"),
    404: ("NoSuchPage", "there is nothing at {path}; /v1/openapi.json says what there is"),
    405: ("NoSuchMethod", "{path} does not take {method}"),
    413: ("TooLarge", "{detail}"),
}


async def _invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    first = error.errors()[0]
    if first["type"] == "json_invalid":
        return problem(400, "NotJson", "the body is not JSON", _id(request), rule="NotJson")
    wrong = [
        {"where": ".".join(str(part) for part in one["loc"]), "rule": _said(one)}
        for one in error.errors()
    ]
    detail = f"{wrong[0]['where']}: {wrong[0]['rule']}"
    return problem(
        422, "BadRequest", detail, _id(request), rule="BadRequest", values={"wrong": wrong}
    )


def _said(wrong: Mapping[str, Any]) -> str:
    """What pydantic says, without its word for that we said it."""
    return str(wrong["msg"]).removeprefix("Value error, ")


async def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    status, headers = error.status_code, dict(error.headers or {})
    if status == 405:
        headers["Allow"] = ", ".join(_taken(request))
    title, said = _HTTP.get(status, ("Refused", "{detail}"))
    detail = said.format(detail=error.detail, method=request.method, path=request.url.path)
    return problem(status, title, detail, _id(request), headers, rule=title)


def _taken(request: Request) -> list[str]:
    """The methods of every route at this path: the first that fits knows its own alone."""
    found: set[str] = set()
    for route in iter_route_contexts(request.app.routes):
        regex = getattr(route, "path_regex", None)
        if regex is not None and regex.match(request.url.path):
            found |= route.methods or set()
    return sorted(found | ({"HEAD"} if "GET" in found else set()))


def _slug(title: str) -> str:
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "-", title).lower()
