"""Takes what closes each attack out of the model, and says which of them the insiders find.

    make rules-out PART=i/n        # with the refusals one by one; into docs/testing.md

Of the first table of tests/attacks.txt tests/closings.py says what closes each; of the others it is
the refusals that the attack's test names. Where an old rule takes the place of one, ways on are
looked for too: it may leave none.
"""

from __future__ import annotations

import argparse
import ast
import inspect
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from scripts import rules_out
from tests.promises import switches

from tests import closings  # isort: skip
from scripts.attacks_out import tests_of  # isort: skip
from tests.docs.test_attacks import Attack, attacks  # isort: skip

ROOT = Path(__file__).resolve().parents[1]
REPORT = ROOT / "reports" / "attackers-out.json"
ACTS = 5_000


@dataclass(frozen=True)
class Out:
    """What is taken out of the model for an attack, or why nothing is."""

    closing: closings.Closing | None
    reason: str = ""

    @property
    def name(self) -> str:
        """The same for all attacks that the same closes."""
        assert self.closing
        old = [f"{place.removeprefix('kp_ledger.model.')}, as it was" for place, _ in self._old()]
        return "; ".join([*sorted(self.closing.refusals), *old])

    @property
    def text(self) -> str:
        assert self.closing
        refusals = [switches.TEXTS[it] for it in sorted(self.closing.refusals)]
        rules = [inspect.getsource(rule) for _, rule in self._old()]
        return rules_out.digest(*refusals, *rules, str(ACTS))

    def _old(self) -> tuple[tuple[str, Any], ...]:
        assert self.closing
        return self.closing.old_rules


def out_for(attack: Attack) -> Out:
    closing = closings.CLOSINGS.get(attack.name)
    tests = tests_of(attack)
    if closing is None and not tests:
        return Out(None, "its rule is not built")
    if closing is None:
        named = {refusal for test in tests for refusal in _named_by(test)}
        closing = closings.off("", *sorted(named)) if named else None
    if closing is None:
        return Out(None, "its test names no refusal")
    if closing.line:
        return Out(None, "closed by the contract alone")
    return Out(closing)


def _named_by(test: str) -> Iterator[str]:
    """The refusals of the model that a test names, or what it calls of its own file."""
    path, name = test.split("::")
    functions = _functions(path)
    seen, asked = set(), [name]
    while asked:
        one = asked.pop()
        if one in seen:
            continue
        seen.add(one)
        for node in ast.walk(functions[one]):
            named = getattr(node, "id", getattr(node, "attr", ""))
            if named in functions and isinstance(node, ast.Name):
                asked.append(named)
            elif named in switches.KNOWN:
                yield named


@cache
def _functions(path: str) -> dict[str, ast.FunctionDef]:
    tree = ast.parse((ROOT / path).read_text("utf-8"))
    return {node.name: node for node in tree.body if isinstance(node, ast.FunctionDef)}


def without(out: Out) -> dict[str, Any]:
    assert out.closing
    if not out.closing.old_rules:
        return rules_out.without(sorted(out.closing.refusals), ACTS)
    with closings.taken_out(out.closing):
        row = rules_out.let_loose(out.name, ACTS, asking=True)
    row["result"] = row["result"] or rules_out.MET
    return row


def table(outs: dict[str, Out], rows: dict[str, dict[str, Any]]) -> str:
    asked = [name for name, out in outs.items() if out.closing and out.name in rows]
    found = [name for name in asked if rows[outs[name].name]["result"] == rules_out.FOUND]
    lines = [
        f"Of {len(outs)} attacks {len(asked)} were asked, what closes each taken out for {ACTS:,} "
        f"acts: the insiders find {len(found)}.",
        "",
        "| attack | taken out | found | after acts |",
        "|---|---|---|---|",
    ]
    for name, out in outs.items():
        if out.closing is None:
            lines.append(f"| {name} | – | not asked: {out.reason} | – |")
        elif out.name not in rows:
            lines.append(f"| {name} | {out.name} | not asked yet | – |")
        else:
            lines.append(f"| {name} | {out.name} | {_told(out, rows[out.name])} |")
    return "\n".join(lines)


def _told(out: Out, row: dict[str, Any]) -> str:
    if row["result"] == rules_out.FOUND:
        return f"{row['how']} | {row['acts']:,}"
    # Whether an old rule was met is not known.
    met = out.closing and out.closing.old_rules and row["result"] == rules_out.MET
    return f"no{'' if met else ': ' + row['result']} | –"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--part", default="1/1")
    wanted = parser.parse_args()
    outs = {attack.name: out_for(attack) for attack in attacks()}
    asked = {out.name: out for out in outs.values() if out.closing}
    report = rules_out.Report(REPORT, {name: out.text for name, out in asked.items()})
    for name in rules_out.share_of(asked, wanted.part):
        report.ask(name, lambda out=asked[name]: without(out))  # type: ignore[misc]
    rules_out.into_page("attackers out", table(outs, report.rows))
    return 0


if __name__ == "__main__":
    sys.exit(main())
