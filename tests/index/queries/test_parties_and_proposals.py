"""Organisations, what each holds and has to look after, and proposals: against a fold in memory."""

from __future__ import annotations

import pytest

from kp_ledger.domain.days import SECONDS_PER_DAY
from kp_ledger.generated import acts, codes
from kp_ledger.generated.events import EpochOpened, Executed
from kp_ledger.generated.refusals import ConsensusNotAllSupport
from kp_ledger.index.queries import organisations, participants, party
from kp_ledger.index.queries import proposals as table
from kp_ledger.index.queries.events import naming
from kp_ledger.index.store import Index, Snapshot
from kp_ledger.index.subjects import DOCUMENT as DOCUMENT_ID
from kp_ledger.index.subjects import PROPOSAL
from tests.actors import AE, AO, BW, ZW, actor
from tests.contracts import consenting
from tests.contracts.certifying import suspend
from tests.index.chains import Paper
from tests.index.queries import naive, scenes
from tests.world import DAY0, DOCUMENT, go_to

SEEDS = (2, 5)


@pytest.fixture(params=["everything", *SEEDS])
def chain(request: pytest.FixtureRequest) -> Paper:
    return scenes.known(request.param)


def blocks(chain: Paper) -> list[int]:
    last = len(chain.heads) - 1
    return [last // 2, last - 1, last]


def whole(snapshot: Snapshot, organisation: int, size: int) -> list[bytes]:
    """Its parcels, page by page."""
    found, before = [], None
    while True:
        page = organisations.held(snapshot, organisation, before, size)
        found += [one.parcel for one in page.parcels]
        if page.next is None:
            return found
        assert len(page.parcels) == size
        before = page.next


def test_what_an_organisation_holds_is_what_its_parcels_say(chain: Paper, index: Index) -> None:
    scenes.indexed(chain, index)
    for block in blocks(chain):
        state = scenes.state_at(chain, block)
        with index.snapshot(block) as snapshot:
            for organisation in state.standings:
                expected = naive.held(state, organisation)
                page = organisations.held(snapshot, organisation, None, 3)
                weight = sum(state.parcels[one].millicarats for one in expected)
                assert (page.count, page.millicarats) == (len(expected), weight)
                found = whole(snapshot, organisation, 3)
                assert len(found) == len(expected) and set(found) == expected


def test_words_in_a_page_are_those_of_the_block(chain: Paper, index: Index) -> None:
    scenes.indexed(chain, index)
    for block in blocks(chain):
        state = scenes.state_at(chain, block)
        with index.snapshot(block) as snapshot:
            page = organisations.held(snapshot, actor("bw_miner").organisation)
        assert all(one.word == state.parcels[one.parcel] for one in page.parcels)


def test_holds_are_those_in_force_on_its_parcels(chain: Paper, index: Index) -> None:
    scenes.indexed(chain, index)
    state = chain.state()
    with index.snapshot() as snapshot:
        for organisation in state.standings:
            found = {one.placed.hold for one in party.holds(snapshot, organisation)}
            assert found == naive.on_hold(state, organisation)


def test_what_runs_out_ends_within_thirty_days(chain: Paper, index: Index) -> None:
    scenes.indexed(chain, index)
    with index.snapshot() as snapshot:
        for organisation in chain.state().standings:
            found = {(o.key, o.licence, o.day) for o in party.endings(snapshot, organisation)}
            expected = naive.endings(chain.state(), snapshot.moment, organisation)
            assert found == set(expected)


@pytest.mark.parametrize(("days", "there"), [(29, False), (30, True), (60, True), (61, False)])
def test_a_licence_runs_out_from_thirty_days_before_to_its_last(
    days: int, there: bool, index: Index
) -> None:
    chain = Paper()
    last = DAY0 + 120
    miner = actor("bw_miner")
    chain.do(acts.ZonesEnd(miner.licence, last, DOCUMENT), "bw_office")
    go_to(chain, last - 60 + days)
    chain.seal([])
    scenes.indexed(chain, index)
    with index.snapshot() as snapshot:
        found = party.endings(snapshot, miner.organisation)
    assert [one.licence for one in found] == ([miner.licence] if there else [])


def test_keys_and_history_are_those_of_the_state(chain: Paper, index: Index) -> None:
    scenes.indexed(chain, index)
    state = chain.state()
    with index.snapshot() as snapshot:
        assert organisations.known(snapshot, 0, 10_000) == sorted(state.standings)
        for organisation, history in state.standings.items():
            its = {a: k for a, k in state.keys.items() if k.organisation == organisation}
            assert dict(organisations.keys(snapshot, organisation)) == its
            told = organisations.history(snapshot, organisation)
            found = [(e.status, e.since, e.until, e.roles) for _, e in told]
            assert found == [(s.status, s.since, s.until, s.roles) for s in history]
            numbers = [number for number, _ in organisations.licences(snapshot, organisation)]
            assert sorted(numbers) == sorted(state.licences_of.get(organisation, []))


def test_what_a_licence_has_produced_counts_in_its_month(index: Index) -> None:
    chain = Paper()
    scenes.register(chain, "DUG", 1_234)
    chain.moment += 40 * SECONDS_PER_DAY
    chain.seal([])
    scenes.indexed(chain, index)
    licence, last = actor("bw_miner").licence, len(chain.heads) - 1
    for block, expected in ((last - 1, 1_234), (last, 0)):
        with index.snapshot(block) as snapshot:
            found = snapshot.state.licences[licence]
            assert organisations.produced(snapshot, found) == expected


# Participants


def test_a_participants_history_is_that_of_the_state(chain: Paper, index: Index) -> None:
    scenes.indexed(chain, index)
    state = chain.state()
    with index.snapshot() as snapshot:
        assert set(participants.known(snapshot)) == set(state.participants)
        for code, history in state.participants.items():
            told = [event for _, event in participants.history(snapshot, code)]
            found = [(e.status, e.counted, e.on_ledger_from, e.day) for e in told]
            assert found == [(h.status, h.counted, h.on_ledger_from, h.since) for h in history]


def test_those_on_the_ledger_come_first(index: Index) -> None:
    scenes.indexed(Paper(), index)
    with index.snapshot() as snapshot:
        assert participants.known(snapshot) == [AE, AO, BW, ZW]


def test_a_setting_that_nobody_set_has_its_usual_value(index: Index) -> None:
    chain = Paper()
    scenes.shipments.set_setting(chain, codes.SETTING_OVERDUE_DAYS, 21)
    scenes.indexed(chain, index)
    with index.snapshot() as snapshot:
        mine = {one.name: one for one in participants.settings(snapshot, AE)}
        assert mine["overdue-days"].value == 21 and mine["overdue-days"].history
        assert mine["expiry-days"].value == 60 and not mine["expiry-days"].history
        theirs = {one.name: one for one in participants.settings(snapshot, BW)}
        assert theirs["overdue-days"].value == 14
        rules = {one.name: one.value for one in participants.parameters(snapshot)}
    assert rules["loss-on-hold-ppm"] == 30_000


# Decisions


def standing(index: Index, proposal: bytes) -> table.Standing:
    with index.snapshot() as snapshot:
        found = table.proposal(snapshot, proposal)
        assert found is not None
        return table.standing(snapshot, found)


def proposed(chain: Paper, *voices: tuple[int, int]) -> bytes:
    """By AE, which supports it; with these voices besides."""
    proposal = consenting.propose(chain, consenting.suspension(chain, AO))
    for participant, stance in voices:
        consenting.say(chain, proposal, participant, stance)
    return proposal


EVERYBODY = ((AO, consenting.SUPPORT), (BW, consenting.SUPPORT))


@pytest.mark.parametrize(
    ("voices", "days", "word"),
    [
        ((), None, table.OPEN),
        ((), 0, table.UNHEARD),
        (EVERYBODY, 0, table.TO_CLOSE),
        (((AO, consenting.OBJECTION), (BW, consenting.SUPPORT)), 0, table.OBJECTED),
        (EVERYBODY, 30, table.PAST),
        (EVERYBODY, 29, table.TO_CLOSE),
    ],
)
def test_how_an_open_proposal_stands(
    voices: tuple[tuple[int, int], ...], days: int | None, word: str, index: Index
) -> None:
    chain = Paper()
    proposal = proposed(chain, *voices)
    if days is not None:
        consenting.wait(chain, proposal, days)
    chain.seal([])
    scenes.indexed(chain, index)
    found = standing(index, proposal)
    assert found.word == word
    if word == table.UNHEARD:
        assert found.refusal == ConsensusNotAllSupport(proposal, 1, 3)


def test_proposals_come_latest_first_and_in_pages(index: Index) -> None:
    scenes.indexed(scenes.known("everything"), index)
    with index.snapshot() as snapshot:
        every = table.proposals(snapshot)
        assert [one.record.matter for one in every] == [2, 2, 5, 4]
        first = table.proposals(snapshot, None, 2)
        rest = table.proposals(snapshot, table.number(first[-1].logged), 2)
        assert [one.event for one in (*first, *rest)] == [one.event for one in every]


def test_what_was_said_on_a_blocked_proposal_and_what_followed(index: Index) -> None:
    scenes.indexed(scenes.known("everything"), index)
    with index.snapshot() as snapshot:
        again, blocked, barred, limited = table.proposals(snapshot)
        assert [
            table.standing(snapshot, one).word for one in (again, blocked, barred, limited)
        ] == [
            "open",
            "blocked",
            "executed",
            "executed",
        ]
        said = [e.stance for _, e in table.voices(snapshot, blocked.event.proposal)]
        # The proposer's own voice, then AE, AO, and BW twice.
        assert said == [1, 1, 3, 2, 1]
        assert table.amending(snapshot, blocked.event.proposal) == [again.event.proposal]
        assert len(table.documents(snapshot, blocked.event.proposal)) == 1
        ended = table.end(snapshot, limited.event.proposal)
        assert ended is not None
        kinds = [type(told.event).__name__ for told in table.effects(snapshot, ended)]
        assert kinds == ["EpochOpened"]
        assert table.end(snapshot, again.event.proposal) is None
        assert table.proposal(snapshot, b"\x01" * 32) is None


def test_an_epoch_is_found_by_the_proposal_or_the_document_it_rests_on(index: Index) -> None:
    chain = Paper()
    executed = consenting.decide(chain, consenting.zone_status(chain, codes.ZONE_LIMITED))
    proposal = next(one.proposal for one in executed if isinstance(one, Executed))
    chain.do(acts.ZonesOpenZone(DOCUMENT, ()), "bw_office")
    scenes.indexed(chain, index)
    with index.snapshot() as snapshot:
        by_proposal = naming(snapshot, PROPOSAL, [proposal], EpochOpened)
        by_document = naming(snapshot, DOCUMENT_ID, [DOCUMENT], EpochOpened)
    assert [one.event.status for one in by_proposal] == [codes.ZONE_LIMITED]  # type: ignore[attr-defined]
    opened = [codes.ZONE_LIMITED, codes.ZONE_CLOSED]
    assert [one.event.status for one in by_document] == opened  # type: ignore[attr-defined]


def test_a_suspended_organisation_says_since_when(index: Index) -> None:
    chain = Paper()
    trader = actor("bw_trader").organisation
    suspend(chain, trader)
    scenes.indexed(chain, index)
    with index.snapshot() as snapshot:
        assert organisations.standing(snapshot, trader).status == codes.STANDING_SUSPENDED
    with index.snapshot(len(chain.heads) - 2) as snapshot:
        assert organisations.standing(snapshot, trader).status == codes.STANDING_GOOD
