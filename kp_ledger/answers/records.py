"""Answers about one licence, key, hold or request."""

from __future__ import annotations

from typing import Any, cast

from kp_ledger.answers.asof import as_of
from kp_ledger.answers.elements import hold_out, organisation, place
from kp_ledger.answers.organisations import key_out
from kp_ledger.answers.schemas.records import HoldAnswer, KeyAnswer, LicenceAnswer, RequestAnswer
from kp_ledger.answers.shipped import parcels_out, valuations_out, valuers_out
from kp_ledger.answers.zones import licence_out
from kp_ledger.domain import words
from kp_ledger.domain.parse import show_certificate
from kp_ledger.domain.references import show_reference
from kp_ledger.domain.showing import Names, Showing
from kp_ledger.generated import codes
from kp_ledger.index.queries.parcels import find
from kp_ledger.index.queries.requests import issued, requested, valued
from kp_ledger.index.store import Snapshot


def licence_answer(snapshot: Snapshot, names: Names, number: int) -> LicenceAnswer:
    """KeyError when there is no licence of this number; so below."""
    licence, show = snapshot.state.licences[number], Showing(names).value
    where = f" in {show(licence.zone, 'zone')}" if licence.zone else ""
    status = words.word(words.LICENCE_STATUSES, licence.status)
    return LicenceAnswer(
        as_of=as_of(snapshot),
        summary=f"Licence no. {number} of {show(licence.organisation, 'organisation')}:"
        f" {words.word(words.ROLES, licence.role)}{where}, {status}, from"
        f" {show(licence.from_, 'day')} {show(licence.until, 'until')}.",
        licence=licence_out(snapshot, names, number, licence),
    )


def key_answer(snapshot: Snapshot, names: Names, address: str) -> KeyAnswer:
    key, show = snapshot.state.keys[address], Showing(names).value
    by_office = ", enrolled by an office" if key.flags & codes.KEY_BY_OFFICE else ""
    return KeyAnswer(
        as_of=as_of(snapshot),
        summary=f"A key of {show(key.organisation, 'organisation')}: live from"
        f" {show(key.from_, 'moment')} {show(key.until, 'until_moment')}{by_office}.",
        organisation=organisation(key.organisation, names),
        key=key_out(snapshot, address, key),
    )


def hold_answer(snapshot: Snapshot, names: Names, hold: bytes) -> HoldAnswer:
    record = snapshot.state.holds[hold]
    subject = find(snapshot, names, record.parcel)
    assert subject is not None
    out = next(hold_out(one, names) for one in subject.every_hold if one.hold == hold)
    return HoldAnswer(
        as_of=as_of(snapshot),
        summary=f"A hold on a parcel, {out.status}: {out.reason}.",
        parcel="0x" + record.parcel.hex(),
        hold=out,
    )


def request_answer(snapshot: Snapshot, names: Names, request: bytes) -> RequestAnswer:
    record, show = snapshot.state.requests[request], Showing(names).value
    event, certificate = requested(snapshot, request), issued(snapshot, request)
    assert event is not None
    reference = show_reference(event.reference)
    status = words.word(words.REQUEST_STATUSES, record.status)
    return RequestAnswer(
        as_of=as_of(snapshot),
        summary=f"Request {reference} of {show(record.exporter, 'organisation')} for"
        f" {show(record.parcels, 'parcels')} to {show(record.importer, 'organisation')} in"
        f" {show(record.to, 'country')} is {status}.",
        request="0x" + request.hex(),
        reference=reference,
        status=cast(Any, status),
        certificate=show_certificate(certificate) if certificate else None,
        exporter=organisation(record.exporter, names),
        owner=organisation(record.owner, names),
        importer=organisation(record.importer, names),
        destination=place(record.to),
        cited=[show_certificate(number) for number in event.cited],
        valuers=valuers_out(event.valuers, names),
        valuations=valuations_out(valued(snapshot, request), names),
        parcels=parcels_out(snapshot, event.parcels),
    )
