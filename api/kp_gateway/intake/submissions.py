"""Submissions as the intake keeps them: one row for each digest, and what became of it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection, bindparam, insert, select, update

from kp_gateway.intake.store import inserting
from kp_gateway.intake.tables import (
    ACCEPTED,
    RECORDED,
    REFUSED,
    SIGNED,
    WAITING,
    history,
    offers,
    submissions,
    transactions,
)
from kp_ledger.chain.transactions import Transaction
from kp_ledger.keys.wire import rule_and_values

_COLUMNS: Final = (
    submissions.c.number,
    submissions.c.digest,
    submissions.c.form,
    submissions.c.act,
    submissions.c.arguments,
    submissions.c.received,
    submissions.c.record_by,
    submissions.c.receipt,
    submissions.c.state,
)
_BY_DIGEST: Final = select(*_COLUMNS).where(submissions.c.digest == bindparam("digest"))
_HISTORY: Final = (
    select(
        history.c.moment,
        history.c.state,
        history.c.block,
        history.c.transaction,
        history.c.rule,
        history.c.rule_values,
        history.c.detail,
    )
    .where(history.c.submission == bindparam("submission"))
    .order_by(history.c.number)
)
_TOLD: Final = insert(history)
_CARRIED: Final = insert(transactions)
_CLOSED: Final = (
    update(offers)
    .where(offers.c.digest == bindparam("offered"), offers.c.state == WAITING)
    .values(state=SIGNED, closed=bindparam("moment"))
)


@dataclass(frozen=True, slots=True)
class Submission:
    """What was handed in. `arguments` is the act as JSON; `receipt` the gateway's signature."""

    number: int
    digest: bytes
    form: int
    act: str
    arguments: bytes
    received: int
    record_by: int
    receipt: bytes
    state: str


@dataclass(frozen=True, slots=True)
class Step:
    """Where a submission stood from a moment on. `rule` and `values` say why it was refused."""

    moment: int
    state: str
    block: int | None = None
    transaction: bytes | None = None
    rule: str | None = None
    values: dict[str, Any] | None = None
    detail: str | None = None


def refused_step(
    error: Exception, moment: int, block: int | None, transaction: bytes | None
) -> Step:
    rule, values = rule_and_values(error)
    return Step(moment, REFUSED, block, transaction, rule, values, str(error))


def recorded_step(moment: int, block: int, transaction: bytes) -> Step:
    return Step(moment, RECORDED, block, transaction)


def find(connection: Connection, digest: bytes) -> Submission | None:
    row = connection.execute(_BY_DIGEST, {"digest": digest}).first()
    return None if row is None else Submission(*row)


def history_of(connection: Connection, submission: Submission) -> list[Step]:
    """Oldest first."""
    rows = connection.execute(_HISTORY, {"submission": submission.number})
    return [Step(*row[:5], None if row[5] is None else json.loads(row[5]), row[6]) for row in rows]


_BEGUN: dict[str, Any] = {}


def _begin(connection: Connection) -> Any:
    """A new row, or a refused one begun anew; no row comes back for one that is there already."""
    dialect = connection.dialect.name
    if dialect not in _BEGUN:
        new = inserting(connection, submissions)
        again = ("arguments", "received", "record_by", "receipt")
        _BEGUN[dialect] = new.on_conflict_do_update(
            index_elements=[submissions.c.digest],
            set_={**{name: new.excluded[name] for name in again}, "state": ACCEPTED},
            where=submissions.c.state == REFUSED,
        ).returning(submissions.c.number)
    return _BEGUN[dialect]


def keep(connection: Connection, new: Submission, transaction: Transaction | None) -> Submission:
    """Accepts it, with what carries it if that was signed by its sender; else what is kept."""
    row = {
        "digest": new.digest,
        "form": new.form,
        "act": new.act,
        "arguments": new.arguments,
        "received": new.received,
        "record_by": new.record_by,
        "receipt": new.receipt,
        "state": ACCEPTED,
    }
    number = connection.execute(_begin(connection), row).scalar()
    if number is None:
        found = find(connection, new.digest)
        assert found is not None
        return found
    record_step(connection, number, Step(new.received, ACCEPTED))
    connection.execute(_CLOSED, {"offered": new.digest, "moment": new.received})
    if transaction is not None:
        keep_transactions(connection, [(number, transaction)])
    return Submission(number, *list(row.values()))  # type: ignore[arg-type]


def keep_transactions(connection: Connection, outgoing: Sequence[tuple[int, Transaction]]) -> None:
    """Keeps what carries each submission, by its number."""
    rows = [
        {
            "submission": submission,
            "hash": bytes.fromhex(one.hash[2:]),
            "sender": one.sender,
            "nonce": one.nonce,
            "raw": one.raw,
        }
        for submission, one in outgoing
    ]
    connection.execute(_CARRIED, rows)


def record_step(connection: Connection, submission: int, step: Step) -> None:
    """Adds to the history."""
    values = None if step.values is None else json.dumps(step.values)
    connection.execute(
        _TOLD,
        {
            "submission": submission,
            "moment": step.moment,
            "state": step.state,
            "block": step.block,
            "transaction": step.transaction,
            "rule": step.rule,
            "rule_values": values,
            "detail": step.detail,
        },
    )


def set_state(connection: Connection, numbers: Iterable[int], state: str) -> None:
    connection.execute(
        update(submissions).where(submissions.c.number.in_(list(numbers))).values(state=state)
    )
