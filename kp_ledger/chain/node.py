"""The development chains: Anvil, and Ganache as a second one.

    with Anvil(folder, chain_id=987654) as node:
        node.sealer.seal(moment)

Loopback only, state on disk, fee-free, and a block only when one is asked for: a node that
seals by itself makes empty blocks and loses its place in bursts. Whatever else these nodes can
do is not in our lists of methods (rpc.py).
"""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import orjson

from kp_ledger.base.errors import LedgerUnavailable
from kp_ledger.chain import state_files as keeper
from kp_ledger.chain.processes import LOOPBACK, write_whole
from kp_ledger.chain.rpc import BEGINNING, Rpc
from kp_ledger.chain.running import CODE_LIMIT, Node
from kp_ledger.chain.sealing import Quiet
from kp_ledger.chain.tools import anvil_binary, ganache_command

__all__ = ["CODE_LIMIT", "Anvil", "Ganache", "Node"]

BLOCK_GAS = 30_000_000_000

# Blocks need a beneficiary that exists: an empty one that is touched would stay in Anvil's trie.
COINBASE = "0x" + "00" * 18 + "c01d"


class Anvil(Node):
    """Anvil, by its binary: its Node wrapper would orphan the real process.

    Its file of state is written every second and when it stops, and keeper.py keeps the last
    good one: a kill costs a second or two, under load what came after the last pause (sealing.py).
    Each start makes a genesis block anew and puts it beside the one in the file: both must be the
    same, or either may be number 0 afterwards.
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
        write_whole(state, orjson.dumps(self._first_state()))

    def _first_state(self) -> dict[str, Any]:
        """Anvil's own, of a chain of one block, with the beneficiary of all that follow in it.

        An option for that there is not: `--init`, which has one, goes with no file of state.
        """
        first = _FirstAnvil(self.folder, self.chain_id, code_limit=self.code_limit)
        with first:
            dump = Rpc(first.url, methods=BEGINNING).call("anvil_dumpState")
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

    def _quiet(self) -> Quiet:
        return Quiet(keeper.kept(self._file("state"))[1])

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
            *(str(anvil_binary()), "--host", LOOPBACK, "--port", str(port), "--quiet"),
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
            *(*ganache_command(), "--host", LOOPBACK, "--port", str(port), "--server.ws", "false"),
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
