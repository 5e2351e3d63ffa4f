"""Offices: what their focal keys may do, and who acts as one."""

from __future__ import annotations

import pytest

from kp_ledger.base.messages import NO_KEY
from kp_ledger.generated import acts, codes
from kp_ledger.generated import events as happened
from kp_ledger.generated import refusals as rule
from kp_ledger.generated.records import (
    NumberRange,
    Office,
    ParticipantState,
    Standing,
)
from kp_ledger.model.approvals import NOT_APPROVED
from tests.actors import AO, BW, ZW, actor
from tests.contracts.enrolling import cut_keys, enrol
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
from tests.contracts.probing import address, ask, newcomer, through
from tests.world import DOCUMENT, FOREVER, TODAY, Door, go_to, hand_over, refused, register

# Offices: refusals


@pytest.mark.parametrize("by", ["ao_focal", "bw_office", "stranger"])
def test_only_the_focal_key_opens_an_office(door: Door, by: str) -> None:
    with refused(rule.ParticipantsNotFocalKey(BW, actor(by).address)):
        door.do(opening(), by)


def test_an_unknown_participant_has_no_focal_key(door: Door) -> None:
    with refused(rule.ParticipantsNotFocalKey(0x5858, actor("bw_focal").address)):
        door.do(opening(participant=0x5858), "bw_focal")


@pytest.mark.parametrize("first_day", [0, TODAY + 1])
def test_no_office_is_opened_outside_the_ledger(door: Door, first_day: int) -> None:
    entry = ParticipantState(codes.KP_PARTICIPANT, True, first_day, TODAY, 0)
    through(door, "Decisions", acts.ParticipantsSetParticipant(ZW, entry, NOTHING))
    focal = acts.EnrolmentsSetFocalKey(ZW, newcomer("zw_focal").address, NOTHING)
    through(door, "Decisions", focal)
    with refused(rule.ParticipantsOutside(ZW, first_day)):
        door.do(opening(participant=ZW), "zw_focal")


@pytest.mark.parametrize("powers", [0, 32, 33, 255])
def test_an_office_has_powers_that_are_known(door: Door, powers: int) -> None:
    with refused(rule.ParticipantsBadPowers(powers)):
        door.do(opening(powers=powers), "bw_focal")


@pytest.mark.parametrize("number", [0, org("bw_miner"), org("ao_office"), org("zw_exporter")])
def test_an_organisations_number_is_given_once(door: Door, number: int) -> None:
    with refused(rule.ParticipantsNumberTaken(number)):
        door.do(opening(organisation=number), "bw_focal")
    with refused(rule.ParticipantsNumberTaken(number)):
        door.do(admission(organisation=number), "bw_office")
    with refused(rule.ParticipantsNumberTaken(number)):
        door.do(acts.ParticipantsAdmitOutside(number, ZW, DOCUMENT), "bw_office")


@pytest.mark.parametrize("key", [NO_KEY, actor("ae_trader").address])
def test_a_key_is_enrolled_once(door: Door, key: str) -> None:
    taken = rule.ParticipantsKeyTaken(key)
    with refused(taken):
        door.do(opening(key=key), "bw_focal")
    with refused(taken):
        door.do(admission(key=key), "bw_office")
    with refused(taken):
        door.do(enrol(key), "bw_miner")
    if key != NO_KEY:
        with refused(taken):
            door.do(cut_keys(org("bw_miner"), (), key, NOTHING), "bw_office")


def test_a_focal_key_is_put_down_once(door: Door) -> None:
    with refused(rule.ParticipantsKeyTaken(NO_KEY)):
        through(door, "Decisions", acts.EnrolmentsSetFocalKey(BW, NO_KEY, NOTHING))
    focal = actor("bw_focal").address
    with refused(rule.ParticipantsFocalKeyTaken(focal, BW)):
        through(door, "Decisions", acts.EnrolmentsSetFocalKey(BW, focal, NOTHING))


