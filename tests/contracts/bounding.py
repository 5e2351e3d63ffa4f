"""Acts of a given size: what the table of boundaries tries on both its sides."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from kp_ledger.base.messages import NO_KEY
from kp_ledger.generated import acts, codes
from kp_ledger.generated.records import OpeningLot, OriginWeight, ParcelRef
from kp_ledger.model import typed
from tests.actors import AE, BW, ZW, actor, sign
from tests.contracts import certifying
from tests.contracts.approving import approved
from tests.contracts.certifying import OFFICE
from tests.contracts.cutting import cut, polished, rough
from tests.contracts.enrolling import cut_keys, enrol
from tests.contracts.parceling import production
from tests.contracts.probing import newcomer, through
from tests.contracts.recording import declared, paper, record
from tests.contracts.test_by_law import moving
from tests.contracts.test_reserve import name, taking_over
from tests.contracts.transforming import (
    MINER,
    ORIGIN,
    ascending,
    mix,
    order,
    output,
    part,
    put_down,
    register_word,
    resort,
    send,
    split,
)
from tests.world import DOCUMENT, ZONES, Door, go_to, hand_over, lot, reference, register

AT_ONCE = 200  # words in one writing


def put(door: Door, count: int, blends: int = 1) -> list[ParcelRef]:
    """So many of the miner's parcels of one millicarat, over so many origins."""
    refs = []
    for begin in range(0, count, AT_ONCE):
        numbers = range(begin, min(begin + AT_ONCE, count))
        parcels = tuple(typed.parcel_id(MINER, reference(f"N-{number}")) for number in numbers)
        words = tuple(
            replace(register_word(1), blend=ORIGIN + 256 * (number % blends)).pack()
            for number in numbers
        )
        through(door, "Corrections", acts.ParcelsWrite(parcels, words, 0))
        refs += [ParcelRef(parcel, 1) for parcel in parcels]
    return refs


# Sizes


def sold(door: Door, count: int) -> None:
    refs = [put_down(door, f"P-{number}", 1, kind=codes.KIND_POLISHED) for number in range(count)]
    send(door, order(door, codes.OPERATION_SALE, ascending(*refs)))


def origins(door: Door, count: int) -> None:
    mix(door, *put(door, count, blends=count), to=output("ALL", count))


def inputs(door: Door, count: int) -> None:
    mix(door, *put(door, count), to=output("ALL", count))


def lots(door: Door, count: int) -> None:
    door.do(acts.ParcelsRegister(101, certifying.today(door), 0, _lots(count)), "bw_miner")


def _lots(count: int) -> tuple[Any, ...]:
    return tuple(lot(f"N-{number}", 1) for number in range(count))


def parts(door: Door, count: int) -> None:
    split(door, register(door, "A", count), *(part(1) for _ in range(count)))


def sorts(door: Door, count: int) -> None:
    made = (output(f"N-{number}", 1) for number in range(count))
    resort(door, [register(door, "A", count)], *made)


def requested(door: Door, count: int) -> None:
    certifying.asked(door, *put(door, count))


def recorded(door: Door, count: int) -> None:
    made = [declared(f"N-{number}", 1) for number in range(count)]
    record(door, paper(millicarats=(count, 0, 0)), *made)


def valuers(door: Door, count: int) -> None:
    """Named in an application, of three that there may be."""
    named = (*(certifying.EXPORTER, OFFICE, certifying.VALUER)[:count], 0, 0)[:3]
    certifying.asked(door, register(door, "A", 10), valuers=named)


def valuations(door: Door, count: int) -> None:
    made = certifying.asked(door, register(door, "A", 10))
    by = [("bw_miner", codes.CAPACITY_EXPORTER), ("bw_office", codes.CAPACITY_GOVERNMENT)]
    for one, capacity in by[:count]:
        certifying.value(door, made.request, one, capacity)
    certifying.issue(door, made)


def cited(door: Door, count: int) -> None:
    numbers = tuple(range(1, count + 1))
    certifying.asked(door, register(door, "A", 1_000), cited=numbers)


