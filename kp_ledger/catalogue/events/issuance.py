"""Events of contracts/Issuance.sol."""

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
        signed="the exporting office; of a technical one both offices of the detained shipment",
        stage=Stage.ISSUE,
        in_bundle=True,
        subjects="certificate request office from_ to exporter importer replaces document",
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
        events.DetainedAgain,
        sentence=(
            "{parcels:parcels_are} detained again under {certificate:certificate}: the technical "
            "certificate {technical:certificate} ended before anything left under it."
        ),
        public=ALL,
        party=ALL,
        member=ALL,
        signed="the office where they lie, or anybody once its last day was over",
        stage=Stage.CROSSING,
        in_bundle=True,
        subjects=ALL,
    ),
    EventRow(
        events.NumberSpoilt,
        sentence=(
            "{office:organisation} spoilt the number {certificate:certificate}: no certificate will"
            " bear it."
        ),
        public=ALL,
        party=ALL,
        member=ALL,
        signed="the office whose number it is",
        stage=Stage.END,
        in_bundle=False,
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
        in_bundle=True,
        subjects=ALL,
    ),
)
