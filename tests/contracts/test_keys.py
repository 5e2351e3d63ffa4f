"""Keys: enrolling, revoking, losing, and what a key may still do."""

from __future__ import annotations

from typing import Any

import pytest

from kp_ledger.base.messages import NO_KEY
from kp_ledger.generated import acts, codes
from kp_ledger.generated import events as happened
from kp_ledger.generated import refusals as rule
from kp_ledger.generated.records import Key
from kp_ledger.model.approvals import NOT_APPROVED
from tests.actors import AO, BW, actor
from tests.contracts import enrolling
from tests.contracts.enrolling import cut_keys
from tests.contracts.probing import address, ask, newcomer
from tests.world import DOCUMENT, TODAY, Door, refused

NEVER = (1 << 48) - 1
HOUR = 3_600
REASON = b"\x0e" * 32
STRANGER = actor("stranger").address
OLD, NEW = "bw_miner", "bw_miner_second"


def org(name: str) -> int:
    return actor(name).organisation


def enrol(door: Door, by: str = OLD, key: str = NEW) -> None:
    door.do(enrolling.enrol(newcomer(key).address), by)


def revoke(name: str, at: int) -> acts.EnrolmentsRevoke:
    return acts.EnrolmentsRevoke(address(name), at, REASON, *NOT_APPROVED)


# Enrolling: refusals


def test_a_stranger_enrols_nothing(door: Door) -> None:
    with refused(rule.ParticipantsKeyNotLive(STRANGER, 0, 0, door.moment)):
        door.do(enrolling.enrol(address(NEW)), "stranger")


def test_a_revoked_key_enrols_nothing(door: Door) -> None:
    first = door.state().keys[address(OLD)].from_
    at = door.moment
    door.do(revoke(OLD, at), OLD)
    with refused(rule.ParticipantsKeyNotLive(address(OLD), first, at, door.moment)):
        door.do(enrolling.enrol(address(NEW)), OLD)


@pytest.mark.parametrize("status", [codes.STANDING_SUSPENDED, codes.STANDING_ENDED])
def test_who_is_stopped_puts_no_key(door: Door, status: int) -> None:
    """It revokes its own and withdraws its orders; its office enrols one that it has lost."""
    enrol(door)
    door.do(acts.ParticipantsSetStanding(org(OLD), status, TODAY, DOCUMENT), "bw_office")
    stopped = rule.ParticipantsNotInGoodStanding(org(OLD), status, TODAY)
    with refused(stopped):
        door.do(enrolling.enrol(newcomer("spare").address), OLD)
    with refused(stopped):
        door.do(acts.EnrolmentsChangeEncryptionKey(DOCUMENT), OLD)
    assert door.do(revoke(NEW, door.moment), OLD)
    assert door.do(acts.ParticipantsWithdrawOrders(), OLD)
    assert door.do(cut((), "spare"), "bw_office")


def test_a_closed_office_puts_no_key(door: Door) -> None:
    export = org("bw_export")
    door.do(acts.ParticipantsCloseOffice(export, 0, at_once=True), "bw_focal")
    closed = rule.ParticipantsOfficeClosed(export, TODAY - 1)
    with refused(closed):
        door.do(enrolling.enrol(newcomer(NEW).address), "bw_export")
    with refused(closed):
        door.do(acts.EnrolmentsChangeEncryptionKey(DOCUMENT), "bw_export")


# Enrolling: effects and events


def test_an_organisation_enrols_another_key(door: Door) -> None:
    moment = door.moment
    assert door.do(enrolling.enrol(newcomer(NEW).address), OLD) == [
        happened.KeyEnrolled(address(NEW), org(OLD), moment, NEVER, 0, org(OLD))
    ]
    assert door.state().keys[address(NEW)] == Key(org(OLD), moment, NEVER, 0, 0, 2)
    assert door.state().standings[org(OLD)][-1].enrolled == 2
    assert ask(door, "Participants", "actingOrganisation", address(NEW)) == org(OLD)
    assert ask(door, "Participants", "actingOrganisation", address(OLD)) == org(OLD)


