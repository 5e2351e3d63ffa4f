"""A certificate as of a block: its record, what happened to it, what it is said to be."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import cached_property
from typing import Any, Final, cast

from sqlalchemy import bindparam, select

from kp_ledger.chain.reader import LoggedEvent
from kp_ledger.domain.certificates import Facts, Said, said_of, state_of
from kp_ledger.domain.days import day_of
from kp_ledger.generated import codes
from kp_ledger.generated import events as model_events
from kp_ledger.index.queries import ancestry
from kp_ledger.index.queries.events import naming
from kp_ledger.index.queries.forgeries import Printed
from kp_ledger.index.queries.overdue import days_allowed
from kp_ledger.index.queries.prefetch import rows_by_id
from kp_ledger.index.store import Snapshot, event_of
from kp_ledger.index.subjects import CERTIFICATE, REQUEST, number_of
from kp_ledger.index.tables import blocks, events, mentions
from kp_ledger.model.state import Certificate

# Others name a certificate too: a request that cites it, the one that replaces it.
_ABOUT = (
    select(events, blocks.c.moment)
    .join(mentions, mentions.c.event == events.c.event)
    .join(blocks, blocks.c.number == events.c.block)
    .where(
        mentions.c.kind == bindparam("kind"),
        mentions.c.subject == bindparam("subject"),
        mentions.c.event < bindparam("until"),
    )
    .order_by(events.c.event)
)
NO_REQUEST: Final = bytes(32)
_REPLACED: Final = (codes.CERTIFICATE_VOIDED, codes.CERTIFICATE_SUPERSEDED)


class CertificateSubject:
    """One certificate that is on the ledger; what is asked of it is read once."""

    def __init__(self, snapshot: Snapshot, number: int, record: Certificate) -> None:
        self.snapshot = snapshot
        self.number = number
        self.record = record

    @cached_property
    def naming(self) -> list[tuple[int, LoggedEvent]]:
        """Every event that names it, oldest first, with its number."""
        return _about(self.snapshot, CERTIFICATE, self.number)

    @cached_property
    def way(self) -> list[tuple[int, LoggedEvent]]:
        """What happened to it, oldest first, with what led to it."""
        own = [one for one in self.naming if _is_about(one[1].event, self.number)]
        return sorted([*self.before, *own], key=lambda one: one[0])

    @cached_property
    def before(self) -> list[tuple[int, LoggedEvent]]:
        """The request it was issued on, and the valuations of that."""
        if self.request == NO_REQUEST:
            return []
        found = _about(self.snapshot, REQUEST, number_of(REQUEST, self.request))
        return [
            one
            for one in found
            if one[1].event.request == self.request  # type: ignore[attr-defined]
            and not isinstance(one[1].event, model_events.CertificateIssued)
        ]

    @cached_property
    def _begun(self) -> tuple[int, Any]:
        kinds = model_events.CertificateIssued | model_events.InboundRecorded
        return next(
            (number, one.event)
            for number, one in self.naming
            if isinstance(one.event, kinds) and one.event.certificate == self.number
        )

    @property
    def begun(self) -> Any:
        """The event that put it down: CertificateIssued or InboundRecorded."""
        return self._begun[1]

    @property
    def begun_at(self) -> int:
        """The number of that event; that of its transaction's last is a few higher."""
        return self._begun[0]

    @property
    def request(self) -> bytes:
        return getattr(self.begun, "request", NO_REQUEST)

    @cached_property
    def requested(self) -> model_events.CertificateRequested | None:
        """The request; None for foreign paper."""
        kind = model_events.CertificateRequested
        return next((one.event for _, one in self.before if isinstance(one.event, kind)), None)

    @cached_property
    def replaced_by(self) -> int:
        return replaced_by(self.snapshot, self.number, self.record, self.naming)

    @cached_property
    def same_number(self) -> tuple[int, ...]:
        """The other papers that were recorded under its printed number, oldest first."""
        if self.record.a.nature != codes.PAPER_INBOUND:
            return ()
        return same_numbers(self.snapshot, [self.number])[self.number]

    @cached_property
    def parcels(self) -> tuple[bytes, ...]:
        """The parcels under it, as they were listed."""
        packing = self.snapshot.state.packings.get(self.number)
        if packing is not None and packing.parcels:
            return packing.parcels
        return tuple(
            one.event.parcel
            for _, one in self.naming
            if isinstance(one.event, model_events.InboundRegistered)
        )

    @cached_property
    def moved_by_law(self) -> list[model_events.MovedByLaw]:
        """The moves by law of its parcels and of every parcel they come from, oldest first."""
        rows = list(rows_by_id(self.snapshot, self.parcels))
        return ancestry.moved_by_law(self.snapshot, rows) if rows else []

    @property
    def printed(self) -> Printed:
        """Whose paper it is, and the number on it: of foreign paper as it was entered."""
        issuer, number = printed_number(self.number)
        return issuer, getattr(self.begun, "number", number)

    @cached_property
    def outside(self) -> bool:
        """Whether it was closed on a foreign document."""
        return any(isinstance(one.event, model_events.ClosedOutside) for _, one in self.naming)

    @cached_property
    def detained(self) -> model_events.ShipmentDetained | None:
        """What its office said when it was detained, while it is."""
        if self.record.a.status != codes.CERTIFICATE_DETAINED:
            return None
        kind = model_events.ShipmentDetained
        return next(one.event for _, one in reversed(self.naming) if isinstance(one.event, kind))

    @property
    def facts(self) -> Facts:
        return facts_of(
            self.snapshot,
            self.number,
            self.record,
            self.replaced_by,
            outside=self.outside,
            reason=self.detained.reason if self.detained else b"",
            same_number=self.same_number,
        )

    @property
    def state(self) -> str:
        """As recorded, or expired, overdue or partly confirmed."""
        return state_of(self.facts)

    @property
    def said(self) -> Said:
        """The one public answer about it, and what to do with it."""
        return said_of(self.facts)


