"""From the mine to a tender's shelf: registration, collectors, carriers, mixes, losses by work."""

from __future__ import annotations

from random import Random
from typing import Final

from kp_ledger.demo.actors import Actor, Cast, Troupe
from kp_ledger.demo.agenda import Agenda, Story
from kp_ledger.demo.draws import parts, stream
from kp_ledger.demo.schedule import Dig
from kp_ledger.demo.stock import Stock
from kp_ledger.demo.trade_acts import Deeds
from kp_ledger.generated import acts, codes
from kp_ledger.model import typed

MOST_LOTS: Final = 6
BY_TABLET, CARRIED, WORKED = 0.4, 0.12, 0.35
STONE_CHANCE: Final = {"AO": 0.15, "BW": 0.1, "LS": 0.4, "CA": 0.05}
# Acid and sieve take a little; where stock is ample, so that no shipment goes short.
LOSES: Final = {"RU": 0.15, "BW": 0.15, "CA": 0.1}
LOSS, HEAVY_LOSS = (0.001, 0.01), (0.031, 0.035)


class Mining:
    """Lives through the digs of the schedule. `barred` names zones not to be dug for now."""

    def __init__(
        self,
        deeds: Deeds,
        cast: Cast,
        agenda: Agenda,
        stocks: dict[str, Stock],
        zone_of: dict[str, int],
    ) -> None:
        self.deeds = deeds
        self.book = deeds.book
        self.cast = cast
        self.agenda = agenda
        self.stocks = stocks
        self.zone_of = zone_of
        self.barred: set[int] = set()
        self._before_bars: dict[str, tuple[Actor, int]] = {}  # by Participant: who, which day
        self._bags: dict[str, list[bytes]] = {}

    def bar(self, zone: int, miner: Actor) -> None:
        """Its `miner` has dug there the day before, and not entered it yet."""
        self.barred.add(zone)
        self._before_bars[miner.code] = miner, self.book.today - 1

    def dig(self, index: int, dig: Dig) -> Story:
        """The story of the `index`-th registration."""
        rng = stream(self.book.seed, "dig", index)
        troupe = self.cast.troupes[dig.participant]
        miner = rng.choice([m for m in troupe.miners if self.zone_of[m.name] not in self.barred])
        artisanal = bool(troupe.collectors)
        day = max(self.book.first_day, self.book.today - rng.randint(0, 4))
        if dig.before_a_bar:
            miner, day = self._before_bars[dig.participant]
        lots = self._lots(dig, rng)
        parcels = self.deeds.register(
            miner, lots, day=day, relayed=artisanal and rng.random() < BY_TABLET
        )
        yield rng.randint(1, 3)
        if held := [parcel for parcel in parcels if self.deeds.word(parcel).holds]:
            self._release(troupe, held)
        if artisanal:
            collector = rng.choice(troupe.collectors)
            self.deeds.hand_over(miner, collector, parcels, relayed=rng.random() < 0.3)
            self._collect(troupe, collector, parcels, rng)
        else:
            tender = rng.choice(troupe.houses)
            self.deeds.hand_over(miner, tender, parcels)
            yield from self._work(troupe, tender, parcels, rng)

    def _lots(self, dig: Dig, rng: Random) -> list[tuple[int, int]]:
        """Weights and kinds; now and then one single stone of 20 to 400 carats."""
        lots: list[tuple[int, int]] = []
        rest = dig.millicarats
        if rng.random() < STONE_CHANCE.get(dig.participant, 0):
            stone = rng.randint(20_000, 400_000)
            lots.append((stone, codes.KIND_GEM | codes.SINGLE_STONE))
            rest -= stone
        for weight in parts(rest, rng.randint(1, MOST_LOTS), rng):
            lots.append((weight, codes.KIND_UNSORTED))
        return lots

    def _release(self, troupe: Troupe, held: list[bytes]) -> None:
        """The office has looked into what went over a ceiling."""
        for parcel in held:
            hold = typed.hold_id(parcel, self.deeds.word(parcel).revision)
            found = self.deeds.book.document("looked into", parcel.hex(), to=[troupe.office])
            act = acts.ParcelsReleaseHold(hold, found)
            self.book.do(troupe.office, act)

    def _collect(self, troupe: Troupe, collector: Actor, parcels: list[bytes], rng: Random) -> None:
        """Into the collector's bag; the first in it sets the day of the next round."""
        bag = self._bags.setdefault(collector.name, [])
        if not bag:
            round_ = self._round(troupe, collector, rng)
            self.agenda.begin(self.agenda.day + rng.randint(2, 6), round_)
        bag += parcels

    def _round(self, troupe: Troupe, collector: Actor, rng: Random) -> Story:
        """Everything in the bag goes to a tender, sometimes with a carrier."""
        bag, self._bags[collector.name] = self._bags[collector.name], []
        tender = rng.choice(troupe.houses)
        if troupe.carriers and rng.random() < CARRIED:
            carrier = troupe.carriers[0]
            self.deeds.hand_over(collector, carrier, bag, codes.MOVES_CUSTODY)
            yield 1
            self.deeds.hand_over(carrier, tender, bag, codes.MOVES_CUSTODY)
            self.deeds.hand_over(collector, tender, bag, codes.MOVES_TITLE)
        else:
            self.deeds.hand_over(collector, tender, bag, relayed=rng.random() < 0.2)
        yield from self._work(troupe, tender, bag, rng)

    def _work(self, troupe: Troupe, tender: Actor, parcels: list[bytes], rng: Random) -> Story:
        """What a tender does before goods are on its shelf: mixing, cleaning."""
        loose = self.deeds.loose(parcels)
        stones = [p for p in parcels if p not in loose]
        if len(loose) > 1 and rng.random() < WORKED:
            yield 1
            loose = [self.deeds.mix(tender, loose)]
            if rng.random() < LOSES.get(troupe.code, 0):
                yield from self._clean(troupe, tender, loose[0], rng)
        self.stocks[troupe.code].put(tender, [*stones, *loose])

    def _clean(self, troupe: Troupe, tender: Actor, parcel: bytes, rng: Random) -> Story:
        """A loss by work; a heavy one is on hold until the office has seen it."""
        share = rng.uniform(*(HEAVY_LOSS if rng.random() < 0.2 else LOSS))
        self.deeds.lose(tender, parcel, int(self.deeds.word(parcel).millicarats * share))
        if self.deeds.word(parcel).holds:
            yield 2
            self._release(troupe, [parcel])
