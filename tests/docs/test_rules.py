"""What docs/rules.md calls built is what the code has, as far as a machine can read it."""

from __future__ import annotations

import re
from typing import Any

import pytest

from kp_ledger.chain.artifacts import load_artifact
from kp_ledger.chain.deployment import CONTRACTS
from kp_ledger.domain import bounds, parcels
from kp_ledger.generated import codes
from kp_ledger.model.typed import TYPES
from tests.docs import rules
from tests.docs.rules import BUILT, MENDED, NOT_BUILT, OTHERWISE, Row

# Of OpenZeppelin's EIP712: emitted by no contract of ours.
NOT_OURS = {"EIP712DomainChanged"}
# Transitions are these contracts' functions, apart from those that others come in by, and one that
# sets what an office tolerates.
DECIDERS = ("Requests", "Issuance", "Cancellations", "Shipments", "Detentions", "Paper")
DOORS = {"Requests.settle", "Shipments.setTolerance"}
# Words about numbers, from which nothing follows.
WORDS = {"Cancellations.reportForgery", "Cancellations.answerForgery"}
# Keeps words, and has the events of those who decide in its interface: it emits none.
SILENT = {"Certificates"}
# Marks that need no words behind them.
BARE = (BUILT, NOT_BUILT)


def abi(contract: str, kind: str) -> list[dict[str, Any]]:
    return [entry for entry in load_artifact(contract)["abi"] if entry["type"] == kind]


def functions(*, changing: bool) -> set[str]:
    return {
        f"{contract}.{entry['name']}"
        for contract in CONTRACTS
        for entry in abi(contract, "function")
        if not changing or entry["stateMutability"] not in ("view", "pure")
    }


def constants(prefix: str) -> dict[str, int]:
    return {name: n for name, n in vars(codes).items() if name.startswith(prefix)}


def quoted(text: str) -> list[str]:
    return re.findall(r"`([^`]+)`", text)


# All sections


def test_every_row_says_what_the_code_does_today() -> None:
    for row in rules.all_rows():
        assert row.status, row
        rest = row.today.removeprefix(row.status)
        assert rest.startswith(": ") or (row.status in BARE and rest[:2] in ("", " (")), row


def test_a_mended_row_links_to_the_decision_that_says_why() -> None:
    for row in rules.all_rows():
        if row.status == MENDED:
            assert row.decisions, row
            assert [path for path in row.decisions if not path.is_file()] == [], row
            assert "the third edition" in row.today, row


def test_the_page_counts_its_rows() -> None:
    text = rules.INDEX.read_text("utf-8")
    assert text == rules.counted(), "python -m tests.docs.rules counts them"
    assert list(rules.pages()) == list("abcdefg")


def test_every_function_and_constant_that_a_rule_names_is_there() -> None:
    known = functions(changing=False)
    for row in rules.all_rows():
        for name in quoted(" ".join((*row.cells, row.today))):
            if re.fullmatch(r"[A-Z]\w+\.[a-z]\w+", name):
                assert name in known, (name, row)
            if re.fullmatch(r"(MATTER|PARAMETER|SETTING)_[A-Z_]+", name):
                assert hasattr(codes, name), (name, row)


# (a) Words


def test_a_parcels_word_has_the_bits_of_the_table() -> None:
    at = 0
    words = [row for row in rules.rows("a") if row.heading == "A parcel's word"]
    for row, width in zip(words, parcels._WIDTHS, strict=True):
        bits, name, wide, _ = row.cells
        assert (bits, wide) == (f"{at}–{at + width - 1}", str(width)), name
        at += width
    assert tuple(row.cells[1] for row in words) == parcels.Parcel.__slots__
    assert all(row.status != NOT_BUILT for row in words)


def test_a_parcels_statuses_and_kinds_are_those_of_the_table() -> None:
    notes = {row.cells[1]: row.cells[3] for row in rules.rows("a") if len(row.cells) == 4}
    for name, prefix in (("status", "PARCEL_"), ("kind", "KIND_")):
        listed = {m[2]: int(m[1]) for m in re.finditer(r"(\d) (\w+)", notes[name].split(";")[0])}
        have = {key.removeprefix(prefix).lower(): n for key, n in constants(prefix).items()}
        assert listed == have


