"""The baseline of the gateway's benchmark: FastAPI, one endpoint, the same bytes from memory."""

from __future__ import annotations

import os
from pathlib import Path

from fastapi import FastAPI, Request, Response


def app() -> FastAPI:
    body = Path(os.environ["BARE_BODY"]).read_bytes()
    bare = FastAPI()

    @bare.get("/answer")
    async def answer() -> Response:
        return Response(body, media_type="application/json")

    @bare.post("/orders", status_code=202)
    async def order(request: Request) -> Response:
        await request.body()
        return Response(body, 202, media_type="application/json")

    return bare
