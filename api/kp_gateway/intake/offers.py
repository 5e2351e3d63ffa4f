"""Offers as the intake keeps them: an order, whose hands it has and whose it lacks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import orjson
from sqlalchemy import ColumnElement, Connection, and_, bindparam, func, insert, or_, select, update

from kp_gateway.intake.store import inserting
from kp_gateway.intake.tables import DECLINED, EXPIRED, WAITING, hands, offers
from kp_ledger.base.messages import Act
from kp_ledger.keys.signature_slots import Slot, slots
from kp_ledger.keys.wire import act_from_json, to_json

PAGE: Final = 100

# Who somebody is to an offer: ("organisation", its number), ("participant", its Participant).
Hand = tuple[str, int]

_BY_DIGEST: Final = select(offers).where(offers.c.digest == bindparam("digest"))


@dataclass(frozen=True, slots=True)
class Offer:
    """An order left for others to sign. `state` is as of a moment: expired is computed."""

    number: int
    digest: bytes
    act: Act
    received: int
    deadline: int
    state: str
    closed: int | None
    closed_by: int | None

    def lacks(self, who: Sequence[Hand]) -> bool:
        return any((one.by, one.signer) in who for one in self.slots(signed=False))

    def has(self, who: Sequence[Hand]) -> bool:
        return any((one.by, one.signer) in who for one in self.slots(signed=True))

    def slots(self, *, signed: bool) -> list[Slot]:
        return [one for one in slots(self.act) if bool(one.signed.signature) == signed]


def find(connection: Connection, digest: bytes, now: int) -> Offer | None:
    row = connection.execute(_BY_DIGEST, {"digest": digest}).first()
    return None if row is None else _offer(row, now)


def keep(connection: Connection, digest: bytes, act: Act, received: int, deadline: int) -> None:
    """Leaves it, unless it is there already."""
    new = inserting(connection, offers).on_conflict_do_nothing(index_elements=[offers.c.digest])
    row = {
        "digest": digest,
        "act": type(act).__name__,
        "arguments": orjson.dumps(to_json(act)),
        "received": received,
        "deadline": deadline,
        "state": WAITING,
    }
    number = connection.execute(new.returning(offers.c.number), row).scalar()
    if number is not None:
        connection.execute(insert(hands), [_hand(number, slot) for slot in slots(act)])


def keep_signature(connection: Connection, offer: Offer, act: Act) -> None:
    """The same order with one more signature, while others lack."""
    connection.execute(
        update(offers)
        .where(offers.c.number == offer.number)
        .values(arguments=orjson.dumps(to_json(act)))
    )
    for slot in slots(act):
        connection.execute(
            update(hands)
            .where(hands.c.offer == offer.number, hands.c.title == _title(slot))
            .values(signed=int(bool(slot.signed.signature)))
        )


def decline(connection: Connection, offer: Offer, organisation: int, now: int) -> None:
    connection.execute(
        update(offers)
        .where(offers.c.number == offer.number, offers.c.state == WAITING)
        .values(state=DECLINED, closed=now, closed_by=organisation)
    )


def count_left(connection: Connection, who: Sequence[Hand], now: int) -> int:
    """How many offers with their signature wait for others."""
    query = (
        select(func.count())
        .select_from(hands.join(offers))
        .where(_of(who), hands.c.signed == 1, *_open(now))
    )
    return int(connection.execute(query).scalar_one())


def waiting_for(connection: Connection, who: Sequence[Hand], now: int, before: int) -> list[Offer]:
    """A page of those that they have yet to sign: the newest first, below number `before`."""
    return _page(connection, [_of(who), hands.c.signed == 0, *_open(now)], now, before)


def left_by(connection: Connection, who: Sequence[Hand], now: int, before: int) -> list[Offer]:
    """A page of those that they have signed, whatever became of them."""
    return _page(connection, [_of(who), hands.c.signed == 1], now, before)


# Inside


def _page(
    connection: Connection, where: list[ColumnElement[bool]], now: int, before: int
) -> list[Offer]:
    numbers = select(hands.c.offer).select_from(hands.join(offers)).where(*where)
    query = (
        select(offers)
        .where(offers.c.number.in_(numbers), offers.c.number < before)
        .order_by(offers.c.number.desc())
        .limit(PAGE)
    )
    return [_offer(row, now) for row in connection.execute(query)]


def _of(who: Sequence[Hand]) -> ColumnElement[bool]:
    return or_(*(and_(hands.c.by == by, hands.c.signer == number) for by, number in who))


def _open(now: int) -> list[ColumnElement[bool]]:
    return [offers.c.state == WAITING, offers.c.deadline >= now]


def _offer(row: Any, now: int) -> Offer:
    state = EXPIRED if row.state == WAITING and row.deadline < now else row.state
    return Offer(
        row.number,
        bytes(row.digest),
        act_from_json(row.act, orjson.loads(row.arguments)),
        row.received,
        row.deadline,
        state,
        row.closed,
        row.closed_by,
    )


def _hand(offer: int, slot: Slot) -> dict[str, Any]:
    return {
        "offer": offer,
        "title": _title(slot),
        "by": slot.by,
        "signer": slot.signer,
        "signed": int(bool(slot.signed.signature)),
    }


def _title(slot: Slot) -> str:
    """Two closings of one proposal are two hands."""
    return slot.title if slot.index is None else f"{slot.title} {slot.index}"
