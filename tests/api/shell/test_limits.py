"""How much is taken, in pieces: buckets, addresses, depth."""

from __future__ import annotations

import json
import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kp_gateway import limits
from kp_gateway.limits import Buckets, address_of, blurred, check_json, is_deeper, network_of
from kp_gateway.refusals import NotJson, TooDeep

VALUES = st.recursive(
    st.none() | st.text() | st.integers(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=12,
)


def depth(value: Any) -> int:
    if isinstance(value, dict):
        return 1 + max(map(depth, value.values()), default=0)
    return 1 + max(map(depth, value), default=0) if isinstance(value, list) else 0


@given(VALUES, st.integers(0, 6))
def test_depth_is_what_a_parser_finds(value: Any, limit: int) -> None:
    assert is_deeper(json.dumps(value).encode(), limit) == (depth(value) > limit)


@pytest.mark.parametrize("body", [b'"' + b'\\"' * 500_000, b'"' * 999_999, b"[" * 1_000_000])
def test_depth_of_hostile_bodies_takes_no_time(body: bytes) -> None:
    began = time.process_time()

    is_deeper(body, 32)

    assert time.process_time() - began < 1


def test_too_deep_is_refused() -> None:
    check_json(b"[" * 8 + b"]" * 8, 8)
    with pytest.raises(TooDeep):
        check_json(b"[" * 9 + b"]" * 9, 8)


@pytest.mark.parametrize("text", ["\\ud800", "\\udc00", "\\u0000", "a\\uD834b"])
def test_characters_that_are_none_are_refused(text: str) -> None:
    with pytest.raises(NotJson):
        check_json(f'{{"a":"{text}"}}'.encode(), 8)


def test_two_halves_are_a_character() -> None:
    check_json(b'{"a":"\\ud834\\udd1e"}', 8)


def test_a_bucket_gives_its_burst_and_then_its_rate() -> None:
    buckets = Buckets(rate=2, burst=3)

    assert [buckets.take("a", 0.0) for _ in range(3)] == [0, 0, 0]
    assert buckets.take("a", 0.0) == pytest.approx(0.5)
    assert buckets.take("b", 0.0) == 0
    assert buckets.take("a", 0.5) == 0
    assert buckets.take("a", 0.6) == pytest.approx(0.4)


def test_a_bucket_never_holds_more_than_its_burst() -> None:
    buckets = Buckets(rate=100, burst=2)
    buckets.take("a", 0.0)

    assert [bool(buckets.take("a", 3_600.0)) for _ in range(3)] == [False, False, True]


def test_the_table_of_addresses_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MOST_ADDRESSES", 3)
    buckets = Buckets(rate=1, burst=1)
    for address in "abcd":
        buckets.take(address, 0.0)

    assert buckets.take("d", 0.0) > 0
    assert buckets.take("a", 0.0) == 0


def test_rate_zero_is_no_limit() -> None:
    buckets = Buckets(rate=0, burst=1)

    assert not any(buckets.take("a", 0.0) for _ in range(100))


FORWARDED = [(b"x-forwarded-for", b"6.6.6.6, 1.1.1.1"), (b"x-forwarded-for", b"2.2.2.2")]


@pytest.mark.parametrize(
    ("proxies", "expected"),
    [(0, "9.9.9.9"), (1, "2.2.2.2"), (2, "1.1.1.1"), (3, "6.6.6.6"), (4, "9.9.9.9")],
)
def test_proxies_of_ours_are_believed_and_no_others(proxies: int, expected: str) -> None:
    assert address_of(("9.9.9.9", 5), FORWARDED, proxies) == expected


def test_what_is_no_address_is_not_believed() -> None:
    assert address_of(("9.9.9.9", 5), [(b"x-forwarded-for", b"<script>")], 1) == "9.9.9.9"


@pytest.mark.parametrize(
    ("address", "network", "shown"),
    [
        ("192.0.2.77", "192.0.2.77", "192.0.2.0/24"),
        ("2001:db8:1:2:3::4", "2001:db8:1:2::", "2001:db8:1::/48"),
        ("testclient", "", ""),
    ],
)
def test_addresses_are_counted_by_network_and_logged_blurred(
    address: str, network: str, shown: str
) -> None:
    assert (network_of(address), blurred(address)) == (network, shown)
