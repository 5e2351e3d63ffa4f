"""Deploying: the founding on each node, and going on after it broke off."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from eth_account import Account
from eth_hash.auto import keccak

from kp_ledger.base.errors import BadInput
from kp_ledger.chain import deployment
from kp_ledger.chain.client import Client
from kp_ledger.chain.codec import decode_refusal
from kp_ledger.chain.deployment import (
    CONTRACTS,
    NEIGHBOURS,
    Creation,
    DeploymentBroken,
    creation_data,
    deploy,
    last_creation,
    neighbours,
    read_deployment,
    wrong_code,
)
from kp_ledger.chain.node import Anvil, Node
from kp_ledger.chain.rpc import NodeRefused, Rpc
from kp_ledger.chain.standing import Standing, planned, planned_code, standing_digest
from kp_ledger.generated.events import ReserveKeySet
from kp_ledger.generated.records import Founding
from kp_ledger.generated.refusals import (
    ConsensusNotTheFocalKey,
    ConsensusNotTheReserveKey,
    ConsensusOtherContracts,
    ConsensusReserveKeyOutside,
    ConsensusSignatureCount,
    ParticipantsFocalKeyTaken,
    ParticipantsParameterOutOfBounds,
)
from kp_ledger.model.founding import found, founding_digest
from kp_ledger.model.state import Ledger
from tests.actors import AE, AO, ZW, account, founding_signatures, sign_digest
from tests.chain.conftest import CHAIN_ID, NODES
from tests.world import DAY0, founders, founding, noon

pytestmark = pytest.mark.chain
DEPLOYER = Account.from_key(b"\x0e" * 32)
START = noon(DAY0)


@pytest.fixture(params=list(NODES))
def node(request: Any, tmp_path: Path) -> Iterator[Node]:
    with NODES[request.param](tmp_path / "node", CHAIN_ID, genesis_time=START - 60) as running:
        yield running


@pytest.fixture
def anvil(tmp_path: Path) -> Iterator[Node]:
    with Anvil(tmp_path / "node", CHAIN_ID, genesis_time=START - 60) as running:
        yield running


def deployed(node: Node, file: Path, **changes: Any) -> Ledger:
    arguments: dict[str, Any] = {
        "founding": founding(),
        "founders": founding_signatures,
        "moment": node.sealer.last_moment() + 1,
    }
    rpc = Rpc(node.url)
    return deploy(rpc, node.sealer, DEPLOYER, file=file, **{**arguments, **changes})


def test_a_founded_ledger_tells_what_the_model_says(node: Node, tmp_path: Path) -> None:
    ledger = deployed(node, tmp_path / "deployment.json")
    client = Client(Rpc(node.url), ledger)
    moment = node.sealer.last_moment()
    keys = [account(name).address for name in founders()]
    expected = found(ledger, founding(), keys, moment, founding_signatures(ledger))
    assert [told.event for told in client.recorded()] == expected
    assert wrong_code(client.rpc, ledger) == []


class PowerCut(Exception):
    pass


@pytest.mark.parametrize("steps", [1, 4, len(CONTRACTS) - 1])
def test_what_broke_off_goes_on(anvil: Node, tmp_path: Path, steps: int) -> None:
    file = tmp_path / "deployment.json"
    done: list[str] = []

    def cut(contract: str) -> None:
        done.append(contract)
        if len(done) == steps:
            raise PowerCut

    with pytest.raises(PowerCut):
        deployed(anvil, file, progress=cut)
    begun = read_deployment(file)
    assert begun.done == CONTRACTS[:steps]
    ledger = deployed(anvil, file, progress=done.append)
    assert done == list(CONTRACTS)
    assert ledger == begun.ledger
    assert wrong_code(Rpc(anvil.url), ledger) == []
    nonce = Rpc(anvil.url).call("eth_getTransactionCount", DEPLOYER.address, "latest")
    assert int(nonce, 16) == len(CONTRACTS)


def test_a_step_that_was_done_and_not_saved_is_not_done_again(anvil: Node, tmp_path: Path) -> None:
    file = tmp_path / "deployment.json"
    ledger = deployed(anvil, file)
    saved = read_deployment(file)
    deployment._save(replace(saved, done=saved.done[:-1]), file)
    assert deployed(anvil, file) == ledger


def test_a_founding_that_is_refused_uses_up_no_address(anvil: Node, tmp_path: Path) -> None:
    file = tmp_path / "deployment.json"
    key = account("ae_focal").address.lower()
    other = account("ao_focal").address.lower()

    def swapped(ledger: Ledger) -> list[bytes]:
        first, second, third = founding_signatures(ledger)
        return [second, first, third]

    with pytest.raises(ConsensusNotTheFocalKey) as raised:
        deployed(anvil, file, founders=swapped)
    assert raised.value == ConsensusNotTheFocalKey(AE, key, other)
    assert read_deployment(file).done == ()
    assert deployed(anvil, file) == read_deployment(file).ledger


def reserved(key: str, code: int = AO) -> Founding:
    """The tests' founding, with this actor's key as the reserve key of a Participant."""
    base = founding()
    address = account(key).address.lower()
    entries = (
        replace(one, reserve_key=address) if one.code == code else one for one in base.participants
    )
    return replace(base, participants=tuple(entries))


def signed_by(tried: Founding, *names: str) -> Callable[[Ledger], list[bytes]]:
    def sign(ledger: Ledger) -> list[bytes]:
        digest = founding_digest(tried, ledger)
        return [sign_digest(digest, name).signature for name in names]

    return sign


def test_a_founding_with_a_reserve_key_tells_what_the_model_says(
    node: Node, tmp_path: Path
) -> None:
    tried, names = reserved("ao_reserve"), ["ae_focal", "ao_focal", "ao_reserve", "bw_focal"]
    signed = signed_by(tried, *names)
    ledger = deployed(node, tmp_path / "deployment.json", founding=tried, founders=signed)
    client = Client(Rpc(node.url), ledger)
    keys = [account(name).address for name in names]
    expected = found(ledger, tried, keys, node.sealer.last_moment(), signed(ledger))
    assert [told.event for told in client.recorded()] == expected
    assert ReserveKeySet(AO, account("ao_reserve").address.lower(), DAY0) in expected


def test_a_reserve_key_that_the_model_refuses_the_contracts_refuse(
    anvil: Node, tmp_path: Path
) -> None:
    """Asked of the node, as a deployer would that does not ask the model first."""
    file = tmp_path / "deployment.json"
    done: list[str] = []

    def cut(contract: str) -> None:
        done.append(contract)
        if contract == CONTRACTS[-2]:
            raise PowerCut

    with pytest.raises(PowerCut):
        deployed(anvil, file, progress=cut)
    ledger = read_deployment(file).ledger
    client = Client(Rpc(anvil.url), ledger, anvil.sealer)
    outside = ("ae_focal", "ao_focal", "bw_focal", "zw_reserve")
    for tried, names, kind in (
        (reserved("ao_reserve"), founders(), ConsensusSignatureCount),
        (reserved("ao_reserve"), four("ao_focal"), ConsensusNotTheReserveKey),
        (reserved("zw_reserve", ZW), outside, ConsensusReserveKeyOutside),
        (reserved("ao_focal"), four("ao_focal"), ParticipantsFocalKeyTaken),
        (reserved("ae_focal"), four("ae_focal"), ParticipantsFocalKeyTaken),
        (reserved("bw_focal"), four("bw_focal"), ParticipantsFocalKeyTaken),
    ):
        keys = [account(name).address.lower() for name in names]
        with pytest.raises(kind) as expected:
            found(ledger, tried, keys, anvil.sealer.last_moment())
        with pytest.raises(kind) as raised:
            _called(client, last_creation(ledger, tried, signed_by(tried, *names)(ledger)))
        assert raised.value == expected.value


def four(reserve: str) -> tuple[str, ...]:
    """Who signs where Angola has a reserve key: that one by this actor."""
    return ("ae_focal", "ao_focal", reserve, "bw_focal")


def test_the_founding_keeps_the_bounds_of_parameters(anvil: Node, tmp_path: Path) -> None:
    base = founding()
    short = replace(base.parameters[9], value=29)
    tried = replace(base, parameters=(*base.parameters[:9], short, *base.parameters[10:]))

    signed = signed_by(tried, *founders())
    with pytest.raises(ParticipantsParameterOutOfBounds) as raised:
        deployed(anvil, tmp_path / "deployment.json", founding=tried, founders=signed)
    assert raised.value == ParticipantsParameterOutOfBounds(10, 29, 30, 180)


def test_another_founding_does_not_go_on_with_a_deployment(anvil: Node, tmp_path: Path) -> None:
    file = tmp_path / "deployment.json"
    deployed(anvil, file)
    with pytest.raises(DeploymentBroken, match="begun with founding"):
        deployed(anvil, file, founding=replace(founding(), chair=AE))


def test_a_deployer_that_did_something_else_begins_anew(anvil: Node, tmp_path: Path) -> None:
    file = tmp_path / "deployment.json"

    def cut(contract: str) -> None:
        raise PowerCut

    with pytest.raises(PowerCut):
        deployed(anvil, file, progress=cut)
    other = Client(Rpc(anvil.url), read_deployment(file).ledger, anvil.sealer)
    other.send_creation(b"\x00", DEPLOYER)
    with pytest.raises(DeploymentBroken, match="has sent 2 transactions"):
        deployed(anvil, file)


def test_code_that_is_not_ours_is_named(anvil: Node, tmp_path: Path) -> None:
    ledger = deployed(anvil, tmp_path / "deployment.json")
    addresses = {**ledger.addresses, "Notices": "0x" + "22" * 20}
    assert wrong_code(Rpc(anvil.url), Ledger(CHAIN_ID, addresses)) == ["Notices"]


def test_a_contract_whose_immutables_lead_elsewhere_is_named(anvil: Node, tmp_path: Path) -> None:
    """Everything that knows Paper's address is other code when Paper is said to stand elsewhere."""
    ledger = deployed(anvil, tmp_path / "deployment.json")
    addresses = {**ledger.addresses, "Paper": "0x" + "22" * 20}
    wrong = wrong_code(Rpc(anvil.url), Ledger(CHAIN_ID, addresses))
    knowing = {name for name, others in NEIGHBOURS.items() if "Paper" in others}
    assert set(wrong) == knowing | {"Paper"}


