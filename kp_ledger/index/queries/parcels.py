"""A parcel as of a block: its word, its way, its borders and holds, and what is said of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

from sqlalchemy import bindparam, select

from kp_ledger.catalogue.events import kinds_at
from kp_ledger.catalogue.rows import Stage
from kp_ledger.chain.reader import LoggedEvent
from kp_ledger.domain.days import day_of
from kp_ledger.domain.parcels import Parcel
from kp_ledger.domain.sentences import Border, Facts, HeldBack, summary
from kp_ledger.domain.showing import Names
from kp_ledger.generated import codes
from kp_ledger.generated import events as model_events
from kp_ledger.index.packed import read_word
from kp_ledger.index.prepared import Prepared
from kp_ledger.index.queries import ancestry
from kp_ledger.index.queries.certificates import same_numbers
from kp_ledger.index.queries.holds import Held, holds_in
from kp_ledger.index.queries.lineage import NONE
from kp_ledger.index.queries.prefetch import earlier, fetch, word_in
from kp_ledger.index.queries.shares import FromZone, as_share, of_blend
from kp_ledger.index.store import Snapshot, event_of
from kp_ledger.index.subjects import PARCEL, REGISTRATIONS, number_of
from kp_ledger.index.tables import (
    blocks,
    changes,
    events,
    inputs,
    mentions,
    outputs,
    parcel_events,
    parcels,
)

_CROSSINGS: Final = kinds_at(Stage.CROSSING, Stage.INBOUND)
_UNDER: Final = kinds_at(Stage.SEALING, Stage.CROSSING, Stage.INBOUND)

_FOUND = Prepared(
    select(parcels, outputs.c.act.label("maker"), inputs.c.act.label("spender"))
    .outerjoin(outputs, outputs.c.parcel == parcels.c.parcel)
    .outerjoin(inputs, inputs.c.parcel == parcels.c.parcel)
    .where(parcels.c.id == bindparam("id"), parcels.c.made < bindparam("until"))
)
_TELLING = select(events, blocks.c.moment).join(blocks, blocks.c.number == events.c.block)
_WAY = Prepared(
    _TELLING.join(parcel_events, parcel_events.c.event == events.c.event)
    .where(
        parcel_events.c.parcel == bindparam("row"),
        parcel_events.c.event < bindparam("until"),
    )
    .order_by(events.c.event)
)
_WAYS = _TELLING.where(
    events.c.event.in_(
        select(parcel_events.c.event).where(
            parcel_events.c.parcel.in_(bindparam("rows", expanding=True)),
            parcel_events.c.event < bindparam("until"),
        )
    )
).order_by(events.c.event)
# Anybody may attach a document to a parcel that is not there yet.
_BEFORE = (
    _TELLING.join(mentions, mentions.c.event == events.c.event)
    .where(
        mentions.c.kind == PARCEL,
        mentions.c.subject.in_(bindparam("subjects", expanding=True)),
        mentions.c.event < bindparam("until"),
    )
    .order_by(events.c.event)
)
_WORDS = (
    select(changes.c.word)
    .where(changes.c.parcel == bindparam("row"), changes.c.event < bindparam("until"))
    .order_by(changes.c.revision)
)

Entry = tuple[int, LoggedEvent]  # an event with its number


@dataclass(frozen=True, slots=True)
class Known:
    """A parcel's row: what was put down when it was made, and its word as of the block."""

    row: int
    made: int
    first_day: int
    reference: str
    word: Parcel
    maker: int  # the act it came out of; zero: it was registered
    spender: int  # the act it went into; zero: it did not, up to the block


