"""Matters decided by consensus in the year: opening stocks, a zone barred and cleared."""

from __future__ import annotations

from random import Random
from typing import Any, Final

from kp_ledger.demo.actors import Actor, Cast, Troupe
from kp_ledger.demo.agenda import Story
from kp_ledger.demo.draws import parts, shared, stream
from kp_ledger.demo.first_day import CHAIR
from kp_ledger.demo.mining import Mining
from kp_ledger.demo.stock import Stock
from kp_ledger.demo.trade_acts import NOTHING, Deeds
from kp_ledger.domain.matters import pack
from kp_ledger.domain.participants import parse_participant
from kp_ledger.generated import acts, codes
from kp_ledger.generated.events import Proposed
from kp_ledger.generated.records import (
    Closing,
    OpeningLot,
    OpeningStockPayload,
    Voice,
    ZoneStatusPayload,
)
from kp_ledger.model import typed

WINDOW_DAYS: Final = 10
OPENING_DAYS: Final = 60
BY_ITS_OWN_OFFICE: Final = 0
# What the audit of opening stock found, by country of origin; None: not stated.
FOUND: Final[dict[str, dict[str | None, float]]] = {
    "AE": {"RU": 0.35, "AO": 0.2, "CD": 0.15, "ZW": 0.1, None: 0.2},
    "EU": {"BW": 0.3, "CA": 0.25, "RU": 0.15, "NA": 0.1, "ZA": 0.08, None: 0.12},
    "CD": {"CD": 1.0},
    "AO": {"AO": 1.0},
}
LOTS_PER_ORIGIN: Final = 3
BARRED_ZONE: Final = ("CD", 2)
BAR_PROPOSED: Final = 95
# Closed two days after the window, and in force from that day on.
BARRED_BY_OTHERS_ON: Final = BAR_PROPOSED + WINDOW_DAYS + 2
CLEARING_PROPOSED: Final = 190


