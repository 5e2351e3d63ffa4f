"""From what a person types to the ledger's numbers: parcels, organisations, zones, licences."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection

from kp_ledger.base.errors import BadInput
from kp_ledger.cli.world import World
from kp_ledger.domain.parse import is_id, parse_id, parse_organisation, parse_parcel_name
from kp_ledger.domain.references import parse_reference
from kp_ledger.domain.showing import Names
from kp_ledger.generated.records import ParcelRef
from kp_ledger.keys.directory import KeyDirectory
from kp_ledger.model.typed import parcel_id, part_id, request_id

_SHORT = re.compile(r"0x[0-9a-f]{6,63}")


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
        self, reach: Callable[[], World | None], mine: int, keys: KeyDirectory, names: Names
    ) -> None:
        self._reach = reach
        self._mine = mine
        self._keys = keys
        self._names = names

    def find(self, text: str) -> bytes:
        """An id, the beginning of one, a reference, NAME:REFERENCE, or a part REFERENCE/N."""
        if is_id(text):
            return parse_id(text)
        if _SHORT.fullmatch(text):
            return self._begins(text)
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
        world = self._reach()
        if world is None:
            raise BadInput(text, "its revision cannot be looked up without a node: PARCEL@REVISION")
        if parcel not in world.state.parcels:
            raise BadInput(text, "there is no parcel of this name on this ledger")
        return world.state.parcels[parcel].revision

    def _known(self) -> Collection[bytes]:
        world = self._reach()
        return world.state.parcels.keys() if world else ()

    def _begins(self, text: str) -> bytes:
        digits = text.removeprefix("0x")
        return _only(text, [parcel for parcel in self._known() if parcel.hex().startswith(digits)])

    def _named(self, registrar: int, reference: str) -> bytes:
        """A registrar's reference; where there is none such, the N-th part of one."""
        whole = parcel_id(registrar, parse_reference(reference))
        parent, slash, index = reference.rpartition("/")
        if whole in self._known() or not slash or not index.isdecimal():
            return whole
        return part_id(self._named(registrar, parent), int(index))

    def _mine_or_known(self, reference: str) -> bytes:
        mine = self._named(self._mine, reference)
        world = self._reach()
        if world is None or mine in world.state.parcels:
            return mine
        known = world.history.references
        found = [parcel for parcel, name in known.items() if name == reference]
        return _only(reference, found) if found else mine


def request(text: str, world: World, mine: int) -> bytes:
    """A request by its id, the beginning of one, or the exporter's reference."""
    if is_id(text):
        return parse_id(text)
    if _SHORT.fullmatch(text):
        digits = text.removeprefix("0x")
        return _only(text, [r for r in world.state.requests if r.hex().startswith(digits)])
    reference = parse_reference(text)
    own = request_id(mine, reference)
    if own in world.state.requests:
        return own
    return _only(text, [r for r, event in world.requests.items() if event.reference == reference])


def beginning(text: str, ids: list[bytes], what: str) -> bytes:
    """One of `ids` by its id or the beginning of it."""
    if is_id(text):
        return parse_id(text, what)
    if not _SHORT.fullmatch(text):
        raise BadInput(text, f"{what} is 64 hexadecimal digits, or 0x and its first six or more")
    return _only(text, [one for one in ids if one.hex().startswith(text.removeprefix("0x"))])


def _only(text: str, found: list[bytes]) -> bytes:
    if len(found) == 1:
        return found[0]
    if not found:
        raise BadInput(text, "nothing of this name is on this ledger")
    raise BadInput(text, f"{len(found)} have this name: give the id, or NAME:REFERENCE")
