"""Events of contracts/Requests.sol."""

from __future__ import annotations

from typing import Final

from kp_ledger.catalogue.rows import ALL, NONE, EventRow, Late, Stage
from kp_ledger.generated import events

ROWS: Final = (
    EventRow(
        events.CertificateRequested,
        sentence=(
            "{exporter:organisation} requested a certificate for {parcels:parcels} to "
            "{importer:organisation} in {to:country} as request {reference:reference} "
            "({request:short})."
        ),
        public=NONE,
        party=ALL,
        member=ALL,
        signed="exporter and owner",
        stage=Stage.REQUEST,
        late=Late.NEVER,
        in_bundle=False,
        subjects=ALL,
    ),
    EventRow(
        events.Valued,
        sentence=(
            "{valuer:organisation} valued request {request:short} as {capacity:capacity} on "
            "{day:day}: {cents:dollars_by_kind}."
        ),
        public=NONE,
        party=ALL,
        member=ALL,
        signed="the valuer",
        stage=Stage.REQUEST,
        late=Late.ACT,
        in_bundle=False,
        subjects=ALL,
    ),
    EventRow(
        events.RequestRefused,
        sentence="{office:organisation} refused request {request:short} ({document:document}).",
        public=NONE,
        party=ALL,
        member=ALL,
        signed="the exporting office",
        stage=Stage.REQUEST,
        late=Late.NEVER,
        in_bundle=False,
        subjects=ALL,
    ),
    EventRow(
        events.RequestWithdrawn,
        sentence="Request {request:short} was withdrawn.",
        public=NONE,
        party=ALL,
        member=ALL,
        signed="exporter or owner",
        stage=Stage.REQUEST,
        late=Late.NEVER,
        in_bundle=False,
        subjects=ALL,
    ),
)
