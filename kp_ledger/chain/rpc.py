"""JSON-RPC to a node: keep-alive HTTP, single calls and batches, and the methods we ever use.

A development node answers methods that rewrite its state. Nothing of ours can call them: what
may be asked stands in the lists below, and a test holds every caller to them.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Generic, TypeVar

import msgspec
import orjson
import urllib3

from kp_ledger.base.errors import LedgerError, LedgerUnavailable

READS = frozenset(
    {
        "eth_blockNumber",
        "eth_call",
        "eth_chainId",
        "eth_estimateGas",
        "eth_gasPrice",
        "eth_getBalance",
        "eth_getBlockByHash",
        "eth_getBlockByNumber",
        "eth_getBlockReceipts",
        "eth_getCode",
        "eth_getLogs",
        "eth_getProof",
        "eth_getRawTransactionByHash",
        "eth_getStorageAt",
        "eth_getTransactionByHash",
        "eth_getTransactionCount",
        "eth_getTransactionReceipt",
        "net_version",
        "web3_clientVersion",
    }
)
CLIENT = READS | {"eth_sendRawTransaction"}

# For the operator of a node alone: they seal blocks and move its clock, and change no account.
SEALING = frozenset(
    {
        "anvil_setBlockTimestampInterval",
        "evm_increaseTime",
        "evm_mine",
        "evm_setNextBlockTimestamp",
        "evm_setTime",
        "miner_stop",
    }
)

# Once in the life of a node, for the file its chain begins with.
BEGINNING = frozenset({"anvil_dumpState"})

TIMEOUT = 60.0
T = TypeVar("T")
_HEADERS = {"Content-Type": "application/json"}


class NodeRefused(LedgerError):
    """The node answered a call with an error. `data` is a revert's, else empty."""

    def __init__(self, method: str, code: int, message: str, data: bytes = b"") -> None:
        super().__init__(f"the node refused {method}: {message} (code {code})")
        self.method = method
        self.code = code
        self.message = message
        self.data = data


class Rpc:
    """A node at `url`, asked nothing but `methods`. Safe to share between threads."""

    def __init__(
        self, url: str, timeout: float = TIMEOUT, methods: frozenset[str] = CLIENT
    ) -> None:
        self.url = url
        self._timeout = timeout
        self._methods = methods
        self._pool = urllib3.PoolManager(retries=False, timeout=timeout, maxsize=4)
        self._ids = itertools.count(1)

    def call(self, method: str, *params: Any) -> Any:
        """The result; NodeRefused for an error, LedgerUnavailable when nobody answers."""
        answer = self._post(self._request(method, params))
        return _result(method, self._object(answer))

    def call_for(self, kind: type[T], method: str, *params: Any) -> T:
        """The result as a msgspec type, less than half the work where it is a long one."""
        data = self._data(self._request(method, params))
        try:
            answer = msgspec.json.decode(data, type=_Answer[kind])  # type: ignore[valid-type]
        except msgspec.DecodeError:
            raise self._no_node() from None
        if answer.result is not None:
            return answer.result
        return _result(method, self._object(orjson.loads(data)))  # type: ignore[no-any-return]

    def batch(self, calls: Iterable[tuple[str, Sequence[Any]]]) -> list[Any]:
        """The results in the order of `calls`; an error stands in its place as a NodeRefused."""
        requests = [self._request(method, params) for method, params in calls]
        if not requests:
            return []
        answers = self._post(requests)
        if not isinstance(answers, list) or len(answers) != len(requests):
            raise LedgerUnavailable(f"{self.url} did not answer each call of a batch")
        by_id = {answer.get("id"): answer for answer in map(self._object, answers)}
        return [_outcome(request["method"], by_id[request["id"]]) for request in requests]

    def expect_chain(self, chain_id: int) -> None:
        """LedgerUnavailable unless the node is of this chain."""
        found = int(self.call("eth_chainId"), 16)
        if found != chain_id:
            raise LedgerUnavailable(f"{self.url} is of chain {found}, not of chain {chain_id}")

    def close(self) -> None:
        self._pool.clear()

    def _request(self, method: str, params: Sequence[Any]) -> dict[str, Any]:
        if method not in self._methods:
            raise ValueError(f"{method} is not among the methods we may call")
        return {"jsonrpc": "2.0", "id": next(self._ids), "method": method, "params": params}

    def _post(self, body: Any) -> Any:
        try:
            return orjson.loads(self._data(body))
        except orjson.JSONDecodeError:
            raise self._no_node() from None

    def _data(self, body: Any) -> bytes:
        try:
            answer = self._pool.request("POST", self.url, body=orjson.dumps(body), headers=_HEADERS)
        except urllib3.exceptions.HTTPError as error:
            raise LedgerUnavailable(self._silence(error)) from error
        if answer.status != 200:
            raise LedgerUnavailable(f"{self.url} answered with HTTP status {answer.status}")
        return answer.data

    def _no_node(self) -> LedgerUnavailable:
        return LedgerUnavailable(f"what answers at {self.url} is not a node")

    def _silence(self, error: urllib3.exceptions.HTTPError) -> str:
        if isinstance(
            error, urllib3.exceptions.ConnectTimeoutError | urllib3.exceptions.NewConnectionError
        ):
            return f"no node answers at {self.url}"
        if isinstance(error, urllib3.exceptions.TimeoutError):
            return f"the node at {self.url} did not answer within {self._timeout:g} seconds"
        return f"the node at {self.url} broke off in the middle of an answer"

    def _object(self, answer: Any) -> dict[str, Any]:
        if not isinstance(answer, dict) or not ("result" in answer or "error" in answer):
            raise self._no_node()
        return answer


class _Answer(msgspec.Struct, Generic[T]):
    result: T | None = None


def _outcome(method: str, answer: dict[str, Any]) -> Any:
    try:
        return _result(method, answer)
    except NodeRefused as refused:
        return refused


def _result(method: str, answer: dict[str, Any]) -> Any:
    error = answer.get("error")
    if error is None:
        return answer["result"]
    data = error.get("data")
    raised = bytes.fromhex(data[2:]) if isinstance(data, str) and data.startswith("0x") else b""
    raise NodeRefused(method, error.get("code", 0), error.get("message", ""), raised)


def chunks(items: Sequence[T], size: int) -> Iterator[Sequence[T]]:
    """`items` in their order, `size` at a time."""
    for start in range(0, len(items), size):
        yield items[start : start + size]
