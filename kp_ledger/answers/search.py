"""What was found, in words and with the way to it; and what it means that nothing was."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, cast

from kp_ledger.answers.asof import as_of
from kp_ledger.answers.audiences import Audience, Reader
from kp_ledger.answers.finding import unknown_certificate
from kp_ledger.answers.names import names_for
from kp_ledger.answers.schemas.search import Match, SearchAnswer, Suggestion
from kp_ledger.base.errors import BadInput
from kp_ledger.domain import words
from kp_ledger.domain.parse import show_carats, show_certificate
from kp_ledger.domain.participants import participant_name, show_participant
from kp_ledger.domain.sentences import UNKNOWN
from kp_ledger.domain.showing import Names, Showing
from kp_ledger.index.queries.certificates import find
from kp_ledger.index.queries.forgeries import forgeries_in_words, printed_as
from kp_ledger.index.queries.search import Hit, Searched, search
from kp_ledger.index.store import Snapshot

LOOKS_ALIKE: Final = "letters and digits that look alike were typed for each other, or small ones"
ANOTHER: Final = (
    "This code is of another ledger (chain {ledger}); this one is chain {here}. Ask where it was"
    " printed which ledger it is of: nothing about it is known here."
)
LACKS: Final = (
    "An id has 64 hexadecimal digits; this one lacks {count}: it was cut off or not read whole."
)
TOO_MANY: Final = "An id has 64 hexadecimal digits; this one has {count} too many."
NO_NAME: Final = (
    "Nothing of this name is on this ledger: no lot reference, no certificate, no Participant and"
    " no zone. That can mean a misprint, a name of another ledger, or a forgery."
)
NO_LINK: Final = (
    "This link names no parcel and no certificate of this ledger. A label's link has the parcel's"
    " id in it: the 64 digits printed beside the code can be typed instead."
)


def checked(text: str) -> str:
    """What is looked for, without spaces around it; BadInput when there is nothing, or no text."""
    stripped = text.strip()
    if not stripped:
        raise BadInput(text, "there has to be something to look for")
    if not stripped.isprintable():
        raise BadInput(text, "what is looked for has letters, digits, signs and spaces only")
    return stripped


def search_answer(snapshot: Snapshot, names: Names, reader: Reader, text: str) -> SearchAnswer:
    """What the reader finds under a text: organisations are for members, and each for itself."""
    text, known = checked(text), names_for(names, reader)
    found = search(snapshot, known, text, member=reader.audience is Audience.MEMBER)
    return SearchAnswer(
        as_of=as_of(snapshot),
        asked=text,
        read_as=found.read_as,
        matches=[_match(snapshot, known, hit) for hit in found.hits],
        suggestions=[_suggestion(hit) for hit in found.meant],
        unknown=None if found.hits else _unknown(snapshot, found, text),
    )


def _match(snapshot: Snapshot, names: Names, hit: Hit) -> Match:
    path, page = _ways(snapshot, hit)
    return Match(
        kind=cast(Any, hit.kind),
        id=_written(hit),
        words=_IN_WORDS[hit.kind](snapshot, names, hit.key),
        path=path,
        page=page,
    )


def _suggestion(hit: Hit) -> Suggestion:
    return Suggestion(text=_written(hit), why=LOOKS_ALIKE, path=_path(hit))


def _unknown(snapshot: Snapshot, found: Searched, text: str) -> str:
    if found.ledger is not None:
        return ANOTHER.format(ledger=found.ledger, here=snapshot.ledger.chain_id)
    if found.lacks is not None:
        template = LACKS if found.lacks > 0 else TOO_MANY
        return template.format(count=abs(found.lacks))
    if found.certificate is not None:
        return unknown_certificate(snapshot, found.certificate)
    meaning = {"an id": UNKNOWN, "a label's link": UNKNOWN, "a link": NO_LINK}.get(
        found.read_as, NO_NAME
    )
    printed = printed_as(text)
    return meaning + (forgeries_in_words(snapshot, printed) if printed else "")


# In words


def _parcel(snapshot: Snapshot, names: Names, parcel: bytes) -> str:
    word = snapshot.state.parcels[parcel]
    status = words.word(words.PARCEL_STATUSES, word.status)
    return f"A parcel of {show_carats(word.millicarats)} carats, {status}"


def _certificate(snapshot: Snapshot, names: Names, number: int) -> str:
    found = find(snapshot, number)
    assert found is not None
    return f"Certificate {show_certificate(number)}, {found.state}"


def _organisation(snapshot: Snapshot, names: Names, number: int) -> str:
    text = Showing(names).show_organisation(number)
    return text[0].upper() + text[1:]


def _zone(snapshot: Snapshot, names: Names, zone: int) -> str:
    text = Showing(names).show_zone(zone)
    place = participant_name(snapshot.state.zones[zone][-1].participant)
    return f"{text[0].upper()}{text[1:]} of {place}"


def _participant(snapshot: Snapshot, names: Names, code: int) -> str:
    name = participant_name(code)
    return name[0].upper() + name[1:]


def _hold(snapshot: Snapshot, names: Names, hold: bytes) -> str:
    record = snapshot.state.holds[hold]
    return f"A hold on a parcel, {words.word(words.HOLD_STATUSES, record.status)}"


def _proposal(snapshot: Snapshot, names: Names, proposal: bytes) -> str:
    record = snapshot.state.proposals[proposal]
    matter = words.word(words.MATTERS, record.matter)
    return f"A proposal ({matter}), {words.word(words.PROPOSAL_STATUSES, record.status)}"


_IN_WORDS: Final[dict[str, Callable[[Snapshot, Names, Any], str]]] = {
    "parcel": _parcel,
    "certificate": _certificate,
    "organisation": _organisation,
    "zone": _zone,
    "participant": _participant,
    "hold": _hold,
    "proposal": _proposal,
}


# The ways to it


def _written(hit: Hit) -> str:
    if isinstance(hit.key, bytes):
        return "0x" + hit.key.hex()
    if hit.kind == "certificate":
        return show_certificate(hit.key)
    return show_participant(hit.key) if hit.kind == "participant" else str(hit.key)


def _ways(snapshot: Snapshot, hit: Hit) -> tuple[str, str]:
    """Where the API tells of it, and where a page does: a hold is told with its parcel."""
    if hit.kind == "hold":
        parcel = "0x" + snapshot.state.holds[hit.key].parcel.hex()
        return f"/v1/parcels/{parcel}/holds", f"/parcel/{parcel}"
    return _path(hit), f"/{hit.kind}/{_in_a_path(hit)}"


def _path(hit: Hit) -> str:
    return f"/v1/{hit.kind}s/{_in_a_path(hit)}"


def _in_a_path(hit: Hit) -> str:
    return _written(hit).replace(" ", "-")
