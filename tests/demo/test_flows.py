"""The trade matrix meets the published totals exactly, whatever is drawn."""

from __future__ import annotations

import pytest

from kp_ledger.answers.published import ON_LEDGER, published, weight
from kp_ledger.demo.flows import drawn
from kp_ledger.demo.schedule import DUG_APART, NEWCOMER, NEWCOMER_PAIR, OPENING_DAY, scheduled
from tests.chance import fresh

SEEDS = [1, *map(fresh, range(4))]


def test_the_figures_are_those_published() -> None:
    figures = published()
    assert sum(weight(row) for row in figures.production.values()) == 111_523 * 1_000_000
    assert figures.unnamed(figures.exports) == 53_430 * 1_000_000
    assert figures.unnamed(figures.imports) == 90_200 * 1_000_000
    assert figures.gap == 2_500 * 1_000_000


@pytest.mark.chance
@pytest.mark.parametrize("seed", SEEDS, ids=range(5))
def test_named_totals_are_met_to_the_millicarat(seed: int) -> None:
    figures, flows = published(), drawn(published(), seed)
    for code in ("AE", "EU", "RU", "IN", "BW", "CA", "AO", "CD"):
        assert flows.exports(code) == figures.exports[code].millicarats
    for code in ("IN", "AE"):
        assert flows.imports(code) == figures.imports[code].millicarats
    assert all(w > 0 for w in (*flows.certified.values(), *flows.before.values()))


def test_another_seed_draws_another_year_and_the_same_seed_the_same() -> None:
    assert drawn(published(), 1) == drawn(published(), 1)
    assert drawn(published(), 1) != drawn(published(), 2)


@pytest.mark.parametrize("scale", [1, 0.2, 0.05])
def test_the_scale_changes_no_total(scale: float) -> None:
    figures, flows = published(), drawn(published(), 1)
    schedule = scheduled(figures, flows, 1, scale)
    for code in ON_LEDGER:
        dug = sum(dig.millicarats for dig in schedule.digs if dig.participant == code)
        dug += DUG_APART.get(code, 0)
        published_row = figures.production.get(code)
        assert dug == (weight(published_row) if published_row else 0)
        shipped = sum(
            s.millicarats for s in schedule.shipments if s.exporter == code and not s.before
        )
        apart = NEWCOMER if code == NEWCOMER_PAIR[0] else 0
        assert shipped + apart == flows.exports(code)
    assert schedule.opening == scheduled(figures, flows, 1, 1).opening


def test_nobody_ships_what_it_does_not_have() -> None:
    schedule = scheduled(published(), drawn(published(), 1), 1, 1)
    for code in ON_LEDGER:
        for day in range(365):
            level = schedule.opening.get(code, 0) if day >= OPENING_DAY else 0
            level += sum(
                d.millicarats for d in schedule.digs if d.participant == code and d.day <= day
            )
            for s in schedule.shipments:
                if s.day <= day:
                    level += s.millicarats * (
                        (s.importer == code) - (s.exporter == code and not s.foreign)
                    )
            assert level >= 0, (code, day)


def test_stated_stock_is_there_at_least() -> None:
    flows = drawn(published(), 1)
    opening = scheduled(published(), flows, 1, 1).opening
    stated = {"CD": 893, "AO": 386, "AE": 2_600}
    assert all(opening[code] >= kilocarats * 1_000_000 for code, kilocarats in stated.items())
    assert opening["EU"] >= flows.exports("EU") - flows.imports("EU")
