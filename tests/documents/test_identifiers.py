"""Identifiers against the specification's own words and another implementation."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kp_ledger.base.errors import BadInput
from kp_ledger.documents.identifiers import cid_of, cid_of_digest, digest_of, is_cid, parse_document

# The CID of no bytes, as IPFS prints it.
EMPTY = "bafkreihdwdcefgh4dqkjv67uzcmw7ojee6xedzdetojuzjevtenxquvyku"


def test_the_empty_block() -> None:
    assert cid_of(b"") == EMPTY
    assert digest_of(EMPTY) == hashlib.sha256(b"").digest()


@settings(deadline=None)
@given(st.binary(max_size=100))
def test_another_implementation_agrees(block: bytes) -> None:
    cid = pytest.importorskip("cid")
    multihash = bytes([0x12, 32]) + hashlib.sha256(block).digest()
    assert cid.make_cid(1, "raw", multihash).encode("base32").decode() == cid_of(block)


@settings(deadline=None)
@given(st.binary(min_size=32, max_size=32))
def test_a_digest_and_its_identifier_are_one(digest: bytes) -> None:
    assert digest_of(cid_of_digest(digest)) == digest
    assert parse_document(cid_of_digest(digest)) == digest
    assert parse_document(digest.hex()) == parse_document("0x" + digest.hex()) == digest


@settings(deadline=None)
@given(st.text(max_size=70))
def test_no_text_crashes_it(text: str) -> None:
    assert not is_cid(text)
    with pytest.raises(BadInput, match="a document is 64 hexadecimal digits"):
        parse_document(text)
