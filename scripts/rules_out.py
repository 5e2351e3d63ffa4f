"""Takes the rules out of the model one by one, and says which the insiders notice, and how fast.

    make rules-out                 # all of them, into reports/rules-out.json and docs/testing.md
    make rules-out PART=1/4        # a quarter; an unchanged rule is not asked anew

A rule is a refusal of the model. One taken out is found when insiders break a promise in a way that
is not listed in tests/promises/breaks.txt; it is *met* when an act got through that it would have
refused. What no promise speaks of (forms, limits, ranges) is met and not found: the contract suite
and the differential machine hold those. What closes attacks: scripts/attackers_out.py.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Callable, Iterable, Sequence
from hashlib import sha256
from pathlib import Path
from random import Random
from typing import Any

from tests.promises import switches

switches.install()

from tests.promises.game import Break, Game, Tally, size_of_game  # noqa: E402
from tests.promises.test_promises import listed  # noqa: E402

ROOT = Path(__file__).resolve().parents[1]
REPORT = ROOT / "reports" / "rules-out.json"
PAGE = ROOT / "docs" / "testing.md"
ACTS = 1_000
KINDS = FOUND, STOPPED, MET, NEVER_MET = "found", "the model stops", "met, not found", "never met"


class FoundError(Exception):
    """A promise was broken in a way that no rule of today leaves open."""


class FirstBreak(Tally):
    """Ends the games with the first break that is not listed."""

    known = frozenset((row.promise, row.way) for row in listed())

    def broken(self, one: Break) -> None:
        super().broken(one)
        if (one.promise, one.way) not in self.known:
            raise FoundError(f"{one.promise}: {one.way}")


def let_loose(name: str, acts: int, asking: bool) -> dict[str, Any]:
    """What comes of games in which something is taken out."""
    tally = FirstBreak()
    result, how = "", ""
    try:
        random = Random(f"without {name}")
        while tally.acts < acts:
            Game(random, tally).play(size_of_game(acts - tally.acts), asking)
    except FoundError as found:
        result, how = FOUND, str(found)
    except Exception as error:
        result, how = STOPPED, f"{type(error).__name__}: {error}"
    return {"rule": name, "result": result, "how": how, "acts": tally.acts}


def without(refusals: Sequence[str], acts: int) -> dict[str, Any]:
    """The same of refusals that are switched off."""
    switches.OFF.clear()
    switches.OFF.update(refusals)
    switches.ASKED.clear()
    try:
        # A way on is not looked for: without a rule there is rather more of it.
        row = let_loose(" ".join(refusals), acts, asking=False)
    finally:
        switches.OFF.clear()
    row["result"] = row["result"] or (MET if switches.ASKED else NEVER_MET)
    return row


def digest(*texts: str) -> str:
    """Of what a row was taken with: another text, and it is asked anew."""
    return sha256("\0".join(texts).encode()).hexdigest()[:16]


class Report:
    """What is known by name, in a file; a row of another text, or of other acts, is none."""

    def __init__(self, path: Path, current: dict[str, str]) -> None:
        self.path = path
        rows = json.loads(path.read_text("utf-8")) if path.exists() else []
        self.rows: dict[str, dict[str, Any]] = {
            row["rule"]: row for row in rows if row.get("text") == current.get(row["rule"])
        }
        self.current = current

    def ask(self, name: str, how: Callable[[], dict[str, Any]]) -> None:
        if name in self.rows:
            return
        row = {**how(), "rule": name, "text": self.current[name]}
        self.rows[name] = row
        self.path.parent.mkdir(exist_ok=True)
        written = [self.rows[it] for it in sorted(self.rows)]
        self.path.write_text(json.dumps(written, indent=1) + "\n", "utf-8")
        print(f"{name:60} {row['result']:16} {row['how']}", file=sys.stderr)


def share_of(names: Iterable[str], part: str) -> list[str]:
    index, count = (int(number) for number in part.split("/"))
    return list(names)[index - 1 :: count]


def into_page(marker: str, text: str) -> None:
    marked = re.compile(rf"(<!-- {marker} -->\n).*?(<!-- /{marker} -->)", re.S)
    page = PAGE.read_text("utf-8")
    PAGE.write_text(marked.sub(lambda m: m[1] + text + "\n" + m[2], page), "utf-8")


def table(rows: list[dict[str, Any]], of: int) -> str:
    by = {kind: [r for r in rows if r["result"] == kind] for kind in KINDS}
    lines = [
        f"{len(rows)} of the {of} refusals of the model were asked, each taken out for {ACTS:,} "
        f"acts: {len(by[FOUND])} found, {len(by[STOPPED])} stop the model, {len(by[MET])} met and "
        f"not found, {len(by[NEVER_MET])} never met.",
        "",
        "| taken out | promise that breaks | after acts |",
        "|---|---|---|",
    ]
    for row in sorted(by[FOUND], key=lambda row: row["acts"]):
        lines.append(f"| {row['rule']} | {row['how']} | {row['acts']:,} |")
    for kind in (STOPPED, MET, NEVER_MET):
        names = ", ".join(sorted(row["rule"] for row in by[kind])) or "none"
        lines += ["", f"*{kind.capitalize()}:* {names}."]
    return "\n".join(lines)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--part", default="1/1")
    parser.add_argument("--acts", type=int, default=ACTS)
    parser.add_argument("--dry", action="store_true", help="tells, and keeps nothing")
    parser.add_argument("only", nargs="*", help="refusals; with --dry")
    wanted = parser.parse_args()
    known = sorted(switches.KNOWN)
    if wanted.dry:
        rows = [without([name], wanted.acts) for name in wanted.only or known]
        print(table(rows, len(known)))
        return 0
    report = Report(REPORT, {it: digest(switches.TEXTS[it], str(wanted.acts)) for it in known})
    for name in share_of(known, wanted.part):
        report.ask(name, lambda name=name: without([name], wanted.acts))  # type: ignore[misc]
    into_page("rules out", table(list(report.rows.values()), len(known)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
