"""What readings have to find, taken from a state in memory and the events up to it, one by one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from fractions import Fraction
from math import floor
from typing import Any

from kp_ledger.chain.reader import LoggedEvent
from kp_ledger.domain.blends import WHOLE
from kp_ledger.domain.days import day_of
from kp_ledger.generated import codes, events
from kp_ledger.index.tables import number_at
from kp_ledger.model.state import State

HERE = (1, 2, 3, 4)
ONE_STONE = 0x80
LEFT = (events.ShipmentDeparted, events.InboundRecorded)
BACK = (events.ShipmentReturned, events.DepartureUndone)
WHOLE_ARRIVED = (events.ClosedOutside, events.InboundRecorded)


def production(state: State, told: list[LoggedEvent]) -> set[tuple[Any, ...]]:
    """Event, parcel, Participant, origin, kind, day, millicarats."""
    found, void = set(), _voided(told)
    for one in told:
        event = one.event
        if not isinstance(event, events.ProductionRegistered):
            continue
        if event.parcel in void:
            continue
        of = state.zones[event.origin // 256][-1].participant
        found.add(
            (
                number_at(one.block, one.log),
                event.parcel,
                of,
                event.origin,
                event.kind % ONE_STONE,
                event.day,
                event.millicarats,
            )
        )
    return found


def _voided(told: list[LoggedEvent]) -> set[bytes]:
    """Registered by mistake. What was written off was there."""
    return {one.event.parcel for one in told if isinstance(one.event, events.Voided)}


def registered(state: State, told: list[LoggedEvent]) -> dict[int, int]:
    """Millicarats by origin, of all that was registered and is not void."""
    sums: dict[int, int] = defaultdict(int)
    void = _voided(told)
    for one in told:
        event: Any = one.event
        kinds = (
            events.ProductionRegistered,
            events.OpeningRegistered,
            events.InboundRegistered,
            events.SurplusRegistered,
        )
        if not isinstance(event, kinds):
            continue
        if event.parcel in void:
            continue
        blend = getattr(event, "origin", None) or event.blend
        if blend < 1 << 24:
            sums[blend] += event.millicarats
        else:
            exact = Fraction(event.millicarats, WHOLE)
            reached = given = Fraction(0)
            for entry in state.blends[blend].entries:
                reached += entry.parts * exact
                up_to = Fraction(floor(reached + Fraction(1, 2)))
                sums[entry.origin] += int(up_to - given)
                given = up_to
    return {origin: weight for origin, weight in sums.items() if weight}


def exported(state: State, told: list[LoggedEvent]) -> dict[tuple[int, int], int]:
    """Millicarats that departed and did not come back, by Participants."""
    sums: dict[tuple[int, int], int] = defaultdict(int)
    arrived = _arrived(state, told)
    for one in told:
        event: Any = one.event
        if not isinstance(event, (*LEFT, *BACK)):
            continue
        a = state.certificates[event.certificate].a
        if isinstance(event, LEFT):
            sums[a.from_, a.to] += a.millicarats
        else:  # what was confirmed of it stays away
            sums[a.from_, a.to] -= a.millicarats - arrived.get(event.certificate, 0)
    return {pair: weight for pair, weight in sums.items() if weight}


def imported(state: State, told: list[LoggedEvent]) -> dict[tuple[int, int], int]:
    """Millicarats that arrived as certified, by Participants."""
    sums: dict[tuple[int, int], int] = defaultdict(int)
    for certificate, weight in _arrived(state, told).items():
        a = state.certificates[certificate].a
        sums[a.from_, a.to] += weight
    return {pair: weight for pair, weight in sums.items() if weight}


def _arrived(state: State, told: list[LoggedEvent]) -> dict[int, int]:
    """Millicarats that arrived as certified, by certificate."""
    sums: dict[int, int] = defaultdict(int)
    confirmed: dict[int, int] = defaultdict(int)
    for one in told:
        event: Any = one.event
        if isinstance(event, events.ShipmentConfirmed):
            confirmed[event.certificate] += event.certified
            sums[event.certificate] = confirmed[event.certificate]
        elif isinstance(event, WHOLE_ARRIVED) or _has_arrived(event):
            sums[event.certificate] = state.certificates[event.certificate].a.millicarats
        elif isinstance(event, events.DetainedAgain):
            sums[event.certificate] = confirmed[event.certificate]
    return {number: weight for number, weight in sums.items() if weight}


def _has_arrived(event: Any) -> bool:
    """Whether what was detained is where it was to come, perhaps to go on from there."""
    resolved = isinstance(event, events.DetentionResolved)
    return resolved and event.outcome in (
        codes.OUTCOME_AS_CERTIFIED, codes.OUTCOME_CORRECTED, codes.OUTCOME_TECHNICAL,
    )  # fmt: skip


def overdue(state: State, moment: int) -> dict[int, int]:
    """Days late by certificate."""
    found = {}
    for number, record in state.certificates.items():
        if record.a.status != codes.CERTIFICATE_DEPARTED:
            continue
        set_then = [
            entry.value
            for entry in state.settings.get((record.a.from_, codes.SETTING_OVERDUE_DAYS), [])
            if entry.since <= record.b.departed
        ]
        late = day_of(moment) - record.b.departed - (set_then[-1] if set_then else 14)
        if late > 0:
            found[number] = late
    return found


def detained(state: State, moment: int) -> dict[int, int]:
    """Days since then by certificate."""
    return {
        number: day_of(moment) - record.a.stopped
        for number, record in state.certificates.items()
        if record.a.status == codes.CERTIFICATE_DETAINED
    }


def held(state: State, organisation: int) -> set[bytes]:
    return {
        parcel
        for parcel, word in state.parcels.items()
        if word.status in HERE and organisation in (word.custodian, word.owner)
    }


def on_hold(state: State, organisation: int) -> set[bytes]:
    mine = held(state, organisation)
    return {
        hold
        for hold, record in state.holds.items()
        if record.status == codes.HOLD_IN_FORCE and record.parcel in mine
    }


def endings(state: State, moment: int, organisation: int) -> Iterator[tuple[str, int, int]]:
    """Address or "", licence or 0, last day."""
    today = day_of(moment)
    for address, key in state.keys.items():
        last = day_of(key.until - 1)
        ends = moment < key.until < (1 << 48) - 1 and last <= today + 30
        if key.organisation == organisation and ends:
            yield address, 0, last
    for number in state.licences_of.get(organisation, []):
        last = state.licences[number].until
        if today <= last <= today + 30:
            yield "", number, last
