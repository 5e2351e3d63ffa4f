"""What PDFs of labels and slips share: a page in millimetres, a code on it, text that fits."""

from __future__ import annotations

from typing import Final

from fpdf import FPDF

from kp_ledger.labels.codes import Code

SANS: Final = "Helvetica"
MONO: Final = "Courier"
OVERLAP: Final = 0.02  # millimetres: no hairlines between modules


def sheet(width: float, height: float, title: str) -> FPDF:
    """A page of that size, in millimetres, with nothing on it."""
    pdf = FPDF(unit="mm", format=(width, height))
    pdf.set_auto_page_break(False)
    pdf.set_margin(0)
    pdf.c_margin = 0
    pdf.set_title(title)
    pdf.set_creator("kp")
    pdf.add_page(orientation="P")
    return pdf


def draw_code(pdf: FPDF, code: Code, x: float, y: float, edge: float) -> None:
    """The code with its quiet zone, its upper left corner at x, y."""
    module = edge / code.size
    for run in code.runs:
        left, top = x + run.x * module, y + run.y * module
        pdf.rect(left, top, run.length * module + OVERLAP, module + OVERLAP, style="F")


def write(pdf: FPDF, x: float, y: float, text: str, size: float, font: str = SANS) -> None:
    """A line of text, its base line at y; `font` may be bold, as in "Helvetica B"."""
    family, _, style = font.partition(" ")
    pdf.set_font(family, style, size)
    pdf.text(x, y, printable(text))


def wrapped(
    pdf: FPDF, x: float, y: float, width: float, text: str, size: float, font: str = SANS
) -> float:
    """Text over as many lines as it needs; returns where the next begins."""
    family, _, style = font.partition(" ")
    pdf.set_font(family, style, size)
    pdf.set_xy(x, y)
    pdf.multi_cell(width, size * 0.46, printable(text), align="L", new_x="LMARGIN", new_y="NEXT")
    return float(pdf.get_y())


def printable(text: str) -> str:
    """What a printer's own fonts have; a question mark for anything else."""
    return text.encode("latin-1", "replace").decode("latin-1")
