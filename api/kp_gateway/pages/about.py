"""The pages that only tell: what the ledger shows and what not, and a demonstration's lies."""

from __future__ import annotations

from typing import Any, Final

from fastapi import APIRouter, Request, Response

from kp_gateway.gateway import Gateway
from kp_gateway.pages.dependencies import PageRoute, visit
from kp_ledger.answers.asof import definition
from kp_ledger.answers.errors import NotFound
from kp_ledger.base.errors import LedgerUnavailable
from kp_ledger.domain.days import day_of
from kp_ledger.domain.sentences import limit

router = APIRouter(route_class=PageRoute)
SECTIONS: Final = ("shows", "not", "readers", "operator", "words", "unknown", "check")
NO_LIES: Final = "No demonstration was played here: nobody was asked to lie."


@router.get("/about")
def about(request: Request) -> Response:
    """What the ledger shows and what not, who sees what, what an operator can do."""
    with visit(request) as here:
        number = definition(here.snapshot.state, day_of(here.snapshot.moment))
        return here.page("about.html", sections=SECTIONS, limit=limit(number))


@router.get("/lies")
def lies(request: Request) -> Response:
    """The lies of a demonstration, and what the ledger answered."""
    with visit(request) as here:
        lies = _lies(here.gateway)
        if not lies:
            raise NotFound("/lies", NO_LIES)
        return here.page("lies.html", lies=lies)


def _lies(gateway: Gateway) -> list[dict[str, Any]]:
    home = gateway.settings.place
    try:
        if not home.description().demonstration:
            return []
    except LedgerUnavailable:
        return []
    lies = [one for one in home.story().get("story", []) if one.get("chapter") == "lie"]
    return [{**one, "text": one["text"].lstrip(" 0123456789.")} for one in lies]
