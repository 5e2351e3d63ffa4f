"""Enrolments: what an act that enrols a key is given, and who signs it.

The act is made with an unsigned Enrolment of its key. A key that is kept here signs it at once;
another one elsewhere, by `kp sign FILE --as NAME` after --sign-only FILE.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from kp_ledger.base.messages import NO_KEY, Act
from kp_ledger.catalogue.act_rows import By
from kp_ledger.cli.context import Context
from kp_ledger.domain.participants import parse_participant
from kp_ledger.generated import codes
from kp_ledger.generated.acts import (
    ConsensusProposeJoining,
    EnrolmentsNameReserve,
    EnrolmentsTakeOver,
)
from kp_ledger.generated.records import Enrolment
from kp_ledger.keys.signature_slots import slots


def enrolling(context: Context, act: Any, good_for: str) -> Act:
    """The act with the Enrolment that its new key has yet to sign; as it is where there is none."""
    if act.key == NO_KEY:
        return act  # type: ignore[no-any-return]
    now, deadline = context.now, context.deadline(good_for)
    said = Enrolment(*_whose(context, act), now, deadline)
    made: Act = replace(act, enrolment=said)
    if getattr(act, "reserve", NO_KEY) == NO_KEY:
        return made
    return replace(made, reserve_enrolment=replace(said, use=codes.USE_RESERVE))  # type: ignore[call-arg]


def _whose(context: Context, act: Any) -> tuple[int, int, int]:
    """Organisation, Participant and use of the new key."""
    if isinstance(act, ConsensusProposeJoining | EnrolmentsTakeOver):
        return 0, act.participant, codes.USE_FOCAL
    if isinstance(act, EnrolmentsNameReserve):
        return 0, act.participant, codes.USE_RESERVE
    organisation = getattr(act, "organisation", context.me.organisation)
    return organisation, parse_participant(context.me.participant), codes.USE_ORGANISATION


def new_keys(context: Context, act: Act) -> list[str]:
    """The names of the new keys of an act that are kept here."""
    new = {slot.key for slot in slots(act) if slot.by == By.NEW_KEY.value}
    return [keystore.owner.name for keystore in context.keys.all() if keystore.address in new]
