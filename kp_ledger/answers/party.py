"""What concerns whoever signed in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from kp_ledger.answers.asof import as_of
from kp_ledger.answers.audiences import Audience, Reader
from kp_ledger.answers.organisations import organisation_out, parcels_page
from kp_ledger.answers.overdue import detained_out, overdue_out
from kp_ledger.answers.schemas.party import MeAnswer, OwnHold, RunningOut, WaitingOffer
from kp_ledger.answers.units import known_day, known_moment
from kp_ledger.base.messages import Act
from kp_ledger.domain import words
from kp_ledger.domain.days import day_of
from kp_ledger.domain.showing import Names, Showing
from kp_ledger.generated.acts import ParcelsHandOver
from kp_ledger.index.queries import party as queries_of
from kp_ledger.index.queries.overdue import detained, overdue
from kp_ledger.index.store import Snapshot
from kp_ledger.keys.signature_slots import slots
from kp_ledger.model.lookups import last_standing
from kp_ledger.model.state import Certificate


class OnItsList(Protocol):
    """A shipment on a list of both its sides."""

    @property
    def record(self) -> Certificate: ...


Listed = TypeVar("Listed", bound=OnItsList)


class Offer(Protocol):
    """An order that waits for a signature, as the intake keeps it."""

    @property
    def digest(self) -> bytes: ...
    @property
    def act(self) -> Act: ...
    @property
    def deadline(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Own:
    """Who signed in, the names it may read, and the offers that wait for it."""

    reader: Reader
    names: Names
    offers: tuple[Offer, ...] = ()


def me_answer(snapshot: Snapshot, own: Own, before: int | None) -> MeAnswer:
    mine = own.reader.organisation
    return MeAnswer(
        as_of=as_of(snapshot),
        key=own.reader.key,
        audience="member" if own.reader.audience is Audience.MEMBER else "party",
        organisation=organisation_out(snapshot, own.names, mine),
        offers=[_offer(one, own.names) for one in sorted(own.offers, key=lambda o: o.deadline)],
        overdue=[overdue_out(one) for one in _mine(snapshot, mine, overdue)],
        detained=[detained_out(snapshot, one) for one in _mine(snapshot, mine, detained)],
        holds=[_hold(one) for one in queries_of.holds(snapshot, mine)],
        running_out=[_ending(snapshot, one) for one in queries_of.endings(snapshot, mine)],
        held=parcels_page(snapshot, mine, before),
    )


def _mine(
    snapshot: Snapshot, organisation: int, listed: Callable[[Snapshot, int | None], list[Listed]]
) -> list[Listed]:
    """Of an office, its Participant's; of anybody else, those it ships or awaits."""
    if organisation in snapshot.state.offices:
        return listed(snapshot, last_standing(snapshot.state, organisation).participant)
    return [
        one
        for one in listed(snapshot, None)
        if organisation in (one.record.a.exporter, one.record.a.importer)
    ]


def _hold(one: queries_of.OnHold) -> OwnHold:
    reason = words.word(words.HOLD_REASONS, one.placed.reason)
    return OwnHold(
        hold="0x" + one.placed.hold.hex(),
        parcel="0x" + one.placed.parcel.hex(),
        reference=one.reference,
        by=one.placed.by,
        reason=words.HELD_BECAUSE.get(one.placed.reason, reason),
        since=known_day(day_of(one.moment)),
    )


def _ending(snapshot: Snapshot, one: queries_of.Ending) -> RunningOut:
    return RunningOut(
        what="key" if one.key else "licence",
        id=one.key or str(one.licence),
        ends=known_day(one.day),
        days_left=one.day - day_of(snapshot.moment) + 1,
    )


def _offer(offer: Offer, names: Names) -> WaitingOffer:
    return WaitingOffer(
        digest="0x" + offer.digest.hex(),
        act=type(offer.act).__name__,
        words=_words(offer.act, Showing(names)),
        expires=known_moment(offer.deadline),
    )


def _words(act: Act, show: Showing) -> str:
    """What is offered, and who has signed it."""
    if isinstance(act, ParcelsHandOver):
        values: dict[str, Any] = {
            "giver": act.order.giver,
            "receiver": act.order.receiver,
            "moves": act.order.moves,
            "parcels": act.order.parcels,
        }
        text = show.fill(
            "{giver:organisation} hands {parcels:parcels} over to {receiver:organisation}:"
            " {moves:moved}.",
            values,
        )
    else:
        signed = [slot.title for slot in slots(act) if slot.signed.signature]
        text = f"{type(act).__name__}, signed by {words.listed(signed) or 'nobody'} until now."
    return text[0].upper() + text[1:] if text.startswith("organisation") else text
