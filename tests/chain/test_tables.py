"""The tables of the codec and of the state's sections, whole: nothing of the ABI is left out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

import pytest

from kp_ledger.base.abi import selector
from kp_ledger.base.valuetypes import item_of, name_of, types_of
from kp_ledger.chain import codec, deployment
from kp_ledger.chain.artifacts import load_artifact
from kp_ledger.chain.compiler import sources
from kp_ledger.chain.states import SECTIONS
from kp_ledger.chain.views import canonical, view
from kp_ledger.model.canonical import stored_sections

ARTIFACTS = files("kp_ledger.chain") / "artifacts"
CONTRACTS = sorted(file.name[:-5] for file in ARTIFACTS.iterdir() if file.name.endswith(".json"))

# Of OpenZeppelin's EIP712: our name and version are short strings, and never change.
NOT_OURS = {"EIP712DomainChanged", "InvalidShortString", "StringTooLong"}


def entries(contract: str, kind: str) -> Iterator[dict[str, Any]]:
    return (entry for entry in load_artifact(contract)["abi"] if entry["type"] == kind)


def types(entry: dict[str, Any]) -> tuple[str, ...]:
    return tuple(("*" if part.get("indexed") else "") + canonical(part) for part in entry["inputs"])


def internal(part: dict[str, Any]) -> str:
    """A parameter's type as Solidity has it, and as the generated classes name it."""
    name = re.sub(r"\[\d*\]$", "", part["internalType"].removeprefix("struct "))
    name = "Address" if name == "address" else name
    return name if name[0].isupper() else "plain"


def internals(cls: type) -> list[str]:
    names = [name_of(item_of(kind) or kind) for kind in types_of(cls).values()]
    return [name if name[0].isupper() and name != "Signed" else "plain" for name in names]


@pytest.mark.parametrize("contract", CONTRACTS)
def test_every_field_keeps_its_type_across_the_border(contract: str) -> None:
    for entry in (
        one for kind in ("function", "event", "error") for one in entries(contract, kind)
    ):
        if entry["name"] in NOT_OURS or entry.get("stateMutability") in ("view", "pure"):
            continue
        cls: Any = {
            "function": lambda entry: codec.acts()[contract, selector(entry["name"], types(entry))],
            "event": lambda entry: codec.EVENTS[codec.topic_of(entry["name"], types(entry))],
            "error": lambda entry: codec.refusals()[selector(entry["name"], types(entry))],
        }[entry["type"]](entry)
        assert internals(cls) == [internal(part) for part in entry["inputs"]], entry["name"]


def test_there_is_an_artifact_of_each_contract() -> None:
    assert set(CONTRACTS) == set(deployment.CONTRACTS)


@pytest.mark.parametrize("contract", CONTRACTS)
def test_every_function_that_changes_something_is_an_act(contract: str) -> None:
    found = {
        selector(entry["name"], types(entry))
        for entry in entries(contract, "function")
        if entry["stateMutability"] not in ("view", "pure")
    }
    assert found == {selector for owner, selector in codec.acts() if owner == contract}


@pytest.mark.parametrize("contract", CONTRACTS)
def test_every_event_is_one_of_the_models(contract: str) -> None:
    for entry in entries(contract, "event"):
        if entry["name"] in NOT_OURS:
            continue
        event = codec.EVENTS[codec.topic_of(entry["name"], types(entry))]
        assert (event.__name__, event.abi_types) == (entry["name"], types(entry))


@pytest.mark.parametrize("contract", CONTRACTS)
def test_every_error_is_a_refusal(contract: str) -> None:
    for entry in entries(contract, "error"):
        if entry["name"] in NOT_OURS:
            continue
        refusal = codec.refusals()[selector(entry["name"], types(entry))]
        assert (refusal.__name__, refusal.abi_types) == (entry["name"], types(entry))


def test_every_event_is_in_its_contracts_abi() -> None:
    emitted = {
        (contract, codec.topic_of(entry["name"], types(entry)))
        for contract in CONTRACTS
        for entry in entries(contract, "event")
    }
    for first, event in codec.EVENTS.items():
        if event.contract in CONTRACTS:
            assert (event.contract, first) in emitted, event.__name__


def test_every_section_of_the_state_is_read() -> None:
    alone = {"ledger", "parcels", "chair", "definitions"}
    assert SECTIONS.keys() | alone == set(stored_sections())
    for section in SECTIONS.values():
        if section.contract in CONTRACTS:
            assert view(section.contract, section.function)


def test_no_two_contracts_have_one_name() -> None:
    """Brownie knows a contract by its name alone, and loads no project in which two share one."""
    names = [
        name
        for text in sources().values()
        for name in re.findall(r"^(?:abstract )?(?:contract|interface|library) (\w+)", text, re.M)
    ]
    assert len(names) > 50
    assert [name for name, count in Counter(names).items() if count > 1] == []
