"""A refusal's sentence with its values as people read them: dates, letters, names, numbers."""

from __future__ import annotations

import dataclasses
from typing import Any, Final

from kp_ledger.base.messages import Refusal, plain
from kp_ledger.domain import words
from kp_ledger.domain.days import show_day
from kp_ledger.domain.parse import show_certificate
from kp_ledger.domain.participants import PARTICIPANTS, show_participant
from kp_ledger.domain.references import show_reference
from kp_ledger.domain.showing import Names, written_moment

ORGANISATIONS: Final = frozenset(
    {
        "accepting", "by", "custodian", "exporter", "giver", "holder", "importer", "office",
        "organisation", "owner", "read", "registrar", "titleholder", "valuer",
    }
)  # fmt: skip
# Numbers of sixteen bits that are no Participant.
NO_LETTERS: Final = frozenset({"revision", "zone", "roles"})
TABLES: Final = {
    "operation": words.OPERATIONS,
    "capacity": words.CAPACITIES,
    "role": words.ROLES,
    "power": words.POWERS,
    "matter": words.MATTERS,
    "setting": words.SETTINGS,
    "parameter": words.PARAMETERS,
    "stance": words.STANCES,
    "moves": words.MOVES,
    "nature": words.NATURES,
}


def reason(refusal: Refusal, names: Names) -> str:
    """The rule's sentence, with what was wrong in it."""
    members = dataclasses.fields(refusal)  # type: ignore[arg-type]
    shown = {
        member.name: _shown(member.name, kind, getattr(refusal, member.name), names)
        for member, kind in zip(members, refusal.abi_types, strict=True)
    }
    return refusal.sentence.format(**shown)


def _shown(name: str, kind: str, value: Any, names: Names) -> str:
    if kind == "uint24" and name != "origin":
        return show_day(value)
    if kind == "uint48":
        # A certificate begins with two letters; a moment has nothing so high up.
        return show_certificate(value) if value >> 32 >= 0x4141 else written_moment(value)
    if kind == "uint16" and name not in NO_LETTERS and show_participant(value) in PARTICIPANTS:
        return show_participant(value)
    if kind == "uint32" and name in ORGANISATIONS and value in names.organisations:
        return f"{value} ({names.organisations[value]})"
    if kind == "uint8" and name in TABLES:
        return words.word(TABLES[name], value)
    if kind == "address" and value in names.keys:
        return f"{value} ({names.keys[value]})"
    if name == "reference":
        return show_reference(value)
    return plain(value)
