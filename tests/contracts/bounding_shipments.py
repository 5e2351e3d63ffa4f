"""Certificates, arrivals and shipments astray, as the table of boundaries tries their days."""

from __future__ import annotations

from kp_ledger.generated import acts, codes
from tests.contracts import certifying
from tests.contracts.bounding_days import Does, mark, named, set_to, wait
from tests.contracts.certifying import today
from tests.contracts.consenting import let_zw_join
from tests.contracts.detaining import detain, detained, let_go, resolve_alone
from tests.contracts.detaining import lose as lose_shipment
from tests.contracts.recording import declared, paper, record
from tests.contracts.test_certificate_ends import lapsing, replacing
from tests.contracts.test_technical import supersede
from tests.world import DOCUMENT, Door, go_to, register

# Certificates


def expires_after(door: Door, days: int) -> None:
    made = certifying.valued(door, register(door, "A", 10))
    certifying.issue(door, made, expires=today(door) + days)


def replaced_to_expire_after(door: Door, days: int) -> None:
    """Where the setting has become 20 since; what is replaced expires later."""
    shipment = certifying.certified(door, expires=today(door) + 50)
    set_to(door, "SETTING_EXPIRY_DAYS", 20)
    door.do(replacing(shipment, expires=today(door) + days), "bw_office")


def technical_expires_after(door: Door, days: int) -> None:
    supersede(door, detained(door), expires=today(door) + days)


def valuation_given_after(door: Door, days: int) -> None:
    made, day, signed_at = certifying.asked(door, register(door, "A", 10)), today(door), door.moment
    wait(door, days)
    certifying.value(
        door, made.request, "bw_miner", codes.CAPACITY_EXPORTER, day=day, signed_at=signed_at
    )


def issued_after_valuation(door: Door, days: int) -> None:
    made = certifying.valued(door, register(door, "A", 10))
    wait(door, days)
    certifying.issue(door, made)


def worth(kind: int) -> Does:
    """A carat and a half of a kind, at so many dollars a carat."""
    field = ("unsorted", "industrial", "gem")[kind - 1]

    def values(door: Door, dollars: int) -> None:
        made = certifying.asked(door, register(door, "A", 1_500, kind=kind))
        cents = {"unsorted": 0, field: dollars * 150}
        for by, capacity in (
            ("bw_miner", codes.CAPACITY_EXPORTER),
            ("bw_office", codes.CAPACITY_GOVERNMENT),
        ):
            certifying.value(door, made.request, by, capacity, **cents)
        certifying.issue(door, made)

    return named(values, f"worth_of_{field}")


def replaced_once(bound: int) -> Does:
    """Worth so many dollars a carat; the bound has come down to `bound` since it was issued."""

    def replaces(door: Door, dollars: int) -> None:
        made = certifying.asked(door, register(door, "A", 3_000))
        certifying.value(door, made.request, "bw_miner", codes.CAPACITY_EXPORTER)
        cents = dollars * 300
        certifying.value(door, made.request, "bw_office", codes.CAPACITY_GOVERNMENT, unsorted=cents)
        certifying.issue(door, made)
        set_to(door, "PARAMETER_DOLLARS_PER_CARAT", bound)
        shipment = certifying.Certified(certifying.number(1), certifying.packing(made))
        door.do(replacing(shipment), "bw_office")

    return named(replaces, f"replaced_once_the_bound_is_{bound}")


def lapsed_after(door: Door, days: int) -> None:
    """So many days after its expiry."""
    shipment = certifying.certified(door)
    go_to(door, today(door) + 30 + days)
    door.do(lapsing(shipment), "bw_miner")


def departed_late_after_expiry(door: Door, days: int) -> None:
    """Entered so many days after it left, on the last day of the paper."""
    shipment = certifying.certified(door)
    day = today(door) + 30
    wait(door, 30 + days)
    certifying.depart(door, shipment, day=day)


def undone_after(door: Door, days: int) -> None:
    shipment = certifying.departed(door)
    wait(door, days)
    act = acts.ShipmentsUndoDeparture(shipment.number, DOCUMENT, shipment.packing)
    door.do(act, "bw_office")


def departure_entered_after(door: Door, days: int) -> None:
    shipment, day = certifying.certified(door), today(door)
    wait(door, days)
    mark(certifying.depart(door, shipment, day=day))


def arrival_entered_after(door: Door, days: int) -> None:
    shipment, day = certifying.departed(door), today(door)
    wait(door, days)
    mark(certifying.confirm(door, shipment, day=day))


def paper_entered_after(door: Door, days: int) -> None:
    day = today(door)
    wait(door, days)
    mark(record(door, paper(arrived=day)))


# Arriving


def arrives_after_expiry(door: Door, setting: int) -> None:
    """A day late, where the setting is so."""
    set_to(door, "SETTING_DETAIN_EXPIRED", setting)
    confirmed_after_expiry(door, 1)


def paper_arrives_after_expiry(door: Door, setting: int) -> None:
    set_to(door, "SETTING_DETAIN_EXPIRED", setting)
    recorded_after_expiry(door, 1)


def confirmed_after_expiry(door: Door, days: int) -> None:
    shipment = certifying.departed(door)
    wait(door, 30 + days)
    certifying.confirm(door, shipment)


def recorded_after_expiry(door: Door, days: int) -> None:
    record(door, paper(expires=today(door) - days, arrived=today(door)))


def measured_apart_of_little(door: Door, millicarats: int) -> None:
    """Of two carats, where a whole one is tolerated."""
    certifying.set_tolerance(door, 1_000)
    go_to(door, today(door) + 1)
    shipment = certifying.departed(door, 2_000)
    certifying.confirm(door, shipment, measured=2_000 + millicarats)


def recorded_after_joining(door: Door, days: int) -> None:
    printed = paper()
    let_zw_join(door)
    go_to(door, today(door) + days)
    record(door, printed, declared())


# Detained and lost


def resolved_alone_after(outcome: int) -> Does:
    def resolves(door: Door, days: int) -> None:
        shipment = detained(door)
        wait(door, days)
        resolve_alone(door, shipment, outcome)

    return named(resolves, f"resolved_alone_to_{outcome}")


def lost_past_overdue(door: Door, days: int) -> None:
    """So many days after it was overdue."""
    shipment = certifying.departed(door)
    wait(door, 14 + days)
    lose_shipment(door, shipment)


def overdue_and_lost(door: Door, days: int) -> None:
    """Ninety days after the time that it has to arrive."""
    shipment = certifying.departed(door)
    wait(door, 90 + days)
    lose_shipment(door, shipment)


def lost_after_detention(door: Door, days: int) -> None:
    shipment = detained(door)
    wait(door, days)
    lose_shipment(door, shipment)


def lost_though_detained_again(door: Door, days: int) -> None:
    """Stopped again just before; counted from the departure."""
    shipment = detained(door)
    wait(door, days - 1)
    let_go(door, shipment)
    detain(door, shipment)
    wait(door, 1)
    lose_shipment(door, shipment)
