"""What is lost and what is stolen, goods and a device; and weight that was never mined."""

from __future__ import annotations

from collections.abc import Callable, Generator
from typing import Final

from kp_ledger.base.messages import NO_KEY
from kp_ledger.demo.actors import Actor, Cast
from kp_ledger.demo.agenda import Story
from kp_ledger.demo.book import Book
from kp_ledger.demo.stock import Stock
from kp_ledger.demo.trade_acts import Deeds
from kp_ledger.domain.words import LAB_GROWN
from kp_ledger.generated import acts, codes
from kp_ledger.generated.records import WriteDown
from kp_ledger.model.approvals import NOT_APPROVED
from kp_ledger.model.enrolments import NO_ENROLMENT

LOST_ON, STOLEN_ON, DEVICE_STOLEN_ON, LAB_GROWN_ON = 140, 330, 200, 275
DAYS_LOST: Final = 6
NO_HOLDS: Final = ()
HANDFUL: Final = 2_000_000  # millicarats
A_LAB_GROWN_STONE: Final = 4_370


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
        troupe, tablet, spare = (
            self.cast.troupes[code],
            self.cast.later.tablet,
            self.cast.later.spare,
        )
        house = troupe.houses[-1]
        self.book.do(
            house, acts.EnrolmentsEnrol(tablet.address, *self.book.enrolled(tablet), *NOT_APPROVED)
        )
        yield 19
        self.book.do(
            tablet, acts.EnrolmentsEnrol(spare.address, *self.book.enrolled(spare), *NOT_APPROVED)
        )
        yield 1
        why = self.book.document("a tablet stolen", house.name, to=[house])
        kept = (house.address,)
        act = acts.EnrolmentsCutKeys(
            house.organisation, kept, NO_KEY, why, NO_ENROLMENT, troupe.office.as_sender
        )
        self.book.do(troupe.office, act)

    def lab_grown(self, code: str) -> Story:
        """Sorting, a house finds a stone that nobody has mined; its weight goes off the ledger."""
        office = self.cast.troupes[code].office
        parcel, house, stock = yield from self._lightest(code, self._may_hide_a_stone)
        word = self.deeds.word(parcel)
        order = WriteDown(
            parcel,
            word.revision,
            word.millicarats - A_LAB_GROWN_STONE,
            house.organisation,
            house.organisation,
            LAB_GROWN,
            self.book.document("a laboratory's report", parcel.hex(), to=[house, office]),
            self.book.moment,
            self.book.deadline,
        )
        signatures = (house.as_sender, house.as_sender)
        act = acts.CorrectionsWriteDown(order, *signatures, NO_HOLDS, *NOT_APPROVED)
        self.book.do(house, self.deeds.approved(act, office))
        stock.put(house, [parcel])

    def _may_hide_a_stone(self, parcel: bytes) -> bool:
        word = self.deeds.word(parcel)
        return word.millicarats > A_LAB_GROWN_STONE and not word.kind & codes.SINGLE_STONE

    def _lightest(
        self, code: str, fits: Callable[[bytes], bool] = bool
    ) -> Generator[int, None, tuple[bytes, Actor, Stock]]:
        """Off the shelf: the lightest parcel, that no shipment lacks it; its house, its stock."""
        stock = self.stocks[code]
        while not (shelves := [one for one in stock.shelves if any(map(fits, one.parcels))]):
            yield 1
        shelf = shelves[0]
        weights = {p: self.deeds.word(p).millicarats for p in filter(fits, shelf.parcels)}
        parcel = min(weights, key=lambda p: (weights[p], p))
        stock.take(shelf, [parcel])
        return parcel, shelf.house, stock

    def _report(self, parcel: bytes, cause: int, title: str, house: Actor) -> None:
        said = self.book.document(title, parcel.hex(), to=[house])
        self.book.do(house, acts.CorrectionsReportMissing(parcel, cause, said))