def test_every_contract_stands_as_it_was_planned(node: Node, tmp_path: Path) -> None:
    """Before anything was deployed its code was known, immutables included."""
    file = tmp_path / "deployment.json"

    def cut(contract: str) -> None:
        raise PowerCut

    with pytest.raises(PowerCut):
        deployed(node, file, progress=cut)
    signed = read_deployment(file).ledger
    ledger = deployed(node, file)
    rpc = Rpc(node.url)
    codes = {
        name: bytes.fromhex(rpc.call("eth_getCode", address, "latest")[2:])
        for name, address in ledger.addresses.items()
    }
    assert codes == {name: planned_code(name, signed) for name in CONTRACTS}
    standing = [Standing(n, ledger.addresses[n], keccak(code)) for n, code in codes.items()]
    assert standing_digest(standing) == signed.contracts


def test_attack_founding_with_another_immutable_reverts(anvil: Node, tmp_path: Path) -> None:
    """The deployer lets an account of its own into Parcels, where Paper should stand."""
    file = tmp_path / "deployment.json"
    done: list[str] = []

    def cut(contract: str) -> None:
        done.append(contract)
        if contract == "Blends":
            raise PowerCut

    with pytest.raises(PowerCut):
        deployed(anvil, file, progress=cut)
    signed = read_deployment(file).ledger
    client = Client(Rpc(anvil.url), signed, anvil.sealer)
    bent = {**signed.addresses, "Paper": DEPLOYER.address.lower()}
    rest = [
        neighbours(name, bent if name == "Parcels" else signed.addresses)
        for name in CONTRACTS[len(done) : -1]
    ]
    for creation in rest:
        client.send_creation(creation_data(creation), DEPLOYER, gas=deployment.GAS)
    last = last_creation(signed, founding(), founding_signatures(signed))
    found_digest = standing_digest(_there(client, signed))
    assert found_digest != signed.contracts
    with pytest.raises(ConsensusOtherContracts) as raised:
        _called(client, last)
    assert raised.value == ConsensusOtherContracts(signed.contracts, found_digest)
    bending = replace(signed, contracts=found_digest)
    bent_last = last_creation(bending, founding(), founding_signatures(signed))
    with pytest.raises(ConsensusNotTheFocalKey):  # what was signed is another digest
        _called(client, bent_last)
    with pytest.raises(DeploymentBroken, match="where Parcels should be"):
        deployed(anvil, file)


def _there(client: Client, ledger: Ledger) -> list[Standing]:
    """What stands at the addresses, and Consensus as planned."""
    codes = [
        bytes.fromhex(client.rpc.call("eth_getCode", ledger.addresses[name], "latest")[2:])
        for name in CONTRACTS[:-1]
    ]
    there = [
        Standing(name, ledger.addresses[name], keccak(code))
        for name, code in zip(CONTRACTS, codes, strict=False)
    ]
    return [*there, planned(ledger)[-1]]


def _called(client: Client, creation: Creation) -> None:
    """Raises what the creation would come to."""
    call = {
        "from": DEPLOYER.address,
        "data": "0x" + creation_data(creation).hex(),
        "gas": hex(deployment.GAS),
    }
    try:
        client.rpc.call("eth_call", call, "latest")
    except NodeRefused as refused:
        raise decode_refusal(refused.data) from None


def test_a_file_that_is_no_deployment_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "deployment.json"
    file.write_text("[]")
    with pytest.raises(BadInput, match="deployment"):
        read_deployment(file)
