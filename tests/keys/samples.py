"""One order of each kind, and a value for every type: what the tables are held against."""

from __future__ import annotations

import dataclasses
from typing import Any, get_args, get_origin, get_type_hints

from kp_ledger.base.messages import NO_KEY, Signed
from kp_ledger.generated import records
from kp_ledger.keys.wire import split_types
from kp_ledger.model.state import Ledger

BW, AE = 0x4257, 0x4145
LEDGER = Ledger(
    987_654,
    {
        name: f"0x{index:040x}"
        for index, name in enumerate(
            (
                "Parcels",
                "Transformations",
                "Requests",
                "Shipments",
                "Consensus",
                "Enrolments",
                "Detentions",
                "Corrections",
            ),
            0xA0,
        )
    },
)
REF = records.ParcelRef(b"\x01" * 32, 3)
HANDOVER = records.Handover(7, 8, 3, 20_515, 1_772_500_000, 1_772_600_000, bytes(32), (REF,))
ORDERS: tuple[Any, ...] = (
    HANDOVER,
    records.Production(
        5, 20_515, 1, 2, 3, (records.Lot(b"A".ljust(32, b"\0"), 1_250, 3, bytes(32)),)
    ),
    records.Transformation(
        1, 0, 7, 7, 20_515, 1, 2, 5, bytes(32), (REF,), (records.Output(bytes(32), 100, 2),)
    ),
    records.Application(
        7, 7, 8, AE, bytes(32), (7, 0, 9), 1, 2, bytes(32), (BW << 32 | 1,), (REF,)
    ),
    records.Valuation(b"\x02" * 32, 9, 2, 100, 200, 300, 20_515, 1, 2),
    records.Acceptance((BW << 32 | 123).to_bytes(32), 8, 1_000, 1, 2),
    records.Resolution(
        BW << 32 | 123,
        1,
        2,
        0,
        0,
        0,
        0,
        20_515,
        1,
        2,
        b"\x05" * 32,
        (records.Weight(b"\x01" * 32, 900),),
    ),
    records.WriteDown(b"\x01" * 32, 3, 900, 7, 8, b"\x06" * 32, b"\x07" * 32, 1, 2),
    records.Approval(b"\x04" * 32, 7, 1, 2),
    records.Enrolment(7, BW, 0, 1, 2),
    records.Voice(b"\x03" * 32, BW, 1, bytes(32), 1),
    records.Closing(b"\x03" * 32, BW, True, 1),
)


def sample(hint: Any, abi: str) -> Any:
    """Some value of an ABI type, as the Python type `hint` holds it."""
    abi = abi.removeprefix("*")
    if abi.endswith("]"):
        base, _, length = abi[:-1].rpartition("[")
        return tuple(sample(get_args(hint)[0], base) for _ in range(int(length or 2)))
    if abi.startswith("("):
        hints = get_type_hints(hint)
        names = [field.name for field in dataclasses.fields(hint)]
        parts = split_types(abi)
        return hint(*(sample(hints[n], part) for n, part in zip(names, parts, strict=True)))
    if hint is Signed:
        return Signed(NO_KEY, b"\x05" * 65)
    if abi.startswith("bytes"):
        return bytes(range(int(abi[5:] or 65)))
    plain = {"address": "0x" + "ab" * 20, "string": "ZW 77", "bool": True}
    return plain.get(abi, BW if abi == "uint16" else 3)


def sample_of(kind: Any) -> Any:
    """An act or an event of that kind."""
    assert get_origin(kind) is None
    return sample(kind, "(" + ",".join(t.removeprefix("*") for t in kind.abi_types) + ")")
