"""Receipts: what the gateway signs of what it was handed, so that a loss can be proven."""

from __future__ import annotations

from typing import Final

from kp_ledger.domain.days import SECONDS_PER_DAY
from kp_ledger.keys.keystore import Opened
from kp_ledger.keys.signing import recover, sign_digest
from kp_ledger.model.gateway import Receipt
from kp_ledger.model.state import Ledger
from kp_ledger.model.typed import digest

RECORD_WITHIN: Final = SECONDS_PER_DAY


def receipt_of(subject: bytes, form: int, received: int) -> Receipt:
    """A receipt for what came in at `received`: it is to be recorded within a day."""
    return Receipt(subject, form, received, received + RECORD_WITHIN)


def sign_receipt(receipt: Receipt, key: Opened, ledger: Ledger) -> bytes:
    return sign_digest(digest(receipt, ledger), key)


def signer_of(receipt: Receipt, signature: bytes, ledger: Ledger) -> str:
    """The key that signed a receipt; NO_KEY when nobody's did."""
    return recover(digest(receipt, ledger), signature)
