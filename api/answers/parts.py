"""Parts that many answers share."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Annotated, Final, Literal

from pydantic import Field

from api.answers.base import Model, seen_by
from api.audiences import Audience
from kp_ledger.domain.days import EPOCH, FOREVER

ID: Final = "0x" + "1b" * 32

Carats = Annotated[
    str,
    Field(
        description="A weight in carats (0.2 g), to three places.",
        examples=["312.400"],
        pattern=r"^[0-9]+\.[0-9]{3}$",
    ),
]
Dollars = Annotated[
    str, Field(description="US dollars.", examples=["125000.00"], pattern=r"^[0-9]+\.[0-9]{2}$")
]
ParticipantCode = Annotated[
    str, Field(description="ISO 3166-1 alpha-2 of a Participant.", examples=["BW"])
]
CertificateNumber = Annotated[
    str, Field(description="A certificate's number as printed.", examples=["BW 000123"])
]
Digest = Annotated[str, Field(description="32 bytes in hexadecimal.", examples=[ID])]
Day = Annotated[date, Field(description="A day of the event itself, UTC.", examples=["2026-03-03"])]


class Organisation(Model):
    """An organisation, as far as whoever asks may know it."""

    number: Annotated[int, Field(description="Its number on this ledger.", examples=[1125705352])]
    name: Annotated[
        str | None,
        seen_by(Audience.MEMBER, "Its name, which the chain does not know.", examples=["A house"]),
    ] = None


class Place(Model):
    """A Participant by its letters and its name."""

    code: ParticipantCode
    name: Annotated[str, Field(description="Its name.", examples=["Botswana"])]


class Origin(Model):
    """Part of a weight, by where it is from and how that is known."""

    participant: Place
    zone: Annotated[int, Field(description="Number of the zone.", examples=[248])]
    zone_name: Annotated[
        str | None, Field(description="The zone's name, where it has one.", examples=["Orapa"])
    ] = None
    nature: Annotated[
        Literal["traced", "declared", "opening", "not stated"],
        Field(
            description="Traced: registered here where it was mined. Declared: on paper of a"
            " Participant outside. Opening: stock of the day it joined. Not stated: unknown."
        ),
    ]
    share: Annotated[
        str,
        Field(description="Share of the weight, rounded once, here.", examples=["62.4 %", "trace"]),
    ]
    exact: Annotated[str, Field(description="The exact share, as a fraction.", examples=["39/125"])]
    carats: Carats


class DocumentRef(Model):
    """A document that a record names: bytes are elsewhere, encrypted."""

    digest: Digest
    cid: Annotated[
        str, Field(description="The same digest as a CIDv1 of a raw block.", examples=["bafkrei…"])
    ]
    event: Annotated[str, Field(description="The event that names it.", examples=["362-4"])]
    named: Annotated[str, Field(description="What it is, in the event.", examples=["document"])]


class HoldOut(Model):
    """Why a parcel may not move, or might not until the hold was released."""

    hold: Digest
    status: Annotated[
        Literal["in force", "released"],
        Field(description="In force: the parcel may not move.", examples=["in force"]),
    ]
    since: Day
    reason: Annotated[str, Field(description="Why.", examples=["an office has stopped it"])]
    released: Annotated[Day | None, Field(description="Day on which it was released.")] = None
    by: Annotated[Organisation | None, seen_by(Audience.PARTY, "The office whose hold it is.")] = (
        None
    )
    document: Annotated[
        DocumentRef | None, seen_by(Audience.PARTY, "The document it rests on, if any.")
    ] = None
    event: Annotated[str, Field(description="The event that placed it.", examples=["362-4"])]


class Step(Model):
    """Something that happened, in words."""

    event: Annotated[
        str,
        Field(description="Its place: block and log, the id in /v1/events.", examples=["362-4"]),
    ]
    kind: Annotated[str, Field(description="The event's name.", examples=["HandedOver"])]
    day: Annotated[date, Field(description="The day it happened.", examples=["2026-03-03"])]
    recorded: Annotated[datetime, Field(description="The time of the block that has it.")]
    days_late: Annotated[
        int, Field(description="Days between the event and its entry.", examples=[0])
    ]
    sentence: Annotated[str, Field(description="What happened, in words.")]
    signed: Annotated[
        str, Field(description="Whose signatures it rests on.", examples=["giver and receiver"])
    ]
    transaction: Digest
    certificate: Annotated[
        CertificateNumber | None, Field(description="The certificate it is about, if any.")
    ] = None
    carats: Annotated[
        Carats | None, Field(description="The weight it is about, where the event says one.")
    ] = None
    parcel: Annotated[
        Digest | None,
        Field(description="Which parcel of the trunk it happened to; absent: the one asked for."),
    ] = None


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
]


class CertificateRef(Model):
    """A certificate, in short."""

    number: CertificateNumber
    state: Annotated[
        CertificateState,
        Field(
            description="Its status; expired, overdue and partly confirmed are computed from the"
            " record and the day.",
            examples=["confirmed"],
        ),
    ]
    answer: Annotated[
        str,
        Field(
            description="What that means, in a sentence: the same wherever the number is asked.",
            examples=["Certificate BW 000123 was confirmed by the importing office."],
        ),
    ]
    exporting: Annotated[Place, Field(description="The Participant that issued it.")]
    importing: Annotated[Place, Field(description="The Participant it leads to.")]
    crossed: Annotated[
        bool,
        Field(description="Whether the goods crossed a border under it.", examples=[True]),
    ]
    departed: Annotated[Day | None, Field(description="When the shipment left.")] = None
    arrived: Annotated[Day | None, Field(description="When the last of it arrived.")] = None


class ParcelRef(Model):
    """A parcel, in short."""

    parcel: Digest
    reference: Annotated[
        str | None,
        seen_by(Audience.PARTY, "Its registrar's own name for it.", examples=["ORAPA-26-041"]),
    ] = None
    carats: Carats
    kind: Annotated[
        str, Field(description="Unsorted, industrial, gem or polished.", examples=["gem"])
    ]
    status: Annotated[
        str, Field(description="Held, sealed, departed, spent and so on.", examples=["spent"])
    ]


def day_out(day: int) -> date | None:
    """A day, or None for none and for one without end."""
    return None if not day or day == FOREVER else EPOCH + timedelta(days=day)


def day_of_record(day: int) -> date:
    """A day that every record has."""
    return EPOCH + timedelta(days=day)


def moment_out(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)


def carats_out(millicarats: int) -> str:
    """Carats as a decimal string, without separators."""
    return f"{millicarats // 1000}.{millicarats % 1000:03}"


def dollars_out(cents: int) -> str:
    return f"{cents // 100}.{cents % 100:02}"


def event_id(number: int) -> str:
    """An event's place as text: block and log."""
    return f"{number >> 20}-{number & 0xFFFFF}"
