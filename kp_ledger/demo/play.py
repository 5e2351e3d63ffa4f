"""Plays a planned year on a chain, block by block, and holds the chain to the model at each step.

It can be broken off at any point. The plan is the same each time, so a second run skips what each
key has sent already, once the chain's events have been found to be those of the plan so far.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from eth_account import Account
from eth_account.signers.local import LocalAccount

from kp_ledger.answers.tally import Tally
from kp_ledger.base.errors import LedgerError
from kp_ledger.base.messages import Event
from kp_ledger.chain.client import Client, Recorded
from kp_ledger.demo.actors import Actor
from kp_ledger.demo.book import Step
from kp_ledger.model.rules import apply
from kp_ledger.model.state import State


class OtherYear(LedgerError):
    """The chain has recorded something else than this plan says."""


@dataclass(slots=True)
class Score:
    """What has been played."""

    steps: int = 0
    skipped: int = 0
    blocks: int = 0
    refused: int = 0
    gas: int = 0


@dataclass(slots=True)
class Player:
    """Sends the steps of a year. `state` and `tally` are folded from what the chain answers."""

    client: Client
    state: State
    tally: Tally
    score: Score = field(default_factory=Score)
    _accounts: dict[str, LocalAccount] = field(default_factory=dict)
    _sent: dict[str, int] = field(default_factory=dict)
    _counts: dict[str, int] = field(default_factory=dict)
    _before: deque[Event] = field(default_factory=deque)

    def begin(self, actors: Sequence[Actor], founded: int) -> None:
        """Asks the chain what is there: the founding's `founded` events, and perhaps more."""
        calls = [("eth_getTransactionCount", [actor.address, "latest"]) for actor in actors]
        for actor, count in zip(actors, self.client.rpc.batch(calls), strict=True):
            self._counts[actor.address] = int(count, 16)
        for number, told in enumerate(self.client.recorded()):
            if number < founded:
                self._fold(told.event, told.moment)
            else:
                self._before.append(told.event)

    def play(
        self, days: Iterable[list[Step]], told: Callable[[Step], None], lived: Callable[[], None]
    ) -> None:
        """Plays each day; `told` hears of each step with a text, `lived` of each day's end."""
        for steps in days:
            for moment, block in groupby(steps, key=lambda step: step.moment):
                self._play_block(list(block), moment)
            for step in steps:
                if step.text:
                    told(step)
            lived()
        if self._before:
            raise OtherYear(f"the chain has {len(self._before)} events that the plan has not")

    def _play_block(self, steps: list[Step], moment: int) -> None:
        missing = [step for step in steps if not self._is_recorded(step)]
        for step in steps[: len(steps) - len(missing)]:
            self._recall(step)
        if not missing:
            return
        if self._before:
            raise OtherYear(f"the chain went another way before step {missing[0].number}")
        calls = [(step.act, self._account(step.sender)) for step in missing]
        recorded = self.client.send_block(calls, moment)
        self.score.blocks += 1
        for step, answer in zip(missing, recorded, strict=True):
            self._compare(step, answer)

    def _is_recorded(self, step: Step) -> bool:
        """Whether its sender has sent so many transactions that this one is among them."""
        address = step.sender.address
        number = self._sent.get(address, 0)
        self._sent[address] = number + 1
        return number < self._counts.get(address, 0)

    def _recall(self, step: Step) -> None:
        self.score.skipped += 1
        for event in step.events:
            if not self._before or self._before.popleft() != event:
                raise OtherYear(f"the chain has not recorded step {step.number} as it is planned")
            self._fold(event, step.moment)

    def _compare(self, step: Step, answer: Recorded) -> None:
        """The chain answers what the model said, or the year ends here."""
        if answer.refusal != step.refusal or answer.events != step.events:
            raise OtherYear(
                f"step {step.number}, {type(step.act).__name__}: the model says"
                f" {step.refusal or step.events!r}, the chain {answer.refusal or answer.events!r}"
            )
        self.score.steps += 1
        self.score.refused += step.refusal is not None
        self.score.gas += answer.gas
        for event in answer.events:
            self._fold(event, step.moment)

    def _fold(self, event: Event, moment: int) -> None:
        apply(self.state, event, moment)
        self.tally.tell(event, self.state)

    def _account(self, actor: Actor) -> LocalAccount:
        if actor.address not in self._accounts:
            self._accounts[actor.address] = Account.from_key(actor.secret)
        return self._accounts[actor.address]
