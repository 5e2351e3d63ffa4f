"""What a row of an act says: who signs it, how that is shown, who sends it, which command it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Final, TypeAlias

from kp_ledger.base.messages import Act
from kp_ledger.catalogue.rows import complete

# What a signer reads before it signs: each field of the order, by what it is called. Of a list of
# records, what one of them is called and what its fields are.
Labels: TypeAlias = Mapping[str, str | tuple[str, "Labels"]]


class By(Enum):
    """Whose number stands in an order for its signer."""

    ORGANISATION = "organisation"
    LICENCE = "licence"  # the organisation that has it
    PARTICIPANT = "participant"  # its voice office
    NEW_KEY = "new key of"  # that key; the organisation that it is to be of
    APPROVER = "approver"  # an organisation, or (0) the focal key of the sender's Participant


class Sent(Enum):
    """Who sends an act to the ledger."""

    ANYBODY = "its signatures say all: whoever has it may relay it"
    OWN_KEY = "the key that sends it acts: only its own signed transaction is relayed"
    CONTRACT = "other contracts of the ledger call it, and refuse everybody else"


@dataclass(frozen=True, slots=True)
class Signer:
    """One signature in an act, by the names of its fields.

    `order` holds what is signed, `number` is the field of the order, or of the act, that says by
    whom, `signature` the act's own; a list of orders has a list of signatures, and one order may
    have several, by different keys. `key`, of a new key, is the act's field with its address.
    """

    order: str
    number: str
    by: By
    signature: str
    title: str
    key: str = "key"


def signer_number(act: Act, order: object, signer: Signer) -> int:
    """By whom an order is signed: the order says so, or the act that it is in."""
    said = order if hasattr(order, signer.number) else act
    return int(getattr(said, signer.number))


NOBODY_ELSE: Final[tuple[Signer, ...]] = ()  # the key that sends it signs the transaction
NO_ORDER: Final[Labels] = {}
NO_COMMAND: Final[tuple[str, ...]] = ()


@complete
@dataclass(frozen=True, slots=True)
class ActRow:
    """One kind of act."""

    kind: type[Act]
    signers: tuple[Signer, ...]  # in the order in which the contract checks them
    shown: Labels
    sent: Sent
    commands: tuple[str, ...]  # without `kp`; several where one act does what has several names