def test_attack_one_focal_key_for_two_participants(door: Door) -> None:
    """One key speaks for two countries; also one that was replaced, under another's name."""
    shared = actor("ao_focal").address
    with refused(rule.ParticipantsFocalKeyTaken(shared, AO)):
        through(door, "Decisions", acts.EnrolmentsSetFocalKey(BW, shared, NOTHING))
    new = newcomer("ao_focal2").address
    through(door, "Decisions", acts.EnrolmentsSetFocalKey(AO, new, NOTHING))
    for key in (shared, new):
        with refused(rule.ParticipantsFocalKeyTaken(key, AO)):
            through(door, "Decisions", acts.EnrolmentsSetFocalKey(BW, key, NOTHING))


def test_a_key_of_an_organisation_is_no_focal_key(door: Door) -> None:
    miner = actor("bw_miner").address
    with refused(rule.ParticipantsKeyTaken(miner)):
        through(door, "Decisions", acts.EnrolmentsSetFocalKey(BW, miner, NOTHING))


def test_only_an_office_can_be_closed(door: Door) -> None:
    with refused(rule.ParticipantsNotAnOffice(org("bw_miner"))):
        door.do(acts.ParticipantsCloseOffice(org("bw_miner"), TODAY, False), "bw_focal")


def test_only_its_focal_key_closes_an_office(door: Door) -> None:
    with refused(rule.ParticipantsNotFocalKey(BW, actor("ao_focal").address)):
        door.do(acts.ParticipantsCloseOffice(org("bw_export"), TODAY, False), "ao_focal")


def test_an_office_is_not_closed_in_the_past(door: Door) -> None:
    with refused(rule.ParticipantsDayInPast(TODAY - 1, TODAY)):
        door.do(acts.ParticipantsCloseOffice(org("bw_export"), TODAY - 1, False), "bw_focal")


def test_only_an_earlier_day_takes_the_place_of_a_closing(door: Door) -> None:
    door.do(acts.ParticipantsCloseOffice(org("bw_export"), TODAY + 5, False), "bw_focal")
    for day in (TODAY + 5, TODAY + 9):
        with refused(rule.ParticipantsOfficeClosed(org("bw_export"), TODAY + 5)):
            door.do(acts.ParticipantsCloseOffice(org("bw_export"), day, False), "bw_focal")
    door.do(acts.ParticipantsCloseOffice(org("bw_export"), TODAY + 4, False), "bw_focal")
    door.do(acts.ParticipantsCloseOffice(org("bw_export"), 0, True), "bw_focal")
    with refused(rule.ParticipantsOfficeClosed(org("bw_export"), TODAY - 1)):
        door.do(acts.ParticipantsCloseOffice(org("bw_export"), 0, True), "bw_focal")


def test_a_closed_office_is_allotted_no_numbers(door: Door) -> None:
    door.do(acts.ParticipantsCloseOffice(org("bw_export"), TODAY, False), "bw_focal")
    go_to(door, TODAY + 1)
    with refused(rule.ParticipantsOfficeClosed(org("bw_export"), TODAY)):
        door.do(acts.EnrolmentsAllotNumbers(org("bw_export"), 5_000, 5_001), "bw_focal")


@pytest.mark.parametrize("first", [0, 1, 1_500, 2_000])
def test_numbers_are_allotted_above_the_highest(door: Door, first: int) -> None:
    with refused(rule.EnrolmentsSerialsTaken(first, 2_000)):
        door.do(acts.EnrolmentsAllotNumbers(org("bw_office"), first, 3_000), "bw_focal")


@pytest.mark.parametrize(("first", "last"), [(2_500, 2_499), (2_001, 1 << 31)])
def test_allotted_numbers_are_a_range_below_2_31(door: Door, first: int, last: int) -> None:
    with refused(rule.EnrolmentsBadRange(first, last)):
        door.do(acts.EnrolmentsAllotNumbers(org("bw_office"), first, last), "bw_focal")


