"""Takes the rules out of the model one by one, and says which the insiders notice, and how fast.

    make rules-out                 # all of them, into reports/rules-out.json and docs/testing.md
    make rules-out PART=1/4        # a quarter; goes on where the report ends

A rule is a refusal of the model. One taken out is found when insiders break a promise in a way that
is not listed in tests/promises/breaks.txt; it is *met* when an act got through that it would have
refused. What no promise speaks of (forms, limits, ranges) is met and not found: the contract suite
and the differential machine hold those.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterator
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
FOUND, STOPPED, MET, NEVER_MET = "found", "the model stops", "met, not found", "never met"


class FoundError(Exception):
    """A promise was broken in a way that no rule of today leaves open."""


class FirstBreak(Tally):
    """Ends the games with the first break that is not listed."""

    known = frozenset((row.promise, row.way) for row in listed())

    def broken(self, one: Break) -> None:
        super().broken(one)
        if (one.promise, one.way) not in self.known:
            raise FoundError(f"{one.promise}: {one.way}")


def without(refusal: str, acts: int) -> dict[str, Any]:
    """What comes of games in which one refusal is switched off."""
    switches.OFF.clear()
    switches.OFF.add(refusal)
    switches.ASKED.clear()
    tally = FirstBreak()
    result, how = "", ""
    try:
        random = Random(f"without {refusal}")
        while tally.acts < acts:
            # A way on is not looked for: without a rule there is rather more of it.
            Game(random, tally).play(size_of_game(acts - tally.acts), asking=False)
    except FoundError as found:
        result, how = FOUND, str(found)
    except Exception as error:
        result, how = STOPPED, f"{type(error).__name__}: {error}"
    finally:
        switches.OFF.clear()
    result = result or (MET if refusal in switches.ASKED else NEVER_MET)
    return {"rule": refusal, "result": result, "how": how, "acts": tally.acts}


def results(part: str, acts: int, only: list[str]) -> Iterator[dict[str, Any]]:
    """Those of the report, and then each that it does not have yet."""
    kept = _kept()
    index, count = (int(number) for number in part.split("/"))
    names = only or sorted(switches.KNOWN)[index - 1 :: count]
    for name in names:
        if name not in kept or only:
            kept[name] = without(name, acts)
            _keep(kept)
            print(f"{name:40} {kept[name]['result']:16} {kept[name]['how']}", file=sys.stderr)
        yield kept[name]


def _kept() -> dict[str, dict[str, Any]]:
    if not REPORT.exists():
        return {}
    known: list[dict[str, Any]] = json.loads(REPORT.read_text("utf-8"))
    return {row["rule"]: row for row in known if row["rule"] in switches.KNOWN}


def _keep(kept: dict[str, dict[str, Any]]) -> None:
    REPORT.parent.mkdir(exist_ok=True)
    rows = [kept[name] for name in sorted(kept)]
    REPORT.write_text(json.dumps(rows, indent=1) + "\n", "utf-8")


def table(rows: list[dict[str, Any]]) -> str:
    counts = {kind: [r for r in rows if r["result"] == kind] for kind in (FOUND, STOPPED, MET)}
    never = len(rows) - sum(map(len, counts.values()))
    lines = [
        f"{len(rows)} refusals of the model, each taken out for {ACTS:,} acts: "
        f"{len(counts[FOUND])} found, {len(counts[STOPPED])} stop the model, "
        f"{len(counts[MET])} met and not found, {never} never met.",
        "",
        "| taken out | promise that breaks | after acts |",
        "|---|---|---|",
    ]
    for row in sorted(counts[FOUND], key=lambda row: row["acts"]):
        lines.append(f"| {row['rule']} | {row['how']} | {row['acts']:,} |")
    return "\n".join(lines)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--part", default="1/1")
    parser.add_argument("--acts", type=int, default=ACTS)
    parser.add_argument("--dry", action="store_true", help="tells, and keeps nothing")
    parser.add_argument("only", nargs="*")
    wanted = parser.parse_args()
    if wanted.dry:
        print(table([without(name, wanted.acts) for name in wanted.only]))
        return 0
    rows = list(results(wanted.part, wanted.acts, wanted.only))
    kept = _kept()
    if kept.keys() == switches.KNOWN and not wanted.only:
        rows = list(kept.values())
        marked = re.compile(r"(<!-- rules out -->\n).*?(<!-- /rules out -->)", re.S)
        page = PAGE.read_text("utf-8")
        PAGE.write_text(marked.sub(lambda m: m[1] + table(rows) + "\n" + m[2], page), "utf-8")
    print(table(rows))
    return 0


if __name__ == "__main__":
    sys.exit(main())
