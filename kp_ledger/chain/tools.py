"""Where the nodes' programs are: the checkout's node_modules, unless the environment says.

KP_ANVIL names Anvil's binary, KP_GANACHE Ganache's JavaScript, KP_NODE_MODULES the folder of both.
"""

from __future__ import annotations

import os
import platform
import shutil
import sys
from pathlib import Path

from kp_ledger.base.errors import LedgerUnavailable


class ProgramMissing(LedgerUnavailable):
    """A program that a node runs on is not installed here."""

    def __init__(self, program: str, path: object, variable: str) -> None:
        super().__init__(
            f"{program} is missing: there is nothing at {path}. `npm ci` in a clone of the"
            f" repository installs it; KP_NODE_MODULES names that clone's node_modules, {variable}"
            " the program itself"
        )


_ROOT = Path(__file__).resolve().parents[2]
_SYSTEMS = {"linux": "linux", "darwin": "darwin", "win32": "win32"}
_MACHINES = {"x86_64": "amd64", "amd64": "amd64", "aarch64": "arm64", "arm64": "arm64"}


def anvil_binary() -> Path:
    """The real binary of Anvil for this platform; ProgramMissing when there is none."""
    system = _SYSTEMS.get(sys.platform, sys.platform)
    machine = _MACHINES.get(platform.machine().lower(), platform.machine())
    program = "anvil.exe" if system == "win32" else "anvil"
    inside = Path("@foundry-rs") / f"anvil-{system}-{machine}" / "bin" / program
    return _found("Anvil", "KP_ANVIL", inside)


def ganache_command() -> list[str]:
    """Node with Ganache's command line; ProgramMissing when either is."""
    node = shutil.which("node")
    if node is None:
        raise ProgramMissing("Node.js, which Ganache needs,", "`node` on the path", "PATH")
    script = Path("ganache") / "dist" / "node" / "cli.js"
    return [node, str(_found("Ganache", "KP_GANACHE", script))]


def _found(program: str, variable: str, inside: Path) -> Path:
    modules = Path(os.environ.get("KP_NODE_MODULES", _ROOT / "node_modules"))
    path = Path(os.environ.get(variable, modules / inside))
    if not path.exists():
        raise ProgramMissing(program, path, variable)
    return path
