"""Compiles the contracts into the package: kp_ledger/chain/artifacts, one file for each.

python scripts/artifacts.py             # compiles and writes what is stale; all, a minute
python scripts/artifacts.py --check     # whether they are of these sources, by their digest
python scripts/artifacts.py --rebuild   # compiles and compares, byte for byte
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import sys
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import orjson

from kp_ledger.chain.compiler import (
    ROOT,
    SETTINGS,
    SOLC_VERSION,
    closure,
    compile_sources,
    sources,
)
from kp_ledger.chain.deployment import CONTRACTS
from kp_ledger.chain.interfaces import walk

FOLDER = ROOT / "kp_ledger" / "chain" / "artifacts"
LIBRARY = "@openzeppelin/contracts"
# The syntax tree says which immutable is which.
TREES = {"*": {"": ["ast"]}}
OUTPUT = [
    "abi",
    "storageLayout",
    "evm.bytecode.object",
    "evm.deployedBytecode.object",
    "evm.deployedBytecode.immutableReferences",
]


def sources_digest(name: str, texts: dict[str, str]) -> str:
    """SHA-256 over everything that the code of the contract `name` depends on."""
    tools = json.loads((ROOT / "package.json").read_text("utf-8"))["dependencies"]
    everything = {
        "sources": closure(f"contracts/{name}.sol", texts),
        "library": tools[LIBRARY],
        "compiler": SOLC_VERSION,
        "settings": SETTINGS,
    }
    return hashlib.sha256(orjson.dumps(everything, option=orjson.OPT_SORT_KEYS)).hexdigest()


def built(names: Iterable[str]) -> dict[str, bytes]:
    """Each named contract's artifact, compiled anew: each by itself, as many at once as cores."""
    texts = sources()
    with ThreadPoolExecutor(os.cpu_count()) as cores:
        return dict(zip(names, cores.map(lambda name: _built(name, texts), names), strict=True))


def _built(name: str, texts: dict[str, str]) -> bytes:
    path = f"contracts/{name}.sol"
    answer = compile_sources(closure(path, texts), {**TREES, path: {name: OUTPUT}})
    return artifact_of(answer, name, sources_digest(name, texts))


def artifact_of(answer: dict[str, Any], name: str, digest: str) -> bytes:
    """What is kept of the compiler's answer about the contract `name`."""
    compiled = answer["contracts"][f"contracts/{name}.sol"][name]
    deployed = compiled["evm"]["deployedBytecode"]
    artifact = {
        "abi": compiled["abi"],
        "bytecode": "0x" + compiled["evm"]["bytecode"]["object"],
        "deployedBytecode": "0x" + deployed["object"],
        "immutables": _immutables(answer, deployed.get("immutableReferences", {})),
        "sources": digest,
        "storageLayout": _layout(compiled["storageLayout"]),
    }
    options = orjson.OPT_SORT_KEYS | orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE
    return orjson.dumps(artifact, option=options)


def _immutables(answer: dict[str, Any], references: dict[str, Any]) -> dict[str, Any]:
    """Where each immutable stands in the code, by its name instead of its place in the tree."""
    nodes = [node for unit in answer["sources"].values() for node in walk(unit["ast"])]
    names = {str(node["id"]): node["name"] for node in nodes if "id" in node and "name" in node}
    return {names[node]: places for node, places in references.items()}


def _layout(layout: Any) -> Any:
    """Without the numbers of the syntax tree, which change with every unrelated line."""
    if isinstance(layout, dict):
        return {_plain(key): _layout(value) for key, value in layout.items() if key != "astId"}
    if isinstance(layout, list):
        return [_layout(value) for value in layout]
    return _plain(layout) if isinstance(layout, str) else layout


def _plain(name: str) -> str:
    """The name of a type without such a number: t_struct(Zone)1234_storage."""
    return re.sub(r"(t_\w+\([^()]+\))\d+", r"\1", name)


def stale() -> list[str]:
    """The contracts whose artifact is of other sources, by the digest that it carries."""
    texts = sources()
    return [
        name
        for name in CONTRACTS
        if _digest_in(FOLDER / f"{name}.json") != sources_digest(name, texts)
    ]


def write() -> int:
    FOLDER.mkdir(exist_ok=True)
    made = built(stale())
    for name, file in made.items():
        (FOLDER / f"{name}.json").write_bytes(file)
    for path in FOLDER.glob("*.json"):
        if path.stem not in CONTRACTS:
            path.unlink()
    print(f"wrote {len(made)} of {len(CONTRACTS)} artifacts to {FOLDER.relative_to(ROOT)}")
    return 0


def rebuild() -> list[str]:
    """The contracts whose artifact is not, byte for byte, what their sources give."""
    return [
        name
        for name, file in built(CONTRACTS).items()
        if not (FOLDER / f"{name}.json").exists() or (FOLDER / f"{name}.json").read_bytes() != file
    ]


def _digest_in(path: Path) -> str:
    return str(json.loads(path.read_bytes())["sources"]) if path.exists() else ""


def _complain(names: list[str]) -> int:
    for name in names:
        print(f"stale: {name} is not of these sources (make artifacts)", file=sys.stderr)
    return 1 if names else 0


if __name__ == "__main__":
    if "--check" in sys.argv:
        sys.exit(_complain(stale()))
    sys.exit(_complain(rebuild()) if "--rebuild" in sys.argv else write())
