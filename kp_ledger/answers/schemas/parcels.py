"""A parcel: what it is, where it may come from, its way, its holds and documents."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from kp_ledger.answers.audiences import Audience
from kp_ledger.answers.schemas.base import Answer, Model, seen_by
from kp_ledger.answers.schemas.elements import (
    Caution,
    CertificateRef,
    DocumentRef,
    HoldOut,
    Organisation,
    Origin,
    Place,
    Step,
)
from kp_ledger.answers.units import (
    Carats,
    Day,
    Identifier,
)

ParcelStatus = Literal["held", "sealed", "departed", "missing", "spent", "outside", "void"]


class NatureWeight(Model):
    """How much of a weight is known in one way."""

    carats: Carats = Field(description="Weight, rounded by running sums, so that all add up.")
    share: str = Field(description="Share of the whole.", examples=["62.4 %", "0 %", "trace"])


class Natures(Model):
    """The weight by how its origin is known. Mixing never turns one into another."""

    traced: NatureWeight = Field(description="Registered here where it was mined.")
    declared: NatureWeight = Field(
        description="As declared on paper of Participants that are not on this ledger."
    )
    opening: NatureWeight = Field(
        description="From stock that was there when its Participant joined."
    )
    not_stated: NatureWeight = Field(description="Of unstated origin.")


class Made(Model):
    """How the parcel came to be."""

    how: Literal["production", "opening", "inbound", "split", "mix", "re-sort", "manufacture"] = (
        Field(description="The act that made it.", examples=["mix"])
    )
    day: Day = Field(description="The day it was made.")
    step: Step = Field(description="The act, in words.")
    documents: list[DocumentRef] | None = seen_by(
        Audience.PARTY, "The documents the act names.", default=None
    )


class ParcelAnswer(Answer):
    """A parcel: the answer first, then all that stands behind it."""

    parcel: Identifier = Field(description="The parcel's id.")
    summary: str = Field(
        description="The answer in words, the same as `kp show` gives.",
        examples=[
            "312.400 carats of rough diamonds that may come from Botswana (62.4 %), Angola (37.6 %)"
            " and, in traces, Namibia. After mixing nobody can say which stone is from where."
        ],
    )
    warnings: list[Caution] = Field(
        description="What to know before accepting it, the gravest first; often none."
    )
    status: ParcelStatus = Field(
        description="Held; sealed for export; departed; missing; spent: its weight is in others"
        " now; outside: it left this ledger; void: its registration counts for nothing.",
        examples=["held"],
    )
    kind: Literal["unsorted", "industrial", "gem", "polished"] = Field(
        description="HS 7102.10, 7102.21, 7102.31 or 7102.39.", examples=["gem"]
    )
    single_stone: bool = Field(description="Whether it is one single stone.", examples=[False])
    carats: Carats = Field(description="Its weight.")
    origins: list[Origin] = Field(description="Where it may come from, the largest share first.")
    natures: Natures = Field(description="The same weight by how its origin is known.")
    registered_first: Day | None = Field(
        None, description="First day on which weight in it was registered, over all its ancestors."
    )
    registered_last: Day | None = Field(None, description="Last such day.")
    made: Made = Field(description="How it came to be.")
    certificates: list[CertificateRef] = Field(
        description="Certificates it was under, oldest first, back to its last mix or registration."
    )
    holds: list[HoldOut] = Field(description="Holds in force.")
    place: Place = Field(description="The Participant where it lies; when it has left, lay last.")
    day: Day = Field(description="Day of its last change.")
    revision: int = Field(description="Counts its changes.", examples=[4])
    parents: int = Field(
        description="Parcels that went into the act that made it; none if it was registered.",
        examples=[1],
    )
    children: int = Field(
        description="Parcels that came out of the act it was spent in.", examples=[0]
    )
    made_of: int = Field(
        description="Parcels that went into its last mix, before any splits; none if the weight was"
        " registered and never mixed.",
        examples=[1000],
    )
    trunk: list[Identifier] = Field(
        description="The parcel and those it was split from, nearest first, back to the last mix or"
        " registration."
    )
    reference: str | None = seen_by(
        Audience.PARTY,
        "Its registrar's own name for it.",
        default=None,
        examples=["ORAPA-26-041"],
    )
    custodian: Organisation | None = seen_by(Audience.PARTY, "Who holds it.", default=None)
    owner: Organisation | None = seen_by(Audience.PARTY, "Who has title to it.", default=None)
    documents: list[DocumentRef] | None = seen_by(
        Audience.PARTY, "Documents that acts on its trunk name, oldest first.", default=None
    )


class StoryAnswer(Answer):
    """What happened to a parcel, back to its last mix or registration, newest first."""

    parcel: Identifier = Field(description="The parcel's id.")
    summary: str = Field(description="The answer in words.")
    steps: list[Step] = Field(
        description="What happened, newest first. The public is told of certificates, of what made"
        " the parcel, of holds and losses; handovers are for the parties and for members."
    )
    whole: bool = Field(
        description="Whether the reader sees all steps; if not, handovers are left out.",
        examples=[False],
    )
    next: str | None = Field(
        None,
        description="Cursor of the next page of older steps; absent: this is the last.",
        examples=["MzYyLTQ"],
    )


class HoldsAnswer(Answer):
    """Every hold a parcel ever had."""

    parcel: Identifier = Field(description="The parcel's id.")
    summary: str = Field(
        description="How many are in force.", examples=["One hold is in force: it may not move."]
    )
    holds: list[HoldOut] = Field(description="Those in force first, then the newest.")


class DocumentsAnswer(Answer):
    """The documents that the acts on a parcel's trunk name. They are kept elsewhere, encrypted."""

    parcel: Identifier = Field(description="The parcel's id.")
    documents: list[DocumentRef] | None = seen_by(
        Audience.PARTY, "Oldest first; for the parties and for members.", default=None
    )


class ParcelCertificatesAnswer(Answer):
    """The certificates a parcel was under, back to its last mix or registration."""

    parcel: Identifier = Field(description="The parcel's id.")
    certificates: list[CertificateRef] = Field(description="Oldest first.")
