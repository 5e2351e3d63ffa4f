"""Acts that stand though what made them was over by then, as answers have them."""

from __future__ import annotations

from kp_ledger.answers.audiences import Audience
from kp_ledger.answers.schemas.elements import StoodAct, StoodOut
from kp_ledger.answers.units import event_id, known_moment
from kp_ledger.catalogue.seen import seen_fields
from kp_ledger.catalogue.sentences import sentence
from kp_ledger.chain.reader import LoggedEvent
from kp_ledger.domain.showing import Names
from kp_ledger.index.queries.events import number
from kp_ledger.index.queries.stretches import Stretch


def stood_out(one: Stretch, names: Names, audience: Audience) -> StoodOut:
    """With the fields that the audience sees."""
    return StoodOut(
        since=known_moment(one.since),
        recorded=known_moment(one.recorded.moment),
        event=event_id(number(one.recorded)),
        acts=[_act(logged, names, audience) for logged in one.acts],
        more=one.more,
    )


def _act(logged: LoggedEvent, names: Names, audience: Audience) -> StoodAct:
    return StoodAct(
        event=event_id(number(logged)),
        recorded=known_moment(logged.moment),
        words=sentence(logged.event, names, seen_fields(type(logged.event), audience)),
    )
