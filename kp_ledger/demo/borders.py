"""What goes wrong at a border: a shipment stopped by mistake and let go, another sent back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from kp_ledger.demo.actors import Actor
from kp_ledger.demo.agenda import Story
from kp_ledger.demo.book import Book
from kp_ledger.demo.trade_acts import Deeds
from kp_ledger.generated import acts, codes
from kp_ledger.generated.records import Packing

STOPPED, SENT_BACK = "detained by mistake", "turned back"
DAYS_STOPPED, DAYS_BACK = 2, 4
UNMEASURED: Final = 0
# What an office writes about a certificate: title, number, office.
Write = Callable[[str, int, Actor], bytes]


class Borders:
    def __init__(self, deeds: Deeds, write: Write) -> None:
        self.deeds = deeds
        self.book: Book = deeds.book
        self._write = write

    def stop(self, office: Actor, certificate: int) -> Story:
        """Rows 12 and 12b: it looked like another shipment, and was not."""
        reason = self._write("a seal that reads otherwise", certificate, office)
        found = self._write("what was found", certificate, office)
        act = acts.DetentionsDetain(certificate, UNMEASURED, self.book.today, reason, found)
        self.book.do(office, act)
        yield DAYS_STOPPED
        why = self._write("a seal misread by us", certificate, office)
        self.book.do(office, acts.DetentionsRelease(certificate, why))

    def send_back(
        self, office: Actor, home: Actor, exporter: Actor, certificate: int, packing: Packing
    ) -> Story:
        """Rows 15 and 16: unopened, to where it came from, and into the exporter's hands again."""
        why = self._write("the importer has moved away", certificate, office)
        self.book.do(office, acts.DetentionsTurnBack(certificate, self.book.today, why))
        yield DAYS_BACK
        seen = self._write("back with its seals whole", certificate, home)
        act = acts.DetentionsTakeBack(certificate, self.book.today, seen, packing)
        self.book.do(home, act)
        self.deeds.hand_over(home, exporter, packing.parcels, codes.MOVES_CUSTODY)
