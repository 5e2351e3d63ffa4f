"""Switches off each refusal of the contracts in turn and names those that no test notices.

One build serves all: every `if (…) revert …` gets a number and asks a switch at a fixed address
whether it is the one that is off. The suite runs once as it is, which tells each test's refusals;
then, for each refusal, the tests that met it run again with it switched off. One must fail.

    make mutants        # writes the result between the marks in docs/testing.md
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import asdict, dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
WORK = ROOT / "build" / "mutants"
SWITCH = "0x00000000000000000000000000000000000000ff"
LIBRARY = f"""// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

interface IMutantSwitch {{
    function off() external view returns (uint256);
}}

function mutantOn(uint256 number) view returns (bool) {{
    return IMutantSwitch(address({SWITCH})).off() != number;
}}
"""


@dataclass(frozen=True)
class Site:
    """One refusal in the sources."""

    number: int
    file: str
    line: int
    error: str
    condition: str


def closing(text: str, start: int) -> int:
    """The index of the parenthesis that closes the one at `start`."""
    depth = 0
    for index in range(start, len(text)):
        depth += (text[index] == "(") - (text[index] == ")")
        if depth == 0:
            return index
    raise ValueError("unbalanced parentheses")


def instrument(text: str, file: str, sites: list[Site]) -> str:
    """The source with a switch in each refusal; their sites are appended to `sites`."""
    out, done = [], 0
    for match in re.finditer(r"\bif \(", text):
        opened = match.end() - 1
        closed = closing(text, opened)
        revert = re.match(r"\)\s*\{?\s*revert (\w+)\(", text[closed:])
        if not revert or match.start() < done:
            continue
        condition = text[opened + 1 : closed]
        number = len(sites) + 1
        line = text.count("\n", 0, match.start()) + 1
        sites.append(Site(number, file, line, revert[1], " ".join(condition.split())))
        out.append(text[done : opened + 1] + f"({condition}) && mutantOn({number})")
        done = closed
    if not out:
        return text
    body = "".join([*out, text[done:]])
    head = 'import {mutantOn} from "contracts/libraries/Mutants.sol";\n'
    return re.sub(r"(pragma solidity [^;]+;\n)", r"\1\n" + head, body, count=1)


def build() -> list[Site]:
    """A copy of the project whose refusals ask the switch."""
    shutil.rmtree(WORK, ignore_errors=True)
    sites: list[Site] = []
    for path in sorted((ROOT / "contracts").rglob("*.sol")):
        file = path.relative_to(ROOT).as_posix()
        text = path.read_text("utf-8")
        if "/types/" not in file:
            # A refusal that asks the switch reads the chain: pure becomes view.
            text = re.sub(r"\bpure\b", "view", instrument(text, file, sites))
        target = WORK / file
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8")
    (WORK / "contracts/libraries/Mutants.sol").write_text(LIBRARY, "utf-8")
    for name in ("brownie-config.yaml", "tests", "scripts", "kp_ledger", "node_modules"):
        (WORK / name).symlink_to(ROOT / name)
    (WORK / "sites.json").write_text(json.dumps([asdict(site) for site in sites]), "utf-8")
    return sites


def run(arguments: list[str]) -> dict[str, object]:
    """Runs the suite on the build; the plugin tests/contracts/mutation.py writes the result."""
    result = WORK / "result.json"
    environment = {
        **os.environ,
        "KP_MUTANTS": str(WORK / "sites.json"),
        "KP_MUTANTS_RESULT": str(result),
        "SOLCX_BINARY_PATH": str(ROOT / "scripts" / "solc"),
        "PYTHONPATH": str(WORK),
    }
    command = ["brownie", "test", "tests/contracts", "-p", "no:cacheprovider", *arguments]
    subprocess.run(command, cwd=WORK, env=environment, check=False)
    return json.loads(result.read_text("utf-8"))


def report(sites: list[Site], result: dict[str, object]) -> str:
    noticed = set(result["noticed"])  # type: ignore[call-overload]
    missed = [site for site in sites if site.number not in noticed]
    lines = [f"{len(sites)} refusals, {len(noticed)} noticed when switched off, {len(missed)} not."]
    if missed:
        lines += ["", "| refusal | where | condition |", "|---|---|---|"]
        lines += [
            f"| {s.error} | {s.file}:{s.line} | `{s.condition.replace('|', chr(92) + '|')}` |"
            for s in missed
        ]
    return "\n".join(lines)


def main(arguments: list[str]) -> int:
    sites = build()
    print(f"{len(sites)} refusals; compiling …", file=sys.stderr)
    text = report(sites, run(arguments))
    print(text)
    page = ROOT / "docs" / "testing.md"
    if page.exists() and not arguments:
        marked = re.compile(r"(<!-- mutants -->\n).*?(\n<!-- /mutants -->)", re.S)
        page.write_text(marked.sub(lambda m: m[1] + text + m[2], page.read_text("utf-8")), "utf-8")
    return 0 if text.endswith("0 not.") else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
