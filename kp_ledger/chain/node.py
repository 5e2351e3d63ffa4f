"""Nodes as processes of their own: Anvil, and Ganache as a second development chain.

    with Anvil(folder, chain_id=987654) as node:
        node.sealer.seal(moment)

Loopback only, state on disk, fee-free, and a block only when one is asked for: a node that
seals by itself makes empty blocks and loses its place in bursts. Whatever else these nodes can
do is not in our lists of methods (rpc.py).
"""

from __future__ import annotations

import atexit
import ctypes
import gzip
import json
import os
import signal
import socket
import subprocess
import sys
import time
from abc import ABC, abstractmethod
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any

import orjson

from kp_ledger.chain import keeper
from kp_ledger.chain.rpc import SEALING, Rpc
from kp_ledger.chain.sealing import Sealer
from kp_ledger.chain.tools import anvil_binary, ganache_command
from kp_ledger.domain.errors import LedgerUnavailable

HOST = "127.0.0.1"
BLOCK_GAS = 30_000_000_000
CODE_LIMIT = 24_576  # EIP-170

# Blocks need a beneficiary that exists: an empty one that is touched would stay in Anvil's trie.
COINBASE = "0x" + "00" * 18 + "c01d"

READY_SECONDS = 60.0
STOP_SECONDS = 60.0
_PR_SET_PDEATHSIG = 1


class Node(ABC):
    """A node that keeps its chain in `folder`. Used as a context it ends with it.

    `start(background=True)` leaves it running when this process ends; another process finds it
    again with the same folder, by its pid and port files.
    """

    name: str

    def __init__(
        self,
        folder: Path,
        chain_id: int,
        port: int = 0,
        genesis_time: int | None = None,
        code_limit: int = CODE_LIMIT,
    ) -> None:
        self.folder = folder
        self.chain_id = chain_id
        self.genesis_time = int(time.time()) if genesis_time is None else genesis_time
        self.code_limit = code_limit
        self._wanted_port = port
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def port(self) -> int:
        return _number(self._file("port")) or self._wanted_port

    @property
    def url(self) -> str:
        return f"http://{HOST}:{self.port}"

    @property
    def sealer(self) -> Sealer:
        return Sealer(Rpc(self.url), Rpc(self.url, methods=SEALING))

    @property
    def pid(self) -> int | None:
        """The process that runs this chain, here or in the background; None when none does."""
        if self._process is not None:
            return self._process.pid if self._process.poll() is None else None
        pid = _number(self._file("pid"))
        return pid if pid is not None and _is_alive(pid, self._mark()) else None

    def start(self, *, background: bool = False) -> None:
        """Starts it, or finds it running; returns when it answers for its chain."""
        if self.pid is not None:
            self._await_ready()
            return
        self.folder.mkdir(parents=True, exist_ok=True)
        self._prepare()
        self._launch(self._command(self._free_port()), background)
        self._await_ready()
        self._started(Rpc(self.url, methods=SEALING))

    def stop(self) -> None:
        """Ends it and waits until its state is on disk. Nothing happens when it is not running."""
        self._signal(signal.SIGTERM)
        if not self._gone_within(STOP_SECONDS):
            self.kill()

    def kill(self) -> None:
        """Ends it at once, as a power cut would."""
        self._signal(signal.SIGKILL)
        self._gone_within(STOP_SECONDS)

    def log(self) -> str:
        path = self._file("log")
        return path.read_text("utf-8", "replace") if path.exists() else ""

    def __enter__(self) -> Node:
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    @abstractmethod
    def _prepare(self) -> None:
        """Makes the chain's files when they are not there yet."""

    @abstractmethod
    def _command(self, port: int) -> list[str]: ...

    @abstractmethod
    def _mark(self) -> str:
        """What the command line of a process of ours contains."""

    @abstractmethod
    def _started(self, operator: Rpc) -> None:
        """What it has to be told once it answers."""

    def _file(self, kind: str) -> Path:
        return self.folder / f"{self.name}.{kind}"

    def _free_port(self) -> int:
        if self._wanted_port:
            return self._wanted_port
        return _number(self._file("port"), check=_is_free) or _any_free_port()

    def _launch(self, command: list[str], background: bool) -> None:
        """Runs it in a session of its own, so that Ctrl-C reaches us first and we stop it."""
        self._file("port").write_text(command[command.index("--port") + 1])
        with self._file("log").open("ab") as log:
            self._process = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
                preexec_fn=None if background else _die_with_parent(),
            )
        self._file("pid").write_text(str(self._process.pid))
        if not background:
            atexit.register(self.stop)

    def _await_ready(self) -> None:
        deadline = time.monotonic() + READY_SECONDS
        rpc = Rpc(self.url, timeout=10)
        while True:
            try:
                rpc.expect_chain(self.chain_id)
                return
            except LedgerUnavailable as error:
                self._check_running(error, time.monotonic() > deadline)
            time.sleep(0.05)

    def _check_running(self, error: LedgerUnavailable, late: bool) -> None:
        """A node that has gone, or does not become ready, is stopped; its last words are told."""
        if self.pid is None or late or "is of chain" in str(error):
            self.kill()
            words = " ".join(self.log().split())[-400:]
            raise LedgerUnavailable(f"{self.name} does not start: {error}; {words}") from error

    def _signal(self, number: signal.Signals) -> None:
        pid = self.pid
        if pid is not None:
            with suppress(ProcessLookupError):
                os.kill(pid, number)

    def _gone_within(self, seconds: float) -> bool:
        deadline = time.monotonic() + seconds
        while self.pid is not None:
            if time.monotonic() > deadline:
                return False
            time.sleep(0.02)
        self._file("pid").unlink(missing_ok=True)
        atexit.unregister(self.stop)
        return True


