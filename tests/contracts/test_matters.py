"""What each matter asks of its subject before it is proposed."""

from __future__ import annotations

import pytest

from kp_ledger.base.messages import NO_KEY
from kp_ledger.domain.matters import subject
from kp_ledger.generated import acts, codes
from kp_ledger.generated import refusals as rule
from tests.actors import AE, AO, BW, ZW
from tests.contracts.consenting import (
    decide,
    joining,
    joins,
    lifting,
    opening,
    parameter,
    propose,
    proposing,
    suspend_itself,
    suspension,
    today,
    zone_status,
)
from tests.contracts.probing import address
from tests.world import DOCUMENT, PARAMETERS, Door, refused

# What each matter asks of its subject


@pytest.mark.parametrize("number", [0x5858, 1 << 16 | BW])
def test_a_participant_must_be_known(door: Door, number: int) -> None:
    with refused(rule.ConsensusUnknownParticipant(subject(number))):
        door.do(proposing(codes.MATTER_SUSPENSION, number, from_day=today(door)), "bw_office")


def test_who_is_on_the_ledger_does_not_join(door: Door) -> None:
    onset = door.state().participants[AO][-1].on_ledger_from
    act = joins(AO, address("zw_focal"), today(door) + 10)
    with refused(rule.ConsensusOnLedger(AO, onset)):
        door.do(act, "bw_office")


def test_a_joiner_has_a_focal_key(door: Door) -> None:
    with refused(rule.ConsensusNoFocalKey(ZW)):
        door.do(joins(ZW, NO_KEY, today(door) + 10), "bw_office")


def test_nobody_joins_before_it_is_decided_or_a_year_later(door: Door) -> None:
    first = today(door) + 10
    with refused(rule.ConsensusDayBefore(first - 1, first)):
        door.do(joining(door, first - 1), "bw_office")
    with refused(rule.ConsensusDayAfter(first + 367, first + 366)):
        door.do(joining(door, first + 367), "bw_office")
    assert propose(door, joining(door, first + 366), "bw_office")


def test_only_a_participant_is_suspended_and_only_the_suspended_returns(door: Door) -> None:
    with refused(rule.ConsensusNotSuspended(AO, codes.KP_PARTICIPANT)):
        door.do(lifting(door, AO), "bw_office")
    suspend_itself(door, AO)
    with refused(rule.ConsensusNotParticipant(AO, codes.KP_SUSPENDED)):
        door.do(suspension(door, AO), "bw_office")


def test_a_suspension_is_dated_from_the_last_entry_to_the_windows_end(door: Door) -> None:
    founded, last = door.state().participants[AO][-1].since, today(door) + 10
    matter = codes.MATTER_SUSPENSION
    with refused(rule.ConsensusDayBefore(founded - 1, founded)):
        door.do(proposing(matter, AO, from_day=founded - 1), "bw_office")
    with refused(rule.ConsensusDayAfter(last + 1, last)):
        door.do(proposing(matter, AO, from_day=last + 1), "bw_office")
    assert propose(door, proposing(matter, AO, from_day=founded), "bw_office")
    assert propose(door, proposing(matter, AO, from_day=last), "bw_office")


@pytest.mark.parametrize("zone", [0, 60_000, 1 << 16 | 1])
def test_a_zone_must_be_known(door: Door, zone: int) -> None:
    with refused(rule.ConsensusUnknownZone(subject(zone))):
        door.do(zone_status(door, codes.ZONE_BARRED, zone), "ae_office")


def test_only_a_zone_in_which_something_is_dug_changes_its_status(door: Door) -> None:
    zone = door.state().first_zones[BW, codes.NATURE_DECLARED]
    with refused(rule.ConsensusZoneNotTraced(zone, codes.NATURE_DECLARED)):
        door.do(zone_status(door, codes.ZONE_BARRED, zone), "ae_office")


def test_a_closed_zone_stays_closed(door: Door) -> None:
    zone = door.state().first_zones[BW, codes.NATURE_TRACED]
    door.do(acts.ZonesOpenZone(DOCUMENT, ()), "bw_office")
    with refused(rule.ConsensusZoneClosed(zone)):
        door.do(zone_status(door, codes.ZONE_CLEAR, zone), "ae_office")


@pytest.mark.parametrize("status", [0, codes.ZONE_CLOSED, 255])
def test_a_zone_is_cleared_limited_or_barred(door: Door, status: int) -> None:
    with refused(rule.ConsensusBadZoneStatus(status)):
        door.do(zone_status(door, status), "ae_office")


