"""Every kind of event has a complete row, whose cells name what there is."""

from __future__ import annotations

from dataclasses import MISSING, fields

import pytest

from kp_ledger.base.messages import Event
from kp_ledger.catalogue.audience import Audience
from kp_ledger.catalogue.events import EVENTS
from kp_ledger.catalogue.rows import ALL, EventRow, IncompleteRow, Late, Stage
from kp_ledger.catalogue.seen import field_names, is_public, members_of, seen_fields
from kp_ledger.chain.codec import EVENTS as KINDS
from kp_ledger.generated import events
from kp_ledger.generated.events import Proposed
from kp_ledger.index.queries.story import DAYS

CELLS = [field.name for field in fields(EventRow) if field.name != "kind"]
ROWS = pytest.mark.parametrize("row", EVENTS.values(), ids=lambda row: row.kind.__name__)
OF_STORIES = {"parcel", "parcels", "inputs", "certificate", "request", "subject", "blend"}


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.__name__)
def test_a_kind_has_a_row(kind: type[Event]) -> None:
    assert kind in EVENTS, f"{kind.__name__} has no row in kp_ledger/catalogue/events"


def test_no_cell_has_a_default() -> None:
    assert all(field.default is field.default_factory is MISSING for field in fields(EventRow))


@pytest.mark.parametrize("cell", CELLS)
def test_a_row_without_a_cell_is_refused_by_the_names_of_both(cell: str) -> None:
    row = EVENTS[events.SeenInTransit]
    given = {name: getattr(row, name) for name in CELLS if name != cell}
    with pytest.raises(IncompleteRow, match=f"SeenInTransit lacks {cell}$"):
        EventRow(events.SeenInTransit, **given)


@ROWS
def test_a_row_says_something(row: EventRow) -> None:
    assert row.sentence.endswith(".")
    assert row.signed
    assert row.kind.__name__ in vars(events)


@ROWS
def test_an_audience_sees_fields_that_there_are(row: EventRow) -> None:
    members = {f"{name}.{one}" for name, inside in members_of(row.kind).items() for one in inside}
    for cell in (row.public, row.party, row.member):
        named = set() if cell == ALL else set(cell.split())
        assert named <= {*field_names(row.kind), *members}, row.kind.__name__


@ROWS
def test_who_sees_more_sees_all_that_the_wider_sees(row: EventRow) -> None:
    public, party, member = (seen_fields(row.kind, audience) for audience in Audience)
    assert public <= party <= member


@ROWS
def test_a_step_of_a_story_names_what_the_story_is_of(row: EventRow) -> None:
    """A proposal's subject is a Participant, a zone, an origin or a parameter."""
    named = OF_STORIES.intersection(field_names(row.kind)) - {"subject" * (row.kind is Proposed)}
    assert (row.stage in (Stage.NO_STEP, Stage.RULE)) == (not named)


@ROWS
def test_who_says_itself_that_it_is_late_has_the_field(row: EventRow) -> None:
    assert (row.late is Late.SAID) == ("late" in field_names(row.kind))


@ROWS
def test_a_step_whose_day_can_be_late_says_the_day(row: EventRow) -> None:
    """And the other way round, but for those of the day of their block or of the parcel's last."""
    of_today = {events.WentMissing, events.Found, events.MovedByLaw}
    dated = bool(set(DAYS) & set(field_names(row.kind)))
    step = row.stage not in (Stage.NO_STEP, Stage.RULE)
    assert (row.late is not Late.NEVER) == (dated and step and row.kind not in of_today)


@ROWS
def test_what_is_in_a_bundle_is_told_to_the_public(row: EventRow) -> None:
    assert is_public(row.kind) or not row.in_bundle
