"""The tools that some tests need and a machine may lack; CI=true has them all."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

import pytest

IPFS = Path(__file__).parents[1] / ".nodes" / "bin" / "ipfs"


def chromium() -> str | None:
    return next(filter(None, map(shutil.which, ("chromium", "chromium-browser"))), None)


def postgresql() -> Path | None:
    """Where PostgreSQL's binaries are; None when they are not installed."""
    config = shutil.which("pg_config")
    said = [subprocess.check_output([config, "--bindir"], text=True).strip()] if config else []
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    places = [*map(Path, said), *debian]
    return next((place for place in places if (place / "initdb").exists()), None)


TOOLS: dict[str, Callable[[], Any]] = {
    "go": IPFS.exists,  # Kubo, which it builds
    "chromium": chromium,
    "postgresql": postgresql,
}
HINTS = {
    "go": "there is no .nodes/bin/ipfs: make nodes builds it",
    "chromium": "there is no Chromium: scripts/setup.sh browser",
    "postgresql": "PostgreSQL's server is not installed: no initdb in `pg_config --bindir`",
}
_BY_FIXTURE = {
    "daemon": "go",
    "kubo": "go",
    "chromium": "chromium",
    "postgres": "postgresql",
}
_BY_PARAMETER = {"kubo": "go", "postgresql": "postgresql"}


def is_there(tool: str) -> bool:
    """Whether it is; WITHOUT=go,chromium is a machine that lacks these."""
    return tool not in os.environ.get("WITHOUT", "").split(",") and bool(TOOLS[tool]())


def leave_out(tool: str) -> NoReturn:
    """Skips the test that needs it, but never with CI=true."""
    if os.environ.get("CI") == "true":
        pytest.fail(HINTS[tool])
    pytest.skip(HINTS[tool])


def needed(item: pytest.Item) -> set[str]:
    """What a test needs, by its fixtures and by the parameters that choose one."""
    fixtures = getattr(item, "fixturenames", ())
    parameters = getattr(getattr(item, "callspec", None), "params", {}).values()
    chosen = [one for one in parameters if isinstance(one, str)]
    found = [_BY_FIXTURE.get(name) for name in fixtures] + [_BY_PARAMETER.get(p) for p in chosen]
    return {tool for tool in found if tool}
