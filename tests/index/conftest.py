"""Chains on real nodes, and an empty index on either engine."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from kp_ledger.chain.homes import node_of
from kp_ledger.chain.reader import Reader
from kp_ledger.chain.rpc import Rpc
from kp_ledger.generated import acts
from kp_ledger.home import Home
from kp_ledger.index.store import Index
from tests.actors import ZW
from tests.both import BothDoor
from tests.chance import fresh
from tests.contracts import certifying as shipments
from tests.contracts import transforming as work
from tests.index.chains import indexed, play, world_in
from tests.index.queries import scenes
from tests.index.queries.stopped import stopped
from tests.played import copy_year
from tests.world import DOCUMENT, TODAY, go_to, reference, register

ACTS = 250


@pytest.fixture
def url(new_url: Callable[[], str]) -> str:
    return new_url()


@pytest.fixture
def index(url: str) -> Iterator[Index]:
    opened = Index.open(url)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def door(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BothDoor]:
    """The tests' world after acts of nearly every kind, and others by chance. What a test adds it
    rolls back. What is done first, chance alone hardly ever gets to."""
    node, door = world_in(tmp_path_factory.mktemp("indexed"))
    scenes.second_key(door)
    go_to(door, TODAY + 3)
    stopped(door)
    scenes.by_law(door)
    work.lose(door, register(door, "LOSING", 1_000), 60)
    gone = register(door, "GONE", 1_000).parcel
    door.do(acts.CorrectionsVoidRegistration(gone, DOCUMENT, DOCUMENT), "bw_miner")
    shipments.hold(door, gone)  # which skips it
    asked = shipments.asked(door, register(door, "ASKED", 1_000), reference=reference("ASKED"))
    door.do(acts.RequestsWithdraw(asked.request), "bw_miner")
    refused = shipments.asked(door, register(door, "NOT", 1_000), reference=reference("NOT"))
    door.do(acts.RequestsRefuse(refused.request, DOCUMENT), "bw_office")
    door.do(acts.CancellationsReportForgery(ZW, "ZW 7", DOCUMENT), "bw_office")
    play(door, seed=25, acts=ACTS)
    play(door, seed=fresh(25), acts=ACTS // 5)
    yield door
    node.stop()


@pytest.fixture(scope="session")
def year(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    """The demonstration's year, small. Nothing is done to it."""
    home = Home(tmp_path_factory.mktemp("year") / "kp")
    copy_year(home.path)
    with node_of(home) as node:
        yield Reader(Rpc(node.url), home.description().ledger)


@pytest.fixture(scope="session")
def of_world(door: BothDoor, new_url: Callable[[], str]) -> Index:
    """The index of the random acts, only to be read."""
    return filled(new_url(), door.client)


@pytest.fixture(scope="session")
def of_year(year: Reader, new_url: Callable[[], str]) -> Index:
    """The index of the year, only to be read."""
    return filled(new_url(), year)


def filled(url: str, chain: Reader) -> Index:
    index = Index.open(url)
    indexed(index, chain)
    return index
