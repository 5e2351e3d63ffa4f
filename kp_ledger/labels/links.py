"""The text of a label's code: a GS1 Digital Link (docs/decisions/0013-digital-link.md).

https://gateway.example/01/02000000071022/10/1b6d43252331fe981014?ledger=1101748750823&parcel=1b6d…
kp_ledger/domain/scanned.py reads it back.
"""

from __future__ import annotations

from typing import Final

# Rough diamonds on any ledger: a number for restricted circulation, of nobody's range.
GTIN: Final = "02000000071022"
LOT_DIGITS: Final = 20  # the most that GS1 has for a lot: the beginning of the parcel's id


def parcel_link(base: str, chain_id: int, parcel: bytes) -> str:
    """The link of a parcel at the gateway whose address is `base`."""
    digits = parcel.hex()
    path = f"/01/{GTIN}/10/{digits[:LOT_DIGITS]}"
    return f"{base.rstrip('/')}{path}?ledger={chain_id}&parcel={digits}"


def certificate_link(base: str, number: str) -> str:
    """The link of a certificate's page."""
    return f"{base.rstrip('/')}/certificate/{number.replace(' ', '-')}"
