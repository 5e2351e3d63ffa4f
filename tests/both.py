"""The door that goes through contract and model at once: each must say the same of every act."""

from __future__ import annotations

import atexit
import copy
import functools
import json
import os
import shutil
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from eth_account import Account

from kp_ledger.base.messages import Act, Event, Refusal, Signed
from kp_ledger.chain.client import Client
from kp_ledger.chain.codec import decode_act, decode_log, encode
from kp_ledger.chain.deployment import deploy
from kp_ledger.chain.node import Anvil, Node
from kp_ledger.chain.rpc import Rpc
from kp_ledger.chain.sealing import Sealer
from kp_ledger.chain.states import chain_state
from kp_ledger.generated.refusals import NotTheDoor
from kp_ledger.keys.signing import recover_order
from kp_ledger.model.canonical import state_json
from kp_ledger.model.founding import found
from kp_ledger.model.rules import Call, apply, decide
from kp_ledger.model.state import State
from tests import world
from tests.actors import ACTORS, account, actor, founding_signatures
from tests.contracts.enrolling import proved
from tests.differential.storage import Storage, found_storage, needed_storage

CHAIN_ID = 271_828
# What no ledger of ours may ask a node, and a test must: to go back, and to send as a contract.
CONTROL = (
    "evm_snapshot", "evm_revert", "anvil_impersonateAccount", "eth_sendTransaction",
    "anvil_dumpState", "anvil_setStorageAt",
)  # fmt: skip
START = world.noon(world.DAY0) - 3_600  # of the founding
tried: Counter[str] = Counter()
refused: Counter[str] = Counter()
refused_acts: Counter[str] = Counter()
# Tests that provoked a refusal, by its name, by an act or (empty) at a door: counted, as the others.
provoked: Counter[tuple[str, str, str]] = Counter()


class BothDoor:
    def __init__(
        self, client: Client, control: Rpc, sealer: Sealer, state: State, moment: int
    ) -> None:
        self.client = client
        self.ledger = state.ledger
        self.moment = moment
        self._control = control
        self._sealer = sealer
        self._state = state

    def do(self, act: Act, by: str) -> list[Event]:
        moment, self.moment = self.moment, self.moment + 1
        act = proved(act, by, self.ledger, moment, self.state)
        name = type(act).__name__
        tried[name] += 1
        expected = self._decided(act, by, moment)
        found = self._recorded(act, by, moment)
        if found != expected:
            raise AssertionError(f"{act}\nby {by}\nmodel: {expected!r}\nchain: {found!r}")
        if isinstance(expected, Refusal):
            _note_refusal(expected, name)
            raise expected
        for event in expected:
            apply(self._state, event, moment)
        return expected

    def _decided(self, act: Act, by: str, moment: int) -> list[Event] | Refusal:
        try:
            return decide(self._state, self._recovered(act), Call(actor(by).address, moment))
        except Refusal as refusal:
            return refusal

    def _recovered(self, act: Act) -> Act:
        """The act with the keys its signatures recover to, also when it was changed since."""

        def recover(order: Any, signature: bytes, verifier: str) -> Signed:
            return recover_order(order, signature, self.ledger, verifier)

        return decode_act(act.contract, encode(act), recover)

    def _recorded(self, act: Act, by: str, moment: int) -> list[Event] | Refusal:
        try:
            return list(self.client.send(act, account(by), moment).events)
        except Refusal as refusal:
            return refusal

    def both_say(self, model: Callable[[], Any], chain: Callable[[], Any], act: str = "") -> Any:
        """What the model answers, once the chain has answered the same; raises the Refusal."""
        found = _outcome(chain)
        if isinstance(found, NotTheDoor):
            raise found  # the model's doors are functions, which ask nobody who calls
        expected = _outcome(model)
        if isinstance(expected, Refusal) or isinstance(found, Refusal) or act:
            assert found == expected, f"model: {expected!r}, chain: {found!r}"
        if act:
            tried[act] += 1
        if isinstance(expected, Refusal):
            _note_refusal(expected, act)
            raise expected
        return expected

    def asked(self, moment: int, contract: str, function: str, arguments: tuple[Any, ...]) -> Any:
        """What a check or read of a contract answers in a block of `moment`."""
        self._sealer.seal(moment)
        return self.client.read(contract, function, *arguments)

    def sent_by_contract(self, moment: int, contract: str, act: Act) -> list[Event]:
        """An act sent by another contract of the ledger, whose sender the node feigns."""
        sender, to = self.ledger.addresses[contract], self.ledger.addresses[act.contract]
        data = "0x" + encode(act).hex()
        call = {"from": sender, "to": to, "data": data, "gas": hex(10_000_000), "gasPrice": "0x0"}
        self._control.call("anvil_impersonateAccount", sender)
        sent = self._control.call("eth_sendTransaction", call)
        self._sealer.seal(moment)
        receipt = self.client.rpc.call("eth_getTransactionReceipt", sent)
        if receipt["status"] == "0x0":
            raise self.client.refusal(sent, int(receipt["blockNumber"], 16), moment)
        return [decode_log(log) for log in receipt["logs"]]

    def state(self) -> State:
        return self._state

    def read(self, contract: str, function: str, *args: Any) -> Any:
        return self.client.read(contract, function, *args)

    def compare(self) -> None:
        """The whole state, field by field: what storage holds and what the model says."""
        assert state_json(chain_state(self.client, self._state)) == state_json(self._state)

    def compare_storage(self) -> None:
        """Every slot of every contract: views are asked only for what events told of."""
        found = self.storage()
        for contract, needed in needed_storage(self._state).items():
            at = {hex(slot) for slot, _ in found[contract].items() ^ needed.items()}
            assert not at, f"{contract} has other storage than the state needs at {sorted(at)}"

    def storage(self) -> Storage:
        """Each contract's slots that are not zero."""
        return found_storage(self._control, self.ledger.addresses)

    def put(self, contract: str, slot: int, word: int) -> None:
        """Writes into a contract's storage as no act can."""
        values = [f"0x{value:064x}" for value in (slot, word)]
        self._control.call("anvil_setStorageAt", self.ledger.addresses[contract], *values)

    @contextmanager
    def rolled_back(self) -> Iterator[BothDoor]:
        """The same chain and state again afterwards."""
        mark = self._control.call("evm_snapshot")
        client = Client(self.client.rpc, self.ledger, self._sealer)
        again = BothDoor(
            client, self._control, self._sealer, copy.deepcopy(self._state), self.moment
        )
        try:
            yield again
        finally:
            self._control.call("evm_revert", mark)


