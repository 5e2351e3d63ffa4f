"""The node that a home names: read, and, where a command acts, written to.

The client that signs and sends is imported when it is needed: who only reads needs no keys.
"""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from kp_ledger.base.errors import LedgerError, LedgerUnavailable
from kp_ledger.base.messages import Act
from kp_ledger.chain.homes import node_of, url_of
from kp_ledger.chain.reader import LoggedEvent, Reader
from kp_ledger.chain.rpc import Rpc
from kp_ledger.home import Home

if TYPE_CHECKING:
    from kp_ledger.chain.client import Client, Recorded
    from kp_ledger.keys.keystore import Opened


class FinishedEarlier(LedgerError):
    """A command that had broken off was finished instead of doing anything new."""

    def __init__(self, recorded: Recorded) -> None:
        what = f"refused: {recorded.refusal}" if recorded.refusal else "recorded"
        super().__init__(
            f"an earlier act of this key had broken off; it is now {what} (block {recorded.block},"
            f" kp events --from {recorded.block}). Nothing else was sent: run the command again"
            " if it was another one"
        )


class Link:
    """Reads and sends, once the node has shown that it is this ledger's."""

    def __init__(self, home: Home) -> None:
        self.home = home
        self.description = home.description()
        self.url = url_of(home, self.description)
        self.rpc = Rpc(self.url)

    @cached_property
    def client(self) -> Client:
        """Checked once: LedgerUnavailable when nobody answers, or another chain does."""
        from kp_ledger.chain.client import Client

        sealer = None if self.description.url else node_of(self.home).sealer
        client = Client(self.rpc, self.description.ledger, sealer)
        client.check()
        return client

    @cached_property
    def reader(self) -> Reader:
        """Checked once, as `client` is."""
        reader = Reader(self.rpc, self.description.ledger)
        reader.check()
        return reader

    def head_hash(self) -> bytes:
        """The hash of the last block; LedgerUnavailable as above."""
        self.rpc.expect_chain(self.description.chain_id)
        return bytes.fromhex(self.rpc.call("eth_getBlockByNumber", "latest", False)["hash"][2:])

    def answers(self) -> bool:
        """Whether a node of this chain is there."""
        try:
            self.rpc.expect_chain(self.description.chain_id)
        except LedgerUnavailable:
            return False
        return True

    def entries(self, first: int = 0, last: int | None = None) -> list[LoggedEvent]:
        return list(self.reader.recorded(first, last))

    def last_moment(self) -> int:
        """The moment of the last block."""
        head = self.reader.head()
        return self.reader.moments([head])[head]

    def send(self, act: Act, sender: Opened) -> Recorded:
        """Records an act; its signed transaction is on disk until it is known what became of it."""
        journal = self.home.journal / f"{sender.address}.jsonl"
        if journal.exists():
            self._finish(journal)
        recorded = self.client.send_many([(act, sender.account)], journal)[0]
        journal.unlink()
        if recorded.refusal is not None:
            raise recorded.refusal
        return recorded

    def _finish(self, journal: Path) -> None:
        """Sends what an earlier command had signed and may not have sent, and stops there."""
        try:
            earlier = self.client.resume(journal)[0]
        except LedgerUnavailable as error:
            raise LedgerUnavailable(f"{error}; an earlier act waits in {journal}") from error
        journal.unlink()
        raise FinishedEarlier(earlier)

    def sign(self, act: Act, sender: Opened) -> bytes:
        """The signed transaction, not sent."""
        return self.client.sign(act, sender.account).raw

    def relay(self, raw: bytes) -> Recorded:
        return self.client.relay(raw)

    def simulate(self, act: Act, sender: Opened, moment: int) -> None:
        """Raises the Refusal that the act would meet now."""
        self.client.simulate(act, sender.address, moment)
