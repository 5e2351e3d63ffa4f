"""What stands although a key, or a standing, was over by then."""

from __future__ import annotations

import pytest

from kp_ledger.answers.organisations import organisation_answer
from kp_ledger.domain.showing import Names
from kp_ledger.generated import acts, codes
from kp_ledger.generated.events import (
    DocumentAttached,
    HandedOver,
    HoldPlaced,
    KeyEnrolled,
    ParticipantSet,
    ProductionRegistered,
    SeenInTransit,
    StandingChanged,
)
from kp_ledger.index.queries.stretches import MOST, NAMING, of_participant, stretches
from kp_ledger.index.store import Index
from kp_ledger.model.approvals import NOT_APPROVED
from tests.actors import AE, AO, BW, actor
from tests.contracts import consenting as table
from tests.contracts.enrolling import enrol
from tests.contracts.probing import address, newcomer
from tests.index.chains import Paper
from tests.index.queries import past, scenes
from tests.world import DOCUMENT, TODAY, hand_over, noon, register

MINER = actor("bw_miner").organisation
HOUR = 3_600


def stolen(chain: Paper) -> int:
    """A key is stolen, enrols another and hands goods on; a day later it is revoked as of then."""
    before = register(chain, "BEFORE", 1_000)
    chain.moment += HOUR
    at = chain.moment
    chain.do(enrol(newcomer("bw_thief").address), "bw_miner")
    hand_over(chain, "bw_miner", "bw_trader", before)
    chain.moment += HOUR
    revoked = acts.EnrolmentsRevoke(address("bw_thief"), at, DOCUMENT, *NOT_APPROVED)
    chain.do(revoked, "bw_office")
    register(chain, "AFTER", 1_000)
    return at


def test_acts_between_a_theft_and_its_recording_are_listed(index: Index) -> None:
    chain = Paper()
    at = stolen(chain)
    scenes.indexed(chain, index)
    with index.snapshot() as snapshot:
        (found,) = stretches(snapshot, MINER)
        (told,) = organisation_answer(snapshot, Names(), MINER, None).stood or []
        assert stretches(snapshot, actor("bw_trader").organisation) == []
    assert (found.since, found.more) == (at, False)
    assert [type(logged.event) for logged in found.acts] == [KeyEnrolled, HandedOver]
    assert (told.ended, told.key) == ("key", address("bw_thief"))
    assert [act.event for act in told.acts] and all(act.words for act in told.acts)


def test_acts_between_an_end_and_its_recording_are_listed(index: Index) -> None:
    chain = Paper()
    register(chain, "A", 1_000)
    for status in (codes.STANDING_GOOD, codes.STANDING_ENDED):
        act = acts.ParticipantsSetStanding(MINER, status, TODAY, DOCUMENT)
        chain.do(act, "bw_office")
    scenes.indexed(chain, index)
    with index.snapshot() as snapshot:
        (found,) = stretches(snapshot, MINER)
    assert found.since == noon(TODAY) - 12 * HOUR
    assert isinstance(found.recorded.event, StandingChanged)
    kinds = [type(logged.event) for logged in found.acts]
    assert kinds == [ProductionRegistered, StandingChanged]


def test_what_was_revoked_at_once_leaves_nothing_to_list(index: Index) -> None:
    chain = Paper()
    chain.do(enrol(newcomer("bw_thief").address), "bw_miner")
    at = chain.moment
    chain.do(acts.EnrolmentsRevoke(address("bw_thief"), at, DOCUMENT, *NOT_APPROVED), "bw_office")
    scenes.indexed(chain, index)
    with index.snapshot() as snapshot:
        assert stretches(snapshot, MINER) == []


def test_what_offices_did_before_a_suspension_was_recorded_is_listed(index: Index) -> None:
    chain = past.past()
    scenes.indexed(chain, index)
    with index.snapshot() as snapshot:
        (found,) = of_participant(snapshot, AO)
        assert of_participant(snapshot, BW) == []
    assert found.since == noon(past.ENTERED + 1) - 12 * HOUR
    assert isinstance(found.recorded.event, ParticipantSet)
    assert [type(logged.event) for logged in found.acts] == [HoldPlaced, DocumentAttached]
    told = scenes.told_until(chain, len(chain.heads) - 1)
    sightings = [logged for logged in told if isinstance(logged.event, SeenInTransit)]
    assert sightings and all(logged.moment < found.since for logged in sightings)


def test_what_offices_did_before_it_was_lifted_is_not_listed(index: Index) -> None:
    chain = past.past()
    proposal = table.propose(chain, table.lifting(chain, AO), "ae_office")
    office = actor("ao_office").organisation.to_bytes(32, "big")
    chain.do(acts.NoticesAttach(codes.SUBJECT_ORGANISATION, office, DOCUMENT), "ao_office")
    table.say(chain, proposal, BW)
    table.wait(chain, proposal)
    table.close(chain, proposal, AE, BW)
    scenes.indexed(chain, index)
    with index.snapshot() as snapshot:
        entries = snapshot.state.participants[AO][-2:]
        assert [one.status for one in entries] == [codes.KP_SUSPENDED, codes.KP_PARTICIPANT]
        assert len(of_participant(snapshot, AO)) == 1


def test_what_offices_did_is_looked_up_by_their_mentions(index: Index) -> None:
    """On SQLite, whose plan can be read: no table is read through."""
    if index.engine.dialect.name != "sqlite":
        pytest.skip("reads SQLite's plan")
    with index.engine.connect() as connection:
        asked = NAMING.params(organisation=MINER, first=0, until=9)
        query = asked.compile(connection, compile_kwargs={"literal_binds": True})
        plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {query}").all()
    steps = [row[3] for row in plan]
    assert any("mentions USING PRIMARY KEY (kind=? AND subject=? AND event>?" in s for s in steps)
    assert not any(step.startswith("SCAN") for step in steps)


def test_no_more_than_a_hundred_are_listed(index: Index) -> None:
    chain = Paper()
    at = chain.moment
    for number in range(MOST):
        register(chain, f"LOT-{number}", 1_000)
    chain.do(acts.EnrolmentsRevoke(address("bw_miner"), at, DOCUMENT, *NOT_APPROVED), "bw_office")
    scenes.indexed(chain, index)
    with index.snapshot() as snapshot:
        (found,) = stretches(snapshot, MINER)
    assert (len(found.acts), found.more) == (MOST, False)
