"""Events of contracts/Detentions.sol."""

from __future__ import annotations

from typing import Final

from kp_ledger.catalogue.rows import ALL, EventRow, Stage
from kp_ledger.generated import events

ROWS: Final = (
    EventRow(
        events.ShipmentDetained,
        sentence=(
            "{office:organisation} detained what was still to come under "
            "{certificate:certificate} on {day:day}: {measured:carats} as measured, for the reason "
            "in {reason:document}."
        ),
        public=ALL,
        party=ALL,
        member=ALL,
        signed="the importing office",
        stage=Stage.SHIPMENT,
        in_bundle=True,
        subjects=ALL,
    ),
    EventRow(
        events.DetentionEnded,
        sentence=(
            "{office:organisation} let the detained shipment under {certificate:certificate} go: "
            "it is on its way as before."
        ),
        public=ALL,
        party=ALL,
        member=ALL,
        signed="the importing office",
        stage=Stage.SHIPMENT,
        in_bundle=True,
        subjects=ALL,
    ),
    EventRow(
        events.ShipmentTurnedBack,
        sentence=(
            "{office:organisation} sent the shipment under {certificate:certificate} back on "
            "{day:day}, unopened."
        ),
        public=ALL,
        party=ALL,
        member=ALL,
        signed="the importing office",
        stage=Stage.SHIPMENT,
        in_bundle=True,
        subjects=ALL,
    ),
    EventRow(
        events.ShipmentReturned,
        sentence=(
            "The shipment under {certificate:certificate} was taken back on {day:day} by "
            "{office:organisation}."
        ),
        public=ALL,
        party=ALL,
        member=ALL,
        signed="the exporting office",
        stage=Stage.SHIPMENT,
        in_bundle=True,
        subjects=ALL,
    ),
)
