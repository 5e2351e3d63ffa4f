"""What is handed in at the intake, and what it answers: orders, receipts, what became of them."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated, Any, Literal

from kp_gateway.intake.submissions import Step, Submission
from pydantic import BaseModel, ConfigDict, Field

from kp_ledger.answers.schemas.base import Model
from kp_ledger.model.gateway import FORM_ORDER

DIGEST = "0x" + "5a" * 32
ADDRESS = "0x" + "ab" * 20
SIGNATURE = "0x" + "5b" * 65


class _File(BaseModel):
    """A file as `kp … --sign-only` writes it."""

    model_config = ConfigDict(extra="forbid")

    chain_id: Annotated[
        int, Field(description="Chain id of the ledger it is for.", examples=[987654])
    ]
    contract: Annotated[
        str, Field(description="Address of the contract it is for.", examples=[ADDRESS])
    ]
    act: Annotated[str, Field(description="Name of the act.", examples=["ParcelsHandOver"])]
    arguments: Annotated[
        dict[str, Any],
        Field(
            description="The act's arguments by name: bytes in hexadecimal, numbers beyond 2^53"
            " as decimal text, signatures empty (0x) where they lack."
        ),
    ]


class OrderFile(_File):
    """An act with the signatures it has."""

    format: Annotated[
        Literal["kimberley-ledger order 1"], Field(description="What the file holds.")
    ]
    signed_by: Annotated[
        dict[str, str],
        Field(description="Which key signed as whom; not relied on.", examples=[{}]),
    ] = Field(default_factory=dict)
    still_to_sign: Annotated[
        list[str], Field(description="Who has yet to sign; not relied on.", examples=[[]])
    ] = Field(default_factory=list)


class TransactionFile(_File):
    """A signed transaction, and what it says."""

    format: Annotated[
        Literal["kimberley-ledger transaction 1"], Field(description="What the file holds.")
    ]
    sender: Annotated[str, Field(description="The key that signed it.", examples=[ADDRESS])]
    raw: Annotated[str, Field(description="The signed transaction.", examples=["0xf8aa80"])]


HandedIn = Annotated[OrderFile | TransactionFile, Field(discriminator="format")]


class Receipt(Model):
    """The gateway's word that it has this on disk: EIP-712 type Receipt, for Consensus."""

    subject: Annotated[
        str,
        Field(description="Digest of the order, or hash of the transaction.", examples=[DIGEST]),
    ]
    form: Annotated[
        Literal[1, 2], Field(description="1: an order. 2: a signed transaction.", examples=[1])
    ]
    received: Annotated[datetime, Field(description="When it was received.")]
    record_by: Annotated[
        datetime,
        Field(description="By when it is to be recorded. Without a record then, this proves it."),
    ]
    signer: Annotated[str, Field(description="The gateway's key for receipts.", examples=[ADDRESS])]
    signature: Annotated[str, Field(description="Its signature.", examples=[SIGNATURE])]


class Refused(Model):
    """Why the ledger refused it."""

    rule: Annotated[str, Field(description="Name of the rule.", examples=["ParcelsStale"])]
    values: Annotated[dict[str, Any], Field(description="The values that broke it, by name.")]
    detail: Annotated[str, Field(description="The same in a sentence.")]


class StepOut(Model):
    """Where it stood from a moment on."""

    moment: Annotated[datetime, Field(description="Since when: of a block, the block's time.")]
    state: Annotated[
        Literal["accepted", "recorded", "witnessed", "refused"],
        Field(
            description="Accepted: on the gateway's disk. Recorded: in a block. Witnessed: that"
            " block is covered by a checkpoint. Refused: the ledger said no."
        ),
    ]
    block: Annotated[
        int | None, Field(description="Number of the block that has it.", examples=[362])
    ] = None
    transaction: Annotated[
        str | None, Field(description="Hash of what carried it.", examples=[DIGEST])
    ] = None
    refused: Annotated[Refused | None, Field(description="Why, when it was refused.")] = None
    detail: Annotated[str | None, Field(description="What else there is to say.")] = None


class Accepted(Model):
    """What was handed in is on disk."""

    digest: Annotated[str, Field(description="By which it is asked for.", examples=[DIGEST])]
    act: Annotated[str, Field(description="Name of the act.", examples=["ParcelsHandOver"])]
    state: Annotated[
        Literal["accepted", "recorded", "witnessed", "refused"],
        Field(description="Where it stands now."),
    ]
    receipt: Annotated[Receipt, Field(description="The gateway's signed receipt.")]


class Status(Accepted):
    """What became of something that was handed in."""

    history: Annotated[list[StepOut], Field(description="Oldest first.")]


class Keys(Model):
    """The gateway's own two keys. They are enrolled nowhere and act for nobody."""

    receipts: Annotated[str, Field(description="Signs receipts.", examples=[ADDRESS])]
    sending: Annotated[
        str,
        Field(description="Sends the transactions that carry others' orders.", examples=[ADDRESS]),
    ]


def moment_out(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)


def receipt_out(submission: Submission, signer: str) -> Receipt:
    return Receipt(
        subject="0x" + submission.digest.hex(),
        form=1 if submission.form == FORM_ORDER else 2,
        received=moment_out(submission.received),
        record_by=moment_out(submission.record_by),
        signer=signer,
        signature="0x" + submission.receipt.hex(),
    )


def accepted_out(submission: Submission, signer: str) -> Accepted:
    return Accepted(
        digest="0x" + submission.digest.hex(),
        act=submission.act,
        state=submission.state,  # type: ignore[arg-type]
        receipt=receipt_out(submission, signer),
    )


def status_out(submission: Submission, history: list[Step], signer: str) -> Status:
    accepted = accepted_out(submission, signer)
    return Status(**dict(accepted), history=[step_out(step) for step in history])


def step_out(step: Step) -> StepOut:
    refused = None
    if step.rule is not None:
        refused = Refused(rule=step.rule, values=step.values or {}, detail=step.detail or "")
    return StepOut(
        moment=moment_out(step.moment),
        state=step.state,  # type: ignore[arg-type]
        block=step.block,
        transaction=None if step.transaction is None else "0x" + step.transaction.hex(),
        refused=refused,
        detail=None if refused else step.detail,
    )
