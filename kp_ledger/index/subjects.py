"""Which parcels and which other subjects an event names: one table, by a field's name and type.

A subject is a kind and a number. Subjects of 32 or 20 bytes get the number of their first eight:
whoever looks one up compares the event with the whole of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, fields
from operator import attrgetter
from typing import Any, Final

from kp_ledger.base.messages import Event
from kp_ledger.catalogue.events import kinds_at
from kp_ledger.catalogue.rows import Stage
from kp_ledger.domain.references import show_reference
from kp_ledger.generated import codes, events

ORGANISATION, PARTICIPANT, ZONE, LICENCE, CERTIFICATE, REQUEST = 1, 2, 3, 4, 5, 6
PROPOSAL, HOLD, KEY, DOCUMENT, BLEND, PARCEL = 7, 8, 9, 10, 11, 12

FIRST_STORED_BLEND: Final = 1 << 24
REGISTRATIONS: Final = kinds_at(Stage.PRODUCTION, Stage.OPENING, Stage.INBOUND)

_ORGANISATIONS = "organisation office exporter importer giver receiver custodian owner holder"
_PARTICIPANTS = "participant from_ to issuer place proposer chair vice"
_DOCUMENTS = "document reason reasons text boundary"

# (field, type) -> kind. Lists are of the same kind as their items.
KINDS: Final[dict[tuple[str, str], int]] = {
    **{(name, "uint32"): ORGANISATION for name in f"{_ORGANISATIONS} registrar valuer by".split()},
    **{(name, "uint16"): PARTICIPANT for name in f"{_PARTICIPANTS} closers by".split()},
    **{(name, "bytes32"): DOCUMENT for name in _DOCUMENTS.split()},
    **{(name, "uint48"): CERTIFICATE for name in ("certificate", "replaced_by", "cited")},
    ("replaces", "uint48"): CERTIFICATE,
    ("replaces", "uint16"): ZONE,
    ("zone", "uint16"): ZONE,
    ("origin", "uint24"): ZONE,
    ("licence", "uint32"): LICENCE,
    ("request", "bytes32"): REQUEST,
    ("proposal", "bytes32"): PROPOSAL,
    ("amends", "bytes32"): PROPOSAL,
    ("decision", "bytes32"): PROPOSAL,
    ("hold", "bytes32"): HOLD,
    ("key", "address"): KEY,
    ("blend", "uint32"): BLEND,
    ("parcel", "bytes32"): PARCEL,
    ("parcels", "bytes32"): PARCEL,
    ("inputs", "bytes32"): PARCEL,
    ("outputs", "(bytes32,bytes32,uint40,uint8)"): PARCEL,
}

# A subject that an event names with its kind (DocumentAttached, Proposed).
NAMED: Final[dict[int, int]] = {
    codes.SUBJECT_PARCEL: PARCEL,
    codes.SUBJECT_CERTIFICATE: CERTIFICATE,
    codes.SUBJECT_REQUEST: REQUEST,
    codes.SUBJECT_ORGANISATION: ORGANISATION,
    codes.SUBJECT_LICENCE: LICENCE,
    codes.SUBJECT_PARTICIPANT: PARTICIPANT,
    codes.SUBJECT_ZONE: ZONE,
    codes.SUBJECT_ORIGIN: ZONE,
    codes.SUBJECT_BLEND: BLEND,
    codes.SUBJECT_PROPOSAL: PROPOSAL,
}
NOTHING: Final = bytes(32)
_OF_32_BYTES: Final = (REQUEST, PROPOSAL)


# A subject as an event names it, to its kind and number; None when the field is empty.
_Found = tuple[int, int] | None
_Field = tuple[Callable[[Any], Any], Callable[[Any], _Found]]


@dataclass(frozen=True, slots=True)
class Naming:
    """How one kind of event names subjects."""

    parcels: tuple[Callable[[Any], Iterable[bytes]], ...]
    single: tuple[_Field, ...]
    lists: tuple[_Field, ...]
    subject: bool


def number_of(kind: int, key: int | bytes | str) -> int:
    """The number of a subject, in 64 bits with a sign."""
    if isinstance(key, int):
        return key
    digits = bytes.fromhex(key.removeprefix("0x")) if isinstance(key, str) else key
    return int.from_bytes(digits[:8], "big", signed=True)


def parcels_of(event: Event) -> list[bytes]:
    """The parcels that an event names, some perhaps more than once."""
    naming = naming_of(type(event))
    found = [parcel for named in naming.parcels for parcel in named(event)]
    if naming.subject and NAMED.get(event.subject_kind) == PARCEL:  # type: ignore[attr-defined]
        found.append(event.subject)  # type: ignore[attr-defined]
    return found


def mentions_of(event: Event) -> list[tuple[int, int]]:
    """The other subjects that an event names, as kind and number, some perhaps more than once."""
    naming = naming_of(type(event))
    found = [mention(value(event)) for value, mention in naming.single]
    for values, mention in naming.lists:
        found += map(mention, values(event))
    if naming.subject:
        found += _named(event)
    return [one for one in found if one is not None]


def _mention(kind: int, name: str, abi: str) -> Callable[[Any], _Found]:
    """What a value of a field is a mention of."""
    if name == "origin":
        return lambda origin: (ZONE, origin >> 8)
    if kind == BLEND:
        return _blend
    if abi == "bytes32":
        return lambda key: (kind, number_of(kind, key)) if key != NOTHING else None
    if abi == "address":
        return lambda key: (kind, number_of(kind, key))
    return lambda number: (kind, number) if number else None


def _blend(blend: int) -> _Found:
    """One origin is its own blend, and is kept nowhere; what is lost has none."""
    if not blend:
        return None
    return (BLEND, blend) if blend >= FIRST_STORED_BLEND else (ZONE, blend >> 8)


def _named(event: Any) -> Iterator[tuple[int, int]]:
    kind = NAMED.get(event.subject_kind, PARCEL)
    if kind == PARCEL:
        return
    if kind in _OF_32_BYTES:
        yield kind, number_of(kind, event.subject)
        return
    number = int.from_bytes(event.subject[-8:], "big", signed=True)
    yield kind, number >> 8 if event.subject_kind == codes.SUBJECT_ORIGIN else number


_NAMINGS: dict[type[Event], Naming] = {}


def naming_of(kind: type[Event]) -> Naming:
    """How events of a kind name subjects."""
    if kind not in _NAMINGS:
        _NAMINGS[kind] = _naming(kind)
    return _NAMINGS[kind]


def _naming(kind: type[Event]) -> Naming:
    parcels: list[Callable[[Any], Iterable[bytes]]] = []
    single: list[_Field] = []
    lists: list[_Field] = []
    names = [field.name for field in fields(kind)]
    for name, abi in zip(names, kind.abi_types, strict=True):
        plain, many = abi.removeprefix("*").removesuffix("[]"), abi.endswith("[]")
        found = KINDS.get((name, plain))
        if found == PARCEL:
            parcels.append(_parcels_in(name, many))
        elif found is not None:
            (lists if many else single).append((attrgetter(name), _mention(found, name, plain)))
    return Naming(tuple(parcels), tuple(single), tuple(lists), "subject" in names)


def _parcels_in(name: str, many: bool) -> Callable[[Any], Iterable[bytes]]:
    if name == "outputs":
        return lambda event: [product.parcel for product in event.outputs]
    return attrgetter(name) if many else lambda event: (getattr(event, name),)


def made_by(event: Event) -> tuple[bytes, ...]:
    """The parcels that an event makes."""
    if isinstance(event, REGISTRATIONS):
        return (event.parcel,)
    if isinstance(event, events.Transformed):
        return tuple(product.parcel for product in event.outputs)
    return ()


def references_of(event: Event, parent: str = "") -> tuple[str, ...]:
    """Their lot references; a part's is its parent's and its index."""
    if isinstance(event, REGISTRATIONS):
        return (show_reference(event.reference),)
    if isinstance(event, events.Transformed):
        return tuple(
            show_reference(product.reference) or (f"{parent}/{index}" if parent else "")
            for index, product in enumerate(event.outputs)
        )
    return ()
