"""What the relayer reads and keeps: which orders wait for a transaction, which wait for a block."""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

import orjson
from sqlalchemy import Connection, bindparam, delete, exists, func, select, update

from kp_gateway.intake import submissions as kept
from kp_gateway.intake.errors import NonceUsed
from kp_gateway.intake.submissions import Step, refused_step
from kp_gateway.intake.tables import ACCEPTED, RECORDED, REFUSED, submissions, transactions
from kp_ledger.base.messages import Act
from kp_ledger.chain.transactions import Transaction
from kp_ledger.keys.wire import act_from_json
from kp_ledger.model.gateway import FORM_ORDER

PER_LOOK: Final = 500

_UNSENT: Final = (
    select(submissions.c.number, submissions.c.act, submissions.c.arguments)
    .where(
        submissions.c.state == ACCEPTED,
        submissions.c.form == FORM_ORDER,
        ~exists().where(
            transactions.c.submission == submissions.c.number, transactions.c.block.is_(None)
        ),
    )
    .order_by(submissions.c.number)
    .limit(bindparam("most"))
)
_OPEN: Final = (
    select(
        transactions.c.number,
        transactions.c.submission,
        submissions.c.form,
        transactions.c.hash,
        transactions.c.sender,
        transactions.c.nonce,
        transactions.c.raw,
    )
    .join(submissions, submissions.c.number == transactions.c.submission)
    .where(transactions.c.block.is_(None))
    .order_by(transactions.c.number)
    .limit(PER_LOOK)
)
_BLOCKS: Final = (
    select(transactions.c.block, transactions.c.block_hash)
    .where(transactions.c.block < bindparam("before"))
    .distinct()
    .order_by(transactions.c.block.desc())
    .limit(bindparam("most"))
)
_FOUND: Final = (
    update(transactions)
    .where(transactions.c.number == bindparam("wanted"), transactions.c.block.is_(None))
    .values(block=bindparam("in_block"), block_hash=bindparam("in_hash"))
)


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A transaction that is in no block yet, as far as is known, and what it carries."""

    number: int
    submission: int
    form: int
    transaction: Transaction


@dataclass(frozen=True, slots=True)
class Outcome:
    """The block of something sent, and what that makes of its submission."""

    outgoing: Outgoing
    block: int
    block_hash: bytes
    step: Step


def unsent(connection: Connection, most: int) -> list[tuple[int, Act]]:
    """Orders that no transaction carries yet, oldest first."""
    rows = connection.execute(_UNSENT, {"most": most})
    return [(row.number, act_from_json(row.act, orjson.loads(row.arguments))) for row in rows]


def next_nonce(connection: Connection, sender: str) -> int:
    """After the highest that was ever kept here; 0 when none was."""
    query = select(func.max(transactions.c.nonce)).where(transactions.c.sender == sender)
    highest = connection.execute(query).scalar()
    return 0 if highest is None else int(highest) + 1


def pending(connection: Connection) -> list[Outgoing]:
    """Those in no block, in the order in which they were signed."""
    return [
        Outgoing(
            row.number,
            row.submission,
            row.form,
            Transaction("0x" + row.hash.hex(), row.sender, row.nonce, "", bytes(row.raw)),
        )
        for row in connection.execute(_OPEN)
    ]


def known_blocks(connection: Connection, before: int, most: int) -> list[tuple[int, bytes]]:
    """Blocks that have something of ours, and their hashes: the highest first, below `before`."""
    rows = connection.execute(_BLOCKS, {"before": before, "most": most})
    return [(row.block, bytes(row.block_hash)) for row in rows]


def keep_outcomes(connection: Connection, outcomes: Iterable[Outcome]) -> None:
    for one in outcomes:
        found = connection.execute(
            _FOUND,
            {"wanted": one.outgoing.number, "in_block": one.block, "in_hash": one.block_hash},
        )
        if found.rowcount and _moves(connection, one):
            kept.record_step(connection, one.outgoing.submission, one.step)


def _moves(connection: Connection, one: Outcome) -> bool:
    """Of two that carry one order the first is recorded, and the second's refusal says nothing."""
    these = [ACCEPTED, REFUSED] if one.step.state == RECORDED else [ACCEPTED]
    changed = connection.execute(
        update(submissions)
        .where(submissions.c.number == one.outgoing.submission, submissions.c.state.in_(these))
        .values(state=one.step.state)
    )
    return bool(changed.rowcount)


def cut_back(connection: Connection, last_good: int) -> int:
    """Whatever was found in later blocks is open again; how many submissions that are."""
    gone = transactions.c.block > last_good
    rows = connection.execute(
        update(transactions)
        .where(gone)
        .values(block=None, block_hash=None)
        .returning(transactions.c.submission)
    )
    numbers = sorted({row.submission for row in rows})
    for number in numbers:
        detail = f"the blocks after {last_good} are gone: it is sent again"
        kept.record_step(connection, number, Step(int(time.time()), ACCEPTED, detail=detail))
    for some in range(0, len(numbers), PER_LOOK):
        kept.set_state(connection, numbers[some : some + PER_LOOK], ACCEPTED)
    return len(numbers)


def give_up(connection: Connection, outgoing: Sequence[Outgoing], counts: dict[str, int]) -> None:
    """Another transaction has its place in the chain: it never comes into a block.

    An order is carried anew; who signed the transaction himself is told.
    """
    connection.execute(
        delete(transactions).where(transactions.c.number.in_([one.number for one in outgoing]))
    )
    for one in outgoing:
        if one.form != FORM_ORDER:
            sent = one.transaction
            used = NonceUsed(sender=sent.sender, nonce=sent.nonce, next=counts[sent.sender])
            kept.set_state(connection, [one.submission], REFUSED)
            step = refused_step(used, int(time.time()), None, bytes.fromhex(sent.hash[2:]))
            kept.record_step(connection, one.submission, step)
