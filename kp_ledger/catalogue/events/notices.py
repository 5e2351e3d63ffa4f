"""Events of contracts/Notices.sol."""

from __future__ import annotations

from typing import Final

from kp_ledger.catalogue.rows import ALL, NONE, EventRow, Late, Stage
from kp_ledger.generated import events

ROWS: Final = (
    EventRow(
        events.DocumentAttached,
        sentence=(
            "{by:organisation} attached {document:document} to {subject_kind:subject_kind} "
            "{subject:short}."
        ),
        public=NONE,
        party=ALL,
        member=ALL,
        signed="whoever attached it",
        stage=Stage.NOTICE,
        late=Late.NEVER,
        in_bundle=False,
        subjects=ALL,
    ),
)
