"""An address that is none: a page for whoever reads pages, a problem document for programs."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import cast

from fastapi import FastAPI, Request, Response
from fastapi.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException

from kp_gateway.pages.page import page

Handler = Callable[[Request, Exception], Awaitable[Response]]


def install(app: FastAPI) -> None:
    """Behind problems.install: what is no page of ours is said on a page."""
    otherwise = cast(Handler, app.exception_handlers[HTTPException])

    async def handler(request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)
        if error.status_code != 404 or not _reads_pages(request):
            return await otherwise(request, error)
        return await run_in_threadpool(page, request, "missing.html", 404)

    app.add_exception_handler(HTTPException, handler)


def _reads_pages(request: Request) -> bool:
    """A browser, outside of what is for programs."""
    accepted = request.headers.get("accept", "")
    return "text/html" in accepted and not request.url.path.startswith("/v1/")