# Cutting: refusals


def cut(
    kept: tuple[str, ...] = (), key: str = "", organisation: str = OLD
) -> acts.EnrolmentsCutKeys:
    """These keys stay, in the order in which they ascend."""
    addresses = tuple(sorted(address(name) for name in kept))
    new = newcomer(key).address if key else NO_KEY
    return cut_keys(org(organisation), addresses, new, REASON)


def test_only_the_licence_office_cuts_a_companys_keys(door: Door) -> None:
    with refused(rule.ParticipantsNoPower(org(OLD), 0, codes.POWER_LICENCE)):
        door.do(cut((OLD,)), OLD)
    with refused(rule.ParticipantsNotOfParticipant(org(OLD), BW, AO)):
        door.do(cut((OLD,)), "ao_office")
    with refused(rule.ParticipantsKeyNotLive(address("bw_focal"), 0, 0, door.moment)):
        door.do(cut((OLD,)), "bw_focal")


def test_only_the_focal_key_cuts_an_offices_keys(door: Door) -> None:
    act = cut(("bw_export",), organisation="bw_export")
    with refused(rule.ParticipantsNotFocalKey(BW, address("bw_office"))):
        door.do(act, "bw_office")
    with refused(rule.ParticipantsNotFocalKey(BW, address("ao_focal"))):
        door.do(act, "ao_focal")


def test_an_observers_keys_are_not_an_offices_to_cut(door: Door) -> None:
    observer = org("bw_observer")
    with refused(rule.ParticipantsNotAnOfficesOwn(observer, codes.ROLE_OBSERVER)):
        door.do(cut((), organisation="bw_observer"), "bw_office")


def test_the_keys_that_stay_ascend(door: Door) -> None:
    enrol(door)
    first, second = sorted((address(OLD), address(NEW)))
    for kept, wrong in (((second, first), first), ((first, first), first)):
        with refused(rule.EnrolmentsKeysNotAscending(wrong)):
            door.do(cut_keys(org(OLD), kept, NO_KEY, REASON), "bw_office")


def test_only_its_own_keys_stay(door: Door) -> None:
    with refused(rule.ParticipantsNotItsKey(address("bw_trader"), org(OLD))):
        door.do(cut(("bw_trader",)), "bw_office")
    with refused(rule.ParticipantsNotItsKey(STRANGER, org(OLD))):
        door.do(cut(("stranger",)), "bw_office")


def test_a_revoked_key_does_not_stay(door: Door) -> None:
    at = door.moment
    door.do(revoke(OLD, at), OLD)
    with refused(rule.EnrolmentsAlreadyRevoked(address(OLD), at)):
        door.do(cut((OLD,)), "bw_office")


def test_100_keys_stay_at_most(door: Door) -> None:
    kept = tuple(f"0x{number:040x}" for number in range(1, 102))
    with refused(rule.EnrolmentsTooManyKept(101, 100)):
        door.do(cut_keys(org(OLD), kept, NO_KEY, REASON), "bw_office")
    with refused(rule.ParticipantsNotItsKey(kept[0], org(OLD))):
        door.do(cut_keys(org(OLD), kept[:100], NO_KEY, REASON), "bw_office")


# Cutting: effects and events


