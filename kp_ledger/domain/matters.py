"""What a proposal's payload says, by matter, packed as the contract reads it.

docs/consensus.md has the table; contracts/libraries/Payloads.sol unpacks the same.
"""

from __future__ import annotations

from dataclasses import dataclass

from kp_ledger.generated import codes

# By matter: the fields of its payload from the lowest bit, and how many bits each has.
FIELDS: dict[int, tuple[tuple[str, int], ...]] = {
    codes.MATTER_JOINING: (("focal_key", 160), ("day", 24)),
    codes.MATTER_SUSPENSION: (("day", 24),),
    codes.MATTER_LIFTING: (("day", 24),),
    codes.MATTER_ZONE_STATUS: (("status", 8), ("day", 24), ("releaser", 32)),
    codes.MATTER_BAR_ORIGIN: (("share", 32),),
    codes.MATTER_RELEASE_ORIGIN: (),
    codes.MATTER_OPENING_STOCK: (("millicarats", 40), ("day", 24)),
    codes.MATTER_PARAMETER: (("value", 64), ("day", 24)),
}
LEDGER_MATTERS = frozenset({codes.MATTER_JOINING, codes.MATTER_OPENING_STOCK})


@dataclass(frozen=True, slots=True)
class Payload:
    """The fields of any payload. `day` is that from which it counts; of opening stock, the last."""

    focal_key: str = "0x" + "00" * 20
    day: int = 0
    status: int = 0
    releaser: int = 0
    share: int = 0
    millicarats: int = 0
    value: int = 0


def width(matter: int) -> int:
    """How many bits of the payload a matter uses."""
    return sum(bits for _, bits in FIELDS[matter])


def pack(matter: int, payload: Payload) -> int:
    """The payload of a matter in one number; what its matter does not use is left out."""
    packed, shift = 0, 0
    for name, bits in FIELDS[matter]:
        value = getattr(payload, name)
        number = int(value, 16) if isinstance(value, str) else value
        if not 0 <= number < 1 << bits:
            raise ValueError(f"{name} {value!r} has more than {bits} bits")
        packed |= number << shift
        shift += bits
    return packed


def unpack(matter: int, packed: int) -> Payload:
    """What a payload says; bits that the matter does not use are left out."""
    values: dict[str, int | str] = {}
    for name, bits in FIELDS[matter]:
        number = packed & ((1 << bits) - 1)
        values[name] = f"0x{number:040x}" if name == "focal_key" else number
        packed >>= bits
    return Payload(**values)  # type: ignore[arg-type]


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
