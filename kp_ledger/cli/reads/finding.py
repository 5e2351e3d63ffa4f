"""What an ID is: a parcel, a certificate, an organisation… as the search of page and API has it.

The command knows more names than they do: keys here, NAME:REFERENCE, how an id begins, and
numbers of licences.
"""

from __future__ import annotations

import re
from typing import Any, Final

from kp_ledger.base.errors import BadInput
from kp_ledger.cli.context import Context
from kp_ledger.domain.parse import is_id, parse_id
from kp_ledger.domain.references import parse_reference
from kp_ledger.index.queries.search import search
from kp_ledger.index.queries.typed import SHORT, keys_from, parcels_from, requests_named

Subject = tuple[str, Any]
# Kinds that are numbered, and where they are in the state.
NUMBERED: Final = {"organisation": "standings", "licence": "licences", "zone": "zones"}
_ADDRESS = re.compile(r"0x[0-9a-fA-F]{40}")


def find(context: Context, text: str) -> list[Subject]:
    """All that the ledger has under `text`."""
    kind, colon, rest = text.partition(":")
    if colon and kind in NUMBERED and rest.isdecimal():
        return _numbered(context, int(rest), (kind,))
    if _ADDRESS.fullmatch(text):
        address = text.lower()
        return [("key", address)] if address in context.known.state.keys else []
    if SHORT.fullmatch(text) and not is_id(text):
        return _by_prefix(context, text)
    return _searched(context, text) or _named_here(context, text)


def one(context: Context, text: str) -> Subject:
    """The only thing of this name; BadInput when there is none, or several."""
    found = find(context, text)
    if not found:
        raise BadInput(text, "nothing of this name is on this ledger")
    if len(found) > 1:
        names = ", ".join(f"{kind} {written(key)}" for kind, key in found[:4])
        raise BadInput(text, f"{len(found)} have this name: {names}")
    return found[0]


def written(key: Any) -> str:
    """A subject's key as it can be typed."""
    return "0x" + key.hex() if isinstance(key, bytes) else str(key)


def _numbered(context: Context, number: int, kinds: tuple[str, ...]) -> list[Subject]:
    state = context.known.state
    return [(kind, number) for kind in kinds if number in getattr(state, NUMBERED[kind])]


def _by_prefix(context: Context, text: str) -> list[Subject]:
    snapshot = context.known
    found: list[Subject] = [("parcel", parcel) for parcel in parcels_from(snapshot, text)]
    for kind in ("request", "proposal", "hold"):
        found += [(kind, key) for key in keys_from(snapshot, kind + "s", text)]
    return found


def _searched(context: Context, text: str) -> list[Subject]:
    found = search(context.known, context.names, text, member=True)
    hits: list[Subject] = [(hit.kind, hit.key) for hit in found.hits]
    if text.isdecimal():
        hits += _numbered(context, int(text), ("licence",))
    if is_id(text) and (key := parse_id(text)) in context.known.state.requests:
        hits.append(("request", key))
    return hits


def _named_here(context: Context, text: str) -> list[Subject]:
    """A key's name here, NAME:REFERENCE, a part of a parcel, or a request's reference."""
    if text in context.keys.names():
        number = context.keys.get(text).owner.organisation
        return _numbered(context, number, ("organisation",))
    return [*_parcel(context, text), *_requests(context, text)]


def _parcel(context: Context, text: str) -> list[Subject]:
    try:
        parcel = context.parcel(text)
    except BadInput:
        return []
    return [("parcel", parcel)] if parcel in context.known.state.parcels else []


def _requests(context: Context, text: str) -> list[Subject]:
    try:
        parse_reference(text)
    except BadInput:
        return []
    return [("request", key) for key in requests_named(context.known, text)]
