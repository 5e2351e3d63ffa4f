"""What does not go smoothly: goods on hold, a lot entered twice, a key changed, a zone barred."""

from __future__ import annotations

from typing import Final

from kp_ledger.base.messages import Act
from kp_ledger.demo.actors import Actor, Cast, second_device
from kp_ledger.demo.agenda import Story
from kp_ledger.demo.decisions import BARRED_BY_OTHERS_ON, BARRED_ZONE
from kp_ledger.demo.draws import stream
from kp_ledger.demo.mining import Mining
from kp_ledger.demo.stock import Stock
from kp_ledger.demo.trade_acts import NOTHING, Deeds
from kp_ledger.generated import acts, codes
from kp_ledger.model import typed
from kp_ledger.model.approvals import NO_APPROVAL, NOT_APPROVED
from kp_ledger.model.epochs import epochs_so_far

HELD_AT: Final = ("AE", "EU", "IN", "RU", "BW", "ZA")
# Near the end of the year a Participant stops a zone of its own, and bars it days later; it stays
# barred.
BARRED_BY_ITSELF: Final = ("SL", 1)
BARRED_ON: Final = 344
APPROVED_AFTER: Final = 2
# What a miner dug the day before a bar is entered within the days of grace: late, and on hold.
ENTERED_LATE_ON: Final = {
    BARRED_ZONE[0]: BARRED_BY_OTHERS_ON + 3,
    BARRED_BY_ITSELF[0]: BARRED_ON + 3,
}
ENTERED_LATE: Final = 5_000_000  # millicarats


class Incidents:
    def __init__(self, deeds: Deeds, cast: Cast, stocks: dict[str, Stock], mining: Mining) -> None:
        self.deeds = deeds
        self.book = deeds.book
        self.cast = cast
        self.stocks = stocks
        self.mining = mining

    def hold(self, index: int, code: str) -> Story:
        """An office looks into a parcel, and lets it go some days later."""
        rng = stream(self.book.seed, "hold", index)
        stock, office = self.stocks[code], self.cast.troupes[code].office
        while not (shelves := [shelf for shelf in stock.shelves if shelf.parcels]):
            yield 1
        # The lightest: no shipment should have to wait for it.
        shelf = rng.choice(shelves)
        parcel = min(shelf.parcels, key=lambda p: (self.deeds.word(p).millicarats, p))
        stock.take(shelf, [parcel])
        revision = self.deeds.word(parcel).revision
        why = self.book.document("inspection", parcel.hex(), to=[office, shelf.house])
        self.book.do(office, acts.ParcelsPlaceHolds((parcel,), codes.HOLD_OFFICE, why))
        yield rng.randint(3, 9)
        hold = typed.hold_id(parcel, revision + 1)
        found = self.book.document("inspected", parcel.hex(), to=[office, shelf.house])
        self.book.do(office, acts.ParcelsReleaseHold(hold, found))
        stock.put(shelf.house, [parcel])

    def entered_twice(self, code: str) -> Story:
        """A miner enters a lot a second time by mistake, and takes that back the day after."""
        miner = self.cast.troupes[code].miners[0]
        lots = [(12_340_000, codes.KIND_UNSORTED)]
        (parcel,) = self.deeds.register(miner, lots, day=self.book.today, relayed=False)
        yield 1
        reason = self.book.document("entered twice", parcel.hex(), to=[miner])
        self.book.do(miner, acts.CorrectionsVoidRegistration(parcel, reason, NOTHING))

    def key_changed(self, code: str) -> Story:
        """A house gets a second device; an old key of a collector is revoked by its office."""
        house = self.cast.troupes[code].houses[-1]
        second = second_device(house, "second device")
        self.book.do(
            house, acts.EnrolmentsEnrol(second.address, *self.book.enrolled(second), *NOT_APPROVED)
        )
        yield 30
        reason = self.book.document("device sold", house.name, to=[house])
        self.book.do(
            house, acts.EnrolmentsRevoke(second.address, self.book.moment, reason, *NOT_APPROVED)
        )

    def documents(self) -> Story:
        """Papers that point at a record and change nothing."""
        house = self.cast.troupes["AE"].houses[0]
        subjects = {
            codes.SUBJECT_ORGANISATION: house.organisation,
            codes.SUBJECT_PARTICIPANT: house.participant,
            codes.SUBJECT_ZONE: self.mining.zone_of["cd-miner-1"],
        }
        for kind, subject in subjects.items():
            paper = self.book.document("report", kind, to=[house])
            self._do(house, acts.NoticesAttach(kind, subject.to_bytes(32, "big"), paper))
            yield 20

    def own_zone_barred(self) -> Story:
        """Stopped at once by an office alone, barred from that day once its focal key approves."""
        code, index = BARRED_BY_ITSELF
        troupe = self.cast.troupes[code]
        zone = self.mining.zone_of[troupe.miners[index].name]
        why = self.book.document("fighting reported", f"zone {zone}", to=self.cast.offices)
        self._do(troupe.office, acts.ZonesStopOwn(zone, why))
        self.mining.bar(zone, troupe.miners[index])
        yield APPROVED_AFTER
        epochs = epochs_so_far(self.book.state, zone)
        act = acts.ZonesBarOwn(zone, epochs, why, NO_APPROVAL, troupe.office.as_sender)
        self._do(troupe.office, self.deeds.approved(act, troupe.focal))

    def _do(self, sender: Actor, act: Act) -> None:
        self.book.do(sender, act)
