"""What two sides agreed about a handover's price: on chain stands the hash alone (rules.md, f)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kp_ledger.generated.records import ParcelRef
from kp_ledger.model import typed
from kp_ledger.model.state import Ledger


@dataclass(frozen=True, slots=True)
class Terms:
    """As rules.md (c) has it: without the salt nobody finds a price by trying amounts."""

    salt: bytes  # 32 bytes of chance
    amount: int  # hundredths of the currency
    currency: bytes  # three letters of ISO 4217
    giver: int
    receiver: int
    parcels: bytes  # hash of the handover's parcels, as the handover itself has it


def parcels_hash(parcels: Sequence[ParcelRef]) -> bytes:
    """Of the parcels and their revisions, ascending: as part of a Handover."""
    return typed.encode_value("ParcelRef[]", sorted(parcels, key=lambda ref: ref.parcel))


def terms_hash(terms: Terms, ledger: Ledger) -> bytes:
    """What a handover bears in `terms`: EIP-712, for this ledger."""
    return typed.digest(terms, ledger)
