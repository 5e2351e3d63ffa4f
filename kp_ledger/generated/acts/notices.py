"""Everything one can ask the ledger to do: Notices.

Made from contracts/ by scripts/generate.py; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from kp_ledger.base.messages import Act
from kp_ledger.generated.types import DocumentId, SubjectId, SubjectKind


@dataclass(frozen=True, slots=True)
class NoticesAttach(Act):
    """Attaches a document to a subject, by a live key of an organisation in good standing."""

    contract: ClassVar[str] = "Notices"
    function: ClassVar[str] = "attach"
    abi_types: ClassVar[tuple[str, ...]] = ("uint8", "bytes32", "bytes32")
    subject_kind: SubjectKind
    subject: SubjectId
    document: DocumentId
