"""What is said of a certificate: one public answer for each state, and what to do with it.

The state is the one recorded, or one of three that are computed from the record and a day:
expired, overdue, partly confirmed. A number that the ledger does not have is answered too.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from kp_ledger.domain import words
from kp_ledger.domain.parse import show_certificate
from kp_ledger.domain.participants import participant_name
from kp_ledger.domain.showing import Showing, written_day
from kp_ledger.generated import codes

EXPIRED: Final = "expired"
OVERDUE: Final = "overdue"
PARTLY: Final = "partly confirmed"
UNKNOWN: Final = "unknown"
COMPUTED: Final = (EXPIRED, OVERDUE, PARTLY)
# Where the day of arrival is none at the destination, or of goods that it did not let in.
NEVER_THERE: Final = (codes.CERTIFICATE_RETURNED, codes.CERTIFICATE_FORFEITED)
STATES: Final = (*words.CERTIFICATE_STATUSES.values(), *COMPUTED)


@dataclass(frozen=True, slots=True)
class Facts:
    """What an answer is made from. Days; `due` is the last day on which it is confirmed in time."""

    number: int
    status: int
    paper: int
    from_: int
    to: int
    parcels: int
    remaining: int
    expires: int
    departed: int
    arrived: int
    today: int
    due: int = 0
    replaced_by: int = 0
    replaces: int = 0
    outside: bool = False  # closed on a foreign document
    seal_broken: bool = False
    stopped: int = 0  # the day on which it was last detained, turned back or declared lost
    reason: bytes = b""  # the document that says why it is detained
    lost_by_one: bool = False
    same_number: tuple[int, ...] = ()  # other paper that was recorded under its printed number


@dataclass(frozen=True, slots=True)
class Said:
    """The answer, and what to do with it."""

    answer: str
    next: str


# What the answers are filled with is in `_values`.
ANSWERS: Final[dict[str, Said]] = {
    "issued": Said(
        "Certificate {number} was issued and is good until {expires}; the shipment has not left"
        " {from_} yet.",
        "Goods offered under it outside {from_} are not this shipment: do not accept them, and tell"
        " the issuing authority.",
    ),
    EXPIRED: Said(
        "Certificate {number} expired at the end of {expires}: the shipment never left {from_}.",
        "Do not accept goods under it: nothing may leave under it any more.",
    ),
    "departed": Said(
        "The shipment under certificate {number} left {from_} on {departed} and is on its way to"
        " {to}; its arrival is not confirmed yet.",
        "Until the importing office confirms it, the goods may be held by a carrier only.",
    ),
    OVERDUE: Said(
        "The shipment under certificate {number} left {from_} on {departed} and was due to be"
        " confirmed in {to} by {due}: it is {late} overdue, {still} still to come.",
        "Ask both authorities where it is before you accept anything said to be of it.",
    ),
    PARTLY: Said(
        "{come} of {parcels} under certificate {number} from {from_} arrived in {to}; {still} still"
        " to come.",
        "Ask for each parcel by its own id: some have arrived and some have not.",
    ),
    "detained": Said(
        "The shipment under certificate {number} is detained in {to} since {stopped}, for the"
        " reason in document {reason}.",
        "Do not accept the goods: they may not move until both authorities have decided.",
    ),
    "returning": Said(
        "The shipment under certificate {number} is on its way back from {to} to {from_} since"
        " {stopped}.",
        "Do not accept the goods: only the exporting office may take them back.",
    ),
    "confirmed": Said(
        "Certificate {number} was confirmed: {all} arrived in {to} from {from_}, the last on"
        " {arrived}.",
        "Compare the number, the parcels and the weight with what is before you; a confirmed"
        " certificate is used up, and covers no other goods.",
    ),
    "voided": Said(
        "Certificate {number} was voided before the shipment left {from_}.",
        "Do not accept goods under it: it covers nothing.",
    ),
    "lapsed": Said(
        "Certificate {number} lapsed: the shipment had not left {from_} by the end of {expires}.",
        "Do not accept goods under it: it covers nothing.",
    ),
    "returned": Said(
        "The shipment under certificate {number} went back to {from_}; {to} did not receive it.",
        "Do not accept goods under it: it covers nothing any more.",
    ),
    "forfeited": Said(
        "The goods under certificate {number} were forfeited to the office of {to}.",
        "Do not accept goods under it: whoever has them needs other papers.",
    ),
    "lost": Said(
        "The shipment under certificate {number} from {from_} to {to} was declared lost on"
        " {stopped}, by {by_whom}.",
        "Do not accept goods under it: tell the nearest authority.",
    ),
    "superseded": Said(
        "The shipment under certificate {number} was detained in {to} and goes on under certificate"
        " {by}, as both authorities decided.",
        "Ask for certificate {by}: this one covers nothing any more.",
    ),
    "spoilt": Said(
        "Number {number} was spoilt before it was used: no certificate was ever issued under it.",
        "Do not accept goods under it: tell the authority of {from_}.",
    ),
}
# Where the record tells more than the state does.
REPLACED: Final = Said(
    "Certificate {number} was voided before the shipment left {from_} and replaced by {by}.",
    "Ask for certificate {by}: this one covers nothing.",
)
FROM_PAPER: Final = Said(
    "Certificate {number} stands here for a paper certificate of {from_}: its {all} arrived in {to}"
    " on {arrived}. What it says of their origin was declared on paper, not traced here.",
    "Compare with the paper; ask the authority of {from_} about it.",
)
OUTSIDE: Final = Said(
    "The shipment under certificate {number} left {from_} on {departed} for {to}, which is not on"
    " this ledger; it was closed with a foreign confirmation.",
    "What became of the goods since then is not on this ledger.",
)
NOT_KNOWN: Final = Said(
    "This ledger has no certificate {number}. That can mean a misprint, a paper that was never"
    " entered here, or a forgery.",
    "Do not rely on the paper before the authority of {from_} has answered for it.",
)
NOT_KNOWN_OUTSIDE: Final = Said(
    "This ledger has no certificate {number}. {From_} is not on this ledger: its paper is known"
    " here only once it has arrived and was entered. It can also be a misprint or a forgery.",
    "Do not rely on the paper before the authority of {from_} has answered for it.",
)
BROKEN: Final = " A broken seal was reported."
AFTER_EXPIRY: Final = (
    " The last that arrived came after the certificate had expired, at the end of {expires}."
)
SAME_NUMBER: Final = (
    " Other paper was recorded under the same printed number, as {same_number}: the authority of"
    " {from_} alone can say which of it is its own."
)
TECHNICAL: Final = (
    " It is a technical certificate: it took the place of {replaces}, whose shipment was detained."
)


def state_of(facts: Facts) -> str:
    """The state in a word: as recorded, or expired, overdue or partly confirmed."""
    if facts.status == codes.CERTIFICATE_ISSUED and facts.today > facts.expires:
        return EXPIRED
    if facts.status == codes.CERTIFICATE_DEPARTED:
        if facts.due and facts.today > facts.due:
            return OVERDUE
        if 0 < facts.remaining < facts.parcels:
            return PARTLY
    return words.word(words.CERTIFICATE_STATUSES, facts.status)


def after_expiry(facts: Facts) -> bool:
    """Whether an importing office took in what came after the last day; a return is no arrival."""
    elsewhere = facts.outside or facts.status in NEVER_THERE
    return facts.arrived > facts.expires and not elsewhere


def said_of(facts: Facts) -> Said:
    """The one public answer about a certificate that is on the ledger."""
    template, values = _template(facts), _values(facts)
    answer = template.answer.format(**values)
    technical = TECHNICAL if facts.paper == codes.PAPER_TECHNICAL else ""
    note = AFTER_EXPIRY if after_expiry(facts) else ""
    broken = BROKEN if facts.seal_broken else ""
    same = SAME_NUMBER.format(**values) if facts.same_number else ""
    whole = answer + (technical + note).format(**values) + same + broken
    return Said(whole, template.next.format(**values))


def said_of_unknown(number: int, *, outside: bool = False) -> Said:
    """The answer about a number that the ledger does not have."""
    template = NOT_KNOWN_OUTSIDE if outside else NOT_KNOWN
    place = participant_name(number >> 32)
    values = {"number": show_certificate(number), "from_": place, "From_": _capital(place)}
    return Said(template.answer.format(**values), template.next.format(**values))


def _template(facts: Facts) -> Said:
    state = state_of(facts)
    if state == "voided" and facts.replaced_by:
        return REPLACED
    if state == "confirmed" and facts.paper == codes.PAPER_INBOUND:
        return FROM_PAPER
    if state == "confirmed" and facts.outside:
        return OUTSIDE
    return ANSWERS[state]


def _values(facts: Facts) -> dict[str, str]:
    still = facts.remaining
    come = facts.parcels - facts.remaining
    return {
        "number": show_certificate(facts.number),
        "from_": participant_name(facts.from_),
        "to": participant_name(facts.to),
        "expires": written_day(facts.expires),
        "departed": written_day(facts.departed),
        "arrived": written_day(facts.arrived),
        "due": written_day(facts.due),
        "late": _count(facts.today - facts.due, "day"),
        "parcels": _count(facts.parcels, "parcel"),
        "all": _count(facts.parcels, "parcel"),
        "come": str(come),
        "still": f"{_count(still, 'parcel')} {'is' if still == 1 else 'are'}",
        "by": show_certificate(facts.replaced_by),
        "replaces": show_certificate(facts.replaces),
        "same_number": " and ".join(map(show_certificate, facts.same_number)),
        "stopped": written_day(facts.stopped),
        "reason": Showing().show_document(facts.reason),
        "by_whom": (
            f"the authority of {participant_name(facts.from_)} alone"
            if facts.lost_by_one
            else "both authorities"
        ),
    }


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" + ("" if number == 1 else "s")


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]
