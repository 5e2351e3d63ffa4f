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
    OwnBarOut,
    ZoneAnswer,
    ZoneOut,
    ZonesAnswer,
)
from kp_ledger.answers.units import carats, country, day, event_id, identifier, known_day
from kp_ledger.chain.reader import LoggedEvent
from kp_ledger.domain import words
from kp_ledger.domain.days import day_of
from kp_ledger.domain.showing import Names, Showing
from kp_ledger.generated import codes
from kp_ledger.generated.records import Licence, OwnBar
from kp_ledger.index.queries import zones as queries_of
from kp_ledger.index.queries.events import number
from kp_ledger.index.queries.organisations import produced
from kp_ledger.index.store import Snapshot
from kp_ledger.model.epochs import zone_on
from kp_ledger.model.own_bars import epoch_within, own_on


def zones_answer(snapshot: Snapshot, names: Names, numbers: Iterable[int]) -> ZonesAnswer:
    return ZonesAnswer(as_of=as_of(snapshot), zones=zones_out(snapshot, names, numbers))


def zones_out(snapshot: Snapshot, names: Names, numbers: Iterable[int]) -> list[ZoneOut]:
    return [zone_out(snapshot, names, zone) for zone in sorted(numbers)]


def zone_out(snapshot: Snapshot, names: Names, zone: int) -> ZoneOut:
    """A zone at the block's day; before its first day, what comes first."""
    state, today = snapshot.state, day_of(snapshot.moment)
    now, bars = zone_on(state, zone, today), state.own_bars.get(zone, [])
    entry, own = now if now.status else state.zones[zone][0], own_on(bars, today)
    if own is None:
        epoch = epoch_within(bars, entry, today)
        ended = (one.until + 1 for one in bars if one.approved and one.epoch == epoch)
        since = max([entry.since, *ended])
    else:
        epoch, since = own.epoch if own.approved else entry.epoch, own.since
    status = codes.ZONE_BARRED if own else entry.status
    return ZoneOut(
        zone=zone,
        name=names.zones.get(zone),
        participant=country(entry.participant),
        nature=_nature(entry.nature),
        status=words.word(words.ZONE_STATUSES, status),  # type: ignore[arg-type]
        epoch=epoch,
        since=known_day(since),
        by_itself=own is not None,
        stopped_until=known_day(own.until) if own and not own.approved else None,
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
        own_bars=[_own_bar(*one) for one in queries_of.stops(snapshot, zone)],
        carats=carats(sum(one.millicarats for one in epochs)),
        replaces=list(opening.replaces) if opening else [],
        replaced_by=queries_of.replacing(snapshot, zone),
        licences=_licences(snapshot, names, zone) if reader.audience is Audience.MEMBER else None,
    )


def _summary(snapshot: Snapshot, names: Names, now: ZoneOut) -> str:
    show, entry = Showing(names).value, snapshot.state.zones[now.zone][-1]
    text = (
        f"{show(now.zone, 'zone')} of {show(entry.participant, 'country')} is {_standing(now)}"
        f" since {show((now.since - known_day(0)).days, 'day')}, in epoch {now.epoch}; its weight"
        f" is {now.nature}."
    )
    return text if now.name else text[0].upper() + text[1:]


def _standing(now: ZoneOut) -> str:
    if now.stopped_until is not None:
        return "stopped by its own Participant"
    return f"{now.status} by its own Participant" if now.by_itself else now.status


def _own_bar(own: OwnBar, logged: LoggedEvent) -> OwnBarOut:
    return OwnBarOut(
        since=known_day(own.since),
        ends=day(own.until),
        recorded=known_day(own.recorded),
        approved=own.approved,
        event=event_id(number(logged)),
    )


def _epoch(snapshot: Snapshot, names: Names, epoch: queries_of.Epoch) -> Epoch:
    event = epoch.logged.event if epoch.logged else None
    decision = getattr(event, "document" if epoch.own else "decision", bytes(32))
    return Epoch(
        epoch=epoch.entry.epoch,
        origin=epoch.origin,
        status=words.word(words.ZONE_STATUSES, epoch.entry.status),  # type: ignore[arg-type]
        by_itself=epoch.own is not None,
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
