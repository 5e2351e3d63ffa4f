"""Acts as JSON and back. What comes back is checked against the ABI: shape, length and range.

Numbers beyond 2**53 are written as decimal text, bytes in hexadecimal, tuples as objects whose
members have the Python names without a trailing underscore.
"""

from __future__ import annotations

import dataclasses
import re
from functools import cache
from typing import Any, get_args, get_type_hints

from kp_ledger.base.errors import BadInput, LedgerError, Refused
from kp_ledger.base.messages import NO_KEY, Act, Signed
from kp_ledger.generated import acts

_SAFE = 1 << 53

ACTS: dict[str, type[Act]] = {
    name: act
    for name, act in vars(acts).items()
    if isinstance(act, type) and issubclass(act, Act) and act is not Act
}


def to_json(value: Any) -> Any:
    """Anything that acts, events and records are made of, as JSON has it."""
    if isinstance(value, Signed):
        return "0x" + value.signature.hex()
    if dataclasses.is_dataclass(value):
        return {f.name.rstrip("_"): to_json(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, tuple | list):
        return [to_json(item) for item in value]
    if isinstance(value, bytes):
        return "0x" + value.hex()
    if isinstance(value, bool) or not isinstance(value, int) or abs(value) < _SAFE:
        return value
    return str(value)


def rule_and_values(error: Exception) -> tuple[str, dict[str, Any]]:
    """The name of the rule that was broken and the values that were wrong, as JSON has them."""
    if not isinstance(error, LedgerError):
        return type(error).__name__, {}
    found = error.values_by_name()
    if isinstance(error, Refused):  # made with what JSON has
        return error.rule_name(), found
    return error.rule_name(), {name: to_json(value) for name, value in found.items()}


def fields(value: Any) -> tuple[dataclasses.Field[Any], ...]:
    return dataclasses.fields(value)


def act_from_json(name: str, arguments: Any) -> Act:
    """The act `name` with these arguments; BadInput names the member that does not fit."""
    if name not in ACTS:
        raise BadInput(name, f"is no act; there are: {', '.join(sorted(ACTS))}")
    kind = ACTS[name]
    abi = "(" + ",".join(kind.abi_types) + ")"
    act = from_json(kind, abi, arguments, name)
    assert isinstance(act, Act)
    return act


def from_json(hint: Any, abi: str, value: Any, where: str) -> Any:
    """A value of an ABI type, as the Python type `hint` holds it."""
    if abi.endswith("]"):
        return _sequence(hint, abi, value, where)
    if abi.startswith("("):
        return _members(hint, abi, value, where)
    if abi == "bytes":
        raw = _bytes(value, None, where)
        return raw if hint is bytes else Signed(NO_KEY, raw)
    if abi.startswith("bytes"):
        return _bytes(value, int(abi[5:]), where)
    if abi.startswith("uint"):
        return _number(value, int(abi[4:]), where)
    return _plain(abi, value, where)


def split_types(abi: str) -> list[str]:
    """The member types of a tuple type "(…)"."""
    inside, parts, depth = abi[1:-1], [""], 0
    for letter in inside:
        depth += (letter == "(") - (letter == ")")
        if letter == "," and depth == 0:
            parts.append("")
        else:
            parts[-1] += letter
    return parts if inside else []


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


def _members(kind: Any, abi: str, value: Any, where: str) -> Any:
    names = [field.name for field in dataclasses.fields(kind)]
    wanted = [name.rstrip("_") for name in names]
    if not isinstance(value, dict) or set(value) != set(wanted):
        raise BadInput(value, f"{where} is an object with the members {', '.join(wanted)}")
    hints = _hints(kind)
    return kind(
        *(
            from_json(hints[name], part, value[name.rstrip("_")], f"{where}.{name.rstrip('_')}")
            for name, part in zip(names, split_types(abi), strict=True)
        )
    )


def _sequence(hint: Any, abi: str, value: Any, where: str) -> tuple[Any, ...]:
    base, _, length = abi[:-1].rpartition("[")
    if not isinstance(value, list) or (length and len(value) != int(length)):
        raise BadInput(value, f"{where} is a list{f' of {length}' if length else ''}")
    item = get_args(hint)[0]
    return tuple(from_json(item, base, v, f"{where}[{i}]") for i, v in enumerate(value))


def _bytes(value: Any, length: int | None, where: str) -> bytes:
    text = value if isinstance(value, str) else ""
    if not re.fullmatch(r"0x([0-9a-fA-F]{2})*", text):
        raise BadInput(value, f"{where} is bytes in hexadecimal, with 0x")
    if length is not None and len(text) != 2 + 2 * length:
        raise BadInput(value, f"{where} is {length} bytes in hexadecimal, with 0x")
    return bytes.fromhex(text[2:])


def _number(value: Any, bits: int, where: str) -> int:
    if isinstance(value, str) and re.fullmatch(r"[0-9]{1,78}", value):
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value < 1 << bits:
        raise BadInput(value, f"{where} is a whole number from 0 to {(1 << bits) - 1}")
    return value


def _plain(abi: str, value: Any, where: str) -> Any:
    if abi == "bool" and isinstance(value, bool):
        return value
    if abi == "string" and isinstance(value, str):
        return value
    if abi == "address" and isinstance(value, str) and re.fullmatch(r"0x[0-9a-fA-F]{40}", value):
        return value.lower()
    raise BadInput(value, f"{where} is of type {abi}")