def test_of_a_company_the_named_keys_stay_and_one_waits(door: Door) -> None:
    enrol(door)
    live = door.moment + 48 * HOUR
    assert door.do(cut((OLD,), "spare"), "bw_office") == [
        happened.KeysCut(org(OLD), (address(OLD),), org("bw_office"), REASON),
        happened.KeyEnrolled(
            address("spare"), org(OLD), live, NEVER, codes.KEY_BY_OFFICE, org("bw_office")
        ),
    ]
    state = door.state()
    assert (state.keys[address(OLD)].number, state.keys[address("spare")].number) == (3, 4)
    assert (state.standings[org(OLD)][-1].enrolled, state.standings[org(OLD)][-1].first_live) == (
        4,
        3,
    )
    assert len(state.standings[org(OLD)]) == 2
    assert ask(door, "Participants", "actingOrganisation", address(OLD)) == org(OLD)
    with refused(rule.ParticipantsKeyCut(address(NEW), 2, 3)):
        ask(door, "Participants", "actingOrganisation", address(NEW))
    with refused(rule.ParticipantsKeyCut(address(NEW), 2, 3)):
        check_key(door, NEW, org(OLD))
    door.moment = live - 1
    with refused(rule.ParticipantsKeyNotLive(address("spare"), live, NEVER, live - 1)):
        check_key(door, "spare", org(OLD), signed_at=live - 1)
    door.moment = live
    check_key(door, "spare", org(OLD), signed_at=live)


def test_of_an_office_the_new_key_is_live_at_once(door: Door) -> None:
    moment = door.moment
    office = org("bw_export")
    assert door.do(cut((), "spare", "bw_export"), "bw_focal") == [
        happened.KeysCut(office, (), 0, REASON),
        happened.KeyEnrolled(address("spare"), office, moment, NEVER, codes.KEY_BY_FOCAL, 0),
    ]
    assert ask(door, "Participants", "actingOrganisation", address("spare")) == office
    with refused(rule.ParticipantsKeyCut(address("bw_export"), 1, 2)):
        door.do(enrolling.enrol(address(NEW)), "bw_export")


def test_all_keys_can_be_dead(door: Door) -> None:
    assert door.do(cut(), "bw_office") == [happened.KeysCut(org(OLD), (), org("bw_office"), REASON)]
    with refused(rule.ParticipantsKeyCut(address(OLD), 1, 2)):
        door.do(enrolling.enrol(address(NEW)), OLD)


def test_a_change_of_standing_revives_no_key(door: Door) -> None:
    door.do(cut(), "bw_office")
    act = acts.ParticipantsSetStanding(org(OLD), codes.STANDING_GOOD, TODAY, DOCUMENT)
    door.do(act, "bw_office")
    with refused(rule.ParticipantsKeyCut(address(OLD), 1, 2)):
        check_key(door, OLD)


# Attacks


def test_attack_second_theft_revives_no_key(door: Door) -> None:
    """The key stolen first cannot be named among those that stay after the second theft."""
    enrol(door)
    door.do(cut((NEW,)), "bw_office")
    kept = tuple(sorted((address(OLD), address(NEW))))
    with refused(rule.ParticipantsKeyCut(address(OLD), 1, 3)):
        door.do(cut_keys(org(OLD), kept, NO_KEY, REASON), "bw_office")
    door.do(cut((NEW,)), "bw_office")
    with refused(rule.ParticipantsKeyCut(address(OLD), 1, 4)):
        check_key(door, OLD)
    check_key(door, NEW, org(OLD))


def test_a_key_that_was_cut_is_revoked_as_of_its_theft(door: Door) -> None:
    """To cut is quick and says no moment: from when its acts are listed is said afterwards."""
    enrol(door)
    stolen = door.moment
    door.moment += HOUR
    door.do(cut((NEW,)), "bw_office")
    assert door.do(revoke(OLD, stolen), "bw_office") == [
        happened.KeyRevoked(address(OLD), org(OLD), stolen, org("bw_office"), REASON)
    ]
    assert door.state().keys[address(OLD)].until == stolen


def test_attack_spare_enrolled_in_the_block_of_the_cut(door: Door) -> None:
    """A thief enrols a spare just before the cut, and tries again in the moment after it."""
    enrol(door, key="spare")
    enrol(door)
    door.do(cut((NEW,)), "bw_office")
    with refused(rule.ParticipantsKeyCut(address("spare"), 2, 4)):
        door.do(enrolling.enrol(address("spare2")), "spare")
    with refused(rule.ParticipantsKeyCut(address(OLD), 1, 4)):
        door.do(enrolling.enrol(address("spare2")), OLD)


