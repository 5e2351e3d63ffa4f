"""What every signed order and every lot is checked for before the rules of its act.

contracts/libraries/Signatures.sol, References.sol and Lots.sol do the same.
"""

from __future__ import annotations

from kp_ledger.base.messages import NO_KEY, Signed
from kp_ledger.domain.days import SECONDS_PER_DAY, day_of
from kp_ledger.domain.references import well_formed
from kp_ledger.generated import codes
from kp_ledger.generated.refusals import (
    LotsNoWeight,
    LotsUnknownKind,
    OrdersBadSignature,
    OrdersDayTooEarly,
    OrdersDeadlineTooFar,
    OrdersExpired,
    ReferenceMalformed,
)
from kp_ledger.model.lookups import parameter
from kp_ledger.model.rules import Call
from kp_ledger.model.state import State


def check_deadline(call: Call, signed_at: int, deadline: int, limit_days: int) -> None:
    if deadline < call.moment:
        raise OrdersExpired(deadline, call.moment)
    if deadline < signed_at or deadline - signed_at > limit_days * SECONDS_PER_DAY:
        raise OrdersDeadlineTooFar(signed_at, deadline, limit_days)


def check_signed_day(state: State, call: Call, day: int, signed_at: int) -> None:
    """How far back an order may date what it says: contracts/libraries/OrderDays.sol."""
    limit_days = parameter(state, codes.PARAMETER_DAYS_BEFORE_SIGNING, call.today)
    if day + limit_days < day_of(signed_at):
        raise OrdersDayTooEarly(day, day_of(signed_at), limit_days)


def signer(call: Call, signed: Signed, organisation: int) -> str:
    """The key that signed for `organisation`, or the sender when the signature is empty."""
    if not signed.signature:
        return call.sender
    if signed.key == NO_KEY:
        raise OrdersBadSignature(organisation)
    return signed.key


def check_reference(reference: bytes) -> None:
    if not well_formed(reference):
        raise ReferenceMalformed(reference)


def check_lot(reference: bytes, millicarats: int, kind: int) -> None:
    """A lot's own name, weight and kind, whoever registers it."""
    _check_said(reference, millicarats)
    if not is_rough(kind):
        raise LotsUnknownKind(reference, kind)


def check_stock(reference: bytes, millicarats: int, kind: int) -> None:
    """The same of opening stock, which may be polished: it was there before the ledger."""
    _check_said(reference, millicarats)
    if not is_rough(kind) and not is_polished(kind):
        raise LotsUnknownKind(reference, kind)


def _check_said(reference: bytes, millicarats: int) -> None:
    check_reference(reference)
    if millicarats == 0:
        raise LotsNoWeight(reference)


def is_polished(kind: int) -> bool:
    return kind & ~codes.SINGLE_STONE == codes.KIND_POLISHED


def is_rough(kind: int) -> bool:
    return codes.KIND_UNSORTED <= kind & ~codes.SINGLE_STONE <= codes.KIND_GEM
