"""The founding, and the first day: offices, organisations, zones, licences."""

from __future__ import annotations

from typing import Final

from kp_ledger.answers.published import Figures
from kp_ledger.base.messages import NO_KEY
from kp_ledger.demo.actors import Actor, Cast, Troupe
from kp_ledger.demo.book import Book
from kp_ledger.domain.bounds import PARAMETERS
from kp_ledger.domain.participants import parse_participant
from kp_ledger.generated import acts, codes
from kp_ledger.generated.events import ZoneOpened
from kp_ledger.generated.records import Founding, ParameterEntry, ParticipantEntry
from kp_ledger.model.founding import signing_keys

CHAIR: Final = "IN"
NOT_COUNTED: Final = {"TW"}
# Zones beside each other; where there is none, the Participant's default zone is dug.
ZONES: Final = {"RU": 3, "BW": 2, "CA": 2, "AO": 3, "CD": 3, "ZA": 3, "ZW": 2, "NA": 2, "SL": 2}
LICENCE_DAYS: Final = 730
SERIALS_PER_OFFICE: Final = 100_000
# A licence's ceiling is so many times what an even month of the year would bring.
CEILING_FACTOR: Final = 2.6
COOPERATIVE_CEILING: Final = 5_000_000


def founding(
    figures: Figures, cast: Cast, first_day: int, allocation: bytes, definition: bytes
) -> Founding:
    """All Participants of the published list; those on the ledger from the first day."""
    return Founding(
        allocation=allocation,
        participants=tuple(_entry(code, cast, first_day) for code in sorted(figures.names)),
        chair=parse_participant(CHAIR),
        parameters=tuple(ParameterEntry(one, its.usual) for one, its in PARAMETERS.items()),
        definition=definition,
        day=first_day,
    )


def _entry(code: str, cast: Cast, first_day: int) -> ParticipantEntry:
    troupe = cast.troupes.get(code)
    return ParticipantEntry(
        parse_participant(code),
        code not in NOT_COUNTED,
        first_day if troupe else 0,
        troupe.focal.address if troupe else NO_KEY,
        troupe.reserve.address if troupe else NO_KEY,
    )


def founders(founding: Founding, cast: Cast) -> list[Actor]:
    """Who signs the founding, in the order of its list."""
    by_address = {
        key.address: key
        for troupe in cast.troupes.values()
        for key in (troupe.focal, troupe.reserve)
    }
    return [by_address[one.key] for one in signing_keys(founding)]


class FirstDay:
    """Opens the offices, admits and licenses. `zone_of` is filled for each miner."""

    def __init__(self, book: Book, cast: Cast, figures: Figures) -> None:
        self.book = book
        self.cast = cast
        self.figures = figures
        self.zone_of: dict[str, int] = {}
        self.zone_names: dict[int, str] = {}

    def live(self) -> None:
        for troupe in self.cast.troupes.values():
            self._open_offices(troupe)
        for troupe in self.cast.troupes.values():
            self._open_zones(troupe)
            for actor in troupe.licensed:
                self._admit(troupe, actor)
                self._license(troupe, actor)
        self._admit(self.cast.troupes["AE"], self.cast.apprentice)
        self._admit_cooperative()
        self._admit(self.cast.troupes["IN"], self.cast.cutter)
        self._license(self.cast.troupes["IN"], self.cast.cutter)
        self._admit_outsiders()
        self._set_settings()

    def _open_offices(self, troupe: Troupe) -> None:
        for index, office in enumerate(troupe.offices):
            act = acts.ParticipantsOpenOffice(
                office.organisation,
                office.participant,
                office.powers,
                self.book.document("mandate", office.name, to=[office]),
                office.encryption,
                office.address,
                *self.book.enrolled(office),
            )
            self.book.do(troupe.focal, act)
            first = index * SERIALS_PER_OFFICE + 1
            self.book.do(
                troupe.focal,
                acts.EnrolmentsAllotNumbers(
                    office.organisation, first, first + SERIALS_PER_OFFICE - 1
                ),
            )

    def _open_zones(self, troupe: Troupe) -> None:
        zones = [self._open_zone(troupe, index) for index in range(ZONES.get(troupe.code, 0))]
        if not zones and troupe.miners:
            place = (troupe.focal.participant, codes.NATURE_TRACED)
            zones = [self.book.state.first_zones[place]]
        self.zone_names |= {zone: f"{troupe.code} {i}" for i, zone in enumerate(zones, 1)}
        for index, miner in enumerate(troupe.miners):
            self.zone_of[miner.name] = zones[index % len(zones)]

    def _open_zone(self, troupe: Troupe, index: int) -> int:
        boundary = self.book.document("boundary", troupe.code, index + 1, to=troupe.miners)
        events = self.book.do(troupe.office, acts.ZonesOpenZone(boundary, ()))
        return next(event.zone for event in events if isinstance(event, ZoneOpened))

    def _admit(self, troupe: Troupe, actor: Actor) -> None:
        act = acts.ParticipantsAdmit(
            actor.organisation,
            0,
            self.book.document("application", actor.name, to=[actor]),
            actor.encryption,
            actor.address,
            *self.book.enrolled(actor),
        )
        self.book.do(troupe.office, act)

    def _license(self, troupe: Troupe, actor: Actor) -> None:
        today = self.book.today
        act = acts.ZonesGrant(
            actor.licence,
            actor.organisation,
            self.zone_of.get(actor.name, 0),
            actor.role,
            today,
            today + LICENCE_DAYS,
            self._ceiling(troupe, actor) if actor.role == codes.ROLE_MINER else 0,
            self.book.document("licence", actor.name, to=[actor]),
        )
        self.book.do(troupe.office, act)

    def _admit_cooperative(self) -> None:
        troupe, miner = self.cast.troupes["CD"], self.cast.cooperative
        self.zone_of[miner.name] = self.zone_of[troupe.miners[0].name]
        self._admit(troupe, miner)
        self._license(troupe, miner)

    def _ceiling(self, troupe: Troupe, miner: Actor) -> int:
        """Millicarats a month, in whole thousand carats."""
        if miner == self.cast.cooperative:
            return COOPERATIVE_CEILING
        year = self.figures.production[troupe.code].millicarats or 0
        month = int(CEILING_FACTOR * year / 12 / len(troupe.miners))
        return month // 1_000_000 * 1_000_000

    def _admit_outsiders(self) -> None:
        """By an office that will deal with them."""
        for code, parties in self.cast.outsiders.items():
            office = self.cast.troupes["IL" if code in ("US", "CH", "GY") else "EU"].office
            for party in parties:
                mandate = self.book.document("party outside", party.name, to=[office])
                act = acts.ParticipantsAdmitOutside(party.organisation, party.participant, mandate)
                self.book.do(office, act)

    def _set_settings(self) -> None:
        settings = {
            ("EU", codes.SETTING_OVERDUE_DAYS): 14,
        }
        for (code, setting), value in settings.items():
            act = acts.ParticipantsSetSetting(setting, value, self.book.today)
            self.book.do(self.cast.troupes[code].office, act)
        for code, (millicarats, ppm) in {"AE": (1_000, 0), "IN": (0, 20)}.items():
            office = self.cast.troupes[code].office
            self.book.do(office, acts.ShipmentsSetTolerance(office.organisation, millicarats, ppm))
