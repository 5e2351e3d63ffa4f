"""Everything the ledger refuses, by the name and values of the contract's error: Notices.

Made from contracts/ by scripts/generate.py; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from kp_ledger.base.messages import Refusal
from kp_ledger.generated.types import SubjectId, SubjectKind


@dataclass(eq=False)
class NoticesUnknownSubjectKind(Refusal):
    sentence: ClassVar[str] = "Subjects of kind {subject_kind} are unknown."
    abi_types: ClassVar[tuple[str, ...]] = ("uint8",)
    subject_kind: SubjectKind


@dataclass(eq=False)
class NoticesNoSubject(Refusal):
    sentence: ClassVar[str] = "The subject, of kind {subject_kind}, is missing."
    abi_types: ClassVar[tuple[str, ...]] = ("uint8",)
    subject_kind: SubjectKind


@dataclass(eq=False)
class NoticesNoDocument(Refusal):
    sentence: ClassVar[str] = "The document for subject {subject} is missing."
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32",)
    subject: SubjectId
