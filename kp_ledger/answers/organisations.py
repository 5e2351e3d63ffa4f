"""Organisations, as members and they themselves may see them."""

from __future__ import annotations

from typing import Final

from kp_ledger.answers.asof import as_of
from kp_ledger.answers.audiences import Audience
from kp_ledger.answers.participants import set_in_words
from kp_ledger.answers.schemas.organisations import (
    HeldParcel,
    KeyOut,
    OrganisationAnswer,
    OrganisationOut,
    OrganisationsAnswer,
    OrganisationStoodOut,
    ParcelsPage,
    StandingOut,
)
from kp_ledger.answers.stood import stood_out
from kp_ledger.answers.units import (
    carats,
    country,
    day,
    event_id,
    identifier,
    known_day,
    known_moment,
    moment,
)
from kp_ledger.answers.zones import licence_out, running_first
from kp_ledger.base.messages import NO_KEY
from kp_ledger.domain import words
from kp_ledger.domain.days import day_of
from kp_ledger.domain.parse import show_certificate
from kp_ledger.domain.showing import Names, Showing, written_day
from kp_ledger.generated import codes
from kp_ledger.generated.records import Key
from kp_ledger.index.queries import organisations as queries_of
from kp_ledger.index.queries.events import number
from kp_ledger.index.queries.stretches import Stretch, stretches
from kp_ledger.index.store import Snapshot
from kp_ledger.model.lookups import is_live, office_now
from kp_ledger.model.rules import Call

PAGE: Final = 100
PARCELS: Final = 50


def organisations_answer(snapshot: Snapshot, names: Names, after: int) -> OrganisationsAnswer:
    found = queries_of.known(snapshot, after, PAGE + 1)
    page = found[:PAGE]
    return OrganisationsAnswer(
        as_of=as_of(snapshot),
        organisations=[organisation_out(snapshot, names, one) for one in page],
        next=str(page[-1]) if len(found) > PAGE else None,
    )


def organisation_out(snapshot: Snapshot, names: Names, organisation: int) -> OrganisationOut:
    now = queries_of.standing(snapshot, organisation)
    office = office_now(snapshot.state, organisation)
    return OrganisationOut(
        organisation=organisation,
        name=names.organisations.get(organisation),
        participant=country(now.participant),
        standing=words.word(words.STANDINGS, now.status),  # type: ignore[arg-type]
        since=known_day(now.since),
        roles=set_in_words(words.ROLES, now.roles),
        roles_until=day(now.until),
        office=set_in_words(words.POWERS, office.powers) or None,
    )


def organisation_answer(
    snapshot: Snapshot, names: Names, organisation: int, before: int | None
) -> OrganisationAnswer:
    now = organisation_out(snapshot, names, organisation)
    licences = running_first(queries_of.licences(snapshot, organisation))
    return OrganisationAnswer(
        as_of=as_of(snapshot),
        summary=_summary(snapshot, names, organisation),
        organisation=now,
        history=_history(snapshot, organisation),
        licences=[licence_out(snapshot, names, *one) for one in licences],
        keys=keys_out(snapshot, organisation),
        stood=[_stood(one, names) for one in stretches(snapshot, organisation)],
        document=identifier(queries_of.admission(snapshot, organisation)),
        held=parcels_page(snapshot, organisation, before),
    )


def _summary(snapshot: Snapshot, names: Names, organisation: int) -> str:
    show, now = Showing(names).value, queries_of.standing(snapshot, organisation)
    text = (
        f"{show(organisation, 'organisation')} of {show(now.participant, 'country')}: its standing"
        f" is {show(now.status, 'standing')}, with the roles {show(now.roles, 'roles')}"
        f" {show(now.until, 'until')}."
    )
    text += _closed(snapshot, organisation)
    return text if organisation in names.organisations else text[0].upper() + text[1:]


def _closed(snapshot: Snapshot, organisation: int) -> str:
    """What has to be said of an office that is none any more."""
    office = office_now(snapshot.state, organisation)
    if not office.powers or office.until >= day_of(snapshot.moment):
        return ""
    return f" As an office it is closed since the end of {written_day(office.until)}."


def _history(snapshot: Snapshot, organisation: int) -> list[StandingOut]:
    return [
        StandingOut(
            standing=words.word(words.STANDINGS, event.status),  # type: ignore[arg-type]
            since=known_day(event.since),
            roles=set_in_words(words.ROLES, event.roles),
            roles_until=day(event.until),
            by=event.by or None,
            document=identifier(event.document),
            event=event_id(number(logged)),
        )
        for logged, event in queries_of.history(snapshot, organisation)
    ]


def _stood(one: Stretch, names: Names) -> OrganisationStoodOut:
    """Whoever reads it is a member or the organisation, which the acts concern."""
    key = getattr(one.recorded.event, "key", None)
    made = stood_out(one, names, Audience.PARTY)
    return OrganisationStoodOut(**dict(made), ended="key" if key else "standing", key=key)


def keys_out(snapshot: Snapshot, organisation: int) -> list[KeyOut]:
    """The live ones first, then those that ended last."""
    found = [
        key_out(snapshot, address, key) for address, key in queries_of.keys(snapshot, organisation)
    ]
    return sorted(found, key=lambda one: not one.live)


def key_out(snapshot: Snapshot, address: str, key: Key) -> KeyOut:
    return KeyOut(
        key=address,
        begins=known_moment(key.from_),
        ends=moment(key.until),
        live=is_live(snapshot.state, Call(NO_KEY, snapshot.moment), key),
        orders_from=moment(key.orders_from),
        by_office=bool(key.flags & codes.KEY_BY_OFFICE),
    )


def parcels_page(snapshot: Snapshot, organisation: int, before: int | None) -> ParcelsPage:
    page = queries_of.held(snapshot, organisation, before, PARCELS)
    return ParcelsPage(
        count=page.count,
        carats=carats(page.millicarats),
        parcels=[_parcel(organisation, one) for one in page.parcels],
        next=None if page.next is None else str(page.next),
    )


def _parcel(organisation: int, one: queries_of.Held) -> HeldParcel:
    word = one.word
    return HeldParcel(
        parcel="0x" + one.parcel.hex(),
        reference=one.reference,
        status=words.word(words.PARCEL_STATUSES, word.status),
        kind=words.show_kind(word.kind),
        carats=carats(word.millicarats),
        place=country(word.place),
        certificate=show_certificate(word.certificate) if word.certificate else None,
        holds=word.holds,
        custodian=word.custodian == organisation,
        owner=word.owner == organisation,
        day=known_day(word.day),
        revision=word.revision,
    )
