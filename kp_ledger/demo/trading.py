"""A shipment from request to the importer's shelf, and the ones that go wrong on the way."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import replace
from random import Random
from typing import Final

from kp_ledger.answers.published import Figures
from kp_ledger.demo.actors import Actor, Cast
from kp_ledger.demo.agenda import Story
from kp_ledger.demo.book import Book, token
from kp_ledger.demo.borders import (
    CORRECTED,
    DECIDED,
    DECIDED_ALONE,
    LOST,
    SEEN,
    SENT_BACK,
    SENT_ON,
    STOPPED,
    Borders,
    Crossing,
)
from kp_ledger.demo.certifying import EXPIRY_DAYS, Certifying, Consignment
from kp_ledger.demo.draws import shared, stream
from kp_ledger.demo.schedule import Shipment
from kp_ledger.demo.stock import Stock
from kp_ledger.demo.trade_acts import NOTHING, Deeds
from kp_ledger.domain.participants import parse_participant
from kp_ledger.generated import acts, codes
from kp_ledger.generated.records import (
    Acceptance,
    Confirmation,
    Packing,
)
from kp_ledger.model import typed

MIXED, SORTED, SOLD_FIRST, IN_TWO = 0.25, 0.2, 0.35, 0.04
MOST_PACKED: Final = 10
PASSED_THROUGH: Final = ("EU", "AE", "IN")  # the first that is neither end of a shipment
# A detention of a month, the way back and another way out take what is left of the year.
LAST_STOPPED: Final = 300
# Where goods go on to that came to the wrong country: neither has totals that are met exactly.
SENT_ON_TO: Final = {"CN": "IL", "IL": "CN"}


class Trading:
    """Ships what the schedule says. `fates` makes some shipments go another way."""

    def __init__(
        self, deeds: Deeds, cast: Cast, figures: Figures, stocks: dict[str, Stock]
    ) -> None:
        self.deeds = deeds
        self.book: Book = deeds.book
        self.cast = cast
        self.stocks = stocks
        self.certifying = Certifying(deeds, cast, figures)
        self.borders = Borders(deeds, self.certifying.said)
        self.last_confirmed: tuple[Actor, Consignment, int, Packing] | None = None
        self.left_behind: tuple[Actor, int, Packing] | None = None

    def ship(self, index: int, shipment: Shipment, fate: str) -> Story:
        """The story of the `index`-th shipment."""
        rng = stream(self.book.seed, "shipment", index)
        stock = self.stocks[shipment.exporter]
        while stock.weight < shipment.millicarats:
            yield 1
        goods = self._consign(shipment, rng)
        if fate == CORRECTED:
            self._in_two_lots(goods)
        office = rng.choice(self.cast.troupes[shipment.exporter].offices)
        certificate, packing = yield from self.certifying.certify(goods, office, rng, fate)
        yield rng.randint(0, 2)
        self.depart(office, certificate, packing)
        yield rng.randint(1, 4)
        if shipment.importer not in self.cast.troupes:
            return self._close_outside(office, certificate, packing)
        there = self._office_of(goods.importer)
        on = Crossing(office, there, goods.exporter, certificate, packing)
        if self.book.today > self.book.first_day + LAST_STOPPED:
            fate = ""  # its goods were long in coming: nothing that takes long may happen now
        yield from self._go_on(goods, on, fate, rng)

    def _go_on(self, goods: Consignment, on: Crossing, fate: str, rng: Random) -> Story:
        """What happens between departure and the importer's shelf."""
        if fate == SENT_ON:
            return (yield from self._send_on(goods, on, rng))
        if fate in (DECIDED, CORRECTED):
            agree = self.borders.decide if fate == DECIDED else self.borders.correct
            yield from agree(on, goods.importer)
            return self._sell(goods, on.packing)
        if fate in (SENT_BACK, DECIDED_ALONE):
            back = self.borders.send_back if fate == SENT_BACK else self.borders.decide_alone
            yield from back(on)
            on = yield from self._leave_again(goods, on, rng)
        if fate == STOPPED:
            yield from self.borders.stop(on)
        if fate == LOST:
            yield from self.borders.lose(on)
        if fate == SEEN:
            self._seen(on.certificate, goods)
        yield from self._arrive(goods, on.certificate, on.packing, rng)

    def _leave_again(
        self, goods: Consignment, on: Crossing, rng: Random
    ) -> Generator[int, None, Crossing]:
        """What came back goes out under a new certificate."""
        certificate, packing = yield from self.certifying.certify(goods, on.home, rng)
        self.depart(on.home, certificate, packing)
        yield rng.randint(1, 4)
        return replace(on, certificate=certificate, packing=packing)

    # Packing

    def _consign(self, shipment: Shipment, rng: Random) -> Consignment:
        """Fetched from the shelf, perhaps mixed, sold to an exporter, sorted."""
        troupe = self.cast.troupes[shipment.exporter]
        holder, parcels = self.stocks[shipment.exporter].fetch(shipment.millicarats, rng)
        if len(parcels) > MOST_PACKED or (len(parcels) > 1 and rng.random() < MIXED):
            parcels = self._mix(holder, parcels)
        if troupe.exporters and rng.random() < SOLD_FIRST:
            buyer = rng.choice(troupe.exporters)
            self.deeds.hand_over(holder, buyer, parcels, relayed=rng.random() < 0.2)
            holder = buyer
        if rng.random() < SORTED:
            parcels = self._sort(holder, parcels, rng)
        importer = self._importer(shipment.importer, rng)
        return Consignment(holder, importer, parse_participant(shipment.importer), parcels)

    def _mix(self, holder: Actor, parcels: list[bytes]) -> list[bytes]:
        loose, stones = self._loose(parcels)
        return [*stones, self.deeds.mix(holder, loose)] if len(loose) > 1 else parcels

    def _loose(self, parcels: list[bytes]) -> tuple[list[bytes], list[bytes]]:
        """Goods, and single stones."""
        loose = self.deeds.loose(parcels)
        return loose, [parcel for parcel in parcels if parcel not in loose]

    def _in_two_lots(self, goods: Consignment) -> None:
        """At the least: of one less is found than certified, of another more."""
        loose, stones = self._loose(goods.parcels)
        if len(loose) == 1:
            half = self.deeds.weight(loose) // 2
            goods.parcels = [*stones, *self.deeds.split(goods.exporter, loose[0], half)]

    def _sort(self, holder: Actor, parcels: list[bytes], rng: Random) -> list[bytes]:
        loose, stones = self._loose(parcels)
        if not loose:
            return parcels
        shares = [rng.uniform(0.2, 0.6), rng.uniform(0.3, 0.7)]
        weights = shared(self.deeds.weight(loose), shares)
        kinds = (codes.KIND_INDUSTRIAL, codes.KIND_GEM)
        return [*stones, *self.deeds.resort(holder, loose, list(zip(weights, kinds, strict=True)))]

    def _importer(self, code: str, rng: Random) -> Actor:
        troupe = self.cast.troupes.get(code)
        return rng.choice(troupe.houses if troupe else self.cast.outsiders[code])

    # On the way

    def depart(self, office: Actor, certificate: int, packing: Packing) -> None:
        seals = (token("seal", certificate, 1), token("seal", certificate, 2))
        act = acts.ShipmentsDepart(certificate, self.book.today, seals, packing)
        self.book.do(office, act)

    def _seen(self, certificate: int, goods: Consignment) -> None:
        """By the office of a third Participant through which it passes."""
        ends = (goods.exporter.code, goods.importer.code)
        third = next(code for code in PASSED_THROUGH if code not in ends)
        office = self.cast.troupes[third].office
        paper = self.certifying.said("transit", certificate, office)
        act = acts.ShipmentsSeenInTransit(certificate, self.book.today, True, paper)
        self.book.do(office, act)

    def _arrive(self, goods: Consignment, certificate: int, packing: Packing, rng: Random) -> Story:
        """Confirmed into the importer's hands, at once or in two; then title follows."""
        office = rng.choice(self.cast.troupes[goods.importer.code].offices)
        parcels = list(packing.parcels)
        halves = [parcels]
        if len(parcels) > 1 and rng.random() < IN_TWO:
            halves = [parcels[:1], parcels[1:]]
        for half in halves:
            self.confirm(office, goods, certificate, packing, half)
            yield rng.randint(0, 1)
        self._sell(goods, packing)

    def _sell(self, goods: Consignment, packing: Packing) -> None:
        """Title follows, and the goods are on the importer's shelf."""
        parcels = list(packing.parcels)
        self.deeds.hand_over(goods.exporter, goods.importer, parcels, codes.MOVES_TITLE)
        self.stocks[goods.importer.code].put(goods.importer, parcels)

    def _send_on(self, goods: Consignment, on: Crossing, rng: Random) -> Story:
        """Under a technical certificate, whose exporter is the office where it was detained."""
        code = SENT_ON_TO[goods.importer.code]
        importer, to = self._importer(code, rng), parse_participant(code)
        technical = self.certifying.number(on.there)
        self.certifying.sides[technical] = (goods.exporter, importer)
        expires = self.book.today + EXPIRY_DAYS
        yield from self.borders.supersede(on, technical, to, importer, expires)
        parcels = on.packing.parcels
        packing = Packing(NOTHING, parcels, (on.certificate,) * len(parcels))
        self.depart(on.there, technical, packing)
        yield rng.randint(1, 4)
        sent = Consignment(on.there, importer, to, list(parcels))
        office = self.cast.troupes[code].office
        self.confirm(office, sent, technical, packing, list(parcels))
        self._sell(Consignment(goods.exporter, importer, to, sent.parcels), packing)

    def confirm(
        self,
        office: Actor,
        goods: Consignment,
        certificate: int,
        packing: Packing,
        parcels: list[bytes],
    ) -> None:
        """Row 11, with the importer's acceptance."""
        book, importer = self.book, goods.importer
        form = Confirmation(
            certificate,
            goods.exporter.organisation,
            importer.organisation,
            len(packing.parcels),
            self.deeds.weight(packing.parcels),
            self.deeds.weight(parcels),
            book.today,
            self.certifying.said("confirmation", certificate, office, len(parcels)),
            False,
            NOTHING,
            tuple(sorted(parcels)),
        )
        acceptance = Acceptance(
            typed.shipment_under(certificate),
            importer.organisation,
            form.millicarats,
            book.moment,
            book.deadline,
        )
        signature = book.signed(acceptance, importer, office)
        book.do(office, acts.ShipmentsConfirm(form, acceptance, signature))
        self.last_confirmed = office, goods, certificate, packing

    def leave_behind(self, code: str, to: str, millicarats: int) -> Story:
        """A shipment that is certified and never leaves: the certificate expires in a drawer."""
        rng = stream(self.book.seed, "left behind")
        goods = self._consign(Shipment(code, to, millicarats, self.book.today), rng)
        office = self.cast.troupes[code].office
        certificate, packing = yield from self.certifying.certify(goods, office, rng)
        self.left_behind = office, certificate, packing

    def _close_outside(self, office: Actor, certificate: int, packing: Packing) -> None:
        weight = self.deeds.weight(packing.parcels)
        paper = self.certifying.said("foreign confirmation", certificate, office)
        act = acts.PaperCloseOutside(certificate, weight, self.book.today, paper, packing)
        self.book.do(office, act)

    def _office_of(self, party: Actor) -> Actor:
        return self.cast.troupes[party.code].office
