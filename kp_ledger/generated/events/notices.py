"""Everything the ledger says has happened. A type with * is indexed: Notices.

Made from contracts/ by scripts/generate.py; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from kp_ledger.base.messages import Event
from kp_ledger.generated.types import DocumentId, OrganisationId, SubjectId, SubjectKind


@dataclass(frozen=True, slots=True)
class DocumentAttached(Event):
    """An organisation attached a document to a subject."""

    contract: ClassVar[str] = "Notices"
    abi_types: ClassVar[tuple[str, ...]] = ("uint8", "*bytes32", "*uint32", "bytes32")
    subject_kind: SubjectKind
    subject: SubjectId
    by: OrganisationId
    document: DocumentId
