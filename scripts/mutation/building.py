"""Contracts that ask a switch at each chosen site which of its mutants is on.

One build serves many mutants: `condition` becomes `mutantIs(7) ? (never) : (condition)`, and the
switch, at an address of its own, says the number of the one that is on.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections import defaultdict
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

from kp_ledger.chain.compiler import ROOT, closure, compile_sources, sources
from kp_ledger.chain.deployment import CONTRACTS
from scripts.artifacts import OUTPUT, TREES, artifact_of
from scripts.mutation.called import Called
from scripts.mutation.sites import OUT, Site, sites

WORK = ROOT / "build" / "mutants"
ARTIFACTS = WORK / "artifacts"
SWITCH = "0x00000000000000000000000000000000000000ff"
LIBRARY = "contracts/libraries/Mutants.sol"
LIBRARY_SOURCE = f"""// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

interface IMutantSwitch {{
    function on() external view returns (uint256);
}}

function mutantIs(uint256 number) view returns (bool) {{
    return IMutantSwitch(address({SWITCH})).on() == number;
}}
"""
# Operators of a type have to be pure, and a switch is read from the chain.
PURE = "contracts/types/"
INTERFACES = "contracts/interfaces/"


def all_sites(texts: dict[str, str]) -> list[Site]:
    """Every mutant of the sources, in the order of files and lines."""
    called = Called(texts)
    return [
        replace(site, error=called.refusal(site)) if site.kind == OUT else site
        for file, text in sorted(texts.items())
        if _asks(file)
        for site in sites(text, file)
    ]


def _asks(file: str) -> bool:
    return not file.startswith((PURE, INTERFACES))


def instrumented(texts: dict[str, str], chosen: list[Site]) -> dict[str, str]:
    """The sources with the chosen sites asking; their numbers are those of the list, from 1."""
    by_file: dict[str, dict[tuple[int, int], list[tuple[int, Site]]]] = defaultdict(dict)
    for number, site in enumerate(chosen, 1):
        by_file[site.file].setdefault((site.start, site.end), []).append((number, site))
    made = {LIBRARY: LIBRARY_SOURCE}
    for file, text in texts.items():
        with_switches = _asking(text, by_file[file]) if file in by_file else text
        made[file] = with_switches if file.startswith(PURE) else _reading(with_switches)
    return made


def _asking(text: str, spans: dict[tuple[int, int], list[tuple[int, Site]]]) -> str:
    for (start, end), mutants in sorted(spans.items(), reverse=True):
        text = text[:start] + _switching(text[start:end], mutants) + text[end:]
    head = f'import {{mutantIs}} from "{LIBRARY}";\n'
    return re.sub(r"(pragma solidity [^;]+;\n)", r"\1\n" + head, text, count=1)


def _switching(said: str, mutants: list[tuple[int, Site]]) -> str:
    if mutants[0][1].kind == OUT:
        return f"{{ if (!mutantIs({mutants[0][0]})) {said} }}"
    asking = f"({said})"
    for number, site in mutants:
        asking = f"(mutantIs({number}) ? ({site.variant}) : {asking})"
    return asking


def _reading(text: str) -> str:
    """What asks the switch reads the chain, and so does what calls it."""
    return re.sub(r"\bpure\b", "view", text)


def build(chosen: list[Site]) -> None:
    """Artifacts of the contracts in which a chosen site is, into a folder of their own."""
    texts = sources()
    made = instrumented(texts, chosen)
    ARTIFACTS.mkdir(parents=True, exist_ok=True)
    for path in ARTIFACTS.glob("*.json"):
        path.unlink()
    touched = {site.file for site in chosen}
    names = [name for name in CONTRACTS if touched & closure(_path(name), texts).keys()]
    with ThreadPoolExecutor(os.cpu_count()) as cores:
        for name, artifact in zip(
            names, cores.map(lambda it: compiled(it, made), names), strict=True
        ):
            (ARTIFACTS / f"{name}.json").write_bytes(artifact)


def compiled(name: str, texts: dict[str, str]) -> bytes:
    """The artifact of a contract, of sources that were changed; compiled once for each of them."""
    own = closure(_path(name), texts)
    kept = WORK / "compiled" / f"{_digest(own)}.json"
    if not kept.exists():
        answer = compile_sources(own, {**TREES, _path(name): {name: OUTPUT}})
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_bytes(artifact_of(answer, name, ""))
    return kept.read_bytes()


def _path(name: str) -> str:
    return f"contracts/{name}.sol"


def _digest(texts: Any) -> str:
    return hashlib.sha256(json.dumps(texts, sort_keys=True).encode()).hexdigest()[:24]


def digest_of_suite() -> str:
    """Of all that a result rests on: contracts, model and the tests that are asked."""
    folders = (
        "contracts",
        "kp_ledger/model",
        "kp_ledger/chain",
        "tests/contracts",
        "scripts/mutation",
    )
    world = [*(ROOT / "tests").glob("*.py"), ROOT / "tests" / "differential" / "storage.py"]
    files = [*_files(*(ROOT / folder for folder in folders)), *sorted(world)]
    return _digest({path.relative_to(ROOT).as_posix(): path.read_text("utf-8") for path in files})


def _files(*folders: Path) -> Iterator[Path]:
    for folder in folders:
        yield from sorted(path for path in folder.rglob("*") if path.suffix in (".sol", ".py"))
