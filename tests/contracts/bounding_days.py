"""What settings, parameters and counts of days let pass, as the table of boundaries tries it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kp_ledger.base.messages import Event
from kp_ledger.domain.days import SECONDS_PER_DAY
from kp_ledger.generated import acts, codes
from kp_ledger.generated.events import HoldPlaced
from kp_ledger.generated.records import Output, ParcelRef
from tests.actors import actor, sign
from tests.contracts import certifying
from tests.contracts.barring import stop
from tests.contracts.certifying import REASON, set_setting, today
from tests.contracts.cutting import cut, polished, rough
from tests.contracts.parceling import production
from tests.contracts.probing import through
from tests.contracts.test_missing import miss, write_off
from tests.contracts.test_own_bars import NEW
from tests.contracts.test_own_bars import open_zone as open_in_place
from tests.contracts.test_zones import bar_own, open_zone
from tests.contracts.transforming import lose, mix, output, resort, split
from tests.world import (
    CEILING,
    Door,
    go_to,
    hand_over,
    lot,
    register,
)

Does = Callable[[Door, int], None]
Stops = Callable[[Door], object]
Registers = Callable[[Door, int], object]
LICENCE = actor("bw_miner").licence
MILLION = 1_000_000


class Marked(Exception):
    """It is done, and marked: late, or on hold."""


def set_to(door: Door, name: str, value: int) -> None:
    """Sets a setting, or a parameter, by its name, and waits for the next day."""
    number = getattr(codes, name)
    if name.startswith("SETTING_"):
        for office in ("bw_office", "ae_office"):
            set_setting(door, number, value, office)
    else:
        through(door, "Decisions", acts.ParticipantsSetParameter(number, value, today(door)))
    go_to(door, today(door) + 1)


def mark(events: Sequence[Event]) -> None:
    for event in events:
        if getattr(event, "late", False) or isinstance(event, HoldPlaced):
            raise Marked(event)


def wait(door: Door, days: int) -> None:
    door.moment += days * SECONDS_PER_DAY


def named(does: Does, text: str) -> Does:
    does.__name__ = text
    return does


# Production: by its miner, by an order, by an office


def _register(door: Door, day: int) -> None:
    register(door, "A", 1, day=day)


def _register_signed(door: Door, day: int) -> None:
    order = production(door, lot("A", 1), day=day)
    door.do(acts.ParcelsRegisterSigned(order, sign(order, "bw_miner", door.ledger)), "stranger")


def _register_late(door: Door, day: int) -> None:
    door.do(acts.ParcelsRegisterLate(LICENCE, day, 7, (lot("A", 1),)), "bw_office")


def dug_before(door: Door, days: int) -> None:
    _register(door, today(door) - days)


def signed_and_dug_before(door: Door, days: int) -> None:
    _register_signed(door, today(door) - days)


def entered_by_the_office(door: Door, days: int) -> None:
    _register_late(door, today(door) - days)


def _after(name: str, stops: Stops, registers: Registers, dug: int = 1) -> Does:
    """So many days after a zone is stopped for good, what was dug `dug` days before that."""

    def enters(door: Door, days: int) -> None:
        day = today(door) - dug
        stops(door)
        wait(door, days)
        registers(door, day)

    return named(enters, name)


entered_after_a_bar = _after("entered_after_a_bar", bar_own, _register)
signed_after_a_bar = _after("signed_after_a_bar", bar_own, _register_signed)
entered_by_the_office_after_a_bar = _after(
    "entered_by_the_office_after_a_bar", bar_own, _register_late, 31
)
entered_after_the_zone_closed = _after("entered_after_the_zone_closed", open_zone, _register)


def voided_after(door: Door, days: int) -> None:
    parcel = register(door, "A", 1)
    wait(door, days)
    act = acts.CorrectionsVoidRegistration(parcel.parcel, REASON, certifying.NOTHING)
    door.do(act, "bw_miner")


def written_off_after(door: Door, days: int) -> None:
    parcel = register(door, "A", 1_000)
    miss(door, parcel)
    wait(door, days)
    write_off(door, parcel)


# How far back an order is dated


def handed_over_before(door: Door, days: int) -> None:
    parcel = register(door, "A", 1_000, day=today(door) - 30)
    hand_over(door, "bw_miner", "bw_trader", parcel, day=today(door) - days)


def split_before(door: Door, days: int) -> None:
    parcel = register(door, "A", 1_000, day=today(door) - 30)
    split(door, parcel, Output(bytes(32), 1_000, 1), day=today(door) - days)


def valued_before(door: Door, days: int) -> None:
    made = certifying.asked(door, register(door, "A", 1_000, day=today(door) - 30))
    day = today(door) - days
    certifying.value(door, made.request, "bw_miner", codes.CAPACITY_EXPORTER, day=day)


# Losses and yields: of a million millicarats


def lost(door: Door, millicarats: int) -> None:
    """What goes on hold for it cannot be handed on."""
    parcel = register(door, "A", MILLION)
    lose(door, parcel, millicarats)
    hand_over(door, "bw_miner", "bw_trader", ParcelRef(parcel.parcel, 2))


def loses(door: Door, millicarats: int) -> None:
    lose(door, register(door, "A", MILLION), millicarats)


def mix_loses(door: Door, millicarats: int) -> list[Event]:
    parcels = [register(door, text, CEILING // 2) for text in "AB"]
    return mix(door, *parcels, to=output("M", MILLION - millicarats), loss=millicarats)


def mixed_with_a_loss(door: Door, millicarats: int) -> None:
    mark(mix_loses(door, millicarats))


def resort_loses(door: Door, millicarats: int) -> list[Event]:
    parcel = register(door, "A", MILLION)
    return resort(door, [parcel], output("R", MILLION - millicarats), loss=millicarats)


def resorted_with_a_loss(door: Door, millicarats: int) -> None:
    mark(resort_loses(door, millicarats))


def yields(door: Door, millicarats: int) -> None:
    """So much polished of a million, and nothing else."""
    made = polished("P", millicarats)
    cut(door, [rough(door, weight=MILLION)], made, loss=MILLION - millicarats)


# A zone that its own office stops


def stopped_again(door: Door, days: int) -> None:
    stop(door)
    go_to(door, today(door) + days)
    stop(door)


def stopped_again_in_its_place(door: Door, days: int) -> None:
    """A zone is opened in the place of the stopped one, and stopped."""
    open_in_place(door)
    stop(door, NEW)
    go_to(door, today(door) + days)
    open_in_place(door, NEW)
    stop(door, NEW + 1)
