"""Every kind of signed order, signed now or ahead and for so long, as the table of boundaries tries it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from kp_ledger.generated import acts, codes
from tests.actors import AE, AO, BW, sign
from tests.contracts import certifying
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
from tests.contracts.recording import accept
from tests.contracts.test_reserve import keys_of, name, naming, taking_over
from tests.contracts.test_write_down import write_down
from tests.contracts.transforming import order, send
from tests.world import DOCUMENT, Door, hand_over, lot, register

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


def joiners_reserve(door: Door, when: When) -> None:
    newcomer("zw_focal")
    newcomer("zw_reserve")
    act, by = joining(door, reserve="zw_reserve"), "ae_office"
    said = enrolment_of(act, by, door.moment, use=codes.USE_RESERVE, **when.of(door))
    signed = sign(said, "zw_reserve", door.ledger)
    door.do(replace(act, reserve_enrolment=said, reserve_signature=signed), by)


def reserve_key(door: Door, when: When) -> None:
    _enrolled(door, naming("bw_reserve"), "bw_focal", when)


def key_taking_over(door: Door, when: When) -> None:
    name(door, "bw_reserve")
    kept = keys_of("bw_office", "bw_export")
    act = taking_over("bw_focal2", org("bw_office"), org("bw_export"), kept=kept)
    _enrolled(door, act, "bw_reserve", when)


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
