"""Asks Slither what it finds in the contracts; each finding is explained in tests/slither.txt.

    python -m scripts.slither       # in an environment of its own: make slither

Fails for a finding that no line explains, and for a line that explains none.
"""

from __future__ import annotations

import inspect
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Any

from crytic_compile import CryticCompile
from crytic_compile.compilation_unit import CompilationUnit
from crytic_compile.compiler.compiler import CompilerVersion
from crytic_compile.platform.solc_standard_json import (
    SolcStandardJson,
    parse_standard_json_output,
)
from slither import Slither
from slither.detectors import all_detectors
from slither.detectors.abstract_detector import AbstractDetector

from kp_ledger.chain.compiler import ROOT, SOLC_VERSION, compile_sources, sources

EXPLAINED = ROOT / "tests" / "slither.txt"
_OUTPUT = {"*": {"": ["ast"], "*": ["abi", "devdoc", "userdoc"]}}
_NO_CODE = {"object": "", "sourceMap": ""}  # it is asked for and not looked at


@dataclass(frozen=True, order=True)
class Finding:
    """What kind of fault, and the `Contract.name` it is about."""

    check: str
    about: str


class Sources(SolcStandardJson):  # type: ignore[misc]
    """The contracts as our own compiler reads them: Slither would run another one."""

    def compile(self, crytic_compile: CryticCompile, **kwargs: Any) -> None:
        answer = compile_sources(sources(), _OUTPUT)
        for contracts in answer["contracts"].values():
            for contract in contracts.values():
                contract["evm"] = {"bytecode": _NO_CODE, "deployedBytecode": _NO_CODE}
        unit = CompilationUnit(crytic_compile, "contracts")
        unit.compiler_version = CompilerVersion("solc", SOLC_VERSION, optimized=True)
        parse_standard_json_output(answer, unit)


def findings() -> set[Finding]:
    """Of our own sources, by every detector there is."""
    slither = Slither(CryticCompile(Sources({})))
    for _, kind in inspect.getmembers(all_detectors, inspect.isclass):
        if issubclass(kind, AbstractDetector) and kind is not AbstractDetector:
            slither.register_detector(kind)
    return {
        Finding(result["check"], _about(result["elements"][0]))
        for results in slither.run_detectors()
        for result in results
        if _is_ours(result["elements"])
    }


def _is_ours(elements: list[dict[str, Any]]) -> bool:
    files = [element["source_mapping"]["filename_relative"] for element in elements]
    return any(file.startswith("contracts/") for file in files)


def _about(element: dict[str, Any]) -> str:
    """The function of a variable, the contract of a function."""
    parent = (element.get("type_specific_fields") or {}).get("parent") or {}
    if element["type"] in ("variable", "node") and parent.get("type") == "function":
        return _about(parent)
    inside = parent.get("name") if parent.get("type") == "contract" else None
    return f"{inside}.{element['name']}" if inside else str(element["name"])


def explained() -> dict[Finding, str]:
    """Each finding, or all that a pattern names, with the reason."""
    lines = EXPLAINED.read_text("utf-8").splitlines()
    rows = [line.split(" | ") for line in lines if not line.startswith("#")]
    return {Finding(check, about): why for check, about, why in rows}


def wrong(found: set[Finding], reasons: dict[Finding, str]) -> Iterator[str]:
    """What is not explained, and what is explained and not there."""
    used = set()
    for one in sorted(found):
        covers = {line for line in reasons if _covers(line, one)}
        used |= covers
        if not covers:
            yield f"not explained: {one.check} | {one.about}"
    for line in sorted(reasons.keys() - used):
        yield f"explained, and not found: {line.check} | {line.about}"


def _covers(line: Finding, one: Finding) -> bool:
    return line.check == one.check and fnmatchcase(one.about, line.about)


def main() -> int:
    found = findings()
    problems = list(wrong(found, explained()))
    print("\n".join([*problems, f"slither: {len(found)} findings, {len(problems)} to look at"]))
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
