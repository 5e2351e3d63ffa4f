"""Coders against eth-abi, and every act, event and refusal there and back."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

import pytest
from eth_abi.abi import decode as eth_decode
from eth_abi.abi import encode as eth_encode
from hypothesis import given, settings
from hypothesis import strategies as st

from kp_ledger.base.abi import BadEncoding, coder, members
from kp_ledger.base.errors import BadInput
from kp_ledger.base.messages import NO_KEY, Signed
from kp_ledger.chain import codec
from kp_ledger.generated.acts import ConsensusClose, ParcelsHandOver, ZonesStopOwn
from kp_ledger.generated.events import HandedOver
from kp_ledger.generated.records import Closing, ParcelRef
from kp_ledger.generated.refusals import NotTheDoor
from tests.chain.values import of_class, of_type

KINDS = [
    "uint8",
    "bytes32",
    "bytes2",
    "bool",
    "address",
    "bytes",
    "string",
    "uint40[3]",
    "bytes[]",
    "string[2]",
    "(uint24,uint40)[]",
    "(uint16,string,(bytes,bytes32[])[2],uint64[3])",
    "(bytes32,(uint8,bytes)[],uint256)[]",
]
EVERY_ACT = sorted(codec.acts().values(), key=lambda act: act.__name__)
EVERY_EVENT = sorted(codec.EVENTS.values(), key=lambda event: event.__name__)
EVERY_REFUSAL = sorted(codec.refusals().values(), key=lambda refusal: refusal.__name__)


def unsigned(order: Any, signature: bytes, contract: str) -> Signed:
    return Signed(NO_KEY, signature)


def test_the_members_of_a_tuple_are_taken_at_its_own_level() -> None:
    assert members("(uint8,(bytes,bytes32[])[2],uint64[3])") == [
        "uint8",
        "(bytes,bytes32[])[2]",
        "uint64[3]",
    ]


@pytest.mark.parametrize("kind", KINDS)
@given(data=st.data())
@settings(max_examples=25)
def test_bytes_are_those_of_eth_abi(kind: str, data: st.DataObject) -> None:
    value = data.draw(of_type(kind))
    one = coder(f"({kind})")
    assert one.write((value,)) == eth_encode([kind], [value])
    assert one.read(eth_encode([kind], [value]), 0) == eth_decode([kind], one.write((value,)))


@pytest.mark.parametrize("act", EVERY_ACT)
@given(data=st.data())
@settings(max_examples=10)
def test_an_act_comes_back_from_its_call(act: Any, data: st.DataObject) -> None:
    value = data.draw(of_class(act))
    call = codec.encode(value)
    assert codec.decode_act(act.contract, call, unsigned) == value
    assert call[4:] == eth_encode(list(act.abi_types), codec.arguments(value))


@pytest.mark.parametrize("event", EVERY_EVENT)
@given(data=st.data())
@settings(max_examples=10)
def test_an_event_comes_back_from_its_log(event: Any, data: st.DataObject) -> None:
    value = data.draw(of_class(event))
    log = codec.encode_log(value)
    assert codec.decode_log(log) == value
    assert codec.decode_log(as_web3(log)) == value


@pytest.mark.parametrize("refusal", EVERY_REFUSAL)
@given(data=st.data())
@settings(max_examples=10)
def test_a_refusal_comes_back_from_its_revert(refusal: Any, data: st.DataObject) -> None:
    value = data.draw(of_class(refusal))
    assert codec.decode_refusal(codec.encode_refusal(value)) == value


def as_web3(log: dict[str, Any]) -> dict[str, Any]:
    return {
        "topics": [bytes.fromhex(one[2:]) for one in log["topics"]],
        "data": bytes.fromhex(log["data"][2:]),
    }


def test_each_signature_is_recovered_from_its_own_order() -> None:
    closings = tuple(Closing(bytes([n]) * 32, n, True, 5) for n in (1, 2))
    signatures = tuple(Signed(NO_KEY, bytes([n])) for n in (1, 2, 3))
    act = ConsensusClose(b"\1" * 32, b"\7" * 40, closings, signatures)

    def recover(order: Closing, signature: bytes, contract: str) -> Signed:
        return Signed(f"{contract} key of {order.participant}", signature)

    found = codec.decode_act("Consensus", codec.encode(act), recover)
    assert isinstance(found, ConsensusClose)
    assert [one.key for one in found.signatures] == [
        "Consensus key of 1",
        "Consensus key of 2",
        NO_KEY,
    ]


@pytest.mark.parametrize(
    ("act", "rule"),
    [
        (ZonesStopOwn(1 << 16, bytes(32)), "16 bits"),
        (ZonesStopOwn(-1, bytes(32)), "16 bits"),
        (ZonesStopOwn(1, bytes(31)), "32 bytes"),
    ],
)
def test_a_value_its_type_cannot_hold_is_refused(act: ZonesStopOwn, rule: str) -> None:
    with pytest.raises(BadInput, match=rule):
        codec.encode(act)


def test_an_address_is_forty_digits() -> None:
    with pytest.raises(BadInput, match="40 hexadecimal digits"):
        codec.encode_refusal(NotTheDoor("0x12"))


@given(data=st.binary(max_size=400))
def test_a_call_of_noise_is_refused_or_read(data: bytes) -> None:
    selector = codec.encode(ZonesStopOwn(1, bytes(32)))[:4]
    for contract, call in (("Zones", selector + data), ("Zones", data)):
        try:
            codec.decode_act(contract, call, unsigned)
        except BadEncoding:
            continue


def test_a_list_longer_than_its_bytes_is_refused() -> None:
    call = bytearray(codec.encode(_handover()))
    call[-32 * 13 : -32 * 12] = b"\xff" * 32  # the length of the list of parcels
    with pytest.raises(BadEncoding):
        codec.decode_act("Parcels", bytes(call), unsigned)


def _handover() -> ParcelsHandOver:
    from kp_ledger.generated.records import Handover

    refs = (ParcelRef(b"\3" * 32, 1), ParcelRef(b"\4" * 32, 2))
    signed = Signed(NO_KEY, b"\5" * 65)
    return ParcelsHandOver(Handover(1, 2, 3, 4, 5, 6, bytes(32), refs), signed, signed)


def test_a_strange_log_is_refused() -> None:
    with pytest.raises(BadEncoding):
        codec.decode_log({"topics": ["0x" + "00" * 32], "data": "0x"})
    log = codec.encode_log(HandedOver(bytes(32), 1, 2, 3, 1, 5, bytes(32)))
    with pytest.raises(BadEncoding):
        codec.decode_log({**log, "data": log["data"][:-64]})


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "no data"),
        (bytes.fromhex("4e487b71") + (0x11).to_bytes(32, "big"), "panic 0x11"),
        (bytes.fromhex("08c379a0") + eth_encode(["string"], ["why"]), "'why'"),
        (b"\1\2\3\4", "0x01020304"),
    ],
)
def test_a_revert_without_a_rule_says_so(data: bytes, words: str) -> None:
    failure = codec.decode_refusal(data)
    assert isinstance(failure, codec.FailedWithoutRule)
    assert words in str(failure)


def test_each_class_has_a_type_for_each_field() -> None:
    for cls in (*EVERY_ACT, *EVERY_EVENT, *EVERY_REFUSAL):
        assert len(cls.abi_types) == len(fields(cls)), cls.__name__
