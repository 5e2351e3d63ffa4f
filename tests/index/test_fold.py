"""Events to rows, from logs that the model wrote: no node, but every kind of act."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from sqlalchemy import func, select

from kp_ledger.generated import acts, events
from kp_ledger.generated.records import ParcelRef
from kp_ledger.index import subjects, tables
from kp_ledger.index.fold import RevisionsBroken
from kp_ledger.index.states import index_state
from kp_ledger.index.store import Index
from kp_ledger.index.tables import number_at
from kp_ledger.model.canonical import state_json
from tests.actors import actor
from tests.chance import fresh
from tests.contracts import transforming as work
from tests.index.chains import Paper, contents, logged, play
from tests.world import DOCUMENT, hand_over, register


@pytest.fixture
def paper() -> Paper:
    return Paper()


def handed_on(paper: Paper) -> ParcelRef:
    """A parcel with four revisions, each in a block of its own."""
    ref = register(paper, "LOT-1", 1_000)
    for revision, (giver, receiver) in enumerate(
        [("bw_miner", "bw_trader"), ("bw_trader", "bw_trader2"), ("bw_trader2", "bw_trader")], 1
    ):
        hand_over(paper, giver, receiver, replace(ref, revision=revision))
    return ref


@pytest.mark.parametrize("seed", range(5))
def test_random_worlds_are_what_the_model_says(seed: int, index: Index) -> None:
    paper = Paper()
    play(paper, fresh(seed), 300)
    paper.write(paper.writer(index))
    assert state_json(index_state(index)) == state_json(paper.state())


def test_batches_of_any_size_lead_to_the_same_rows(new_url: Callable[[], str]) -> None:
    paper = Paper()
    play(paper, fresh(11), 200)
    whole, pieces, anew = (Index.open(new_url()) for _ in range(3))
    paper.write(paper.writer(whole))
    writer = paper.writer(pieces)
    for block in range(len(paper.heads)):
        paper.write(writer, block, block)
    for block in range(0, len(paper.heads), 7):
        paper.write(paper.writer(anew), block, block + 6)
    assert contents(whole) == contents(pieces) == contents(anew)


@pytest.mark.parametrize("from_the_index", [False, True])
def test_an_event_that_is_missing_is_an_error(
    paper: Paper, index: Index, from_the_index: bool
) -> None:
    ref = handed_on(paper)
    paper.logs[-2].clear()
    writer = paper.writer(index)
    if from_the_index:
        paper.write(writer, 0, len(paper.heads) - 3)
        writer = paper.writer(index)
        first = len(paper.heads) - 2
    else:
        first = 0
    with pytest.raises(RevisionsBroken, match=f"0x{ref.parcel.hex()} went from revision 2 to 4"):
        paper.write(writer, first)


def test_an_event_that_is_told_twice_is_an_error(paper: Paper, index: Index) -> None:
    handed_on(paper)
    (told, _, _), head = paper.logs[-1][0], len(paper.heads)
    paper.moment += 1
    paper.seal()
    paper.logs[-1].append(logged(told._replace(block=head, transaction="0x" + "77" * 32)))
    with pytest.raises(RevisionsBroken, match="from revision 4 to 4"):
        paper.write(paper.writer(index))


def test_a_batch_that_is_broken_leaves_nothing(paper: Paper, index: Index) -> None:
    handed_on(paper)
    writer = paper.writer(index)
    paper.write(writer, 0, len(paper.heads) - 4)
    before = contents(index)
    lost = paper.logs[-2].pop()
    with pytest.raises(RevisionsBroken):
        paper.write(writer, len(paper.heads) - 3)
    assert contents(index) == before
    paper.logs[-2].append(lost)
    paper.write(writer, len(paper.heads) - 3)
    assert state_json(index_state(index)) == state_json(paper.state())


def test_every_revision_is_there_once_and_the_last_is_the_parcel(
    paper: Paper, index: Index
) -> None:
    play(paper, fresh(3), 300)
    paper.write(paper.writer(index))
    changes = tables.changes
    with index.engine.connect() as connection:
        last = select(changes.c.parcel, func.max(changes.c.revision), func.count())
        rows = connection.execute(last.group_by(changes.c.parcel)).all()
        latest = dict(
            connection.execute(select(tables.parcels.c.parcel, tables.parcels.c.revision)).all()
        )
    assert {parcel: revision for parcel, revision, _ in rows} == latest
    assert all(count in (revision, revision - 1) for _, revision, count in rows)


def test_a_mix_of_m_into_n_is_m_and_n_rows(paper: Paper, index: Index) -> None:
    lots = [register(paper, f"MIXED-{number}", 1_000) for number in range(3)]
    work.resort(paper, lots, work.output("A", 2_500), work.output("B", 500))
    play(paper, fresh(3), 400)  # which by chance may mix nothing
    transformed = [
        told.event
        for block in paper.logs
        for told, _, _ in block
        if isinstance(told.event, events.Transformed)
    ]
    assert any(len(event.inputs) > 1 < len(event.outputs) for event in transformed)
    paper.write(paper.writer(index))
    found = contents(index)
    assert len(found["acts"]) == len(transformed)
    assert len(found["inputs"]) == sum(len(event.inputs) for event in transformed)
    assert len(found["outputs"]) == sum(len(event.outputs) for event in transformed)


def test_a_bar_and_its_release_are_kept(paper: Paper, index: Index) -> None:
    origin = 9 << 8 | 1
    paper.seal([events.OriginBarred(origin, 0, DOCUMENT)])
    barred = len(paper.heads) - 1
    paper.seal([events.OriginReleased(origin, DOCUMENT)])
    paper.write(paper.writer(index))
    assert state_json(index_state(index)) == state_json(paper.state())
    assert index_state(index, barred).origin_bars != index_state(index).origin_bars


# Whoever may write may write anything that fits the types ----------------------------------------


def test_a_document_for_a_parcel_that_is_not_there_is_found_by_its_subject(
    paper: Paper, index: Index
) -> None:
    nowhere = b"\xff" * 32
    paper.do(acts.NoticesAttach(1, nowhere, DOCUMENT), "bw_trader")
    paper.write(paper.writer(index))
    number = number_at(len(paper.heads) - 1, 0)
    row = (subjects.PARCEL, subjects.number_of(subjects.PARCEL, nowhere), number)
    assert row in contents(index)["mentions"]
    assert all(event != number for _, event in contents(index)["parcel_events"])


@pytest.mark.parametrize("kind", range(1, 13))
@pytest.mark.parametrize("subject", [b"\xff" * 32, b"\x80" + bytes(31), bytes(31) + b"\x01"])
def test_any_subject_of_any_kind_is_taken(
    paper: Paper, index: Index, kind: int, subject: bytes
) -> None:
    paper.seal([events.DocumentAttached(kind, subject, actor("bw_trader").organisation, DOCUMENT)])
    paper.write(paper.writer(index))
    assert len(contents(index)["events"]) == sum(map(len, paper.logs))


HOSTILE = (
    "'); DROP TABLE parcels; --",
    "<script>alert(1)</script>",
    "\x00nothing",
    "\u202egnp.exe\u0007\t\n\\x00\\N",
    "%s ? :name {0} $1",
    "\U0001f48e" * 7,
)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_kept_as_it_is(paper: Paper, index: Index, text: str) -> None:
    reference = text.encode()[:32].ljust(32, b"\0")
    miner = actor("bw_miner")
    parcel = b"\x27" * 32
    day = paper.moment // 86_400
    registered = events.ProductionRegistered(
        parcel, miner.organisation, miner.licence, reference, 9 << 8 | 1, 5, 1, day, 0, False,
        miner.organisation, DOCUMENT,
    )  # fmt: skip
    recorded = events.InboundRecorded(
        1 << 31, 23_127, 1, text, 1, 2, 1, day, day, day, (1, 0, 0), (1, 0, 0), False, 0, DOCUMENT
    )
    paper.seal([registered], [recorded])
    paper.write(paper.writer(index))
    assert state_json(index_state(index)) == state_json(paper.state())
    with index.snapshot() as snapshot:
        block = len(paper.heads) - 1
        assert snapshot.event(number_at(block, 0)).event == registered
        assert snapshot.event(number_at(block, 1)).event == recorded
        assert snapshot.row(parcel) is not None


@pytest.mark.parametrize("raw", [b"\xff" * 32, b"\x00\xff'" * 10 + b"aa", bytes(32)])
def test_a_reference_of_any_bytes_is_taken(paper: Paper, index: Index, raw: bytes) -> None:
    miner = actor("bw_miner")
    day = paper.moment // 86_400
    paper.seal(
        [
            events.ProductionRegistered(
                b"\x27" * 32, miner.organisation, miner.licence, raw, 9 << 8 | 1, 5, 1, day, 0,
                False, miner.organisation, DOCUMENT,
            )
        ]
    )  # fmt: skip
    paper.write(paper.writer(index))
    assert state_json(index_state(index)) == state_json(paper.state())
