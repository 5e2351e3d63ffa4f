"""A parcel's word: the whole state of a parcel, in one slot of 256 bits: rules.md (a)."""

from __future__ import annotations

from dataclasses import dataclass

from kp_ledger.generated import codes

# Width in bits of each field, from the lowest; the order of the fields of Parcel.
_WIDTHS = (32, 32, 16, 8, 8, 40, 32, 48, 16, 16, 8)


@dataclass(frozen=True, slots=True)
class Parcel:
    """A parcel's state. `day` is the day of its last change, `certificate` the one it is under."""

    custodian: int
    owner: int
    place: int
    status: int
    kind: int
    millicarats: int
    blend: int
    certificate: int
    revision: int
    day: int
    holds: int

    @classmethod
    def unpack(cls, word: int) -> Parcel:
        values = []
        for width in _WIDTHS:
            values.append(word & ((1 << width) - 1))
            word >>= width
        return cls(*values)

    def pack(self) -> int:
        word, shift = 0, 0
        for width, name in zip(_WIDTHS, self.__slots__, strict=True):
            word |= getattr(self, name) << shift
            shift += width
        return word


NO_PARCEL = Parcel.unpack(0)
LAST_REVISION = (1 << 16) - 1
MOST_HOLDS = (1 << 8) - 1

# From a status to those it may move to, rules.md (b); there is no other.
MOVES: dict[int, frozenset[int]] = {
    codes.PARCEL_NONE: frozenset({codes.PARCEL_HELD}),
    codes.PARCEL_HELD: frozenset(
        {
            codes.PARCEL_HELD,
            codes.PARCEL_SEALED,
            codes.PARCEL_MISSING,
            codes.PARCEL_SPENT,
            codes.PARCEL_VOID,
            codes.PARCEL_OUTSIDE,
        }
    ),
    codes.PARCEL_SEALED: frozenset({codes.PARCEL_SEALED, codes.PARCEL_HELD, codes.PARCEL_DEPARTED}),
    codes.PARCEL_DEPARTED: frozenset(
        {
            codes.PARCEL_HELD,
            codes.PARCEL_SEALED,
            codes.PARCEL_OUTSIDE,
            codes.PARCEL_MISSING,
        }
    ),
    codes.PARCEL_MISSING: frozenset(
        {codes.PARCEL_MISSING, codes.PARCEL_DEPARTED, codes.PARCEL_HELD, codes.PARCEL_VOID}
    ),
    codes.PARCEL_SPENT: frozenset(),
    codes.PARCEL_OUTSIDE: frozenset(),
    codes.PARCEL_VOID: frozenset(),
}
