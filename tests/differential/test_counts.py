"""What the whole run tried: no kind of act is left out, no refusal is never provoked.

Counts the contract suite (DOOR=both) and the machine together, so it runs last, and only when
both ran.
"""

from __future__ import annotations

import os

import pytest

from kp_ledger.base.messages import Act, Refusal
from kp_ledger.generated import acts, refusals
from tests import both


def names(module: object, base: type) -> set[str]:
    return {
        name
        for name, kind in vars(module).items()
        if isinstance(kind, type) and issubclass(kind, base) and kind is not base
    }


@pytest.fixture(autouse=True)
def whole_run(request: pytest.FixtureRequest) -> None:
    files = {item.path.name for item in request.session.items}
    if os.environ.get("DOOR") != "both" or not {"test_machine.py", "test_handover.py"} <= files:
        pytest.skip("counts a whole run: DOOR=both pytest")


@pytest.mark.chain
def test_no_kind_of_act_is_never_tried() -> None:
    assert names(acts, Act) - set(both.tried) == set()


@pytest.mark.chain
def test_no_refusal_is_never_provoked() -> None:
    unprovoked = names(refusals, Refusal) - set(both.refused) - set(ELSEWHERE)
    assert unprovoked == set()


# Provoked by brownie and by the model, each alone (tests/contracts/test_founding.py and
# test_consensus.py): a founding is no act, and two acts in one block have one moment.
ELSEWHERE = frozenset(
    {
        "ConsensusAlreadyProposed",
        "ConsensusFocalKeyOutside",
        "ConsensusFounderLater",
        "ConsensusFoundingInFuture",
        "ConsensusNoAllocation",
        "ConsensusNoDefinition",
        "ConsensusNoFounder",
        "ConsensusNobodyCounted",
        "ConsensusNotAscending",
        "ConsensusNotTheFocalKey",
        "ConsensusParameterCount",
        "ConsensusParameterOrder",
    }
)
