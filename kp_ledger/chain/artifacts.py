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


def is_code_of(name: str, code: bytes) -> bool:
    """Whether deployed `code` is this contract's, whatever its immutables are."""
    artifact = load_artifact(name)
    expected = bytearray.fromhex(artifact["deployedBytecode"][2:])
    found = bytearray(code)
    if len(found) != len(expected):
        return False
    for places in artifact["immutableReferences"].values():
        for place in places:
            start, end = place["start"], place["start"] + place["length"]
            found[start:end] = expected[start:end] = bytes(place["length"])
    return found == expected