def test_attack_stolen_keys_kept_alive_by_spares(door: Door) -> None:
    """The thief's key was kept by mistake, enrols spares, and revokes the key that is to come."""
    enrol(door)
    live = door.moment + 48 * HOUR
    door.do(cut((OLD, NEW), "spare"), "bw_office")
    enrol(door, key="spare2")
    with refused(rule.EnrolmentsRescueKey(address("spare"), live)):
        door.do(revoke("spare", door.moment), OLD)
    door.moment = live - 1
    with refused(rule.EnrolmentsRescueKey(address("spare"), live)):
        door.do(revoke("spare", live - 1), OLD)
    door.moment = live
    door.do(cut(("spare",)), "bw_office")
    for key in (OLD, NEW, "spare2"):
        number = door.state().keys[address(key)].number
        with refused(rule.ParticipantsKeyCut(address(key), number, 7)):
            check_key(door, key, org(OLD))
    check_key(door, "spare", org(OLD))


def test_attack_office_takes_over_another_office(door: Door) -> None:
    """A licence office revokes another office's keys, or enrols one for it, to speak in its place."""
    role = codes.ROLE_OFFICE
    with refused(rule.ParticipantsNotAnOfficesOwn(org("bw_export"), role)):
        door.do(revoke("bw_export", door.moment), "bw_office")
    with refused(rule.ParticipantsNotFocalKey(BW, address("bw_office"))):
        door.do(cut((), "spare", "bw_export"), "bw_office")


# Revoking: refusals


def test_an_unknown_key_is_not_revoked(door: Door) -> None:
    with refused(rule.EnrolmentsKeyUnknown(STRANGER)):
        door.do(revoke("stranger", door.moment), "bw_office")


def test_another_company_revokes_nothing(door: Door) -> None:
    with refused(rule.ParticipantsNoPower(org("bw_trader"), 0, codes.POWER_LICENCE)):
        door.do(revoke(OLD, door.moment), "bw_trader")


def test_the_focal_key_revokes_no_companys_key(door: Door) -> None:
    focal = actor("bw_focal").address
    with refused(rule.ParticipantsKeyNotLive(focal, 0, 0, door.moment)):
        door.do(revoke(OLD, door.moment), "bw_focal")


def test_a_key_that_is_no_longer_live_revokes_no_other(door: Door) -> None:
    enrol(door)
    first, at = door.state().keys[address(OLD)].from_, door.moment
    door.do(revoke(OLD, at), NEW)
    with refused(rule.ParticipantsKeyNotLive(address(OLD), first, at, door.moment)):
        door.do(revoke(NEW, door.moment), OLD)


def test_a_key_is_revoked_once(door: Door) -> None:
    enrol(door)
    at = door.moment
    door.do(revoke(NEW, at), OLD)
    with refused(rule.EnrolmentsAlreadyRevoked(address(NEW), at)):
        door.do(revoke(NEW, at - 1), OLD)


def test_a_key_is_not_revoked_from_a_moment_to_come(door: Door) -> None:
    with refused(rule.EnrolmentsRevokedAhead(door.moment + 1, door.moment)):
        door.do(revoke(OLD, door.moment + 1), OLD)


def test_a_key_is_not_revoked_from_before_it_was_live(door: Door) -> None:
    live = door.moment
    enrol(door)
    with refused(rule.EnrolmentsRevokedBefore(address(NEW), live, live - 1)):
        door.do(revoke(NEW, live - 1), OLD)
    door.do(revoke(NEW, live), OLD)


# Revoking: effects and events


