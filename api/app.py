"""The application: routes, problems, limits, put together. Importing it does nothing."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Final

from fastapi import FastAPI

from api import openapi, problems
from api.front import Front
from api.gateway import Gateway
from api.logs import Requests
from api.origins import Origins
from api.pages import missing
from api.pages import routes as pages
from api.routes import (
    certificates,
    entry,
    events,
    me,
    offers,
    orders,
    organisations,
    parcels,
    participants,
    search,
    status,
    table,
    trade,
    zones,
)

READING: Final = (participants, zones, organisations, table, trade, events, me, search)


def create_app(gateway: Gateway) -> FastAPI:
    """The gateway's application on collaborators that exist."""
    app = FastAPI(
        docs_url=None,
        redoc_url=None,
        lifespan=_life,
        telemetry={"tracing": False, "metrics": False, "logs": False},
        **openapi.described(gateway.settings.base_url),
    )
    app.state.gateway = gateway
    app.state.desk = gateway.desk
    for module in (status, orders, offers, entry, parcels, certificates, *READING, pages):
        app.include_router(module.router)
    problems.install(app)
    missing.install(app)
    openapi.install(app)
    requests = Requests()
    app.state.requests = requests
    app.add_middleware(Origins, allowed=gateway.settings.cors_origins)
    app.add_middleware(
        Front,
        settings=gateway.settings,
        answers=gateway.answers,
        counts=gateway.counts,
        requests=requests,
    )
    return app


@asynccontextmanager
async def _life(app: FastAPI) -> AsyncIterator[None]:
    following = asyncio.create_task(app.state.gateway.follow())
    yield
    following.cancel()
    with suppress(asyncio.CancelledError):
        await following
    app.state.gateway.close()
    app.state.requests.write()
