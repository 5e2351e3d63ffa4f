"""The ledger the benchmarks run on: the tests' small world, on an Anvil of its own, with tokens."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from eth_account import Account
from eth_account.signers.local import LocalAccount

from kp_ledger.base.messages import NO_KEY, Act
from kp_ledger.chain.client import Client, Recorded
from kp_ledger.chain.compiler import compile_sources, sources
from kp_ledger.chain.deployment import deploy
from kp_ledger.chain.node import Anvil
from kp_ledger.chain.rpc import Rpc
from kp_ledger.chain.submission import Receipt, Submission
from kp_ledger.generated.acts import ZonesGrant
from kp_ledger.generated.records import Founding, ParticipantEntry
from kp_ledger.model.founding import founding_digest
from kp_ledger.model.state import Ledger
from tests import world
from tests.actors import account, sign_digest
from tests.contracts.enrolling import proved

CHAIN_ID = 271_828
OPERATOR = Account.from_key(b"\x0e" * 32)


@dataclass
class Ground:
    """A door like the tests': acts go to the chain alone, and each says what it used."""

    node: Anvil
    client: Client
    moment: int

    @property
    def ledger(self) -> Ledger:
        return self.client.ledger

    def do(self, act: Act, by: str) -> Recorded:
        moment, self.moment = self.moment, self.moment + 1
        act = proved(act, by, self.client.ledger, moment)
        return self.client.send(act, account(by), moment)


def founding(more: int = 0) -> Founding:
    """The tests' founding, with `more` Participants outside: each brings four origins."""
    base = world.founding()
    codes = [256 * (65 + i // 26) + 65 + i % 26 for i in range(more + 26)]
    there = {entry.code for entry in base.participants}
    outside = [
        ParticipantEntry(code, True, 0, NO_KEY, NO_KEY) for code in codes if code not in there
    ]
    everybody = sorted((*base.participants, *outside[:more]), key=lambda entry: entry.code)
    return replace(base, participants=tuple(everybody))


def beginnings(founded: Founding) -> Iterator[tuple[Act, str]]:
    """The world's, with its zones by the numbers that this founding gives them."""
    order = [entry.code for entry in founded.participants]
    before = [entry.code for entry in world.founding().participants]
    for act, by in world.beginnings():
        if isinstance(act, ZonesGrant) and act.zone:
            place, nature = divmod(act.zone - 1, 4)
            act = replace(act, zone=4 * order.index(before[place]) + nature + 1)
        yield act, by


def ground(folder: Path, more: int = 0) -> Ground:
    """A ledger with everything of the tests' world done; the node is running."""
    start = world.noon(world.DAY0) - 3_600
    node = Anvil(folder, chain_id=CHAIN_ID, genesis_time=start - 3_600)
    node.start()
    rpc = Rpc(node.url)
    founded = founding(more)

    def signatures(ledger: Ledger) -> list[bytes]:
        digest = founding_digest(founded, ledger)
        return [sign_digest(digest, name).signature for name in world.founders()]

    file = folder / "deployment.json"
    ledger = deploy(rpc, node.sealer, OPERATOR, founded, signatures, file, start)
    here = Ground(node, Client(rpc, ledger, node.sealer), node.sealer.last_moment() + 1)
    for act, by in beginnings(founded):
        here.do(act, by)
    world.go_to(here, world.TODAY)  # type: ignore[arg-type]
    return here


def tokens() -> dict[str, dict[str, Any]]:
    """The baselines, compiled as the ledger is: name to ABI and code."""
    file = "scripts/bench/Baselines.sol"
    text = (Path(__file__).parent / "Baselines.sol").read_text("utf-8")
    wanted = ["abi", "evm.bytecode.object"]
    answer = compile_sources({**sources(), file: text}, {file: {"*": wanted}})
    return answer["contracts"][file]  # type: ignore[no-any-return]


def send_raw(here: Ground, to: str, data: bytes, by: LocalAccount) -> Receipt:
    """A call to a baseline."""
    from kp_ledger.chain.transactions import sign

    nonce = int(here.client.rpc.call("eth_getTransactionCount", by.address, "latest"), 16)
    signed = sign(by, nonce, to, data, CHAIN_ID, 100_000_000)
    moment, here.moment = here.moment, here.moment + 1
    return Submission(here.client.rpc, here.node.sealer).block([signed], moment)[0]