def printed_number(number: int) -> Printed:
    """What stands on a paper of this ledger: the letters and the serial."""
    return number >> 32, str(number & 0xFFFFFFFF)


def find(snapshot: Snapshot, number: int) -> CertificateSubject | None:
    """The certificate of this number; None when there was none up to the block."""
    record = snapshot.state.certificates.get(number)
    if record is None or record.a.status == codes.CERTIFICATE_SPOILT:
        return None
    return CertificateSubject(snapshot, number, record)


def facts_of(
    snapshot: Snapshot,
    number: int,
    record: Certificate,
    by: int = 0,
    *,
    outside: bool = False,
    reason: bytes = b"",
    same_number: tuple[int, ...] = (),
) -> Facts:
    """What is said of a certificate is made from this."""
    a, b = record.a, record.b
    departed = a.status == codes.CERTIFICATE_DEPARTED
    return Facts(
        number=number,
        status=a.status,
        paper=a.nature,
        from_=a.from_,
        to=a.to,
        parcels=a.parcels,
        remaining=a.remaining,
        expires=b.expires,
        departed=b.departed,
        arrived=b.arrived,
        today=day_of(snapshot.moment),
        due=b.departed + days_allowed(snapshot.state, record) if departed else 0,
        replaced_by=by,
        replaces=b.replaces,
        outside=outside,
        seal_broken=bool(a.flags & codes.FLAG_SEAL_BROKEN),
        stopped=a.stopped,
        reason=reason,
        same_number=same_number,
        lost_by_one=bool(a.flags & codes.FLAG_LOST_BY_ONE),
    )


def in_short(
    snapshot: Snapshot, number: int, *, outside: bool, same_number: tuple[int, ...]
) -> Facts:
    """The facts about a certificate on a parcel's way, with as few looks as they need."""
    record = snapshot.state.certificates[number]
    if record.a.status in (*_REPLACED, codes.CERTIFICATE_DETAINED):
        return CertificateSubject(snapshot, number, record).facts
    return facts_of(snapshot, number, record, outside=outside, same_number=same_number)


def same_numbers(snapshot: Snapshot, numbers: Iterable[int]) -> dict[int, tuple[int, ...]]:
    """By foreign paper, the others that were recorded under its number, oldest first."""
    certificates = snapshot.state.certificates
    foreign = [n for n in numbers if certificates[n].a.nature == codes.PAPER_INBOUND]
    if not foreign:
        return {}
    own = _recorded(snapshot, foreign)
    firsts = {number: own[number].collides_with or number for number in foreign}
    of_firsts = [own, _recorded(snapshot, set(firsts.values()) - set(foreign))]
    every = {number: event for found in of_firsts for number, event in found.items()}
    return {
        number: tuple(
            other
            for other, event in sorted(every.items())
            if other != number and (event.collides_with or other) == first
        )
        for number, first in firsts.items()
    }


def _recorded(
    snapshot: Snapshot, numbers: Collection[int]
) -> dict[int, model_events.InboundRecorded]:
    """How these papers were recorded, and those that name one of them as the first."""
    if not numbers:
        return {}
    told = naming(snapshot, CERTIFICATE, sorted(numbers), model_events.InboundRecorded)
    events_ = [cast(model_events.InboundRecorded, one.event) for one in told]
    return {event.certificate: event for event in events_}


def replaced_by(
    snapshot: Snapshot, number: int, record: Certificate, naming: Iterable[tuple[int, LoggedEvent]]
) -> int:
    """The certificate that took its place; zero when none did."""
    if record.a.status not in _REPLACED:
        return 0
    found = [
        _successor(one.event) for _, one in naming if getattr(one.event, "certificate", 0) == number
    ]
    return next((by for by in reversed(found) if by), 0)


def _successor(event: Any) -> int:
    if isinstance(event, model_events.CertificateVoided):
        return event.replaced_by
    return event.technical if isinstance(event, model_events.DetentionResolved) else 0


def _about(snapshot: Snapshot, kind: int, subject: int) -> list[tuple[int, LoggedEvent]]:
    asked = {"kind": kind, "subject": subject, "until": snapshot.until}
    return [(row.event, event_of(row)) for row in snapshot.connection.execute(_ABOUT, asked)]


def _is_about(event: Any, number: int) -> bool:
    """Its own events: not a request that cites it, nor what concerns another by name of it."""
    if isinstance(event, model_events.DocumentAttached):
        return int.from_bytes(event.subject, "big") == number
    return getattr(event, "certificate", 0) == number
