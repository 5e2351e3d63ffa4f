"""Acts with somebody else's Approval on them, as tests give them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from kp_ledger.base.messages import NO_KEY, Signed
from kp_ledger.domain.days import SECONDS_PER_DAY
from kp_ledger.generated import acts
from kp_ledger.generated.records import Approval
from kp_ledger.model.approvals import NO_APPROVAL, act_digest
from kp_ledger.model.typed import verifier_in
from tests.actors import ACTORS, actor, sign
from tests.contracts.enrolling import proved
from tests.world import DOCUMENT, Door

UNSIGNED = Signed(NO_KEY)


def approval_of(door: Door, act: Any, organisation: int = 0, **changes: Any) -> Approval:
    """An Approval of this act, for a day from now."""
    moment = door.moment
    made = Approval(act_digest(act), organisation, moment, moment + SECONDS_PER_DAY)
    return replace(made, **changes)


def approved_on_keys(door: Door, act: Any, sends: str, by: str, **changes: Any) -> Any:
    """What a key of an office does to another, with a third's word: a new one has signed first."""
    if isinstance(act, acts.EnrolmentsEnrol):
        act = proved(act, sends, door.ledger, door.moment, door.state)
    approval = approval_of(door, act, **{"organisation": actor(sends).organisation, **changes})
    signature = sign(approval, by, door.ledger, verifier_in(approval, act.contract))
    return replace(act, approval=approval, second=signature)


def approved(door: Door, act: Any, by: str, **changes: Any) -> Any:
    """The act with the Approval of an actor's key: of its organisation, or 0 of a focal key."""
    approval = approval_of(door, act, **{"organisation": actor(by).organisation, **changes})
    signature = sign(approval, by, door.ledger, verifier_in(approval, act.contract))
    return replace(act, approval=approval, signature=signature)


def suspending(door: Door, by: str, document: bytes = DOCUMENT, **changes: Any) -> Any:
    """An office suspends its own Participant, with nobody's Approval yet."""
    entries = len(door.state().participants[actor(by).participant])
    act = acts.ConsensusSuspendSelf(document, entries, NO_APPROVAL, UNSIGNED)
    return replace(act, **changes)


def focal_key_of(by: str) -> str:
    """The focal key of an actor's Participant."""
    participant = actor(by).participant
    return next(
        one.name
        for one in ACTORS.values()
        if one.participant == participant and not one.organisation
    )


def suspend_self(door: Door, by: str) -> Any:
    """An office suspends its own Participant, as its focal key approves."""
    return door.do(approved(door, suspending(door, by), focal_key_of(by)), by)
