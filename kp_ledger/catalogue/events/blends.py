"""Events of contracts/Blends.sol."""

from __future__ import annotations

from typing import Final

from kp_ledger.catalogue.rows import ALL, EventRow, Late, Stage
from kp_ledger.generated import events

ROWS: Final = (
    EventRow(
        events.BlendMade,
        sentence="Blend no. {blend} was stored: {entries:shares}.",
        public=ALL,
        party=ALL,
        member=ALL,
        signed="whoever signed the act beside it",
        stage=Stage.REPEATED,
        late=Late.NEVER,
        in_bundle=False,
        subjects="blend",
    ),
)
