"""Bars on past origins, and opening totals: contracts/Zones.sol."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kp_ledger.base.messages import Event
from kp_ledger.domain.blends import WHOLE, Sums
from kp_ledger.generated import codes
from kp_ledger.generated.acts import (
    ZonesBarOrigin,
    ZonesDeclareOpening,
    ZonesReleaseOrigin,
    ZonesTakeOpening,
)
from kp_ledger.generated.events import OpeningDeclared, OriginBarred, OriginReleased
from kp_ledger.generated.records import OpeningStock, OriginBar
from kp_ledger.generated.refusals import (
    NotTheDoor,
    ZonesBadShare,
    ZonesDayInPast,
    ZonesOpeningClosed,
    ZonesOpeningDeclared,
    ZonesOpeningEmpty,
    ZonesOpeningExceeded,
    ZonesOpeningNotDeclared,
    ZonesOriginBarred,
    ZonesOriginNotBarred,
    ZonesUnknownOrigin,
)
from kp_ledger.model.epochs import epochs_so_far, last_zone
from kp_ledger.model.rules import Call, applies, decides
from kp_ledger.model.state import State

MILLION = 1_000_000
NO_BAR = OriginBar(0, 0)

# Bars on past origins


def check_sums(state: State, sums: Sums, total: int, home: int = 0) -> None:
    """No origin is barred above its share of `total`, exactly; at share 0 none is named at all.

    `home`: where they go, a Participant whose own origins are not looked at; zero: all are.
    """
    for origin, parts in sums.items():
        bar = state.origin_bars.get(origin, NO_BAR)
        if bar.barred != codes.ORIGIN_BARRED:
            continue
        if home and last_zone(state, origin >> 8).participant == home:
            continue
        tested = parts + _unstated(state, sums, origin)
        if not bar.share or tested * MILLION > bar.share * total * WHOLE:
            raise ZonesOriginBarred(origin, bar.share, tested, total)


def _unstated(state: State, sums: Sums, origin: int) -> int:
    """What else may be of it: all of no stated origin, where its country is named."""
    if without_weight(state, last_zone(state, origin >> 8).participant) not in sums:
        return 0
    return sum(
        parts
        for other, parts in sums.items()
        if other != origin and last_zone(state, other >> 8).nature == codes.NATURE_NOT_STATED
    )


def without_weight(state: State, participant: int) -> int:
    """What stands for a Participant that paper names without saying how much is from it."""
    zone = state.first_zones.get((participant, codes.NATURE_DECLARED), 0)
    return zone << 8 | codes.EPOCH_WITHOUT_WEIGHT


def is_origin(state: State, origin: int) -> bool:
    zone, epoch = divmod(origin, 256)
    its = last_zone(state, zone)
    named = its.nature == codes.NATURE_DECLARED and epoch == codes.EPOCH_WITHOUT_WEIGHT
    return named or 1 <= epoch <= epochs_so_far(state, zone)


def check_origins(
    state: State, origins: Sequence[int], parts: Sequence[int], total: int, home: int
) -> None:
    """The same of columns, as the contract is asked."""
    check_sums(state, dict(zip(origins, parts, strict=True)), total, home)


@decides(ZonesBarOrigin)
def bar_origin_directly(state: State, act: ZonesBarOrigin, call: Call) -> list[Event]:
    raise NotTheDoor(call.sender)


def bar_origin(state: State, origin: int, share_allowed: int, decision: bytes) -> list[Event]:
    """The door for Decisions."""
    if not is_origin(state, origin):
        raise ZonesUnknownOrigin(origin)
    if share_allowed > MILLION:
        raise ZonesBadShare(share_allowed)
    barred = [origin]
    named = without_weight(state, last_zone(state, origin >> 8).participant)
    before = state.origin_bars.get(named, NO_BAR)
    stricter = before.barred != codes.ORIGIN_BARRED or share_allowed < before.share
    if named != origin and stricter:
        barred.append(named)
    return [OriginBarred(one, share_allowed, decision) for one in barred]


@applies(OriginBarred)
def origin_barred(state: State, event: OriginBarred, moment: int) -> None:
    state.origin_bars[event.origin] = OriginBar(codes.ORIGIN_BARRED, event.share_allowed)


@decides(ZonesReleaseOrigin)
def release_origin_directly(state: State, act: ZonesReleaseOrigin, call: Call) -> list[Event]:
    raise NotTheDoor(call.sender)


def release_origin(state: State, origin: int, decision: bytes) -> list[Event]:
    """The door for Decisions."""
    if state.origin_bars.get(origin, NO_BAR).barred != codes.ORIGIN_BARRED:
        raise ZonesOriginNotBarred(origin)
    return [OriginReleased(origin, decision)]


@applies(OriginReleased)
def origin_released(state: State, event: OriginReleased, moment: int) -> None:
    bar = state.origin_bars[event.origin]
    state.origin_bars[event.origin] = replace(bar, barred=codes.ORIGIN_FREE)


# Opening totals


@decides(ZonesDeclareOpening)
def declare_opening_directly(state: State, act: ZonesDeclareOpening, call: Call) -> list[Event]:
    raise NotTheDoor(call.sender)


def declare_opening(
    state: State, call: Call, participant: int, millicarats: int, closing_day: int, document: bytes
) -> list[Event]:
    """The door for Decisions."""
    if participant in state.openings:
        raise ZonesOpeningDeclared(participant)
    if not millicarats:
        raise ZonesOpeningEmpty(participant)
    if closing_day < call.today:
        raise ZonesDayInPast(closing_day, call.today)
    return [OpeningDeclared(participant, millicarats, closing_day, document)]


@applies(OpeningDeclared)
def opening_declared(state: State, event: OpeningDeclared, moment: int) -> None:
    stock = OpeningStock(event.millicarats, 0, event.closing_day)
    state.openings[event.participant] = stock


@decides(ZonesTakeOpening)
def take_opening_directly(state: State, act: ZonesTakeOpening, call: Call) -> list[Event]:
    raise NotTheDoor(call.sender)


def take_opening(state: State, call: Call, participant: int, millicarats: int) -> None:
    """Whether so much opening stock may still be registered; OpeningRegistered then counts it."""
    stock = state.openings.get(participant)
    if stock is None:
        raise ZonesOpeningNotDeclared(participant)
    if call.today > stock.closing:
        raise ZonesOpeningClosed(participant, stock.closing, call.today)
    registered = stock.registered + millicarats
    if registered > stock.total:
        raise ZonesOpeningExceeded(participant, registered, stock.total)
