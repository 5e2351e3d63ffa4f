"""The keeper of certificates' words: who comes in, and which moves it lets through."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest

from kp_ledger.domain.certificate_moves import MOVES
from kp_ledger.generated import acts, codes
from kp_ledger.generated import refusals as rule
from kp_ledger.generated.records import CertificateA, CertificateB, Progress
from kp_ledger.model.state import Certificate
from tests.actors import actor
from tests.contracts.certifying import Certified, certified, number, plain
from tests.contracts.probing import through
from tests.world import TODAY, Door, refused

DECIDERS = ("Issuance", "Cancellations", "Shipments", "Detentions", "Paper")
NEW = number(9)
# The ways on which a certificate comes to each status that it can leave.
WAYS = {
    codes.CERTIFICATE_ISSUED: (),
    codes.CERTIFICATE_DEPARTED: (codes.CERTIFICATE_DEPARTED,),
    codes.CERTIFICATE_DETAINED: (codes.CERTIFICATE_DEPARTED, codes.CERTIFICATE_DETAINED),
    codes.CERTIFICATE_RETURNING: (codes.CERTIFICATE_DEPARTED, codes.CERTIFICATE_RETURNING),
    codes.CERTIFICATE_LOST: (codes.CERTIFICATE_DEPARTED, codes.CERTIFICATE_LOST),
    codes.CERTIFICATE_SUPERSEDED: (
        codes.CERTIFICATE_DEPARTED,
        codes.CERTIFICATE_DETAINED,
        codes.CERTIFICATE_SUPERSEDED,
    ),
    codes.CERTIFICATE_CONFIRMED: (codes.CERTIFICATE_DEPARTED, codes.CERTIFICATE_CONFIRMED),
    codes.CERTIFICATE_VOIDED: (codes.CERTIFICATE_VOIDED,),
    codes.CERTIFICATE_LAPSED: (codes.CERTIFICATE_LAPSED,),
    codes.CERTIFICATE_RETURNED: (codes.CERTIFICATE_DEPARTED, codes.CERTIFICATE_RETURNED),
    codes.CERTIFICATE_FORFEITED: (
        codes.CERTIFICATE_DEPARTED,
        codes.CERTIFICATE_DETAINED,
        codes.CERTIFICATE_FORFEITED,
    ),
}
UNUSED = 99


def record(door: Door, shipment: Certified) -> Certificate:
    return door.state().certificates[shipment.number]


def beginning(door: Door, shipment: Certified, status: int) -> acts.CertificatesBegin:
    """As the shipment's own, in another status."""
    a, b, packing = plain(record(door, shipment))
    return acts.CertificatesBegin(NEW, CertificateA(status, *a[1:]), CertificateB(*b), packing)


def moving(shipment: Certified, status: int, **changes: Any) -> acts.CertificatesMove:
    nothing = dict.fromkeys(("step", "flags", "stopped", "departed", "arrived", "recorded"), 0)
    values: dict[str, Any] = {"remaining": 2, **nothing, **changes}
    return acts.CertificatesMove(shipment.number, Progress(status, **values))


@pytest.mark.parametrize("by", ["stranger", "bw_office", "bw_focal"])
def test_no_key_writes_a_certificates_word(door: Door, by: str) -> None:
    shipment = certified(door)
    with refused(rule.NotTheDoor(actor(by).address)):
        door.do(beginning(door, shipment, codes.CERTIFICATE_ISSUED), by)
    with refused(rule.NotTheDoor(actor(by).address)):
        door.do(moving(shipment, codes.CERTIFICATE_DEPARTED), by)


@pytest.mark.parametrize("contract", ["Parcels", "Corrections", "Requests", "Consensus"])
@pytest.mark.chain_only
def test_no_other_contract_writes_a_certificates_word(door: Door, contract: str) -> None:
    shipment = certified(door)
    with refused(rule.NotTheDoor(door.ledger.addresses[contract].lower())):
        through(door, contract, beginning(door, shipment, codes.CERTIFICATE_ISSUED))
    with refused(rule.NotTheDoor(door.ledger.addresses[contract].lower())):
        through(door, contract, moving(shipment, codes.CERTIFICATE_DEPARTED))


@pytest.mark.parametrize("contract", DECIDERS)
def test_a_number_begins_once(door: Door, contract: str) -> None:
    shipment = certified(door)
    through(door, contract, beginning(door, shipment, codes.CERTIFICATE_ISSUED))
    with refused(rule.CertificatesNumberUsed(NEW)):
        through(door, contract, beginning(door, shipment, codes.CERTIFICATE_ISSUED))


@pytest.mark.parametrize("status", sorted({UNUSED, *MOVES} - MOVES[codes.CERTIFICATE_NONE]))
def test_a_certificate_begins_as_the_table_says(door: Door, status: int) -> None:
    shipment = certified(door)
    with refused(rule.CertificatesIllegalMove(NEW, codes.CERTIFICATE_NONE, status)):
        through(door, "Issuance", beginning(door, shipment, status))


def test_what_never_began_does_not_move(door: Door) -> None:
    act = acts.CertificatesMove(NEW, Progress(codes.CERTIFICATE_DEPARTED, 1, *[0] * 6))
    with refused(rule.CertificatesUnknown(NEW)):
        through(door, "Shipments", act)


@pytest.mark.parametrize("before", WAYS)
def test_a_certificate_moves_as_the_table_says(door: Door, before: int) -> None:
    shipment = certified(door)
    for status in WAYS[before]:
        through(door, "Shipments", moving(shipment, status))
    for to in sorted({codes.CERTIFICATE_NONE, UNUSED, *MOVES} - MOVES[before]):
        with refused(rule.CertificatesIllegalMove(shipment.number, before, to)):
            through(door, "Shipments", moving(shipment, to))


@pytest.mark.parametrize(
    ("before", "to"), [(a, b) for a, b in product(WAYS, MOVES) if b in MOVES[a]]
)
@pytest.mark.chain_only
def test_a_certificate_makes_each_move_of_the_table(door: Any, before: int, to: int) -> None:
    shipment = certified(door)
    for status in (*WAYS[before], to):
        through(door, "Shipments", moving(shipment, status))
    a, _, _ = plain(door.read("Certificates", "certificate", shipment.number))
    assert a[0] == to


@pytest.mark.chain_only
def test_what_is_printed_stays_and_the_rest_moves(door: Any) -> None:
    shipment = certified(door)
    a, b, packing = plain(record(door, shipment))
    to = {"remaining": 1, "step": 3, "flags": 5, "stopped": TODAY + 2}
    days = {"departed": TODAY, "arrived": TODAY + 1, "recorded": TODAY + 3}
    through(door, "Paper", moving(shipment, codes.CERTIFICATE_DEPARTED, **to, **days))
    moved, printed, digest = plain(door.read("Certificates", "certificate", shipment.number))
    assert (moved, printed, bytes(digest)) == (
        (codes.CERTIFICATE_DEPARTED, *a[1:8], 1, a[9], 3, 5, TODAY + 2),
        (*b[:2], TODAY, TODAY + 1, *b[4:7], TODAY + 3),
        packing,
    )
