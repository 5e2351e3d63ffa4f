"""What a page is made with: its reader, a snapshot, what has not changed; and errors in words."""

from __future__ import annotations

import re
from collections.abc import Callable, Coroutine, Hashable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Any

import orjson
from fastapi import Request, Response
from fastapi.concurrency import run_in_threadpool
from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute
from sqlalchemy.exc import SQLAlchemyError

from kp_gateway.cache import joined, split
from kp_gateway.conditional import etag, is_known
from kp_gateway.gateway import Gateway, Make, gateway_of
from kp_gateway.pages.assets import assets
from kp_gateway.pages.negotiating import chosen, language_of
from kp_gateway.pages.page import page
from kp_gateway.requests import COOKIE, reader_of_page
from kp_gateway.statuses import status_of
from kp_ledger.answers.audiences import PUBLIC, Audience, Reader
from kp_ledger.answers.errors import NotForYou, NotFound
from kp_ledger.answers.names import names_for
from kp_ledger.answers.schemas.base import Answer, shown
from kp_ledger.base.errors import BadInput, LedgerError, LedgerUnavailable
from kp_ledger.domain.showing import Names
from kp_ledger.index.store import Snapshot

Handler = Callable[[Request], Coroutine[Any, Any, Response]]


@dataclass(frozen=True, slots=True)
class Visit:
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
        _, made = split(self.snapshot, dict(whole), tags)
        self.gateway.answers.keep((key, self.reader), made)
        return whole

    @property
    def names(self) -> Names:
        """The names that the reader may read."""
        return names_for(self.gateway.names, self.reader)

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


@contextmanager
def visit(request: Request) -> Iterator[Visit]:
    """The request with who reads the page and a snapshot of the index."""
    gateway, reader = gateway_of(request), reader_of_page(request)
    with gateway.index.snapshot() as snapshot:
        yield Visit(request, gateway, reader, snapshot)


def tag_of(request: Request, reader: Reader, block_hash: bytes) -> str:
    """Equal tags, equal pages: block, reader, language, and what pages are made of."""
    part = re.sub(r"[^a-z]", "", request.headers.get("hx-target", ""))
    return etag(block_hash, reader, f"{language_of(request)}-{edition()}-{part}")


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
    said = request.headers.get("if-none-match")
    now = gateway_of(request).answers.now
    if said is None or now is None or COOKIE in request.cookies or chosen(request):
        return None
    tag = tag_of(request, PUBLIC, now.head.hash)
    if said == "*" or not is_known(said, tag):
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