class Decisions:
    def __init__(self, deeds: Deeds, cast: Cast, stocks: dict[str, Stock], mining: Mining) -> None:
        self.deeds = deeds
        self.book = deeds.book
        self.cast = cast
        self.stocks = stocks
        self.mining = mining

    def opening_stock(self, code: str, millicarats: int) -> Story:
        """Proposed on the first day, decided ten days later, then registered."""
        troupe, rng = self.cast.troupes[code], stream(self.book.seed, "opening", code)
        closing_day = self.book.today + OPENING_DAYS
        yield from self._decide(
            troupe,
            codes.MATTER_OPENING_STOCK,
            troupe.focal.participant,
            OpeningStockPayload(millicarats, closing_day),
            self.book.document("audit of stock", code, to=self.cast.offices),
            rng,
        )
        yield 1
        self._register(troupe, millicarats, rng)

    def zone_barred_and_cleared(self) -> Story:
        """Other Participants bar a zone; after a report it is cleared again."""
        code, index = BARRED_ZONE
        miner = self.cast.troupes[code].miners[index]
        zone, rng = self.mining.zone_of[miner.name], stream(self.book.seed, "bar")
        proposer = self.cast.troupes["BW"]
        yield from self._zone_status(proposer, zone, codes.ZONE_BARRED, "findings", rng)
        self.mining.bar(zone, miner)
        yield CLEARING_PROPOSED - BARRED_BY_OTHERS_ON
        proposer = self.cast.troupes[code]
        yield from self._zone_status(proposer, zone, codes.ZONE_CLEAR, "report of a mission", rng)
        yield 5
        self.mining.barred.discard(zone)

    def _zone_status(
        self, proposer: Troupe, zone: int, status: int, paper: str, rng: Random
    ) -> Story:
        day = self.book.today + WINDOW_DAYS + 2
        said = ZoneStatusPayload(status, day, BY_ITS_OWN_OFFICE)
        matter = codes.MATTER_ZONE_STATUS
        about = self.book.document(paper, f"zone {zone}", to=self.cast.offices)
        subject = BARRED_ZONE[0]
        yield from self._decide(proposer, matter, zone, said, about, rng, not_counted=subject)

    def _decide(
        self,
        proposer: Troupe,
        matter: int,
        subject: int,
        said: Any,
        about: bytes,
        rng: Random,
        not_counted: str = "",
    ) -> Story:
        """Proposed, heard by most, closed by the Chair and one other two days after the window."""
        act = acts.ConsensusPropose(matter, subject.to_bytes(32, "big"), pack(said), NOTHING, about)
        events = self.book.do(proposer.office, act)
        proposal = next(event.proposal for event in events if isinstance(event, Proposed))
        # To propose is to support.
        apart = (not_counted, proposer.code)
        roll = [code for code in self.cast.troupes if code not in apart]
        voices = rng.sample(roll, rng.randint(9, 12))
        days = 0
        for code in voices:
            if (wait := rng.randint(0, 2)) and days + wait < WINDOW_DAYS:
                days += wait
                yield wait
            self._voice(proposal, self.cast.troupes[code].office, rng)
        yield WINDOW_DAYS + 2 - days
        closer = rng.choice([code for code in voices if code != CHAIR])
        self._close(proposal, act.payload, sorted((CHAIR, closer), key=parse_participant))

    def _voice(self, proposal: bytes, office: Actor, rng: Random) -> None:
        stance = rng.choice((codes.STANCE_SUPPORT, codes.STANCE_SUPPORT, codes.STANCE_SEEN))
        order = Voice(proposal, office.participant, stance, NOTHING, self.book.moment)
        relayed = rng.random() < 0.3
        sender = self.deeds.relayer if relayed else office
        self.book.do(sender, acts.ConsensusVoice(order, self.book.signed(order, office, sender)))

    def _close(self, proposal: bytes, payload: bytes, closers: list[str]) -> None:
        offices = [self.cast.troupes[code].office for code in closers]
        closings = tuple(
            Closing(proposal, office.participant, True, self.book.moment) for office in offices
        )
        signatures = tuple(
            office.sign(typed.digest(closing, self.book.state.ledger))
            for office, closing in zip(offices, closings, strict=True)
        )
        act = acts.ConsensusClose(proposal, payload, closings, signatures)
        self.book.do(self.deeds.relayer, act)

    # Registered

    def _register(self, troupe: Troupe, millicarats: int, rng: Random) -> None:
        """Lots by origin, shared out over the houses."""
        found = FOUND[troupe.code]
        lots = []
        for country, weight in zip(
            found, shared(millicarats, list(found.values()), unit=1000), strict=True
        ):
            origin = self._origin(troupe, country)
            lots += [(origin, part) for part in parts(weight, LOTS_PER_ORIGIN, rng)]
        rng.shuffle(lots)
        for index, house in enumerate(troupe.houses):
            if mine := lots[index :: len(troupe.houses)]:
                self._register_at(troupe, house, mine)

    def _origin(self, troupe: Troupe, country: str | None) -> int:
        owner = parse_participant(country) if country else troupe.focal.participant
        nature = codes.NATURE_OPENING if country else codes.NATURE_NOT_STATED
        return self.book.state.first_zones[owner, nature] << 8 | 1

    def _register_at(self, troupe: Troupe, house: Actor, lots: list[tuple[int, int]]) -> None:
        forms = tuple(
            OpeningLot(
                self.deeds.name(house, "O"),
                weight,
                codes.KIND_UNSORTED,
                origin,
                self.book.document("stock count", house.name, f"origin {origin}", to=[house]),
            )
            for origin, weight in lots
        )
        today = self.book.today
        act = acts.CorrectionsRegisterOpening(house.organisation, today, forms)
        self.book.do(troupe.office, act)
        parcels = [typed.parcel_id(house.organisation, form.reference) for form in forms]
        self.stocks[troupe.code].put(house, parcels)
