"""What every blockstore does, on each of them."""

from __future__ import annotations

import os

import pytest

from kp_ledger.base.errors import BadInput
from kp_ledger.documents.blockstore import LIMIT_BLOCK, Blockstore
from kp_ledger.documents.errors import BlockChanged, BlockMissing, BlockPinned
from kp_ledger.documents.identifiers import cid_of
from tests.documents.conftest import Damage

NOWHERE = cid_of(b"a block that nobody has")


@pytest.mark.parametrize("size", [0, 1, 255, 4_096, LIMIT_BLOCK])
def test_a_block_comes_back_under_its_own_name(store: Blockstore, size: int) -> None:
    block = os.urandom(size)
    cid = store.put(block)
    assert cid == cid_of(block)
    assert store.get(cid) == block
    assert store.has(cid)
    assert cid in set(store.list())


def test_a_block_too_large_to_be_one_everywhere_is_refused(store: Blockstore) -> None:
    with pytest.raises(BadInput, match="262145: a block has at most 262,144 bytes"):
        store.put(bytes(LIMIT_BLOCK + 1))


def test_a_missing_block_is_named(store: Blockstore) -> None:
    assert not store.has(NOWHERE)
    assert NOWHERE not in set(store.list())
    for ask in (store.get, store.pin, store.delete):
        with pytest.raises(BlockMissing, match=NOWHERE):
            ask(NOWHERE)


@pytest.mark.parametrize("cut", [False, True])
def test_a_changed_block_is_named_and_can_be_put_again(
    store: Blockstore, damage: Damage, cut: bool
) -> None:
    block = os.urandom(1_000)
    cid = store.put(block)
    store.pin(cid)
    damage(cid, block[:100] if cut else block[:-1] + bytes([block[-1] ^ 1]))
    with pytest.raises(BlockChanged, match=cid) as changed:
        store.get(cid)
    assert changed.value.length == (100 if cut else 1_000)
    assert store.put(block) == cid
    assert store.get(cid) == block
    assert cid in store.pinned()


def test_a_pinned_block_is_not_deleted(store: Blockstore) -> None:
    cid = store.put(os.urandom(10))
    store.pin(cid)
    store.pin(cid)
    assert cid in store.pinned()
    with pytest.raises(BlockPinned, match=cid):
        store.delete(cid)
    assert store.has(cid)
    store.unpin(cid)
    store.unpin(cid)
    assert cid not in store.pinned()
    store.delete(cid)
    assert not store.has(cid)


@pytest.mark.parametrize(
    "name",
    [
        "",
        "../../../../etc/passwd",
        "Qmd2xkBfEwEs9oMTk77A6jrsgurpF3ugXSg7ncR9dcNMVx",
        NOWHERE.upper(),
        NOWHERE + "a",
        NOWHERE[:-1],
        NOWHERE[:-1] + "b",  # the last letter's spare bits are not zero
        NOWHERE + "\n",
        "bafybei" + NOWHERE[7:],
    ],
)
def test_what_is_no_identifier_reaches_no_file(store: Blockstore, name: str) -> None:
    for ask in (store.get, store.has, store.pin, store.unpin, store.delete):
        with pytest.raises(BadInput, match="is no identifier of a raw block"):
            ask(name)
