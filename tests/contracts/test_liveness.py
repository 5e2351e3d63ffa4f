"""Liveness: from every state of a shipment, whoever is suspended or silent, somebody leads on."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kp_ledger.base.messages import Event, Refusal
from kp_ledger.generated import acts, codes
from tests.contracts.approving import suspend_self
from tests.contracts.certifying import Certified, certified, confirm, depart, departed, today
from tests.contracts.detaining import (
    detain,
    find,
    find_back,
    lose,
    record,
    resolve,
    resolve_alone,
    take_back,
    turn_back,
)
from tests.contracts.test_detentions import confirmed_in_part
from tests.world import DOCUMENT, Door, go_to

LONGEST = 400
ORIGIN, DESTINATION = "bw_office", "ae_office"
Act = Callable[[Door, Certified], object]


def _flagged(door: Door) -> Certified:
    shipment = departed(door)
    seen = acts.ShipmentsSeenInTransit(shipment.number, today(door), False, DOCUMENT)
    door.do(seen, "ao_office")
    return shipment


def _detained(door: Door) -> Certified:
    shipment = confirmed_in_part(door)
    detain(door, shipment)
    return shipment


def _returning(door: Door) -> Certified:
    shipment = departed(door)
    turn_back(door, shipment)
    return shipment


def _lost(door: Door) -> Certified:
    shipment = departed(door)
    resolve(door, shipment, codes.OUTCOME_LOST)
    return shipment


def _rest(door: Door, shipment: Certified) -> list[Event]:
    """Confirms what is still to come, with a finding on the seals."""
    word = door.state().parcel
    rest = [one for one in shipment.parcels if word(one).status == codes.PARCEL_DEPARTED]
    weight = sum(word(one).millicarats for one in rest)
    whole = sum(word(one).millicarats for one in shipment.parcels)
    return confirm(
        door, shipment, confirmed=tuple(rest), measured=weight, millicarats=whole,
        seals_intact=True, seals_document=DOCUMENT,
    )  # fmt: skip


STATES: dict[str, Callable[[Door], Certified]] = {
    "departed": departed,
    "confirmed in part": confirmed_in_part,
    "flagged": _flagged,
    "detained": _detained,
    "returning": _returning,
    "lost": _lost,
}
# What each end can do by itself.
OF_THE_ORIGIN: tuple[Act, ...] = (take_back, lose, find_back)
OF_THE_DESTINATION: tuple[Act, ...] = (
    _rest,
    turn_back,
    detain,
    lambda door, shipment: resolve_alone(door, shipment, codes.OUTCOME_FORFEIT),
    find,
)


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("silent", [ORIGIN, DESTINATION])
@pytest.mark.parametrize("suspended", [(), (ORIGIN,), (DESTINATION,), (ORIGIN, DESTINATION)])
def test_attack_liveness(door: Door, state: str, silent: str, suspended: tuple[str, ...]) -> None:
    """One end says nothing any more; the other leads on by itself, in time."""
    shipment = STATES[state](door)
    first = today(door)
    for office in suspended:
        suspend_self(door, office)
    alone = OF_THE_DESTINATION if silent == ORIGIN else OF_THE_ORIGIN
    before = record(door, shipment).a
    for days in (0, 95, 110, 200, LONGEST):
        go_to(door, max(first + days, today(door)))
        if any(_does(door, act, shipment) for act in alone):
            break
    after = record(door, shipment).a
    assert (after.status, after.remaining) != (before.status, before.remaining)


def _does(door: Door, act: Act, shipment: Certified) -> bool:
    try:
        act(door, shipment)
    except Refusal:
        return False
    return True


def test_what_was_issued_departs_or_is_lapsed_by_anybody(door: Door) -> None:
    shipment = certified(door)
    first = today(door)
    suspend_self(door, DESTINATION)
    assert not _does(door, depart, shipment)
    go_to(door, first + 34)
    act = acts.CancellationsLapse(shipment.number, shipment.packing)
    door.do(act, "ao_miner")
    assert record(door, shipment).a.status == codes.CERTIFICATE_LAPSED
