"""Everything the ledger refuses, by the name and values of the contract's error.

Made from contracts/ by scripts/generate.py; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from kp_ledger.model.base import Refusal


@dataclass(eq=False)
class NotTheDoor(Refusal):
    """This function is for another contract of the ledger only; caller is none of those."""

    sentence: ClassVar[str] = (
        "This function is for another contract of the ledger only; {caller} is none of those."
    )
    abi_types: ClassVar[tuple[str, ...]] = ("address",)

    caller: str


@dataclass(eq=False)
class ReferenceMalformed(Refusal):
    """Reference reference_ is not 1 to 31 letters, digits and - . / followed by zeros."""

    sentence: ClassVar[str] = (
        "Reference {reference} is not 1 to 31 letters, digits and - . / followed by zeros."
    )
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32",)

    reference: bytes


@dataclass(eq=False)
class OrdersExpired(Refusal):
    """The order ended at deadline; the block is of moment."""

    sentence: ClassVar[str] = "The order ended at {deadline}; the block is of {moment}."
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint48",
        "uint48",
    )

    deadline: int
    moment: int


@dataclass(eq=False)
class OrdersDeadlineTooFar(Refusal):
    """The order is signed at signedAt and ends at deadline, more than limitDays days later, or before it is signed."""

    sentence: ClassVar[str] = (
        "The order is signed at {signed_at} and ends at {deadline}, more than {limit_days} days later, or before it is signed."
    )
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint48",
        "uint48",
        "uint256",
    )

    signed_at: int
    deadline: int
    limit_days: int


@dataclass(eq=False)
class OrdersBadSignature(Refusal):
    """The signature for organisation organisation is not one: 65 bytes with a low s are asked for."""

    sentence: ClassVar[str] = (
        "The signature for organisation {organisation} is not one: 65 bytes with a low s are asked for."
    )
    abi_types: ClassVar[tuple[str, ...]] = ("uint32",)

    organisation: int
