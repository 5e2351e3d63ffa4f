"""Random insiders with real keys look for rules that are wrong, whatever contract and model agree on.

After each act that the model accepts every promise of the ledger is judged, from words before and
after and from events. What today's rules break stands in breaks.txt. ACTS= says how many acts.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from pathlib import Path
from time import process_time

import pytest

from tests import chance
from tests.promises import open_states
from tests.promises.cast import INSIDERS
from tests.promises.game import Tally, played
from tests.promises.liveness import NAME as LIVENESS
from tests.promises.promises import PROMISES

ACTS = int(os.environ.get("ACTS", "5000"))
LONG = 50_000
LIST = Path(__file__).with_name("breaks.txt")
REPORT = Path(__file__).parents[2] / "reports" / "promises.json"
OFTEN, SELDOM = "often", "seldom"


@dataclass(frozen=True)
class Listed:
    promise: str
    way: str
    found: str
    rule: str


def listed() -> list[Listed]:
    lines = LIST.read_text("utf-8").splitlines()
    rows = [line.split(" | ") for line in lines if line and not line.startswith("#")]
    return [Listed(*row) for row in rows]


@pytest.fixture(scope="module")
def tally(request: pytest.FixtureRequest) -> Tally:
    begun = process_time()
    found = played(chance.drawing("promises"), ACTS)
    _report(found, process_time() - begun)
    terminal = request.config.pluginmanager.get_plugin("terminalreporter")
    if terminal:
        terminal.write_line("\n" + _said(found))
    return found


def _report(tally: Tally, seconds: float) -> None:
    REPORT.parent.mkdir(exist_ok=True)
    written = {
        "seed": chance.seed(),
        "acts": tally.acts,
        "seconds": round(seconds),  # of the processor, which others may load
        "actors": {name: [tally.accepted[name], count] for name, count in tally.tried.items()},
        "kinds": dict(tally.kinds),
        "premises": dict(tally.premises),
        "open": dict(tally.open_states),
        "breaks": [
            {"promise": promise, "way": way, "times": count, "first": tally.first[promise, way][0]}
            for (promise, way), count in sorted(tally.breaks.items())
        ],
    }
    REPORT.write_text(json.dumps(written, indent=1) + "\n", "utf-8")


def _said(tally: Tally) -> str:
    lines = [f"insiders: {tally.acts:,} acts of {len(tally.kinds)} kinds were accepted or refused"]
    lines += [f"  {name}: {tally.accepted[name]} of {n}" for name, n in sorted(tally.tried.items())]
    lines += [f"  {name}: premise {n} times" for name, n in sorted(tally.premises.items())]
    lines += [f"  open: {name}: {n}" for name, n in sorted(tally.open_states.items())]
    lines += [f"  broken: {it[0]}: {it[1]}: {n}" for it, n in sorted(tally.breaks.items())]
    return "\n".join(lines)


@pytest.mark.chance
def test_no_promise_is_broken_that_is_not_listed(tally: Tally) -> None:
    known = {(row.promise, row.way) for row in listed()}
    told = {key: tally.first[key][1] for key in tally.breaks if key not in known}
    assert told == {}


@pytest.mark.chance
def test_what_is_listed_as_broken_is_found(tally: Tally) -> None:
    looked_for = [row for row in listed() if row.found == OFTEN or ACTS >= LONG]
    assert [row for row in looked_for if not tally.breaks[row.promise, row.way]] == []


@pytest.mark.chance
def test_every_promise_had_its_premise(tally: Tally) -> None:
    names = {promise.name for promise in PROMISES} | {LIVENESS}
    assert {name for name in names if not tally.premises[name]} == set()


@pytest.mark.chance
def test_every_kind_of_actor_acted(tally: Tally) -> None:
    names = {insider.__name__ for insider in INSIDERS}
    assert {name for name in names if not tally.accepted[name]} == set()


@pytest.mark.chance
def test_what_the_rules_leave_open_was_reached(tally: Tally) -> None:
    """Those that no act leads to yet are named with the reason, in the same place."""
    assert {name for name in open_states.REACHED if not tally.open_states[name]} == set()


def test_the_list_of_breaks_is_in_order() -> None:
    names = {promise.name for promise in PROMISES} | {LIVENESS}
    rows = listed()
    assert {row.promise for row in rows} <= names
    assert {row.found for row in rows} <= {OFTEN, SELDOM}
    assert len({(row.promise, row.way) for row in rows}) == len(rows)
