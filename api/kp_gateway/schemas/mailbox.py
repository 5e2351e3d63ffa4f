"""The mailbox as it is answered: offers, whose hands they have and whose they lack."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

from kp_gateway.intake.incoming import recovered_act
from kp_gateway.intake.offers import PAGE, Offer
from kp_gateway.schemas.intake import DIGEST, SIGNATURE, OrderFile, moment_out
from pydantic import BaseModel, ConfigDict, Field

from kp_ledger.answers.schemas.base import Model
from kp_ledger.keys.queue import order_text
from kp_ledger.keys.signature_slots import Slot
from kp_ledger.model.state import Ledger


class HandOut(Model):
    """Somebody who signs, or has signed."""

    title: Annotated[str, Field(description="As what.", examples=["receiver"])]
    by: Annotated[
        Literal["organisation", "participant", "licence", "approver", "new key of"],
        Field(
            description="What the number is of; a Participant signs by its voice office, and an "
            "approver of number 0 is a focal key."
        ),
    ]
    number: Annotated[int, Field(description="Its number.", examples=[268435474])]


class OfferOut(Model):
    """An order that waits for another hand."""

    digest: Annotated[str, Field(description="What all its hands sign.", examples=[DIGEST])]
    state: Annotated[
        Literal["waiting", "signed", "declined", "expired"],
        Field(description="Signed: handed in as an order, GET /v1/orders/{digest}."),
    ]
    signed_by: Annotated[list[HandOut], Field(description="Whose signatures it has.")]
    still_to_sign: Annotated[list[HandOut], Field(description="Whose it lacks.")]
    received: Annotated[datetime, Field(description="When it was left.")]
    deadline: Annotated[datetime, Field(description="It ends then, signed or not.")]
    closed: Annotated[datetime | None, Field(description="When it was signed or declined.")] = None
    declined_by: Annotated[
        int | None, Field(description="The organisation that declined it.", examples=[268435474])
    ] = None
    file: Annotated[OrderFile, Field(description="The order, as a file to look at and sign.")]


class Offers(Model):
    """A page of offers."""

    offers: Annotated[list[OfferOut], Field(description="The newest first.")]
    next: Annotated[
        int | None,
        Field(description="There may be more: give this as `before`.", examples=[17]),
    ] = None


class Signature(BaseModel):
    """A signature on the digest of an offer."""

    model_config = ConfigDict(extra="forbid")

    signature: Annotated[str, Field(description="r, s and v.", examples=[SIGNATURE])]


def offer_out(offer: Offer, ledger: Ledger) -> OfferOut:
    return OfferOut(
        digest="0x" + offer.digest.hex(),
        state=offer.state,  # type: ignore[arg-type]
        signed_by=[_hand_out(slot) for slot in offer.slots(signed=True)],
        still_to_sign=[_hand_out(slot) for slot in offer.slots(signed=False)],
        received=moment_out(offer.received),
        deadline=moment_out(offer.deadline),
        closed=None if offer.closed is None else moment_out(offer.closed),
        declined_by=offer.closed_by,
        file=OrderFile.model_validate_json(order_text(recovered_act(offer.act, ledger), ledger)),
    )


def offers_out(found: list[Offer], ledger: Ledger) -> Offers:
    following = found[-1].number if len(found) == PAGE else None
    return Offers(offers=[offer_out(offer, ledger) for offer in found], next=following)


def _hand_out(slot: Slot) -> HandOut:
    return HandOut(title=slot.title, by=slot.by, number=slot.signer)  # type: ignore[arg-type]
