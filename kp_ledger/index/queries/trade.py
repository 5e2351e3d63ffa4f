"""Production and trade as they were recorded: each registration, each shipment across a border."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from sqlalchemy import func, select

from kp_ledger.chain.reader import LoggedEvent
from kp_ledger.generated import codes, events
from kp_ledger.index.crossings import MOVES, Crossing, issued, move, recorded
from kp_ledger.index.packed import read_word
from kp_ledger.index.queries.events import naming, number, of_kinds
from kp_ledger.index.store import Snapshot
from kp_ledger.index.subjects import CERTIFICATE, ORGANISATION, PARTICIPANT, ZONE
from kp_ledger.index.tables import changes, parcels
from kp_ledger.model.state import State


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
        certificates = of_kinds(snapshot, events.CertificateIssued)
        paper = of_kinds(snapshot, events.InboundRecorded)
        moves = of_kinds(snapshot, *MOVES)
    else:
        certificates = naming(snapshot, PARTICIPANT, [participant], events.CertificateIssued)
        paper = _paper_of(snapshot, participant)
        numbers = [one.event.certificate for one in certificates]  # type: ignore[attr-defined]
        moves = naming(snapshot, CERTIFICATE, numbers, *MOVES)
    begun: list[Any] = [one.event for one in certificates]
    found = {event.certificate: issued(event) for event in begun}
    for logged in moves:
        # What supersedes one names a second, perhaps of others.
        crossing = found.get(logged.event.certificate)  # type: ignore[attr-defined]
        if crossing is not None:
            at = number(logged)
            move(crossing, logged.event, at, partial(_words, snapshot, at=at))
    return [*found.values(), *(_recorded(snapshot.state, logged) for logged in paper)]


def _recorded(state: State, logged: LoggedEvent) -> Crossing:
    event: Any = logged.event
    return recorded(event, state.certificates[event.certificate].a.to, number(logged))


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
