"""How values of the answers are written on a page: filters for the templates, by language."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any, Final

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

from kp_gateway.pages.strings import Strings
from kp_ledger.domain.participants import PARTICIPANTS

MOST_SHOWN: Final = 80
NO_CARATS: Final = "0.000"
FIXED: Final = "\u00a0"  # between a number and its unit: no line breaks there
_SENTENCE_END: Final = re.compile(r"(?<=[.!?])\s+(?=[A-Z])")
_NAMED: Final = re.compile(r"(0x[0-9a-f]{64}|\b[A-Z]{2} [0-9]{6,10}\b)")
_NUMBER: Final = re.compile(r"^-?[0-9]+(\.[0-9]+)?$")


def carats(words: Strings, text: str) -> str:
    """ "1,250.125 ct" of "1250.125"."""
    return words.decimal(text) + FIXED + words.text("format.carats")


def origin_carats(words: Strings, text: str) -> str:
    """The weight of one origin; an origin stays in a vector though its weight comes to nothing."""
    return words.text("format.trace") if text == NO_CARATS else carats(words, text)


def dollars(words: Strings, text: str) -> str:
    return words.text("format.dollars", amount=words.decimal(text))


def large_carats(words: Strings, text: str) -> str:
    """Carats of a whole year, in thousands or millions: only beside the exact figure."""
    value = abs(float(text))
    sign = "−" if text.startswith("-") else ""
    for least, key in ((1e6, "format.millions"), (1e3, "format.thousand")):
        if value >= least:
            short = words.decimal(f"{value / least:.1f}").removesuffix(_tenth(words))
            return sign + words.text(key, number=short)
    return carats(words, text)


def _tenth(words: Strings) -> str:
    return words.text("format.point") + "0"


def day(words: Strings, value: date | str) -> str:
    """ "3 March 2026"."""
    when = date.fromisoformat(value) if isinstance(value, str) else value
    month = words.text(f"months.{when.month}")
    return words.text("format.day", day=when.day, month=month, year=when.year)


def moment(words: Strings, value: datetime | str) -> str:
    """ "3 March 2026, 14:02 UTC"."""
    when = moment_of(value)
    return words.text("format.moment", day=day(words, when.date()), time=f"{when:%H:%M}")


def period(words: Strings, text: str) -> str:
    """ "March 2026" of "2026-03", "Q1 2026" of "2026-Q1"."""
    year, _, part = text.partition("-")
    if part.isdecimal():
        return words.text("format.month", month=words.text(f"months.{int(part)}"), year=year)
    return words.text("format.quarter", number=part.lstrip("Q"), year=year) if part else text


def moment_of(value: datetime | str) -> datetime:
    when = datetime.fromisoformat(value) if isinstance(value, str) else value
    return when.astimezone(UTC)


def iso(words: Strings, value: date | datetime | str) -> str:
    """For the attribute that machines read."""
    return value if isinstance(value, str) else value.isoformat()


def number(words: Strings, value: int) -> str:
    return words.number(value)


def share(words: Strings, text: str) -> str:
    """A share of the API, "62.4 %" or "trace", as this language writes it."""
    figure = text.removesuffix(" %")
    if not _NUMBER.match(figure):
        return words.text("format.trace") if text == "trace" else text
    return words.decimal(figure) + FIXED + "%"


def short_id(words: Strings, identifier: str) -> str:
    """The two ends of 64 digits; the whole stands in the page for whoever copies it."""
    return identifier if len(identifier) < 22 else f"{identifier[:10]}…{identifier[-6:]}"


def place(words: Strings, code: str) -> str:
    """A Participant's name as a label: without the article of a sentence."""
    if words.has(f"places.{code}"):
        return words.text(f"places.{code}")
    return label(PARTICIPANTS.get(code, code))


def label(name: str) -> str:
    return capital(name.removeprefix("the "))


def word(words: Strings, value: str, table: str) -> str:
    """A word of the API, "partly confirmed", in this language; itself where the table has none."""
    key = f"{table}.{value.replace(' ', '-')}"
    return words.text(key) if words.has(key) else value


def shortened(text: str) -> str:
    """What somebody typed, cut to what a heading holds."""
    return text if len(text) <= MOST_SHOWN else f"{text[:MOST_SHOWN]}…"


def page_of(link: str) -> str:
    """The page of events for the API's link to them."""
    return link.removeprefix("/v1")


def linked(text: str) -> Markup:
    """A sentence with its ids of parcels shortened and its certificates' numbers as links."""
    parts = _NAMED.split(text)
    return Markup("").join(_link(part) if at % 2 else escape(part) for at, part in enumerate(parts))


def _link(name: str) -> Markup:
    """Only what has exactly the shape of a name comes here: nothing of it can be markup."""
    kind, shown = ("parcel", f"{name[:10]}…{name[-6:]}")
    if not name.startswith("0x"):
        kind, shown = "certificate", name
    return Markup('<a href="/{}/{}">{}</a>').format(kind, name.replace(" ", "-"), shown)


def unbroken(text: str) -> str:
    """A sentence in which no line ends between a figure and its per cent."""
    return text.replace(" %", f"{FIXED}%")


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def first_sentence(text: str) -> str:
    return _SENTENCE_END.split(text, maxsplit=1)[0]


def rest(text: str) -> str:
    """What follows the first sentence; empty when nothing does."""
    parts = _SENTENCE_END.split(text, maxsplit=1)
    return parts[1] if len(parts) > 1 else ""


SPEAKING: Final[dict[str, Callable[..., str]]] = {
    "carats": carats,
    "origin_carats": origin_carats,
    "dollars": dollars,
    "large_carats": large_carats,
    "day": day,
    "moment": moment,
    "iso": iso,
    "number": number,
    "period": period,
    "share": share,
    "short_id": short_id,
    "place": place,
    "word": word,
}
PLAIN: Final[dict[str, Callable[..., str]]] = {
    "capital": capital,
    "first_sentence": first_sentence,
    "rest": rest,
    "label": label,
    "linked": linked,
    "page_of": page_of,
    "shortened": shortened,
    "unbroken": unbroken,
}


def filters() -> dict[str, Callable[..., Any]]:
    """All filters; those that speak a language take it from the page."""
    return {name: _speaking(function) for name, function in SPEAKING.items()} | PLAIN


def _speaking(function: Callable[..., str]) -> Callable[..., str]:
    @pass_context
    def filtered(context: Context, value: Any, *more: Any) -> str:
        return function(context["words"], value, *more)

    return filtered
