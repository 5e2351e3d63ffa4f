"""`kp serve` as it runs: processes of its own, one of them killed at a time."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import urllib3

from kp_ledger.home import Home
from tests.api.shell.ground import NOBODY, Branch, described, settle
from tests.waiting import wait_for

pytestmark = pytest.mark.chain  # processes, as those tests have


@contextmanager
def served(home: Home, *options: str, **environment: str) -> Iterator[tuple[str, Any]]:
    """A gateway on any free port, once it answers; its URL and its supervisor."""
    command = [sys.executable, "-m", "kp_ledger.cli.main", "serve", "--home", str(home.path)]
    log = home.path / "serve.log"
    with log.open("w") as said:
        process = subprocess.Popen(
            [*command, "--port", "0", *options],
            env={**os.environ, "KP_NODE": NOBODY, "KP_RATE": "0", **environment},
            stderr=said,
            stdout=subprocess.DEVNULL,
        )
    try:
        wait_for(lambda: "answers at" in log.read_text() or process.poll() is not None)
        assert process.poll() is None, log.read_text()
        yield log.read_text().split("answers at ")[1].split()[0], process
    finally:
        process.terminate()
        process.wait(60)


def ask(url: str, path: str) -> tuple[int, Any]:
    answer = urllib3.request("GET", url + path, retries=False, timeout=10)
    return answer.status, json.loads(answer.data)


def answers(url: str) -> bool:
    try:
        return ask(url, "/v1/status")[0] == 200
    except urllib3.exceptions.HTTPError:
        return False


def children(pid: int) -> list[int]:
    """The processes under one, theirs too."""
    found: dict[int, list[int]] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                stat = (entry / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            if stat[0] != "Z":
                found.setdefault(int(stat[1]), []).append(int(entry.name))
    under = found.get(pid, [])
    return under + [one for child in under for one in children(child)]


def running(pid: int, what: str) -> list[int]:
    def command(one: int) -> str:
        try:
            return Path(f"/proc/{one}/cmdline").read_text()
        except OSError:
            return ""

    return [one for one in children(pid) if what in command(one)]


def is_there(pid: int) -> bool:
    """Whether a process runs: of one that has ended the command line is empty."""
    try:
        return bool(Path(f"/proc/{pid}/cmdline").read_bytes())
    except OSError:
        return False


@pytest.fixture(scope="module")
def several(paper: Branch, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Any]]:
    """Two workers for all the tests that kill one process and look on."""
    home = settle(tmp_path_factory.mktemp("several") / "home", paper)
    with served(home, "--workers", "2") as found:
        yield found


@pytest.fixture
def place(folder: Path, paper: Branch) -> Home:
    return settle(folder, paper)


def test_without_a_node_it_answers_and_says_how_old_that_is(place: Home, paper: Branch) -> None:
    with served(place) as (url, _):
        status, told = ask(url, "/v1/status")

    assert status == 200
    assert told["node"] is False
    assert "height" not in told
    assert told["as_of"]["block"] == paper.heads[-1].block
    assert told["age_seconds"] >= 0
    assert told["chain_id"] == paper.ledger.chain_id


def test_an_empty_index_is_a_reason_and_no_fault(folder: Path, paper: Branch) -> None:
    home = described(folder, paper)
    with served(home) as (url, _):
        status, told = ask(url, "/v1/status")

    assert (status, told["rule"]) == (503, "LedgerUnavailable")


def test_what_several_workers_count_is_added_up(several: tuple[str, Any]) -> None:
    url, _ = several
    for _ in range(60):
        urllib3.PoolManager(retries=False).request("GET", url + "/healthz")
    text = urllib3.request("GET", url + "/metrics").data.decode()

    counted = [one for one in text.splitlines() if one.startswith("kp_requests_total")]
    line = next(one for one in counted if "healthz" in one)
    assert float(line.split()[-1]) == 60


def test_who_stands_beside_is_started_again(several: tuple[str, Any]) -> None:
    url, supervisor = several
    old = wait_for(lambda: running(supervisor.pid, "kp_gateway.relay"))
    os.kill(old[0], signal.SIGKILL)

    wait_for(lambda: set(running(supervisor.pid, "kp_gateway.relay")) - set(old))
    assert answers(url)


def test_a_worker_that_dies_is_missed_by_nobody(several: tuple[str, Any]) -> None:
    url, supervisor = several
    workers = wait_for(lambda: _workers(supervisor.pid))
    os.kill(workers[0], signal.SIGKILL)

    wait_for(lambda: len(set(_workers(supervisor.pid)) - {workers[0]}) == 2)
    assert answers(url)


def _workers(pid: int) -> list[int]:
    """The answering processes, without the one that looks after them."""
    manager = running(pid, "kp_gateway.web")
    found = [one for one in children(manager[0]) if one in running(pid, "spawn_main")]
    return found if len(found) == 2 else []


def test_a_manager_that_is_killed_leaves_no_worker(several: tuple[str, Any]) -> None:
    url, supervisor = several
    workers = wait_for(lambda: _workers(supervisor.pid))
    os.kill(running(supervisor.pid, "kp_gateway.web")[0], signal.SIGKILL)

    wait_for(lambda: not any(map(is_there, workers)))
    wait_for(lambda: answers(url))


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGKILL])
def test_it_ends_with_all_its_processes(place: Home, how: int) -> None:
    with served(place, "--workers", "2") as (url, supervisor):
        under = children(supervisor.pid)
        os.kill(supervisor.pid, how)
        supervisor.wait(60)

        wait_for(lambda: not any(map(is_there, under)))
        assert not answers(url)


def test_a_port_that_is_taken_is_named(place: Home) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        refused = _refused(place, "--port", str(port))

    assert f"127.0.0.1:{port}" in refused
    assert "Traceback" not in refused


def test_a_wrong_setting_is_named(place: Home) -> None:
    refused = _refused(place, KP_DEPTH_LIMIT="many")

    assert "KP_DEPTH_LIMIT=many" in refused
    assert "Traceback" not in refused


def test_a_home_without_a_ledger_is_named(tmp_path: Path) -> None:
    assert "there is no ledger in" in _refused(Home(tmp_path / "none"))


def _refused(home: Home, *options: str, **environment: str) -> str:
    said = subprocess.run(
        [sys.executable, "-m", "kp_ledger.cli.main", "serve", "--home", str(home.path), *options],
        env={**os.environ, "KP_NODE": NOBODY, "KP_PORT": "0", **environment},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert said.returncode in (1, 2)
    return said.stderr


def test_what_is_being_answered_is_answered_before_it_ends(place: Home) -> None:
    with served(place) as (url, supervisor):
        host, port = url.removeprefix("http://").split(":")
        with socket.create_connection((host, int(port))) as slow:
            slow.sendall(
                b"POST /v1/orders HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                b"Content-Length: 2\r\n\r\n{"
            )
            time.sleep(0.5)
            supervisor.terminate()
            time.sleep(0.5)
            slow.sendall(b"}")
            answer = slow.recv(65_536)

    assert answer.startswith(b"HTTP/1.1 422")
