"""The application: routes, problems, limits, put together. Importing it does nothing."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Final

from fastapi import FastAPI

from kp_gateway import openapi, problems
from kp_gateway.cors import ReadingMiddleware
from kp_gateway.gateway import Gateway
from kp_gateway.logs import RequestLog
from kp_gateway.middleware import RequestMiddleware
from kp_gateway.pages import missing
from kp_gateway.pages import routes as pages
from kp_gateway.routes import (
    certificates,
    events,
    login,
    me,
    offers,
    orders,
    organisations,
    parcels,
    participants,
    proposals,
    search,
    status,
    trade,
    zones,
)

READING: Final = (participants, zones, organisations, proposals, trade, events, me, search)


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
    app.state.intake = gateway.intake
    for module in (status, orders, offers, login, parcels, certificates, *READING, pages):
        app.include_router(module.router)
    problems.install(app)
    missing.install(app)
    openapi.install(app)
    requests = RequestLog()
    app.state.requests = requests
    app.add_middleware(ReadingMiddleware, allowed=gateway.settings.cors_origins)
    app.add_middleware(
        RequestMiddleware,
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
