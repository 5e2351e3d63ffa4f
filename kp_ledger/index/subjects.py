"""Which parcels and which other subjects an event names: by the types of its row's fields.

A subject is a kind and a number. Subjects of 32 or 20 bytes get the number of their first eight:
whoever looks one up compares the event with the whole of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, is_dataclass
from operator import attrgetter
from typing import Any, Final, cast

from kp_ledger.base.messages import Event
from kp_ledger.base.valuetypes import item_of, name_of, types_of
from kp_ledger.catalogue.events import EVENTS, kinds_at
from kp_ledger.catalogue.rows import Stage
from kp_ledger.catalogue.seen import field_names
from kp_ledger.domain.references import show_reference
from kp_ledger.generated import codes, events

ORGANISATION, PARTICIPANT, ZONE, LICENCE, CERTIFICATE, REQUEST = 1, 2, 3, 4, 5, 6
PROPOSAL, HOLD, KEY, DOCUMENT, BLEND, PARCEL = 7, 8, 9, 10, 11, 12
PRINTED = 13  # a number as printed, with its issuer

FIRST_STORED_BLEND: Final = 1 << 24
REGISTRATIONS: Final = kinds_at(Stage.PRODUCTION, Stage.OPENING, Stage.INBOUND, Stage.SURPLUS)

# What a value of a type is a subject of; an address is told by the ABI alone. A decision is a
# proposal or an office's document, which no event says: it is looked up as either (_mentions).
KINDS: Final = {
    "OrganisationId": ORGANISATION,
    "Participant": PARTICIPANT,
    "ZoneId": ZONE,
    "OriginId": ZONE,
    "LicenceId": LICENCE,
    "CertificateId": CERTIFICATE,
    "RequestId": REQUEST,
    "ProposalId": PROPOSAL,
    "DecisionId": PROPOSAL,
    "HoldId": HOLD,
    "Address": KEY,
    "DocumentId": DOCUMENT,
    "BlendId": BLEND,
    "ParcelId": PARCEL,
    "ShipmentId": PRINTED,
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
_OF_BYTES: Final = (REQUEST, PROPOSAL, HOLD, DOCUMENT, PRINTED)


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


def _mentions(type_name: str) -> list[Callable[[Any], _Found]]:
    """What a value of a type is a mention of: one subject, of a decision either of two."""
    if type_name == "DecisionId":
        return [_mention("ProposalId"), _mention("DocumentId")]
    return [_mention(type_name)]


def _mention(type_name: str) -> Callable[[Any], _Found]:
    kind = KINDS[type_name]
    if type_name == "OriginId":
        return lambda origin: (ZONE, origin >> 8)
    if type_name == "BlendId":
        return _blend
    if type_name == "Address":
        return lambda key: (kind, number_of(kind, key))
    if kind in _OF_BYTES:
        return lambda key: (kind, number_of(kind, key)) if key != NOTHING else None
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
    if kind in _OF_BYTES:
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
    for name, found, many in subject_fields(kind):
        if found == "ParcelId":
            parcels.append(_parcels_in(name, many))
        else:
            for mention in _mentions(found):
                (lists if many else single).append((attrgetter(name), mention))
    return Naming(tuple(parcels), tuple(single), tuple(lists), "subject" in field_names(kind))


def subject_fields(kind: type[Event]) -> Iterator[tuple[str, str, bool]]:
    """Fields that name subjects, the type of that name, and whether they are lists of it.

    Of a list of records, the field that names a subject is `outputs.parcel`.
    """
    for name, found, many in typed_fields(kind):
        if found in KINDS and EVENTS[kind].names(name):
            yield name, found, many


def typed_fields(kind: type[Event]) -> Iterator[tuple[str, str, bool]]:
    """Every field, and every member of a list of records, as `subject_fields` has them."""
    types: Any = types_of(cast(Any, kind))
    for name, one in types.items():
        item = item_of(one)
        if is_dataclass(item):
            members: Any = types_of(cast(Any, item))
            yield from ((f"{name}.{inside}", name_of(t), True) for inside, t in members.items())
        else:
            yield name, name_of(item or one), item is not None


def _parcels_in(name: str, many: bool) -> Callable[[Any], Iterable[bytes]]:
    field, _, member = name.partition(".")
    if member:
        return lambda event: [getattr(one, member) for one in getattr(event, field)]
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
