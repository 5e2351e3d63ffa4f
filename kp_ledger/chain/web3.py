"""web3.py over our own connection: the same keep-alive, the same list of methods.

For whoever knows web3.py and wants to look around: `contract(rpc, ledger, "Parcels")`. The client
itself does without, because its batches and decoding are a fraction of our rate; a test holds our
decoding to web3's.
"""

from __future__ import annotations

from typing import Any

from eth_utils.address import to_checksum_address
from web3 import Web3
from web3.contract import Contract
from web3.providers import BaseProvider
from web3.types import RPCEndpoint, RPCResponse

from kp_ledger.chain.artifacts import load_artifact
from kp_ledger.chain.rpc import NodeRefused, Rpc
from kp_ledger.model.state import Ledger


class RpcProvider(BaseProvider):
    """A provider that asks through an Rpc."""

    def __init__(self, rpc: Rpc) -> None:
        super().__init__()
        self._rpc = rpc

    def make_request(self, method: RPCEndpoint, params: Any) -> RPCResponse:
        try:
            return {"jsonrpc": "2.0", "id": 0, "result": self._rpc.call(method, *params)}
        except NodeRefused as refused:
            data = "0x" + refused.data.hex() if refused.data else None
            error: Any = {"code": refused.code, "message": refused.message, "data": data}
            return {"jsonrpc": "2.0", "id": 0, "error": error}

    def is_connected(self, show_traceback: bool = False) -> bool:
        return bool(self._rpc.call("web3_clientVersion"))


def connected(rpc: Rpc) -> Web3:
    return Web3(RpcProvider(rpc))


def contract(rpc: Rpc, ledger: Ledger, name: str) -> Contract:
    """web3's object for one of the ledger's contracts."""
    address = to_checksum_address(ledger.addresses[name])
    found: Contract = connected(rpc).eth.contract(address, abi=load_artifact(name)["abi"])
    return found
