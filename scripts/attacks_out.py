"""Takes out of the model what closes each attack of the first table, and runs the attack's test.

    make attacks-out    # the table into docs/testing.md; fails when one does not get through

What closes an attack, and the rule that it took the place of, stands in tests/closings.py. An
attack has got through when its test fails for that: nothing refused it, or the state is as the
insider wants it. Another refusal in its place is none: then two checks close it, and both are to be
named. Each test begins from a world that was built with all rules in force.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.promises import switches

switches.install()

from tests import closings  # noqa: E402
from tests.docs.test_attacks import FOLDERS, Attack, attacks  # noqa: E402

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "testing.md"
FIRST_TABLE = "# Carried out against the contracts of the first edition."
THROUGH, OTHERWISE = "got through", "ended otherwise"
# Nothing refused it, the state is as the insider wants it, or the old rule refused what is right.
GOT_THROUGH = re.compile(
    r"^AssertionError: not refused; |DID NOT RAISE|^assert |^kp_ledger\.generated\.refusals\."
)


def first_table() -> list[Attack]:
    """The attacks of the first table, in its order."""
    listed = (ROOT / "tests" / "attacks.txt").read_text("utf-8")
    names = listed.split(FIRST_TABLE)[1].split("\n#\n")[0]
    return [one for one in attacks() if f"\n{one.name} | " in names]


def tests_of(attack: Attack) -> list[str]:
    """The tests of its name, as pytest names them."""
    wanted = re.compile(rf"^def (test_attack_{attack.shown_by or attack.name}(?:_\w+)?)\(", re.M)
    return [
        f"{path.relative_to(ROOT)}::{name}"
        for folder in FOLDERS
        for path in sorted((ROOT / folder).glob("test_*.py"))
        for name in wanted.findall(path.read_text("utf-8"))
    ]


class Without:
    """Runs each test with what closes its attack taken out, and keeps how it ended."""

    def __init__(self, of: dict[str, str]) -> None:
        self.of = of
        self.ended: dict[str, list[str]] = defaultdict(list)

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_call(self, item: pytest.Item) -> Iterator[None]:
        attack = self.of[item.nodeid.split("[")[0]]
        with closings.taken_out(closings.CLOSINGS[attack]):
            return (yield)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        attack = self.of[report.nodeid.split("[")[0]]
        if report.when == "call":
            self.ended[attack].append(_ended(report))
        elif not report.passed:
            self.ended[attack].append(f"not run: {report.longreprtext[-200:]}")


def _ended(report: pytest.TestReport) -> str:
    """What came of an attack: its test has failed, and not for another refusal."""
    if report.passed:
        return "its test passes all the same"
    message = report.longrepr.reprcrash.message
    return THROUGH if GOT_THROUGH.search(message) else f"{OTHERWISE}: {message}"


def run(of_tests: dict[str, list[str]]) -> dict[str, list[str]]:
    """How the tests of these attacks end without what closes them."""
    of = {test: name for name, tests in of_tests.items() for test in tests}
    plugin = Without(of)
    pytest.main(["-q", "--no-header", "--tb=line", "-p", "no:cacheprovider", *of], [plugin])
    return plugin.ended


def table(of_tests: dict[str, list[str]]) -> str:
    """What is taken out for each attack; one whose rule is not built has no test yet."""
    lines = ["| attack | taken out | what happens then |", "|---|---|---|"]
    for name, tests in of_tests.items():
        closing = closings.CLOSINGS.get(name)
        if closing is None:
            assert not tests, (
                f"{name} has a test, and tests/closings.py does not say what closes it"
            )
            lines.append(f"| {name} | – | its rule is not built |")
            continue
        out = [*(f"`{refusal}`" for refusal in closing.refusals), *_places(closing)]
        lines.append(f"| {name} | {'<br>'.join(out)} | {closing.without} |")
    return "\n".join(lines)


def _places(closing: closings.Closing) -> Iterator[str]:
    for place, _ in closing.old_rules:
        yield f"`{place.removeprefix('kp_ledger.model.')}`, as it was"
    if closing.line:
        yield f"`{closing.line.refusal}`, of the contract {closing.line.contract}"


def page(of_tests: dict[str, list[str]]) -> str:
    """docs/testing.md with this table."""
    marked = re.compile(r"(<!-- attacks out -->\n).*?(<!-- /attacks out -->)", re.S)
    return marked.sub(lambda m: m[1] + table(of_tests) + "\n" + m[2], PAGE.read_text("utf-8"))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="keeps nothing, and compares the page")
    parser.add_argument("--quick", action="store_true", help="leaves out what has to be compiled")
    parser.add_argument("only", nargs="*", help="names of attacks")
    asked = parser.parse_args()
    of_tests = {one.name: tests_of(one) for one in first_table()}
    made = page(of_tests)
    wanted = [
        name
        for name, closing in closings.CLOSINGS.items()
        if (not asked.only or name in asked.only) and not (asked.quick and closing.line)
    ]
    ended = run({name: of_tests[name] for name in wanted})
    for name in wanted:
        print(f"{name:50} {'; '.join(sorted(set(ended[name])))}")
    if any(set(ended[name]) != {THROUGH} for name in wanted):
        return 1
    if asked.check:
        return int(made != PAGE.read_text("utf-8"))
    PAGE.write_text(made, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
