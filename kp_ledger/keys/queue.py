"""What was signed offline, as files: orders that wait for a second hand, signed transactions.

A file holds no secret: it may travel by mail or on a stick. `kp relay FILE` sends it.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from kp_ledger.base.errors import BadInput
from kp_ledger.base.messages import NO_KEY, Act
from kp_ledger.catalogue.act_rows import By
from kp_ledger.keys.signature_slots import missing, slots, with_signature
from kp_ledger.keys.signing import recover_order
from kp_ledger.keys.wire import act_from_json, to_json
from kp_ledger.model.state import Ledger

ORDER, TRANSACTION = "kimberley-ledger order 1", "kimberley-ledger transaction 1"
# Signatures that may lack: without them the importing office becomes the custodian.
_OPTIONAL: Final = frozenset({"ShipmentsConfirm", "PaperRecordInbound"})


@dataclass(frozen=True, slots=True)
class SignedTransaction:
    """A transaction ready to be sent, and what it says."""

    act: Act
    sender: str
    raw: bytes


def order_text(act: Act, ledger: Ledger) -> str:
    """An act with the signatures it has so far, and who has yet to sign."""
    lacking = [f"{slot.title}: {slot.by} {slot.signer}" for slot in missing(act)]
    file = {
        **_head(ORDER, act, ledger),
        "signed_by": {p.title: p.signed.key for p in slots(act) if p.signed.signature},
        "still_to_sign": lacking,
    }
    return json.dumps(file, indent=1) + "\n"


def transaction_text(signed: SignedTransaction, ledger: Ledger) -> str:
    file = {
        **_head(TRANSACTION, signed.act, ledger),
        "sender": signed.sender,
        "raw": "0x" + signed.raw.hex(),
    }
    return json.dumps(file, indent=1) + "\n"


def _head(form: str, act: Act, ledger: Ledger) -> dict[str, Any]:
    return {
        "format": form,
        "chain_id": ledger.chain_id,
        "contract": ledger.addresses[act.contract],
        "act": type(act).__name__,
        "arguments": to_json(act),
    }


def write_new(path: Path, text: str) -> None:
    """Writes a file that is not there yet."""
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError:
        raise BadInput(str(path), "there is a file already, and none is overwritten") from None
    except OSError as error:
        raise BadInput(str(path), f"cannot be written: {error.strerror}") from None


def read_queued(path: Path, ledger: Ledger) -> Act | SignedTransaction:
    """An act with its signatures, or a signed transaction; BadInput when for another ledger."""
    file = _read(path)
    _check_ledger(file, ledger, path)
    act = act_from_json(str(file.get("act")), file.get("arguments"))
    if file["format"] == TRANSACTION:
        return _transaction(file, act, path)
    for slot in slots(act):
        if slot.signed.signature:
            signed = recover_order(slot.order, slot.signed.signature, ledger, slot.verifier)
            if signed.key == NO_KEY:
                raise BadInput(str(path), f"the signature of the {slot.title} is none")
            act = with_signature(act, slot, signed)
    return act


def check_complete(act: Act, sender: str) -> None:
    """Refuses to send an act that still lacks a hand, unless the sender's key is that hand."""
    lacking = missing(act)
    for_itself = any(slot.by == By.NEW_KEY.value for slot in lacking)
    hands_of_the_sender = 1 if sender and not for_itself else 0
    if type(act).__name__ in _OPTIONAL or len(lacking) <= hands_of_the_sender:
        return
    who = ", ".join(f"{slot.title} ({slot.by} {slot.signer})" for slot in lacking)
    raise BadInput(type(act).__name__, f"has yet to be signed by {who}: kp sign FILE --as NAME")


def _transaction(file: dict[str, Any], act: Act, path: Path) -> SignedTransaction:
    try:
        raw = bytes.fromhex(file["raw"].removeprefix("0x"))
        return SignedTransaction(act, str(file["sender"]), raw)
    except (KeyError, ValueError, AttributeError):
        raise BadInput(str(path), "holds no signed transaction") from None


def _read(path: Path) -> dict[str, Any]:
    try:
        file = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        raise BadInput(str(path), "there is no JSON file to read here") from None
    if not isinstance(file, dict) or file.get("format") not in (ORDER, TRANSACTION):
        raise BadInput(str(path), "is neither an order nor a transaction of this ledger's kind")
    return file


def _check_ledger(file: dict[str, Any], ledger: Ledger, path: Path) -> None:
    if file.get("chain_id") != ledger.chain_id:
        rule = f"is signed for chain id {file.get('chain_id')}; this ledger's is {ledger.chain_id}"
        raise BadInput(str(path), rule)
    if str(file.get("contract")).lower() not in ledger.addresses.values():
        raise BadInput(str(path), f"is for contract {file.get('contract')}, which is not here")
