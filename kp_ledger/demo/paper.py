"""Paper of Participants outside, and paper issued before the first day, as it comes in."""

from __future__ import annotations

from random import Random
from typing import Final

from kp_ledger.answers.published import Figures
from kp_ledger.demo.actors import Actor, Cast
from kp_ledger.demo.agenda import Story
from kp_ledger.demo.draws import parts, shared, stream
from kp_ledger.demo.prices import value
from kp_ledger.demo.schedule import Shipment
from kp_ledger.demo.stock import Stock
from kp_ledger.demo.trade_acts import Deeds
from kp_ledger.domain.participants import parse_participant
from kp_ledger.generated import acts, codes
from kp_ledger.generated.events import InboundRegistered
from kp_ledger.generated.records import Acceptance, InboundLot, InboundPaper, OriginWeight
from kp_ledger.model import typed

EXPIRY_DAYS: Final = 60
# Where the goods of trading centres outside come from, as their paper declares it.
DECLARED: Final[dict[str, dict[str | None, float]]] = {
    "GB": {"BW": 0.5, "ZA": 0.3, None: 0.2},
    "CH": {"RU": 0.4, "AO": 0.35, None: 0.25},
    "US": {None: 1.0},
    "SG": {"RU": 0.6, "CD": 0.4},
}


class Paper:
    def __init__(
        self, deeds: Deeds, cast: Cast, figures: Figures, stocks: dict[str, Stock]
    ) -> None:
        self.deeds = deeds
        self.book = deeds.book
        self.cast = cast
        self.figures = figures
        self.stocks = stocks
        self.last: tuple[Actor, acts.PaperRecordInbound] | None = None  # by whom

    def come_in(self, index: int, shipment: Shipment) -> Story:
        """Recorded by an office of the destination, into the hands of the importer."""
        rng = stream(self.book.seed, "paper", index)
        troupe = self.cast.troupes[shipment.importer]
        office, importer = rng.choice(troupe.offices), rng.choice(troupe.houses)
        exporter = self._exporter(shipment.exporter, rng)
        lots = self._lots(shipment, office, rng)
        paper = self._paper(index, shipment, exporter, importer, rng)
        acceptance = Acceptance(
            typed.shipment_id(paper.issuer, paper.number),
            importer.organisation,
            sum(paper.millicarats),
            self.book.moment,
            self.book.deadline,
        )
        signature = self.book.signed(acceptance, importer, office, verifier="Paper")
        act = acts.PaperRecordInbound(paper, lots, acceptance, signature)
        events = self.book.do(office, act)
        self.last = office, act
        parcels = [event.parcel for event in events if isinstance(event, InboundRegistered)]
        yield 1
        self.stocks[shipment.importer].put(importer, parcels)

    def _exporter(self, code: str, rng: Random) -> Actor:
        troupe = self.cast.troupes.get(code)
        return rng.choice(troupe.houses if troupe else self.cast.outsiders[code])

    def _lots(self, shipment: Shipment, office: Actor, rng: Random) -> tuple[InboundLot, ...]:
        count = rng.randint(1, 3)
        return tuple(
            InboundLot(
                self.deeds.name(office, "I"),
                weight,
                codes.KIND_UNSORTED,
                self._declared(shipment.exporter, weight),
            )
            for weight in parts(shipment.millicarats, count, rng)
        )

    def _declared(self, issuer: str, weight: int) -> tuple[OriginWeight, ...]:
        only: dict[str | None, float] = {issuer: 1.0}
        shares = DECLARED.get(issuer, only)
        weights = shared(weight, list(shares.values()), unit=1)
        entries = [
            OriginWeight(self._origin(issuer, country), part)
            for country, part in zip(shares, weights, strict=True)
        ]
        return tuple(sorted(entries, key=lambda entry: entry.origin))

    def _origin(self, issuer: str, country: str | None) -> int:
        owner = parse_participant(country or issuer)
        nature = codes.NATURE_DECLARED if country else codes.NATURE_NOT_STATED
        return self.book.state.first_zones[owner, nature] << 8 | 1

    def _paper(
        self, index: int, shipment: Shipment, exporter: Actor, importer: Actor, rng: Random
    ) -> InboundPaper:
        today, first = self.book.today, self.book.first_day
        issued = first - rng.randint(1, 10) if shipment.before else today - rng.randint(2, 9)
        if not shipment.before:
            issued = max(issued, first)
        weights = (shipment.millicarats, 0, 0)
        return InboundPaper(
            parse_participant(shipment.exporter),
            f"{shipment.exporter} {rng.randrange(10_000, 99_999)}-{index}",
            exporter.organisation,
            importer.organisation,
            issued,
            issued + EXPIRY_DAYS,
            today,
            weights,
            value(self.figures, shipment.exporter, weights),
            self.book.document("foreign paper", index, to=[importer]),
            collides_with=0,
        )
