"""Events as answers have them: each field in its unit, as far as the reader may see it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, is_dataclass
from typing import Any, Final, cast

from kp_ledger.answers.arrivals import note_of
from kp_ledger.answers.asof import as_of
from kp_ledger.answers.audiences import Audience, Reader
from kp_ledger.answers.schemas.events import EventOut, EventsAnswer
from kp_ledger.answers.standing import mark_of
from kp_ledger.answers.units import (
    carats,
    country,
    day,
    dollars,
    event_id,
    identifier,
    known_moment,
    moment,
)
from kp_ledger.base.messages import Event
from kp_ledger.base.valuetypes import item_of, types_of
from kp_ledger.catalogue.seen import members_of, public_kinds, seen_fields
from kp_ledger.catalogue.sentences import sentence
from kp_ledger.chain.reader import LoggedEvent
from kp_ledger.domain import words
from kp_ledger.domain.parse import show_certificate
from kp_ledger.domain.references import show_reference
from kp_ledger.domain.showing import Names
from kp_ledger.domain.typewords import CODES, SETS_OF
from kp_ledger.generated import types
from kp_ledger.index.queries.events import Filter, hashes, pages
from kp_ledger.index.store import Snapshot
from kp_ledger.index.subjects import (
    CERTIFICATE,
    LICENCE,
    ORGANISATION,
    mentions_of,
    parcels_of,
)
from kp_ledger.index.tables import number_at

PAGE: Final = 200
MOST_LOOKED_AT: Final = 5_000


@dataclass(frozen=True, slots=True)
class Asked:
    """Who asks, for which events, with which names."""

    reader: Reader
    names: Names
    wanted: Filter


def events_answer(snapshot: Snapshot, asked: Asked, after: int, size: int = PAGE) -> EventsAnswer:
    found, last = events_page(snapshot, asked, after, size)
    return EventsAnswer(
        as_of=as_of(snapshot), events=found, next=None if last is None else event_id(last)
    )


def events_page(
    snapshot: Snapshot, asked: Asked, after: int, size: int = PAGE
) -> tuple[list[EventOut], int | None]:
    """A page, and the number behind which the next begins; None when there is nothing behind."""
    found: list[EventOut] = []
    looked_at = 0
    for page in pages(snapshot, _narrowed(asked), after):
        of_blocks = hashes(snapshot, [told.block for _, told in page])
        for number, told in page:
            looked_at += 1
            if len(found) == size or looked_at > MOST_LOOKED_AT:
                return found, after
            event = event_out(snapshot, asked, told, of_blocks[told.block])
            after = number
            if event is not None:
                found.append(event)
    return found, None


def _narrowed(asked: Asked) -> Filter:
    """The public sees nothing of some kinds: they need not be looked at."""
    if asked.reader.audience is not Audience.PUBLIC:
        return asked.wanted
    seen = public_kinds()
    wanted = asked.wanted
    kinds = seen if wanted.kinds is None else wanted.kinds & seen
    return Filter(kinds, wanted.subjects, wanted.parcel, wanted.numbers)


def event_out(
    snapshot: Snapshot, asked: Asked, told: LoggedEvent, block_hash: bytes
) -> EventOut | None:
    """An event as its reader sees it; None when that is nothing."""
    event, form = told.event, form_of(type(told.event))
    seen = seen_fields(type(event), _audience(snapshot, asked.reader, event))
    if not seen:
        return None
    return EventOut(
        id=event_id(number_at(told.block, told.log)),
        kind=type(event).__name__,
        block=told.block,
        log=told.log,
        block_hash="0x" + block_hash.hex(),
        moment=known_moment(told.moment),
        transaction=told.transaction,
        words=sentence(event, asked.names, seen)
        + note_of(snapshot.state, event)
        + mark_of(snapshot.state, event, told.moment),
        fields={
            shown_name(name): _visible(type(event), name, write(getattr(event, name)), seen)
            for name, write in form.items()
            if name in seen
        },
    )


# Whom it concerns


def _audience(snapshot: Snapshot, reader: Reader, event: Event) -> Audience:
    if reader.audience is not Audience.PARTY:
        return reader.audience
    return reader.about(*concerned(snapshot, event))


def concerned(snapshot: Snapshot, event: Event) -> Iterator[int]:
    """Organisations that it names, and those whose parcels, certificates, licences or keys."""
    state = snapshot.state
    for kind, number in mentions_of(event):
        if kind == ORGANISATION:
            yield number
        elif kind == CERTIFICATE and number in state.certificates:
            yield from (
                state.certificates[number].a.exporter,
                state.certificates[number].a.importer,
            )
        elif kind == LICENCE and number in state.licences:
            yield state.licences[number].organisation
    key = getattr(event, "key", None)
    if key in state.keys:
        yield state.keys[key].organisation
    request = getattr(event, "request", None)
    if request in state.requests:
        found = state.requests[request]
        yield from (found.exporter, found.owner, found.importer)
    for parcel in dict.fromkeys(parcels_of(event)):
        word = state.parcel(parcel)
        yield from (word.custodian, word.owner)


# Fields

Form = dict[str, Callable[[Any], Any]]
_FORMS: Final[dict[type[Event], Form]] = {}


def form_of(kind: type[Event]) -> Form:
    """By field, how its value is written in JSON."""
    if kind not in _FORMS:
        fields = zip(types_of(cast(Any, kind)).items(), kind.abi_types, strict=True)
        _FORMS[kind] = {name: _writer(one, abi) for (name, one), abi in fields}
    return _FORMS[kind]


def _visible(kind: type[Event], name: str, written: Any, seen: frozenset[str]) -> Any:
    """A field as it was written; of records, the members that their reader may see."""
    members = members_of(kind).get(name, ())
    hidden = [shown_name(member) for member in members if f"{name}.{member}" not in seen]
    if not hidden:
        return written
    return [{key: value for key, value in one.items() if key not in hidden} for one in written]


def shown_name(name: str) -> str:
    """What a field is called in answers, which are in carats and US dollars."""
    return {"millicarats": "carats", "cents": "dollars"}.get(name, name.rstrip("_"))


def _writer(kind: Any, abi: str = "") -> Callable[[Any], Any]:
    item = item_of(kind)
    one = _record if is_dataclass(item) else _of_one(item or kind, abi)
    return one if item is None else lambda values: [one(value) for value in values]


def _record(record: Any) -> dict[str, Any]:
    """An origin of a blend, or what came out of a transformation."""
    members = types_of(record.__class__)
    return {
        shown_name(name): _writer(kind)(getattr(record, name)) for name, kind in members.items()
    }


def _of_one(kind: Any, abi: str) -> Callable[[Any], Any]:
    if abi.removeprefix("*") == "bytes2":
        return _letters
    if abi == "bytes":
        return lambda value: "0x" + value.hex()
    of_bytes = getattr(kind, "__origin__", kind) is bytes
    return _WRITERS.get(kind, identifier if of_bytes else _number)


def _number(value: Any) -> Any:
    """A number that JSON readers do not round."""
    return str(value) if isinstance(value, int) and abs(value) >= 1 << 53 else value


def _letters(value: bytes) -> str:
    return country(int.from_bytes(value, "big"))


def _word(table: Mapping[int, str]) -> Callable[[int], str | None]:
    return lambda code: words.word(table, code) if code else None


def _words(table: Mapping[int, str]) -> Callable[[int], list[str]]:
    return lambda flags: [word for bit, word in table.items() if flags & bit]


# By type; the others are numbers, or ids in hexadecimal.
_WRITERS: Final[dict[Any, Callable[[Any], Any]]] = {
    **{kind: _word(table) for kind, table in CODES.items()},
    **{kind: _words(table) for kind, table in SETS_OF.items()},
    types.ParcelKind: words.show_kind,
    types.Millicarats: carats,
    types.Cents: dollars,
    types.Participant: lambda code: country(code) if code else None,
    types.CertificateId: lambda number: show_certificate(number) if number else None,
    types.Reference: show_reference,
    types.Day: day,
    types.Moment: moment,
}
