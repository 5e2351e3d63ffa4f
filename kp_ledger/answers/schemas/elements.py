"""Parts that many answers share."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from kp_ledger.answers.audiences import Audience
from kp_ledger.answers.schemas.base import Model, seen_by
from kp_ledger.answers.units import (
    Carats,
    CertificateNumber,
    Country,
    Day,
    EventId,
    Identifier,
    Moment,
    Number,
)

CertificateState = Literal[
    "issued",
    "expired",
    "departed",
    "overdue",
    "partly confirmed",
    "detained",
    "returning",
    "confirmed",
    "voided",
    "lapsed",
    "returned",
    "forfeited",
    "lost",
    "superseded",
    "spoilt",
]
WarningKind = Literal[
    "hold",
    "missing",
    "void",
    "spent",
    "outside",
    "barred origin",
    "by law",
    "same number",
    "detained",
    "overdue",
    "expired",
    "seal broken",
    "returning",
    "lost",
    "forfeited",
]


class Organisation(Model):
    """An organisation, as far as whoever asks may know it."""

    number: Number = Field(description="Its number on this ledger.")
    name: str | None = seen_by(
        Audience.MEMBER,
        "Its name, which the chain does not know.",
        default=None,
        examples=["A house"],
    )


class Place(Model):
    """A Participant by its letters and its name."""

    code: Country = Field(description="Two letters (ISO 3166-1 alpha-2).")
    name: str = Field(description="Its name.", examples=["Botswana"])


class Origin(Model):
    """Part of a weight, by where it is from and how that is known."""

    participant: Place = Field(description="The Participant.")
    zone: int = Field(description="Number of the zone.", examples=[248])
    zone_name: str | None = Field(
        None, description="The zone's name, where it has one.", examples=["Orapa"]
    )
    epochs: list[int] = Field(
        description="The epochs of the zone in which it was registered.", examples=[[1]]
    )
    nature: Literal["traced", "declared", "opening", "not stated"] = Field(
        description="Traced: registered here where it was mined. Declared: on paper of a"
        " Participant outside. Opening: stock of the day it joined. Not stated: unknown.",
        examples=["traced"],
    )
    share: str = Field(
        description="Share of the weight, rounded once, here; not stated where paper names the"
        " country alone.",
        examples=["62.4 %", "trace", "not stated"],
    )
    exact: str = Field(description="The exact share, as a fraction.", examples=["39/125"])
    carats: Carats = Field(
        description="That share of the weight to three places, rounded by running sums, so that"
        " all add up to it; 0.000 is a trace."
    )


class DocumentRef(Model):
    """A document that a record names: its bytes are elsewhere, encrypted."""

    digest: Identifier = Field(description="SHA-256 of its manifest, as the record has it.")
    cid: str = Field(
        description="The same digest as a CIDv1 of a raw block.",
        examples=["bafkreihdwdcefgh4dqkjv67uzcmw7ojee6xedzdetojuzjevtenxquvyku"],
    )
    named: str = Field(
        description="What the event calls it: document, reason, boundary.", examples=["document"]
    )
    event: EventId = Field(description="The event that names it.")


class HoldOut(Model):
    """Why a parcel may not move, or might not until the hold was released."""

    hold: Identifier = Field(description="The hold's id.")
    status: Literal["in force", "released"] = Field(
        description="In force: the parcel may not move.", examples=["in force"]
    )
    since: Day = Field(description="Day on which it was recorded.")
    reason: str = Field(description="Why.", examples=["an office has stopped it"])
    released: Day | None = Field(None, description="Day on which its release was recorded.")
    by: Organisation | None = seen_by(
        Audience.PARTY, "The office whose hold it is: it alone can release it.", default=None
    )
    document: DocumentRef | None = seen_by(
        Audience.PARTY, "The document it rests on, if any.", default=None
    )
    event: EventId = Field(description="The event that placed it.")


class Step(Model):
    """Something that happened, in words."""

    event: EventId = Field(description="Its place: block and log, as in /v1/events.")
    kind: str = Field(description="The event's name.", examples=["ShipmentDeparted"])
    day: Day = Field(description="The day it happened.")
    recorded: Moment = Field(description="The time of the block that has it.")
    days_late: int = Field(description="Days between the event and its entry.", examples=[0])
    late: bool = Field(
        description="Whether that is late, by the rule of its kind. What names no day of its own,"
        " as a parcel's part in a departure, is never late: its certificate's entry is.",
        examples=[False],
    )
    sentence: str = Field(
        description="What happened, in words.",
        examples=["1 parcel left under BW 000123."],
    )
    signed: str = Field(
        description="Whose signatures it rests on.", examples=["giver and receiver"]
    )
    transaction: Identifier = Field(description="Hash of the transaction that carried it.")
    certificate: CertificateNumber | None = Field(
        None, description="The certificate it is about, if any."
    )
    carats: Carats | None = Field(
        None, description="The weight it is about, where the event says one."
    )
    parcel: Identifier | None = Field(
        None,
        description="Which parcel of the trunk it happened to; absent: the one asked for.",
    )


class CertificateRef(Model):
    """A certificate, in short."""

    number: CertificateNumber = Field(description="Its number.")
    state: CertificateState = Field(
        description="Its status; expired, overdue and partly confirmed are computed from the record"
        " and the day.",
        examples=["confirmed"],
    )
    answer: str = Field(
        description="What that means, in a sentence: the same wherever the number is asked.",
        examples=["The whole shipment under certificate BW 000123 was confirmed."],
    )
    exporting: Place = Field(description="The Participant that issued it.")
    importing: Place = Field(description="The Participant it leads to.")
    crossed: bool = Field(
        description="Whether the goods crossed a border under it.", examples=[True]
    )
    departed: Day | None = Field(None, description="Day on which the shipment left.")
    arrived: Day | None = Field(None, description="Day on which the last of it arrived.")


class ParcelRef(Model):
    """A parcel, in short."""

    parcel: Identifier = Field(description="Its id.")
    reference: str | None = seen_by(
        Audience.PARTY, "Its registrar's own name for it.", default=None, examples=["ORAPA-26-041"]
    )
    carats: Carats = Field(description="Its weight.")
    kind: str = Field(description="Unsorted, industrial, gem or polished.", examples=["gem"])
    status: str = Field(description="Held, sealed, departed, spent and so on.", examples=["spent"])


class Caution(Model):
    """Something to know, as a sentence, and what to do next."""

    kind: WarningKind = Field(description="What it is about.", examples=["hold"])
    words: str = Field(
        description="The warning.",
        examples=["It is on hold since 4 May 2026: registered above the miner's ceiling."],
    )
    next: str = Field(
        description="What to do next.",
        examples=["Do not accept it. It may not move until the office releases the hold."],
    )


class StoodAct(Model):
    """Something that was recorded."""

    event: EventId = Field(description="The event.")
    recorded: Moment = Field(description="The block's time.")
    words: str = Field(description="What happened.", examples=["Parcel … was handed over …"])


class StoodOut(Model):
    """Acts that stand though the standing was over by then, as was recorded later."""

    since: Moment = Field(description="As of when it was over.")
    recorded: Moment = Field(description="When that was recorded.")
    event: EventId = Field(description="The event that recorded it.")
    acts: list[StoodAct] = Field(
        description="What was recorded between: of the organisation, with whichever of its keys; of"
        " a Participant what names one of its offices."
    )
    more: bool = Field(description="Whether there are more than these.", examples=[False])
