"""Events of contracts/Paper.sol."""

from __future__ import annotations

from typing import Final

from kp_ledger.catalogue.rows import ALL, EventRow, Late, Stage
from kp_ledger.generated import events

ROWS: Final = (
    EventRow(
        events.ClosedOutside,
        sentence=(
            "{office:organisation} closed {certificate:certificate} on {day:day} with a "
            "foreign confirmation of {carats:carats} ({document:document})."
        ),
        public=ALL,
        party=ALL,
        member=ALL,
        signed="the exporting office, on a foreign document",
        stage=Stage.SHIPMENT,
        late=Late.ACT,
        in_bundle=True,
        subjects=ALL,
    ),
    EventRow(
        events.WentOutside,
        sentence="{parcels:parcels_are} outside this ledger now, under {certificate:certificate}.",
        public=ALL,
        party=ALL,
        member=ALL,
        signed="the exporting office, on a foreign document",
        stage=Stage.OUTSIDE,
        late=Late.NEVER,
        in_bundle=True,
        subjects=ALL,
    ),
    EventRow(
        events.InboundRecorded,
        sentence=(
            '{office:organisation} recorded paper no. "{number}" of {issuer:country} as '
            "{certificate:certificate}: {parcels:parcels}, {millicarats:carats_by_kind}, "
            "issued on {issued:day}, arrived on {arrived:day}{late:late}{collides_with:collides}."
        ),
        public=ALL,
        party=ALL,
        member=ALL,
        signed="the importing office, on foreign paper",
        stage=Stage.ISSUE,
        late=Late.SAID,
        in_bundle=True,
        subjects=ALL,
    ),
    EventRow(
        events.InboundRegistered,
        sentence=(
            "{millicarats:carats} of {kind:kind} came in under {certificate:certificate} as "
            "{parcel:parcel}, held by {custodian:organisation}, from {blend:blend}, as "
            "declared."
        ),
        public="parcel certificate blend millicarats kind",
        party=ALL,
        member=ALL,
        signed="the importing office, on foreign paper",
        stage=Stage.INBOUND,
        late=Late.NEVER,
        in_bundle=True,
        subjects=ALL,
    ),
)
