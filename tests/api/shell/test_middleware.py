"""What stands before every request: ids, headers, limits, time, the log."""

from __future__ import annotations

import asyncio
import json
import logging
import time
from collections.abc import Iterator
from typing import Any

import pytest
from fastapi import FastAPI, Request, Response
from fastapi.responses import StreamingResponse
from fastapi.testclient import TestClient
from kp_gateway import logs
from kp_gateway.app import create_app
from kp_gateway.middleware import RequestMiddleware

from kp_ledger.home import Home
from tests.api.shell.ground import asked, opened, serving

JSON = {"content-type": "application/json"}


def strange(home: Home, **given: Any) -> FastAPI:
    """The gateway with routes that do what routes should not."""
    app = create_app(opened(home, **given))

    @app.get("/v1/strange/fault")
    async def fault() -> None:
        raise KeyError("a secret")

    @app.get("/v1/strange/thread")
    def thread() -> Response:
        time.sleep(1.5)
        return Response("late")

    @app.get("/v1/strange/wait")
    async def wait() -> Response:
        await asyncio.sleep(30)
        return Response("late")

    @app.get("/v1/strange/stream")
    async def stream() -> StreamingResponse:
        async def parts() -> Any:
            for part in ("one ", "two"):
                yield part
                await asyncio.sleep(0.3)

        return StreamingResponse(parts(), media_type="text/plain")

    @app.get("/v1/strange/endless")
    async def endless() -> StreamingResponse:
        async def parts() -> Any:
            while True:
                yield "more"
                await asyncio.sleep(0.01)

        return StreamingResponse(parts(), media_type="text/plain")

    @app.post("/v1/strange/echo")
    async def echo(request: Request) -> Response:
        return Response(await request.body())

    return app


@pytest.fixture(scope="module")
def app(home: Home) -> FastAPI:
    return strange(home, timeout=0.2, body_limit=2_048, depth_limit=8)


@pytest.fixture
def odd(home: Home) -> Iterator[TestClient]:
    with asked(strange(home, timeout=0.2, body_limit=2_048, depth_limit=8)) as client:
        yield client


# Ids and headers


def test_every_answer_has_an_id_of_its_own(api: TestClient) -> None:
    ids = {api.get("/healthz").headers["x-request-id"] for _ in range(20)}

    assert len(ids) == 20


def test_a_sane_id_that_comes_is_kept(api: TestClient) -> None:
    answer = api.get("/healthz", headers={"x-request-id": "trace-0123456789"})

    assert answer.headers["x-request-id"] == "trace-0123456789"


@pytest.mark.parametrize("said", ["short", "a" * 65, "with space", 'quo"te-12345', "ünïcödé-1"])
def test_another_id_is_not(api: TestClient, said: str) -> None:
    answer = api.get("/healthz", headers={"x-request-id": said.encode("latin-1")})

    assert answer.headers["x-request-id"] != said


@pytest.mark.parametrize("path", ["/healthz", "/v1/status", "/nothing", "/v1/openapi.json"])
def test_headers_of_security_are_on_everything(api: TestClient, path: str) -> None:
    headers = api.get(path).headers

    assert "default-src 'none'" in headers["content-security-policy"]
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert "strict-transport-security" not in headers


def test_https_is_insisted_on_where_it_is_spoken(home: Home) -> None:
    with serving(home, base_url="https://kp.example") as api:
        assert "max-age" in api.get("/healthz").headers["strict-transport-security"]


def test_a_head_is_that_of_the_answer_without_it(api: TestClient) -> None:
    whole, head = api.get("/v1/openapi.json"), api.head("/v1/openapi.json")

    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["content-length"] == whole.headers["content-length"]


def test_the_head_of_a_stream_ends(odd: TestClient) -> None:
    assert odd.head("/v1/strange/endless").status_code == 200


# Limits


def test_what_is_too_large_is_refused_by_its_length(odd: TestClient) -> None:
    told = odd.post("/v1/strange/echo", content=b"1" * 2_049, headers=JSON).json()

    assert (told["status"], told["rule"], told["values"]) == (413, "TooLarge", {"limit": 2048})


def test_what_is_too_large_is_refused_in_pieces(odd: TestClient) -> None:
    def pieces() -> Iterator[bytes]:
        for _ in range(100):
            yield b" " * 1_000

    assert odd.post("/v1/strange/echo", content=pieces(), headers=JSON).status_code == 413


def test_what_is_just_small_enough_arrives(odd: TestClient) -> None:
    body = b" " * 2_047 + b"1"

    assert odd.post("/v1/strange/echo", content=body, headers=JSON).content == body
    assert odd.post("/v1/strange/echo", content=iter([body]), headers=JSON).content == body


