"""A request for a certificate: what was asked for, what it was valued at, what was issued on it."""

from __future__ import annotations

from kp_ledger.generated import events
from kp_ledger.index.queries.events import naming
from kp_ledger.index.store import Snapshot
from kp_ledger.index.subjects import REQUEST


def requested(snapshot: Snapshot, request: bytes) -> events.CertificateRequested | None:
    """The request as it was made; None when there is none of this id."""
    found = naming(snapshot, REQUEST, [request], events.CertificateRequested)
    made = (one.event for one in found)
    return next(
        (e for e in made if isinstance(e, events.CertificateRequested) and e.request == request),
        None,
    )


def valued(snapshot: Snapshot, request: bytes) -> list[events.Valued]:
    """The valuations signed for it, oldest first."""
    found = (one.event for one in naming(snapshot, REQUEST, [request], events.Valued))
    return [e for e in found if isinstance(e, events.Valued) and e.request == request]


def issued(snapshot: Snapshot, request: bytes) -> int | None:
    """The certificate that was first issued on it."""
    found = (one.event for one in naming(snapshot, REQUEST, [request], events.CertificateIssued))
    numbers = (
        e.certificate
        for e in found
        if isinstance(e, events.CertificateIssued) and e.request == request
    )
    return next(numbers, None)
