"""Every word of the pages, by language: one TOML file each, falling back to English key by key."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final

ENGLISH: Final = "en"
LANGUAGES: Final = ("en", "fr", "pt")


class NoSuchString(LookupError):
    """A key that not even English has."""


@dataclass(frozen=True, slots=True)
class Strings:
    """The strings of one language."""

    language: str
    own: dict[str, str]
    english: dict[str, str]

    def text(self, key: str, **values: Any) -> str:
        """The string of a key, with its values filled in."""
        return self._found(key).format_map(values)

    def count(self, key: str, number: int, **values: Any) -> str:
        """The plural form for a number; the string may name it as {number}."""
        form = "one" if self._is_one(key, number) else "other"
        return self.text(f"{key}.{form}", number=self.number(number), **values)

    def listed(self, key: str) -> list[str]:
        """The strings of a list, as many as English has."""
        found: list[str] = []
        while self.has(f"{key}.{len(found)}"):
            found.append(self.text(f"{key}.{len(found)}"))
        return found

    def number(self, number: int) -> str:
        """A whole number with this language's separators of thousands."""
        return f"{number:,}".replace(",", self.text("format.thousands"))

    def decimal(self, text: str) -> str:
        """A decimal string of the API, "1250.125", as this language writes it."""
        sign = "−" if text.startswith("-") else ""
        whole, _, part = text.lstrip("-").partition(".")
        return sign + self.number(int(whole)) + (self.text("format.point") + part if part else "")

    def has(self, key: str) -> bool:
        return key in self.own or key in self.english

    def _is_one(self, key: str, number: int) -> bool:
        """French and Portuguese count none as one; a string that is English counts as English."""
        counts_none = self.language != ENGLISH and f"{key}.one" in self.own
        return number == 1 or (number == 0 and counts_none)

    def _found(self, key: str) -> str:
        found = self.own.get(key) or self.english.get(key)
        if found is None:
            raise NoSuchString(key)
        return found


@cache
def strings(language: str) -> Strings:
    """The strings of a language; English for one there is none of."""
    known = language if language in LANGUAGES else ENGLISH
    return Strings(known, _read(known), _read(ENGLISH))


def negotiated(asked: str, accepted: str) -> str:
    """The language to answer in: the one asked for by name, else the best that is whole.

    A language that is not whole is given to whoever asks for it, and to nobody else: half a page
    in another language serves nobody.
    """
    if asked in LANGUAGES:
        return asked
    whole = [name for name in LANGUAGES if strings(name).own.get("language.whole") == "yes"]
    return next((name for name in _preferred(accepted) if name in whole), ENGLISH)


def _preferred(accepted: str) -> list[str]:
    """The languages of an Accept-Language header, the best first."""
    weighted = []
    for part in accepted.split(",")[:20]:
        name, _, rest = part.strip().partition(";")
        weight = rest.strip().removeprefix("q=") or "1"
        if name and weight.replace(".", "", 1).isdecimal():
            weighted.append((-float(weight), name.split("-")[0].lower()))
    return [name for weight, name in sorted(weighted, key=lambda one: one[0]) if weight < 0]


@cache
def _read(language: str) -> dict[str, str]:
    text = (files("kp_gateway.pages.strings") / f"{language}.toml").read_text("utf-8")
    return dict(_flat(tomllib.loads(text), ""))


def _flat(table: dict[str, Any], before: str) -> list[tuple[str, str]]:
    """Keys of nested tables, and places in lists, joined with dots."""
    found: list[tuple[str, str]] = []
    for key, value in table.items():
        name = f"{before}.{key}" if before else key
        if isinstance(value, list):
            value = {str(place): each for place, each in enumerate(value)}
        found += _flat(value, name) if isinstance(value, dict) else [(name, value)]
    return found
