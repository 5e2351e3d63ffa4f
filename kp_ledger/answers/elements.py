"""The parts that answers share, made from what the index read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, cast

from kp_ledger.answers.arrivals import note_of
from kp_ledger.answers.schemas.elements import (
    CertificateRef,
    DocumentRef,
    HoldOut,
    Organisation,
    Origin,
    ParcelRef,
    Place,
    Step,
)
from kp_ledger.answers.standing import mark_of
from kp_ledger.answers.units import (
    carats,
    country,
    day,
    event_id,
    identifier,
    known_day,
    known_moment,
)
from kp_ledger.base.messages import Event
from kp_ledger.catalogue.audience import Audience
from kp_ledger.catalogue.seen import seen_in_story
from kp_ledger.catalogue.sentences import sentence
from kp_ledger.chain.reader import LoggedEvent
from kp_ledger.documents.identifiers import cid_of_digest
from kp_ledger.domain import words
from kp_ledger.domain.blends import rounded
from kp_ledger.domain.certificates import Facts, said_of, state_of
from kp_ledger.domain.days import day_of
from kp_ledger.domain.parcels import Parcel
from kp_ledger.domain.parse import show_certificate
from kp_ledger.domain.participants import participant_name
from kp_ledger.domain.sentences import percent
from kp_ledger.domain.showing import Names
from kp_ledger.generated import codes
from kp_ledger.index.queries import story
from kp_ledger.index.queries.holds import Held
from kp_ledger.index.queries.shares import FromZone
from kp_ledger.model.state import State

TRACE = "trace"
NOT_STATED = "not stated"
NOTHING = "0 %"


@dataclass(frozen=True, slots=True)
class View:
    """For whom an answer is made: the audience, and the names it may read."""

    audience: Audience
    names: Names

    @property
    def whole(self) -> bool:
        """Whether handovers, references and documents are shown."""
        return self.audience >= Audience.PARTY

    @property
    def of_members(self) -> bool:
        """Whether it is a member who reads: references of others' parcels are shown to no party."""
        return self.audience is Audience.MEMBER

    def reads(self, kind: type[Event]) -> frozenset[str]:
        """The fields of such a step that it reads; none of a step that it is not told of."""
        return seen_in_story(kind, self.audience)

    def knowing(self, parcels: dict[bytes, str]) -> Names:
        """The names, with these references for whoever may read them."""
        shown = parcels if self.whole else {}
        return Names(self.names.organisations, self.names.zones, shown)


def place(code: int) -> Place:
    return Place(code=country(code), name=participant_name(code))


def organisation(number: int, names: Names) -> Organisation:
    return Organisation(number=number, name=names.organisations.get(number))


def share_text(share: Any) -> str:
    """ "62.4 %"; "trace" where it rounds to nothing; "not stated" where nobody says how much."""
    if not share:
        return NOT_STATED
    text = percent(share)
    return TRACE if text == NOTHING else text


def origins_of(found: Iterable[FromZone], millicarats: int) -> list[Origin]:
    """The largest share first. Their carats add up: rounded by running sums, in the order found."""
    found = list(found)
    printed = dict(zip(found, rounded((one.share * millicarats for one in found), 1), strict=True))
    ordered = sorted(found, key=lambda one: (-one.share, one.participant, one.zone))
    return [
        Origin(
            participant=place(one.participant),
            zone=one.zone,
            zone_name=one.name or None,
            epochs=list(one.epochs),
            nature=cast(Any, words.word(words.NATURES, one.nature)),
            share=share_text(one.share),
            exact=str(one.share),
            carats=carats(printed[one]),
        )
        for one in ordered
    ]


def document(named: str, digest: bytes, event: int) -> DocumentRef:
    return DocumentRef(
        digest="0x" + digest.hex(),
        cid=cid_of_digest(digest),
        named=named,
        event=event_id(event),
    )


def documents_of(way: Iterable[tuple[int, LoggedEvent]]) -> list[DocumentRef]:
    """Every document that a way names, once, oldest first."""
    found: dict[bytes, DocumentRef] = {}
    for number, logged in way:
        for named, digest in story.documents_in(logged.event):
            found.setdefault(digest, document(named, digest, number))
    return list(found.values())


def hold_out(hold: Held, names: Names) -> HoldOut:
    return HoldOut(
        hold="0x" + hold.hold.hex(),
        status="released" if hold.released else "in force",
        since=known_day(hold.since),
        reason=words.HELD_BECAUSE.get(hold.reason, "see its document"),
        released=day(hold.released),
        by=organisation(hold.by, names) if hold.by else None,
        document=document("document", hold.document, hold.event) if any(hold.document) else None,
        event=event_id(hold.event),
    )


def step(
    state: State,
    number: int,
    logged: LoggedEvent,
    names: Names,
    seen: frozenset[str],
    *,
    parcel: bytes = b"",
) -> Step:
    """An event as a step of a story, in a sentence with the `seen` fields."""
    event: Any = logged.event
    happened = story.day_of_event(logged)
    certificate = getattr(event, "certificate", 0)
    weight = story.weight_in(event)
    return Step(
        event=event_id(number),
        kind=type(event).__name__,
        day=known_day(happened),
        recorded=known_moment(logged.moment),
        days_late=max(0, day_of(logged.moment) - happened),
        late=story.is_late(state, logged),
        sentence=sentence(event, names, seen)
        + note_of(state, event)
        + mark_of(state, event, logged.moment),
        signed=story.signed_by(event),
        transaction=logged.transaction,
        certificate=show_certificate(certificate) if certificate else None,
        carats=None if weight is None else carats(weight),
        parcel=identifier(parcel),
    )


def certificate_ref(facts: Facts, *, crossed: bool) -> CertificateRef:
    return CertificateRef(
        number=show_certificate(facts.number),
        state=cast(Any, state_of(facts)),
        answer=said_of(facts).answer,
        exporting=place(facts.from_),
        importing=place(facts.to),
        crossed=crossed,
        departed=day(facts.departed),
        arrived=day(facts.arrived),
    )


def kind_of(word: Parcel) -> Any:
    return words.word(words.KINDS, word.kind & ~codes.SINGLE_STONE)


def status_of(word: Parcel) -> Any:
    return words.word(words.PARCEL_STATUSES, word.status)


def parcel_ref(parcel: bytes, reference: str, word: Parcel) -> ParcelRef:
    return ParcelRef(
        parcel="0x" + parcel.hex(),
        reference=reference or None,
        carats=carats(word.millicarats),
        kind=kind_of(word),
        status=status_of(word),
    )
