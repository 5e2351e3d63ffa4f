"""What goes wrong at a border: shipments stopped, sent back, decided about, lost, sent on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from kp_ledger.base.messages import Signed
from kp_ledger.demo.actors import Actor
from kp_ledger.demo.agenda import Story
from kp_ledger.demo.book import Book
from kp_ledger.demo.trade_acts import Deeds
from kp_ledger.generated import acts, codes
from kp_ledger.generated.records import Packing, Resolution, Weight
from kp_ledger.model.approvals import NOT_APPROVED

SEEN, STOPPED, SENT_BACK = "seen in transit", "detained by mistake", "turned back"
DECIDED, DECIDED_ALONE, CORRECTED = "decided by both", "decided alone", "corrected"
LOST, SENT_ON = "lost and found", "sent on"
DAYS_STOPPED, DAYS_BACK, DAYS_TALKED, DAYS_LOST = 2, 4, 3, 6
# One more than the ledger's parameter leaves to both.
DAYS_ALONE: Final = 31
UNMEASURED: Final = 0
# What is found in one parcel less, in another more than was certified; millicarats.
SHORT, OVER = 12_400, 3_150
# Nothing was said of the seals.
NO_FINDING: Final = bytes(32)
# What an office writes about a certificate: title, number, office.
Write = Callable[[str, int, Actor], bytes]


@dataclass(frozen=True, slots=True)
class Crossing:
    """A shipment on its way, with the offices at both ends."""

    home: Actor
    there: Actor
    exporter: Actor
    certificate: int
    packing: Packing


class Borders:
    def __init__(self, deeds: Deeds, write: Write) -> None:
        self.deeds = deeds
        self.book: Book = deeds.book
        self._write = write

    def stop(self, on: Crossing) -> Story:
        """Rows 12 and 12b: it looked like another shipment, and was not."""
        self._detain(on, "a seal that reads otherwise")
        yield DAYS_STOPPED
        why = self._write("a seal misread by us", on.certificate, on.there)
        self.book.do(on.there, acts.DetentionsRelease(on.certificate, why))

    def send_back(self, on: Crossing) -> Story:
        """Rows 15 and 16: unopened, to where it came from, and into the exporter's hands again."""
        why = self._write("the importer has moved away", on.certificate, on.there)
        act = acts.DetentionsTurnBack(on.certificate, self.book.today, why)
        self.book.do(on.there, act)
        yield from self._take_back(on)

    def decide(self, on: Crossing, importer: Actor) -> Story:
        """Row 13: both offices find that it is what was certified; the importer fetches it."""
        self._detain(on, "a list of stones that is short")
        yield DAYS_TALKED
        self.resolve(on, codes.OUTCOME_AS_CERTIFIED, "the list of stones, whole")
        self.deeds.hand_over(on.there, importer, on.packing.parcels, codes.MOVES_CUSTODY)

    def correct(self, on: Crossing, importer: Actor) -> Story:
        """Row 13: of one parcel there is less than was certified, of another more.

        What is short is written down; what is over is a new parcel, on hold at the office.
        """
        parcels = sorted(on.packing.parcels, key=self._by_weight)
        lighter, heavier = self.deeds.loose(parcels)[-2:]
        found = {lighter: OVER, heavier: -SHORT}
        measured = self.deeds.weight(parcels) + sum(found.values())
        self._detain(on, "a weight that is not the one certified", measured)
        yield DAYS_TALKED
        weights = tuple(
            Weight(parcel, self.deeds.word(parcel).millicarats + found[parcel])
            for parcel in sorted(found)
        )
        title = "weighed again, by both offices"
        self.resolve(on, codes.OUTCOME_CORRECTED, title, weights=weights)
        self.deeds.hand_over(on.there, importer, on.packing.parcels, codes.MOVES_CUSTODY)

    def _by_weight(self, parcel: bytes) -> tuple[int, bytes]:
        return self.deeds.word(parcel).millicarats, parcel

    def decide_alone(self, on: Crossing) -> Story:
        """Rows 14 and 16: nobody answers for a month, and it goes back."""
        self._detain(on, "an importer that nobody finds")
        yield DAYS_ALONE
        order = self._write("an order to send it back", on.certificate, on.there)
        act = acts.DetentionsResolveAlone(
            on.certificate,
            codes.OUTCOME_RETURN,
            self.book.today,
            order,
            on.packing,
            *NOT_APPROVED,
        )
        self.book.do(on.there, self.deeds.with_second_key(act, on.there))
        yield from self._take_back(on)

    def lose(self, on: Crossing) -> Story:
        """Rows 18 and 19: no carrier has it, until one does; it goes on."""
        self.resolve(on, codes.OUTCOME_LOST, "a carrier that has nothing")
        yield DAYS_LOST
        self.resolve(on, codes.OUTCOME_FOUND_ON, "found at another airport")

    def supersede(
        self, on: Crossing, technical: int, to: int, importer: Actor, expires: int
    ) -> Story:
        """Row 23: it came to the wrong country, and goes on from there to the right one."""
        self._detain(on, "an importer that has no such order")
        yield DAYS_TALKED
        its_own = {
            "technical": technical,
            "to": to,
            "importer": importer.organisation,
            "expires": expires,
        }
        self.resolve(on, codes.OUTCOME_TECHNICAL, "a shipment sent to the wrong house", **its_own)

    def resolve(self, on: Crossing, outcome: int, title: str, **changes: Any) -> None:
        """As both offices signed; the exporting one sends it."""
        terms = {"technical": 0, "to": 0, "importer": 0, "expires": 0, "weights": (), **changes}
        order = Resolution(
            certificate=on.certificate,
            step=self.book.state.certificates[on.certificate].a.step,
            outcome=outcome,
            day=self.book.today,
            signed_at=self.book.moment,
            deadline=self.book.deadline,
            document=self._write(title, on.certificate, on.home),
            **terms,
        )
        act = acts.DetentionsResolve(
            order,
            on.home.organisation,
            on.there.organisation,
            self._signed(order, on.home, on.home),
            self._signed(order, on.there, on.home),
            on.packing,
        )
        self.book.do(on.home, act)

    def _signed(self, order: Resolution, office: Actor, sender: Actor) -> tuple[Signed, ...]:
        """By an office's key, and by two where it asks for two."""
        second = self.deeds.second_keys.get(office.organisation)
        keys = (office,) if second is None else (office, second)
        return tuple(self.book.signed(order, key, sender) for key in keys)

    def _detain(self, on: Crossing, why: str, measured: int = UNMEASURED) -> None:
        reason = self._write(why, on.certificate, on.there)
        found = self._write("what was found", on.certificate, on.there)
        act = acts.DetentionsDetain(
            on.certificate, measured, self.book.today, reason, found, False, NO_FINDING
        )
        self.book.do(on.there, act)

    def _take_back(self, on: Crossing) -> Story:
        yield DAYS_BACK
        seen = self._write("back with its seals whole", on.certificate, on.home)
        act = acts.DetentionsTakeBack(on.certificate, self.book.today, seen, on.packing)
        self.book.do(on.home, act)
        self.deeds.hand_over(on.home, on.exporter, on.packing.parcels, codes.MOVES_CUSTODY)