def test_attack_serials_used_up_by_one_slip(door: Door) -> None:
    """One slip would use up the serials of a Participant for good."""
    highest = door.state().highest_serials[BW]
    last = highest + 10_000_001
    with refused(rule.EnrolmentsRangeTooFar(last, highest, 10_000_000)):
        door.do(acts.EnrolmentsAllotNumbers(org("bw_office"), last - 9, last), "bw_focal")
    door.do(acts.EnrolmentsAllotNumbers(org("bw_office"), last - 9, last - 1), "bw_focal")


def test_only_an_office_of_ones_own_is_allotted_numbers(door: Door) -> None:
    with refused(rule.ParticipantsNotAnOffice(org("bw_miner"))):
        door.do(acts.EnrolmentsAllotNumbers(org("bw_miner"), 2_001, 2_002), "bw_focal")
    with refused(rule.ParticipantsNotFocalKey(AO, actor("bw_focal").address)):
        door.do(acts.EnrolmentsAllotNumbers(org("ao_office"), 2_001, 2_002), "bw_focal")


# Offices: effects and events


def test_an_office_is_opened_with_a_key_that_is_live_at_once(door: Door) -> None:
    moment, key = door.moment, address("new_office")
    assert door.do(opening(), "bw_focal") == [
        happened.OrganisationAdmitted(OFFICE, BW, DOCUMENT, DOCUMENT),
        happened.StandingChanged(OFFICE, 1, TODAY, FOREVER, codes.ROLE_OFFICE, 0, DOCUMENT),
        happened.OfficeOpened(OFFICE, BW, codes.POWER_IMPORT, TODAY),
        happened.KeyEnrolled(key, OFFICE, moment, NEVER, 0, 0),
    ]
    state = door.state()
    assert state.offices[OFFICE] == Office(BW, codes.POWER_IMPORT, TODAY, FOREVER, 3)
    assert state.standings[OFFICE] == [Standing(BW, 1, TODAY, FOREVER, codes.ROLE_OFFICE, 1, 0)]
    answer = ask(door, "Participants", "actingOffice", key, codes.POWER_IMPORT)
    assert tuple(answer) == (OFFICE, BW)


def test_automatic_holds_belong_to_the_licence_office_opened_last(door: Door) -> None:
    assert ask(door, "Participants", "licensingOffice", BW) == org("bw_office")
    door.do(opening(powers=codes.POWER_LICENCE), "bw_focal")
    assert ask(door, "Participants", "licensingOffice", BW) == OFFICE


def test_a_closed_office_works_to_the_end_of_its_day(door: Door) -> None:
    act = acts.ParticipantsCloseOffice(org("bw_export"), TODAY + 1, False)
    assert door.do(act, "bw_focal") == [
        happened.OfficeClosed(org("bw_export"), BW, TODAY + 1, False),
        happened.StandingChanged(
            org("bw_export"), 1, TODAY, TODAY + 1, codes.ROLE_OFFICE, 0, NOTHING
        ),
    ]
    key, power = actor("bw_export").address, codes.POWER_EXPORT
    go_to(door, TODAY + 1)
    assert tuple(ask(door, "Participants", "actingOffice", key, power)) == (org("bw_export"), BW)
    go_to(door, TODAY + 2)
    with refused(rule.ParticipantsOfficeClosed(org("bw_export"), TODAY + 1)):
        ask(door, "Participants", "actingOffice", key, power)
    with refused(rule.ParticipantsOfficeClosed(org("bw_export"), TODAY + 1)):
        ask(door, "Participants", "checkHolder", org("bw_export"), BW, TODAY + 2)


def test_an_office_is_closed_at_once(door: Door) -> None:
    act = acts.ParticipantsCloseOffice(org("bw_export"), TODAY + 9, True)
    assert door.do(act, "bw_focal") == [
        happened.OfficeClosed(org("bw_export"), BW, TODAY - 1, True),
        happened.StandingChanged(
            org("bw_export"), 1, TODAY, TODAY - 1, codes.ROLE_OFFICE, 0, NOTHING
        ),
    ]
    with refused(rule.ParticipantsOfficeClosed(org("bw_export"), TODAY - 1)):
        door.do(acts.ParticipantsAdmitOutside(COMPANY, ZW, DOCUMENT), "bw_export")


