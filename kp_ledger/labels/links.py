"""The text of a label's code: a GS1 Digital Link (docs/decisions/0013-digital-link.md).

https://gateway.example/01/02000000071022/10/1b6d43252331fe981014?91=1101748750823&92=1b6d4325…
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final
from urllib.parse import parse_qs, urlsplit

from kp_ledger.domain.errors import BadInput

# Rough diamonds on any ledger: a number for restricted circulation, of nobody's range.
GTIN: Final = "02000000071022"
LOT_DIGITS: Final = 20  # the most that GS1 has for a lot: the beginning of the parcel's id
LEDGER, PARCEL = "91", "92"
MOST: Final = 2_000
_PATH: Final = re.compile(r"/01/(\d{14})/10/([0-9a-fA-F]{20})/?")
_ID: Final = re.compile(r"(0x)?[0-9a-fA-F]{64}")


@dataclass(frozen=True, slots=True)
class Link:
    """What a label says: which ledger, which parcel."""

    chain_id: int
    parcel: bytes


def parcel_link(base: str, chain_id: int, parcel: bytes) -> str:
    """The link of a parcel at the gateway whose address is `base`."""
    digits = parcel.hex()
    path = f"/01/{GTIN}/10/{digits[:LOT_DIGITS]}"
    return f"{base.rstrip('/')}{path}?{LEDGER}={chain_id}&{PARCEL}={digits}"


def is_link(text: str) -> bool:
    """Whether it looks like a label's text, of whatever gateway."""
    return "/01/" in text and "/10/" in text


def read_link(text: str) -> Link:
    """What a scanned text says; BadInput when it is none, or contradicts itself."""
    if len(text) > MOST:
        raise BadInput(f"{text[:40]}…", f"a label's code has at most {MOST} characters")
    try:
        parts = urlsplit(text.strip())
    except ValueError:
        raise BadInput(text[:200], "is not an address") from None
    match = _PATH.search(parts.path)
    said = parse_qs(parts.query)
    ledger, digits = said.get(LEDGER, [""])[0], said.get(PARCEL, [""])[0]
    if match is None or not re.fullmatch(r"[0-9]{1,20}", ledger) or not _ID.fullmatch(digits):
        raise BadInput(text[:200], "is not the code of a parcel's label")
    parcel = bytes.fromhex(digits.removeprefix("0x"))
    if not parcel.hex().startswith(match[2].lower()):
        raise BadInput(text[:200], "names two parcels: the code is damaged, or was tampered with")
    return Link(int(ledger), parcel)
