"""Production and trade as they were recorded: each registration, each shipment across a border."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import func, select

from kp_ledger.chain.reader import LoggedEvent
from kp_ledger.generated import codes, events
from kp_ledger.index.crossings import KINDS, Arrival, Crossing, Weights
from kp_ledger.index.packed import read_word
from kp_ledger.index.queries.events import naming, number, of_kinds
from kp_ledger.index.store import Snapshot
from kp_ledger.index.subjects import CERTIFICATE, ORGANISATION, PARTICIPANT, ZONE
from kp_ledger.index.tables import changes, parcels
from kp_ledger.model.state import State

_MOVES: Final = (events.ShipmentDeparted, events.ShipmentConfirmed, events.ClosedOutside)


@dataclass(frozen=True, slots=True)
class Dug:
    """A registration of production that was not voided."""

    event: int
    parcel: bytes
    participant: int
    origin: int
    kind: int
    day: int
    millicarats: int


def production(snapshot: Snapshot, participant: int | None = None) -> list[Dug]:
    """Production registered up to the block, of a Participant or of all, oldest first."""
    state = snapshot.state
    if participant is None:
        logged = of_kinds(snapshot, events.ProductionRegistered)
    else:
        zones = zones_of(state, participant)
        logged = naming(snapshot, ZONE, zones, events.ProductionRegistered)
    void = {one.event.parcel for one in of_kinds(snapshot, events.Voided)}  # type: ignore[attr-defined]
    return [_dug(state, one) for one in logged if one.event.parcel not in void]  # type: ignore[attr-defined]


def zones_of(state: State, participant: int) -> list[int]:
    """The zones of a Participant, ascending."""
    found = (number for number, epochs in state.zones.items() if _of(epochs) == participant)
    return sorted(found)


def _of(epochs: Sequence[Any]) -> int:
    return int(epochs[-1].participant)


def _dug(state: State, logged: LoggedEvent) -> Dug:
    event: Any = logged.event
    return Dug(
        number(logged),
        event.parcel,
        state.zones[event.origin >> 8][-1].participant,
        event.origin,
        event.kind & ~codes.SINGLE_STONE,
        event.day,
        event.millicarats,
    )


def crossings(snapshot: Snapshot, participant: int | None = None) -> list[Crossing]:
    """Certificates from and to a Participant, or all, in the order in which they were recorded."""
    if participant is None:
        issued = of_kinds(snapshot, events.CertificateIssued)
        paper = of_kinds(snapshot, events.InboundRecorded)
        moves = of_kinds(snapshot, *_MOVES)
    else:
        issued = naming(snapshot, PARTICIPANT, [participant], events.CertificateIssued)
        paper = _paper_of(snapshot, participant)
        numbers = [one.event.certificate for one in issued]  # type: ignore[attr-defined]
        moves = naming(snapshot, CERTIFICATE, numbers, *_MOVES)
    found = {one.certificate: one for one in map(_issued, issued)}
    for logged in moves:
        _move(snapshot, found[logged.event.certificate], logged)  # type: ignore[attr-defined]
    return [*found.values(), *(_recorded(snapshot.state, logged) for logged in paper)]


def _paper_of(snapshot: Snapshot, participant: int) -> list[LoggedEvent]:
    """Paper that it issued, and paper that its offices recorded."""
    offices = [
        number
        for number, office in snapshot.state.offices.items()
        if office.participant == participant
    ]
    found = [
        *naming(snapshot, PARTICIPANT, [participant], events.InboundRecorded),
        *naming(snapshot, ORGANISATION, offices, events.InboundRecorded),
    ]
    return list({number(logged): logged for logged in found}.values())


def _issued(logged: LoggedEvent) -> Crossing:
    event: Any = logged.event
    return Crossing(
        event.certificate,
        event.from_,
        event.to,
        event.millicarats,
        event.cents,
        event.issued,
        event.parcels,
    )


def _recorded(state: State, logged: LoggedEvent) -> Crossing:
    """The importing office has the goods when it records the paper."""
    event: Any = logged.event
    weight, cents, at = sum(event.millicarats), sum(event.cents), number(logged)
    return Crossing(
        event.certificate,
        event.issuer,
        state.certificates[event.certificate].a.to,
        event.millicarats,
        event.cents,
        event.issued,
        event.parcels,
        paper=True,
        departed=event.issued,
        departed_event=at,
        arrivals=[Arrival(at, event.arrived, event.millicarats, weight, cents)],
    )


def _move(snapshot: Snapshot, crossing: Crossing, logged: LoggedEvent) -> None:
    event: Any = logged.event
    if isinstance(event, events.ShipmentDeparted):
        crossing.departed, crossing.departed_event = event.day, number(logged)
    elif isinstance(event, events.ClosedOutside):
        whole = (crossing.weights, event.carats, sum(crossing.cents))
        crossing.arrivals.append(Arrival(number(logged), event.day, *whole))
    else:
        weights = _confirmed(snapshot, crossing, event, number(logged))
        cents = 0 if event.remaining else sum(crossing.cents)
        crossing.arrivals.append(Arrival(number(logged), event.day, weights, event.measured, cents))


def _confirmed(snapshot: Snapshot, crossing: Crossing, event: Any, at: int) -> Weights:
    """The weight of what was confirmed, by kind."""
    if len(event.parcels) == crossing.parcels:
        return crossing.weights
    found = dict.fromkeys(KINDS, 0)
    for word in _words(snapshot, event.parcels, at):
        found[word.kind & ~codes.SINGLE_STONE] += word.millicarats
    return tuple(found.values())


def _words(snapshot: Snapshot, ids: Iterable[bytes], at: int) -> list[Any]:
    """What parcels weighed when an event was recorded."""
    last = (
        select(changes.c.parcel, func.max(changes.c.revision).label("revision"))
        .join(parcels, parcels.c.parcel == changes.c.parcel)
        .where(parcels.c.id.in_(list(ids)), changes.c.event <= at)
        .group_by(changes.c.parcel)
        .subquery()
    )
    query = select(changes.c.word).join(
        last, (changes.c.parcel == last.c.parcel) & (changes.c.revision == last.c.revision)
    )
    return [read_word(word) for word in snapshot.connection.execute(query).scalars()]
