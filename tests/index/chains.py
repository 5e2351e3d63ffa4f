"""Chains for the index to follow, and what it has made of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

from eth_hash.auto import keccak
from sqlalchemy import select

from kp_ledger.chain.client import Client
from kp_ledger.chain.codec import encode_log
from kp_ledger.chain.node import Anvil
from kp_ledger.chain.reader import Reader, Told
from kp_ledger.chain.rpc import Rpc
from kp_ledger.domain.days import SECONDS_PER_DAY
from kp_ledger.index.follow import Follower, Step
from kp_ledger.index.store import Head, Index
from kp_ledger.index.tables import metadata
from kp_ledger.index.writer import Log, Writer
from kp_ledger.model.base import Event, Refusal
from kp_ledger.model.rules import apply
from kp_ledger.model.state import State
from tests.both import CHAIN_ID, START, BothDoor, world_on
from tests.differential import authority, goods, papers
from tests.differential.scene import NothingSuitableError, Scene
from tests.world import DAY0, Door

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
        except NothingSuitableError:
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


@dataclass
class Paper:
    """A chain on paper: blocks of events, each with the log that a node would tell it by."""

    state: State
    heads: list[Head] = field(default_factory=list)
    logs: list[list[Log]] = field(default_factory=list)

    def seal(self, *transactions: Sequence[Event]) -> None:
        """A block with these events, transaction by transaction."""
        number = len(self.heads)
        parent = self.heads[-1].hash if self.heads else bytes(32)
        moment = DAY0 * SECONDS_PER_DAY + 43_200 + number
        self.heads.append(Head(number, keccak(parent + bytes([number % 256])), parent, moment))
        logs: list[Log] = []
        for at, events in enumerate(transactions):
            transaction = "0x" + keccak(f"{number}/{at}".encode()).hex()
            for event in events:
                apply(self.state, event, moment)
                told = Told(number, moment, len(logs), event, transaction)
                logs.append(logged(told))
        self.logs.append(logs)

    def write(self, writer: Writer, first: int = 0, last: int | None = None) -> None:
        """Blocks `first` to `last` in one batch."""
        end = len(self.heads) if last is None else last + 1
        logs = [log for block in self.logs[first:end] for log in block]
        writer.append(self.heads[first:end], logs)


def logged(told: Told) -> Log:
    log = encode_log(told.event)
    topics = bytes.fromhex("".join(topic[2:] for topic in log["topics"]))
    return told, topics, bytes.fromhex(log["data"][2:])
