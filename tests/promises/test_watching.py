"""An act rests on the keys whose words were read, and on no others."""

from __future__ import annotations

from kp_ledger.base.messages import Act, Event, Signed
from kp_ledger.generated import acts
from kp_ledger.generated.events import SecondKeyApproved
from kp_ledger.generated.records import Packing, Resolution
from kp_ledger.model.approvals import NO_APPROVAL
from kp_ledger.model.state import State
from tests.contracts.conftest import model_world
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


def test_a_second_signature_counts_where_it_was_asked_for() -> None:
    order = Resolution(CERTIFICATE, 1, 1, 0, 0, 0, 0, 0, 0, 0, DOCUMENT, ())
    hands = (signed(FIRST), signed(SECOND)), (signed(OTHERS),)
    act = acts.DetentionsResolve(order, OFFICE, OFFICE + 1, *hands, PACKING)
    assert rests_on(act) == {FIRST, OTHERS}
    assert rests_on(act, APPROVED) == {FIRST, OTHERS, SECOND}