@pytest.mark.parametrize(
    ("body", "status", "rule"),
    [
        (b"[" * 9, 400, "TooDeep"),
        (b'"\\ud800"', 400, "NotJson"),
        (b'"\\u0000"', 400, "NotJson"),
    ],
)
def test_bodies_that_nothing_could_be_done_with(
    odd: TestClient, body: bytes, status: int, rule: str
) -> None:
    told = odd.post("/v1/strange/echo", content=body, headers=JSON).json()

    assert (told["status"], told["rule"]) == (status, rule)


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", None])
def test_a_body_is_json_and_says_so(odd: TestClient, kind: str | None) -> None:
    headers = {} if kind is None else {"content-type": kind}

    assert odd.post("/v1/orders", content=b"{}", headers=headers).status_code == 415


@pytest.mark.parametrize("body", [b"{", b"\xff\xfe", b"1" * 5_000, b"not json"])
def test_a_body_that_is_no_json_is_said_to_be_none(api: TestClient, body: bytes) -> None:
    told = api.post("/v1/orders", content=body, headers=JSON).json()

    assert (told["status"], told["rule"]) == (400, "NotJson")


@pytest.mark.parametrize("path", ["/v1/parcels/%00", "/v1/status?a=%00"])
def test_the_character_zero_is_in_no_address(api: TestClient, path: str) -> None:
    assert api.get(path).json()["rule"] == "NotText"


@pytest.mark.parametrize("path", ["/" + "a" * 5_000, "/v1/status?" + "a" * 5_000])
def test_an_address_is_not_endless(api: TestClient, path: str) -> None:
    assert api.get(path).json()["rule"] == "TooLong"


def test_thousands_of_requests_from_one_address(home: Home) -> None:
    with serving(home, rate=1, burst=5) as api:
        answers = [api.get("/healthz") for _ in range(50)]

    assert [answer.status_code for answer in answers[:5]] == [200] * 5
    late = [answer for answer in answers if answer.status_code == 429]
    assert len(late) >= 44
    assert all(int(answer.headers["retry-after"]) >= 1 for answer in late)


def test_a_rate_is_of_an_address_and_not_of_all(home: Home) -> None:
    with serving(home, rate=0.001, burst=1, trusted_proxies=1) as api:
        answers = [
            api.get("/healthz", headers={"x-forwarded-for": address}).status_code
            for address in ("192.0.2.1", "192.0.2.1", "192.0.2.2")
        ]

    assert answers == [200, 429, 200]


def test_no_more_is_answered_at_once_than_can_be(home: Home) -> None:
    app = strange(home, timeout=5, at_once=1)

    async def both() -> list[int]:
        return [
            status
            for status, _ in await asyncio.gather(
                _call(app, "/v1/strange/thread"), _call(app, "/healthz")
            )
        ]

    assert asyncio.run(both()) == [200, 503]


# Time


@pytest.mark.parametrize("path", ["/v1/strange/wait", "/v1/strange/thread"])
def test_who_waits_too_long_is_answered_at_once(app: FastAPI, path: str) -> None:
    began = time.monotonic()
    status, body = asyncio.run(_first(app, path))

    assert time.monotonic() - began < 1
    assert (status, json.loads(body)["rule"]) == (504, "TooSlow")


def test_a_body_that_does_not_come_is_not_waited_for(app: FastAPI) -> None:
    status, body = asyncio.run(_call(app, "/v1/strange/echo", method="POST", body=None))

    assert (status, json.loads(body)["rule"]) == (408, "BodyTooSlow")


def test_a_length_that_is_too_large_is_believed_before_a_byte_comes(app: FastAPI) -> None:
    length = (b"content-length", b"2049")
    status, body = asyncio.run(_call(app, "/v1/strange/echo", "POST", None, length))

    assert (status, json.loads(body)["rule"]) == (413, "TooLarge")


@pytest.mark.parametrize("path", ["/healthz", "/nothing", "/" + "a" * 5_000])
def test_no_head_has_a_body(app: FastAPI, path: str) -> None:
    status, body = asyncio.run(_call(app, path, "HEAD"))

    assert status in (200, 404, 414)
    assert body == b""


def test_a_stream_may_last(odd: TestClient) -> None:
    assert odd.get("/v1/strange/stream").text == "one two"


def test_who_was_late_does_not_stop_the_next(odd: TestClient) -> None:
    assert odd.get("/v1/strange/wait").status_code == 504
    assert odd.get("/healthz").status_code == 200


# Faults and the log


