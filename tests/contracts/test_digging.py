"""What a licence, its zone and the day make of production."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from kp_ledger.domain.days import month_of
from kp_ledger.generated import acts, codes
from kp_ledger.generated import events as happened
from kp_ledger.generated import refusals as rule
from tests.actors import AO, BW, actor
from tests.contracts.licensing import end, granting
from tests.contracts.probing import through
from tests.world import (
    CEILING,
    DAY0,
    DOCUMENT,
    TODAY,
    ZONES,
    Door,
    go_to,
    lot,
    noon,
    refused,
)

ZONE = ZONES[BW, codes.NATURE_TRACED]
CLEAR, LIMITED, BARRED, CLOSED = 1, 2, 3, 4
MINER = actor("bw_miner")


# Production: refusals


def register(door: Door, day: int = TODAY, by: str = "bw_miner", **changes: Any) -> list[Any]:
    act = acts.ParcelsRegister(MINER.licence, day, 0, (lot("A-1", 1_000),))
    return door.do(replace(act, **changes), by)


def register_late(door: Door, day: int, by: str = "bw_office") -> list[Any]:
    act = acts.ParcelsRegisterLate(MINER.licence, day, 0, (lot("A-1", 1_000),))
    return door.do(act, by)


def set_status(door: Door, status: int, day: int = TODAY) -> None:
    through(door, "Decisions", acts.ZonesSetStatus(ZONE, status, day, 0, DOCUMENT))


def placed(events: list[Any]) -> list[int]:
    return [event.reason for event in events if isinstance(event, happened.HoldPlaced)]


def late(events: list[Any]) -> list[bool]:
    return [event.late for event in events if isinstance(event, happened.ProductionRegistered)]


def test_production_needs_a_licence(door: Door) -> None:
    with refused(rule.ZonesUnknownLicence(901)):
        register(door, licence=901)


def test_production_is_registered_by_a_key_of_the_miner(door: Door) -> None:
    with refused(rule.ParticipantsNotItsKey(actor("bw_trader").address, MINER.organisation)):
        register(door, by="bw_trader")
    with refused(rule.ParticipantsNoPower(MINER.organisation, 0, codes.POWER_LICENCE)):
        register_late(door, TODAY, by="bw_miner")


def test_production_is_registered_late_by_an_office_of_the_country(door: Door) -> None:
    with refused(rule.ZonesNotOfParticipant(MINER.organisation, BW, AO)):
        register_late(door, TODAY, by="ao_office")


def test_a_miner_is_in_good_standing_on_the_day(door: Door) -> None:
    suspend = acts.ParticipantsSetStanding(MINER.organisation, 2, TODAY, DOCUMENT)
    door.do(suspend, "bw_office")
    suspended = rule.ParticipantsNotInGoodStanding(MINER.organisation, 2, TODAY)
    with refused(suspended):
        register(door)
    with refused(suspended):
        register_late(door, TODAY)
    with refused(suspended):
        register(door, TODAY - 1)


def test_production_is_not_of_tomorrow(door: Door) -> None:
    with refused(rule.ZonesDayInFuture(TODAY + 2, TODAY + 1)):
        register(door, TODAY + 2)


def test_only_a_miner_produces(door: Door) -> None:
    licence = actor("bw_trader").licence
    with refused(rule.ZonesNotAMiner(licence, codes.ROLE_TRADER)):
        register(door, by="bw_trader", licence=licence)


def test_a_licence_covers_the_day(door: Door) -> None:
    end(door, MINER.licence, TODAY)
    go_to(door, TODAY + 1)
    with refused(rule.ZonesLicenceNotOn(MINER.licence, DAY0, TODAY, TODAY + 1)):
        register(door, TODAY + 1)
    register(door, TODAY)


def test_a_licence_covers_no_day_before_it_began(door: Door) -> None:
    grant = granting("bw_miner", role=codes.ROLE_MINER, zone=ZONE, ceiling=CEILING)
    door.do(grant, "bw_office")
    with refused(rule.ZonesLicenceNotOn(901, TODAY, TODAY + 365, TODAY - 1)):
        register(door, TODAY - 1, licence=901)


def test_nothing_was_dug_before_the_zone_was_opened(door: Door) -> None:
    door.do(acts.ZonesOpenZone(DOCUMENT, ()), "bw_office")
    zone = len(ZONES) + 1
    grant = granting(
        "bw_miner", role=codes.ROLE_MINER, zone=zone, from_=TODAY - 5, document=DOCUMENT
    )
    door.do(grant, "bw_office")
    with refused(rule.ZonesNotYetOpen(zone, TODAY, TODAY - 1)):
        register(door, TODAY - 1, licence=901)
    through(door, "Decisions", acts.ZonesSetStatus(zone, LIMITED, TODAY, 0, DOCUMENT))
    with refused(rule.ZonesNotYetOpen(zone, TODAY, TODAY - 1)):
        register(door, TODAY - 1, licence=901)


def test_nothing_dug_under_a_bar_is_registered(door: Door) -> None:
    set_status(door, BARRED, TODAY - 2)
    barred = rule.ZonesBarred(ZONE, 2, BARRED, TODAY - 2)
    with refused(barred):
        register(door, TODAY - 2)
    set_status(door, CLEAR)
    with refused(barred):
        register(door, TODAY - 2)
    register(door, TODAY)


def test_nothing_dug_under_a_bar_is_registered_late(door: Door) -> None:
    set_status(door, BARRED, TODAY - 35)
    with refused(rule.ZonesBarred(ZONE, 2, BARRED, TODAY - 31)):
        register_late(door, TODAY - 31)


def test_nothing_is_dug_in_a_closed_zone(door: Door) -> None:
    door.do(acts.ZonesOpenZone(DOCUMENT, ()), "bw_office")
    with refused(rule.ZonesBarred(ZONE, 2, CLOSED, TODAY)):
        register(door)
    register(door, TODAY - 1)


def test_old_production_goes_through_the_office(door: Door) -> None:
    with refused(rule.ZonesTooOld(TODAY - 31, TODAY, 30)):
        register(door, TODAY - 31)
    register(door, TODAY - 30)


def test_production_from_before_a_bar_has_seven_days_marked_and_on_hold(door: Door) -> None:
    set_status(door, BARRED, TODAY - 2)
    go_to(door, TODAY + 7)
    events = register(door, TODAY - 3)
    assert (late(events), placed(events)) == ([True], [codes.HOLD_BAR])


def test_attack_production_on_day_8_in_time(door: Door) -> None:
    """What is dated before a bar, by the miner within its thirty days, ends with the grace."""
    set_status(door, BARRED, TODAY)
    go_to(door, TODAY + 8)
    with refused(rule.ZonesGraceOver(ZONE, TODAY + 7, TODAY + 8)):
        register(door, TODAY - 1)


def test_attack_barred_participant_registers_old_production(door: Door) -> None:
    """Its office, after the grace; and after it closed the barred zone, for seven days more."""
    set_status(door, BARRED, TODAY)
    go_to(door, TODAY + 8)
    over = rule.ZonesGraceOver(ZONE, TODAY + 7, TODAY + 8)
    with refused(over):
        register_late(door, TODAY - 31)
    door.do(acts.ZonesOpenZone(DOCUMENT, (ZONE,)), "bw_office")
    for by in (register, register_late):
        with refused(over):
            by(door, TODAY - 1 if by is register else TODAY - 31)


def test_what_was_dug_before_a_closing_has_seven_days_and_no_hold(door: Door) -> None:
    door.do(acts.ZonesOpenZone(DOCUMENT, ()), "bw_office")
    go_to(door, TODAY + 7)
    events = register(door, TODAY - 1)
    assert (late(events), placed(events)) == ([False], [])
    go_to(door, TODAY + 8)
    with refused(rule.ZonesGraceOver(ZONE, TODAY + 7, TODAY + 8)):
        register(door, TODAY - 1, lots=(lot("A-2", 1_000),))


def test_the_seven_days_count_from_a_bar_that_begins_later(door: Door) -> None:
    set_status(door, BARRED, TODAY + 10)
    go_to(door, TODAY + 17)
    register(door, TODAY + 9)
    go_to(door, TODAY + 18)
    with refused(rule.ZonesGraceOver(ZONE, TODAY + 17, TODAY + 18)):
        register(door, TODAY + 9, lots=(lot("A-2", 1_000),))


def test_a_months_production_can_be_counted(door: Door) -> None:
    most = (1 << 40) - 1
    register(door, lots=(lot("A-1", most),))
    with refused(rule.ZonesTooMuch(MINER.licence, most + 1, most)):
        register(door, lots=(lot("A-2", 1),))


# Production: effects


def test_production_counts_in_the_month_of_its_block(door: Door) -> None:
    register(door, lots=(lot("A-1", 600), lot("A-2", 400)))
    licence = door.state().licences[MINER.licence]
    assert (licence.period, licence.produced) == (month_of(noon(TODAY)), 1_000)
    go_to(door, TODAY + 30)  # 1 April
    register(door, TODAY + 20, lots=(lot("A-3", 7),))
    licence = door.state().licences[MINER.licence]
    assert (licence.period, licence.produced) == (month_of(noon(TODAY)) + 1, 7)


def test_above_the_ceiling_lots_are_on_hold_until_the_next_month(door: Door) -> None:
    lots = (lot("A-1", CEILING), lot("A-2", 1), lot("A-3", 1))
    assert placed(register(door, lots=lots)) == [codes.HOLD_CEILING] * 2
    go_to(door, TODAY + 30)
    assert placed(register(door, TODAY, lots=(lot("A-4", CEILING),))) == []


def test_the_office_registers_old_production_late_and_on_hold(door: Door) -> None:
    events = register_late(door, TODAY - 31)
    assert (late(events), placed(events)) == ([True], [codes.HOLD_LATE])


def test_the_office_registers_old_production_from_before_a_bar_in_its_grace(door: Door) -> None:
    set_status(door, BARRED, TODAY - 2)
    events = register_late(door, TODAY - 31)
    assert (late(events), placed(events)) == ([True], [codes.HOLD_BAR])


def test_production_of_a_limited_zone_is_on_hold(door: Door) -> None:
    set_status(door, LIMITED, TODAY - 2)
    assert placed(register(door, TODAY - 2)) == [codes.HOLD_LIMITED_ZONE]


def test_attack_limited_zone_left_by_dating_back(door: Door) -> None:
    """What is entered under a limit is held, whatever day it is given; a limit to come waits."""
    set_status(door, LIMITED, TODAY + 1)
    assert placed(register(door, TODAY)) == []
    go_to(door, TODAY + 1)
    again = (lot("A-2", 1),)
    assert placed(register(door, TODAY, lots=again)) == [codes.HOLD_LIMITED_ZONE]


def test_a_limit_goes_before_lateness_and_the_ceiling(door: Door) -> None:
    set_status(door, LIMITED, TODAY - 40)
    above = (lot("B-1", CEILING + 1),)
    assert placed(register(door, lots=above)) == [codes.HOLD_LIMITED_ZONE]
    assert placed(register_late(door, TODAY - 31)) == [codes.HOLD_LIMITED_ZONE]


def test_attack_ceiling_hides_a_bar(door: Door) -> None:
    """Held for the ceiling alone, it would be let go by who knows nothing of the bar."""
    set_status(door, BARRED)
    assert placed(register(door, TODAY - 1, lots=(lot("B-2", CEILING + 1),))) == [codes.HOLD_BAR]


def test_the_origin_is_the_epoch_of_the_day(door: Door) -> None:
    set_status(door, LIMITED, TODAY - 2)
    origins = []
    for day in (TODAY - 3, TODAY - 2):
        (event, *_) = register(door, day, lots=(lot(f"A-{day}", 1),))
        origins.append(event.origin)
    assert origins == [ZONE << 8 | 1, ZONE << 8 | 2]
