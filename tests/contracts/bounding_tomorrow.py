"""What is dated of a day to come, as the table of boundaries tries it."""

from __future__ import annotations

from kp_ledger.domain.days import SECONDS_PER_DAY
from kp_ledger.generated import acts, codes
from kp_ledger.generated.records import OpeningLot, Output
from tests.actors import AE, actor, sign
from tests.contracts import certifying, detaining
from tests.contracts import test_close_outside as outside
from tests.contracts.certifying import Certified, today
from tests.contracts.parceling import production
from tests.contracts.probing import through
from tests.contracts.recording import paper, record
from tests.contracts.transforming import split as split_up
from tests.world import DOCUMENT, ZONES, Door, go_to, hand_over, lot, reference, register

# A day to come: dated the day after tomorrow, so many seconds before that begins


def _before_its_day(door: Door, seconds: int) -> int:
    day = today(door) + 2
    door.moment = day * SECONDS_PER_DAY - seconds
    return day


def handed_over(door: Door, seconds: int) -> None:
    parcel = register(door, "A", 1_000)
    hand_over(door, "bw_miner", "bw_trader", parcel, day=_before_its_day(door, seconds))


def split(door: Door, seconds: int) -> None:
    parcel, day = register(door, "A", 1_000), _before_its_day(door, seconds)
    split_up(door, parcel, Output(bytes(32), 1_000, 1), day=day)


def valued(door: Door, seconds: int) -> None:
    made = certifying.asked(door, register(door, "A", 1_000))
    day = _before_its_day(door, seconds)
    certifying.value(door, made.request, "bw_miner", codes.CAPACITY_EXPORTER, day=day)


def dug(door: Door, seconds: int) -> None:
    register(door, "A", 1, day=_before_its_day(door, seconds))


def departed(door: Door, seconds: int) -> None:
    shipment = certifying.certified(door)
    certifying.depart(door, shipment, day=_before_its_day(door, seconds))


def confirmed(door: Door, seconds: int) -> None:
    shipment = certifying.departed(door)
    certifying.confirm(door, shipment, day=_before_its_day(door, seconds))


def seen(door: Door, seconds: int) -> None:
    shipment = certifying.departed(door)
    certifying.see(door, shipment, day=_before_its_day(door, seconds))


def recorded(door: Door, seconds: int) -> None:
    record(door, paper(arrived=_before_its_day(door, seconds)))


def signed(door: Door, seconds: int) -> None:
    day = _before_its_day(door, seconds)
    order = production(door, lot("A", 1), day=day)
    door.do(acts.ParcelsRegisterSigned(order, sign(order, "bw_miner", door.ledger)), "stranger")


def opened_with(door: Door, seconds: int) -> None:
    """Opening stock."""
    closes = today(door) + 10
    through(door, "Decisions", acts.ZonesDeclareOpening(AE, 1_000, closes, DOCUMENT))
    origin = ZONES[AE, codes.NATURE_OPENING] << 8 | 1
    made = OpeningLot(reference("OLD"), 1_000, 1, origin, DOCUMENT)
    holder, day = actor("ae_trader").organisation, _before_its_day(door, seconds)
    door.do(acts.CorrectionsRegisterOpening(holder, day, (made,)), "ae_office")


def stands(door: Door, seconds: int) -> None:
    """A standing."""
    miner, day = actor("bw_miner").organisation, _before_its_day(door, seconds)
    act = acts.ParticipantsSetStanding(miner, codes.STANDING_SUSPENDED, day, DOCUMENT)
    door.do(act, "bw_office")


# Shipments astray


def detained(door: Door, seconds: int) -> None:
    shipment = certifying.departed(door)
    detaining.detain(door, shipment, day=_before_its_day(door, seconds))


def turned_back(door: Door, seconds: int) -> None:
    shipment = certifying.departed(door)
    detaining.turn_back(door, shipment, day=_before_its_day(door, seconds))


def taken_back(door: Door, seconds: int) -> None:
    shipment = certifying.departed(door)
    detaining.turn_back(door, shipment)
    detaining.take_back(door, shipment, day=_before_its_day(door, seconds))


def resolved(door: Door, seconds: int) -> None:
    shipment, day = detaining.detained(door), _before_its_day(door, seconds)
    detaining.resolve(door, shipment, codes.OUTCOME_RETURN, day=day)


def resolved_alone(door: Door, seconds: int) -> None:
    shipment = detaining.detained(door)
    go_to(door, today(door) + 31)
    day = _before_its_day(door, seconds)
    detaining.resolve_alone(door, shipment, codes.OUTCOME_RETURN, day=day)


def lost(door: Door, seconds: int) -> None:
    shipment = _overdue(door)
    detaining.lose(door, shipment, day=_before_its_day(door, seconds))


def found_on_its_way(door: Door, seconds: int) -> None:
    shipment = _overdue(door)
    detaining.lose(door, shipment)
    detaining.find(door, shipment, day=_before_its_day(door, seconds))


def found_back(door: Door, seconds: int) -> None:
    shipment = _overdue(door)
    detaining.lose(door, shipment)
    detaining.find_back(door, shipment, day=_before_its_day(door, seconds))


def _overdue(door: Door) -> Certified:
    shipment = certifying.departed(door)
    go_to(door, today(door) + 105)
    return shipment


def closed_outside(door: Door, seconds: int) -> None:
    shipment = outside.under_way(door)
    outside.close(door, shipment, day=_before_its_day(door, seconds))


def back_from_outside(door: Door, seconds: int) -> None:
    shipment = outside.under_way(door)
    outside.take(door, shipment, day=_before_its_day(door, seconds))
