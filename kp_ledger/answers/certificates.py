"""A certificate's answers: one sentence for its state, what stands on it, its shipment."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final, cast

from kp_ledger.answers.asof import as_of
from kp_ledger.answers.cautions import cautions_of_certificate
from kp_ledger.answers.cursors import cut
from kp_ledger.answers.elements import (
    View,
    certificate_ref,
    document,
    documents_of,
    organisation,
    origins_of,
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
    ForgeryOut,
    KindLine,
    SealOut,
    ValuationOut,
)
from kp_ledger.answers.schemas.elements import (
    CertificateRef,
    DocumentRef,
    Organisation,
    Step,
)
from kp_ledger.answers.shipped import parcels_out, valuations_out
from kp_ledger.answers.tags import Tag
from kp_ledger.answers.units import carats, day, dollars, identifier, known_day
from kp_ledger.chain.reader import LoggedEvent
from kp_ledger.domain import words
from kp_ledger.domain.blends import printed, sums_of
from kp_ledger.domain.certificates import after_expiry
from kp_ledger.domain.days import day_of
from kp_ledger.domain.parse import show_certificate
from kp_ledger.generated import codes, events
from kp_ledger.index.queries.certificates import CertificateSubject, find
from kp_ledger.index.queries.cited import Left, left_of
from kp_ledger.index.queries.events import number as number_of
from kp_ledger.index.queries.forgeries import forgeries, forgeries_in_words
from kp_ledger.index.queries.prefetch import fetch, rows_by_id
from kp_ledger.index.queries.shares import FromZone, entries_of, from_zones, prepare
from kp_ledger.model.lookups import participant_of

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
MOST_FORGERIES: Final = 50
_ON_ARRIVAL: Final = (events.ShipmentConfirmed, events.ClosedOutside)


def certificate_answer(certificate: CertificateSubject, view: View) -> CertificateAnswer:
    """The whole of it."""
    a, b, facts, said = (
        certificate.record.a,
        certificate.record.b,
        certificate.facts,
        certificate.said,
    )
    late = facts.today - facts.due if facts.due else 0
    return CertificateAnswer(
        as_of=as_of(certificate.snapshot),
        number=show_certificate(certificate.number),
        printed=getattr(certificate.begun, "number", None),
        state=cast(Any, certificate.state),
        answer=_answer(certificate),
        next=said.next,
        warnings=cautions_of_certificate(certificate),
        paper=cast(Any, words.word(words.PAPERS, a.nature)),
        elements=_elements(certificate, view),
        exporting=place(a.from_),
        importing=place(a.to),
        definition=b.definition,
        departed=day(b.departed),
        arrived=day(b.arrived),
        after_expiry=after_expiry(facts),
        due=day(facts.due),
        days_overdue=late if late > 0 else None,
        remaining=a.remaining,
        measured=_measured(certificate),
        seals=_seals(certificate),
        sightings=_sightings(certificate, view),
        seal_broken=facts.seal_broken,
        forgeries=_forgeries(certificate, view),
        replaces=show_certificate(b.replaces) if b.replaces else None,
        replaced_by=show_certificate(certificate.replaced_by) if certificate.replaced_by else None,
        same_number=[show_certificate(number) for number in certificate.same_number],
        valuations=_valuations(certificate, view),
        cited=[_in_short(one) for one in _cited(certificate)],
        parcels=parcels_out(certificate.snapshot, certificate.parcels),
        documents=_documents(certificate, view),
        recorded_by=_recorded_by(certificate, view),
        request=identifier(certificate.request),
        steps=_steps(certificate, view),
    )


def tags_of(certificate: CertificateSubject) -> Iterator[Tag]:
    """What it rests on."""
    a = certificate.record.a
    yield "certificate", certificate.number
    yield "participant", a.to
    yield "participant", a.from_
    for one in _cited(certificate):
        yield "certificate", one.number
    for number in certificate.same_number:
        yield "certificate", number
    for row in rows_by_id(certificate.snapshot, certificate.parcels):
        yield "parcel", row


def steps_answer(certificate: CertificateSubject, view: View) -> CertificateStepsAnswer:
    return CertificateStepsAnswer(
        as_of=as_of(certificate.snapshot),
        number=show_certificate(certificate.number),
        answer=_answer(certificate),
        steps=_steps(certificate, view),
    )


def parcels_answer(
    certificate: CertificateSubject, view: View, after: str, size: int
) -> CertificateParcelsAnswer:
    listed = list(enumerate(certificate.parcels))
    page, onward = cut(listed, lambda one: (one[0],), after, size)
    return CertificateParcelsAnswer(
        as_of=as_of(certificate.snapshot),
        number=show_certificate(certificate.number),
        answer=_answer(certificate),
        parcels=parcels_out(certificate.snapshot, [parcel for _, parcel in page]),
        next=onward,
    )


def cited_answer(certificate: CertificateSubject, view: View) -> CitedAnswer:
    """What is left of each certificate that it cites: computed, never stored."""
    cited = _cited(certificate)
    left = left_of(certificate.snapshot, certificate, cited) if cited else []
    return CitedAnswer(
        as_of=as_of(certificate.snapshot),
        number=show_certificate(certificate.number),
        cited=[_cited_out(*pair) for pair in zip(cited, left, strict=True)],
        note=NOTE,
    )


def _answer(certificate: CertificateSubject) -> str:
    """With what offices said of papers that bear its number."""
    forged = forgeries_in_words(certificate.snapshot, certificate.printed)
    return certificate.said.answer + forged


# What stands on it


def _elements(certificate: CertificateSubject, view: View) -> Elements:
    a, b, begun = certificate.record.a, certificate.record.b, certificate.begun
    foreign = a.nature == codes.PAPER_INBOUND
    return Elements(
        title=TITLE,
        statement=STATEMENT,
        origins=origins_of(_origins(certificate, view), a.millicarats),
        number=show_certificate(certificate.number),
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
        validation=_validation(certificate),
    )


def _origins(certificate: CertificateSubject, view: View) -> list[FromZone]:
    """As the certificate says; of foreign paper, as its parcels were registered."""
    state, begun = certificate.snapshot.state, certificate.begun
    if isinstance(begun, events.CertificateIssued):
        entries = dict(zip(begun.origins, begun.weights, strict=True))
        fetch(certificate.snapshot, "zones", [origin >> 8 for origin in entries])
        return from_zones(state, view.names, entries, sum(begun.weights))
    lots = [
        one.event
        for _, one in certificate.naming
        if isinstance(one.event, events.InboundRegistered)
    ]
    prepare(certificate.snapshot, [lot.blend for lot in lots])
    sums = sums_of((entries_of(state, lot.blend), lot.millicarats) for lot in lots)
    return from_zones(state, view.names, printed(sums), sum(lot.millicarats for lot in lots))


def _validation(certificate: CertificateSubject) -> DocumentRef | None:
    own = [one for one in certificate.naming if one[1].event is certificate.begun]
    return next(iter(documents_of(own)), None)


def _organisation(number: int, view: View) -> Organisation | None:
    return organisation(number, view.names) if number else None


def _recorded_by(certificate: CertificateSubject, view: View) -> Organisation | None:
    a = certificate.record.a
    return _organisation(a.office, view) if a.nature == codes.PAPER_INBOUND else None


# What became of the shipment


def _measured(certificate: CertificateSubject) -> str | None:
    """Added up over confirmations; a foreign confirmation says one weight."""
    found = [
        getattr(event, "measured", getattr(event, "carats", 0))
        for event in _events(certificate, _ON_ARRIVAL)
    ]
    return carats(sum(found)) if found else None


def _seals(certificate: CertificateSubject) -> list[str]:
    left = _events(certificate, events.ShipmentDeparted)
    return ["0x" + seal.hex() for event in left for seal in event.seals]


def _sightings(certificate: CertificateSubject, view: View) -> list[SealOut]:
    return [
        SealOut(
            day=known_day(event.day),
            by=organisation(event.office, view.names),
            place=place(participant_of(certificate.snapshot.state, event.office)),
            intact=event.intact,
            on_arrival=isinstance(event, events.SealsFound),
        )
        for event in _events(certificate, (events.SeenInTransit, events.SealsFound))
    ]


def _forgeries(certificate: CertificateSubject, view: View) -> list[ForgeryOut]:
    """The newest of them."""
    found = forgeries(certificate.snapshot, certificate.printed)
    return [_forgery(one, certificate, view) for one in reversed(found[-MOST_FORGERIES:])]


def _forgery(logged: LoggedEvent, certificate: CertificateSubject, view: View) -> ForgeryOut:
    event = cast(Any, logged.event)
    reported = isinstance(event, events.ForgeryReported)
    return ForgeryOut(
        said="reported as forged" if reported else "answered",
        printed=event.printed,
        day=known_day(day_of(logged.moment)),
        by=organisation(event.by, view.names),
        place=place(participant_of(certificate.snapshot.state, event.by)),
        document=document("document", event.document, number_of(logged)),
    )


def _events(certificate: CertificateSubject, kind: Any) -> list[Any]:
    return [one.event for _, one in certificate.naming if isinstance(one.event, kind)]


def _valuations(certificate: CertificateSubject, view: View) -> list[ValuationOut]:
    given = [one.event for _, one in certificate.before]
    return valuations_out([one for one in given if isinstance(one, events.Valued)], view.names)


def _documents(certificate: CertificateSubject, view: View) -> list[DocumentRef]:
    return documents_of(one for one in certificate.way if view.reads(type(one[1].event)))


def _steps(certificate: CertificateSubject, view: View) -> list[Step]:
    steps = [one for one in reversed(certificate.way) if view.reads(type(one[1].event))]
    state, names = certificate.snapshot.state, view.names
    return [step(state, number, one, names, view.reads(type(one.event))) for number, one in steps]


# What it cites


def _cited(certificate: CertificateSubject) -> list[CertificateSubject]:
    numbers = certificate.requested.cited if certificate.requested else ()
    fetch(certificate.snapshot, "certificates", numbers)
    found = (find(certificate.snapshot, number) for number in numbers)
    return [one for one in found if one is not None]


def _in_short(cited: CertificateSubject) -> CertificateRef:
    return certificate_ref(cited.facts, crossed=True)


def _cited_out(cited: CertificateSubject, left: Left) -> CitedOut:
    return CitedOut(
        certificate=_in_short(cited),
        carats=carats(left.arrived),
        shipped=carats(left.shipped),
        left=carats(left.left),
        ancestor=left.shipped > 0,
    )
