"""Playing a year, breaking it off, and going on: on a chain that is the model itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import cast

import pytest
from eth_account.signers.local import LocalAccount

from kp_ledger.answers.tally import Tally
from kp_ledger.base.errors import LedgerUnavailable
from kp_ledger.base.messages import Act, Refusal
from kp_ledger.chain.client import Client, Recorded
from kp_ledger.chain.reader import LoggedEvent
from kp_ledger.demo.book import Step
from kp_ledger.demo.foundation import Foundation
from kp_ledger.demo.plan import Script, Year
from kp_ledger.demo.play import OtherYear, Player
from kp_ledger.model.rules import Call, apply, decide
from kp_ledger.model.state import State
from tests.demo.test_plan import ALLOCATION, FIRST_DAY, LEDGER, SMALL


@dataclass
class ModelChain:
    """Answers as a client does. Breaks off for good when `blocks` have been sealed."""

    foundation: Foundation
    blocks: int = 1 << 30
    told: list[LoggedEvent] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    moments: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.state = State(LEDGER)
        for event in self.foundation.events(LEDGER):
            apply(self.state, event, self.foundation.moment)
            self.told.append(LoggedEvent(0, self.foundation.moment, 0, event, ""))

    @property
    def rpc(self) -> ModelChain:
        return self

    def batch(self, calls: list[tuple[str, list[str]]]) -> list[str]:
        return [hex(self.counts[params[0]]) for _, params in calls]

    def recorded(self) -> list[LoggedEvent]:
        return self.told

    def send_block(self, calls: list[tuple[Act, LocalAccount]], moment: int) -> list[Recorded]:
        if len(self.moments) >= self.blocks:
            raise LedgerUnavailable("the node is gone")
        self.moments.append(moment)
        return [self._record(act, account.address.lower(), moment) for act, account in calls]

    def _record(self, act: Act, sender: str, moment: int) -> Recorded:
        self.counts[sender] += 1
        try:
            events = tuple(decide(self.state, act, Call(sender, moment)))
        except Refusal as refusal:
            return Recorded("", 0, moment, 0, 0, (), refusal)
        for event in events:
            apply(self.state, event, moment)
            self.told.append(LoggedEvent(0, moment, 0, event, ""))
        return Recorded("", 0, moment, 0, 0, events)


def played(chain: ModelChain, script: Script, hears: Callable[[Step], None]) -> Player:
    """A player whose year is over; `hears` has heard of each step with a text."""
    player = Player(cast(Client, chain), State(LEDGER), Tally(script.first_day))
    player.begin(script.cast.all(), len(chain.foundation.events(LEDGER)))
    year = Year(script, Foundation(script, ALLOCATION).state(LEDGER))
    player.play(year.days(), hears, lambda: None)
    return player


def deaf(step: Step) -> None:
    """Hears of nothing."""


def test_a_year_that_breaks_off_is_finished_with_nothing_doubled() -> None:
    script = Script(1, SMALL, FIRST_DAY)
    whole = played(ModelChain(Foundation(script, ALLOCATION)), script, deaf)

    chain = ModelChain(Foundation(script, ALLOCATION), blocks=150)
    with pytest.raises(LedgerUnavailable):
        played(chain, script, deaf)
    assert len(chain.moments) == 150
    chain.blocks = 1 << 30
    texts: list[Step] = []
    resumed = played(chain, script, texts.append)

    assert resumed.tally == whole.tally
    assert resumed.state == whole.state == chain.state
    assert resumed.score.steps + resumed.score.skipped == whole.score.steps
    assert chain.moments == sorted(set(chain.moments))
    assert len(texts) == 9 + 19


def test_a_year_of_another_seed_is_not_gone_on_with() -> None:
    script, other = Script(1, SMALL, FIRST_DAY), Script(2, SMALL, FIRST_DAY)
    chain = ModelChain(Foundation(script, ALLOCATION), blocks=50)
    with pytest.raises(LedgerUnavailable):
        played(chain, script, deaf)
    chain.blocks = 1 << 30
    with pytest.raises(OtherYear):
        played(chain, other, deaf)


def test_a_chain_that_says_something_else_than_the_model_ends_the_year() -> None:
    script = Script(1, SMALL, FIRST_DAY)
    chain = ModelChain(Foundation(script, ALLOCATION))
    chain.state.focal_keys.clear()
    with pytest.raises(OtherYear):
        played(chain, script, deaf)
