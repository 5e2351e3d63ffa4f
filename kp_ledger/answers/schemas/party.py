"""What concerns whoever signed in: what waits for it, what runs out, what it holds."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from kp_ledger.answers.audiences import Audience
from kp_ledger.answers.schemas.base import Answer, Model, seen_by
from kp_ledger.answers.schemas.organisations import OrganisationOut, ParcelsPage
from kp_ledger.answers.schemas.overdue import DetainedOut, OverdueOut
from kp_ledger.answers.units import Address, Day, Identifier, Moment


class WaitingOffer(Model):
    """An order that somebody signed and left for others to sign."""

    digest: Identifier = Field(description="By which it is asked for: GET /v1/offers/{digest}.")
    act: str = Field(description="Name of the act.", examples=["ParcelsHandOver"])
    words: str = Field(
        description="What it says, in a sentence.",
        examples=["Organisation no. 7 hands 3 parcels, 12.400 ct, over to you."],
    )
    expires: Moment | None = Field(None, description="Until when it can be signed.")


class OwnHold(Model):
    """A hold in force on a parcel that the party holds or has title to."""

    hold: Identifier = Field(description="Its id.")
    parcel: Identifier = Field(description="The parcel.")
    reference: str = Field(description="The parcel's lot reference.", examples=["ORAPA-26-041"])
    by: int = Field(description="Number of the office whose hold it is.", examples=[1502338])
    reason: str = Field(description="Why.", examples=["registered above the miner's ceiling"])
    since: Day = Field(description="Day on which it was recorded.")


class RunningOut(Model):
    """A key or a licence that ends within thirty days."""

    what: Literal["key", "licence"] = Field(description="Which of the two.", examples=["licence"])
    id: str = Field(description="The key's address, or the licence's number.", examples=["1441"])
    ends: Day = Field(description="Its last day.")
    days_left: int = Field(description="Days until then, the last one counted.", examples=[12])


class MeAnswer(Answer):
    """The party's own page."""

    key: Address | None = seen_by(Audience.PARTY, "The key that signed in.", default=None)
    audience: Literal["party", "member"] | None = seen_by(
        Audience.PARTY, "As whom answers are given.", default=None, examples=["party"]
    )
    organisation: OrganisationOut | None = seen_by(Audience.PARTY, "Whose key it is.", default=None)
    offers: list[WaitingOffer] | None = seen_by(
        Audience.PARTY,
        "Offers that wait for its signature, the first to expire first.",
        default=None,
    )
    overdue: list[OverdueOut] | None = seen_by(
        Audience.PARTY,
        "Its shipments that are overdue; of an office, its Participant's.",
        default=None,
    )
    detained: list[DetainedOut] | None = seen_by(
        Audience.PARTY,
        "Its shipments that are detained; of an office, its Participant's.",
        default=None,
    )
    holds: list[OwnHold] | None = seen_by(
        Audience.PARTY, "Holds in force on its parcels, the oldest first.", default=None
    )
    running_out: list[RunningOut] | None = seen_by(
        Audience.PARTY, "Its keys and licences that end within thirty days.", default=None
    )
    held: ParcelsPage | None = seen_by(
        Audience.PARTY, "Parcels that it holds or has title to.", default=None
    )
