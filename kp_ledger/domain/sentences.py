"""The answer in words: the fixed grammar in which a parcel is summed up, wherever it is shown.

The same in `kp show`, on a page and in the gateway's `summary`. No word here says more than the
record does: nothing is "verified", and the limit stands below every answer.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from kp_ledger.domain import words
from kp_ledger.domain.parse import show_carats, show_certificate
from kp_ledger.domain.participants import participant_name
from kp_ledger.domain.showing import written_day, written_moment
from kp_ledger.generated import codes

UNKNOWN: Final = (
    "This ledger has no parcel of this number. That can mean a misprint, a number of another"
    " ledger, or a forgery."
)
AFTER_MIXING: Final = "After mixing nobody can say which stone is from where."
# What is said of a parcel that is no longer held by anybody here.
ENDS: Final = {
    codes.PARCEL_SPENT: "It is no longer a parcel of its own: its weight is in others now.",
    codes.PARCEL_OUTSIDE: "It has left this ledger.",
    codes.PARCEL_VOID: "It was taken back, or written down to nothing: it counts for nothing.",
    codes.PARCEL_MISSING: "It is missing.",
}
BORDERS: Final = {
    codes.CERTIFICATE_DEPARTED: "on its way since {departed}",
    codes.CERTIFICATE_DETAINED: "detained",
    codes.CERTIFICATE_RETURNING: "on its way back",
}


@dataclass(frozen=True, slots=True)
class Share:
    """Part of a parcel's weight, by where it is from and how that is known."""

    participant: int
    nature: int
    share: Fraction
    zone: str = ""


@dataclass(frozen=True, slots=True)
class Border:
    certificate: int
    status: int
    departed: int


@dataclass(frozen=True, slots=True)
class HeldBack:
    since: int
    reason: int


@dataclass(frozen=True, slots=True)
class Facts:
    """What a summary is made from. `registered` is the first and last day of registration."""

    millicarats: int
    status: int
    shares: tuple[Share, ...]
    registered: tuple[int, int] | None = None
    borders: tuple[Border, ...] = ()
    holds: tuple[HeldBack, ...] = ()
    recorded: int = 0


def summary(facts: Facts) -> str:
    """What the parcel is, in a few sentences."""
    parts = [
        _origin(facts),
        *_known(facts.shares),
        *_crossed(facts.borders),
        *_held_back(facts.holds),
    ]
    if facts.status in ENDS:
        parts.append(ENDS[facts.status])
    if facts.recorded:
        parts.append(f"Recorded on {written_moment(facts.recorded)}; not yet witnessed.")
    return " ".join(parts)


def limit(definition: int) -> str:
    """What stands below every answer."""
    text = (
        "The ledger shows who signed what, and when. It does not show what is in the bag."
        f" Conflict diamonds are meant here as in definition no. {definition} of the Kimberley"
        " Process"
    )
    covers = "; it covers rebel movements and not violence by others." if definition == 1 else "."
    return text + covers


def percent(share: Fraction) -> str:
    """One decimal, without a trailing zero: "62.4 %", "5 %"; rounded here and nowhere before."""
    tenths = round(share * 1000)
    whole, tenth = divmod(tenths, 10)
    return f"{whole}.{tenth} %" if tenth else f"{whole} %"


def _is_trace(share: Fraction) -> bool:
    return round(share * 1000) == 0


def _origin(facts: Facts) -> str:
    carats = f"{show_carats(facts.millicarats)} carats of rough diamonds"
    shares, named = _weighed(facts.shares), _named(facts.shares)
    if len(shares) == 1:
        return f"{carats}, {_single(shares[0], facts.registered)}{named}."
    countries = _by_country(shares)
    if len(countries) == 1:
        place = _country(shares)
        return f"{carats}{_registered(facts.registered)} from {place}{named}. {AFTER_MIXING}"
    return f"{carats} that may come from {_list(countries)}{named}. {AFTER_MIXING}"


def _weighed(shares: Sequence[Share]) -> list[Share]:
    """Those of which something is known to be: a trace at least."""
    return [share for share in shares if share.share]


