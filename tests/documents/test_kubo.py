"""The daemon that is away, slow, or something else; and what Kubo does that others do not."""

from __future__ import annotations

import io
import os
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from nacl.public import PrivateKey

from kp_ledger.base.errors import BadInput
from kp_ledger.documents.counterfoils import Counterfoils
from kp_ledger.documents.documents import Documents
from kp_ledger.documents.errors import BlockChanged, BlockMissing, StoreUnavailable
from kp_ledger.documents.identifiers import cid_of
from kp_ledger.documents.kubo import Kubo, multiaddress
from tests.documents.conftest import public
from tests.documents.daemon import Daemon, free_ports, kubo_daemon
from tests.tools import IPFS

BLOCK = b"a block"
Answer = Callable[[BaseHTTPRequestHandler], None]


def calls(store: Kubo) -> list[Callable[[], object]]:
    cid = cid_of(BLOCK)
    return [
        lambda: store.put(BLOCK),
        lambda: store.get(cid),
        lambda: store.has(cid),
        lambda: store.pin(cid),
        lambda: store.unpin(cid),
        lambda: store.pinned(),
        lambda: store.delete(cid),
        lambda: list(store.list()),
    ]


def test_nobody_there_is_said_by_every_call() -> None:
    (port,) = free_ports(1)
    for call in calls(Kubo(f"http://127.0.0.1:{port}", timeout=2)):
        with pytest.raises(StoreUnavailable, match=f"Kubo at http://127.0.0.1:{port}: nobody"):
            call()


