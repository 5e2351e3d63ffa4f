"""The compiled contracts, as package data: what is deployed is what was checked in."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import orjson


@cache
def load_artifact(name: str) -> dict[str, Any]:
    """The artifact of a contract: its `abi`, and its code."""
    path = files("kp_ledger.chain") / "artifacts" / f"{name}.json"
    artifact: dict[str, Any] = orjson.loads(path.read_bytes())
    return artifact
