"""Decisions: proposals of the Participants, their voices, and how each ended."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from kp_ledger.answers.schemas.base import Answer, Model
from kp_ledger.answers.units import Country, Day, EventId, Identifier, Moment

ProposalState = Literal[
    "open",
    "objected",
    "not enough heard",
    "waiting to be closed",
    "past its end",
    "executed",
    "blocked",
    "lapsed",
]


class ProposalOut(Model):
    """A proposal in one line."""

    proposal: Identifier = Field(description="Its id.")
    matter: str = Field(description="What is decided.", examples=["zone-status"])
    matter_class: Literal["K", "L"] = Field(
        description="K: a decision of the Kimberley Process, recorded here. L: decided here.",
        examples=["K"],
    )
    proposer: Country = Field(description="Participant that proposed it.")
    words: str = Field(
        description="What it says, in a sentence.",
        examples=["Orapa (zone 248) of Botswana shall be barred from 3 March 2026."],
    )
    opens: Moment = Field(description="From when voices count.")
    closes: Moment = Field(description="Until when voices count.")
    state: ProposalState = Field(
        description="Open: its window runs. Objected: a voice objects, anyone may end it. Not"
        " enough heard: its window is over and too few have spoken. Waiting to be closed: it"
        " would pass with its closings. Past its end: nobody has recorded yet that it lapsed."
        " Executed, blocked, lapsed: it is over.",
        examples=["open"],
    )
    why: str = Field(
        description="The state in a sentence.",
        examples=["Voices count until 3 March 2026, 12:00:00 UTC."],
    )
    counted: int = Field(description="Participants on its roll.", examples=[12])
    in_support: int = Field(description="Of these, in support.", examples=[7])
    seen: int = Field(description="Of these, that have seen it.", examples=[1])
    objections: int = Field(description="Of these, that object.", examples=[0])


class ProposalsAnswer(Answer):
    """Proposals, the latest first."""

    proposals: list[ProposalOut] = Field(description="The latest first.")
    next: str | None = Field(
        None, description="Cursor of the next page; absent: this is the last.", examples=["312-4"]
    )


class VoiceOut(Model):
    """What a Participant said."""

    participant: Country = Field(description="Who.")
    stance: Literal["support", "seen", "objection"] = Field(
        description="What it said.", examples=["support"]
    )
    reasons: Identifier | None = Field(None, description="The document with its reasons.")
    signed: Moment = Field(description="When it was signed.")
    recorded: Moment = Field(description="When it was recorded.")
    event: EventId = Field(description="The event that recorded it.")
    replaced: bool = Field(
        description="Whether a later voice of the same Participant took its place.",
        examples=[False],
    )


class SeatOut(Model):
    """A place on the roll."""

    participant: Country = Field(description="Who.")
    stance: Literal["support", "seen", "objection"] | None = Field(
        None, description="What it has said last; absent: nothing yet.", examples=["seen"]
    )


class EndOut(Model):
    """How a proposal ended."""

    state: Literal["executed", "blocked", "lapsed"] = Field(
        description="How.", examples=["executed"]
    )
    recorded: Moment = Field(description="When it was recorded.")
    event: EventId = Field(description="The event that recorded it.")
    day: Day | None = Field(None, description="Day as of which it was executed.")
    closers: list[Country] = Field(
        description="Who signed the closings; or who objected, where it was blocked.",
        examples=[["AE", "BW"]],
    )


class EffectOut(Model):
    """What a decision has changed."""

    event: EventId = Field(description="The event.")
    words: str = Field(
        description="The event in a sentence.",
        examples=["Zone 248 is barred from 3 March 2026, epoch 2."],
    )


class AttachedOut(Model):
    """A document that somebody attached."""

    document: Identifier = Field(description="The document.")
    by: int = Field(description="Number of the organisation that attached it.", examples=[1502338])
    recorded: Moment = Field(description="When.")
    event: EventId = Field(description="The event that recorded it.")


class FieldOut(Model):
    """One thing that a proposal asks for."""

    name: str = Field(description="What it is.", examples=["from day"])
    value: str = Field(description="The value, in words.", examples=["3 March 2026"])


class ProposalAnswer(Answer):
    """A proposal with all that was said on it."""

    proposal: ProposalOut = Field(description="The proposal in one line.")
    subject_kind: str = Field(description="What it is about.", examples=["zone"])
    subject: str = Field(description="The same in words.", examples=["Orapa (zone 248)"])
    payload: list[FieldOut] = Field(description="What it asks for, in words.")
    document: Identifier | None = Field(None, description="The document it rests on.")
    amends: Identifier | None = Field(
        None, description="The blocked proposal that it brings again, amended."
    )
    amended_by: list[Identifier] = Field(description="Proposals that bring it again, amended.")
    event: EventId = Field(description="The event that recorded it.")
    note: str | None = Field(
        None,
        description="Of a decision of the Kimberley Process: what an objection here is about.",
        examples=["An objection here is to the accuracy of this record."],
    )
    roll: list[SeatOut] = Field(description="Who is heard and counted, by letters.")
    voices: list[VoiceOut] = Field(description="What was said, oldest first.")
    end: EndOut | None = Field(None, description="How it ended; absent: it has not.")
    effects: list[EffectOut] = Field(description="What the decision has changed.")
    documents: list[AttachedOut] = Field(description="Documents attached to it.")
