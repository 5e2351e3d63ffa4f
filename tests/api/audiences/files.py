"""The two files that say what each audience sees, read: they are written by hand alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from kp_ledger.answers.audiences import Audience

FOLDER: Final = Path(__file__).parent
NAMED: Final = {audience.name.lower(): audience for audience in Audience}


@dataclass
class Block:
    """A heading of a file and the lines below it: (audience, what the fields are of, fields)."""

    heading: str
    lines: list[tuple[Audience, str, list[str]]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Seen:
    """Of one operation: where it is asked, by path the widest audience, and who is refused."""

    path: str
    fields: dict[str, Audience]
    refused: frozenset[Audience]

    def by(self, audience: Audience) -> set[str]:
        return {path for path, widest in self.fields.items() if widest <= audience}


def _blocks(name: str) -> Iterator[Block]:
    block = None
    for line in (FOLDER / name).read_text("utf-8").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        if line.startswith("  "):
            assert block is not None
            audience, _, rest = line.strip().partition(" ")
            of, colon, names = rest.strip().partition(": ")
            block.lines.append((NAMED[audience], of if colon else ".", (names or rest).split()))
        else:
            if block is not None:
                yield block
            block = Block(line)
    assert block is not None
    yield block


def answers() -> dict[str, Seen]:
    """By operation, what is seen of its answer."""
    blocks = {block.heading.split()[0]: block for block in _blocks("answers.txt")}
    envelope = {
        f"as_of.{name}": Audience.PUBLIC
        for _, _, names in blocks.pop("as_of").lines
        for name in names
    }
    return {operation: _seen(block, envelope) for operation, block in blocks.items()}


def _seen(block: Block, envelope: dict[str, Audience]) -> Seen:
    _, _, path, *rest = block.heading.split()
    leaves = dict(envelope)
    for audience, of, names in block.lines:
        for name in names:
            leaf = name if of == "." else f"{of}.{name}"
            assert leaf not in leaves, f"{block.heading}: {leaf} stands twice"
            leaves[leaf] = audience
    refused = frozenset(NAMED[name] for name in rest[1:])
    return Seen(path, _with_what_they_are_in(leaves), refused)


def _with_what_they_are_in(leaves: dict[str, Audience]) -> dict[str, Audience]:
    """Whoever sees a field sees that there is what it is in."""
    found = dict(leaves)
    for leaf, audience in leaves.items():
        parts = leaf.split(".")
        for depth in range(1, len(parts)):
            outer = ".".join(parts[:depth]).removesuffix("[]")
            found[outer] = min(audience, found.get(outer, audience))
    return found


def events() -> dict[str, dict[Audience, set[str]]]:
    """By kind of event, what each audience sees of it."""
    found = {}
    for block in _blocks("events.txt"):
        rows = {audience: set(names) for audience, _, names in block.lines}
        public = rows.get(Audience.PUBLIC, set())
        party = public | rows.get(Audience.PARTY, set())
        found[block.heading] = {
            Audience.PUBLIC: public,
            Audience.PARTY: party,
            Audience.MEMBER: party | rows.get(Audience.MEMBER, set()),
        }
    return found


def paths_in(value: Any, closed: frozenset[str], before: str = "") -> Iterator[str]:
    """The path of every member of what was answered; what is `closed` is not looked into."""
    if isinstance(value, list):
        for one in value:
            yield from paths_in(one, closed, f"{before[:-1]}[].")
    elif isinstance(value, dict):
        for name, inside in value.items():
            yield before + name
            if name not in closed:
                yield from paths_in(inside, closed, f"{before}{name}.")
