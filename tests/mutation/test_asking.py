"""Which mutants of the contracts are asked about, of all that there are."""

from __future__ import annotations

from scripts.mutants import CONSTRUCTOR, asked, drawn, home, key, listed
from tests.differential.test_counts import elsewhere


def test_all_are_asked_but_what_no_world_comes_to() -> None:
    found = asked()
    assert len(found) > 1_000
    assert not {site.file for site in found} & set(CONSTRUCTOR)
    assert not {site.error for site in found} & elsewhere()


def test_a_sample_is_of_few_contracts_and_the_same_for_a_seed() -> None:
    sample = drawn(asked(), 30, "7")
    assert len(sample) == 30 and len({home(site.file) for site in sample}) <= 3
    assert sample == drawn(asked(), 30, "7")


def test_what_is_listed_as_not_noticed_is_there() -> None:
    assert listed().keys() - {key(site) for site in asked()} == set()
