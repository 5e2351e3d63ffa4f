"""What `kp show` says about a subject: a summary in words, then fields; the record for programs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from kp_ledger.cli.context import Context
from kp_ledger.cli.facts import facts_of, shares
from kp_ledger.domain import words
from kp_ledger.domain.parse import show_certificate
from kp_ledger.domain.participants import participant_name, show_participant
from kp_ledger.domain.sentences import UNKNOWN, percent, summary
from kp_ledger.generated import codes
from kp_ledger.keys.wire import to_json
from kp_ledger.model.state import on


@dataclass(frozen=True, slots=True)
class Card:
    kind: str
    summary: str
    fields: list[tuple[str, str]] = field(default_factory=list)
    record: dict[str, Any] = field(default_factory=dict)


def parcel_card(context: Context, parcel: bytes) -> Card:
    """UNKNOWN is the answer about a parcel that is not there: absence is an answer too."""
    if parcel not in context.state.parcels:
        return Card("unknown", UNKNOWN, [("Id", "0x" + parcel.hex())])
    word, show = context.state.parcels[parcel], context.showing.value
    facts = facts_of(context.state, context.world.history, context.full_names, parcel)
    fields = [
        ("Parcel", "0x" + parcel.hex()),
        ("Reference", context.full_names.parcels.get(parcel) or "none"),
        ("Status", show(word.status, "status")),
        ("Weight", show(word.millicarats, "carats")),
        ("Kind", show(word.kind, "kind")),
        ("Custodian", show(word.custodian, "organisation")),
        ("Owner", show(word.owner, "organisation")),
        ("Place", show(word.place, "participant")),
        ("Certificate", show(word.certificate, "certificate")),
        ("Revision", str(word.revision)),
        ("Last change", show(word.day, "day")),
        ("Holds in force", str(word.holds)),
    ]
    fields += [(f"From {name}", text) for name, text in _origins(context, parcel)]
    return Card("parcel", summary(facts), fields, to_json(word))


def _origins(context: Context, parcel: bytes) -> list[tuple[str, str]]:
    """Where it is from, the largest share first, with how that is known."""
    found = shares(context.state, context.full_names, context.state.parcels[parcel])
    ordered = sorted(found, key=lambda one: (-one.share, one.participant))
    return [
        (
            (f"{one.zone}, " if one.zone else "") + participant_name(one.participant),
            f"{percent(one.share)}, {words.word(words.NATURES, one.nature)}",
        )
        for one in ordered
    ]


def certificate_card(context: Context, certificate: int) -> Card:
    record, show = context.state.certificates[certificate], context.showing.value
    a, b = record.a, record.b
    number, status = show_certificate(certificate), show(a.status, "certificate_status")
    text = (
        f"Certificate {number} for {show(a.millicarats, 'carats')} in"
        f" {show(a.parcels, 'parcels')} from {show(a.from_, 'country')} to"
        f" {show(a.to, 'country')} is {_partly(status, a.remaining, a.parcels)}."
    )
    fields = [
        ("Status", status),
        ("Paper", show(a.nature, "paper")),
        ("Exporter", show(a.exporter, "organisation")),
        ("Importer", show(a.importer, "organisation")),
        ("Office", show(a.office, "organisation")),
        ("Still to come", show(a.remaining, "parcels")),
        ("Value", show(b.cents, "dollars")),
        ("Issued", _day(context, b.issued)),
        ("Expires", _day(context, b.expires)),
        ("Departed", _day(context, b.departed)),
        ("Arrived", _day(context, b.arrived)),
        ("Definition", f"no. {b.definition}"),
        ("Replaces", show(b.replaces, "certificate")),
        ("Seal", "broken" if a.flags & codes.FLAG_SEAL_BROKEN else "nobody reported it broken"),
    ]
    if certificate in context.world.packings:
        packed = context.world.packing(certificate).parcels
        fields += [("Parcel", show(parcel, "parcel")) for parcel in packed]
    return Card("certificate", text + _past(context, b.expires, a.status), fields, to_json(record))


def _partly(status: str, remaining: int, parcels: int) -> str:
    return "partly confirmed" if status == "departed" and remaining < parcels else status


def _past(context: Context, expires: int, status: int) -> str:
    if status == codes.CERTIFICATE_ISSUED and context.today > expires:
        return " It has expired."
    return ""


def _day(context: Context, day: int) -> str:
    return context.showing.value(day, "day") if day else "not yet"


def organisation_card(context: Context, number: int) -> Card:
    state, show = context.state, context.showing.value
    history = state.standings[number]
    now = on(history, context.today) or history[-1]
    held = [p for p, word in state.parcels.items() if _holds(word.custodian, word.status, number)]
    weight = sum(state.parcels[parcel].millicarats for parcel in held)
    text = (
        f"{show(number, 'organisation')} of {show(now.participant, 'country')}: its standing is"
        f" {show(now.status, 'standing')}, with the roles {show(now.roles, 'roles')}"
        f" {show(now.until, 'until')}. It holds {show(len(held), 'parcels')},"
        f" {show(weight, 'carats')}."
    )
    fields = [("Standing since", show(now.since, "day"))]
    if number in state.offices:
        office = state.offices[number]
        fields.append(("Office with powers", show(office.powers, "powers")))
        fields.append(("Office open", show(office.until, "until")))
    for allotted in state.number_ranges.get(number, []):
        fields.append(("Certificate numbers", f"{allotted.first} to {allotted.last}"))
    for licence in state.licences_of.get(number, []):
        fields.append((f"Licence {licence}", _licence_line(context, licence)))
    for key, record in state.keys.items():
        if record.organisation == number:
            live = f"from {show(record.from_, 'moment')} {show(record.until, 'until_moment')}"
            marked = ", by the office" if record.flags & codes.KEY_BY_OFFICE else ""
            fields.append((f"Key {key}", live + marked))
    return Card("organisation", text, fields, {"standings": to_json(history)})


def _holds(custodian: int, status: int, number: int) -> bool:
    here = (codes.PARCEL_HELD, codes.PARCEL_SEALED, codes.PARCEL_DEPARTED)
    return custodian == number and status in here


def _licence_line(context: Context, number: int) -> str:
    licence, show = context.state.licences[number], context.showing.value
    where = f" in {show(licence.zone, 'zone')}" if licence.zone else ""
    ceiling = f", at most {show(licence.ceiling, 'carats')} a month" if licence.zone else ""
    return (
        f"{show(licence.role, 'role')}{where}, {words.word(words.LICENCE_STATUSES, licence.status)}"
        f", from {show(licence.from_, 'day')} {show(licence.until, 'until')}{ceiling}"
    )


def licence_card(context: Context, number: int) -> Card:
    licence = context.state.licences[number]
    who = context.showing.value(licence.organisation, "organisation")
    text = f"Licence no. {number} of {who}: {_licence_line(context, number)}."
    return Card("licence", text, [], to_json(licence))


def participant_card(context: Context, code: int) -> Card:
    state, show = context.state, context.showing.value
    history = state.participants.get(code, [])
    if not history:
        name = participant_name(code)
        return Card("unknown", f"{name} is not put down on this ledger: to it, it is outside.")
    now = on(history, context.today) or history[-1]
    text = (
        f"{show(code, 'participant')} has the status {show(now.status, 'kp_status')} in the"
        f" Kimberley Process, {show(now.counted, 'counted')},"
        f" {show(now.on_ledger_from, 'from_day')}."
    )
    fields = [("Since", show(now.since, "day"))]
    for number, office in state.offices.items():
        if office.participant == code:
            fields.append((show(number, "organisation"), show(office.powers, "powers")))
    for zone, epochs in state.zones.items():
        if epochs[-1].participant == code:
            fields.append((show(zone, "zone"), _zone_line(context, zone)))
    for setting, name in words.SETTINGS.items():
        if value := on(state.settings.get((code, setting), []), context.today):
            fields.append((name, f"{value.value:,}"))
    return Card("participant", text, fields, {"history": to_json(history)})


def _zone_line(context: Context, zone: int) -> str:
    now, show = context.state.zones[zone][-1], context.showing.value
    origin = zone << 8 | now.epoch
    return (
        f"{show(now.nature, 'nature')}, {show(now.status, 'zone_status')} since"
        f" {show(now.since, 'day')}, epoch {now.epoch} (origin no. {origin})"
    )


def zone_card(context: Context, zone: int) -> Card:
    now, show = context.state.zones[zone][-1], context.showing.value
    place = show(now.participant, "country")
    text = f"{show(zone, 'zone')} of {place}: {_zone_line(context, zone)}."
    return Card(
        "zone", text[0].upper() + text[1:], [], {"epochs": to_json(context.state.zones[zone])}
    )


def request_card(context: Context, request: bytes) -> Card:
    record, show = context.state.requests[request], context.showing.value
    event = context.world.requests[request]
    status = words.word(words.REQUEST_STATUSES, record.status)
    text = (
        f"Request {show(event.reference, 'reference')} of {show(record.exporter, 'organisation')}"
        f" for {show(record.parcels, 'parcels')} to {show(record.importer, 'organisation')} in"
        f" {show(record.to, 'country')} is {status}."
    )
    fields = [("Id", "0x" + request.hex())]
    for (of, capacity), given in context.state.valuations.items():
        if of == request:
            values = (given.unsorted, given.industrial, given.gem)
            who = show(given.valuer, "organisation")
            shown = f"{show(values, 'dollars_by_kind')} by {who} on {show(given.day, 'day')}"
            fields.append((f"Value, {words.word(words.CAPACITIES, capacity)}", shown))
    fields += [("Parcel", show(parcel, "parcel")) for parcel in event.parcels]
    return Card("request", text, fields, to_json(record))


def proposal_card(context: Context, proposal: bytes) -> Card:
    record, show = context.state.proposals[proposal], context.showing.value
    text = (
        f"{show(record.proposer, 'country')} proposed {show(record.matter, 'matter')}; it is"
        f" {words.word(words.PROPOSAL_STATUSES, record.status)}: {record.in_support} in support,"
        f" {record.seen} have seen it, {record.objections} object, of {record.counted} counted."
    )
    fields = [
        ("Id", "0x" + proposal.hex()),
        ("Opened", show(record.opens, "moment")),
        ("Voices until", show(record.closes, "moment")),
    ]
    for (of, participant), seat in context.state.seats.items():
        if of == proposal and seat.on_roll:
            stance = show(seat.stance, "stance") if seat.stance else "no voice yet"
            fields.append((show_participant(participant), stance))
    return Card("proposal", text, fields, to_json(record))


def hold_card(context: Context, hold: bytes) -> Card:
    record, show = context.state.holds[hold], context.showing.value
    status = words.word(words.HOLD_STATUSES, record.status)
    who = show(record.by, "organisation")
    text = f"A hold of {who} on {show(record.parcel, 'parcel')}, {status}."
    return Card("hold", text, [("Id", "0x" + hold.hex())], to_json(record))


def key_card(context: Context, address: str) -> Card:
    record, show = context.state.keys[address], context.showing.value
    text = (
        f"{show(address, 'key')} of {show(record.organisation, 'organisation')}: live from"
        f" {show(record.from_, 'moment')} {show(record.until, 'until_moment')}."
    )
    return Card("key", text[0].upper() + text[1:], [], to_json(record))


CARDS: dict[str, Callable[[Context, Any], Card]] = {
    "parcel": parcel_card,
    "certificate": certificate_card,
    "organisation": organisation_card,
    "licence": licence_card,
    "participant": participant_card,
    "zone": zone_card,
    "request": request_card,
    "proposal": proposal_card,
    "hold": hold_card,
    "key": key_card,
}
