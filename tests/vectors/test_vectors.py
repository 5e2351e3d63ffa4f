"""One file of hashes, and three that agree on it: eth-account, the model, the contracts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from eth_account import Account
from eth_account.messages import encode_typed_data
from eth_hash.auto import keccak

from kp_ledger.domain.days import EPOCH
from kp_ledger.model import founding, typed
from tests import actors, world
from tests.vectors.orders import APART, LEDGER, VECTORS, order_of, typed_data

ORDERS = VECTORS["orders"]
IDS = VECTORS["ids"]
names = [f"{order['type']}-{index}" for index, order in enumerate(ORDERS)]


@pytest.mark.parametrize("order", ORDERS, ids=names)
def test_the_model_hashes_an_order_as_the_file_has_it(order: dict[str, Any]) -> None:
    kind = order["type"]
    record = order_of(kind, order["message"])
    assert "0x" + typed.struct_hash(record, kind).hex() == order["struct_hash"]
    if kind != "Founding":
        assert "0x" + typed.digest(record, LEDGER).hex() == order["digest"]


@pytest.mark.parametrize("order", ORDERS, ids=names)
def test_a_wallet_hashes_an_order_as_the_file_has_it(order: dict[str, Any]) -> None:
    signable = encode_typed_data(full_message=typed_data(order["type"], order["message"]))
    assert "0x" + signable.body.hex() == order["struct_hash"]
    digest = keccak(b"\x19" + signable.version + signable.header + signable.body)
    assert "0x" + digest.hex() == order["digest"]


def test_every_type_is_in_the_file() -> None:
    signed = set(typed.VERIFIER) - {"Terms"}
    assert {order["type"] for order in ORDERS} == signed


@pytest.mark.parametrize("one", IDS, ids=[one["function"] for one in IDS])
def test_the_model_derives_an_id_as_the_file_has_it(one: dict[str, Any]) -> None:
    name = "".join("_" + char.lower() if char.isupper() else char for char in one["function"])
    found = getattr(typed, name)(*map(argument, one["arguments"]))
    assert "0x" + found.hex() == one["id"]


def argument(told: Any) -> Any:
    return bytes.fromhex(told[2:]) if isinstance(told, str) else told


def test_a_founding_is_signed_as_its_type_says() -> None:
    ours = world.founding()
    ledger = replace(LEDGER, contracts=b"\xa4" * 32)
    message = {
        "allocation": ours.allocation,
        "participants": founding.participants_hash(ours),
        "parameters": founding.parameters_hash(ours),
        "contracts": ledger.contracts,
        "day": ours.day,
    }
    signable = encode_typed_data(full_message=typed_data("Founding", message))
    digest = keccak(b"\x19" + signable.version + signable.header + signable.body)
    assert founding.founding_digest(ours, ledger) == digest
    assert founding.founding_hash(ours, ledger) == signable.body


def test_the_hash_of_participants_is_that_of_their_abi_encoding() -> None:
    from eth_abi.abi import encode

    ours = world.founding()
    first = replace(ours.participants[0], reserve_key=actors.actor("stranger").address)
    ours = replace(ours, participants=(first, *ours.participants[1:]))
    entries = [
        (entry.code, entry.counted, entry.on_ledger_from, entry.focal_key, entry.reserve_key)
        for entry in ours.participants
    ]
    encoded = encode(
        ["(uint16,bool,uint24,address,address)[]", "uint16", "bytes32"],
        [entries, ours.chair, ours.definition],
    )
    assert founding.participants_hash(ours) == keccak(encoded)
    parameters = [(entry.parameter, entry.value) for entry in ours.parameters]
    assert founding.parameters_hash(ours) == keccak(encode(["(uint8,uint64)[]"], [parameters]))


# The contracts' side


@pytest.fixture(scope="module")
def harness(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """Asks the libraries of the contracts, deployed for it on a node of their own."""
    from kp_ledger.chain.client import Client
    from kp_ledger.chain.compiler import compile_sources, sources
    from kp_ledger.chain.node import Anvil
    from kp_ledger.chain.rpc import Rpc

    file = "tests/vectors/Harness.sol"
    text = (Path(__file__).parent / "Harness.sol").read_text("utf-8")
    output = {file: {"Harness": ["abi", "evm.bytecode.object"]}}
    compiled = compile_sources({**sources(), file: text}, output)["contracts"][file]["Harness"]
    with Anvil(tmp_path_factory.mktemp("vectors"), chain_id=LEDGER.chain_id) as node:
        client = Client(Rpc(node.url), LEDGER, node.sealer)
        code = bytes.fromhex(compiled["evm"]["bytecode"]["object"])
        address = client.send_creation(code, Account.from_key(b"\x0e" * 32))
        yield Harness(client.rpc, address, compiled["abi"])


class Harness:
    def __init__(self, rpc: Any, address: str, abi: list[dict[str, Any]]) -> None:
        self.rpc = rpc
        self.address = address
        self._inputs = {entry["name"]: entry["inputs"] for entry in abi if "name" in entry}

    def ask(self, function: str, *arguments: Any) -> str:
        from kp_ledger.base.abi import selector
        from kp_ledger.chain.views import canonical

        kinds = [canonical(part) for part in self._inputs[function]]
        data = selector(function, kinds) + self._encoded(kinds, arguments)
        call = {"to": self.address, "data": "0x" + data.hex()}
        return str(self.rpc.call("eth_call", call, "latest"))

    def _encoded(self, kinds: list[str], arguments: tuple[Any, ...]) -> bytes:
        from kp_ledger.base.abi import coder, sequence

        coders = [
            coder(kind, type(value) if kind.startswith("(") else None)
            for kind, value in zip(kinds, arguments, strict=True)
        ]
        return sequence(coders, tuple, lambda values: values).write(arguments)


@pytest.mark.chain
def test_the_contracts_hash_orders_as_the_file_has_it(harness: Harness) -> None:
    for order in ORDERS:
        if order["type"] not in APART:
            record = order_of(order["type"], order["message"])
            assert harness.ask("hash" + order["type"], record) == order["struct_hash"]


@pytest.mark.chain
def test_the_contracts_derive_ids_as_the_file_has_it(harness: Harness) -> None:
    for one in IDS:
        assert harness.ask(one["function"], *map(argument, one["arguments"])) == one["id"]


@pytest.mark.chain
def test_the_contracts_sign_for_this_chain_and_for_themselves(harness: Harness) -> None:
    separator = typed.domain_separator(LEDGER.chain_id, harness.address)
    expected = keccak(b"\x19\x01" + separator + b"\x05" * 32)
    assert harness.ask("digest", b"\x05" * 32) == "0x" + expected.hex()


@pytest.mark.chain
def test_the_contracts_know_the_year_and_the_month_of_a_day(harness: Harness) -> None:
    for year in (1970, 1999, 2000, 2026, 2028, 2099, 2100, 2400):
        for first in (date(year, 1, 1), date(year, 3, 1), date(year, 12, 31)):
            for day in (first - timedelta(days=1), first):
                number = (day - EPOCH).days
                if number >= 0:
                    months = (day.year - EPOCH.year) * 12 + day.month - 1
                    assert int(harness.ask("yearOf", number), 16) == day.year, day
                    assert int(harness.ask("monthOf", number), 16) == months, day
