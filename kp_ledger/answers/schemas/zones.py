"""Producing areas: their epochs, and what was registered in each."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from kp_ledger.answers.audiences import Audience
from kp_ledger.answers.schemas.base import Answer, Model, seen_by
from kp_ledger.answers.units import Carats, Country, Day, EventId, Identifier, Number

Nature = Literal["traced", "declared", "opening", "not stated"]
ZoneStatus = Literal["clear", "limited", "barred", "closed"]


class ZoneOut(Model):
    """A zone as it stands."""

    zone: int = Field(description="Number of the zone.", examples=[248])
    name: str | None = Field(
        None, description="Its name, where one is known here.", examples=["Orapa"]
    )
    participant: Country = Field(description="The Participant it is in.")
    nature: Nature = Field(
        description="How weight of this zone is known: registered here where it was dug (traced),"
        " declared on paper, registered as opening stock, or not stated.",
        examples=["traced"],
    )
    status: ZoneStatus = Field(
        description="Clear; limited: registrations go through, on hold; barred; closed for good.",
        examples=["clear"],
    )
    epoch: int = Field(description="Number of the epoch in force.", examples=[1])
    since: Day = Field(description="First day of what is in force.")
    by_itself: bool = Field(
        description="Whether its own Participant has stopped or barred it; what was decided is in"
        " force again when that has ended.",
        examples=[False],
    )
    stopped_until: Day | None = Field(
        None, description="Last day of a stop, which ends by itself; absent: it is under none."
    )


class MonthWeight(Model):
    """Weight registered in a month."""

    month: str = Field(description="The month of production.", examples=["2026-03"])
    carats: Carats = Field(description="Weight registered.")


class EpochBar(Model):
    """A later decision about weight of a past epoch."""

    barred: bool = Field(description="Whether it is barred now.", examples=[True])
    share_allowed: str = Field(
        description="Share of a shipment, in per cent, up to which it may still leave.",
        examples=["5"],
    )


class Epoch(Model):
    """A span of a zone's life with one status. Zone and epoch together are an origin."""

    epoch: int = Field(description="Number of the epoch.", examples=[2])
    origin: int = Field(description="Number of the origin: zone and epoch.", examples=[63490])
    status: ZoneStatus = Field(description="Status from its first day on.", examples=["barred"])
    by_itself: bool = Field(
        description="Whether it began with a bar of its Participant's own; once that has ended, it"
        " has the status that was decided.",
        examples=[False],
    )
    since: Day = Field(description="First day.")
    recorded: Day = Field(description="Day on which it was recorded.")
    event: EventId | None = Field(None, description="The event that recorded it.")
    released_by: str = Field(
        description="Who releases what goes on hold for its status: the office that was decided, or"
        " the Participant's own.",
        examples=["the Participant's own office"],
    )
    decision: Identifier | None = Field(
        None, description="The proposal that decided it, or the document it rests on."
    )
    proposal: bool = Field(
        description="Whether `decision` is a proposal of this ledger.", examples=[True]
    )
    bar: EpochBar | None = Field(
        None, description="What was decided later about weight of this epoch."
    )
    carats: Carats = Field(description="Weight registered in this epoch.")
    months: list[MonthWeight] = Field(description="The same by month, oldest first.")


class OwnBarOut(Model):
    """What a Participant itself stopped or barred of a zone, whatever was decided of it."""

    since: Day = Field(description="First day: nothing dug from then on can be registered.")
    ends: Day | None = Field(None, description="Last day; absent: it is in force.")
    recorded: Day = Field(description="Day on which it was stopped or, once approved, barred.")
    approved: bool = Field(
        description="Whether its focal key approved, which makes a bar of it; else it is a stop of"
        " 10 days.",
        examples=[True],
    )
    event: EventId = Field(description="The event that recorded it.")


class LicenceOut(Model):
    """A licence of an organisation."""

    licence: Number = Field(description="Number of the licence.")
    organisation: Number = Field(description="Number of the organisation.")
    name: str | None = seen_by(
        Audience.MEMBER, "Name of the organisation.", default=None, examples=["Letlhakane Ltd"]
    )
    role: str = Field(description="What it allows.", examples=["miner"])
    zone: int | None = Field(None, description="The zone, of a miner's licence.", examples=[248])
    begins: Day = Field(description="First day.")
    ends: Day | None = Field(None, description="Last day; absent: until further notice.")
    status: Literal["granted", "ended"] = Field(
        description="Ended: taken back before its time.", examples=["granted"]
    )
    ceiling: Carats | None = Field(
        None, description="What may be registered in a month without a look, of a miner's licence."
    )
    produced_this_month: Carats | None = Field(
        None, description="What was registered in this month so far, of a miner's licence."
    )


class ZonesAnswer(Answer):
    """All zones that the ledger knows."""

    zones: list[ZoneOut] = Field(description="Ascending by number.")


class ZoneAnswer(Answer):
    """One zone through time."""

    summary: str = Field(
        description="The zone in a sentence.",
        examples=["Orapa (zone 248) of Botswana is traced, clear since 3 March 2026."],
    )
    zone: ZoneOut = Field(description="The zone as it stands.")
    boundary: Identifier | None = Field(None, description="The document with its boundary.")
    epochs: list[Epoch] = Field(description="Its epochs, oldest first.")
    own_bars: list[OwnBarOut] = Field(
        description="What its own Participant stopped or barred of it, oldest first."
    )
    carats: Carats = Field(description="Weight registered in all epochs.")
    replaces: list[int] = Field(
        description="Zones that closed when it opened, or whose status it inherited.",
        examples=[[5]],
    )
    replaced_by: list[int] = Field(description="Zones that opened in its stead.", examples=[[]])
    licences: list[LicenceOut] | None = seen_by(
        Audience.MEMBER, "Licences to dig here, the running ones first.", default=None
    )
