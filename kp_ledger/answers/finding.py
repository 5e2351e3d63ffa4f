"""What somebody names, found on the ledger: BadInput for what is no name, NotFound with what it
means that there is none, NotForYou for what another audience alone may ask for."""

from __future__ import annotations

from typing import Final

from kp_ledger.answers.audiences import Audience, Reader
from kp_ledger.answers.elements import View
from kp_ledger.answers.errors import NotForYou, NotFound
from kp_ledger.answers.names import names_for
from kp_ledger.base.errors import BadInput
from kp_ledger.domain.certificates import said_of, said_of_unknown
from kp_ledger.domain.days import day_of
from kp_ledger.domain.parse import parse_certificate, parse_id
from kp_ledger.domain.participants import parse_participant
from kp_ledger.domain.sentences import UNKNOWN
from kp_ledger.domain.showing import Names
from kp_ledger.index.queries import certificates, parcels, proposals
from kp_ledger.index.queries.forgeries import forgeries_in_words
from kp_ledger.index.store import Snapshot
from kp_ledger.index.tables import LOG_BITS, number_at
from kp_ledger.model.lookups import is_on_ledger, participant_on

MEMBERS: Final = "members: authorities, auditors and accredited observers"
MOST_DIGITS: Final = 12
OUTSIDE: Final = (
    "This ledger has nothing of this Participant: it is not registered here, and to this ledger it"
    " is outside."
)


def parcel(snapshot: Snapshot, names: Names, text: str) -> parcels.Subject:
    """A parcel by its id."""
    found = parcels.find(
        snapshot, Names(zones=names.zones), parse_id(text.strip(), "a parcel's id")
    )
    if found is None:
        raise NotFound(text, UNKNOWN)
    return found


def view_of_parcel(names: Names, reader: Reader, subject: parcels.Subject) -> View:
    """What the reader may see of a parcel: a party is one of what it holds, owns, or did."""
    audience = reader.audience
    if audience is Audience.PARTY:
        audience = reader.about(*subject.parties)
    return View(audience, names_for(names, reader, audience))


def certificate(snapshot: Snapshot, text: str) -> certificates.CertificateSubject:
    """A certificate by its number."""
    number = parse_certificate(text)
    found = certificates.find(snapshot, number)
    if found is None:
        raise NotFound(text, unknown_certificate(snapshot, number))
    return found


def unknown_certificate(snapshot: Snapshot, number: int) -> str:
    """What it means that the ledger has no certificate of this number."""
    forged = forgeries_in_words(snapshot, certificates.printed_number(number))
    spoilt = snapshot.state.certificates.get(number)
    if spoilt is not None:
        said = said_of(certificates.facts_of(snapshot, number, spoilt))
        return f"{said.answer}{forged} {said.next}"
    today = day_of(snapshot.moment)
    outside = not is_on_ledger(participant_on(snapshot.state, number >> 32, today), today)
    said = said_of_unknown(number, outside=outside)
    return f"{said.answer}{forged} {said.next}"


def view_of_certificate(
    names: Names, reader: Reader, found: certificates.CertificateSubject
) -> View:
    """What the reader may see: exporter, importer, owner and office are its parties."""
    audience = reader.audience
    if audience is Audience.PARTY:
        a, requested = found.record.a, found.requested
        owner = requested.owner if requested else a.importer
        audience = reader.about(a.exporter, a.importer, a.office, owner)
    return View(audience, names_for(names, reader, audience))


def participant_code(text: str) -> int:
    """Two letters, in any case and with spaces around."""
    plain = text.strip()
    return parse_participant(plain.upper() if plain.isascii() else plain)


def participant(snapshot: Snapshot, text: str) -> int:
    """A Participant that is registered here."""
    code = participant_code(text)
    if code not in snapshot.state.participants:
        raise NotFound(text, OUTSIDE)
    return code


def zone(snapshot: Snapshot, number: int) -> int:
    if number not in snapshot.state.zones:
        raise NotFound(str(number), "This ledger has no zone of this number.")
    return number


def proposal(snapshot: Snapshot, text: str) -> proposals.Opened:
    """A proposal by its id."""
    found = proposals.proposal(snapshot, parse_id(text.strip(), "a proposal's id"))
    if found is None:
        raise NotFound(text, "This ledger has no proposal of this id.")
    return found


def organisation(snapshot: Snapshot, reader: Reader, number: int) -> int:
    """An organisation, for members and for itself."""
    check_concerns(reader, number, f"organisation no. {number}")
    if number not in snapshot.state.standings:
        raise NotFound(str(number), "This ledger has no organisation of this number.")
    return number


def check_concerns(reader: Reader, organisation: int, what: str) -> None:
    """NotForYou when the reader is neither a member nor this organisation."""
    if reader.about(organisation) is Audience.PUBLIC:
        raise NotForYou(what, f"{MEMBERS}, and for itself")


def check_member(reader: Reader, what: str) -> None:
    """NotForYou when the reader is no member."""
    if reader.audience is not Audience.MEMBER:
        raise NotForYou(what, MEMBERS)


def event_number(text: str) -> int:
    """The number of an event's id, "362-14"."""
    block, dash, log = text.strip().partition("-")
    digits = all(part.isascii() and part.isdigit() for part in (block, log))
    if not dash or not digits or max(len(block), len(log)) > MOST_DIGITS:
        raise BadInput(text, "an event's id is its block and its log, as in 362-14")
    if int(log) >= 1 << LOG_BITS:
        raise BadInput(text, f"a block has at most {1 << LOG_BITS} events")
    return number_at(int(block), int(log))
