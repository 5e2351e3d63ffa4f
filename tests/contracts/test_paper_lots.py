"""What foreign paper covers: lots with their origins, weights and values."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kp_ledger.generated import codes
from kp_ledger.generated import refusals as rule
from kp_ledger.model import typed
from tests.actors import AO
from tests.contracts.certifying import (
    DESTINATION,
    NOTHING,
)
from tests.contracts.recording import (
    DECLARED,
    FROM_AO,
    declared,
    paper,
    record,
)
from tests.world import ZONES, Door, reference, refused

MOST_WEIGHT, MOST_CENTS = (1 << 40) - 1, (1 << 64) - 1


# Refusals: what it covers


def test_a_lot_has_reference_weight_and_kind(door: Door) -> None:
    with refused(rule.ReferenceMalformed(NOTHING)):
        record(door, paper(), declared(""))
    with refused(rule.LotsNoWeight(reference("IN-1"))):
        record(door, paper(), declared(weight=0))
    with refused(rule.LotsUnknownKind(reference("IN-1"), codes.KIND_POLISHED)):
        record(door, paper(), declared(kind=codes.KIND_POLISHED))


def test_a_lot_has_an_origin(door: Door) -> None:
    with refused(rule.PaperNoOrigin(reference("IN-1"))):
        record(door, paper(), replace(declared(), origins=()))


@pytest.mark.parametrize("origin", [0, DECLARED - 1, DECLARED + 1, 0x7000 << 8 | 1])
def test_an_origin_is_known(door: Door, origin: int) -> None:
    with refused(rule.PaperUnknownOrigin(reference("IN-1"), origin)):
        record(door, paper(), declared("IN-1", 1_000, 1, (origin, 1_000)))


@pytest.mark.parametrize("nature", [codes.NATURE_TRACED, codes.NATURE_OPENING])
def test_paper_declares_origins_or_leaves_them_not_stated(door: Door, nature: int) -> None:
    origin = ZONES[AO, nature] << 8 | 1
    with refused(rule.PaperOriginNature(reference("IN-1"), origin, nature)):
        record(door, paper(), declared("IN-1", 1_000, 1, (origin, 1_000)))


@pytest.mark.parametrize("second", [599, 601])
def test_origins_add_up_to_their_lot(door: Door, second: int) -> None:
    entries = ((FROM_AO, 400), (DECLARED, second))
    with refused(rule.PaperOriginsDiffer(reference("IN-1"), 1_000, 400 + second)):
        record(door, paper(), declared("IN-1", 1_000, 1, *entries))


@pytest.mark.parametrize("kind", [1, 2, 3])
def test_lots_add_up_to_the_paper_by_kind(door: Door, kind: int) -> None:
    lots = [declared(f"IN-{k}", 1_000, k) for k in (1, 2, 3)]
    stated = [1_000, 1_000, 1_000]
    stated[kind - 1] = 999
    with refused(rule.PaperKindDiffers(kind, 999, 1_000)):
        record(door, paper(millicarats=tuple(stated), cents=(1, 1, 1)), *lots)


def test_the_weight_fits_a_certificate(door: Door) -> None:
    lots = [declared("IN-1", MOST_WEIGHT), declared("IN-2", 1, codes.KIND_GEM)]
    printed = paper(millicarats=(MOST_WEIGHT, 0, 1), cents=(1, 0, 1))
    with refused(rule.PaperTooHeavy(MOST_WEIGHT + 1, MOST_WEIGHT)):
        record(door, printed, *lots)


def test_a_kind_has_a_value_when_there_is_some(door: Door) -> None:
    with refused(rule.PaperNoValue(1)):
        record(door, paper(cents=(0, 0, 0)))
    with refused(rule.PaperValueOfAbsentKind(3, 7)):
        record(door, paper(cents=(5_000, 0, 7)))


def test_the_value_fits_a_certificate(door: Door) -> None:
    lots = [declared("IN-1"), declared("IN-2", 5, codes.KIND_GEM)]
    printed = paper(millicarats=(1_000, 0, 5), cents=(MOST_CENTS, 0, 1))
    with refused(rule.PaperValueTooHigh(MOST_CENTS + 1, MOST_CENTS)):
        record(door, printed, *lots)


# Refusals: what is written down


def test_origins_ascend(door: Door) -> None:
    entries = ((DECLARED, 400), (FROM_AO, 600))
    with refused(rule.BlendsNotAscending(FROM_AO)):
        record(door, paper(), declared("IN-1", 1_000, 1, *entries))


@pytest.mark.parametrize("weight", [500, 400])
def test_a_lot_is_registered_once(door: Door, weight: int) -> None:
    parcel = typed.parcel_id(DESTINATION, reference("IN-1"))
    lots = [declared("IN-1", weight), declared("IN-1", 1_000 - weight)]
    with refused(rule.ParcelsExists(parcel)):
        record(door, paper(), *lots)
    record(door, paper())
    with refused(rule.ParcelsExists(parcel)):
        record(door, paper(number="2"))
