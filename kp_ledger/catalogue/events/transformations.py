"""Events of contracts/Transformations.sol."""

from __future__ import annotations

from typing import Final

from kp_ledger.catalogue.rows import ALL, EventRow, Late, Stage
from kp_ledger.generated import events

ROWS: Final = (
    EventRow(
        events.Transformed,
        sentence=(
            "{custodian:organisation} made {outputs:parcels} of {inputs:count} on {day:day} "
            "by {operation:operation}{loss:loss}; their origin is {blend:blend}{office:approved}."
        ),
        public=(
            "operation inputs outputs.parcel outputs.millicarats outputs.kind blend loss office day"
        ),
        party=ALL,
        member=ALL,
        signed="custodian and owner",
        stage=Stage.WORK,
        late=Late.ACT,
        in_bundle=False,
        subjects=ALL,
    ),
    EventRow(
        events.LossRecorded,
        sentence=(
            "{custodian:organisation} lost {millicarats:carats} of {parcel:parcel} in work on "
            "{day:day}{office:approved}."
        ),
        public="parcel revision millicarats day office",
        party=ALL,
        member=ALL,
        signed="custodian and owner",
        stage=Stage.LOSS,
        late=Late.ACT,
        in_bundle=False,
        subjects=ALL,
    ),
    EventRow(
        events.SoldOffLedger,
        sentence=(
            "{by:organisation} sold {parcel:parcel}{owner:of} off the ledger, polished, on "
            "{day:day}."
        ),
        public="parcel revision day",
        party=ALL,
        member=ALL,
        signed="custodian and owner",
        stage=Stage.LOSS,
        late=Late.ACT,
        in_bundle=False,
        subjects=ALL,
    ),
)
