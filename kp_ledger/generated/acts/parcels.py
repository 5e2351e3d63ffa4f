"""Everything one can ask the ledger to do: Parcels.

Made from contracts/ by scripts/generate.py; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from kp_ledger.base.messages import Act, Signed
from kp_ledger.generated.records import Handover, Lot, Production
from kp_ledger.generated.types import (
    Address,
    Day,
    DocumentId,
    HoldId,
    HoldReason,
    LicenceId,
    Moment,
    OrganisationId,
    ParcelId,
    ParcelWord,
)


@dataclass(frozen=True, slots=True)
class ParcelsRegister(Act):
    """Registers production by a key of the licence's organisation, one lot or many."""

    contract: ClassVar[str] = "Parcels"
    function: ClassVar[str] = "register"
    abi_types: ClassVar[tuple[str, ...]] = ("uint32", "uint24", "uint48", "(bytes32,uint40,uint8,bytes32)[]")
    licence: LicenceId
    day: Day
    captured: Moment
    lots: tuple[Lot, ...]


@dataclass(frozen=True, slots=True)
class ParcelsRegisterSigned(Act):
    """Registers a signed Production. Anyone may relay."""

    contract: ClassVar[str] = "Parcels"
    function: ClassVar[str] = "registerSigned"
    abi_types: ClassVar[tuple[str, ...]] = ("(uint32,uint24,uint48,uint48,uint48,(bytes32,uint40,uint8,bytes32)[])", "bytes")
    order: Production
    signature: Signed


@dataclass(frozen=True, slots=True)
class ParcelsRegisterLate(Act):
    """Registers for a licence's organisation, by a licence office of its Participant, what it cannot register itself any more: marked late, on hold."""

    contract: ClassVar[str] = "Parcels"
    function: ClassVar[str] = "registerLate"
    abi_types: ClassVar[tuple[str, ...]] = ("uint32", "uint24", "uint48", "(bytes32,uint40,uint8,bytes32)[]")
    licence: LicenceId
    day: Day
    captured: Moment
    lots: tuple[Lot, ...]


@dataclass(frozen=True, slots=True)
class ParcelsHandOver(Act):
    """Moves custody, title or both, as `order` says, once giver and receiver have signed it."""

    contract: ClassVar[str] = "Parcels"
    function: ClassVar[str] = "handOver"
    abi_types: ClassVar[tuple[str, ...]] = ("(uint32,uint32,uint8,uint24,uint48,uint48,bytes32,(bytes32,uint16)[])", "bytes", "bytes")
    order: Handover
    giver: Signed
    receiver: Signed


@dataclass(frozen=True, slots=True)
class ParcelsPlaceHolds(Act):
    """Puts parcels on hold as they are, whatever their revision: those that are held, sealed or missing in the office's country."""

    contract: ClassVar[str] = "Parcels"
    function: ClassVar[str] = "placeHolds"
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32[]", "uint8", "bytes32")
    parcels: tuple[ParcelId, ...]
    reason: HoldReason
    document: DocumentId


@dataclass(frozen=True, slots=True)
class ParcelsReleaseHold(Act):
    """Releases a hold: by the organisation that placed it or, once that is a closed office, by an office of its Participant with the licence power."""

    contract: ClassVar[str] = "Parcels"
    function: ClassVar[str] = "releaseHold"
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32", "bytes32")
    hold: HoldId
    document: DocumentId


@dataclass(frozen=True, slots=True)
class ParcelsWrite(Act):
    """Writes one finished list of words, a parcel each: the first `changed` change a parcel, the rest make one."""

    contract: ClassVar[str] = "Parcels"
    function: ClassVar[str] = "write"
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32[]", "uint256[]", "uint256")
    parcels: tuple[ParcelId, ...]
    words: tuple[ParcelWord, ...]
    changed: int


@dataclass(frozen=True, slots=True)
class ParcelsNoteHold(Act):
    """Puts a parcel that the same act has just written on hold (its word counts the hold already)."""

    contract: ClassVar[str] = "Parcels"
    function: ClassVar[str] = "noteHold"
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32", "uint32", "uint16", "uint8", "address")
    parcel: ParcelId
    by: OrganisationId
    revision: int
    reason: HoldReason
    key: Address


@dataclass(frozen=True, slots=True)
class ParcelsEndHolds(Act):
    """Ends the holds of a parcel whose registration is void, each by its revision; the same act writes the word."""

    contract: ClassVar[str] = "Parcels"
    function: ClassVar[str] = "endHolds"
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32", "uint16[]", "uint32", "bytes32")
    parcel: ParcelId
    revisions: tuple[int, ...]
    by: OrganisationId
    document: DocumentId
