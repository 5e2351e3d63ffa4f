"""The small world the tests play in, as a list of acts, and the door they act through.

The same tests run through two doors: the model, in memory, and the contracts, by brownie. A test
says what is done, by whom and when; it never knows which door it went through.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Protocol

from kp_ledger.base.messages import NO_KEY, Act, Event, Refusal
from kp_ledger.domain.days import FOREVER, SECONDS_PER_DAY
from kp_ledger.generated import acts, codes
from kp_ledger.generated.records import (
    Founding,
    Handover,
    Lot,
    ParameterEntry,
    ParcelRef,
    ParticipantEntry,
)
from kp_ledger.model import typed
from kp_ledger.model.rules import Call, apply, decide
from kp_ledger.model.state import Ledger, State
from tests.actors import AE, ALL_POWERS, AO, BW, ZW, actor, sign, unsigned
from tests.contracts.enrolling import admit, open_office, proved

DAY0 = 20_454  # 2026-01-01: the founding
TODAY = DAY0 + 60  # where tests begin, at noon
ZONES = {
    (participant, nature): 4 * index + nature
    for index, participant in enumerate((AE, AO, BW, ZW))
    for nature in (1, 2, 3, 4)
}
PARAMETERS = {
    codes.PARAMETER_PRODUCTION_DAYS: 30,
    codes.PARAMETER_GRACE_AFTER_BAR_DAYS: 7,
    codes.PARAMETER_LATE_DAYS: 3,
    codes.PARAMETER_VALUATION_DAYS: 30,
    codes.PARAMETER_LOSS_ON_HOLD_PPM: 30_000,
    codes.PARAMETER_VOID_DAYS: 30,
    codes.PARAMETER_PAPER_GRACE_DAYS: 60,
    codes.PARAMETER_WINDOW_LEDGER_DAYS: 10,
    codes.PARAMETER_WINDOW_KP_DAYS: 10,
    codes.PARAMETER_WINDOW_PARAMETER_DAYS: 30,
    codes.PARAMETER_DAYS_BEFORE_SIGNING: 7,
    codes.PARAMETER_LOSS_APPROVED_PPM: 200_000,
    codes.PARAMETER_YIELD_LEAST_PPM: 150_000,
    codes.PARAMETER_YIELD_MOST_PPM: 700_000,
    codes.PARAMETER_WRITE_OFF_DAYS: 180,
    codes.PARAMETER_RESOLVE_ALONE_DAYS: 30,
    codes.PARAMETER_LOST_OVERDUE_DAYS: 90,
    codes.PARAMETER_LOST_DETAINED_DAYS: 180,
    codes.PARAMETER_UNDO_DAYS: 3,
    codes.PARAMETER_DOLLARS_PER_CARAT: 1_000_000,
    codes.PARAMETER_HEARD_PPM: 500_000,
    codes.PARAMETER_CHAIR_CLOSES_DAYS: 10,
    codes.PARAMETER_LAPSE_DAYS: 30,
    codes.PARAMETER_CLOSING_DAYS: 1,
    codes.PARAMETER_OPEN_PROPOSALS: 3,
}
DOCUMENT = b"\x0d" * 32
CEILING = 1_000_000  # millicarats a month, of each miner


def founding() -> Founding:
    on_ledger = [
        ParticipantEntry(code, True, DAY0, actor(focal).address, NO_KEY)
        for code, focal in ((AE, "ae_focal"), (AO, "ao_focal"), (BW, "bw_focal"))
    ]
    return Founding(
        allocation=b"\xa1" * 32,
        participants=(*on_ledger, ParticipantEntry(ZW, True, 0, NO_KEY, NO_KEY)),
        chair=BW,
        parameters=tuple(ParameterEntry(*item) for item in PARAMETERS.items()),
        definition=b"\xde" * 32,
        day=DAY0,
    )


def founders() -> list[str]:
    return ["ae_focal", "ao_focal", "bw_focal"]


def beginnings() -> list[tuple[Act, str]]:
    """Everything done on the founding day: offices, organisations, keys, licences."""
    steps: list[tuple[Act, str]] = []
    for code, participant in (("bw", BW), ("ao", AO), ("ae", AE)):
        office = actor(f"{code}_office")
        steps.append((_open(office.name, ALL_POWERS), f"{code}_focal"))
        steps.append((acts.EnrolmentsAllotNumbers(office.organisation, 1, 1_000), f"{code}_focal"))
        for name in _members(participant):
            steps += _admit(name, office.name)
    steps.append((_open("bw_export", codes.POWER_EXPORT), "bw_focal"))
    export = actor("bw_export").organisation
    steps.append((acts.EnrolmentsAllotNumbers(export, 1_001, 2_000), "bw_focal"))
    for name in ("zw_exporter", "zw_importer"):
        admit = acts.ParticipantsAdmitOutside(actor(name).organisation, ZW, DOCUMENT)
        steps.append((admit, "bw_office"))
    return steps


def _open(name: str, powers: int) -> Act:
    who = actor(name)
    return open_office(who.organisation, who.participant, powers, DOCUMENT, DOCUMENT, who.address)


def _members(participant: int) -> list[str]:
    from tests.actors import ACTORS

    return [
        a.name
        for a in ACTORS.values()
        if a.participant == participant and a.organisation and a.role != codes.ROLE_OFFICE
    ]


def _admit(name: str, office: str) -> list[tuple[Act, str]]:
    who = actor(name)
    roles = who.role if who.role in (codes.ROLE_OBSERVER, codes.ROLE_SCHEME) else 0
    steps: list[tuple[Act, str]] = [
        (
            admit(who.organisation, roles, DOCUMENT, DOCUMENT, who.address),
            office,
        )
    ]
    if who.licence:
        mines = who.role == codes.ROLE_MINER
        zone = ZONES[who.participant, codes.NATURE_TRACED] if mines else 0
        grant = acts.ZonesGrant(
            who.licence,
            who.organisation,
            zone,
            who.role,
            DAY0,
            DAY0 + 730,
            CEILING if mines else 0,
            DOCUMENT,
        )
        steps.append((grant, office))
    return steps


class Door(Protocol):
    """Where the acts of a test go. `moment` is the time of the next block."""

    ledger: Ledger
    moment: int

    def do(self, act: Act, by: str) -> list[Event]:
        """The events of `act`, sent by an actor; raises the Refusal."""
        ...

    def state(self) -> State:
        """The state as the events tell it."""
        ...

    def read(self, contract: str, function: str, *args: Any) -> Any:
        """What a view function of a contract returns."""
        ...


class ModelDoor:
    def __init__(self, state: State, moment: int) -> None:
        self._state = state
        self.ledger = state.ledger
        self.moment = moment

    def do(self, act: Act, by: str) -> list[Event]:
        moment, self.moment = self.moment, self.moment + 1  # a block each, refused or not
        act = proved(act, by, self.ledger, moment, self.state)
        events = decide(self._state, act, Call(actor(by).address, moment))
        for event in events:
            apply(self._state, event, moment)
        return events

    def state(self) -> State:
        return self._state

    def fork(self) -> ModelDoor:
        return ModelDoor(copy.deepcopy(self._state), self.moment)


def noon(day: int) -> int:
    return day * SECONDS_PER_DAY + 43_200


def go_to(door: Door, day: int) -> None:
    """Moves the clock to noon of `day`."""
    door.moment = max(door.moment, noon(day))  # no clock goes back


@contextmanager
def refused(expected: Refusal) -> Iterator[None]:
    """Passes when what is done inside is refused by exactly this rule, with these values."""
    try:
        yield
    except Refusal as refusal:
        assert refusal == expected, f"refused, but: {refusal!r} and not {expected!r}"
    else:
        raise AssertionError(f"not refused; expected {expected!r}")


def reference(text: str) -> bytes:
    return text.encode().ljust(32, b"\0")


def lot(text: str, millicarats: int, kind: int = codes.KIND_UNSORTED) -> Lot:
    return Lot(reference(text), millicarats, kind, DOCUMENT)


def register(
    door: Door, text: str, millicarats: int, by: str = "bw_miner", day: int = 0, kind: int = 1
) -> ParcelRef:
    """Production of `by`, registered; the parcel on its first revision."""
    day = day or door.moment // SECONDS_PER_DAY
    who = actor(by)
    door.do(acts.ParcelsRegister(who.licence, day, 0, (lot(text, millicarats, kind),)), by)
    return ParcelRef(typed.parcel_id(who.organisation, reference(text)), 1)


def handover(
    door: Door, giver: str, receiver: str, *parcels: ParcelRef, moves: int = 3, **changes: Any
) -> Handover:
    values: dict[str, Any] = {
        "giver": actor(giver).organisation,
        "receiver": actor(receiver).organisation,
        "moves": moves,
        "day": door.moment // SECONDS_PER_DAY,
        "signed_at": door.moment,
        "deadline": door.moment + SECONDS_PER_DAY,
        "terms": bytes(32),
        "parcels": tuple(sorted(parcels, key=lambda ref: ref.parcel)),
    }
    return Handover(**{**values, **changes})


def hand_over(door: Door, giver: str, receiver: str, *parcels: ParcelRef, **changes: Any) -> None:
    """A handover that the giver sends and the receiver has signed."""
    order = handover(door, giver, receiver, *parcels, **changes)
    signature = sign(order, receiver, door.ledger)
    door.do(acts.ParcelsHandOver(order, unsigned(giver), signature), giver)


__all__ = [
    "AE", "AO", "BW", "CEILING", "DAY0", "DOCUMENT", "FOREVER", "TODAY", "ZONES", "ZW",
    "Door", "ModelDoor", "beginnings", "founders", "founding", "go_to", "hand_over", "handover",
    "lot", "noon", "reference", "refused", "register",
]  # fmt: skip
