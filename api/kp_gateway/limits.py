"""How much is taken from whom: requests of one address, bytes and depth of a body."""

from __future__ import annotations

import json
import re
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import lru_cache
from ipaddress import IPv4Address, ip_address, ip_network
from typing import Any, Final

import orjson
from starlette.types import Message, Receive

from kp_gateway.refusals import NamedTwice, NotJson, TooDeep, TooLarge

MOST_ADDRESSES: Final = 50_000
MOST_TARGET: Final = 4_096  # bytes of path and query
# Possessive, and up to the end when a string is not ended: linear in whatever is sent.
_STRINGS = re.compile(rb'"(?:[^"\\]++|\\.)*+(?:"|\Z)', re.DOTALL)
_BRACKETS = re.compile(rb"[][{}]")
_HALF_CHARACTER = re.compile(rb"\\u(?:[dD][89a-fA-F]|0000)")


class Buckets:
    """A token bucket for each address; the address seen longest ago is forgotten first."""

    def __init__(self, rate: float, burst: int) -> None:
        self._rate = rate
        self._burst = float(burst)
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def take(self, address: str, now: float) -> float:
        """Zero when one more request may pass; else the seconds until one may."""
        if not self._rate:
            return 0.0
        left, since = self._left.pop(address, (self._burst, now))
        left = min(self._burst, left + (now - since) * self._rate)
        wait = 0.0 if left >= 1 else (1 - left) / self._rate
        self._left[address] = (left if wait else left - 1, now)
        if len(self._left) > MOST_ADDRESSES:
            self._left.popitem(last=False)
        return wait


def address_of(
    client: tuple[str, int] | None, headers: Sequence[tuple[bytes, bytes]], proxies: int
) -> str:
    """Who asks; behind proxies of ours, whom the outermost of them names."""
    nearest = client[0] if client else ""
    if not proxies:
        return nearest
    said = b",".join(value for name, value in headers if name == b"x-forwarded-for")
    hops = [hop.strip() for hop in said.decode("latin-1").split(",") if hop.strip()]
    named = hops[-proxies] if len(hops) >= proxies else nearest
    return named if network_of(named) else nearest


@lru_cache(MOST_ADDRESSES)
def network_of(address: str) -> str:
    """What is counted together: an IPv4 address, 2^64 of IPv6; empty for what is no address."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return ""
    if isinstance(parsed, IPv4Address):
        return address
    return str(ip_network((parsed, 64), strict=False).network_address)


@lru_cache(MOST_ADDRESSES)
def blurred(address: str) -> str:
    """As much of an address as the log keeps: a /24 of IPv4, a /48 of IPv6."""
    try:
        length = 24 if isinstance(ip_address(address), IPv4Address) else 48
    except ValueError:
        return ""
    return str(ip_network((address, length), strict=False))


async def whole_body(receive: Receive, headers: Mapping[bytes, bytes], limit: int) -> bytes:
    """The body, however it is sent; TooLarge as soon as that is known."""
    said = headers.get(b"content-length", b"0")
    if said.isdigit() and int(said) > limit:
        raise TooLarge(limit=limit)
    body = bytearray()
    while True:
        message = await receive()
        body += message.get("body", b"")
        if len(body) > limit:
            raise TooLarge(limit=limit)
        if message["type"] == "http.disconnect" or not message.get("more_body"):
            return bytes(body)


def check_json(body: bytes, depth: int) -> None:
    """TooDeep, or NotJson for a character that nothing could write down; the rest is later's."""
    if is_deeper(body, depth):
        raise TooDeep(limit=depth)
    if _HALF_CHARACTER.search(body):
        try:
            orjson.loads(body)
        except orjson.JSONDecodeError as error:
            raise NotJson(reason=str(error)) from None
        if b"\\u0000" in body:
            raise NotJson(reason="the character 0 is in it")
    with suppress(ValueError):  # what is no JSON is said by whoever reads it
        json.loads(body, object_pairs_hook=_once)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Of two values under one name one would be taken, and nobody could say which."""
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name in found:
            raise NamedTwice(name=name[:100])
        found[name] = value
    return found


def is_deeper(body: bytes, limit: int) -> bool:
    """Whether arrays and objects stand in each other more than `limit` times."""
    depth = 0
    for bracket in _BRACKETS.finditer(_STRINGS.sub(b"", body)):
        depth += 1 if bracket[0] in b"[{" else -1
        if depth > limit:
            return True
    return False


def again(body: bytes, receive: Receive) -> Receive:
    """Gives a body that was read, then what comes after it."""
    given = False

    async def once() -> Message:
        nonlocal given
        if given:
            return await receive()
        given = True
        return {"type": "http.request", "body": body, "more_body": False}

    return once


async def gone() -> Message:
    """For whoever asks for a head only: nobody waits for what comes after it."""
    return {"type": "http.disconnect"}
