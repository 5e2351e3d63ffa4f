"""Licences: who is granted one, what it gives, how it ends and how its ceiling is raised."""

from __future__ import annotations

from typing import Any

import pytest

from kp_ledger.generated import acts, codes
from kp_ledger.generated import events as happened
from kp_ledger.generated import refusals as rule
from kp_ledger.generated.records import Licence
from kp_ledger.model.licences import licence_in_role
from tests.actors import AO, BW, actor
from tests.contracts.licensing import end, granting
from tests.contracts.parceling import NOTHING, org, parcel_of
from tests.contracts.probing import ask
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
    refused,
)

ZONE = ZONES[BW, codes.NATURE_TRACED]
END = DAY0 + 730  # of every licence of the tests' world
MINER = actor("bw_miner")


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
