"""The contracts' value types on this side: what kind of value a field of the ledger has.

Solidity has `ParcelId`, `Day`, `Millicarats`; kp_ledger.generated.types has the same, each a
plain `bytes` or `int` that bears its name. Whatever shows, writes or looks up a value goes by
this type: `types_of(HandedOver)["day"] == Day`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from types import MappingProxyType
from typing import Any, get_args, get_origin, get_type_hints


@dataclass(frozen=True, slots=True)
class ValueType:
    """The name that a value type has in contracts/types; stands in an `Annotated`."""

    name: str


_TYPES: dict[type, Mapping[str, Any]] = {}


def types_of(record: type) -> Mapping[str, Any]:
    """The type of each field, in order: a value type, a record, a plain one or a tuple of one."""
    if record not in _TYPES:
        hints = get_type_hints(record, include_extras=True)
        found = {field.name: hints[field.name] for field in fields(record)}
        _TYPES[record] = MappingProxyType(found)
    return _TYPES[record]


def item_of(kind: Any) -> Any:
    """The type of the items of a list; None for what is no list."""
    return get_args(kind)[0] if get_origin(kind) is tuple else None


def name_of(kind: Any) -> str:
    """The name of a value type, or of a plain type or record."""
    marks = [mark for mark in getattr(kind, "__metadata__", ()) if isinstance(mark, ValueType)]
    return marks[0].name if marks else str(kind.__name__)
