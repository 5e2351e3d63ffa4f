"""Signed transactions: of the oldest form, which every node takes, and free of fees."""

from __future__ import annotations

from dataclasses import dataclass

import rlp
from coincurve import PrivateKey, PublicKey
from eth_account.signers.local import LocalAccount
from eth_hash.auto import keccak
from rlp.codec import encode_raw

from kp_ledger.base.errors import BadInput

# Several times what the largest act needs: rules.md (g); what is not used costs nothing, and a
# node whose blocks hold less is given less (Client, gas).
GAS = 100_000_000


@dataclass(frozen=True, slots=True)
class Transaction:
    """A signed transaction, ready to be sent, and sent again: it counts once.

    `call` names what it asks for, whatever its nonce: the same for the same sender and data.
    """

    hash: str
    sender: str  # lower-case address
    nonce: int
    call: str
    raw: bytes


def sign(
    account: LocalAccount, nonce: int, to: str, data: bytes, chain_id: int, gas: int = GAS
) -> Transaction:
    """Calls `to` with `data`; with `to` empty, creates the contract whose creation code it is.

    By hand what eth-account's sign_transaction does: that takes four times as long, and a batch
    waits for it.
    """
    sender = account.address.lower()
    parts = [_number(nonce), b"", _number(gas), bytes.fromhex(to[2:]), b"", data]
    digest = keccak(encode_raw([*parts, _number(chain_id), b"", b""]))
    signed = PrivateKey(bytes(account.key)).sign_recoverable(digest, hasher=None)
    v = signed[64] + 35 + 2 * chain_id
    raw = encode_raw([*parts, _number(v), signed[:32].lstrip(b"\0"), signed[32:64].lstrip(b"\0")])
    return Transaction(
        "0x" + keccak(raw).hex(), sender, nonce, call_name(sender, to, data), bytes(raw)
    )


def read_transaction(raw: bytes, chain_id: int) -> Transaction:
    """A transaction that somebody else signed; BadInput unless it is one for this chain."""
    try:
        nonce, price, gas, to, value, data, v, r, s = rlp.decode(raw)
        parity = int.from_bytes(v, "big") - 35 - 2 * chain_id
        recoverable = r.rjust(32, b"\0") + s.rjust(32, b"\0") + bytes([parity])
        signed = [nonce, price, gas, to, value, data, _number(chain_id), b"", b""]
        digest = keccak(encode_raw(signed))
        key = PublicKey.from_signature_and_message(recoverable, digest, hasher=None)
    except Exception:
        # rlp and coincurve raise many kinds for bytes that anybody may have made up.
        rule = f"it is not a signed transaction of the oldest form for chain {chain_id}"
        raise BadInput("0x" + raw[:40].hex() + "…", rule) from None
    sender = "0x" + keccak(key.format(compressed=False)[1:])[12:].hex()
    target = "0x" + to.hex() if to else ""
    number = int.from_bytes(nonce, "big")
    return Transaction(
        "0x" + keccak(raw).hex(), sender, number, call_name(sender, target, data), raw
    )


def call_name(sender: str, to: str, data: bytes) -> str:
    """What `Transaction.call` is, before there is a signature."""
    return keccak(f"{sender}{to}".encode() + data).hex()


def _number(value: int) -> bytes:
    return value.to_bytes((value.bit_length() + 7) // 8, "big")
