"""Proposals: how each stands, what was said, how it ended and what it has changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from sqlalchemy import select

from kp_ledger.base.messages import Refusal
from kp_ledger.chain.reader import LoggedEvent
from kp_ledger.generated import codes, events
from kp_ledger.generated.records import Proposal
from kp_ledger.index.queries.events import naming, number
from kp_ledger.index.store import Snapshot
from kp_ledger.index.subjects import PROPOSAL
from kp_ledger.index.tables import events as recorded
from kp_ledger.model.consensus import check_heard, lapses_at

OPEN, OBJECTED, UNHEARD, TO_CLOSE, PAST = (
    "open",
    "objected",
    "not enough heard",
    "waiting to be closed",
    "past its end",
)
ENDED: Final = {
    codes.PROPOSAL_EXECUTED: "executed",
    codes.PROPOSAL_BLOCKED: "blocked",
    codes.PROPOSAL_LAPSED: "lapsed",
}


@dataclass(frozen=True, slots=True)
class Opened:
    """A proposal as it was made, and as it stands."""

    logged: LoggedEvent
    event: events.Proposed
    record: Proposal


@dataclass(frozen=True, slots=True)
class Standing:
    """How a proposal stands. `refusal`: why it cannot be closed now, where that is a rule."""

    word: str
    refusal: Refusal | None = None


def proposals(snapshot: Snapshot, before: int | None = None, size: int = 50) -> list[Opened]:
    """Proposals, the latest first, those recorded by event `before` and later left out."""
    until = snapshot.until if before is None else min(before, snapshot.until)
    query = (
        select(recorded.c.event)
        .where(recorded.c.kind == events.Proposed.__name__, recorded.c.event < until)
        .order_by(recorded.c.event.desc())
        .limit(size)
    )
    numbers = list(snapshot.connection.execute(query).scalars())
    return [_opened(snapshot, logged) for logged in snapshot.events(numbers)]


def proposal(snapshot: Snapshot, proposal_id: bytes) -> Opened | None:
    """One proposal; None when there is none of this id."""
    if proposal_id not in snapshot.state.proposals:
        return None
    found = naming(snapshot, PROPOSAL, [proposal_id], events.Proposed)
    return next(
        (
            one
            for one in (_opened(snapshot, logged) for logged in found)
            if one.event.proposal == proposal_id
        ),
        None,
    )


def _opened(snapshot: Snapshot, logged: LoggedEvent) -> Opened:
    assert isinstance(logged.event, events.Proposed)
    return Opened(logged, logged.event, snapshot.state.proposals[logged.event.proposal])


def standing(snapshot: Snapshot, one: Opened) -> Standing:
    """How it stands at the block's time."""
    record = one.record
    if record.status in ENDED:
        return Standing(ENDED[record.status])
    if snapshot.moment < record.closes:
        return Standing(OPEN)
    if snapshot.moment >= lapses_at(snapshot.state, record):
        return Standing(PAST)
    if record.objections:
        return Standing(OBJECTED)
    try:
        check_heard(snapshot.state, one.event.proposal, record)
    except Refusal as refusal:
        return Standing(UNHEARD, refusal)
    return Standing(TO_CLOSE)


def voices(snapshot: Snapshot, proposal_id: bytes) -> list[tuple[LoggedEvent, events.Voiced]]:
    """What was said on it, oldest first."""
    found = naming(snapshot, PROPOSAL, [proposal_id], events.Voiced)
    return [
        (logged, logged.event)
        for logged in found
        if isinstance(logged.event, events.Voiced) and logged.event.proposal == proposal_id
    ]


def end(snapshot: Snapshot, proposal_id: bytes) -> LoggedEvent | None:
    """What ended it; None while nothing has."""
    kinds = (events.Executed, events.Blocked, events.ProposalLapsed)
    found = naming(snapshot, PROPOSAL, [proposal_id], *kinds)
    return next((logged for logged in found if logged.event.proposal == proposal_id), None)  # type: ignore[attr-defined]


def effects(snapshot: Snapshot, ended: LoggedEvent) -> list[LoggedEvent]:
    """What the transaction that executed it recorded besides, in order."""
    query = (
        select(recorded.c.event)
        .where(
            recorded.c.block == ended.block,
            recorded.c.event > number(ended),
            recorded.c.transaction == bytes.fromhex(ended.transaction[2:]),
        )
        .order_by(recorded.c.event)
    )
    return snapshot.events(snapshot.connection.execute(query).scalars())


def amending(snapshot: Snapshot, proposal_id: bytes) -> list[bytes]:
    """Proposals that bring it again, oldest first."""
    found = naming(snapshot, PROPOSAL, [proposal_id], events.Proposed)
    return [
        logged.event.proposal
        for logged in found
        if isinstance(logged.event, events.Proposed) and logged.event.amends == proposal_id
    ]


def documents(
    snapshot: Snapshot, proposal_id: bytes
) -> list[tuple[LoggedEvent, events.DocumentAttached]]:
    """Documents that were attached to it, oldest first."""
    found = naming(snapshot, PROPOSAL, [proposal_id], events.DocumentAttached)
    return [
        (logged, logged.event)
        for logged in found
        if isinstance(logged.event, events.DocumentAttached) and logged.event.subject == proposal_id
    ]