def structs() -> dict[str, str]:
    """Each struct that a contract shows or stores, as the page writes one.

    Some are packed by hand into words, which the compiler does not lay out: those are read from
    the functions that show them.
    """
    found: dict[str, str] = {}
    for contract in CONTRACTS:
        for entry in abi(contract, "function"):
            for part in (*entry["inputs"], *entry["outputs"]):
                _shown(part, found)
    for contract in CONTRACTS:
        types = load_artifact(contract)["storageLayout"]["types"] or {}
        for kind in types.values():
            if "members" in kind:
                name = kind["label"].removeprefix("struct ")
                sizes = [int(types[m["type"]]["numberOfBytes"]) * 8 for m in kind["members"]]
                fields = [f"{m['label']} {n}" for m, n in zip(kind["members"], sizes, strict=True)]
                found[name] = f"{name}: {', '.join(fields)}"
    return found


def _shown(part: dict[str, Any], found: dict[str, str]) -> None:
    name = part.get("internalType", "").removeprefix("struct ").removesuffix("[]")
    members = part.get("components", [])
    if members and name not in found:
        widths = [f"{m['name']} {re.sub('[^0-9]', '', m['type']) or 8}" for m in members]
        found[name] = f"{name}: {', '.join(widths)}"
    for member in members:
        _shown(member, found)


def test_slots_are_laid_out_as_the_table_says() -> None:
    known, seen = structs(), set()
    for row in rules.rows("a"):
        for text in quoted(row.today):
            name, colon, _ = text.partition(": ")
            if colon:
                assert text == known[name]
                seen.add(name)
    assert len(seen) >= 13


def test_a_slot_called_built_has_the_widths_of_the_rule() -> None:
    for row in rules.rows("a"):
        texts = [text for text in quoted(row.today) if ": " in text]
        if row.heading == "Other slots" and texts and row.cells[0] not in ("valuation",):
            ruled = re.findall(r" (\d+)(?=[,;]|$)", re.sub(r" \([^)]*\)", "", row.cells[1]))
            same = ruled == re.findall(r" (\d+)(?=,|$)", texts[0])
            assert same == row.as_said, row


# (b) Transitions


def transitions() -> list[Row]:
    return [row for row in rules.rows("b") if len(row.cells) > 1]


def test_the_transitions_are_numbered_and_whole() -> None:
    numbers = [str(n) for n in range(1, 25)]
    numbers[9:9], numbers[12 + 1 : 12 + 1] = ["9b"], ["12b"]
    assert [row.cells[0] for row in transitions()] == numbers


def test_each_function_that_moves_a_certificate_is_a_row_and_no_other_row_is_built() -> None:
    named = []
    for row in transitions():
        found = [text for text in quoted(row.cells[1]) if "." in text]
        # What other rows lead to has no function of its own.
        led_to = row.cells[2].startswith("(by ")
        assert bool(found) == (row.status != NOT_BUILT and not led_to), row
        named += found
    decided = {name for name in functions(changing=True) if name.split(".")[0] in DECIDERS}
    assert sorted(named) == sorted(decided - DOORS - WORDS)


def test_parcels_move_as_the_table_says() -> None:
    text = rules.pages()["b"].read_text("utf-8").split("\n> ")[1]
    listed = {}
    for move in text.strip().split(" · "):
        origin, to = move.split(" → ")
        listed[origin] = set(to.split(", "))
    names = {n: key.removeprefix("PARCEL_").lower() for key, n in constants("PARCEL_").items()}
    assert listed == {names[a]: {names[b] for b in to} for a, to in parcels.MOVES.items() if to}


# (c) Signed types


