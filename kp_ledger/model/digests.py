"""What the ledger keeps of a list that is given again later: keccak256(abi.encode(list))."""

from __future__ import annotations

from collections.abc import Iterable

from eth_hash.auto import keccak

from kp_ledger.generated.records import Packing, ParcelRef

WORD = 32


def application_digest(cited: tuple[int, ...], parcels: tuple[ParcelRef, ...]) -> bytes:
    """Of what a request is for: the certificates cited, the parcels on their revisions."""
    numbers = _array(map(_word, cited))
    refs = _array(ref.parcel + _word(ref.revision) for ref in parcels)
    head = _word(2 * WORD) + _word(2 * WORD + len(numbers))
    return keccak(head + numbers + refs)


def packing_digest(packing: Packing) -> bytes:
    """Of a certificate's parcels and the certificate each arrived under."""
    parcels = _array(packing.parcels)
    numbers = _array(map(_word, packing.arrived_under))
    head = packing.request + _word(3 * WORD) + _word(3 * WORD + len(parcels))
    return keccak(_word(WORD) + head + parcels + numbers)


def _array(items: Iterable[bytes]) -> bytes:
    listed = list(items)
    return _word(len(listed)) + b"".join(listed)


def _word(value: int) -> bytes:
    return value.to_bytes(WORD, "big")
