"""Bodies that nothing can be done with; orders of elsewhere, used, and cut in two."""

from __future__ import annotations

import http.client
import json
import os
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest

from tests.api.bad_input.ground import MEDIA, refused
from tests.api.served import Served
from tests.schema.examples import production
from tests.waiting import wait_for

JSON = {"Content-Type": "application/json"}
ROUTES = ("/v1/orders", "/v1/offers", "/v1/entry", "/v1/entry/challenges")


@pytest.fixture(scope="module")
def order(api: Served) -> dict[str, Any]:
    """One that would be taken."""
    return production(api)


@pytest.mark.parametrize("path", ROUTES)
def test_a_body_that_says_it_is_too_large(api: Served, path: str) -> None:
    body = b'{"a":"' + b"x" * 1_100_000 + b'"}'

    assert refused(api.ask(path, "POST", body=body, headers=JSON), 413, "TooLarge")


def test_it_is_refused_before_it_came(api: Served) -> None:
    parts = urlsplit(api.url)
    connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=20)
    connection.putrequest("POST", "/v1/orders")
    connection.putheader("Content-Type", "application/json")
    connection.putheader("Content-Length", str(10**12))
    connection.endheaders()

    answer = connection.getresponse()

    assert (answer.status, answer.headers["Content-Type"]) == (413, MEDIA)
    connection.close()


def test_a_body_that_turns_out_too_large_in_pieces(api: Served) -> None:
    sent = 0

    def pieces() -> Iterator[bytes]:
        nonlocal sent
        for _ in range(2_000):
            sent += 10_000
            yield b"[" + b"1," * 4_999 + b"1"

    parts = urlsplit(api.url)
    connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=20)
    try:
        connection.request("POST", "/v1/orders", pieces(), JSON, encode_chunked=True)
    except (BrokenPipeError, ConnectionResetError):
        assert sent < 20_000_000  # it did not take it all before it said so
    else:
        answer = connection.getresponse()
        assert (answer.status, answer.headers["Content-Type"]) == (413, MEDIA)
    connection.close()


@pytest.mark.parametrize("path", ROUTES)
@pytest.mark.parametrize(
    ("body", "status", "rule"),
    [
        (b"", 422, "BadRequest"),
        (b"null", 422, "BadRequest"),
        (b"[]", 422, "BadRequest"),
        (b'"text"', 422, "BadRequest"),
        (b"{", 400, "NotJson"),
        (b"{'key': 1}", 400, "NotJson"),
        (b"<order/>", 400, "NotJson"),
        (b"\xff\xfe", 400, "NotJson"),
        (b"\x00", 400, "NotJson"),
        (b'{"key": 1e', 400, "NotJson"),
        (b'{"key": "\\ud800"}', 400, "NotJson"),
        (b'{"key": "\\u0000"}', 400, "NotJson"),
        (b'{"key":' + b"9" * 5_000 + b"}", 400, "NotJson"),
        (b"[" * 100_000, 400, "TooDeep"),
        (b'{"a":' * 50 + b"1" + b"}" * 50, 400, "TooDeep"),
        (b'{"key": "a", "key": "b"}', 400, "NamedTwice"),
        (b'{"arguments": {"order": {"day": 1, "day": 2}}}', 400, "NamedTwice"),
        (b'{"format": "kimberley-ledger order 9"}', 422, "BadRequest"),
    ],
)
def test_a_body_that_is_no_order(
    api: Served, path: str, body: bytes, status: int, rule: str
) -> None:
    refused(api.ask(path, "POST", body=body, headers=JSON), status, rule)


@pytest.mark.parametrize(
    "kind",
    ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=a", "", "x"],
)
def test_a_body_of_another_kind(api: Served, order: dict[str, Any], kind: str) -> None:
    body = json.dumps(order).encode()
    answer = api.ask("/v1/orders", "POST", body=body, headers={"Content-Type": kind})

    refused(answer, 415, "NotSentAsJson")


# Orders


def hand_in(api: Served, order: dict[str, Any]) -> Any:
    return api.ask("/v1/orders", "POST", json=order)


def test_an_order_cut_in_two(api: Served, order: dict[str, Any]) -> None:
    body = json.dumps(order).encode()

    for half in (body[: len(body) // 2], body[len(body) // 2 :]):
        refused(api.ask("/v1/orders", "POST", body=half, headers=JSON), 400, "NotJson")


def test_a_signature_cut_in_two(api: Served, order: dict[str, Any]) -> None:
    signature = order["arguments"]["signature"]
    arguments = {**order["arguments"], "signature": signature[: len(signature) // 2 * 2 - 64]}

    refused(hand_in(api, {**order, "arguments": arguments}), 422, "SignatureIsNone")


@pytest.mark.parametrize("chain", [1, 31_337, 1 << 52, 1 << 80])
def test_an_order_for_another_chain(api: Served, order: dict[str, Any], chain: int) -> None:
    ours = api.json("/v1/status")["chain_id"]
    values = refused(hand_in(api, {**order, "chain_id": chain}), 422, "OrderOfAnotherLedger")

    assert values == {"chain_id": chain, "expected": ours}


def test_an_order_that_was_used(api: Served) -> None:
    file = production(api)
    digest = json.loads(hand_in(api, file).data)["digest"]
    wait_for(lambda: api.json(f"/v1/orders/{digest}")["state"] == "recorded")

    again = json.loads(hand_in(api, file).data)

    assert (again["digest"], again["state"]) == (digest, "recorded")
    history = api.json(f"/v1/orders/{digest}")["history"]
    assert [step["state"] for step in history] == ["accepted", "recorded"]


def test_what_is_refused_loses_nothing_of_what_stands_beside_it(
    api: Served, order: dict[str, Any]
) -> None:
    refused(hand_in(api, {**order, "act": "Nothing"}), 400, "BadInput")
    digest = json.loads(hand_in(api, order).data)["digest"]

    wait_for(lambda: api.json(f"/v1/orders/{digest}")["state"] == "recorded")


@pytest.mark.parametrize("size", [0, 1, 64, 66, 1_000])
def test_a_signature_for_an_offer_has_its_length(api: Served, size: int) -> None:
    path, body = f"/v1/offers/0x{'12' * 32}/signature", {"signature": f"0x{os.urandom(size).hex()}"}

    refused(api.ask(path, "POST", json=body), 400, "BadInput")
