"""The pages' addresses. Routes translate; kp_ledger/answers decides what is answered."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from kp_gateway.pages import about, certificates, login, parcels, trade
from kp_gateway.pages.assets import FOR_EVER, assets
from kp_gateway.pages.dependencies import PageRoute
from kp_ledger.answers.errors import NotFound

router = APIRouter(route_class=PageRoute, include_in_schema=False)
for module in (parcels, certificates, trade, login, about):
    router.include_router(module.router)


@router.get("/static/{digest}/{name}")
def static(request: Request, digest: str, name: str) -> Response:
    """A file that pages are made of; it is kept for ever, its address changes with it."""
    asset = assets().get(name)
    if asset is None or asset.digest != digest:
        raise NotFound(f"{digest}/{name}", "There is no file of this name.")
    headers = {"Cache-Control": FOR_EVER, "Vary": "Accept-Encoding"}
    if "gzip" in request.headers.get("accept-encoding", ""):
        return Response(asset.packed, 200, {**headers, "Content-Encoding": "gzip"}, asset.media)
    return Response(asset.plain, 200, headers, asset.media)
