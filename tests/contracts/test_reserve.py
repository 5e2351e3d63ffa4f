"""Reserve keys: named by the focal key, and what they put in its place."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kp_ledger.base.messages import NO_KEY, Act, Event
from kp_ledger.generated import acts, codes
from kp_ledger.generated import events as happened
from kp_ledger.generated import refusals as rule
from kp_ledger.generated.records import Enrolment, OfficesCut, ParticipantState, Reserve
from kp_ledger.model.approvals import NOT_APPROVED
from kp_ledger.model.enrolments import NO_ENROLMENT
from tests.actors import AO, BW, ZW, actor, sign
from tests.contracts.enrolling import UNSIGNED, cut_keys, enrol
from tests.contracts.organising import COMPANY, NOTHING, OFFICE, admission, opening, org
from tests.contracts.probing import address, ask, newcomer, row, through
from tests.world import DOCUMENT, TODAY, Door, go_to, hand_over, refused, register

NOTICE = 10
OFFICES = (org("bw_office"), org("bw_export"))


def naming(key: str, participant: int = BW) -> acts.EnrolmentsNameReserve:
    newcomer(key)
    return acts.EnrolmentsNameReserve(participant, address(key), NO_ENROLMENT, UNSIGNED)


def name(door: Door, key: str, by: str = "bw_focal", participant: int = BW) -> list[Event]:
    return door.do(naming(key, participant), by)


def refuse(door: Door, by: str) -> list[Event]:
    return door.do(acts.EnrolmentsRefuseReserve(BW), by)


def taking_over(
    key: str, *offices: int, kept: tuple[str, ...] = (), of: int = BW
) -> acts.EnrolmentsTakeOver:
    newcomer(key)
    return acts.EnrolmentsTakeOver(
        of, address(key), tuple(sorted(offices)), kept, DOCUMENT, NO_ENROLMENT, UNSIGNED
    )


def keys_of(*names: str) -> tuple[str, ...]:
    """Their keys as a taking over has them: one office after the other."""
    found = sorted((org(one), actor(one).address) for one in names)
    return tuple(key for _, key in found)


def take_over(door: Door, key: str = "bw_focal2", by: str = "bw_reserve") -> list[Event]:
    """Both offices stay, with the keys that they have."""
    kept = keys_of("bw_office", "bw_export")
    return door.do(taking_over(key, *OFFICES, kept=kept), by)


# Naming: refusals


@pytest.mark.parametrize("by", ["ao_focal", "bw_office", "stranger"])
def test_only_the_focal_key_names_a_reserve(door: Door, by: str) -> None:
    with refused(rule.ParticipantsNotFocalKey(BW, actor(by).address)):
        name(door, "bw_reserve", by)


def test_nobody_outside_the_ledger_has_a_reserve(door: Door) -> None:
    entry = ParticipantState(codes.KP_PARTICIPANT, True, TODAY + 1, TODAY, 0)
    through(door, "Decisions", acts.ParticipantsSetParticipant(ZW, entry, NOTHING))
    focal = acts.EnrolmentsSetFocalKey(ZW, newcomer("zw_focal").address, NOTHING)
    through(door, "Decisions", focal)
    with refused(rule.ParticipantsOutside(ZW, TODAY + 1)):
        name(door, "zw_reserve", "zw_focal", ZW)


def test_a_reserve_key_serves_nobody_else(door: Door) -> None:
    with refused(rule.ParticipantsKeyTaken(actor("bw_miner").address)):
        name(door, "bw_miner")
    with refused(rule.ParticipantsFocalKeyTaken(actor("ao_focal").address, AO)):
        name(door, "ao_focal")
    name(door, "bw_reserve")
    reserve = address("bw_reserve")
    taken = rule.ParticipantsFocalKeyTaken(reserve, BW)
    with refused(taken):
        name(door, "bw_reserve")
    with refused(taken):
        door.do(opening(key=reserve), "bw_focal")
    with refused(taken):
        door.do(admission(key=reserve), "bw_office")
    with refused(taken):
        door.do(enrol(reserve), "bw_miner")
    with refused(taken):
        door.do(cut_keys(org("bw_miner"), (), reserve, NOTHING), "bw_office")
    with refused(taken):
        through(door, "Decisions", acts.EnrolmentsSetFocalKey(AO, reserve, NOTHING))
    with refused(taken):
        door.do(taking_over("bw_reserve"), "bw_reserve")


@pytest.mark.parametrize(
    ("participant", "use"), [(BW, codes.USE_FOCAL), (AO, codes.USE_RESERVE), (BW, 0)]
)
def test_a_reserve_key_has_signed_that_it_is_one(door: Door, participant: int, use: int) -> None:
    act = naming("bw_reserve")
    said = Enrolment(0, participant, use, door.moment, door.moment + 60)
    signed = replace(act, enrolment=said, signature=sign(said, "bw_reserve", door.ledger))
    with refused(rule.EnrolmentsForAnother(0, participant, use)):
        door.do(signed, "bw_focal")
    other = Enrolment(0, BW, codes.USE_RESERVE, door.moment, door.moment + 60)
    by_another = replace(act, enrolment=other, signature=sign(other, "stranger", door.ledger))
    with refused(rule.EnrolmentsNotByTheKey(act.key, actor("stranger").address)):
        door.do(by_another, "bw_focal")


# Naming: effect and event


def test_the_first_reserve_counts_at_once_and_the_next_in_ten_days(door: Door) -> None:
    first, second = newcomer("bw_reserve").address, newcomer("bw_reserve2").address
    assert name(door, "bw_reserve") == [happened.ReserveKeySet(BW, first, TODAY)]
    assert door.state().reserves[BW] == Reserve(first, TODAY, False, NO_KEY)
    assert name(door, "bw_reserve2") == [happened.ReserveKeySet(BW, second, TODAY + 10)]
    assert door.state().reserves[BW] == Reserve(first, TODAY + 10, False, second)
    go_to(door, TODAY + 9)
    with refused(rule.EnrolmentsNotTheReserveKey(BW, second)):
        take_over(door, by="bw_reserve2")
    go_to(door, TODAY + 10)
    with refused(rule.EnrolmentsNotTheReserveKey(BW, first)):
        take_over(door)
    take_over(door, by="bw_reserve2")


def test_another_reserve_takes_the_place_of_one_that_does_not_count_yet(door: Door) -> None:
    for number, key in enumerate(("bw_reserve", "bw_reserve2", "bw_reserve3")):
        go_to(door, TODAY + number)
        name(door, key)
    go_to(door, TODAY + 1 + NOTICE)
    with refused(rule.EnrolmentsNotTheReserveKey(BW, address("bw_reserve2"))):
        take_over(door, by="bw_reserve2")
    go_to(door, TODAY + 2 + NOTICE)
    take_over(door, by="bw_reserve3")


def test_a_reserve_that_came_into_force_is_followed_by_the_next(door: Door) -> None:
    name(door, "bw_reserve")
    name(door, "bw_reserve2")
    go_to(door, TODAY + NOTICE)
    name(door, "bw_reserve3")
    with refused(rule.EnrolmentsNotTheReserveKey(BW, address("bw_reserve"))):
        refuse(door, "bw_reserve")
    third = address("bw_reserve3")
    assert refuse(door, "bw_reserve2") == [happened.ReserveKeyRefused(BW, third)]


# Refusing


def test_only_the_reserve_in_force_refuses(door: Door) -> None:
    name(door, "bw_reserve")
    name(door, "bw_reserve2")
    for by in ("bw_focal", "bw_reserve2", "stranger"):
        with refused(rule.EnrolmentsNotTheReserveKey(BW, address(by))):
            refuse(door, by)


def test_what_is_not_named_or_counts_already_is_not_refused(door: Door) -> None:
    name(door, "bw_reserve")
    nothing = rule.EnrolmentsNothingToRefuse(BW)
    with refused(nothing):
        refuse(door, "bw_reserve")
    name(door, "bw_reserve2")
    refuse(door, "bw_reserve")
    with refused(nothing):
        refuse(door, "bw_reserve")
    name(door, "bw_reserve3")
    go_to(door, TODAY + NOTICE)
    with refused(nothing):
        refuse(door, "bw_reserve3")


def test_a_refused_reserve_never_counts(door: Door) -> None:
    name(door, "bw_reserve")
    name(door, "bw_reserve2")
    second = address("bw_reserve2")
    assert refuse(door, "bw_reserve") == [happened.ReserveKeyRefused(BW, second)]
    first = address("bw_reserve")
    assert door.state().reserves[BW] == Reserve(first, TODAY + NOTICE, True, second)
    go_to(door, TODAY + NOTICE + 1)
    with refused(rule.EnrolmentsNotTheReserveKey(BW, second)):
        take_over(door, by="bw_reserve2")
    take_over(door)


# Taking over: refusals


@pytest.mark.parametrize("by", ["bw_focal", "ao_focal", "bw_office", "stranger"])
def test_only_the_reserve_takes_over(door: Door, by: str) -> None:
    other = rule.EnrolmentsNotTheReserveKey(BW, actor(by).address)
    with refused(other):
        take_over(door, by=by)
    name(door, "bw_reserve")
    with refused(other):
        take_over(door, by=by)


def test_the_new_focal_key_has_signed_and_is_new(door: Door) -> None:
    name(door, "bw_reserve")
    with refused(rule.ParticipantsKeyTaken(actor("bw_miner").address)):
        take_over(door, "bw_miner")
    with refused(rule.ParticipantsFocalKeyTaken(actor("bw_focal").address, BW)):
        take_over(door, "bw_focal")
    act = taking_over("bw_focal2")
    said = Enrolment(0, BW, codes.USE_RESERVE, door.moment, door.moment + 60)
    signed = replace(act, enrolment=said, signature=sign(said, "bw_focal2", door.ledger))
    with refused(rule.EnrolmentsForAnother(0, BW, codes.USE_RESERVE)):
        door.do(signed, "bw_reserve")


def test_the_offices_that_stay_are_open_ones_of_the_participant(door: Door) -> None:
    name(door, "bw_reserve")
    for number, its in ((org("ao_office"), AO), (org("bw_miner"), 0), (0, 0)):
        with refused(rule.ParticipantsNotOfParticipant(number, its, BW)):
            door.do(taking_over("bw_focal2", number), "bw_reserve")
    door.do(acts.ParticipantsCloseOffice(org("bw_export"), 0, True), "bw_focal")
    with refused(rule.ParticipantsOfficeClosed(org("bw_export"), TODAY - 1)):
        door.do(taking_over("bw_focal2", org("bw_export")), "bw_reserve")


def test_the_offices_that_stay_ascend(door: Door) -> None:
    name(door, "bw_reserve")
    low, high = sorted(OFFICES)
    for offices, named in (((high, low), low), ((low, low), low)):
        act = replace(taking_over("bw_focal2"), offices=offices)
        with refused(rule.EnrolmentsOfficesNotAscending(named)):
            door.do(act, "bw_reserve")


def test_the_keys_that_stay_are_of_the_offices_that_stay(door: Door) -> None:
    name(door, "bw_reserve")
    office, miner = org("bw_export"), actor("bw_miner").address
    with refused(rule.EnrolmentsOfNoOfficeThatStays(miner)):
        door.do(taking_over("bw_focal2", office, kept=(miner,)), "bw_reserve")
    with refused(rule.EnrolmentsOfNoOfficeThatStays(miner)):
        door.do(taking_over("bw_focal2", kept=(miner,)), "bw_reserve")
    swapped = tuple(reversed(keys_of("bw_office", "bw_export")))
    with refused(rule.EnrolmentsOfNoOfficeThatStays(swapped[1])):
        door.do(taking_over("bw_focal2", *OFFICES, kept=swapped), "bw_reserve")


def test_no_dead_key_stays_in_an_office(door: Door) -> None:
    name(door, "bw_reserve")
    office, spare = org("bw_export"), newcomer("bw_export2").address
    door.do(enrol(spare), "bw_export")
    kept = (actor("bw_export").address, spare)
    low, high = sorted(kept)
    with refused(rule.EnrolmentsKeysNotAscending(low)):
        door.do(taking_over("bw_focal2", office, kept=(high, low)), "bw_reserve")
    at = door.moment
    door.do(acts.EnrolmentsRevoke(spare, at, NOTHING, *NOT_APPROVED), "bw_export")
    with refused(rule.EnrolmentsAlreadyRevoked(spare, at)):
        door.do(taking_over("bw_focal2", office, kept=(low, high)), "bw_reserve")


@pytest.mark.parametrize(
    "act",
    [
        acts.ParticipantsKeepOffice(org("bw_office")),
        acts.ParticipantsCloseOffices(BW, 3),
        acts.ParticipantsKeepKeys(org("bw_office"), (), 0, NOTHING),
        acts.ParticipantsEnrolKey(address("stranger"), org("bw_office"), 0, 0, 0),
        acts.ParticipantsRevokeKey(address("bw_office"), 0, 0, NOTHING),
    ],
)
def test_no_key_writes_keys_or_offices_by_itself(door: Door, act: Act) -> None:
    for by in ("bw_focal", "bw_office", "stranger"):
        with refused(rule.NotTheDoor(actor(by).address)):
            door.do(act, by)


# Taking over: effect and event


def test_a_reserve_key_puts_a_new_focal_key_at_once(door: Door) -> None:
    name(door, "bw_reserve")
    new, reserve = newcomer("bw_focal2").address, address("bw_reserve")
    cuts = [happened.KeysCut(one, keys_of(_name_of(one)), 0, DOCUMENT) for one in sorted(OFFICES)]
    assert take_over(door) == [
        happened.FocalKeySet(BW, new, tuple(sorted(OFFICES)), reserve, DOCUMENT), *cuts
    ]  # fmt: skip
    with refused(rule.ParticipantsNotFocalKey(BW, actor("bw_focal").address)):
        door.do(opening(), "bw_focal")
    door.do(opening(), "bw_focal2")
    state = door.state()
    assert state.focal_keys[BW] == new
    assert [state.offices[one].number for one in sorted(OFFICES)] == [3, 4]
    assert (state.offices_so_far[BW], state.offices_cut[BW]) == (5, [OfficesCut(3, TODAY - 1)])


def _name_of(office: int) -> str:
    return next(one for one in ("bw_office", "bw_export") if org(one) == office)


def test_an_office_that_stays_goes_on_with_the_keys_that_stay(door: Door) -> None:
    spare = newcomer("bw_export2").address
    door.do(enrol(spare), "bw_export")
    name(door, "bw_reserve")
    office = org("bw_export")
    kept = (actor("bw_export").address,)
    door.do(taking_over("bw_focal2", office, kept=kept), "bw_reserve")
    with refused(rule.ParticipantsKeyCut(spare, 2, 3)):
        door.do(acts.ParticipantsAdmitOutside(COMPANY, ZW, DOCUMENT), "bw_export2")
    door.do(acts.ParticipantsAdmitOutside(COMPANY, ZW, DOCUMENT), "bw_export")
    door.do(acts.EnrolmentsAllotNumbers(office, 5_000, 5_001), "bw_focal2")


def test_an_office_that_does_not_stay_is_closed_at_once(door: Door) -> None:
    first = register(door, "A", 1_000)
    hand_over(door, "bw_miner", "bw_export", first)
    second = register(door, "B", 1_000)
    name(door, "bw_reserve")
    door.do(taking_over("bw_focal2", org("bw_office"), kept=keys_of("bw_office")), "bw_reserve")
    closed = rule.ParticipantsOfficeClosed(org("bw_export"), TODAY - 1)
    with refused(closed):
        door.do(acts.ParticipantsAdmitOutside(COMPANY, ZW, DOCUMENT), "bw_export")
    with refused(closed):
        door.do(enrol(newcomer("bw_export2").address), "bw_export")
    with refused(closed):
        hand_over(door, "bw_export", "bw_miner", type(first)(first.parcel, 2))
    with refused(closed):
        hand_over(door, "bw_miner", "bw_export", second)
    with refused(closed):
        door.do(acts.EnrolmentsAllotNumbers(org("bw_export"), 5_000, 5_001), "bw_focal2")
    with refused(closed):
        door.do(acts.ParticipantsCloseOffice(org("bw_export"), TODAY, False), "bw_focal2")
    now = ask(door, "Participants", "officeNow", org("bw_export"))
    assert row(now)[3] == TODAY - 1


def test_an_office_that_was_closed_before_keeps_its_last_day(door: Door) -> None:
    door.do(acts.ParticipantsCloseOffice(org("bw_export"), TODAY, False), "bw_focal")
    go_to(door, TODAY + 5)
    name(door, "bw_reserve")
    door.do(taking_over("bw_focal2"), "bw_reserve")
    go_to(door, TODAY + 7)
    door.do(taking_over("bw_focal3"), "bw_reserve")
    for office, until in ((org("bw_export"), TODAY), (org("bw_office"), TODAY + 4)):
        assert row(ask(door, "Participants", "officeNow", office))[3] == until


def test_taking_over_ends_what_is_named_in_its_place(door: Door) -> None:
    name(door, "bw_reserve")
    name(door, "bw_reserve2")
    events = door.do(taking_over("bw_focal2"), "bw_reserve")
    assert events[1:] == [happened.ReserveKeyRefused(BW, address("bw_reserve2"))]
    go_to(door, TODAY + NOTICE)
    with refused(rule.EnrolmentsNotTheReserveKey(BW, address("bw_reserve2"))):
        door.do(taking_over("bw_focal3"), "bw_reserve2")


# Attacks


def test_attack_stolen_focal_key_opens_offices_to_stay(door: Door) -> None:
    """A thief of the focal key opens offices, and enrols keys in those that there are."""
    name(door, "bw_reserve")
    thief = newcomer("thief").address
    door.do(opening(key=thief, powers=31), "bw_focal")
    spare = newcomer("thief2").address
    door.do(cut_keys(org("bw_export"), (actor("bw_export").address,), spare, NOTHING), "bw_focal")
    take_over(door)
    with refused(rule.ParticipantsOfficeClosed(OFFICE, TODAY - 1)):
        door.do(admission(key=newcomer("thief3").address), "thief")
    with refused(rule.ParticipantsOfficeClosed(OFFICE, TODAY - 1)):
        door.do(enrol(newcomer("thief3").address), "thief")
    with refused(rule.ParticipantsKeyCut(spare, 3, 4)):
        door.do(acts.ParticipantsAdmitOutside(COMPANY, ZW, DOCUMENT), "thief2")
    with refused(rule.ParticipantsNotFocalKey(BW, actor("bw_focal").address)):
        door.do(acts.ParticipantsCloseOffice(org("bw_office"), 0, True), "bw_focal")


def test_attack_stolen_focal_key_names_its_own_reserve(door: Door) -> None:
    """A thief of the focal key names a reserve of its own, to take over in ten days."""
    name(door, "bw_reserve")
    name(door, "thief")
    refuse(door, "bw_reserve")
    name(door, "thief2")
    go_to(door, TODAY + NOTICE - 1)
    take_over(door)
    go_to(door, TODAY + NOTICE + 1)
    for by in ("thief", "thief2"):
        with refused(rule.EnrolmentsNotTheReserveKey(BW, address(by))):
            door.do(taking_over("bw_focal3"), by)
