"""Shipments that crossed a border, or were to: what left and what was counted on arrival."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import Any, Final

from kp_ledger.domain.parcels import Parcel
from kp_ledger.generated import codes, events
from kp_ledger.index.lengths import QUARTER, begins

# Kinds in the order in which certificates and valuations list them.
KINDS: Final = (codes.KIND_UNSORTED, codes.KIND_INDUSTRIAL, codes.KIND_GEM)

MOVES: Final = (
    events.ShipmentDeparted,
    events.ShipmentConfirmed,
    events.ClosedOutside,
    events.ShipmentReturned,
    events.DepartureUndone,
    events.DetentionResolved,
    events.ShipmentForfeited,
    events.ShipmentLost,
    events.ShipmentFound,
    events.DetainedAgain,
)
ENDS: Final = (events.ShipmentForfeited, events.ShipmentLost)
# What goes on under a technical certificate has come to where that begins.
ARRIVING: Final = (
    codes.OUTCOME_AS_CERTIFIED,
    codes.OUTCOME_CORRECTED,
    codes.OUTCOME_TECHNICAL,
)

Weights = tuple[int, ...]  # millicarats by kind
Words = Callable[[Iterable[bytes]], Iterable[Parcel]]


@dataclass(frozen=True, slots=True)
class Arrival:
    """What the importing side counted on a day; `measured` and `certified` in millicarats."""

    event: int
    day: int
    certified: Weights
    measured: int
    cents: int


@dataclass(slots=True)
class Crossing:
    """A certificate under which weight crossed a border, or was to.

    `paper`: of an issuer outside, recorded here; it left on its day of issue, as far as is known.
    """

    certificate: int
    exporting: int
    importing: int
    weights: Weights
    cents: Weights
    issued: int
    parcels: int
    paper: bool = False
    departed: int = 0
    departed_event: int = 0
    arrivals: list[Arrival] = field(default_factory=list)
    over: bool = False  # nothing of it is under way any more

    @property
    def under_way(self) -> bool:
        """Whether some of it has left and has come to rest nowhere yet."""
        return self.departed > 0 and not self.over

    @property
    def millicarats(self) -> int:
        return sum(self.weights)


def measured(arrival: Arrival) -> list[tuple[int, int]]:
    """Weight by kind. What was measured more or less stands with the heaviest kind."""
    weights = list(arrival.certified)
    heaviest = max(range(len(weights)), key=weights.__getitem__)
    weights[heaviest] += arrival.measured - sum(arrival.certified)
    return [(kind, weight) for kind, weight in zip(KINDS, weights, strict=True) if weight]


# Its course, event by event


def issued(event: events.CertificateIssued) -> Crossing:
    """A certificate's, from its issue on."""
    return Crossing(
        event.certificate,
        event.from_,
        event.to,
        event.millicarats,
        event.cents,
        event.issued,
        event.parcels,
    )


def recorded(event: events.InboundRecorded, to: int, number: int) -> Crossing:
    """That of paper: the importing office has the goods when it records it."""
    weight, cents = sum(event.millicarats), sum(event.cents)
    return Crossing(
        event.certificate,
        event.issuer,
        to,
        event.millicarats,
        event.cents,
        event.issued,
        event.parcels,
        paper=True,
        departed=event.issued,
        departed_event=number,
        over=True,
        arrivals=[Arrival(number, event.arrived, event.millicarats, weight, cents)],
    )


def move(crossing: Crossing, event: Any, number: int, words: Words) -> None:
    """It left, arrived, came back or was closed; `words` gives parcels as they are by then."""
    if isinstance(event, events.ShipmentDeparted):
        crossing.departed, crossing.departed_event = event.day, number
    elif isinstance(event, events.ClosedOutside):
        whole = (crossing.weights, event.carats, sum(crossing.cents))
        crossing.arrivals.append(Arrival(number, event.day, *whole))
        crossing.over = True
    elif isinstance(event, events.ShipmentReturned):
        _come_back(crossing)
    elif isinstance(event, events.DepartureUndone):
        crossing.departed, crossing.departed_event = 0, 0
    elif isinstance(event, ENDS):
        crossing.over = True
    elif isinstance(event, events.ShipmentFound):
        crossing.over = False
    elif isinstance(event, events.DetainedAgain):
        crossing.over = False
        crossing.arrivals.pop()
    elif isinstance(event, events.DetentionResolved):
        _resolve(crossing, event, number)
    else:
        weights = _confirmed(crossing, event, words)
        cents = 0 if event.remaining else sum(crossing.cents)
        crossing.arrivals.append(Arrival(number, event.day, weights, event.measured, cents))
        crossing.over = not event.remaining


def _come_back(crossing: Crossing) -> None:
    """What is back has not been exported: what was confirmed of it counts, and nothing else."""
    kept = tuple(map(sum, zip(*(one.certified for one in crossing.arrivals), strict=True)))
    kept = kept or (0,) * len(KINDS)
    shares = zip(crossing.cents, kept, crossing.weights, strict=True)
    crossing.cents = tuple(cents * weight // (whole or 1) for cents, weight, whole in shares)
    crossing.weights, crossing.over = kept, True
    if crossing.arrivals:
        crossing.arrivals[-1] = replace(crossing.arrivals[-1], cents=sum(crossing.cents))
    else:
        crossing.departed = 0


def _resolve(crossing: Crossing, event: events.DetentionResolved, number: int) -> None:
    """What was still to come lies at its destination, as both offices said."""
    if event.outcome not in ARRIVING:
        return
    come = [arrival.certified for arrival in crossing.arrivals]
    left = tuple(
        weight - sum(one[kind] for one in come) for kind, weight in enumerate(crossing.weights)
    )
    crossing.arrivals.append(Arrival(number, event.day, left, sum(left), sum(crossing.cents)))
    crossing.over = True


def _confirmed(crossing: Crossing, event: events.ShipmentConfirmed, words: Words) -> Weights:
    """The weight of what was confirmed, by kind."""
    if len(event.parcels) == crossing.parcels:
        return crossing.weights
    found = dict.fromkeys(KINDS, 0)
    for word in words(event.parcels):
        found[word.kind & ~codes.SINGLE_STONE] += word.millicarats
    return tuple(found.values())


# What it counts for


def gaps(one: Crossing) -> dict[tuple[int, int], int]:
    """By the first day of a quarter and kind: what left in it less what was confirmed in it."""
    found: dict[tuple[int, int], int] = defaultdict(int)
    if one.departed:
        quarter = begins(one.departed, QUARTER)
        for kind, weight in zip(KINDS, one.weights, strict=True):
            found[quarter, kind] += weight
    for arrival in one.arrivals:
        for kind, weight in measured(arrival):
            found[begins(arrival.day, QUARTER), kind] -= weight
    return {key: weight for key, weight in found.items() if weight}
