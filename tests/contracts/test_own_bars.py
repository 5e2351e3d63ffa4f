"""What a Participant stops or bars of its own zones, over whatever is decided of them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from kp_ledger.base.messages import Signed
from kp_ledger.domain.days import FOREVER, SECONDS_PER_DAY
from kp_ledger.generated import acts, codes
from kp_ledger.generated import events as happened
from kp_ledger.generated import refusals as rule
from kp_ledger.generated.records import OwnBar
from kp_ledger.model.approvals import act_digest
from tests.actors import AO, BW, actor
from tests.contracts.approving import approved
from tests.contracts.barring import (
    OFFICE,
    ZONE,
    bar,
    barring,
    clear,
    clearing,
    end_stop,
    number,
    stop,
)
from tests.contracts.consenting import today
from tests.contracts.probing import through
from tests.world import DOCUMENT, TODAY, ZONES, Door, go_to, lot, refused, register

CLEAR, LIMITED, BARRED = codes.ZONE_CLEAR, codes.ZONE_LIMITED, codes.ZONE_BARRED
RELEASER = actor("ae_office").organisation
LAST = TODAY + 9  # of a stop that begins today
NEW = len(ZONES) + 1  # the zone that is opened next


def decide(door: Door, status: int, day: int = 0, releaser: int = 0, zone: int = ZONE) -> list[Any]:
    act = acts.ZonesSetStatus(zone, status, day or today(door), releaser, DOCUMENT)
    return through(door, "Decisions", act)


def dig(door: Door, text: str, day: int) -> tuple[int, int, int]:
    """The epoch of what is registered, and the cause and owner of its hold; zeros: none."""
    ref = register(door, text, 1_000, day=day)
    holds = [one for one in door.state().holds.values() if one.parcel == ref.parcel]
    origin = door.state().parcels[ref.parcel].blend
    held = (holds[0].cause, holds[0].by) if holds else (0, 0)
    return (origin & 0xFF, *held)


def open_zone(door: Door, *replaces: int) -> list[Any]:
    return door.do(acts.ZonesOpenZone(DOCUMENT, replaces), OFFICE)


def own(door: Door, zone: int = ZONE) -> list[OwnBar]:
    return door.state().own_bars.get(zone, [])


# Who may


def every(door: Door, zone: int = ZONE) -> list[Any]:
    """Each act of its own about a zone."""
    return [
        acts.ZonesStopOwn(zone, DOCUMENT),
        acts.ZonesEndStop(zone, DOCUMENT),
        barring(door, zone),
        clearing(door, zone),
    ]


def test_only_a_licence_office_bars_a_zone(door: Door) -> None:
    for act in every(door):
        with refused(
            rule.ParticipantsNoPower(number("bw_export"), codes.POWER_EXPORT, codes.POWER_LICENCE)
        ):
            door.do(act, "bw_export")


@pytest.mark.parametrize(("zone", "its"), [(ZONES[AO, 1], AO), (0, 0), (999, 0)])
def test_it_is_a_zone_of_its_own(door: Door, zone: int, its: int) -> None:
    for act in every(door, zone):
        with refused(rule.ZonesNotOwn(zone, its, BW)):
            door.do(act, OFFICE)


@pytest.mark.parametrize("nature", [2, 3, 4])
def test_it_is_one_in_which_something_is_dug(door: Door, nature: int) -> None:
    for act in every(door, ZONES[BW, nature]):
        with refused(rule.ZonesNotTraced(ZONES[BW, nature], nature)):
            door.do(act, OFFICE)


def test_it_is_not_closed(door: Door) -> None:
    open_zone(door)
    for act in every(door):
        with refused(rule.ZonesClosed(ZONE)):
            door.do(act, OFFICE)


# A stop


def test_an_office_alone_stops_a_zone_for_10_days(door: Door) -> None:
    assert stop(door) == [happened.ZoneStopped(ZONE, TODAY, LAST, number(), DOCUMENT)]
    assert own(door) == [OwnBar(TODAY, LAST, TODAY, 1, False)]
    assert [zone.epoch for zone in door.state().zones[ZONE]] == [1]


def test_what_is_dated_in_a_stop_is_refused_for_good(door: Door) -> None:
    stop(door)
    for later, day in ((TODAY, TODAY), (TODAY + 3, TODAY + 2), (LAST, LAST), (LAST + 5, LAST)):
        go_to(door, later)
        with refused(rule.ZonesBarredByItself(ZONE, TODAY, LAST, day)):
            register(door, "A", 1_000, day=day)
    assert dig(door, "B", LAST + 1) == (1, 0, 0)


def test_an_office_registers_nothing_late_of_a_stop(door: Door) -> None:
    stop(door)
    go_to(door, TODAY + 40)
    late = acts.ParcelsRegisterLate(actor("bw_miner").licence, TODAY + 1, 7, (lot("L", 1_000),))
    with refused(rule.ZonesBarredByItself(ZONE, TODAY, LAST, TODAY + 1)):
        door.do(late, OFFICE)


def test_what_is_dated_before_a_stop_is_held_while_it_lasts(door: Door) -> None:
    """Whoever digs in a stopped zone would name the day before."""
    stop(door)
    assert dig(door, "A", TODAY - 1) == (1, codes.HOLD_BAR, number())
    go_to(door, LAST)
    assert dig(door, "B", TODAY - 1) == (1, codes.HOLD_BAR, number())
    go_to(door, LAST + 1)
    assert dig(door, "C", TODAY - 1) == (1, 0, 0)


def test_a_stopped_zone_is_not_stopped_again(door: Door) -> None:
    stop(door)
    go_to(door, LAST)
    with refused(rule.ZonesAlreadyBarred(ZONE, TODAY)):
        stop(door)


def test_attack_stop_after_stop(door: Door) -> None:
    """An office that stops a zone again and again bars it alone, without an end."""
    stop(door)
    go_to(door, TODAY + 89)
    with refused(rule.ZonesStoppedLately(ZONE, TODAY, TODAY + 90)):
        stop(door)
    go_to(door, TODAY + 90)
    stop(door)
    assert len(own(door)) == 2


def test_an_office_ends_a_stop_with_the_end_of_the_day(door: Door) -> None:
    with refused(rule.ZonesNotStopped(ZONE)):
        end_stop(door)
    stop(door)
    go_to(door, TODAY + 3)
    ended = happened.OwnBarEnded(ZONE, TODAY + 3, number(), DOCUMENT)
    assert end_stop(door) == [ended]
    with refused(rule.ZonesNotStopped(ZONE)):
        end_stop(door)
    with refused(rule.ZonesBarredByItself(ZONE, TODAY, TODAY + 3, TODAY + 3)):
        register(door, "A", 1_000, day=TODAY + 3)
    go_to(door, TODAY + 4)
    assert dig(door, "B", TODAY + 4) == (1, 0, 0)
    with refused(rule.ZonesStoppedLately(ZONE, TODAY, TODAY + 90)):
        stop(door)


def test_on_its_last_day_a_stop_ends_by_itself(door: Door) -> None:
    stop(door)
    go_to(door, LAST)
    with refused(rule.ZonesNotStopped(ZONE)):
        end_stop(door)


# A bar


def test_a_bar_needs_the_focal_key(door: Door) -> None:
    act = barring(door)
    with refused(rule.ApprovalsOtherOrganisation(number(), 0)):
        door.do(approved(door, act, OFFICE), OFFICE)
    with refused(rule.ParticipantsNotFocalKey(BW, actor("ao_focal").address)):
        door.do(approved(door, act, "ao_focal"), OFFICE)
    other = replace(act, document=bytes(32))
    moved = replace(approved(door, other, "bw_focal"), document=DOCUMENT)
    with refused(rule.ApprovalsOtherAct(act_digest(other), act_digest(act))):
        door.do(moved, OFFICE)
    unsigned = replace(approved(door, act, "bw_focal"), signature=Signed(actor(OFFICE).address))
    with refused(rule.OrdersBadSignature(0)):
        door.do(unsigned, OFFICE)


def test_a_bar_is_an_epoch_without_an_end(door: Door) -> None:
    assert bar(door) == [happened.ZoneBarred(ZONE, 2, TODAY, number(), DOCUMENT)]
    assert own(door) == [OwnBar(TODAY, FOREVER, TODAY, 2, True)]
    go_to(door, TODAY + 300)
    with refused(rule.ZonesBarredByItself(ZONE, TODAY, FOREVER, TODAY + 300)):
        register(door, "A", 1_000, day=TODAY + 300)


def test_a_barred_zone_is_neither_barred_nor_stopped_again(door: Door) -> None:
    bar(door)
    with refused(rule.ZonesAlreadyBarred(ZONE, TODAY)):
        bar(door)
    with refused(rule.ZonesAlreadyBarred(ZONE, TODAY)):
        stop(door)
    with refused(rule.ZonesNotStopped(ZONE)):
        end_stop(door)


def test_a_stop_becomes_a_bar_from_its_first_day(door: Door) -> None:
    stop(door)
    go_to(door, LAST)
    assert bar(door) == [happened.ZoneBarred(ZONE, 2, TODAY, number(), DOCUMENT)]
    assert own(door) == [OwnBar(TODAY, FOREVER, LAST, 2, True)]
    go_to(door, LAST + 7)
    assert dig(door, "A", TODAY - 1) == (1, codes.HOLD_BAR, number())
    go_to(door, LAST + 8)
    with refused(rule.ZonesGraceOver(ZONE, LAST + 7, LAST + 8)):
        register(door, "B", 1_000, day=TODAY - 1)


def test_a_stop_that_has_ended_becomes_no_bar(door: Door) -> None:
    stop(door)
    go_to(door, LAST + 1)
    assert bar(door) == [happened.ZoneBarred(ZONE, 2, LAST + 1, number(), DOCUMENT)]
    assert [one.until for one in own(door)] == [LAST, FOREVER]


def test_what_was_dug_before_a_bar_has_7_days(door: Door) -> None:
    bar(door)
    go_to(door, TODAY + 7)
    assert dig(door, "A", TODAY - 1) == (1, codes.HOLD_BAR, number())
    go_to(door, TODAY + 8)
    with refused(rule.ZonesGraceOver(ZONE, TODAY + 7, TODAY + 8)):
        register(door, "B", 1_000, day=TODAY - 1)


# Its end


def test_the_participant_clears_its_own_bar_with_the_end_of_the_day(door: Door) -> None:
    bar(door)
    go_to(door, TODAY + 5)
    ended = happened.OwnBarEnded(ZONE, TODAY + 5, number(), DOCUMENT)
    assert clear(door) == [ended]
    with refused(rule.ZonesBarredByItself(ZONE, TODAY, TODAY + 5, TODAY + 5)):
        register(door, "A", 1_000, day=TODAY + 5)
    go_to(door, TODAY + 6)
    assert dig(door, "B", TODAY + 6) == (2, 0, 0)
    through(door, "Decisions", acts.ZonesBarOrigin(ZONE << 8 | 2, 0, DOCUMENT))
    with refused(rule.ZonesUnknownOrigin(ZONE << 8 | 3)):
        through(door, "Decisions", acts.ZonesBarOrigin(ZONE << 8 | 3, 0, DOCUMENT))
    assert dig(door, "C", TODAY - 1) == (1, 0, 0)


def test_clearing_needs_the_focal_key(door: Door) -> None:
    bar(door)
    act = clearing(door)
    with refused(rule.ApprovalsOtherOrganisation(number(), 0)):
        door.do(approved(door, act, OFFICE), OFFICE)
    with refused(rule.ParticipantsNotFocalKey(BW, actor("ao_focal").address)):
        door.do(approved(door, act, "ao_focal"), OFFICE)
    unsigned = replace(approved(door, act, "bw_focal"), signature=Signed(actor(OFFICE).address))
    with refused(rule.OrdersBadSignature(0)):
        door.do(unsigned, OFFICE)


def test_only_ones_own_bar_is_cleared(door: Door) -> None:
    decide(door, BARRED)
    stop(door)
    for act in (clearing(door),):
        with refused(rule.ZonesNotBarredByItself(ZONE)):
            door.do(approved(door, act, "bw_focal"), OFFICE)
    bar(door)
    clear(door)
    with refused(rule.ZonesNotBarredByItself(ZONE)):
        clear(door)
    go_to(door, TODAY + 1)
    with refused(rule.ZonesBarred(ZONE, 2, BARRED, TODAY + 1)):
        register(door, "A", 1_000, day=TODAY + 1)


def test_attack_approval_of_a_bar_is_used_again(door: Door) -> None:
    """An Approval is for one bar: cleared, the office does not bring it back with the old one."""
    later = door.moment + 30 * SECONDS_PER_DAY
    barred = approved(door, barring(door), "bw_focal", deadline=later)
    door.do(barred, OFFICE)
    cleared = approved(door, clearing(door), "bw_focal", deadline=later)
    door.do(cleared, OFFICE)
    go_to(door, TODAY + 1)
    with refused(rule.ZonesOtherEpoch(ZONE, 1, 2)):
        door.do(barred, OFFICE)
    bar(door)
    with refused(rule.ZonesOtherEpoch(ZONE, 2, 3)):
        door.do(cleared, OFFICE)


def test_on_the_day_of_its_end_nothing_new_begins(door: Door) -> None:
    bar(door)
    clear(door)
    with refused(rule.ZonesAlreadyBarred(ZONE, TODAY)):
        stop(door)
    go_to(door, TODAY + 1)
    stop(door)


# What was decided stays


def test_under_a_bar_of_its_own_a_limit_stays(door: Door) -> None:
    decide(door, LIMITED, releaser=RELEASER)
    bar(door)
    assert dig(door, "A", TODAY - 1) == (1, codes.HOLD_BAR, RELEASER)
    clear(door)
    go_to(door, TODAY + 1)
    assert dig(door, "B", TODAY + 1) == (3, codes.HOLD_LIMITED_ZONE, RELEASER)


def test_what_is_decided_for_later_comes_under_a_bar_of_its_own(door: Door) -> None:
    decide(door, LIMITED, TODAY + 5, RELEASER)
    bar(door)
    go_to(door, TODAY + 1)
    clear(door)
    go_to(door, TODAY + 4)
    assert dig(door, "A", TODAY + 4) == (3, 0, 0)
    go_to(door, TODAY + 5)
    assert dig(door, "B", TODAY + 5) == (2, codes.HOLD_LIMITED_ZONE, RELEASER)


def test_attack_decision_outrun_by_an_own_bar(door: Door) -> None:
    """A bar within the window of a decision that is dated back: it could not be executed."""
    bar(door)
    clear(door)
    decide(door, LIMITED, TODAY - 5, RELEASER)
    go_to(door, TODAY + 1)
    assert dig(door, "A", TODAY + 1) == (3, codes.HOLD_LIMITED_ZONE, RELEASER)


def test_a_decided_bar_arrives_while_an_own_one_is_in_force(door: Door) -> None:
    bar(door)
    go_to(door, TODAY + 2)
    decide(door, BARRED, releaser=RELEASER)
    clear(door)
    go_to(door, TODAY + 3)
    with refused(rule.ZonesBarred(ZONE, 3, BARRED, TODAY + 3)):
        register(door, "A", 1_000, day=TODAY + 3)
    assert dig(door, "B", TODAY - 1) == (1, codes.HOLD_BAR, RELEASER)


def test_a_decision_clears_no_bar_of_its_own(door: Door) -> None:
    bar(door)
    decide(door, CLEAR)
    with refused(rule.ZonesBarredByItself(ZONE, TODAY, FOREVER, TODAY)):
        register(door, "A", 1_000, day=TODAY)
    clear(door)
    go_to(door, TODAY + 1)
    assert dig(door, "B", TODAY + 1) == (3, 0, 0)


def test_an_own_bar_brings_no_new_days_of_grace(door: Door) -> None:
    decide(door, BARRED)
    go_to(door, TODAY + 7)
    bar(door)
    go_to(door, TODAY + 8)
    with refused(rule.ZonesGraceOver(ZONE, TODAY + 7, TODAY + 8)):
        register(door, "A", 1_000, day=TODAY - 1)


def test_a_closing_brings_no_new_days_after_an_own_bar(door: Door) -> None:
    bar(door)
    go_to(door, TODAY + 8)
    clear(door)
    open_zone(door)
    with refused(rule.ZonesGraceOver(ZONE, TODAY + 7, TODAY + 8)):
        register(door, "A", 1_000, day=TODAY - 1)


# New zones


def test_an_own_bar_does_not_spread(door: Door) -> None:
    open_zone(door)
    bar(door, NEW)
    assert len(open_zone(door)) == 2
    assert not own(door, NEW + 1)
    assert door.state().zones[NEW + 1][-1].status == CLEAR


@pytest.mark.parametrize("named", [True, False])
def test_attack_own_bar_left_by_replacing_its_zone(door: Door, named: bool) -> None:
    """What the focal key approved its office would undo alone, by opening another in its place."""
    bar(door)
    go_to(door, TODAY + 3)
    events = open_zone(door, *([ZONE] if named else []))
    assert events[-1] == happened.ZoneBarred(NEW, 2, TODAY, number(), DOCUMENT)
    assert own(door, NEW) == [OwnBar(TODAY, FOREVER, TODAY + 3, 2, True)]
    clear(door, NEW)


def test_attack_stop_again_in_a_zone_that_takes_its_place(door: Door) -> None:
    open_zone(door)
    stop(door, NEW)
    go_to(door, TODAY + 50)
    events = open_zone(door, NEW)
    assert events[-1] == happened.ZoneStopped(NEW + 1, TODAY, LAST, number(), DOCUMENT)
    with refused(rule.ZonesStoppedLately(NEW + 1, TODAY, TODAY + 90)):
        stop(door, NEW + 1)
    go_to(door, TODAY + 90)
    assert len(open_zone(door, NEW + 1)) == 3


def test_a_running_stop_goes_on_in_the_zone_that_takes_its_place(door: Door) -> None:
    stop(door)
    go_to(door, TODAY + 3)
    open_zone(door)
    assert own(door, NEW) == [OwnBar(TODAY, LAST, TODAY + 3, 1, False)]
    bar(door, NEW)
    assert own(door, NEW) == [OwnBar(TODAY, FOREVER, TODAY + 3, 2, True)]


@pytest.mark.parametrize("first", [stop, bar])
def test_of_several_the_one_that_lasts_longest_goes_on(door: Door, first: Any) -> None:
    open_zone(door), open_zone(door), open_zone(door)
    first(door, NEW)
    (bar if first is stop else stop)(door, NEW + 1)
    assert open_zone(door, NEW, NEW + 1, NEW + 2)[-1] == happened.ZoneBarred(
        NEW + 3, 2, TODAY, number(), DOCUMENT
    )
    go_to(door, TODAY + 5)
    clear(door, NEW + 3)
    open_zone(door, NEW + 3)
    assert not own(door, NEW + 4)


# What storage holds


@pytest.mark.chain_only
def test_own_bars_are_read_whole(door: Door) -> None:
    stop(door)
    go_to(door, LAST + 1)
    bar(door)
    stopped = LAST | TODAY << 24 | TODAY << 48 | 1 << 72
    barred = FOREVER | LAST + 1 << 24 | LAST + 1 << 48 | 2 << 72 | 1 << 80
    assert list(door.read("Zones", "ownBars", ZONE)) == [stopped, barred]
    assert list(door.read("Zones", "ownBars", 999)) == []
