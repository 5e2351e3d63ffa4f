"""Reading the ledger over JSON-RPC: views, simulated acts, and what has been recorded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from kp_ledger.base.errors import LedgerUnavailable
from kp_ledger.base.messages import Act, Event, Refusal
from kp_ledger.chain.codec import FailedWithoutRule, decode_log, decode_refusal, encode
from kp_ledger.chain.rpc import NodeRefused, Rpc, chunks
from kp_ledger.chain.views import View, view
from kp_ledger.model.state import Ledger

BLOCKS_PER_REQUEST = 2_000
CALLS_PER_REQUEST = 200

ViewCall = tuple[str, str, tuple[Any, ...]]  # contract, function, arguments


class LoggedEvent(NamedTuple):
    """An event with its place: block, the block's moment, the log's number in the block."""

    block: int
    moment: int
    log: int
    event: Event
    transaction: str


class Reader:
    """One ledger on one node, read only."""

    def __init__(self, rpc: Rpc, ledger: Ledger) -> None:
        self.rpc = rpc
        self.ledger = ledger

    def check(self) -> None:
        """LedgerUnavailable unless the node is of this ledger's chain and has its contracts."""
        self.rpc.expect_chain(self.ledger.chain_id)
        for name, address in self.ledger.addresses.items():
            if self.rpc.call("eth_getCode", address, "latest") == "0x":
                raise LedgerUnavailable(f"there is no {name} at {address} on {self.rpc.url}")

    def head(self) -> int:
        """The number of the last block."""
        return int(self.rpc.call("eth_blockNumber"), 16)

    def moments(self, blocks: Iterable[int]) -> dict[int, int]:
        """The moment of each block, in Unix seconds."""
        found: dict[int, int] = {}
        for some in chunks(sorted(blocks), CALLS_PER_REQUEST):
            calls = [("eth_getBlockByNumber", [hex(number), False]) for number in some]
            for number, block in zip(some, self.rpc.batch(calls), strict=True):
                found[number] = int(_value(block)["timestamp"], 16)
        return found

    # Reading

    def read(self, contract: str, function: str, *arguments: Any, block: int | None = None) -> Any:
        """What a view function returns: records as records, several values as a tuple."""
        return self.read_many([(contract, function, arguments)], block)[0]

    def read_many(self, readings: Sequence[ViewCall], block: int | None = None) -> list[Any]:
        """What each view function returns, in their order, as of the end of `block`."""
        at = "latest" if block is None else hex(block)
        found: list[Any] = []
        for some in chunks(readings, CALLS_PER_REQUEST):
            views = [view(contract, function) for contract, function, _ in some]
            calls = [
                ("eth_call", [self._reading(one, contract, arguments), at])
                for one, (contract, _, arguments) in zip(views, some, strict=True)
            ]
            answers = self.rpc.batch(calls)
            found += [
                one.decode(_returned(answer)) for one, answer in zip(views, answers, strict=True)
            ]
        return found

    def recorded(self, first: int = 0, last: int | None = None) -> Iterator[LoggedEvent]:
        """Every event of the ledger's contracts from block `first` to `last`, in their order."""
        end = self.head() if last is None else last
        for start in range(first, end + 1, BLOCKS_PER_REQUEST):
            yield from self._told_by(start, min(start + BLOCKS_PER_REQUEST - 1, end))

    def simulate(
        self, act: Act, sender: str, moment: int | None = None, gas: int | None = None
    ) -> None:
        """Raises the Refusal that `act` would meet now, or in a block of `moment`.

        Ganache cannot pretend a time: there it is the last block's.
        """
        to = self.ledger.addresses[act.contract]
        given = None if gas is None else hex(gas)
        call = {"from": sender, "to": to, "data": "0x" + encode(act).hex(), "gas": given}
        refusal = self._refused(call, "latest", moment)
        if refusal is not None:
            raise refusal

    def refusal(self, transaction: str, block: int, moment: int) -> Refusal | FailedWithoutRule:
        """Why a transaction failed: it is called again at the end of its block, then at its start.

        A node keeps no revert data. What stands after it in its block may hide the reason.
        """
        sent = self.rpc.call("eth_getTransactionByHash", transaction)
        call = {"from": sent["from"], "to": sent["to"], "data": sent["input"], "gas": sent["gas"]}
        at_end = self._refused(call, hex(block))
        return at_end or self._refused(call, hex(block - 1), moment) or FailedWithoutRule(b"")

    # Inside

    def _reading(self, one: View, contract: str, arguments: tuple[Any, ...]) -> dict[str, str]:
        return {
            "to": self.ledger.addresses[contract],
            "data": "0x" + one.encode(arguments).hex(),
        }

    def _refused(
        self, call: dict[str, Any], at: str, moment: int | None = None
    ) -> Refusal | FailedWithoutRule | None:
        params = [{key: value for key, value in call.items() if value is not None}, at]
        try:
            if moment is None:
                self.rpc.call("eth_call", *params)
            else:
                self._call_in(params, moment)
        except NodeRefused as refused:
            return decode_refusal(refused.data)
        return None

    def _call_in(self, params: list[Any], moment: int) -> None:
        """As of a block of `moment`; Ganache cannot pretend a time and answers as of its block."""
        try:
            self.rpc.call("eth_call", *params, {}, {"time": hex(moment)})
        except NodeRefused as refused:
            if "number of arguments" not in refused.message:
                raise
            self.rpc.call("eth_call", *params)

    def _told_by(self, first: int, last: int) -> Iterator[LoggedEvent]:
        wanted = {
            "address": list(self.ledger.addresses.values()),
            "fromBlock": hex(first),
            "toBlock": hex(last),
        }
        logs = self.rpc.call("eth_getLogs", wanted)
        places = self._places(logs)
        for log in logs:
            block, moment = places[log["blockNumber"]]
            number = int(log["logIndex"], 16)
            yield LoggedEvent(block, moment, number, decode_log(log), log["transactionHash"])

    def _places(self, logs: list[dict[str, Any]]) -> dict[str, tuple[int, int]]:
        """Number and moment of each block: from its logs where the node says them there."""
        stamps: dict[str, Any] = {log["blockNumber"]: log.get("blockTimestamp") for log in logs}
        if None not in stamps.values():
            return {block: (int(block, 16), int(stamp, 16)) for block, stamp in stamps.items()}
        moments = self.moments([int(block, 16) for block in stamps])
        return {block: (int(block, 16), moments[int(block, 16)]) for block in stamps}


def _value(answer: Any) -> Any:
    if isinstance(answer, NodeRefused):
        raise answer
    return answer


def _returned(answer: Any) -> bytes:
    """The bytes a view returned; its revert as the refusal or failure it is."""
    if isinstance(answer, NodeRefused):
        raise decode_refusal(answer.data) if answer.data else answer
    return bytes.fromhex(answer[2:])
