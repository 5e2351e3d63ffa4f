"""What the rules leave open is as they say; without the rule, or where they know a way, there is one."""

from __future__ import annotations

from random import Random
from typing import Any

import pytest

from kp_ledger.generated import codes
from kp_ledger.model import consensus
from tests.promises import liveness, open_states
from tests.promises.game import PILOTS_EVERY, Game, Tally
from tests.promises.liveness import Case

SEED = 11


def pilot() -> Game:
    return Game(Random(SEED), Tally(games=PILOTS_EVERY - 1))


def ways_on(game: Game) -> dict[str, bool]:
    cases: list[Case] = list(open_states.pilots(game.state, game.moment))
    return {
        f"{case.way} ({case.target!r})": case.has_a_way_on(game.random, game.moment)
        for case in cases
    }


def test_a_pilot_of_two_decides_nothing_while_one_is_silent() -> None:
    found = ways_on(pilot())
    assert len(found) == 3
    assert found.pop("a pilot of two, and both speak (0)")
    assert not any(found.values())


def test_without_the_rule_that_all_support_one_of_two_decides(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def nothing(*_: Any) -> None: ...

    monkeypatch.setattr(consensus, "check_heard", nothing)
    monkeypatch.setattr(consensus, "_check_closings", nothing)
    assert all(ways_on(pilot()).values())


def test_goods_of_whoever_left_are_moved_by_its_last_office_while_that_has_keys() -> None:
    game = Game(Random(SEED), Tally())
    game.play(80, asking=False)
    parcel = next(
        it
        for it in liveness.held(game.state)
        if game.state.parcels[it].custodian not in game.state.offices
        and liveness.offices_of(game.state, game.state.parcels[it].place, game.moment)
    )
    cases = list(open_states.of_whoever_left(game.state, parcel, game.moment))
    assert [case.has_a_way_on(game.random, game.moment) for case in cases] == [True, False]
    assert [case.is_open for case in cases] == [False, True]


def test_what_departs_after_a_bar_of_its_origin_is_named() -> None:
    tally = Tally()
    while not tally.open_states[open_states.BARRED_SINCE]:
        Game(Random(f"{SEED}/{tally.games}"), tally).play(300, asking=False)
        assert tally.games < 10, "no shipment has left after a bar of its origin"
    assert tally.accepted["Courier"]


def test_what_is_not_reached_is_not_built() -> None:
    """A matter that names a successor makes the last of the open states one to be reached."""
    assert not [name for name in vars(codes) if "SUCCESSOR" in name]
    assert open_states.NOT_REACHED.keys() == {"a successor on another chain"}
