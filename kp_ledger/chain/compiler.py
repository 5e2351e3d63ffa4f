"""Compiles the contracts through py-solc-x, for the `paris` EVM, by way of the IR.

The compiler is found in SOLCX_BINARY_PATH; a checkout brings its own there, in scripts/solc.
"""

from __future__ import annotations

import os
import posixpath
import re
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
SOLC_VERSION = "0.8.37"
SETTINGS: dict[str, Any] = {
    "evmVersion": "paris",
    "viaIR": True,
    "optimizer": {"enabled": True, "runs": 200},
    "metadata": {"bytecodeHash": "none"},
}
_IMPORT = re.compile(r'^\s*import\b[^;]*?"([^"]+)"\s*;', re.MULTILINE)
CODE_OUTPUT = [
    "abi",
    "devdoc",
    "userdoc",
    "storageLayout",
    "evm.bytecode.object",
    "evm.deployedBytecode.object",
    "evm.deployedBytecode.immutableReferences",
]


class CompilationFailed(Exception):
    """The compiler found errors; they are the message."""


def sources(root: Path = ROOT) -> dict[str, str]:
    """Every source of ours by its path from the root, "contracts/…"."""
    files = sorted((root / "contracts").rglob("*.sol"))
    return {file.relative_to(root).as_posix(): file.read_text("utf-8") for file in files}


def closure(path: str, texts: dict[str, str]) -> dict[str, str]:
    """Of `texts`, what the source at `path` imports, directly or by way of others, and itself."""
    found: dict[str, str] = {}
    waiting = [path]
    while waiting:
        if (one := waiting.pop()) not in found and one in texts:
            found[one] = texts[one]
            waiting += [_resolved(one, name) for name in _IMPORT.findall(texts[one])]
    return found


def _resolved(source: str, imported: str) -> str:
    folder = posixpath.dirname(source) if imported.startswith(".") else ""
    return posixpath.normpath(posixpath.join(folder, imported))


def compile_sources(
    texts: dict[str, str],
    output: dict[str, dict[str, list[str]]],
    root: Path = ROOT,
) -> dict[str, Any]:
    """The compiler's standard JSON answer for `texts`; CompilationFailed with its errors."""
    os.environ.setdefault("SOLCX_BINARY_PATH", str(root / "scripts" / "solc"))
    import solcx

    solcx.set_solc_version(SOLC_VERSION, silent=True)
    request = {
        "language": "Solidity",
        "sources": {name: {"content": text} for name, text in texts.items()},
        "settings": {**SETTINGS, "outputSelection": output},
    }
    try:
        return solcx.compile_standard(request, allow_paths=str(root))
    except solcx.exceptions.SolcError as error:
        raise CompilationFailed(str(error).split("> command")[0].strip()) from None
