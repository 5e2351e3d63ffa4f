"""Events of contracts/Enrolments.sol."""

from __future__ import annotations

from typing import Final

from kp_ledger.catalogue.rows import ALL, NONE, EventRow, Late, Stage
from kp_ledger.generated import events

ROWS: Final = (
    EventRow(
        events.FocalKeySet,
        sentence="The focal key of {participant:country} is {key:key}{by:put}{offices:staying}.",
        public=ALL,
        party=ALL,
        member=ALL,
        signed="the Participants, by consensus; its reserve key, where it says so",
        stage=Stage.NO_STEP,
        late=Late.NEVER,
        in_bundle=False,
        subjects=ALL,
    ),
    EventRow(
        events.ReserveKeySet,
        sentence=(
            "{key:key} is the reserve key of {participant:country} from {from_day:day} on; one "
            "that was named before may refuse it until then."
        ),
        public=ALL,
        party=ALL,
        member=ALL,
        signed="the focal key of the Participant; the founders; the Participants, by consensus",
        stage=Stage.NO_STEP,
        late=Late.NEVER,
        in_bundle=False,
        subjects=ALL,
    ),
    EventRow(
        events.ReserveKeyRefused,
        sentence=(
            "{key:key} does not become the reserve key of {participant:country}: the one in force "
            "refused it."
        ),
        public=ALL,
        party=ALL,
        member=ALL,
        signed="the reserve key of the Participant",
        stage=Stage.NO_STEP,
        late=Late.NEVER,
        in_bundle=False,
        subjects=ALL,
    ),
    EventRow(
        events.TwoKeysAsked,
        sentence=(
            "{office:organisation} {asked:asks} two of its keys where it issues, replaces, voids "
            "or resolves, enrols a key or revokes another, approved by {second:key}."
        ),
        public=ALL,
        party=ALL,
        member=ALL,
        signed="two keys of the office",
        stage=Stage.NO_STEP,
        late=Late.NEVER,
        in_bundle=False,
        subjects=ALL,
    ),
    EventRow(
        events.KeyActApproved,
        sentence=(
            "{second:key}, a second key of {office:organisation}, approved what became of its key "
            "{key:key}."
        ),
        public=ALL,
        party=ALL,
        member=ALL,
        signed="a second key of the office",
        stage=Stage.NO_STEP,
        late=Late.NEVER,
        in_bundle=False,
        subjects=ALL,
    ),
    EventRow(
        events.EncryptionKeyChanged,
        sentence="{organisation:organisation} changed its encryption key.",
        public=NONE,
        party=ALL,
        member=ALL,
        signed="a key of the organisation",
        stage=Stage.NO_STEP,
        late=Late.NEVER,
        in_bundle=False,
        subjects=ALL,
    ),
    EventRow(
        events.NumbersAllotted,
        sentence=(
            "{participant:country} allotted the certificate numbers {first} to {last} to "
            "{office:organisation}."
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
)
