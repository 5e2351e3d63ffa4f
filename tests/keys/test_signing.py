"""Signing orders: the contracts' digest, the chain it is good for, and what is shown first."""

from __future__ import annotations

from typing import Any

import pytest
from eth_account import Account

from kp_ledger.base.errors import BadInput
from kp_ledger.base.messages import NO_KEY
from kp_ledger.domain.showing import Names
from kp_ledger.keys.keystore import Opened, Owner
from kp_ledger.keys.shown import order_lines
from kp_ledger.keys.signing import recover, sign_order
from kp_ledger.model.state import Ledger
from kp_ledger.model.typed import TYPES, VERIFIER, digest, members
from tests.keys.samples import HANDOVER, LEDGER, ORDERS

HALF_ORDER = 0x7FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF5D576E7357A4501DDFE92F46681B20A0


def key(demonstration: bool = True) -> Opened:
    return Opened(Owner("k", 7, "BW", "miner", demonstration), Account.create())


@pytest.mark.parametrize("order", ORDERS, ids=lambda order: type(order).__name__)
def test_a_signature_recovers_to_its_key(order: Any) -> None:
    signer = key()
    signed = sign_order(order, signer, LEDGER)
    assert signed.key == signer.address
    assert recover(digest(order, LEDGER), signed.signature) == signer.address


def test_the_wallets_way_of_signing_gives_the_same_digest() -> None:
    """eth-account computes EIP-712 from the type strings by itself."""
    signer = key()
    types = {
        name: [{"type": t, "name": n} for t, n in members(name)]
        for name in ("ParcelRef", "Handover")
    }
    domain = {
        "name": "Kimberley ledger",
        "version": "1",
        "chainId": LEDGER.chain_id,
        "verifyingContract": LEDGER.addresses["Parcels"],
    }
    message = {
        n: getattr(HANDOVER, a)
        for (_, n), a in zip(members("Handover"), HANDOVER.__slots__, strict=True)
    }
    message["parcels"] = [{"parcel": r.parcel, "revision": r.revision} for r in HANDOVER.parcels]
    signed = Account.sign_typed_data(signer.account.key, domain, types, message)
    assert bytes(signed.signature) == sign_order(HANDOVER, signer, LEDGER).signature


@pytest.mark.parametrize("chain_id", [1, 1337, 31337])
def test_a_real_key_does_not_sign_for_a_chain_that_everybody_has(chain_id: int) -> None:
    ledger = Ledger(chain_id, LEDGER.addresses)
    with pytest.raises(BadInput, match="1, 1337 or 31337 needs a demonstration keystore"):
        sign_order(HANDOVER, key(demonstration=False), ledger)
    assert sign_order(HANDOVER, key(), ledger).signature


def test_what_is_no_signature_recovers_to_no_key() -> None:
    signer = key()
    order_digest = digest(HANDOVER, LEDGER)
    good = sign_order(HANDOVER, signer, LEDGER).signature
    high = (HALF_ORDER + 1).to_bytes(32, "big")
    bad = [b"", good[:64], good[:64] + b"\x00", bytes(64) + b"\x1b", good[:32] + high + good[64:]]
    assert [recover(order_digest, signature) for signature in bad] == [NO_KEY] * len(bad)


@pytest.mark.parametrize("order", ORDERS, ids=lambda order: type(order).__name__)
def test_every_field_is_shown_before_signing(order: Any) -> None:
    lines = order_lines(order, LEDGER)
    lists = sum(1 for kind, _ in members(type(order).__name__) if kind.endswith("[]"))
    assert len(lines) >= 3 + len(members(type(order).__name__)) - lists
    assert lines[1] == ("Ledger (chain id)", "987654")


def test_the_words_shown_are_words() -> None:
    shown = dict(order_lines(HANDOVER, LEDGER, Names(organisations={7: "Orapa"})))
    assert shown["Given by"] == "Orapa (no. 7)"
    assert shown["Received by"] == "organisation no. 8"
    assert shown["What moves"] == "custody and title"
    assert shown["Day it happened"] == "3 March 2026"
    assert shown["Signed at"] == "3 March 2026, 01:06:40 UTC"
    assert shown["Parcel 1 of 1"] == f"parcel 0x{'01' * 32}, at revision 3"


def test_each_type_that_is_sent_is_signed_for_a_contract() -> None:
    sent = {type(order).__name__ for order in ORDERS}
    assert sent < set(VERIFIER)
    assert set(VERIFIER) < set(TYPES)
