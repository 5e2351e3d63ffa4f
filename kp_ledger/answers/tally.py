"""What the ledger has recorded, added up from its events as they come."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import singledispatchmethod

from kp_ledger.base.messages import Event
from kp_ledger.domain.participants import show_participant
from kp_ledger.generated import codes, events
from kp_ledger.index.crossings import ARRIVING, KINDS
from kp_ledger.model.state import State


def _sums() -> defaultdict[str, int]:
    return defaultdict(int)


@dataclass(slots=True)
class Tally:
    """Millicarats and US cents by Participant. `first_day`: paper from before it is apart."""

    first_day: int
    production: defaultdict[str, int] = field(default_factory=_sums)
    exports: defaultdict[str, int] = field(default_factory=_sums)
    export_cents: defaultdict[str, int] = field(default_factory=_sums)
    imports: defaultdict[str, int] = field(default_factory=_sums)
    import_cents: defaultdict[str, int] = field(default_factory=_sums)
    before: defaultdict[str, int] = field(default_factory=_sums)
    opening: defaultdict[str, int] = field(default_factory=_sums)
    certificates: int = 0
    foreign_paper: int = 0
    told: int = 0
    _dug: dict[bytes, tuple[str, int]] = field(default_factory=dict)
    _issued: dict[int, events.CertificateIssued] = field(default_factory=dict)
    _confirmed: dict[int, dict[int, int]] = field(default_factory=dict)  # by kind

    def tell(self, event: Event, state: State) -> None:
        """Adds an event up; `state` is that after it."""
        self.told += 1
        self._tell(event, state)

    @singledispatchmethod
    def _tell(self, event: Event, state: State) -> None:
        """Most events move no weight across a border or out of the ground."""

    @_tell.register
    def _(self, event: events.ProductionRegistered, state: State) -> None:
        code = show_participant(state.parcels[event.parcel].place)
        self._dug[event.parcel] = code, event.millicarats
        self.production[code] += event.millicarats

    @_tell.register
    def _(self, event: events.Voided, state: State) -> None:
        code, millicarats = self._dug.pop(event.parcel, ("", 0))
        self.production[code] -= millicarats

    @_tell.register
    def _(self, event: events.OpeningRegistered, state: State) -> None:
        code = show_participant(state.parcels[event.parcel].place)
        self.opening[code] += event.millicarats

    @_tell.register
    def _(self, event: events.CertificateIssued, state: State) -> None:
        self.certificates += 1
        self._issued[event.certificate] = event
        self._confirmed[event.certificate] = dict.fromkeys(KINDS, 0)

    @_tell.register
    def _(self, event: events.ShipmentDeparted, state: State) -> None:
        certificate = state.certificates[event.certificate]
        code = show_participant(certificate.a.from_)
        self.exports[code] += certificate.a.millicarats
        self.export_cents[code] += certificate.b.cents

    @_tell.register
    def _(self, event: events.DepartureUndone, state: State) -> None:
        certificate = state.certificates[event.certificate]
        code = show_participant(certificate.a.from_)
        self.exports[code] -= certificate.a.millicarats
        self.export_cents[code] -= certificate.b.cents

    @_tell.register
    def _(self, event: events.ShipmentConfirmed, state: State) -> None:
        certificate = state.certificates[event.certificate]
        code = show_participant(certificate.a.to)
        self.imports[code] += event.certified
        for word in map(state.parcel, event.parcels):
            kind = word.kind & ~codes.SINGLE_STONE
            self._confirmed[event.certificate][kind] += word.millicarats
        if event.remaining == 0:
            self.import_cents[code] += certificate.b.cents

    @_tell.register
    def _(self, event: events.DetentionResolved, state: State) -> None:
        """What was still to come lies at its destination, as it was certified."""
        if event.outcome in ARRIVING:
            self._rest_arrives(event.certificate, state, 1)

    @_tell.register
    def _(self, event: events.DetainedAgain, state: State) -> None:
        self._rest_arrives(event.certificate, state, -1)

    def _rest_arrives(self, number: int, state: State, sign: int) -> None:
        certificate = state.certificates[number]
        code = show_participant(certificate.a.to)
        confirmed = sum(self._confirmed[number].values())
        self.imports[code] += sign * (certificate.a.millicarats - confirmed)
        self.import_cents[code] += sign * certificate.b.cents

    @_tell.register
    def _(self, event: events.ShipmentReturned, state: State) -> None:
        """What is back was not exported; of the value what was confirmed has its share."""
        issued, confirmed = self._issued[event.certificate], self._confirmed[event.certificate]
        weights = zip(issued.cents, confirmed.values(), issued.millicarats, strict=True)
        cents = sum(value * kept // (whole or 1) for value, kept, whole in weights)
        code = show_participant(issued.from_)
        self.exports[code] -= sum(issued.millicarats) - sum(confirmed.values())
        self.export_cents[code] -= sum(issued.cents) - cents
        self.import_cents[show_participant(issued.to)] += cents

    @_tell.register
    def _(self, event: events.ClosedOutside, state: State) -> None:
        certificate = state.certificates[event.certificate]
        code = show_participant(certificate.a.to)
        self.imports[code] += certificate.a.millicarats
        self.import_cents[code] += certificate.b.cents

    @_tell.register
    def _(self, event: events.InboundRecorded, state: State) -> None:
        self.foreign_paper += 1
        weight, cents = sum(event.millicarats), sum(event.cents)
        issuer = show_participant(event.issuer)
        to = show_participant(state.certificates[event.certificate].a.to)
        self.imports[to] += weight
        self.import_cents[to] += cents
        if event.issued < self.first_day:
            self.before[issuer] += weight
        else:
            self.exports[issuer] += weight
            self.export_cents[issuer] += cents
