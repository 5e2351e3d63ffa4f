"""The demonstration as it is served: a person reads what to open, and requests are noted apart."""

from __future__ import annotations

import json
import re
import signal
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import urllib3

from kp_ledger.base.errors import LedgerUnavailable
from kp_ledger.chain.homes import node_of
from kp_ledger.chain.processes import LOOPBACK, any_free_port
from kp_ledger.cli.run.serving import Serving
from kp_ledger.home import Home
from tests.played import COMMAND, SCALE, environment

pytestmark = pytest.mark.chain


@dataclass
class Served:
    """What was written to the terminal before somebody came, and after."""

    home: Home
    before: list[str]
    after: list[str]


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    home = Home(tmp_path_factory.mktemp("served") / "kp")
    options = ["--scale", SCALE, "--serve", "--port", str(any_free_port())]
    with subprocess.Popen(
        [*COMMAND, "demo", *options, "--home", str(home.path)],
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as process:
        assert process.stdout is not None
        before: list[str] = []
        while not before or "what insiders lied" not in before[-1]:
            line = process.stdout.readline()
            assert line, before
            before.append(line.rstrip("\n"))
        for url in opened(before):
            assert urllib3.request("GET", url, retries=False, timeout=30).status == 200
        process.send_signal(signal.SIGTERM)
        after = process.stdout.read().splitlines()
    yield Served(home, before, after)
    node_of(home).stop()


def opened(lines: list[str]) -> list[str]:
    return re.findall(r"^  (http\S+)$", "\n".join(lines), re.M)


def test_the_addresses_are_the_last_thing_that_is_read(served: Served) -> None:
    addresses = served.before[served.before.index("Open:") + 1 :]
    assert len(opened(addresses)) == len(addresses) / 2 >= 5
    assert not served.after


def test_no_request_is_noted_between_the_words(served: Served) -> None:
    assert not [line for line in served.before if line.startswith("{")]


def test_each_request_is_noted_in_a_file_of_the_home(served: Served) -> None:
    assert f"Each request is a line of {served.home.gateway_log}." in served.before
    noted = [json.loads(line) for line in served.home.gateway_log.read_text("utf-8").splitlines()]
    assert sum(line.get("route") == "/lies" for line in noted) >= 2, noted[:3]


def test_a_gateway_that_does_not_start_has_said_why_in_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KP_RATE", "many")
    log = tmp_path / "gateway.log"
    serving = Serving(tmp_path, LOOPBACK, 0, log=log)
    with pytest.raises(LedgerUnavailable, match=r"gateway\.log says why"), serving:
        pass
    assert "KP_RATE" in log.read_text("utf-8")
