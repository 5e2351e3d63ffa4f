"""Requests a second of a server in a process of its own, as autocannon measures them."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import orjson
import urllib3

from kp_ledger.chain.processes import any_free_port, die_with_parent

CANNON = Path("node_modules/autocannon/autocannon.js")
CONNECTIONS = 16
SECONDS = 4
# Nothing of a benchmark is refused for its rate.
UNLIMITED = {"KP_RATE": "1e9", "KP_BURST": "1000000000"}


class Load(NamedTuple):
    """Answers a second, and the milliseconds within which 99 of 100 came."""

    rate: float
    p99: float


@contextmanager
def served(application: str, environment: dict[str, str], path: str) -> Iterator[str]:
    """One worker of uvicorn, with uvloop and httptools, once `path` answers; its URL."""
    port = any_free_port()
    command = [
        *(sys.executable, "-m", "uvicorn", application, "--factory", "--port", str(port)),
        *("--loop", "uvloop", "--http", "httptools", "--no-access-log", "--log-level", "error"),
    ]
    process = subprocess.Popen(
        command,
        env={**os.environ, **environment},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        preexec_fn=die_with_parent(),
    )
    url = f"http://127.0.0.1:{port}"
    try:
        _await(url + path, process)
        yield url
    finally:
        process.terminate()
        process.wait(15)


def load(url: str, *arguments: str, seconds: int = SECONDS) -> Load:
    """Answers with status 200 under load; an error of any kind ends the benchmark."""
    found = cannon([url, "--connections", str(CONNECTIONS), "-d", str(seconds), *arguments])
    if found["non2xx"] or found["errors"]:
        raise RuntimeError(f"{url}: {found['non2xx']} refused, {found['errors']} errors")
    return Load(float(found["requests"]["average"]), float(found["latency"]["p99"]))


def cannon(arguments: Sequence[str]) -> dict[str, Any]:
    said = subprocess.run(
        ["node", str(CANNON), "--json", "--no-progress", *arguments],
        capture_output=True,
        check=True,
    )
    result: dict[str, Any] = orjson.loads(said.stdout)
    return result


def _await(url: str, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise RuntimeError(f"the server of {url} ended")
        try:
            if urllib3.request("GET", url, retries=False, timeout=30).status == 200:
                return
        except urllib3.exceptions.HTTPError:
            time.sleep(0.05)
    raise RuntimeError(f"{url} does not answer")
