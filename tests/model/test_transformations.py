"""Any sequence of splits, mixes, re-sorts and losses conserves weight and loses no origin."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from kp_ledger.base.messages import Act, Refusal, Signed
from kp_ledger.domain.blends import WHOLE, contents
from kp_ledger.domain.days import FOREVER
from kp_ledger.domain.parcels import Parcel
from kp_ledger.generated import acts, codes
from kp_ledger.generated.events import LossRecorded, Transformed
from kp_ledger.generated.records import Key, Output, ParcelRef, Standing, Transformation
from kp_ledger.generated.refusals import TransformationsNotConserved
from kp_ledger.model import blends, typed
from kp_ledger.model.approvals import NO_APPROVAL
from kp_ledger.model.rules import Call, apply, decide
from kp_ledger.model.state import Ledger, State

BW, MINER, DAY = 0x4257, 77, 20_000
MOMENT = DAY * 86_400
KEY = "0x" + "aa" * 20
SIGNED = Signed(KEY)
ORIGINS = [zone << 8 | 1 for zone in range(1, 9)]


def parcel_of(origin: int, millicarats: int) -> Parcel:
    return Parcel(
        custodian=MINER,
        owner=MINER,
        place=BW,
        status=codes.PARCEL_HELD,
        kind=codes.KIND_UNSORTED,
        millicarats=millicarats,
        blend=origin,
        certificate=0,
        revision=1,
        day=DAY - 1,
        holds=0,
    )


def new_state() -> State:
    state = State(Ledger(271_828, {"Transformations": "0x" + "00" * 19 + "05"}))
    state.keys[KEY] = Key(MINER, 0, (1 << 48) - 1, 0, 0, 1)
    state.standings[MINER] = [Standing(BW, codes.STANDING_GOOD, 0, FOREVER, codes.ROLE_MINER, 1, 0)]
    return state


def order(operation: int, inputs: list[ParcelRef], outputs: list[Output], loss: int) -> Act:
    made = Transformation(
        operation=operation,
        licence=0,
        custodian=MINER,
        owner=MINER,
        day=DAY,
        signed_at=MOMENT,
        deadline=MOMENT,
        loss=loss,
        document=bytes(32),
        inputs=tuple(sorted(inputs, key=lambda ref: ref.parcel)),
        outputs=tuple(outputs),
    )
    return acts.TransformationsTransform(made, SIGNED, SIGNED, NO_APPROVAL, SIGNED)


def cut(draw: st.DataObject, total: int, most: int) -> list[int]:
    """A weight in at most so many pieces, each of something."""
    pieces = draw.draw(st.integers(1, min(most, total)))
    if pieces == 1:
        return [total]
    cuts = draw.draw(
        st.lists(st.integers(1, total - 1), unique=True, min_size=pieces - 1, max_size=pieces - 1)
    )
    edges = [0, *sorted(cuts), total]
    return [b - a for a, b in pairwise(edges)]


class Transforming(RuleBasedStateMachine):
    """A miner's goods. `lost` is what losses took; `ancestors` the origins each parcel must show."""

    def __init__(self) -> None:
        super().__init__()
        self.state = new_state()
        self.dug = self.lost = self.made = 0
        self.ancestors: dict[bytes, frozenset[int]] = {}

    @initialize(weights=st.lists(st.integers(1, 1 << 30), min_size=4, max_size=8))
    def dig(self, weights: list[int]) -> None:
        for weight in weights:
            self.dig_more(weight)

    @rule(weight=st.integers(1, 1 << 30))
    def dig_more(self, weight: int) -> None:
        number = len(self.state.parcels)
        parcel = typed.parcel_id(MINER, f"DUG-{number}".encode().ljust(32, b"\0"))
        origin = ORIGINS[number % len(ORIGINS)]
        self.state.parcels[parcel] = parcel_of(origin, weight)
        self.ancestors[parcel] = frozenset({origin})
        self.dug += weight

    # What there is

    def held(self) -> list[bytes]:
        return sorted(
            parcel
            for parcel, word in self.state.parcels.items()
            if word.status == codes.PARCEL_HELD and not word.holds
        )

    def pick(self, draw: st.DataObject, least: int, most: int) -> list[ParcelRef]:
        found = st.lists(st.sampled_from(self.held()), unique=True, min_size=least, max_size=most)
        chosen = draw.draw(found)
        return [ParcelRef(parcel, self.state.parcels[parcel].revision) for parcel in chosen]

    def weight(self, refs: list[ParcelRef]) -> int:
        return sum(self.state.parcels[ref.parcel].millicarats for ref in refs)

    def outputs(self, weights: list[int], named: bool = True) -> list[Output]:
        start, self.made = self.made, self.made + len(weights)
        return [
            Output(
                f"OUT-{start + index}".encode().ljust(32, b"\0") if named else bytes(32),
                weight,
                codes.KIND_UNSORTED,
            )
            for index, weight in enumerate(weights)
        ]

    def do(self, act: Act) -> None:
        for event in decide(self.state, act, Call(KEY, MOMENT)):
            if isinstance(event, Transformed):
                self._note(event)
            if isinstance(event, LossRecorded):
                self.lost += event.millicarats
            apply(self.state, event, MOMENT)

    def _note(self, event: Transformed) -> None:
        origins = frozenset().union(*(self.ancestors[parcel] for parcel in event.inputs))
        for product in event.outputs:
            self.ancestors[product.parcel] = origins
        self.lost += event.loss

    # What is done

    @precondition(lambda self: self.held())
    @rule(draw=st.data())
    def split(self, draw: st.DataObject) -> None:
        refs = self.pick(draw, 1, 1)
        weights = cut(draw, self.weight(refs), 4)
        self.do(order(codes.OPERATION_SPLIT, refs, self.outputs(weights, named=False), 0))

    @precondition(lambda self: len(self.held()) > 1)
    @rule(draw=st.data())
    def mix(self, draw: st.DataObject) -> None:
        refs = self.pick(draw, 2, 6)
        total = self.weight(refs)
        loss = draw.draw(st.integers(0, total // 50))
        self.do(order(codes.OPERATION_MIX, refs, self.outputs([total - loss]), loss))

    @precondition(lambda self: self.held())
    @rule(draw=st.data())
    def resort(self, draw: st.DataObject) -> None:
        refs = self.pick(draw, 1, 5)
        weights = cut(draw, self.weight(refs), 5)
        self.do(order(codes.OPERATION_RESORT, refs, self.outputs(weights), 0))

    @precondition(lambda self: any(self.state.parcels[it].millicarats >= 5 for it in self.held()))
    @rule(draw=st.data())
    def lose(self, draw: st.DataObject) -> None:
        # Of less, one millicarat is more than 20 %, which needs an office's word.
        heavy = [it for it in self.held() if self.state.parcels[it].millicarats >= 5]
        parcel = draw.draw(st.sampled_from(heavy))
        word = self.state.parcels[parcel]
        loss = draw.draw(st.integers(1, max(1, word.millicarats // 40)))
        self.do(order(codes.OPERATION_LOSS, [ParcelRef(parcel, word.revision)], [], loss))

    @precondition(lambda self: len(self.held()) > 1)
    @rule(draw=st.data(), extra=st.integers(1, 1 << 20))
    def grow(self, draw: st.DataObject, extra: int) -> None:
        refs = self.pick(draw, 2, 4)
        total = self.weight(refs)
        act = order(codes.OPERATION_MIX, refs, self.outputs([total + extra]), 0)
        with pytest.raises(Refusal) as refused:
            decide(self.state, act, Call(KEY, MOMENT))
        assert refused.value == TransformationsNotConserved(total, total + extra, 0)

    # What is true all along

    @invariant()
    def weight_is_conserved(self) -> None:
        words = self.state.parcels.values()
        held = sum(word.millicarats for word in words if word.status == codes.PARCEL_HELD)
        assert held + self.lost == self.dug

    @invariant()
    def no_origin_is_lost_and_none_is_added(self) -> None:
        for parcel, word in self.state.parcels.items():
            entries = blends.entries_of(self.state, word.blend)
            assert {entry.origin for entry in entries} == self.ancestors[parcel]

    @invariant()
    def vectors_sum_to_the_whole(self) -> None:
        for blend in self.state.blends.values():
            assert sum(entry.parts for entry in blend.entries) == WHOLE
            origins = [entry.origin for entry in blend.entries]
            assert origins == sorted(set(origins))

    @invariant()
    def contents_sum_to_the_weight(self) -> None:
        for word in self.state.parcels.values():
            entries = blends.entries_of(self.state, word.blend)
            parts = contents(word.blend, entries, word.millicarats)
            assert sum(parts.values()) == Fraction(word.millicarats)


def test_random_transformations_conserve_weight_and_origin() -> None:
    run_state_machine_as_test(
        Transforming, settings=settings(max_examples=60, stateful_step_count=25, deadline=None)
    )
