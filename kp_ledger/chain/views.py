"""Reading functions of the contracts, typed by their ABI: records come back as records."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from kp_ledger.base.abi import Coder, coder, selector, sequence
from kp_ledger.chain.artifacts import load_artifact
from kp_ledger.generated import records


@dataclass(frozen=True, slots=True)
class View:
    """A function that changes nothing."""

    selector: bytes
    inputs: Coder
    outputs: Coder

    def encode(self, arguments: tuple[Any, ...]) -> bytes:
        return self.selector + self.inputs.write(arguments)

    def decode(self, data: bytes) -> Any:
        """The value returned; a tuple when there are several."""
        return self.outputs.read(data, 0)


@cache
def view(contract: str, function: str) -> View:
    """KeyError when the contract has no such function."""
    return _views(contract)[function]


@cache
def _views(contract: str) -> dict[str, View]:
    return {
        entry["name"]: _view(entry)
        for entry in load_artifact(contract)["abi"]
        if entry["type"] == "function" and entry["stateMutability"] in ("view", "pure")
    }


def _view(entry: dict[str, Any]) -> View:
    kinds = [canonical(part) for part in entry["inputs"]]
    outputs = [_coder(part) for part in entry["outputs"]]
    return View(
        selector(entry["name"], kinds),
        sequence([_coder(part) for part in entry["inputs"]], _several, lambda values: values),
        sequence(outputs, _only if len(outputs) == 1 else _several, lambda values: values),
    )


def _coder(part: dict[str, Any]) -> Coder:
    return coder(canonical(part), _hint(part))


def canonical(part: dict[str, Any]) -> str:
    """The type as it is written when a function is named: structs as their members' types."""
    kind: str = part["type"]
    if not kind.startswith("tuple"):
        return kind
    inside = ",".join(canonical(one) for one in part["components"])
    return f"({inside}){kind.removeprefix('tuple')}"


def _hint(part: dict[str, Any]) -> Any:
    """The record that a struct is, in as many tuples as it has dimensions."""
    match = re.match(r"struct (?:\w+\.)?(\w+)", part.get("internalType", ""))
    hint: Any = getattr(records, match[1]) if match else None
    for _ in range(part["type"].count("[") if match else 0):
        hint = tuple[hint, ...]
    return hint


def _only(value: Any) -> Any:
    return value


def _several(*values: Any) -> tuple[Any, ...]:
    return values
