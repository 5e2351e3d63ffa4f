"""Where the contracts decide, and in which ways `make mutants` makes that a little wrong."""

from __future__ import annotations

import pytest

from kp_ledger.chain.compiler import sources
from scripts.mutation.building import all_sites, instrumented
from scripts.mutation.sites import HALF, MOVED, OFF, OUT, Site, sites

FILE = "C.sol"
SOURCE = """
pragma solidity 0.8.37;

contract C {
    // if (a < b) return;
    function f(uint256 a, uint256 b) external pure returns (bool) {
        if (a > b) revert TooMuch(a, b);
        if (a < 3 || (b >= a && b != 7)) return false;
        bool late = a + b <= 9;
        _check(a);
        if (late) {
            Limits.check(
                a, b
            );
        }
        for (uint256 i = 0; i < b; ++i) late = late;
        return late && a != b;
    }

    function _check(uint256 a) private pure {
        if (a > 9) revert TooMuch(a, 9);
    }
}
"""
LIMITS = """
library Limits {
    function check(uint256 a, uint256 b) internal pure {
        _checkLess(a, b);
    }

    function _checkLess(uint256 a, uint256 b) private pure {
        if (a >= b) revert NotLess(a, b);
    }
}
"""


def found(kind: str, text: str = SOURCE) -> list[str]:
    return [site.told for site in sites(text, FILE) if site.kind == kind]


def test_a_refusal_is_switched_off() -> None:
    off, _ = [site for site in sites(SOURCE, FILE) if site.kind == OFF]
    assert (off.error, off.expression, off.variant) == ("TooMuch", "a > b", "false")


def test_an_inequality_is_moved_by_one_wherever_something_is_decided() -> None:
    assert found(MOVED) == [
        "!(b > a)",
        "!(3 < a) || (b >= a && b != 7)",
        "a < 3 || ( !(a >= b) && b != 7)",
        "!(9 <= a + b)",
        "!(9 > a)",
    ]


def test_each_half_of_a_compound_condition_is_dropped() -> None:
    assert found(HALF) == ["(b >= a && b != 7)", "a < 3", "a != b", "late"]


def test_each_check_is_left_out_by_the_refusal_that_it_comes_to_first() -> None:
    out = [site for site in all_sites({FILE: SOURCE, "Limits.sol": LIMITS}) if site.kind == OUT]
    assert [(site.told, site.error) for site in out] == [
        ("_check(a);", "TooMuch"),
        ("Limits.check( a, b );", "NotLess"),
        ("_checkLess(a, b);", "NotLess"),
    ]
    text = instrumented({FILE: SOURCE}, out[:1])[FILE]
    assert "{ if (!mutantIs(1)) _check(a); }" in text


def test_what_spares_from_a_refusal_decides_on_it_too() -> None:
    found_ = list(sites("if (a < b || c) return;\n    revert TooMuch(a);", FILE))
    assert [(site.kind, site.error) for site in found_] == [
        (MOVED, "TooMuch"),
        (HALF, "TooMuch"),
        (HALF, "TooMuch"),
    ]


@pytest.mark.parametrize(
    "line", ["return a;", "return f(a < b);", "if (a) return;", "// if (a < b)"]
)
def test_what_decides_nothing_is_left_alone(line: str) -> None:
    assert list(sites(line, FILE)) == []


def test_a_site_asks_the_switch_for_each_of_its_mutants() -> None:
    chosen = [site for site in sites(SOURCE, FILE) if site.expression == "a > b"]
    text = instrumented({FILE: SOURCE}, chosen)[FILE]
    assert "if ((mutantIs(2) ? ( !(b > a) ) : (mutantIs(1) ? (false) : (a > b)))) revert" in text
    assert "pure" not in text
    assert 'import {mutantIs} from "contracts/libraries/Mutants.sol";' in text


def test_every_mutant_of_the_contracts_has_a_name_of_its_own() -> None:
    everything: list[Site] = all_sites(sources())
    assert len({site.name for site in everything}) == len(everything) > 1_000
    assert {site.kind for site in everything} == {OFF, MOVED, HALF, OUT}
    assert [site for site in everything if site.kind == OUT and not site.error] == []
