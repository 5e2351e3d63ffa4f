"""The whole year as steps, in order. The model has said yes to each before it is handed out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from random import Random

from kp_ledger.answers.published import Figures, published
from kp_ledger.demo.actors import CARELESS, Cast, cast
from kp_ledger.demo.agenda import Agenda, Story
from kp_ledger.demo.archive import Archive
from kp_ledger.demo.book import Book, Step
from kp_ledger.demo.borders import (
    CORRECTED,
    DECIDED,
    DECIDED_ALONE,
    LOST,
    SEEN,
    SENT_BACK,
    SENT_ON,
    SHORT,
    STOPPED,
)
from kp_ledger.demo.cutting import CUT_ON, Cutting
from kp_ledger.demo.decisions import BAR_PROPOSED, Decisions
from kp_ledger.demo.draws import stream
from kp_ledger.demo.first_day import FirstDay
from kp_ledger.demo.flows import Flows, drawn
from kp_ledger.demo.incidents import (
    BARRED_ON,
    ENTERED_LATE,
    ENTERED_LATE_ON,
    HELD_AT,
    Incidents,
)
from kp_ledger.demo.lies import Lies
from kp_ledger.demo.losses import DEVICE_STOLEN_ON, LAB_GROWN_ON, LOST_ON, STOLEN_ON, Losses
from kp_ledger.demo.mining import Mining
from kp_ledger.demo.newcomer import Newcomer
from kp_ledger.demo.offices import FOCAL_KEY_STOLEN_ON, TWO_KEYS_ON, Offices
from kp_ledger.demo.paper import Paper
from kp_ledger.demo.schedule import DAYS, OPENING_DAY, Dig, Schedule, scheduled, spared
from kp_ledger.demo.stock import Stock
from kp_ledger.demo.trade_acts import Deeds
from kp_ledger.demo.trading import LAST_STOPPED, SENT_ON_TO, Trading
from kp_ledger.model.state import State

# A shipment certified so early that the certificate expires before the year is over.
LEFT_BEHIND_ON, LEFT_BEHIND = 295, 2_500_000


@dataclass(slots=True)
class Script:
    """What is fixed by seed, scale and first day before anything happens."""

    seed: int
    scale: float
    first_day: int
    figures: Figures = field(default_factory=published)
    flows: Flows = field(init=False)
    schedule: Schedule = field(init=False)
    cast: Cast = field(init=False)
    archive: Archive = field(init=False)

    def __post_init__(self) -> None:
        self.flows = drawn(self.figures, self.seed)
        self.schedule = scheduled(self.figures, self.flows, self.seed, self.scale)
        self.cast = cast(self.seed, self.flows)
        self.archive = Archive(self.seed, self.cast)


class Year:
    """Plays a script against a founded state. `days` yields each day's steps."""

    def __init__(self, script: Script, state: State) -> None:
        self.script = script
        self.cast = script.cast
        self.book = Book(state, script.seed, script.first_day, 0, script.archive)
        self.agenda = Agenda()
        self.deeds = Deeds(self.book, self.cast.relayer)
        self.beginnings = FirstDay(self.book, self.cast, script.figures)
        troupes = self.cast.troupes
        self.stocks = {code: Stock(self.deeds, troupe) for code, troupe in troupes.items()}
        zone_of = self.beginnings.zone_of
        self.mining = Mining(self.deeds, self.cast, self.agenda, self.stocks, zone_of)
        self.trading = Trading(self.deeds, self.cast, script.figures, self.stocks)
        self.paper = Paper(self.deeds, self.cast, script.figures, self.stocks)
        self.decisions = Decisions(self.deeds, self.cast, self.stocks, self.mining)
        self.incidents = Incidents(self.deeds, self.cast, self.stocks, self.mining)
        self.losses = Losses(self.deeds, self.cast, self.stocks)
        self.offices = Offices(self.deeds, self.cast)
        self.cutting = Cutting(self.deeds, self.cast, self.stocks)
        told = (self.deeds, self.cast, self.trading, self.stocks, zone_of)
        self.newcomer = Newcomer(*told)
        self.lies = Lies(*told, self.paper)

    def days(self) -> Iterator[list[Step]]:
        """The steps of each of the 365 days; some days have none."""
        self._lay_out()
        for day in range(DAYS):
            self.book.open_day(day)
            if day == 0:
                self.beginnings.live()
            self.agenda.live_through(day)
            if day == DAYS - 1:
                self.lies.tell()
            yield self.book.take()
        if self.agenda.unfinished:
            raise RuntimeError(f"{self.agenda.unfinished} stories have no end within the year")

    def _lay_out(self) -> None:
        """Puts every story on the agenda."""
        self.agenda.begin(1, self.newcomer.story())
        schedule = self.script.schedule
        for code, millicarats in schedule.opening.items():
            self.agenda.begin(0, self.decisions.opening_stock(code, millicarats))
        for index, dig in enumerate(self._digs()):
            self.agenda.begin(dig.day, self.mining.dig(index, dig))
        fates = self._fates(stream(self.script.seed, "fates"))
        for index, shipment in enumerate(schedule.shipments):
            if shipment.foreign:
                self.agenda.begin(shipment.day, self.paper.come_in(index, shipment))
            else:
                fate = fates.get(index, "")
                self.agenda.begin(shipment.day, self.trading.ship(index, shipment, fate))
        for day, story in self._incidents():
            self.agenda.begin(day, story)

    def _digs(self) -> list[Dig]:
        """As scheduled; of who has a zone barred a little of the last one is entered late.

        A little, so that no shipment waits for it.
        """
        digs = list(self.script.schedule.digs)
        for code, day in ENTERED_LATE_ON.items():
            last = max(index for index, dig in enumerate(digs) if dig.participant == code)
            digs[last] = replace(digs[last], millicarats=digs[last].millicarats - ENTERED_LATE)
            digs.append(Dig(code, ENTERED_LATE, day, before_a_bar=True))
        return digs

    def _fates(self, rng: Random) -> dict[int, str]:
        """A few shipments go another way: those whose goods nobody waits for."""
        ships = list(enumerate(self.script.schedule.shipments))
        inside = self.cast.troupes
        to_outside = [i for i, s in ships if not s.foreign and s.importer not in inside]
        between = [i for i, s in ships if not s.foreign and s.importer in inside]
        fates = dict.fromkeys(rng.sample(between, min(4, len(between))), SEEN)
        chosen = rng.sample(to_outside, min(6, len(to_outside)))
        others = [index for index in between if index not in fates]
        fates |= dict(zip(others[2:], (STOPPED, SENT_BACK, DECIDED, LOST), strict=False))
        last = [index for index in self._nobody_waits() if index not in fates]
        fates |= dict(zip(reversed(last), (SENT_ON, DECIDED_ALONE), strict=False))
        little = [index for index in self._little_lacks(between) if index not in fates]
        fates |= dict.fromkeys(little[:1], CORRECTED)
        return fates | dict(zip(chosen, ("replace", "void", "lapse") * 2, strict=False))

    def _nobody_waits(self) -> list[int]:
        """Shipments whose goods are not shipped on, with time for what may come."""
        schedule = self.script.schedule
        return [
            index
            for index, ship in enumerate(schedule.shipments)
            if not ship.foreign and ship.importer in SENT_ON_TO and ship.day <= LAST_STOPPED
            if spared(schedule, ship, ship.millicarats)
        ]

    def _little_lacks(self, ships: list[int]) -> list[int]:
        """Shipments of which a little may be found to be missing, with time for it."""
        schedule = self.script.schedule
        return [
            index
            for index in ships
            if schedule.shipments[index].day <= LAST_STOPPED
            if spared(schedule, schedule.shipments[index], SHORT)
        ]

    def _incidents(self) -> list[tuple[int, Story]]:
        found: list[tuple[int, Story]] = [
            (OPENING_DAY + 25 + 40 * index, self.incidents.hold(index, code))
            for index, code in enumerate(HELD_AT)
        ]
        found += [
            (70, self.incidents.entered_twice("NA")),
            (150, self.incidents.entered_twice("CD")),
            (BAR_PROPOSED, self.decisions.zone_barred_and_cleared()),
            (120, self.incidents.key_changed("IN")),
            (180, self.incidents.documents()),
            (LEFT_BEHIND_ON, self.trading.leave_behind("BW", "US", LEFT_BEHIND)),
            (BARRED_ON, self.incidents.own_zone_barred()),
            (CUT_ON, self.cutting.story()),
            (TWO_KEYS_ON, self.offices.two_keys()),
            (FOCAL_KEY_STOLEN_ON, self.offices.focal_key_stolen()),
            (LOST_ON, self.losses.lost_and_found("ZA")),
            (DEVICE_STOLEN_ON, self.losses.device_stolen(CARELESS)),
            (LAB_GROWN_ON, self.losses.lab_grown("IN")),
            (STOLEN_ON, self.losses.stolen("EU")),
        ]
        return found
