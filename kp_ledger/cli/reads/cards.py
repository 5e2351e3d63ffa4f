"""An answer on paper for people: its sentences, then what stands behind them, a line each.

Every value is the answer's own; here it is only set in a line.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final

from kp_ledger.domain.days import EPOCH
from kp_ledger.domain.showing import written_day, written_moment

Line = tuple[str, str]


def headline(answer: Any) -> list[str]:
    """What it says first, in sentences."""
    if hasattr(answer, "proposal"):
        one = answer.proposal
        voices = (
            f"Of {one.counted} counted {one.in_support} support it, {one.seen} have seen it,"
            f" {one.objections} object."
        )
        return [one.words, f"It is {one.state}. {one.why}", voices]
    said = [answer.answer, answer.next] if hasattr(answer, "answer") else [answer.summary]
    cautions = [f"{one.words} {one.next}" for one in getattr(answer, "warnings", [])]
    return [*said, *cautions]


def lines_of(kind: str, answer: Any) -> list[Line]:
    """Labels and values; what is not known is left out."""
    return [(label, value) for label, value in CARDS[kind](answer) if value]


# Values


def carats(text: str | None) -> str:
    return f"{Decimal(text):,} ct" if text else ""


def dollars(text: str | None) -> str:
    return f"US${Decimal(text):,}" if text else ""


def day(value: date | None, absent: str = "") -> str:
    return written_day((value - EPOCH).days) if value else absent


def moment(value: datetime | None, absent: str = "") -> str:
    return written_moment(int(value.timestamp())) if value else absent


def organisation(one: Any) -> str:
    """By its name where one is known, and its number."""
    if one is None:
        return ""
    return f"{one.name} (no. {one.number})" if one.name else f"no. {one.number}"


def count(number: int, one: str, more: str) -> str:
    return f"{number:,} {one if number == 1 else more}"


# Cards


def parcel(answer: Any) -> Iterator[Line]:
    yield "Parcel", answer.parcel
    yield "Reference", answer.reference or ""
    yield "Status", answer.status
    yield "Weight", carats(answer.carats)
    yield "Kind", answer.kind + (", one single stone" if answer.single_stone else "")
    yield "Custodian", organisation(answer.custodian)
    yield "Owner", organisation(answer.owner)
    yield "Place", answer.place.name
    yield "Made by", f"{answer.made.how}, {day(answer.made.day)}"
    yield "Revision", str(answer.revision)
    yield "Last change", day(answer.day)
    yield "Holds in force", str(len(answer.holds))
    yield from (("Hold", f"{one.hold}, since {day(one.since)}") for one in answer.holds)
    yield from (_origin(one) for one in answer.origins)
    yield from (("Certificate", f"{one.number}, {one.state}") for one in answer.certificates)


def _origin(one: Any) -> Line:
    zone = f"{one.zone_name}, " if one.zone_name else ""
    return f"From {zone}{one.participant.name}", f"{one.share}, {one.nature}"


def certificate(answer: Any) -> Iterator[Line]:
    paper = answer.elements
    yield "Status", answer.state
    yield "Paper", answer.paper
    yield "Printed number", answer.printed or ""
    yield "Exporter", organisation(paper.exporter)
    yield "Importer", organisation(paper.importer)
    yield "Office", organisation(paper.authority or answer.recorded_by)
    yield "Weight", carats(paper.carats)
    yield "Value", dollars(paper.dollars)
    yield "Parcels", f"{paper.parcels:,}"
    yield "Still to come", f"{answer.remaining:,}"
    yield "Measured", carats(answer.measured)
    yield "Issued", day(paper.issued)
    yield "Expires", day(paper.expires)
    yield "Departed", day(answer.departed, "not yet")
    note = ", after it had expired" if answer.after_expiry else ""
    yield "Arrived", day(answer.arrived, "not yet") + note
    yield "Due", day(answer.due)
    yield "Overdue", count(answer.days_overdue, "day", "days") if answer.days_overdue else ""
    yield "Seal", "broken" if answer.seal_broken else "nobody reported it broken"
    yield "Definition", f"no. {answer.definition}"
    yield "Replaces", answer.replaces or ""
    yield "Replaced by", answer.replaced_by or ""
    yield from (("Same printed number", other) for other in answer.same_number)
    yield from (_forgery(one) for one in answer.forgeries)
    yield from (_origin(one) for one in paper.origins)
    yield from (_parcel_in_short(one) for one in answer.parcels)


def _forgery(one: Any) -> Line:
    return "Paper", f"{one.said} on {day(one.day)} by {organisation(one.by)}: no. {one.printed}"


def _parcel_in_short(one: Any) -> Line:
    reference = f", {one.reference}" if one.reference else ""
    return "Parcel", f"{one.parcel}{reference}, {carats(one.carats)}, {one.kind}, {one.status}"


def an_organisation(answer: Any) -> Iterator[Line]:
    now = answer.organisation
    yield "Standing since", day(now.since)
    yield "Office with powers", ", ".join(now.office or [])
    yield "Parcels", f"{answer.held.count:,}, {carats(answer.held.carats)}"
    yield from ((f"Licence {one.licence}", _licence(one)) for one in answer.licences)
    yield from ((f"Key {one.key}", _key(one)) for one in answer.keys)
    yield from _stood(answer.stood)


def _stood(stretches: Iterable[Any]) -> Iterator[Line]:
    """What was recorded while nobody had said yet that a key, or the standing, was over."""
    for one in stretches:
        key = getattr(one, "key", None)
        what = f"key {key}" if key else "standing"
        yield "Over as of", f"{moment(one.since)}, {what}, recorded {moment(one.recorded)}"
        yield from (("Stands", f"{moment(act.recorded)}: {act.words}") for act in one.acts)
        yield "Stands", "and more" if one.more else ""


def _licence(one: Any) -> str:
    zone = f" in zone {one.zone}" if one.zone else ""
    most = f", at most {carats(one.ceiling)} a month" if one.ceiling else ""
    until = f"until {day(one.ends)}" if one.ends else "until further notice"
    return f"{one.role}{zone}, {one.status}, from {day(one.begins)} {until}{most}"


def _key(one: Any) -> str:
    live = "live" if one.live else "not live"
    ends = f" until {moment(one.ends)}" if one.ends else ""
    return f"{live}, from {moment(one.begins)}{ends}{', by the office' if one.by_office else ''}"


def licence(answer: Any) -> Iterator[Line]:
    yield "Licence", _licence(answer.licence)
    yield "Registered this month", carats(answer.licence.produced_this_month)


def key(answer: Any) -> Iterator[Line]:
    yield "Key", answer.key.key
    yield "Live", _key(answer.key)
    yield "Orders from", moment(answer.key.orders_from)


def participant(answer: Any) -> Iterator[Line]:
    now = answer.participant
    yield "Status", f"{now.status}, {'counted' if now.counted else 'not counted'}"
    yield "Since", day(now.since)
    yield from _stood(answer.stood)
    yield "Production", carats(answer.production.carats)
    for one in answer.offices:
        yield f"Office {one.name or f'no. {one.organisation}'}", _office(one)
    yield from (("Key", one.sentence) for one in answer.keys)
    for one in answer.zones:
        yield f"Zone {one.name or one.zone}", _zone(one)
    yield from ((one.name, f"{one.value:,}") for one in answer.settings)
    yield from (_overdue(one) for one in answer.overdue)
    yield from (_detained(one) for one in answer.detained)


def _office(one: Any) -> str:
    two_keys = "; two keys on each certificate" if one.two_keys else ""
    closes = f"; open to {day(one.closes)}, and no more" if one.closes else ""
    return f"{', '.join(one.powers)}{two_keys}{closes}"


def _zone(one: Any) -> str:
    own = " by itself" if one.by_itself else ""
    until = f" until {day(one.stopped_until)}" if one.stopped_until else ""
    return f"{one.nature}, {one.status}{own} since {day(one.since)}{until}, epoch {one.epoch}"


def _overdue(one: Any) -> Line:
    late = count(one.days_late, "day", "days")
    return f"Overdue {one.certificate}", f"{one.exporting} to {one.importing}, {late}"


def zone(answer: Any) -> Iterator[Line]:
    yield "Zone", f"{answer.zone.zone}, {_zone(answer.zone)}"
    yield "Registered", carats(answer.carats)
    for one in answer.epochs:
        origin = f"{one.status} since {day(one.since)}, {carats(one.carats)}"
        yield f"Epoch {one.epoch} (origin no. {one.origin})", origin
    for one in answer.own_bars:
        ends = f" until {day(one.ends)}" if one.ends else ""
        by = "Barred" if one.approved else "Stopped"
        yield f"{by} by its own Participant", f"from {day(one.since)}{ends}"
    yield from ((f"Licence {one.licence}", _licence(one)) for one in answer.licences or [])


def request(answer: Any) -> Iterator[Line]:
    yield "Id", answer.request
    yield "Exporter", organisation(answer.exporter)
    yield "Owner", organisation(answer.owner)
    yield "Importer", organisation(answer.importer)
    yield "To", answer.destination.name
    yield "Certificate", answer.certificate or ""
    for one in answer.valuations:
        by = f"{dollars(one.dollars)} by {organisation(one.by)} on {day(one.day)}"
        yield f"Value, {one.capacity}", by
    yield from (_parcel_in_short(one) for one in answer.parcels)


def proposal(answer: Any) -> Iterator[Line]:
    one = answer.proposal
    yield "Id", one.proposal
    yield "Matter", one.matter
    yield "Proposed by", one.proposer
    yield "Opened", moment(one.opens)
    yield "Voices until", moment(one.closes)
    yield "Note", answer.note or ""
    yield from ((seat.participant, seat.stance or "no voice yet") for seat in answer.roll)
    yield from (("Effect", effect.words) for effect in answer.effects)


def hold(answer: Any) -> Iterator[Line]:
    yield "Id", answer.hold.hold
    yield "Parcel", answer.parcel
    yield "By", organisation(answer.hold.by)
    yield "Since", day(answer.hold.since)
    yield "Released", day(answer.hold.released)


def overdue(answer: Any) -> Iterator[Line]:
    yield from (_overdue(one) for one in answer.overdue)


def detained(answer: Any) -> Iterator[Line]:
    yield from (_detained(one) for one in answer.detained)


def _detained(one: Any) -> Line:
    return f"Detained {one.certificate}", one.words


CARDS: Final[dict[str, Callable[[Any], Iterable[Line]]]] = {
    "parcel": parcel,
    "certificate": certificate,
    "organisation": an_organisation,
    "participant": participant,
    "zone": zone,
    "licence": licence,
    "request": request,
    "proposal": proposal,
    "hold": hold,
    "key": key,
    "overdue": overdue,
    "detained": detained,
}
