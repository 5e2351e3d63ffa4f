"""The ledger as it stands, folded from its events, with what only their order tells."""

from __future__ import annotations

from collections.abc import Iterable

from kp_ledger.base.errors import BadInput
from kp_ledger.chain.reader import LoggedEvent
from kp_ledger.cli.history import History
from kp_ledger.domain.parse import show_certificate
from kp_ledger.generated import events
from kp_ledger.generated.codes import PARCEL_SEALED
from kp_ledger.generated.records import Packing
from kp_ledger.model.rules import apply
from kp_ledger.model.state import Ledger, State


class World:
    """State and history of a ledger's entries, in one pass."""

    def __init__(self, ledger: Ledger, entries: Iterable[LoggedEvent]) -> None:
        self.entries = list(entries)
        self.state = State(ledger)
        self.history = History(self.entries)
        self.requests: dict[bytes, events.CertificateRequested] = {}
        self.packings: dict[int, Packing] = {}
        self._request_of: dict[int, bytes] = {}
        for entry in self.entries:
            self._note(entry.event)
            apply(self.state, entry.event, entry.moment)

    def packing(self, certificate: int) -> Packing:
        """A certificate's parcels, as every act on them has to give them again."""
        if certificate not in self.packings:
            raise BadInput(show_certificate(certificate), "no shipment was sealed under it here")
        return self.packings[certificate]

    def _note(self, event: object) -> None:
        """What has to be seen before the event changes the state."""
        if isinstance(event, events.CertificateRequested):
            self.requests[event.request] = event
        elif isinstance(event, events.CertificateIssued):
            self._request_of[event.certificate] = event.request
        elif isinstance(event, events.Sealed):
            arrived = tuple(self._arrived_under(parcel) for parcel in event.parcels)
            request = self._request_of.get(event.certificate, bytes(32))
            self.packings[event.certificate] = Packing(request, event.parcels, arrived)

    def _arrived_under(self, parcel: bytes) -> int:
        """Its certificate before sealing; a replaced one is looked through."""
        current = self.state.parcel(parcel).certificate
        packing = self.packings.get(current)
        if packing and parcel in packing.parcels and self._is_sealed_under(parcel, current):
            return packing.arrived_under[packing.parcels.index(parcel)]
        return current

    def _is_sealed_under(self, parcel: bytes, certificate: int) -> bool:
        word = self.state.parcel(parcel)
        return word.status == PARCEL_SEALED and word.certificate == certificate
