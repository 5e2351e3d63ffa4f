"""What stands before every request, in one place and thin: it is on the way of every answer.

Request id, limits of rate, size and time, headers of security, one line of log, counts.
"""

from __future__ import annotations

import asyncio
import re
import secrets
import time
from collections import OrderedDict
from typing import Any, Final

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.logs import log_request
from api.metrics import Counts
from api.problems import TooMany, of_error, problem
from api.settings import Settings

SECURITY: Final = {
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
        " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}
STREAMS: Final = "text/event-stream"
MOST_ADDRESSES: Final = 50_000
_BRACKETS = re.compile(rb"[][{}]")
_ID = re.compile(rb"[A-Za-z0-9._-]{8,64}")


class Buckets:
    """A token bucket for each address; the address seen longest ago is forgotten first."""

    def __init__(self, rate: float, burst: int) -> None:
        self._rate = rate
        self._burst = float(burst)
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def take(self, address: str, now: float) -> float:
        """Zero when one more request may pass; else the seconds until one may."""
        left, since = self._left.pop(address, (self._burst, now))
        left = min(self._burst, left + (now - since) * self._rate)
        wait = 0.0 if left >= 1 else (1 - left) / self._rate
        self._left[address] = (left if wait else left - 1, now)
        if len(self._left) > MOST_ADDRESSES:
            self._left.popitem(last=False)
        return wait


class Front:
    def __init__(self, app: ASGIApp, settings: Settings, counts: Counts) -> None:
        self._app = app
        self._settings = settings
        self._counts = counts
        self._buckets = Buckets(settings.rate, settings.burst)
        headers = dict(SECURITY)
        if settings.secure:
            headers["strict-transport-security"] = "max-age=63072000; includeSubDomains"
        self._headers = [(name.encode(), value.encode()) for name, value in headers.items()]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        began = time.perf_counter()
        request_id = _request_id(scope)
        scope["kp.request_id"] = request_id
        status = 500
        began_answer = False

        async def answer(message: Message) -> None:
            nonlocal status, began_answer
            if message["type"] == "http.response.start":
                status, began_answer = message["status"], True
                message["headers"] = [
                    *message["headers"],
                    *self._headers,
                    (b"x-request-id", request_id.encode()),
                ]
            await send(message)

        try:
            await self._pass(scope, receive, answer, request_id)
        except TimeoutError:
            if began_answer:
                raise
            late = problem(
                504, "TooSlow", "this took longer than a request may", request_id, rule="TooSlow"
            )
            await late(scope, receive, answer)
        finally:
            seconds = time.perf_counter() - began
            route = _route(scope)
            self._counts.note(scope["method"], route, status, seconds)
            log_request(request_id, scope["method"], route, status, seconds)

    async def _pass(self, scope: Scope, receive: Receive, send: Send, request_id: str) -> None:
        wait = self._buckets.take(_address(scope, self._settings.trusted_proxies), time.monotonic())
        if wait:
            await of_error(TooMany(wait), request_id)(scope, receive, send)
            return
        if scope["method"] in ("GET", "HEAD"):
            # No body is read, and a stream may last: a worker's thread has its own limits.
            await self._app(scope, receive, send)
            return
        body = await self._body(scope, receive)
        if body is None:
            limit = self._settings.body_limit
            said = f"a body has at most {limit} bytes here"
            large = problem(
                413, "TooLarge", said, request_id, rule="TooLarge", values={"limit": limit}
            )
            await large(scope, receive, send)
            return
        if _depth(body) > self._settings.depth_limit:
            limit = self._settings.depth_limit
            said = f"JSON is at most {limit} levels deep here"
            deep = problem(
                400, "TooDeep", said, request_id, rule="TooDeep", values={"limit": limit}
            )
            await deep(scope, receive, send)
            return
        async with asyncio.timeout(self._settings.timeout):
            await self._app(scope, _again(body, receive), send)

    async def _body(self, scope: Scope, receive: Receive) -> bytes | None:
        """The whole body; None when it is larger than allowed, said or sent."""
        limit = self._settings.body_limit
        said = Headers(scope=scope).get("content-length", "0")
        if said.isdigit() and int(said) > limit:
            return None
        body = bytearray()
        while True:
            message = await receive()
            body += message.get("body", b"")
            if len(body) > limit:
                return None
            if message["type"] == "http.disconnect" or not message.get("more_body"):
                return bytes(body)


def _again(body: bytes, receive: Receive) -> Receive:
    given = False

    async def once() -> Message:
        nonlocal given
        if given:
            return await receive()
        given = True
        return {"type": "http.request", "body": body, "more_body": False}

    return once


def _depth(body: bytes) -> int:
    """How deep brackets stand in each other, those in strings too: no deeper than this."""
    depth = most = 0
    for bracket in _BRACKETS.findall(body):
        if bracket in b"[{":
            depth += 1
            most = max(most, depth)
        else:
            depth -= 1
    return most


def _request_id(scope: Scope) -> str:
    """The one that came, if it is one; else one of our own."""
    for name, value in scope["headers"]:
        if name == b"x-request-id" and _ID.fullmatch(value):
            return str(value, "ascii")
    return secrets.token_hex(8)


def _address(scope: Scope, proxies: int) -> str:
    """Who asks; behind proxies of ours, whom the outermost of them names."""
    client = scope.get("client")
    if proxies:
        said = Headers(scope=scope).get("x-forwarded-for", "")
        hops = [hop.strip() for hop in said.split(",") if hop.strip()]
        if len(hops) >= proxies:
            return hops[-proxies]
    return client[0] if client else ""


def _route(scope: dict[str, Any] | Scope) -> str:
    """The route's template: of no request's own values."""
    route = scope.get("route")
    return str(getattr(route, "path", "")) or "none"
