"""Events of contracts/Parcels.sol."""

from __future__ import annotations

from typing import Final

from kp_ledger.catalogue.rows import ALL, NONE, EventRow, Late, Stage
from kp_ledger.generated import events

ROWS: Final = (
    EventRow(
        events.ProductionRegistered,
        sentence=(
            "{registrar:organisation} registered {millicarats:carats} of {kind:kind} as "
            "{parcel:parcel}, mined in {origin:origin}, on {day:day}{late:late}, entered by "
            "{by:organisation}."
        ),
        public="parcel licence origin millicarats kind day late",
        party=ALL,
        member=ALL,
        signed="the holder of the licence to dig or, late, a licence office",
        stage=Stage.PRODUCTION,
        late=Late.SAID,
        in_bundle=False,
        subjects=ALL,
    ),
    EventRow(
        events.HandedOver,
        sentence=(
            "{giver:organisation} handed {parcel:parcel} over to {receiver:organisation} on "
            "{day:day}: {moves:moved}, signed by both."
        ),
        public=NONE,
        party=ALL,
        member=ALL,
        signed="giver and receiver",
        stage=Stage.HANDOVER,
        late=Late.ACT,
        in_bundle=False,
        subjects=ALL,
    ),
    EventRow(
        events.HoldPlaced,
        sentence="{parcel:parcel} is on hold{by:of} (hold {hold:short}): {reason:held_because}.",
        public="hold parcel revision reason",
        party=ALL,
        member=ALL,
        signed="the office whose hold it is",
        stage=Stage.HOLD,
        late=Late.NEVER,
        in_bundle=False,
        subjects=ALL,
    ),
    EventRow(
        events.HoldSkipped,
        sentence=(
            "{by:organisation} could not put {parcel:parcel} on hold any more: it is "
            "{status:status}."
        ),
        public="parcel status",
        party=ALL,
        member=ALL,
        signed="the office that wanted to hold it",
        stage=Stage.HOLD,
        late=Late.NEVER,
        in_bundle=False,
        subjects=ALL,
    ),
    EventRow(
        events.HoldReleased,
        sentence="{by:organisation} released hold {hold:short} on {parcel:parcel}.",
        public="hold parcel revision",
        party=ALL,
        member=ALL,
        signed="the office whose hold it was",
        stage=Stage.HOLD,
        late=Late.NEVER,
        in_bundle=False,
        subjects=ALL,
    ),
)
