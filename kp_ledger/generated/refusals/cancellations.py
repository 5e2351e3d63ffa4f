"""Everything the ledger refuses, by the name and values of the contract's error: Cancellations.

Made from contracts/ by scripts/generate.py; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from kp_ledger.base.messages import Refusal
from kp_ledger.generated.types import CertificateId, Day, Participant


@dataclass(eq=False)
class CancellationsNotExpired(Refusal):
    sentence: ClassVar[str] = "Certificate {certificate} may be used until the end of day {expires}, and its departure entered for {grace_days} days more; today is {today}."
    abi_types: ClassVar[tuple[str, ...]] = ("uint48", "uint24", "uint256", "uint24")
    certificate: CertificateId
    expires: Day
    grace_days: int
    today: Day


@dataclass(eq=False)
class CancellationsUnknownIssuer(Refusal):
    sentence: ClassVar[str] = "Nothing is known here of a Participant {issuer}, whose paper it would be."
    abi_types: ClassVar[tuple[str, ...]] = ("uint16",)
    issuer: Participant


@dataclass(eq=False)
class CancellationsNoDocument(Refusal):
    sentence: ClassVar[str] = "What is said of paper {number} of Participant {issuer} has no document."
    abi_types: ClassVar[tuple[str, ...]] = ("uint16", "string")
    issuer: Participant
    number: str
