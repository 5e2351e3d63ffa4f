"""How much there is of what, for `kp status`."""

from __future__ import annotations

from collections import Counter

from sqlalchemy import func, select

from kp_ledger.domain import words
from kp_ledger.index.store import Snapshot
from kp_ledger.index.tables import events, parcels


def counts(snapshot: Snapshot) -> dict[str, int]:
    """By what people call it, as of the index's head."""
    state = snapshot.state
    certificates = Counter(
        f"Certificates, {words.word(words.CERTIFICATE_STATUSES, record.a.status)}"
        for record in state.certificates.values()
    )
    return {
        "Events": snapshot.connection.execute(
            select(func.count()).select_from(events)
        ).scalar_one(),
        "Participants on the ledger": sum(
            1 for history in state.participants.values() if history[-1].on_ledger_from
        ),
        "Organisations": len(state.standings),
        "Keys": len(state.keys),
        "Blends": len(state.blends),
        **_parcels(snapshot),
        **dict(sorted(certificates.items())),
    }


def _parcels(snapshot: Snapshot) -> dict[str, int]:
    query = select(parcels.c.status, func.count()).group_by(parcels.c.status)
    found = {
        f"Parcels, {words.word(words.PARCEL_STATUSES, status)}": count
        for status, count in snapshot.connection.execute(query)
    }
    return dict(sorted(found.items()))
