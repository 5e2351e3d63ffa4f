"""Which events are asked for: a query as people write it, checked, as a filter of the index."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, Literal

from kp_ledger.answers import finding
from kp_ledger.answers.audiences import Reader
from kp_ledger.answers.figures import Span
from kp_ledger.base.errors import BadInput
from kp_ledger.catalogue.events import EVENTS
from kp_ledger.domain import words
from kp_ledger.domain.days import EPOCH
from kp_ledger.domain.parse import parse_certificate, parse_id
from kp_ledger.index import subjects
from kp_ledger.index.crossings import Crossing
from kp_ledger.index.queries.events import Filter
from kp_ledger.index.queries.trade import crossings, production
from kp_ledger.index.store import Snapshot

Flow = Literal["production", "exports", "imports"]
Goods = Literal["unsorted", "industrial", "gem"]
NAMES: Final = frozenset(kind.__name__ for kind in EVENTS)
EVER: Final = Span(-(1 << 30), 1 << 30)


@dataclass(frozen=True, slots=True)
class EventQuery:
    """What a query says. With a flow, the events that a figure of it sums."""

    kinds: frozenset[str] | None = None
    participant: str | None = None
    organisation: int | None = None
    certificate: int | None = None
    zone: int | None = None
    parcel: bytes | None = None
    proposal: bytes | None = None
    flow: Flow | None = None
    partner: int | None = None
    origin: int | None = None
    goods: int | None = None
    span: Span = EVER

    @classmethod
    def written(
        cls,
        *,
        kinds: Iterable[str] = (),
        participant: str | None = None,
        organisation: int | None = None,
        certificate: str | None = None,
        zone: int | None = None,
        parcel: str | None = None,
        proposal: str | None = None,
        flow: Flow | None = None,
        partner: str | None = None,
        origin: int | None = None,
        goods: Goods | None = None,
        first: date | None = None,
        last: date | None = None,
    ) -> EventQuery:
        """A query as people write it; BadInput names what is wrong with it."""
        return cls(
            kinds=_kinds(kinds),
            participant=participant,
            organisation=organisation,
            certificate=None if certificate is None else parse_certificate(certificate),
            zone=zone,
            parcel=None if parcel is None else parse_id(parcel.strip(), "a parcel's id"),
            proposal=None if proposal is None else parse_id(proposal.strip(), "a proposal's id"),
            flow=flow,
            partner=None if partner is None else finding.participant_code(partner),
            origin=origin,
            goods=None if goods is None else words.parse_word(words.KINDS, goods, "kind"),
            span=Span(
                EVER.first if first is None else (first - EPOCH).days,
                EVER.last if last is None else (last - EPOCH).days,
            ),
        )

    def filter(self, snapshot: Snapshot, reader: Reader) -> Filter:
        """The same for the index; NotForYou where the filter would say what is hidden."""
        if self.organisation is not None:
            what = f"what names organisation no. {self.organisation}"
            finding.check_concerns(reader, self.organisation, what)
        numbers = None if self.flow is None else frozenset(self._of_flow(snapshot))
        return Filter(self.kinds, tuple(self._subjects(snapshot)), self.parcel, numbers)

    def _subjects(self, snapshot: Snapshot) -> list[tuple[int, int | bytes | str]]:
        if self.flow is not None:
            return []
        code = None
        if self.participant is not None:
            code = finding.participant(snapshot, self.participant)
        named: list[tuple[int, Any]] = [
            (subjects.PARTICIPANT, code),
            (subjects.ORGANISATION, self.organisation),
            (subjects.CERTIFICATE, self.certificate),
            (subjects.ZONE, self.zone),
            (subjects.PROPOSAL, self.proposal),
        ]
        return [(kind, key) for kind, key in named if key is not None]

    def _of_flow(self, snapshot: Snapshot) -> list[int]:
        code = None if self.participant is None else finding.participant_code(self.participant)
        if self.flow == "production":
            return [
                one.event
                for one in production(snapshot, code)
                if one.day in self.span
                and self.origin in (None, one.origin)
                and self.goods in (None, one.kind)
            ]
        return [
            event
            for one in crossings(snapshot, code)
            if self._is_between(one, code)
            for event in self._of_crossing(one)
        ]

    def _is_between(self, one: Crossing, code: int | None) -> bool:
        sides = (one.exporting, one.importing)
        mine, partner = sides if self.flow == "exports" else sides[::-1]
        return code in (None, mine) and self.partner in (None, partner)

    def _of_crossing(self, one: Crossing) -> list[int]:
        if self.flow == "exports":
            return [one.departed_event] if one.departed and one.departed in self.span else []
        return [arrival.event for arrival in one.arrivals if arrival.day in self.span]


def _kinds(named: Iterable[str]) -> frozenset[str] | None:
    kinds = frozenset(named)
    for kind in sorted(kinds - NAMES):
        raise BadInput(kind, f"is no kind of event; there are: {', '.join(sorted(NAMES))}")
    return kinds or None
