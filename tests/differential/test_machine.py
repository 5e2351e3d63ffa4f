"""Random acts, allowed and not, against contract and model at once.

After each act both must have said the same; at intervals, and at the end of each run, the whole
state must be the same, field by field; at the end no slot of storage may hold more than the state
needs. STEPS= says how many acts, SEED= which. Every draw is hypothesis's: a failure shrinks.
"""

from __future__ import annotations

import os
from contextlib import ExitStack
from random import Random

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from kp_ledger.base.messages import Act, Refusal
from kp_ledger.domain.days import SECONDS_PER_DAY
from kp_ledger.generated import acts
from tests import both
from tests.differential import authority, goods, papers
from tests.differential.mutate import spoil
from tests.differential.scene import NothingSuitableError, Scene

STEPS = int(os.environ.get("STEPS", "12000" if os.environ.get("CI") == "true" else "2000"))
STEPS_A_RUN = 200  # what a run may draw from hypothesis is enough for about so many
TRIES = 12

GOODS = list(goods.MAKERS)
PAPERS = list(papers.MAKERS)
AUTHORITY = list(authority.MAKERS)


class Machine(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.stack = ExitStack()
        self.door = self.stack.enter_context(both.both_world().rolled_back())
        self.files = papers.Files()
        self.steps = 0

    @rule(random=st.randoms(use_true_random=False))
    def goods(self, random: Random) -> None:
        self.attempt(random, GOODS)

    @rule(random=st.randoms(use_true_random=False))
    def more_goods(self, random: Random) -> None:
        self.attempt(random, GOODS)

    @rule(random=st.randoms(use_true_random=False))
    def papers(self, random: Random) -> None:
        self.attempt(random, PAPERS)

    @rule(random=st.randoms(use_true_random=False))
    def more_papers(self, random: Random) -> None:
        self.attempt(random, PAPERS)

    @rule(random=st.randoms(use_true_random=False))
    def authority(self, random: Random) -> None:
        self.attempt(random, AUTHORITY)

    @rule(days=st.sampled_from([0, 0, 0, 0, 1, 1, 2, 5, 11, 31]))
    def wait(self, days: int) -> None:
        self.door.moment += days * SECONDS_PER_DAY + 60

    @invariant()
    def now_and_then_the_whole_state_is_equal(self) -> None:
        self.steps += 1
        if self.steps % 60 == 0:
            self.door.compare()

    def teardown(self) -> None:
        try:
            self.door.compare()
            self.door.compare_storage()
        finally:
            self.stack.close()

    def attempt(self, random: Random, kinds: list[type[Act]]) -> None:
        scene = Scene(self.door.state(), random, self.door.moment)
        for _ in range(TRIES):
            try:
                act, by = self.make(scene, random.choice(kinds))
                break
            except NothingSuitableError:
                continue
        else:
            return
        luck = random.randrange(100)
        if luck < 25:
            act = spoil(act, scene.state, random, scene.today)
        if 24 <= luck < 28:
            by = random.choice(list(both.actor_names()))
        try:
            self.door.do(act, by)
        except Refusal:
            return

    def make(self, scene: Scene, kind: type[Act]) -> tuple[Act, str]:
        if kind in papers.MAKERS:
            return papers.MAKERS[kind](scene, self.files)
        return {**goods.MAKERS, **authority.MAKERS}[kind](scene)


@pytest.mark.chain
@pytest.mark.chance
def test_contract_and_model_say_the_same_of_every_act() -> None:
    before = sum(both.tried.values())
    run_state_machine_as_test(
        Machine,
        settings=settings(
            max_examples=max(1, STEPS // STEPS_A_RUN),
            stateful_step_count=STEPS_A_RUN,
            deadline=None,
            phases=[Phase.generate, Phase.shrink],
            suppress_health_check=list(HealthCheck),
        ),
    )
    assert sum(both.tried.values()) - before >= STEPS // 3


def test_every_act_that_anyone_may_try_has_a_maker() -> None:
    doors = {name for name in vars(acts) if name.startswith("Blends")} | DOORS
    kinds = {
        name
        for name, kind in vars(acts).items()
        if isinstance(kind, type) and issubclass(kind, Act) and kind is not Act
    }
    made = {kind.__name__ for kind in [*GOODS, *PAPERS, *AUTHORITY]}
    assert kinds - doors == made


DOORS = {
    "ParticipantsSetParticipant", "ParticipantsSetParameter",
    "EnrolmentsSetFocalKey", "EnrolmentsSetReserve",
    "ParticipantsKeepOffice", "ParticipantsCloseOffices", "ParticipantsEnrolKey",
    "ParticipantsKeepKeys", "ParticipantsRevokeKey",
    "DecisionsPutDown", "DecisionsSuspend", "DecisionsCarryOut",
    "IssuanceIssueTechnical",
    "ParticipantsSetRoles", "ZonesOpenFirst", "ZonesSetStatus", "ZonesBarOrigin",
    "ZonesReleaseOrigin", "ZonesDeclareOpening", "ZonesDig", "ZonesTakeOpening",
    "ParcelsWrite", "ParcelsNoteHold", "ParcelsEndHolds", "RequestsSettle", "CertificatesBegin",
    "CertificatesMove", "CorrectionsRegisterSurplus",
}  # fmt: skip
