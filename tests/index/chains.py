"""Chains for the index to follow, and what it has made of them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import Any

from eth_hash.auto import keccak
from sqlalchemy import select

from kp_ledger.base.messages import Act, Event, Refusal
from kp_ledger.chain.client import Client
from kp_ledger.chain.codec import encode_log
from kp_ledger.chain.deployment import planned_addresses
from kp_ledger.chain.node import Anvil
from kp_ledger.chain.reader import LoggedEvent, Reader
from kp_ledger.chain.rpc import Rpc
from kp_ledger.domain.days import SECONDS_PER_DAY
from kp_ledger.index.follow import Follower, Step
from kp_ledger.index.store import Head, Index
from kp_ledger.index.tables import metadata
from kp_ledger.index.writer import Log, Writer
from kp_ledger.model.founding import found
from kp_ledger.model.rules import Call, apply, decide
from kp_ledger.model.state import Ledger, State
from tests import world
from tests.actors import actor
from tests.both import CHAIN_ID, START, BothDoor, world_on
from tests.contracts.enrolling import proved
from tests.differential import authority, goods, papers
from tests.differential.scene import NothingSuitableError, Scene
from tests.world import Door

WAITS = (0,) * 12 + (1, 1, 2)


def world_in(folder: Path, genesis_time: int = START - 3_600) -> tuple[Anvil, BothDoor]:
    """The tests' world on a node of its own, whose folder is `folder`; the node is running."""
    node = Anvil(folder, chain_id=CHAIN_ID, genesis_time=genesis_time)
    node.start()
    return node, world_on(node, folder)


def play(door: Door, seed: int, acts: int) -> None:
    """Random acts of every kind, a block each, some of them refused."""
    random, files = Random(seed), papers.Files()
    makers: list[Any] = [*goods.MAKERS.values(), *goods.MAKERS.values(), *authority.MAKERS.values()]
    on_paper = list(papers.MAKERS.values())
    while acts:
        door.moment += random.choice(WAITS) * SECONDS_PER_DAY
        scene = Scene(door.state(), random, door.moment)
        scene.counter = acts
        paper = random.random() < 0.4
        try:
            if paper:
                act, by = random.choice(on_paper)(scene, files)
            else:
                act, by = random.choice(makers)(scene)
        except (NothingSuitableError, KeyError):  # or a shipment from before this play
            continue
        acts -= 1
        try:
            door.do(act, by)
        except Refusal:
            continue


def indexed(index: Index, client: Client) -> list[Step]:
    """Follows the chain to its head; what that took."""
    return list(Follower(client, index).steps())


def reader_of(node: Anvil, door: BothDoor) -> Reader:
    return Reader(Rpc(node.url), door.ledger)


def contents(index: Index) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table, in the order of its key."""
    found = {}
    with index.engine.connect() as connection:
        for table in metadata.sorted_tables:
            rows = connection.execute(select(table).order_by(*table.primary_key.columns))
            found[table.name] = [tuple(map(_plain, row)) for row in rows]
    return found


def _plain(value: Any) -> Any:
    return bytes(value) if isinstance(value, memoryview) else value


class Blocks:
    """A chain without a node: blocks of events, each with the log that a node would give for it."""

    def __init__(self, ledger: Ledger, moment: int) -> None:
        self.ledger = ledger
        self.moment = moment
        self.heads: list[Head] = []
        self.logs: list[list[Log]] = []
        self._state = State(ledger)

    def seal(self, *transactions: Sequence[Event]) -> None:
        """A block with these events, transaction by transaction."""
        number, moment = len(self.heads), self.moment
        self.moment += 1
        parent = self.heads[-1].hash if self.heads else bytes(32)
        self.heads.append(Head(number, keccak(parent + number.to_bytes(4, "big")), parent, moment))
        self.logs.append([])
        for at, events in enumerate(transactions):
            transaction = "0x" + keccak(f"{number}/{at}".encode()).hex()
            for event in events:
                apply(self._state, event, moment)
                told = LoggedEvent(number, moment, len(self.logs[-1]), event, transaction)
                self.logs[-1].append(logged(told))

    def write(self, writer: Writer, first: int = 0, last: int | None = None) -> None:
        """Blocks `first` to `last` in one batch."""
        end = len(self.heads) if last is None else last + 1
        logs = [log for block in self.logs[first:end] for log in block]
        writer.append(self.heads[first:end], logs)

    def writer(self, index: Index) -> Writer:
        return Writer(index, self.ledger, self.heads[0].hash)


class Paper(Blocks):
    """The tests' world without a node, through whose door acts go: a block each."""

    def __init__(self) -> None:
        super().__init__(Ledger(CHAIN_ID, planned_addresses("0x" + "11" * 20, 0)), START)
        signers = [actor(name).address for name in world.founders()]
        self.seal(found(self.ledger, world.founding(), signers, self.moment))
        for act, by in world.beginnings():
            self.do(act, by)
        world.go_to(self, world.TODAY)

    def do(self, act: Act, by: str) -> list[Event]:
        act = proved(act, by, self.ledger, self.moment, self.state)
        events = decide(self._state, act, Call(actor(by).address, self.moment))
        self.seal(events)
        return events

    def state(self) -> State:
        return self._state

    def read(self, contract: str, function: str, *args: Any) -> Any:
        raise AssertionError(f"{contract}.{function}: there is no contract here to ask")


def logged(told: LoggedEvent) -> Log:
    log = encode_log(told.event)
    topics = bytes.fromhex("".join(topic[2:] for topic in log["topics"]))
    return told, topics, bytes.fromhex(log["data"][2:])
