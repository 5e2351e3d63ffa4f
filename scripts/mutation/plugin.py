"""The plugin of `make mutants`: for each mutant, asks the tests that should notice it.

The suite runs on contract and model at once (DOOR=both), on contracts that ask the switch. A mutant
is noticed when a test that passes without it fails with it. Results are written as they come.
"""

from __future__ import annotations

import inspect
import json
import os
import re
import sys
from collections.abc import Iterator
from functools import partialmethod
from pathlib import Path
from typing import Any

import pytest
from _pytest.runner import runtestprotocol

from kp_ledger.chain import artifacts
from kp_ledger.chain.node import Anvil
from kp_ledger.chain.rpc import Rpc
from scripts.mutation.building import ARTIFACTS, SWITCH

# on(): returns what storage slot 0 holds.
CODE = "0x60005460005260206000f3"
ASKED = 600  # tests for a mutant at most
CODE_LIMIT = 400_000  # bytes: what asks the switch at many places is large
CONTROL = frozenset({"anvil_setCode", "anvil_setStorageAt"})

_shipped = artifacts.load_artifact


def load_artifact(name: str) -> dict[str, Any]:
    """The artifact that asks the switch where there is one, else the shipped one."""
    path = ARTIFACTS / f"{name}.json"
    found: dict[str, Any] = json.loads(path.read_bytes()) if path.exists() else _shipped(name)
    return found


# Also where somebody has taken it by its name already.
for module in list(sys.modules.values()):
    if getattr(module, "load_artifact", None) is _shipped:
        module.load_artifact = load_artifact  # type: ignore[attr-defined]


class Switch:
    """Says to the contracts which mutant is on."""

    def __init__(self) -> None:
        from tests import both

        self._rpcs: list[Rpc] = []
        first = both.world_on

        def with_switch(node: Any, folder: Path) -> both.BothDoor:
            self._rpcs = [Rpc(node.url, methods=CONTROL)]
            self._rpcs[0].call("anvil_setCode", SWITCH, CODE)
            return first(node, folder)

        both.world_on = with_switch
        both.both_world()

    def turn(self, number: int) -> None:
        values = [f"0x{value:064x}" for value in (0, number)]
        self._rpcs[0].call("anvil_setStorageAt", SWITCH, *values)


def pytest_configure(config: pytest.Config) -> None:
    larger = partialmethod(Anvil.__init__, code_limit=CODE_LIMIT)
    Anvil.__init__ = larger  # type: ignore[assignment, method-assign]


def _passes(item: pytest.Item) -> bool:
    # What the last test left and this one does not share goes first; its own goes at the end.
    item.session._setupstate.teardown_exact(item)
    item._initrequest()  # type: ignore[attr-defined]
    reports = runtestprotocol(item, nextitem=item.parent, log=False)  # type: ignore[arg-type]
    return all(report.passed or report.skipped for report in reports)


class Asking:
    def __init__(self, items: list[pytest.Item], switch: Switch) -> None:
        self._items = items
        self._switch = switch
        self._sound: dict[str, bool] = {}
        self._texts = {item.nodeid: inspect.getsource(item.function) for item in items}  # type: ignore[attr-defined]
        self._files = {path: path.read_text("utf-8") for path in {item.path for item in items}}

    def notices(self, number: int, mutant: dict[str, Any]) -> str:
        """The test that notices it, or nothing."""
        for item in self._candidates(mutant)[:ASKED]:
            if not self._is_sound(item):
                continue
            self._switch.turn(number)
            passed = _passes(item)
            self._switch.turn(0)
            if not passed:
                return item.nodeid
        return ""

    def _is_sound(self, item: pytest.Item) -> bool:
        if item.nodeid not in self._sound:
            self._switch.turn(0)
            self._sound[item.nodeid] = _passes(item)
        return self._sound[item.nodeid]

    def _candidates(self, mutant: dict[str, Any]) -> list[pytest.Item]:
        """Tests that name the refusal, those beside them, and those of the same contract."""
        ranked = [(self._rank(item, mutant), index) for index, item in enumerate(self._items)]
        return [self._items[index] for rank, index in sorted(ranked)]

    def _rank(self, item: pytest.Item, mutant: dict[str, Any]) -> int:
        named = re.compile(rf"\b{mutant['error'] or mutant['contract']}\b")
        begins = re.compile(rf"\b(?:acts|rule)\.{mutant['contract']}[A-Z]")
        if mutant["error"] and named.search(self._texts[item.nodeid]):
            return 0
        if mutant["error"] and named.search(self._files[item.path]):
            return 1
        if begins.search(self._texts[item.nodeid]):
            return 2
        return 3 if begins.search(self._files[item.path]) else 4


def _told(found: str, mutant: dict[str, Any]) -> str:
    where = f"{mutant['file']}:{mutant['line']}"
    return f"{where:45} {mutant['kind']:13} {'noticed' if found else 'NOT noticed'} {found}"


def _mutants(results: dict[str, Any]) -> Iterator[tuple[int, dict[str, Any]]]:
    chosen = json.loads(Path(os.environ["KP_MUTANTS"]).read_text("utf-8"))
    return ((n, one) for n, one in enumerate(chosen, 1) if one["name"] not in results)


@pytest.hookimpl(tryfirst=True)
def pytest_runtestloop(session: pytest.Session) -> bool:
    kept = Path(os.environ["KP_MUTANTS_RESULTS"])
    results: dict[str, str] = json.loads(kept.read_text("utf-8")) if kept.exists() else {}
    asking = Asking(session.items, Switch())
    for number, mutant in _mutants(results):
        results[mutant["name"]] = asking.notices(number, mutant)
        kept.write_text(json.dumps(results, indent=1), "utf-8")
        print(_told(results[mutant["name"]], mutant), file=sys.stderr)
    return True
