"""What a page is made with: its language, who reads it, where it stands."""

from __future__ import annotations

from fastapi import Request

from kp_gateway.pages.strings import LANGUAGES, Strings, negotiated, strings

COOKIE = "kp-language"


def language_of(request: Request) -> str:
    """By ?lang=, else as chosen before, else as the browser prefers."""
    asked = request.query_params.get("lang") or request.cookies.get(COOKIE, "")
    return negotiated(asked, request.headers.get("accept-language", ""))


def words_of(request: Request) -> Strings:
    return strings(language_of(request))


def chosen(request: Request) -> str | None:
    """The language that was chosen with this very request, to be kept; None for none."""
    asked = request.query_params.get("lang")
    return asked if asked in LANGUAGES else None
