"""Events of contracts/Certificates.sol: what more than one decider says of a shipment."""

from __future__ import annotations

from typing import Final

from kp_ledger.catalogue.rows import ALL, EventRow, Late, Stage
from kp_ledger.generated import events

ROWS: Final = (
    EventRow(
        events.Sealed,
        sentence="{parcels:parcels_were} sealed under {certificate:certificate}.",
        public=ALL,
        party=ALL,
        member=ALL,
        signed="the exporting office; of a technical one both offices of the detained shipment",
        stage=Stage.SEALING,
        late=Late.NEVER,
        in_bundle=True,
        subjects=ALL,
    ),
    EventRow(
        events.Unsealed,
        sentence="{parcels:parcels_are} held again, and no more under {certificate:certificate}.",
        public=ALL,
        party=ALL,
        member=ALL,
        signed="the exporting office, or anybody once its last day was over",
        stage=Stage.UNSEALING,
        late=Late.NEVER,
        in_bundle=True,
        subjects=ALL,
    ),
    EventRow(
        events.Left,
        sentence="{parcels:parcels} left under {certificate:certificate}.",
        public=ALL,
        party=ALL,
        member=ALL,
        signed="the exporting office",
        stage=Stage.CROSSING,
        late=Late.NEVER,
        in_bundle=True,
        subjects=ALL,
    ),
    EventRow(
        events.Arrived,
        sentence=(
            "{parcels:parcels} under {certificate:certificate} arrived in {place:country} on "
            "{day:day}, into the hands of {custodian:organisation}."
        ),
        public="certificate place day parcels",
        party=ALL,
        member=ALL,
        signed="the importing office, and the importer where it has the goods",
        stage=Stage.ARRIVAL,
        late=Late.CROSSING,
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
        late=Late.CROSSING,
        in_bundle=True,
        subjects=ALL,
    ),
    EventRow(
        events.CertificateVoided,
        sentence=(
            "{office:organisation} voided certificate {certificate:certificate} (replaced by: "
            "{replaced_by:certificate}; its paper lost: {lost:document}; {document:document})."
        ),
        public=ALL,
        party=ALL,
        member=ALL,
        signed="the exporting office",
        stage=Stage.END,
        late=Late.NEVER,
        in_bundle=True,
        subjects=ALL,
    ),
    EventRow(
        events.SecondKeyApproved,
        sentence=(
            "{second:key}, a second key of {office:organisation}, approved what became of "
            "certificate {certificate:certificate}."
        ),
        public=ALL,
        party=ALL,
        member=ALL,
        signed="a second key of the exporting office",
        stage=Stage.ISSUE,
        late=Late.NEVER,
        in_bundle=True,
        subjects=ALL,
    ),
)
