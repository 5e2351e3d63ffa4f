"""The node that a home names, and the client on it."""

from __future__ import annotations

from functools import cached_property

from kp_ledger.chain.client import Client, Recorded
from kp_ledger.chain.node import Anvil, Ganache, Node
from kp_ledger.chain.reader import Told
from kp_ledger.chain.rpc import Rpc
from kp_ledger.domain.errors import LedgerUnavailable
from kp_ledger.home import Description, Home
from kp_ledger.keys.keystore import Opened
from kp_ledger.model.base import Act

KINDS: dict[str, type[Node]] = {"anvil": Anvil, "ganache": Ganache}


def node_of(home: Home, port: int = 0) -> Node:
    """The node that runs in this home; LedgerUnavailable when it names one elsewhere."""
    description = home.description()
    if description.node not in KINDS:
        raise LedgerUnavailable(f"this ledger's node runs elsewhere: {description.url}")
    kind = KINDS[description.node]
    return kind(home.node, description.chain_id, port, description.genesis_time or None)


def url_of(home: Home, description: Description) -> str:
    return description.url or node_of(home).url


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
        sealer = None if self.description.url else node_of(self.home).sealer
        client = Client(self.rpc, self.description.ledger, sealer)
        client.check()
        return client

    def answers(self) -> bool:
        """Whether a node of this chain is there."""
        try:
            self.rpc.expect_chain(self.description.chain_id)
        except LedgerUnavailable:
            return False
        return True

    def entries(self, first: int = 0, last: int | None = None) -> list[Told]:
        return list(self.client.recorded(first, last))

    def last_moment(self) -> int:
        """The moment of the last block."""
        head = self.client.head()
        return self.client.moments([head])[head]

    def send(self, act: Act, sender: Opened) -> Recorded:
        return self.client.send(act, sender.account)

    def sign(self, act: Act, sender: Opened) -> bytes:
        """The signed transaction, not sent."""
        return self.client.sign(act, sender.account).raw

    def relay(self, raw: bytes) -> Recorded:
        return self.client.relay(raw)

    def simulate(self, act: Act, sender: Opened, moment: int) -> None:
        """Raises the Refusal that the act would meet now."""
        self.client.simulate(act, sender.address, moment)
