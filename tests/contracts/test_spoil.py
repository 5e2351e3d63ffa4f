"""A number is spoilt: by the office whose it is, before it was used, for good."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kp_ledger.generated import acts, codes
from kp_ledger.generated import refusals as rule
from kp_ledger.generated.events import NumberSpoilt
from kp_ledger.model.certificates import NO_CERTIFICATE
from tests.actors import AO, BW, actor
from tests.contracts.approving import suspend_self
from tests.contracts.certifying import (
    EXPORTER,
    NOTHING,
    OFFICE,
    certified,
    depart,
    issue,
    number,
    plain,
    valued,
)
from tests.world import TODAY, Door, refused, register


def spoil(door: Door, spoilt: int, by: str = "bw_office") -> object:
    return door.do(acts.CancellationsSpoil(spoilt), by)


def test_only_an_office_at_the_border_spoils(door: Door) -> None:
    power = codes.POWERS_AT_THE_BORDER
    with refused(rule.ParticipantsNoPower(EXPORTER, 0, power)):
        spoil(door, number(1), "bw_miner")


def test_a_spoilt_number_is_of_the_offices_participant(door: Door) -> None:
    with refused(rule.CertificatesOtherLetters(number(1, AO), AO, BW)):
        spoil(door, number(1, AO))


def test_a_spoilt_number_is_of_the_offices_range(door: Door) -> None:
    export = actor("bw_export").organisation
    with refused(rule.EnrolmentsSerialNotAllotted(export, 1)):
        spoil(door, number(1), "bw_export")


def test_what_was_used_is_not_spoilt(door: Door) -> None:
    shipment = certified(door)
    with refused(rule.CertificatesNumberUsed(shipment.number)):
        spoil(door, shipment.number)


def test_a_number_is_spoilt_once(door: Door) -> None:
    spoil(door, number(1))
    with refused(rule.CertificatesNumberUsed(number(1))):
        spoil(door, number(1))


def test_no_certificate_bears_a_spoilt_number(door: Door) -> None:
    spoil(door, number(1))
    made = valued(door, register(door, "A", 1_000))
    with refused(rule.CertificatesNumberUsed(number(1))):
        issue(door, made)
    issue(door, made, certificate=number(2))


def test_a_spoilt_number_leads_nowhere(door: Door) -> None:
    shipment = certified(door)
    spoil(door, number(2))
    with refused(rule.CertificatesNotIssued(number(2), codes.CERTIFICATE_SPOILT)):
        depart(door, shipment, certificate=number(2))


def test_a_spoilt_number_stands_with_its_office(door: Door) -> None:
    assert spoil(door, number(1_000)) == [NumberSpoilt(number(1_000), OFFICE)]
    spoilt = {"status": codes.CERTIFICATE_SPOILT, "from_": BW, "office": OFFICE}
    expected = replace(
        NO_CERTIFICATE,
        a=replace(NO_CERTIFICATE.a, **spoilt),
        b=replace(NO_CERTIFICATE.b, issued=TODAY),
    )
    assert door.state().certificates[number(1_000)] == expected


def test_an_office_of_a_suspended_participant_spoils(door: Door) -> None:
    suspend_self(door, "bw_office")
    assert spoil(door, number(1)) == [NumberSpoilt(number(1), OFFICE)]


@pytest.mark.chain_only
def test_storage_holds_the_spoilt_number(door: Door) -> None:
    spoil(door, number(1))
    a, b, packing = plain(door.read("Certificates", "certificate", number(1)))
    assert (a[0], a[6], b[0]) == (codes.CERTIFICATE_SPOILT, OFFICE, TODAY)
    assert bytes(packing) == NOTHING
