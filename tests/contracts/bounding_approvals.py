"""Approvals at every act that carries one, and keys too young to act with another, as the table tries them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from kp_ledger.base.messages import Act
from kp_ledger.generated import acts, codes
from kp_ledger.model import typed
from kp_ledger.model.approvals import NOT_APPROVED
from tests.actors import actor, sign
from tests.contracts import certifying
from tests.contracts.approving import approved, approved_on_keys, suspending
from tests.contracts.barring import bar, barring, clearing
from tests.contracts.bounding_days import Does, named
from tests.contracts.bounding_orders import When
from tests.contracts.detaining import detained, resolution, signed_by_both
from tests.contracts.enrolling import cut_keys, enrol
from tests.contracts.organising import org
from tests.contracts.probing import newcomer
from tests.contracts.test_by_law import moving
from tests.contracts.test_two_keys import asking, issuing, replacing, voiding
from tests.contracts.test_write_down import order_of, writing
from tests.contracts.transforming import order, transforming
from tests.world import DOCUMENT, Door, go_to, lot, reference, register

Makes = Callable[[Door], Act]
EXPORTING, IMPORTING = "bw_office", "ae_office"


def _second_keys(door: Door, office: str = EXPORTING) -> None:
    """Two keys more of an office, and three days."""
    for number in (2, 3):
        door.do(enrol(newcomer(f"{office}_{number}").address), office)
    go_to(door, certifying.today(door) + 3)


def _asks(door: Door, office: str = EXPORTING) -> None:
    """An office asks for two of its keys."""
    _second_keys(door, office)
    _do(door, asking(), office, f"{office}_2", office)


def _do(door: Door, act: Any, sends: str, second: str, office: str, **changes: Any) -> None:
    """Sent by a key of an office, and approved by another."""
    changes = {"organisation": org(office), **changes}
    if hasattr(act, "second"):
        given = approved_on_keys(door, act, sends, second, **changes)
    else:
        given = approved(door, act, second, **changes)
    door.do(given, sends)


# Acts of two keys


def enrols(door: Door) -> Act:
    return enrol(newcomer("bw_office_5").address)


def revokes(door: Door) -> Act:
    key = newcomer("bw_office_5").address
    door.do(enrol(key), EXPORTING)
    return acts.EnrolmentsRevoke(key, door.moment, DOCUMENT, *NOT_APPROVED)


def issues(door: Door) -> Act:
    return issuing(door)


def voids(door: Door) -> Act:
    return voiding(certifying.certified(door))


def replaces(door: Door) -> Act:
    return replacing(certifying.certified(door))


def moves(door: Door) -> Act:
    act: Act = moving(register(door, "A", 1_000))
    return act


def asks(door: Door) -> Act:
    return asking()


def resolves_alone(door: Door) -> Act:
    """What was detained a month and a day ago."""
    shipment = detained(door)
    go_to(door, certifying.today(door) + 31)
    day = certifying.today(door)
    return acts.DetentionsResolveAlone(
        shipment.number, codes.OUTCOME_RETURN, day, DOCUMENT, shipment.packing, *NOT_APPROVED
    )


# Their Approvals, and others


def _approval(makes: Makes, asked: bool = True, office: str = EXPORTING) -> Any:
    """Of an act of two keys, which the office asks for, or for which all are asked."""

    def approves(door: Door, when: When) -> None:
        made = makes(door)
        (_asks if asked else _second_keys)(door, office)
        _do(door, made, office, f"{office}_2", office, **when.of(door))

    approves.__name__ = f"approval_{makes.__name__}"
    return approves


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


def approval_of_a_bar(door: Door, when: When) -> None:
    door.do(approved(door, barring(door), "bw_focal", **when.of(door)), "bw_office")


def approval_of_clearing(door: Door, when: When) -> None:
    bar(door)
    door.do(approved(door, clearing(door), "bw_focal", **when.of(door)), "bw_office")


APPROVALS = [
    approval_of_a_loss, approval_of_a_write_down, approval_of_a_suspension, approval_of_a_bar,
    approval_of_clearing, _approval(moves, asked=False), _approval(asks, asked=False),
    _approval(issues), _approval(voids), _approval(replaces), _approval(enrols),
    _approval(revokes), _approval(resolves_alone, office=IMPORTING),
]  # fmt: skip


# How old a key has to be


def _young(door: Door, office: str, asked: bool) -> tuple[str, int]:
    """A key that is enrolled now, and when."""
    young, moment = f"{office}_4", door.moment
    new: Any = enrol(newcomer(young).address)
    if asked:
        new = approved_on_keys(door, new, office, f"{office}_2")
    door.do(new, office)
    return young, moment


def _with_young(makes: Makes, sends: bool, asked: bool = True, office: str = EXPORTING) -> Does:
    """An act of two keys, one of which was enrolled so many seconds before: it sends, or approves."""

    def acts_(door: Door, seconds: int) -> None:
        made = makes(door)
        (_asks if asked else _second_keys)(door, office)
        young, enrolled = _young(door, office, asked)
        door.moment = enrolled + seconds
        keys = (young, f"{office}_2") if sends else (office, young)
        _do(door, made, *keys, office)

    return named(acts_, f"{makes.__name__}_a_young_key_{'sends' if sends else 'approves'}")


def _both(makes: Makes, asked: bool = True, office: str = EXPORTING) -> list[Does]:
    return [_with_young(makes, sends, asked, office) for sends in (True, False)]


def _resolved(end: str, at: int) -> Does:
    """By two keys of the office at one end, the young one as the first or as the second."""
    office = EXPORTING if end == "exporting" else IMPORTING

    def resolves(door: Door, seconds: int) -> None:
        shipment = detained(door)
        _asks(door, office)
        young, enrolled = _young(door, office, asked=True)
        door.moment = enrolled + seconds
        said = resolution(door, shipment, codes.OUTCOME_RETURN)
        keys = (young, office) if at == 0 else (office, young)
        signed = tuple(sign(said, one, door.ledger) for one in keys)
        act = replace(signed_by_both(door, shipment, said), **{end: signed})
        door.do(act, "stranger")

    return named(resolves, f"resolved_a_young_key_{end}_{at}")


def _late(door: Door, by: str) -> bytes:
    """The hold on what an office entered late."""
    day = certifying.today(door) - 31
    act = acts.ParcelsRegisterLate(actor("bw_miner").licence, day, 7, (lot("A", 1_000),))
    door.do(act, by)
    return typed.hold_id(typed.parcel_id(org("bw_miner"), reference("A")), 1)


def entered_by_a_young_key(door: Door, seconds: int) -> None:
    """And released by another."""
    young, enrolled = _young(door, EXPORTING, asked=False)
    hold = _late(door, young)
    door.moment = enrolled + seconds
    certifying.release(door, hold, EXPORTING)


def released_by_a_young_key(door: Door, seconds: int) -> None:
    """What another entered."""
    hold = _late(door, EXPORTING)
    young, enrolled = _young(door, EXPORTING, asked=False)
    door.moment = enrolled + seconds
    certifying.release(door, hold, young)


OF_TWO_KEYS = [
    *_both(moves, asked=False), *_both(asks, asked=False), *_both(issues), *_both(voids),
    *_both(replaces), *_both(enrols), *_both(revokes), *_both(resolves_alone, office=IMPORTING),
    *(_resolved(end, at) for end in ("exporting", "importing") for at in (0, 1)),
    entered_by_a_young_key, released_by_a_young_key,
]  # fmt: skip


def key_of_who_lost_one(door: Door, seconds: int) -> None:
    """Enrolled by the office, and used so many seconds later."""
    cut = door.moment
    door.do(cut_keys(org("bw_miner"), (), newcomer("spare").address, DOCUMENT), "bw_office")
    door.moment = cut + seconds
    door.do(enrol(newcomer("spare2").address), "spare")
