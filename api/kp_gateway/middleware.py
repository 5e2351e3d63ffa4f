"""What stands before every request, in one place and thin: it is on the way of every answer.

Request id, limits of rate, size and time, headers of security, one line of log, counts; and the
public answers that are kept, which go no further.
"""

from __future__ import annotations

import asyncio
import re
import secrets
from collections.abc import Mapping
from contextlib import suppress
from itertools import count
from time import perf_counter
from typing import Any, Final

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kp_gateway import limits
from kp_gateway.cache import Answers
from kp_gateway.conditional import is_known
from kp_gateway.logs import RequestLog
from kp_gateway.metrics import Counts
from kp_gateway.problems import of_any
from kp_gateway.refusals import (
    BodyTooSlow,
    NotSentAsJson,
    NotText,
    TooBusy,
    TooLong,
    TooMany,
    TooSlow,
)
from kp_gateway.settings import Settings

SECURITY: Final = {
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
        " font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self';"
        " base-uri 'none'; frame-ancestors 'none'"
    ),
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}
METHODS: Final = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
READS: Final = frozenset({"GET", "HEAD"})
ABORTED: Final = 499  # in the log alone: who asked has gone
_ID = re.compile(rb"[A-Za-z0-9._-]{8,64}")
_EMPTY: Final[Message] = {"type": "http.response.body", "body": b""}


class RequestMiddleware:
    """Limits, security, log and counts of every request; kept answers go out from here."""

    def __init__(
        self,
        app: ASGIApp,
        settings: Settings,
        answers: Answers,
        counts: Counts,
        requests: RequestLog,
    ) -> None:
        self.app = app
        self.settings = settings
        self.in_flight = 0
        self._answers = answers
        self._counts = counts
        self._requests = requests
        self._buckets = limits.Buckets(settings.rate, settings.burst)
        self._own, self._numbers = secrets.token_hex(5), count(1)
        headers = dict(SECURITY)
        if settings.secure:
            headers["strict-transport-security"] = "max-age=63072000; includeSubDomains"
        self.headers = [(name.encode(), value.encode()) for name, value in headers.items()]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        began = perf_counter()
        headers: dict[bytes, bytes] = dict(scope["headers"])
        request_id = self._id(headers)
        scope["kp.request_id"] = request_id.decode()
        address = limits.address_of(
            scope.get("client"), scope["headers"], self.settings.trusted_proxies
        )
        wait = self._buckets.take(limits.network_of(address), began)
        if not wait and (kept := self._kept(scope, headers)) is not None:
            status, some, body = kept
            fields = [*some, *self.headers, (b"x-request-id", request_id)]
            await send({"type": "http.response.start", "status": status, "headers": fields})
            await send({"type": "http.response.body", "body": body})
            self.note(scope, address, status, began)
            return
        await _Exchange(self, scope, headers, send, began, address).run(receive, wait)

    def note(self, scope: Scope, address: str, status: int, began: float) -> None:
        """Counts and logs a request that was answered, by the template of its route."""
        seconds = perf_counter() - began
        method = scope["method"] if scope["method"] in METHODS else "other"
        route = str(getattr(scope.get("route"), "path", "")) or "none"
        self._counts.note(method, route, status, seconds)
        self._requests.note(
            {
                "request_id": scope["kp.request_id"],
                "method": method,
                "route": route,
                "status": status,
                "ms": round(seconds * 1000, 3),
                "client": limits.blurred(address),
            }
        )

    def _id(self, headers: Mapping[bytes, bytes]) -> bytes:
        """The one that came, if it is one; else one of our own."""
        said = headers.get(b"x-request-id")
        if said is not None and _ID.fullmatch(said):
            return said
        return f"{self._own}-{next(self._numbers):08x}".encode()

    def _kept(
        self, scope: Scope, headers: Mapping[bytes, bytes]
    ) -> tuple[int, list[tuple[bytes, bytes]], bytes] | None:
        """A public answer that is kept under this address, for who asks for no more than that."""
        if scope["method"] != "GET" or b"authorization" in headers or b"origin" in headers:
            return None
        if b"text/csv" in headers.get(b"accept", b""):
            return None
        found = self._answers.public(scope["path"], scope["query_string"])
        if found is None:
            return None
        scope["route"] = found.route
        known = headers.get(b"if-none-match")
        if known is not None and is_known(known.decode("latin-1"), found.tag.decode()):
            return 304, found.headers, b""
        body = found.body
        return 200, [*found.headers, (b"content-length", b"%d" % len(body))], body


