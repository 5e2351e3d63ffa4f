"""What concerns whoever entered."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Protocol

from api.answers.party import MeAnswer, OwnHold, RunningOut, WaitingOffer
from api.answers.units import known_day, known_moment
from api.asof import as_of
from api.audiences import Audience, Reader
from api.composing.organisations import organisation_out, parcels_page
from api.composing.overdue import overdue_out
from kp_ledger.domain import words
from kp_ledger.domain.days import day_of
from kp_ledger.domain.sentences import HOLDS
from kp_ledger.domain.showing import Names, Showing
from kp_ledger.index.reading import party as reading_of
from kp_ledger.index.reading.overdue import Overdue, overdue
from kp_ledger.index.store import Reading
from kp_ledger.keys.parts import parts
from kp_ledger.model.actors import last_standing
from kp_ledger.model.acts import ParcelsHandOver
from kp_ledger.model.base import Act


class Offer(Protocol):
    """An order that waits for a signature, as the desk keeps it."""

    @property
    def digest(self) -> bytes: ...
    @property
    def act(self) -> Act: ...
    @property
    def deadline(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Own:
    """Who entered, the names it may read, and the offers that wait for it."""

    reader: Reader
    names: Names
    offers: tuple[Offer, ...] = ()


def me_answer(reading: Reading, own: Own, before: int | None) -> MeAnswer:
    mine = own.reader.organisation
    return MeAnswer(
        as_of=as_of(reading),
        key=own.reader.key,
        audience="member" if own.reader.audience is Audience.MEMBER else "party",
        organisation=organisation_out(reading, own.names, mine),
        offers=[_offer(one, own.names) for one in sorted(own.offers, key=lambda o: o.deadline)],
        overdue=[overdue_out(one) for one in _overdue(reading, mine)],
        holds=[_hold(one) for one in reading_of.holds(reading, mine)],
        running_out=[_ending(reading, one) for one in reading_of.endings(reading, mine)],
        held=parcels_page(reading, mine, before),
    )


def _overdue(reading: Reading, organisation: int) -> Iterable[Overdue]:
    """Of an office, its Participant's; of anybody else, those it ships or awaits."""
    if organisation in reading.state.offices:
        return overdue(reading, last_standing(reading.state, organisation).participant)
    return [
        one
        for one in overdue(reading)
        if organisation in (one.record.a.exporter, one.record.a.importer)
    ]


def _hold(one: reading_of.OnHold) -> OwnHold:
    reason = words.word(words.HOLD_REASONS, one.placed.reason)
    return OwnHold(
        hold="0x" + one.placed.hold.hex(),
        parcel="0x" + one.placed.parcel.hex(),
        reference=one.reference,
        by=one.placed.by,
        reason=HOLDS.get(one.placed.reason, reason),
        since=known_day(day_of(one.moment)),
    )


def _ending(reading: Reading, one: reading_of.Ending) -> RunningOut:
    return RunningOut(
        what="key" if one.key else "licence",
        id=one.key or str(one.licence),
        ends=known_day(one.day),
        days_left=one.day - day_of(reading.moment) + 1,
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
        signed = [part.title for part in parts(act) if part.signed.signature]
        text = f"{type(act).__name__}, signed by {words.listed(signed) or 'nobody'} until now."
    return text[0].upper() + text[1:] if text.startswith("organisation") else text
