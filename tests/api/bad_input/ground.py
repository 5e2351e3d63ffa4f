"""A problem document, whole: what each refusal has to say."""

from __future__ import annotations

import http.client
import json
import re
from typing import Any
from urllib.parse import urlsplit

import urllib3

from tests.api.served import Served

MEDIA = "application/problem+json"
ALWAYS = {"type", "title", "status", "detail", "instance", "rule"}


def refused(answer: urllib3.BaseHTTPResponse, status: int, rule: str) -> dict[str, Any]:
    """The document's values; fails unless it is that refusal, with all that one has to say."""
    assert answer.headers["Content-Type"] == MEDIA, answer.data
    problem = json.loads(answer.data)
    assert (answer.status, problem["rule"]) == (status, rule), problem
    assert ALWAYS <= problem.keys() <= ALWAYS | {"values"}, problem
    slug = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "-", rule).lower()
    assert (problem["type"], problem["title"]) == (f"/problems/{slug}", rule)
    assert (problem["status"], problem["instance"]) == (
        status,
        f"/requests/{answer.headers['X-Request-Id']}",
    )
    assert problem["detail"]
    assert "Traceback" not in problem["detail"]
    if status in (429, 502, 503):
        assert int(answer.headers["Retry-After"]) >= 1
    if status == 401:
        assert answer.headers["WWW-Authenticate"].startswith("Bearer")
    return dict(problem.get("values", {}))


def raw(served: Served, target: bytes, method: str = "GET") -> tuple[int, str]:
    """Status and media type of a request whose target is sent as it is."""
    parts = urlsplit(served.url)
    connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=30)
    try:
        connection.connect()
        line = (
            method.encode() + b" " + target + b" HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
        )
        connection.sock.sendall(line)
        answer = http.client.HTTPResponse(connection.sock, method=method)
        answer.begin()
        return answer.status, answer.headers.get("Content-Type", "")
    finally:
        connection.close()
