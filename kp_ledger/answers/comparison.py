"""Published against recorded carats: what is matched, what is drawn, what is not here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any, Final

from kp_ledger.answers.published import (
    ON_LEDGER,
    OTHER,
    PRODUCTION_YEAR,
    TRADE_YEAR,
    WORLD,
    Figure,
    Figures,
)
from kp_ledger.answers.tally import Tally
from kp_ledger.domain.parse import show_carats

MATCHED, DIFFERS, DRAWN, ABSENT = "matched", "differs", "drawn", "not recorded here"
OUTSIDE: Final = "outside"


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table, in millicarats and US cents; None where there is no figure."""

    flow: str
    participant: str
    published: int | None
    recorded: int | None
    difference: int | None
    published_cents: int | None
    recorded_cents: int | None
    note: str

    @property
    def true(self) -> bool:
        return self.note != DIFFERS


def rows(figures: Figures, tally: Tally) -> list[Row]:
    """Production, exports, imports, and the gap between the world's imports and exports."""
    return [
        *_production(figures, tally),
        *_trade("exports", figures.exports, tally.exports, tally.export_cents),
        *_trade("imports", figures.imports, tally.imports, tally.import_cents),
        _gap(figures, tally),
    ]


def _production(figures: Figures, tally: Tally) -> Iterator[Row]:
    for code, figure in figures.production.items():
        here = code in ON_LEDGER
        recorded = tally.production[code] if here else None
        yield _row("production", code, figure, recorded, None, MATCHED if here else ABSENT)
    total = sum(tally.production.values())
    published = sum(figure.millicarats or 0 for figure in figures.production.values())
    note = f"all but {OTHER}, which is {ABSENT}"
    world = Figure(WORLD, published, None, "")
    yield _row("production", WORLD, world, total, None, note)


def _trade(
    flow: str,
    published: Mapping[str, Figure],
    recorded: Mapping[str, int],
    cents: Mapping[str, int],
) -> Iterator[Row]:
    named = [code for code in published if code != WORLD]
    others = [code for code in ON_LEDGER if code not in published and recorded.get(code)]
    for code in (*named, *others):
        figure = published.get(code, Figure(code, None, None, ""))
        note = DRAWN if figure.millicarats is None else MATCHED
        yield _row(flow, code, figure, recorded[code], cents[code], note)
    outside = [code for code in recorded if code not in ON_LEDGER]
    yield _row(
        flow,
        OUTSIDE,
        Figure(OUTSIDE, None, None, ""),
        sum(recorded[code] for code in outside),
        sum(cents[code] for code in outside),
        f"{DRAWN}: {'paper that came in from' if flow == 'exports' else 'shipments to'} "
        + " ".join(sorted(outside)),
    )
    note = f"the rest is of Participants outside: {ABSENT}"
    yield _row(flow, WORLD, published[WORLD], sum(recorded.values()), sum(cents.values()), note)


def _gap(figures: Figures, tally: Tally) -> Row:
    recorded = sum(tally.imports.values()) - sum(tally.exports.values())
    gap = Figure(WORLD, figures.gap, None, "")
    return _row("imports less exports", WORLD, gap, recorded, None, MATCHED)


def _row(
    flow: str, code: str, figure: Figure, recorded: int | None, cents: int | None, note: str
) -> Row:
    published = figure.millicarats
    difference = None if published is None or recorded is None else recorded - published
    if note == MATCHED and difference != 0:
        note = DIFFERS
    return Row(flow, code, published, recorded, difference, figure.cents, cents, note)


def as_json(found: list[Row]) -> list[dict[str, Any]]:
    return [asdict(row) for row in found]


HEADINGS: Final = {
    "production": f"Production {PRODUCTION_YEAR}",
    "exports": f"Exports {TRADE_YEAR}",
    "imports": f"Imports {TRADE_YEAR}",
    "imports less exports": f"Imports less exports {TRADE_YEAR}",
}
COLUMNS: Final = ("", "published ct", "recorded ct", "difference", "published", "recorded", "")


def lines(found: list[Row], tally: Tally) -> Iterator[str]:
    """The table for people."""
    yield f"Published figures (production {PRODUCTION_YEAR}, trade {TRADE_YEAR}; kp_ledger/data)"
    yield "against what the ledger recorded, in carats"
    flow = ""
    for row in found:
        if row.flow != flow:
            flow = row.flow
            yield ""
            yield _line(HEADINGS[flow], *COLUMNS[1:])
        yield _line(row.participant, *_cells(row))
    yield ""
    yield from _notes(tally)


def _cells(row: Row) -> tuple[str, ...]:
    def carats(value: int | None) -> str:
        return "" if value is None else show_carats(value).removesuffix(".000")

    def millions(value: int | None) -> str:
        return "" if value is None else f"{value / 100_000_000:,.0f} M$"

    difference = "" if row.difference is None else _signed(row.difference)
    return (
        *(carats(row.published), carats(row.recorded), difference),
        *(millions(row.published_cents), millions(row.recorded_cents), row.note),
    )


def _signed(millicarats: int) -> str:
    text = show_carats(abs(millicarats)).removesuffix(".000")
    return f"-{text}" if millicarats < 0 else text


def _line(first: str, *cells: str) -> str:
    widths = (14, 14, 13, 10, 10)
    middle = "".join(cell.rjust(width) for cell, width in zip(cells[:-1], widths, strict=True))
    return f"{first:<22}{middle}  {cells[-1]}".rstrip()


def _notes(tally: Tally) -> Iterator[str]:
    opening = ", ".join(
        f"{code} {show_carats(weight).removesuffix('.000')}"
        for code, weight in sorted(tally.opening.items())
    )
    before = ", ".join(
        f"{code} {show_carats(weight).removesuffix('.000')}"
        for code, weight in sorted(tally.before.items())
    )
    yield "matched: equal to the published figure. drawn: no published figure; drawn from the seed."
    yield f"Opening stock, as stated and as the order of days needs (drawn): {opening}."
    yield f"On paper issued before the first day, one possible cause of the gap (drawn): {before}."
    yield "Values are weights at the published dollars per carat; sizes, hands and days are drawn."
    yield (
        f"{tally.certificates} certificates issued here, {tally.foreign_paper} certificates of"
        f" others recorded, {tally.told:,} events."
    )
