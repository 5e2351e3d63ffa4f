"""Every kind of signed order, signed now or ahead and for so long, as the table of boundaries tries it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from kp_ledger.base.messages import Act
from kp_ledger.generated import acts, codes
from tests.actors import AE, AO, BW, actor, sign
from tests.contracts import certifying
from tests.contracts.approving import approved, approved_on_keys, suspending
from tests.contracts.bounding_days import Does, named
from tests.contracts.consenting import (
    closing,
    closing_act,
    joining,
    propose,
    say,
    supported,
    suspension,
    wait,
)
from tests.contracts.detaining import detain, resolve
from tests.contracts.enrolling import cut_keys, enrol, enrolment_of, signed_by_the_key
from tests.contracts.organising import OFFICE, admission, opening, org
from tests.contracts.parceling import production
from tests.contracts.probing import newcomer
from tests.contracts.test_by_law import moving
from tests.contracts.test_paper import accept
from tests.contracts.test_reserve import keys_of, name, naming, taking_over
from tests.contracts.test_two_keys import asking, issuing, replacing, voiding
from tests.contracts.test_write_down import order_of, write_down, writing
from tests.contracts.transforming import order, send, transforming
from tests.world import DOCUMENT, Door, go_to, hand_over, lot, register

SECOND, THIRD = "bw_office_2", "bw_office_3"


@dataclass(frozen=True)
class When:
    """How far ahead of its block an order is signed, and for how long, in seconds."""

    ahead: int
    life: int

    def of(self, door: Door) -> dict[str, int]:
        """For an order that the next act carries."""
        signed_at = door.moment + self.ahead
        return {"signed_at": signed_at, "deadline": signed_at + self.life}


Signing = Callable[[Door, When], Any]


def until(signing: Signing) -> Does:
    """Signed now, for so many seconds."""

    def lives(door: Door, seconds: int) -> None:
        signing(door, When(0, seconds))

    return named(lives, f"{signing.__name__}_until")


def ahead(signing: Signing) -> Does:
    """Signed by a clock that is so many seconds ahead."""

    def early(door: Door, seconds: int) -> None:
        signing(door, When(seconds, 1))

    return named(early, f"{signing.__name__}_ahead")


# Orders about parcels and certificates


def handover(door: Door, when: When) -> None:
    parcel = register(door, "A", 1)
    hand_over(door, "bw_miner", "bw_trader", parcel, **when.of(door))


def work(door: Door, when: When) -> None:
    parcel = register(door, "A", 10)
    send(door, order(door, codes.OPERATION_LOSS, [parcel], loss=1, **when.of(door)))


def application(door: Door, when: When) -> None:
    parcel = register(door, "A", 10)
    certifying.ask_for(door, certifying.application(door, parcel, **when.of(door)))


def valuation(door: Door, when: When) -> None:
    made = certifying.asked(door, register(door, "A", 10))
    certifying.value(door, made.request, "bw_miner", codes.CAPACITY_EXPORTER, **when.of(door))


def acceptance(door: Door, when: When) -> None:
    shipment = certifying.departed(door)
    certifying.accept(door, shipment, **when.of(door))


def acceptance_of_paper(door: Door, when: When) -> None:
    accept(door, **when.of(door))


def resolution(door: Door, when: When) -> None:
    shipment = certifying.departed(door)
    detain(door, shipment)
    resolve(door, shipment, codes.OUTCOME_RETURN, **when.of(door))


def writing_down(door: Door, when: When) -> None:
    parcel = register(door, "A", 1_000)
    write_down(door, parcel, 900, **when.of(door))


def producing(door: Door, when: When) -> None:
    made = production(door, lot("A", 1), **when.of(door))
    door.do(acts.ParcelsRegisterSigned(made, sign(made, "bw_miner", door.ledger)), "stranger")


# Enrolments: at every act that enrols a key


def _enrolled(door: Door, act: Any, by: str, when: When) -> None:
    said = enrolment_of(act, by, door.moment, door.state, **when.of(door))
    door.do(signed_by_the_key(act, said, door.ledger), by)


def key(door: Door, when: When) -> None:
    _enrolled(door, enrol(newcomer("new_key").address), "bw_miner", when)


def first_key(door: Door, when: When) -> None:
    _enrolled(door, admission(), "bw_office", when)


def offices_key(door: Door, when: When) -> None:
    _enrolled(door, opening(organisation=OFFICE), "bw_focal", when)


def key_after_a_cut(door: Door, when: When) -> None:
    act = cut_keys(org("bw_miner"), (), newcomer("new_key").address, DOCUMENT)
    _enrolled(door, act, "bw_office", when)


def joiners_key(door: Door, when: When) -> None:
    newcomer("zw_focal")
    _enrolled(door, joining(door), "ae_office", when)


def reserve_key(door: Door, when: When) -> None:
    _enrolled(door, naming("bw_reserve"), "bw_focal", when)


def key_taking_over(door: Door, when: When) -> None:
    name(door, "bw_reserve")
    kept = keys_of("bw_office", "bw_export")
    act = taking_over("bw_focal2", org("bw_office"), org("bw_export"), kept=kept)
    _enrolled(door, act, "bw_reserve", when)


# Approvals: at every act that carries one


def _second_keys(door: Door) -> None:
    """Two keys more of the office, and three days."""
    for one in (SECOND, THIRD):
        door.do(enrol(newcomer(one).address), "bw_office")
    go_to(door, certifying.today(door) + 3)


def _approved(door: Door, act: Act, when: When, by: str = "bw_office") -> None:
    office = actor("bw_office").organisation
    door.do(approved(door, act, SECOND, organisation=office, **when.of(door)), by)


def approval_of_a_loss(door: Door, when: When) -> None:
    parcel = register(door, "A", 10)
    act = transforming(order(door, codes.OPERATION_LOSS, [parcel], loss=5))
    door.do(approved(door, act, "bw_office", **when.of(door)), "bw_miner")


def approval_of_a_write_down(door: Door, when: When) -> None:
    act = writing(door, order_of(door, register(door, "A", 1_000), 900))
    door.do(approved(door, act, "bw_office", **when.of(door)), "stranger")


def approval_of_a_suspension(door: Door, when: When) -> None:
    act = suspending(door, "bw_office")
    door.do(approved(door, act, "bw_focal", **when.of(door)), "bw_office")


def approval_of_a_move(door: Door, when: When) -> None:
    _second_keys(door)
    _approved(door, moving(register(door, "A", 1_000)), when)


def approval_of_asking(door: Door, when: When) -> None:
    _second_keys(door)
    _approved(door, asking(), when)


def approval_of_an_issue(door: Door, when: When) -> None:
    act = issuing(door)
    _asks(door)
    _approved(door, act, when)


def approval_of_a_void(door: Door, when: When) -> None:
    shipment = certifying.certified(door)
    _asks(door)
    _approved(door, voiding(shipment), when)


def approval_of_a_replacement(door: Door, when: When) -> None:
    shipment = certifying.certified(door)
    _asks(door)
    _approved(door, replacing(shipment), when)


def _asks(door: Door) -> None:
    _second_keys(door)
    _approved(door, asking(), When(0, 1))


# What has a moment, and no deadline


def voice(door: Door, when: When) -> None:
    proposal = propose(door, suspension(door, AO))
    say(door, proposal, BW, signed_at=when.of(door)["signed_at"])


def closing_(door: Door, when: When) -> None:
    proposal = supported(door)
    wait(door, proposal)
    last = closing(door, proposal, BW, signed_at=when.of(door)["signed_at"])
    others = [closing(door, proposal, one) for one in (AE, AO)]
    door.do(closing_act(door, proposal, [*others, last]), "stranger")


def signed_after_withdrawal(door: Door, seconds: int) -> None:
    """So long after its key withdrew all that it had signed."""
    parcel, signed_at = register(door, "A", 1), door.moment + seconds
    door.do(acts.ParticipantsWithdrawOrders(), "bw_trader")
    hand_over(door, "bw_miner", "bw_trader", parcel, signed_at=signed_at, deadline=signed_at + 1)


# How old a key has to be


def young(act: Callable[[Door], Act], asked: bool = True) -> Does:
    """An act of two keys, one of which was enrolled so many seconds before."""

    def acts_(door: Door, seconds: int) -> None:
        made = act(door)
        (_asks if asked else _second_keys)(door)
        enrolled = door.moment
        new = enrol(newcomer("bw_office_4").address)
        door.do(approved_on_keys(door, new, "bw_office", SECOND) if asked else new, "bw_office")
        door.moment = enrolled + seconds
        given = approved(door, made, "bw_office_4", organisation=org("bw_office"))
        door.do(given, "bw_office")

    return named(acts_, f"{act.__name__}_with_a_young_key")


def voids(door: Door) -> Act:
    return voiding(certifying.certified(door))


def replaces(door: Door) -> Act:
    return replacing(certifying.certified(door))


def moves(door: Door) -> Act:
    act: Act = moving(register(door, "A", 1_000))
    return act


def asks(door: Door) -> Act:
    return asking()


def key_of_who_lost_one(door: Door, seconds: int) -> None:
    """Enrolled by the office, and used so many seconds later."""
    cut = door.moment
    door.do(cut_keys(org("bw_miner"), (), newcomer("spare").address, DOCUMENT), "bw_office")
    door.moment = cut + seconds
    door.do(enrol(newcomer("spare2").address), "spare")
