"""From what a person types to the ledger's numbers: parcels, organisations, zones, licences."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kp_ledger.base.errors import BadInput
from kp_ledger.domain.parse import is_id, parse_id, parse_organisation, parse_parcel_name
from kp_ledger.domain.references import parse_reference
from kp_ledger.domain.showing import Names
from kp_ledger.generated.records import ParcelRef
from kp_ledger.index.queries.typed import (
    SHORT,
    keys_from,
    parcels_from,
    parcels_named,
    requests_named,
)
from kp_ledger.index.store import Snapshot
from kp_ledger.keys.directory import KeyDirectory
from kp_ledger.model.typed import parcel_id, part_id, request_id


def organisation(text: str, keys: KeyDirectory, names: Names) -> int:
    """An organisation by its number, its keystore's name, or its name in names.json."""
    if text.isdecimal():
        return parse_organisation(text)
    if text in keys.names():
        return keys.get(text).owner.organisation
    for number, name in names.organisations.items():
        if name == text:
            return number
    raise BadInput(text, "is neither a number, nor a key here, nor a name in names.json")


class Parcels:
    """Finds parcels as they are typed by an organisation: its own references come first."""

    def __init__(
        self, ledger: Callable[[], Snapshot | None], mine: int, keys: KeyDirectory, names: Names
    ) -> None:
        self._ledger = ledger
        self._mine = mine
        self._keys = keys
        self._names = names

    def find(self, text: str) -> bytes:
        """An id, how one begins, a reference, NAME:REFERENCE, or a part REFERENCE/N."""
        if is_id(text):
            return parse_id(text)
        if SHORT.fullmatch(text):
            snapshot = self._ledger()
            return _only(text, parcels_from(snapshot, text) if snapshot else [])
        registrar, colon, reference = text.rpartition(":")
        if colon:
            return self._named(organisation(registrar, self._keys, self._names), reference)
        return self._mine_or_known(reference)

    def ref(self, text: str) -> ParcelRef:
        """A parcel with the revision behind its @, or the one it has now."""
        name, revision = parse_parcel_name(text)
        parcel = self.find(name)
        return ParcelRef(parcel, revision or self._revision(parcel, text))

    def refs(self, texts: list[str]) -> tuple[ParcelRef, ...]:
        """Parcels in ascending order, as orders list them; BadInput for one that is repeated."""
        found: dict[bytes, ParcelRef] = {}
        for text in texts:
            ref = self.ref(text)
            if ref.parcel in found:
                raise BadInput(text, "is named twice")
            found[ref.parcel] = ref
        return tuple(found[parcel] for parcel in sorted(found))

    def _revision(self, parcel: bytes, text: str) -> int:
        snapshot = self._ledger()
        if snapshot is None:
            raise BadInput(text, "its revision cannot be looked up without a node: PARCEL@REVISION")
        word = snapshot.state.parcels.get(parcel)
        if word is None:
            raise BadInput(text, "there is no parcel of this name on this ledger")
        return word.revision

    def _is_known(self, parcel: bytes) -> bool:
        snapshot = self._ledger()
        return snapshot is not None and parcel in snapshot.state.parcels

    def _named(self, registrar: int, reference: str) -> bytes:
        """A registrar's reference; where there is none such, the N-th part of one."""
        whole = parcel_id(registrar, parse_reference(reference))
        parent, slash, index = reference.rpartition("/")
        if not slash or not index.isdecimal() or self._is_known(whole):
            return whole
        return part_id(self._named(registrar, parent), int(index))

    def _mine_or_known(self, reference: str) -> bytes:
        mine = self._named(self._mine, reference)
        snapshot = self._ledger()
        if snapshot is None or mine in snapshot.state.parcels:
            return mine
        found = parcels_named(snapshot, reference)
        return _only(reference, found) if found else mine


def request(text: str, snapshot: Snapshot, mine: int) -> bytes:
    """A request by its id, how it begins, or the exporter's reference."""
    if is_id(text):
        return parse_id(text)
    if SHORT.fullmatch(text):
        return _only(text, keys_from(snapshot, "requests", text))
    own = request_id(mine, parse_reference(text))
    if own in snapshot.state.requests:
        return own
    return _only(text, requests_named(snapshot, text))


def by_prefix(text: str, snapshot: Snapshot, section: str, what: str) -> bytes:
    """An entry of a section by its id or how that begins."""
    if is_id(text):
        return parse_id(text, what)
    if not SHORT.fullmatch(text):
        raise BadInput(text, f"{what} is 64 hexadecimal digits, or 0x and its first six or more")
    return _only(text, keys_from(snapshot, section, text))


def _only(text: str, found: Sequence[bytes]) -> bytes:
    if len(found) == 1:
        return found[0]
    if not found:
        raise BadInput(text, "nothing of this name is on this ledger")
    raise BadInput(text, f"{len(found)} have this name: give the id, or NAME:REFERENCE")
