"""Pages of other origins may read; what they may not do is said as a problem too."""

from __future__ import annotations

from starlette.datastructures import Headers
from starlette.middleware.cors import CORSMiddleware
from starlette.responses import Response
from starlette.types import ASGIApp

from kp_gateway.problems import problem

READS = ("GET", "HEAD")
SENT = ("Authorization", "If-None-Match", "Last-Event-ID", "X-Request-Id")
SHOWN = ("ETag", "Retry-After", "X-Request-Id")
A_DAY = 86_400


class ReadingMiddleware(CORSMiddleware):
    """Reads from the origins of the settings, tokens in their header; no cookies."""

    def __init__(self, app: ASGIApp, allowed: tuple[str, ...]) -> None:
        super().__init__(
            app,
            allow_origins=list(allowed),
            allow_methods=READS,
            allow_headers=SENT,
            expose_headers=SHOWN,
            max_age=A_DAY,
        )

    def preflight_response(self, request_headers: Headers) -> Response:
        answer = super().preflight_response(request_headers)
        if answer.status_code == 200:
            return answer
        detail = "pages of other origins may read here, and nothing else"
        return problem(400, "NotFromThere", detail, rule="NotFromThere")
