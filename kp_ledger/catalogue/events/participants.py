"""Events of contracts/Participants.sol."""

from __future__ import annotations

from typing import Final

from kp_ledger.catalogue.rows import ALL, NONE, EventRow, Late, Stage
from kp_ledger.generated import events

ROWS: Final = (
    EventRow(
        events.ParticipantSet,
        sentence=(
            "{participant:country} has the status {status:kp_status} in the Kimberley Process "
            "as of {day:day}, {counted:counted}, {on_ledger_from:from_day}."
        ),
        public=ALL,
        party=ALL,
        member=ALL,
        signed="the Participants, by consensus; a suspension of itself, its own voice office",
        stage=Stage.NO_STEP,
        late=Late.NEVER,
        in_bundle=False,
        subjects=ALL,
    ),
    EventRow(
        events.SettingChanged,
        sentence=(
            "{by:organisation} set {setting:setting} of {participant:country} to "
            "{value:number} from {from_day:day}."
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
    EventRow(
        events.ParameterSet,
        sentence="The parameter {parameter:parameter} is {value:number} from {from_day:day}.",
        public=ALL,
        party=ALL,
        member=ALL,
        signed="the Participants, by consensus",
        stage=Stage.RULE,
        late=Late.NEVER,
        in_bundle=False,
        subjects=ALL,
    ),
    EventRow(
        events.OrganisationAdmitted,
        sentence=(
            "{organisation:organisation} was admitted in {participant:country} "
            "({document:document})."
        ),
        public=NONE,
        party=ALL,
        member=ALL,
        signed="an office of the Participant",
        stage=Stage.NO_STEP,
        late=Late.NEVER,
        in_bundle=False,
        subjects=ALL,
    ),
    EventRow(
        events.StandingChanged,
        sentence=(
            "The standing of {organisation:organisation} is {status:standing} as of "
            "{since:day}, with the roles {roles:roles} {until:until}, by {by:by}."
        ),
        public=NONE,
        party=ALL,
        member=ALL,
        signed="a licence office of the Participant, or a rule of the ledger with its licences",
        stage=Stage.NO_STEP,
        late=Late.NEVER,
        in_bundle=False,
        subjects=ALL,
    ),
    EventRow(
        events.OfficeOpened,
        sentence=(
            "{participant:country} opened {organisation:organisation} as an office on "
            "{day:day}, with the powers {powers:powers}."
        ),
        public=ALL,
        party=ALL,
        member=ALL,
        signed="the focal key of the Participant",
        stage=Stage.NO_STEP,
        late=Late.NEVER,
        in_bundle=False,
        subjects=ALL,
    ),
    EventRow(
        events.OfficeClosed,
        sentence=(
            "{participant:country} closes {organisation:organisation} with the end of {day:day} "
            "(at once: {at_once:yes})."
        ),
        public=ALL,
        party=ALL,
        member=ALL,
        signed="the focal key of the Participant",
        stage=Stage.NO_STEP,
        late=Late.NEVER,
        in_bundle=False,
        subjects=ALL,
    ),
    EventRow(
        events.KeyEnrolled,
        sentence=(
            "{by:by} enrolled {key:key} for {organisation:organisation}, live from "
            "{from_:moment} {until:until_moment}."
        ),
        public="key from_ until flags",
        party=ALL,
        member=ALL,
        signed="a key of the organisation, its office, or the focal key",
        stage=Stage.NO_STEP,
        late=Late.NEVER,
        in_bundle=False,
        subjects=ALL,
    ),
    EventRow(
        events.KeyRevoked,
        sentence="{by:by} revoked {key:key} of {organisation:organisation} as of {at:moment}.",
        public="key at",
        party=ALL,
        member=ALL,
        signed="a key of the organisation, its office, or the focal key",
        stage=Stage.NO_STEP,
        late=Late.NEVER,
        in_bundle=False,
        subjects=ALL,
    ),
    EventRow(
        events.KeysCut,
        sentence=(
            "{by:cutting} cut the keys of {organisation:organisation}; these stay: {kept:key*}."
        ),
        public="kept",
        party=ALL,
        member=ALL,
        signed="a licence office, of a company; the focal key, of an office",
        stage=Stage.NO_STEP,
        late=Late.NEVER,
        in_bundle=False,
        subjects=ALL,
    ),
    EventRow(
        events.OrdersWithdrawn,
        sentence=(
            "{key:key} withdrew all it signed; what it signs is refused until {orders_from:moment}."
        ),
        public=NONE,
        party=ALL,
        member=ALL,
        signed="the key itself",
        stage=Stage.NO_STEP,
        late=Late.NEVER,
        in_bundle=False,
        subjects=ALL,
    ),
)
