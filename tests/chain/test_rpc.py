"""What the client says when the node does not."""

from __future__ import annotations

import json
import re
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest

import kp_ledger
from kp_ledger.base.errors import LedgerUnavailable
from kp_ledger.chain.rpc import CLIENT, READS, SEALING, NodeRefused, Rpc

Answer = Callable[[Any], tuple[int, bytes]]


@contextmanager
def answering(answer: Answer) -> Iterator[str]:
    """The address of a server that answers each body with a status and bytes."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            status, content = answer(body)
            self.send_response(status)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: Any) -> None: ...

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def results(body: Any) -> tuple[int, bytes]:
    """Answers each call with its own method, in reversed order."""
    if isinstance(body, list):
        answers = [{"id": one["id"], "result": one["method"]} for one in reversed(body)]
        return 200, json.dumps(answers).encode()
    return 200, json.dumps({"id": body["id"], "result": body["method"]}).encode()


def test_a_result_and_a_batch_in_its_order() -> None:
    with answering(results) as url:
        rpc = Rpc(url)
        assert rpc.call("eth_blockNumber") == "eth_blockNumber"
        calls: list[tuple[str, list[Any]]] = [("eth_chainId", []), ("eth_blockNumber", [])]
        assert rpc.batch(calls) == ["eth_chainId", "eth_blockNumber"]
        assert rpc.batch([]) == []


def test_a_result_of_a_type() -> None:
    with answering(lambda body: (200, b'{"result": [1, 2], "more": 3}')) as url:
        assert Rpc(url).call_for(list[int], "eth_chainId") == [1, 2]
        with pytest.raises(LedgerUnavailable, match="not a node"):
            Rpc(url).call_for(list[str], "eth_chainId")


@pytest.mark.parametrize("method", ["anvil_setStorageAt", "evm_mine", "debug_traceTransaction"])
def test_a_method_that_is_not_on_the_list_is_never_sent(method: str) -> None:
    with answering(results) as url:
        with pytest.raises(ValueError, match=method):
            Rpc(url).call(method)
        with pytest.raises(ValueError, match=method):
            Rpc(url).call_for(str, method)
        with pytest.raises(ValueError, match=method):
            Rpc(url).batch([("eth_chainId", []), (method, [])])


def test_the_lists_are_apart() -> None:
    assert {"eth_sendRawTransaction"} == CLIENT - READS
    assert all(one.startswith(("eth_", "web3_", "net_")) for one in CLIENT)
    assert not CLIENT & SEALING


def test_every_rpc_is_made_with_one_of_the_lists() -> None:
    package = Path(kp_ledger.__file__).parent
    given = [
        match
        for file in package.rglob("*.py")
        for match in re.findall(r"methods=([^),\n]+)", file.read_text("utf-8"))
    ]
    assert set(given) == {"SEALING", "BEGINNING"}


def test_an_error_carries_the_data_of_a_revert() -> None:
    error = {"code": 3, "message": "execution reverted", "data": "0x01020304"}

    def refusing(body: Any) -> tuple[int, bytes]:
        if isinstance(body, list):
            return 200, json.dumps([{"id": one["id"], "error": error} for one in body]).encode()
        return 200, json.dumps({"id": body["id"], "error": error}).encode()

    with answering(refusing) as url:
        with pytest.raises(NodeRefused) as raised:
            Rpc(url).call("eth_call")
        assert raised.value.data == b"\1\2\3\4"
        assert "execution reverted" in str(raised.value)
        with pytest.raises(NodeRefused, match="execution reverted"):
            Rpc(url).call_for(str, "eth_call")
        (inside,) = Rpc(url).batch([("eth_call", [])])
        assert isinstance(inside, NodeRefused)


def test_nobody_there() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{free.getsockname()[1]}"
        with pytest.raises(LedgerUnavailable, match="no node answers at"):
            Rpc(url).call("eth_chainId")


def test_another_chain() -> None:
    def chain(body: Any) -> tuple[int, bytes]:
        return 200, json.dumps({"id": body["id"], "result": "0x5"}).encode()

    with (
        answering(chain) as url,
        pytest.raises(LedgerUnavailable, match="of chain 5, not of chain 7"),
    ):
        Rpc(url).expect_chain(7)


@pytest.mark.parametrize(
    ("status", "content", "words"),
    [
        (200, b"<html>", "not a node"),
        (200, b"[]", "not a node"),
        (200, b"{}", "not a node"),
        (413, b"too large", "HTTP status 413"),
    ],
)
def test_something_else_answers(status: int, content: bytes, words: str) -> None:
    with (
        answering(lambda body: (status, content)) as url,
        pytest.raises(LedgerUnavailable, match=words),
    ):
        Rpc(url).call("eth_chainId")


def test_half_a_batch_is_no_answer() -> None:
    with (
        answering(lambda body: (200, b'[{"id": 1, "result": 1}]')) as url,
        pytest.raises(LedgerUnavailable, match="each call"),
    ):
        Rpc(url).batch([("eth_chainId", []), ("eth_chainId", [])])


def test_silence_is_waited_for_no_longer_than_asked() -> None:
    with socket.socket() as deaf:
        deaf.bind(("127.0.0.1", 0))
        deaf.listen()
        url = f"http://127.0.0.1:{deaf.getsockname()[1]}"
        with pytest.raises(LedgerUnavailable, match=r"within 0\.2 seconds"):
            Rpc(url, timeout=0.2).call("eth_chainId")


def test_a_node_that_dies_in_the_middle() -> None:
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        url = f"http://127.0.0.1:{server.getsockname()[1]}"

        def die() -> None:
            connection, _ = server.accept()
            connection.recv(100)
            connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\nhalf")
            connection.close()

        thread = threading.Thread(target=die)
        thread.start()
        with pytest.raises(LedgerUnavailable, match="broke off"):
            Rpc(url).call("eth_chainId")
        thread.join()
