"""Events of contracts/Issuance.sol."""

from __future__ import annotations

from typing import Final

from kp_ledger.catalogue.rows import ALL, EventRow, Late, Stage
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
        late=Late.NEVER,
        in_bundle=True,
        subjects="certificate request office from_ to exporter importer replaces document",
    ),
)
