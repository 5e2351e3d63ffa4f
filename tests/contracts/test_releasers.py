"""Who releases what is on hold for a zone's status: the office that the decision names."""

from __future__ import annotations

import pytest

from kp_ledger.domain.days import FOREVER
from kp_ledger.generated import acts, codes
from kp_ledger.generated import events as happened
from kp_ledger.generated import refusals as rule
from kp_ledger.generated.records import Hold, Zone
from kp_ledger.model import typed
from kp_ledger.model.lookups import office_now
from tests.actors import AE, AO, BW, actor
from tests.contracts import test_reserve as reserve
from tests.contracts.barring import bar, stop
from tests.contracts.consenting import close, decide, propose, say, today, wait, zone_status
from tests.contracts.enrolling import open_office
from tests.contracts.probing import newcomer, through
from tests.world import CEILING, DOCUMENT, ZONES, Door, go_to, lot, refused, register

ZONE = ZONES[BW, codes.NATURE_TRACED]
OWN, RELEASER = actor("bw_office").organisation, actor("ae_office").organisation
LIMITED, BARRED, CLEAR = codes.ZONE_LIMITED, codes.ZONE_BARRED, codes.ZONE_CLEAR


def limit(door: Door, status: int = LIMITED, zone: int = ZONE, releaser: int = RELEASER) -> None:
    decide(door, zone_status(door, status, zone, releaser=releaser))


def dig(door: Door, text: str = "A", day: int = 0) -> tuple[bytes, Hold]:
    """A parcel of the zone, and the hold that it goes on."""
    before = set(door.state().holds)
    ref = register(door, text, 1_000, day=day or today(door))
    (hold,) = door.state().holds.keys() - before
    placed = door.state().holds[hold]
    assert hold == typed.hold_id(ref.parcel, 1)
    return hold, placed


def release(door: Door, hold: bytes, by: str) -> None:
    door.do(acts.ParcelsReleaseHold(hold, DOCUMENT), by)


def opened(door: Door, *replaces: int) -> Zone:
    event = door.do(acts.ZonesOpenZone(DOCUMENT, replaces), "bw_office")[0]
    assert isinstance(event, happened.ZoneOpened)
    return door.state().zones[event.zone][-1]


def put(door: Door, zone: int, status: int, releaser: int, day: int = 0) -> None:
    act = acts.ZonesSetStatus(zone, status, day or today(door), releaser, DOCUMENT)
    through(door, "Decisions", act)


def two_zones(door: Door) -> tuple[int, int]:
    number = len(door.state().zones)
    opened(door), opened(door)
    return number + 1, number + 2


# Proposed


@pytest.mark.parametrize("who", ["bw_miner", "bw_observer"])
def test_an_office_releases(door: Door, who: str) -> None:
    number = actor(who).organisation
    with refused(rule.ConsensusNotAReleaser(number, 0, 0)):
        propose(door, zone_status(door, LIMITED, releaser=number))


def test_a_closed_office_is_not_named(door: Door) -> None:
    export = actor("ao_office").organisation
    door.do(acts.ParticipantsCloseOffice(export, 0, True), "ao_focal")
    office = door.state().offices[export]
    with refused(rule.ConsensusNotAReleaser(export, office.powers, office.until)):
        propose(door, zone_status(door, LIMITED, releaser=export))


def test_an_office_with_a_voice_alone_releases_nothing(door: Door) -> None:
    voice = 0x10000077
    act = open_office(
        voice, BW, codes.POWER_VOICE, DOCUMENT, DOCUMENT, newcomer("bw_voice").address
    )
    door.do(act, "bw_focal")
    with refused(rule.ConsensusNotAReleaser(voice, codes.POWER_VOICE, FOREVER)):
        propose(door, zone_status(door, LIMITED, releaser=voice))


def test_an_office_that_a_reserve_key_closed_is_not_named(door: Door) -> None:
    reserve.name(door, "ao_reserve", "ao_focal", AO)
    door.do(reserve.taking_over("ao_focal2", of=AO), "ao_reserve")
    office = actor("ao_office").organisation
    closed = office_now(door.state(), office)
    assert closed.until < today(door) < door.state().offices[office].until
    with refused(rule.ConsensusNotAReleaser(office, closed.powers, closed.until)):
        propose(door, zone_status(door, LIMITED, releaser=office))


