"""A parcel's answers: made from its word, its way, and for whom they are."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Any, Final, cast

from kp_ledger.answers.asof import as_of
from kp_ledger.answers.cautions import cautions_of
from kp_ledger.answers.cursors import cut
from kp_ledger.answers.elements import (
    View,
    certificate_ref,
    document,
    documents_of,
    hold_out,
    kind_of,
    organisation,
    origins_of,
    place,
    share_text,
    status_of,
    step,
)
from kp_ledger.answers.schemas.parcels import (
    DocumentsAnswer,
    HoldsAnswer,
    Made,
    Natures,
    NatureWeight,
    ParcelAnswer,
    ParcelCertificatesAnswer,
    StoryAnswer,
)
from kp_ledger.answers.tags import Tag
from kp_ledger.answers.units import carats, day, known_day
from kp_ledger.catalogue.events import EVENTS
from kp_ledger.catalogue.rows import Stage
from kp_ledger.catalogue.seen import field_names
from kp_ledger.chain.reader import LoggedEvent
from kp_ledger.domain import words
from kp_ledger.domain.blends import rounded
from kp_ledger.domain.certificates import Facts
from kp_ledger.generated import codes, events
from kp_ledger.index.queries.certificates import in_short
from kp_ledger.index.queries.parcels import Subject
from kp_ledger.index.queries.story import day_of_event, documents_in

NOTHING: Final = Fraction(0)


def parcel_answer(subject: Subject, view: View) -> ParcelAnswer:
    """A parcel: the answer first, then all that stands behind it."""
    word, certificates = subject.word, certificates_of(subject)
    first, last = subject.registered or (0, 0)
    return ParcelAnswer(
        as_of=as_of(subject.snapshot),
        parcel=_id(subject.parcel),
        summary=subject.summary,
        warnings=cautions_of(subject, [facts for facts, _ in certificates]),
        status=status_of(word),
        kind=kind_of(word),
        single_stone=bool(word.kind & codes.SINGLE_STONE),
        carats=carats(word.millicarats),
        origins=origins_of(subject.origins, word.millicarats),
        natures=natures_of(subject),
        registered_first=day(first),
        registered_last=day(last),
        made=_made(subject, view),
        certificates=[certificate_ref(facts, crossed=crossed) for facts, crossed in certificates],
        holds=[hold_out(hold, view.names) for hold in subject.holds],
        place=place(word.place),
        day=known_day(word.day),
        revision=word.revision,
        parents=subject.parents,
        children=subject.children,
        made_of=subject.made_of,
        trunk=[_id(member.parcel) for member in subject.line],
        reference=subject.reference or None,
        custodian=organisation(word.custodian, view.names),
        owner=organisation(word.owner, view.names),
        documents=documents_of(subject.whole_way) if view.whole else None,
    )


def tags_of(subject: Subject) -> Iterator[Tag]:
    """What a parcel's answer rests on: when one of these is named again, it is made anew."""
    for row in subject.trunk:
        yield "parcel", row
    for number, _ in subject.certificates:
        record = subject.snapshot.state.certificates[number]
        yield "certificate", number
        yield "participant", record.a.to
    for others in subject.same_numbers.values():
        yield from (("certificate", other) for other in others)
    for one in subject.origins:
        yield "zone", one.zone


def story_answer(subject: Subject, view: View, after: str, size: int) -> StoryAnswer:
    """Its way, newest first, as far as the reader may see it."""
    steps = [one for one in reversed(subject.whole_way) if _is_step(one[1], view)]
    page, onward = cut(steps, lambda one: (-one[0],), after, size)
    names = view.knowing({member.parcel: member.reference for member in subject.line})
    return StoryAnswer(
        as_of=as_of(subject.snapshot),
        parcel=_id(subject.parcel),
        summary=subject.summary,
        steps=[
            step(
                subject.snapshot.state,
                number,
                entry,
                names,
                _reads(subject, number, entry, view),
                parcel=_other(subject, entry),
            )
            for number, entry in page
        ],
        whole=view.whole,
        next=onward,
    )


