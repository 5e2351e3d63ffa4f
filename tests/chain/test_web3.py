"""What we read and decode is what web3.py reads and decodes."""

from __future__ import annotations

import pytest
from eth_account.signers.local import LocalAccount
from web3.exceptions import ContractCustomError

from kp_ledger.chain.client import Client
from kp_ledger.chain.web3 import connected, contract
from tests.chain.test_client import vector

pytestmark = pytest.mark.chain


def test_web3_reads_the_same(client: Client, door: LocalAccount) -> None:
    recorded = client.send(vector(7), door)
    blends = contract(client.rpc, client.ledger, "Blends")
    (event,) = recorded.events
    receipt = blends.w3.eth.get_transaction_receipt(recorded.hash)  # type: ignore[arg-type]
    (theirs,) = blends.events.BlendMade().process_receipt(receipt)
    assert theirs["args"]["blend"] == event.blend  # type: ignore[attr-defined]
    assert blends.functions.count().call() == client.read("Blends", "count")
    entries = blends.functions.blend(theirs["args"]["blend"]).call()
    ours = client.read("Blends", "blend", theirs["args"]["blend"])
    assert entries == [(one.origin, one.parts) for one in ours]


def test_web3_meets_the_same_refusals_and_the_same_list(client: Client) -> None:
    blends = contract(client.rpc, client.ledger, "Blends")
    with pytest.raises(ContractCustomError):
        blends.functions.contents([], []).call()
    assert connected(client.rpc).is_connected()
    with pytest.raises(ValueError, match="evm_mine"):
        connected(client.rpc).provider.make_request("evm_mine", [])  # type: ignore[arg-type]
