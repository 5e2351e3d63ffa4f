"""What is asked of a node ahead: so much and no more, taken in its order, forgotten when told."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import pytest

from kp_ledger.base.errors import LedgerUnavailable
from kp_ledger.chain.reader import Reader
from kp_ledger.chain.rpc import Rpc
from kp_ledger.index.fetching import BATCHES_AHEAD, Fetcher
from kp_ledger.model.state import Ledger

CHAIN = 99


class Told(Rpc):
    """A node of 100 blocks without a log, which may lose one of them."""

    def __init__(self) -> None:
        super().__init__("http://127.0.0.1:1")
        self.lost = -1

    def batch(self, calls: Iterable[tuple[str, Sequence[Any]]]) -> list[Any]:
        return [self._block(int(params[0], 16)) for _, params in calls]

    def call_for(self, kind: Any, method: str, *params: Any) -> Any:
        return []

    def _block(self, number: int) -> dict[str, str] | None:
        if number == self.lost:
            return None
        names = {"hash": number, "parentHash": number - 1 if number else 0}
        hashes = {name: f"0x{one:064x}" for name, one in names.items()}
        return {"number": hex(number), "timestamp": "0x1", **hashes}


@pytest.fixture
def node() -> Told:
    return Told()


@pytest.fixture
def fetcher(node: Told) -> Fetcher:
    return Fetcher(Reader(node, Ledger(1, {})))


def blocks(fetcher: Fetcher) -> list[int]:
    return [header.block for header in fetcher.take()[0]]


def test_batches_come_in_their_order_and_end_with_the_chain(fetcher: Fetcher) -> None:
    fetcher.ask(5, CHAIN, 10)
    taken: list[int] = []
    while fetcher.has(5 + len(taken)):
        taken += blocks(fetcher)
    assert taken == list(range(5, CHAIN + 1))


def test_no_more_is_asked_for_than_so_many_batches(fetcher: Fetcher) -> None:
    fetcher.ask(0, CHAIN, 10)
    assert [first for first, _ in fetcher._ahead] == [10 * n for n in range(BATCHES_AHEAD)]
    fetcher.take()
    assert [first for first, _ in fetcher._ahead] == [10 * n for n in range(1, BATCHES_AHEAD + 1)]


def test_who_stands_elsewhere_has_nothing_ahead(fetcher: Fetcher) -> None:
    fetcher.ask(0, CHAIN, 10)
    assert fetcher.has(0)
    assert not fetcher.has(10)
    fetcher.forget()
    assert not fetcher.has(0)


def test_what_went_wrong_is_said_to_who_takes_it_and_can_be_asked_for_again(
    node: Told, fetcher: Fetcher
) -> None:
    node.lost = 12
    fetcher.ask(0, CHAIN, 10)
    assert blocks(fetcher) == list(range(10))
    with pytest.raises(LedgerUnavailable, match="has lost a block"):
        fetcher.take()
    assert not fetcher.has(10)
    node.lost = -1
    fetcher.ask(10, CHAIN, 10)
    assert blocks(fetcher) == list(range(10, 20))
