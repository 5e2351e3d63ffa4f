"""Totals as of a block: the newest of each period that there was by then."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import ColumnElement, Select, Table, and_, bindparam, false, func, or_, select

from kp_ledger.index.lengths import Days


def newest(periods: Table, totals: Table, *which: ColumnElement[bool]) -> Select[Any]:
    """The newest total before the event `until` of each period that `which` names.

    Periods come first, each with the event of its newest total, and are not merged into the join:
    PostgreSQL would look that event up for every total there ever was of a period.
    """
    key = [column.name for column in periods.primary_key]
    newer = totals.alias("newer")
    latest = (
        select(func.max(newer.c.event))
        .where(
            *[newer.c[name] == periods.c[name] for name in key],
            newer.c.event < bindparam("until"),
        )
        .correlate(periods)
        .scalar_subquery()
    )
    found = (
        select(*[periods.c[name] for name in key], latest.label("latest"))
        .where(periods.c.event < bindparam("until"), *which)
        .cte("found")
        .prefix_with("MATERIALIZED", dialect="postgresql")
    )
    same = [totals.c[name] == found.c[name] for name in key]
    return (
        select(totals)
        .select_from(found)
        .join(totals, and_(*same, totals.c.event == found.c.latest))
    )


def within(periods: Table, spans: Iterable[Days]) -> ColumnElement[bool]:
    """Whether a period is one of these days."""
    some = [
        and_(periods.c.length == length, periods.c.first.between(first, last))
        for length, first, last in spans
    ]
    return or_(false(), *some)
