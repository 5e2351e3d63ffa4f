"""Acts go in, events or the refusal come out: one, a block, a batch, and a batch that broke off."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest
from eth_account import Account
from eth_account.signers.local import LocalAccount

from kp_ledger.base.errors import BadInput, LedgerUnavailable
from kp_ledger.chain.client import BrokenOff, Client
from kp_ledger.chain.codec import FailedWithoutRule
from kp_ledger.chain.journal import read_journal
from kp_ledger.chain.node import Anvil, Node
from kp_ledger.chain.rpc import Rpc
from kp_ledger.chain.submission import PER_REQUEST
from kp_ledger.chain.transactions import read_transaction, sign
from kp_ledger.domain.blends import WHOLE
from kp_ledger.generated.acts import BlendsCombine, BlendsMake
from kp_ledger.generated.events import BlendMade
from kp_ledger.generated.records import BlendEntry, OriginWeight
from kp_ledger.generated.refusals import BlendsEmpty, BlendsNoWeight, NotTheDoor
from kp_ledger.model.state import Ledger
from tests.chain.conftest import CHAIN_ID, with_blends
from tests.waiting import wait_until_kept

pytestmark = pytest.mark.chain


def vector(weight: int) -> BlendsMake:
    """A blend of two origins: this many parts of all, and the others."""
    return BlendsMake((OriginWeight(1, weight), OriginWeight(2, WHOLE - weight)))


def made(client: Client) -> list[int]:
    """The parts of the first origin of each blend there is, in their order."""
    events = [told.event for told in client.recorded()]
    return [event.entries[0].parts for event in events if isinstance(event, BlendMade)]


def test_an_act_is_recorded_with_its_events(client: Client, door: LocalAccount) -> None:
    recorded = client.send(vector(5), door)
    (event,) = recorded.events
    assert isinstance(event, BlendMade)
    assert event.entries == (BlendEntry(1, 5), BlendEntry(2, WHOLE - 5))
    assert (recorded.block, recorded.index) == (client.head(), 0)
    assert client.moments([recorded.block]) == {recorded.block: recorded.moment}
    assert 21_000 < recorded.gas < 200_000


def test_a_refusal_is_raised_by_name_and_values(
    client: Client, door: LocalAccount, stranger: LocalAccount
) -> None:
    before = client.head()
    with pytest.raises(NotTheDoor) as raised:
        client.send(vector(5), stranger)
    assert raised.value == NotTheDoor(stranger.address.lower())
    assert client.head() == before + 1
    with pytest.raises(BlendsEmpty):
        client.send(BlendsMake(()), door)


def test_an_act_is_simulated_without_a_trace(
    client: Client, door: LocalAccount, stranger: LocalAccount
) -> None:
    before = client.head()
    client.simulate(vector(5), door.address)
    client.simulate(vector(5), door.address, moment=int(time.time()) + 3_600)
    with pytest.raises(NotTheDoor):
        client.simulate(vector(5), stranger.address)
    assert client.head() == before


def test_a_block_keeps_the_order_of_its_calls_whoever_signed(
    node: Node, client: Client, door: LocalAccount
) -> None:
    signers = [Account.from_key(bytes([n]) * 32) for n in range(100, 220)]
    calls = [(vector(1), one) for one in signers]
    recorded = client.send_block(calls)
    assert len(calls) > 2 * PER_REQUEST
    if isinstance(node, Anvil):
        assert [one.index for one in recorded] == list(range(len(calls)))
    assert {one.block for one in recorded} == {client.head()}
    expected = [NotTheDoor(one.address.lower()) for one in signers]
    assert [one.refusal for one in recorded] == expected


def test_a_batch_says_of_each_what_became_of_it(client: Client, door: LocalAccount) -> None:
    no_weight = BlendsMake((OriginWeight(3, 0),))
    told: list[int] = []
    recorded = client.send_many(
        [(vector(1), door), (no_weight, door), (vector(2), door)], size=2, progress=told.append
    )
    assert [one.refusal for one in recorded] == [None, BlendsNoWeight(), None]
    assert [len(one.events) for one in recorded] == [1, 0, 1]
    assert recorded[0].block == recorded[1].block == recorded[2].block - 1
    assert told == [2, 3]


def test_views_return_records(client: Client, door: LocalAccount) -> None:
    (event,) = client.send(vector(9), door).events
    assert isinstance(event, BlendMade)
    blend = client.read("Blends", "blend", event.blend)
    assert blend == (BlendEntry(1, 9), BlendEntry(2, WHOLE - 9))
    count, again = client.read_many([("Blends", "count", ()), ("Blends", "blend", (event.blend,))])
    assert (count, again) == (len(made(client)), blend)
    with pytest.raises(KeyError):
        client.read("Blends", "make")


def test_a_view_that_refuses_raises_the_refusal(client: Client) -> None:
    with pytest.raises(BlendsEmpty):
        client.read("Blends", "contents", (), ())


def test_a_view_is_read_as_of_a_block(client: Client, door: LocalAccount) -> None:
    before = client.read("Blends", "count")
    recorded = client.send(vector(4), door)
    assert client.read("Blends", "count", block=recorded.block) == before + 1
    assert client.read("Blends", "count", block=recorded.block - 1) == before


def test_all_that_was_recorded_is_told_in_its_order(client: Client, door: LocalAccount) -> None:
    first = client.send_block([(vector(7), door), (vector(8), door)], None)
    told = list(client.recorded(first[0].block))
    assert [one.event for one in told] == [event for one in first for event in one.events]
    assert [(one.block, one.log) for one in told] == [(first[0].block, 0), (first[0].block, 1)]
    assert {one.moment for one in told} == {first[0].moment}
    assert [one.transaction for one in told] == [one.hash for one in first]
    assert list(client.recorded(first[0].block, first[0].block - 1)) == []


def test_a_transaction_is_relayed(client: Client, door: LocalAccount) -> None:
    signed = client.sign(vector(3), door)
    recorded = client.relay(signed.raw)
    assert recorded.hash == signed.hash
    assert len(recorded.events) == 1
    assert client.relay(signed.raw).block == recorded.block


def test_what_is_relayed_is_read_first(client: Client, door: LocalAccount) -> None:
    signed = sign(door, 3, "0x" + "11" * 20, b"\1\2", CHAIN_ID)
    assert read_transaction(signed.raw, CHAIN_ID) == signed
    for raw in (b"", b"noise", signed.raw[:-3], sign(door, 3, "", b"", CHAIN_ID + 1).raw):
        with pytest.raises(BadInput, match=f"for chain {CHAIN_ID}"):
            client.relay(raw)


def test_signed_by_hand_as_by_eth_account(door: LocalAccount) -> None:
    to, data = "0x" + "11" * 20, b"\1\2\3"
    fields = {"nonce": 0, "gasPrice": 0, "gas": 5, "to": to, "value": 0, "data": data}
    theirs = door.sign_transaction({**fields, "chainId": CHAIN_ID})
    ours = sign(door, 0, to, data, CHAIN_ID, gas=5)
    assert ours.raw == bytes(theirs.raw_transaction)
    assert bytes.fromhex(ours.hash[2:]) == bytes(theirs.hash)


def test_another_process_may_use_the_same_key(
    client: Client, node: Node, door: LocalAccount
) -> None:
    client.send(vector(1), door)
    other = Client(Rpc(node.url), client.ledger, node.sealer)
    other.send(vector(2), door)
    client.send(vector(3), door)
    assert made(client)[-3:] == [1, 2, 3]


def test_a_client_knows_its_ledger(client: Client, node: Node) -> None:
    client.check()
    elsewhere = Ledger(CHAIN_ID, {"Blends": "0x" + "77" * 20})
    with pytest.raises(LedgerUnavailable, match="there is no Blends at"):
        Client(Rpc(node.url), elsewhere).check()
    with pytest.raises(LedgerUnavailable, match=f"not of chain {CHAIN_ID + 1}"):
        Client(Rpc(node.url), Ledger(CHAIN_ID + 1, {})).check()


def test_a_failure_without_a_rule_is_told_as_one(client: Client, door: LocalAccount) -> None:
    with pytest.raises(FailedWithoutRule):
        client.send_creation(b"\xfe", door)


class Breaking:
    """A sealer whose node dies before the block that is to be the `at`-th."""

    def __init__(self, node: Node, at: int) -> None:
        self.node = node
        self.left = at

    def seal(self, moment: int | None = None) -> None:
        self.left -= 1
        if self.left == 0:
            wait_until_kept(self.node)  # the blocks before are on disk
            self.node.kill()
        self.node.sealer.seal(moment)


@pytest.mark.parametrize("resume", ["by the journal", "by the same command"])
def test_a_batch_that_broke_off_is_taken_up_again(
    anvil: Anvil, door: LocalAccount, tmp_path: Path, resume: str
) -> None:
    client = with_blends(anvil, door)
    broken = Client(client.rpc, client.ledger, Breaking(anvil, at=2))  # type: ignore[arg-type]
    calls: list[Any] = [(vector(weight), door) for weight in range(1, 11)]
    journal = tmp_path / "batch.journal"

    with pytest.raises(BrokenOff, match="4 recorded before, 6 open") as raised:
        broken.send_many(calls, journal, size=4)
    assert [len(one.events) for one in raised.value.recorded] == [1] * 4
    assert len(read_journal(journal)) == 10

    anvil.start()
    client = Client(Rpc(anvil.url), client.ledger, anvil.sealer)
    again = (
        client.resume(journal) if resume == "by the journal" else client.send_many(calls, journal)
    )
    assert [one.refusal for one in again] == [None] * 10
    assert made(client) == list(range(1, 11))
    assert client.resume(journal) == again
    assert made(client) == list(range(1, 11))


def test_a_journal_is_of_one_batch(client: Client, door: LocalAccount, tmp_path: Path) -> None:
    journal = tmp_path / "batch.journal"
    client.send_many([(vector(1), door)], journal)
    with pytest.raises(BadInput, match="another batch"):
        client.send_many([(vector(2), door)], journal)
    journal.write_bytes(b"{}")
    with pytest.raises(BadInput, match="not a journal"):
        client.resume(journal)


def test_a_nonce_that_was_taken_breaks_a_batch_off(
    client: Client, door: LocalAccount, tmp_path: Path
) -> None:
    late = client.sign(BlendsCombine((), ()), door)
    client.send(vector(1), door)
    with pytest.raises(BrokenOff, match="was not taken"):
        client.submit([late])
