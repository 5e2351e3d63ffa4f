"""A parcel's story: the answer, its limit, every hand it went through, what it was made of."""

from __future__ import annotations

import textwrap
from typing import Any, Final

from kp_ledger.catalogue.sentences import sentence
from kp_ledger.chain.reader import LoggedEvent
from kp_ledger.cli.acts.acting import event_json
from kp_ledger.cli.context import Context
from kp_ledger.cli.facts import definition, facts_of
from kp_ledger.cli.output import say, table
from kp_ledger.domain.days import day_of
from kp_ledger.domain.sentences import limit, summary
from kp_ledger.domain.showing import written_day
from kp_ledger.generated import events

NEAREST: Final = 10
WIDTH: Final = 96
# What only repeats, for one parcel, what the act beside it says.
_QUIET: Final = (events.BlendMade,)


def print_story(context: Context, parcel: bytes) -> None:
    """For people: the answer first, in words."""
    for text in (_summary(context, parcel), limit(definition(context.state, context.today))):
        say(textwrap.fill(text, WIDTH, break_on_hyphens=False))
        say()
    say("Its way, oldest first:")
    for entry in _way(context, parcel):
        told = sentence(entry.event, context.full_names) + _gap(entry)
        head = f"  {written_day(day_of(entry.moment)):<18}  "
        say(_hanging(told, head))
    _print_parents(context, parcel)


def story_json(context: Context, parcel: bytes) -> dict[str, Any]:
    return {
        "parcel": "0x" + parcel.hex(),
        "summary": _summary(context, parcel),
        "limit": limit(definition(context.state, context.today)),
        "way": [
            {"block": entry.block, "moment": entry.moment, **event_json(entry.event)}
            | {"sentence": sentence(entry.event, context.full_names)}
            for entry in _way(context, parcel)
        ],
        "made_of": [
            {"parcel": "0x" + one.hex(), "millicarats": weight}
            for one, weight in _parents(context, parcel)
        ],
        "ancestors": len(context.world.history.ancestors(parcel)),
    }


def _hanging(text: str, head: str) -> str:
    indent = " " * len(head)
    return textwrap.fill(
        text, WIDTH, initial_indent=head, subsequent_indent=indent, break_on_hyphens=False
    )


def _summary(context: Context, parcel: bytes) -> str:
    return summary(facts_of(context.state, context.world.history, context.full_names, parcel))


def _way(context: Context, parcel: bytes) -> list[LoggedEvent]:
    way = context.world.history.way(parcel)
    return [entry for entry in way if not isinstance(entry.event, _QUIET)]


def _gap(entry: LoggedEvent) -> str:
    """How much later it was put down than it happened."""
    day = getattr(entry.event, "day", None)
    days = day_of(entry.moment) - day if isinstance(day, int) else 0
    if days <= 0:
        return ""
    return f" (Put down {days} day{'' if days == 1 else 's'} later.)"


def _parents(context: Context, parcel: bytes) -> list[tuple[bytes, int]]:
    """The parcels it came out of at its last mix, the heaviest first."""
    history, state = context.world.history, context.state
    last = history.trunk(parcel)[-1]
    found = [(one, state.parcels[one].millicarats) for one in history.parents(last)]
    return sorted(found, key=lambda item: (-item[1], item[0]))


def _print_parents(context: Context, parcel: bytes) -> None:
    parents = _parents(context, parcel)
    if not parents:
        return
    say()
    show = context.showing.value
    rows = [
        (
            show(one, "parcel"),
            show(weight, "carats"),
            show(context.state.parcels[one].blend, "blend"),
        )
        for one, weight in parents[:NEAREST]
    ]
    table(f"Made of {len(parents):,} parcels; the heaviest:", ["Parcel", "Weight", "From"], rows)
    if len(parents) > NEAREST:
        say(f"and {len(parents) - NEAREST:,} more (kp trace --json lists them all).")
    ancestors = len(context.world.history.ancestors(parcel))
    say(f"{ancestors:,} parcels stand behind it in all.")
