"""Events of contracts/Certificates.sol."""

from __future__ import annotations

from typing import Final

from kp_ledger.catalogue.rows import ALL, EventRow, Stage
from kp_ledger.generated import events

ROWS: Final = (
    EventRow(
        events.CertificateIssued,
        sentence=(
            "{office:organisation} issued certificate {certificate:certificate} from "
            "{from_:country} to {to:country} for {parcels:parcels}: "
            "{millicarats:carats_by_kind}, valued at {cents:dollars_by_kind}, from "
            "{exporter:organisation} to {importer:organisation}; it is {nature:paper}, "
            "expires on {expires:day} and is under definition no. {definition}."
        ),
        public=(
            "certificate office from_ to exporter importer parcels millicarats cents origins "
            "weights issued expires definition nature replaces document"
        ),
        party=ALL,
        member=ALL,
        signed="the exporting office",
        stage=Stage.ISSUE,
        in_bundle=True,
        subjects="certificate request office from_ to exporter importer replaces document",
    ),
    EventRow(
        events.CertificateVoided,
        sentence=(
            "{office:organisation} voided certificate {certificate:certificate} (replaced by: "
            "{replaced_by:certificate}; {document:document})."
        ),
        public=ALL,
        party=ALL,
        member=ALL,
        signed="the exporting office",
        stage=Stage.END,
        in_bundle=True,
        subjects=ALL,
    ),
    EventRow(
        events.CertificateLapsed,
        sentence="Certificate {certificate:certificate} lapsed, as {by:organisation} recorded.",
        public="certificate",
        party=ALL,
        member=ALL,
        signed="anybody: its last day was over",
        stage=Stage.END,
        in_bundle=True,
        subjects=ALL,
    ),
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
        in_bundle=True,
        subjects=ALL,
    ),
    EventRow(
        events.Sealed,
        sentence="{parcels:parcels} were sealed under {certificate:certificate}.",
        public=ALL,
        party=ALL,
        member=ALL,
        signed="the exporting office",
        stage=Stage.SEALING,
        in_bundle=True,
        subjects=ALL,
    ),
    EventRow(
        events.Unsealed,
        sentence="{parcels:parcels} under {certificate:certificate} are held again.",
        public=ALL,
        party=ALL,
        member=ALL,
        signed="the exporting office, or anybody once its last day was over",
        stage=Stage.UNSEALING,
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
        in_bundle=True,
        subjects=ALL,
    ),
    EventRow(
        events.Arrived,
        sentence=(
            "{parcels:parcels} under {certificate:certificate} arrived in {place:country}; "
            "{custodian:organisation} has them."
        ),
        public="certificate place parcels",
        party=ALL,
        member=ALL,
        signed="the importing office, and the importer where it has the goods",
        stage=Stage.ARRIVAL,
        in_bundle=True,
        subjects=ALL,
    ),
)
