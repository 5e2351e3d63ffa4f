"""A shipment from request to the importer's shelf, and the ones that go wrong on the way."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from random import Random
from typing import Final

from kp_ledger.answers.published import Figures
from kp_ledger.demo.actors import Actor, Cast
from kp_ledger.demo.agenda import Story
from kp_ledger.demo.book import Book, token
from kp_ledger.demo.borders import (
    DECIDED,
    DECIDED_ALONE,
    LOST,
    SENT_BACK,
    SENT_ON,
    STOPPED,
    Borders,
    Crossing,
)
from kp_ledger.demo.draws import shared, stream
from kp_ledger.demo.prices import KINDS, ByKind, value
from kp_ledger.demo.schedule import Shipment
from kp_ledger.demo.stock import Stock
from kp_ledger.demo.trade_acts import NOTHING, Deeds
from kp_ledger.domain.bounds import PARAMETERS
from kp_ledger.domain.parse import show_certificate
from kp_ledger.domain.participants import parse_participant
from kp_ledger.generated import acts, codes
from kp_ledger.generated.records import (
    Acceptance,
    Application,
    Confirmation,
    Issue,
    Packing,
    Valuation,
)
from kp_ledger.model import typed
from kp_ledger.model.approvals import NOT_APPROVED

MIXED, SORTED, SOLD_FIRST, THIRD_VALUE, IN_TWO = 0.25, 0.2, 0.35, 0.05, 0.04
MOST_PACKED: Final = 10
EXPIRY_DAYS: Final = 60
SHORT_EXPIRY_DAYS: Final = 5
# As long as a departure of the last day can still be entered, nothing lapses.
DAYS_OF_GRACE: Final = PARAMETERS[codes.PARAMETER_LATE_DAYS].usual
PASSED_THROUGH: Final = ("EU", "AE", "IN")  # the first that is neither end of a shipment
# A detention of a month, the way back and another way out take what is left of the year.
LAST_STOPPED: Final = 300
# Where goods go on to that came to the wrong country: neither has totals that are met exactly.
SENT_ON_TO: Final = {"CN": "IL", "IL": "CN"}


@dataclass(slots=True)
class Consignment:
    """What is to be certified, and for whom."""

    exporter: Actor
    importer: Actor
    to: int
    parcels: list[bytes]


class Trading:
    """Ships what the schedule says. `fates` makes some shipments go another way."""

    def __init__(
        self, deeds: Deeds, cast: Cast, figures: Figures, stocks: dict[str, Stock]
    ) -> None:
        self.deeds = deeds
        self.book: Book = deeds.book
        self.cast = cast
        self.figures = figures
        self.stocks = stocks
        self._serials: dict[str, int] = {}
        self._sides: dict[int, tuple[Actor, Actor]] = {}  # who exports, who imports, by certificate
        self.borders = Borders(deeds, self._said)
        self.last_confirmed: tuple[Actor, Consignment, int, Packing] | None = None
        self.left_behind: tuple[Actor, int, Packing] | None = None

    def ship(self, index: int, shipment: Shipment, fate: str) -> Story:
        """The story of the `index`-th shipment."""
        rng = stream(self.book.seed, "shipment", index)
        stock = self.stocks[shipment.exporter]
        while stock.weight < shipment.millicarats:
            yield 1
        goods = self._consign(shipment, rng)
        office = rng.choice(self.cast.troupes[shipment.exporter].offices)
        certificate, packing = yield from self.certify(goods, office, rng, fate)
        yield rng.randint(0, 2)
        self.depart(office, certificate, packing)
        yield rng.randint(1, 4)
        if shipment.importer in self.cast.troupes:
            there = self._office_of(goods.importer)
            on = Crossing(office, there, goods.exporter, certificate, packing)
            if self.book.today > self.book.first_day + LAST_STOPPED:
                fate = ""  # its goods were long in coming: nothing that takes long may happen now
            if fate == SENT_ON:
                return (yield from self._send_on(goods, on, rng))
            if fate == DECIDED:
                yield from self.borders.decide(on, goods.importer)
                return self._sell(goods, shipment.importer, packing)
            if fate in (SENT_BACK, DECIDED_ALONE):
                back = self.borders.send_back if fate == SENT_BACK else self.borders.decide_alone
                yield from back(on)
                certificate, packing = yield from self.certify(goods, office, rng)
                self.depart(office, certificate, packing)
                yield rng.randint(1, 4)
            if fate == STOPPED:
                yield from self.borders.stop(on)
            if fate == LOST:
                yield from self.borders.lose(on)
            if fate == "seen in transit":
                self._seen(certificate, shipment)
            yield from self._arrive(goods, certificate, packing, rng)
        else:
            self._close_outside(office, certificate, packing)

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
        """Goods, and single stones, which are never mixed."""
        stones = [p for p in parcels if self.deeds.word(p).kind & codes.SINGLE_STONE]
        return [p for p in parcels if p not in stones], stones

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

    # Certifying

    def certify(
        self, goods: Consignment, office: Actor, rng: Random, fate: str = ""
    ) -> Generator[int, None, tuple[int, Packing]]:
        request = self.request(goods, office)
        yield 1
        self.value(request, goods, office, rng)
        yield rng.randint(0, 1)
        days = SHORT_EXPIRY_DAYS if fate == "lapse" else EXPIRY_DAYS
        certificate, packing = self.issue(request, goods, office, days)
        if fate == "replace":
            yield 1
            return self._replace(certificate, packing, office), packing
        if fate in ("void", "lapse"):
            yield 1 if fate == "void" else SHORT_EXPIRY_DAYS + DAYS_OF_GRACE + 1
            self._end(fate, certificate, packing, office)
            return (yield from self.certify(goods, office, rng))
        return certificate, packing

    def request(self, goods: Consignment, office: Actor) -> bytes:
        """Row 1; the request's id."""
        book, exporter = self.book, goods.exporter
        order = Application(
            exporter.organisation,
            exporter.organisation,
            goods.importer.organisation,
            goods.to,
            self.deeds.name(exporter, "R"),
            (exporter.organisation, office.organisation, self._independent(goods).organisation),
            book.moment,
            book.deadline,
            book.document("invoice", exporter.name, min(goods.parcels).hex(), to=[exporter]),
            tuple(self.deeds.came_under(goods.parcels)),
            self.deeds.refs(goods.parcels),
        )
        book.do(exporter, acts.RequestsRequest(order, exporter.as_sender, exporter.as_sender))
        return typed.request_id(exporter.organisation, order.reference)

    def _independent(self, goods: Consignment) -> Actor:
        return self.cast.troupes[self._code(goods.exporter)].valuers[-1]

    def value(self, request: bytes, goods: Consignment, office: Actor, rng: Random) -> None:
        """Row 2: by the exporter and the government, now and then by an independent valuer."""
        weights = self._by_kind(goods.parcels)
        code = self._code(goods.exporter)
        given = [
            (codes.CAPACITY_EXPORTER, goods.exporter, rng.uniform(0.95, 0.995)),
            (codes.CAPACITY_GOVERNMENT, office, 1.0),
        ]
        if rng.random() < THIRD_VALUE:
            valuer = self._independent(goods)
            given.append((codes.CAPACITY_INDEPENDENT, valuer, rng.uniform(0.97, 0.999)))
        for capacity, valuer, factor in given:
            cents = value(self.figures, code, weights, factor)
            order = Valuation(
                request, valuer.organisation, capacity, *cents,
                self.book.today, self.book.moment, self.book.deadline,
            )  # fmt: skip
            self.book.do(valuer, acts.RequestsValue(order, valuer.as_sender))

    def _by_kind(self, parcels: list[bytes]) -> ByKind:
        weights = dict.fromkeys(KINDS, 0)
        for word in map(self.deeds.word, parcels):
            weights[word.kind & ~codes.SINGLE_STONE] += word.millicarats
        return weights[KINDS[0]], weights[KINDS[1]], weights[KINDS[2]]

    def issue(
        self, request: bytes, goods: Consignment, office: Actor, days: int
    ) -> tuple[int, Packing]:
        """Row 5; the certificate and its packing."""
        refs = self.deeds.refs(goods.parcels)
        packing = Packing(
            request,
            tuple(ref.parcel for ref in refs),
            tuple(self.deeds.word(ref.parcel).certificate for ref in refs),
        )
        certificate = self._number(office)
        self._sides[certificate] = (goods.exporter, goods.importer)
        form = Issue(
            request,
            certificate,
            self.book.today + days,
            self._said("certificate", certificate, office),
            tuple(self.deeds.came_under(goods.parcels)),
            refs,
        )
        self.book.do(office, acts.IssuanceIssue(form, *NOT_APPROVED))
        return certificate, packing

    def _said(self, title: str, certificate: int, office: Actor, *about: object) -> bytes:
        """A document of an office about a shipment, which both sides read."""
        readers = [office, *self._sides[certificate]]
        return self.book.document(title, show_certificate(certificate), *about, to=readers)

    def _number(self, office: Actor) -> int:
        """The next number of the office's range."""
        first = self.book.state.number_ranges[office.organisation][0].first
        serial = self._serials.get(office.name, first)
        self._serials[office.name] = serial + 1
        return office.participant << 32 | serial

    def _replace(self, certificate: int, packing: Packing, office: Actor) -> int:
        by = self._number(office)
        self._sides[by] = self._sides[certificate]
        reason = self._said("misprint", certificate, office)
        paper = self._said("certificate", by, office)
        expires = self.book.state.certificates[certificate].b.expires
        act = acts.IssuanceReplace(
            certificate,
            self._revision(packing),
            by,
            expires,
            True,
            NOTHING,
            reason,
            paper,
            packing,
            *NOT_APPROVED,
        )
        self.book.do(office, act)
        return by

    def _revision(self, packing: Packing) -> int:
        return self.deeds.word(packing.parcels[0]).revision

    def _end(self, fate: str, certificate: int, packing: Packing, office: Actor) -> None:
        if fate == "lapse":
            anyone = self.cast.troupes["CN"].houses[0]
            self.book.do(anyone, acts.CancellationsLapse(certificate, packing))
            return
        reason = self._said("the buyer withdrew", certificate, office)
        act = acts.CancellationsVoidCertificate(
            certificate, self._revision(packing), reason, NOTHING, packing, *NOT_APPROVED
        )
        self.book.do(office, act)

    # On the way

    def depart(self, office: Actor, certificate: int, packing: Packing) -> None:
        seals = (token("seal", certificate, 1), token("seal", certificate, 2))
        act = acts.ShipmentsDepart(certificate, self.book.today, seals, packing)
        self.book.do(office, act)

    def _seen(self, certificate: int, shipment: Shipment) -> None:
        """By the office of a third Participant through which it passes."""
        ends = (shipment.exporter, shipment.importer)
        third = next(code for code in PASSED_THROUGH if code not in ends)
        office = self.cast.troupes[third].office
        paper = self._said("transit", certificate, office)
        act = acts.ShipmentsSeenInTransit(certificate, self.book.today, True, paper)
        self.book.do(office, act)

    def _arrive(self, goods: Consignment, certificate: int, packing: Packing, rng: Random) -> Story:
        """Confirmed into the importer's hands, at once or in two; then title follows."""
        code = self._code(goods.importer)
        office = rng.choice(self.cast.troupes[code].offices)
        parcels = list(packing.parcels)
        halves = [parcels]
        if len(parcels) > 1 and rng.random() < IN_TWO:
            halves = [parcels[:1], parcels[1:]]
        for half in halves:
            self.confirm(office, goods, certificate, packing, half)
            yield rng.randint(0, 1)
        self._sell(goods, code, packing)

    def _sell(self, goods: Consignment, code: str, packing: Packing) -> None:
        """Title follows, and the goods are on the importer's shelf."""
        parcels = list(packing.parcels)
        self.deeds.hand_over(goods.exporter, goods.importer, parcels, codes.MOVES_TITLE)
        self.stocks[code].put(goods.importer, parcels)

    def _send_on(self, goods: Consignment, on: Crossing, rng: Random) -> Story:
        """Under a technical certificate, whose exporter is the office where it was detained."""
        code = SENT_ON_TO[self._code(goods.importer)]
        importer, to = self._importer(code, rng), parse_participant(code)
        technical = self._number(on.there)
        self._sides[technical] = (goods.exporter, importer)
        expires = self.book.today + EXPIRY_DAYS
        yield from self.borders.supersede(on, technical, to, importer, expires)
        parcels = on.packing.parcels
        packing = Packing(NOTHING, parcels, (on.certificate,) * len(parcels))
        self.depart(on.there, technical, packing)
        yield rng.randint(1, 4)
        sent = Consignment(on.there, importer, to, list(parcels))
        office = self.cast.troupes[code].office
        self.confirm(office, sent, technical, packing, list(parcels))
        self._sell(Consignment(goods.exporter, importer, to, sent.parcels), code, packing)

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
            self._said("confirmation", certificate, office, len(parcels)),
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
        certificate, packing = yield from self.certify(goods, office, rng)
        self.left_behind = office, certificate, packing

    def _close_outside(self, office: Actor, certificate: int, packing: Packing) -> None:
        weight = self.deeds.weight(packing.parcels)
        paper = self._said("foreign confirmation", certificate, office)
        act = acts.PaperCloseOutside(certificate, weight, self.book.today, paper, packing)
        self.book.do(office, act)

    def _office_of(self, party: Actor) -> Actor:
        return self.cast.troupes[self._code(party)].office

    def _code(self, actor: Actor) -> str:
        return actor.participant.to_bytes(2, "big").decode()
