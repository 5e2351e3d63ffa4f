"""Pages from templates: the answers as everybody gets them, in words and pictures.

A template decides nothing: what it is given is what `shown` left for whoever asks.
"""

from __future__ import annotations

import gzip
from collections.abc import Mapping
from functools import cache
from typing import Any, Final

from fastapi import Request, Response
from jinja2 import Environment, PackageLoader, StrictUndefined

from kp_gateway.pages import forms, pictures
from kp_gateway.pages.assets import assets
from kp_gateway.pages.negotiating import COOKIE, chosen, words_of
from kp_gateway.pages.strings import LANGUAGES

YEAR: Final = 31_536_000
MEDIA: Final = "text/html; charset=utf-8"


@cache
def environment() -> Environment:
    """Escapes everything; a name that is not there is an error, not an empty place."""
    made = Environment(
        loader=PackageLoader("kp_gateway.pages"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.filters |= forms.filters()
    made.globals |= {"asset": _address, "draw": pictures.DRAWN, "languages": LANGUAGES}
    return made


def html(request: Request, template: str, **content: Any) -> str:
    """A page as text."""
    words = words_of(request)
    whole = {
        "words": words,
        "t": words.text,
        "n": words.count,
        "here": request.url.path,
        "part": request.headers.get("hx-target", ""),
        **content,
    }
    return environment().get_template(template).render(whole)


def page(
    request: Request,
    template: str,
    status: int = 200,
    headers: Mapping[str, str] | None = None,
    private: bool = False,
    **content: Any,
) -> Response:
    """A page as it is sent; packed, unless somebody signed in: what is secret is never packed."""
    body = html(request, template, private=private, **content).encode()
    sent = {
        "Vary": "Accept-Encoding, Accept-Language, Cookie, HX-Target",
        "Cache-Control": "private, no-store" if private else "public, no-cache",
        **(headers or {}),
    }
    if not private and "gzip" in request.headers.get("accept-encoding", ""):
        body = gzip.compress(body, 5, mtime=0)
        sent["Content-Encoding"] = "gzip"
    response = Response(body, status, sent, MEDIA)
    if language := chosen(request):
        response.set_cookie(COOKIE, language, max_age=YEAR, samesite="lax", httponly=True)
    return response


def _address(name: str) -> str:
    return assets()[name].address