@contextmanager
def server(answer: Answer) -> Iterator[str]:
    """Something at a port that is not Kubo."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            answer(self)

        def log_message(self, *arguments: object) -> None:
            pass

    httpd = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=httpd.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{httpd.server_address[1]}"
    finally:
        httpd.shutdown()
        httpd.server_close()


def says(status: int, body: bytes) -> Answer:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.rfile.read(int(handler.headers.get("Content-Length") or 0))
        handler.send_response(status)
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)

    return answer


def test_every_call_has_a_timeout() -> None:
    ended = threading.Event()
    with server(lambda handler: ended.wait(30) and None) as url:
        try:
            for call in calls(Kubo(url, timeout=0.2)):
                began = time.monotonic()
                with pytest.raises(StoreUnavailable, match="did not answer in time"):
                    call()
                assert time.monotonic() - began < 5
        finally:
            ended.set()


@pytest.mark.parametrize(
    ("status", "body"),
    [
        (200, b""),
        (200, b"<html>hello</html>"),
        (200, b"[1]"),
        (200, b'{"Key": null, "Pins": [], "Keys": 5, "Ref": 5, "Error": "no"}'),
        (404, b"404 page not found"),
        (500, b"oops"),
        (500, b'{"Message": "the disk is full", "Code": 0, "Type": "error"}'),
        (403, b""),
    ],
)
def test_something_else_there_is_said_and_nothing_else_breaks(status: int, body: bytes) -> None:
    """Listing is left out: of no answer at all it makes a repository without blocks."""
    with server(says(status, body)) as url:
        store = Kubo(url, timeout=5)
        for call in (calls(store)[i] for i in (0, 2, 3, 5, 6)):
            with pytest.raises(StoreUnavailable):
                call()


def by_path(answers: dict[str, tuple[int, bytes]]) -> Answer:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        path = handler.path.partition("?")[0].removeprefix("/api/v0/")
        says(*answers[path])(handler)

    return answer


def test_what_it_says_it_did_is_compared_with_what_was_asked() -> None:
    cid = cid_of(BLOCK)
    here = b'{"Key": "%b", "Size": 7}' % cid.encode()
    missing = b'{"Message": "block was not found locally", "Code": 0, "Type": "error"}'
    other = b'{"Key": "QmTkzDwWqPbnAh5YiV5VwcTLnGdwSNsNTn2aDxdXBFca7D", "Size": 7}'
    with (
        server(by_path({"block/stat": (500, missing), "block/put": (200, other)})) as url,
        pytest.raises(StoreUnavailable, match=f"it calls Qm.* what is {cid}"),
    ):
        Kubo(url, timeout=5).put(BLOCK)
    with (
        server(by_path({"block/stat": (200, here), "pin/add": (200, b'{"Pins": []}')})) as url,
        pytest.raises(StoreUnavailable, match=f"it did not pin {cid}"),
    ):
        Kubo(url, timeout=5).pin(cid)
    refused = b'{"Hash": "%b", "Error": "the disk is full"}' % cid.encode()
    with (
        server(by_path({"block/stat": (200, here), "block/rm": (200, refused)})) as url,
        pytest.raises(StoreUnavailable, match="the disk is full"),
    ):
        Kubo(url, timeout=5).delete(cid)


def test_bytes_without_end_are_not_read_to_the_end() -> None:
    sent: list[int] = []

    def pours(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.end_headers()
        try:
            for _ in range(2_000):
                handler.wfile.write(bytes(100_000))
                sent.append(100_000)
        except OSError:
            pass

    with server(pours) as url, pytest.raises(BlockChanged) as changed:
        Kubo(url, timeout=5).get(cid_of(BLOCK))
    assert changed.value.length < 1_000_000
    assert sum(sent) < 100_000_000


def test_the_daemons_command_finds_what_was_put(kubo: Kubo, daemon: Daemon) -> None:
    cid = kubo.put(BLOCK)
    assert daemon.ipfs("block", "get", cid) == BLOCK.decode()
    assert daemon.ipfs("cid", "format", "-f", "%V %c %h", cid).strip() == "1 raw sha2-256"


def test_a_block_that_no_peer_has_is_missing(tmp_path: Path, daemon: Daemon) -> None:
    """An online daemon would look for it for as long as it is let."""
    with kubo_daemon(tmp_path / "repository") as online:
        store = Kubo(online.url, timeout=1)
        assert not store.has(cid_of(BLOCK))
        with pytest.raises(BlockMissing, match=cid_of(BLOCK)):
            store.get(cid_of(BLOCK))
        assert store.get(store.put(BLOCK)) == BLOCK


def test_a_daemon_that_dies_in_the_middle_is_what_is_told(
    tmp_path: Path, daemon: Daemon, counterfoils: Counterfoils, miner: PrivateKey
) -> None:
    with kubo_daemon(tmp_path / "repository", "--offline") as own:

        class Kills(io.RawIOBase):
            pieces = 0

            def read(self, size: int = -1) -> bytes:
                self.pieces += 1
                if self.pieces == 4:
                    own.kill()
                return bytes(size) if self.pieces < 9 else b""

        documents = Documents(Kubo(own.url, timeout=5), counterfoils)
        with pytest.raises(StoreUnavailable, match=f"Kubo at {own.url}: ") as told:
            documents.add(Kills(), public(miner), "text/plain")  # type: ignore[arg-type]
    before = told.value.__context__
    while before:
        assert not isinstance(before, StoreUnavailable), "an earlier failure was hidden"
        before = before.__context__
    assert counterfoils.all() == []


def test_what_is_pinned_outlives_the_garbage_collector(kubo: Kubo, daemon: Daemon) -> None:
    kept, loose = kubo.put(os.urandom(99)), kubo.put(os.urandom(99))
    kubo.pin(kept)
    daemon.ipfs("repo", "gc")
    assert kubo.has(kept)
    assert not kubo.has(loose)


def test_what_was_pinned_outlives_a_kill_of_the_daemon(tmp_path: Path, daemon: Daemon) -> None:
    """A daemon of its own, killed: what it had said is kept is there when it runs again."""
    import subprocess

    from tests.documents.daemon import environment, wait

    with kubo_daemon(tmp_path / "repository", "--offline") as own:
        store = Kubo(own.url, timeout=10)
        cid = store.put(BLOCK)
        store.pin(cid)
        own.kill()
        with pytest.raises(StoreUnavailable):
            store.get(cid)
        again = subprocess.Popen(
            [IPFS, "daemon", "--offline"],
            env=environment(own.repository),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            wait(again, own.url, own.repository)
            assert store.get(cid) == BLOCK
            assert cid in store.pinned()
        finally:
            again.terminate()
            again.wait(20)


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("http://127.0.0.1:5001", "/ip4/127.0.0.1/tcp/5001/http"),
        ("https://kubo.example:443/", "/dns/kubo.example/tcp/443/https"),
        ("http://[::1]:5001", "/ip6/::1/tcp/5001/http"),
        ("/ip4/127.0.0.1/tcp/5001", "/ip4/127.0.0.1/tcp/5001"),
    ],
)
def test_an_address_is_a_url_or_a_multiaddress(address: str, expected: str) -> None:
    assert multiaddress(address) == expected
    Kubo(address)


@pytest.mark.parametrize(
    "address",
    ["", "kubo", "ftp://127.0.0.1:5001", "http://127.0.0.1", "http://a b:1", "/ip4/300.1.1.1/tcp/1",
     "/ip4/127.0.0.1/udp/5001", "/nonsense", "http://127.0.0.1:99999"],
)  # fmt: skip
def test_what_is_no_address_is_refused(address: str) -> None:
    with pytest.raises(BadInput, match="a Kubo API"):
        Kubo(address)
