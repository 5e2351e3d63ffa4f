"""How pages are asked for: who reads, what has not changed, and errors in words.

A browser has no header for a token; it brings it in a cookie (see entering.py).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Coroutine, Hashable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Any, Final

import orjson
from fastapi import Request, Response
from fastapi.concurrency import run_in_threadpool
from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute
from sqlalchemy.exc import SQLAlchemyError

from kp_gateway.cache import joined, split
from kp_gateway.gateway import Composed, Gateway, gateway_of
from kp_gateway.intake.errors import EntryRefused
from kp_gateway.pages.assets import assets
from kp_gateway.pages.negotiating import chosen, language_of
from kp_gateway.pages.page import page
from kp_gateway.problems import NotForYou, NotFound, status_of
from kp_ledger.answers.asof import etag
from kp_ledger.answers.audiences import PUBLIC, Audience, Reader
from kp_ledger.answers.schemas.base import Answer, shown
from kp_ledger.base.errors import BadInput, LedgerError, LedgerUnavailable
from kp_ledger.domain.showing import Names
from kp_ledger.index.store import Snapshot

ENTRY: Final = "kp-entry"
Make = Callable[[Snapshot], Composed]
Handler = Callable[[Request], Coroutine[Any, Any, Response]]


@dataclass(frozen=True, slots=True)
class Asking:
    """One request for a page, as of one block."""

    request: Request
    gateway: Gateway
    reader: Reader
    snapshot: Snapshot

    def shown(self, answer: Answer, audience: Audience | None = None) -> dict[str, Any]:
        """An answer without what its reader may not see."""
        return shown(answer, self.reader.audience if audience is None else audience)

    def kept(self, key: Hashable, make: Make) -> dict[str, Any]:
        """An answer as programs get it, from what is kept or made now."""
        members = self.gateway.answers.get((key, self.reader))
        now = self.gateway.answers.now
        if members is not None and now is not None and now.head.hash == self.snapshot.hash:
            return dict(orjson.loads(joined(now.envelope, members)))
        answer, audience, tags = make(self.snapshot)
        whole = shown(answer, audience)
        self.gateway.answers.keep((key, self.reader), split(self.snapshot, whole, tags))
        return whole

    @property
    def names(self) -> Names:
        """The names that the reader may read."""
        return self.gateway.names_for(self.reader.audience)

    @property
    def base(self) -> str:
        """The gateway's address as it is seen from outside."""
        return self.gateway.settings.base_url or str(self.request.base_url)

    def page(self, template: str, **content: Any) -> Response:
        """A page that a browser may keep until there is another block."""
        tag = tag_of(self.request, self.reader, self.snapshot.hash)
        return page(
            self.request,
            template,
            headers={"ETag": tag},
            private=self.reader is not PUBLIC,
            **content,
        )


def reader_of(request: Request) -> Reader:
    """Who reads: the public without a token, or with one that opens nothing any more."""
    token = request.cookies.get(ENTRY, "")
    if not token:
        return PUBLIC
    try:
        return gateway_of(request).intake.entry.reader_of(token)
    except EntryRefused:
        return PUBLIC


@contextmanager
def asking(request: Request) -> Iterator[Asking]:
    """The request with who reads it and a snapshot of the index."""
    gateway = gateway_of(request)
    reader = reader_of(request)
    with gateway.index.snapshot() as snapshot:
        yield Asking(request, gateway, reader, snapshot)


def tag_of(request: Request, reader: Reader, block_hash: bytes) -> str:
    """Equal tags, equal pages: block, reader, language, and what pages are made of."""
    whole = etag(block_hash, reader.audience, reader.organisation).removesuffix('"')
    part = re.sub(r"[^a-z]", "", request.headers.get("hx-target", ""))
    return f'{whole}-{language_of(request)}-{edition()}-{part}"'


@cache
def edition() -> str:
    """Of templates, strings and files: another one when any of them is other."""
    whole = sha256("".join(sorted(one.digest for one in assets().values())).encode())
    for folder in ("templates", "strings"):
        paths = sorted((files("kp_gateway.pages") / folder).iterdir(), key=lambda path: path.name)
        for path in paths:
            if path.name.endswith((".html", ".toml")):
                whole.update(path.read_bytes())
    return whole.hexdigest()[:8]


class PageRoute(APIRoute):
    """A route whose errors are pages, and whose unchanged pages are not made again."""

    def get_route_handler(self) -> Handler:
        made = super().get_route_handler()

        async def handler(request: Request) -> Response:
            try:
                if request.method in ("GET", "HEAD") and (unchanged := _unchanged(request)):
                    return unchanged
                return await made(request)
            except LedgerError as error:
                return await run_in_threadpool(error_page, request, error)
            except RequestValidationError as error:
                return await run_in_threadpool(error_page, request, _invalid(error))
            except SQLAlchemyError:
                away = LedgerUnavailable("the gateway's database does not answer now")
                return await run_in_threadpool(error_page, request, away)

        return handler


def _invalid(error: RequestValidationError) -> BadInput:
    """What stands in an address or a query and is none of its kind."""
    first = error.errors()[0]
    return BadInput(str(first.get("input", ""))[:200], str(first["msg"]).lower())


def _unchanged(request: Request) -> Response | None:
    """304 for a page of the public that is as its reader has it."""
    said = request.headers.get("if-none-match", "")
    now = gateway_of(request).answers.now
    if not said or now is None or ENTRY in request.cookies or chosen(request):
        return None
    tag = tag_of(request, PUBLIC, now.head.hash)
    if said != tag:
        return None
    return Response(status_code=304, headers={"ETag": tag, "Cache-Control": "public, no-cache"})


def error_page(request: Request, error: LedgerError) -> Response:
    """What went wrong, and what to do next."""
    status = status_of(error)
    if isinstance(error, NotFound):
        return page(request, "unknown.html", 404, asked=error.value, meaning=str(error))
    if isinstance(error, NotForYou):
        return page(request, "not-for-you.html", 403, detail=str(error))
    kind = "input" if isinstance(error, BadInput) else "away" if status >= 500 else "refused"
    headers = {"Cache-Control": "no-store"}
    if status == 503:
        headers["Retry-After"] = "5"
    return page(request, "error.html", status, headers, kind=kind, detail=str(error))
