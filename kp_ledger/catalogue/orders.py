"""What the fields of signed orders are called where they are shown before signing."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from kp_ledger.catalogue.act_rows import ActRow, By, Labels, Signer

_PARCEL_REF: Final[Labels] = {"parcel": "Parcel", "revision": "at revision"}
_LOT: Final[Labels] = {
    "reference": "Reference",
    "millicarats": "Weight",
    "kind": "Kind",
    "document": "Document (hash)",
}
_OUTPUT: Final[Labels] = {"reference": "Reference", "millicarats": "Weight", "kind": "Kind"}
_TIMES: Final[Labels] = {"signed_at": "Signed at", "deadline": "Good until"}

HANDOVER: Final[Labels] = {
    "giver": "Given by",
    "receiver": "Received by",
    "moves": "What moves",
    "day": "Day it happened",
    **_TIMES,
    "terms": "Terms (hash)",
    "parcels": ("Parcel", _PARCEL_REF),
}
PRODUCTION: Final[Labels] = {
    "licence": "Licence no.",
    "day": "Day it happened",
    "captured": "Captured at",
    **_TIMES,
    "lots": ("Lot", _LOT),
}
TRANSFORMATION: Final[Labels] = {
    "operation": "Operation",
    "licence": "Licence of the cutter",
    "custodian": "Custodian",
    "owner": "Owner",
    "day": "Day it happened",
    **_TIMES,
    "loss": "Loss",
    "document": "Document (hash)",
    "inputs": ("Goes in", _PARCEL_REF),
    "outputs": ("Comes out", _OUTPUT),
}
APPLICATION: Final[Labels] = {
    "exporter": "Exporter",
    "owner": "Owner",
    "importer": "Importer",
    "to": "Destination",
    "reference": "Reference",
    "valuers": "Valuers (exporter's, government's, independent)",
    **_TIMES,
    "document": "Document (hash)",
    "cited": "Certificates cited",
    "parcels": ("Parcel", _PARCEL_REF),
}
VALUATION: Final[Labels] = {
    "request": "Request",
    "valuer": "Valuer",
    "capacity": "In the capacity",
    "unsorted": "Value of unsorted",
    "industrial": "Value of industrial",
    "gem": "Value of gem",
    "day": "Day it happened",
    **_TIMES,
}
ACCEPTANCE: Final[Labels] = {
    "shipment": "Shipment",
    "importer": "Importer",
    "millicarats": "Weight",
    **_TIMES,
}
IMPORTER: Final = Signer(
    order="acceptance",
    number="importer",
    by=By.ORGANISATION,
    signature="signature",
    title="importer",
)
RESOLUTION: Final[Labels] = {
    "certificate": "Certificate",
    "step": "at step",
    "outcome": "Outcome",
    "technical": "Technical certificate",
    "to": "its destination",
    "importer": "its importer",
    "expires": "it expires on",
    "day": "Day it happened",
    **_TIMES,
    "document": "Document (hash)",
    "weights": ("Weight", {"parcel": "Parcel", "millicarats": "was found to weigh"}),
}
WRITE_DOWN: Final[Labels] = {
    "parcel": "Parcel",
    "revision": "at revision",
    "millicarats": "What is left",
    "custodian": "Custodian",
    "owner": "Owner",
    "reason": "Reason",
    "document": "Document (hash)",
    **_TIMES,
}
APPROVAL: Final[Labels] = {
    "act": "What is approved (hash)",
    "organisation": "Approved by",
    **_TIMES,
}
ENROLMENT: Final[Labels] = {
    "organisation": "Organisation",
    "participant": "Of Participant",
    "use": "To be used as",
    **_TIMES,
}
CUSTODIAN: Final = Signer(
    order="order",
    number="custodian",
    by=By.ORGANISATION,
    signature="custodian",
    title="custodian",
)
OWNER: Final = Signer(
    order="order", number="owner", by=By.ORGANISATION, signature="owner", title="owner"
)
SECOND_KEY: Final = Signer(
    order="approval",
    number="organisation",
    by=By.APPROVER,
    signature="signature",
    title="second key",
)
LICENCE_OFFICE: Final = replace(SECOND_KEY, title="licence office")
# Beside a new key's signature.
APPROVING_KEY: Final = replace(SECOND_KEY, signature="second")
NEW_KEY: Final = Signer(
    order="enrolment",
    number="organisation",
    by=By.NEW_KEY,
    signature="signature",
    title="new key",
)
NEW_RESERVE_KEY: Final = replace(
    NEW_KEY,
    order="reserve_enrolment",
    signature="reserve_signature",
    title="reserve key",
    key="reserve",
)
VOICE: Final[Labels] = {
    "proposal": "Proposal",
    "participant": "For",
    "stance": "Voice",
    "reasons": "Reasons (hash)",
    "signed_at": "Signed at",
}
CLOSING: Final[Labels] = {
    "proposal": "Proposal",
    "participant": "For",
    "no_objection": "No objection has reached the signer",
    "signed_at": "Signed at",
}


def labels_of(row: ActRow, signer: Signer) -> Labels:
    """What one of an act's signers is shown: the act's order, or the Approval of it."""
    return APPROVAL if signer.by is By.APPROVER else row.shown
