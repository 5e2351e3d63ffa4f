"""The contracts as brownie compiled and deployed them, on a node of their own."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import brownie
from brownie._config import CONFIG
from brownie.exceptions import TransactionError, VirtualMachineError
from brownie.network.account import LocalAccount as BrownieAccount

from kp_ledger.base.messages import Act, Event
from kp_ledger.chain import codec
from kp_ledger.chain.node import CODE_LIMIT, Anvil
from kp_ledger.chain.rpc import Rpc
from kp_ledger.domain.parcels import Parcel
from kp_ledger.model.rules import apply
from kp_ledger.model.state import Ledger, State
from tests import world
from tests.actors import actor, founding_signatures
from tests.contracts.enrolling import proved

GAS = 100_000_000
CHAIN_ID = 271_828
_running: list[Any] = []


def start_node() -> None:
    """Starts Anvil on a free port and tells brownie that its development network is there."""
    node = Anvil(
        Path(tempfile.mkdtemp(prefix="kp-brownie-")),
        chain_id=CHAIN_ID,
        genesis_time=world.noon(world.DAY0) - 7_200,
        code_limit=CODE_LIMIT,
    )
    node.start()
    _running.append(node)
    # Brownie waits for a block after each transaction.
    Rpc(node.url, methods=frozenset({"evm_setAutomine"})).call("evm_setAutomine", True)
    CONFIG.networks["development"]["cmd_settings"]["port"] = node.port


def stop_node() -> None:
    for node in _running:
        node.stop()


def account(name: str) -> BrownieAccount:
    return brownie.accounts.add(actor(name).account.key)


class Reverted(Exception):
    """A transaction that brownie lost sight of was refused."""


class BrownieDoor:
    def __init__(self, ledger: Ledger, contracts: dict[str, Any], moment: int) -> None:
        self.ledger = ledger
        self.contracts = contracts
        self.moment = moment
        self._behind: dict[bytes, Parcel] = {}

    @classmethod
    def founded(cls) -> BrownieDoor:
        from scripts import deploy

        moment = world.noon(world.DAY0) - 3_600
        _next_block_at(moment)
        ledger, contracts = deploy.through_brownie(world.founding(), founding_signatures)
        return cls(ledger, contracts, brownie.chain[-1].timestamp + 1)

    def do(self, act: Act, by: str) -> list[Event]:
        contract = self.contracts[act.contract]
        moment, self.moment = self.moment, self.moment + 1
        _next_block_at(moment)
        act = proved(act, by, self.ledger, moment, self.state)
        sender = account(by)
        method = getattr(contract, act.function)
        arguments = codec.arguments(act)
        options = {"from": sender, "gas_limit": GAS, "gas_price": 0, "allow_revert": True}
        try:
            logs = _logs(method, arguments, options)
        except (VirtualMachineError, Reverted):
            block = brownie.web3.eth.block_number
            data = _revert_data(sender.address, contract.address, codec.encode(act), block)
            raise codec.decode_refusal(data) from None
        return [codec.decode_log(dict(log)) for log in logs]

    def state(self) -> State:
        """Folded from every log there is."""
        state = State(self.ledger)
        state.parcels |= self._behind
        logs = brownie.web3.eth.get_logs({"fromBlock": 0, "toBlock": "latest"})
        moments: dict[int, int] = {}
        for log in logs:
            number = log["blockNumber"]
            if number not in moments:
                moments[number] = brownie.web3.eth.get_block(number)["timestamp"]
            apply(state, codec.decode_log(dict(log)), moments[number])
        return state

    def put_behind(self, parcels: Iterable[bytes], words: Iterable[int]) -> None:
        """Parcels that another contract's door wrote without an event: no log tells of them."""
        self._behind |= {
            parcel: Parcel.unpack(word) for parcel, word in zip(parcels, words, strict=True)
        }

    def read(self, contract: str, function: str, *args: Any) -> Any:
        return getattr(self.contracts[contract], function)(*args)

    @contextmanager
    def rolled_back(self) -> Iterator[None]:
        moment, behind = self.moment, dict(self._behind)
        mark = _request("evm_snapshot", [])
        try:
            yield
        finally:
            _request("evm_revert", [mark])
            # Brownie waits for the nonce to leave that of the last transaction it remembers.
            brownie.history.clear()
            self.moment, self._behind = moment, behind


def _logs(method: Any, arguments: Any, options: dict[str, Any]) -> Any:
    """What a transaction logged; Reverted if it was refused. Brownie takes one for dropped, or for
    pending for ever, that is sealed between its two questions: the node is asked."""
    try:
        sent = method.transact(*arguments, options).txid
    except TransactionError as error:
        lost = re.search("0x[0-9a-f]{64}", str(error))
        if lost is None:
            raise
        sent = lost[0]
    receipt = brownie.web3.eth.wait_for_transaction_receipt(sent)
    if not receipt["status"]:
        raise Reverted
    return receipt["logs"]


def _next_block_at(moment: int) -> None:
    with suppress(ValueError):
        _request("evm_setNextBlockTimestamp", [moment])


def _request(method: str, arguments: list[Any]) -> Any:
    answer = brownie.web3.provider.make_request(method, arguments)
    if "error" in answer:
        raise ValueError(answer["error"])
    return answer["result"]


def _revert_data(sender: str, to: str, data: bytes, block: int) -> bytes:
    """What the call answers at `block`, where it changed nothing since it failed there."""
    answer = brownie.web3.provider.make_request(
        "eth_call", [{"from": sender, "to": to, "data": "0x" + data.hex()}, hex(block)]
    )
    return bytes.fromhex(answer["error"]["data"].removeprefix("0x"))
