"""What holds of zones, licences and production, whatever is entered and when."""

from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from kp_ledger.base.messages import Refusal
from kp_ledger.domain.blends import WHOLE
from kp_ledger.domain.days import SECONDS_PER_DAY, month_of
from kp_ledger.generated import acts, codes
from kp_ledger.generated.events import HoldPlaced, ProductionRegistered
from kp_ledger.generated.records import OriginBar
from kp_ledger.generated.refusals import ZonesOriginBarred
from kp_ledger.model import zones
from kp_ledger.model.epochs import traced_zones
from kp_ledger.model.state import Ledger, State
from tests.actors import BW, actor
from tests.contracts.conftest import model_world, played
from tests.contracts.probing import through
from tests.world import CEILING, DOCUMENT, PARAMETERS, TODAY, ZONES, ModelDoor, go_to, lot

WORLD = played(model_world())
assert isinstance(WORLD, ModelDoor)
ZONE = ZONES[BW, codes.NATURE_TRACED]
MINER = actor("bw_miner")

statuses = st.lists(
    st.tuples(st.sampled_from((1, 2, 3)), st.integers(TODAY - 20, TODAY + 20)), max_size=6
)


def set_statuses(door: ModelDoor, entries: list[tuple[int, int]]) -> None:
    for status, day in entries:
        try:
            through(door, "Decisions", acts.ZonesSetStatus(ZONE, status, day, 0, DOCUMENT))
        except Refusal:
            continue


@given(st.integers(0, 2**32))
def test_months_are_those_of_the_calendar(moment: int) -> None:
    when = datetime.fromtimestamp(moment, UTC)
    assert month_of(moment) == (when.year - 1970) * 12 + when.month - 1


@given(statuses)
def test_epochs_are_counted_and_recorded_in_order(entries: list[tuple[int, int]]) -> None:
    door = WORLD.fork()
    set_statuses(door, entries)
    history = door.state().zones[ZONE]
    assert [zone.epoch for zone in history] == list(range(1, len(history) + 1))
    assert [zone.recorded for zone in history] == sorted(zone.recorded for zone in history)


@given(statuses, st.integers(TODAY - 20, TODAY), st.integers(0, 45))
@settings(max_examples=300)
def test_nothing_is_registered_of_a_day_on_which_digging_was_barred(
    entries: list[tuple[int, int]], day: int, wait: int
) -> None:
    door = WORLD.fork()
    set_statuses(door, entries)
    go_to(door, TODAY + wait)
    then, last = zones.zone_on(door.state(), ZONE, day), door.state().zones[ZONE][-1]
    now = zones.zone_on(door.state(), ZONE, TODAY + wait)
    barred_after = codes.ZONE_BARRED in (now.status, last.status) and any(
        zone.status == codes.ZONE_BARRED and zone.since > day for zone in door.state().zones[ZONE]
    )
    stopped = any(zone.since > day for zone in door.state().zones[ZONE])
    lots = (lot("A-1", 1_000),)
    for act, by in (
        (acts.ParcelsRegister(MINER.licence, day, 0, lots), "bw_miner"),
        (acts.ParcelsRegisterLate(MINER.licence, day, 0, lots), "bw_office"),
    ):
        try:
            events = door.fork().do(act, by)
        except Refusal:
            in_time = TODAY + wait <= day + PARAMETERS[codes.PARAMETER_PRODUCTION_DAYS]
            assert then.status == codes.ZONE_BARRED or stopped or in_time or by == "bw_miner"
            continue
        assert then.status != codes.ZONE_BARRED
        (registered,) = (e for e in events if isinstance(e, ProductionRegistered))
        held = any(isinstance(e, HoldPlaced) for e in events)
        assert registered.origin == ZONE << 8 | then.epoch
        limited = codes.ZONE_LIMITED in (then.status, now.status)
        assert held == (by == "bw_office" or limited or barred_after)


@given(st.lists(st.integers(1, CEILING), min_size=1, max_size=6))
def test_what_goes_above_the_ceiling_is_on_hold_lot_by_lot(weights: list[int]) -> None:
    door = WORLD.fork()
    lots = tuple(lot(f"A-{i}", weight) for i, weight in enumerate(weights))
    events = door.do(acts.ParcelsRegister(MINER.licence, TODAY, 0, lots), "bw_miner")
    held = {event.parcel for event in events if isinstance(event, HoldPlaced)}
    total = 0
    for event in events:
        if isinstance(event, ProductionRegistered):
            total += event.millicarats
            assert (event.parcel in held) == (total > CEILING)
    assert door.state().licences[MINER.licence].produced == total


@given(st.data())
def test_a_new_zone_is_never_milder_than_what_it_replaces(data: st.DataObject) -> None:
    door = WORLD.fork()
    for _ in range(data.draw(st.integers(1, 5))):
        own = traced_zones(door.state(), BW)
        live = [z for z in own if door.state().zones[z][-1].status != codes.ZONE_CLOSED]
        replaces = tuple(sorted(data.draw(st.sets(st.sampled_from(live)))))
        before = {z: door.state().zones[z][-1].status for z in live}
        door.do(acts.ZonesOpenZone(DOCUMENT, replaces), "bw_office")
        opened = max(traced_zones(door.state(), BW))
        status = door.state().zones[opened][-1].status
        assert status >= max([1, *(before[z] for z in replaces)])
        assert status == codes.ZONE_BARRED or codes.ZONE_BARRED not in before.values()
        change = acts.ZonesSetStatus(opened, data.draw(st.integers(1, 3)), TODAY, 0, DOCUMENT)
        through(door, "Decisions", change)


@given(st.integers(0, 1_000_000), st.integers(1, 10**9), st.integers(0, 10**9))
def test_a_barred_origin_leaves_up_to_its_exact_share(share: int, total: int, weight: int) -> None:
    state = State(Ledger(1, {}))
    state.origin_bars[257] = OriginBar(codes.ORIGIN_BARRED, share)
    try:
        zones.check_origins(state, [257], [weight * WHOLE], total, 0)
    except ZonesOriginBarred:
        assert not share or weight * 1_000_000 > share * total
    else:
        assert share and weight * 1_000_000 <= share * total


def test_a_bar_begins_at_midnight() -> None:
    door = WORLD.fork()
    set_statuses(door, [(codes.ZONE_BARRED, TODAY + 1)])
    door.moment = (TODAY + 1) * SECONDS_PER_DAY - 1
    act = acts.ParcelsRegister(MINER.licence, TODAY, 0, (lot("A-1", 1_000),))
    door.do(act, "bw_miner")
    later = acts.ParcelsRegister(MINER.licence, TODAY + 1, 0, (lot("A-2", 1_000),))
    try:
        door.do(later, "bw_miner")
    except Refusal as refusal:
        assert refusal.values() == (ZONE, 2, codes.ZONE_BARRED, TODAY + 1)
    else:
        raise AssertionError("dug under a bar")
