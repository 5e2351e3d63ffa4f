"""What a parcel came from, and what came from it, a level and a page at a time."""

from __future__ import annotations

from pydantic import Field

from kp_ledger.answers.audiences import Audience
from kp_ledger.answers.schemas.base import Answer, Model, seen_by
from kp_ledger.answers.schemas.elements import (
    ParcelRef,
)
from kp_ledger.answers.units import (
    Carats,
    Country,
    Identifier,
)


class LevelOut(Model):
    """All parcels that are equally many acts away."""

    level: int = Field(description="Acts away, by the shortest way.", examples=[1])
    parcels: int = Field(description="Parcels at this level.", examples=[1000])
    carats: Carats = Field(description="Their weight.")


class OriginPart(Model):
    """A Participant's part of a weight."""

    participant: Country = Field(description="Two letters.")
    share: str = Field(description="Its share.", examples=["62.4 %", "trace"])


class RelativeOut(Model):
    """A parcel among the ancestors or descendants of another."""

    parcel: Identifier = Field(description="Its id.")
    reference: str | None = seen_by(
        Audience.MEMBER, "Its registrar's own name for it.", default=None, examples=["ORAPA-26-041"]
    )
    level: int = Field(description="How many acts away it is.", examples=[1])
    carats: Carats = Field(description="Its weight.")
    kind: str = Field(description="Unsorted, industrial, gem or polished.", examples=["gem"])
    status: str = Field(description="Held, sealed, spent and so on.", examples=["spent"])
    share: str = Field(
        description="Of an ancestor: the part of the parcel's weight that came through it. Of a"
        " descendant: the part of its weight that came from the parcel.",
        examples=["12.5 %", "trace"],
    )
    origins: list[OriginPart] = Field(description="Where it may come from, largest share first.")
    beyond: int = Field(
        description="Parcels one act further on: none at the end of the way.", examples=[3]
    )


class AncestryAnswer(Answer):
    """One page of one level of a parcel's ancestors or descendants, the heaviest first."""

    parcel: Identifier = Field(description="The parcel's id.")
    total: int = Field(description="All ancestors or descendants, each once.", examples=[10_000])
    levels: list[LevelOut] = Field(description="Every level, nearest first.")
    level: int = Field(description="The level that this page is of.", examples=[1])
    items: list[RelativeOut] = Field(description="The page, the heaviest first.")
    next: str | None = Field(
        None,
        description="Cursor of the next page of this level; absent: this is the last.",
        examples=["NTA"],
    )
    path: list[ParcelRef] | None = Field(
        None,
        description="The way from the parcel that was scanned (`scanned`) to this one, both"
        " included, by the fewest acts; absent when none was named.",
    )
