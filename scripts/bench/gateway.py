"""The gateway over HTTP: one worker, beside a bare FastAPI endpoint that returns the same bytes.

Kept answers, which is how most are given; answers made anew, each for another parcel; orders that
are on disk before the answer. The index is filled at three sizes, so that growth is seen.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import orjson
import urllib3
from sqlalchemy import select

from kp_ledger.chain.client import Client
from kp_ledger.home import Description, Home
from kp_ledger.index.follow import Follower
from kp_ledger.index.store import Index
from kp_ledger.index.tables import parcels
from scripts.bench.generated import Filled, filled
from scripts.bench.load import CONNECTIONS, UNLIMITED, load, served
from scripts.bench.results import Row
from tests.api.intake.ground import begin

SIZES = (1_000, 100_000, 1_000_000)
LEAST, ANEW_LEAST = 0.6, 0.3
NOWHERE = "http://127.0.0.1:9"  # the discard port: reads need no node
ROUNDS = 3
ANEW = 1_000
ORDERS, SENDERS = 1_500, 16
PROVENANCE = "/v1/parcels/0x"


def measure(folder: Path) -> list[Row]:
    rows = []
    for size in SIZES:
        rows += _provenance(folder, filled(folder, size))
    return [*rows, *_writes(folder / "intake")]


def _provenance(folder: Path, there: Filled) -> list[Row]:
    """A simple parcel and a mix of 1,000, kept; and a thousand others, each made anew."""
    environment = {
        "KP_HOME": str(_home(folder / f"home-{there.parcels}", there)),
        "KP_INDEX": there.url,
        **UNLIMITED,
    }
    rows = []
    with served("kp_gateway.serve:app", environment, "/v1/status") as gateway:
        for name, parcel in (("a simple parcel", there.simple), ("a mix of 1,000", there.hub)):
            rows += _kept(folder, gateway + PROVENANCE + parcel.hex(), name, there.parcels)
        rows += _anew(folder, gateway, there)
    return rows


def _kept(folder: Path, url: str, name: str, size: int) -> list[Row]:
    with served("scripts.bench.bare:app", _bare(folder, url), "/answer") as bare:
        pairs = [(load(f"{bare}/answer"), load(url)) for _ in range(ROUNDS)]
    base, found = (sorted(side)[ROUNDS // 2] for side in zip(*pairs, strict=True))
    told = f"provenance of {name}, {size:,} parcels"
    baseline = "bare FastAPI, the same bytes"
    return [
        Row.rate(told, found.rate, baseline, base.rate, LEAST),
        _latency(told, found.p99, baseline, base.p99),
    ]


def _latency(told: str, p99: float, baseline: str, base: float) -> Row:
    name = f"{told}, p99 of {CONNECTIONS} connections"
    ratio = round(p99 / base, 2) if base else None
    return Row(name, p99, "ms", f"{baseline}: {base:,.0f} ms", ratio, "none", None)


def _anew(folder: Path, gateway: str, there: Filled) -> list[Row]:
    """No answer is one that was kept: one after the other, then over many connections."""
    index = Index.open(there.url)
    with index.engine.connect() as connection:
        query = select(parcels.c.id).order_by(parcels.c.parcel.desc()).limit(2 * ANEW)
        some = [bytes(one) for one in connection.execute(query).scalars()]
    index.close()
    urls = [gateway + PROVENANCE + parcel.hex() for parcel in some]
    alone, loaded = urls[:ANEW], urls[ANEW:]
    with served("scripts.bench.bare:app", _bare(folder, urls[0]), "/answer") as bare:
        same = [f"{bare}/answer"] * ANEW
        base, base_p99 = _in_turn(same), _p99(same)
        found, p99 = _in_turn(alone), _p99(loaded)
    told = f"provenance made anew, {there.parcels:,} parcels"
    return [
        Row.rate(told, found, "bare FastAPI, one connection", base, ANEW_LEAST),
        _latency(told, p99, "bare FastAPI, the same bytes", base_p99),
    ]


def _bare(folder: Path, url: str) -> dict[str, str]:
    """What the bare endpoint needs to return what `url` does."""
    body = folder / "body.json"
    body.write_bytes(urllib3.request("GET", url).data)
    return {"BARE_BODY": str(body)}


def _in_turn(urls: Sequence[str]) -> float:
    pool = urllib3.PoolManager(retries=False)
    start = time.perf_counter()
    for url in urls:
        if pool.request("GET", url).status != 200:
            raise RuntimeError(f"{url} is not answered")
    return len(urls) / (time.perf_counter() - start)


def _p99(urls: Sequence[str]) -> float:
    """Milliseconds within which 99 of 100 were answered, over many connections."""
    pool = urllib3.PoolManager(retries=False, maxsize=CONNECTIONS)

    def milliseconds(url: str) -> float:
        start = time.perf_counter()
        if pool.request("GET", url).status != 200:
            raise RuntimeError(f"{url} is not answered")
        return 1_000 * (time.perf_counter() - start)

    with ThreadPoolExecutor(CONNECTIONS) as askers:
        found = sorted(askers.map(milliseconds, urls))
    return round(found[len(found) * 99 // 100], 1)


def _home(path: Path, there: Filled) -> Path:
    """A home of the ledger that the index is of."""
    index = Index.open(there.url)
    ledger = index.ledger()
    index.close()
    assert ledger is not None
    Home(path).describe(Description(ledger.chain_id, "url", NOWHERE, addresses=ledger.addresses))
    return path


def _writes(folder: Path) -> list[Row]:
    """Orders handed in by several at once; each is on disk when its 202 comes."""
    ground = begin(folder)
    try:
        bodies = [
            orjson.dumps(ground.order(ground.production(f"B-{number}", 1)))
            for number in range(ORDERS)
        ]
        environment = {"KP_HOME": str(folder), "KP_NODE": ground.node.url, **UNLIMITED}
        index = Index.open(Home(folder).index_url)
        _follow(ground.client, index)
        index.close()
        with served("kp_gateway.serve:app", environment, "/v1/status") as gateway:
            found = _handed_in(f"{gateway}/v1/orders", bodies)
    finally:
        ground.node.stop()
    baseline = "bare FastAPI POST of the same bodies, nothing kept"
    with served("scripts.bench.bare:app", {"BARE_BODY": __file__}, "/answer") as bare:
        base = _handed_in(f"{bare}/orders", bodies)
    return [Row.rate("orders accepted, on disk before the answer", found, baseline, base, None)]


def _follow(client: Client, index: Index) -> None:
    for _ in Follower(client, index).steps():
        pass


def _handed_in(url: str, bodies: Sequence[bytes]) -> float:
    pool = urllib3.PoolManager(retries=False, maxsize=SENDERS)
    headers = {"Content-Type": "application/json"}

    def send(body: bytes) -> int:
        return pool.request("POST", url, body=body, headers=headers).status

    start = time.perf_counter()
    with ThreadPoolExecutor(SENDERS) as senders:
        statuses = list(senders.map(send, bodies))
    if set(statuses) != {202}:
        raise RuntimeError(f"{url} answered {sorted(set(statuses))}")
    return len(bodies) / (time.perf_counter() - start)
