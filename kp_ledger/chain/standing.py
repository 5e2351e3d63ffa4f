"""What stands at a ledger's addresses when it is deployed as planned, immutables included.

Known before anything is deployed: addresses follow from the deployer, and every immutable is one
of them or of the domain that orders are signed for. The founders sign the digest of it all.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, NamedTuple

from eth_hash.auto import keccak

from kp_ledger.chain.artifacts import load_artifact
from kp_ledger.model import typed
from kp_ledger.model.state import Ledger

WORD: Final = 32


class Standing(NamedTuple):
    """A contract, where it stands, and the hash of its code."""

    name: str
    address: str
    code: bytes


def planned_code(name: str, ledger: Ledger) -> bytes:
    """The code of the contract `name`, as it stands once it is deployed as planned."""
    artifact = load_artifact(name)
    code = bytearray.fromhex(artifact["deployedBytecode"][2:])
    for immutable, places in artifact["immutables"].items():
        word = _immutable(immutable, ledger, address_of(name, ledger))
        for place in places:
            code[place["start"] : place["start"] + place["length"]] = word
    return bytes(code)


def _immutable(name: str, ledger: Ledger, own: str) -> bytes:
    """A word: what OpenZeppelin's EIP712 keeps of the domain, or the address of a neighbour."""
    domain = {
        "_cachedDomainSeparator": lambda: typed.domain_separator(ledger.chain_id, own),
        "_cachedChainId": lambda: ledger.chain_id.to_bytes(WORD, "big"),
        "_cachedThis": lambda: _address(own),
        "_hashedName": lambda: keccak(typed.NAME.encode()),
        "_hashedVersion": lambda: keccak(typed.VERSION.encode()),
        "_name": lambda: _short(typed.NAME),
        "_version": lambda: _short(typed.VERSION),
    }
    if name in domain:
        return domain[name]()
    return _address(address_of(name.removeprefix("_").capitalize(), ledger))


def address_of(name: str, ledger: Ledger) -> str:
    """Where the contract stands; nowhere, on a ledger that has none of that name."""
    return ledger.addresses.get(name, "0x" + "00" * 20)


def _address(address: str) -> bytes:
    return bytes.fromhex(address.removeprefix("0x")).rjust(WORD, b"\0")


def _short(text: str) -> bytes:
    """A string of at most 31 bytes, and in the last byte how many they are."""
    encoded = text.encode()
    return encoded.ljust(WORD - 1, b"\0") + bytes([len(encoded)])


def planned(ledger: Ledger) -> list[Standing]:
    """Every contract as it will stand, in the order of deployment."""
    return [
        Standing(name, address, keccak(planned_code(name, ledger)))
        for name, address in ledger.addresses.items()
    ]


def standing_digest(all_: Iterable[Standing]) -> bytes:
    """What founders sign: keccak256(abi.encode(Deployed[])), as Foundings.sol has it."""
    rows = [
        name.encode().ljust(WORD, b"\0") + _address(address) + code for name, address, code in all_
    ]
    head = WORD.to_bytes(WORD, "big") + len(rows).to_bytes(WORD, "big")
    return keccak(head + b"".join(rows))
