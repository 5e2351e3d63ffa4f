"""Which events are asked for: the query of /v1/events, read and checked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, Final, Literal

from fastapi import Query

from kp_gateway.problems import NotForYou
from kp_gateway.routes.dependencies import Day, known_participant, participant_code
from kp_ledger.answers.audiences import Audience, Reader
from kp_ledger.answers.figures import Span
from kp_ledger.base.errors import BadInput
from kp_ledger.catalogue.events import EVENTS
from kp_ledger.domain import words
from kp_ledger.domain.days import EPOCH
from kp_ledger.domain.parse import parse_certificate, parse_id
from kp_ledger.index import subjects
from kp_ledger.index.queries.events import Filter
from kp_ledger.index.queries.trade import Crossing, crossings, production
from kp_ledger.index.store import Snapshot

Flow = Literal["production", "exports", "imports"]
NAMES: Final = {kind.__name__: kind for kind in EVENTS}
EVER: Final = Span(-(1 << 30), 1 << 30)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a query says. With a flow, the events that a figure of it sums."""

    kinds: frozenset[str] | None
    participant: str | None
    organisation: int | None
    certificate: int | None
    zone: int | None
    parcel: bytes | None
    proposal: bytes | None
    flow: Flow | None
    partner: int | None
    origin: int | None
    goods: int | None
    span: Span

    def filter(self, snapshot: Snapshot, reader: Reader) -> Filter:
        """The same for the index; NotForYou where the filter would say what is hidden."""
        if self.organisation is not None:
            _check_may_ask(reader, self.organisation)
        numbers = None if self.flow is None else frozenset(self._of_flow(snapshot))
        return Filter(self.kinds, tuple(self._subjects(snapshot)), self.parcel, numbers)

    def _subjects(self, snapshot: Snapshot) -> list[tuple[int, int | bytes | str]]:
        if self.flow is not None:
            return []
        code = None if self.participant is None else known_participant(snapshot, self.participant)
        asked: list[tuple[int, Any]] = [
            (subjects.PARTICIPANT, code),
            (subjects.ORGANISATION, self.organisation),
            (subjects.CERTIFICATE, self.certificate),
            (subjects.ZONE, self.zone),
            (subjects.PROPOSAL, self.proposal),
        ]
        return [(kind, key) for kind, key in asked if key is not None]

    def _of_flow(self, snapshot: Snapshot) -> list[int]:
        code = None if self.participant is None else participant_code(self.participant)
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


def _check_may_ask(reader: Reader, organisation: int) -> None:
    if reader.about(organisation) is Audience.PUBLIC:
        what = f"what names organisation no. {organisation}"
        raise NotForYou(what, "members, and for itself")


def wanted_of(
    kind: Annotated[
        list[str] | None,
        Query(
            description="Kinds of events; several with kind= each.", examples=[["ShipmentDeparted"]]
        ),
    ] = None,
    participant: Annotated[
        str | None, Query(description="That name this Participant; of a flow, whose.")
    ] = None,
    organisation: Annotated[
        int | None,
        Query(description="That name this organisation; members, and itself.", ge=1, lt=1 << 32),
    ] = None,
    certificate: Annotated[
        str | None, Query(description="That name this certificate.", examples=["BW 000123"])
    ] = None,
    zone: Annotated[int | None, Query(description="That name this zone.", ge=1, lt=1 << 16)] = None,
    parcel: Annotated[str | None, Query(description="That name this parcel.")] = None,
    proposal: Annotated[str | None, Query(description="That name this proposal.")] = None,
    flow: Annotated[
        Flow | None,
        Query(description="The events that a figure of production, exports or imports sums."),
    ] = None,
    partner: Annotated[str | None, Query(description="Of a flow: with this Participant.")] = None,
    origin: Annotated[
        int | None, Query(description="Of production: of this origin.", ge=1, lt=1 << 24)
    ] = None,
    goods: Annotated[
        Literal["unsorted", "industrial", "gem"] | None,
        Query(description="Of production: of this kind."),
    ] = None,
    first: Annotated[
        Day | None, Query(alias="from", description="Of a flow: from this day on.")
    ] = None,
    last: Annotated[Day | None, Query(alias="to", description="Of a flow: to this day.")] = None,
) -> Wanted:
    """A query as it was written; BadInput names what is wrong with it."""
    begin = EVER.first if first is None else (first - EPOCH).days
    end = EVER.last if last is None else (last - EPOCH).days
    return Wanted(
        kinds=_kinds(kind),
        participant=participant,
        organisation=organisation,
        certificate=None if certificate is None else parse_certificate(certificate),
        zone=zone,
        parcel=None if parcel is None else parse_id(parcel.strip(), "a parcel's id"),
        proposal=None if proposal is None else parse_id(proposal.strip(), "a proposal's id"),
        flow=flow,
        partner=None if partner is None else participant_code(partner),
        origin=origin,
        goods=None if goods is None else words.parse_word(words.KINDS, goods, "kind"),
        span=Span(begin, end),
    )


def _kinds(asked: list[str] | None) -> frozenset[str] | None:
    for kind in asked or ():
        if kind not in NAMES:
            raise BadInput(kind, f"is no kind of event; there are: {', '.join(sorted(NAMES))}")
    return frozenset(asked) if asked else None
