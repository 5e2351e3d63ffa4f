"""Deploys the ledger through brownie, by the plan that `kp deploy` follows too.

    brownie run deploy                      # a trial on a development node, with keys of the moment
    brownie run deploy main FOUNDING.json   # the founding that a file tells

The founders of a file are brownie accounts (`brownie accounts new NAME`), asked for by name. What
needs to be resumed, or checked before it is sent, is deployed by `kp deploy`.
"""

from __future__ import annotations

import json
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import astuple, replace
from pathlib import Path
from typing import Any

import brownie
from coincurve import PrivateKey
from eth_hash.auto import keccak
from web3.exceptions import TransactionNotFound

from kp_ledger.base.messages import NO_KEY
from kp_ledger.chain.deployment import (
    CONTRACTS,
    Creation,
    Founders,
    last_creation,
    neighbours,
    planned_addresses,
    planned_ledger,
)
from kp_ledger.chain.standing import Standing, planned, standing_digest
from kp_ledger.domain.bounds import PARAMETERS
from kp_ledger.domain.days import SECONDS_PER_DAY
from kp_ledger.generated.records import Founding, ParameterEntry, ParticipantEntry
from kp_ledger.model.founding import founding_digest
from kp_ledger.model.state import Ledger

GAS = 200_000_000
TIMES, BETWEEN = 200, 0.005  # seconds
TRIAL = ("AE", "AO", "BW")


def through_brownie(
    founding: Founding, founders: Founders, deployer: Any = None
) -> tuple[Ledger, dict[str, Any]]:
    """The ledger and its contracts as brownie knows them, created by `deployer`."""
    have_patience()
    deployer = deployer or brownie.accounts.add()
    ledger = planned_ledger(
        brownie.chain.id, planned_addresses(deployer.address.lower(), deployer.nonce)
    )
    project = brownie.project.get_loaded_projects()[0]
    contracts: dict[str, Any] = {}

    def create(creation: Creation) -> None:
        name = creation.contract
        contracts[name] = _create(project[name], creation.arguments, deployer)
        if contracts[name].address.lower() != ledger.addresses[name]:
            raise RuntimeError(f"{name} stands at {contracts[name].address}, not as planned")

    for name in CONTRACTS[:-1]:
        create(neighbours(name, ledger.addresses))
    ledger = replace(ledger, contracts=standing(ledger))
    create(last_creation(ledger, founding, founders(ledger)))
    return ledger, contracts


def have_patience() -> None:
    """A transaction that is just being sealed is looked for again: brownie, which finds it nowhere
    and its sender's nonce used, would take it for dropped."""
    ask = type(brownie.web3.eth).get_transaction

    def found(transaction: Any) -> Any:
        for _ in range(TIMES):
            with suppress(TransactionNotFound):
                return ask(brownie.web3.eth, transaction)
            time.sleep(BETWEEN)
        return ask(brownie.web3.eth, transaction)

    brownie.web3.eth.get_transaction = found


def standing(ledger: Ledger) -> bytes:
    """The digest of the code that stands, and of Consensus as it is planned: brownie compiles by
    itself, and what its founders sign is what is there."""
    own = planned(ledger)[-1]
    found = [
        Standing(
            name, ledger.addresses[name], keccak(brownie.web3.eth.get_code(_checksum(name, ledger)))
        )
        for name in CONTRACTS[:-1]
    ]
    return standing_digest([*found, own])


def _checksum(name: str, ledger: Ledger) -> str:
    return str(brownie.web3.to_checksum_address(ledger.addresses[name]))


def _create(container: Any, arguments: Sequence[Any], deployer: Any) -> Any:
    values = [astuple(one) if isinstance(one, Founding) else one for one in arguments]
    gas = min(brownie.chain.block_gas_limit, GAS)
    return container.deploy(*values, {"from": deployer, "gas_limit": gas, "gas_price": 0})


def founding_from(file: Path) -> tuple[Founding, list[Any]]:
    """The founding that a JSON file tells, and the accounts that sign it, in its order.

    {"allocation": "0x…", "definition": "0x…", "day": 20454, "chair": "BW",
     "parameters": {"1": 30, …}, "participants": [
       {"code": "BW", "counted": true, "on_ledger_from": 20454, "account": "bw-focal",
        "reserve": "bw-reserve"}, …]}
    """
    told = json.loads(file.read_text("utf-8"))
    entries = sorted(told["participants"], key=lambda entry: str(entry["code"]))
    accounts = {
        (entry["code"], use): brownie.accounts.load(entry[use])
        for entry in entries
        for use in ("account", "reserve")
        if use in entry
    }

    def address(code: str, use: str) -> str:
        return str(accounts[code, use].address) if (code, use) in accounts else NO_KEY

    participants = tuple(
        ParticipantEntry(
            _number(entry["code"]),
            entry["counted"],
            entry["on_ledger_from"],
            address(entry["code"], "account"),
            address(entry["code"], "reserve"),
        )
        for entry in entries
    )
    values = sorted((int(number), value) for number, value in told["parameters"].items())
    founding = Founding(
        bytes.fromhex(told["allocation"][2:]),
        participants,
        _number(told["chair"]),
        tuple(ParameterEntry(*item) for item in values),
        bytes.fromhex(told["definition"][2:]),
        told["day"],
    )
    return founding, list(accounts.values())


def trial() -> tuple[Founding, list[Any]]:
    """A founding of three, with keys that are gone when brownie is."""
    if brownie.network.show_active() != "development":
        raise SystemExit("a trial is for a development node: name a founding's file")
    day = brownie.chain.time() // SECONDS_PER_DAY
    accounts = [brownie.accounts.add() for _ in TRIAL]
    participants = tuple(
        ParticipantEntry(_number(code), True, day, account.address, NO_KEY)
        for code, account in zip(TRIAL, accounts, strict=True)
    )
    usual = tuple(ParameterEntry(number, bounds.usual) for number, bounds in PARAMETERS.items())
    digests = (keccak(b"a trial's allocation"), keccak(b"a trial's definition"))
    chair = participants[-1].code
    return Founding(digests[0], participants, chair, usual, digests[1], day), accounts


def main(file: str = "") -> None:
    """Founds, and prints where the contracts stand."""
    founding, accounts = founding_from(Path(file)) if file else trial()

    def founders(ledger: Ledger) -> list[bytes]:
        digest = founding_digest(founding, ledger)
        return [_signed(account, digest) for account in accounts]

    ledger, _ = through_brownie(founding, founders)
    print(json.dumps(ledger.addresses, indent=2))


def _number(code: str) -> int:
    return int.from_bytes(code.encode(), "big")


def _signed(account: Any, digest: bytes) -> bytes:
    key = PrivateKey(bytes.fromhex(account.private_key[2:]))
    raw = key.sign_recoverable(digest, hasher=None)
    return raw[:64] + bytes([27 + raw[64]])
