"""An order in plain words, as it is shown before it is signed: every field, with its unit."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from kp_ledger.domain.showing import Names, Showing
from kp_ledger.model.state import Ledger
from kp_ledger.model.typed import VERIFIER, members

# Member of any order -> what it is called, and its style (kp_ledger.domain.showing).
FIELDS: Final = {
    "giver": ("Given by", "organisation"),
    "receiver": ("Received by", "organisation"),
    "moves": ("What moves", "moved"),
    "day": ("Day it happened", "day"),
    "signed_at": ("Signed at", "moment"),
    "deadline": ("Good until", "moment"),
    "terms": ("Terms (hash)", "whole_document"),
    "licence": ("Licence no.", "number"),
    "captured": ("Captured at", "moment"),
    "operation": ("Operation", "operation"),
    "custodian": ("Custodian", "organisation"),
    "owner": ("Owner", "organisation"),
    "loss": ("Loss", "carats"),
    "document": ("Document (hash)", "whole_document"),
    "exporter": ("Exporter", "organisation"),
    "importer": ("Importer", "organisation"),
    "to": ("Destination", "participant"),
    "reference": ("Reference", "reference"),
    "cited": ("Certificates cited", "certificate*"),
    "request": ("Request", "id"),
    "valuer": ("Valuer", "organisation"),
    "capacity": ("In the capacity", "capacity"),
    "unsorted": ("Value of unsorted", "dollars"),
    "industrial": ("Value of industrial", "dollars"),
    "gem": ("Value of gem", "dollars"),
    "certificate": ("Certificate", "certificate"),
    "proposal": ("Proposal", "id"),
    "participant": ("For", "participant"),
    "stance": ("Voice", "stance"),
    "reasons": ("Reasons (hash)", "whole_document"),
    "no_objection": ("No objection has reached the signer", "yes"),
    "parcel": ("Parcel", "id"),
    "revision": ("at revision", "number"),
    "millicarats": ("Weight", "carats"),
    "kind": ("Kind", "kind"),
}
LISTS: Final = {
    "parcels": "Parcel",
    "lots": "Lot",
    "inputs": "Goes in",
    "outputs": "Comes out",
}


def order_lines(
    order: Any, ledger: Ledger, names: Names | None = None, verifier: str = ""
) -> list[tuple[str, str]]:
    """What is signed, line by line: the kind of order, the ledger it is for, then each field."""
    kind = type(order).__name__
    contract = verifier or VERIFIER[kind]
    head = [
        ("Order", kind),
        ("Ledger (chain id)", str(ledger.chain_id)),
        ("Contract", f"{contract} {ledger.addresses[contract]}"),
    ]
    return head + list(_fields(order, kind, Showing(names)))


def _fields(order: Any, kind: str, showing: Showing) -> Iterator[tuple[str, str]]:
    for (abi, _), name in zip(members(kind), order.__slots__, strict=True):
        value = getattr(order, name)
        if name in LISTS:
            yield from _items(LISTS[name], abi.removesuffix("[]"), value, showing)
        else:
            label, style = FIELDS[name]
            yield label, showing.value(value, style)


def _items(title: str, kind: str, items: Any, showing: Showing) -> Iterator[tuple[str, str]]:
    if not items:
        yield title, "none"
    for number, item in enumerate(items, 1):
        inside = [f"{label.lower()} {text}" for label, text in _fields(item, kind, showing)]
        yield f"{title} {number} of {len(items)}", ", ".join(inside)