@pytest.mark.parametrize(
    ("key", "sender", "by"),
    [
        (OLD, OLD, org(OLD)),
        (OLD, "bw_office", org("bw_office")),
        ("bw_export", "bw_focal", 0),
        ("bw_office", "bw_office", org("bw_office")),
    ],
)
def test_who_revokes_a_key(door: Door, key: str, sender: str, by: int) -> None:
    at = door.moment - HOUR
    assert door.do(revoke(key, at), sender) == [
        happened.KeyRevoked(address(key), org(key), at, by, REASON)
    ]
    first = door.state().keys[address(key)].from_
    with refused(rule.ParticipantsKeyNotLive(address(key), first, at, door.moment)):
        ask(door, "Participants", "actingOrganisation", address(key))


def test_a_key_revoked_in_a_block_is_dead_in_it(door: Door) -> None:
    at = door.moment
    door.do(revoke(OLD, at), OLD)
    key = door.state().keys[address(OLD)]
    assert key.until == at


def test_the_office_stops_a_key_that_it_enrolled_before_it_is_live(door: Door) -> None:
    live = door.moment + 48 * HOUR
    door.do(cut((OLD,), NEW), "bw_office")
    at = door.moment - 1
    door.do(revoke(NEW, at), "bw_office")
    door.moment = live + 1
    with refused(rule.ParticipantsKeyNotLive(address(NEW), live, at, door.moment)):
        ask(door, "Participants", "actingOrganisation", address(NEW))


# Orders


def test_a_stranger_withdraws_nothing(door: Door) -> None:
    with refused(rule.ParticipantsKeyNotLive(STRANGER, 0, 0, door.moment)):
        door.do(acts.ParticipantsWithdrawOrders(), "stranger")


def test_withdrawing_kills_what_was_signed_before(door: Door) -> None:
    until = door.moment + HOUR + 1
    assert door.do(acts.ParticipantsWithdrawOrders(), OLD) == [
        happened.OrdersWithdrawn(address(OLD), until)
    ]
    for signed_at in (until - HOUR - 2, until - 1):
        with refused(rule.ParticipantsOrderWithdrawn(address(OLD), until, signed_at)):
            check_key(door, OLD, signed_at=signed_at)
    check_key(door, OLD, signed_at=until)


def test_a_key_that_withdrew_its_orders_still_acts(door: Door) -> None:
    """What it sends itself is no order that somebody else may hold."""
    door.do(acts.ParticipantsWithdrawOrders(), OLD)
    door.do(enrolling.enrol(address(NEW)), OLD)
    assert door.state().keys[address(NEW)].organisation == org(OLD)


def test_attack_post_dated_order_survives_a_withdrawal(door: Door) -> None:
    """An order dated an hour ahead, signed before the withdrawal, is dead when its moment comes."""
    signed_at = door.moment + HOUR
    door.do(acts.ParticipantsWithdrawOrders(), OLD)
    door.moment = signed_at
    with refused(rule.ParticipantsOrderWithdrawn(address(OLD), signed_at + 1, signed_at)):
        check_key(door, OLD, signed_at=signed_at)


def check_key(door: Door, name: str, organisation: int = 0, **changes: Any) -> None:
    values = {"signed_at": door.moment, **changes}
    organisation = organisation or org(name)
    ask(door, "Participants", "checkKey", address(name), organisation, values["signed_at"])


def test_a_key_signs_for_its_own_organisation(door: Door) -> None:
    with refused(rule.ParticipantsNotItsKey(address(OLD), org("bw_trader"))):
        check_key(door, OLD, org("bw_trader"))
    with refused(rule.ParticipantsNotItsKey(STRANGER, org(OLD))):
        check_key(door, "stranger", org(OLD))


def test_nobodys_key_does_not_sign_for_nobody(door: Door) -> None:
    with refused(rule.ParticipantsKeyNotLive(STRANGER, 0, 0, door.moment)):
        ask(door, "Participants", "checkKey", STRANGER, 0, door.moment)


