"""Accepting: what the ledger would take now is kept on disk, and answered with a signed receipt.

Known by its digest: the same order handed in again has the same receipt. What the ledger refuses
now is refused here by the same rule, and has no receipt.
"""

from __future__ import annotations

import time
from typing import Any

from sqlalchemy import Connection, func, select
from sqlalchemy.exc import IntegrityError

from kp_gateway.intake import submissions
from kp_gateway.intake.errors import NonceAhead, NonceUsed, NotFunded, SubmissionUnknown
from kp_gateway.intake.incoming import Incoming, check_deadline, read_incoming
from kp_gateway.intake.keyring import Secrets
from kp_gateway.intake.node import Node
from kp_gateway.intake.receipts import receipt_of, sign_receipt
from kp_gateway.intake.store import Store
from kp_gateway.intake.submissions import Step, Submission
from kp_gateway.intake.tables import ACCEPTED, REFUSED, transactions
from kp_ledger.chain.transactions import Transaction
from kp_ledger.model.state import Ledger


class Accepting:
    def __init__(self, store: Store, node: Node, ledger: Ledger, secrets: Secrets) -> None:
        self._store = store
        self._node = node
        self._ledger = ledger
        self._secrets = secrets

    def hand_in(self, file: dict[str, Any]) -> Submission:
        """A file of `--sign-only`: on disk when this returns, or refused by name."""
        return self.accept(read_incoming(file, self._ledger))

    def accept(self, incoming: Incoming) -> Submission:
        with self._store.snapshot() as connection:
            known = submissions.find(connection, incoming.digest)
        if known is not None and known.state != REFUSED:
            return known
        self._check(incoming)
        new = self._new(incoming)
        try:
            return self._store.write(lambda c: submissions.keep(c, new, incoming.transaction))
        except IntegrityError:
            raise _taken(incoming.transaction) from None

    def find(self, digest: bytes) -> tuple[Submission, list[Step]]:
        """A submission and what became of it, oldest first; SubmissionUnknown."""
        with self._store.snapshot() as connection:
            found = submissions.find(connection, digest)
            if found is None:
                raise SubmissionUnknown(digest="0x" + digest.hex())
            return found, submissions.history_of(connection, found)

    def _check(self, incoming: Incoming) -> None:
        check_deadline(incoming.act, int(time.time()))
        if incoming.transaction is None:
            self._node.simulate(incoming.act, self._secrets.sending.address)
            return
        self._check_purse(incoming.transaction, incoming.cost)
        self._node.simulate(incoming.act, incoming.transaction.sender, incoming.gas)

    def _check_purse(self, transaction: Transaction, cost: int) -> None:
        """It can be the sender's next: what waits for another may wait for ever."""
        sender, nonce = transaction.sender, transaction.nonce
        purse = self._node.purse(sender)
        if nonce < purse.latest:
            raise NonceUsed(sender=sender, nonce=nonce, next=purse.latest)
        with self._store.snapshot() as connection:
            following = max(purse.pending, _last_kept(connection, sender) + 1)
        if nonce > following:
            raise NonceAhead(sender=sender, nonce=nonce, next=following)
        if cost > purse.balance:
            raise NotFunded(sender=sender, cost=cost, balance=purse.balance)

    def _new(self, incoming: Incoming) -> Submission:
        receipt = receipt_of(incoming.digest, incoming.form, int(time.time()))
        return Submission(
            number=0,
            digest=incoming.digest,
            form=incoming.form,
            act=type(incoming.act).__name__,
            arguments=incoming.arguments,
            received=receipt.received,
            record_by=receipt.record_by,
            receipt=sign_receipt(receipt, self._secrets.receipts, self._ledger),
            state=ACCEPTED,
        )


def _last_kept(connection: Connection, sender: str) -> int:
    """The highest nonce of a sender that waits here; -1 when none does."""
    query = select(func.max(transactions.c.nonce)).where(
        transactions.c.sender == sender, transactions.c.block.is_(None)
    )
    found = connection.execute(query).scalar()
    return -1 if found is None else int(found)


def _taken(transaction: Transaction | None) -> Exception:
    """Another transaction of this sender waits with the same nonce."""
    assert transaction is not None
    return NonceUsed(sender=transaction.sender, nonce=transaction.nonce, next=transaction.nonce + 1)
