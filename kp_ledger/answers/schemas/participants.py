"""Participants: their status, offices, zones and settings, what they dug, shipped and received."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from kp_ledger.answers.audiences import Audience
from kp_ledger.answers.schemas.base import Answer, Model, seen_by
from kp_ledger.answers.schemas.elements import StoodOut
from kp_ledger.answers.schemas.overdue import DetainedOut, OverdueOut
from kp_ledger.answers.schemas.trade import ComparedRow, Kind
from kp_ledger.answers.schemas.zones import Nature, ZoneOut
from kp_ledger.answers.units import Carats, Country, Day, Dollars, EventId, Identifier, Number

KpStatus = Literal["applicant", "participant", "suspended", "expelled"]


class ParticipantOut(Model):
    """A Participant of the Kimberley Process as it stands."""

    participant: Country = Field(description="Two letters.")
    name: str = Field(description="Its name as it stands in a sentence.", examples=["Botswana"])
    status: KpStatus = Field(
        description="Status in the Kimberley Process.", examples=["participant"]
    )
    counted: bool = Field(description="Whether its objection counts.", examples=[True])
    on_ledger: bool = Field(description="Whether it is on the ledger now.", examples=[True])
    on_ledger_from: Day | None = Field(
        None, description="First day on the ledger; absent: it is outside."
    )
    since: Day = Field(description="Since when this status is in force.")
    chair: bool = Field(description="Whether it is the Chair.", examples=[False])


class DatedValueOut(Model):
    """A setting or parameter from a day on."""

    value: int = Field(description="The value, in the unit of its name.", examples=[14])
    since: Day = Field(description="First day.")


class SettingOut(Model):
    """A setting of a Participant, or a parameter of the ledger."""

    name: str = Field(description="Its name, with its unit.", examples=["overdue-days"])
    value: int = Field(description="The value in force.", examples=[14])
    usual: bool = Field(
        description="Whether nobody has set it: it is the usual value then.", examples=[True]
    )
    history: list[DatedValueOut] = Field(
        description="What was set, oldest first; later days are yet to come."
    )


class ParticipantsAnswer(Answer):
    """All Participants that are registered on this ledger."""

    participants: list[ParticipantOut] = Field(
        description="Those on the ledger first, then by letters."
    )
    parameters: list[SettingOut] = Field(description="The ledger's parameters, for everybody.")


class StatusOut(Model):
    """A Participant's status from a day on."""

    status: KpStatus = Field(description="Status in the Kimberley Process.", examples=["suspended"])
    counted: bool = Field(description="Whether its objection counts.", examples=[True])
    on_ledger_from: Day | None = Field(None, description="First day on the ledger, as recorded.")
    since: Day = Field(description="First day.")
    recorded: Day = Field(description="Day on which it was recorded.")
    event: EventId = Field(description="The event that recorded it.")
    decision: Identifier | None = Field(
        None, description="The proposal that decided it, or the document it rests on."
    )
    proposal: bool = Field(
        description="Whether `decision` is a proposal of this ledger.", examples=[True]
    )


class ToleranceOut(Model):
    """What an importing office tolerates between the weight certified and the weight measured."""

    carats: Carats = Field(description="A weight, or else")
    ppm: int = Field(
        description="these millionths of what is certified: whichever is more, and at most a"
        " twentieth.",
        examples=[20],
    )
    since: Day = Field(description="First day; until then what was set before.")


class FocalKeyOut(Model):
    """What became of a focal or reserve key, in words."""

    event: EventId = Field(description="The event that tells of it.")
    recorded: Day = Field(description="Day on which it was recorded.")
    sentence: str = Field(
        description="What happened.",
        examples=["The focal key of Botswana is key 0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed."],
    )
    signed: str = Field(
        description="Whose signatures it rests on.", examples=["the focal key of the Participant"]
    )


class OfficeOut(Model):
    """An office and its powers."""

    organisation: Number = Field(description="Number of the office.")
    name: str | None = seen_by(
        Audience.MEMBER, "Its name.", default=None, examples=["Diamond Office, Gaborone"]
    )
    powers: list[str] = Field(
        description="What it may do: licence, export, import, statistics, voice.",
        examples=[["export", "import"]],
    )
    opened: Day = Field(description="First day.")
    closes: Day | None = Field(None, description="Last day; absent: until further notice.")
    numbers: list[str] = Field(
        description="Certificate numbers allotted to it.", examples=[["1 to 100000"]]
    )
    two_keys: bool = Field(
        description="Whether it asks for two of its keys where it issues, replaces, voids"
        " or resolves.",
        examples=[False],
    )
    tolerance: ToleranceOut | None = Field(
        None, description="What it tolerates, as set last; absent: no difference at all."
    )


