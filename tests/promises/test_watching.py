"""What a promise reads of an act: the keys on which it rests, and what a hold lets pass."""

from __future__ import annotations

from kp_ledger.base.messages import Act, Event, Signed
from kp_ledger.base.replacing import replace
from kp_ledger.domain.parcels import NO_PARCEL
from kp_ledger.generated import acts, codes
from kp_ledger.generated.events import SecondKeyApproved, ShipmentFound
from kp_ledger.generated.records import Packing, Resolution
from kp_ledger.model.approvals import NO_APPROVAL
from kp_ledger.model.state import State
from tests.contracts.conftest import model_world
from tests.promises import hands
from tests.promises.ghost import Ghost
from tests.promises.promises import KEPT
from tests.promises.watching import Step

CERTIFICATE, OFFICE, DOCUMENT = 7 << 32 | 1, 5, b"\x0d" * 32
SENDER, FIRST, OTHERS, SECOND = ("0x" + digit * 40 for digit in "abcd")
PACKING = Packing(bytes(32), (), ())
APPROVED = SecondKeyApproved(CERTIFICATE, OFFICE, SECOND)
STATE: State = model_world().state()


def signed(key: str) -> Signed:
    return Signed(key, b"\x01" * 65)


def rests_on(act: Act, *events: Event) -> set[str]:
    return Step(act, SENDER, 0, STATE, list(events), {}, {}).rests_on()


def test_an_approval_counts_where_a_second_key_was_asked_for() -> None:
    """Seed 426885652: a certificate was voided beside the Approval of a key that was revoked."""
    act = acts.CancellationsVoidCertificate(
        CERTIFICATE, 1, DOCUMENT, DOCUMENT, PACKING, NO_APPROVAL, signed(SECOND)
    )
    assert rests_on(act) == {SENDER}
    assert rests_on(act, APPROVED) == {SENDER, SECOND}


def test_what_is_found_on_its_way_goes_on_with_its_hold() -> None:
    """Of a lost shipment the parcels lie where they left, and an office there may hold them."""
    lost = replace(NO_PARCEL, status=codes.PARCEL_MISSING, holds=1)
    act = acts.DetentionsFindOnItsWay(CERTIFICATE, 1, DOCUMENT, PACKING)
    moved = {bytes(32): (lost, replace(lost, status=codes.PARCEL_DEPARTED))}
    found = ShipmentFound(CERTIFICATE, (OFFICE,), 1, DOCUMENT)
    told = [
        list(hands.a_hold_stops_moves(Step(act, SENDER, 0, STATE, events, moved, {}), Ghost()))
        for events in ([found], [])
    ]
    assert told == [[KEPT], ["moved"]]


def test_a_second_signature_counts_where_it_was_asked_for() -> None:
    order = Resolution(CERTIFICATE, 1, 1, 0, 0, 0, 0, 0, 0, 0, DOCUMENT, ())
    hands = (signed(FIRST), signed(SECOND)), (signed(OTHERS),)
    act = acts.DetentionsResolve(order, OFFICE, OFFICE + 1, *hands, PACKING)
    assert rests_on(act) == {FIRST, OTHERS}
    assert rests_on(act, APPROVED) == {FIRST, OTHERS, SECOND}
