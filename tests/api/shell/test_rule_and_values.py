"""Whatever goes wrong names its rule and the values by one door, wherever it comes from."""

from __future__ import annotations

from typing import Any

import pytest
from kp_gateway.intake.errors import NonceUsed, TokenForged
from kp_gateway.refusals import TooLarge

from kp_ledger.answers.errors import NotForYou, NotFound
from kp_ledger.base.errors import BadInput, LedgerUnavailable
from kp_ledger.documents.errors import DocumentEmpty, NotAManifest
from kp_ledger.generated.refusals import ParcelsChanged, ParcelsIllegalMove
from kp_ledger.keys.wire import rule_and_values

PARCEL = b"\x5a" * 32


@pytest.mark.parametrize(
    ("error", "values"),
    [
        (
            ParcelsChanged(PARCEL, 3, 2),
            {"parcel": "0x" + "5a" * 32, "revision": 3, "named": 2},
        ),
        # A member that keeps a word of Python's is written without its underscore.
        (ParcelsIllegalMove(PARCEL, 1, 5), {"parcel": "0x" + "5a" * 32, "from": 1, "to": 5}),
        (NonceUsed(sender="0x1", nonce=3, next=4), {"sender": "0x1", "nonce": 3, "next": 4}),
        (TokenForged(), {}),
        (TooLarge(limit=1_000), {"limit": 1_000}),
        (BadInput("1.2.3", "is no weight"), {"value": "1.2.3", "rule": "is no weight"}),
        (NotFound("BW 1", "nothing"), {"value": "BW 1"}),
        (NotForYou("a name", "members"), {"value": "a name"}),
        (NotAManifest("bafk", "no JSON"), {"cid": "bafk", "rule": "no JSON"}),
        (DocumentEmpty(), {}),
        (LedgerUnavailable("nobody answers"), {}),
    ],
)
def test_an_error_names_its_rule_and_values(error: Exception, values: dict[str, Any]) -> None:
    assert rule_and_values(error) == (type(error).__name__, values)


def test_what_is_no_error_of_the_house_has_no_values() -> None:
    assert rule_and_values(ZeroDivisionError("by zero")) == ("ZeroDivisionError", {})
