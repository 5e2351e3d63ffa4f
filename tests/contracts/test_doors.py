"""What each contract that writes parcels may do to weight, however wrong its own rules were."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from kp_ledger.domain.parcels import Parcel
from kp_ledger.generated import acts, codes
from kp_ledger.generated import refusals as rule
from tests.actors import BW
from tests.contracts.parceling import ORIGIN, registered, word
from tests.contracts.probing import through
from tests.world import TODAY, Door, refused, register

MAKERS, MOVERS = ("Corrections", "Paper"), ("Issuance", "Cancellations", "Shipments", "Detentions")
FIRST, SECOND = b"\x77" * 32, b"\x78" * 32
WEIGHT = 1_000


def made(millicarats: int = WEIGHT) -> Parcel:
    return registered(BW, "bw_miner", TODAY, millicarats=millicarats, revision=2)


def next_of(before: Parcel, **changes: Any) -> Parcel:
    return replace(before, **{"revision": before.revision + 1, **changes})


def write(
    door: Door, contract: str, changed: dict[bytes, Parcel], new: dict[bytes, Parcel]
) -> None:
    words = tuple(one.pack() for one in (*changed.values(), *new.values()))
    through(door, contract, acts.ParcelsWrite((*changed, *new), words, len(changed)))


def there(door: Door) -> tuple[bytes, Parcel]:
    parcel = register(door, "A", WEIGHT).parcel
    return parcel, word(door, parcel)


@pytest.mark.parametrize("contract", MAKERS)
def test_who_registers_makes_weight(door: Door, contract: str) -> None:
    write(door, contract, {}, {FIRST: made()})
    assert word(door, FIRST).millicarats == WEIGHT


@pytest.mark.parametrize("contract", MAKERS)
def test_who_registers_raises_weight(door: Door, contract: str) -> None:
    parcel, before = there(door)
    write(door, contract, {parcel: next_of(before, millicarats=WEIGHT + 1)}, {})
    assert word(door, parcel).millicarats == WEIGHT + 1


def test_attack_door_creates_more_than_it_spends(door: Door) -> None:
    """Transformations makes what it spends, to the millicarat, and nothing of nothing."""
    parcel, before = there(door)
    spent = {parcel: next_of(before, status=codes.PARCEL_SPENT)}
    for more in creations(WEIGHT + 1):
        with refused(rule.ParcelsMadeMore(WEIGHT, WEIGHT + 1)):
            write(door, "Transformations", spent, more)
    with refused(rule.ParcelsMadeMore(0, 1)):
        write(door, "Transformations", {}, {FIRST: made(1)})
    with refused(rule.ParcelsMadeMore(WEIGHT, WEIGHT + 1)):
        write(door, "Transformations", {parcel: next_of(before, millicarats=WEIGHT + 1)}, {})
    with refused(rule.ParcelsMadeMore(WEIGHT, WEIGHT + 1)):
        write(door, "Transformations", {parcel: next_of(before)}, {FIRST: made(1)})
    write(door, "Transformations", spent, {FIRST: made(WEIGHT - 1), SECOND: made(1)})
    assert [word(door, one).millicarats for one in (FIRST, SECOND)] == [WEIGHT - 1, 1]


def creations(weight: int) -> Iterator[dict[bytes, Parcel]]:
    yield {FIRST: made(weight)}
    yield {FIRST: made(weight - 1), SECOND: made(1)}


@pytest.mark.parametrize("contract", MOVERS)
def test_attack_a_decider_of_certificates_makes_weight(door: Door, contract: str) -> None:
    caller = door.ledger.addresses[contract].lower()
    parcel, before = there(door)
    with refused(rule.ParcelsMayNotMake(FIRST, caller)):
        write(door, contract, {}, {FIRST: made()})
    with refused(rule.ParcelsMayNotMake(FIRST, caller)):
        write(door, contract, {parcel: next_of(before, millicarats=1)}, {FIRST: made(1)})
    with refused(rule.ParcelsMayNotRaise(parcel, WEIGHT, WEIGHT + 1)):
        write(door, contract, {parcel: next_of(before, millicarats=WEIGHT + 1)}, {})
    with refused(rule.ParcelsMayNotChangeOrigin(parcel, ORIGIN, ORIGIN + 1)):
        write(door, contract, {parcel: next_of(before, blend=ORIGIN + 1)}, {})


@pytest.mark.parametrize("contract", MOVERS)
def test_a_decider_of_certificates_moves_and_writes_down(door: Door, contract: str) -> None:
    parcel, before = there(door)
    write(door, contract, {parcel: next_of(before, millicarats=WEIGHT - 1)}, {})
    assert word(door, parcel) == next_of(before, millicarats=WEIGHT - 1)
