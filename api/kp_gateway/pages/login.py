"""A party's own page, and how it signs in: a token is pasted once and kept in a cookie."""

from __future__ import annotations

from typing import Annotated, Final
from urllib.parse import parse_qs

from fastapi import APIRouter, Query, Request, Response
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import RedirectResponse

from kp_gateway.gateway import gateway_of
from kp_gateway.intake.errors import LoginRefused
from kp_gateway.pages.dependencies import PageRoute, visit
from kp_gateway.pages.page import page
from kp_gateway.requests import COOKIE, cursor_number
from kp_ledger.answers.audiences import PUBLIC
from kp_ledger.answers.party import Own, me_answer

router = APIRouter(route_class=PageRoute)
SECONDS: Final = 15 * 60


@router.get("/me")
def me(request: Request, before: Annotated[str | None, Query(max_length=12)] = None) -> Response:
    """What waits for whoever signed in; how to sign in, for anybody else."""
    with visit(request) as here:
        if here.reader is PUBLIC:
            return page(request, "login.html", private=True, wrong="")
        offers = tuple(here.gateway.intake.mailbox.waiting(here.reader))
        own = Own(here.reader, here.names, offers)
        answer = me_answer(here.snapshot, own, cursor_number(before))
        return here.page("me.html", me=here.shown(answer))


@router.post("/me")
async def enter(request: Request) -> Response:
    """Keeps a token that opens; says why one does not."""
    body = (await request.body()).decode("utf-8", "replace")
    token = parse_qs(body).get("token", [""])[0].strip()
    gateway = gateway_of(request)
    try:
        await run_in_threadpool(gateway.intake.login.reader_of, token)
    except LoginRefused as why:
        return page(request, "login.html", 401, private=True, wrong=str(why))
    response = RedirectResponse("/me", 303)
    response.set_cookie(
        COOKIE,
        token,
        max_age=SECONDS,
        httponly=True,
        samesite="strict",
        secure=gateway.settings.secure,
    )
    return response


@router.post("/leave")
def leave() -> Response:
    """Forgets the token."""
    response = RedirectResponse("/", 303)
    response.delete_cookie(COOKIE)
    return response