def test_it_is_open_until_the_end_of_its_last_day(door: Door) -> None:
    office = actor("ao_office").organisation
    door.do(acts.ParticipantsCloseOffice(office, today(door), False), "ao_focal")
    assert propose(door, zone_status(door, LIMITED, releaser=office))


# Decided


def test_the_epoch_names_who_releases(door: Door) -> None:
    day = today(door)
    executed, done = decide(door, zone_status(door, LIMITED, releaser=RELEASER))
    assert done == happened.EpochOpened(ZONE, 2, LIMITED, day, RELEASER, executed.proposal)
    assert door.state().zones[ZONE][-1].releaser == RELEASER


def test_attack_limited_zone_released_by_itself(door: Door) -> None:
    """The office of a limited zone released what was dug there, and the limit was a word."""
    limit(door)
    hold, placed = dig(door)
    assert (placed.by, placed.cause) == (RELEASER, codes.HOLD_LIMITED_ZONE)
    with refused(rule.ParcelsNotYourHold(hold, RELEASER, OWN)):
        release(door, hold, "bw_office")
    release(door, hold, "ae_office")
    assert door.state().holds[hold].status == codes.HOLD_RELEASED


def test_of_a_releaser_that_closed_its_licence_office_releases(door: Door) -> None:
    limit(door, releaser=actor("bw_export").organisation)
    hold, _ = dig(door)
    door.do(acts.ParticipantsCloseOffice(actor("bw_export").organisation, 0, True), "bw_focal")
    release(door, hold, "bw_office")


def test_where_nobody_is_named_its_own_office_releases(door: Door) -> None:
    limit(door, releaser=0)
    hold, placed = dig(door)
    assert placed.by == OWN
    release(door, hold, "bw_office")


def test_of_a_bar_the_releaser_releases_what_was_dug_before(door: Door) -> None:
    before = today(door) - 1
    limit(door, BARRED)
    hold, placed = dig(door, day=before)
    assert (placed.by, placed.cause) == (RELEASER, codes.HOLD_BAR)
    with refused(rule.ParcelsNotYourHold(hold, RELEASER, OWN)):
        release(door, hold, "bw_office")


def test_what_is_dated_under_a_limit_is_released_by_whom_that_named(door: Door) -> None:
    limit(door)
    under = today(door) - 1
    limit(door, CLEAR, releaser=0)
    hold, placed = dig(door, day=under)
    assert (placed.by, placed.cause) == (RELEASER, codes.HOLD_LIMITED_ZONE)
    with refused(rule.ParcelsNotYourHold(hold, RELEASER, OWN)):
        release(door, hold, "bw_office")


def test_a_ceiling_is_released_by_its_own_office(door: Door) -> None:
    limit(door, CLEAR)
    before = set(door.state().holds)
    register(door, "C", CEILING + 1, day=today(door))
    (hold,) = door.state().holds.keys() - before
    placed = door.state().holds[hold]
    assert (placed.by, placed.cause) == (OWN, codes.HOLD_CEILING)


# What one does to oneself


def test_attack_own_bar_washes_off_a_decided_one(door: Door) -> None:
    """A Participant bars its limited zone itself, and opens another: who releases stays."""
    before = today(door)
    limit(door)
    bar(door)
    hold, placed = dig(door, day=before)
    assert (placed.by, placed.cause) == (RELEASER, codes.HOLD_BAR)
    with refused(rule.ParcelsNotYourHold(hold, RELEASER, OWN)):
        release(door, hold, "bw_office")
    new, old = opened(door), door.state().zones[ZONE][-1]
    assert (new.status, new.releaser) == (LIMITED, RELEASER)
    assert (old.status, old.releaser) == (codes.ZONE_CLOSED, RELEASER)


@pytest.mark.parametrize("named_first", [True, False])
def test_of_two_limits_the_one_that_names_somebody_passes_on(door: Door, named_first: bool) -> None:
    for zone, named in zip(two_zones(door), (named_first, not named_first), strict=True):
        limit(door, zone=zone, releaser=RELEASER if named else 0)
    new = opened(door)
    assert (new.status, new.releaser) == (LIMITED, RELEASER)


