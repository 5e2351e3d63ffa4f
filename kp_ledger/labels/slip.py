"""A handover's slip for a till printer: what a digger keeps. Both parties, weight, day, code."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from typing import Final

from fpdf import FPDF

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
TALL: Final = 1_000  # to measure on: longer than any slip
CODE: Final = 44  # the edge of its code


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
    for one in _first(slip):
        lines += _parcel(one, width)
    if len(slip.parcels) > MOST_LISTED:
        lines.append(f"and {len(slip.parcels) - MOST_LISTED} more")
    lines += ["-" * width, *textwrap.wrap(WORDS, width)]
    return "\n".join(lines) + "\n"


def as_pdf(slip: Slip, roll: int = 58) -> bytes:
    """The slip as a PDF, as wide as the roll and as long as it needs."""
    _, length = _drawn(slip, roll, TALL)
    pdf, _ = _drawn(slip, roll, length + MARGIN)
    return bytes(pdf.output())


def _drawn(slip: Slip, roll: int, height: float) -> tuple[FPDF, float]:
    """The slip on a page of that height, and where it ends."""
    inner = roll - 2 * MARGIN
    pdf = sheet(roll, height, f"Handover {slip.code}")
    y = wrapped(pdf, MARGIN, MARGIN, inner, "Handover", 14, "Helvetica B") + 1
    for label, value in _pairs(slip):
        y = wrapped(pdf, MARGIN, y, inner, label, 7)
        y = wrapped(pdf, MARGIN, y, inner, value, 10, "Helvetica B") + 1
    for one in _listed(slip):
        y = wrapped(pdf, MARGIN, y, inner, one, 7.5)
    edge = min(inner, CODE)
    draw_code(pdf, code_of(slip.link), (roll - edge) / 2, y + 1, edge)
    return pdf, wrapped(pdf, MARGIN, y + edge + 2, inner, WORDS, 7)


def _listed(slip: Slip) -> list[str]:
    """The parcels, a line each, and how many more there are."""
    shown = [f"{name_of(one)}  {show_carats(one.millicarats)} ct" for one in _first(slip)]
    more = len(slip.parcels) - MOST_LISTED
    return [*shown, f"and {more} more"] if more > 0 else shown


def _pairs(slip: Slip) -> list[tuple[str, str]]:
    return [
        ("From", shown(slip.giver)),
        ("To", shown(slip.receiver)),
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
    """On one line if both fit: the name on the left, the weight on the right."""
    name, weight = name_of(one), f"{show_carats(one.millicarats)} ct"
    if len(name) + 1 + len(weight) <= width:
        return [name + weight.rjust(width - len(name))]
    return [name, weight.rjust(width)]


def shown(name: str) -> str:
    """A name without signs that a till printer would take for orders."""
    return "".join(sign if sign.isprintable() else "?" for sign in name)


def name_of(one: Handed) -> str:
    """Its lot reference, else the beginning of its id."""
    return one.reference or f"0x{one.parcel.hex()[:12]}"


def _first(slip: Slip) -> tuple[Handed, ...]:
    return slip.parcels[:MOST_LISTED]
