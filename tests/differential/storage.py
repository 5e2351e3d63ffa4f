"""Every slot of the contracts' storage: what the node has, and what the model's state needs.

Views are asked for keys that are known. Storage that no event told of has none, so the slots
themselves are compared: which are not zero, and what is in them, by the compiler's own layout.
"""

from __future__ import annotations

import gzip
from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass
from typing import Any

import orjson
from eth_hash.auto import keccak

from kp_ledger.chain.artifacts import load_artifact
from kp_ledger.chain.rpc import Rpc
from kp_ledger.generated import codes
from kp_ledger.model.state import Blend, State

SLOT = 32
ENTRIES_A_SLOT, ENTRY_BITS, PARTS_BITS = 4, 64, 40
VECTOR_SLOTS = 32
# The fields that contracts/types packs by hand, each with the bit at which it begins.
STANDING = {
    "participant": 0, "status": 16, "since": 24, "until": 48, "roles": 72, "enrolled": 88,
    "first_live": 120,
}  # fmt: skip
PARTICIPANT = {"status": 0, "counted": 8, "since": 24, "on_ledger_from": 48, "recorded": 72}
DATED_VALUE = {"since": 24, "value": 48}
ZONE = {
    "participant": 0, "status": 16, "since": 24, "epoch": 48, "recorded": 56, "nature": 80,
    "releaser": 88,
}  # fmt: skip
OWN = 1 << 120
OWN_BAR = {"until": 0, "since": 24, "recorded": 48, "epoch": 72, "approved": 80}
LICENCE = {
    "organisation": 0, "zone": 32, "role": 48, "from_": 56, "until": 80,
    "ceiling": 104, "period": 144, "produced": 160, "status": 200,
}  # fmt: skip

Slots = dict[int, int]
Storage = dict[str, Slots]


def found_storage(control: Rpc, addresses: Mapping[str, str]) -> Storage:
    """The slots of each contract that are not zero, out of a dump of the node's whole state."""
    dump = bytes.fromhex(control.call("anvil_dumpState").removeprefix("0x"))
    accounts = orjson.loads(gzip.decompress(dump))["accounts"]
    storages = {address.lower(): account["storage"] for address, account in accounts.items()}
    return {
        contract: {
            int(slot, 16): int(word, 16)
            for slot, word in storages.get(address, {}).items()
            if int(word, 16)
        }
        for contract, address in addresses.items()
    }


def needed_storage(state: State) -> Storage:
    """The slots of each contract that are not zero when its storage is this state."""
    held = variables(state)
    return {
        contract: _slots(contract, held.get(contract, {})) for contract in state.ledger.addresses
    }


def variables(state: State) -> dict[str, dict[str, Any]]:
    """What each variable of each contract holds, by its name in the source."""
    return {
        "Participants": _participants(state),
        "Zones": _zones(state),
        "Enrolments": {
            "_focalKeys": state.focal_keys,
            "_reserves": state.reserves,
            "_twoKeys": state.two_keys,
            "_participantsOf": state.participants_of_keys,
            "_ranges": state.number_ranges,
            "_highestSerials": state.highest_serials,
        },
        "Blends": {
            "_count": len(state.blends),
            "_vectors": {blend: _vector(vector) for blend, vector in state.blends.items()},
        },
        "Parcels": {
            "_parcels": {parcel: (word.pack(),) for parcel, word in state.parcels.items()},
            "_holds": state.holds,
        },
        "Requests": {"_requests": state.requests, "_valuations": _nested(state.valuations)},
        "Certificates": {"_certificates": state.certificates},
        "Shipments": {"_tolerances": state.tolerances},
        "Paper": {"_counts": state.inbound_counts, "_recorded": state.inbound_numbers},
        "Consensus": {
            "_chair": state.chair,
            "_known": list(state.participants),
            "_definitions": state.definitions,
            "_proposals": state.proposals,
            "_seats": _nested(state.seats),
            "_open": {proposer: count + 1 for proposer, count in state.open_proposals.items()},
        },
    }


def _participants(state: State) -> dict[str, Any]:
    return {
        "_keys": state.keys,
        "_standings": _dated(state.standings, STANDING),
        "_offices": state.offices,
        "_officesSoFar": state.offices_so_far,
        "_officesCut": state.offices_cut,
        "_participants": _dated(state.participants, PARTICIPANT),
        "_licensingOffices": state.licensing_offices,
        "_settings": _nested(_dated(state.settings, DATED_VALUE)),
        "_parameters": _dated(state.parameters, DATED_VALUE),
    }


def _zones(state: State) -> dict[str, Any]:
    traced: dict[int, list[int]] = {}
    for number, history in sorted(state.zones.items()):
        if history[-1].nature == codes.NATURE_TRACED:
            traced.setdefault(history[-1].participant, []).append(number)
    return {
        "_zoneCount": len(state.zones),
        "_zones": _zone_words(state),
        "_ownBars": _dated(state.own_bars, OWN_BAR),
        "_successors": state.successors,
        "_firstZones": {participant: numbers[0] for participant, numbers in traced.items()},
        "_tracedZones": traced,
        "_licences": {number: _packed(one, LICENCE) for number, one in state.licences.items()},
        "_licencesOf": state.licences_of,
        "_originBars": state.origin_bars,
        "_openings": state.openings,
    }


