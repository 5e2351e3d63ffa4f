"""What a command works at: a ledger's home, its node, its keys, and the ledger as it stands."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterable
from dataclasses import replace
from functools import cached_property
from pathlib import Path

from kp_ledger.base.errors import BadInput
from kp_ledger.cli import resolve
from kp_ledger.cli.current import current, last_known
from kp_ledger.cli.link import Link
from kp_ledger.domain.days import SECONDS_PER_DAY, day_of
from kp_ledger.domain.parcels import Parcel
from kp_ledger.domain.parse import (
    is_id,
    parse_id,
    parse_number,
    parse_past_day,
    show_certificate,
)
from kp_ledger.domain.showing import Names
from kp_ledger.generated.codes import LIMIT_ORDER_DAYS
from kp_ledger.generated.records import Packing, ParcelRef
from kp_ledger.home import Home
from kp_ledger.index.queries.prefetch import rows_by_id
from kp_ledger.index.store import Snapshot
from kp_ledger.keys.directory import KeyDirectory
from kp_ledger.keys.keystore import Owner
from kp_ledger.model.state import Ledger, State


class Context:
    """Everything is fetched when it is first needed, and once."""

    def __init__(self, home: Path, acting: str = "", at: int | None = None) -> None:
        self.home = Home(home)
        self.acting = acting
        self.at = at
        self.sign_only = False

    @cached_property
    def keys(self) -> KeyDirectory:
        return KeyDirectory(self.home.keys)

    @cached_property
    def me(self) -> Owner:
        """Whose key acts."""
        return self.keys.get(self.acting).owner

    @cached_property
    def ledger(self) -> Ledger:
        return self.home.description().ledger

    @cached_property
    def link(self) -> Link:
        """The node: LedgerUnavailable when it does not answer, or is another chain's."""
        return Link(self.home)

    @cached_property
    def snapshot(self) -> Snapshot:
        """The ledger as of the node's last block; LedgerUnavailable when no node answers."""
        return current(self.link)

    @cached_property
    def known(self) -> Snapshot:
        """For who only reads: as of a block that is past; where no node answers, as known last."""
        return last_known(self.link, self.at)

    @property
    def state(self) -> State:
        return self.snapshot.state

    @cached_property
    def names(self) -> Names:
        """Names from names.json and from the keys here."""
        names = self.home.names()
        for keystore in self.keys.all():
            owner = keystore.owner
            names.keys[keystore.address] = owner.name
            if owner.organisation:
                names.organisations.setdefault(owner.organisation, owner.name)
        return names

    def names_with(self, parcels: Iterable[bytes]) -> Names:
        """The names, with the references of those of these parcels that are on the ledger."""
        rows = rows_by_id(self.snapshot, list(dict.fromkeys(parcels)))
        references = {bytes(row.id): row.reference for row in rows.values() if row.reference}
        return replace(self.names, parcels={**self.names.parcels, **references})

    @cached_property
    def now(self) -> int:
        """The moment of an order signed now: the clock's, or the last block's if that is later."""
        if self.link.answers():
            return max(int(time.time()), self.link.last_moment())
        return int(time.time())

    @property
    def today(self) -> int:
        return day_of(self.now)

    def day(self, text: str) -> int:
        """A day that is not in the future; today when none is given."""
        return parse_past_day(text, self.today) if text else self.today

    def deadline(self, good_for: str, most: int = LIMIT_ORDER_DAYS) -> int:
        days = parse_number(good_for, "the days an order is good for", most)
        return self.now + days * SECONDS_PER_DAY

    def organisation(self, text: str) -> int:
        return resolve.organisation(text, self.keys, self.names)

    @cached_property
    def parcels(self) -> resolve.Parcels:
        return resolve.Parcels(lambda: self._reachable, self._mine(), self.keys, self.names)

    def parcel(self, text: str) -> bytes:
        return self.parcels.find(text)

    def ref(self, text: str) -> ParcelRef:
        return self.parcels.ref(text)

    def refs(self, texts: list[str]) -> tuple[ParcelRef, ...]:
        return self.parcels.refs(texts)

    def request(self, text: str) -> bytes:
        return resolve.request(text, self.snapshot, self._mine())

    def word(self, parcel: bytes, text: str) -> Parcel:
        """The word of a parcel that is on the ledger."""
        if parcel not in self.state.parcels:
            raise BadInput(text, "there is no parcel of this name on this ledger")
        return self.state.parcels[parcel]

    def packing(self, certificate: int) -> Packing:
        """A certificate's parcels, as every act on them has to give them again."""
        if certificate not in self.state.packings:
            raise BadInput(show_certificate(certificate), "no shipment was sealed under it here")
        return self.state.packings[certificate]

    def revision(self, packing: Packing) -> int:
        """Of its first parcel: it says which certificate, as it stands now, is meant to end."""
        return self.state.parcel(packing.parcels[0]).revision

    def payload(self, proposal: bytes) -> bytes:
        """What was proposed, as closing it has to give it again."""
        if proposal not in self.state.payloads:
            raise BadInput("0x" + proposal.hex(), "no proposal of this id is on this ledger")
        return self.state.payloads[proposal]

    def owner(self, parcel: bytes) -> int:
        """Who owns it, as recorded; who acts, where the node cannot be asked."""
        snapshot = self._reachable
        word = snapshot.state.parcels.get(parcel) if snapshot else None
        return word.owner if word else self.me.organisation

    @cached_property
    def _reachable(self) -> Snapshot | None:
        """The ledger as it stands; None without a node: ids and revisions must be given then."""
        return self.snapshot if self.link.answers() else None

    def _mine(self) -> int:
        return self.me.organisation if self.acting else 0


def document(text: str) -> bytes:
    """The 32 bytes that stand for a document: given as such, or the SHA-256 of a file."""
    if not text:
        return bytes(32)
    if is_id(text):
        return parse_id(text)
    try:
        return hashlib.sha256(Path(text).read_bytes()).digest()
    except OSError:
        raise BadInput(text, "is neither 64 hexadecimal digits nor a file to read") from None
