"""Payloads of proposals: what is packed comes out again, and nothing else is in them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kp_ledger.domain.matters import FIELDS, Payload, pack, subject, unpack, width
from kp_ledger.generated import codes

matters = st.sampled_from(sorted(FIELDS))


@pytest.mark.parametrize(
    ("matter", "payload"),
    [
        (codes.MATTER_JOINING, Payload(day=1)),
        (codes.MATTER_ZONE_STATUS, Payload(status=256)),
        (codes.MATTER_SUSPENSION, Payload(day=1 << 24)),
        (codes.MATTER_PARAMETER, Payload(value=-1)),
    ],
)
def test_what_does_not_fit_is_refused_and_what_fits_is_not(matter: int, payload: Payload) -> None:
    if matter == codes.MATTER_JOINING:
        assert pack(matter, payload) == 1 << 160
        return
    with pytest.raises(ValueError, match="bits"):
        pack(matter, payload)


@given(matter=matters, data=st.data())
def test_what_is_packed_comes_out_again(matter: int, data: st.DataObject) -> None:
    packed = data.draw(st.integers(0, (1 << width(matter)) - 1))
    payload = unpack(matter, packed)
    assert pack(matter, payload) == packed
    unused = {"focal_key", "day", "status", "share", "millicarats", "value"}
    unused -= {name for name, _ in FIELDS[matter]}
    assert all(getattr(payload, name) == getattr(Payload(), name) for name in unused)


def test_the_places_are_those_of_the_page() -> None:
    assert pack(codes.MATTER_JOINING, Payload(focal_key="0x" + "11" * 20, day=5)) == (
        int("11" * 20, 16) | 5 << 160
    )
    assert pack(codes.MATTER_ZONE_STATUS, Payload(status=3, day=7)) == 3 | 7 << 8
    assert pack(codes.MATTER_OPENING_STOCK, Payload(millicarats=9, day=7)) == 9 | 7 << 40
    assert pack(codes.MATTER_PARAMETER, Payload(value=9, day=7)) == 9 | 7 << 64
    assert pack(codes.MATTER_BAR_ORIGIN, Payload(share=250_000)) == 250_000
    assert pack(codes.MATTER_RELEASE_ORIGIN, Payload(day=7)) == 0


def test_a_subject_is_a_number_in_32_bytes() -> None:
    assert subject(0x4257) == bytes(30) + b"BW"
