"""What a proposal's payload says, by matter: ABI-encoded structs, packed and unpacked here alone.

docs/consensus.md has the table; contracts/libraries/Payloads.sol reads the same.
"""

from __future__ import annotations

from dataclasses import fields
from functools import cache
from typing import Any, Final

from kp_ledger.base.abi import BadEncoding, Coder, coder, sequence
from kp_ledger.base.errors import BadInput
from kp_ledger.generated import codes
from kp_ledger.generated.records import (
    BarOriginPayload,
    JoiningPayload,
    LiftingPayload,
    OpeningStockPayload,
    ParameterPayload,
    SuspensionPayload,
    ZoneStatusPayload,
)

# By matter: what its payload says. The release of an origin says nothing but which.
PAYLOADS: Final[dict[int, Any]] = {
    codes.MATTER_JOINING: JoiningPayload,
    codes.MATTER_SUSPENSION: SuspensionPayload,
    codes.MATTER_LIFTING: LiftingPayload,
    codes.MATTER_ZONE_STATUS: ZoneStatusPayload,
    codes.MATTER_BAR_ORIGIN: BarOriginPayload,
    codes.MATTER_RELEASE_ORIGIN: None,
    codes.MATTER_OPENING_STOCK: OpeningStockPayload,
    codes.MATTER_PARAMETER: ParameterPayload,
}
LEDGER_MATTERS = frozenset({codes.MATTER_JOINING, codes.MATTER_OPENING_STOCK})


@cache
def _coder(kind: Any) -> Coder:
    """Of one struct, as abi.encode(struct) writes it."""
    return sequence([coder(kind.abi, kind)], lambda said: said, lambda said: [said])


def pack(said: Any) -> bytes:
    """The payload that says `said`, a struct of its matter; nothing for None.

    BadInput for a value that is not of its field's type.
    """
    if said is None:
        return b""
    kind: Any = type(said)
    return _coder(kind).write(said)


def unpack(matter: int, payload: bytes) -> Any:
    """What a payload says: its matter's struct, or None where that says nothing.

    BadEncoding where it is not exactly that struct: written again, it is the same bytes.
    """
    kind = PAYLOADS[matter]
    said = _coder(kind).read(payload, 0) if kind else None
    try:
        exact = pack(said) == payload
    except BadInput:
        exact = False
    if not exact:
        raise BadEncoding(f"0x{payload.hex()} is no payload of matter {matter}")
    return said


def values(said: Any) -> dict[str, Any]:
    """The fields of a payload's struct, by name."""
    return {} if said is None else {one.name: getattr(said, one.name) for one in fields(said)}


def subject(number: int) -> bytes:
    """A Participant, zone, origin or parameter as the subject of a proposal."""
    return number.to_bytes(32, "big")


def subject_kind(matter: int) -> int:
    return {
        codes.MATTER_ZONE_STATUS: codes.SUBJECT_ZONE,
        codes.MATTER_BAR_ORIGIN: codes.SUBJECT_ORIGIN,
        codes.MATTER_RELEASE_ORIGIN: codes.SUBJECT_ORIGIN,
        codes.MATTER_PARAMETER: codes.SUBJECT_PARAMETER,
    }.get(matter, codes.SUBJECT_PARTICIPANT)


def window_parameter(matter: int) -> int:
    """The parameter that says how long a matter's window is open."""
    if matter == codes.MATTER_PARAMETER:
        return codes.PARAMETER_WINDOW_PARAMETER_DAYS
    if matter in LEDGER_MATTERS:
        return codes.PARAMETER_WINDOW_LEDGER_DAYS
    return codes.PARAMETER_WINDOW_KP_DAYS