class Subject:
    """One parcel that is on the ledger; what is asked of it is read once."""

    def __init__(self, snapshot: Snapshot, names: Names, parcel: bytes, known: Known) -> None:
        self.snapshot = snapshot
        self.names = names
        self.parcel = parcel
        self.known = known

    @property
    def row(self) -> int:
        return self.known.row

    @property
    def word(self) -> Parcel:
        return self.known.word

    @property
    def reference(self) -> str:
        """Its registrar's own name for it; a part's is its parent's and its index."""
        return self.known.reference

    @cached_property
    def parties(self) -> frozenset[int]:
        """Whoever holds or owns it, or did."""
        asked = {"row": self.row, "until": self.snapshot.until}
        words = map(read_word, self.snapshot.connection.execute(_WORDS, asked).scalars())
        return frozenset(one for word in words for one in (word.custodian, word.owner))

    @cached_property
    def line(self) -> list[ancestry.Member]:
        """Itself, and those it was split from, nearest first."""
        if not self.known.maker:
            return [ancestry.Member(self.row, self.parcel, self.reference, NONE)]
        return ancestry.trunk(self.snapshot, self.row)

    @property
    def trunk(self) -> list[int]:
        """The rows of its line."""
        return [member.row for member in self.line]

    @cached_property
    def parents(self) -> int:
        """How many parcels went into the act it came out of."""
        return ancestry.inputs_of(self.snapshot, self.known.maker) if self.known.maker else 0

    @cached_property
    def children(self) -> int:
        """How many parcels came out of the act it went into."""
        return ancestry.outputs_of(self.snapshot, self.known.spender) if self.known.spender else 0

    @cached_property
    def made_of(self) -> int:
        """How many parcels went into its last mix; none when it was never mixed."""
        last = self.line[-1]
        if last.row == self.row:
            return self.parents
        return ancestry.inputs_of(self.snapshot, last.act) if last.act else 0

    @cached_property
    def way(self) -> list[Entry]:
        """What happened to it along its trunk, oldest first, each event once, with its number."""
        connection, until = self.snapshot.connection, self.snapshot.until
        rows: Iterable[Any]
        if len(self.line) == 1:
            rows = _WAY.all(connection, row=self.row, until=until)
        else:
            rows = connection.execute(_WAYS, {"rows": self.trunk, "until": until})
        return [(row.event, event_of(row)) for row in rows]

    @cached_property
    def whole_way(self) -> list[Entry]:
        """Its way with what was said of its parcels before they were there."""
        ids = {member.parcel for member in self.line}
        asked = {
            "subjects": [number_of(PARCEL, parcel) for parcel in ids],
            "until": self.snapshot.until,
        }
        before = [
            (row.event, entry)
            for row in self.snapshot.connection.execute(_BEFORE, asked)
            if getattr((entry := event_of(row)).event, "subject", None) in ids
        ]
        return sorted({**dict(before), **dict(self.way)}.items())

    @cached_property
    def made_by(self) -> LoggedEvent:
        """The event that made it."""
        for number, entry in self.way:
            if number == self.known.made:
                return entry
        return self.snapshot.event(self.known.made)

    @cached_property
    def blend_made(self) -> int:
        """The number of the event that made its blend: a registration, a mix, a re-sort."""
        root = self.line[-1].parcel
        for number, entry in self.way:
            event = entry.event
            if isinstance(event, model_events.Transformed):
                if any(product.parcel == root for product in event.outputs):
                    return number
            elif isinstance(event, REGISTRATIONS) and event.parcel == root:
                return number
        raise KeyError(root)

    @cached_property
    def certificates(self) -> list[tuple[int, bool]]:
        """Certificates it was under along its trunk, oldest first, and whether it crossed then."""
        found: dict[int, bool] = {}
        for _, entry in self.way:
            if isinstance(entry.event, _UNDER):
                number = entry.event.certificate
                crossed = isinstance(entry.event, _CROSSINGS)
                found[number] = found.get(number, False) or crossed
        fetch(self.snapshot, "certificates", found)
        return list(found.items())

    @cached_property
    def borders(self) -> tuple[Border, ...]:
        """The certificates under which it crossed a border, oldest first, back to its last mix."""
        crossed = [
            entry.event.certificate for _, entry in self.way if isinstance(entry.event, _CROSSINGS)
        ]
        fetch(self.snapshot, "certificates", crossed)
        return tuple(self._border(number) for number in dict.fromkeys(crossed))

    @cached_property
    def every_hold(self) -> list[Held]:
        """Every hold it ever had, oldest first."""
        return holds_in(self.way, self.parcel)

    @property
    def holds(self) -> tuple[Held, ...]:
        """The holds in force."""
        if not self.word.holds:
            return ()
        return tuple(hold for hold in self.every_hold if not hold.released)

    @cached_property
    def same_numbers(self) -> dict[int, tuple[int, ...]]:
        """By foreign paper it was under, other paper that was recorded under the same number."""
        return same_numbers(self.snapshot, [number for number, _ in self.certificates])

    @cached_property
    def moved_by_law(self) -> list[model_events.MovedByLaw]:
        """The moves by law of it and of every parcel it comes from, oldest first."""
        return ancestry.moved_by_law(self.snapshot, [self.row])

    @cached_property
    def registered(self) -> tuple[int, int] | None:
        """The first and the last day on which weight in it was registered."""
        if not self.known.maker:
            return self.known.first_day, self.known.first_day
        if len(self.line) > 1 and not self.line[-1].act:
            return self._registered_at_the_root()
        return ancestry.registered(self.snapshot, self.row)

    @cached_property
    def origins(self) -> list[FromZone]:
        """Where it may come from, in the order of the origins."""
        return of_blend(self.snapshot, self.names, self.word.blend)

    @cached_property
    def facts(self) -> Facts:
        """What its summary is made from."""
        return Facts(
            self.word.millicarats,
            self.word.status,
            tuple(map(as_share, self.origins)),
            self.registered,
            self.borders,
            tuple(HeldBack(hold.since, hold.reason) for hold in self.holds),
            self.way[-1][1].moment if self.way else 0,
        )

    @property
    def summary(self) -> str:
        """What it is, in a few sentences: the same in the command, the page and the API."""
        return summary(self.facts)

    # Inside

    def _border(self, number: int) -> Border:
        record = self.snapshot.state.certificates[number]
        return Border(number, record.a.status, record.b.departed)

    def _registered_at_the_root(self) -> tuple[int, int]:
        """Of a line that ends with a registration: it is in the way already."""
        entry = next(entry for number, entry in self.way if number == self.blend_made)
        day = getattr(entry.event, "day", day_of(entry.moment))
        return day, day


def find(snapshot: Snapshot, names: Names, parcel: bytes) -> Subject | None:
    """The parcel of this id; None when there was none up to the block."""
    row = _FOUND.first(snapshot.connection, id=parcel, until=snapshot.until)
    return None if row is None else Subject(snapshot, names, parcel, _known(snapshot, row))


def _known(snapshot: Snapshot, row: Any) -> Known:
    here = row.changed < snapshot.until
    word = word_in(row) if here else earlier(snapshot, [row.parcel])[row.parcel]
    spent = word.status == codes.PARCEL_SPENT
    return Known(
        row.parcel,
        row.made,
        row.first_day,
        row.reference,
        word,
        row.maker or NONE,
        (row.spender or NONE) if spent else NONE,
    )
