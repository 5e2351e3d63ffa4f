"""A parcel as of a block: its word, its way, its borders and holds, and what is said of it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from sqlalchemy import select

from kp_ledger.chain.reader import Told
from kp_ledger.domain.days import day_of
from kp_ledger.domain.parcels import Parcel
from kp_ledger.domain.sentences import Border, Facts, HeldBack, summary
from kp_ledger.domain.showing import Names
from kp_ledger.index.reading import ancestry
from kp_ledger.index.reading.shares import shares
from kp_ledger.index.store import Reading, read_word
from kp_ledger.index.tables import changes, parcel_events, parcels
from kp_ledger.model import events

# What only repeats, for one parcel, what the act beside it says.
QUIET = (events.BlendMade,)


@dataclass(frozen=True, slots=True)
class InForce:
    """A hold in force."""

    hold: bytes
    since: int
    reason: int
    by: int
    document: bytes
    event: int


class Subject:
    """One parcel that is on the ledger; what is asked of it is read once."""

    def __init__(self, reading: Reading, names: Names, parcel: bytes, row: int) -> None:
        self.reading = reading
        self.names = names
        self.parcel = parcel
        self.row = row

    @cached_property
    def word(self) -> Parcel:
        return self.reading.state.parcels[self.parcel]

    @cached_property
    def reference(self) -> str:
        """Its registrar's own name for it; a part's is its parent's and its index."""
        query = select(parcels.c.reference).where(parcels.c.parcel == self.row)
        return str(self.reading.connection.execute(query).scalar_one())

    @cached_property
    def parties(self) -> frozenset[int]:
        """Whoever holds or owns it, or did."""
        query = (
            select(changes.c.word)
            .where(changes.c.parcel == self.row)
            .where(changes.c.event < self.reading.until)
        )
        held = [read_word(word) for word in self.reading.connection.execute(query).scalars()]
        return frozenset(one for word in held for one in (word.custodian, word.owner))

    @cached_property
    def trunk(self) -> list[int]:
        """Rows: itself, and those it was split from."""
        return ancestry.trunk(self.reading, self.row)

    @cached_property
    def numbers(self) -> list[int]:
        """The events of its way, oldest first."""
        query = (
            select(parcel_events.c.event)
            .where(parcel_events.c.parcel.in_(self.trunk))
            .where(parcel_events.c.event < self.reading.until)
            .distinct()
            .order_by(parcel_events.c.event)
        )
        return list(self.reading.connection.execute(query).scalars())

    @cached_property
    def way(self) -> list[tuple[int, Told]]:
        """What happened to it along its trunk, oldest first, each event once, with its number."""
        told = self.reading.events(self.numbers)
        return list(zip(self.numbers, told, strict=True))

    @cached_property
    def borders(self) -> tuple[Border, ...]:
        """The certificates under which it crossed a border, oldest first, back to its last mix."""
        crossed = [
            told.event.certificate
            for _, told in self.way
            if isinstance(told.event, events.Left | events.InboundRegistered)
        ]
        return tuple(self._border(number) for number in dict.fromkeys(crossed))

    @cached_property
    def holds(self) -> tuple[InForce, ...]:
        """The holds in force."""
        if not self.word.holds:
            return ()
        holds: dict[bytes, InForce] = {}
        for number, told in self.way:
            event = told.event
            if isinstance(event, events.HoldPlaced) and event.parcel == self.parcel:
                since = day_of(told.moment)
                holds[event.hold] = InForce(
                    event.hold, since, event.reason, event.by, event.document, number
                )
            elif isinstance(event, events.HoldReleased):
                holds.pop(event.hold, None)
        return tuple(holds.values())

    @cached_property
    def registered(self) -> tuple[int, int] | None:
        return ancestry.registered(self.reading, self.row)

    @cached_property
    def facts(self) -> Facts:
        """What its summary is made from."""
        return Facts(
            self.word.millicarats,
            self.word.status,
            shares(self.reading.state, self.names, self.word),
            self.registered,
            self.borders,
            tuple(HeldBack(hold.since, hold.reason) for hold in self.holds),
            self.way[-1][1].moment if self.way else 0,
        )

    @property
    def summary(self) -> str:
        """What it is, in a few sentences: the same in the command, the page and the API."""
        return summary(self.facts)

    def _border(self, number: int) -> Border:
        record = self.reading.state.certificates[number]
        return Border(number, record.a.status, record.b.departed)


def find(reading: Reading, names: Names, parcel: bytes) -> Subject | None:
    """The parcel of this id; None when there was none up to the block."""
    row = reading.row(parcel)
    return None if row is None else Subject(reading, names, parcel, row)