def test_signed_types_are_what_the_table_says() -> None:
    listed = set()
    for row in rules.rows("c"):
        (rule, *_) = quoted(row.cells[0]) or [""]
        name = rule.split("(")[0]
        if row.heading != "(c) Signed types":
            continue
        listed.add(name)
        today = {OTHERWISE: quoted(row.today), NOT_BUILT: []}.get(row.status, [rule])
        assert today == ([TYPES[name]] if name in TYPES else [])
        assert row.as_said == (TYPES.get(name) == rule)
    assert listed >= TYPES.keys()


# (d) Events


def emitted() -> dict[str, tuple[set[str], str]]:
    """By name the contracts that emit an event, and the event as the page writes one."""
    found: dict[str, tuple[set[str], str]] = {}
    for contract in CONTRACTS:
        if contract in SILENT:
            continue
        for entry in abi(contract, "event"):
            fields = []
            for part in entry["inputs"]:
                array = re.search(r"\[\d*\]$", part["type"])
                name = part["name"].rstrip("_") + (array[0] if array else "")
                fields.append(name + "*" * part["indexed"])
            contracts, _ = found.get(entry["name"], (set[str](), ""))
            text = f"{entry['name']}({', '.join(fields)})"
            found[entry["name"]] = (contracts | {contract}, text)
    return {name: event for name, event in found.items() if name not in NOT_OURS}


def test_events_are_what_the_table_says() -> None:
    known, listed = emitted(), set()
    for row in rules.rows("d"):
        if row.heading.startswith("("):
            continue
        (rule,) = quoted(row.cells[0])
        name = rule.split("(")[0]
        listed.add(name)
        assert (row.status == NOT_BUILT) == (name not in known), row
        if name in known:
            contracts, today = known[name]
            plain = re.sub(r" \([^()]*\)(?=,|\))", "", rule)
            assert row.as_said == (plain == today), row
            assert quoted(row.today) == ([] if row.as_said else [today])
            others = " and ".join(sorted(contracts - {row.heading}))
            assert bool(others) == ("emitted by" in row.today), row
            assert f"emitted by {others}" in row.today or not others, row
    assert listed >= known.keys()


# (e) Matters


def test_every_matter_of_the_code_is_built_in_one_row() -> None:
    named = []
    for row in rules.rows("e"):
        found = [text for text in quoted(row.today) if text.startswith("MATTER_")]
        assert row.status != NOT_BUILT or not found
        named += found
    assert sorted(named) == sorted(constants("MATTER_"))


# (g) Limits


def number(text: str) -> int:
    return int(text.replace(",", ""))


def test_limits_are_what_the_table_says() -> None:
    named = []
    for row in rules.rows("g"):
        if row.heading != "(g) Limits" or not quoted(row.today):
            continue
        name = quoted(row.today)[0]
        named.append(f"LIMIT_{name}")
        stated = re.search(r"= ([\d,]+)", row.today)
        today = number(stated[1]) if stated else number(row.cells[1])
        assert today == getattr(codes, f"LIMIT_{name}"), name
        assert row.as_said == (today == number(row.cells[1]))
    assert sorted(named) == sorted(constants("LIMIT_"))


@pytest.mark.parametrize("table", [bounds.SETTINGS, bounds.PARAMETERS])
def test_settings_and_parameters_have_the_bounds_of_the_table(
    table: dict[int, bounds.Bounds],
) -> None:
    listed = {
        getattr(codes, quoted(name)[0]): bounds.Bounds(
            number(usual), *map(number, ends.split(" – "))
        )
        for name, usual, ends in rules.table("Parameters and settings", "g", "setting or parameter")
        if ("SETTING_" in name) == (table is bounds.SETTINGS)
    }
    assert listed == table


def test_each_limit_is_explained_where_limits_are() -> None:
    page = (rules.ROOT / "docs" / "limits.md").read_text("utf-8")
    stated = re.findall(r"(?:\| |; a Production's )([\d,]+)(?: [\w ]+)? \(`([A-Z_]+)`\)", page)
    assert {f"LIMIT_{name}": number(value) for value, name in stated} == constants("LIMIT_")
