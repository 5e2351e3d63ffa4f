"""What a row of the catalogue says. No cell has a default: a row without one is refused by name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields
from enum import Enum
from functools import wraps
from typing import Any, Final, TypeVar

from kp_ledger.base.messages import Event

ALL: Final = "*"
NONE: Final = ""

Row = TypeVar("Row")


class IncompleteRow(TypeError):
    """A kind whose row lacks a cell."""

    def __init__(self, kind: type, missing: list[str]) -> None:
        super().__init__(f"the catalogue's row of {kind.__name__} lacks {', '.join(missing)}")


def complete(row: type[Row]) -> type[Row]:
    """A row that says whose it is and which cell it lacks when it is not complete."""
    make: Callable[..., None] = row.__init__
    cells = [field.name for field in fields(row) if field.name != "kind"]  # type: ignore[arg-type]

    @wraps(make)
    def init(self: Row, kind: type, **given: Any) -> None:
        missing = [cell for cell in cells if cell not in given]
        if missing:
            raise IncompleteRow(kind, missing)
        make(self, kind, **given)

    row.__init__ = init  # type: ignore[assignment]
    return row


class Stage(Enum):
    """What kind of step an event is on the story of a parcel, or of a certificate."""

    NO_STEP = "about neither"
    RULE = "about neither, and every answer rests on it"
    REPEATED = "says of a parcel what the event of its act says"
    # A parcel is made
    PRODUCTION = "production"
    OPENING = "opening"
    SURPLUS = "surplus"
    INBOUND = "inbound"
    WORK = "parcels are made of others"
    # A parcel changes
    LOSS = "loss in work"
    HANDOVER = "custody, title or both move"
    HOLD = "a hold is placed or released"
    CORRECTION = "a registration is voided; a parcel is missing, found or written down"
    # A certificate comes to be, and its shipment moves
    REQUEST = "what leads to a certificate"
    ISSUE = "a certificate is issued, or recorded from paper"
    SEALING = "parcels come under a certificate"
    UNSEALING = "parcels are free of a certificate again"
    SHIPMENT = "where a shipment is"
    CROSSING = "parcels leave under a certificate"
    ARRIVAL = "parcels arrive under a certificate"
    OUTSIDE = "parcels are outside this ledger"
    END = "a certificate ends before its shipment left, or its number is spoilt"
    NOTICE = "a document is attached"


class Late(Enum):
    """When an event of its kind was entered late."""

    NEVER = "it says no day on which it happened, or none that can lie before its block's"
    SAID = "when it says so itself: its act asks"
    CROSSING = "some days after it happened: a border was crossed (PARAMETER_LATE_DAYS)"
    ACT = "more days after it than before a signing (PARAMETER_DAYS_BEFORE_SIGNING)"


@complete
@dataclass(frozen=True, slots=True)
class EventRow:
    """One kind of event.

    The audiences' cells name the fields that each sees: ALL, NONE, or names in a row. Of a field
    that is a record, `outputs.kind` shows that member alone. A party sees what its cell says of an
    event that concerns it, and of others what the public sees. The public is told of a step of a
    story when it sees any field of its event.
    """

    kind: type[Event]
    sentence: str  # fields name a style of kp_ledger.domain.showing behind the colon
    public: str
    party: str
    member: str
    signed: str  # whose signatures it rests on, in words
    stage: Stage
    late: Late
    in_bundle: bool  # whether its receipt is in everybody's bundle, with all its fields
    subjects: str  # which of the fields whose type is a subject's it is looked up by

    def names(self, path: str) -> bool:
        """Whether it is looked up by a field that names a subject."""
        return self.subjects == ALL or path.split(".")[0] in self.subjects.split()
