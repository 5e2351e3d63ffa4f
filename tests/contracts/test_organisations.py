"""Organisations and standings: what licence offices may do."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kp_ledger.base.messages import NO_KEY
from kp_ledger.generated import acts, codes
from kp_ledger.generated import events as happened
from kp_ledger.generated import refusals as rule
from kp_ledger.generated.records import (
    Standing,
)
from kp_ledger.model.approvals import NOT_APPROVED
from tests.actors import AE, AO, BW, ZW, actor
from tests.contracts.enrolling import cut_keys
from tests.contracts.organising import (
    COMPANY,
    NEVER,
    NOTHING,
    OFFICE,
    admission,
    opening,
    org,
    standing,
)
from tests.contracts.probing import address, ask, newcomer
from tests.world import DAY0, DOCUMENT, FOREVER, TODAY, Door, refused

# Organisations: refusals


@pytest.mark.parametrize("roles", [codes.ROLE_MINER, codes.ROLE_OFFICE, 65, 256])
def test_roles_come_with_licences(door: Door, roles: int) -> None:
    with refused(rule.ParticipantsBadRoles(roles)):
        door.do(admission(roles=roles), "bw_office")


def test_a_party_is_admitted_of_a_known_participant_only(door: Door) -> None:
    with refused(rule.ParticipantsUnknown(0x5858)):
        door.do(acts.ParticipantsAdmitOutside(COMPANY, 0x5858, DOCUMENT), "bw_office")


def test_a_party_on_the_ledger_is_admitted_by_its_own_office(door: Door) -> None:
    with refused(rule.ParticipantsOnLedger(AE, DAY0)):
        door.do(acts.ParticipantsAdmitOutside(COMPANY, AE, DOCUMENT), "bw_office")


def test_an_office_that_crosses_no_border_admits_nobody_outside(door: Door) -> None:
    door.do(opening(powers=codes.POWER_LICENCE), "bw_focal")
    newcomer("new_office")
    power = codes.POWER_EXPORT | codes.POWER_IMPORT
    with refused(rule.ParticipantsNoPower(OFFICE, codes.POWER_LICENCE, power)):
        door.do(acts.ParticipantsAdmitOutside(COMPANY, ZW, DOCUMENT), "new_office")


def test_an_office_rules_over_its_own_participant(door: Door) -> None:
    miner = org("ao_miner")
    other = rule.ParticipantsNotOfParticipant(miner, AO, BW)
    with refused(other):
        door.do(standing("ao_miner", codes.STANDING_SUSPENDED), "bw_office")
    with refused(other):
        door.do(cut_keys(miner, (), NO_KEY, NOTHING), "bw_office")
    with refused(other):
        act = acts.EnrolmentsRevoke(actor("ao_miner").address, door.moment, NOTHING, *NOT_APPROVED)
        door.do(act, "bw_office")


def test_an_unknown_organisation_has_no_standing(door: Door) -> None:
    with refused(rule.ParticipantsNotOfParticipant(COMPANY, 0, BW)):
        door.do(acts.ParticipantsSetStanding(COMPANY, 2, TODAY, DOCUMENT), "bw_office")
    with refused(rule.ParticipantsNotInGoodStanding(COMPANY, 0, TODAY)):
        ask(door, "Participants", "checkStanding", COMPANY, TODAY)


@pytest.mark.parametrize("status", [0, 4])
def test_a_standing_has_a_known_status(door: Door, status: int) -> None:
    with refused(rule.ParticipantsBadStatus(status)):
        door.do(standing("bw_miner", status), "bw_office")


def test_a_standing_does_not_change_in_the_future(door: Door) -> None:
    with refused(rule.ParticipantsDayInFuture(TODAY + 2, TODAY + 1)):
        door.do(standing("bw_miner", codes.STANDING_SUSPENDED, TODAY + 2), "bw_office")


def test_a_standing_does_not_change_before_its_last_entry(door: Door) -> None:
    door.do(standing("bw_miner", codes.STANDING_SUSPENDED, TODAY - 3), "bw_office")
    with refused(rule.ParticipantsDayBefore(TODAY - 4, TODAY - 3)):
        door.do(standing("bw_miner", codes.STANDING_GOOD, TODAY - 4), "bw_office")


# Organisations: effects and events


def test_an_organisation_is_admitted_without_a_role(door: Door) -> None:
    moment = door.moment
    assert door.do(admission(), "bw_office") == [
        happened.OrganisationAdmitted(COMPANY, BW, DOCUMENT, DOCUMENT),
        happened.StandingChanged(COMPANY, 1, TODAY, 0, 0, org("bw_office"), DOCUMENT),
        happened.KeyEnrolled(address("new_company"), COMPANY, moment, NEVER, 0, org("bw_office")),
    ]
    assert door.state().standings[COMPANY] == [Standing(BW, 1, TODAY, 0, 0, 1, 0)]


def test_an_observer_is_admitted_as_one(door: Door) -> None:
    door.do(admission(roles=codes.ROLE_OBSERVER), "bw_office")
    entry = Standing(BW, 1, TODAY, FOREVER, codes.ROLE_OBSERVER, 1, 0)
    assert door.state().standings[COMPANY] == [entry]


def test_a_party_outside_has_neither_key_nor_role(door: Door) -> None:
    act = acts.ParticipantsAdmitOutside(COMPANY, ZW, DOCUMENT)
    assert door.do(act, "bw_export") == [
        happened.OrganisationAdmitted(COMPANY, ZW, DOCUMENT, NOTHING),
        happened.StandingChanged(COMPANY, 1, TODAY, 0, 0, org("bw_export"), DOCUMENT),
    ]


def test_a_suspension_reaches_back_to_its_day(door: Door) -> None:
    since = TODAY - 3
    act = standing("bw_trader", codes.STANDING_SUSPENDED, since)
    before = door.state().standings[org("bw_trader")][-1]
    assert door.do(act, "bw_office") == [
        happened.StandingChanged(
            org("bw_trader"), 2, since, before.until, before.roles, org("bw_office"), DOCUMENT
        )
    ]
    with refused(rule.ParticipantsNotInGoodStanding(org("bw_trader"), 2, TODAY)):
        ask(door, "Participants", "checkHolder", org("bw_trader"), BW, since - 1)
    with refused(rule.ParticipantsNotInGoodStanding(org("bw_trader"), 2, since)):
        ask(door, "Participants", "checkStandingOn", org("bw_trader"), since)
    ask(door, "Participants", "checkStandingOn", org("bw_trader"), since - 1)
    history = door.state().standings[org("bw_trader")]
    assert history[-2:] == [before, replace(before, status=2, since=since)]


def test_of_two_entries_of_one_day_the_later_holds(door: Door) -> None:
    for status in (codes.STANDING_SUSPENDED, codes.STANDING_GOOD):
        door.do(standing("bw_trader", status), "bw_office")
    ask(door, "Participants", "checkStanding", org("bw_trader"), TODAY)
    entries = [entry.status for entry in door.state().standings[org("bw_trader")]]
    assert entries[-2:] == [codes.STANDING_SUSPENDED, codes.STANDING_GOOD]


def test_a_holder_is_of_the_place_and_may_hold(door: Door) -> None:
    trader, observer = org("ae_trader"), org("bw_observer")
    with refused(rule.ParticipantsNotOfPlace(trader, AE, BW)):
        ask(door, "Participants", "checkHolder", trader, BW, TODAY)
    with refused(rule.ParticipantsMayNotHold(observer, codes.ROLE_OBSERVER, FOREVER, TODAY)):
        ask(door, "Participants", "checkHolder", observer, BW, TODAY)
    end = DAY0 + 730
    ask(door, "Participants", "checkHolder", org("bw_trader"), BW, end)
    with refused(rule.ParticipantsMayNotHold(org("bw_trader"), codes.ROLE_TRADER, end, end + 1)):
        ask(door, "Participants", "checkHolder", org("bw_trader"), BW, end + 1)
