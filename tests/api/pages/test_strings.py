"""Words: every key that is used exists, plurals, numbers and dates by language, fallback."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from kp_gateway.pages import forms
from kp_gateway.pages.strings import LANGUAGES, NoSuchString, negotiated, strings

PAGES = Path(forms.__file__).parent
TEXT = re.compile(r"""\b(?:t|words\.text|text)\(\s*["']([a-z_A-Z0-9.-]+)["']\s*[,)]""")
COUNT = re.compile(r"""\b(?:n|words\.count|count)\(\s*["']([a-z_A-Z0-9.-]+)["']\s*,""")
TABLE = re.compile(r"""\|\s*word\(["']([a-z_.]+)["']\)|map\(["']word["'], ["']([a-z_.]+)["']\)""")
JOINED = re.compile(r"""\b(?:t|n)\(\s*["']([a-z_.]+[._])["']\s*~""")
ENGLISH = strings("en")


def sources() -> list[Path]:
    return [*PAGES.rglob("*.html"), *PAGES.rglob("*.py")]


@pytest.mark.parametrize("path", sources(), ids=lambda path: path.name)
def test_every_key_that_is_used_is_there(path: Path) -> None:
    source = path.read_text()
    for key in TEXT.findall(source):
        assert ENGLISH.has(key), key
    for key in COUNT.findall(source):
        assert ENGLISH.has(f"{key}.one") and ENGLISH.has(f"{key}.other"), key
    for first, second in TABLE.findall(source):
        assert any(key.startswith(f"{first or second}.") for key in ENGLISH.english), first
    for key in JOINED.findall(source):
        assert any(one.startswith(key) for one in ENGLISH.english), key


def test_the_patterns_find_keys_at_all() -> None:
    whole = "".join(path.read_text() for path in sources())
    assert len(TEXT.findall(whole)) > 150 and len(COUNT.findall(whole)) > 15


@pytest.mark.parametrize("language", [name for name in LANGUAGES if name != "en"])
def test_a_language_has_only_keys_that_english_has(language: str) -> None:
    assert not strings(language).own.keys() - ENGLISH.english.keys()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_values_are_filled_in_as_in_english(language: str) -> None:
    for key, text in strings(language).own.items():
        names = set(re.findall(r"{(\w+)}", text))
        assert names <= set(re.findall(r"{(\w+)}", ENGLISH.english[key])) | {"number"}, key


def test_a_string_that_is_missing_is_the_english_one() -> None:
    french = strings("fr")
    assert french.text("nav.world") == "Le monde"
    assert french.text("about.heading") == ENGLISH.text("about.heading")


def test_a_key_that_nobody_has_is_an_error() -> None:
    with pytest.raises(NoSuchString):
        ENGLISH.text("no.such.key")


@pytest.mark.parametrize(
    ("language", "number", "said"),
    [
        ("en", 0, "and 0 more"),
        ("en", 1, "and one more"),
        ("en", 990, "and 990 more"),
        ("en", 12_345, "and 12,345 more"),
        ("fr", 0, "et encore une"),
        ("fr", 2, "et encore 2"),
        ("pt", 1, "e mais uma"),
        ("pt", 12_345, "e mais 12\u202f345"),
    ],
)
def test_plurals_follow_the_language(language: str, number: int, said: str) -> None:
    assert strings(language).count("ancestry.more", number) == said


def test_a_plural_taken_from_english_counts_as_english() -> None:
    assert strings("fr").count("way.late", 0, moment="then") == "Entered 0 days later: then."


@pytest.mark.parametrize(
    ("language", "text", "said"),
    [
        ("en", "312.400", "312.400\u00a0ct"),
        ("en", "1250000.125", "1,250,000.125\u00a0ct"),
        ("en", "-59762.090", "−59,762.090\u00a0ct"),
        ("fr", "1250.125", "1\u202f250,125\u00a0ct"),
        ("pt", "0.001", "0,001\u00a0ct"),
    ],
)
def test_carats_have_three_places_and_separators(language: str, text: str, said: str) -> None:
    assert forms.carats(strings(language), text) == said


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "3 March 2026"), ("fr", "3 mars 2026"), ("pt", "3 de março de 2026")],
)
def test_days_are_written_out(language: str, said: str) -> None:
    assert forms.day(strings(language), "2026-03-03") == said


def test_moments_are_in_utc_whatever_was_given() -> None:
    said = forms.moment(ENGLISH, "2026-03-03T23:30:00-02:00")
    assert said == "4 March 2026, 01:30 UTC"


@pytest.mark.parametrize(
    ("text", "said"),
    [("62.4 %", "62.4\u00a0%"), ("trace", "a trace"), ("0 %", "0\u00a0%"), ("odd", "odd")],
)
def test_shares(text: str, said: str) -> None:
    assert forms.share(ENGLISH, text) == said


@pytest.mark.parametrize(
    ("text", "said"), [("2026-03", "March 2026"), ("2026-Q1", "Q1 2026"), ("2026", "2026")]
)
def test_periods(text: str, said: str) -> None:
    assert forms.period(ENGLISH, text) == said


@pytest.mark.parametrize(
    ("asked", "accepted", "language"),
    [
        ("fr", "", "fr"),
        ("pt", "en", "pt"),
        ("xx", "", "en"),
        ("", "fr", "en"),  # not whole: given to whoever asks for it by name only
        ("", "de, en;q=0.5", "en"),
        ("", ";;;q=,,,", "en"),
        ("", "en;q=0", "en"),
        ("<script>", "", "en"),
    ],
)
def test_languages_are_negotiated(asked: str, accepted: str, language: str) -> None:
    assert negotiated(asked, accepted) == language


def test_a_whole_language_is_negotiated_by_weight(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("fr", "pt"):
        monkeypatch.setitem(strings(name).own, "language.whole", "yes")
    assert negotiated("", "pt;q=0.4, fr;q=0.9, en;q=0.1") == "fr"
    assert negotiated("", "de, pt-BR") == "pt"
