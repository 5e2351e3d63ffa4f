"""Acts of a given size: what the table of boundaries (test_boundaries.py) tries on both its sides."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from kp_ledger.base.messages import NO_KEY
from kp_ledger.domain.days import SECONDS_PER_DAY
from kp_ledger.generated import acts, codes
from kp_ledger.generated.records import ParcelRef
from kp_ledger.model import typed
from tests.actors import AE, BW, actor, sign, unsigned
from tests.contracts import certifying
from tests.contracts.consenting import joining, over, propose, suspension
from tests.contracts.enrolling import cut_keys, enrol
from tests.contracts.parceling import production
from tests.contracts.probing import newcomer, through
from tests.contracts.test_paper import declared, paper, record
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
from tests.world import Door, hand_over, handover, lot, reference, register

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


def cited(door: Door, count: int) -> None:
    numbers = tuple(range(1, count + 1))
    certifying.asked(door, register(door, "A", 1_000), cited=numbers)


def seals(door: Door, count: int) -> None:
    shipment = certifying.certified(door)
    certifying.depart(door, shipment, seals=(b"\x5e" * 32,) * count)


def printed(door: Door, count: int) -> None:
    record(door, paper(number="ZW" + "7" * (count - 2)))


def handed_over(door: Door, count: int) -> None:
    hand_over(door, "bw_miner", "bw_trader", *put(door, count))


def proposals(door: Door, count: int) -> None:
    for participant in range(count):
        act = joining(door, over(door) + participant) if participant else suspension(door, AE)
        propose(door, act, "bw_office")


# Days and seconds


def setting_ahead(door: Door, days: int) -> None:
    day = certifying.today(door) + days
    door.do(acts.ParticipantsSetSetting(codes.SETTING_EXPIRY_DAYS, 30, day), "bw_office")


def joining_ahead(door: Door, days: int) -> None:
    propose(door, joining(door, over(door) + days), "bw_office")


def handover_until(door: Door, seconds: int) -> None:
    hand_over(door, "bw_miner", "bw_trader", register(door, "A", 1), deadline=door.moment + seconds)


def handover_ahead(door: Door, seconds: int) -> None:
    parcel = register(door, "A", 1)
    made = handover(door, "bw_miner", "bw_trader", parcel, signed_at=door.moment + seconds)
    made = replace(made, deadline=made.signed_at + 1)
    signature = sign(made, "bw_trader", door.ledger)
    door.do(acts.ParcelsHandOver(made, unsigned("bw_miner"), signature), "bw_miner")


def work_until(door: Door, seconds: int) -> None:
    parcel = register(door, "A", 10)
    made = order(door, codes.OPERATION_LOSS, [parcel], loss=1)
    send(door, replace(made, deadline=made.signed_at + seconds))


def application_until(door: Door, seconds: int) -> None:
    made = certifying.application(door, register(door, "A", 10))
    made = replace(made, signed_at=door.moment, deadline=door.moment + seconds)
    certifying.ask_for(door, made)


def valuation_until(door: Door, seconds: int) -> None:
    made = certifying.asked(door, register(door, "A", 10))
    certifying.value(
        door, made.request, "bw_miner", codes.CAPACITY_EXPORTER,
        signed_at=door.moment, deadline=door.moment + seconds,
    )  # fmt: skip


def acceptance_until(door: Door, seconds: int) -> None:
    shipment = certifying.departed(door)
    certifying.accept(door, shipment, signed_at=door.moment, deadline=door.moment + seconds)


def production_until(door: Door, seconds: int) -> None:
    made = production(door, lot("A", 1), signed_at=door.moment, deadline=door.moment + seconds)
    door.do(acts.ParcelsRegisterSigned(made, sign(made, "bw_miner", door.ledger)), "stranger")


def allotted_ahead(door: Door, count: int) -> None:
    """A range that ends so far above the highest."""
    last = door.state().highest_serials[BW] + count
    act = acts.EnrolmentsAllotNumbers(certifying.OFFICE, last, last)
    door.do(act, "bw_focal")


def kept_keys(door: Door, count: int) -> None:
    names = [f"kept{number}" for number in range(count)]
    for name in names:
        door.do(enrol(newcomer(name).address), "bw_miner")
    kept = tuple(sorted(actor(name).address for name in names))
    miner = actor("bw_miner").organisation
    door.do(cut_keys(miner, kept, NO_KEY, certifying.REASON), "bw_office")


# What settings and parameters let pass while nobody has set them


def expires_after(door: Door, days: int) -> None:
    made = certifying.valued(door, register(door, "A", 10))
    certifying.issue(door, made, expires=certifying.today(door) + days)


def dug_before(door: Door, days: int) -> None:
    register(door, "A", 1, day=certifying.today(door) - days)


def voided_after(door: Door, days: int) -> None:
    parcel = register(door, "A", 1)
    door.moment += days * SECONDS_PER_DAY
    act = acts.CorrectionsVoidRegistration(parcel.parcel, certifying.REASON, certifying.NOTHING)
    door.do(act, "bw_miner")


def issued_after_valuation(door: Door, days: int) -> None:
    made = certifying.valued(door, register(door, "A", 10))
    door.moment += days * SECONDS_PER_DAY
    certifying.issue(door, made)


def worth(door: Door, dollars: int) -> None:
    """A carat and a half, at so many dollars a carat."""
    made = certifying.asked(door, register(door, "A", 1_500))
    for by, capacity in (
        ("bw_miner", codes.CAPACITY_EXPORTER),
        ("bw_office", codes.CAPACITY_GOVERNMENT),
    ):
        certifying.value(door, made.request, by, capacity, unsorted=dollars * 150)
    certifying.issue(door, made)


def departed_late_after_expiry(door: Door, days: int) -> None:
    """Entered so many days after it left, on the last day of the paper."""
    shipment = certifying.certified(door)
    day = certifying.today(door) + 30
    door.moment += (30 + days) * SECONDS_PER_DAY
    certifying.depart(door, shipment, day=day)


def lost(door: Door, millicarats: int) -> None:
    """Of a million; what loses more than the parameter says goes on hold, and cannot be handed on."""
    parcel = register(door, "A", 1_000_000)
    send(door, order(door, codes.OPERATION_LOSS, [parcel], loss=millicarats))
    hand_over(door, "bw_miner", "bw_trader", ParcelRef(parcel.parcel, 2))


def loses(door: Door, millicarats: int) -> None:
    """Of a million, with nobody's word on it."""
    parcel = register(door, "A", 1_000_000)
    send(door, order(door, codes.OPERATION_LOSS, [parcel], loss=millicarats))
