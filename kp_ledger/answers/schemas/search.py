"""What a number, a name or a scanned code may be."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from kp_ledger.answers.schemas.base import Answer, Model

MatchKind = Literal[
    "parcel",
    "certificate",
    "organisation",
    "participant",
    "zone",
    "licence",
    "request",
    "proposal",
    "hold",
    "document",
    "key",
]


class Match(Model):
    """Something that the ledger has under what was asked."""

    kind: MatchKind = Field(description="What it is.", examples=["parcel"])
    id: str = Field(description="Its id, number or letters.", examples=["BW 000123"])
    words: str = Field(
        description="What it is, in a few words.", examples=["Certificate BW 000123, confirmed"]
    )
    path: str = Field(
        description="Where the API tells of it.", examples=["/v1/certificates/BW000123"]
    )
    page: str | None = Field(
        None, description="Where a page tells of it.", examples=["/certificates/BW000123"]
    )


class Suggestion(Model):
    """Something near what was asked. It is never taken silently for it."""

    text: str = Field(description="What might have been meant.", examples=["BW 000101"])
    why: str = Field(
        description="How it differs from what was asked.",
        examples=["with the digit 0 where a letter O was typed"],
    )
    path: str = Field(
        description="Where the API tells of it.", examples=["/v1/certificates/BW000101"]
    )


class SearchAnswer(Answer):
    """All that the ledger has under what was asked; or unknown, and what unknown means."""

    asked: str = Field(description="What was asked.", examples=["bw 123"])
    read_as: str | None = Field(
        None,
        description="As what it was read: a parcel id, a certificate number, a code.",
        examples=["a certificate number"],
    )
    matches: list[Match] = Field(description="The best first.")
    suggestions: list[Suggestion] = Field(description="What might have been meant instead.")
    unknown: str | None = Field(
        None,
        description="When there is no match: what that means.",
        examples=[
            "This ledger has no parcel of this number. That can mean a misprint, a number of"
            " another ledger, or a forgery."
        ],
    )
