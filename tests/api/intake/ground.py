"""What the intake's tests stand on: a home with a node of its own and the tests' world, of today."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from eth_account import Account
from fastapi import FastAPI
from fastapi.testclient import TestClient
from kp_gateway import problems
from kp_gateway.intake.intake import Intake
from kp_gateway.routes import login as entry
from kp_gateway.routes import offers, orders

from kp_ledger.base.messages import NO_KEY, Act, Signed
from kp_ledger.chain.client import Client
from kp_ledger.chain.deployment import deploy
from kp_ledger.chain.node import Anvil
from kp_ledger.chain.rpc import Rpc
from kp_ledger.domain.days import SECONDS_PER_DAY
from kp_ledger.generated import acts
from kp_ledger.generated.records import Founding, Handover, ParcelRef, Production
from kp_ledger.home import Description, Home
from kp_ledger.keys.queue import SignedTransaction, order_text, transaction_text
from kp_ledger.model.founding import founding_digest
from kp_ledger.model.rules import apply
from kp_ledger.model.state import Ledger, State
from kp_ledger.model.typed import parcel_id
from tests import world
from tests.actors import account, actor, sign, sign_digest
from tests.contracts.enrolling import proved

CHAIN_ID = 314_159
AGE_DAYS = 60
UNSIGNED = Signed(NO_KEY)


@dataclass
class Ground:
    """A ledger whose clock is today's, and what signs on it."""

    home: Home
    node: Anvil
    client: Client
    ledger: Ledger
    mark: str = ""  # begins every lot reference: each is used once on a ledger

    def state(self) -> State:
        """As the events tell it now."""
        state = State(self.ledger)
        for told in self.client.recorded():
            apply(state, told.event, told.moment)
        return state

    @contextmanager
    def snapshot(self) -> Iterator[Any]:
        """What an index gives of its head."""
        yield SimpleNamespace(
            state=self.state(), moment=self.node.sealer.last_moment(), block=self.client.head()
        )

    # Orders

    def production(self, reference: str, carats: int = 10, by: str = "bw_miner") -> Act:
        """A parcel dug today, signed: anyone may relay it."""
        now = int(time.time())
        who = actor(by)
        order = Production(
            who.licence,
            now // SECONDS_PER_DAY,
            now,
            now,
            now + SECONDS_PER_DAY,
            (world.lot(self.mark + reference, carats),),
        )
        return acts.ParcelsRegisterSigned(order, sign(order, by, self.ledger))

    def registered(self, reference: str, by: str = "bw_miner") -> ParcelRef:
        """A parcel that is in the chain."""
        self.client.send(self.production(reference, by=by), account("stranger"))
        return ParcelRef(
            parcel_id(actor(by).organisation, world.reference(self.mark + reference)), 1
        )

    def handover(
        self, *parcels: ParcelRef, hands: Sequence[str] = ("giver", "receiver"), **changes: Any
    ) -> Act:
        """From bw_miner to bw_trader, signed by `hands`."""
        now = int(time.time())
        values: dict[str, Any] = {
            "giver": actor("bw_miner").organisation,
            "receiver": actor("bw_trader").organisation,
            "moves": 3,
            "day": now // SECONDS_PER_DAY,
            "signed_at": now,
            "deadline": now + SECONDS_PER_DAY,
            "terms": bytes(32),
            "parcels": tuple(sorted(parcels, key=lambda ref: ref.parcel)),
        }
        order = Handover(**{**values, **changes})
        giver = sign(order, "bw_miner", self.ledger) if "giver" in hands else UNSIGNED
        receiver = sign(order, "bw_trader", self.ledger) if "receiver" in hands else UNSIGNED
        return acts.ParcelsHandOver(order, giver, receiver)

    def order(self, act: Act) -> dict[str, Any]:
        """The file that `--sign-only` writes."""
        return dict(json.loads(order_text(act, self.ledger)))

    def transaction(self, act: Act, by: str, **changes: Any) -> dict[str, Any]:
        raw = self.client.sign(act, account(by)).raw
        signed = SignedTransaction(act, account(by).address.lower(), raw)
        return dict(json.loads(transaction_text(signed, self.ledger))) | changes


def begin(folder: Path) -> Ground:
    """Founds the tests' world sixty days ago, on a node in `folder`."""
    began = int(time.time()) - AGE_DAYS * SECONDS_PER_DAY
    home = Home(folder)
    node = Anvil(home.node, CHAIN_ID, genesis_time=began - 3_600)
    node.start()
    rpc = Rpc(node.url)
    day = began // SECONDS_PER_DAY
    founding = _founding(day)
    ledger = deploy(
        rpc,
        node.sealer,
        Account.from_key(b"\x0e" * 32),
        founding,
        lambda at: _signatures(founding, at),
        folder / "deployment.json",
        began,
    )
    home.describe(Description(CHAIN_ID, genesis_time=node.genesis_time, addresses=ledger.addresses))
    client = Client(rpc, ledger, node.sealer)
    calls = [
        (proved(_since(act, day), by, ledger, began), account(by)) for act, by in world.beginnings()
    ]
    for recorded in client.send_block(calls, began + 100):
        assert recorded.refusal is None, recorded.refusal
    node.sealer.seal()
    return Ground(home, node, client, ledger)


def _founding(day: int) -> Founding:
    ours = world.founding()
    entries = tuple(
        replace(entry, on_ledger_from=day if entry.on_ledger_from else 0)
        for entry in ours.participants
    )
    return replace(ours, day=day, participants=entries)


def _signatures(founding: Founding, ledger: Ledger) -> list[bytes]:
    digest = founding_digest(founding, ledger)
    return [sign_digest(digest, name).signature for name in world.founders()]


def _since(act: Act, day: int) -> Act:
    if isinstance(act, acts.ZonesGrant):
        return replace(act, from_=day, until=day + 730)
    return act


# The gateway, as far as the intake goes


def app_of(intake: Intake) -> FastAPI:
    """The intake's routes, and its errors as the gateway tells them."""
    app = FastAPI()
    app.state.intake = intake
    for router in (orders.router, offers.router, entry.router):
        app.include_router(router)

    problems.install(app)
    return app


@contextmanager
def gateway(
    ground: Ground, folder: Path, url: str = "", database: str = ""
) -> Iterator[TestClient]:
    """A gateway of its own on this ledger, asked in this process."""
    intake = Intake.open(folder, ground.ledger, url or ground.node.url, ground.snapshot, database)
    try:
        with TestClient(app_of(intake), raise_server_exceptions=True) as client:
            yield client
    finally:
        intake.close()
