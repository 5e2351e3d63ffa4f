"""Each event as a sentence, for people; with what its reader may not see left open."""

from __future__ import annotations

from typing import Any, Final

from kp_ledger.base.messages import Event
from kp_ledger.catalogue.events import EVENTS
from kp_ledger.catalogue.seen import field_names
from kp_ledger.domain.showing import Names, Showing

_HIDDEN: Final = object()
_VEILS: Final = {
    "organisation": "an organisation",
    "of": "",
    "approved": "",
    "document": "a document",
}


def sentence(event: Event, names: Names | None = None, seen: frozenset[str] | None = None) -> str:
    """What has happened; of `seen` fields alone, where they are given."""
    values = {
        name: getattr(event, name) if seen is None or name in seen else _HIDDEN
        for name in field_names(type(event))
    }
    text = _Veiled(names).fill(EVENTS[type(event)].sentence, values)
    return text if _begins_with_a_name(text, names) else text[0].upper() + text[1:]


class _Veiled(Showing):
    """Says that there is something where the reader may not see what."""

    def value(self, value: Any, style: str) -> str:
        if value is not _HIDDEN:
            return super().value(value, style)
        return _VEILS.get(style, "…")


def _begins_with_a_name(text: str, names: Names | None) -> bool:
    """Names stay as they are written."""
    first = text.split(" (")[0]
    return names is not None and first in {*names.organisations.values(), *names.zones.values()}
