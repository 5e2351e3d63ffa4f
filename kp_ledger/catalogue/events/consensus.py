"""Events of contracts/Consensus.sol."""

from __future__ import annotations

from typing import Final

from kp_ledger.catalogue.rows import ALL, EventRow, Late, Stage
from kp_ledger.generated import events

ROWS: Final = (
    EventRow(
        events.Founded,
        sentence="The ledger was founded, signed by {signatures:count} Participants.",
        public=ALL,
        party=ALL,
        member=ALL,
        signed="the founding Participants",
        stage=Stage.NO_STEP,
        late=Late.NEVER,
        in_bundle=False,
        subjects=ALL,
    ),
    EventRow(
        events.ChairRecorded,
        sentence=(
            "{chair:country} is the Chair of the year {year} and {vice:country} its vice-chair."
        ),
        public=ALL,
        party=ALL,
        member=ALL,
        signed="the founding Participants",
        stage=Stage.NO_STEP,
        late=Late.NEVER,
        in_bundle=False,
        subjects=ALL,
    ),
    EventRow(
        events.DefinitionAdopted,
        sentence=(
            "Definition no. {version} of conflict diamonds is in force from {from_day:day} "
            "({text:document})."
        ),
        public=ALL,
        party=ALL,
        member=ALL,
        signed="the founding Participants",
        stage=Stage.RULE,
        late=Late.NEVER,
        in_bundle=False,
        subjects=ALL,
    ),
    EventRow(
        events.Proposed,
        sentence=(
            "{proposer:country} proposed {matter:matter} about {subject_kind:subject_kind} "
            "{subject:short} as proposal {proposal:short}; voices until {closes:moment}, on "
            "the roll: {roll:country*}."
        ),
        public=ALL,
        party=ALL,
        member=ALL,
        signed="the voice office of the proposer",
        stage=Stage.NO_STEP,
        late=Late.NEVER,
        in_bundle=False,
        subjects="proposal proposer amends document",
    ),
    EventRow(
        events.Voiced,
        sentence=(
            "{participant:country} gave its voice on proposal {proposal:short}: {stance:stance}."
        ),
        public=ALL,
        party=ALL,
        member=ALL,
        signed="the voice office of the Participant",
        stage=Stage.NO_STEP,
        late=Late.NEVER,
        in_bundle=False,
        subjects=ALL,
    ),
    EventRow(
        events.Executed,
        sentence=(
            "Proposal {proposal:short} ({matter:matter}) was executed as of {day:day}, closed "
            "by {closers:country*}."
        ),
        public=ALL,
        party=ALL,
        member=ALL,
        signed="the voice offices of those who closed it",
        stage=Stage.NO_STEP,
        late=Late.NEVER,
        in_bundle=False,
        subjects=ALL,
    ),
    EventRow(
        events.Blocked,
        sentence="Proposal {proposal:short} is blocked by {by:country*}.",
        public=ALL,
        party=ALL,
        member=ALL,
        signed="anybody: its window was over",
        stage=Stage.NO_STEP,
        late=Late.NEVER,
        in_bundle=False,
        subjects=ALL,
    ),
    EventRow(
        events.ProposalLapsed,
        sentence="Proposal {proposal:short} lapsed.",
        public=ALL,
        party=ALL,
        member=ALL,
        signed="anybody: its time was over",
        stage=Stage.NO_STEP,
        late=Late.NEVER,
        in_bundle=False,
        subjects=ALL,
    ),
)