def test_a_zones_status_is_dated_from_its_last_epoch_to_a_year_ahead(door: Door) -> None:
    zone = door.state().first_zones[BW, codes.NATURE_TRACED]
    since, latest = door.state().zones[zone][-1].since, today(door) + 10 + 366
    with refused(rule.ConsensusDayBefore(since - 1, since)):
        door.do(zone_status(door, codes.ZONE_BARRED, day=since - 1), "ae_office")
    with refused(rule.ConsensusDayAfter(latest + 1, latest)):
        door.do(zone_status(door, codes.ZONE_BARRED, day=latest + 1), "ae_office")


def test_a_new_epoch_may_overtake_one_that_is_to_come(door: Door) -> None:
    decide(door, zone_status(door, codes.ZONE_BARRED, day=today(door) + 300))
    with refused(rule.ConsensusDayBefore(today(door) - 1, today(door))):
        door.do(zone_status(door, codes.ZONE_BARRED, day=today(door) - 1), "ae_office")
    assert propose(door, zone_status(door, codes.ZONE_BARRED))


@pytest.mark.parametrize("extra", [0, 2, 1 << 24 | 1])
def test_an_origin_must_be_known(door: Door, extra: int) -> None:
    zone = door.state().first_zones[BW, codes.NATURE_TRACED]
    with refused(rule.ConsensusUnknownOrigin(subject(zone << 8 | extra))):
        door.do(proposing(codes.MATTER_BAR_ORIGIN, zone << 8 | extra, share=0), "ae_office")


def test_a_share_is_at_most_the_whole(door: Door) -> None:
    origin = door.state().first_zones[BW, codes.NATURE_TRACED] << 8 | 1
    with refused(rule.ConsensusShareTooLarge(1_000_001)):
        door.do(proposing(codes.MATTER_BAR_ORIGIN, origin, share=1_000_001), "ae_office")


def test_only_a_barred_origin_is_released(door: Door) -> None:
    origin = door.state().first_zones[BW, codes.NATURE_TRACED] << 8 | 1
    with refused(rule.ConsensusOriginNotBarred(origin)):
        door.do(proposing(codes.MATTER_RELEASE_ORIGIN, origin), "ae_office")


def test_opening_stock_is_ones_own_weighs_something_and_is_declared_once(door: Door) -> None:
    with refused(rule.ConsensusNotItself(subject(AO), AE)):
        door.do(opening(door, participant=AO), "ae_office")
    with refused(rule.ConsensusNoWeight()):
        door.do(opening(door, 0), "ae_office")
    decide(door, opening(door))
    with refused(rule.ConsensusOpeningDeclared(AE, 5_000)):
        door.do(opening(door), "ae_office")


def test_opening_stock_is_registered_after_the_decision_and_within_a_year(door: Door) -> None:
    first = today(door) + 10
    with refused(rule.ConsensusDayBefore(first - 1, first)):
        door.do(opening(door, day=first - 1), "ae_office")
    with refused(rule.ConsensusDayAfter(first + 367, first + 366)):
        door.do(opening(door, day=first + 367), "ae_office")


@pytest.mark.parametrize("number", [0, len(PARAMETERS) + 1, 257])
def test_a_parameter_must_be_known(door: Door, number: int) -> None:
    with refused(rule.ConsensusUnknownParameter(subject(number))):
        door.do(parameter(door, number, 30), "ae_office")


@pytest.mark.parametrize("value", [0, 91])
def test_a_parameter_keeps_within_its_bounds(door: Door, value: int) -> None:
    number = codes.PARAMETER_PRODUCTION_DAYS
    with refused(rule.ConsensusParameterBounds(number, value, 1, 90)):
        door.do(parameter(door, number, value), "ae_office")


def test_a_window_is_never_shorter_than_its_floor(door: Door) -> None:
    number = codes.PARAMETER_WINDOW_PARAMETER_DAYS
    with refused(rule.ConsensusParameterBounds(number, 29, 30, 180)):
        door.do(parameter(door, number, 29), "ae_office")


def test_a_parameter_changes_from_a_later_day_only(door: Door) -> None:
    first = today(door) + 31
    with refused(rule.ConsensusDayBefore(first - 1, first)):
        door.do(parameter(door, codes.PARAMETER_LATE_DAYS, 5, first - 1), "ae_office")
    with refused(rule.ConsensusDayAfter(first + 366, first + 365)):
        door.do(parameter(door, codes.PARAMETER_LATE_DAYS, 5, first + 366), "ae_office")
