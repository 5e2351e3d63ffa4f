"""Who acts in the tests: named organisations with keys derived from their names.

BW (chair), AO and AE are on the ledger, ZW is outside. Each of the three has one office with
every power; BW has a second one that may only export.
"""

from __future__ import annotations

from dataclasses import dataclass

from coincurve import PrivateKey
from eth_account import Account
from eth_account.signers.local import LocalAccount
from eth_hash.auto import keccak

from kp_ledger.base.messages import Signed
from kp_ledger.generated import codes
from kp_ledger.model import typed
from kp_ledger.model.state import Ledger


def letters(code: str) -> int:
    """A Participant's number: its two letters as 16 bits."""
    return int.from_bytes(code.encode(), "big")


BW, AO, AE, ZW = (letters(code) for code in ("BW", "AO", "AE", "ZW"))
ALL_POWERS = 31


@dataclass(frozen=True)
class Actor:
    """A key, and the organisation it acts for (zero for focal keys and strangers)."""

    name: str
    participant: int
    organisation: int = 0
    role: int = 0
    licence: int = 0

    @property
    def account(self) -> LocalAccount:
        return account(self.name)

    @property
    def address(self) -> str:
        return str(self.account.address).lower()


_accounts: dict[str, LocalAccount] = {}


def account(name: str) -> LocalAccount:
    if name not in _accounts:
        _accounts[name] = Account.from_key(keccak(b"a key for tests: " + name.encode()))
    return _accounts[name]


def names() -> list[str]:
    """Of all accounts that tests have asked for so far."""
    return list(_accounts)


def address_of(name: str) -> str:
    return str(account(name).address).lower()


def _actors() -> dict[str, Actor]:
    found = [Actor(f"{code.lower()}_focal", letters(code)) for code in ("BW", "AO", "AE")]
    found += [
        Actor("bw_office", BW, 0x10000001, codes.ROLE_OFFICE),
        Actor("bw_export", BW, 0x10000002, codes.ROLE_OFFICE),
        Actor("bw_miner", BW, 0x10000011, codes.ROLE_MINER, 101),
        Actor("bw_trader", BW, 0x10000012, codes.ROLE_TRADER, 102),
        Actor("bw_trader2", BW, 0x10000013, codes.ROLE_TRADER, 103),
        Actor("bw_valuer", BW, 0x10000014, codes.ROLE_VALUER, 104),
        Actor("bw_cutter", BW, 0x10000015, codes.ROLE_CUTTER, 105),
        Actor("bw_unlicensed", BW, 0x10000016),
        Actor("bw_observer", BW, 0x10000017, codes.ROLE_OBSERVER),
        Actor("ao_office", AO, 0x20000001, codes.ROLE_OFFICE),
        Actor("ao_miner", AO, 0x20000011, codes.ROLE_MINER, 201),
        Actor("ao_trader", AO, 0x20000012, codes.ROLE_TRADER, 202),
        Actor("ao_valuer", AO, 0x20000014, codes.ROLE_VALUER, 204),
        Actor("ae_office", AE, 0x30000001, codes.ROLE_OFFICE),
        Actor("ae_trader", AE, 0x30000012, codes.ROLE_TRADER, 302),
        Actor("ae_trader2", AE, 0x30000013, codes.ROLE_TRADER, 303),
        Actor("ae_valuer", AE, 0x30000014, codes.ROLE_VALUER, 304),
        Actor("ae_carrier", AE, 0x30000015, codes.ROLE_CARRIER, 305),
        Actor("zw_exporter", ZW, 0x40000011),
        Actor("zw_importer", ZW, 0x40000012),
        Actor("stranger", 0),
    ]
    return {actor.name: actor for actor in found}


ACTORS = _actors()


def actor(name: str) -> Actor:
    return ACTORS[name]


def sign(order: object, by: str, ledger: Ledger, verifier: str = "") -> Signed:
    """The order's EIP-712 signature by an actor's key, as 65 bytes."""
    digest = typed.digest(order, ledger) if not verifier else typed.digest(order, ledger, verifier)
    return sign_digest(digest, by)


def sign_digest(digest: bytes, by: str) -> Signed:
    raw = PrivateKey(bytes(account(by).key)).sign_recoverable(digest, hasher=None)
    return Signed(account(by).address.lower(), raw[:64] + bytes([27 + raw[64]]))


def unsigned(by: str) -> Signed:
    """No signature: the sender's own key acts."""
    return Signed(account(by).address.lower())


def founding_signatures(ledger: Ledger) -> list[bytes]:
    """The founders' signatures over the tests' founding, in the order of its list."""
    from kp_ledger.model.founding import founding_digest
    from tests.world import founders, founding

    digest = founding_digest(founding(), ledger)
    return [sign_digest(digest, name).signature for name in founders()]
