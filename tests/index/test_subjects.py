"""The fields of events whose type is a subject's are what an event is looked up by."""

from __future__ import annotations

from typing import Any

import pytest

from kp_ledger.base.valuetypes import name_of
from kp_ledger.catalogue.events import EVENTS
from kp_ledger.catalogue.rows import ALL, NONE, EventRow
from kp_ledger.domain.typewords import CODES, SETS_OF
from kp_ledger.generated import codes, events
from kp_ledger.index import subjects

ROWS = pytest.mark.parametrize("row", EVENTS.values(), ids=lambda row: row.kind.__name__)
# Types that are counted, measured or read, and looked up by nobody, or through the event itself.
PLAIN = {
    "int", "bool", "str", "bytes", "Day", "Moment", "Millicarats", "Cents", "Reference",
    "EncryptionKey", "SubjectId", "TransformationId", "ParcelKind", "Parts",
    *map(name_of, (*CODES, *SETS_OF)),
}  # fmt: skip


def types_in(kind: Any) -> dict[str, str]:
    return {name: found for name, found, _ in subjects.typed_fields(kind)}


@ROWS
def test_every_field_is_of_a_subjects_type_or_of_one_said_to_be_none(row: EventRow) -> None:
    for name, found in types_in(row.kind).items():
        assert (found in subjects.KINDS) != (found in PLAIN), f"{row.kind.__name__}.{name}: {found}"


@ROWS
def test_a_row_names_fields_of_subjects_types(row: EventRow) -> None:
    of_subjects = {
        n.split(".")[0] for n, found in types_in(row.kind).items() if found in subjects.KINDS
    }
    assert row.subjects != NONE or not of_subjects
    assert row.subjects == ALL or set(row.subjects.split()) < of_subjects


def test_what_an_event_is_not_looked_up_by_is_said() -> None:
    """Sums of origins, and who might have spoken: the event is about none of them."""
    passed = {
        (kind.__name__, name)
        for kind, row in EVENTS.items()
        for name, found in types_in(kind).items()
        if found in subjects.KINDS and not row.names(name)
    }
    assert passed == {
        ("BlendMade", "entries.origin"),
        ("CertificateIssued", "origins"),
        ("Proposed", "roll"),
    }


def test_every_kind_that_a_document_may_be_about_is_known_or_said_to_be_none() -> None:
    kinds = {value for name, value in vars(codes).items() if name.startswith("SUBJECT_")}
    assert kinds - {codes.SUBJECT_PARAMETER, codes.SUBJECT_TRANSFORMATION} == set(subjects.NAMED)


def test_numbers_fit_into_64_bits_with_a_sign() -> None:
    for key in (b"\xff" * 32, b"\x80" + bytes(31), "0x" + "ff" * 20, (1 << 48) - 1):
        assert -(1 << 63) <= subjects.number_of(subjects.HOLD, key) < 1 << 63


@pytest.mark.parametrize("absent", [0, bytes(32)])
def test_what_is_absent_is_not_mentioned(absent: object) -> None:
    event = events.CertificateVoided(7, 3, bytes(32), 0, bytes(32), bytes(32))
    assert absent in (event.replaced_by, event.document)
    assert set(subjects.mentions_of(event)) == {
        (subjects.CERTIFICATE, 7),
        (subjects.ORGANISATION, 3),
    }


def test_a_blend_of_one_origin_is_its_zone() -> None:
    event = events.OpeningRegistered(
        b"\x01" * 32, 5, 6, bytes(32), 9 << 8 | 2, 1, 1, 20_000, bytes(32)
    )
    assert (subjects.ZONE, 9) in set(subjects.mentions_of(event))


@pytest.mark.parametrize("kind", [subjects.PROPOSAL, subjects.DOCUMENT])
def test_what_rests_on_a_decision_is_found_by_proposal_and_by_document(kind: int) -> None:
    decision = bytes(range(32))
    number = subjects.number_of(kind, decision)
    for event in (
        events.EpochOpened(9, 2, codes.ZONE_BARRED, 20_515, 0, decision),
        events.OriginBarred(9 << 8 | 2, 0, decision),
        events.ChairRecorded(2026, 0x4257, 0x4145, decision),
    ):
        assert (kind, number) in subjects.mentions_of(event)


def test_no_decision_is_not_mentioned() -> None:
    event = events.EpochOpened(9, 2, codes.ZONE_BARRED, 20_515, 0, bytes(32))
    assert subjects.mentions_of(event) == [(subjects.ZONE, 9)]


def test_a_list_names_each_of_its_subjects() -> None:
    event = events.Blocked(b"\x01" * 32, (1, 2, 3))
    found = [number for kind, number in subjects.mentions_of(event) if kind == subjects.PARTICIPANT]
    assert found == [1, 2, 3]
