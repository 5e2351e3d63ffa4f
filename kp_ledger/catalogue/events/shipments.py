"""Events of contracts/Shipments.sol."""

from __future__ import annotations

from typing import Final

from kp_ledger.catalogue.rows import ALL, EventRow, Late, Stage
from kp_ledger.generated import events

ROWS: Final = (
    EventRow(
        events.ShipmentDeparted,
        sentence=(
            "The shipment under {certificate:certificate} left on {day:day} with "
            "{seals:count} seals, says {office:organisation}{late:late}."
        ),
        public=ALL,
        party=ALL,
        member=ALL,
        signed="the exporting office",
        stage=Stage.SHIPMENT,
        late=Late.SAID,
        in_bundle=True,
        subjects=ALL,
    ),
    EventRow(
        events.DepartureUndone,
        sentence=(
            "{office:organisation} undid the departure under {certificate:certificate}: it was "
            "recorded by mistake, and the shipment has not left."
        ),
        public=ALL,
        party=ALL,
        member=ALL,
        signed="the exporting office",
        stage=Stage.SHIPMENT,
        late=Late.NEVER,
        in_bundle=True,
        subjects=ALL,
    ),
    EventRow(
        events.SeenInTransit,
        sentence=(
            "{office:organisation} saw the shipment under {certificate:certificate} on "
            "{day:day}: {intact:seal}."
        ),
        public=ALL,
        party=ALL,
        member=ALL,
        signed="an office on its way",
        stage=Stage.SHIPMENT,
        late=Late.ACT,
        in_bundle=True,
        subjects=ALL,
    ),
    EventRow(
        events.SealsFound,
        sentence=(
            "{office:organisation} looked at the seals of the shipment under "
            "{certificate:certificate} on {day:day}: {intact:seal}."
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
        events.ShipmentConfirmed,
        sentence=(
            "{office:organisation} confirmed {parcels:parcels} under "
            "{certificate:certificate} on {day:day}: {certified:carats} as certified, "
            "{measured:carats} as measured, {remaining:number} still to come{late:late}."
        ),
        public=ALL,
        party=ALL,
        member=ALL,
        signed="the importing office",
        stage=Stage.SHIPMENT,
        late=Late.SAID,
        in_bundle=True,
        subjects=ALL,
    ),
    EventRow(
        events.ToleranceSet,
        sentence=(
            "{by:organisation} set what {office:organisation} tolerates from {from_day:day} on: "
            "the larger of {millicarats:carats} and {ppm:ppm} of what is certified."
        ),
        public=ALL,
        party=ALL,
        member=ALL,
        signed="a licence office of the Participant",
        stage=Stage.NO_STEP,
        late=Late.NEVER,
        in_bundle=False,
        subjects=ALL,
    ),
)
