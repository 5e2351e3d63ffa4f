"""A cutter in Surat: rough becomes polished, more of it than is usual, and leaves the ledger."""

from __future__ import annotations

from typing import Final

from kp_ledger.demo.actors import Cast
from kp_ledger.demo.agenda import Story
from kp_ledger.demo.draws import stream
from kp_ledger.demo.stock import Shelf, Stock
from kp_ledger.demo.trade_acts import Deeds
from kp_ledger.generated import acts
from kp_ledger.model import typed

CUT_ON: Final = 320
# Per mille of the weight that goes in. Above 700 an office has to say that it may be true.
USUAL_YIELD, HIGH_YIELD = (350, 450), (710, 740)


class Cutting:
    def __init__(self, deeds: Deeds, cast: Cast, stocks: dict[str, Stock]) -> None:
        self.deeds = deeds
        self.book = deeds.book
        self.cutter = cast.cutter
        self.office = cast.troupes["IN"].office
        self.stock = stocks["IN"]

    def story(self) -> Story:
        """Two parcels: one yields what is usual; the other's stones wait until they are seen."""
        rng = stream(self.book.seed, "cutting")
        for per_mille in (USUAL_YIELD, HIGH_YIELD):
            while not (shelf := self._fullest()).parcels:
                yield 1
            rough = self._bought(shelf)
            yield rng.randint(5, 9)
            polished = self._cut(rough, rng.randint(*per_mille))
            yield rng.randint(3, 6)
            if self.deeds.word(polished).holds:
                self._release(polished)
                yield 1
            self.deeds.sell_off(self.cutter, polished)

    def _fullest(self) -> Shelf:
        return max(self.stock.shelves, key=lambda shelf: len(shelf.parcels))

    def _bought(self, shelf: Shelf) -> bytes:
        """The lightest: no shipment should lack it."""
        rough = min(shelf.parcels, key=lambda one: (self.deeds.word(one).millicarats, one))
        self.stock.take(shelf, [rough])
        self.deeds.hand_over(shelf.house, self.cutter, [rough])
        return rough

    def _cut(self, rough: bytes, per_mille: int) -> bytes:
        weight = self.deeds.word(rough).millicarats * per_mille // 1_000
        approving = self.office if per_mille >= HIGH_YIELD[0] else None
        return self.deeds.cut(self.cutter, rough, weight, approving)

    def _release(self, polished: bytes) -> None:
        hold = typed.hold_id(polished, self.deeds.word(polished).revision)
        readers = [self.office, self.cutter]
        seen = self.book.document("stones seen and weighed", polished.hex(), to=readers)
        self.book.do(self.office, acts.ParcelsReleaseHold(hold, seen))
