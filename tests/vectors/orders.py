"""Reads orders.json: orders as EIP-712 messages, with the hashes that eth-account gave them."""

from __future__ import annotations

import json
from dataclasses import fields
from pathlib import Path
from typing import Any, get_args, get_origin, get_type_hints

from kp_ledger.generated import records
from kp_ledger.model import founding, gateway, typed
from kp_ledger.model.state import Ledger

VECTORS: dict[str, Any] = json.loads((Path(__file__).parent / "orders.json").read_text("utf-8"))
LEDGER = Ledger(VECTORS["chain_id"], VECTORS["addresses"])


# Signed, and in no contract's interface: records of their own.
APART = {
    "Founding": founding.FoundingOrder,
    "Entry": gateway.Entry,
    "Receipt": gateway.Receipt,
}


def order_of(kind: str, message: dict[str, Any]) -> Any:
    """The record that a message tells."""
    return _record(APART.get(kind) or getattr(records, kind), message)


def _record(record: Any, message: dict[str, Any]) -> Any:
    hints = get_type_hints(record)
    told = list(message.values())  # in the order of the type, which is the record's
    values = (
        _value(hints[field.name], value) for field, value in zip(fields(record), told, strict=True)
    )
    return record(*values)


def _value(hint: Any, told: Any) -> Any:
    if get_origin(hint) is tuple:
        return tuple(_value(get_args(hint)[0], one) for one in told)
    if isinstance(told, dict):
        return _record(hint, told)
    return bytes.fromhex(told[2:]) if hint is bytes else told


def typed_data(kind: str, message: dict[str, Any]) -> dict[str, Any]:
    """The whole of what a wallet would be asked to sign."""
    types = {name: _members(name) for name in (kind, *_inside(kind))}
    return {
        "types": {"EIP712Domain": DOMAIN, **types},
        "primaryType": kind,
        "domain": {
            "name": "Kimberley ledger",
            "version": "1",
            "chainId": LEDGER.chain_id,
            "verifyingContract": LEDGER.addresses[typed.VERIFIER[kind]],
        },
        "message": message,
    }


DOMAIN = [
    {"name": "name", "type": "string"},
    {"name": "version", "type": "string"},
    {"name": "chainId", "type": "uint256"},
    {"name": "verifyingContract", "type": "address"},
]


def _members(kind: str) -> list[dict[str, str]]:
    return [{"name": name, "type": type_} for type_, name in typed.members(kind)]


def _inside(kind: str) -> list[str]:
    return [
        type_.removesuffix("[]")
        for type_, _ in typed.members(kind)
        if type_.removesuffix("[]") in typed.TYPES
    ]
