"""The whole state from the chain: folded from its logs, or read from its storage.

The logs say what there is, storage says how it stands. Both must be equal, byte for byte
(kp_ledger.model.canonical); then no rule was gone around.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from kp_ledger.base.errors import LedgerUnavailable
from kp_ledger.chain.reader import Reader
from kp_ledger.chain.rpc import NodeRefused, chunks
from kp_ledger.chain.words import (
    unpack_own_bar,
    unpack_standing,
    unpack_value,
    unpack_zone,
)
from kp_ledger.domain.parcels import Parcel
from kp_ledger.generated.records import DatedValue, OwnBar, Standing, Zone
from kp_ledger.model.rules import apply
from kp_ledger.model.state import Blend, Certificate, State

PARCELS_PER_CALL = 500
FIRST_INBOUND = 1 << 31
DAY_BITS = 24


@dataclass(frozen=True, slots=True)
class Section:
    """How one section of the state is read: which view, with a key's parts as its arguments."""

    contract: str
    function: str
    shape: Callable[[Any], Any] = lambda value: value


def _arguments(key: Any) -> tuple[Any, ...]:
    return key if isinstance(key, tuple) else (key,)


def _standings(words: Iterable[int]) -> list[Standing]:
    return [unpack_standing(word) for word in words]


def _values(words: Iterable[int]) -> list[DatedValue]:
    return [unpack_value(word) for word in words]


def _zones(words: Iterable[int]) -> list[Zone]:
    return [unpack_zone(word) for word in words]


def _own_bars(words: Iterable[int]) -> list[OwnBar]:
    return [unpack_own_bar(word) for word in words]


# Every section whose entries are read one by one, by its name in the state.
SECTIONS = {
    "participants": Section("Participants", "participantHistory", list),
    "focal_keys": Section("Enrolments", "focalKey"),
    "reserves": Section("Enrolments", "reserve"),
    "two_keys": Section("Enrolments", "twoKeys"),
    "participants_of_keys": Section("Enrolments", "participantOf"),
    "highest_serials": Section("Enrolments", "highestSerial"),
    "licensing_offices": Section("Participants", "licensingOffice"),
    "settings": Section("Participants", "settingHistory", _values),
    "parameters": Section("Participants", "parameterHistory", _values),
    "standings": Section("Participants", "standingHistory", _standings),
    "offices": Section("Participants", "office"),
    "offices_so_far": Section("Participants", "officesSoFar"),
    "offices_cut": Section("Participants", "officesCut", list),
    "number_ranges": Section("Enrolments", "numberRanges", list),
    "keys": Section("Participants", "key"),
    "zones": Section("Zones", "zoneHistory", _zones),
    "own_bars": Section("Zones", "ownBars", _own_bars),
    "successors": Section("Zones", "successor"),
    "first_zones": Section("Zones", "firstZone"),
    "licences": Section("Zones", "licence"),
    "licences_of": Section("Zones", "licencesOf", list),
    "origin_bars": Section("Zones", "originBar"),
    "openings": Section("Zones", "openingStock"),
    "blends": Section("Blends", "blend", Blend),
    "holds": Section("Parcels", "hold"),
    "requests": Section("Requests", "requestState"),
    "valuations": Section("Requests", "valuation"),
    "certificates": Section("Certificates", "certificate", lambda value: Certificate(*value)),
    "tolerances": Section("Shipments", "tolerance"),
    "inbound_numbers": Section("Paper", "recorded"),
    "inbound_counts": Section(
        "Paper", "nextNumber", lambda number: (number & 0xFFFFFFFF) - FIRST_INBOUND
    ),
    "proposals": Section("Consensus", "proposalState"),
    "seats": Section("Consensus", "seat"),
    "open_proposals": Section("Consensus", "openProposals"),
}


def folded_state(reader: Reader, last: int | None = None) -> State:
    """What the events up to block `last` add up to."""
    state = State(reader.ledger)
    for told in reader.recorded(0, last):
        apply(state, told.event, told.moment)
    return state


def chain_state(reader: Reader, keys: State, block: int | None = None) -> State:
    """What storage holds at the end of `block`, for whatever `keys` has an entry.

    LedgerUnavailable when the node does not keep the state of that block any more.
    """
    try:
        return _chain_state(reader, keys, reader.head() if block is None else block)
    except NodeRefused as refused:
        raise LedgerUnavailable(
            f"the node keeps no state of block {block}: {refused.message}"
        ) from None


def _chain_state(reader: Reader, keys: State, block: int) -> State:
    state = State(reader.ledger)
    for name, section in SECTIONS.items():
        setattr(state, name, _section(reader, section, getattr(keys, name), block))
    state.parcels = _parcels(reader, list(keys.parcels), block)
    state.chair = reader.read("Consensus", "chair", block=block)
    versions = range(1, len(keys.definitions) + 1)
    state.definitions = [_first_day(reader, version, block) for version in versions]
    return state


def _section(reader: Reader, section: Section, keys: Iterable[Any], block: int) -> dict[Any, Any]:
    wanted = list(keys)
    values = reader.read_many(
        [(section.contract, section.function, _arguments(key)) for key in wanted], block
    )
    return {key: section.shape(value) for key, value in zip(wanted, values, strict=True)}


def _parcels(reader: Reader, parcels: Sequence[bytes], block: int) -> dict[bytes, Parcel]:
    found: dict[bytes, Parcel] = {}
    for some in chunks(parcels, PARCELS_PER_CALL):
        words = reader.read("Parcels", "words", tuple(some), block=block)
        found |= {parcel: Parcel.unpack(word) for parcel, word in zip(some, words, strict=True)}
    return found


def _first_day(reader: Reader, version: int, block: int) -> int:
    """The first day of a definition: storage shows only which is in force on a day."""
    low, high = 0, (1 << DAY_BITS) - 1
    while low < high:
        day = (low + high) // 2
        if reader.read("Consensus", "definitionOn", day, block=block) >= version:
            high = day
        else:
            low = day + 1
    return low
