"""A handover's slip for a till printer: what a digger keeps. Both parties, weight, day, code."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from typing import Final

from kp_ledger.domain.days import show_day
from kp_ledger.domain.parse import show_carats
from kp_ledger.domain.showing import written_day
from kp_ledger.labels.codes import code_of
from kp_ledger.labels.drawing import draw_code, sheet, wrapped
from kp_ledger.labels.links import parcel_link

# Millimetres of the roll, and the letters that its printer sets on a line.
ROLLS: Final = {58: 32, 80: 48}
MARGIN: Final = 4
WORDS: Final = "Keep this slip. It says what both have signed. It does not say what is in the bag."
MOST_LISTED: Final = 12


@dataclass(frozen=True, slots=True)
class Handed:
    """A parcel that was handed over, with its weight then, in millicarats."""

    parcel: bytes
    millicarats: int
    reference: str = ""


@dataclass(frozen=True, slots=True)
class Slip:
    """A handover as it is printed. `code` is its place in the chain, `moved` says what moved."""

    base: str
    chain_id: int
    giver: str
    receiver: str
    moved: str
    day: int
    code: str
    parcels: tuple[Handed, ...]

    @property
    def millicarats(self) -> int:
        return sum(one.millicarats for one in self.parcels)

    @property
    def link(self) -> str:
        """Leads to the first parcel: its way tells of the handover."""
        return parcel_link(self.base, self.chain_id, self.parcels[0].parcel)


def as_text(slip: Slip, roll: int = 58) -> str:
    """The slip as lines of plain text, as wide as the roll's printer sets them."""
    width = ROLLS[roll]
    lines = ["HANDOVER".center(width).rstrip(), "-" * width]
    for label, value in _pairs(slip):
        lines += _pair(label, value, width)
    lines.append("-" * width)
    for one in slip.parcels[:MOST_LISTED]:
        lines += _parcel(one, width)
    if len(slip.parcels) > MOST_LISTED:
        lines.append(f"and {len(slip.parcels) - MOST_LISTED} more")
    lines += ["-" * width, *textwrap.wrap(WORDS, width)]
    return "\n".join(lines) + "\n"


def as_pdf(slip: Slip, roll: int = 58) -> bytes:
    """The slip as a PDF, as wide as the roll and as long as it needs."""
    inner = roll - 2 * MARGIN
    height = 62 + 10 * len(_pairs(slip)) + 9 * min(len(slip.parcels), MOST_LISTED + 1) + inner
    pdf = sheet(roll, height, f"Handover {slip.code}")
    y = wrapped(pdf, MARGIN, 5, inner, "Handover", 14, "Helvetica B") + 1
    for label, value in _pairs(slip):
        y = wrapped(pdf, MARGIN, y, inner, label, 7)
        y = wrapped(pdf, MARGIN, y, inner, value, 10, "Helvetica B") + 1
    for one in slip.parcels[:MOST_LISTED]:
        y = wrapped(pdf, MARGIN, y, inner, " ".join(_parcel(one, 200)), 7.5)
    if len(slip.parcels) > MOST_LISTED:
        y = wrapped(pdf, MARGIN, y, inner, f"and {len(slip.parcels) - MOST_LISTED} more", 7.5)
    edge = min(inner, 44)
    draw_code(pdf, code_of(slip.link), (roll - edge) / 2, y + 1, edge)
    wrapped(pdf, MARGIN, y + edge + 2, inner, WORDS, 7)
    return bytes(pdf.output())


def _pairs(slip: Slip) -> list[tuple[str, str]]:
    return [
        ("From", slip.giver),
        ("To", slip.receiver),
        ("What moved", slip.moved),
        ("Weight", f"{show_carats(slip.millicarats)} ct"),
        ("Day", f"{written_day(slip.day)} ({show_day(slip.day)})"),
        ("Ledger", f"no. {slip.chain_id}"),
        ("Code", slip.code),
    ]


def _pair(label: str, value: str, width: int) -> list[str]:
    indent = " " * 2
    if len(label) + 2 + len(value) <= width:
        return [f"{label}: {value}"]
    return [
        f"{label}:",
        *textwrap.wrap(value, width, initial_indent=indent, subsequent_indent=indent),
    ]


def _parcel(one: Handed, width: int) -> list[str]:
    name = one.reference or f"0x{one.parcel.hex()[:12]}"
    weight = f"{show_carats(one.millicarats)} ct"
    if len(name) + 1 + len(weight) <= width:
        return [f"{name} {weight}" if width > 100 else name + weight.rjust(width - len(name))]
    return [name, weight.rjust(width)]
