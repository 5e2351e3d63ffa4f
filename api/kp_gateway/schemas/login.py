"""How one signs in: the challenge, what is signed of it, the token."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

from kp_gateway.schemas.intake import ADDRESS, DIGEST, SIGNATURE
from pydantic import BaseModel, ConfigDict, Field

from kp_ledger.answers.schemas.base import Model


class ChallengeFor(BaseModel):
    """Which key wants to sign in."""

    model_config = ConfigDict(extra="forbid")

    key: Annotated[str, Field(description="Address of an enrolled key.", examples=[ADDRESS])]


class Challenge(Model):
    """What the key signs: EIP-712 type Entry(address key,bytes32 challenge,uint48 expires)."""

    key: Annotated[str, Field(description="The key.", examples=[ADDRESS])]
    challenge: Annotated[str, Field(description="32 bytes.", examples=[DIGEST])]
    expires: Annotated[
        int, Field(description="Good until: Unix seconds, as signed.", examples=[1795548000])
    ]
    chain_id: Annotated[int, Field(description="The domain's chain id.", examples=[987654])]
    contract: Annotated[
        str, Field(description="The domain's contract: Participants.", examples=[ADDRESS])
    ]


class SignedLogin(BaseModel):
    """A challenge as it was given, and the key's signature."""

    model_config = ConfigDict(extra="forbid")

    key: Annotated[str, Field(description="The key.", examples=[ADDRESS])]
    challenge: Annotated[str, Field(description="The challenge.", examples=[DIGEST])]
    expires: Annotated[
        int,
        Field(description="As it was given.", examples=[1795548000], ge=0, lt=1 << 48),
    ]
    signature: Annotated[str, Field(description="r, s and v.", examples=[SIGNATURE])]


class SignedIn(Model):
    """Who has signed in, and for how long."""

    token: Annotated[
        str, Field(description="For the header `Authorization: Bearer`.", examples=["eyJhbGciOi"])
    ]
    expires: Annotated[datetime, Field(description="Until when it is good.")]
    audience: Annotated[
        Literal["party", "member"],
        Field(description="Member: an office or an observer. Party: any other organisation."),
    ]
    organisation: Annotated[
        int, Field(description="Number of the key's organisation.", examples=[268435474])
    ]
