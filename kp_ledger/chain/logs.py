"""Logs to events: the words of a log are taken apart all at once, by a format made for its kind.

abi.py reads the same and is what the tests hold this to. It goes word by word, and whoever reads
a year of logs would wait for that. Only what our contracts told is read here, so a number is taken
in its own width, not in that of its word.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields, is_dataclass
from operator import itemgetter
from struct import Struct
from struct import error as NotThatLong  # noqa: N812
from typing import Any, get_args, get_type_hints

from kp_ledger.base.abi import WORD, BadEncoding, coder, members, uint
from kp_ledger.base.messages import Event

# What is still to be done to a word, given the log's data.
_Then = Callable[[Any, bytes], Any]
_UINTS = {8: "31xB", 16: "30xH", 24: "28xI", 32: "28xI", 40: "24xQ", 48: "24xQ", 64: "24xQ"}
_OFFSET = "24xQ"


@dataclass(frozen=True, slots=True)
class LogReader:
    """Reads the logs of one kind of event."""

    event: type[Event]
    topics: int  # their bytes
    unpack: Callable[[bytes, int], tuple[Any, ...]]
    pick: Callable[[tuple[Any, ...]], tuple[Any, ...]]  # a value for each field
    then: tuple[tuple[int, _Then], ...]

    def __call__(self, topics: bytes, data: bytes) -> Event:
        """The event; BadEncoding when these are not the bytes of one."""
        if len(topics) != self.topics:
            raise BadEncoding(f"{len(topics) // WORD} topics are not those of a log of its kind")
        try:
            words = self.unpack(topics + data, WORD)
        except NotThatLong:
            raise BadEncoding(f"{len(data)} bytes of data end before their values do") from None
        values = self.pick(words)
        if self.then:
            changed = list(values)
            for at, then in self.then:
                changed[at] = then(changed[at], data)
            return self.event(*changed)
        return self.event(*values)


def log_reader(event: type[Event]) -> LogReader:
    hints = get_type_hints(event)
    places: dict[int, int | slice] = {}
    then: list[tuple[int, _Then]] = []
    formats: list[str] = []
    kinds = list(enumerate(zip(fields(event), event.abi_types, strict=True)))
    for at, (field, kind) in sorted(kinds, key=lambda one: not one[1][1].startswith("*")):
        words, after = _words(kind.removeprefix("*"), hints[field.name])
        start = len(formats)
        places[at] = start if len(words) == 1 else slice(start, start + len(words))
        formats += words
        if after is not None:
            then.append((at, after))
    topics = WORD * (1 + sum(kind.startswith("*") for kind in event.abi_types))
    unpack = Struct(">" + "".join(formats)).unpack_from
    return LogReader(event, topics, unpack, _picker([places[at] for at, _ in kinds]), tuple(then))


def _picker(places: Sequence[int | slice]) -> Callable[[tuple[Any, ...]], tuple[Any, ...]]:
    if len(places) == 1:
        only = places[0]
        return lambda words: (words[only],)
    return itemgetter(*places)


def _words(kind: str, hint: Any) -> tuple[list[str], _Then | None]:
    """The formats of the words that a field has in the head of a log, and what is left to do."""
    if match := re.fullmatch(r"(.*)\[(\d+)\]", kind):
        return [_plain(match[1]) or ""] * int(match[2]), None
    plain = _plain(kind)
    if plain is not None:
        return [plain], _AFTER.get(kind)
    return [_OFFSET], _list_reader(kind, hint) or _dynamic(kind, hint)


def _plain(kind: str) -> str | None:
    """The format of a value of one word."""
    if match := re.fullmatch(r"uint(\d+)", kind):
        return _UINTS.get(int(match[1]), "32s")
    if match := re.fullmatch(r"bytes(\d+)", kind):
        return f"{match[1]}s{WORD - int(match[1])}x"
    return {"bool": "31x?", "address": "12x20s"}.get(kind)


_AFTER: dict[str, _Then] = {
    "address": lambda value, data: "0x" + value.hex(),
    "uint256": lambda value, data: int.from_bytes(value, "big"),
}


def _dynamic(kind: str, hint: Any) -> _Then:
    read = coder(kind, hint).read
    return lambda at, data: read(data, at)


def _list_reader(kind: str, hint: Any) -> _Then | None:
    """Reads a list of plain values, or of records of them; None for another."""
    inner = kind.removesuffix("[]")
    item = (get_args(hint) or (None,))[0]
    plain = [_plain(one) for one in (members(inner) if inner.startswith("(") else [inner])]
    if inner == kind or None in plain or _AFTER.keys() & {inner}:
        return None
    size, unpack = WORD * len(plain), Struct(">" + "".join(map(str, plain))).iter_unpack
    make: Any = item if is_dataclass(item) else None

    def read(at: int, data: bytes) -> tuple[Any, ...]:
        count, base = uint(data, at), at + WORD
        end = base + count * size
        if end > len(data):
            raise BadEncoding(f"a list of {count} does not fit into {len(data)} bytes")
        if make is None:
            return tuple([value for (value,) in unpack(data[base:end])])
        return tuple([make(*values) for values in unpack(data[base:end])])

    return read
