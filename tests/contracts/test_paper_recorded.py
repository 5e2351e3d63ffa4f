"""What recorded paper leaves: its parcels, its record, and what is told."""

from __future__ import annotations

from dataclasses import astuple

import pytest

from kp_ledger.domain.blends import WHOLE
from kp_ledger.domain.parcels import Parcel
from kp_ledger.generated import codes
from kp_ledger.generated.events import BlendMade, InboundRecorded, InboundRegistered
from kp_ledger.generated.records import BlendEntry
from kp_ledger.model import typed
from kp_ledger.model.lookups import recorded
from tests.actors import AE, ZW
from tests.contracts.certifying import (
    DESTINATION,
    IMPORTER,
    NOTHING,
    plain,
)
from tests.contracts.recording import (
    DECLARED,
    FIRST,
    FROM_AO,
    ZW_EXPORTER,
    accept,
    declared,
    paper,
    record,
)
from tests.world import DOCUMENT, TODAY, Door, go_to, reference

# Effect


def test_a_parcel_lies_with_the_office_and_belongs_to_the_importer(door: Door) -> None:
    go_to(door, TODAY + 1)
    record(door, paper())
    parcel = typed.parcel_id(DESTINATION, reference("IN-1"))
    assert door.state().parcel(parcel) == Parcel(
        custodian=DESTINATION, owner=IMPORTER, place=AE, status=codes.PARCEL_HELD,
        kind=codes.KIND_UNSORTED, millicarats=1_000, blend=DECLARED, certificate=FIRST,
        revision=1, day=TODAY, holds=0,
    )  # fmt: skip


def test_an_importer_that_accepts_becomes_custodian(door: Door) -> None:
    accept(door)
    parcel = typed.parcel_id(DESTINATION, reference("IN-1"))
    assert door.state().parcel(parcel).custodian == IMPORTER


def test_the_record_says_what_the_paper_does(door: Door) -> None:
    lots = [
        declared("IN-1", 600),
        declared("IN-2", 400),
        declared("IN-3", 50, codes.KIND_GEM | codes.SINGLE_STONE),
    ]
    record(door, paper(millicarats=(1_000, 0, 50), cents=(5_000, 0, 900)), *lots)
    found = door.state().certificates[FIRST]
    a, b = found.a, found.b
    assert (a.status, a.nature) == (codes.CERTIFICATE_CONFIRMED, codes.PAPER_INBOUND)
    assert (a.from_, a.to, a.exporter, a.importer) == (ZW, AE, ZW_EXPORTER, IMPORTER)
    assert (a.office, a.parcels, a.remaining, a.millicarats) == (DESTINATION, 3, 0, 1_050)
    assert (b.issued, b.expires, b.arrived) == (TODAY - 5, TODAY + 25, TODAY)
    assert (b.cents, b.definition) == (5_900, 1)
    assert recorded(door.state(), ZW, "ZW 000123/A") == FIRST


def test_each_issuer_counts_for_itself(door: Door) -> None:
    record(door, paper())
    record(door, paper(number="ZW 2"), declared("IN-2"))
    assert door.state().certificates.keys() == {FIRST, FIRST + 1}
    assert door.state().inbound_counts == {ZW: 2}


@pytest.mark.chain_only
def test_storage_holds_number_and_count(door: Door) -> None:
    record(door, paper())
    assert door.read("Paper", "nextNumber", ZW) == FIRST + 1
    assert door.read("Paper", "recorded", typed.shipment_id(ZW, "ZW 000123/A")) == FIRST
    a, b, packing = plain(door.read("Certificates", "certificate", FIRST))
    found = door.state().certificates[FIRST]
    assert (a, b, bytes(packing)) == (astuple(found.a), astuple(found.b), NOTHING)


# Events


@pytest.mark.parametrize(("days", "late"), [(3, False), (4, True)])
def test_blends_are_told_first_then_the_paper_then_its_parcels(
    door: Door, days: int, late: bool
) -> None:
    go_to(door, TODAY + days)
    entries = ((FROM_AO, 100), (DECLARED, 300))
    lots = [declared("IN-1", 600), declared("IN-2", 400, codes.KIND_UNSORTED, *entries)]
    blend, recorded, first, second = record(door, paper(), *lots)
    assert isinstance(blend, BlendMade)
    assert blend.entries == (BlendEntry(FROM_AO, WHOLE // 4), BlendEntry(DECLARED, WHOLE * 3 // 4))
    assert recorded == InboundRecorded(
        FIRST, ZW, DESTINATION, "ZW 000123/A", ZW_EXPORTER, IMPORTER, 2, TODAY - 5, TODAY + 25,
        TODAY, (1_000, 0, 0), (5_000, 0, 0), late, 0, DOCUMENT,
    )  # fmt: skip
    assert [first, second] == [
        InboundRegistered(
            typed.parcel_id(DESTINATION, one.reference), DESTINATION, FIRST, one.reference,
            made, one.millicarats, 1,
        )
        for one, made in zip(lots, (DECLARED, blend.blend), strict=True)
    ]  # fmt: skip
