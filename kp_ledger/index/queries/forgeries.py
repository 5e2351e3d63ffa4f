"""Papers reported as forged, and what was answered: by their printed number, however written."""

from __future__ import annotations

from kp_ledger.chain.reader import LoggedEvent
from kp_ledger.domain.days import day_of
from kp_ledger.domain.forgeries import said_of_forgeries
from kp_ledger.domain.participants import PARTICIPANTS
from kp_ledger.domain.printed import is_printed
from kp_ledger.generated.events import ForgeryAnswered, ForgeryReported
from kp_ledger.index.queries.events import naming
from kp_ledger.index.store import Snapshot
from kp_ledger.index.subjects import PRINTED
from kp_ledger.model.lookups import participant_of
from kp_ledger.model.typed import shipment_id

# A Participant's letters, and a number as its paper has it.
Printed = tuple[int, str]


def printed_as(text: str) -> Printed | None:
    """What somebody typed, where it can be the number on a paper: it begins with letters."""
    printed = text.strip().upper()
    if printed[:2] not in PARTICIPANTS or not is_printed(printed):
        return None
    return int.from_bytes(printed[:2].encode("ascii"), "big"), printed


def forgeries(snapshot: Snapshot, printed: Printed) -> list[LoggedEvent]:
    """All that was said of papers with this number, oldest first."""
    paper = shipment_id(*printed)
    found = naming(snapshot, PRINTED, [paper], ForgeryReported, ForgeryAnswered)
    return [one for one in found if one.event.number == paper]  # type: ignore[attr-defined]


def forgeries_in_words(snapshot: Snapshot, printed: Printed) -> str:
    """A sentence behind the answer about the number; empty where nothing was said of it."""
    days: dict[type, dict[int, int]] = {ForgeryReported: {}, ForgeryAnswered: {}}
    for one in forgeries(snapshot, printed):
        place = participant_of(snapshot.state, one.event.by)  # type: ignore[attr-defined]
        days[type(one.event)][place] = day_of(one.moment)
    return said_of_forgeries(days[ForgeryReported], days[ForgeryAnswered])
