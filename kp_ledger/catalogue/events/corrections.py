"""Events of contracts/Corrections.sol."""

from __future__ import annotations

from typing import Final

from kp_ledger.catalogue.rows import ALL, EventRow, Late, Stage
from kp_ledger.generated import events

ROWS: Final = (
    EventRow(
        events.OpeningRegistered,
        sentence=(
            "{office:organisation} registered {millicarats:carats} of {kind:kind} that "
            "{holder:organisation} had in stock as {parcel:parcel}, from {blend:blend}, on "
            "{day:day}."
        ),
        public="parcel office blend millicarats kind day",
        party=ALL,
        member=ALL,
        signed="the office of the Participant",
        stage=Stage.OPENING,
        late=Late.ACT,
        in_bundle=False,
        subjects=ALL,
    ),
    EventRow(
        events.SurplusRegistered,
        sentence=(
            "{holder:organisation} found {millicarats:carats} more than was certified under "
            "{because:certificate}: that is {parcel:parcel}, of an origin that is not stated, "
            "from {day:day} on."
        ),
        public="parcel origin millicarats kind because day",
        party=ALL,
        member=ALL,
        signed="both offices of the shipment",
        stage=Stage.SURPLUS,
        late=Late.ACT,
        in_bundle=False,
        subjects=ALL,
    ),
    EventRow(
        events.Voided,
        sentence=(
            "{by:organisation} voided the registration of {parcel:parcel}, for the reason in "
            "{reason:document}."
        ),
        public="parcel revision",
        party=ALL,
        member=ALL,
        signed="whoever registered it, or its office",
        stage=Stage.CORRECTION,
        late=Late.NEVER,
        in_bundle=False,
        subjects=ALL,
    ),
    EventRow(
        events.WentMissing,
        sentence=(
            "{by:organisation} reported {parcel:parcel} missing, {cause:missing_cause}, on "
            "{day:day}."
        ),
        public="parcel revision cause day",
        party=ALL,
        member=ALL,
        signed="whoever holds it, or an office where it lay",
        stage=Stage.CORRECTION,
        late=Late.NEVER,
        in_bundle=False,
        subjects=ALL,
    ),
    EventRow(
        events.Found,
        sentence="{by:organisation} reported {parcel:parcel} found, on {day:day}.",
        public="parcel revision day",
        party=ALL,
        member=ALL,
        signed="whoever holds it, or an office where it lay",
        stage=Stage.CORRECTION,
        late=Late.NEVER,
        in_bundle=False,
        subjects=ALL,
    ),
    EventRow(
        events.WrittenDown,
        sentence=(
            "{by:organisation} wrote {parcel:parcel} down from {from_:carats} to {to:carats}"
            "{office:approved}, {reason:because}."
        ),
        public="parcel revision from_ to reason",
        party=ALL,
        member=ALL,
        signed="a licence office, and where it is not missing custodian and owner",
        stage=Stage.CORRECTION,
        late=Late.NEVER,
        in_bundle=False,
        subjects=ALL,
    ),
    EventRow(
        events.MovedByLaw,
        sentence=(
            "{office:organisation} moved {moves:moved} of {parcel:parcel} by law to "
            "{to:organisation}, on {day:day} ({document:document})."
        ),
        public="parcel office revision moves day document",
        party=ALL,
        member=ALL,
        signed="two keys of a licence office",
        stage=Stage.HANDOVER,
        late=Late.NEVER,
        in_bundle=False,
        subjects=ALL,
    ),
)