def _named(shares: Sequence[Share]) -> str:
    """What is there of a country that paper names without saying how much is from it."""
    places = sorted({participant_name(one.participant) for one in shares if not one.share})
    if not places:
        return ""
    return f"; paper names {words.listed(places)} among its origins, without a weight"


def _single(share: Share, registered: tuple[int, int] | None) -> str:
    place = participant_name(share.participant)
    if share.nature == codes.NATURE_TRACED:
        where = f"{share.zone}, {place}" if share.zone else place
        return f"{_days(registered)} as mined in {where}".lstrip()
    if share.nature == codes.NATURE_DECLARED:
        return f"declared on a paper certificate as from {place}"
    if share.nature == codes.NATURE_OPENING:
        return f"{_days(registered)} as stock from {place}".lstrip()
    return f"of an origin not stated, registered by {place}"


def _days(registered: tuple[int, int] | None) -> str:
    if registered is None:
        return "registered"
    first, last = registered
    if first == last:
        return f"registered on {written_day(first)}"
    return f"registered between {written_day(first)} and {written_day(last)}"


def _registered(registered: tuple[int, int] | None) -> str:
    return f", {_days(registered)}," if registered else ""


def _country(shares: Sequence[Share]) -> str:
    zones = sorted({share.zone for share in shares if share.zone})
    place = participant_name(shares[0].participant)
    return f"{words.listed(zones)} in {place}" if zones else f"several zones of {place}"


def _by_country(shares: Sequence[Share]) -> list[tuple[int, Fraction]]:
    """Countries with their shares, the largest first."""
    sums: dict[int, Fraction] = {}
    for share in shares:
        sums[share.participant] = sums.get(share.participant, Fraction(0)) + share.share
    return sorted(sums.items(), key=lambda item: (-item[1], item[0]))


def _list(countries: list[tuple[int, Fraction]]) -> str:
    large = [f"{participant_name(c)} ({percent(s)})" for c, s in countries if not _is_trace(s)]
    traces = [participant_name(c) for c, s in countries if _is_trace(s)]
    if not traces:
        return words.listed(large)
    return f"{', '.join(large)} and, in traces, {words.listed(traces)}"


def _known(shares: Sequence[Share]) -> list[str]:
    """How much of it is not traced here, and how that much is known."""
    shares = _weighed(shares)
    if len(shares) == 1:
        return []
    by_nature: dict[int, Fraction] = {}
    for share in shares:
        by_nature[share.nature] = by_nature.get(share.nature, Fraction(0)) + share.share
    said = {
        codes.NATURE_DECLARED: (
            "is as declared on paper certificates of Participants that are not on this ledger"
        ),
        codes.NATURE_OPENING: "is from stock that was there when its Participant joined",
        codes.NATURE_NOT_STATED: "is of unstated origin",
    }
    found = [
        f"{'a trace' if _is_trace(by_nature[nature]) else percent(by_nature[nature])} {text}"
        for nature, text in said.items()
        if nature in by_nature
    ]
    if not found:
        return []
    text = "; ".join(found) + "."
    return [text[0].upper() + text[1:]]


def _crossed(borders: Sequence[Border]) -> list[str]:
    if not borders:
        return []
    shown = [f"{show_certificate(b.certificate)} ({_border(b)})" for b in borders]
    plural = "s" if len(borders) > 1 else ""
    count = f"{len(borders)} borders" if plural else "1 border"
    return [f"It crossed {count} under certificate{plural} {words.listed(shown)}."]


def _border(border: Border) -> str:
    default = words.word(words.CERTIFICATE_STATUSES, border.status)
    said = BORDERS.get(border.status, default)
    return said.format(departed=written_day(border.departed))


def _held_back(holds: Sequence[HeldBack]) -> list[str]:
    return [
        f"It is on hold since {written_day(hold.since)}:"
        f" {words.HELD_BECAUSE.get(hold.reason, 'see the hold')}."
        for hold in holds
    ]
