"""From the mine to the importer's hands on each node, the model saying the same at every step."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from kp_ledger.base.messages import Signed
from kp_ledger.chain.codec import decode_act, encode
from kp_ledger.chain.rpc import NodeRefused
from kp_ledger.chain.states import folded_state
from kp_ledger.generated import acts, codes
from kp_ledger.generated.records import (
    Acceptance,
    Application,
    Confirmation,
    Issue,
    Output,
    Packing,
    ParcelRef,
    Transformation,
    Valuation,
)
from kp_ledger.generated.refusals import ParcelsChanged, ShipmentsCaratsDiffer
from kp_ledger.keys.signing import recover_order
from kp_ledger.model import typed
from kp_ledger.model.approvals import NO_APPROVAL, NOT_APPROVED
from kp_ledger.model.canonical import state_json
from tests.actors import AE, BW, actor, sign, unsigned
from tests.both import CHAIN_ID, START, BothDoor, world_on
from tests.chain.conftest import NODES
from tests.world import DOCUMENT, hand_over, handover, reference, refused, register

pytestmark = pytest.mark.chain
DAY = 86_400
MEMBERS = ["giver", "receiver", "moves", "day", "signedAt", "deadline"]
NUMBER = BW << 32 | 7


@pytest.fixture(scope="module", params=list(NODES))
def door(request: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[BothDoor]:
    folder = tmp_path_factory.mktemp("journey")
    with NODES[request.param](folder, CHAIN_ID, genesis_time=START - 3_600) as node:
        yield world_on(node, folder)


def split(door: BothDoor, by: str, ref: ParcelRef, *weights: int) -> list[ParcelRef]:
    """The parts of a parcel; a part begins at revision 2."""
    me = actor(by).organisation
    outputs = tuple(Output(bytes(32), weight, codes.KIND_UNSORTED) for weight in weights)
    times = (door.moment // DAY, door.moment, door.moment + DAY)
    order = Transformation(codes.OPERATION_SPLIT, 0, me, me, *times, 0, DOCUMENT, (ref,), outputs)
    door.do(
        acts.TransformationsTransform(order, unsigned(by), unsigned(by), NO_APPROVAL, unsigned(by)),
        by,
    )
    return [ParcelRef(typed.part_id(ref.parcel, index), 2) for index in range(len(weights))]


def mix(door: BothDoor, by: str, *refs: ParcelRef, weight: int) -> ParcelRef:
    me = actor(by).organisation
    output = Output(reference("MIX-1"), weight, codes.KIND_UNSORTED)
    times = (door.moment // DAY, door.moment, door.moment + DAY)
    inputs = tuple(sorted(refs, key=lambda ref: ref.parcel))
    order = Transformation(codes.OPERATION_MIX, 0, me, me, *times, 0, DOCUMENT, inputs, (output,))
    door.do(
        acts.TransformationsTransform(order, unsigned(by), unsigned(by), NO_APPROVAL, unsigned(by)),
        by,
    )
    return ParcelRef(typed.parcel_id(me, output.reference), 2)


def application(door: BothDoor, ref: ParcelRef) -> Application:
    exporter, importer = actor("bw_trader").organisation, actor("ae_trader").organisation
    times = (door.moment, door.moment + DAY)
    valuers = (exporter, 0, actor("bw_valuer").organisation)
    return Application(
        exporter,
        exporter,
        importer,
        AE,
        reference("EXPORT-1"),
        valuers,
        *times,
        DOCUMENT,
        (),
        (ref,),
    )


def value(door: BothDoor, request: bytes, valuer: str, capacity: int, cents: int) -> None:
    times = (door.moment // DAY, door.moment, door.moment + DAY)
    order = Valuation(request, actor(valuer).organisation, capacity, cents, 0, 0, *times)
    door.do(acts.RequestsValue(order, sign(order, valuer, door.ledger)), "stranger")


def test_from_the_mine_to_the_importer(door: BothDoor) -> None:
    dug = register(door, "LOT-1", 8_000)
    more = register(door, "LOT-2", 2_000)
    hand_over(door, "bw_miner", "bw_trader", dug, more)
    with refused(ParcelsChanged(dug.parcel, 2, 1)):
        hand_over(door, "bw_miner", "bw_trader2", dug)

    large, small = split(door, "bw_trader", replace(dug, revision=2), 5_000, 3_000)
    hand_over(door, "bw_trader", "bw_trader2", small, moves=codes.MOVES_CUSTODY)
    mixed = mix(door, "bw_trader", large, replace(more, revision=2), weight=7_000)

    order = application(door, mixed)
    own = unsigned("bw_trader")
    door.do(acts.RequestsRequest(order, own, own), "bw_trader")
    request = typed.request_id(order.exporter, order.reference)
    value(door, request, "bw_trader", codes.CAPACITY_EXPORTER, 90_000)
    value(door, request, "bw_valuer", codes.CAPACITY_INDEPENDENT, 100_000)
    today = door.moment // DAY
    door.do(
        acts.IssuanceIssue(
            Issue(request, NUMBER, today + 30, DOCUMENT, (), (mixed,)), *NOT_APPROVED
        ),
        "bw_office",
    )
    packing = Packing(request, (mixed.parcel,), (0,))
    door.do(acts.ShipmentsDepart(NUMBER, today, (DOCUMENT,), packing), "bw_office")

    door.moment += 2 * DAY
    confirm(door, order, mixed.parcel)
    parcel = door.state().parcels[mixed.parcel]
    assert (parcel.place, parcel.status) == (AE, codes.PARCEL_HELD)
    assert (parcel.custodian, parcel.owner) == (order.importer, order.exporter)
    assert parcel.certificate == NUMBER


def confirm(door: BothDoor, order: Application, parcel: bytes) -> None:
    acceptance = Acceptance(
        NUMBER.to_bytes(32), order.importer, 7_000, door.moment, door.moment + DAY
    )
    form = Confirmation(
        certificate=NUMBER,
        exporter=order.exporter,
        importer=order.importer,
        parcels=1,
        millicarats=7_000,
        measured=7_000,
        day=door.moment // DAY,
        document=DOCUMENT,
        seals_intact=False,
        seals_document=bytes(32),
        confirmed=(parcel,),
    )
    signed = sign(acceptance, "ae_trader", door.ledger)
    wrong = replace(form, millicarats=6_999)
    with refused(ShipmentsCaratsDiffer(NUMBER, 7_000, 6_999)):
        door.do(acts.ShipmentsConfirm(wrong, acceptance, signed), "ae_office")
    door.do(acts.ShipmentsConfirm(form, acceptance, signed), "ae_office")


def test_storage_and_logs_are_what_the_model_says_afterwards(door: BothDoor) -> None:
    door.compare()
    assert state_json(folded_state(door.client)) == state_json(door.state())


def test_an_act_is_read_back_from_the_chain_with_its_signers(door: BothDoor) -> None:
    dug = register(door, "LOT-9", 1_000)
    order = handover(door, "bw_miner", "bw_trader", dug)
    act = acts.ParcelsHandOver(
        order, sign(order, "bw_miner", door.ledger), sign(order, "bw_trader", door.ledger)
    )
    door.do(act, "stranger")
    block = door.client.rpc.call("eth_getBlockByNumber", "latest", True)
    (sent,) = block["transactions"]

    def recover(signed: Any, signature: bytes, contract: str) -> Signed:
        return recover_order(signed, signature, door.ledger, contract)

    assert decode_act("Parcels", bytes.fromhex(sent["input"][2:]), recover) == act


@pytest.mark.parametrize("member", MEMBERS)
def test_a_handover_has_no_bits_beyond_its_members(door: BothDoor, member: str) -> None:
    """Its hash is taken of the words that were sent."""
    order = handover(door, "bw_miner", "bw_trader", ParcelRef(b"\x07" * 32, 1))
    signed = (sign(order, by, door.ledger) for by in ("bw_miner", "bw_trader"))
    data = bytearray(encode(acts.ParcelsHandOver(order, *signed)))
    selector, arguments = 4, 3 * 32
    data[selector + arguments + 32 * MEMBERS.index(member)] = 1
    call = {"to": door.ledger.addresses["Parcels"], "data": "0x" + data.hex()}

    with pytest.raises(NodeRefused) as found:
        door.client.rpc.call("eth_call", call, "latest")
    assert not found.value.data
