"""Events to rows: what the model says they change, and whom they name.

folding = Folding(state, numbers)
for logged, log in …:
    folding.take(logged, log)
rows = folding.rows()          # of all that was taken since the last time
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Final, Protocol

from kp_ledger.base.errors import LedgerError
from kp_ledger.chain.reader import LoggedEvent
from kp_ledger.domain.days import day_of
from kp_ledger.domain.parcels import Parcel
from kp_ledger.generated import events
from kp_ledger.index.packed import write_word
from kp_ledger.index.sections import (
    KINDS,
    ONLY,
    PARCELS,
    SINGLE,
    Section,
    write_key,
    write_value,
)
from kp_ledger.index.subjects import (
    PARCEL,
    made_by,
    mentions_of,
    number_of,
    references_of,
)
from kp_ledger.index.tables import number_at, production_totals
from kp_ledger.index.totals import Totals, dug
from kp_ledger.index.trading import CrossingSource, Trading
from kp_ledger.model.rules import apply
from kp_ledger.model.state import State

FIRST_REVISIONS: Final = (1, 2)  # a registration's, a product's

REGISTERED: Final = 0  # instead of the act that made a parcel


class RevisionsBroken(LedgerError):
    """A parcel's changes do not follow each other: an event is missing, or was told twice."""

    def __init__(self, parcel: bytes, before: int, after: int) -> None:
        super().__init__(
            f"parcel 0x{parcel.hex()} went from revision {before} to {after}: an event is missing"
        )


@dataclass(slots=True)
class Known:
    """A parcel the index has a row for."""

    row: int
    revision: int
    reference: str = ""
    made: int = 0
    first_day: int = 0
    made_in: int = REGISTERED
    dug: bool | None = None  # whether it was registered as production; None: not looked up


class Before(CrossingSource, Protocol):
    """What was written before all that is folded."""

    def kind(self, event: int) -> str:
        """The kind of an event."""


@dataclass(slots=True)
class Rows:
    """What is to be written, table by table, in the order of the tables' columns."""

    events: list[tuple[Any, ...]] = field(default_factory=list)
    acts: list[tuple[Any, ...]] = field(default_factory=list)
    changes: list[tuple[Any, ...]] = field(default_factory=list)
    inputs: list[tuple[Any, ...]] = field(default_factory=list)
    outputs: list[tuple[Any, ...]] = field(default_factory=list)
    parcel_events: list[tuple[Any, ...]] = field(default_factory=list)
    mentions: list[tuple[Any, ...]] = field(default_factory=list)
    records: list[tuple[Any, ...]] = field(default_factory=list)
    production_periods: list[tuple[Any, ...]] = field(default_factory=list)
    production_totals: list[tuple[Any, ...]] = field(default_factory=list)
    trade_periods: list[tuple[Any, ...]] = field(default_factory=list)
    trade_totals: list[tuple[Any, ...]] = field(default_factory=list)
    crossings: list[tuple[Any, ...]] = field(default_factory=list)
    parcels: list[tuple[Any, ...]] = field(default_factory=list)


