"""A chain on paper with what was moved by law, entered late, or done before a stop was recorded."""

from __future__ import annotations

from typing import Final

from kp_ledger.domain.days import SECONDS_PER_DAY
from kp_ledger.generated import acts, codes
from kp_ledger.generated.records import ParcelRef
from tests.actors import AO
from tests.contracts import certifying as shipments
from tests.contracts import consenting as table
from tests.contracts.test_by_law import move
from tests.index.chains import Paper
from tests.index.queries import scenes
from tests.world import DOCUMENT, TODAY, go_to, hand_over, register

USUAL: Final = 7  # days between an act and a block that is not late
MIXED: Final = scenes.MOVED
MOVED, PLAIN, LEFT = map(shipments.number, range(1, 4))
BY_LAW: Final = TODAY + 3
ENTERED: Final = TODAY + 20  # the day on which what happened before it is entered


def past() -> Paper:
    """Botswana's trade by law, on time and late; Angola is suspended as of a day past."""
    chain = Paper()
    scenes.second_key(chain)
    _move(chain)
    _enter(chain)
    _suspend(chain)
    return chain


def _move(chain: Paper) -> None:
    """What was mixed of it is certified, and so are two parcels that were moved together."""
    old = [register(chain, f"OLD-{index}", 100) for index in range(2)]
    go_to(chain, BY_LAW)
    scenes.by_law(chain)
    scenes.certify_moved(chain)
    move(chain, *sorted(old, key=lambda ref: ref.parcel), to=shipments.EXPORTER)
    scenes.sealed(chain, MOVED, *[ParcelRef(ref.parcel, 2) for ref in old])
    scenes.sealed(chain, PLAIN, register(chain, "PLAIN", 100))


def _enter(chain: Paper) -> None:
    """Handovers, a sighting and an arrival: each on the last day that is in time, and a day later."""
    dug = {text: register(chain, text, 500, day=TODAY) for text in ("TIMELY", "TARDY")}
    left = scenes.sealed(chain, LEFT, *(register(chain, f"LEFT-{n}", 700) for n in range(2)))
    shipments.depart(chain, left)
    go_to(chain, ENTERED)
    for text, days in (("TIMELY", USUAL), ("TARDY", USUAL + 1)):
        signed = chain.moment - SECONDS_PER_DAY
        order = {"day": ENTERED - days, "signed_at": signed, "deadline": signed + 90_000}
        hand_over(chain, "bw_miner", "bw_trader", dug[text], **order)
        seen = acts.ShipmentsSeenInTransit(LEFT, ENTERED - days, True, DOCUMENT)
        chain.do(seen, "ao_office")
    for parcel, days in zip(left.parcels, (3, 4), strict=True):
        only = {"confirmed": (parcel,), "measured": 700, "day": ENTERED - days}
        shipments.confirm(chain, left, **only)


def _suspend(chain: Paper) -> None:
    """As of the day on which it is proposed; its office goes on until that is decided."""
    go_to(chain, ENTERED + 1)
    parcel = register(chain, "AO-1", 900, by="ao_miner")
    proposal = table.propose(chain, table.suspension(chain, AO), "ae_office")
    shipments.hold(chain, parcel.parcel, by="ao_office")
    chain.do(acts.NoticesAttach(codes.SUBJECT_PARCEL, parcel.parcel, DOCUMENT), "ao_office")
    for participant in (table.BW, AO):
        table.say(chain, proposal, participant)
    table.wait(chain, proposal)
    table.close(chain, proposal, table.AE, AO, table.BW)
    assert chain.state().participants[AO][-1].status == codes.KP_SUSPENDED
