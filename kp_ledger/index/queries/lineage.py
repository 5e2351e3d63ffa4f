"""The relatives of a parcel on one side, all read: levels, shares, the way to each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Final

# Shares are counted in parts of this: whole tenths of a per cent and binary fractions are exact.
WHOLE: Final = 10**24 << 24
NONE: Final = 0


@dataclass(frozen=True, slots=True)
class Relative:
    """An ancestor or descendant. `beyond` is the act one step further on; zero: there is none."""

    row: int
    act: int
    beyond: int
    millicarats: int
    level: int
    share: Fraction


@dataclass(slots=True)
class Lineage:
    """All ancestors or all descendants of a parcel, by row."""

    row: int
    first: int  # the act that leads to them
    acts: dict[int, list[tuple[int, int, int]]]  # of each: row, the act beyond, millicarats
    levels: dict[int, int] = field(default_factory=dict)  # of each act
    shares: dict[int, int] = field(default_factory=dict)  # of each row, in parts of WHOLE

    def __len__(self) -> int:
        return sum(map(len, self.acts.values()))

    def counts(self) -> list[tuple[int, int]]:
        """Of each level, the nearest first: how many, and their millicarats."""
        found: dict[int, list[int]] = {}
        for act, level in self.levels.items():
            found.setdefault(level, []).append(act)
        return [self._count(found[level]) for level in sorted(found)]

    def level(self, number: int) -> list[Relative]:
        """Those that are `number` acts away and no nearer, the heaviest first."""
        members = [
            self._relative(act, *member)
            for act, level in self.levels.items()
            if level == number
            for member in self.acts[act]
        ]
        return sorted(members, key=lambda one: (-one.millicarats, one.row))

    def path(self, row: int) -> list[int]:
        """Rows from the parcel to one of its relatives, both included; empty if it is none."""
        act_of = {member[0]: act for act, members in self.acts.items() for member in members}
        toward = self._nearest_by_beyond()
        line = [row]
        while line[-1] != self.row:
            act = act_of.get(line[-1])
            if act is None:
                return []
            line.append(self.row if act == self.first else toward[act])
        return line[::-1]

    def give_levels(self) -> None:
        """By the fewest acts; what an act leads to stands a level further on."""
        edge, level = [self.first] if self.first else [], 0
        while edge:
            level += 1
            self.levels.update(dict.fromkeys(edge, level))
            beyond = (member[1] for act in edge for member in self.acts[act])
            edge = [act for act in dict.fromkeys(beyond) if act and act not in self.levels]

    def behind(self, act: int) -> int:
        """How many stand beyond an act."""
        return len(self.acts.get(act, ()))

    def _count(self, acts: Iterable[int]) -> tuple[int, int]:
        members = [member for act in acts for member in self.acts[act]]
        return len(members), sum(member[2] for member in members)

    def _relative(self, act: int, row: int, beyond: int, millicarats: int) -> Relative:
        share = Fraction(self.shares.get(row, 0), WHOLE)
        return Relative(row, act, beyond, millicarats, self.levels[act], share)

    def _nearest_by_beyond(self) -> dict[int, int]:
        """For each act, the nearest relative that leads to it."""
        found: dict[int, int] = {}
        for act in sorted(self.acts, key=lambda one: self.levels.get(one, 0)):
            for row, beyond, _ in self.acts[act]:
                found.setdefault(beyond, row)
        return found
