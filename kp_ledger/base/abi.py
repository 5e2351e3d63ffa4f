"""Values to and from the ABI's bytes, by coders made once for each type.

eth-abi does the same and is what the tests hold this to; it walks the type anew for every value,
and reading a year of logs or signing a batch would wait for that. Records come back as their
dataclasses: a coder is made from the ABI type and the Python type beside it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from typing import Any, get_args, get_type_hints

from eth_hash.auto import keccak

from kp_ledger.base.errors import BadInput, LedgerError
from kp_ledger.base.messages import NO_KEY, Signed

WORD = 32


class BadEncoding(LedgerError):
    """Bytes that are not the ABI's encoding of what they should be."""


@dataclass(frozen=True, slots=True)
class Coder:
    """Reads and writes values of one ABI type.

    `read(data, at)` takes the value that begins at `at`. A `dynamic` one has an offset of one
    word in the head of what contains it; `size` is the length of that head, in bytes.
    """

    size: int
    dynamic: bool
    read: Callable[[bytes, int], Any]
    write: Callable[[Any], bytes]


def signature(name: str, types: Sequence[str]) -> str:
    """What is hashed to name a function, an event or an error: `name(type,type)`."""
    return f"{name}({','.join(kind.removeprefix('*') for kind in types)})"


def selector(name: str, types: Sequence[str]) -> bytes:
    return keccak(signature(name, types).encode())[:4]


def uint(data: bytes, at: int) -> int:
    return int.from_bytes(data[at : at + WORD], "big")


@cache
def coder(kind: str, hint: Any = None) -> Coder:
    """The coder of an ABI type, "(uint24,bytes32)[]"; `hint` is the Python type of its values."""
    if match := re.fullmatch(r"(.*)\[(\d*)\]", kind):
        inner = (get_args(hint) or (None,))[0]
        item = coder(match[1], inner)
        return _fixed_array(item, int(match[2])) if match[2] else _array(item)
    if kind.startswith("("):
        return _record(kind, hint)
    if kind == "bytes" and hint is Signed:
        return _SIGNED
    return _SIMPLE[kind] if kind in _SIMPLE else _sized(kind)


def members(kind: str) -> list[str]:
    """The types between the brackets of a tuple type, at its own level."""
    found, depth, start = [], 0, 1
    for at, char in enumerate(kind):
        depth += (char == "(") - (char == ")")
        if (char == "," and depth == 1) or (depth == 0 and at > start):
            found.append(kind[start:at])
            start = at + 1
    return found


def sequence(
    coders: Sequence[Coder], make: Callable[..., Any], take: Callable[[Any], Any]
) -> Coder:
    """Values one after the other: a tuple, a struct, a function's arguments.

    `make` puts the values read together, `take` gives them in order for writing.
    """
    places, size = [], 0
    for item in coders:
        places.append((size, item.read, item.dynamic))
        size += WORD if item.dynamic else item.size

    def read(data: bytes, at: int) -> Any:
        if len(data) < at + size:
            raise BadEncoding(f"{len(data)} bytes end before their values do")
        return make(
            *[
                get(data, at + uint(data, at + place) if dynamic else at + place)
                for place, get, dynamic in places
            ]
        )

    def write(value: Any) -> bytes:
        return _joined(coders, take(value), size)

    return Coder(size, any(item.dynamic for item in coders), read, write)


def _joined(coders: Sequence[Coder], values: Any, size: int) -> bytes:
    """Heads, then tails; a dynamic value's head is the place of its tail."""
    head, tail = [], []
    for item, value in zip(coders, values, strict=True):
        encoded = item.write(value)
        if item.dynamic:
            head.append(size.to_bytes(WORD, "big"))
            tail.append(encoded)
            size += len(encoded)
        else:
            head.append(encoded)
    return b"".join(head + tail)


def _record(kind: str, hint: Any) -> Coder:
    inner = members(kind)
    if not is_dataclass(hint):
        return sequence([coder(one) for one in inner], lambda *values: values, lambda value: value)
    hints = get_type_hints(hint)
    names = [field.name for field in fields(hint)]
    coders = [coder(one, hints[name]) for one, name in zip(inner, names, strict=True)]
    make: Any = hint
    return sequence(coders, make, lambda value: [getattr(value, name) for name in names])


