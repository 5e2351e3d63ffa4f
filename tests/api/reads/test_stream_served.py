"""The stream as uvicorn serves it: over a socket, resumed by its last id, ended by a signal."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import urllib3

from kp_ledger.chain.processes import LOOPBACK, any_free_port, die_with_parent
from kp_ledger.home import Description, Home
from kp_ledger.index.store import Index
from tests.api.reads.house import NOWHERE, house
from tests.index.chains import Paper
from tests.index.queries import scenes

SSE = {"Accept": "text/event-stream"}
SECONDS = 20.0


@contextmanager
def served(folder: Path) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """A gateway in a process of its own."""
    port = any_free_port()
    command = [
        sys.executable,
        "-m",
        "uvicorn",
        "kp_gateway.serve:app",
        "--factory",
        "--port",
        str(port),
    ]
    process = subprocess.Popen(
        [*command, "--host", LOOPBACK, "--log-level", "warning"],
        env={**os.environ, "KP_HOME": str(folder)},
        preexec_fn=die_with_parent(),
    )
    url = f"http://{LOOPBACK}:{port}"
    try:
        _await(url, process)
        yield url, process
    finally:
        process.kill()
        process.wait()


def _await(url: str, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + SECONDS
    while True:
        try:
            assert get(f"{url}/healthz").status == 200
            return
        except urllib3.exceptions.HTTPError:
            assert process.poll() is None and time.monotonic() < deadline
            time.sleep(0.1)


def get(url: str, **headers: str) -> urllib3.BaseHTTPResponse:
    return urllib3.request("GET", url, headers=headers, retries=False, timeout=SECONDS)


def events(url: str, query: str) -> list[Any]:
    found: list[Any] = get(f"{url}/v1/events?{query}").json()["events"]
    return found


@contextmanager
def streamed(url: str, last: str) -> Iterator[urllib3.BaseHTTPResponse]:
    """A stream that goes on behind an id."""
    headers = {**SSE, "Last-Event-ID": last}
    pool = urllib3.PoolManager(retries=False, timeout=SECONDS)
    response = pool.request("GET", f"{url}/v1/events", headers=headers, preload_content=False)
    try:
        yield response
    finally:
        response.close()


@pytest.fixture
def place(tmp_path: Path) -> tuple[Path, Paper, Index]:
    """A home with the index of all but the last blocks of a chain."""
    chain, home = scenes.random(6, 80), Home(tmp_path / "kp")
    ledger = chain.ledger
    home.describe(Description(ledger.chain_id, "url", NOWHERE, addresses=ledger.addresses))
    index = Index.open(home.index_url)
    chain.write(chain.writer(index), 0, len(chain.heads) - 4)
    return home.path, chain, index


def messages(response: urllib3.BaseHTTPResponse) -> Iterator[dict[str, Any]]:
    """Each message with its name, id and data, as it comes."""
    text = ""
    for chunk in response.stream(65_536):
        text += chunk.decode()
        while "\n\n" in text:
            message, _, text = text.partition("\n\n")
            fields = dict(line.partition(": ")[::2] for line in message.split("\n"))
            if "data" in fields:
                yield fields
    assert text == ""


def test_a_stream_goes_on_with_new_blocks_and_ends_when_it_is_told(
    place: tuple[Path, Paper, Index],
) -> None:
    folder, chain, index = place
    with served(folder) as (url, process):
        page = events(url, "limit=1000")
        with streamed(url, page[-2]["id"]) as response:
            assert response.headers["content-type"].startswith("text/event-stream")
            assert response.headers["cache-control"] == "no-store"
            told = messages(response)
            first = next(told)
            assert (first["event"], first["id"]) == ("recorded", page[-1]["id"])
            assert json.loads(first["data"]) == page[-1]
            chain.write(chain.writer(index), len(chain.heads) - 3)
            later = events(url, f"after={page[-1]['id']}")
            assert [next(told)["id"] for _ in later] == [one["id"] for one in later]
            began = time.monotonic()
            process.send_signal(signal.SIGTERM)
            assert list(told) == []  # a whole end, and no cut connection
        process.wait(SECONDS)
        assert time.monotonic() - began < 5


@pytest.mark.parametrize(
    ("query", "status"), [("kind=Nothing", 400), ("organisation=7", 403), ("after=x", 400)]
)
def test_a_query_that_is_wrong_is_a_problem_before_the_stream_begins(
    tmp_path: Path, query: str, status: int
) -> None:
    with house(tmp_path / "kp", scenes.known("everything")) as here:
        response = here.client.get(f"/v1/events?{query}", headers=SSE)
    assert response.status_code == status
    assert response.headers["content-type"] == "application/problem+json"
