"""Each attack that is known has a test of its name; one may wait while its rule is not built."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from tests.docs import rules

LIST = rules.ROOT / "tests" / "attacks.txt"
FOLDERS = ("tests/contracts", "tests/chain", "tests/promises")
THIS_ISSUE = "9"
TEST = re.compile(r"^def test_attack_(\w+)\(", re.M)


@dataclass(frozen=True)
class Attack:
    name: str
    issue: str
    rule: str
    shown_by: str = ""


def attacks() -> list[Attack]:
    lines = LIST.read_text("utf-8").splitlines()
    return [
        Attack(*line.split(" | ")) for line in lines if not line.startswith("#") and " | " in line
    ]


def allowed() -> int:
    """How many of this issue's may still wait."""
    match = re.search(r"^not yet: (\d+)$", LIST.read_text("utf-8"), re.M)
    assert match
    return int(match[1])


def names_of_tests() -> list[str]:
    paths = [path for folder in FOLDERS for path in (rules.ROOT / folder).glob("test_*.py")]
    return [name for path in paths for name in TEST.findall(path.read_text("utf-8"))]


def of(attack: Attack, names: list[str]) -> list[str]:
    """Its tests: of its name, or of its name and more."""
    wanted = attack.shown_by or attack.name
    return [name for name in names if f"{name}_".startswith(f"{wanted}_")]


def label(row: rules.Row) -> str:
    """How attacks name a row: section, and number or heading, and how it begins."""
    first = row.cells[0]
    if row.section == "b" and first[0].isdigit():
        return f"b: {first} {row.cells[1]}"
    if row.heading.startswith("(e)"):
        return f"e: {first}"
    return f"{row.section}: {row.heading}: {first}"


def row_of(attack: Attack) -> rules.Row:
    found = [row for row in rules.all_rows() if label(row).startswith(attack.rule)]
    assert len(found) == 1, f"{attack.name}: {attack.rule} begins {len(found)} rows"
    return found[0]


def missing() -> Iterator[Attack]:
    names = names_of_tests()
    return (one for one in attacks() if one.issue == THIS_ISSUE and not of(one, names))


@pytest.mark.parametrize("attack", attacks(), ids=lambda one: one.name)
def test_an_attack_names_its_rule_and_is_tested_once_that_is_built(attack: Attack) -> None:
    built = row_of(attack).as_said
    assert not built or of(attack, names_of_tests()), f"test_attack_{attack.name} is nowhere"


def test_names_of_attacks_are_different() -> None:
    names = [attack.name for attack in attacks()]
    assert len(set(names)) == len(names) > 80


def test_no_more_attacks_wait_than_before() -> None:
    wait = [attack.name for attack in missing()]
    assert len(wait) <= allowed(), f"{len(wait)} wait: {wait}"


def test_every_test_of_an_attack_is_of_one_that_is_listed() -> None:
    listed = {name for attack in attacks() for name in of(attack, names_of_tests())}
    assert set(names_of_tests()) - listed == set()
