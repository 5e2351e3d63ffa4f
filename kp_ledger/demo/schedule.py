"""When what is dug and shipped, and the stock each Participant needs on its first day for it.

Days count from the first day of the year, 0.
"""

from __future__ import annotations

from collections import defaultdict
from contextlib import suppress
from dataclasses import dataclass, replace
from heapq import heapify, heappop, heappush
from itertools import accumulate
from random import Random
from typing import Final

from kp_ledger.answers.published import MILLICARATS_PER_KILOCARAT as KILOCARAT
from kp_ledger.answers.published import ON_LEDGER, Figures
from kp_ledger.demo.draws import parts, spread, stream
from kp_ledger.demo.flows import Flows

DAYS: Final = 365
# Opening stock needs a proposal with a window of ten days.
OPENING_DAY: Final = 13
# From the mine to a tender, from a request to the importer's shelf, from the shelf to a request.
MINE_LAG, TRADE_LAG, SHELF_LAG = 18, 16, 3
LAST_REQUEST: Final = 338
LAST_DIG: Final = 335
# Shipments of a year at scale 1, paper of Participants outside included.
SHIPMENTS: Final = 590
# Days on which shipments leave: who re-exports needs goods in first, who imports must get them.
WINDOWS: Final = {"IN": (55, 312), "AE": (30, LAST_REQUEST), "IL": (60, LAST_REQUEST)}
WINDOWS_OF_CENTRES: Final = {"CN": (60, LAST_REQUEST), "EU": (OPENING_DAY + 2, LAST_REQUEST)}
INTO_CENTRE: Final = ("AE", "EU", "IL", "CN")
LAST_INTO_CENTRE: Final = 312
# Stock stated for the first day, thousand carats at least.
STATED: Final = {"CD": 893, "AO": 386, "AE": 2_600}
# And what the order of days needs on top: a share of the year's exports.
MARGIN: Final = {"CD": 0.12, "AO": 0.12, "AE": 0.05, "EU": 0.05}
# Lots of a year's production at scale 1 come in this many registrations for each producer.
REGISTRATIONS: Final = {
    "RU": 48, "BW": 40, "CA": 30, "AO": 34, "CD": 40, "ZA": 30,
    "ZW": 26, "NA": 18, "SL": 22, "LS": 10, "TZ": 10,
}  # fmt: skip
GRACE_DAYS: Final = 60
# Told apart: the newcomer's parcel, and what a cooperative registers over its ceiling.
NEWCOMER: Final = 1_250_000
NEWCOMER_PAIR: Final = ("BW", "AE")
OVER_CEILING: Final = 8_000_000
DUG_APART: Final = {"BW": NEWCOMER, "CD": OVER_CEILING}
# Few, large parts may not find an order; then others are drawn.
ATTEMPTS: Final = 200


@dataclass(frozen=True, slots=True)
class Shipment:
    """A certificate's worth: `day` is that of the request, or of arrival for foreign paper."""

    exporter: str
    importer: str
    millicarats: int
    day: int
    before: bool = False

    @property
    def foreign(self) -> bool:
        return self.before or self.exporter not in ON_LEDGER


@dataclass(frozen=True, slots=True)
class Dig:
    """A registration of a producer; of what was dug before a bar, if it says so."""

    participant: str
    millicarats: int
    day: int
    before_a_bar: bool = False


@dataclass(frozen=True, slots=True)
class Schedule:
    shipments: tuple[Shipment, ...]
    digs: tuple[Dig, ...]
    opening: dict[str, int]


class OutOfOrderError(Exception):
    """Drawn days and sizes that leave a shipment without stock."""


def scheduled(figures: Figures, flows: Flows, seed: int, scale: float) -> Schedule:
    """The year in order of days. The scale changes how many parts a total comes in, no total."""
    opening = _opening(flows)
    for attempt in range(ATTEMPTS):
        rng = stream(seed, "schedule", scale, attempt)
        shipments, digs = _shipments(flows, scale, rng), _digs(figures, scale, rng)
        with suppress(OutOfOrderError):
            return Schedule(tuple(_in_order(shipments, digs, opening)), tuple(digs), opening)
    raise OutOfOrderError(f"no order of days found at scale {scale}; try a larger one")


