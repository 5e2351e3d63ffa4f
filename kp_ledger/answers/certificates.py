"""A certificate's answers: one sentence for its state, what stands on the paper, its shipment."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final, cast

from kp_ledger.answers.asof import as_of
from kp_ledger.answers.cursors import cut
from kp_ledger.answers.elements import (
    View,
    certificate_ref,
    documents_of,
    organisation,
    origins_of,
    parcel_ref,
    place,
    step,
)
from kp_ledger.answers.schemas.certificates import (
    CertificateAnswer,
    CertificateParcelsAnswer,
    CertificateStepsAnswer,
    CitedAnswer,
    CitedOut,
    Elements,
    KindLine,
    SealOut,
    ValuationOut,
)
from kp_ledger.answers.schemas.elements import (
    CertificateRef,
    DocumentRef,
    Organisation,
    ParcelRef,
    Step,
)
from kp_ledger.answers.tags import Tag
from kp_ledger.answers.units import carats, day, dollars, identifier, known_day
from kp_ledger.domain import words
from kp_ledger.domain.parse import show_certificate
from kp_ledger.domain.showing import Names
from kp_ledger.generated import codes, events
from kp_ledger.index.queries.certificates import Paper, find
from kp_ledger.index.queries.cited import Left, left_of
from kp_ledger.index.queries.prefetch import fetch, rows_by_id, words_of
from kp_ledger.index.queries.shares import FromZone, from_zones, prepare, weights
from kp_ledger.index.store import Snapshot
from kp_ledger.model.participants import participant_of

TITLE: Final = "Kimberley Process Certificate"
STATEMENT: Final = (
    "The rough diamonds in this shipment have been handled in accordance with the provisions of the"
    " Kimberley Process Certification Scheme for rough diamonds"
)
HS: Final = {"unsorted": "7102.10", "industrial": "7102.21", "gem": "7102.31"}
NOTE: Final = (
    "Weight is followed in proportion through every mix, split and loss. Of one mix nobody can say"
    " which stones left: this is a computation, not a finding about stones."
)
_ON_ARRIVAL: Final = (events.ShipmentConfirmed, events.ClosedOutside)


def certificate_answer(paper: Paper, view: View) -> CertificateAnswer:
    """The whole of it."""
    a, b, facts, said = paper.record.a, paper.record.b, paper.facts, paper.said
    late = facts.today - facts.due if facts.due else 0
    return CertificateAnswer(
        as_of=as_of(paper.snapshot),
        number=show_certificate(paper.number),
        printed=getattr(paper.begun, "number", None),
        state=cast(Any, paper.state),
        answer=said.answer,
        next=said.next,
        paper=cast(Any, words.word(words.PAPERS, a.nature)),
        elements=_elements(paper, view),
        exporting=place(a.from_),
        importing=place(a.to),
        definition=b.definition,
        departed=day(b.departed),
        arrived=day(b.arrived),
        due=day(facts.due),
        days_overdue=late if late > 0 else None,
        remaining=a.remaining,
        measured=_measured(paper),
        seals=_seals(paper),
        sightings=_sightings(paper, view),
        seal_broken=facts.seal_broken,
        replaces=show_certificate(b.replaces) if b.replaces else None,
        replaced_by=show_certificate(paper.replaced_by) if paper.replaced_by else None,
        valuations=_valuations(paper, view),
        cited=[_in_short(one) for one in _cited(paper)],
        parcels=parcels_out(paper.snapshot, paper.parcels),
        documents=_documents(paper, view),
        recorded_by=_recorded_by(paper, view),
        request=identifier(paper.request),
        steps=_steps(paper, view),
    )


def tags_of(paper: Paper) -> Iterator[Tag]:
    """What it rests on."""
    a = paper.record.a
    yield "certificate", paper.number
    yield "participant", a.to
    yield "participant", a.from_
    for one in _cited(paper):
        yield "certificate", one.number
    for row in rows_by_id(paper.snapshot, paper.parcels):
        yield "parcel", row


def steps_answer(paper: Paper, view: View) -> CertificateStepsAnswer:
    return CertificateStepsAnswer(
        as_of=as_of(paper.snapshot),
        number=show_certificate(paper.number),
        answer=paper.said.answer,
        steps=_steps(paper, view),
    )


def parcels_answer(paper: Paper, view: View, after: str, size: int) -> CertificateParcelsAnswer:
    listed = list(enumerate(paper.parcels))
    page, onward = cut(listed, lambda one: (one[0],), after, size)
    return CertificateParcelsAnswer(
        as_of=as_of(paper.snapshot),
        number=show_certificate(paper.number),
        answer=paper.said.answer,
        parcels=parcels_out(paper.snapshot, [parcel for _, parcel in page]),
        next=onward,
    )


def cited_answer(paper: Paper, view: View) -> CitedAnswer:
    """What is left of each certificate that it cites: computed, never stored."""
    cited = _cited(paper)
    found = zip(cited, left_of(paper.snapshot, paper, cited) if cited else [], strict=True)
    return CitedAnswer(
        as_of=as_of(paper.snapshot),
        number=show_certificate(paper.number),
        cited=[_cited_out(one, left) for one, left in found],
        note=NOTE,
    )


# What stands on the paper


def _elements(paper: Paper, view: View) -> Elements:
    a, b, begun = paper.record.a, paper.record.b, paper.begun
    foreign = a.nature == codes.PAPER_INBOUND
    return Elements(
        title=TITLE,
        statement=STATEMENT,
        origins=origins_of(_origins(paper, view), a.millicarats),
        number=show_certificate(paper.number),
        issued=known_day(b.issued),
        expires=known_day(b.expires),
        authority=None if foreign else _organisation(a.office, view),
        authority_place=place(a.from_),
        exporter=_organisation(a.exporter, view),
        importer=_organisation(a.importer, view),
        carats=carats(a.millicarats),
        dollars=dollars(b.cents),
        parcels=a.parcels,
        kinds=[
            KindLine(kind=cast(Any, kind), hs=code, carats=carats(weight), dollars=dollars(cents))
            for (kind, code), weight, cents in zip(
                HS.items(), begun.millicarats, begun.cents, strict=True
            )
            if weight or cents
        ],
        validation=_validation(paper),
    )


def _origins(paper: Paper, view: View) -> list[FromZone]:
    """As the certificate says; of foreign paper, as its parcels were put down."""
    state, begun = paper.snapshot.state, paper.begun
    if isinstance(begun, events.CertificateIssued):
        entries = dict(zip(begun.origins, begun.weights, strict=True))
        fetch(paper.snapshot, "zones", [origin >> 8 for origin in entries])
        return from_zones(state, view.names, entries, sum(begun.weights))
    lots = [one.event for _, one in paper.naming if isinstance(one.event, events.InboundRegistered)]
    prepare(paper.snapshot, [lot.blend for lot in lots])
    sums: dict[int, int] = {}
    for lot in lots:
        found, total = weights(state, lot.blend)
        for origin, weight in found.items():
            sums[origin] = sums.get(origin, 0) + weight * lot.millicarats // total
    return from_zones(state, view.names, sums, sum(sums.values()))


def _validation(paper: Paper) -> DocumentRef | None:
    own = [one for one in paper.naming if one[1].event is paper.begun]
    return next(iter(documents_of(own)), None)


def _organisation(number: int, view: View) -> Organisation | None:
    return organisation(number, view.names) if number else None


def _recorded_by(paper: Paper, view: View) -> Organisation | None:
    a = paper.record.a
    return _organisation(a.office, view) if a.nature == codes.PAPER_INBOUND else None


# What became of the shipment


def _measured(paper: Paper) -> str | None:
    """Added up over confirmations; a foreign confirmation says one weight."""
    found = [
        getattr(event, "measured", getattr(event, "carats", 0))
        for event in _events(paper, _ON_ARRIVAL)
    ]
    return carats(sum(found)) if found else None


def _seals(paper: Paper) -> list[str]:
    left = _events(paper, events.ShipmentDeparted)
    return ["0x" + seal.hex() for event in left for seal in event.seals]


def _sightings(paper: Paper, view: View) -> list[SealOut]:
    return [
        SealOut(
            day=known_day(event.day),
            by=organisation(event.office, view.names),
            place=place(participant_of(paper.snapshot.state, event.office)),
            intact=event.intact,
        )
        for event in _events(paper, events.SeenInTransit)
    ]


def _events(paper: Paper, kind: Any) -> list[Any]:
    return [one.event for _, one in paper.naming if isinstance(one.event, kind)]


def _valuations(paper: Paper, view: View) -> list[ValuationOut]:
    given = [one.event for _, one in paper.before]
    return valuations_out([one for one in given if isinstance(one, events.Valued)], view.names)


def valuations_out(given: Sequence[events.Valued], names: Names) -> list[ValuationOut]:
    """Valuations of one shipment: the highest counts."""
    highest = max((sum(event.cents) for event in given), default=0)
    return [
        ValuationOut(
            capacity=cast(Any, words.word(words.CAPACITIES, event.capacity)),
            dollars=dollars(sum(event.cents)),
            day=known_day(event.day),
            by=organisation(event.valuer, names),
            counts=sum(event.cents) == highest,
        )
        for event in given
    ]


def parcels_out(snapshot: Snapshot, ids: Sequence[bytes]) -> list[ParcelRef]:
    """Parcels in short, as they stand now."""
    rows = rows_by_id(snapshot, ids)
    now = words_of(snapshot, rows.values())
    return [parcel_ref(bytes(row.id), row.reference, now[number]) for number, row in rows.items()]


def _documents(paper: Paper, view: View) -> list[DocumentRef]:
    return documents_of(one for one in paper.way if view.reads(type(one[1].event)))


def _steps(paper: Paper, view: View) -> list[Step]:
    steps = [one for one in reversed(paper.way) if view.reads(type(one[1].event))]
    return [step(number, one, view.names, view.reads(type(one.event))) for number, one in steps]


# What it cites


def _cited(paper: Paper) -> list[Paper]:
    numbers = paper.requested.cited if paper.requested else ()
    fetch(paper.snapshot, "certificates", numbers)
    found = (find(paper.snapshot, number) for number in numbers)
    return [one for one in found if one is not None]


def _in_short(cited: Paper) -> CertificateRef:
    return certificate_ref(cited.facts, crossed=True)


def _cited_out(cited: Paper, left: Left) -> CitedOut:
    return CitedOut(
        certificate=_in_short(cited),
        carats=carats(left.arrived),
        shipped=carats(left.shipped),
        left=carats(left.left),
        ancestor=left.shipped > 0,
    )
