"""Events of contracts/Cancellations.sol."""

from __future__ import annotations

from typing import Final

from kp_ledger.catalogue.rows import ALL, EventRow, Late, Stage
from kp_ledger.generated import events

ROWS: Final = (
    EventRow(
        events.CertificateLapsed,
        sentence="Certificate {certificate:certificate} lapsed, as {by:organisation} recorded.",
        public="certificate",
        party=ALL,
        member=ALL,
        signed="anybody: its last day was over",
        stage=Stage.END,
        late=Late.NEVER,
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
        late=Late.NEVER,
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
        late=Late.NEVER,
        in_bundle=False,
        subjects=ALL,
    ),
    EventRow(
        events.ForgeryReported,
        sentence=(
            '{by:organisation} reported a paper no. "{printed}" of {issuer:country} as forged '
            "({document:document})."
        ),
        public=ALL,
        party=ALL,
        member=ALL,
        signed="the office in whose hands it was",
        stage=Stage.NO_STEP,
        late=Late.NEVER,
        in_bundle=False,
        subjects=ALL,
    ),
    EventRow(
        events.ForgeryAnswered,
        sentence=(
            '{by:organisation} answered about paper no. "{printed}" of {issuer:country} '
            "({document:document})."
        ),
        public=ALL,
        party=ALL,
        member=ALL,
        signed="an office of the Participant whose number it is",
        stage=Stage.NO_STEP,
        late=Late.NEVER,
        in_bundle=False,
        subjects=ALL,
    ),
)
