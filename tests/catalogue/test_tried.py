"""Every act and event has its rule in the model; what somebody can send is tried twice.

By name on the contracts, and by the differential machine.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

from kp_ledger.base.messages import Act, Event
from kp_ledger.catalogue.act_rows import Sent
from kp_ledger.catalogue.acts import ACTS
from kp_ledger.catalogue.events import EVENTS
from kp_ledger.model.rules import APPLIERS, DECIDERS, import_all
from tests.differential import authority, goods, papers

FOLDER: Final = Path(__file__).parents[1] / "contracts"
ON_CONTRACTS: Final = "\n".join(path.read_text("utf-8") for path in FOLDER.glob("*.py"))
MADE: Final = {**goods.MAKERS, **papers.MAKERS, **authority.MAKERS}
import_all()
SENT = pytest.mark.parametrize(
    "kind",
    [kind for kind, row in ACTS.items() if row.sent is not Sent.CONTRACT],
    ids=lambda kind: kind.__name__,
)


@SENT
def test_an_act_is_tried_on_the_contracts(kind: type[Act]) -> None:
    assert f"{kind.__name__}(" in ON_CONTRACTS, f"no test in tests/contracts sends {kind.__name__}"


@SENT
def test_the_machine_makes_an_act(kind: type[Act]) -> None:
    assert kind in MADE, f"no maker in tests/differential makes {kind.__name__}"


@pytest.mark.parametrize("kind", EVENTS, ids=lambda kind: kind.__name__)
def test_the_model_knows_what_an_event_changes(kind: type[Event]) -> None:
    assert kind in APPLIERS, f"nothing in kp_ledger/model applies {kind.__name__}"


@pytest.mark.parametrize("kind", ACTS, ids=lambda kind: kind.__name__)
def test_the_model_decides_an_act(kind: type[Act]) -> None:
    assert kind in DECIDERS, f"nothing in kp_ledger/model decides {kind.__name__}"