def test_a_signature_is_an_hour_ahead_at_most(door: Door) -> None:
    late = door.moment + HOUR + 1
    with refused(rule.ParticipantsSignedAhead(late, door.moment)):
        check_key(door, OLD, signed_at=late)
    check_key(door, OLD, signed_at=late)


def test_an_actor_is_checked_for_key_then_standing(door: Door) -> None:
    suspend = acts.ParticipantsSetStanding(org(OLD), 2, TODAY, DOCUMENT)
    door.do(suspend, "bw_office")

    def check(organisation: int, day: int) -> None:
        ask(door, "Participants", "checkActor", address(OLD), organisation, door.moment, day)

    with refused(rule.ParticipantsNotItsKey(address(OLD), org("bw_trader"))):
        check(org("bw_trader"), TODAY)
    with refused(rule.ParticipantsNotInGoodStanding(org(OLD), 2, TODAY)):
        check(org(OLD), TODAY)
    with refused(rule.ParticipantsNotInGoodStanding(org(OLD), 2, TODAY)):
        check(org(OLD), TODAY - 1)


# Hands


def hands(door: Door, gives: str, receives: str, **changes: Any) -> Any:
    values = {
        "giver": org(gives), "receiver": org(receives),
        "signed_at": door.moment, "day": TODAY, **changes,
    }  # fmt: skip
    return ask(
        door, "Participants", "checkHandsOn",
        address(gives), values["giver"], address(receives), values["receiver"],
        values["signed_at"], values["day"],
    )  # fmt: skip


def test_hands_are_checked_in_order(door: Door) -> None:
    trader, other = org("bw_trader"), org("bw_trader2")
    with refused(rule.ParticipantsNotItsKey(address(OLD), trader)):
        hands(door, OLD, "bw_trader", giver=trader, receiver=other)
    with refused(rule.ParticipantsNotItsKey(address("bw_trader"), other)):
        hands(door, OLD, "bw_trader", receiver=other)
    with refused(rule.ParticipantsSameOrganisation(org(OLD))):
        hands(door, OLD, OLD)
    hands(door, OLD, "bw_trader")


def test_giver_and_receiver_are_in_good_standing_on_the_day(door: Door) -> None:
    for name in (OLD, "bw_trader"):
        suspend = acts.ParticipantsSetStanding(org(name), 2, TODAY, DOCUMENT)
        door.do(suspend, "bw_office")
    with refused(rule.ParticipantsNotInGoodStanding(org(OLD), 2, TODAY)):
        hands(door, OLD, "bw_trader2")
    with refused(rule.ParticipantsNotInGoodStanding(org("bw_trader"), 2, TODAY)):
        hands(door, "bw_trader2", "bw_trader")
    for day in (TODAY - 1, TODAY):
        with refused(rule.ParticipantsNotInGoodStanding(org(OLD), 2, TODAY)):
            hands(door, OLD, "bw_trader", day=day)


def test_a_receiver_may_hold_and_says_where(door: Door) -> None:
    assert hands(door, OLD, "ae_trader") == actor("ae_trader").participant
    assert hands(door, OLD, "bw_trader") == BW
    with refused(rule.ParticipantsMayNotHold(org("bw_unlicensed"), 0, 0, TODAY)):
        hands(door, OLD, "bw_unlicensed")
    hands(door, "bw_unlicensed", OLD)


# Encryption keys


def test_an_organisation_changes_its_encryption_key(door: Door) -> None:
    with refused(rule.ParticipantsKeyNotLive(STRANGER, 0, 0, door.moment)):
        door.do(acts.EnrolmentsChangeEncryptionKey(DOCUMENT), "stranger")
    assert door.do(acts.EnrolmentsChangeEncryptionKey(DOCUMENT), OLD) == [
        happened.EncryptionKeyChanged(org(OLD), DOCUMENT)
    ]
