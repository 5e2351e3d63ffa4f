"""The machine's own account of who may act and what is under way, kept from events alone.

It asks neither the rules nor the state: a rule that is wrong is wrong in both. Rows are read by
the names of events; one that no contract has yet waits for it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from kp_ledger.base.messages import NO_KEY, Act, Event
from kp_ledger.domain.participants import show_participant
from kp_ledger.generated import codes


@dataclass
class Account:
    """A key: whose it is, from when, until when."""

    organisation: int
    from_: int
    until: int


@dataclass
class Ghost:
    keys: dict[str, Account] = field(default_factory=dict)
    focal_keys: dict[int, str] = field(default_factory=dict)
    reserves: dict[int, dict[str, int]] = field(default_factory=lambda: defaultdict(dict))
    withdrawn: dict[str, int] = field(default_factory=dict)
    standing: dict[int, int] = field(default_factory=dict)  # as last recorded
    last_good: dict[int, int] = field(default_factory=dict)  # last day before a standing ended
    participants: dict[int, int] = field(default_factory=dict)  # KP status as last recorded
    place: dict[int, int] = field(default_factory=dict)  # Participant of an organisation
    closes: dict[int, int] = field(default_factory=dict)  # an office's last day
    natures: dict[int, int] = field(default_factory=dict)  # by zone
    zones: dict[int, int] = field(default_factory=dict)  # the Participant of each
    barred: dict[int, int] = field(default_factory=dict)  # share allowed, by origin
    under: dict[int, set[bytes]] = field(default_factory=lambda: defaultdict(set))
    issued: set[int] = field(default_factory=set)
    departed: set[int] = field(default_factory=set)
    papers: dict[tuple[int, str], int] = field(default_factory=dict)  # the first of a number
    entered: dict[bytes, str] = field(default_factory=dict)  # with which key, by hold
    orders: set[object] = field(default_factory=set)  # signed, and carried out

    def see(self, event: Event, moment: int) -> None:
        row = ROWS.get(type(event).__name__)
        if row:
            row(self, event, moment)

    def carry_out(self, act: Act) -> None:
        self.orders.add(getattr(act, "order", act))

    def carried_out(self, act: Act) -> bool:
        return hasattr(act, "order") and act.order in self.orders

    def is_live(self, key: str, moment: int) -> bool:
        if key in self.focal_keys.values() or self.is_reserve(key, moment // 86_400):
            return True
        known = self.keys.get(key)
        return known is not None and known.from_ <= moment < known.until

    def is_reserve(self, key: str, day: int) -> bool:
        """The reserve key of a Participant: of those that count on `day` the one named last."""
        for named in self.reserves.values():
            counting = [one for one, first in named.items() if first <= day]
            if counting and counting[-1] == key:
                return True
        return False


def _enrolled(ghost: Ghost, event: Any, moment: int) -> None:
    ghost.keys[event.key] = Account(event.organisation, event.from_, event.until)


def _revoked(ghost: Ghost, event: Any, moment: int) -> None:
    ghost.keys[event.key].until = min(ghost.keys[event.key].until, event.at)


def _cut(ghost: Ghost, event: Any, moment: int) -> None:
    for key, account in ghost.keys.items():
        if account.organisation == event.organisation and key not in event.kept:
            account.until = min(account.until, moment)


def _withdrawn(ghost: Ghost, event: Any, moment: int) -> None:
    ghost.withdrawn[event.key] = event.orders_from


def _focal(ghost: Ghost, event: Any, moment: int) -> None:
    ghost.focal_keys[event.participant] = event.key
    if getattr(event, "by", NO_KEY) == NO_KEY:
        return
    for office in ghost.closes:
        if ghost.place[office] == event.participant and office not in event.offices:
            ghost.closes[office] = min(ghost.closes[office], moment // 86_400 - 1)


def _reserve(ghost: Ghost, event: Any, moment: int) -> None:
    named = ghost.reserves[event.participant]
    for key in [one for one, first in named.items() if first > moment // 86_400]:
        del named[key]
    named[event.key] = event.from_day


def _reserve_refused(ghost: Ghost, event: Any, moment: int) -> None:
    del ghost.reserves[event.participant][event.key]


def _admitted(ghost: Ghost, event: Any, moment: int) -> None:
    ghost.place[event.organisation] = event.participant


def _opened(ghost: Ghost, event: Any, moment: int) -> None:
    ghost.place[event.organisation] = event.participant
    ghost.closes[event.organisation] = 1 << 24


def _closed(ghost: Ghost, event: Any, moment: int) -> None:
    at_once = getattr(event, "at_once", False)
    day = moment // 86_400 - 1 if at_once else event.day
    ghost.closes[event.organisation] = min(ghost.closes[event.organisation], day)


def _standing(ghost: Ghost, event: Any, moment: int) -> None:
    before = ghost.standing.get(event.organisation)
    if event.status != codes.STANDING_GOOD and before == codes.STANDING_GOOD:
        ghost.last_good[event.organisation] = event.since - 1
    ghost.standing[event.organisation] = event.status


def _participant(ghost: Ghost, event: Any, moment: int) -> None:
    ghost.participants[event.participant] = event.status


def _zone(ghost: Ghost, event: Any, moment: int) -> None:
    ghost.natures[event.zone] = event.nature
    ghost.zones[event.zone] = event.participant


def _barred(ghost: Ghost, event: Any, moment: int) -> None:
    ghost.barred[event.origin] = event.share_allowed


def _released(ghost: Ghost, event: Any, moment: int) -> None:
    ghost.barred.pop(event.origin, None)


def _issued(ghost: Ghost, event: Any, moment: int) -> None:
    ghost.issued.add(event.certificate)
    if event.replaces:
        ghost.under[event.replaces].clear()


def _recorded(ghost: Ghost, event: Any, moment: int) -> None:
    ghost.papers.setdefault((event.issuer, in_short(event)), event.certificate)


def in_short(paper: Any) -> str:
    """A printed number as people compare it: without signs, its issuer's letters, zeros in front."""
    text = re.sub("[^A-Z0-9]", "", paper.number).removeprefix(show_participant(paper.issuer))
    return re.sub(r"(?<![0-9])0+(?=[0-9])", "", text)


