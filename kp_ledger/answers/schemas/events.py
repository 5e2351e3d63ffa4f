"""Events: what was recorded, each as far as its reader may see it."""

from __future__ import annotations

from typing import Any

from pydantic import Field

from kp_ledger.answers.schemas.base import Answer, Model
from kp_ledger.answers.units import EventId, Identifier, Moment


class EventOut(Model):
    """Something that was recorded."""

    id: EventId = Field(description="Its id: block and log. It stays the same for ever.")
    kind: str = Field(description="What has happened.", examples=["ShipmentDeparted"])
    block: int = Field(description="Number of its block.", examples=[362])
    log: int = Field(description="Its place in the block.", examples=[14])
    block_hash: Identifier = Field(
        description="Hash of the block: a stream that goes on behind it wants it again."
    )
    moment: Moment = Field(description="The block's time.")
    transaction: Identifier = Field(description="Hash of the transaction.")
    words: str | None = Field(
        None,
        description="The event in a sentence; absent where it would say more than the reader may"
        " see.",
        examples=["The shipment under BW 000123 left on 3 March 2026 with 2 seals."],
    )
    fields: dict[str, Any] = Field(
        description="Its fields, as far as the reader may see them (docs/audiences.md). Weights are"
        " in carats, values in US dollars, days and certificates as in all answers.",
        examples=[{"certificate": "BW 000123", "day": "2026-03-03", "late": False}],
    )


class EventsAnswer(Answer):
    """Events, oldest first."""

    events: list[EventOut] = Field(description="One page, oldest first.")
    next: EventId | None = Field(
        None, description="Ask again with after= this for the next page; absent: this is the last."
    )


class Cut(Model):
    """Told in the stream when the chain went back: what was told of later blocks is void."""

    last_common_block: int = Field(description="The last block that still stands.", examples=[360])
