"""What the insiders came to, from the report of the last run into docs/testing.md.

python -m tests.promises.page    # after ACTS=50000 pytest tests/promises
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

from tests.promises import open_states
from tests.promises.test_promises import LONG, REPORT

PAGE = Path(__file__).parents[2] / "docs" / "testing.md"
MARKED = re.compile(r"(<!-- insiders -->\n).*?(<!-- /insiders -->)", re.S)


def told(report: dict[str, Any]) -> str:
    return "\n\n".join([_run(report), _open(report), _actors(report), _promises(report)])


def _run(report: dict[str, Any]) -> str:
    broken = [f"{it['promise']} ({it['way']}): {it['times']}" for it in report["breaks"]]
    return (
        f"{report['acts']:,} acts with `SEED={report['seed']}`, in {report['seconds']:,} seconds of "
        f"one processor. Broken: {'; '.join(broken) or 'nothing'}."
    )


def _open(report: dict[str, Any]) -> str:
    lines = ["| left open by the rules | reached | what the rules answer |", "|---|---|---|"]
    for name, answer in open_states.REACHED.items():
        lines.append(f"| {name} | {report['open'].get(name, 0):,} | {answer} |")
    for name, reason in open_states.NOT_REACHED.items():
        lines.append(f"| {name} | not reached | {reason} |")
    return "\n".join(lines)


def _actors(report: dict[str, Any]) -> str:
    lines = ["| kind of actor | acts tried | accepted |", "|---|---|---|"]
    for name, (accepted, tried) in sorted(report["actors"].items()):
        lines.append(f"| {name} | {tried:,} | {accepted:,} |")
    return "\n".join(lines)


def _promises(report: dict[str, Any]) -> str:
    lines = ["| promise | premise held |", "|---|---|"]
    lines += [f"| {name} | {count:,} |" for name, count in sorted(report["premises"].items())]
    return "\n".join(lines)


def main() -> int:
    report = json.loads(REPORT.read_text("utf-8"))
    if report["acts"] < LONG:
        print(f"{REPORT} is of {report['acts']} acts alone", file=sys.stderr)
        return 1
    page = PAGE.read_text("utf-8")
    PAGE.write_text(MARKED.sub(lambda m: m[1] + told(report) + "\n" + m[2], page), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
