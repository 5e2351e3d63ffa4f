"""Lies that an earlier edition of the rules let through: each was an attack that worked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from kp_ledger.demo.actors import CARELESS, Actor, Cast, second_device
from kp_ledger.demo.book import Book
from kp_ledger.demo.paper import Paper
from kp_ledger.demo.stock import Stock
from kp_ledger.demo.trade_acts import NOTHING, Deeds
from kp_ledger.domain.days import SECONDS_PER_DAY
from kp_ledger.domain.parse import show_carats
from kp_ledger.generated import acts, codes
from kp_ledger.generated.records import Acceptance, Handover, Output
from kp_ledger.model.approvals import NOT_APPROVED

Say = Callable[[str], None]
DAYS_BACK: Final = 8
A_TENDERS_LOT: Final = 3_000_000


class Attacks:
    """Each is told by `say`, and refused."""

    def __init__(self, deeds: Deeds, cast: Cast, stock: Stock, paper: Paper, say: Say) -> None:
        self.deeds = deeds
        self.book: Book = deeds.book
        self.cast = cast
        self.stock = stock
        self.paper = paper
        self.say = say

    def tell(self) -> None:
        self._spelt_otherwise()
        self._in_the_miners_name()
        self._dated_before_it_ended()
        self._cut_by_a_trader()
        self._kept_alive()
        self._opened_by_a_thief()

    def _spelt_otherwise(self) -> None:
        """One foreign certificate under two spellings of its number."""
        assert self.paper.last is not None
        office, act = self.paper.last
        number = act.paper.number
        otherwise = number.replace(" ", "-00")
        self.say(f"{office.name} records the foreign certificate {number} a second time, as"
                 f" {otherwise}.")  # fmt: skip
        lots = tuple(replace(lot, reference=self.deeds.name(office, "I")) for lot in act.lots)
        nobody = Acceptance(bytes(32), 0, 0, 0, 0)
        again = replace(
            act,
            paper=replace(act.paper, number=otherwise),
            lots=lots,
            acceptance=nobody,
            signature=office.as_sender,
        )
        self.book.lie(office, again)

    def _in_the_miners_name(self) -> None:
        """While the miner itself could still register, no office does."""
        troupe = self.cast.troupes["BW"]
        miner = troupe.miners[0]
        self.say(f"{troupe.office.name} registers {show_carats(A_TENDERS_LOT)} ct in the name of"
                 f" {miner.name}, of yesterday.")  # fmt: skip
        lots = self.deeds.lots(miner, [(A_TENDERS_LOT, codes.KIND_UNSORTED)])
        yesterday = self.book.today - 1
        act = acts.ParcelsRegisterLate(miner.licence, yesterday, self.book.moment, lots)
        self.book.lie(troupe.office, act)

    def _dated_before_it_ended(self) -> None:
        """A day written far before the signing: who has lost its licence would go on so."""
        seller, parcel = self._fullest()
        buyer = next(shelf.house for shelf in self.stock.shelves if shelf.house != seller)
        day = self.book.today - DAYS_BACK
        order = Handover(
            seller.organisation,
            buyer.organisation,
            codes.MOVES_BOTH,
            day,
            self.book.moment,
            self.book.moment + SECONDS_PER_DAY,
            NOTHING,
            self.deeds.refs([parcel]),
        )
        self.say(f"{seller.name} signs today that it handed a parcel over to {buyer.name}"
                 f" {DAYS_BACK} days ago.")  # fmt: skip
        signed = self.book.signed(order, buyer, seller)
        self.book.lie(seller, acts.ParcelsHandOver(order, seller.as_sender, signed))

    def _cut_by_a_trader(self) -> None:
        """Polished leaves without a certificate: so not everybody makes it."""
        trader, parcel = self._fullest()
        weight = self.deeds.word(parcel).millicarats
        polished = Output(self.deeds.name(trader, "P"), weight // 2, codes.KIND_POLISHED)
        self.say(f"{trader.name}, a trader, says that it has cut {show_carats(weight)} ct of rough"
                 " to polished.")  # fmt: skip
        self.book.lie(trader, self.deeds.manufacture(trader, parcel, polished))

    def _kept_alive(self) -> None:
        """Spares, enrolled while a stolen key was live: they died with it, and enrol no more."""
        spare = self.cast.later.spare
        another = second_device(spare, "spare")
        house = self.cast.troupes[CARELESS].houses[-1]
        self.say(f"Whoever stole a tablet of {house.name} enrols another key, with a spare that the"
                 " tablet had enrolled before it was missed.")  # fmt: skip
        self.book.lie(
            spare,
            acts.EnrolmentsEnrol(another.address, *self.book.enrolled(another), *NOT_APPROVED),
        )

    def _opened_by_a_thief(self) -> None:
        """An office that the reserve key did not name when it took over."""
        office = self.cast.later.thiefs_office
        holder, parcel = self._fullest()
        self.say(f"{office.name}, an office opened with a stolen focal key, puts a parcel of"
                 f" {holder.name} on hold.")  # fmt: skip
        why = self.book.document("pay for it", parcel.hex(), to=[office])
        self.book.lie(office, acts.ParcelsPlaceHolds((parcel,), codes.HOLD_OFFICE, why))

    def _fullest(self) -> tuple[Actor, bytes]:
        """The house with most on its shelf, and the heaviest parcel there."""
        shelf = max(self.stock.shelves, key=lambda each: each.weight)
        weights = {parcel: self.deeds.word(parcel).millicarats for parcel in shelf.parcels}
        return shelf.house, max(weights, key=lambda parcel: (weights[parcel], parcel))
