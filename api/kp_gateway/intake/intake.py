"""The intake: all that the gateway keeps itself, put together."""

from __future__ import annotations

import logging
import threading
from pathlib import Path

from kp_gateway.intake.accepting import Accepting
from kp_gateway.intake.keyring import Secrets
from kp_gateway.intake.leases import WAIT_SECONDS, lease
from kp_gateway.intake.login import Logins, Readings
from kp_gateway.intake.mailbox import Mailbox
from kp_gateway.intake.node import Node
from kp_gateway.intake.relaying import Relayer
from kp_gateway.intake.store import Store
from kp_ledger.base.errors import LedgerUnavailable
from kp_ledger.chain.sealing import Sealer
from kp_ledger.model.state import Ledger

DATABASE = "gateway.sqlite"
_log = logging.getLogger(__name__)


class Intake:
    """One ledger's intake. Several workers may have one each on the same folder and database."""

    def __init__(
        self,
        folder: Path,
        store: Store,
        node: Node,
        ledger: Ledger,
        secrets: Secrets,
        readings: Readings,
    ) -> None:
        self.folder = folder
        self.store = store
        self.node = node
        self.ledger = ledger
        self.secrets = secrets
        self.accepting = Accepting(store, node, ledger, secrets)
        self.login = Logins(store, ledger, secrets, readings)
        self.mailbox = Mailbox(store, ledger, readings, self.accepting)

    @classmethod
    def open(
        cls,
        folder: Path,
        ledger: Ledger,
        node_url: str,
        readings: Readings,
        database: str = "",
    ) -> Intake:
        """The intake whose secrets are in `folder`; its database too, unless `database` is a URL.

        Both are made when they are not there. The node may be away. `readings` is an index's
        `snapshot`: who may sign in is looked up there.
        """
        secrets = Secrets.of(folder)
        store = Store.open(database or f"sqlite:///{folder / DATABASE}")
        return cls(folder, store, Node(node_url, ledger), ledger, secrets, readings)

    def relay(self, sealer: Sealer | None, stop: threading.Event) -> None:
        """Carries what is accepted to the chain until `stop`, once no other relayer does.

        `sealer` is the node's operator's; without one it waits for whoever makes blocks.
        """
        while not stop.is_set():
            try:
                with lease(self.store, self.folder, stop) as check_held:
                    if check_held is not None:
                        self.relayer(sealer).run(stop, check_held)
            except LedgerUnavailable as why:
                _log.warning("the lease to relay is lost: %s", why)
                stop.wait(WAIT_SECONDS)

    def relayer(self, sealer: Sealer | None) -> Relayer:
        """To be used by whoever has the lease."""
        return Relayer(self.store, self.node.reader, sealer, self.secrets.sending)

    def close(self) -> None:
        """Waits until everything that was handed in before is on disk."""
        self.store.close()