def _array(item: Coder) -> Coder:
    head = WORD if item.dynamic else item.size

    def read(data: bytes, at: int) -> tuple[Any, ...]:
        count, base = uint(data, at), at + WORD
        if base + count * head > len(data):
            raise BadEncoding(f"a list of {count} does not fit into {len(data)} bytes")
        return _items(item, data, base, count)

    def write(values: Any) -> bytes:
        count = len(values)
        return count.to_bytes(WORD, "big") + _joined([item] * count, values, count * head)

    return Coder(WORD, True, read, write)


def _fixed_array(item: Coder, count: int) -> Coder:
    head = WORD if item.dynamic else item.size

    def read(data: bytes, at: int) -> tuple[Any, ...]:
        return _items(item, data, at, count)

    def write(values: Any) -> bytes:
        return _joined([item] * count, values, count * head)

    return Coder(head * count, item.dynamic, read, write)


def _items(item: Coder, data: bytes, base: int, count: int) -> tuple[Any, ...]:
    get = item.read
    if item.dynamic:
        return tuple([get(data, base + uint(data, base + WORD * index)) for index in range(count)])
    return tuple([get(data, base + item.size * index) for index in range(count)])


def _sized(kind: str) -> Coder:
    match = re.fullmatch(r"(uint|bytes)(\d+)", kind)
    if match is None:
        raise ValueError(f"no value of the ledger has the ABI type {kind}")
    return _uint(int(match[2])) if match[1] == "uint" else _fixed_bytes(int(match[2]))


def _uint(bits: int) -> Coder:
    length = bits // 8
    padding = b"\0" * (WORD - length)

    def write(value: int) -> bytes:
        try:
            return padding + value.to_bytes(length, "big")
        except OverflowError:
            raise BadInput(value, f"a whole number of {bits} bits is asked for") from None

    return Coder(WORD, False, uint, write)


def _fixed_bytes(length: int) -> Coder:
    padding = b"\0" * (WORD - length)

    def read(data: bytes, at: int) -> bytes:
        return data[at : at + length]

    def write(value: bytes) -> bytes:
        if len(value) != length:
            raise BadInput("0x" + value.hex(), f"{length} bytes are asked for")
        return value + padding

    return Coder(WORD, False, read, write)


def _read_bytes(data: bytes, at: int) -> bytes:
    length, start = uint(data, at), at + WORD
    if start + length > len(data):
        raise BadEncoding(f"{length} bytes do not fit into {len(data)}")
    return data[start : start + length]


def _write_bytes(value: bytes) -> bytes:
    return len(value).to_bytes(WORD, "big") + value + b"\0" * (-len(value) % WORD)


def _read_text(data: bytes, at: int) -> str:
    return _read_bytes(data, at).decode("utf-8", "replace")


def _read_address(data: bytes, at: int) -> str:
    return "0x" + data[at + 12 : at + WORD].hex()


def _write_address(value: str) -> bytes:
    if not re.fullmatch(r"0x[0-9a-fA-F]{40}", value):
        raise BadInput(value, "an address is 0x and 40 hexadecimal digits")
    return bytes.fromhex(value[2:]).rjust(WORD, b"\0")


_SIMPLE = {
    "bytes": Coder(WORD, True, _read_bytes, _write_bytes),
    "string": Coder(WORD, True, _read_text, lambda value: _write_bytes(value.encode("utf-8"))),
    "address": Coder(WORD, False, _read_address, _write_address),
    "bool": Coder(
        WORD,
        False,
        lambda data, at: uint(data, at) != 0,
        lambda value: int(value).to_bytes(WORD, "big"),
    ),
}

# A signature travels alone; whose it is has to be recovered from what it signs.
_SIGNED = Coder(
    WORD,
    True,
    lambda data, at: Signed(NO_KEY, _read_bytes(data, at)),
    lambda value: _write_bytes(value.signature),
)
