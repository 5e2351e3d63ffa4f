"""What an ID is: `kp show` finds out whether it is a parcel, a certificate, an organisation…"""

from __future__ import annotations

import re
from typing import Any

from kp_ledger.base.errors import BadInput
from kp_ledger.cli.context import Context
from kp_ledger.domain.parse import is_id, parse_certificate, parse_id
from kp_ledger.domain.participants import PARTICIPANTS, parse_participant

Subject = tuple[str, Any]
_ADDRESS = re.compile(r"0x[0-9a-fA-F]{40}")
_CERTIFICATE = re.compile(r"[A-Za-z]{2}[ -]?[0-9]{1,10}")


def find(context: Context, text: str) -> list[Subject]:
    """All that `text` may name; an id that nothing has is an unknown parcel."""
    kind, colon, rest = text.partition(":")
    if colon and kind in ("zone", "licence", "organisation") and rest.isdecimal():
        return _numbered(context, int(rest), (kind,))
    if is_id(text):
        return _by_id(context, parse_id(text))
    if _ADDRESS.fullmatch(text):
        return _known(context.state.keys, "key", text.lower())
    if text in PARTICIPANTS:
        return [("participant", parse_participant(text))]
    if text.isdecimal():
        return _numbered(context, int(text), ("organisation", "licence", "zone"))
    return _certificate(context, text) or _named(context, text)


def _by_id(context: Context, identifier: bytes) -> list[Subject]:
    for kind in ("parcel", "request", "proposal", "hold"):
        if identifier in getattr(context.state, kind + "s"):
            return [(kind, identifier)]
    return [("parcel", identifier)]


def _known(table: dict[Any, Any], kind: str, key: Any) -> list[Subject]:
    return [(kind, key)] if key in table else []


def _numbered(context: Context, number: int, kinds: tuple[str, ...]) -> list[Subject]:
    state = context.state
    tables: dict[str, dict[int, Any]] = {
        "organisation": state.standings,
        "licence": state.licences,
        "zone": state.zones,
    }
    return [(kind, number) for kind in kinds if number in tables[kind]]


def _certificate(context: Context, text: str) -> list[Subject]:
    if not _CERTIFICATE.fullmatch(text):
        return []
    try:
        return _known(context.state.certificates, "certificate", parse_certificate(text))
    except BadInput:
        return []


def _named(context: Context, text: str) -> list[Subject]:
    """By the beginning of an id, the name of an organisation, a lot's or a request's reference."""
    short = re.fullmatch(r"0x[0-9a-f]{6,63}", text)
    if short:
        return _beginning(context, text[2:])
    found: list[Subject] = []
    if text in context.keys.names() or text in context.names.organisations.values():
        found += _known(context.state.standings, "organisation", context.organisation(text))
    references = context.world.history.references
    found += [("parcel", parcel) for parcel, name in references.items() if name == text]
    found += _requests(context, text)
    return found or _parcel(context, text)


def _beginning(context: Context, digits: str) -> list[Subject]:
    return [
        (kind, one)
        for kind in ("parcel", "request", "proposal", "hold")
        for one in getattr(context.state, kind + "s")
        if one.hex().startswith(digits)
    ]


def _requests(context: Context, text: str) -> list[Subject]:
    wanted = text.encode().ljust(32, b"\0")
    return [("request", r) for r, e in context.world.requests.items() if e.reference == wanted]


def _parcel(context: Context, text: str) -> list[Subject]:
    """NAME:REFERENCE, or a part of a parcel: REFERENCE/N."""
    try:
        return _known(context.state.parcels, "parcel", context.parcel(text))
    except BadInput:
        return []
