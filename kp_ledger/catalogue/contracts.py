"""The contracts in whose modules rows stand, of acts and of events alike."""

from __future__ import annotations

from importlib import import_module
from typing import Any, Final

CONTRACTS: Final = (
    "blends",
    "cancellations",
    "certificates",
    "consensus",
    "corrections",
    "decisions",
    "detentions",
    "enrolments",
    "issuance",
    "notices",
    "paper",
    "parcels",
    "participants",
    "requests",
    "shipments",
    "transformations",
    "zones",
)


def rows_of(package: str) -> list[Any]:
    """All rows of a package, contract by contract."""
    modules = [import_module(f"{package}.{contract}") for contract in CONTRACTS]
    return [row for module in modules for row in module.ROWS]
