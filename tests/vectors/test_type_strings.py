"""What the contracts hash as the types of orders is what the model hashes: without a compiler."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kp_ledger.model.typed import TYPES

HASHES = Path(__file__).parents[2] / "contracts/types/OrderHashes.sol"
# Ids that are derived by hashing: no order of theirs is signed.
DERIVED = {"Parcel", "Part", "Request", "Hold", "Proposal"}
# What no library hashes: the founding is Consensus's own, the rest is checked off the chain.
ELSEWHERE = {"Founding", "Terms", "Entry", "Receipt"}


def hashed() -> dict[str, str]:
    """The type strings of the library, each by the name it begins with."""
    found = re.findall(r'"(\w+\([^"]*\))"', HASHES.read_text("utf-8"))
    return {text.split("(")[0]: text for text in found}


def whole(name: str) -> str:
    """A type with those it contains behind it, sorted, as EIP-712 has it."""
    inner = sorted({one for one in TYPES if f"{one}[]" in TYPES[name]})
    return TYPES[name] + "".join(TYPES[one] for one in inner)


@pytest.mark.parametrize("name", sorted(hashed().keys() - DERIVED))
def test_both_sides_hash_the_same_type(name: str) -> None:
    assert hashed()[name] == whole(name)


def test_no_type_is_left_out() -> None:
    assert TYPES.keys() - hashed().keys() == ELSEWHERE
