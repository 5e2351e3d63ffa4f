"""Organisations: for members, and each for itself."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from kp_ledger.answers.audiences import Audience
from kp_ledger.answers.schemas.base import Answer, Model, seen_by
from kp_ledger.answers.schemas.elements import StoodOut
from kp_ledger.answers.schemas.zones import LicenceOut
from kp_ledger.answers.units import (
    Address,
    Carats,
    CertificateNumber,
    Country,
    Day,
    EventId,
    Identifier,
    Moment,
    Number,
)

StandingWord = Literal["good", "suspended", "ended"]


class OrganisationOut(Model):
    """An organisation as it stands."""

    organisation: Number = Field(description="Its number.")
    name: str | None = seen_by(
        Audience.PARTY, "Its name, where one is known here.", default=None, examples=["ae-house-1"]
    )
    participant: Country = Field(description="The Participant it belongs to.")
    standing: StandingWord = Field(description="Whether it may act.", examples=["good"])
    since: Day = Field(description="Since when this standing is in force.")
    roles: list[str] = Field(description="What it may do.", examples=[["trader"]])
    roles_until: Day | None = Field(
        None, description="Last day of its roles; absent: until further notice."
    )
    office: list[str] | None = seen_by(
        Audience.MEMBER,
        "Its powers, if it is an office: offices are members.",
        default=None,
        examples=[["export", "import"]],
    )


class OrganisationsAnswer(Answer):
    """Organisations, for members."""

    organisations: list[OrganisationOut] | None = seen_by(
        Audience.MEMBER, "Ascending by number.", default=None
    )
    next: str | None = seen_by(
        Audience.MEMBER,
        "Cursor of the next page; absent: this is the last.",
        default=None,
        examples=["1502338"],
    )


class StandingOut(Model):
    """A standing from a day on."""

    standing: StandingWord = Field(description="Whether it may act.", examples=["good"])
    since: Day = Field(description="First day.")
    roles: list[str] = Field(description="What it may do.", examples=[["trader"]])
    roles_until: Day | None = Field(
        None, description="Last day of its roles; absent: until further notice."
    )
    by: int | None = Field(
        None, description="Number of the office that put it down.", examples=[1502338]
    )
    document: Identifier | None = Field(None, description="The document it rests on.")
    event: EventId = Field(description="The event that recorded it.")


class KeyOut(Model):
    """A key that acts, or acted, for an organisation."""

    key: Address = Field(description="Its address.")
    begins: Moment = Field(description="From when it is live.")
    ends: Moment | None = Field(
        None, description="Until when it is live; absent: until further notice."
    )
    live: bool = Field(description="Whether it is live at the block's time.", examples=[True])
    orders_from: Moment | None = Field(
        None, description="Orders it signed before are withdrawn; absent: none are."
    )
    by_office: bool = Field(
        description="Whether an office enrolled it, because all others were lost.",
        examples=[False],
    )


class HeldParcel(Model):
    """A parcel in a list."""

    parcel: Identifier = Field(description="Its id.")
    reference: str = Field(
        description="Its lot reference; may be empty.", examples=["ORAPA-26-041"]
    )
    status: str = Field(description="Held, sealed, departed or missing.", examples=["held"])
    kind: str = Field(description="Kind of goods.", examples=["unsorted"])
    carats: Carats = Field(description="Its weight.")
    place: Country = Field(description="Participant where it lies.")
    certificate: CertificateNumber | None = Field(
        None, description="The certificate it is sealed or arrived under."
    )
    holds: int = Field(description="Holds in force.", examples=[0])
    custodian: bool = Field(description="Whether the organisation holds it.", examples=[True])
    owner: bool = Field(description="Whether the organisation has title to it.", examples=[True])
    day: Day = Field(description="Day of its last change.")
    revision: int = Field(description="Its revision, which an order names.", examples=[3])


class ParcelsPage(Model):
    """Parcels, page by page."""

    count: int = Field(description="How many there are.", examples=[212])
    carats: Carats = Field(description="Their weight.")
    parcels: list[HeldParcel] = Field(description="One page, the latest made first.")
    next: str | None = Field(
        None, description="Cursor of the next page; absent: this is the last.", examples=["2711"]
    )


class OrganisationStoodOut(StoodOut):
    """Acts that stand though a key or the standing was over by then, as was recorded later."""

    ended: Literal["key", "standing"] = Field(
        description="What was over: a key that was revoked, or the standing.", examples=["key"]
    )
    key: Address | None = Field(None, description="The key, if it was one.")


class OrganisationAnswer(Answer):
    """An organisation, for members and for itself."""

    summary: str | None = seen_by(
        Audience.PARTY,
        "The organisation in a sentence.",
        default=None,
        examples=["Organisation no. 1502338 of Botswana is in good standing as trader."],
    )
    organisation: OrganisationOut | None = seen_by(Audience.PARTY, "As it stands.", default=None)
    history: list[StandingOut] | None = seen_by(
        Audience.PARTY, "Its standing through time, oldest first.", default=None
    )
    licences: list[LicenceOut] | None = seen_by(
        Audience.PARTY, "Its licences, the running ones first.", default=None
    )
    keys: list[KeyOut] | None = seen_by(
        Audience.PARTY, "Its keys, the live ones first.", default=None
    )
    stood: list[OrganisationStoodOut] | None = seen_by(
        Audience.PARTY,
        "Acts that stand though its key, or its standing, was over by then: nothing undoes them.",
        default=None,
    )
    document: Identifier | None = seen_by(
        Audience.PARTY, "The document of its admission.", default=None
    )
    held: ParcelsPage | None = seen_by(
        Audience.PARTY, "Parcels that it holds or has title to.", default=None
    )
