"""The last value that is allowed and the first that is refused, of every limit there is.

Each where it acts, through every door (boundary_rows.py), settings and parameters also at the ends
of what they can be set to.
"""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from kp_ledger.generated import acts, codes
from kp_ledger.generated import refusals as rule
from tests.contracts.boundary import Boundary
from tests.contracts.boundary_acting import ACTING
from tests.contracts.boundary_rows import HELD_BY, TABLE
from tests.contracts.bounding_days import set_to
from tests.contracts.consenting import parameter, propose
from tests.world import TODAY, Door, refused

CONTRACTS = Path(__file__).parents[2] / "contracts"
LARGE = [row for row in TABLE if row.limit == "LIMIT_INPUTS"]
OF_TOO_MUCH = re.compile(
    r"Too(Heavy|Much|High|Large|Long|Far|Many\w*)$|UsedUp$|BadRange$|Exceeded$|DayInFuture$"
)
# Numbers of the contracts that bound nothing: units, tallies of what there is, where counting
# begins, places in storage.
NO_BOUNDS = {
    "CAPACITIES", "CONTRACTS", "DECISIONS", "ENROLMENTS", "FIRST_EPOCH", "KINDS", "MILLION",
    "PARTICIPANTS", "PRODUCT_REVISION", "SINCE", "UNTOUCHED",
}  # fmt: skip

SETTINGS = {
    "SETTING_EXPIRY_DAYS": (1, 180),
    "SETTING_OVERDUE_DAYS": (5, 90),
    "SETTING_DETAIN_EXPIRED": (0, 1),
}
PARAMETERS = {
    "PARAMETER_PRODUCTION_DAYS": (1, 90),
    "PARAMETER_GRACE_AFTER_BAR_DAYS": (0, 60),
    "PARAMETER_LATE_DAYS": (0, 30),
    "PARAMETER_VALUATION_DAYS": (1, 180),
    "PARAMETER_LOSS_ON_HOLD_PPM": (0, 50_000),
    "PARAMETER_VOID_DAYS": (0, 365),
    "PARAMETER_PAPER_GRACE_DAYS": (0, 365),
    "PARAMETER_WINDOW_LEDGER_DAYS": (10, 90),
    "PARAMETER_WINDOW_KP_DAYS": (10, 90),
    "PARAMETER_WINDOW_PARAMETER_DAYS": (30, 180),
    "PARAMETER_DAYS_BEFORE_SIGNING": (1, 30),
    "PARAMETER_LOSS_APPROVED_PPM": (50_000, 500_000),
    "PARAMETER_YIELD_LEAST_PPM": (50_000, 300_000),
    "PARAMETER_YIELD_MOST_PPM": (500_000, 900_000),
    "PARAMETER_WRITE_OFF_DAYS": (90, 365),
    "PARAMETER_RESOLVE_ALONE_DAYS": (14, 90),
    "PARAMETER_LOST_OVERDUE_DAYS": (60, 180),
    "PARAMETER_LOST_DETAINED_DAYS": (120, 270),
    "PARAMETER_UNDO_DAYS": (1, 7),
    "PARAMETER_DOLLARS_PER_CARAT": (100_000, 100_000_000),
    "PARAMETER_HEARD_PPM": (500_000, 750_000),
    "PARAMETER_CHAIR_CLOSES_DAYS": (5, 20),
    "PARAMETER_LAPSE_DAYS": (30, 60),
    "PARAMETER_CLOSING_DAYS": (1, 7),
    "PARAMETER_OPEN_PROPOSALS": (3, 10),
}


def said(row: Boundary) -> str:
    value = "" if row.set_to is None else f"-{row.set_to}"
    return f"{row.limit}-{row.do.__name__}{value}"


def begin(door: Door, row: Boundary) -> None:
    if row.set_to is not None:
        set_to(door, row.limit, row.set_to)


@pytest.mark.parametrize("row", LARGE, ids=said)
def test_the_last_value_of_a_large_act_is_allowed(door: Door, row: Boundary) -> None:
    row.do(door, row.last)


@pytest.mark.parametrize("row", [row for row in TABLE if row not in LARGE], ids=said)
def test_the_last_value_is_allowed(door: Door, row: Boundary) -> None:
    begin(door, row)
    row.do(door, row.last)


@pytest.mark.parametrize("row", LARGE, ids=said)
def test_the_first_value_of_a_large_act_beyond_is_refused(door: Door, row: Boundary) -> None:
    with pytest.raises(row.refusal):
        row.do(door, row.first)


@pytest.mark.parametrize("row", [row for row in TABLE if row not in LARGE], ids=said)
def test_the_first_value_beyond_is_refused(door: Door, row: Boundary) -> None:
    begin(door, row)
    with pytest.raises(row.refusal):
        row.do(door, row.first)


