"""Spoils an act: changes one value in it to another that its ABI type can hold."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from random import Random
from typing import Any

from eth_abi.grammar import ABIType, TupleType, parse

from kp_ledger.base.messages import Act, Signed
from kp_ledger.model.state import State

Path = tuple[Any, ...]


def spoil(act: Act, state: State, random: Random, today: int) -> Act:
    """The same act with one value changed; signatures are left to whoever signs it."""
    places = [
        place
        for name, kind in zip(_names(act), act.abi_types, strict=True)
        for place in _leaves(getattr(act, name), parse(kind), (name,))
    ]
    if not places:
        return act
    path, kind = random.choice(places)
    return _put(act, path, _other(_get(act, path), kind, str(path), state, random, today))


def _names(value: Any) -> list[str]:
    return [field.name for field in fields(value)]


def _leaves(value: Any, kind: ABIType, path: Path) -> Iterator[tuple[Path, ABIType]]:
    if isinstance(value, Signed):
        return
    if kind.is_array:
        yield path, kind
        for index, item in enumerate(value):
            yield from _leaves(item, kind.item_type, (*path, index))
    elif isinstance(kind, TupleType):
        for name, part in zip(_names(value), kind.components, strict=True):
            yield from _leaves(getattr(value, name), part, (*path, name))
    else:
        yield path, kind


def _get(value: Any, path: Path) -> Any:
    for step in path:
        value = value[step] if isinstance(step, int) else getattr(value, step)
    return value


def _put(value: Any, path: Path, new: Any) -> Any:
    if not path:
        return new
    step, rest = path[0], path[1:]
    if isinstance(step, int):
        return (*value[:step], _put(value[step], rest, new), *value[step + 1 :])
    assert is_dataclass(value) and not isinstance(value, type)
    return replace(value, **{step: _put(getattr(value, step), rest, new)})


def _other(value: Any, kind: ABIType, path: str, state: State, random: Random, today: int) -> Any:
    if kind.is_array:
        return _other_list(value, kind, random)
    if kind.base == "bool":
        return not value
    if kind.base == "string":
        return random.choice(["", value.lower(), f" {value}", value + "X", "Z" * 40])
    if kind.base == "address":
        return random.choice([*state.keys, "0x" + "00" * 20, "0x" + "77" * 20])
    if kind.base == "bytes":
        return _other_bytes(path, state, random)
    return _other_int(value, int(kind.sub), path, state, random, today)


def _other_list(value: Any, kind: ABIType, random: Random) -> Any:
    if not kind.is_dynamic or (kind.arrlist and kind.arrlist[-1]):
        return tuple(reversed(value))
    if not value:
        return value
    choices = [(), value[:-1], (*value, value[0]), tuple(reversed(value)), tuple(value) * 210]
    return tuple(random.choice(choices))


def _other_bytes(path: str, state: State, random: Random) -> bytes:
    known = [*list(state.parcels)[-50:], *state.requests, *state.holds, *state.proposals]
    odd = [bytes(32), b"no such thing".ljust(32, b"\0"), b"not\xffa reference".ljust(32, b"\0")]
    return random.choice([*odd, *random.sample(known, min(3, len(known)))])


def _other_int(value: int, bits: int, path: str, state: State, random: Random, today: int) -> int:
    top = (1 << bits) - 1
    near = [value + 1, max(value - 1, 0), 0, 1, top, value * 2]
    if any(word in path for word in ("day", "issued", "expires", "arrived", "since", "from_")):
        near += [today, today + 1, today - 1, today - 2, today - 5, today - 35, today + 200]
    if bits == 32:
        near += [random.choice(list(state.standings)), *list(state.standings)[:3]]
        near += list(state.licences)[:3]
    if bits == 16:
        near += list(state.participants)
    if bits == 48:
        near += [*list(state.certificates)[-4:], value + 3_700, value + 91 * 86_400]
    if bits == 8:
        near += [2, 3, 4, 5, 7, 129, 132]
    return min(random.choice(near), top)
