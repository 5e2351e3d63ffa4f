"""The generator of large indexes: what it writes is what the model says of its events."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kp_ledger.generated.events import ProductionRegistered, Transformed
from kp_ledger.index.queries.ancestry import ancestors
from kp_ledger.index.store import Index
from kp_ledger.index.tables import number_at
from scripts.bench.generated import LEAST_FOR_TEN, fill
from tests.index.chains import contents


def test_a_small_index_is_of_the_size_asked_for(new_url: Callable[[], str]) -> None:
    filled = fill(new_url(), 2_500)
    index = Index.open(filled.url)
    assert len(contents(index)["parcels"]) == filled.parcels == 2_500
    assert filled.ten_thousand is None
    head = index.head()
    assert head is not None
    with index.snapshot() as snapshot:
        assert filled.certificate in snapshot.state.certificates
        assert snapshot.state.parcels[filled.simple].certificate == filled.certificate
        row = snapshot.row(filled.hub)
        assert row is not None
        assert len(ancestors(snapshot, row)) == 1_000
        last = contents(index)["events"][-1][0]
        assert isinstance(snapshot.event(last).event, Transformed)
        some = snapshot.event(number_at(head.block - 1, 100)).event
        assert isinstance(some, ProductionRegistered)
        assert snapshot.state.parcels[some.parcel].millicarats == some.millicarats


@pytest.mark.slow
def test_a_larger_one_has_a_mix_with_ten_thousand_ancestors(new_url: Callable[[], str]) -> None:
    filled = fill(new_url(), LEAST_FOR_TEN)
    assert filled.ten_thousand is not None
    index = Index.open(filled.url)
    with index.snapshot() as snapshot:
        row = snapshot.row(filled.ten_thousand)
        assert row is not None
        assert len(ancestors(snapshot, row)) == 10_000
