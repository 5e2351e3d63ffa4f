"""Kills a gateway under load at random points, and counts what became of what it accepted."""

from __future__ import annotations

import json
import random
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import count
from typing import Any

import urllib3
from kp_gateway.intake.incoming import order_digest

from kp_ledger.chain.codec import decode_act
from kp_ledger.chain.processes import any_free_port, die_with_parent
from kp_ledger.keys.signing import recover_order
from tests.api.intake.ground import Ground
from tests.chance import drawing

CLIENTS = 6
DRAIN_SECONDS = 60.0


@dataclass
class Outcome:
    """Digests with a receipt, their states at the end, and how often each is in the chain."""

    kills: int
    receipts: dict[str, Any] = field(default_factory=dict)
    states: dict[str, str] = field(default_factory=dict)
    carried: Counter[str] = field(default_factory=Counter)
    changed: list[str] = field(default_factory=list)  # a second answer with another receipt


class Killed:
    """The process of a gateway, started again and again on one home."""

    def __init__(self, ground: Ground, database: str) -> None:
        self._ground = ground
        self._database = database
        self.port = any_free_port()
        self._http = urllib3.PoolManager(retries=False, timeout=10, maxsize=CLIENTS)
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        home = str(self._ground.home.path)
        command = [sys.executable, "-m", "tests.api.intake.serving", home, str(self.port)]
        self.process = subprocess.Popen(
            [*command, *([self._database] if self._database else [])],
            preexec_fn=die_with_parent(),
        )
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline:
            with suppress(urllib3.exceptions.HTTPError):
                self.ask("GET", "/v1/keys")
                return
            time.sleep(0.02)
        raise AssertionError("the gateway does not start")

    def kill(self) -> None:
        assert self.process is not None
        self.process.kill()
        self.process.wait(10)

    def ask(self, method: str, path: str, body: Any = None) -> Any:
        content = None if body is None else json.dumps(body).encode()
        headers = {"Content-Type": "application/json"}
        url = f"http://127.0.0.1:{self.port}{path}"
        answer = self._http.request(method, url, body=content, headers=headers)
        return answer.status, json.loads(answer.data)


def run(ground: Ground, kills: int, database: str = "") -> Outcome:
    """A gateway killed `kills` times while clients hand in orders and hand them in again."""
    chance, gateway = drawing(f"kills/{kills}"), Killed(ground, database)
    outcome = Outcome(kills)
    first = ground.client.head()
    try:
        gateway.start()
        _load(ground, gateway, kills, chance, outcome)
        _drain(gateway, outcome)
        _, keys = gateway.ask("GET", "/v1/keys")
    finally:
        gateway.kill()
    outcome.carried = _carried(ground, first, keys["sending"])
    return outcome


def _load(
    ground: Ground, gateway: Killed, kills: int, chance: random.Random, outcome: Outcome
) -> None:
    stop, numbers = threading.Event(), count(1)
    with ThreadPoolExecutor(CLIENTS) as pool:
        clients = [
            pool.submit(_hand_in, ground, gateway, numbers, outcome, stop) for _ in range(CLIENTS)
        ]
        try:
            for _ in range(kills):
                time.sleep(chance.uniform(0.05, 1.2))
                gateway.kill()
                gateway.start()
        finally:
            stop.set()
        for client in clients:
            client.result()


def _hand_in(
    ground: Ground,
    gateway: Killed,
    numbers: Iterator[int],
    outcome: Outcome,
    stop: threading.Event,
) -> None:
    """New orders one after the other; one whose answer did not come is handed in again."""
    while not stop.is_set():
        file = ground.order(ground.production(f"K{next(numbers)}"))
        for _ in range(2):
            while not stop.is_set():
                with suppress(urllib3.exceptions.HTTPError):
                    status, body = gateway.ask("POST", "/v1/orders", file)
                    assert status == 202, body
                    if (
                        outcome.receipts.setdefault(body["digest"], body["receipt"])
                        != body["receipt"]
                    ):
                        outcome.changed.append(body["digest"])
                    break
                time.sleep(0.02)


def _drain(gateway: Killed, outcome: Outcome) -> None:
    deadline = time.monotonic() + DRAIN_SECONDS
    waiting = set(outcome.receipts)
    while waiting and time.monotonic() < deadline:
        for digest in sorted(waiting):
            status, body = gateway.ask("GET", f"/v1/orders/{digest}")
            outcome.states[digest] = body["state"] if status == 200 else str(status)
            if outcome.states[digest] != "accepted":
                waiting.discard(digest)
        time.sleep(0.2)


def _carried(ground: Ground, first: int, sender: str) -> Counter[str]:
    """How many transactions of the sending key carry each order, as the chain has it."""
    contracts = {at: name for name, at in ground.ledger.addresses.items()}
    found: Counter[str] = Counter()
    for number in range(first + 1, ground.client.head() + 1):
        block = ground.client.rpc.call("eth_getBlockByNumber", hex(number), True)
        for sent in block["transactions"]:
            if sent["from"] == sender:
                act = decode_act(
                    contracts[sent["to"]],
                    bytes.fromhex(sent["input"][2:]),
                    lambda *of: recover_order(of[0], of[1], ground.ledger, of[2]),
                )
                found["0x" + order_digest(act, ground.ledger).hex()] += 1
    return found
