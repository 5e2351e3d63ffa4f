"""From a request to a certificate: valued, issued, and now and then voided, replaced or lapsed."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from random import Random
from typing import Final

from kp_ledger.answers.published import Figures
from kp_ledger.base.messages import Act
from kp_ledger.demo.actors import Actor, Cast
from kp_ledger.demo.book import Book
from kp_ledger.demo.prices import KINDS, ByKind, value
from kp_ledger.demo.trade_acts import NOTHING, Deeds
from kp_ledger.domain.bounds import PARAMETERS
from kp_ledger.domain.parse import show_certificate
from kp_ledger.generated import acts, codes
from kp_ledger.generated.records import Application, Issue, Packing, Valuation
from kp_ledger.model import typed
from kp_ledger.model.approvals import NOT_APPROVED

THIRD_VALUE: Final = 0.05
EXPIRY_DAYS: Final = 60
SHORT_EXPIRY_DAYS: Final = 5
# As long as a departure of the last day can still be entered, nothing lapses.
DAYS_OF_GRACE: Final = PARAMETERS[codes.PARAMETER_LATE_DAYS].usual


@dataclass(slots=True)
class Consignment:
    """What is to be certified, and for whom."""

    exporter: Actor
    importer: Actor
    to: int
    parcels: list[bytes]


class Certifying:
    """What exporter, valuers and office do before a shipment leaves."""

    def __init__(self, deeds: Deeds, cast: Cast, figures: Figures) -> None:
        self.deeds = deeds
        self.book: Book = deeds.book
        self.cast = cast
        self.figures = figures
        self.sides: dict[int, tuple[Actor, Actor]] = {}  # who exports, who imports, by certificate
        self._serials: dict[str, int] = {}

    def certify(
        self, goods: Consignment, office: Actor, rng: Random, fate: str = ""
    ) -> Generator[int, None, tuple[int, Packing]]:
        """The certificate it leaves under; `fate`: the first is replaced, void, or lapses."""
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
        return self.cast.troupes[goods.exporter.code].valuers[-1]

    def value(self, request: bytes, goods: Consignment, office: Actor, rng: Random) -> None:
        """Row 2: by the exporter and the government, now and then by an independent valuer."""
        weights = self._by_kind(goods.parcels)
        code = goods.exporter.code
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
        certificate = self.number(office)
        self.sides[certificate] = (goods.exporter, goods.importer)
        form = Issue(
            request,
            certificate,
            self.book.today + days,
            self.said("certificate", certificate, office),
            tuple(self.deeds.came_under(goods.parcels)),
            refs,
        )
        self._with_two_keys(office, acts.IssuanceIssue(form, *NOT_APPROVED))
        return certificate, packing

    def said(self, title: str, certificate: int, office: Actor, *about: object) -> bytes:
        """A document of an office about a shipment, which both sides read."""
        readers = [office, *self.sides[certificate]]
        return self.book.document(title, show_certificate(certificate), *about, to=readers)

    def number(self, office: Actor) -> int:
        """The next number of the office's range."""
        first = self.book.state.number_ranges[office.organisation][0].first
        serial = self._serials.get(office.name, first)
        self._serials[office.name] = serial + 1
        return office.participant << 32 | serial

    def _replace(self, certificate: int, packing: Packing, office: Actor) -> int:
        by = self.number(office)
        self.sides[by] = self.sides[certificate]
        reason = self.said("misprint", certificate, office)
        paper = self.said("certificate", by, office)
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
        self._with_two_keys(office, act)
        return by

    def _revision(self, packing: Packing) -> int:
        return self.deeds.word(packing.parcels[0]).revision

    def _end(self, fate: str, certificate: int, packing: Packing, office: Actor) -> None:
        if fate == "lapse":
            anyone = self.cast.troupes["CN"].houses[0]
            self.book.do(anyone, acts.CancellationsLapse(certificate, packing))
            return
        reason = self.said("the buyer withdrew", certificate, office)
        act = acts.CancellationsVoidCertificate(
            certificate, self._revision(packing), reason, NOTHING, packing, *NOT_APPROVED
        )
        self._with_two_keys(office, act)

    def _with_two_keys(self, office: Actor, act: Act) -> None:
        """Where the office asks for two: with its own, and with the word of the second."""
        self.book.do(office, self.deeds.with_second_key(act, office))
