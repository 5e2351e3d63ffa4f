"""What people type or scan, read kindly: links of labels, spaces, look-alikes. Nothing is guessed.

A look-alike is never taken for what was typed: `meant` says what might have been meant.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Final
from urllib.parse import parse_qsl, unquote, urlsplit

from kp_ledger.base.errors import BadInput
from kp_ledger.domain.parse import is_id, parse_certificate, parse_id

ID_DIGITS: Final = 64
_LINK: Final = re.compile(r"(?i)https?://\S+")
_LEDGER: Final = ("ledger", "chain", "chain_id")
_SPACES: Final = re.compile(r"[\s\-_.·:]+")
# Letters that are read for digits, and digits for letters.
DIGITS: Final = str.maketrans({"O": "0", "Q": "0", "I": "1", "L": "1", "S": "5", "B": "8"})
LETTERS: Final = str.maketrans({"0": "O", "1": "I", "5": "S", "8": "B"})
HEXADECIMAL: Final = str.maketrans({"o": "0", "q": "0", "i": "1", "l": "1", "s": "5", "z": "2"})
_ALMOST_CERTIFICATE: Final = re.compile(r"([A-Z0158]{2})([0-9OQILSB]{1,12})")
_ALMOST_ID: Final = re.compile(r"(?:0x|ox)?([0-9a-z]{60,68})")


@dataclass(frozen=True, slots=True)
class Link:
    """What a label's link names: a parcel or a certificate, and on which ledger, if it says so."""

    ledger: int | None
    parcel: bytes | None = None
    certificate: int | None = None


def is_link(text: str) -> bool:
    return _LINK.fullmatch(text.strip()) is not None


def read_link(text: str) -> Link | None:
    """What a link names, wherever in it that stands; None when it names nothing of ours."""
    try:
        parts = urlsplit(text.strip())
        query = parse_qsl(parts.query)
    except ValueError:
        return None
    segments = [unquote(part) for part in parts.path.split("/") if part]
    ledger = _ledger(segments, query)
    values = [*segments, *(value for _, value in query)]
    parcel = next((parse_id(value) for value in values if is_id(value)), None)
    if parcel is not None:
        return Link(ledger, parcel=parcel)
    for value in values:
        number = as_certificate(value)
        if number is not None:
            return Link(ledger, certificate=number)
    return None


def _ledger(segments: list[str], query: list[tuple[str, str]]) -> int | None:
    named = dict(query) | dict(pairwise(segments))
    found = next((named[name] for name in _LEDGER if name in named), "")
    return int(found) if re.fullmatch(r"[0-9]{1,20}", found) else None


def as_id(text: str) -> bytes | None:
    """32 bytes written with or without 0x, in either case, with spaces or not."""
    digits = _SPACES.sub("", text).lower()
    return parse_id(digits) if is_id(digits) else None


def as_certificate(text: str) -> int | None:
    """A certificate's number, in either case, with spaces or not, leading zeros or not."""
    try:
        return parse_certificate(_SPACES.sub("", text))
    except BadInput:
        return None


def digits_short(text: str) -> int | None:
    """How many digits an id lacks; less than zero: how many it has too many. None: it is no id."""
    digits = _SPACES.sub("", text).lower().removeprefix("0x")
    if not re.fullmatch(r"[0-9a-f]{32,128}", digits) or len(digits) in (40, ID_DIGITS):
        return None
    return ID_DIGITS - len(digits)


def id_meant(text: str) -> bytes | None:
    """The id that look-alike letters might stand for; None when there are none, or it is none."""
    compact = _SPACES.sub("", text).lower()
    match = _ALMOST_ID.fullmatch(compact)
    if match is None or is_id(compact):
        return None
    digits = match[1].translate(HEXADECIMAL)
    return parse_id(digits) if is_id(digits) else None


def certificates_meant(text: str) -> list[int]:
    """Numbers that look-alikes might stand for: letters for digits and digits for letters."""
    match = _ALMOST_CERTIFICATE.fullmatch(_SPACES.sub("", text).upper())
    if match is None:
        return []
    written = match[1] + match[2]
    meant = match[1].translate(LETTERS) + match[2].translate(DIGITS)
    number = as_certificate(meant)
    return [] if meant == written or number is None else [number]