@functools.cache
def both_world() -> BothDoor:
    """The tests' world on a node of its own, and in the model; started once a session."""
    folder = Path(tempfile.mkdtemp(prefix="kp-both-"))
    node = Anvil(folder, chain_id=CHAIN_ID, genesis_time=START - 3_600)
    node.start()
    atexit.register(lambda: (node.stop(), shutil.rmtree(folder, ignore_errors=True)))
    return world_on(node, folder)


def world_on(node: Node, folder: Path) -> BothDoor:
    """The tests' world on a node that runs and has sealed nothing yet, and in the model."""
    rpc = Rpc(node.url)
    operator = Account.from_key(b"\x0e" * 32)
    ledger = deploy(
        rpc,
        node.sealer,
        operator,
        world.founding(),
        founding_signatures,
        folder / "deployment.json",
        START,
    )
    client = Client(rpc, ledger, sealer=node.sealer)
    moment = node.sealer.last_moment()
    state = State(ledger)
    signers = tuple(account(name).address.lower() for name in world.founders())
    for event in found(ledger, world.founding(), signers, moment):
        apply(state, event, moment)
    control = Rpc(node.url, methods=frozenset(CONTROL))
    door = BothDoor(client, control, node.sealer, state, moment + 1)
    for act, by in world.beginnings():
        door.do(act, by)
    world.go_to(door, world.TODAY)
    door.compare()
    return door


def actor_names() -> list[str]:
    return list(ACTORS)


def counted() -> list[list[tuple[Any, int]]]:
    """What this process tried and was refused, for `count` in another."""
    return [list(one.items()) for one in (tried, refused, refused_acts, provoked)]


def count(others: list[list[tuple[Any, int]]]) -> None:
    counters: tuple[Counter[Any], ...] = (tried, refused, refused_acts, provoked)
    for counter, more in zip(counters, others, strict=True):
        counter.update(dict(more))


def write_counts(path: Path) -> None:
    """Acts tried and refused by kind, refusals by name, and which tests provoked them."""
    tests: dict[str, dict[str, list[str]]] = {}
    for refusal, act, test in sorted(provoked):
        tests.setdefault(refusal, {}).setdefault(act, []).append(test)
    path.parent.mkdir(parents=True, exist_ok=True)
    counts = {
        "acts": {
            name: {"tried": tried[name], "refused": refused_acts[name]} for name in sorted(tried)
        },
        "refusals": dict(sorted(refused.items())),
        "provoked": tests,
    }
    path.write_text(json.dumps(counts, indent=2) + "\n", "utf-8")


def _note_refusal(refusal: Refusal, act: str) -> None:
    """`act` is empty where a door refused that no act comes by."""
    name = type(refusal).__name__
    refused[name] += 1
    refused_acts[act] += bool(act)
    test = os.environ.get("PYTEST_CURRENT_TEST", "").partition(" ")[0].partition("[")[0]
    provoked[name, act, test] += 1


def _outcome(ask: Callable[[], Any]) -> Any:
    try:
        return ask()
    except Refusal as refusal:
        return refusal