class OpeningOut(Model):
    """What a Participant had in stock when it joined."""

    published: Carats = Field(description="Total published before the first entry.")
    registered: Carats = Field(description="Registered so far.")
    closes: Day = Field(description="Last day on which any may be registered.")


class PeriodWeight(Model):
    """Weight registered as mined in a period."""

    period: str = Field(description="A month or a half-year.", examples=["2026-03", "2026-H1"])
    carats: Carats = Field(description="Weight, without voided registrations.")
    lots: int = Field(description="Registrations.", examples=[12])
    events: str = Field(
        description="Where the events are that this sums.",
        examples=["/v1/events?flow=production&participant=BW&from=2026-03-01&to=2026-03-31"],
    )


class KindWeight(Model):
    """Weight of a kind."""

    kind: Kind = Field(description="HS 7102.10, 7102.21 or 7102.31.", examples=["gem"])
    carats: Carats = Field(description="Weight.")


class OriginWeight(Model):
    """Weight of a zone in an epoch."""

    zone: int = Field(description="Number of the zone.", examples=[248])
    name: str | None = Field(None, description="Name of the zone.", examples=["Orapa"])
    epoch: int = Field(description="Epoch of the zone.", examples=[1])
    nature: Nature = Field(description="How the origin is known.", examples=["traced"])
    carats: Carats = Field(description="Weight.")


class ProductionOut(Model):
    """What was registered as mined, over all time."""

    carats: Carats = Field(description="Weight, without voided registrations.")
    months: list[PeriodWeight] = Field(description="By the month of production, oldest first.")
    halves: list[PeriodWeight] = Field(description="By half-year, oldest first.")
    kinds: list[KindWeight] = Field(description="By kind.")
    origins: list[OriginWeight] = Field(description="By zone and epoch, the heaviest first.")


class PaperOut(Model):
    """Paper certificates of a Participant outside that were recorded here."""

    quarter: str = Field(description="Quarter of arrival.", examples=["2026-Q1"])
    issuer: Country = Field(description="Participant that issued them.")
    importing: Country = Field(description="Participant whose office recorded them.")
    certificates: int = Field(description="How many.", examples=[3])
    carats: Carats = Field(description="Weight as declared on them.")
    dollars: Dollars = Field(description="Value as declared on them.")


class ParticipantAnswer(Answer):
    """A Participant through time: what it is, dug, shipped, received and still awaits."""

    summary: str = Field(
        description="The Participant in a sentence.",
        examples=["Botswana is a Participant of the Kimberley Process, on the ledger since …"],
    )
    participant: ParticipantOut = Field(description="As it stands.")
    history: list[StatusOut] = Field(description="Its status through time, oldest first.")
    stood: list[StoodOut] | None = seen_by(
        Audience.MEMBER,
        "Acts of its offices that stand though its standing was over by then. That an act is listed"
        " says which office it names, where others do not see that.",
        default=None,
    )
    keys: list[FocalKeyOut] = Field(
        description="What became of its focal and its reserve keys, newest first."
    )
    offices: list[OfficeOut] = Field(description="Its offices, ascending by number.")
    zones: list[ZoneOut] = Field(description="Its zones, ascending by number.")
    settings: list[SettingOut] = Field(description="What it has set for itself.")
    parameters: list[SettingOut] = Field(description="The ledger's parameters, for everybody.")
    opening: OpeningOut | None = Field(None, description="Its opening stock, if it declared any.")
    production: ProductionOut = Field(description="What was registered as mined there.")
    first: Day = Field(description="First day of the quarters of trade below.")
    last: Day = Field(description="Last day of them.")
    traded_since: Day | None = Field(
        None, description="First day of the earliest quarter with trade; absent: there is none."
    )
    exports: list[ComparedRow] = Field(
        description="Its exports by quarter, partner and kind, beside what each partner counts."
    )
    imports: list[ComparedRow] = Field(
        description="Its imports by quarter, partner and kind, beside what each partner counts."
    )
    paper: list[PaperOut] = Field(
        description="Paper of Participants outside, recorded by it or issued by it."
    )
    overdue: list[OverdueOut] = Field(
        description="Shipments from and to it that are overdue, the longest first."
    )
    detained: list[DetainedOut] = Field(
        description="Shipments from and to it that are detained, the longest first."
    )
