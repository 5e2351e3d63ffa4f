"""A parcel's label: which ledger, which parcel, a code to scan. Never an answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final
from xml.sax.saxutils import escape

from kp_ledger.labels.codes import code_of
from kp_ledger.labels.drawing import MONO, draw_code, sheet, wrapped, write
from kp_ledger.labels.links import parcel_link

WIDTH: Final = 100  # millimetres
HEIGHT: Final = 50
EDGE: Final = 46
TEXT_AT: Final = 50
WORDS: Final = "Scan to ask what is recorded. This label does not say what is in the bag."
PER_LINE: Final = 16
PER_GROUP: Final = 4


@dataclass(frozen=True, slots=True)
class Label:
    """What a label says. `base` is the address of a gateway, `reference` may be empty."""

    base: str
    chain_id: int
    parcel: bytes
    reference: str = ""

    @property
    def link(self) -> str:
        return parcel_link(self.base, self.chain_id, self.parcel)

    @property
    def id_lines(self) -> list[str]:
        """The parcel's id in groups that a person can compare."""
        digits = self.parcel.hex()
        lines = [digits[at : at + PER_LINE] for at in range(0, len(digits), PER_LINE)]
        return [_grouped(line) for line in lines]


def as_svg(label: Label) -> str:
    """The label as SVG, 100 by 50 mm, black on white."""
    code = code_of(label.link)
    scale = EDGE / code.size
    said = "".join(
        f'<text x="{TEXT_AT}" y="{y:.1f}" font-size="{size}" font-family="{font}"'
        f' font-weight="{weight}">{escape(text)}</text>'
        for y, text, size, font, weight in _lines(label)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}mm" height="{HEIGHT}mm"'
        f' viewBox="0 0 {WIDTH} {HEIGHT}" role="img"><title>{escape(_title(label))}</title>'
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>'
        f'<path transform="translate(2 2) scale({scale:.5f})" d="{code.path}"/>{said}</svg>\n'
    )


def as_pdf(label: Label) -> bytes:
    """The label as a PDF of one page of 100 by 50 mm."""
    pdf = sheet(WIDTH, HEIGHT, _title(label))
    draw_code(pdf, code_of(label.link), 2, 2, EDGE)
    for y, text, size, font, weight in _lines(label)[: -len(_words())]:
        family = f"{MONO} B" if "mono" in font else f"Helvetica{' B' if weight == 700 else ''}"
        write(pdf, TEXT_AT, y, text, size * POINTS, family)
    wrapped(pdf, TEXT_AT, 41.2, WIDTH - TEXT_AT - 3, WORDS, 6.5)
    return bytes(pdf.output())


POINTS: Final = 2.83  # of a millimetre
Line = tuple[float, str, float, str, int]


def _lines(label: Label) -> list[Line]:
    """Base line, text, size in millimetres, font and weight of each line."""
    sans, mono = "Helvetica, Arial, sans-serif", "Courier New, monospace"
    lines: list[Line] = [
        (7.0, "Rough diamonds", 4.2, sans, 700),
        (11.6, f"Ledger no. {label.chain_id}", 2.9, sans, 400),
        (17.4, "Parcel", 2.5, sans, 400),
    ]
    lines += [(21.6 + 4.1 * at, text, 3.6, mono, 700) for at, text in enumerate(label.id_lines)]
    if label.reference:
        lines.append((38.6, f"Lot {label.reference}", 3.2, sans, 700))
    lines += [(43.6 + 2.9 * at, text, 2.3, sans, 400) for at, text in enumerate(_words())]
    return lines


def _words() -> list[str]:
    first, _, second = WORDS.partition(". ")
    return [f"{first}.", second]


def _grouped(digits: str) -> str:
    groups = [digits[at : at + PER_GROUP] for at in range(0, len(digits), PER_GROUP)]
    return " ".join(groups)


def _title(label: Label) -> str:
    return f"Label of parcel 0x{label.parcel.hex()}"
