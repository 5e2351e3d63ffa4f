"""Hypothesis strategies for values of ABI types, and for whole acts, events and refusals."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass
from typing import Any, get_args, get_type_hints

from hypothesis import strategies as st

from kp_ledger.base.abi import members
from kp_ledger.base.messages import NO_KEY, Signed

addresses = st.binary(min_size=20, max_size=20).map(lambda value: "0x" + value.hex())


def of_type(kind: str, hint: Any = None) -> st.SearchStrategy[Any]:
    """Values of an ABI type, as the Python type `hint`; lists are short."""
    if match := re.fullmatch(r"(.*)\[(\d*)\]", kind):
        inner = (get_args(hint) or (None,))[0]
        least, most = (int(match[2]),) * 2 if match[2] else (0, 3)
        return st.lists(of_type(match[1], inner), min_size=least, max_size=most).map(tuple)
    if kind.startswith("("):
        return of_record(kind, hint)
    if kind.startswith("uint"):
        return st.integers(0, 2 ** int(kind[4:]) - 1)
    if kind == "bytes" and hint is Signed:
        return st.binary(max_size=70).map(lambda value: Signed(NO_KEY, value))
    simple = {
        "bytes": st.binary(max_size=70),
        "string": st.text(max_size=40),
        "address": addresses,
        "bool": st.booleans(),
    }
    if kind in simple:
        return simple[kind]
    return st.binary(min_size=int(kind[5:]), max_size=int(kind[5:]))


def of_record(kind: str, hint: Any) -> st.SearchStrategy[Any]:
    if not is_dataclass(hint):
        return st.tuples(*[of_type(one) for one in members(kind)])
    hints = get_type_hints(hint)
    names = [field.name for field in fields(hint)]
    parts = [of_type(one, hints[name]) for one, name in zip(members(kind), names, strict=True)]
    return st.tuples(*parts).map(lambda values: hint(*values))


def of_class(cls: Any) -> st.SearchStrategy[Any]:
    """Whole acts, events or refusals."""
    hints = get_type_hints(cls)
    parts = [
        of_type(kind.removeprefix("*"), hints[field.name])
        for kind, field in zip(cls.abi_types, fields(cls), strict=True)
    ]
    return st.tuples(*parts).map(lambda values: cls(*values))
