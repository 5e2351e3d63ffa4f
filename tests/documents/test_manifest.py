"""What is no manifest is refused with the rule it breaks."""

from __future__ import annotations

import contextlib
import json
from typing import Any

import pytest
import rfc8785
from hypothesis import given, settings
from hypothesis import strategies as st

from kp_ledger.documents.errors import NotAManifest
from kp_ledger.documents.identifiers import cid_of
from kp_ledger.documents.manifest import FORMAT, decode

GOOD: dict[str, Any] = {
    "format": FORMAT,
    "media": "text/plain",
    "size": 300_000,
    "parts": [cid_of(b"1"), cid_of(b"2")],
    "wraps": [
        {"recipient": "01" * 32, "sealed": "02" * 80},
        {"recipient": "03" * 32, "sealed": "04" * 80},
    ],
    "commitment": "05" * 32,
    "salt": "06" * 16,
}


def test_a_good_one_is_read_and_written_again() -> None:
    block = rfc8785.dumps(GOOD)
    manifest = decode(block)
    assert manifest.encode() == block
    assert manifest.recipients == (b"\x01" * 32, b"\x03" * 32)
    assert [manifest.stored_length(i) for i in range(2)] == [262_144, 300_000 - 262_128 + 16]


@pytest.mark.parametrize(
    ("member", "value", "rule"),
    [
        ("format", "kimberley-ledger document 2", "its format is"),
        ("media", "TEXT/PLAIN", "it has a media type"),
        ("media", 5, "a manifest's members"),
        ("size", 0, "its size is 1 to 50,000,000"),
        ("size", 50_000_001, "its size is 1 to 50,000,000"),
        ("size", True, "its size is"),
        ("size", "300000", "its size is"),
        ("size", 300_000.5, "its size is"),
        ("size", 10, "10 bytes make 1 parts, not 2"),
        ("parts", [], "300,000 bytes make 2 parts, not 0"),
        ("parts", [cid_of(b"1"), "../../../etc/passwd"], "its parts are identifiers"),
        ("parts", [cid_of(b"1"), "bafybei" + cid_of(b"2")[7:]], "its parts are identifiers"),
        ("parts", None, "a manifest's members"),
        ("parts", [1, 2], "a manifest's members"),
        ("wraps", [], "it has 1 to 200 recipients"),
        ("wraps", GOOD["wraps"][::-1], "its recipients are in order, each once"),
        ("wraps", GOOD["wraps"][:1] * 2, "its recipients are in order, each once"),
        ("wraps", [{"recipient": "01" * 32, "sealed": "02" * 79}], "its wraps are whole"),
        ("wraps", [{"recipient": "01" * 31, "sealed": "02" * 80}], "its wraps are whole"),
        ("wraps", [{"recipient": "01" * 32}], "a manifest's members"),
        ("wraps", [{"recipient": "zz" * 32, "sealed": "02" * 80}], "a manifest's members"),
        ("wraps", "wraps", "a manifest's members"),
        ("salt", "06" * 15, "its salt is 16 bytes"),
        ("commitment", "05" * 31, "its salt is 16 bytes"),
        ("more", 1, "canonical JSON, with these members and no other"),
        ("salt", "AB" * 16, "canonical JSON"),
    ],
)
def test_a_broken_rule_is_named(member: str, value: object, rule: str) -> None:
    block = json.dumps({**GOOD, member: value}, separators=(",", ":"), sort_keys=True).encode()
    with pytest.raises(NotAManifest, match=rule) as refused:
        decode(block)
    assert refused.value.cid == cid_of(block)


@pytest.mark.parametrize("member", sorted(GOOD))
def test_no_member_may_lack(member: str) -> None:
    with pytest.raises(NotAManifest):
        decode(rfc8785.dumps({k: v for k, v in GOOD.items() if k != member}))


@pytest.mark.parametrize(
    "block",
    [
        b"",
        b"null",
        b"[]",
        b"[" * 100_000,
        b"\xff\xfe",
        rfc8785.dumps(GOOD) + b"\n",
        json.dumps(GOOD).encode(),
        rfc8785.dumps(GOOD).replace(b'"size":300000', b'"size":300000,"size":300000'),
        rfc8785.dumps(GOOD).replace(b'"size":300000', b'"size":3e5'),
        b'{"size":' + b"9" * 5_000 + b"}",
    ],
)
def test_what_is_not_canonical_is_refused(block: bytes) -> None:
    with pytest.raises(NotAManifest):
        decode(block)


@settings(deadline=None)
@given(st.binary(max_size=200))
def test_no_bytes_crash_it(block: bytes) -> None:
    with pytest.raises(NotAManifest):
        decode(block)


@settings(deadline=None)
@given(
    st.sampled_from(sorted(GOOD)),
    st.recursive(
        st.none() | st.integers() | st.text(),
        lambda c: st.lists(c) | st.dictionaries(st.text(), c),
        max_leaves=5,
    ),
)
def test_no_member_crashes_it(member: str, value: object) -> None:
    block = json.dumps({**GOOD, member: value}, separators=(",", ":"), sort_keys=True).encode()
    with contextlib.suppress(NotAManifest):
        decode(block)
