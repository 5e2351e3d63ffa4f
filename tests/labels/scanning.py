"""Codes read back by a second implementation, as a scanner would."""

from __future__ import annotations

import re

import pypdfium2
import zxingcpp

RUN = re.compile(r"M(\d+) (\d+)h(\d+)v1h-\d+z")
PIXELS = 4  # an edge of a module


def scan(pixels: bytes, width: int, height: int) -> list[str]:
    """The texts of all codes in a grey image."""
    image = memoryview(pixels).cast("B", shape=[height, width])
    return [found.text for found in zxingcpp.read_barcodes(image)]


def scan_path(path: str, size: int) -> list[str]:
    """The texts of a code that is drawn as runs of modules."""
    edge = size * PIXELS
    image = bytearray(b"\xff" * edge * edge)
    for x, y, length in (map(int, run) for run in RUN.findall(path)):
        for row in range(y * PIXELS, (y + 1) * PIXELS):
            start = row * edge + x * PIXELS
            image[start : start + length * PIXELS] = bytes(length * PIXELS)
    return scan(bytes(image), edge, edge)


def scan_pdf(document: bytes) -> list[str]:
    """The texts of all codes on the first page."""
    pixels = pypdfium2.PdfDocument(document)[0].render(scale=6, grayscale=True)
    return scan(bytes(pixels.buffer), pixels.stride, pixels.height)


def text_of(document: bytes) -> str:
    return str(pypdfium2.PdfDocument(document)[0].get_textpage().get_text_range())


def size_of(document: bytes) -> tuple[float, float]:
    """Width and height of the first page in millimetres."""
    width, height = pypdfium2.PdfDocument(document)[0].get_size()
    return round(width * 25.4 / 72, 1), round(height * 25.4 / 72, 1)
