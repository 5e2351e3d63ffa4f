"""Every document, row, decision and file that the code and the pages name is in the repository."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.docs import rules

ROOT = rules.ROOT
SUFFIXES = {".sol", ".py", ".md", ".toml", ".mjs", ".html", ".css", ".in", ".sh", ""}
# Other people's text, and tests that make files up.
LEFT_OUT = ("tests/test_counting.py", "LICENSE", "node_modules/", "tests/docs/test_citations.py")
# What a script writes, into a copy of the contracts or for the next run.
WRITTEN = {"contracts/libraries/Mutants.sol", "tests/counts.json"}

DOCUMENT = re.compile(r"(?<![\w/.-])((?:[\w-]+/|\.\./)*[\w-]+\.md)\b")
RULES = re.compile(r"(?<![\w/-])(?:docs/)?rules\.md(?! *\()(?!, [a-g]\b)(?!`)")
RULE = re.compile(
    r"rules\.md(?: \(|, )([a-z])\b\)?(?:,\s+(?:///\s+|#\s+)?"
    r"(?:rows? ((?:\d+b?(?:, | to | and )?)+)|([A-Z][a-z]+(?: [a-z]+)*)))?"
)
DECISION = re.compile(r"\b[Dd]ecisions? (\d+)\b|decisions/(\d{4})")
PLACE = re.compile(
    r"(?<![\w/.-])(?:contracts|kp_ledger|api|scripts|tests|docs|\.ci)/[\w./{},*-]*[\w}*/]"
)
REQUIREMENT = re.compile(r"\(R\d{1,2}\)")
ROW = re.compile(r"/// @notice Row (\d+b?):[^{;]*?function (\w+)")


def files() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    names = sorted(n for n in listed.stdout.splitlines() if not n.startswith(LEFT_OUT))
    return [p for n in names if (p := ROOT / n).suffix in SUFFIXES and p.is_file()]


def texts() -> Iterator[tuple[Path, str]]:
    for path in files():
        try:
            yield path, path.read_text("utf-8")
        except UnicodeDecodeError:
            continue


TEXTS = dict(texts())


def found(pattern: re.Pattern[str]) -> Iterator[tuple[Path, re.Match[str]]]:
    for path, text in TEXTS.items():
        for match in pattern.finditer(text):
            yield path.relative_to(ROOT), match


def exists(name: str, beside: Path) -> bool:
    """Whether a name leads to a file from the root, from docs/ or from where it is written."""
    places = (ROOT, ROOT / "docs", ROOT / beside.parent)
    return any((place / name).exists() for place in places)


def test_the_repository_is_looked_at() -> None:
    kinds = {path.suffix for path in TEXTS}
    assert {".sol", ".py", ".md", ".toml"} <= kinds
    assert len(TEXTS) > 500


def test_every_document_that_is_named_is_here() -> None:
    missing = {(str(path), m[1]) for path, m in found(DOCUMENT) if not exists(m[1], path)}
    assert not missing


def names_sections(path: Path) -> bool:
    return path.suffix != ".md" and path.parent != Path("tests/docs")


def test_a_citation_of_the_rules_says_which() -> None:
    """`rules.md (b)`, or `rules.md, b` within brackets; only pages, and what reads the page itself, name it without a section."""
    vague = {(str(p), m[0]) for p, m in found(RULES) if names_sections(p)}
    assert not vague


def test_every_citation_of_a_rule_leads_to_a_row() -> None:
    pages = rules.pages()
    rows = {row.cells[0] for row in rules.rows("b") if len(row.cells) > 1}
    cited = 0
    for path, match in found(RULE):
        section, numbers, name = match.groups()
        assert section in pages, (path, match[0])
        for number in re.findall(r"\d+b?", numbers or ""):
            assert section == "b" and number in rows, (path, match[0])
        headings = re.findall(r"^## (.+)$", pages[section].read_text("utf-8"), re.M)
        assert name is None or name in headings, (path, match[0])
        cited += 1
    assert cited > 10


def test_a_function_cited_as_a_row_is_the_one_that_the_row_names() -> None:
    named = {row.cells[1]: row.cells[0] for row in rules.rows("b") if len(row.cells) > 1}
    cited = 0
    for path, match in found(ROW):
        function = f"`{path.stem.removeprefix('I')}.{match[2]}`"
        (row,) = [number for act, number in named.items() if function in act]
        assert row == match[1], (path, match[0])
        cited += 1
    assert cited > 0 or "Row " not in "".join(t for p, t in TEXTS.items() if p.suffix == ".sol")


def test_every_decision_that_is_named_is_recorded() -> None:
    recorded = {int(path.name[:4]) for path in (ROOT / "docs" / "decisions").glob("*.md")}
    assert recorded == set(range(1, max(recorded) + 1))
    missing = {(str(p), m[0]) for p, m in found(DECISION) if int(m[1] or m[2]) not in recorded}
    assert not missing


def test_every_decision_begins_with_its_number() -> None:
    for path in (ROOT / "docs" / "decisions").glob("*.md"):
        assert TEXTS[path].startswith(f"# {int(path.name[:4])}. "), path.name


def places(text: str) -> list[str]:
    """What `a/{b,c}.py` stands for; nothing is known of `a/{name}.py`."""
    braces = re.search(r"\{([^}]*)\}", text)
    if braces is not None and "," not in braces[1]:
        return []
    if braces is None:
        return [text]
    return [
        place for each in braces[1].split(",") for place in places(text.replace(braces[0], each, 1))
    ]


@pytest.mark.parametrize("suffix", [".sol", ".py", ".md", ".toml"])
def test_every_file_that_is_named_is_here(suffix: str) -> None:
    missing = set()
    for path, match in found(PLACE):
        if path.suffix != suffix or path.name == "CHANGELOG.md":
            continue
        for place in places(match[0].rstrip("./")):
            if place not in WRITTEN and not any(ROOT.glob(place.replace("**", "*"))):
                missing.add((str(path), place))
    assert not missing


def test_no_requirement_is_cited_by_a_number_that_stands_elsewhere() -> None:
    assert not [(str(path), match[0]) for path, match in found(REQUIREMENT)]
