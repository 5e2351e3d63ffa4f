"""The largest mix there is: 1,000 parcels over 16 blends of 128 origins, dug, mixed and split here."""

from __future__ import annotations

from random import Random

import pytest

from kp_ledger.base.messages import Event
from kp_ledger.domain.blends import WHOLE
from kp_ledger.domain.days import SECONDS_PER_DAY
from kp_ledger.generated import acts, codes
from kp_ledger.generated.events import BlendMade
from kp_ledger.generated.records import Output, ParcelRef
from kp_ledger.model import typed
from tests.chance import drawing
from tests.contracts.transforming import (
    MINER,
    ascending,
    mix,
    new_zone,
    order,
    output,
    part,
    products,
    send,
    split,
    transformed,
)
from tests.world import Door, lot, reference

ORIGINS, BLENDS, PARCELS = 128, 16, 1_000
GAS_LIMIT = 16_777_216  # what one transaction may use on Ethereum (EIP-7825)


def dig_everywhere(door: Door, random: Random) -> list[list[ParcelRef]]:
    """One lot for each blend from each of 128 zones: for each blend, the 128 parcels it is mixed of."""
    dug: list[list[ParcelRef]] = [[] for _ in range(BLENDS)]
    for zone in range(ORIGINS):
        licence = 1_000 + zone
        new_zone(door, licence, ceiling=(1 << 40) - 1)
        lots = tuple(
            lot(f"Z{zone}-{blend}", random.randrange(100, 1 << 24)) for blend in range(BLENDS)
        )
        day = door.moment // SECONDS_PER_DAY
        door.do(acts.ParcelsRegister(licence, day, 0, lots), "bw_miner")
        for blend, it in enumerate(lots):
            dug[blend].append(ParcelRef(typed.parcel_id(MINER, it.reference), 1))
    return dug


def weight(door: Door, refs: list[ParcelRef]) -> int:
    state = door.state()
    return sum(state.parcel(ref.parcel).millicarats for ref in refs)


def in_parts(door: Door, mixed: ParcelRef, total: int, parts: int) -> list[ParcelRef]:
    each = total // parts
    weights = [each] * (parts - 1) + [total - each * (parts - 1)]
    return products(split(door, mixed, *map(part, weights)))


def a_thousand_parcels(door: Door) -> list[ParcelRef]:
    found: list[ParcelRef] = []
    dug = dig_everywhere(door, drawing("mix limit"))
    totals = [weight(door, refs) for refs in dug]
    for number, (refs, total) in enumerate(zip(dug, totals, strict=True)):
        (mixed,) = products(mix(door, *refs, to=output(f"MIX-{number}", total)))
        found += in_parts(door, mixed, total, parts=63 if number < 8 else 62)
    return found


def gas_of_last_block(door: Door) -> int:
    if hasattr(door, "contracts"):
        import brownie

        return int(brownie.web3.eth.get_block("latest")["gasUsed"])
    if hasattr(door, "client"):
        block = door.client.rpc.call("eth_getBlockByNumber", "latest", False)
        return int(block["gasUsed"], 16)
    return 0


def check_blend(events: list[Event]) -> None:
    made = events[0]
    assert isinstance(made, BlendMade)
    assert len(made.entries) == ORIGINS
    assert sum(entry.parts for entry in made.entries) == WHOLE
    assert transformed(events).blend == made.blend


@pytest.mark.slow
def test_a_thousand_parcels_over_16_blends_of_128_origins_are_mixed(door: Door) -> None:
    refs = list(ascending(*a_thousand_parcels(door)))
    state = door.state()
    assert len(refs) == PARCELS
    assert len({state.parcel(ref.parcel).blend for ref in refs}) == BLENDS
    total = weight(door, refs)
    to = Output(reference("ALL"), total, codes.KIND_UNSORTED)
    events = send(door, order(door, codes.OPERATION_MIX, refs, [to]))
    gas = gas_of_last_block(door)
    check_blend(events)
    print(f"mix of {PARCELS} parcels over {BLENDS} blends of {ORIGINS} origins: {gas:,} gas")
    assert gas < GAS_LIMIT
