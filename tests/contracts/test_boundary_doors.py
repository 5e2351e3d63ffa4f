"""Every act that looks at a limit has its row in the table of boundaries.

What an act may be refused for is read from the orders that it carries, and from the refusals that
tests have provoked (tests/refusals.txt). What a row is about is the act that it was refused.
"""

from __future__ import annotations

import copy
from collections.abc import Iterable, Iterator
from dataclasses import fields
from functools import cache
from typing import Any, get_args, get_type_hints

import pytest

from kp_ledger.base.messages import Act, Event, Refusal
from kp_ledger.generated import acts
from kp_ledger.generated import refusals as rule
from tests.contracts.boundary import Boundary
from tests.contracts.boundary_rows import TABLE
from tests.contracts.probing import DOORS
from tests.contracts.test_boundaries import begin, said
from tests.docs.shown import chosen
from tests.world import Door, ModelDoor

# A limit leads to them at one act, which has its row; other things do at others.
OF_OTHER_THINGS = {
    "ConsensusNotOnRoll", "ParticipantsKeyNotLive", "ParticipantsOrderWithdrawn",
}  # fmt: skip
WORN = "RevisionsUsedUp"  # each row takes seconds; test_boundaries counts where that limit stands
# What an act of two keys is refused for, where one key stands for both.
OF_ONE_KEY = {"ApprovalsSameKey", "EnrolmentsNoSecondKey", "ParcelsSameKey"}
# What a signed order is refused for, and what it has then.
OF_ORDERS = {
    rule.OrdersDeadlineTooFar: "deadline",
    rule.ParticipantsSignedAhead: "signed_at",
}


class Listening(ModelDoor):
    """Keeps the act that it was given until it is done."""

    act: Act | None = None

    def do(self, act: Act, by: str) -> list[Event]:
        self.act = act
        events = super().do(act, by)
        self.act = None
        return events


def refused_at(door: Door, rows: Iterable[Boundary]) -> Iterator[tuple[Act, Refusal]]:
    """The act which each row's first value beyond the limit is refused at, and the refusal.

    Nothing of what is refused at a door that no key opens.
    """
    for row in rows:
        model = Listening(copy.deepcopy(door.state()), door.moment)
        begin(model, row)
        try:
            row.do(model, row.first)
        except Refusal as refusal:
            assert isinstance(refusal, row.refusal), said(row)
            if model.act:
                yield model.act, refusal


def kinds() -> list[type[Act]]:
    found = [kind for kind in vars(acts).values() if isinstance(kind, type)]
    return [kind for kind in found if issubclass(kind, Act) and kind is not Act]


def function(kind: type[Act]) -> str:
    return f"{kind.contract}.{kind.function}"


def orders_in(act: Act, name: str) -> list[Any]:
    value = getattr(act, name)
    return list(value) if isinstance(value, tuple) else [value]


@cache
def types_of(kind: type[Act]) -> dict[str, type]:
    """What each field of an act is, or is a list of."""
    hints = get_type_hints(kind)
    return {one.name: (get_args(hints[one.name]) or [hints[one.name]])[0] for one in fields(kind)}


@pytest.mark.parametrize("refusal", OF_ORDERS, ids=lambda kind: kind.__name__)
def test_every_order_that_an_act_carries_has_a_row(door: Door, refusal: type[Refusal]) -> None:
    has = OF_ORDERS[refusal]
    carried = {
        (function(kind), name)
        for kind in kinds()
        for name, order in types_of(kind).items()
        if has in getattr(order, "__dataclass_fields__", {})
    }
    rows = [row for row in TABLE if row.refusal is refusal]
    tried = {
        (function(type(act)), name)
        for act, why in refused_at(door, rows)
        for name, order in types_of(type(act)).items()
        if has in getattr(order, "__dataclass_fields__", {})
        for one in orders_in(act, name)
        if getattr(one, has) == getattr(why, has)
    }
    assert len(carried) > 20
    assert carried == tried


def test_every_act_that_a_limit_refused_has_a_row(door: Door) -> None:
    rows = [row for row in TABLE if issubclass(row.refusal, Refusal)]
    rows = [row for row in rows if WORN not in row.refusal.__name__]
    tried = {(type(why).__name__, function(type(act))) for act, why in refused_at(door, rows)}
    limiting = {name for name, _ in tried} - OF_OTHER_THINGS
    acting = {function(kind) for kind in kinds() if kind not in DOORS}
    provoked = {(one.refusal, one.at) for one in chosen() if one.at in acting}
    missing = {one for one in provoked if one[0] in limiting} - tried
    assert len(limiting) > 50
    assert missing == set()


def test_every_act_of_two_keys_has_a_row_of_each_that_is_young(door: Door) -> None:
    rows = [row for row in TABLE if row.refusal is rule.ApprovalsKeyTooYoung]
    tried = [function(type(act)) for act, _ in refused_at(door, rows)]
    acting = {one.at for one in chosen() if one.refusal in OF_ONE_KEY}
    assert acting == set(tried)
    assert all(tried.count(one) >= 2 for one in acting)
