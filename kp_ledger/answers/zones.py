"""Zones, as answers have them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from kp_ledger.answers.asof import as_of
from kp_ledger.answers.audiences import Audience, Reader
from kp_ledger.answers.schemas.zones import (
    Epoch,
    EpochBar,
    LicenceOut,
    MonthWeight,
    ZoneAnswer,
    ZoneOut,
    ZonesAnswer,
)
from kp_ledger.answers.units import carats, country, day, event_id, identifier, known_day
from kp_ledger.domain import words
from kp_ledger.domain.days import day_of
from kp_ledger.domain.showing import Names, Showing
from kp_ledger.generated import codes
from kp_ledger.generated.records import Licence
from kp_ledger.index.queries import zones as queries_of
from kp_ledger.index.queries.events import number
from kp_ledger.index.queries.organisations import produced
from kp_ledger.index.store import Snapshot
from kp_ledger.model.epochs import zone_on


def zones_answer(snapshot: Snapshot, names: Names, numbers: Iterable[int]) -> ZonesAnswer:
    return ZonesAnswer(as_of=as_of(snapshot), zones=zones_out(snapshot, names, numbers))


def zones_out(snapshot: Snapshot, names: Names, numbers: Iterable[int]) -> list[ZoneOut]:
    return [zone_out(snapshot, names, zone) for zone in sorted(numbers)]


def zone_out(snapshot: Snapshot, names: Names, zone: int) -> ZoneOut:
    """A zone at the block's day; before its first day, what comes first."""
    now = zone_on(snapshot.state, zone, day_of(snapshot.moment))
    entry = now if now.status else snapshot.state.zones[zone][0]
    return ZoneOut(
        zone=zone,
        name=names.zones.get(zone),
        participant=country(entry.participant),
        nature=_nature(entry.nature),
        status=words.word(words.ZONE_STATUSES, entry.status),  # type: ignore[arg-type]
        epoch=entry.epoch,
        since=known_day(entry.since),
    )


def _nature(code: int) -> Any:
    return words.word(words.NATURES, code)


def zone_answer(snapshot: Snapshot, names: Names, reader: Reader, zone: int) -> ZoneAnswer:
    opening = queries_of.opening_of(snapshot, zone)
    epochs = queries_of.epochs(snapshot, zone)
    now = zone_out(snapshot, names, zone)
    return ZoneAnswer(
        as_of=as_of(snapshot),
        summary=_summary(snapshot, names, now),
        zone=now,
        boundary=identifier(opening.boundary) if opening else None,
        epochs=[_epoch(snapshot, names, one) for one in epochs],
        carats=carats(sum(one.millicarats for one in epochs)),
        replaces=list(opening.replaces) if opening else [],
        replaced_by=queries_of.replacing(snapshot, zone),
        licences=_licences(snapshot, names, zone) if reader.audience is Audience.MEMBER else None,
    )


def _summary(snapshot: Snapshot, names: Names, now: ZoneOut) -> str:
    show, entry = Showing(names).value, snapshot.state.zones[now.zone][-1]
    text = (
        f"{show(now.zone, 'zone')} of {show(entry.participant, 'country')} is {now.status} since"
        f" {show((now.since - known_day(0)).days, 'day')}, in epoch {now.epoch}; its weight is"
        f" {now.nature}."
    )
    return text if now.name else text[0].upper() + text[1:]


def _epoch(snapshot: Snapshot, names: Names, epoch: queries_of.Epoch) -> Epoch:
    decision = getattr(epoch.logged.event, "decision", bytes(32)) if epoch.logged else bytes(32)
    return Epoch(
        epoch=epoch.entry.epoch,
        origin=epoch.origin,
        status=words.word(words.ZONE_STATUSES, epoch.entry.status),  # type: ignore[arg-type]
        since=known_day(epoch.entry.since),
        recorded=known_day(epoch.entry.recorded),
        event=event_id(number(epoch.logged)) if epoch.logged else None,
        released_by=Showing(names).value(epoch.entry.releaser, "releaser"),
        decision=identifier(decision),
        proposal=decision in snapshot.state.proposals,
        bar=_bar(epoch),
        carats=carats(epoch.millicarats),
        months=[
            MonthWeight(month=month, carats=carats(weight))
            for month, weight in sorted(epoch.months.items())
        ],
    )


def _bar(epoch: queries_of.Epoch) -> EpochBar | None:
    if epoch.bar is None:
        return None
    share = f"{epoch.bar.share / 10_000:g}"
    return EpochBar(barred=epoch.bar.barred == codes.ORIGIN_BARRED, share_allowed=share)


def _licences(snapshot: Snapshot, names: Names, zone: int) -> list[LicenceOut]:
    found = queries_of.licences_in(snapshot, zone)
    return [
        licence_out(snapshot, names, number, licence) for number, licence in running_first(found)
    ]


def running_first(found: Iterable[tuple[int, Licence]]) -> list[tuple[int, Licence]]:
    return sorted(found, key=lambda item: item[1].status != codes.LICENCE_GRANTED)


def licence_out(snapshot: Snapshot, names: Names, number: int, licence: Licence) -> LicenceOut:
    mines = licence.role == codes.ROLE_MINER
    return LicenceOut(
        licence=number,
        organisation=licence.organisation,
        name=names.organisations.get(licence.organisation),
        role=words.word(words.ROLES, licence.role),
        zone=licence.zone or None,
        begins=known_day(licence.from_),
        ends=day(licence.until),
        status=words.word(words.LICENCE_STATUSES, licence.status),  # type: ignore[arg-type]
        ceiling=carats(licence.ceiling) if mines else None,
        produced_this_month=carats(produced(snapshot, licence)) if mines else None,
    )
