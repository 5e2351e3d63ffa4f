"""What the shell's tests stand on: a chain on paper in an index, and a gateway without a node."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from eth_hash.auto import keccak
from fastapi import FastAPI
from fastapi.testclient import TestClient
from kp_gateway.app import create_app
from kp_gateway.gateway import Gateway
from kp_gateway.serve import gateway
from kp_gateway.settings import Settings

from kp_ledger.home import Description, Home
from kp_ledger.index.store import Head, Index
from tests.chance import fresh
from tests.index.chains import Paper, play
from tests.world import register

NOBODY = "http://127.0.0.1:1"  # where no node answers


class Branch(Paper):
    """A chain on paper whose blocks are of this branch alone, once it is given a salt."""

    salt = b""
    begun = 0  # the first block with a parcel, whatever chance made of the rest

    def seal(self, *transactions: Any) -> None:
        super().seal(*transactions)
        if self.salt:
            made = self.heads[-1]
            own = keccak(made.hash + self.salt)
            self.heads[-1] = Head(made.block, own, made.parent, made.moment)


def played(seed: int | None = None) -> Branch:
    """A parcel, then sixty random acts; of the run's seed, when none is given."""
    paper = Branch()
    register(paper, "BEFORE-ALL", 1_000)
    paper.begun = len(paper.heads) - 1
    play(paper, seed=fresh("played") if seed is None else seed, acts=60)
    return paper


def described(folder: Path, paper: Paper) -> Home:
    """A home that knows its ledger, and nothing of it."""
    home = Home(folder)
    home.describe(Description(paper.ledger.chain_id, addresses=paper.ledger.addresses))
    return home


def settle(folder: Path, paper: Paper, last: int | None = None) -> Home:
    """A home whose index has the chain up to a block."""
    home = described(folder, paper)
    index = Index.open(home.index_url)
    paper.write(paper.writer(index), 0, last)
    index.close()
    return home


def opened(home: Home, **given: Any) -> Gateway:
    return gateway(Settings.checked(home=home.path, node=NOBODY, **{"rate": 0, **given}))


@contextmanager
def asked(app: FastAPI) -> Iterator[TestClient]:
    """What the gateway raises is an answer too: nothing gets past the middleware."""
    with TestClient(app, raise_server_exceptions=True) as client:
        yield client


@contextmanager
def serving(home: Home, **given: Any) -> Iterator[TestClient]:
    """A gateway of its own on a home, asked in this process."""
    with asked(create_app(opened(home, **given))) as client:
        yield client