def _held(ghost: Ghost, event: Any, moment: int) -> None:
    ghost.entered[event.hold] = event.key


def _departed(ghost: Ghost, event: Any, moment: int) -> None:
    ghost.departed.add(event.certificate)


def _undone(ghost: Ghost, event: Any, moment: int) -> None:
    ghost.departed.discard(event.certificate)


def _sealed(ghost: Ghost, event: Any, moment: int) -> None:
    ghost.under[event.certificate].update(event.parcels)


def _detained_again(ghost: Ghost, event: Any, moment: int) -> None:
    ghost.under[event.technical].clear()
    ghost.under[event.certificate].update(event.parcels)


def _free(ghost: Ghost, event: Any, moment: int) -> None:
    ghost.under[event.certificate].difference_update(event.parcels)


ROWS: dict[str, Callable[[Ghost, Any, int], None]] = {
    "KeyEnrolled": _enrolled,
    "KeyRevoked": _revoked,
    "KeysCut": _cut,
    "OrdersWithdrawn": _withdrawn,
    "FocalKeySet": _focal,
    "ReserveKeySet": _reserve,
    "ReserveKeyRefused": _reserve_refused,
    "OrganisationAdmitted": _admitted,
    "OfficeOpened": _opened,
    "OfficeClosed": _closed,
    "StandingChanged": _standing,
    "ParticipantSet": _participant,
    "ZoneOpened": _zone,
    "OriginBarred": _barred,
    "OriginReleased": _released,
    "CertificateIssued": _issued,
    "InboundRecorded": _recorded,
    "HoldPlaced": _held,
    "DetainedAgain": _detained_again,
    "ShipmentDeparted": _departed,
    "DepartureUndone": _undone,
    "Sealed": _sealed,
    "Unsealed": _free,
    "Arrived": _free,
    "WentOutside": _free,
}