@pytest.fixture
def lines(odd: TestClient, monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    logging.getLogger("kp.requests").setLevel(logging.INFO)
    found: list[dict[str, Any]] = []
    monkeypatch.setattr(
        logs.os,
        "write",
        lambda _, text: found.extend(map(json.loads, bytes(text).splitlines())),
    )
    return found


def test_a_fault_is_a_problem_and_in_the_log_with_its_id(
    odd: TestClient, caplog: pytest.LogCaptureFixture
) -> None:
    logging.getLogger("kp").propagate = True
    answer = odd.get("/v1/strange/fault")

    assert (answer.status_code, answer.json()["rule"]) == (500, "Unexpected")
    assert "secret" not in answer.text
    record = next(record for record in caplog.records if record.exc_info)
    assert record.request_id == answer.headers["x-request-id"]  # type: ignore[attr-defined]


def test_a_request_is_one_line_without_whose_it_was(
    odd: TestClient, lines: list[dict[str, Any]]
) -> None:
    identifier = "0x" + "12" * 32
    odd.get(f"/v1/parcels/{identifier}?at=1", headers={"authorization": "Bearer abc.def.ghi"})
    time.sleep(0.3)
    odd.get("/healthz")

    line = lines[0]
    assert line["route"] == "/v1/parcels/{parcel}"
    assert (line["method"], line["status"]) == ("GET", 401)
    assert line["ms"] > 0
    assert identifier not in str(lines)
    assert "abc" not in str(lines)


def test_a_line_of_log_is_json_with_its_trace() -> None:
    record = logging.LogRecord("kp", logging.ERROR, "", 1, "it %s", ("broke",), None)
    record.request_id = "r-1"
    try:
        raise KeyError("x")
    except KeyError as error:
        record.exc_info = (KeyError, error, error.__traceback__)

    line = json.loads(logs.Lines().format(record))

    assert (line["message"], line["request_id"], line["level"]) == ("it broke", "r-1", "error")
    assert "KeyError" in line["trace"]


def test_requests_are_counted_by_the_template_of_their_route(api: TestClient) -> None:
    for digit in "ab":
        api.get(f"/v1/parcels/0x{digit * 64}")
    api.get("/nothing")
    api.request("BREW", "/nothing")
    text = api.get("/metrics").text

    assert 'kp_requests_total{method="GET",route="/v1/parcels/{parcel}",status="404"} 2.0' in text
    assert 'kp_requests_total{method="GET",route="none",status="404"} 1.0' in text
    assert 'method="other"' in text
    assert "kp_request_seconds_bucket" in text
    assert "kp_index_block" in text


# Pages of other origins


def test_pages_of_other_origins_may_read(api: TestClient) -> None:
    answer = api.get("/v1/status", headers={"origin": "https://a.example"})

    assert answer.headers["access-control-allow-origin"] == "*"
    assert "ETag" in answer.headers["access-control-expose-headers"]


@pytest.mark.parametrize(("method", "status"), [("GET", 200), ("POST", 400)])
def test_and_may_do_nothing_else(api: TestClient, method: str, status: int) -> None:
    answer = api.options(
        "/v1/orders",
        headers={
            "origin": "https://a.example",
            "access-control-request-method": method,
            "access-control-request-headers": "authorization, if-none-match",
        },
    )

    assert answer.status_code == status
    if status != 200:
        assert answer.json()["rule"] == "NotFromThere"


def test_origins_that_are_named_are_the_only_ones(home: Home) -> None:
    with serving(home, cors_origins="https://a.example") as api:
        named = api.get("/v1/status", headers={"origin": "https://a.example"}).headers
        other = api.get("/v1/status", headers={"origin": "https://b.example"}).headers

    assert named["access-control-allow-origin"] == "https://a.example"
    assert "access-control-allow-origin" not in other


# Asking without a client's help


async def _call(
    app: FastAPI,
    path: str,
    method: str = "GET",
    body: bytes | None = b"",
    *headers: tuple[bytes, bytes],
) -> tuple[int, bytes]:
    """Status and body; a body of None never comes."""
    said: list[Any] = []
    scope = _scope(path, method)
    scope["headers"] += headers
    await app(scope, _receiving(body), _note(said))
    return said[0]["status"], b"".join(message.get("body", b"") for message in said[1:])


async def _first(app: FastAPI, path: str) -> tuple[int, bytes]:
    """What is said by when it is said, whatever goes on behind it."""
    whole = asyncio.Event()
    said: list[Any] = []

    async def send(message: Any) -> None:
        said.append(message)
        if message["type"] == "http.response.body":
            whole.set()

    task = asyncio.create_task(app(_scope(path, "GET"), _receiving(b""), send))  # type: ignore[arg-type]
    await whole.wait()
    found = said[0]["status"], said[1]["body"]
    await task
    assert len(said) == 2
    return found


def _scope(path: str, method: str) -> dict[str, Any]:
    return {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": method,
        "path": path,
        "raw_path": path.encode(),
        "query_string": b"",
        "headers": [(b"content-type", b"application/json")],
        "client": ("192.0.2.1", 1),
        "server": ("192.0.2.2", 80),
        "scheme": "http",
        "root_path": "",
    }


def _receiving(body: bytes | None) -> Any:
    given = False

    async def receive() -> dict[str, Any]:
        nonlocal given
        if given or body is None:
            await asyncio.sleep(30)
        given = True
        return {"type": "http.request", "body": body, "more_body": False}

    return receive


def _note(said: list[Any]) -> Any:
    async def send(message: Any) -> None:
        said.append(message)

    return send


def test_the_front_is_the_outermost(app: FastAPI) -> None:
    assert app.user_middleware[0].cls is RequestMiddleware
