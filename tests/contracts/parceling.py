"""Parcels as the tests register and change them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from eth_hash.auto import keccak

from kp_ledger.base.messages import NO_KEY, Event, Signed
from kp_ledger.domain.days import SECONDS_PER_DAY
from kp_ledger.domain.parcels import Parcel
from kp_ledger.generated import acts, codes
from kp_ledger.generated.records import Lot, ParcelRef, Production
from kp_ledger.model import typed
from tests.actors import BW, actor, sign
from tests.contracts.probing import ask, through
from tests.world import ZONES, Door, reference

ORIGIN = ZONES[BW, codes.NATURE_TRACED] << 8 | 1  # what bw_miner digs
NOTHING = bytes(32)
HALF = bytes.fromhex("7fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b20a0")
ORDER = 2 * int.from_bytes(HALF, "big") + 1


def org(name: str) -> int:
    return actor(name).organisation


def today(door: Door) -> int:
    return door.moment // SECONDS_PER_DAY


def parcel_of(by: str, text: str) -> bytes:
    return typed.parcel_id(org(by), reference(text))


def word(door: Door, parcel: bytes) -> Parcel:
    return Parcel.unpack(ask(door, "Parcels", "word", parcel))


def registered(place: int, holder: str, day: int, **changes: Any) -> Parcel:
    """The word of weight that nobody has touched."""
    first = Parcel(
        org(holder), org(holder), place, codes.PARCEL_HELD, 1, 1_000, ORIGIN, 0, 1, day, 0
    )
    return replace(first, **changes)


def put(door: Door, parcel: bytes, **changes: Any) -> ParcelRef:
    """Changes a parcel's word as another contract of the ledger would."""
    before = word(door, parcel)
    after = replace(before, **{"revision": before.revision + 1, **changes})
    through(door, "Corrections", acts.ParcelsWrite((parcel,), (after.pack(),), 1))
    return ParcelRef(parcel, after.revision)


def wear_out(door: Door, parcel: bytes, last: int = 65_535) -> ParcelRef:
    """Changes a parcel until it is at its last revision, or at this one."""
    at = word(door, parcel)
    while at.revision < last:
        steps = [
            replace(at, revision=revision)
            for revision in range(at.revision + 1, min(at.revision + 4_000, last) + 1)
        ]
        words = tuple(step.pack() for step in steps)
        act = acts.ParcelsWrite((parcel,) * len(words), words, len(words))
        through(door, "Corrections", act)
        at = steps[-1]
    return ParcelRef(parcel, at.revision)


def production(door: Door, *lots: Lot, **changes: Any) -> Production:
    order = Production(
        licence=actor("bw_miner").licence,
        day=today(door),
        captured=7,
        signed_at=door.moment,
        deadline=door.moment + SECONDS_PER_DAY,
        lots=lots,
    )
    return replace(order, **changes)


def unreadable(order: object, by: str, door: Door) -> list[Signed]:
    """Signatures that are none: too short, too long, with a high s, of nobody."""
    good = sign(order, by, door.ledger).signature
    s = ORDER - int.from_bytes(good[32:64], "big")
    high = good[:32] + s.to_bytes(32, "big") + bytes([55 - good[64]])
    nobody = keccak(b"r") + keccak(b"s")[:1].replace(b"\xff", b"\x00") + bytes(31) + b"\x1d"
    return [Signed(NO_KEY, bad) for bad in (good[:64], good + b"\0", high, nobody)]


def happened(events: list[Event], kind: type[Event]) -> list[Event]:
    return [event for event in events if isinstance(event, kind)]
