"""Who releases what is on hold for a zone's status: the office that the decision names."""

from __future__ import annotations

import pytest

from kp_ledger.generated import acts, codes
from kp_ledger.generated import events as happened
from kp_ledger.generated import refusals as rule
from kp_ledger.generated.records import Hold
from kp_ledger.model import typed
from tests.actors import BW, actor
from tests.contracts.consenting import decide, propose, today, zone_status
from tests.world import CEILING, DOCUMENT, ZONES, Door, refused, register

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
    door.do(acts.ZonesBarOwn(ZONE, DOCUMENT), "bw_office")
    assert door.state().zones[ZONE][-1].releaser == RELEASER
    hold, placed = dig(door, day=before)
    assert (placed.by, placed.cause) == (RELEASER, codes.HOLD_BAR)
    with refused(rule.ParcelsNotYourHold(hold, RELEASER, OWN)):
        release(door, hold, "bw_office")
    opened = door.do(acts.ZonesOpenZone(DOCUMENT, ()), "bw_office")[0]
    assert isinstance(opened, happened.ZoneOpened)
    new, old = door.state().zones[opened.zone][-1], door.state().zones[ZONE][-1]
    assert (new.status, new.releaser) == (BARRED, RELEASER)
    assert (old.status, old.releaser) == (codes.ZONE_CLOSED, RELEASER)


@pytest.mark.parametrize("named_first", [True, False])
def test_of_two_limits_the_one_that_names_somebody_passes_on(door: Door, named_first: bool) -> None:
    opened = [door.do(acts.ZonesOpenZone(DOCUMENT, ()), "bw_office")[0] for _ in range(2)]
    zones = [event.zone for event in opened if isinstance(event, happened.ZoneOpened)]
    for zone, named in zip(zones, (named_first, not named_first), strict=True):
        limit(door, zone=zone, releaser=RELEASER if named else 0)
    third = door.do(acts.ZonesOpenZone(DOCUMENT, ()), "bw_office")[0]
    assert isinstance(third, happened.ZoneOpened)
    new = door.state().zones[third.zone][-1]
    assert (new.status, new.releaser) == (LIMITED, RELEASER)


def test_a_stricter_status_brings_its_own_releaser(door: Door) -> None:
    opened = [door.do(acts.ZonesOpenZone(DOCUMENT, ()), "bw_office")[0] for _ in range(2)]
    first, second = (event.zone for event in opened if isinstance(event, happened.ZoneOpened))
    limit(door, zone=first)
    limit(door, BARRED, zone=second, releaser=actor("ao_office").organisation)
    third = door.do(acts.ZonesOpenZone(DOCUMENT, ()), "bw_office")[0]
    assert isinstance(third, happened.ZoneOpened)
    new = door.state().zones[third.zone][-1]
    assert (new.status, new.releaser) == (BARRED, actor("ao_office").organisation)
