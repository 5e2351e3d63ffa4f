"""A real Kubo daemon, offline, on free loopback ports, with a repository of its own."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.tools import IPFS


@dataclass(frozen=True)
class Daemon:
    repository: Path
    url: str
    process: subprocess.Popen[bytes]

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()

    def ipfs(self, *arguments: str) -> str:
        """Kubo's own command, on this daemon."""
        done = subprocess.run(
            [IPFS, *arguments], env=environment(self.repository), capture_output=True, check=True
        )
        return done.stdout.decode()


def environment(repository: Path) -> dict[str, str]:
    return {**os.environ, "IPFS_PATH": str(repository), "IPFS_TELEMETRY": "off"}


def free_ports(count: int) -> list[int]:
    sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [each.getsockname()[1] for each in sockets]
    for each in sockets:
        each.close()
    return ports


def prepare(repository: Path) -> str:
    """`ipfs init`, without peers and on loopback; returns the URL of the API."""
    run = [IPFS, "init", "--profile=test"]
    subprocess.run(run, env=environment(repository), check=True, capture_output=True)
    api, gateway, swarm = free_ports(3)
    config = json.loads((repository / "config").read_text())
    config["Addresses"] |= {
        "API": f"/ip4/127.0.0.1/tcp/{api}",
        "Gateway": f"/ip4/127.0.0.1/tcp/{gateway}",
        "Swarm": [f"/ip4/127.0.0.1/tcp/{swarm}"],
    }
    config["Routing"] = {"Type": "none"}
    config["Bootstrap"] = []
    (repository / "config").write_text(json.dumps(config))
    return f"http://127.0.0.1:{api}"


@contextmanager
def kubo_daemon(repository: Path, *options: str) -> Iterator[Daemon]:
    """It runs until the block ends. Without "--offline" it looks for peers, and finds none."""
    url = prepare(repository)
    log = (repository / "daemon.log").open("w")
    process = subprocess.Popen(
        [IPFS, "daemon", *options], env=environment(repository), stdout=log, stderr=log
    )
    try:
        wait(process, url, repository)
        yield Daemon(repository, url, process)
    finally:
        process.terminate()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        log.close()


def wait(process: subprocess.Popen[bytes], url: str, repository: Path) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until:
        if process.poll() is not None:
            break
        try:
            urllib.request.urlopen(
                urllib.request.Request(f"{url}/api/v0/version", method="POST"), timeout=2
            ).read()
            return
        except (OSError, urllib.error.URLError):
            time.sleep(0.1)
    raise RuntimeError((repository / "daemon.log").read_text())
