"""A chain on paper with what was moved by law."""

from __future__ import annotations

from typing import Final

from kp_ledger.generated.records import ParcelRef
from kp_ledger.model.typed import parcel_id
from tests.actors import actor
from tests.contracts import certifying as shipments
from tests.contracts.test_by_law import move
from tests.index.chains import Paper
from tests.index.queries import scenes
from tests.world import TODAY, go_to, reference, register

TRADER: Final = actor("bw_trader").organisation
MIXED, MOVED, PLAIN = map(shipments.number, range(1, 4))
BY_LAW: Final = TODAY + 3


def past() -> Paper:
    """Botswana's trade by law."""
    chain = Paper()
    scenes.second_key(chain)
    _move(chain)
    return chain


def _move(chain: Paper) -> None:
    """What was mixed of it is certified, and so are two parcels that were moved together."""
    old = [register(chain, f"OLD-{index}", 100) for index in range(2)]
    go_to(chain, BY_LAW)
    scenes.by_law(chain)
    mixed = parcel_id(TRADER, reference("LAW-MIX"))
    made = shipments.valued(
        chain,
        ParcelRef(mixed, chain.state().parcels[mixed].revision),
        by="bw_trader",
        exporter=TRADER,
        owner=TRADER,
    )
    shipments.issue(chain, made, certificate=MIXED)
    move(chain, *sorted(old, key=lambda ref: ref.parcel), to=shipments.EXPORTER)
    scenes.sealed(chain, MOVED, *[ParcelRef(ref.parcel, 2) for ref in old])
    scenes.sealed(chain, PLAIN, register(chain, "PLAIN", 100))
