"""What a newcomer reads first: one parcel, three hops, one certificate, one lie that is caught."""

from __future__ import annotations

from typing import Final

from kp_ledger.demo.actors import Cast
from kp_ledger.demo.agenda import Story
from kp_ledger.demo.certifying import EXPIRY_DAYS, Consignment
from kp_ledger.demo.draws import stream
from kp_ledger.demo.schedule import NEWCOMER, NEWCOMER_PAIR
from kp_ledger.demo.stock import Stock
from kp_ledger.demo.trade_acts import NOTHING, Deeds
from kp_ledger.demo.trading import Trading
from kp_ledger.domain.parse import show_carats, show_certificate
from kp_ledger.domain.participants import participant_name
from kp_ledger.generated import acts, codes
from kp_ledger.generated.records import Handover

CHAPTER: Final = "newcomer"
TITLE: Final = "One parcel, three hops, one certificate, one lie"


class Newcomer:
    """Tells the story of one parcel from a mine in Botswana to Dubai."""

    def __init__(
        self,
        deeds: Deeds,
        cast: Cast,
        trading: Trading,
        stocks: dict[str, Stock],
        zone_of: dict[str, int],
    ) -> None:
        self.deeds = deeds
        self.book = deeds.book
        self.trading, self.certifying = trading, trading.certifying
        self.stocks = stocks
        self.zone_of = zone_of
        origin, destination = (cast.troupes[code] for code in NEWCOMER_PAIR)
        self.miner, self.tender = origin.miners[0], origin.houses[0]
        self.exporter, self.export_office = origin.exporters[0], origin.office
        self.importer, self.import_office = destination.houses[0], destination.office
        self.buyer = destination.houses[1]

    def story(self) -> Story:
        parcel = self._dug()
        yield 1
        self._hop("first", self.miner.name, self.tender.name)
        self.deeds.hand_over(self.miner, self.tender, [parcel])
        yield 1
        self._hop("second", self.tender.name, self.exporter.name)
        self.deeds.hand_over(self.tender, self.exporter, [parcel])
        yield 1
        yield from self._across(parcel)
        yield 1
        self._lie(parcel)
        self.stocks[NEWCOMER_PAIR[1]].put(self.importer, [parcel])

    def _say(self, text: str) -> None:
        self.book.tell(CHAPTER, text)

    def _hop(self, which: str, giver: str, receiver: str) -> None:
        self._say(f"The {which} hop: {giver} and {receiver} sign the same order; it moves.")

    def _dug(self) -> bytes:
        zone = self.zone_of[self.miner.name]
        place = participant_name(self.miner.participant)
        self._say(
            f"{self.miner.name} registers {show_carats(NEWCOMER)} carats,"
            f" dug in zone {zone} of {place} under its licence."
        )
        lots = [(NEWCOMER, codes.KIND_UNSORTED)]
        (parcel,) = self.deeds.register(self.miner, lots, day=self.book.today, relayed=False)
        return parcel

    def _across(self, parcel: bytes) -> Story:
        """The third hop is the border: certified, departed, confirmed, and then title."""
        rng = stream(self.book.seed, "newcomer")
        goods = Consignment(self.exporter, self.importer, self.importer.participant, [parcel])
        self._say(f"{self.exporter.name} asks for a certificate for {self.importer.name}.")
        request = self.certifying.request(goods, self.export_office)
        self.certifying.value(request, goods, self.export_office, rng)
        yield 1
        self._say(
            f"{self.export_office.name} issues the certificate at the highest of the valuations"
            " and seals the parcel: it can do nothing now but leave."
        )
        certificate, packing = self.certifying.issue(
            request, goods, self.export_office, EXPIRY_DAYS
        )
        self._say(f"{self.export_office.name} sees the sealed shipment leave.")
        self.trading.depart(self.export_office, certificate, packing)
        yield 2
        name = show_certificate(certificate)
        self._say(
            f"The third hop, across the border: {self.import_office.name} confirms {name},"
            f" and {self.importer.name} has signed that it takes the parcel."
        )
        self.trading.confirm(self.import_office, goods, certificate, packing, [parcel])
        self._say(f"Title follows: {self.exporter.name} and {self.importer.name} sign.")
        self.deeds.hand_over(self.exporter, self.importer, [parcel], codes.MOVES_TITLE)

    def _lie(self, parcel: bytes) -> None:
        """The exporter sells it a second time, with its own key and in good form."""
        book = self.book
        order = Handover(
            self.exporter.organisation,
            self.buyer.organisation,
            codes.MOVES_BOTH,
            book.today,
            book.moment,
            book.deadline,
            NOTHING,
            self.deeds.refs([parcel]),
        )
        self._say(
            f"The lie: {self.exporter.name} signs the same parcel over to {self.buyer.name} too."
        )
        signature = book.signed(order, self.buyer, self.exporter)
        book.lie(self.exporter, acts.ParcelsHandOver(order, self.exporter.as_sender, signature))
