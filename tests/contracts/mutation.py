"""The plugin of `make mutants`: runs the suite once, then again for each refusal switched off.

A refusal is noticed when a test that met it fails without it. See scripts/mutants.py.
"""

from __future__ import annotations

import json
import os
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest
from _pytest.runner import runtestprotocol

SWITCH = "0x00000000000000000000000000000000000000ff"
# off(): returns what storage slot 0 holds.
CODE = "0x60005460005260206000f3"

met: dict[str, set[str]] = defaultdict(set)  # test -> names of the refusals it met
_current: list[str] = []


def note(error: str) -> None:
    """Called by the door for each refusal."""
    if _current:
        met[_current[-1]].add(error)


def switch_off(number: int) -> None:
    from tests.contracts.brownie_door import _request

    _request("anvil_setStorageAt", [SWITCH, "0x" + "0" * 64, f"0x{number:064x}"])


def _passes(item: pytest.Item) -> bool:
    _current.append(item.nodeid)
    try:
        # What the last test left and this one does not share goes first; its own goes at the end.
        item.session._setupstate.teardown_exact(item)
        item._initrequest()  # type: ignore[attr-defined]
        reports = runtestprotocol(item, nextitem=item.parent, log=False)  # type: ignore[arg-type]
    finally:
        _current.pop()
    return all(report.passed or report.skipped for report in reports)


@pytest.hookimpl(tryfirst=True)
def pytest_runtestloop(session: pytest.Session) -> bool:
    from tests.contracts.brownie_door import _request

    _request("anvil_setCode", [SWITCH, CODE])
    sites: list[dict[str, Any]] = json.loads(Path(os.environ["KP_MUTANTS"]).read_text("utf-8"))
    tests = [item for item in session.items if _passes(item)]
    dropped = len(session.items) - len(tests)
    print(
        f"{len(tests)} tests pass on the build, {dropped} do not and are left out", file=sys.stderr
    )
    noticed = []
    for site in sites:
        switch_off(site["number"])
        candidates = [item for item in tests if site["error"] in met[item.nodeid]]
        found = any(not _passes(item) for item in candidates)
        noticed += [site["number"]] if found else []
        print(
            f"{site['number']:4} {site['error']:40} {'noticed' if found else 'NOT noticed'}",
            file=sys.stderr,
        )
    switch_off(0)
    result = {"noticed": noticed, "tests": len(tests), "dropped": dropped}
    Path(os.environ["KP_MUTANTS_RESULT"]).write_text(json.dumps(result), "utf-8")
    return True
