"""Which events concern a subject, by what their members are called."""

from __future__ import annotations

import dataclasses
from typing import Any, Final

from kp_ledger.base.errors import BadInput
from kp_ledger.base.messages import Event
from kp_ledger.cli.history import parcels_of
from kp_ledger.generated import codes, events

# What a subject's kind is called in events; a parcel is looked for everywhere it may stand.
MEMBERS: Final[dict[str, frozenset[str]]] = {
    "certificate": frozenset({"certificate", "cited", "replaces", "replaced_by"}),
    "request": frozenset({"request"}),
    "proposal": frozenset({"proposal", "amends", "decision"}),
    "hold": frozenset({"hold"}),
    "key": frozenset({"key"}),
    "licence": frozenset({"licence"}),
    "zone": frozenset({"zone", "replaces"}),
    "participant": frozenset(
        {"participant", "from_", "to", "issuer", "place", "proposer", "roll", "closers", "by"}
    ),
    "organisation": frozenset(
        {
            "organisation", "registrar", "giver", "receiver", "custodian", "owner", "by", "holder",
            "office", "exporter", "importer", "valuer",
        }
    ),
}  # fmt: skip
# Where `by` is a list of Participants; elsewhere it is an organisation.
_BY_PARTICIPANTS: Final = (events.Blocked,)
_SUBJECTS: Final = {
    codes.SUBJECT_PARCEL: "parcel",
    codes.SUBJECT_CERTIFICATE: "certificate",
    codes.SUBJECT_REQUEST: "request",
    codes.SUBJECT_ORGANISATION: "organisation",
    codes.SUBJECT_LICENCE: "licence",
    codes.SUBJECT_PARTICIPANT: "participant",
    codes.SUBJECT_ZONE: "zone",
    codes.SUBJECT_PROPOSAL: "proposal",
}


def kinds(names: list[str]) -> set[type[Event]]:
    """Event classes by name; BadInput lists those there are."""
    known = {
        name: kind
        for name, kind in vars(events).items()
        if isinstance(kind, type) and issubclass(kind, Event) and kind is not Event
    }
    for name in names:
        if name not in known:
            raise BadInput(name, f"is no kind of event; there are {', '.join(sorted(known))}")
    return {known[name] for name in names}


def concerns(event: Event, kind: str, key: Any) -> bool:
    """Whether an event names this subject."""
    if kind == "parcel" and key in parcels_of(event):
        return True
    if _is_subject(event, kind, key):
        return True
    return any(
        _names(getattr(event, field.name), key)
        for field in dataclasses.fields(event)
        if field.name in MEMBERS.get(kind, ()) and _fits(event, kind, field.name)
    )


def _fits(event: Event, kind: str, member: str) -> bool:
    if member == "by":
        return isinstance(event, _BY_PARTICIPANTS) == (kind == "participant")
    if member == "from_":
        return isinstance(event, events.CertificateIssued)
    if member == "replaces":
        return isinstance(event, events.ZoneOpened) == (kind == "zone")
    return True


def _names(value: Any, key: Any) -> bool:
    return key in value if isinstance(value, tuple) else bool(value == key)


def _is_subject(event: Event, kind: str, key: Any) -> bool:
    """A document or a proposal about it."""
    if not isinstance(event, events.DocumentAttached | events.Proposed):
        return False
    wanted = key.to_bytes(32, "big") if isinstance(key, int) else key
    return _SUBJECTS.get(event.subject_kind) == kind and event.subject == wanted