class _Exchange:
    """A request that is answered by the application, within its limits."""

    def __init__(
        self,
        middleware: RequestMiddleware,
        scope: Scope,
        headers: Mapping[bytes, bytes],
        send: Send,
        began: float,
        address: str,
    ) -> None:
        self.middleware = middleware
        self.scope = scope
        self.headers = headers
        self.status = ABORTED
        self.began = began
        self.address = address
        self._send = send
        self._only_head = scope["method"] == "HEAD"
        self._over = False  # the answer is whole, or what the application says comes too late
        self._late: asyncio.Task[None] | None = None
        self._reading = False

    async def run(self, receive: Receive, wait: float) -> None:
        middleware = self.middleware
        middleware.in_flight += 1
        loop, task = asyncio.get_running_loop(), asyncio.current_task()
        self._timer = loop.call_later(middleware.settings.timeout, self._time_is_up, loop, task)
        try:
            self._check(wait)
            await middleware.app(self._asked(), await self._body(receive), self.send)
        except asyncio.CancelledError:
            if self._late is None or task is None:
                raise
            task.uncancel()
        except Exception as error:
            await self._answer(error)
        finally:
            self._timer.cancel()
            middleware.in_flight -= 1
            if self._late is not None:
                with suppress(asyncio.CancelledError):
                    await asyncio.shield(self._late)
            if self._only_head:
                self.scope["method"] = "HEAD"
            middleware.note(self.scope, self.address, self.status, self.began)

    async def send(self, message: Message) -> None:
        """What the application says; nothing once the answer is over."""
        if not self._over:
            await self._deliver(message)

    # Inside

    def _check(self, wait: float) -> None:
        settings = self.middleware.settings
        if wait:
            raise TooMany(wait)
        if self.middleware.in_flight > settings.at_once:
            raise TooBusy(limit=settings.at_once)
        if (
            len(self.scope.get("raw_path") or b"") + len(self.scope["query_string"])
            > limits.MOST_TARGET
        ):
            raise TooLong(limit=limits.MOST_TARGET)
        if "\0" in self.scope["path"] or b"%00" in self.scope["query_string"]:
            raise NotText()

    def _asked(self) -> Scope:
        """A head is what would stand before a body that is asked for with GET."""
        if self._only_head:
            self.scope["method"] = "GET"
        return self.scope

    async def _body(self, receive: Receive) -> Receive:
        """What the application receives: of a request that may have a body, all of it, checked."""
        if self._only_head:
            return limits.gone
        if self.scope["method"] in READS:
            return receive
        self._reading = True
        body = await limits.whole_body(receive, self.headers, self.middleware.settings.body_limit)
        self._reading = False
        if body:
            self._check_body(body)
        return limits.again(body, receive)

    def _check_body(self, body: bytes) -> None:
        sent = self.headers.get(b"content-type", b"nothing").decode("latin-1")
        if "json" in sent:
            limits.check_json(body, self.middleware.settings.depth_limit)
        elif self.scope["path"].startswith("/v1/"):
            raise NotSentAsJson(sent=sent[:100])

    async def _deliver(self, message: Message) -> None:
        """Sends with our headers; of an answer to HEAD no more than its own."""
        if message["type"] == "http.response.start":
            self._timer.cancel()  # what has begun is a stream, or about to end
            self.status = message["status"]
            request_id = self.scope["kp.request_id"].encode()
            message["headers"] = [
                *message["headers"],
                *self.middleware.headers,
                (b"x-request-id", request_id),
            ]
            await self._send(message)
            if self._only_head:
                self._over = True
                await self._send(_EMPTY)
        elif not self._only_head:
            await self._send(message)

    async def _answer(self, error: Exception) -> None:
        """What was raised, as a problem; an answer that has begun can only be cut."""
        if self._late is not None:
            return
        if self.status != ABORTED:
            raise error
        response = of_any(error, self.scope["kp.request_id"])
        await response(self.scope, limits.gone, self._deliver)

    def _time_is_up(self, loop: asyncio.AbstractEventLoop, task: asyncio.Task[Any] | None) -> None:
        """Answers at once: what runs in a thread is not to be stopped, and is not waited for."""
        seconds = self.middleware.settings.timeout
        late = BodyTooSlow(seconds=seconds) if self._reading else TooSlow(seconds=seconds)
        self._over = True
        self._late = loop.create_task(self._too_late(late))
        if task is not None:
            task.cancel()

    async def _too_late(self, late: Exception) -> None:
        response = of_any(late, self.scope["kp.request_id"])
        await response(self.scope, limits.gone, self._deliver)
