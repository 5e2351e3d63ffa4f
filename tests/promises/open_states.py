"""The states that the rules leave open, after their table of attacks: each is reached and named, or it
is said why this ledger cannot come to it.

Where one says that nothing leads on, that is tried like every way on, and a way is a finding too.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random
from typing import Any

from kp_ledger.base.messages import Act, Event, Refusal
from kp_ledger.domain.days import SECONDS_PER_DAY
from kp_ledger.generated import acts, codes
from kp_ledger.generated.events import KeyRevoked
from kp_ledger.generated.records import Closing, Voice
from kp_ledger.model.consensus import counted_participants, lapses_at
from kp_ledger.model.origins import bar_origin
from kp_ledger.model.rules import Call, apply, decide
from kp_ledger.model.state import State
from tests.actors import actor
from tests.differential import authority
from tests.differential.scene import NothingSuitableError
from tests.promises import liveness, weights
from tests.promises.ghost import Ghost
from tests.promises.liveness import TRIES, Case, Focused, event_of
from tests.promises.watching import Step

PILOT = "a pilot of two, one of them silent"
BARRED_SINCE = "departed after a bar of its origin"
NOBODYS = "in the hands of nobody on the ledger"

# Each with what the rules answer to it, and what of that is not built.
REACHED = {
    PILOT: "nothing is decided any more; found anew with opening stock",
    BARRED_SINCE: "the vectors are not computed again, and offices hold; it is a finding, which "
    "nothing shows yet",
    NOBODYS: "after the last key of the last office of a Participant that has left; shown as such, "
    "by nothing yet. Withdrawal and expulsion are not built: it is a suspended one here",
}
# Each with the reason why no act leads there.
NOT_REACHED = {
    "a successor on another chain": "no matter of Consensus names a successor yet, so that no act "
    "of this ledger leads to another one",
}

MATTERS_TRIED = 4


def cases(state: State, random: Random, moment: int) -> Iterator[Case]:
    yield from pilots(state, moment)
    for parcel in liveness.some(liveness.held(state), random, 1):
        yield from of_whoever_left(state, parcel, moment)


# Goods in a Participant that has left


def of_whoever_left(state: State, parcel: bytes, moment: int) -> Iterator[Case]:
    """By law from its last office while that has keys; then nothing leads on, whoever is honest."""
    word = state.parcels[parcel]
    offices = liveness.offices_of(state, word.place, moment)
    left = liveness.suspended(state, {word.place}, moment)
    holders = {word.custodian, word.owner}
    if offices and holders - offices:
        gone = liveness.ended(left, holders - offices, moment)
        yield Case("held: its Participant has left, all but an office", parcel, offices, gone)
    its = {it for it in state.standings if state.standings[it][-1].participant == word.place}
    others = liveness.acting(state, state.standings.keys() - its, moment)
    yield Case(NOBODYS, parcel, others, _without_keys(left, its, moment), is_open=True)


def _without_keys(state: State, organisations: set[int], moment: int) -> State:
    changed = copy.deepcopy(state)
    for key, known in state.keys.items():
        if known.organisation in organisations and known.until > moment:
            apply(changed, event_of(KeyRevoked, key=key, at=moment), moment)
    return changed


# A pilot of two


def pilots(state: State, moment: int) -> Iterator[Case]:
    counted = counted_participants(state, moment // SECONDS_PER_DAY)
    offices = {one: _with_a_voice(state, one, moment) for one in counted}
    if len(counted) != 2 or not all(offices.values()):
        return
    both = offices[counted[0]] | offices[counted[1]]
    yield Pilot("a pilot of two, and both speak", 0, both, state, speaking=tuple(counted))
    for one in counted:
        yield Pilot(PILOT, one, offices[one], state, is_open=True, speaking=(one,))


def _with_a_voice(state: State, participant: int, moment: int) -> frozenset[int]:
    offices = liveness.offices_of(state, participant, moment)
    return frozenset(it for it in offices if state.offices[it].powers & codes.POWER_VOICE)


class Speaking(Focused):
    """Draws what is proposed, without mistakes, for whoever has a voice."""

    def office(self, power: int, participant: int = 0) -> int:
        its = self.standing
        return self.pick(
            self.honest, lambda it: not participant or its(it).participant == participant
        )

    def chance(self, percent: int) -> bool:
        return percent >= 50


@dataclass(frozen=True)
class Pilot(Case):
    """A way on is any decision, with the voices of those that speak alone."""

    speaking: tuple[int, ...] = ()

    def has_a_way_on(self, random: Random, moment: int) -> bool:
        opened = _opened(self.state)
        if any(self._passes(self.state, proposal, random, moment) for proposal in opened):
            return True
        lapsed = copy.deepcopy(self.state)
        later = max([moment, *(lapses_at(lapsed, lapsed.proposals[it]) for it in opened)])
        for proposal in opened:
            _done(lapsed, acts.ConsensusLapse(proposal), "stranger", later)
        proposed = self._proposed(lapsed, random, later)
        return any(self._passes(state, it, random, later) for state, it in proposed)

    def _proposed(self, state: State, random: Random, moment: int) -> Iterator[tuple[State, bytes]]:
        """Some proposals of those that may propose, each with the ledger on which it is open."""
        found = 0
        for _ in range(TRIES):
            after = copy.deepcopy(state)
            try:
                act, by = authority.propose(self._scene(after, random, moment))
                events = _done(after, act, by, moment)
            except (NothingSuitableError, Refusal):
                continue
            found += 1
            yield after, events[0].proposal
            if found == MATTERS_TRIED:
                return

    def _passes(self, state: State, proposal: bytes, random: Random, moment: int) -> bool:
        """Whether those that speak bring it to its end: all support it, and all sign a closing."""
        state = copy.deepcopy(state)
        if state.proposals[proposal].counted < 2:
            return False  # it is of a day on which but one was counted
        for one in self.speaking:
            scene = self._scene(state, random, moment)
            voice = Voice(proposal, one, codes.STANCE_SUPPORT, b"\xdc" * 32, moment)
            signed = scene.sign(voice, scene.office(0, one))
            _tried(state, acts.ConsensusVoice(voice, signed), moment)
        then = max(moment, state.proposals[proposal].closes)
        scene = self._scene(state, random, then)
        closings = tuple(Closing(proposal, one, True, then) for one in self.speaking)
        signed_by = tuple(scene.sign(it, scene.office(0, it.participant)) for it in closings)
        payload = state.payloads[proposal]
        return _tried(state, acts.ConsensusClose(proposal, payload, closings, signed_by), then)

    def _scene(self, state: State, random: Random, moment: int) -> Speaking:
        return Speaking(state, random, moment, honest=self.honest)


def _opened(state: State) -> list[bytes]:
    return [it for it, one in state.proposals.items() if one.status == codes.PROPOSAL_OPEN]


def _done(state: State, act: Act, by: str, moment: int) -> list[Any]:
    events = decide(state, act, Call(actor(by).address, moment))
    for event in events:
        apply(state, event, moment)
    return events


def _tried(state: State, act: Act, moment: int) -> bool:
    try:
        _done(state, act, "stranger", moment)
    except Refusal:
        return False
    return True


# A bar of an origin, and certificates that were issued before


def barred_after_issue(step: Step, ghost: Ghost, random: Random) -> list[Event]:
    """What a decision does that bars an origin of goods whose certificate has just been issued."""
    under = sorted(ghost.under[step.of("CertificateIssued")[0].certificate])
    if not under:
        return []
    word = step.state.parcels[random.choice(under)]
    origin = random.choice(sorted(weights.shares(step.state, word.blend)))
    return bar_origin(step.state, origin, 0, b"\xdc" * 32)


def named(step: Step, ghost: Ghost) -> Iterator[str]:
    """The open states to which an act has come."""
    for event in step.of("ShipmentDeparted"):
        a = step.state.certificates[event.certificate].a
        words = [step.state.parcels[it] for it in ghost.under[event.certificate]]
        home = a.to if a.nature == codes.PAPER_TECHNICAL else 0
        if weights.ABOVE in weights.of_barred(step.state, ghost, words, home):
            yield BARRED_SINCE
