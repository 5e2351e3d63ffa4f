"""Promises about who acts: organisations, Participants, keys."""

from __future__ import annotations

from kp_ledger.generated import codes
from tests.promises.ghost import Ghost
from tests.promises.promises import KEPT, Judgement, promise, promise_to_stop
from tests.promises.watching import Step, read_signatures, values

# Open to anybody, or against oneself: whoever has ended may do them too.
ANYBODYS = frozenset(
    {"lapse", "block_", "withdraw", "withdrawOrders", "revoke", "cutKeys", "lapseProposal"}
)
LETS_OUT_OR_IN = frozenset({"request", "value", "issue", "replace", "depart", "recordInbound"})
OPEN_TO_STRANGERS = frozenset({"lapse", "block_"})


@promise_to_stop
def who_has_ended_does_nothing(step: Step, ghost: Ghost) -> Judgement:
    """No organisation whose end or suspension was recorded causes an event after it."""
    for organisation in step.causes():
        if ghost.standing.get(organisation, codes.STANDING_GOOD) == codes.STANDING_GOOD:
            continue
        yield KEPT if step.act.function in ANYBODYS else _how(step, ghost, organisation)


def _how(step: Step, ghost: Ghost, organisation: int) -> str:
    days = values(step.act, "day") + values(step.act, "arrived")
    before = any(day <= ghost.last_good.get(organisation, 0) for day in days)
    return "dated before its end" if before else "where no standing is asked"


@promise_to_stop
def a_closed_office_does_nothing(step: Step, ghost: Ghost) -> Judgement:
    """No office whose closing has come causes an event."""
    for organisation in step.causes():
        if step.today > ghost.closes.get(organisation, step.today):
            yield KEPT if step.act.function in ANYBODYS else "acts after it closed"


@promise_to_stop
def a_suspended_participant_lets_nothing_out_or_in(step: Step, ghost: Ghost) -> Judgement:
    """No certificate is requested, valued, issued, departed or recorded by whoever is suspended."""
    places = {ghost.place.get(organisation, 0) for organisation in step.causes()}
    for place in places:
        status = ghost.participants.get(place, codes.KP_PARTICIPANT)
        if status != codes.KP_PARTICIPANT and step.act.function in LETS_OUT_OR_IN:
            yield "let through"


@promise_to_stop
def a_dead_key_does_nothing(step: Step, ghost: Ghost) -> Judgement:
    """Every key on which an act rests is enrolled, has begun and has not ended."""
    if step.act.function in OPEN_TO_STRANGERS:
        return
    for key in step.rests_on():
        if not ghost.is_live(key, step.moment):
            yield "a dead key"


@promise_to_stop
def a_withdrawn_order_does_nothing(step: Step, ghost: Ghost) -> Judgement:
    """No order counts that was signed before its key withdrew what it had signed."""
    moments = [0, *values(step.act, "signed_at")]
    for signed in read_signatures(step):
        if signed.signature and max(moments) < ghost.withdrawn.get(signed.key, 0):
            yield "a withdrawn order"


@promise
def who_receives_may_hold(step: Step, ghost: Ghost) -> Judgement:
    """Nobody is handed goods whose licence or standing is over as last recorded."""
    for event in step.of("HandedOver"):
        if not event.moves & codes.MOVES_CUSTODY:
            continue
        standing = step.state.standings[event.receiver][-1]
        may = standing.roles & codes.ROLES_THAT_HOLD and step.today <= standing.until
        yield KEPT if may else "dated before its licence ended"
