"""A parcel's story: the answer, its limit, every hand it went through, what it was made of."""

from __future__ import annotations

import textwrap
from typing import Any, Final

from kp_ledger.chain.reader import Told
from kp_ledger.cli.acting import event_json
from kp_ledger.cli.desk import Desk
from kp_ledger.cli.facts import definition, facts_of
from kp_ledger.cli.output import say, table
from kp_ledger.domain.days import day_of
from kp_ledger.domain.sentences import limit, summary
from kp_ledger.domain.showing import written_day
from kp_ledger.model import events
from kp_ledger.model.telling import sentence

NEAREST: Final = 10
WIDTH: Final = 96
# What only repeats, for one parcel, what the act beside it says.
_QUIET: Final = (events.BlendMade,)


def print_story(desk: Desk, parcel: bytes) -> None:
    """For people: the answer first, in words."""
    for text in (_summary(desk, parcel), limit(definition(desk.state, desk.today))):
        say(textwrap.fill(text, WIDTH, break_on_hyphens=False))
        say()
    say("Its way, oldest first:")
    for entry in _way(desk, parcel):
        told = sentence(entry.event, desk.full_names) + _gap(entry)
        head = f"  {written_day(day_of(entry.moment)):<18}  "
        say(_hanging(told, head))
    _print_parents(desk, parcel)


def story_json(desk: Desk, parcel: bytes) -> dict[str, Any]:
    return {
        "parcel": "0x" + parcel.hex(),
        "summary": _summary(desk, parcel),
        "limit": limit(definition(desk.state, desk.today)),
        "way": [
            {"block": entry.block, "moment": entry.moment, **event_json(entry.event)}
            | {"sentence": sentence(entry.event, desk.full_names)}
            for entry in _way(desk, parcel)
        ],
        "made_of": [
            {"parcel": "0x" + one.hex(), "millicarats": weight}
            for one, weight in _parents(desk, parcel)
        ],
        "ancestors": len(desk.world.history.ancestors(parcel)),
    }


def _hanging(text: str, head: str) -> str:
    indent = " " * len(head)
    return textwrap.fill(
        text, WIDTH, initial_indent=head, subsequent_indent=indent, break_on_hyphens=False
    )


def _summary(desk: Desk, parcel: bytes) -> str:
    return summary(facts_of(desk.state, desk.world.history, desk.full_names, parcel))


def _way(desk: Desk, parcel: bytes) -> list[Told]:
    way = desk.world.history.way(parcel)
    return [entry for entry in way if not isinstance(entry.event, _QUIET)]


def _gap(entry: Told) -> str:
    """How much later it was put down than it happened."""
    day = getattr(entry.event, "day", None)
    days = day_of(entry.moment) - day if isinstance(day, int) else 0
    if days <= 0:
        return ""
    return f" (Put down {days} day{'' if days == 1 else 's'} later.)"


def _parents(desk: Desk, parcel: bytes) -> list[tuple[bytes, int]]:
    """The parcels it came out of at its last mix, the heaviest first."""
    history, state = desk.world.history, desk.state
    last = history.trunk(parcel)[-1]
    found = [(one, state.parcels[one].millicarats) for one in history.parents(last)]
    return sorted(found, key=lambda item: (-item[1], item[0]))


def _print_parents(desk: Desk, parcel: bytes) -> None:
    parents = _parents(desk, parcel)
    if not parents:
        return
    say()
    show = desk.showing.value
    rows = [
        (show(one, "parcel"), show(weight, "carats"), show(desk.state.parcels[one].blend, "blend"))
        for one, weight in parents[:NEAREST]
    ]
    table(f"Made of {len(parents):,} parcels; the heaviest:", ["Parcel", "Weight", "From"], rows)
    if len(parents) > NEAREST:
        say(f"and {len(parents) - NEAREST:,} more (kp trace --json lists them all).")
    ancestors = len(desk.world.history.ancestors(parcel))
    say(f"{ancestors:,} parcels stand behind it in all.")
