"""The index of a year: fetched, decoded, folded, written, beside web3.py and the node's own rate.

The same logs from the same node in turns, into SQLite as it is set up for the product: a log that
survives a kill, and the checkpoint that closing it takes.
"""

from __future__ import annotations

import json
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from eth_utils.address import to_checksum_address
from web3 import Web3

from kp_ledger.chain.artifacts import load_artifact
from kp_ledger.chain.codec import EVENTS
from kp_ledger.chain.reader import Reader
from kp_ledger.chain.rpc import Rpc
from kp_ledger.index.follow import Follower
from kp_ledger.index.store import Index
from scripts.bench.results import Row
from scripts.bench.years import year

ROUNDS, SLOW_ROUNDS = 5, 2
OVER_WEB3, OF_RAW = 10, 0.3


def measure(folder: Path) -> list[Row]:
    """The medians of some rounds, taken in turns, since the machine is not quiet."""
    with year(folder) as (home, node):
        reader = Reader(Rpc(node.url), home.description().ledger)
        ways: dict[str, Callable[[], int]] = {
            "raw": lambda: raw(reader),
            "index": lambda: indexed(reader, folder / "index.sqlite"),
            "web3": lambda: by_web3(reader, folder / "web3.sqlite"),
        }
        found: dict[str, list[float]] = {name: [] for name in ways}
        for number in range(ROUNDS):
            for name, way in ways.items():
                if name != "web3" or number < SLOW_ROUNDS:
                    found[name].append(rate(way))
    median = {name: sorted(rates)[len(rates) // 2] for name, rates in found.items()}
    title = "index, a year's events into SQLite"
    web3 = "web3.py, get_logs, decoding, SQLite"
    return [
        Row.rate(title, median["index"], web3, median["web3"], OVER_WEB3),
        Row.rate(f"{title} (node)", median["index"], "raw eth_getLogs", median["raw"], OF_RAW),
    ]


def rate(way: Callable[[], int]) -> float:
    """Events a second."""
    start = time.perf_counter()
    count = way()
    return count / (time.perf_counter() - start)


def raw(reader: Reader) -> int:
    """One request, its answer parsed, nothing kept."""
    return len(reader.rpc.call("eth_getLogs", _filter(reader)))


def indexed(reader: Reader, file: Path) -> int:
    _remove(file)
    index = Index.open(f"sqlite:///{file}")
    count = sum(step.events for step in Follower(reader, index).steps())
    index.close()
    return count


def by_web3(reader: Reader, file: Path) -> int:
    """As its documentation has it: get_logs, each log by its contract's event, then SQL."""
    _remove(file)
    web3 = Web3(Web3.HTTPProvider(reader.rpc.url))
    contracts = {
        name: web3.eth.contract(to_checksum_address(address), abi=load_artifact(name)["abi"])
        for name, address in reader.ledger.addresses.items()
    }
    kinds: dict[str, Any] = {
        first: contracts[event.contract].events[event.__name__]() for first, event in EVENTS.items()
    }
    where: Any = {**_filter(reader), "address": [one.address for one in contracts.values()]}
    rows = []
    for log in web3.eth.get_logs(where):
        event = kinds[log["topics"][0].to_0x_hex()].process_log(log)
        told = json.dumps(dict(event["args"]), default=_plain)
        rows.append((event["blockNumber"], event["logIndex"], event["event"], told))
    connection = sqlite3.connect(file)
    with connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute(
            "CREATE TABLE events (block, log, event, args, PRIMARY KEY (block, log))"
        )
        connection.executemany("INSERT INTO events VALUES (?, ?, ?, ?)", rows)
    connection.close()
    return len(rows)


def _filter(reader: Reader) -> dict[str, Any]:
    addresses = list(reader.ledger.addresses.values())
    return {"address": addresses, "fromBlock": "0x0", "toBlock": "latest"}


def _plain(value: Any) -> Any:
    return value.hex() if isinstance(value, bytes) else dict(value)


def _remove(file: Path) -> None:
    for ending in ("", "-wal", "-shm"):
        file.with_name(file.name + ending).unlink(missing_ok=True)
