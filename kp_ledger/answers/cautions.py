"""What to know before accepting goods, and what to do next, as sentences: the gravest first."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Any, Final, cast

from kp_ledger.answers.schemas.elements import Caution
from kp_ledger.domain import words
from kp_ledger.domain.certificates import Facts, said_of, state_of
from kp_ledger.domain.participants import participant_name
from kp_ledger.domain.sentences import ENDS
from kp_ledger.domain.showing import written_day
from kp_ledger.generated import codes
from kp_ledger.generated.events import MovedByLaw
from kp_ledger.index.queries.certificates import CertificateSubject
from kp_ledger.index.queries.parcels import Subject
from kp_ledger.index.queries.shares import FromZone
from kp_ledger.model.state import State

# Of a parcel that is no longer held by anybody here: what to do with what is offered as it.
NEXT: Final = {
    codes.PARCEL_MISSING: (
        "missing",
        "Do not accept it. Tell the authority of {place}: the goods were reported missing.",
    ),
    codes.PARCEL_VOID: (
        "void",
        "Do not accept it. What was taken back may be registered again: ask whoever offers it for"
        " that number. What was written down to nothing was not there, or is no rough diamond.",
    ),
    codes.PARCEL_SPENT: (
        "spent",
        "Ask for the number of the parcel that you are offered: this one is used up.",
    ),
    codes.PARCEL_OUTSIDE: (
        "outside",
        "What became of it since is not on this ledger. Ask for the certificate it left with.",
    ),
}
ON_HOLD: Final = (
    "Do not accept it: it may not move until the office of {place} that placed the hold releases"
    " it."
)
BARRED: Final = (
    "Part of it is from {zone}, an origin that was barred later by decision of the Kimberley"
    " Process{share}."
)
BARRED_NEXT: Final = (
    "Ask the exporting authority whether it may leave: above the share that was allowed, no"
    " certificate is issued for it."
)
BY_LAW: Final = "{what} was moved by law on {day}: an office took it to other hands."
ITSELF, OF_PARCEL = "It", "Part of it"
OF_CERTIFICATE: Final = "What is or was under this certificate, or part of it,"
BY_LAW_NEXT: Final = "Ask the authority of {place} for the order that moved it."
# States of a certificate in force that are a warning about the goods under it.
GRAVE: Final = ("lost", "forfeited", "detained", "overdue", "expired", "returning")


def cautions_of(subject: Subject, certificates: Iterable[Facts]) -> list[Caution]:
    """All of them."""
    return [
        *_ends(subject),
        *_holds(subject),
        *_of_certificate(subject, certificates),
        *_barred(subject),
        *_by_law(subject.snapshot.state, map(partial(_told_of, subject), subject.moved_by_law)),
    ]


def cautions_of_certificate(certificate: CertificateSubject) -> list[Caution]:
    """What was done to the goods under it; what is to be said of its state is its answer."""
    moves = ((OF_CERTIFICATE, event) for event in certificate.moved_by_law)
    return _by_law(certificate.snapshot.state, moves)


def _ends(subject: Subject) -> list[Caution]:
    word = subject.word
    if word.status not in NEXT:
        return []
    kind, then = NEXT[word.status]
    return [_caution(kind, ENDS[word.status], then.format(place=participant_name(word.place)))]


def _holds(subject: Subject) -> list[Caution]:
    then = ON_HOLD.format(place=participant_name(subject.word.place))
    return [
        _caution(
            "hold",
            f"It is on hold since {written_day(hold.since)}:"
            f" {words.HELD_BECAUSE.get(hold.reason, 'see it')}.",
            then,
        )
        for hold in subject.holds
    ]


def _of_certificate(subject: Subject, certificates: Iterable[Facts]) -> list[Caution]:
    """The one it is under now; a broken seal, or a number that other paper bears, of any."""
    found = []
    for facts in certificates:
        state, said = state_of(facts), said_of(facts)
        if facts.same_number:
            found.append(_caution("same number", said.answer, said.next))
        if facts.number == subject.word.certificate and state in GRAVE:
            found.append(_caution(state, said.answer, said.next))
        elif facts.seal_broken:
            found.append(_caution("seal broken", said.answer, said.next))
    return found


def _barred(subject: Subject) -> list[Caution]:
    bars = subject.snapshot.state.origin_bars
    return [
        _caution("barred origin", BARRED.format(zone=_zone(one), share=_above(bar.share)), _next())
        for one in subject.origins
        for epoch in one.epochs
        if (bar := bars.get(one.zone << 8 | epoch)) is not None
        and bar.barred == codes.ORIGIN_BARRED
    ]


def _told_of(subject: Subject, event: MovedByLaw) -> tuple[str, MovedByLaw]:
    """Of the parcel, or of one that it comes from, whatever was mixed since."""
    return ITSELF if event.parcel == subject.parcel else OF_PARCEL, event


def _by_law(state: State, moves: Iterable[tuple[str, MovedByLaw]]) -> list[Caution]:
    """What was moved, with its move; once, however many parcels an office moved on a day."""
    said = dict.fromkeys((what, event.day, _place_of(state, event)) for what, event in moves)
    return [
        _caution(
            "by law",
            BY_LAW.format(what=what, day=written_day(day)),
            BY_LAW_NEXT.format(place=participant_name(place)),
        )
        for what, day, place in said
    ]


def _place_of(state: State, event: MovedByLaw) -> int:
    """Where a parcel lay when an office moved it."""
    return state.offices[event.office].participant


def _next() -> str:
    return BARRED_NEXT


def _zone(one: FromZone) -> str:
    place = participant_name(one.participant)
    return f"{one.name}, {place}" if one.name else f"zone {one.zone} of {place}"


def _above(share: int) -> str:
    return f", above a share of {share / 10_000:g} % of a shipment" if share else ""


def _caution(kind: str, text: str, then: str) -> Caution:
    return Caution(kind=cast(Any, kind), words=text, next=then)