def holds_answer(subject: Subject, view: View) -> HoldsAnswer:
    """Every hold it ever had, those in force first."""
    holds = sorted(subject.every_hold, key=lambda one: (bool(one.released), -one.event))
    return HoldsAnswer(
        as_of=as_of(subject.snapshot),
        parcel=_id(subject.parcel),
        summary=_holds_in_words(sum(not hold.released for hold in holds)),
        holds=[hold_out(hold, view.names) for hold in holds],
    )


def documents_answer(subject: Subject, view: View) -> DocumentsAnswer:
    return DocumentsAnswer(
        as_of=as_of(subject.snapshot),
        parcel=_id(subject.parcel),
        documents=documents_of(subject.whole_way),
    )


def certificates_answer(subject: Subject, view: View) -> ParcelCertificatesAnswer:
    return ParcelCertificatesAnswer(
        as_of=as_of(subject.snapshot),
        parcel=_id(subject.parcel),
        certificates=[
            certificate_ref(facts, crossed=crossed) for facts, crossed in certificates_of(subject)
        ],
    )


def certificates_of(subject: Subject) -> list[tuple[Facts, bool]]:
    """What is said of each certificate it was under, and whether it crossed a border then."""
    outside = {
        entry.event.certificate
        for _, entry in subject.way
        if isinstance(entry.event, events.WentOutside)
    }
    return [
        (
            in_short(
                subject.snapshot,
                number,
                outside=number in outside,
                same_number=subject.same_numbers.get(number, ()),
            ),
            crossed,
        )
        for number, crossed in subject.certificates
    ]


def natures_of(subject: Subject) -> Natures:
    """The weight by how its origin is known; one member for each nature there is."""
    sums: dict[int, Fraction] = {}
    for one in subject.origins:
        sums[one.nature] = sums.get(one.nature, NOTHING) + one.share
    ordered = {nature: sums.get(nature) for nature in words.NATURES}
    weights = rounded(((share or 0) * subject.word.millicarats for share in ordered.values()), 1)
    found = {
        words.NATURES[nature].replace(" ", "_"): _nature(share, weight)
        for (nature, share), weight in zip(ordered.items(), weights, strict=True)
    }
    return Natures(**found)


def _nature(share: Fraction | None, millicarats: int) -> NatureWeight:
    said = "0 %" if share is None else share_text(share)
    return NatureWeight(carats=carats(millicarats), share=said)


def _made(subject: Subject, view: View) -> Made:
    entry, number = subject.made_by, subject.known.made
    names = view.knowing({member.parcel: member.reference for member in subject.line})
    return Made(
        how=cast(Any, _how(entry)),
        day=known_day(day_of_event(entry)),
        step=step(
            subject.snapshot.state, number, entry, names, _reads(subject, number, entry, view)
        ),
        documents=[document(name, one, number) for name, one in documents_in(entry.event)],
    )


def _how(entry: LoggedEvent) -> str:
    if isinstance(entry.event, events.Transformed):
        return words.word(words.OPERATIONS, entry.event.operation)
    return EVENTS[type(entry.event)].stage.value


def _is_step(entry: LoggedEvent, view: View) -> bool:
    kind = type(entry.event)
    return EVENTS[kind].stage is not Stage.REPEATED and bool(view.reads(kind))


def _reads(subject: Subject, number: int, entry: LoggedEvent, view: View) -> frozenset[str]:
    """All of the event that made its blend: the receipt of that one is in its bundle."""
    kind = type(entry.event)
    return frozenset(field_names(kind)) if number == subject.blend_made else view.reads(kind)


def _other(subject: Subject, entry: LoggedEvent) -> bytes:
    """The parcel of the trunk that an event names, when it is not the parcel itself."""
    parcel = getattr(entry.event, "parcel", subject.parcel)
    return b"" if parcel == subject.parcel else bytes(parcel)


def _holds_in_words(count: int) -> str:
    if not count:
        return "No hold is in force."
    number = "One hold is" if count == 1 else f"{count} holds are"
    return f"{number} in force: it may not move."


def _id(parcel: bytes) -> str:
    return "0x" + parcel.hex()
