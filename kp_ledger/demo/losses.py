"""What is lost and what is stolen: goods that turn up again, goods that do not, a device."""

from __future__ import annotations

from collections.abc import Generator
from typing import Final

from kp_ledger.base.messages import NO_KEY
from kp_ledger.demo.actors import Actor, Cast, second_device
from kp_ledger.demo.agenda import Story
from kp_ledger.demo.book import Book
from kp_ledger.demo.stock import Stock
from kp_ledger.demo.trade_acts import Deeds
from kp_ledger.generated import acts, codes
from kp_ledger.model.approvals import NOT_APPROVED
from kp_ledger.model.enrolments import NO_ENROLMENT

LOST_ON, STOLEN_ON, DEVICE_STOLEN_ON = 140, 330, 200
DAYS_LOST: Final = 6
HANDFUL: Final = 2_000_000  # millicarats


class Losses:
    def __init__(self, deeds: Deeds, cast: Cast, stocks: dict[str, Stock]) -> None:
        self.deeds = deeds
        self.book: Book = deeds.book
        self.cast = cast
        self.stocks = stocks

    def lost_and_found(self, code: str) -> Story:
        """Its house misses a parcel at a count, and finds it some days later."""
        parcel, house, stock = yield from self._lightest(code)
        self._report(parcel, codes.MISSING_LOST, "a count that is short", house)
        yield DAYS_LOST
        where = self.book.document("found in another box", parcel.hex(), to=[house])
        self.book.do(house, acts.CorrectionsReportFound(parcel, where))
        stock.put(house, [parcel])

    def stolen(self, code: str) -> Story:
        """It is still missing when the year is over, and nobody can sell it on this ledger."""
        parcel, house, stock = yield from self._lightest(code)
        taken = self._handful(parcel, house, stock)
        self._report(taken, codes.MISSING_STOLEN, "report of a theft", house)

    def _handful(self, parcel: bytes, house: Actor, stock: Stock) -> bytes:
        """What a thief carries of it; the rest is on the shelf again, and no shipment lacks it."""
        word = self.deeds.word(parcel)
        if word.millicarats <= HANDFUL or word.kind & codes.SINGLE_STONE:
            return parcel
        taken, rest = self.deeds.split(house, parcel, HANDFUL)
        stock.put(house, [rest])
        return taken

    def device_stolen(self, code: str) -> Story:
        """One act names the key that stays: whatever else the thief has enrolled is dead."""
        troupe = self.cast.troupes[code]
        house = troupe.houses[-1]
        tablet = second_device(house, "tablet")
        self.book.do(
            house, acts.EnrolmentsEnrol(tablet.address, *self.book.enrolled(tablet), *NOT_APPROVED)
        )
        yield 20
        why = self.book.document("a tablet stolen", house.name, to=[house])
        kept = (house.address,)
        act = acts.EnrolmentsCutKeys(
            house.organisation, kept, NO_KEY, why, NO_ENROLMENT, troupe.office.as_sender
        )
        self.book.do(troupe.office, act)

    def _lightest(self, code: str) -> Generator[int, None, tuple[bytes, Actor, Stock]]:
        """Off the shelf: the lightest parcel, that no shipment lacks it; its house, its stock."""
        stock = self.stocks[code]
        while not (shelves := [shelf for shelf in stock.shelves if shelf.parcels]):
            yield 1
        shelf = shelves[0]
        parcel = min(shelf.parcels, key=lambda p: (self.deeds.word(p).millicarats, p))
        stock.take(shelf, [parcel])
        return parcel, shelf.house, stock

    def _report(self, parcel: bytes, cause: int, title: str, house: Actor) -> None:
        said = self.book.document(title, parcel.hex(), to=[house])
        self.book.do(house, acts.CorrectionsReportMissing(parcel, cause, said))
