"""Certificates in the model alone: digests of lists, and weights that no certificate changes."""

from __future__ import annotations

from eth_abi import encode
from eth_hash.auto import keccak
from hypothesis import given
from hypothesis import strategies as st

from kp_ledger.generated import codes
from kp_ledger.generated.records import Packing, ParcelRef
from kp_ledger.model.digests import application_digest, packing_digest
from kp_ledger.model.issuance import by_kind

IDS = st.binary(min_size=32, max_size=32)
NUMBERS = st.integers(0, (1 << 48) - 1)
REFS = st.builds(ParcelRef, IDS, st.integers(0, 65_535))
KINDS = st.sampled_from([1, 2, 3, codes.SINGLE_STONE | 1, codes.SINGLE_STONE | 3])


@given(cited=st.lists(NUMBERS, max_size=4), refs=st.lists(REFS, max_size=4))
def test_an_applications_digest_is_of_its_abi_encoding(
    cited: list[int], refs: list[ParcelRef]
) -> None:
    rows = [(ref.parcel, ref.revision) for ref in refs]
    expected = keccak(encode(["uint48[]", "(bytes32,uint16)[]"], [cited, rows]))
    assert application_digest(tuple(cited), tuple(refs)) == expected


@given(request=IDS, parcels=st.lists(IDS, max_size=4), numbers=st.lists(NUMBERS, max_size=4))
def test_a_packings_digest_is_of_its_abi_encoding(
    request: bytes, parcels: list[bytes], numbers: list[int]
) -> None:
    expected = keccak(encode(["(bytes32,bytes32[],uint48[])"], [(request, parcels, numbers)]))
    assert packing_digest(Packing(request, tuple(parcels), tuple(numbers))) == expected


@given(st.lists(st.tuples(KINDS, st.integers(1, 1 << 40)), max_size=8))
def test_weights_by_kind_are_all_the_weight(weights: list[tuple[int, int]]) -> None:
    sums = by_kind(weights)
    assert sum(sums) == sum(weight for _, weight in weights)
    assert sums[1] == sum(weight for kind, weight in weights if kind == codes.KIND_INDUSTRIAL)
