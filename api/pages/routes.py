"""The pages' addresses. Routes ask and translate; what is answered is decided in api/composing."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from api.pages import entering, papers, parcels, telling, trade
from api.pages.asking import PageRoute
from api.pages.assets import FOR_EVER, assets
from api.problems import NotFound

router = APIRouter(route_class=PageRoute, include_in_schema=False)
for module in (parcels, papers, trade, entering, telling):
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
