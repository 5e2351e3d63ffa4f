"""A refusal's sentence with its values as people read them, each by its type."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from kp_ledger.base.messages import Refusal, plain
from kp_ledger.base.valuetypes import item_of, types_of
from kp_ledger.domain import words
from kp_ledger.domain.days import show_day
from kp_ledger.domain.parse import show_certificate
from kp_ledger.domain.participants import show_participant
from kp_ledger.domain.references import show_reference
from kp_ledger.domain.showing import Names, written_moment
from kp_ledger.domain.typewords import CODES, SETS_OF
from kp_ledger.generated import types


def reason(refusal: Refusal, names: Names) -> str:
    """The rule's sentence, with what was wrong in it."""
    shown = {
        name: shown_value(kind, getattr(refusal, name), names)
        for name, kind in types_of(type(refusal)).items()
    }
    return refusal.sentence.format(**shown)


def shown_value(kind: Any, value: Any, names: Names) -> str:
    """A value in the form of its type; one without a form is a plain number, text or hex."""
    one = item_of(kind)
    if one is not None:
        return words.listed([shown_value(one, item, names) for item in value]) or "none"
    return _FORMS[kind](value, names) if kind in _FORMS else plain(value)


def _named(names: dict[Any, str], value: Any) -> str:
    return f"{plain(value)} ({names[value]})" if value in names else plain(value)


def _word(table: Any) -> Callable[[Any, Names], str]:
    return lambda value, names: words.word(table, value)


def _set(table: Any) -> Callable[[Any, Names], str]:
    return lambda value, names: words.words(table, value)


_FORMS: Final[dict[Any, Callable[[Any, Names], str]]] = {
    **{kind: _word(table) for kind, table in CODES.items()},
    **{kind: _set(table) for kind, table in SETS_OF.items()},
    types.ParcelKind: lambda value, names: words.show_kind(value),
    types.Day: lambda value, names: show_day(value),
    types.Moment: lambda value, names: written_moment(value),
    types.Participant: lambda value, names: show_participant(value),
    types.CertificateId: lambda value, names: show_certificate(value),
    types.OrganisationId: lambda value, names: _named(names.organisations, value),
    types.ZoneId: lambda value, names: _named(names.zones, value),
    types.ParcelId: lambda value, names: _named(names.parcels, value),
    types.Address: lambda value, names: _named(names.keys, value),
    types.Reference: lambda value, names: show_reference(value),
}
