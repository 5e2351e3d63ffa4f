"""A state as RFC 8785 JSON: equal bytes for equal states, whatever source they came from.

    {"parcels": {"0x…": {"custodian": 7, …}}, "settings": {"16983/1": [{"since": 20000, …}]}, …}

What storage holds and no more, in the words of the state: bytes as 0x and hexadecimal digits,
histories as lists, keys of two parts with a slash. Numbers above 2**53 - 1, which JSON readers
would round, are strings.
"""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import Any

import rfc8785

from kp_ledger.model.state import State

_MOST = 2**53 - 1


def state_json(state: State, stable: bool = False) -> str:
    """The state as one line of JSON.

    `stable` leaves out what each ledger draws for itself, the chain id and with it its contracts'
    addresses: two years played with the same seed from the same day are equal then.
    """
    names = [field.name for field in fields(state) if field.metadata.get("storage", True)]
    kept = [name for name in names if not (stable and name == "ledger")]
    return rfc8785.dumps({name: plain(getattr(state, name)) for name in kept}).decode()


def stored_sections() -> list[str]:
    """The sections of a state that storage holds; the others only events tell."""
    return [field.name for field in fields(State) if field.metadata.get("storage", True)]


def plain(value: Any) -> Any:
    """A value of the state in the words of JSON."""
    if isinstance(value, bytes):
        return "0x" + value.hex()
    if isinstance(value, bool | str):
        return value
    if isinstance(value, int):
        return value if value <= _MOST else str(value)
    if isinstance(value, dict):
        return {_key(key): plain(one) for key, one in value.items()}
    if is_dataclass(value):
        kept = [field.name for field in fields(value) if field.metadata.get("storage", True)]
        return {name.rstrip("_"): plain(getattr(value, name)) for name in kept}
    return [plain(one) for one in value]


def _key(key: Any) -> str:
    if isinstance(key, tuple):
        return "/".join(_key(part) for part in key)
    return "0x" + key.hex() if isinstance(key, bytes) else str(key)
