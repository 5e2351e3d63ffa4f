"""Deploys the ledger through brownie, by the plan that `kp deploy` follows too.

    brownie run deploy main FOUNDING.json

founds on brownie's development network; see `founding_from` for the file. The founders' keys are
asked for by name: each is a brownie account (`brownie accounts new NAME`).
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import astuple
from pathlib import Path
from typing import Any

import brownie

from kp_ledger.chain.deployment import Founders, plan, planned_addresses
from kp_ledger.domain.records import Founding, ParameterEntry, ParticipantEntry
from kp_ledger.model.base import NO_KEY
from kp_ledger.model.founding import founding_digest
from kp_ledger.model.state import Ledger

GAS = 200_000_000


def through_brownie(
    founding: Founding, founders: Founders, deployer: Any = None
) -> tuple[Ledger, dict[str, Any]]:
    """The ledger and its contracts as brownie knows them, created by `deployer`."""
    deployer = deployer or brownie.accounts.add()
    addresses = planned_addresses(deployer.address.lower(), deployer.nonce)
    ledger = Ledger(brownie.chain.id, addresses)
    project = brownie.project.get_loaded_projects()[0]
    contracts = {}
    for name, arguments in plan(addresses, founding, founders(ledger)):
        contracts[name] = _create(project[name], arguments, deployer)
        if contracts[name].address.lower() != addresses[name]:
            raise RuntimeError(f"{name} stands at {contracts[name].address}, not as planned")
    return ledger, contracts


def _create(container: Any, arguments: Sequence[Any], deployer: Any) -> Any:
    values = [astuple(one) if isinstance(one, Founding) else one for one in arguments]
    return container.deploy(*values, {"from": deployer, "gas_limit": GAS, "gas_price": 0})


def founding_from(file: Path) -> tuple[Founding, list[str]]:
    """The founding that a JSON file tells, and the names of the founders' accounts.

    {"allocation": "0x…", "definition": "0x…", "day": 20454, "chair": "BW",
     "parameters": {"1": 30, …}, "participants": [
       {"code": "BW", "counted": true, "on_ledger_from": 20454, "account": "bw-focal"}, …]}
    """
    told = json.loads(file.read_text("utf-8"))
    entries = sorted(told["participants"], key=lambda entry: str(entry["code"]))
    participants = tuple(
        ParticipantEntry(
            _number(entry["code"]),
            entry["counted"],
            entry["on_ledger_from"],
            brownie.accounts.load(entry["account"]).address if "account" in entry else NO_KEY,
        )
        for entry in entries
    )
    founding = Founding(
        bytes.fromhex(told["allocation"][2:]),
        participants,
        _number(told["chair"]),
        tuple(ParameterEntry(int(key), value) for key, value in told["parameters"].items()),
        bytes.fromhex(told["definition"][2:]),
        told["day"],
    )
    return founding, [entry["account"] for entry in entries if "account" in entry]


def _number(code: str) -> int:
    return int.from_bytes(code.encode(), "big")


def main(file: str) -> None:
    """Founds what `file` tells, and prints where the contracts stand."""
    founding, names = founding_from(Path(file))

    def founders(ledger: Ledger) -> list[bytes]:
        digest = founding_digest(founding, ledger)
        return [_signed(name, digest) for name in names]

    ledger, _ = through_brownie(founding, founders)
    print(json.dumps(ledger.addresses, indent=2))


def _signed(name: str, digest: bytes) -> bytes:
    from coincurve import PrivateKey

    key = brownie.accounts.load(name).private_key
    raw = PrivateKey(bytes.fromhex(key[2:])).sign_recoverable(digest, hasher=None)
    return raw[:64] + bytes([27 + raw[64]])
