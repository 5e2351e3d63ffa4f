"""The pages of refusals: what is refused, by which error, at which act, shown by which test.

python -m tests.docs.refusals    # after `make test-python`: chooses the tests anew, writes the pages
"""

from __future__ import annotations

import inspect
import json
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Final

from kp_ledger.base.messages import Act, Refusal
from kp_ledger.generated import acts, refusals
from tests.docs import numbered, steps
from tests.docs.rules import INDEX, ROOT
from tests.docs.shown import CHOSEN, FOUNDING, Shown, chosen
from tests.docs.sources import Source, by_name

PAGE: Final = INDEX.parent / "rules/refusals.md"
REPORT: Final = ROOT / "reports" / "differential.json"
AT_A_DOOR: Final = "a door"
FOLDER: Final = "tests/contracts/"
_HEAD = f"""# Every refusal

Part of [the rules](../{INDEX.name}). Made from the interfaces, `docs/rules/sources.txt` and
`tests/refusals.txt` by `python -m tests.docs.refusals`; do not edit. The numbers are of this page
alone: code and tests cite the error. *Rule* is where our tables state it, *source* what outside
this ledger asks for it. A whole run (`make test-python`) fails where a test named here did not
provoke, at that act, the error beside it.
"""
_COLUMNS = "| no. | what is refused | error | shown by | rule | source |\n|---|---|---|---|---|---|"


def kinds(module: ModuleType, base: type) -> dict[str, type]:
    """The classes of a module that are of a base, in the order in which they stand there."""
    found = {name: kind for name, kind in vars(module).items() if isinstance(kind, type)}
    return {name: kind for name, kind in found.items() if issubclass(kind, base) and kind != base}


def provoked() -> dict[tuple[str, str], set[str]]:
    """Which tests of the contract suite provoked a refusal at an act, in the last whole run."""
    found: dict[tuple[str, str], set[str]] = {}
    told: dict[str, dict[str, list[str]]] = json.loads(REPORT.read_text("utf-8"))["provoked"]
    for refusal, by_act in told.items():
        for act, tests in by_act.items():
            if its := {test for test in tests if test.startswith(FOLDER)}:
                found[refusal, _function(act)] = its
    return found


def _function(act: str) -> str:
    if not act:
        return AT_A_DOOR
    kind = kinds(acts, Act)[act]
    return f"{kind.contract}.{kind.function}"  # type: ignore[attr-defined]


def choose(found: dict[tuple[str, str], set[str]], before: Iterable[Shown]) -> list[Shown]:
    """For each refusal at each act the test that was named before, else one that names the error.

    What a founding refuses is no act's: those lines are written by hand, and stay.
    """
    before = list(before)
    named = {(one.refusal, one.at): one.test for one in before}
    rows = [one for one in before if one.at == FOUNDING]
    for key, tests in found.items():
        best = min(tests, key=lambda test: (not _names(test, key[0]), test))
        rows.append(Shown(*key, named[key] if named.get(key) in tests else best))
    return sorted(rows)


def _names(test: str, refusal: str) -> bool:
    """Whether a test names an error itself, so that it fails for any other."""
    path, _, name = test.partition("::")
    body = _text(path).partition(f"def {name}(")[2].partition("\ndef ")[0]
    return refusal in body


@cache
def _text(path: str) -> str:
    return (ROOT / path).read_text("utf-8")


# The page


def page(shown: Iterable[Shown]) -> str:
    by_refusal: dict[str, list[Shown]] = {}
    for one in shown:
        by_refusal.setdefault(one.refusal, []).append(one)
    return "\n".join([_HEAD, *_sections(by_refusal)]) + "\n"


def _sections(by_refusal: dict[str, list[Shown]]) -> Iterator[str]:
    by_module: dict[str, list[type[Refusal]]] = {}
    for kind in kinds(refusals, Refusal).values():
        by_module.setdefault(Path(inspect.getfile(kind)).stem, []).append(kind)
    sources = by_name()
    for number, (module, its) in enumerate(sorted(by_module.items()), 1):
        yield f"## {number}. {module.replace('_', ' ').capitalize()}\n\n{_COLUMNS}"
        for at, kind in enumerate(its, 1):
            name = kind.__name__
            yield _row(f"{number}.{at}", kind, sources[name], by_refusal.get(name, []))
        yield ""


def _row(number: str, kind: type[Refusal], source: Source, shown: list[Shown]) -> str:
    tests = "<br>".join(f"{one.at}: `{one.test.partition('::')[2]}`" for one in shown)
    said = ("; ".join(source.places), "; ".join(source.outside))
    cells = (number, kind.sentence, f"`{kind.__name__}`", tests, *said)
    return f"| {' | '.join(cells)} |"


def main() -> None:
    before = chosen() if CHOSEN.exists() else []
    rows = choose(provoked(), before)
    lines = ["# Refusal, act, and a test that provokes it there: python -m tests.docs.refusals"]
    lines += [f"{one.refusal} | {one.at} | {one.test}" for one in rows]
    CHOSEN.write_text("\n".join(lines) + "\n", "utf-8")
    PAGE.write_text(page(rows), "utf-8")
    steps.PAGE.write_text(steps.page(rows), "utf-8")
    numbered.PAGE.write_text(numbered.page(rows), "utf-8")


if __name__ == "__main__":
    main()
