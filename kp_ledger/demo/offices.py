"""What offices do with their keys: one asks for two, and thieves are shut out by a reserve key."""

from __future__ import annotations

from typing import Final

from kp_ledger.demo.actors import WATCHFUL, Actor, Cast
from kp_ledger.demo.agenda import Story
from kp_ledger.demo.trade_acts import Deeds
from kp_ledger.generated import acts, codes
from kp_ledger.model.approvals import NOT_APPROVED

TWO_KEYS_ON, FOCAL_KEY_STOLEN_ON = 60, 240
# Neither of two keys is younger than 48 hours.
DAYS_YOUNG: Final = 3
DAYS_UNNOTICED: Final = 1
NEVER_CHANGED: Final = 0


class Offices:
    def __init__(self, deeds: Deeds, cast: Cast) -> None:
        self.deeds = deeds
        self.book = deeds.book
        self.later = cast.later
        self.troupe = cast.troupes[WATCHFUL]

    def two_keys(self) -> Story:
        """A second officer gets a key; from then on one alone issues and voids nothing."""
        office, second = self.troupe.office, self.later.second
        self.book.do(
            office, acts.EnrolmentsEnrol(second.address, *self.book.enrolled(second), *NOT_APPROVED)
        )
        yield DAYS_YOUNG
        rule = self.book.document("two officers sign each certificate", office.name, to=[office])
        whom = office.organisation.to_bytes(32, "big")
        self.book.do(office, acts.NoticesAttach(codes.SUBJECT_ORGANISATION, whom, rule))
        asking = acts.EnrolmentsAskTwoKeys(True, NEVER_CHANGED, *NOT_APPROVED)
        self.book.do(office, self.deeds.approved(asking, second))
        self.deeds.second_keys[office.organisation] = second

    def focal_key_stolen(self) -> Story:
        """The thief opens an office; the day after, the reserve key says which ones stay."""
        self._open(self.later.thiefs_office)
        yield DAYS_UNNOTICED
        focal, offices = self.later.focal, self._by_number(self.troupe.offices)
        why = self.book.document("a focal key stolen", focal.code, to=self.troupe.offices)
        act = acts.EnrolmentsTakeOver(
            focal.participant,
            focal.address,
            tuple(office.organisation for office in offices),
            tuple(key for office in offices for key in self._keys(office)),
            why,
            *self.book.enrolled(focal, codes.USE_FOCAL),
        )
        self.book.do(self.troupe.reserve, act)

    def _open(self, office: Actor) -> None:
        """As the focal key may; what it gives for a mandate is a paper that says so."""
        act = acts.ParticipantsOpenOffice(
            office.organisation,
            office.participant,
            office.powers,
            self.book.document("mandate", office.name, to=[office]),
            office.encryption,
            office.address,
            *self.book.enrolled(office),
        )
        self.book.do(self.troupe.focal, act)

    def _by_number(self, offices: list[Actor]) -> list[Actor]:
        return sorted(offices, key=lambda office: office.organisation)

    def _keys(self, office: Actor) -> list[str]:
        """All that it has, the second one too."""
        second = self.deeds.second_keys.get(office.organisation)
        return sorted({key.address for key in (office, second) if key is not None})
