"""Events of contracts/Enrolments.sol."""

from __future__ import annotations

from typing import Final

from kp_ledger.catalogue.rows import ALL, EventRow, Stage
from kp_ledger.generated import events

ROWS: Final = (
    EventRow(
        events.FocalKeySet,
        sentence="The focal key of {participant:country} is {key:key}.",
        public=ALL,
        party=ALL,
        member=ALL,
        signed="the Participants, by consensus",
        stage=Stage.NO_STEP,
        in_bundle=False,
        subjects=ALL,
    ),
)
