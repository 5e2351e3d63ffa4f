"""Zones and their epochs, bars on origins, opening totals."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from kp_ledger.domain.blends import WHOLE
from kp_ledger.generated import acts, codes
from kp_ledger.generated import events as happened
from kp_ledger.generated import refusals as rule
from kp_ledger.generated.records import OpeningStock, OriginBar, Zone
from kp_ledger.model.epochs import epochs_so_far, zone_on
from tests.actors import AE, AO, BW, ZW, actor
from tests.contracts.barring import bar as bar_own
from tests.contracts.barring import clear
from tests.contracts.probing import ask, row, through
from tests.world import DAY0, DOCUMENT, TODAY, ZONES, Door, go_to, refused

CLEAR, LIMITED, BARRED, CLOSED = 1, 2, 3, 4
DEFAULT = ZONES[BW, codes.NATURE_TRACED]
FIRST, SECOND = len(ZONES) + 1, len(ZONES) + 2  # the zones that are opened next
BOUNDARY = b"\x0b" * 32
NOTHING = bytes(32)


def org(name: str) -> int:
    return actor(name).organisation


def open_zone(door: Door, *replaces: int, by: str = "bw_office") -> list[Any]:
    return door.do(acts.ZonesOpenZone(BOUNDARY, replaces), by)


def set_status(door: Door, zone: int, status: int, day: int = TODAY) -> list[Any]:
    act = acts.ZonesSetStatus(zone, status, day, 0, DOCUMENT)
    return through(door, "Decisions", act)


def status_of(door: Door, zone: int) -> int:
    return door.state().zones[zone][-1].status


# Doors


DOORS = [
    acts.ZonesOpenFirst(BW),
    acts.ZonesSetStatus(DEFAULT, BARRED, TODAY, 0, DOCUMENT),
    acts.ZonesBarOrigin(DEFAULT << 8 | 1, 0, DOCUMENT),
    acts.ZonesReleaseOrigin(DEFAULT << 8 | 1, DOCUMENT),
    acts.ZonesDeclareOpening(BW, 1_000, TODAY, DOCUMENT),
    acts.ZonesDig(101, actor("bw_miner").address, False, 0, TODAY, 1),
    acts.ZonesTakeOpening(BW, 1_000),
]


@pytest.mark.parametrize("act", DOORS, ids=lambda act: type(act).__name__)
@pytest.mark.parametrize("by", ["bw_focal", "bw_office", "bw_miner"])
def test_nobodys_key_opens_a_door(door: Door, act: Any, by: str) -> None:
    with refused(rule.NotTheDoor(actor(by).address)):
        door.do(act, by)


# Opening a zone: refusals


def test_only_a_licence_office_opens_a_zone(door: Door) -> None:
    no_power = rule.ParticipantsNoPower(org("bw_export"), codes.POWER_EXPORT, codes.POWER_LICENCE)
    with refused(no_power):
        open_zone(door, by="bw_export")


def test_a_zone_has_a_boundary(door: Door) -> None:
    with refused(rule.ZonesBoundaryMissing(BW)):
        door.do(acts.ZonesOpenZone(NOTHING, ()), "bw_office")


def test_replaced_zones_are_listed_in_ascending_order(door: Door) -> None:
    open_zone(door)
    open_zone(door)
    with refused(rule.ZonesNotAscending(FIRST)):
        open_zone(door, SECOND, FIRST)
    with refused(rule.ZonesNotAscending(FIRST)):
        open_zone(door, FIRST, FIRST)


@pytest.mark.parametrize(("zone", "its"), [(ZONES[AO, 1], AO), (0, 0), (999, 0)])
def test_an_office_disposes_of_its_own_zones(door: Door, zone: int, its: int) -> None:
    with refused(rule.ZonesNotOwn(zone, its, BW)):
        open_zone(door, zone)


@pytest.mark.parametrize("nature", [2, 3, 4])
def test_nothing_is_dug_where_nothing_is_traced(door: Door, nature: int) -> None:
    zone = ZONES[BW, nature]
    with refused(rule.ZonesNotTraced(zone, nature)):
        open_zone(door, zone)
    with refused(rule.ZonesNotTraced(zone, nature)):
        set_status(door, zone, BARRED)


def test_a_closed_zone_stays_closed(door: Door) -> None:
    open_zone(door)
    with refused(rule.ZonesClosed(DEFAULT)):
        open_zone(door, DEFAULT)


def test_what_is_decided_about_a_closed_zone_is_about_its_successor(door: Door) -> None:
    open_zone(door)
    open_zone(door, FIRST)
    go_to(door, TODAY + 5)
    open_zone(door, SECOND)
    assert door.state().successors == {DEFAULT: FIRST, FIRST: SECOND, SECOND: SECOND + 1}
    set_status(door, DEFAULT, LIMITED, TODAY)
    decided = door.state().zones[SECOND + 1][-1]
    assert (decided.status, decided.since, decided.epoch) == (LIMITED, TODAY + 5, 2)
    assert status_of(door, DEFAULT) == CLOSED


def test_a_participant_has_250_zones_at_most(door: Door) -> None:
    for _ in range(249):
        open_zone(door)
    with refused(rule.ZonesTooMany(BW, 250)):
        open_zone(door)


# Opening a zone: effects and events


def test_the_first_named_zone_closes_the_default_zone(door: Door) -> None:
    assert open_zone(door) == [
        happened.ZoneOpened(FIRST, BW, codes.NATURE_TRACED, BOUNDARY, ()),
        happened.EpochOpened(FIRST, 1, CLEAR, TODAY, 0, BOUNDARY),
        happened.EpochOpened(DEFAULT, 2, CLOSED, TODAY, 0, BOUNDARY),
    ]
    state = door.state()
    assert state.zones[FIRST] == [Zone(BW, CLEAR, 1, TODAY, TODAY, codes.NATURE_TRACED, 0)]
    assert state.zones[DEFAULT] == [
        Zone(BW, CLEAR, 1, DAY0, DAY0, codes.NATURE_TRACED, 0),
        Zone(BW, CLOSED, 2, TODAY, TODAY, codes.NATURE_TRACED, 0),
    ]
    assert ask(door, "Zones", "firstZone", BW, codes.NATURE_TRACED) == DEFAULT


def test_a_second_named_zone_closes_those_it_replaces(door: Door) -> None:
    open_zone(door)
    assert open_zone(door, FIRST) == [
        happened.ZoneOpened(SECOND, BW, codes.NATURE_TRACED, BOUNDARY, (FIRST,)),
        happened.EpochOpened(SECOND, 1, CLEAR, TODAY, 0, BOUNDARY),
        happened.EpochOpened(FIRST, 2, CLOSED, TODAY, 0, BOUNDARY),
    ]


def test_the_default_zone_is_closed_once_when_it_is_named(door: Door) -> None:
    events = open_zone(door, DEFAULT)
    assert events[2:] == [happened.EpochOpened(DEFAULT, 2, CLOSED, TODAY, 0, BOUNDARY)]


def test_a_limited_default_zone_limits_the_first_named_one(door: Door) -> None:
    set_status(door, DEFAULT, LIMITED)
    open_zone(door)
    assert status_of(door, FIRST) == LIMITED


def test_attack_limited_zone_left_by_opening_another(door: Door) -> None:
    """A zone beside a limited one began clear, and what was dug went down without a hold."""
    open_zone(door)
    set_status(door, FIRST, LIMITED)
    open_zone(door)
    assert status_of(door, SECOND) == LIMITED
    set_status(door, FIRST, CLEAR)
    set_status(door, SECOND, CLEAR)
    open_zone(door)
    assert status_of(door, SECOND + 1) == CLEAR


def test_a_zone_inherits_the_strictest_status_it_replaces(door: Door) -> None:
    open_zone(door)
    open_zone(door)
    set_status(door, SECOND, LIMITED)
    open_zone(door, FIRST, SECOND)
    assert status_of(door, SECOND + 1) == LIMITED


@pytest.mark.parametrize("day", [TODAY, TODAY + 9])
def test_a_zone_begins_barred_while_any_is_or_will_be(door: Door, day: int) -> None:
    open_zone(door)
    set_status(door, FIRST, BARRED, day)
    open_zone(door)
    assert status_of(door, SECOND) == BARRED
    open_zone(door, FIRST, SECOND)
    assert status_of(door, SECOND + 1) == BARRED


def test_a_bar_that_ends_later_still_bars_new_zones(door: Door) -> None:
    open_zone(door)
    set_status(door, FIRST, BARRED)
    set_status(door, FIRST, CLEAR, TODAY + 9)
    open_zone(door)
    assert status_of(door, SECOND) == BARRED


def test_a_bar_elsewhere_bars_nothing_here(door: Door) -> None:
    set_status(door, ZONES[AO, 1], BARRED)
    open_zone(door)
    assert status_of(door, FIRST) == CLEAR


# Status


def test_an_unknown_zone_has_no_status(door: Door) -> None:
    for zone in (0, len(ZONES) + 1):
        with refused(rule.ZonesUnknownZone(zone)):
            set_status(door, zone, BARRED)


@pytest.mark.parametrize("status", [0, CLOSED, 5])
def test_a_zone_is_cleared_limited_or_barred(door: Door, status: int) -> None:
    with refused(rule.ZonesBadStatus(status)):
        set_status(door, DEFAULT, status)


def test_a_zones_history_only_grows(door: Door) -> None:
    set_status(door, DEFAULT, BARRED, TODAY - 5)
    with refused(rule.ZonesDayBefore(DEFAULT, TODAY - 6, TODAY - 5)):
        set_status(door, DEFAULT, CLEAR, TODAY - 6)
    set_status(door, DEFAULT, CLEAR, TODAY + 5)
    with refused(rule.ZonesDayBefore(DEFAULT, TODAY - 1, TODAY)):
        set_status(door, DEFAULT, BARRED, TODAY - 1)
    set_status(door, DEFAULT, LIMITED, TODAY)


def test_a_status_changes_a_year_ahead_at_most(door: Door) -> None:
    with refused(rule.ZonesDayTooFar(TODAY + 367, TODAY + 366)):
        set_status(door, DEFAULT, BARRED, TODAY + 367)
    set_status(door, DEFAULT, BARRED, TODAY + 366)


def test_a_zone_has_254_epochs_at_most_and_can_then_be_closed(door: Door) -> None:
    for _ in range(253):
        set_status(door, DEFAULT, LIMITED)
    with refused(rule.ZonesTooManyEpochs(DEFAULT, 254)):
        set_status(door, DEFAULT, CLEAR)
    open_zone(door)
    assert door.state().zones[DEFAULT][-1].epoch == 255


def test_attack_epochs_used_up(door: Door) -> None:
    """A Participant that bars its zone again and again leaves epochs to those who decide about it."""
    for _ in range(198):
        set_status(door, DEFAULT, LIMITED)
    bar_own(door)
    clear(door)
    go_to(door, TODAY + 1)
    assert epochs_so_far(door.state(), DEFAULT) == 200
    with refused(rule.ZonesTooManyEpochs(DEFAULT, 200)):
        bar_own(door)
    set_status(door, DEFAULT, BARRED, TODAY + 1)
    decided = door.state().zones[DEFAULT][-1]
    assert (decided.status, decided.epoch) == (BARRED, 201)


def test_a_bar_of_its_own_outlives_all_epochs_and_is_cleared(door: Door) -> None:
    for _ in range(198):
        set_status(door, DEFAULT, LIMITED)
    bar_own(door)
    for _ in range(54):
        set_status(door, DEFAULT, LIMITED)
    with refused(rule.ZonesTooManyEpochs(DEFAULT, 254)):
        set_status(door, DEFAULT, CLEAR)
    clear(door)
    open_zone(door)
    assert door.state().zones[DEFAULT][-1].epoch == 255


def test_a_status_holds_from_its_day(door: Door) -> None:
    for status, day in ((BARRED, TODAY - 5), (LIMITED, TODAY + 5)):
        set_status(door, DEFAULT, status, day)
    days = (DAY0 - 1, DAY0, TODAY - 6, TODAY - 5, TODAY + 4, TODAY + 5)
    found = [zone_on(door.state(), DEFAULT, day).status for day in days]
    assert found == [0, CLEAR, CLEAR, BARRED, BARRED, LIMITED]
    history = door.state().zones[DEFAULT]
    assert [(zone.epoch, zone.since, zone.recorded) for zone in history] == [
        (1, DAY0, DAY0),
        (2, TODAY - 5, TODAY),
        (3, TODAY + 5, TODAY),
    ]


# Bars on origins


ORIGIN = DEFAULT << 8 | 1


def bar(door: Door, origin: int = ORIGIN, share: int = 50_000) -> list[Any]:
    return through(door, "Decisions", acts.ZonesBarOrigin(origin, share, DOCUMENT))


def release(door: Door, origin: int = ORIGIN) -> list[Any]:
    return through(door, "Decisions", acts.ZonesReleaseOrigin(origin, DOCUMENT))


def check(door: Door, *entries: tuple[int, int], total: int) -> None:
    origins, weights = [one for one, _ in entries], [weight * WHOLE for _, weight in entries]
    ask(door, "Zones", "checkOrigins", origins, weights, total, 0)


@pytest.mark.parametrize("origin", [0, 1, DEFAULT << 8, DEFAULT << 8 | 2, 999 << 8 | 1])
def test_an_unknown_origin_is_not_barred(door: Door, origin: int) -> None:
    with refused(rule.ZonesUnknownOrigin(origin)):
        bar(door, origin)


def test_a_share_is_a_million_parts_at_most(door: Door) -> None:
    with refused(rule.ZonesBadShare(1_000_001)):
        bar(door, share=1_000_001)
    bar(door, share=1_000_000)


def test_only_a_barred_origin_is_released(door: Door) -> None:
    with refused(rule.ZonesOriginNotBarred(ORIGIN)):
        release(door)
    bar(door)
    release(door)
    with refused(rule.ZonesOriginNotBarred(ORIGIN)):
        release(door)


def test_a_barred_origin_leaves_up_to_its_share(door: Door) -> None:
    assert bar(door)[0] == happened.OriginBarred(ORIGIN, 50_000, DOCUMENT)
    other = ZONES[AO, 1] << 8 | 1
    check(door, (other, 950), (ORIGIN, 50), total=1_000)
    with refused(rule.ZonesOriginBarred(ORIGIN, 50_000, 51 * WHOLE, 1_000)):
        check(door, (other, 949), (ORIGIN, 51), total=1_000)
    assert release(door) == [happened.OriginReleased(ORIGIN, DOCUMENT)]
    check(door, (ORIGIN, 1_000), total=1_000)
    assert door.state().origin_bars[ORIGIN] == OriginBar(codes.ORIGIN_FREE, 50_000)


def test_one_part_above_its_share_is_too_much(door: Door) -> None:
    """A certificate would print both as 50 of 1,000: bars are tested on what is there."""
    bar(door)
    ask(door, "Zones", "checkOrigins", [ORIGIN], [50 * WHOLE], 1_000, 0)
    with refused(rule.ZonesOriginBarred(ORIGIN, 50_000, 50 * WHOLE + 1, 1_000)):
        ask(door, "Zones", "checkOrigins", [ORIGIN], [50 * WHOLE + 1], 1_000, 0)


@pytest.mark.parametrize("weight", [0, 1, 1_000])
def test_an_origin_barred_at_share_0_is_not_present_at_weight_zero_either(
    door: Door, weight: int
) -> None:
    other = ZONES[AO, 1] << 8 | 1
    bar(door, share=0)
    check(door, (other, 1_000), total=1_000)
    with refused(rule.ZonesOriginBarred(ORIGIN, 0, weight * WHOLE, 1_000)):
        check(door, (other, 1_000 - weight), (ORIGIN, weight), total=1_000)
    release(door)
    check(door, (other, 1_000), (ORIGIN, 0), total=1_000)


# Opening totals


def declare(door: Door, **changes: Any) -> list[Any]:
    act = acts.ZonesDeclareOpening(BW, 5_000, TODAY + 10, DOCUMENT)
    return through(door, "Decisions", replace(act, **changes))


def take(door: Door, millicarats: int) -> None:
    through(door, "Corrections", acts.ZonesTakeOpening(BW, millicarats))


def test_opening_stock_is_declared_once(door: Door) -> None:
    assert declare(door) == [happened.OpeningDeclared(BW, 5_000, TODAY + 10, DOCUMENT)]
    with refused(rule.ZonesOpeningDeclared(BW)):
        declare(door)
    assert door.state().openings[BW] == OpeningStock(5_000, 0, TODAY + 10)


def test_opening_stock_is_something_and_of_days_to_come(door: Door) -> None:
    with refused(rule.ZonesOpeningEmpty(BW)):
        declare(door, millicarats=0)
    with refused(rule.ZonesDayInPast(TODAY - 1, TODAY)):
        declare(door, closing_day=TODAY - 1)
    declare(door, closing_day=TODAY)


def test_opening_stock_is_taken_up_to_its_total(door: Door) -> None:
    with refused(rule.ZonesOpeningNotDeclared(BW)):
        take(door, 1)
    declare(door)
    with refused(rule.ZonesOpeningExceeded(BW, 5_001, 5_000)):
        take(door, 5_001)
    take(door, 5_000)


def test_opening_stock_is_taken_to_its_closing_day(door: Door) -> None:
    declare(door)
    go_to(door, TODAY + 10)
    take(door, 1)
    go_to(door, TODAY + 11)
    with refused(rule.ZonesOpeningClosed(BW, TODAY + 10, TODAY + 11)):
        take(door, 1)


# What storage holds


@pytest.mark.chain_only
def test_zones_are_read_whole(door: Door) -> None:
    limited = acts.ZonesSetStatus(DEFAULT, LIMITED, TODAY, org("ae_office"), DOCUMENT)
    through(door, "Decisions", limited)

    def read(function: str, *arguments: Any) -> Any:
        return door.read("Zones", function, *arguments)

    entry = BW | CLEAR << 16 | DAY0 << 24 | 1 << 48 | DAY0 << 56 | 1 << 80
    decided = BW | LIMITED << 16 | TODAY << 24 | 2 << 48 | TODAY << 56 | 1 << 80
    decided |= org("ae_office") << 88
    assert list(read("zoneHistory", DEFAULT)) == [entry, decided]
    assert row(read("zone", DEFAULT)) == (BW, LIMITED, 2, TODAY, TODAY, 1, org("ae_office"))
    assert list(read("zoneHistory", 999)) == []
    assert read("zoneCount") == len(ZONES)
    assert [read("successor", zone) for zone in (DEFAULT, 999)] == [0, 0]
    assert [read("firstZone", ZW, nature) for nature in (1, 4)] == [ZONES[ZW, 1], ZONES[ZW, 4]]
    assert read("firstZone", 0x5858, 1) == 0
    assert row(read("licence", 302))[:3] == (org("ae_trader"), 0, codes.ROLE_TRADER)
    assert list(read("licencesOf", org("ae_trader"))) == [302]
    assert row(read("openingStock", AE)) == (0, 0, 0)
    assert row(read("originBar", ORIGIN)) == (0, 0)
