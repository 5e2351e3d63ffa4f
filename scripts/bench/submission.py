"""Submission: 2,000 handovers from request to receipt, by the client, a bare loop and the node.

The bare loop signs, sends and awaits the same transactions in the same batches, one block each,
with nothing around it. The node's own rate is that of transactions signed before.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import Any

import orjson
import urllib3
from eth_account.signers.local import LocalAccount

from kp_ledger.base.messages import Act
from kp_ledger.chain.client import BLOCK
from kp_ledger.chain.codec import encode
from kp_ledger.chain.submission import PER_REQUEST
from kp_ledger.chain.transactions import GAS
from kp_ledger.generated import acts
from kp_ledger.generated.records import ParcelRef
from scripts.bench.gas import order, register
from scripts.bench.ground import CHAIN_ID, Ground
from scripts.bench.results import Row
from tests.actors import account, sign, unsigned

COUNT = 2_000
ROUNDS = 3
LIGHT = 25  # millicarats: all rounds stay under the month's ceiling
Calls = list[tuple[Act, LocalAccount]]


class Bare:
    """JSON-RPC and nothing else."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.pool = urllib3.PoolManager()

    def ask(self, calls: Sequence[tuple[str, list[Any]]]) -> list[Any]:
        body = [
            {"jsonrpc": "2.0", "id": i, "method": method, "params": params}
            for i, (method, params) in enumerate(calls)
        ]
        headers = {"Content-Type": "application/json"}
        answer = self.pool.request("POST", self.url, body=orjson.dumps(body), headers=headers)
        return [one["result"] for one in sorted(orjson.loads(answer.data), key=lambda a: a["id"])]

    def batch(self, raw: Sequence[str]) -> None:
        for start in range(0, len(raw), PER_REQUEST):
            self.ask(
                [("eth_sendRawTransaction", [one]) for one in raw[start : start + PER_REQUEST]]
            )
        self.ask([("evm_mine", [])])

    def receipts(self, hashes: Sequence[str]) -> None:
        found = self.ask([("eth_getTransactionReceipt", [one]) for one in hashes])
        assert all(one["status"] == "0x1" for one in found)

    def signed(self, here: Ground, calls: Calls, nonce: int) -> list[tuple[str, str]]:
        made = []
        for index, (act, by) in enumerate(calls):
            transaction = by.sign_transaction(
                {
                    "nonce": nonce + index,
                    "to": _checksum(here.ledger.addresses[act.contract]),
                    "data": encode(act),
                    "value": 0,
                    "gas": GAS,
                    "gasPrice": 0,
                    "chainId": CHAIN_ID,
                }
            )
            made.append(("0x" + transaction.raw_transaction.hex(), "0x" + transaction.hash.hex()))
        return made


def _checksum(address: str) -> str:
    from eth_utils import to_checksum_address

    return to_checksum_address(address)


def prepared(here: Ground, prefix: str) -> Calls:
    """Handovers whose receiver has signed; the giver will send them."""
    # The bare loop's blocks are of the node's own clock.
    here.moment = here.node.sealer.last_moment() + 1
    refs: list[ParcelRef] = []
    for number in range(COUNT // 200):
        refs += register(here, f"{prefix}{number}", 200, LIGHT)[1]
    made: Calls = []
    for ref in refs:
        signed = order(here, "bw_miner", "bw_trader", [ref])
        act = acts.ParcelsHandOver(
            signed, unsigned("bw_miner"), sign(signed, "bw_trader", here.ledger)
        )
        made.append((act, account("bw_miner")))
    return made


def rate(run: Callable[[], None]) -> float:
    start = time.perf_counter()
    run()
    return COUNT / (time.perf_counter() - start)


def by_client(here: Ground, calls: Calls) -> float:
    def run() -> None:
        done = here.client.send_many(calls, moment=here.node.sealer.last_moment() + 1)
        assert all(one.refusal is None for one in done)

    return rate(run)


def by_loop(here: Ground, calls: Calls) -> float:
    bare = Bare(here.node.url)
    nonce = int(bare.ask([("eth_getTransactionCount", [calls[0][1].address, "latest"])])[0], 16)

    def run() -> None:
        for start in range(0, COUNT, BLOCK):
            made = bare.signed(here, calls[start : start + BLOCK], nonce + start)
            bare.batch([raw for raw, _ in made])
            bare.receipts([name for _, name in made])

    return rate(run)


def by_node(here: Ground, calls: Calls) -> float:
    bare = Bare(here.node.url)
    nonce = int(bare.ask([("eth_getTransactionCount", [calls[0][1].address, "latest"])])[0], 16)
    made = bare.signed(here, calls, nonce)

    def run() -> None:
        for start in range(0, COUNT, BLOCK):
            bare.batch([raw for raw, _ in made[start : start + BLOCK]])

    return rate(run)


def measure(here: Ground) -> list[Row]:
    """The medians of three rounds, taken in turns, since the machine is not quiet."""
    found: dict[str, list[float]] = {"client": [], "loop": [], "node": []}
    ways = {"client": by_client, "loop": by_loop, "node": by_node}
    for number in range(ROUNDS):
        for name, way in ways.items():
            found[name].append(way(here, prepared(here, f"{name}{number}-")))
    median = {name: sorted(rates)[ROUNDS // 2] for name, rates in found.items()}
    title = f"client submission of {COUNT:,} handovers, request to receipt"
    return [
        Row.rate(title, median["client"], "bare loop", median["loop"], 0.8),
        Row.rate(f"{title} (node)", median["client"], "node, signed before", median["node"], None),
    ]
