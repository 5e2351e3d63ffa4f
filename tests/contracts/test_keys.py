"""Keys: enrolling, revoking, losing, and what a key may still do."""

from __future__ import annotations

from typing import Any

import pytest

from kp_ledger.generated import acts, codes
from kp_ledger.generated import events as happened
from kp_ledger.generated import refusals as rule
from kp_ledger.generated.records import Key
from tests.actors import BW, actor
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
    door.do(acts.ParticipantsEnrol(newcomer(key).address), by)


def revoke(name: str, at: int) -> acts.ParticipantsRevoke:
    return acts.ParticipantsRevoke(address(name), at, REASON)


# Enrolling: refusals


def test_a_stranger_enrols_nothing(door: Door) -> None:
    with refused(rule.ParticipantsKeyNotLive(STRANGER, 0, 0, door.moment)):
        door.do(acts.ParticipantsEnrol(address(NEW)), "stranger")


def test_a_revoked_key_enrols_nothing(door: Door) -> None:
    first = door.state().keys[address(OLD)].from_
    at = door.moment
    door.do(revoke(OLD, at), OLD)
    with refused(rule.ParticipantsKeyNotLive(address(OLD), first, at, door.moment)):
        door.do(acts.ParticipantsEnrol(address(NEW)), OLD)


def test_a_key_enrolled_by_the_office_waits_for_48_hours(door: Door) -> None:
    live = door.moment + 48 * HOUR
    lost = acts.ParticipantsEnrolLost(org(OLD), newcomer(NEW).address)
    door.do(lost, "bw_office")
    door.moment = live - 1
    with refused(rule.ParticipantsKeyNotLive(address(NEW), live, NEVER, live - 1)):
        door.do(acts.ParticipantsEnrol(address("spare")), NEW)
    door.do(acts.ParticipantsEnrol(address("spare")), NEW)


# Enrolling: effects and events


def test_an_organisation_enrols_another_key(door: Door) -> None:
    moment = door.moment
    assert door.do(acts.ParticipantsEnrol(newcomer(NEW).address), OLD) == [
        happened.KeyEnrolled(address(NEW), org(OLD), moment, NEVER, 0, org(OLD))
    ]
    assert door.state().keys[address(NEW)] == Key(org(OLD), moment, NEVER, 0, 0)
    assert ask(door, "Participants", "actingOrganisation", address(NEW)) == org(OLD)
    assert ask(door, "Participants", "actingOrganisation", address(OLD)) == org(OLD)


def test_a_key_enrolled_by_the_office_is_marked(door: Door) -> None:
    live = door.moment + 48 * HOUR
    assert door.do(acts.ParticipantsEnrolLost(org(OLD), address(NEW)), "bw_office") == [
        happened.KeyEnrolled(
            address(NEW), org(OLD), live, NEVER, codes.KEY_BY_OFFICE, org("bw_office")
        )
    ]
    assert door.state().keys[address(NEW)].flags == codes.KEY_BY_OFFICE


# Revoking: refusals


def test_an_unknown_key_is_not_revoked(door: Door) -> None:
    with refused(rule.ParticipantsKeyUnknown(STRANGER)):
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
    with refused(rule.ParticipantsAlreadyRevoked(address(NEW), at)):
        door.do(revoke(NEW, at - 1), OLD)


def test_a_key_is_not_revoked_from_a_moment_to_come(door: Door) -> None:
    with refused(rule.ParticipantsRevokedAhead(door.moment + 1, door.moment)):
        door.do(revoke(OLD, door.moment + 1), OLD)


def test_a_key_is_not_revoked_from_before_it_was_live(door: Door) -> None:
    live = door.moment
    enrol(door)
    with refused(rule.ParticipantsRevokedBefore(address(NEW), live, live - 1)):
        door.do(revoke(NEW, live - 1), OLD)
    door.do(revoke(NEW, live), OLD)


# Revoking: effects and events


@pytest.mark.parametrize(
    ("key", "sender", "by"),
    [
        (OLD, OLD, org(OLD)),
        (OLD, "bw_office", org("bw_office")),
        ("bw_export", "bw_focal", 0),
        ("bw_export", "bw_office", org("bw_office")),
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


def test_an_organisation_stops_a_key_its_office_enrols_before_it_is_live(door: Door) -> None:
    live = door.moment + 48 * HOUR
    lost = acts.ParticipantsEnrolLost(org(OLD), newcomer(NEW).address)
    door.do(lost, "bw_office")
    at = door.moment - 1
    door.do(revoke(NEW, at), OLD)
    door.moment = live + 1
    with refused(rule.ParticipantsKeyNotLive(address(NEW), live, at, door.moment)):
        ask(door, "Participants", "actingOrganisation", address(NEW))


# Orders


def test_orders_are_withdrawn_forwards_only(door: Door) -> None:
    now = door.moment
    with refused(rule.ParticipantsOrdersFromNotLater(address(OLD), 0, 0)):
        door.do(acts.ParticipantsWithdrawOrders(0), OLD)
    door.do(acts.ParticipantsWithdrawOrders(now), OLD)
    for moment in (now, now - 1):
        with refused(rule.ParticipantsOrdersFromNotLater(address(OLD), now, moment)):
            door.do(acts.ParticipantsWithdrawOrders(moment), OLD)


def test_orders_are_withdrawn_for_an_hour_ahead_at_most(door: Door) -> None:
    late = door.moment + HOUR + 1
    with refused(rule.ParticipantsOrdersFromAhead(late, door.moment)):
        door.do(acts.ParticipantsWithdrawOrders(late), OLD)
    door.do(acts.ParticipantsWithdrawOrders(late), OLD)


def test_a_stranger_withdraws_nothing(door: Door) -> None:
    with refused(rule.ParticipantsKeyNotLive(STRANGER, 0, 0, door.moment)):
        door.do(acts.ParticipantsWithdrawOrders(door.moment), "stranger")


def test_withdrawing_kills_what_was_signed_before(door: Door) -> None:
    cut = door.moment
    assert door.do(acts.ParticipantsWithdrawOrders(cut), OLD) == [
        happened.OrdersWithdrawn(address(OLD), cut)
    ]
    with refused(rule.ParticipantsOrderWithdrawn(address(OLD), cut, cut - 1)):
        check_key(door, OLD, signed_at=cut - 1)
    check_key(door, OLD, signed_at=cut)


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
    hands(door, OLD, "bw_trader", day=TODAY - 1)


def test_a_receiver_may_hold_and_says_where(door: Door) -> None:
    assert hands(door, OLD, "ae_trader") == actor("ae_trader").participant
    assert hands(door, OLD, "bw_trader") == BW
    with refused(rule.ParticipantsMayNotHold(org("bw_unlicensed"), 0, 0, TODAY)):
        hands(door, OLD, "bw_unlicensed")
    hands(door, "bw_unlicensed", OLD)


# Encryption keys


def test_an_organisation_changes_its_encryption_key(door: Door) -> None:
    with refused(rule.ParticipantsKeyNotLive(STRANGER, 0, 0, door.moment)):
        door.do(acts.ParticipantsChangeEncryptionKey(DOCUMENT), "stranger")
    assert door.do(acts.ParticipantsChangeEncryptionKey(DOCUMENT), OLD) == [
        happened.EncryptionKeyChanged(org(OLD), DOCUMENT)
    ]