class Folding:
    """Folds events into a state whose sections note what was touched.

    `texts` are the entries that are lists, as they were when they were loaded: a list that was
    handed out may have grown or not. `known` has to have every parcel that an event names and that
    is there.
    """

    def __init__(
        self,
        state: State,
        texts: dict[tuple[str, str], str],
        next_row: int,
        next_act: int,
        before: Before,
    ) -> None:
        self.state = state
        self._before = before
        self._produced = Totals(before, production_totals)
        self._trading = Trading(before)
        self.known: dict[bytes, Known] = {}
        self._sections = [section for section in _sections(state) if section.name != PARCELS]
        self._parcels: Section = state.parcels  # type: ignore[assignment]
        self._single = {name: write_value(getattr(state, name)) for name in SINGLE}
        self._next_row = next_row
        self._next_act = next_act
        self._texts = texts
        self._transaction, self._digest, self._block, self._last = "", b"", -1, -1
        self._begin()

    def take(self, logged: LoggedEvent, topics: bytes, data: bytes, named: Iterable[bytes]) -> None:
        """One event, with its log as the node gave it, and the parcels that it names."""
        if logged.transaction != self._transaction:
            self._close_transaction()
            self._transaction = logged.transaction
            self._digest = bytes.fromhex(logged.transaction[2:])
        if logged.block != self._block:
            self.close_block()
            self._block = logged.block
        number, event = number_at(logged.block, logged.log), logged.event
        apply(self.state, event, logged.moment)
        self._note_event(number, logged, topics, data)
        self._note_made(number, event, logged.moment)
        self._note_named(number, named)
        self._note_production(event)
        self._trading.note(number, event, self.state)
        if self._parcels.touched:
            self._note_changes(number)
        self._last = number

    def close_block(self) -> None:
        """Ends a block: entries of the state are noted as they stand at its end."""
        self._close_transaction()
        for section in self._sections:
            if section.touched:
                self._note_records(section)
        for name in SINGLE:
            text = write_value(getattr(self.state, name))
            if text != self._single[name]:
                self._single[name] = text
                self._rows.records.append((name, ONLY, self._last, text))
        self._trading.close_block(self._last)
        self._note_totals("production", self._produced)
        self._note_totals("trade", self._trading.totals)

    def rows(self) -> Rows:
        """All that was noted, and the parcels concerned as they stand now."""
        self.close_block()
        rows = self._rows
        rows.crossings = self._trading.rows()
        rows.parcels = [self._latest(*item) for item in self._changed.items()]
        self._begin()
        return rows

    # Inside

    def _begin(self) -> None:
        self._rows = Rows()
        self._open: dict[tuple[bytes, int], tuple[int, Parcel]] = {}
        self._changed: dict[bytes, int] = {}

    def _note_event(self, number: int, logged: LoggedEvent, topics: bytes, data: bytes) -> None:
        kind = type(logged.event).__name__
        self._rows.events.append((number, logged.block, self._digest, kind, topics, data))
        mentions = set(mentions_of(logged.event))
        self._rows.mentions += [(kind, subject, number) for kind, subject in mentions]

    def _note_made(self, number: int, event: Any, moment: int) -> None:
        made = made_by(event)
        if made:
            inputs = event.inputs if isinstance(event, events.Transformed) else ()
            parent = self.known[inputs[0]].reference if inputs else ""
            day = getattr(event, "day", day_of(moment))
            for parcel, reference in zip(made, references_of(event, parent), strict=True):
                named = _without_nul(reference)
                dug = isinstance(event, events.ProductionRegistered)
                self.known[parcel] = Known(self._next_row, 0, named, number, day, dug=dug)
                self._next_row += 1
            if inputs:
                self._note_act(number, inputs, made)

    def _note_named(self, number: int, named: Iterable[bytes]) -> None:
        for parcel in set(named):
            if (known := self.known.get(parcel)) is not None:
                self._rows.parcel_events.append((known.row, number))
            else:  # anybody may attach a document to a parcel that is not there, or not yet
                self._rows.mentions.append((PARCEL, number_of(PARCEL, parcel), number))

    def _note_production(self, event: Any) -> None:
        if isinstance(event, events.ProductionRegistered):
            for key in dug(event.origin, event.day, event.kind):
                self._produced.add(key, (1, event.millicarats))
        elif isinstance(event, events.Voided) and self._was_dug(event.parcel):
            word, day = self._parcels[event.parcel], self.known[event.parcel].first_day
            for key in dug(word.blend, day, word.kind):
                self._produced.add(key, (-1, -word.millicarats))

    def _note_totals(self, of: str, totals: Totals) -> None:
        rows: list[Any] = getattr(self._rows, f"{of}_totals")
        periods: list[Any] = getattr(self._rows, f"{of}_periods")
        for key, total, new in totals.changes():
            rows.append((*key, self._last, *total))
            if new:
                periods.append((*key, self._last))

    def _was_dug(self, parcel: bytes) -> bool:
        known = self.known[parcel]
        if known.dug is None:
            known.dug = self._before.kind(known.made) == events.ProductionRegistered.__name__
        return known.dug

    def _note_act(self, number: int, inputs: Iterable[bytes], made: Iterable[bytes]) -> None:
        act, known, words = self._next_act, self.known, self._parcels
        self._next_act += 1
        self._rows.acts.append((act, number))
        for parcel in inputs:
            gone = known[parcel]
            weight = words[parcel].millicarats
            self._rows.inputs.append((act, gone.row, gone.made_in, weight))
        for parcel in made:
            known[parcel].made_in = act
            self._rows.outputs.append((known[parcel].row, act))

    def _note_changes(self, number: int) -> None:
        for parcel in self._parcels.touched:
            word = self._parcels[parcel]
            self._open[parcel, word.revision] = (number, word)
        self._parcels.touched.clear()

    def _close_transaction(self) -> None:
        """Each revision once, as the act left it: some acts tell it in two events."""
        for (parcel, revision), (number, word) in self._open.items():
            known = self.known[parcel]
            if revision == known.revision and (parcel, revision + 1) in self._open:
                continue  # a confirmation puts down the day of the arrival that follows it
            expected = (known.revision + 1,) if known.revision else FIRST_REVISIONS
            if revision not in expected:
                raise RevisionsBroken(parcel, known.revision, revision)
            known.revision = revision
            self._changed[parcel] = number
            self._rows.changes.append((known.row, revision, number, write_word(word)))
        self._open.clear()

    def _note_records(self, section: Section) -> None:
        lists, texts = KINDS[section.name].lists, self._texts
        for key in section.touched:
            if not dict.__contains__(section, key):
                continue
            named, text = write_key(key), write_value(dict.__getitem__(section, key))
            if lists:
                if texts.get((section.name, named)) == text:
                    continue
                texts[section.name, named] = text
            self._rows.records.append((section.name, named, self._last, text))
        section.touched.clear()

    def _latest(self, parcel: bytes, changed: int) -> tuple[Any, ...]:
        known, word = self.known[parcel], self._parcels[parcel]
        return (
            known.row, parcel, known.made, known.first_day, known.reference, changed,
            word.custodian, word.owner, word.place, word.status, word.kind, word.millicarats,
            word.blend, word.certificate, word.revision, word.day, word.holds,
        )  # fmt: skip


def _without_nul(reference: str) -> str:
    """PostgreSQL has no text with a zero in it."""
    return reference.replace("\0", "\\x00")


def _sections(state: State) -> list[Section]:
    return [getattr(state, name) for name in KINDS if name not in SINGLE]