def _zone_words(state: State) -> dict[int, Any]:
    """The last word of a zone says whether its Participant itself ever stopped or barred it."""
    own = {zone for zone, bars in state.own_bars.items() if bars}
    words = _dated(state.zones, ZONE)
    return {
        zone: (last | OWN if zone in own else last, earlier)
        for zone, (last, earlier) in words.items()
    }


def _vector(blend: Blend) -> tuple[int, list[int]]:
    """A vector's head and slots, four entries to a slot from the lowest bit."""
    slots = [0] * VECTOR_SLOTS
    for index, entry in enumerate(blend.entries):
        word = entry.origin << PARTS_BITS | entry.parts
        slots[index // ENTRIES_A_SLOT] |= word << index % ENTRIES_A_SLOT * ENTRY_BITS
    return len(blend.entries), slots


def _dated(histories: Mapping[Any, Sequence[Any]], bits: Mapping[str, int]) -> dict[Any, Any]:
    """Each history as storage has it: the last word, and those before."""
    words = {key: [_packed(one, bits) for one in history] for key, history in histories.items()}
    return {key: (history[-1], history[:-1]) for key, history in words.items()}


def _nested(by_two: Mapping[tuple[Any, Any], Any]) -> dict[Any, dict[Any, Any]]:
    found: dict[Any, dict[Any, Any]] = {}
    for (outer, inner), value in by_two.items():
        found.setdefault(outer, {})[inner] = value
    return found


def _packed(record: Any, bits: Mapping[str, int]) -> int:
    assert bits.keys() == {field.name for field in fields(record)}
    return sum(getattr(record, name) << bit for name, bit in bits.items())


def _values(record: Any) -> Sequence[Any]:
    return [getattr(record, f.name) for f in fields(record)] if is_dataclass(record) else record


# Solidity's layout of storage


def _slots(contract: str, held: Mapping[str, Any]) -> Slots:
    layout = load_artifact(contract)["storageLayout"]
    kinds = layout["types"] or {}
    places = {place["label"]: place for place in layout["storage"]}
    strange = held.keys() - places.keys()
    assert not strange, f"{contract} has no {strange}"
    slots: Slots = {}
    for label, place in places.items():
        # A string of OpenZeppelin's that is short enough for an immutable is empty in storage.
        if kinds[place["type"]]["encoding"] != "bytes":
            _place(kinds, place["type"], int(place["slot"]), place["offset"], held[label], slots)
    return {slot: word for slot, word in slots.items() if word}


def _place(kinds: Any, name: str, slot: int, offset: int, value: Any, slots: Slots) -> None:
    """Puts a value of type `name` down at a slot, `offset` bytes from its lowest."""
    kind = kinds[name]
    if kind["encoding"] == "mapping":
        for key, one in value.items():
            _place(kinds, kind["value"], _hashed(_word(key), slot), 0, one, slots)
    elif kind["encoding"] == "dynamic_array":
        slots[slot] = len(value)
        _items(kinds, kind["base"], int.from_bytes(keccak(_word(slot))), value, slots)
    elif "members" in kind:
        for member, one in zip(kind["members"], _values(value), strict=True):
            at = slot + int(member["slot"])
            _place(kinds, member["type"], at, member["offset"], one, slots)
    elif "base" in kind:
        _items(kinds, kind["base"], slot, value, slots)
    else:
        slots[slot] = slots.get(slot, 0) | int.from_bytes(_word(value)) << 8 * offset


def _items(kinds: Any, base: str, slot: int, value: Sequence[Any], slots: Slots) -> None:
    """As many items of an array to a slot as fit; a struct begins one of its own."""
    size = int(kinds[base]["numberOfBytes"])
    in_one = 1 if "members" in kinds[base] else max(1, SLOT // size)
    for index, one in enumerate(value):
        at = slot + (index // in_one) * -(-size // SLOT)
        _place(kinds, base, at, index % in_one * size, one, slots)


def place_of(contract: str, label: str, key: Any) -> int:
    """The slot at which a mapping of a contract begins what it holds under `key`."""
    places = load_artifact(contract)["storageLayout"]["storage"]
    (slot,) = (int(place["slot"]) for place in places if place["label"] == label)
    return _hashed(_word(key), slot)


def _hashed(key: bytes, slot: int) -> int:
    return int.from_bytes(keccak(key + _word(slot)))


def _word(value: Any) -> bytes:
    """A value or key in 32 bytes: numbers and addresses to the right."""
    if isinstance(value, bytes):
        return value.ljust(SLOT, b"\0")
    number = int(value, 16) if isinstance(value, str) else int(value)
    return number.to_bytes(SLOT)
