"""Licences: who is granted one, what it gives, and what may be registered under it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from kp_ledger.domain.days import month_of
from kp_ledger.generated import acts, codes
from kp_ledger.generated import events as happened
from kp_ledger.generated import refusals as rule
from kp_ledger.generated.records import Licence
from kp_ledger.model.licences import licence_in_role
from tests.actors import AO, BW, actor
from tests.contracts.parceling import parcel_of
from tests.contracts.probing import ask, through
from tests.world import (
    CEILING,
    DAY0,
    DOCUMENT,
    FOREVER,
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
NOTHING = bytes(32)
END = DAY0 + 730  # of every licence of the tests' world
MINER = actor("bw_miner")


def org(name: str) -> int:
    return actor(name).organisation


def granting(name: str = "bw_unlicensed", **changes: Any) -> acts.ZonesGrant:
    act = acts.ZonesGrant(901, org(name), 0, codes.ROLE_TRADER, TODAY, TODAY + 365, 0, NOTHING)
    return replace(act, **changes)


def end(door: Door, licence: int, day: int = TODAY, by: str = "bw_office") -> list[Any]:
    return door.do(acts.ZonesEnd(licence, day, DOCUMENT), by)


# Granting: refusals


def test_only_a_licence_office_grants_and_ends(door: Door) -> None:
    no_power = rule.ParticipantsNoPower(org("bw_export"), codes.POWER_EXPORT, codes.POWER_LICENCE)
    with refused(no_power):
        door.do(granting(), "bw_export")
    with refused(no_power):
        end(door, MINER.licence, by="bw_export")


@pytest.mark.parametrize("licence", [0, 101, 201])
def test_a_licence_number_is_given_once(door: Door, licence: int) -> None:
    with refused(rule.ZonesLicenceTaken(licence)):
        door.do(granting(licence=licence), "bw_office")


@pytest.mark.parametrize(("organisation", "its"), [(org("ao_trader"), AO), (77, 0)])
def test_an_office_licenses_its_own_organisations(door: Door, organisation: int, its: int) -> None:
    with refused(rule.ZonesNotOfParticipant(organisation, its, BW)):
        door.do(granting(organisation=organisation), "bw_office")


def test_a_suspended_organisation_is_granted_nothing(door: Door) -> None:
    suspend = acts.ParticipantsSetStanding(org("bw_unlicensed"), 2, TODAY, DOCUMENT)
    door.do(suspend, "bw_office")
    with refused(rule.ParticipantsNotInGoodStanding(org("bw_unlicensed"), 2, TODAY)):
        door.do(granting(), "bw_office")


@pytest.mark.parametrize(
    ("name", "roles"),
    [("bw_export", codes.ROLE_OFFICE), ("bw_observer", codes.ROLE_OBSERVER)],
)
def test_who_watches_over_the_trade_takes_no_licence(door: Door, name: str, roles: int) -> None:
    with refused(rule.ZonesTakesNoLicence(org(name), roles)):
        door.do(granting(name), "bw_office")


@pytest.mark.parametrize("role", [0, 3, 32, 64, 128])
def test_a_licence_has_one_role(door: Door, role: int) -> None:
    with refused(rule.ZonesBadRole(role)):
        door.do(granting(role=role), "bw_office")


@pytest.mark.parametrize(("role", "zone"), [(codes.ROLE_MINER, 0), (codes.ROLE_TRADER, ZONE)])
def test_miners_and_no_others_are_licensed_for_a_zone(door: Door, role: int, zone: int) -> None:
    with refused(rule.ZonesZoneForMinersOnly(role, zone)):
        door.do(granting(role=role, zone=zone), "bw_office")


def test_a_miner_is_licensed_for_a_zone_of_its_country(door: Door) -> None:
    foreign = ZONES[AO, codes.NATURE_TRACED]
    with refused(rule.ZonesNotOwn(foreign, AO, BW)):
        door.do(granting(role=codes.ROLE_MINER, zone=foreign), "bw_office")
    declared = ZONES[BW, codes.NATURE_DECLARED]
    with refused(rule.ZonesNotTraced(declared, codes.NATURE_DECLARED)):
        door.do(granting(role=codes.ROLE_MINER, zone=declared), "bw_office")
    door.do(acts.ZonesOpenZone(DOCUMENT, ()), "bw_office")
    with refused(rule.ZonesClosed(ZONE)):
        door.do(granting(role=codes.ROLE_MINER, zone=ZONE), "bw_office")


def test_a_licence_does_not_end_before_it_begins(door: Door) -> None:
    with refused(rule.ZonesBadPeriod(TODAY, TODAY - 1)):
        door.do(granting(until=TODAY - 1), "bw_office")


def test_a_licence_begins_in_the_past_with_a_document_only(door: Door) -> None:
    with refused(rule.ZonesDocumentMissing(TODAY - 1, TODAY)):
        door.do(granting(from_=TODAY - 1), "bw_office")
    door.do(granting(from_=TODAY - 1, document=DOCUMENT), "bw_office")


def test_who_may_not_hold_yet_is_licensed_when_the_licence_begins(door: Door) -> None:
    with refused(rule.ZonesLicenceAhead(901, TODAY + 1, 0)):
        door.do(granting(from_=TODAY + 1), "bw_office")


def test_a_licence_is_renewed_ahead_without_a_gap(door: Door) -> None:
    later = {"from_": END + 2, "until": END + 365}
    with refused(rule.ZonesLicenceAhead(901, END + 2, END)):
        door.do(granting("bw_trader", **later), "bw_office")
    door.do(granting("bw_trader", **{**later, "from_": END + 1}), "bw_office")
    assert door.state().standings[org("bw_trader")][-1].until == END + 365


# Granting: effects and events


def test_a_licence_gives_its_role(door: Door) -> None:
    organisation, office = org("bw_unlicensed"), org("bw_office")
    assert door.do(granting(ceiling=7), "bw_office") == [
        happened.LicenceGranted(
            901, organisation, 0, codes.ROLE_TRADER, TODAY, TODAY + 365, 7, office
        ),
        happened.StandingChanged(
            organisation, 1, TODAY, TODAY + 365, codes.ROLE_TRADER, office, NOTHING
        ),
    ]
    assert door.state().licences[901] == Licence(
        organisation, 0, codes.ROLE_TRADER, TODAY, TODAY + 365, 7, 0, 0, codes.LICENCE_GRANTED
    )
    ask(door, "Participants", "checkHolder", organisation, BW, TODAY)


def test_roles_are_the_union_of_the_licences(door: Door) -> None:
    door.do(granting("bw_trader", role=codes.ROLE_CUTTER, until=FOREVER), "bw_office")
    standing = door.state().standings[org("bw_trader")][-1]
    assert (standing.roles, standing.until) == (codes.ROLE_TRADER | codes.ROLE_CUTTER, FOREVER)
    last = licence_in_role(door.state(), org("bw_trader"), codes.ROLE_CUTTER)
    assert (last, door.state().licences_of[org("bw_trader")]) == (901, [102, 901])


def test_a_licence_of_the_past_gives_its_role_from_its_day(door: Door) -> None:
    organisation = org("bw_unlicensed")
    door.do(granting(from_=TODAY - 5, document=DOCUMENT), "bw_office")
    ask(door, "Participants", "checkHolder", organisation, BW, TODAY - 5)
    with refused(rule.ParticipantsMayNotHold(organisation, 0, 0, TODAY - 6)):
        ask(door, "Participants", "checkHolder", organisation, BW, TODAY - 6)


def test_a_licence_of_the_past_does_not_reach_behind_the_last_standing(door: Door) -> None:
    organisation = org("bw_unlicensed")
    for status in (2, 1):
        door.do(
            acts.ParticipantsSetStanding(organisation, status, TODAY - 2, DOCUMENT), "bw_office"
        )
    door.do(granting(from_=TODAY - 5, document=DOCUMENT), "bw_office")
    assert door.state().standings[organisation][-1].since == TODAY - 2


# Ending


def test_an_unknown_licence_is_not_ended(door: Door) -> None:
    with refused(rule.ZonesUnknownLicence(901)):
        end(door, 901)


def test_an_office_ends_its_own_licences(door: Door) -> None:
    with refused(rule.ZonesNotOfParticipant(org("ao_miner"), AO, BW)):
        end(door, actor("ao_miner").licence)


def test_a_licence_is_ended_once(door: Door) -> None:
    end(door, MINER.licence, TODAY + 3)
    with refused(rule.ZonesLicenceEnded(MINER.licence, TODAY + 3)):
        end(door, MINER.licence, TODAY + 2)


def test_a_licence_is_not_ended_in_the_past(door: Door) -> None:
    with refused(rule.ZonesDayInPast(TODAY - 1, TODAY)):
        end(door, MINER.licence, TODAY - 1)


def test_a_licence_is_not_ended_before_it_begins(door: Door) -> None:
    renewal = granting("bw_trader", from_=TODAY + 9)
    door.do(renewal, "bw_office")
    with refused(rule.ZonesBadPeriod(TODAY + 9, TODAY + 8)):
        end(door, 901, TODAY + 8)


def test_an_ended_licence_gives_its_role_to_the_end_of_its_day(door: Door) -> None:
    trader, licence = org("bw_trader"), actor("bw_trader").licence
    assert end(door, licence, TODAY + 3) == [
        happened.LicenceEnded(licence, TODAY + 3, org("bw_office"), DOCUMENT),
        happened.StandingChanged(
            trader, 1, TODAY, TODAY + 3, codes.ROLE_TRADER, org("bw_office"), DOCUMENT
        ),
    ]
    ended = door.state().licences[licence]
    assert (ended.status, ended.until) == (codes.LICENCE_ENDED, TODAY + 3)
    ask(door, "Participants", "checkHolder", trader, BW, TODAY + 3)
    may_not = rule.ParticipantsMayNotHold(trader, codes.ROLE_TRADER, TODAY + 3, TODAY + 4)
    with refused(may_not):
        ask(door, "Participants", "checkHolder", trader, BW, TODAY + 4)


def test_what_ran_out_gives_no_role(door: Door) -> None:
    trader = org("bw_trader")
    go_to(door, END + 1)
    door.do(
        granting("bw_trader", role=codes.ROLE_CUTTER, from_=END + 1, until=END + 2), "bw_office"
    )
    assert door.state().standings[trader][-1].roles == codes.ROLE_CUTTER


def test_a_later_day_than_its_last_does_not_lengthen_a_licence(door: Door) -> None:
    end(door, MINER.licence, END + 100)
    assert door.state().licences[MINER.licence].until == END


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


# Raising a ceiling


def raising(
    door: Door, ceiling: int, licence: int = MINER.licence, by: str = "bw_office"
) -> list[Any]:
    return door.do(acts.ZonesRaiseCeiling(licence, ceiling), by)


def test_a_licence_office_of_its_participant_raises_a_ceiling(door: Door) -> None:
    with refused(rule.ParticipantsNoPower(org("bw_miner"), 0, codes.POWER_LICENCE)):
        raising(door, CEILING + 1, by="bw_miner")
    with refused(rule.ZonesNotOfParticipant(org("bw_miner"), BW, AO)):
        raising(door, CEILING + 1, by="ao_office")


def test_only_a_licence_that_is_there_and_not_ended_is_raised(door: Door) -> None:
    with refused(rule.ZonesUnknownLicence(901)):
        raising(door, CEILING + 1, licence=901)
    end(door, MINER.licence, TODAY + 3)
    with refused(rule.ZonesLicenceEnded(MINER.licence, TODAY + 3)):
        raising(door, CEILING + 1)


@pytest.mark.parametrize("ceiling", [0, CEILING - 1, CEILING])
def test_a_ceiling_is_raised_never_lowered(door: Door, ceiling: int) -> None:
    with refused(rule.ZonesCeilingNotRaised(MINER.licence, ceiling, CEILING)):
        raising(door, ceiling)


def test_what_is_dug_from_then_on_counts_under_the_new_ceiling(door: Door) -> None:
    dug(door, CEILING)
    over = dug(door, 1)
    assert over.holds == 1
    assert raising(door, CEILING + 10) == [
        happened.CeilingRaised(MINER.licence, CEILING + 10, org("bw_office"))
    ]
    licence = door.state().licences[MINER.licence]
    assert (licence.ceiling, licence.produced) == (CEILING + 10, CEILING + 1)
    assert dug(door, 9).holds == 0
    assert dug(door, 1).holds == 1
    assert door.state().parcel(parcel_of("bw_miner", "D-1")).holds == 1  # as it was


def dug(door: Door, millicarats: int) -> Any:
    count = len(door.state().parcels)
    lots = (lot(f"D-{count}", millicarats),)
    (event, *_) = door.do(acts.ParcelsRegister(MINER.licence, TODAY, 0, lots), "bw_miner")
    return door.state().parcel(event.parcel)  # type: ignore[attr-defined]
