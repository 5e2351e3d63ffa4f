"""Payloads of proposals: what is packed comes out again, and nothing else is in them."""

from __future__ import annotations

from typing import Any

import pytest
from eth_abi.abi import encode
from hypothesis import given
from hypothesis import strategies as st

from kp_ledger.base.abi import BadEncoding
from kp_ledger.base.errors import BadInput
from kp_ledger.domain.matters import PAYLOADS, pack, subject, unpack, values
from kp_ledger.generated import codes
from kp_ledger.generated.records import (
    BarOriginPayload,
    JoiningPayload,
    OpeningStockPayload,
    ParameterPayload,
    SuspensionPayload,
    ZoneStatusPayload,
)
from tests.chain.values import of_type

KEY = "0x" + "11" * 20
OTHER = "0x" + "12" * 20
matters = st.sampled_from(sorted(PAYLOADS))


def test_every_matter_has_its_payload() -> None:
    named = {number for name, number in vars(codes).items() if name.startswith("MATTER_")}
    assert set(PAYLOADS) == named


@pytest.mark.parametrize(
    "said",
    [ZoneStatusPayload(256, 7, 0), SuspensionPayload(1 << 24), ParameterPayload(-1, 7)],
)
def test_a_value_beyond_its_type_is_not_packed(said: Any) -> None:
    with pytest.raises(BadInput, match="bits"):
        pack(said)


@given(matter=matters, data=st.data())
def test_what_is_packed_comes_out_again_and_is_what_a_contract_writes(
    matter: int, data: st.DataObject
) -> None:
    kind = PAYLOADS[matter]
    said = data.draw(of_type(kind.abi, kind)) if kind else None
    assert unpack(matter, pack(said)) == said
    written = encode([kind.abi], [tuple(values(said).values())]) if kind else b""
    assert pack(said) == written


@given(matter=matters, payload=st.binary(max_size=130))
def test_whatever_is_read_is_exactly_what_is_written(matter: int, payload: bytes) -> None:
    try:
        said = unpack(matter, payload)
    except BadEncoding:
        return
    assert pack(said) == payload


@pytest.mark.parametrize(
    ("matter", "said", "words"),
    [
        (codes.MATTER_JOINING, JoiningPayload(KEY, OTHER, 5), (int(KEY, 16), int(OTHER, 16), 5)),
        (codes.MATTER_ZONE_STATUS, ZoneStatusPayload(3, 7, 9), (3, 7, 9)),
        (codes.MATTER_OPENING_STOCK, OpeningStockPayload(9, 7), (9, 7)),
        (codes.MATTER_PARAMETER, ParameterPayload(9, 7), (9, 7)),
        (codes.MATTER_BAR_ORIGIN, BarOriginPayload(250_000), (250_000,)),
        (codes.MATTER_RELEASE_ORIGIN, None, ()),
    ],
)
def test_the_places_are_those_of_the_page(matter: int, said: Any, words: tuple[int, ...]) -> None:
    packed = b"".join(word.to_bytes(32, "big") for word in words)
    assert pack(said) == packed
    assert unpack(matter, packed) == said
    for other in (packed + b"\0", packed[:-1] or b"\0", b"\1" + packed[1:] or b"\1"):
        with pytest.raises(BadEncoding):
            unpack(matter, other)


def test_a_subject_is_a_number_in_32_bytes() -> None:
    assert subject(0x4257) == bytes(30) + b"BW"
