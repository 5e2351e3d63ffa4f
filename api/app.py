"""The application: routes, problems, limits, put together. Importing it does nothing."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Any, Final

from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware

from api import problems
from api.front import Front
from api.gateway import Gateway
from api.routes import (
    certificates,
    entry,
    events,
    me,
    orders,
    organisations,
    parcels,
    participants,
    status,
    table,
    trade,
    zones,
)
from kp_ledger.domain.sentences import limit

READING: Final = (participants, zones, organisations, table, trade, events, me)
TITLE: Final = "Kimberley ledger"
DESCRIPTION: Final = (
    "Where rough diamonds may have come from, as a permissioned ledger has it."
    f" {limit(1)} Every answer says as of which block it is, and whether it is recorded or"
    " witnessed."
)
PROBLEM: Final = {
    "type": "object",
    "description": "A problem document (RFC 9457).",
    "required": ["type", "title", "status", "detail", "rule"],
    "properties": {
        "type": {"type": "string", "description": "A relative reference naming the rule."},
        "title": {"type": "string", "description": "The rule's name."},
        "status": {"type": "integer", "description": "The HTTP status."},
        "detail": {"type": "string", "description": "What is wrong, in a sentence."},
        "instance": {"type": "string", "description": "This request, as in our log."},
        "rule": {"type": "string", "description": "The rule's name."},
        "values": {"type": "object", "description": "The values that broke it."},
    },
}
STATUSES: Final = {
    400: "A value that is none of its kind.",
    401: "A token that opens nothing.",
    403: "For another audience.",
    404: "Nothing of this name on this ledger.",
    413: "Larger than is taken.",
    422: "Refused by a rule.",
    429: "Too many requests from one address.",
    503: "Node or database is away; nothing accepted is lost.",
    504: "It took too long.",
}


def create_app(gateway: Gateway) -> FastAPI:
    """The gateway's application on collaborators that exist."""
    app = FastAPI(
        title=TITLE,
        description=DESCRIPTION,
        version="1",
        openapi_url="/v1/openapi.json",
        docs_url=None,
        redoc_url=None,
        lifespan=_life,
        responses=_problems(),
        license_info={"name": "Apache-2.0", "identifier": "Apache-2.0"},
    )
    app.state.gateway = gateway
    app.state.desk = gateway.desk
    for module in (status, orders, entry, parcels, certificates, *READING):
        app.include_router(module.router)
    problems.install(app)
    app.add_middleware(
        CORSMiddleware,
        allow_origins=list(gateway.settings.cors_origins),
        allow_methods=["GET", "HEAD"],
        expose_headers=["ETag", "X-Request-Id"],
    )
    app.add_middleware(Front, settings=gateway.settings, counts=gateway.counts)
    return app


@asynccontextmanager
async def _life(app: FastAPI) -> AsyncIterator[None]:
    following = asyncio.create_task(app.state.gateway.follow())
    yield
    following.cancel()
    with suppress(asyncio.CancelledError):
        await following
    app.state.gateway.close()


def _problems() -> dict[int | str, dict[str, Any]]:
    """What every route may answer instead."""
    content = {problems.MEDIA: {"schema": PROBLEM}}
    return {status: {"description": text, "content": content} for status, text in STATUSES.items()}
