"""Games: some hundred acts of insiders from one beginning, each judged by every promise."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from random import Random

from kp_ledger.base.messages import NO_KEY, Act, Event, Refusal, Signed
from kp_ledger.catalogue.acts import ACTS
from kp_ledger.chain.codec import decode_act, encode
from kp_ledger.domain.days import SECONDS_PER_DAY
from kp_ledger.generated import codes
from kp_ledger.generated.events import OriginBarred
from kp_ledger.generated.records import ParticipantEntry
from kp_ledger.keys.signing import recover_order
from kp_ledger.model.founding import found
from kp_ledger.model.rules import Call, apply, decide
from kp_ledger.model.state import State
from tests import world
from tests.actors import account, actor
from tests.contracts.conftest import model_world
from tests.differential.scene import NothingSuitableError
from tests.promises import hands, liveness, open_states, people, weights
from tests.promises.cast import INSIDERS
from tests.promises.ghost import Ghost
from tests.promises.insiders import Insider, Memory, Mistaken
from tests.promises.promises import KEPT, PROMISES
from tests.promises.watching import Step, taken, watch

ACTS_A_GAME = 300
WAITS = [0] * 40 + [1, 1, 1, 2, 2, 5, 11, 31]  # days
ASKED_EVERY = 150
PILOTS_EVERY = 5  # games
UNBARRED_EVERY = 3  # games; in the others an origin is barred once its goods are certified
LEFT_OUT = "ao_"  # of a pilot of two
ENOUGH = 12  # of one way in which nothing leads on
JUDGES = (hands, people, weights)  # importing them puts their promises into the list


@dataclass(frozen=True)
class Break:
    """A promise that did not hold: which, in what way, and the act that broke it."""

    promise: str
    way: str
    told: str


@dataclass
class Tally:
    """How often each premise held, each kind of actor acted, and what broke."""

    premises: Counter[str] = field(default_factory=Counter)
    tried: Counter[str] = field(default_factory=Counter)
    accepted: Counter[str] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    breaks: Counter[tuple[str, str]] = field(default_factory=Counter)
    first: dict[tuple[str, str], tuple[int, str]] = field(default_factory=dict)
    open_states: Counter[str] = field(default_factory=Counter)
    acts: int = 0
    games: int = 0

    def broken(self, one: Break) -> None:
        key = one.promise, one.way
        self.breaks[key] += 1
        self.first.setdefault(key, (self.acts, one.told))


class Game:
    def __init__(self, random: Random, tally: Tally) -> None:
        self.random = random
        self.tally = tally
        self.ghost = Ghost()
        self.memory = Memory()
        tally.games += 1
        self.bar_to_come = tally.games % UNBARRED_EVERY != 0
        self.state, self.moment = self._begun(tally.games % PILOTS_EVERY == 0)
        self._bar_some_origin()
        watch(self.state)

    def play(self, acts: int, asking: bool = True) -> None:
        for count in range(acts):
            if asking and count % ASKED_EVERY == ASKED_EVERY - 1:
                self.ask_for_ways_on()
            self.moment += 1 + self.random.choice(WAITS) * SECONDS_PER_DAY
            insider = self.random.choice(INSIDERS)(self.state, self.random, self.moment)
            insider.memory = self.memory
            self._turn(insider)

    def _turn(self, insider: Insider) -> None:
        name = type(insider).__name__
        try:
            act, by = insider.act()
        except NothingSuitableError:
            return
        self.memory.made.append((act, by))
        self.tally.acts += 1
        self.tally.tried[name] += 1
        if isinstance(insider, Mistaken):
            act = recovered(act, self.state)
        try:
            step = self._done(act, by)
        except Refusal:
            self._tried_in_vain(act, by)
            return
        self.tally.accepted[name] += 1
        self.tally.kinds[type(act).__name__] += 1
        for broken in self._judged(step):
            self.tally.broken(broken)
        self.tally.open_states.update(open_states.named(step, self.ghost))
        self._seen(step.events)
        self.ghost.carry_out(act)
        if self.bar_to_come and step.of("CertificateIssued"):
            self._bar_what_was_issued(step)

    def _done(self, act: Act, by: str) -> Step:
        sender = actor(by).address
        events = decide(self.state, act, Call(sender, self.moment))
        for event in events:
            apply(self.state, event, self.moment)
        return taken(self.state, act, sender, self.moment, events)

    def _tried_in_vain(self, act: Act, by: str) -> None:
        step = Step(act, actor(by).address, self.moment, self.state, [], {}, {})
        for promise in PROMISES:
            if promise.of_attempts:
                self.tally.premises[promise.name] += sum(1 for _ in promise.judge(step, self.ghost))

    def _judged(self, step: Step) -> Iterator[Break]:
        for promise in PROMISES:
            for way in promise.judge(step, self.ghost):
                self.tally.premises[promise.name] += 1
                if way != KEPT:
                    yield Break(promise.name, way, f"{step.act} by {step.by}: {step.events}")

    def _seen(self, events: list[Event]) -> None:
        for event in events:
            self.ghost.see(event, self.moment)

    def ask_for_ways_on(self) -> None:
        """What is under way at the end has a way on; what the rules call open has none."""
        told = self.state, self.random, self.moment
        for case in (*liveness.cases(*told), *open_states.cases(*told)):
            if self.tally.breaks[liveness.NAME, case.way] >= ENOUGH:
                continue
            found = case.has_a_way_on(self.random, self.moment)
            if case.is_open:
                self.tally.open_states[case.way] += not found
            else:
                self.tally.premises[liveness.NAME] += 1
            if found == case.is_open:
                self.tally.broken(Break(liveness.NAME, case.way, f"{case.target!r}"))

    # The beginning

    def _begun(self, pilot: bool) -> tuple[State, int]:
        """The tests' small world, or a pilot of two of it, played event by event so that the ghost
        sees each of them."""
        moment = world.noon(world.DAY0) - 3_600
        door = world.ModelDoor(State(model_world().ledger), moment + 1)
        founding, founders, beginnings = world.founding(), world.founders(), world.beginnings()
        if pilot:
            founding = replace(founding, participants=of_two(founding.participants))
            founders = [name for name in founders if not name.startswith(LEFT_OUT)]
            beginnings = [(act, by) for act, by in beginnings if not by.startswith(LEFT_OUT)]
        self.state, self.moment = door.state(), moment
        signers = tuple(account(name).address.lower() for name in founders)
        self._decided(found(door.ledger, founding, signers, moment))
        for act, by in beginnings:
            self.moment = door.moment
            self._seen(door.do(act, by))
        return door.state(), world.noon(world.TODAY)

    def _bar_some_origin(self) -> None:
        """In most games one origin, at least, was barred by a decision before they begin."""
        for share in self.random.choice([(), (0,), (500_000,), (0, 500_000, 900_000)]):
            place = self.random.choice([world.AE, world.AO, world.BW, world.ZW])
            nature = self.random.choice([codes.NATURE_TRACED, codes.NATURE_DECLARED])
            origin = self.state.first_zones[place, nature] << 8 | 1
            self._decided([OriginBarred(origin, share, b"\xdc" * 32)])

    def _bar_what_was_issued(self, step: Step) -> None:
        """At its first certificate an origin is barred of goods that have yet to leave."""
        self._decided(open_states.barred_after_issue(step, self.ghost, self.random))
        self.bar_to_come = False

    def _decided(self, events: list[Event]) -> None:
        """What the founders, or Consensus, have decided; how is not played."""
        for event in events:
            apply(self.state, event, self.moment)
        self._seen(events)


def of_two(participants: tuple[ParticipantEntry, ...]) -> tuple[ParticipantEntry, ...]:
    """The same, and the one that is left out is a Participant outside the ledger."""
    return tuple(
        replace(it, on_ledger_from=0, focal_key=NO_KEY) if it.code == world.AO else it
        for it in participants
    )


def recovered(act: Act, state: State) -> Act:
    """The act with the keys that its signatures recover to: it was changed after it was signed."""

    def recover(order: object, signature: bytes, verifier: str) -> Signed:
        return recover_order(order, signature, state.ledger, verifier)

    return decode_act(act.contract, encode(act), recover)


def size_of_game(left: int) -> int:
    """How long the next game is when so many acts are left: some turns end without an act."""
    return min(ACTS_A_GAME, left + 20)


def played(random: Random, acts: int) -> Tally:
    """Games of so many acts in all, and what came of them."""
    tally = Tally()
    while tally.acts < acts:
        Game(random, tally).play(size_of_game(acts - tally.acts))
    return tally


__all__ = ["ACTS", "Game", "Tally", "played"]
