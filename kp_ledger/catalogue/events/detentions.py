"""Events of contracts/Detentions.sol."""

from __future__ import annotations

from typing import Final

from kp_ledger.catalogue.rows import ALL, EventRow, Late, Stage
from kp_ledger.generated import events

ROWS: Final = (
    EventRow(
        events.ShipmentDetained,
        sentence=(
            "{office:organisation} detained what was still to come under "
            "{certificate:certificate} on {day:day}, {measured:measured}, for the reason in "
            "{reason:document}."
        ),
        public=ALL,
        party=ALL,
        member=ALL,
        signed="the importing office",
        stage=Stage.SHIPMENT,
        late=Late.ACT,
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
        late=Late.NEVER,
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
        late=Late.ACT,
        in_bundle=True,
        subjects=ALL,
    ),
    EventRow(
        events.DetentionResolved,
        sentence=(
            "About the shipment under {certificate:certificate} {importing:organisation} decided "
            "{exporting:deciding} on {day:day}: {outcome:decided}{weights:weighed}."
        ),
        public=ALL,
        party=ALL,
        member=ALL,
        signed="both offices, or after a time the importing one",
        stage=Stage.SHIPMENT,
        late=Late.ACT,
        in_bundle=True,
        subjects=ALL,
    ),
    EventRow(
        events.ShipmentForfeited,
        sentence=(
            "What was still to come under {certificate:certificate} was forfeited on {day:day} to "
            "{office:organisation}."
        ),
        public=ALL,
        party=ALL,
        member=ALL,
        signed="both offices, or after a time the importing one",
        stage=Stage.SHIPMENT,
        late=Late.ACT,
        in_bundle=True,
        subjects=ALL,
    ),
    EventRow(
        events.ShipmentLost,
        sentence=(
            "The shipment under {certificate:certificate} is lost, said {by:organisation*} on "
            "{day:day}."
        ),
        public=ALL,
        party=ALL,
        member=ALL,
        signed="both offices, or after a time the exporting one",
        stage=Stage.SHIPMENT,
        late=Late.ACT,
        in_bundle=True,
        subjects=ALL,
    ),
    EventRow(
        events.ShipmentFound,
        sentence=(
            "The lost shipment under {certificate:certificate} was found, said "
            "{by:organisation*} on {day:day}."
        ),
        public=ALL,
        party=ALL,
        member=ALL,
        signed="both offices, or one",
        stage=Stage.SHIPMENT,
        late=Late.ACT,
        in_bundle=True,
        subjects=ALL,
    ),
    EventRow(
        events.WentAstray,
        sentence=(
            "{parcels:parcels_are} missing with the shipment under {certificate:certificate}."
        ),
        public=ALL,
        party=ALL,
        member=ALL,
        signed="whoever declared it lost",
        stage=Stage.CROSSING,
        late=Late.NEVER,
        in_bundle=True,
        subjects=ALL,
    ),
)
