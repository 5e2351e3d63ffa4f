"""Each rule of (f) has a number, and what is built of it a function, an error or a sign, a test and a source."""

from __future__ import annotations

import re

import pytest

from kp_ledger.base.messages import Refusal
from kp_ledger.generated import refusals
from tests.docs import numbered, rules, sources
from tests.docs.numbered import NUMBER, SECTION, Kept, kept
from tests.docs.refusals import kinds
from tests.docs.shown import chosen
from tests.docs.test_rules import functions


def body(test: str) -> str:
    """The text of a test, named by its file and itself; empty when it is nowhere."""
    path, _, name = test.partition("::")
    text = (rules.ROOT / path).read_text("utf-8")
    found = re.search(rf"^def {name}\(.*?(?=^[^\s)]|\Z)", text, re.M | re.S)
    return found[0] if found else ""


each = pytest.mark.parametrize("rule", kept(), ids=lambda rule: rule.number)


def test_every_rule_has_a_number_and_no_other_has_it() -> None:
    numbers = [row.number for row in rules.rows(SECTION)]
    assert len(numbers) > 140
    assert [number for number in numbers if not NUMBER.fullmatch(number)] == []
    assert len(set(numbers)) == len(numbers)


def test_the_numbers_of_a_section_ascend_under_letters_of_its_own() -> None:
    by_heading: dict[str, list[tuple[str, int]]] = {}
    for row in rules.rows(SECTION):
        found = NUMBER.fullmatch(row.number)
        assert found, row
        by_heading.setdefault(row.heading, []).append((found[1], int(found[2])))
    letters = [{letter for letter, _ in numbers} for numbers in by_heading.values()]
    assert all(len(one) == 1 for one in letters)
    assert len(set.union(*letters)) == len(letters)
    assert all(numbers == sorted(numbers) for numbers in by_heading.values())


def test_each_rule_of_which_something_is_built_has_its_line() -> None:
    assert [rule.number for rule in kept()] == list(numbered.built())


@each
def test_what_keeps_a_rule_is_there(rule: Kept) -> None:
    known = functions(changing=False)
    assert rule.by
    assert [one for one in rule.by if one not in known and not (rules.ROOT / one).is_file()] == []


@each
def test_each_error_of_a_rule_is_there_and_is_provoked_where_it_is_kept(rule: Kept) -> None:
    assert set(rule.errors) <= kinds(refusals, Refusal).keys()
    assert set(numbered.tests_of(rule, chosen())) == set(rule.errors)


@each
def test_a_rule_without_an_error_says_how_it_shows(rule: Kept) -> None:
    assert bool(rule.errors) != bool(rule.shows and rule.tests and rule.source)
    assert not rule.errors or not rule.source, "the sources of its errors stand in sources.txt"


@each
def test_each_test_of_a_rule_is_there(rule: Kept) -> None:
    assert all(body(test) for test in numbered.named(rule, chosen()))
    its = "".join(map(body, rule.tests))
    assert not rule.errors or not its or any(error in its for error in rule.errors)


def test_each_refusal_of_a_heading_stands_at_a_rule_of_it() -> None:
    there = numbered.built()
    stands = {(error, there[rule.number].heading) for rule in kept() for error in rule.errors}
    for line in sources.lines():
        for place in line.places:
            section, _, heading = place.partition(" ")
            assert section != f"({SECTION})" or (line.name, heading) in stands, (line.name, place)


@each
def test_each_rule_has_a_source(rule: Kept) -> None:
    found = numbered.sources_of(rule)
    assert found == [sources.OURS] or (found and all(map(sources.is_source, found)))


def test_the_page_is_made_from_what_it_names() -> None:
    made = numbered.page(chosen())
    assert numbered.PAGE.read_text("utf-8") == made, "python -m tests.docs.numbered writes it"
