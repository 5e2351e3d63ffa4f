"""Both kinds of blockstore, and documents in them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from nacl.public import PrivateKey

from kp_ledger.documents.blockstore import Blockstore
from kp_ledger.documents.counterfoils import Counterfoils
from kp_ledger.documents.documents import Documents
from kp_ledger.documents.embedded import Embedded
from tests.documents.daemon import Daemon, kubo_daemon
from tests.tools import is_there, leave_out

KINDS = ["embedded", "kubo"]
Damage = Callable[[str, bytes], None]


@pytest.fixture(scope="session")
def daemon(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Daemon]:
    """Kubo, offline. Where it was not built its tests are left out, but never with CI=true."""
    if not is_there("go"):
        leave_out("go")
    with kubo_daemon(tmp_path_factory.mktemp("kubo") / "repository", "--offline") as running:
        yield running


@pytest.fixture
def embedded(tmp_path: Path) -> Embedded:
    return Embedded(tmp_path / "blocks")


@pytest.fixture
def kubo(daemon: Daemon) -> Iterator[Blockstore]:
    from kp_ledger.documents.kubo import Kubo

    store = Kubo(daemon.url, timeout=10)
    yield store
    store.close()


@pytest.fixture(params=KINDS)
def store(request: pytest.FixtureRequest) -> Any:
    return request.getfixturevalue(request.param)


@pytest.fixture
def damage(store: Blockstore, request: pytest.FixtureRequest) -> Damage:
    """Writes other bytes under a block's name, behind the store's back."""
    if isinstance(store, Embedded):
        return lambda cid, bytes_: damage_embedded(store, cid, bytes_)
    running: Daemon = request.getfixturevalue("daemon")
    return lambda cid, bytes_: damage_kubo(running, store.get(cid), bytes_)


def damage_embedded(store: Embedded, cid: str, content: bytes) -> None:
    (found,) = (store.root / "blocks").glob(f"*/*/{cid}")
    found.write_bytes(content)


def damage_kubo(running: Daemon, block: bytes, content: bytes) -> None:
    files = (running.repository / "blocks").glob("*/*.data")
    (found,) = (file for file in files if file.read_bytes() == block)
    found.write_bytes(content)


@pytest.fixture
def counterfoils(tmp_path: Path) -> Counterfoils:
    return Counterfoils(tmp_path / "counterfoils")


@pytest.fixture
def documents(store: Blockstore, counterfoils: Counterfoils) -> Documents:
    return Documents(store, counterfoils)


@pytest.fixture
def here(embedded: Embedded, counterfoils: Counterfoils) -> Documents:
    """Documents in a folder alone, for what has nothing to do with the store."""
    return Documents(embedded, counterfoils)


@pytest.fixture(scope="session")
def miner() -> PrivateKey:
    return PrivateKey.generate()


@pytest.fixture(scope="session")
def office() -> PrivateKey:
    return PrivateKey.generate()


def public(*keys: PrivateKey) -> list[bytes]:
    return [bytes(key.public_key) for key in keys]
