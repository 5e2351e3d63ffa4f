"""The compiled contracts, as package data: what is deployed is what was checked in.

scripts/artifacts.py makes the files, each with the digest of the sources it was compiled from.
"""

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


def creation_code(name: str) -> bytes:
    return bytes.fromhex(load_artifact(name)["bytecode"][2:])
