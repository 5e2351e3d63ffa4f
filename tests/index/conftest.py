"""Chains on real nodes, and an empty index on either engine."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from kp_ledger.chain.homes import node_of
from kp_ledger.chain.reader import Reader
from kp_ledger.chain.rpc import Rpc
from kp_ledger.home import Home
from kp_ledger.index.store import Index
from tests.both import BothDoor
from tests.chance import fresh
from tests.index.chains import indexed, play, world_in
from tests.played import copy_year

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
    rolls back."""
    node, door = world_in(tmp_path_factory.mktemp("indexed"))
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
