"""A parcel's word as the index keeps it, in 32 bytes."""

from __future__ import annotations

from struct import Struct
from typing import Final

from kp_ledger.domain.parcels import Parcel

# Parcel.pack, highest field first; 48 and 40 bits in two.
_WORD_BYTES: Final = Struct(">BHHHIIBIBBHII")
_LOW: Final = (1 << 32) - 1


def read_word(word: bytes) -> Parcel:
    found = _WORD_BYTES.unpack(word)
    holds, day, revision, upper, lower, blend, more, weight, *rest = found
    kind, status, place, owner, custodian = rest
    return Parcel(
        custodian, owner, place, status, kind, more << 32 | weight, blend, upper << 32 | lower,
        revision, day, holds,
    )  # fmt: skip


def write_word(parcel: Parcel) -> bytes:
    certificate, weight = parcel.certificate, parcel.millicarats
    return _WORD_BYTES.pack(
        parcel.holds, parcel.day, parcel.revision, certificate >> 32, certificate & _LOW,
        parcel.blend, weight >> 32, weight & _LOW, parcel.kind, parcel.status, parcel.place,
        parcel.owner, parcel.custodian,
    )  # fmt: skip
