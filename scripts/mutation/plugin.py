"""The plugin of `make mutants`: for each mutant, asks the tests that should notice it.

The suite runs on contract and model at once (DOOR=both), on contracts that ask the switch. A mutant
is noticed when a test that passes without it fails with it. Results are written as they come.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
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
COMPARED = 60  # of these once more, with what storage holds at their end compared
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


class Comparing:
    """Compares a chain's storage with the model's state where a test ends, while it is on."""

    def __init__(self) -> None:
        from tests import both

        self.on = False
        first = both.BothDoor.rolled_back

        @contextmanager
        def compared(door: both.BothDoor) -> Iterator[both.BothDoor]:
            with first(door) as again:
                yield again
                if self.on:
                    again.compare_storage()

        both.BothDoor.rolled_back = compared  # type: ignore[assignment, method-assign]


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


@dataclass(frozen=True)
class Did:
    """What a test came to without any mutant: only what passes then can notice one."""

    passed: bool
    acts: list[str]
    refusals: list[str]


class Asking:
    def __init__(self, items: list[pytest.Item], switch: Switch, kept: Path) -> None:
        self._items = {item.nodeid: item for item in items}
        self._switch = switch
        self._comparing = Comparing()
        known = json.loads(kept.read_text("utf-8")) if kept.exists() else {}
        self._did = {test: Did(**known[test]) for test in self._items.keys() & known.keys()}
        for item in items:
            if item.nodeid not in self._did:
                self._did[item.nodeid] = self._tried(item)
        kept.write_text(json.dumps({test: asdict(did) for test, did in self._did.items()}), "utf-8")

    def _tried(self, item: pytest.Item) -> Did:
        from tests import both

        both.tried.clear()
        both.refused.clear()
        self._switch.turn(0)
        return Did(_passes(item), [*both.tried], [*both.refused])

    def notices(self, number: int, mutant: dict[str, Any]) -> str:
        """The test that notices it, or nothing."""
        tests = self._candidates(mutant)
        found = (test for test in tests[:ASKED] if self._fails_with(number, test))
        return next(found, "") or self._leaves_other(number, tests[:COMPARED])

    def _fails_with(self, number: int, test: str) -> bool:
        """With it, and with it alone: a node that was slow once is no test that noticed."""
        return (
            not self._passes_with(number, test)
            and self._passes_with(0, test)
            and not self._passes_with(number, test)
        )

    def _leaves_other(self, number: int, tests: list[str]) -> str:
        """The test after which storage is other than the state: most ask what the model says."""
        self._comparing.on = True
        same = (test for test in tests if self._passes_with(0, test))
        found = next((test for test in same if self._fails_with(number, test)), "")
        self._comparing.on = False
        return found

    def _passes_with(self, number: int, test: str) -> bool:
        self._switch.turn(number)
        passed = _passes(self._items[test])
        self._switch.turn(0)
        return passed

    def _candidates(self, mutant: dict[str, Any]) -> list[str]:
        """Those that provoke the refusal, then those that come to the file; the shortest first."""
        own, callers = map(tuple, mutant["reached"])

        def rank(test: str) -> tuple[bool, bool, bool, int]:
            did = self._did[test]
            comes, is_called = (
                any(act.startswith(it) for act in did.acts) for it in (own, callers)
            )
            return mutant["error"] not in did.refusals, not comes, not is_called, len(did.acts)

        return sorted((test for test, did in self._did.items() if did.passed), key=rank)


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
    asking = Asking(session.items, Switch(), Path(os.environ["KP_MUTANTS_TESTS"]))
    for number, mutant in _mutants(results):
        results[mutant["name"]] = asking.notices(number, mutant)
        kept.write_text(json.dumps(results, indent=1), "utf-8")
        print(_told(results[mutant["name"]], mutant), file=sys.stderr)
    return True
