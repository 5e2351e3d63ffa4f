"""A small year with its node, and the gateway on it as it runs: processes, asked over HTTP."""

from __future__ import annotations

import io
import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import urllib3

from kp_ledger.cli.main import run
from kp_ledger.home import Home
from kp_ledger.keys.directory import KeyDirectory
from kp_ledger.keys.keystore import Opened
from kp_ledger.keys.passwords import open_keystore
from kp_ledger.keys.signing import sign_order
from kp_ledger.model.gateway import Entry
from tests.played import COMMAND, copy_year, environment
from tests.waiting import wait_for


def kp(*arguments: str, home: Path) -> str:
    """What a command prints; it has to be done."""
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        ended = run([*arguments, "--home", str(home)])
    assert ended == 0, f"kp {' '.join(arguments)}: {out.getvalue()}{err.getvalue()}"
    return out.getvalue()


@contextmanager
def year(folder: Path) -> Iterator[Home]:
    """A small year that is played, with its node running."""
    copy_year(folder)
    up = [*COMMAND, "up", "--home", str(folder)]  # in a process of its own, which it outlives
    subprocess.run(up, env=environment(), check=True, capture_output=True)
    try:
        yield Home(folder)
    finally:
        kp("down", home=folder)


@dataclass
class Served:
    """A gateway that answers."""

    url: str
    home: Home
    process: subprocess.Popen[bytes]

    @cached_property
    def http(self) -> urllib3.PoolManager:
        return urllib3.PoolManager(retries=False, timeout=30)

    def ask(
        self, path: str, method: str = "GET", token: str = "", **more: Any
    ) -> urllib3.BaseHTTPResponse:
        headers = dict(more.pop("headers", {}))
        if token:
            headers["Authorization"] = f"Bearer {token}"
        return self.http.request(method, self.url + path, headers=headers, **more)

    def json(self, path: str, method: str = "GET", token: str = "", **more: Any) -> Any:
        """The JSON of an answer that is one."""
        answer = self.ask(path, method, token, **more)
        assert answer.status < 300, answer.data
        return json.loads(answer.data)

    def key(self, name: str) -> Opened:
        """A keystore of the demonstration, opened."""
        return open_keystore(KeyDirectory(self.home.keys).get(name))

    def entry(self, name: str, **changed: Any) -> dict[str, Any]:
        """A challenge that this gateway gave, signed by a key."""
        key = self.key(name)
        asked = self.json("/v1/entry/challenges", "POST", json={"key": key.address})
        challenge = bytes.fromhex(asked["challenge"][2:])
        entry = Entry(key.address, challenge, asked["expires"])
        ledger = self.home.description().ledger
        signature = sign_order(entry, key, ledger).signature
        body = {name: asked[name] for name in ("key", "challenge", "expires")}
        return {**body, "signature": f"0x{signature.hex()}", **changed}

    def token(self, name: str) -> str:
        """Of an actor of the demonstration who has entered."""
        return str(self.json("/v1/entry", "POST", json=self.entry(name))["token"])

    def has_caught_up(self) -> bool:
        """Whether the index is as far as the node."""
        answer = self.ask("/v1/status")
        return answer.status == 200 and json.loads(answer.data).get("lag") == 0


@contextmanager
def served(home: Home, *options: str, **settings: str) -> Iterator[Served]:
    """`kp serve` on any free port, once it answers; what it says is in serve.log of the home."""
    log = home.path / "serve.log"
    with log.open("w") as said:
        process = subprocess.Popen(
            [*COMMAND, "serve", "--home", str(home.path), "--port", "0", *options],
            env=environment(**{"KP_RATE": "0", **settings}),
            stdout=subprocess.DEVNULL,
            stderr=said,
        )
    try:
        wait_for(lambda: "answers at" in log.read_text() or process.poll() is not None)
        assert process.poll() is None, log.read_text()
        yield Served(log.read_text().split("answers at ")[1].split()[0], home, process)
    finally:
        process.terminate()
        process.wait(60)