def seals(door: Door, count: int) -> None:
    shipment = certifying.certified(door)
    certifying.depart(door, shipment, seals=(b"\x5e" * 32,) * count)


def printed(door: Door, count: int) -> None:
    record(door, paper(number="ZW" + "7" * (count - 2)))


def reported_forged(door: Door, count: int) -> None:
    door.do(acts.CancellationsReportForgery(ZW, "7" * count, DOCUMENT), "bw_office")


def answered_for(door: Door, count: int) -> None:
    door.do(acts.CancellationsAnswerForgery("7" * count, DOCUMENT), "bw_office")


def handed_over(door: Door, count: int) -> None:
    hand_over(door, "bw_miner", "bw_trader", *put(door, count))


def allotted_ahead(door: Door, count: int) -> None:
    """A range that ends so far above the highest."""
    last = door.state().highest_serials[BW] + count
    act = acts.EnrolmentsAllotNumbers(certifying.OFFICE, last, last)
    door.do(act, "bw_focal")


def kept_keys(door: Door, count: int) -> None:
    names = [f"kept{number}" for number in range(count)]
    for one in names:
        door.do(enrol(newcomer(one).address), "bw_miner")
    kept = tuple(sorted(actor(one).address for one in names))
    miner = actor("bw_miner").organisation
    door.do(cut_keys(miner, kept, NO_KEY, certifying.REASON), "bw_office")


# What settings and parameters let pass while nobody has set them


def resort_inputs(door: Door, count: int) -> None:
    resort(door, put(door, count), output("ALL", count))


def cut_inputs(door: Door, count: int) -> None:
    refs = [rough(door, f"R-{number}", 1) for number in range(count)]
    cut(door, refs, polished("P", count // 2), loss=count - count // 2)


def cut_outputs(door: Door, count: int) -> None:
    """All polished but for one, and half of it lost."""
    made = (polished(f"P-{number}", 1) for number in range(count))
    cut(door, [rough(door, weight=2 * count)], *made, loss=count)


def lots_by_order(door: Door, count: int) -> None:
    order = production(door, *_lots(count))
    door.do(acts.ParcelsRegisterSigned(order, sign(order, "bw_miner", door.ledger)), "stranger")


def lots_by_the_office(door: Door, count: int) -> None:
    day = certifying.today(door) - 31
    door.do(acts.ParcelsRegisterLate(101, day, 0, _lots(count)), "bw_office")


def opening_lots(door: Door, count: int) -> None:
    day = certifying.today(door)
    through(door, "Decisions", acts.ZonesDeclareOpening(AE, 1_000, day + 10, DOCUMENT))
    origin = ZONES[AE, codes.NATURE_OPENING] << 8 | 1
    made = tuple(
        OpeningLot(reference(f"L-{number}"), 1, 1, origin, DOCUMENT) for number in range(count)
    )
    holder = actor("ae_trader").organisation
    door.do(acts.CorrectionsRegisterOpening(holder, day, made), "ae_office")


def stated_origins(door: Door, count: int) -> None:
    """As paper states them."""
    stated = tuple(OriginWeight(origin, 1) for origin in range(257, 257 + count))
    through(door, "Paper", acts.BlendsMake(stated))


def moved_by_law(door: Door, count: int) -> None:
    door.do(enrol(newcomer("bw_office_2").address), "bw_office")
    go_to(door, certifying.today(door) + 3)
    act = approved(door, moving(*ascending(*put(door, count))), "bw_office_2", organisation=OFFICE)
    door.do(act, "bw_office")


def kept_taking_over(door: Door, count: int) -> None:
    """So many keys of the office that stays when a reserve key takes over."""
    names = [f"kept{number}" for number in range(count)]
    for one in names:
        door.do(enrol(newcomer(one).address), "bw_office")
    name(door, "bw_reserve")
    kept = tuple(sorted(actor(one).address for one in names))
    door.do(taking_over("bw_focal2", OFFICE, kept=kept), "bw_reserve")
