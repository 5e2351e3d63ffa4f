"""Everything one can ask the ledger to do: Requests.

Made from contracts/ by scripts/generate.py; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from kp_ledger.base.messages import Act, Signed
from kp_ledger.generated.records import Application, Valuation
from kp_ledger.generated.types import DocumentId, Participant, RequestId


@dataclass(frozen=True, slots=True)
class RequestsRequest(Act):
    """Row 1: asks for a certificate, signed by exporter and, if different, owner."""

    contract: ClassVar[str] = "Requests"
    function: ClassVar[str] = "request"
    abi_types: ClassVar[tuple[str, ...]] = ("(uint32,uint32,uint32,uint16,bytes32,uint32[3],uint48,uint48,bytes32,uint48[],(bytes32,uint16)[])", "bytes", "bytes")
    order: Application
    exporter: Signed
    owner: Signed


@dataclass(frozen=True, slots=True)
class RequestsValue(Act):
    """Row 2: gives a value in one capacity, as whom the request names for it: the exporter's, the government's (an export office) or an independent valuer (licensed in the exporter's Participant)."""

    contract: ClassVar[str] = "Requests"
    function: ClassVar[str] = "value"
    abi_types: ClassVar[tuple[str, ...]] = ("(bytes32,uint32,uint8,uint64,uint64,uint64,uint24,uint48,uint48)", "bytes")
    order: Valuation
    signature: Signed


@dataclass(frozen=True, slots=True)
class RequestsRefuse(Act):
    """Row 3: refuses, by an export office of the exporter's Participant, with a document."""

    contract: ClassVar[str] = "Requests"
    function: ClassVar[str] = "refuse"
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32", "bytes32")
    request: RequestId
    document: DocumentId


@dataclass(frozen=True, slots=True)
class RequestsWithdraw(Act):
    """Row 4: withdraws, by a key of the exporter or the owner."""

    contract: ClassVar[str] = "Requests"
    function: ClassVar[str] = "withdraw"
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32",)
    request: RequestId


@dataclass(frozen=True, slots=True)
class RequestsSettle(Act):
    """Marks a request of Participant `from` issued and returns it with its highest valuation: row 5 asks for two at least that are recent, rows 5 and 7 for parties and Participants in good standing."""

    contract: ClassVar[str] = "Requests"
    function: ClassVar[str] = "settle"
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32", "bytes32", "uint16", "bool")
    request: RequestId
    digest: bytes
    from_: Participant
    again: bool
