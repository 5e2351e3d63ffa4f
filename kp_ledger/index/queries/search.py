"""What the ledger has under what was typed or scanned."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from kp_ledger.domain import scanned
from kp_ledger.domain.participants import PARTICIPANTS
from kp_ledger.domain.showing import Names
from kp_ledger.index.queries.certificates import same_numbers
from kp_ledger.index.queries.forgeries import printed_as
from kp_ledger.index.queries.typed import MOST, parcels_named
from kp_ledger.index.store import Snapshot
from kp_ledger.model.lookups import recorded


@dataclass(frozen=True, slots=True)
class Hit:
    """Something that is on the ledger: its kind and its key in the state."""

    kind: str
    key: Any


@dataclass(frozen=True, slots=True)
class Searched:
    """What was found. `read_as` is what it was taken for; `ledger` another one that it names."""

    read_as: str
    hits: list[Hit]
    meant: list[Hit]
    certificate: int | None = None
    lacks: int | None = None
    ledger: int | None = None


def search(snapshot: Snapshot, names: Names, text: str, *, member: bool = False) -> Searched:
    """All that the ledger has under a text.

    Organisations are found if they are in `names`; a member finds each by its number too.
    """
    if scanned.is_link(text):
        return _linked(snapshot, text)
    parcel, number = scanned.as_id(text), scanned.as_certificate(text)
    if parcel is not None:
        return Searched("an id", list(_by_id(snapshot, parcel)), [])
    hits = [*_certificates(snapshot, text, number), *_others(snapshot, names, text)]
    if member:
        hits += _numbered(snapshot, text)
    meant = [] if hits else list(_meant(snapshot, text))
    lacks = scanned.digits_short(text)
    read_as = "a certificate's number" if number is not None else "a name or a lot reference"
    if lacks is not None:
        read_as = "an id"
    return Searched(read_as, _once(hits), meant, number, lacks)


def _linked(snapshot: Snapshot, text: str) -> Searched:
    link = scanned.read_link(text)
    if link is None:
        return Searched("a link", [], [])
    if link.ledger is not None and link.ledger != snapshot.ledger.chain_id:
        return Searched("a label's link", [], [], ledger=link.ledger)
    if link.parcel is not None:
        return Searched("a label's link", list(_by_id(snapshot, link.parcel)), [])
    number = link.certificate
    assert number is not None
    return Searched("a label's link", list(_known(snapshot, number)), [], number)


def _by_id(snapshot: Snapshot, identifier: bytes) -> Iterator[Hit]:
    if snapshot.row(identifier) is not None:
        yield Hit("parcel", identifier)
    state = snapshot.state
    if identifier in state.proposals:
        yield Hit("proposal", identifier)
    if identifier in state.holds:
        yield Hit("hold", identifier)


def _known(snapshot: Snapshot, number: int) -> Iterator[Hit]:
    if number in snapshot.state.certificates:
        yield Hit("certificate", number)


def _certificates(snapshot: Snapshot, text: str, number: int | None) -> Iterator[Hit]:
    """By the ledger's number, and by the number printed on foreign paper."""
    if number is not None:
        yield from _known(snapshot, number)
    printed = printed_as(text)
    if printed and (found := recorded(snapshot.state, *printed)):
        yield Hit("certificate", found)
        for other in same_numbers(snapshot, [found])[found]:
            yield Hit("certificate", other)


def _others(snapshot: Snapshot, names: Names, text: str) -> Iterator[Hit]:
    yield from _references(snapshot, text)
    yield from _participants(snapshot, text)
    yield from _zones(snapshot, names, text)
    yield from _organisations(snapshot, names, text)


def _references(snapshot: Snapshot, text: str) -> Iterator[Hit]:
    for parcel in parcels_named(snapshot, text):
        yield Hit("parcel", parcel)


def _participants(snapshot: Snapshot, text: str) -> Iterator[Hit]:
    wanted = text.casefold()
    for letters, name in PARTICIPANTS.items():
        if wanted in (letters.casefold(), name.casefold(), name.removeprefix("the ").casefold()):
            code = int.from_bytes(letters.encode("ascii"), "big")
            if code in snapshot.state.participants:
                yield Hit("participant", code)


def _zones(snapshot: Snapshot, names: Names, text: str) -> Iterator[Hit]:
    wanted = text.casefold()
    numbered = wanted.removeprefix("zone").strip()
    found = [zone for zone, name in names.zones.items() if name.casefold() == wanted]
    if numbered.isascii() and numbered.isdecimal() and len(numbered) <= len(str(1 << 16)):
        found.append(int(numbered))
    for zone in dict.fromkeys(found):
        if zone in snapshot.state.zones:
            yield Hit("zone", zone)


def _organisations(snapshot: Snapshot, names: Names, text: str) -> Iterator[Hit]:
    """Those whose names whoever asks may read."""
    wanted = text.casefold()
    for number, name in names.organisations.items():
        if wanted in (name.casefold(), str(number)) and number in snapshot.state.standings:
            yield Hit("organisation", number)


def _numbered(snapshot: Snapshot, text: str) -> Iterator[Hit]:
    is_number = text.isascii() and text.isdecimal() and len(text) <= len(str(1 << 32))
    if is_number and int(text) in snapshot.state.standings:
        yield Hit("organisation", int(text))


def _meant(snapshot: Snapshot, text: str) -> Iterator[Hit]:
    """What look-alikes might stand for, if the ledger has it."""
    parcel = scanned.id_meant(text)
    if parcel is not None:
        yield from _by_id(snapshot, parcel)
    for number in scanned.certificates_meant(text):
        yield from _known(snapshot, number)
    if text != text.upper():
        yield from _references(snapshot, text.upper())


def _once(hits: list[Hit]) -> list[Hit]:
    return list(dict.fromkeys(hits))[:MOST]
