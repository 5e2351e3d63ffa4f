"""Events of contracts/Zones.sol."""

from __future__ import annotations

from typing import Final

from kp_ledger.catalogue.rows import ALL, EventRow, Late, Stage
from kp_ledger.generated import events

ROWS: Final = (
    EventRow(
        events.ZoneOpened,
        sentence=(
            "{zone:zone} of {participant:country} was opened ({nature:nature}; replaces: "
            "{replaces:zone*})."
        ),
        public=ALL,
        party=ALL,
        member=ALL,
        signed=(
            "a licence office of the Participant; its first ones, the Participants, by consensus"
        ),
        stage=Stage.NO_STEP,
        late=Late.NEVER,
        in_bundle=False,
        subjects=ALL,
    ),
    EventRow(
        events.EpochOpened,
        sentence=(
            "{zone:zone} is {status:zone_status} from {from_day:day}, epoch {epoch}; what goes on "
            "hold for that is released by {releaser:releaser}."
        ),
        public=ALL,
        party=ALL,
        member=ALL,
        signed=(
            "the Participants, by consensus; of a zone that opens or closes, a licence office of "
            "its Participant"
        ),
        stage=Stage.NO_STEP,
        late=Late.NEVER,
        in_bundle=False,
        subjects=ALL,
    ),
    EventRow(
        events.ZoneStopped,
        sentence=(
            "{by:organisation} stopped {zone:zone} from {from_day:day} {until:until}: nothing dug "
            "then can be registered ({document:document})."
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
        events.ZoneBarred,
        sentence=(
            "{by:organisation} barred {zone:zone} of its own Participant from {from_day:day}, "
            "epoch {epoch}, whatever is decided of it ({document:document})."
        ),
        public=ALL,
        party=ALL,
        member=ALL,
        signed=(
            "a licence office of the Participant, with its focal key's Approval; of a zone that "
            "takes the place of a barred one, a licence office"
        ),
        stage=Stage.NO_STEP,
        late=Late.NEVER,
        in_bundle=False,
        subjects=ALL,
    ),
    EventRow(
        events.OwnBarEnded,
        sentence=(
            "{by:organisation} ended what its Participant itself stopped or barred of {zone:zone} "
            "with {until:day}: what was decided last is in force again ({document:document})."
        ),
        public=ALL,
        party=ALL,
        member=ALL,
        signed=("a licence office of the Participant; of a bar, with its focal key's Approval"),
        stage=Stage.NO_STEP,
        late=Late.NEVER,
        in_bundle=False,
        subjects=ALL,
    ),
    EventRow(
        events.OriginBarred,
        sentence="The origin {origin:origin} is barred above a share of {share_allowed:ppm}.",
        public=ALL,
        party=ALL,
        member=ALL,
        signed="the Participants, by consensus",
        stage=Stage.NO_STEP,
        late=Late.NEVER,
        in_bundle=False,
        subjects=ALL,
    ),
    EventRow(
        events.OriginReleased,
        sentence="The origin {origin:origin} is released.",
        public=ALL,
        party=ALL,
        member=ALL,
        signed="the Participants, by consensus",
        stage=Stage.NO_STEP,
        late=Late.NEVER,
        in_bundle=False,
        subjects=ALL,
    ),
    EventRow(
        events.LicenceGranted,
        sentence=(
            "{by:organisation} granted {organisation:organisation} licence no. {licence} as "
            "{role:role}, zone {zone}, from {from_:day} {until:until}, with a ceiling of "
            "{ceiling:carats} a month."
        ),
        public="licence zone role from_ until ceiling",
        party=ALL,
        member=ALL,
        signed="a licence office of the Participant",
        stage=Stage.NO_STEP,
        late=Late.NEVER,
        in_bundle=False,
        subjects=ALL,
    ),
    EventRow(
        events.LicenceEnded,
        sentence=(
            "{by:organisation} ended licence no. {licence} with {day:day} ({document:document})."
        ),
        public="licence day",
        party=ALL,
        member=ALL,
        signed="a licence office of the Participant",
        stage=Stage.NO_STEP,
        late=Late.NEVER,
        in_bundle=False,
        subjects=ALL,
    ),
    EventRow(
        events.CeilingRaised,
        sentence=(
            "{by:organisation} raised the ceiling of licence no. {licence} to {ceiling:carats} a "
            "month."
        ),
        public="licence ceiling",
        party=ALL,
        member=ALL,
        signed="a licence office of the Participant",
        stage=Stage.NO_STEP,
        late=Late.NEVER,
        in_bundle=False,
        subjects=ALL,
    ),
    EventRow(
        events.OpeningDeclared,
        sentence=(
            "{participant:country} published an opening stock of {millicarats:carats}, to be "
            "registered until {closing_day:day}."
        ),
        public=ALL,
        party=ALL,
        member=ALL,
        signed="the Participants, by consensus",
        stage=Stage.NO_STEP,
        late=Late.NEVER,
        in_bundle=False,
        subjects=ALL,
    ),
)
