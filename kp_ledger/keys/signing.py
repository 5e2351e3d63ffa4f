"""Signing an order, and whose key a signature is.

What is signed is the EIP-712 digest that the contracts compute (kp_ledger.model.typed). An order
is shown before it is signed (shown.py); the caller sees to that.
"""

from __future__ import annotations

from typing import Any

from coincurve import PrivateKey, PublicKey
from eth_hash.auto import keccak

from kp_ledger.base.errors import BadInput
from kp_ledger.base.messages import NO_KEY, Signed
from kp_ledger.keys.keystore import Opened
from kp_ledger.model.state import Ledger
from kp_ledger.model.typed import digest

# Chain ids that everybody's test chain has: a signature made for one is good on all of them.
COMMON_CHAINS = frozenset({1, 1337, 31337})
_HALF_ORDER = 0x7FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF5D576E7357A4501DDFE92F46681B20A0


def check_chain(key: Opened, chain_id: int) -> None:
    """Refuses to sign for a chain id that is not this ledger's alone, with a real key."""
    if chain_id in COMMON_CHAINS and not key.owner.demonstration:
        rule = "signing for chain id 1, 1337 or 31337 needs a demonstration keystore"
        raise BadInput(chain_id, rule)


def sign_order(order: Any, key: Opened, ledger: Ledger, verifier: str = "") -> Signed:
    """`key`'s signature on `order` for this ledger: r, s and v, 65 bytes."""
    check_chain(key, ledger.chain_id)
    return Signed(key.address, sign_digest(digest(order, ledger, verifier), key))


def sign_digest(order_digest: bytes, key: Opened) -> bytes:
    """The signature on a digest. Never of one that is not shown as what it stands for."""
    secret = PrivateKey(bytes(key.account.key))
    signature = secret.sign_recoverable(order_digest, hasher=None)
    return signature[:64] + bytes([signature[64] + 27])


def recover(order_digest: bytes, signature: bytes) -> str:
    """The key that signed a digest, by the contracts' rule: NO_KEY when it is no signature."""
    if len(signature) != 65 or signature[64] not in (27, 28):
        return NO_KEY
    if int.from_bytes(signature[32:64], "big") > _HALF_ORDER:
        return NO_KEY
    recoverable = signature[:64] + bytes([signature[64] - 27])
    try:
        public = PublicKey.from_signature_and_message(recoverable, order_digest, hasher=None)
    except Exception:
        # The library raises bare Exceptions for an r or s that is out of range.
        return NO_KEY
    return "0x" + keccak(public.format(compressed=False)[1:])[12:].hex()


def recover_order(order: Any, signature: bytes, ledger: Ledger, verifier: str = "") -> Signed:
    """A signature with the key it recovers to, as acts carry it."""
    if not signature:
        return Signed(NO_KEY)
    return Signed(recover(digest(order, ledger, verifier), signature), signature)
