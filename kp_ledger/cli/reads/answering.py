"""From a subject to its answer, as the API gives it to a member: each kind's module is imported
when it is asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import orjson

from kp_ledger.answers.audiences import Audience, Reader
from kp_ledger.answers.elements import View
from kp_ledger.answers.schemas.base import Answer, shown
from kp_ledger.cli.output import say
from kp_ledger.domain.showing import Names
from kp_ledger.index.store import Snapshot

# Whoever runs the command has the whole ledger.
MEMBER: Final = Reader(Audience.MEMBER)
Make = Callable[[Snapshot, Names, Any], Answer]


def say_answer(answer: Answer) -> None:
    """The JSON that the API sends a member."""
    say(orjson.dumps(shown(answer, Audience.MEMBER)).decode())


def view(names: Names) -> View:
    return View(Audience.MEMBER, names)


def parcel(snapshot: Snapshot, names: Names, key: bytes) -> Answer:
    from kp_ledger.answers.parcels import parcel_answer
    from kp_ledger.index.queries.parcels import find

    subject = find(snapshot, names, key)
    assert subject is not None
    return parcel_answer(subject, view(names))


def certificate(snapshot: Snapshot, names: Names, key: int) -> Answer:
    from kp_ledger.answers.certificates import certificate_answer
    from kp_ledger.index.queries.certificates import find

    found = find(snapshot, key)
    assert found is not None
    return certificate_answer(found, view(names))


def organisation(snapshot: Snapshot, names: Names, key: int) -> Answer:
    from kp_ledger.answers.organisations import organisation_answer

    return organisation_answer(snapshot, names, key, None)


def participant(snapshot: Snapshot, names: Names, key: int) -> Answer:
    from kp_ledger.answers.participants import participant_answer
    from kp_ledger.answers.statistics import span_of

    return participant_answer(snapshot, names, key, span_of(snapshot, None, None))


def zone(snapshot: Snapshot, names: Names, key: int) -> Answer:
    from kp_ledger.answers.zones import zone_answer

    return zone_answer(snapshot, names, MEMBER, key)


def proposal(snapshot: Snapshot, names: Names, key: bytes) -> Answer:
    from kp_ledger.answers.proposals import proposal_answer
    from kp_ledger.index.queries.proposals import proposal as find

    opened = find(snapshot, key)
    assert opened is not None
    return proposal_answer(snapshot, names, opened)


def record(kind: str) -> Make:
    """A licence, request, hold or key."""

    def make(snapshot: Snapshot, names: Names, key: Any) -> Answer:
        from kp_ledger.answers import records

        found: Answer = getattr(records, f"{kind}_answer")(snapshot, names, key)
        return found

    return make


ANSWERS: Final[dict[str, Make]] = {
    "parcel": parcel,
    "certificate": certificate,
    "organisation": organisation,
    "participant": participant,
    "zone": zone,
    "proposal": proposal,
    **{kind: record(kind) for kind in ("licence", "request", "hold", "key")},
}


def unknown(snapshot: Snapshot, names: Names, text: str) -> Answer:
    """What it means that nothing of this name is there, and what may have been meant."""
    from kp_ledger.answers.search import search_answer

    return search_answer(snapshot, names, MEMBER, text)