def test_a_stricter_status_brings_its_own_releaser(door: Door) -> None:
    first, second = two_zones(door)
    limit(door, zone=first)
    limit(door, BARRED, zone=second, releaser=actor("ao_office").organisation)
    new = opened(door)
    assert (new.status, new.releaser) == (BARRED, actor("ao_office").organisation)


# What would free goods of a limit that stands


def day_before(door: Door) -> int:
    return today(door) - 1


def test_attack_limited_zone_left_by_closing_it(door: Door) -> None:
    """It was closed by opening another, and what was dated before the limit went free."""
    before = day_before(door)
    limit(door)
    go_to(door, today(door) + 10)
    opened(door)
    hold, placed = dig(door, day=before)
    assert (placed.by, placed.cause) == (RELEASER, codes.HOLD_LIMITED_ZONE)
    with refused(rule.ParcelsNotYourHold(hold, RELEASER, OWN)):
        release(door, hold, "bw_office")


def test_attack_decision_outrun_by_another_zone(door: Door) -> None:
    """Its office replaced the zone within the window, and the decision could not be executed."""
    proposal = propose(door, zone_status(door, LIMITED, releaser=RELEASER))
    taking_its_place = len(door.state().zones) + 1
    opened(door)
    for participant in (AO, BW):
        say(door, proposal, participant)
    wait(door, proposal)
    close(door, proposal, AE, AO, BW)
    new = door.state().zones[taking_its_place][-1]
    assert (new.status, new.releaser) == (LIMITED, RELEASER)
    assert door.state().zones[ZONE][-1].status == codes.ZONE_CLOSED


def until(door: Door, status: int = LIMITED, days: int = 60) -> None:
    """A status that R releases for, and already decided that it ends on a later day."""
    limit(door, status)
    decide(door, zone_status(door, CLEAR, day=today(door) + days))


def test_a_limit_whose_end_is_decided_holds_what_is_dated_before_it(door: Door) -> None:
    before = day_before(door)
    until(door)
    _, placed = dig(door, day=before)
    assert (placed.by, placed.cause) == (RELEASER, codes.HOLD_LIMITED_ZONE)


def test_a_bar_whose_end_is_decided_holds_what_is_dated_before_it(door: Door) -> None:
    before = day_before(door)
    limit(door, BARRED)
    act = acts.ZonesSetStatus(ZONE, CLEAR, today(door) + 60, 0, DOCUMENT)
    through(door, "Decisions", act)
    _, placed = dig(door, day=before)
    assert (placed.by, placed.cause) == (RELEASER, codes.HOLD_BAR)


def test_own_bar_keeps_who_releases_today_though_an_end_is_decided(door: Door) -> None:
    under = today(door)
    until(door)
    stop(door)
    _, placed = dig(door, day=under)
    assert (placed.by, placed.cause) == (RELEASER, codes.HOLD_BAR)


def test_own_bar_keeps_who_is_to_release(door: Door) -> None:
    later = acts.ZonesSetStatus(ZONE, LIMITED, today(door) + 9, RELEASER, DOCUMENT)
    through(door, "Decisions", later)
    stop(door)
    _, placed = dig(door, day=today(door) - 1)
    assert (placed.by, placed.cause) == (RELEASER, codes.HOLD_BAR)


def test_a_bar_that_names_nobody_leaves_what_was_dug_under_a_limit_to_its_releaser(
    door: Door,
) -> None:
    limit(door)
    under = day_before(door)
    limit(door, BARRED, releaser=0)
    _, placed = dig(door, day=under)
    assert (placed.by, placed.cause) == (RELEASER, codes.HOLD_BAR)


def test_a_bar_that_names_somebody_is_released_by_them(door: Door) -> None:
    limit(door)
    under = day_before(door)
    limit(door, BARRED, releaser=actor("ao_office").organisation)
    _, placed = dig(door, day=under)
    assert placed.by == actor("ao_office").organisation