def test_attack_closed_office_hands_on(door: Door) -> None:
    """A closed office gives away what it holds, takes more in, and enrols a key to go on with."""
    office, miner = org("bw_export"), "bw_miner"
    first = register(door, "A", 1_000)
    hand_over(door, miner, "bw_export", first)
    second = register(door, "B", 1_000)
    door.do(acts.ParticipantsCloseOffice(office, 0, True), "bw_focal")
    closed = rule.ParticipantsOfficeClosed(office, TODAY - 1)
    held = type(first)(first.parcel, 2)
    with refused(closed):
        hand_over(door, "bw_export", miner, held)
    with refused(closed):
        hand_over(door, miner, "bw_export", second)
    with refused(closed):
        hand_over(door, miner, "bw_export", second, day=TODAY - 1)
    with refused(closed):
        door.do(enrol(newcomer("bw_export2").address), "bw_export")


def test_numbers_are_allotted_to_an_office(door: Door) -> None:
    last = 10_002_000
    act = acts.EnrolmentsAllotNumbers(org("bw_export"), 2_001, last)
    assert door.do(act, "bw_focal") == [happened.NumbersAllotted(BW, org("bw_export"), 2_001, last)]
    state = door.state()
    assert state.highest_serials[BW] == last
    ranges = [NumberRange(1_001, 2_000), NumberRange(2_001, last)]
    assert state.number_ranges[org("bw_export")] == ranges


@pytest.mark.parametrize("serial", [0, 1_001, 3_000])
def test_a_serial_lies_in_a_range_of_the_office(door: Door, serial: int) -> None:
    with refused(rule.EnrolmentsSerialNotAllotted(org("bw_office"), serial)):
        ask(door, "Enrolments", "checkSerial", org("bw_office"), serial)
    ask(door, "Enrolments", "checkSerial", org("bw_office"), 1_000)
    ask(door, "Enrolments", "checkSerial", org("bw_export"), 1_001)


# Who acts as an office: refusals


def test_a_key_of_nobodys_is_no_office(door: Door) -> None:
    stranger = actor("stranger").address
    with refused(rule.ParticipantsKeyNotLive(stranger, 0, 0, door.moment)):
        door.do(admission(), "stranger")


def test_a_company_is_no_office(door: Door) -> None:
    with refused(rule.ParticipantsNoPower(org("bw_miner"), 0, codes.POWER_LICENCE)):
        door.do(admission(), "bw_miner")


def test_an_office_acts_within_its_powers(door: Door) -> None:
    no_power = rule.ParticipantsNoPower(org("bw_export"), codes.POWER_EXPORT, codes.POWER_LICENCE)
    with refused(no_power):
        door.do(admission(), "bw_export")
    with refused(no_power):
        door.do(standing("bw_miner", codes.STANDING_SUSPENDED), "bw_export")
    with refused(no_power):
        door.do(acts.ParticipantsSetSetting(1, 60, TODAY), "bw_export")
    with refused(no_power):
        door.do(cut_keys(org("bw_miner"), (), NO_KEY, NOTHING), "bw_export")


@pytest.mark.parametrize("name", ["bw_export", "bw_office", "bw_observer"])
def test_no_office_acts_on_an_office_or_an_observer(door: Door, name: str) -> None:
    roles = door.state().standings[org(name)][-1].roles
    own = rule.ParticipantsNotAnOfficesOwn(org(name), roles)
    with refused(own):
        door.do(standing(name, codes.STANDING_SUSPENDED), "bw_office")
    if name == "bw_office":
        return
    with refused(own):
        act = acts.EnrolmentsRevoke(actor(name).address, door.moment, NOTHING, *NOT_APPROVED)
        door.do(act, "bw_office")
