"""Everything the ledger refuses, by the name and values of the contract's error: Enrolments.

Made from contracts/ by scripts/generate.py; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from kp_ledger.base.messages import Refusal
from kp_ledger.generated.types import Address, KeyUse, OrganisationId, Participant


@dataclass(eq=False)
class EnrolmentsNotByTheKey(Refusal):
    sentence: ClassVar[str] = "Key {key} is not the one that signed its Enrolment: that is {signer}."
    abi_types: ClassVar[tuple[str, ...]] = ("address", "address")
    key: Address
    signer: Address


@dataclass(eq=False)
class EnrolmentsForAnother(Refusal):
    sentence: ClassVar[str] = "The Enrolment is for organisation {organisation} of Participant {participant}, for use {use} (0 its orders, 1 focal key), and for nothing else."
    abi_types: ClassVar[tuple[str, ...]] = ("uint32", "uint16", "uint8")
    organisation: OrganisationId
    participant: Participant
    use: KeyUse