def test_a_limit_of_today_names_who_releases_what_is_dated_before_it(door: Door) -> None:
    """Whoever the earlier one named: the later decision is about all that is entered under it."""
    limit(door, releaser=actor("ao_office").organisation)
    under = day_before(door)
    limit(door)
    _, placed = dig(door, day=under)
    assert (placed.by, placed.cause) == (RELEASER, codes.HOLD_LIMITED_ZONE)


def test_late_entries_stay_with_the_licence_office(door: Door) -> None:
    limit(door, CLEAR)
    before = set(door.state().holds)
    late = acts.ParcelsRegisterLate(
        actor("bw_miner").licence, today(door) - 31, 7, (lot("L", 1_000),)
    )
    door.do(late, "bw_office")
    (hold,) = door.state().holds.keys() - before
    placed = door.state().holds[hold]
    assert (placed.by, placed.cause) == (OWN, codes.HOLD_LATE)


# What a new zone begins with


def test_a_milder_zone_after_a_stricter_one_changes_nothing(door: Door) -> None:
    first, second = two_zones(door)
    put(door, first, BARRED, RELEASER)
    put(door, second, LIMITED, actor("ao_office").organisation)
    new = opened(door)
    assert (new.status, new.releaser) == (BARRED, RELEASER)


def test_of_two_that_name_somebody_the_older_zone_passes_on(door: Door) -> None:
    first, second = two_zones(door)
    put(door, first, LIMITED, RELEASER)
    put(door, second, LIMITED, actor("ao_office").organisation)
    assert opened(door).releaser == RELEASER


def test_a_zone_begins_limited_while_a_limit_and_its_end_are_to_come(door: Door) -> None:
    put(door, ZONE, LIMITED, RELEASER, today(door) + 5)
    put(door, ZONE, CLEAR, 0, today(door) + 9)
    new = opened(door)
    assert (new.status, new.releaser) == (LIMITED, RELEASER)


@pytest.mark.parametrize(("now", "later"), [(RELEASER, 0), (0, RELEASER)])
def test_of_a_limit_of_today_and_one_to_come_the_one_that_names_passes_on(
    door: Door, now: int, later: int
) -> None:
    put(door, ZONE, LIMITED, now)
    put(door, ZONE, LIMITED, later, today(door) + 60)
    new = opened(door)
    assert (new.status, new.releaser) == (LIMITED, RELEASER)


def test_of_a_limit_of_today_and_one_to_come_that_of_today_passes_on(door: Door) -> None:
    put(door, ZONE, LIMITED, RELEASER)
    put(door, ZONE, LIMITED, actor("ao_office").organisation, today(door) + 60)
    assert opened(door).releaser == RELEASER


def test_a_bar_to_come_is_stricter_than_a_limit_of_today_that_names_somebody(door: Door) -> None:
    put(door, ZONE, LIMITED, RELEASER)
    put(door, ZONE, BARRED, 0, today(door) + 60)
    new = opened(door)
    assert (new.status, new.releaser) == (BARRED, 0)


def test_what_was_decided_for_later_and_overtaken_passes_nothing_on(door: Door) -> None:
    put(door, ZONE, LIMITED, RELEASER, today(door) + 60)
    put(door, ZONE, CLEAR, 0)
    new = opened(door)
    assert (new.status, new.releaser) == (CLEAR, 0)


def test_a_limit_of_the_day_of_the_closing_holds_what_is_dated_before_it(door: Door) -> None:
    put(door, ZONE, LIMITED, RELEASER)
    opened(door)
    _, placed = dig(door, day=day_before(door))
    assert (placed.by, placed.cause) == (RELEASER, codes.HOLD_LIMITED_ZONE)


def test_a_limit_that_a_closing_came_before_holds_nothing(door: Door) -> None:
    put(door, ZONE, LIMITED, RELEASER, today(door) + 5)
    opened(door)
    register(door, "A", 1_000, day=day_before(door))
    assert not door.state().holds


def test_who_a_clear_epoch_names_releases_nothing_of_a_bar(door: Door) -> None:
    put(door, ZONE, CLEAR, RELEASER, day_before(door))
    put(door, ZONE, BARRED, 0)
    _, placed = dig(door, day=day_before(door))
    assert (placed.by, placed.cause) == (OWN, codes.HOLD_BAR)
