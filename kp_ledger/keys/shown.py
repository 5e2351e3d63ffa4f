"""An order in plain words, as it is shown before it is signed: every field, with its unit."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from kp_ledger.base.valuetypes import item_of, name_of, types_of
from kp_ledger.catalogue.act_rows import Labels
from kp_ledger.catalogue.acts import ACTS
from kp_ledger.catalogue.orders import labels_of
from kp_ledger.domain.showing import Names, Showing
from kp_ledger.model.state import Ledger
from kp_ledger.model.typed import VERIFIER

# The styles of kp_ledger.domain.showing by a field's type.
_STYLES: Final = {
    "OrganisationId": "organisation",
    "Participant": "participant",
    "LicenceId": "number",
    "CertificateId": "certificate",
    "ShipmentId": "shipment",
    "ParcelId": "id",
    "RequestId": "id",
    "ProposalId": "id",
    "ActDigest": "id",
    "DocumentId": "whole_document",
    "Reference": "reference",
    "Day": "day",
    "Moment": "moment",
    "Millicarats": "carats",
    "Cents": "dollars",
    "bool": "yes",
    "bytes": "whole_document",
    "int": "number",
    "Moves": "moved",
    "Operation": "operation",
    "Capacity": "capacity",
    "KeyUse": "use",
    "Outcome": "outcome",
    "Stance": "stance",
    "ParcelKind": "kind",
}


def _record(act: Any, field: str) -> Any:
    """The record that is signed, or of which each in a list is."""
    kind = types_of(act)[field]
    return item_of(kind) or kind


_LABELS: Final[dict[type, Labels]] = {
    _record(row.kind, signer.order): labels_of(row, signer)
    for row in ACTS.values()
    for signer in row.signers
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
    return head + list(_fields(order, _LABELS[type(order)], Showing(names)))


def _fields(record: Any, labels: Labels, showing: Showing) -> Iterator[tuple[str, str]]:
    types: Any = types_of(record.__class__)
    for name, kind in types.items():
        value, label = getattr(record, name), labels[name]
        if isinstance(label, tuple):
            yield from _items(*label, value, showing)
        else:
            yield label, showing.value(value, _style(kind))


def _style(kind: Any) -> str:
    item = item_of(kind)
    return _STYLES[name_of(kind)] if item is None else _style(item) + "*"


def _items(title: str, labels: Labels, items: Any, showing: Showing) -> Iterator[tuple[str, str]]:
    if not items:
        yield title, "none"
    for number, item in enumerate(items, 1):
        inside = [f"{label.lower()} {text}" for label, text in _fields(item, labels, showing)]
        yield f"{title} {number} of {len(items)}", ", ".join(inside)
