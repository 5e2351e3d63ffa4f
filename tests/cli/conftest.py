"""The command through its door, and a small ledger on a node that it founded itself."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from kp_ledger.cli.main import run
from kp_ledger.home import Home

ALL_POWERS = "licence,export,import,statistics,voice"


@dataclass
class Answer:
    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    def event(self, kind: str) -> dict[str, Any]:
        return next(e for e in self.json["events"] if e["event"] == kind)


class Kp:
    """`kp` with a home of its own. A call fails the test unless it ends with `code`."""

    def __init__(self, home: Path, capture: Any) -> None:
        self.home = home
        self._capture = capture

    def __call__(self, *arguments: str, code: int = 0) -> Answer:
        with self._capture() as caught:
            ended = run([*arguments, "--home", str(self.home)])
        answer = Answer(ended, *caught.readouterr())
        assert ended == code, f"kp {' '.join(arguments)} ended with {ended}: {answer}"
        return answer

    def apart(self, *arguments: str) -> None:
        """In a process of its own, which leaves a node running in the background."""
        command = "import sys; from kp_ledger.cli.main import main; sys.exit(main())"
        whole = [sys.executable, "-c", command, *arguments, "--home", str(self.home)]
        subprocess.run(whole, check=True, capture_output=True, timeout=120)

    def json(self, *arguments: str, code: int = 0) -> Answer:
        return self(*arguments, "--json", code=code)


@pytest.fixture(scope="session")
def capture() -> Any:
    """What is printed, also for fixtures that live longer than one test."""
    import contextlib
    import io

    class Caught:
        def __init__(self) -> None:
            self.out, self.err = io.StringIO(), io.StringIO()

        def readouterr(self) -> tuple[str, str]:
            return self.out.getvalue(), self.err.getvalue()

    @contextlib.contextmanager
    def caught() -> Iterator[Caught]:
        both = Caught()
        with contextlib.redirect_stdout(both.out), contextlib.redirect_stderr(both.err):
            yield both

    return caught


@pytest.fixture
def kp(tmp_path: Path, capture: Any) -> Kp:
    """With an empty home."""
    return Kp(tmp_path / "home", capture)


@pytest.fixture(scope="session")
def running(tmp_path_factory: pytest.TempPathFactory, capture: Any) -> Iterator[Kp]:
    """A ledger founded by `kp`: offices and traders in BW and AE, a miner in BW, ZW outside."""
    kp = Kp(tmp_path_factory.mktemp("running") / "home", capture)
    kp.apart("up")
    try:
        kp("deploy", "--demonstration")
        _settle(kp)
        yield kp
    finally:
        kp.apart("down")


def _settle(kp: Kp) -> None:
    for code in ("BW", "AE", "AO"):
        name = f"{code.lower()}-office"
        kp("keys", "create", name, "--demonstration", "--participant", code, "--role", "office")
        focal = f"{code.lower()}-focal"
        kp("office", "open", "--powers", ALL_POWERS, "--key", name, "--as", focal)
        kp("office", "numbers", name, "--first", "1", "--last", "100", "--as", focal)
    for name, code, role in (
        ("miner", "BW", "miner"),
        ("trader", "BW", "trader"),
        ("valuer", "BW", "valuer"),
        ("dubai", "AE", "trader"),
    ):
        kp("keys", "create", name, "--demonstration", "--participant", code, "--role", role)
        office = f"{code.lower()}-office"
        kp("organisation", "admit", "--key", name, "--as", office)
        more = ["--zone", first_zone(kp, code), "--ceiling", "1000"] if role == "miner" else []
        kp("licence", "grant", name, "--role", role, *more, "--as", office)


def first_zone(kp: Kp, code: str, nature: str = "traced") -> str:
    """The zone of this nature that a Participant began with."""
    lines = kp.json("events", "--kind", "ZoneOpened").out.splitlines()
    found = [json.loads(line)["fields"] for line in lines]
    zone = next(e for e in found if e["participant"] == code and e["nature"] == nature)
    return str(zone["zone"])


def home_of(kp: Kp) -> Home:
    return Home(kp.home)
