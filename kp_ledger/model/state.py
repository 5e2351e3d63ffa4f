"""The ledger's whole state, in the words of the contracts' storage.

Histories are lists, oldest first, each entry in force from its `since`. Keys: Participants and
zones by number, organisations and licences by number, parcels, holds and requests by their 32
bytes, keys by lower-case address.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final, Protocol, TypeVar

from kp_ledger.domain.parcels import NO_PARCEL, Parcel
from kp_ledger.generated.records import (
    BlendEntry,
    CertificateA,
    CertificateB,
    DatedValue,
    GivenValuation,
    Hold,
    Key,
    Licence,
    NumberRange,
    Office,
    OfficesCut,
    OpeningStock,
    OriginBar,
    OwnBar,
    Packing,
    ParticipantState,
    Proposal,
    Request,
    Reserve,
    Seat,
    Standing,
    Tolerance,
    TwoKeys,
    Zone,
)

NOT_IN_STORAGE: Final[dict[str, bool]] = {"storage": False}


@dataclass(frozen=True, slots=True)
class Ledger:
    """Which ledger: its chain and where its contracts stand (lower-case addresses by name)."""

    chain_id: int
    addresses: dict[str, str]
    # What its founders signed of the code at these addresses: read by a founding alone.
    contracts: bytes = field(default=bytes(32), compare=False, metadata={"storage": False})


@dataclass(frozen=True, slots=True)
class Blend:
    """An origin vector, ascending by origin, in parts of 10¹²."""

    entries: tuple[BlendEntry, ...]


@dataclass(frozen=True, slots=True)
class Certificate:
    """The three words of a certificate; `packing` is the digest of its parcels."""

    a: CertificateA
    b: CertificateB
    packing: bytes


@dataclass(slots=True)
class State:
    ledger: Ledger
    # Participants
    participants: dict[int, list[ParticipantState]] = field(default_factory=dict)
    focal_keys: dict[int, str] = field(default_factory=dict)
    reserves: dict[int, Reserve] = field(default_factory=dict)
    two_keys: dict[int, TwoKeys] = field(default_factory=dict)
    participants_of_keys: dict[str, int] = field(default_factory=dict)  # focal and reserve keys
    highest_serials: dict[int, int] = field(default_factory=dict)
    licensing_offices: dict[int, int] = field(default_factory=dict)
    settings: dict[tuple[int, int], list[DatedValue]] = field(default_factory=dict)
    parameters: dict[int, list[DatedValue]] = field(default_factory=dict)
    standings: dict[int, list[Standing]] = field(default_factory=dict)
    offices: dict[int, Office] = field(default_factory=dict)
    offices_so_far: dict[int, int] = field(default_factory=dict)
    offices_cut: dict[int, list[OfficesCut]] = field(default_factory=dict)
    number_ranges: dict[int, list[NumberRange]] = field(default_factory=dict)
    keys: dict[str, Key] = field(default_factory=dict)
    # Zones
    zones: dict[int, list[Zone]] = field(default_factory=dict)
    own_bars: dict[int, list[OwnBar]] = field(default_factory=dict)
    successors: dict[int, int] = field(default_factory=dict)
    first_zones: dict[tuple[int, int], int] = field(default_factory=dict)
    licences: dict[int, Licence] = field(default_factory=dict)
    licences_of: dict[int, list[int]] = field(default_factory=dict)
    origin_bars: dict[int, OriginBar] = field(default_factory=dict)
    openings: dict[int, OpeningStock] = field(default_factory=dict)
    # Blends, Parcels
    blends: dict[int, Blend] = field(default_factory=dict)
    parcels: dict[bytes, Parcel] = field(default_factory=dict)
    holds: dict[bytes, Hold] = field(default_factory=dict)
    # Requests, Certificates, Paper
    requests: dict[bytes, Request] = field(default_factory=dict)
    valuations: dict[tuple[bytes, int], GivenValuation] = field(default_factory=dict)
    certificates: dict[int, Certificate] = field(default_factory=dict)
    # What the digest of a certificate stands for: storage has the digest alone, events tell this.
    packings: dict[int, Packing] = field(default_factory=dict, metadata=NOT_IN_STORAGE)
    inbound_numbers: dict[bytes, int] = field(default_factory=dict)
    inbound_counts: dict[int, int] = field(default_factory=dict)
    # Shipments
    tolerances: dict[int, Tolerance] = field(default_factory=dict)
    # Consensus
    chair: int = 0
    definitions: list[int] = field(default_factory=list)  # first day of each version
    proposals: dict[bytes, Proposal] = field(default_factory=dict)
    # What the digest of a proposal's payload stands for: as with a packing.
    payloads: dict[bytes, bytes] = field(default_factory=dict, metadata=NOT_IN_STORAGE)
    seats: dict[tuple[bytes, int], Seat] = field(default_factory=dict)
    open_proposals: dict[int, int] = field(default_factory=dict)

    def parcel(self, parcel: bytes) -> Parcel:
        return self.parcels.get(parcel, NO_PARCEL)


class Since(Protocol):
    @property
    def since(self) -> int: ...


Dated = TypeVar("Dated", bound=Since)


def on(history: Sequence[Dated], day: int) -> Dated | None:
    """The entry in force on `day`; None before the first."""
    return next((entry for entry in reversed(history) if entry.since <= day), None)