@pytest.mark.parametrize("name", SETTINGS)
def test_a_setting_has_two_ends(door: Door, name: str) -> None:
    number, (least, most) = getattr(codes, name), SETTINGS[name]
    for value in (least - 1, most + 1):
        if value >= 0:
            with refused(rule.ParticipantsSettingOutOfBounds(number, value, least, most)):
                door.do(acts.ParticipantsSetSetting(number, value, TODAY), "bw_office")
    for value in (least, most):
        door.do(acts.ParticipantsSetSetting(number, value, TODAY), "bw_office")


@pytest.mark.parametrize("name", PARAMETERS)
def test_a_parameter_has_two_ends(door: Door, name: str) -> None:
    number, (least, most) = getattr(codes, name), PARAMETERS[name]
    for value in (least - 1, most + 1):
        if value >= 0:
            with refused(rule.ConsensusParameterBounds(number, value, least, most)):
                propose(door, parameter(door, number, value))
    for value in (least, most):
        assert propose(door, parameter(door, number, value))


# Every limit is in the table


@pytest.mark.parametrize("prefix", ["LIMIT_", "SETTING_", "PARAMETER_"])
def test_every_limit_has_a_row(prefix: str) -> None:
    there = {name for name in vars(codes) if name.startswith(prefix)}
    rows = {row.limit for row in TABLE} | HELD_BY.keys()
    assert there == {name for name in rows if name.startswith(prefix)}


def test_settings_and_parameters_are_tried_at_both_their_ends() -> None:
    there = {name for name in vars(codes) if name.startswith(("SETTING_", "PARAMETER_"))}
    assert there == SETTINGS.keys() | PARAMETERS.keys()


def test_settings_and_parameters_are_tried_at_two_values_where_they_act() -> None:
    unset = {(row.limit, row.refusal) for row in ACTING if row.set_to is None}
    assert unset == {(row.limit, row.refusal) for row in ACTING if row.set_to is not None}


def places(text: str, name: str) -> int:
    """In how many functions of a contract a name is looked at."""
    bodies = re.split(r"\bfunction ", text)[1:]
    return sum(bool(re.search(rf"\b{name}\b", body)) for body in bodies)


@pytest.mark.parametrize("name", sorted({row.limit for row in TABLE} | HELD_BY.keys()))
def test_every_place_where_a_limit_acts_has_a_row(name: str) -> None:
    paths = [path for path in CONTRACTS.rglob("*.sol") if path.parent.name != "interfaces"]
    texts = [path.read_text("utf-8") for path in paths if path.name != "Bounds.sol"]
    looked_at = sum(places(text, name.replace("LIMIT_", "Limits.")) for text in texts)
    rows = {row.do for row in TABLE if row.limit == name} | ({name} & HELD_BY.keys())
    assert 0 < looked_at <= len(rows)


def test_no_limit_hides_in_a_contract() -> None:
    """A number that a rule compares with stands in Limits.sol, or has rows under its own name."""
    hidden: Counter[str] = Counter()
    for path in CONTRACTS.rglob("*.sol"):
        if path.parent.name not in ("types", "interfaces"):
            hidden.update(
                re.findall(r"constant (\w+) = [\d_e]+(?: \w+)?;", path.read_text("utf-8"))
            )
        if path.parent.name != "interfaces" and path.name != "Limits.sol":
            spans = re.findall(r"\b\d+ (?:hours|days|minutes)\b", path.read_text("utf-8"))
            hidden.update(span for span in spans if span not in ("1 days", "1 hours"))
    assert hidden.keys() - NO_BOUNDS == {row.limit for row in TABLE if row.limit in hidden}
    assert hidden.keys() >= NO_BOUNDS


@pytest.mark.parametrize("limit", HELD_BY)
def test_a_limit_that_is_held_elsewhere_is_held_at_its_number(limit: str) -> None:
    file, name = HELD_BY[limit].split("::")
    text = Path(__file__).with_name(file).read_text("utf-8")
    assert f"def {name}(" in text
    # A parameter's own number says nothing of its value.
    named = limit.startswith("PARAMETER_")
    number = limit.replace("_", "") if named else str(getattr(codes, limit, limit))
    assert number in text.split(f"def {name}(")[1].split("\ndef ")[0].replace("_", "") + name


def test_no_refusal_of_what_is_too_much_is_without_a_row() -> None:
    kinds = {name for name in vars(rule) if OF_TOO_MUCH.search(name)}
    tried = {row.refusal.__name__ for row in TABLE}
    held = "".join(
        (Path(__file__).with_name(file.split("::")[0])).read_text("utf-8")
        for file in HELD_BY.values()
    )
    assert len(kinds) > 20
    assert {name for name in kinds - tried if f"rule.{name}(" not in held} == set()