class Anvil(Node):
    """Anvil, by its binary: its Node wrapper would orphan the real process.

    Its file of state is written every second and when it stops, so that at most a second is lost
    to a kill (keeper.py keeps the last whole one). Each start makes a genesis block anew and puts
    it beside the one in the file: both must be the same, or either may be number 0 afterwards.
    """

    name = "anvil"

    def _prepare(self) -> None:
        state = self._file("state")
        if keeper.restore(state):
            return
        if any(path.exists() for path in keeper.kept(state)):
            raise LedgerUnavailable(f"{state} is damaged, and so is what was kept beside it")
        genesis = {"time": self.genesis_time, "alloc": {COINBASE: {"balance": "0x1"}}}
        self._genesis().write_text(json.dumps(genesis, indent=2))
        _write_whole(state, orjson.dumps(self._first_state()))

    def _first_state(self) -> dict[str, Any]:
        """Anvil's own, of a chain of one block, with the beneficiary of all that follow in it.

        An option for that there is not: `--init`, which has one, goes with no file of state.
        """
        first = _FirstAnvil(self.folder, self.chain_id, code_limit=self.code_limit)
        with first:
            dump = Rpc(first.url, methods=frozenset({"anvil_dumpState"})).call("anvil_dumpState")
        state: dict[str, Any] = orjson.loads(gzip.decompress(bytes.fromhex(dump[2:])))
        state["block"]["beneficiary"] = COINBASE
        state["accounts"][COINBASE] = {"nonce": 0, "balance": "0x1", "code": "0x", "storage": {}}
        return state

    def _command(self, port: int) -> list[str]:
        state = ["--state", str(self._file("state")), "--state-interval", "1"]
        return [*self._base(port), *state]

    def _mark(self) -> str:
        return str(self._file("state"))

    def _started(self, operator: Rpc) -> None:
        """Its clock goes on from the last block: from a file of state it starts at genesis."""
        operator.call("evm_setTime", self.sealer.last_moment())
        self._watch()

    def _watch(self) -> None:
        script = [sys.executable, "-I", "-S", keeper.__file__]
        subprocess.Popen(
            [*script, str(self._file("state")), str(self.pid)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )

    def _base(self, port: int) -> list[str]:
        began = json.loads(self._genesis().read_text())["time"]
        return [
            *(str(anvil_binary()), "--host", HOST, "--port", str(port), "--quiet"),
            *("--chain-id", str(self.chain_id), "--hardfork", "paris", "--no-mining"),
            *("--timestamp", str(began), "--order", "fifo", "--accounts", "0"),
            *("--gas-limit", str(BLOCK_GAS), "--code-size-limit", str(self.code_limit)),
            *("--base-fee", "0", "--gas-price", "0", "--disable-min-priority-fee"),
            *("--disable-default-create2-deployer", "--no-cors", "--no-request-size-limit"),
        ]

    def _genesis(self) -> Path:
        return self.folder / "genesis.json"


class _FirstAnvil(Anvil):
    """Anvil without a file of state: lives until its first state is written down."""

    name = "anvil-first"

    def _prepare(self) -> None:
        pass

    def _command(self, port: int) -> list[str]:
        return self._base(port)

    def _mark(self) -> str:
        return "--hardfork paris"

    def _started(self, operator: Rpc) -> None:
        pass

    def _gone_within(self, seconds: float) -> bool:
        gone = super()._gone_within(seconds)
        for kind in ("port", "log"):
            self._file(kind).unlink(missing_ok=True)
        return gone


class Ganache(Node):
    """Ganache 7, with the rules of Berlin: there a transaction without a fee is a good one."""

    name = "ganache"

    def _prepare(self) -> None:
        pass

    def _command(self, port: int) -> list[str]:
        began = datetime.fromtimestamp(self.genesis_time, UTC).isoformat()
        lifted = ["--chain.allowUnlimitedContractSize"] if self.code_limit > CODE_LIMIT else []
        return [
            *(*ganache_command(), "--host", HOST, "--port", str(port), "--server.ws", "false"),
            *("--chain.chainId", str(self.chain_id), "--chain.networkId", str(self.chain_id)),
            *("--chain.hardfork", "berlin", "--chain.time", began),
            *("--miner.blockGasLimit", str(BLOCK_GAS), "--miner.callGasLimit", str(BLOCK_GAS)),
            *("--miner.defaultGasPrice", "0", "--miner.coinbase", COINBASE),
            *("--wallet.totalAccounts", "0", "--database.dbPath", self._mark(), "--quiet"),
            *lifted,
        ]

    def _mark(self) -> str:
        return str(self.folder / "ganache.db")

    def _started(self, operator: Rpc) -> None:
        operator.call("miner_stop")


def _write_whole(path: Path, content: bytes) -> None:
    part = path.with_suffix(".part")
    part.write_bytes(content)
    part.replace(path)


def _number(path: Path, check: Any = lambda number: True) -> int | None:
    try:
        number = int(path.read_text())
    except (OSError, ValueError):
        return None
    return number if check(number) else None


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            return False
        return True


def _any_free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


def _is_alive(pid: int, mark: str) -> bool:
    """Whether process `pid` runs with `mark` in its command line: pids are given out again."""
    try:
        os.kill(pid, 0)
    except (ProcessLookupError, PermissionError):
        return False
    try:
        done = subprocess.run(
            ["ps", "-o", "stat=,args=", "-ww", "-p", str(pid)], capture_output=True, text=True
        )
    except FileNotFoundError:
        return True
    return mark in done.stdout and not done.stdout.lstrip().startswith("Z")


def _die_with_parent() -> Any:
    """On Linux the kernel ends the node when we are killed; elsewhere atexit must do."""
    if not sys.platform.startswith("linux"):
        return None
    libc = ctypes.CDLL(None)
    return lambda: libc.prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)
