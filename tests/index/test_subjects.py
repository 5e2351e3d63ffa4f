"""Each field of each event names a subject or is in the list of those that name none."""

from __future__ import annotations

from dataclasses import fields

import pytest

from kp_ledger.chain.codec import EVENTS
from kp_ledger.generated import codes, events
from kp_ledger.index import subjects

# (field, type): numbers, days, digests and texts that are looked up by nobody, or through the
# event's own subject.
_PLAIN = {
    "uint8": """capacity flags kind matter moves nature operation powers epoch parameter reason role
        setting stance status""",
    "uint24": """arrived closing_day day expires from_ from_day issued on_ledger_from origins since
        until""",
    "uint40": "carats ceiling certified loss measured millicarats total weights",
    "uint48": "at captured closes from_ opens orders_from signed_at until",
    "bool": "counted intact late",
    "uint16": "definition parcels remaining revision revisions roles roll version year",
    "bytes32": """allocation basis encryption_key parameters participants reference seals terms
        transformation""",
    "uint64[3]": "cents",
    "uint40[3]": "millicarats",
    "uint64": "value",
    "uint256": "payload",
    "uint32": "share_allowed first last",
    "bytes2": "code",
    "string": "number",
    "bytes": "signatures",
    "(uint24,uint40)": "entries",
}
BY_KIND = {("subject", "bytes32"), ("subject_kind", "uint8")}
NO_SUBJECTS = BY_KIND | {(name, kind) for kind, names in _PLAIN.items() for name in names.split()}


def there_are() -> set[tuple[str, str]]:
    return {
        (field.name, kind.removeprefix("*").removesuffix("[]"))
        for event in EVENTS.values()
        for field, kind in zip(fields(event), event.abi_types, strict=True)
    }


def test_every_field_is_a_subject_or_said_to_be_none() -> None:
    assert there_are() == (there_are() & set(subjects.KINDS)) | NO_SUBJECTS
    assert not NO_SUBJECTS & set(subjects.KINDS)


def test_every_kind_that_a_document_may_be_about_is_known_or_said_to_be_none() -> None:
    kinds = {value for name, value in vars(codes).items() if name.startswith("SUBJECT_")}
    assert kinds - {codes.SUBJECT_PARAMETER, codes.SUBJECT_TRANSFORMATION} == set(subjects.NAMED)


def test_numbers_fit_into_64_bits_with_a_sign() -> None:
    for key in (b"\xff" * 32, b"\x80" + bytes(31), "0x" + "ff" * 20, (1 << 48) - 1):
        assert -(1 << 63) <= subjects.number_of(subjects.HOLD, key) < 1 << 63


@pytest.mark.parametrize("absent", [0, bytes(32)])
def test_what_is_absent_is_not_mentioned(absent: object) -> None:
    event = events.CertificateVoided(7, 3, bytes(32), 0, bytes(32))
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


def test_a_list_names_each_of_its_subjects() -> None:
    event = events.Blocked(b"\x01" * 32, (1, 2, 3))
    found = [number for kind, number in subjects.mentions_of(event) if kind == subjects.PARTICIPANT]
    assert found == [1, 2, 3]
