"""Ancestors and descendants: a page of a level, and the way back to what was scanned."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from kp_ledger.answers.asof import as_of
from kp_ledger.answers.cursors import cut
from kp_ledger.answers.elements import View, kind_of, parcel_ref, share_text, status_of
from kp_ledger.answers.schemas.ancestry import AncestryAnswer, LevelOut, OriginPart, RelativeOut
from kp_ledger.answers.schemas.elements import ParcelRef
from kp_ledger.answers.units import carats, country
from kp_ledger.base.errors import BadInput
from kp_ledger.domain.parcels import Parcel
from kp_ledger.domain.parse import parse_id
from kp_ledger.index.queries.ancestry import ancestors, descendants
from kp_ledger.index.queries.lineage import Lineage, Relative
from kp_ledger.index.queries.parcels import Subject, find
from kp_ledger.index.queries.prefetch import rows_of, words_of
from kp_ledger.index.queries.shares import by_participant, prepare
from kp_ledger.index.store import Snapshot

NO_RELATIVE: Final = "the parcel scanned and this one are no relatives: neither came of the other"


@dataclass(frozen=True, slots=True)
class RelativesPage:
    """Which page: a level, behind a cursor, of a size; and the parcel that was scanned."""

    level: int = 1
    cursor: str = ""
    limit: int = 50
    scanned: str = ""


def above(subject: Subject, view: View, at: RelativesPage) -> AncestryAnswer:
    """A page of ancestors; BadInput when the parcel scanned is no relative."""
    lineage = ancestors(subject.snapshot, subject.row)
    return _answer(subject, view, at, lineage, _path(subject, view, at.scanned))


def below(subject: Subject, view: View, at: RelativesPage) -> AncestryAnswer:
    """A page of descendants, likewise."""
    lineage = descendants(subject.snapshot, subject.row)
    return _answer(subject, view, at, lineage, _path(subject, view, at.scanned))


def _answer(
    subject: Subject, view: View, at: RelativesPage, lineage: Lineage, path: list[ParcelRef] | None
) -> AncestryAnswer:
    level = lineage.level(at.level)
    page, onward = cut(level, _key, at.cursor, at.limit, length=2)
    return AncestryAnswer(
        as_of=as_of(subject.snapshot),
        parcel="0x" + subject.parcel.hex(),
        total=len(lineage),
        levels=[
            LevelOut(level=number, parcels=count, carats=carats(weight))
            for number, (count, weight) in enumerate(lineage.counts(), 1)
        ],
        level=at.level,
        items=_items(subject, lineage, page),
        next=onward,
        path=path,
    )


def _key(one: Relative) -> tuple[int, int]:
    return -one.millicarats, one.row


def _items(subject: Subject, lineage: Lineage, page: list[Relative]) -> list[RelativeOut]:
    snapshot = subject.snapshot
    rows = rows_of(snapshot, [one.row for one in page])
    words = words_of(snapshot, rows.values())
    prepare(snapshot, [word.blend for word in words.values()])
    return [_item(subject, lineage, one, rows[one.row], words[one.row]) for one in page]


def _item(subject: Subject, lineage: Lineage, one: Relative, row: Any, word: Parcel) -> RelativeOut:
    return RelativeOut(
        parcel="0x" + bytes(row.id).hex(),
        reference=row.reference or None,
        level=one.level,
        carats=carats(word.millicarats),
        kind=kind_of(word),
        status=status_of(word),
        share=share_text(one.share),
        origins=[
            OriginPart(participant=country(code), share=share_text(share))
            for code, share in by_participant(subject.snapshot.state, word.blend)
        ],
        beyond=lineage.behind(one.beyond),
    )


def _path(subject: Subject, view: View, scanned: str) -> list[ParcelRef] | None:
    """From the parcel that was scanned to this one, whichever of them came from the other."""
    if not scanned:
        return None
    snapshot = subject.snapshot
    first = find(snapshot, subject.names, parse_id(scanned, "the parcel scanned"))
    line = _between(snapshot, first.row, subject.row) if first else []
    if not line:
        raise BadInput(scanned, NO_RELATIVE)
    rows = rows_of(snapshot, line)
    words = words_of(snapshot, rows.values())
    names = {one: rows[one].reference if view.of_members else "" for one in line}
    return [parcel_ref(bytes(rows[one].id), names[one], words[one]) for one in line]


def _between(snapshot: Snapshot, first: int, last: int) -> list[int]:
    if first == last:
        return [last]
    up = ancestors(snapshot, first).path(last)
    return up or ancestors(snapshot, last).path(first)[::-1]
