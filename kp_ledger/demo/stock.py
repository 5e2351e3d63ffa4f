"""What the houses of a Participant have on the shelf, oldest first, ready to be shipped."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random

from kp_ledger.demo.actors import Actor, Troupe
from kp_ledger.demo.trade_acts import Deeds
from kp_ledger.generated import codes


@dataclass(slots=True)
class Shelf:
    """A house's parcels; `weight` is kept beside, because it is asked for all the time."""

    house: Actor
    parcels: list[bytes] = field(default_factory=list)
    weight: int = 0


class Stock:
    """The shelves of one Participant."""

    def __init__(self, deeds: Deeds, troupe: Troupe) -> None:
        self.deeds = deeds
        self.shelves = [Shelf(house) for house in troupe.houses]

    @property
    def weight(self) -> int:
        return sum(shelf.weight for shelf in self.shelves)

    def shelf(self, house: Actor) -> Shelf:
        return next(shelf for shelf in self.shelves if shelf.house == house)

    def put(self, house: Actor, parcels: list[bytes]) -> None:
        shelf = self.shelf(house)
        shelf.parcels += parcels
        shelf.weight += self.deeds.weight(parcels)

    def take(self, shelf: Shelf, parcels: list[bytes]) -> None:
        """Off the shelf, before anything is done with them."""
        gone = set(parcels)
        shelf.weight -= self.deeds.weight(parcels)
        shelf.parcels = [parcel for parcel in shelf.parcels if parcel not in gone]

    def fetch(self, millicarats: int, rng: Random) -> tuple[Actor, list[bytes]]:
        """Parcels of exactly this weight in the hands of one house, which buys and splits."""
        enough = [shelf for shelf in self.shelves if shelf.weight >= millicarats]
        shelf = rng.choice(enough) if enough else max(self.shelves, key=lambda each: each.weight)
        for other in sorted(self.shelves, key=lambda each: -each.weight):
            while other is not shelf and other.parcels and shelf.weight < millicarats:
                self._buy(other, shelf, millicarats - shelf.weight)
        return shelf.house, self._exactly(shelf, millicarats)

    def _buy(self, seller: Shelf, buyer: Shelf, missing: int) -> None:
        wanted: list[bytes] = []
        for parcel in seller.parcels[: codes.LIMIT_HANDOVER_PARCELS]:
            if missing <= 0:
                break
            wanted.append(parcel)
            missing -= self.deeds.word(parcel).millicarats
        self.take(seller, wanted)
        self.deeds.hand_over(seller.house, buyer.house, wanted)
        self.put(buyer.house, wanted)

    def _exactly(self, shelf: Shelf, millicarats: int) -> list[bytes]:
        """Oldest first; what would be too much is split, or passed over if it is a single stone."""
        chosen: list[bytes] = []
        missing = millicarats
        for parcel in list(shelf.parcels):
            word = self.deeds.word(parcel)
            if word.millicarats > missing and word.kind & codes.SINGLE_STONE:
                continue
            self.take(shelf, [parcel])
            if word.millicarats > missing:
                parcel, rest = self.deeds.split(shelf.house, parcel, missing)
                shelf.parcels.insert(0, rest)
                shelf.weight += self.deeds.weight([rest])
            chosen.append(parcel)
            missing -= self.deeds.word(parcel).millicarats
            if not missing:
                return chosen
        raise LookupError(f"{shelf.house.name} lacks {missing} of {millicarats} millicarats")