def _shipments(flows: Flows, scale: float, rng: Random) -> list[Shipment]:
    certified = {**flows.certified}
    certified[NEWCOMER_PAIR] -= NEWCOMER
    cells = [(pair, w, False) for pair, w in certified.items()]
    cells += [(pair, w, True) for pair, w in flows.before.items()]
    # Small flows get more than their share: their shipments are smaller too.
    counts = _counts([float(w) ** 0.75 for _, w, _ in cells], round(SHIPMENTS * scale))
    out = []
    for (pair, total, before), count in zip(cells, counts, strict=True):
        days = spread(*_window(*pair, before), count, rng)
        sizes = parts(total, count, rng)
        out += [Shipment(*pair, w, day, before) for w, day in zip(sizes, days, strict=True)]
    return out


def _counts(weights: list[float], total: int) -> list[int]:
    whole = sum(weights)
    return [max(1, round(total * weight / whole)) for weight in weights]


def _window(exporter: str, importer: str, before: bool) -> tuple[int, int]:
    if before:
        return OPENING_DAY - 8, GRACE_DAYS - 12
    windows = WINDOWS | WINDOWS_OF_CENTRES
    first, last = windows.get(exporter, (24, LAST_REQUEST))
    return first, min(last, LAST_INTO_CENTRE) if importer in INTO_CENTRE else last


def _digs(figures: Figures, scale: float, rng: Random) -> list[Dig]:
    out = []
    for code, registrations in REGISTRATIONS.items():
        total = (figures.production[code].millicarats or 0) - DUG_APART.get(code, 0)
        count = max(2, round(registrations * scale))
        days = spread(2, LAST_DIG, count, rng)
        out += [
            Dig(code, w, d) for w, d in zip(parts(total, count, rng, sigma=0.4), days, strict=True)
        ]
    return sorted(out, key=lambda dig: (dig.day, dig.participant))


def _opening(flows: Flows) -> dict[str, int]:
    """Stated stock, and a margin for the order of days; whole thousand carats, at any scale."""
    stock = {code: kilocarats * KILOCARAT for code, kilocarats in STATED.items()}
    stock["EU"] = flows.exports("EU") - flows.imports("EU")
    for code, share in MARGIN.items():
        stock[code] = stock.get(code, 0) + int(share * flows.exports(code))
    return {code: -(-weight // KILOCARAT) * KILOCARAT for code, weight in sorted(stock.items())}


def _in_order(
    shipments: list[Shipment], digs: list[Dig], opening: dict[str, int]
) -> list[Shipment]:
    """The shipments, each put off until its exporter has the weight ready."""
    stock: dict[str, int] = defaultdict(int)
    coming: list[tuple[int, str, int]] = [
        (d.day + MINE_LAG, d.participant, d.millicarats) for d in digs
    ]
    coming += [(OPENING_DAY, code, weight) for code, weight in opening.items()]
    heapify(coming)
    waiting = sorted(shipments, key=lambda s: (s.day, s.exporter, s.importer))
    out: list[Shipment] = []
    for day in range(DAYS - TRADE_LAG):
        while coming and coming[0][0] <= day:
            _, code, weight = heappop(coming)
            stock[code] += weight
        held_up: set[str] = set()
        for shipment in [s for s in waiting if s.day <= day]:
            # Within a Participant nobody overtakes: a large shipment would wait for ever.
            if not shipment.foreign:
                if shipment.exporter in held_up or stock[shipment.exporter] < shipment.millicarats:
                    held_up.add(shipment.exporter)
                    continue
                stock[shipment.exporter] -= shipment.millicarats
            waiting.remove(shipment)
            out.append(replace(shipment, day=day))
            lag = SHELF_LAG if shipment.foreign else TRADE_LAG
            heappush(coming, (day + lag, shipment.importer, shipment.millicarats))
    if waiting:
        raise OutOfOrderError(f"{len(waiting)} shipments, the first from {waiting[0].exporter}")
    return out


def spared(schedule: Schedule, ship: Shipment, millicarats: int) -> bool:
    """Whether its importer ships all that it is to ship when so much of this one is missing."""
    code, moves = ship.importer, [(OPENING_DAY, schedule.opening.get(ship.importer, 0))]
    moves += [(d.day + MINE_LAG, d.millicarats) for d in schedule.digs if d.participant == code]
    for other in schedule.shipments:
        lag = SHELF_LAG if other.foreign else TRADE_LAG
        if other.importer == code:
            missing = millicarats if other is ship else 0
            moves.append((other.day + lag, other.millicarats - missing))
        if other.exporter == code and not other.foreign:
            moves.append((other.day, -other.millicarats))
    moves.sort(key=lambda move: (move[0], -move[1]))
    return min(accumulate(weight for _, weight in moves)) >= 0
