"""The promise of a way on: from every state, for an honest holder and an honest office, within a
span of 400 days, whoever else is suspended or silent.

For what is under way at the end of a game, every kind of act is tried about it, by honest hands
alone, at days further and further ahead. Nothing is changed by trying: the model only decides.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, fields
from random import Random
from typing import Any, ClassVar, TypeVar

from kp_ledger.base.messages import NO_KEY, Act, Event, Refusal, Signed
from kp_ledger.domain.days import SECONDS_PER_DAY
from kp_ledger.generated import codes
from kp_ledger.generated.events import ParticipantSet, StandingChanged
from kp_ledger.model.lookups import is_live, office_now
from kp_ledger.model.rules import Call, apply, decide
from kp_ledger.model.state import Certificate, State
from tests.actors import actor, sign
from tests.differential import papers
from tests.differential.scene import NothingSuitableError
from tests.promises.insiders import GOODS, PAPERS, Insider, Memory
from tests.promises.watching import CERTIFICATES_LIVE

NAME = "a_way_leads_on"
DAYS_AHEAD = (0, 1, 4, 15, 31, 61, 95, 131, 200, 290, 399)
TRIES = 24  # draws of each kind of act and day: with 6, a way that was there was missed
TRIES_WHERE_OPEN = 6  # all of them are made each time, and one way in many askings is enough
UNDER_WAY = CERTIFICATES_LIVE | {codes.CERTIFICATE_LOST, codes.CERTIFICATE_SUPERSEDED}
LEADS_NOWHERE = frozenset(
    {
        "DocumentAttached",
        "ForgeryAnswered",
        "ForgeryReported",
        "HoldPlaced",
        "HoldSkipped",
        "SeenInTransit",
        "WentMissing",
    }
)
# An office enrols a second key at any time, and does it with that one.
ANOTHER_KEY = frozenset({"ParcelsSameKey", "ApprovalsSameKey"})
STATUS = {
    value: name.removeprefix("CERTIFICATE_").lower()
    for name, value in vars(codes).items()
    if name.startswith("CERTIFICATE_") and isinstance(value, int)
}

Target = bytes | int
T = TypeVar("T")


@dataclass(frozen=True)
class Case:
    """What has to have a way on, who is honest, and in which state of the ledger."""

    way: str
    target: Target
    honest: frozenset[int]
    state: State
    is_open: bool = False  # the rules name this state as one without a way on

    def has_a_way_on(self, random: Random, moment: int) -> bool:
        return has_a_way_on(self, random, moment)


@dataclass
class Focused(Insider):
    """Honest hands alone, and one thing that every act has to be about."""

    target: Target = 0
    honest: frozenset[int] = field(default_factory=frozenset)
    kinds: ClassVar[list[list[type[Act]]]] = [GOODS, PAPERS]

    def pick(self, items: Iterable[T], suits: Callable[[T], bool] = lambda _: True) -> T:
        found = list(items)
        if self.target in found:
            found = [item for item in found if item == self.target]
        elif found and found[0] in self.state.holds:
            found = [item for item in found if self.state.holds[item].parcel == self.target]
        elif found and found[0] in self.state.standings:
            found = [item for item in found if item in self.honest] or found
        return super().pick(found, suits)

    def key_of(self, organisation: int) -> str:
        """Its own; a licence office speaks for the offices of its Participant that are gone."""
        if organisation in self.honest:
            return super().key_of(organisation)
        if organisation not in self.state.offices:
            raise NothingSuitableError
        place = self.state.offices[organisation].participant
        return super().key_of(self.office(codes.POWER_LICENCE, place))

    def office(self, power: int, participant: int = 0) -> int:
        number = super().office(power, participant)
        if number not in self.honest:
            raise NothingSuitableError
        return number

    def sign(self, order: object, organisation: int, verifier: str = "") -> Signed:
        return sign(order, self.key_of(organisation), self.state.ledger, verifier)

    def day(self, earliest: int = 0) -> int:
        return max(self.today, earliest)

    def chance(self, percent: int) -> bool:
        return super().chance(50)


def has_a_way_on(case: Case, random: Random, moment: int) -> bool:
    files = papers.Files()
    files.packings = dict(case.state.packings)
    for days in DAYS_AHEAD:
        then = moment + days * SECONDS_PER_DAY
        scene = Focused(case.state, random, then, target=case.target, honest=case.honest)
        scene.memory = Memory(files)
        # Each kind once, and once more: most ways are found in the first rounds.
        rounds = TRIES_WHERE_OPEN if case.is_open else TRIES
        if any(_leads_on(scene, kind, case) for _ in range(rounds) for kind in (*PAPERS, *GOODS)):
            return True
    return False


def _leads_on(scene: Focused, kind: type[Act], case: Case) -> bool:
    try:
        act, by = scene.made(kind)
        events = decide(case.state, act, Call(actor(by).address, scene.moment))
    except Refusal as refusal:
        return type(refusal).__name__ in ANOTHER_KEY
    except (NothingSuitableError, ValueError, KeyError):
        return False
    return any(_is_about(event, case.target) for event in events)


def _is_about(event: Event, target: Target) -> bool:
    if type(event).__name__ in LEADS_NOWHERE:
        return False
    values: list[Any] = [getattr(event, name) for name in event.__dataclass_fields__]
    return any(target == value or _holds(value, target) for value in values)


def _holds(value: Any, target: Target) -> bool:
    return isinstance(value, tuple) and target in value


# Cases


def cases(state: State, random: Random, moment: int) -> Iterator[Case]:
    """Some of what is under way, each with every company it may find itself in."""
    under_way = [n for n, one in state.certificates.items() if one.a.status in UNDER_WAY]
    for number in some(under_way, random, 3):
        yield from _of_certificate(state, number, state.certificates[number], moment)
    for parcel in some(held(state), random, 4):
        yield from _of_parcel(state, parcel, moment)
    asked = [r for r, one in state.requests.items() if one.status == codes.REQUEST_OPEN]
    for request in some(asked, random, 1):
        honest = acting(state, {state.requests[request].exporter}, moment)
        if honest:
            yield Case("requested, its exporter alone", request, honest, state)


def held(state: State) -> list[bytes]:
    return [it for it, word in state.parcels.items() if word.status == codes.PARCEL_HELD]


def some(items: list[T], random: Random, most: int) -> list[T]:
    return random.sample(items, min(most, len(items)))


def _of_certificate(state: State, number: int, record: Certificate, moment: int) -> Iterator[Case]:
    said = STATUS[record.a.status]
    origin = offices_of(state, record.a.from_, moment)
    destination = offices_of(state, record.a.to, moment)
    if origin:
        others = suspended(state, set(state.participants) - {record.a.from_}, moment)
        yield Case(f"{said}: the origin alone", number, origin, others)
    if destination:
        others = suspended(state, set(state.participants) - {record.a.to}, moment)
        yield Case(f"{said}: the destination alone", number, destination, others)
    if origin and destination:
        nobody = suspended(state, {record.a.from_, record.a.to}, moment)
        yield Case(f"{said}: both suspended", number, origin | destination, nobody)


def _of_parcel(state: State, parcel: bytes, moment: int) -> Iterator[Case]:
    word = state.parcels[parcel]
    said = "held, on hold" if word.holds else "held"
    holders = {word.custodian, word.owner}
    offices = offices_of(state, word.place, moment)
    if not offices:
        return
    honest = acting(state, holders, moment)
    if honest >= holders and _in_good_standing(state, holders):
        others = suspended(state, set(state.participants) - {word.place}, moment)
        yield Case(f"{said}: holder and office", parcel, honest | offices, others)
    gone = ended(state, holders - offices, moment)
    if holders - offices:  # an office that holds it is there to move it
        yield Case(f"{said}: its holder has ended", parcel, offices, gone)


def offices_of(state: State, place: int, moment: int) -> frozenset[int]:
    today = moment // SECONDS_PER_DAY
    open_ = {
        number
        for number in state.offices
        if (office := office_now(state, number)).participant == place
        and office.until > today + 400
        and _in_good_standing(state, {number})
    }
    powers = 0
    for number in acting(state, open_, moment):
        powers |= state.offices[number].powers
    needed = codes.POWER_EXPORT | codes.POWER_IMPORT | codes.POWER_LICENCE
    return acting(state, open_, moment) if powers & needed == needed else frozenset()


def acting(state: State, organisations: set[int], moment: int) -> frozenset[int]:
    """Those of them that have a live key."""
    now = Call(NO_KEY, moment)
    live = {key.organisation for key in state.keys.values() if is_live(state, now, key)}
    return frozenset(organisations & live)


def _in_good_standing(state: State, organisations: set[int]) -> bool:
    return all(
        state.standings[number][-1].status == codes.STANDING_GOOD for number in organisations
    )


def suspended(state: State, participants: set[int], moment: int) -> State:
    """The same ledger, on which these Participants are suspended from today on."""
    changed = copy.deepcopy(state)
    for code in participants:
        last = changed.participants[code][-1]
        if last.status == codes.KP_PARTICIPANT:
            event = event_of(
                ParticipantSet,
                participant=code,
                code=code.to_bytes(2, "big"),
                status=codes.KP_SUSPENDED,
                counted=last.counted,
                on_ledger_from=last.on_ledger_from,
                day=moment // SECONDS_PER_DAY,
                decision=b"\xdc" * 32,
            )
            apply(changed, event, moment)
    return changed


def ended(state: State, organisations: set[int] | frozenset[int], moment: int) -> State:
    changed = copy.deepcopy(state)
    for number in organisations:
        last = changed.standings[number][-1]
        event = event_of(
            StandingChanged,
            organisation=number,
            status=codes.STANDING_ENDED,
            since=max(moment // SECONDS_PER_DAY, last.since),
            until=last.until,
            roles=last.roles,
            document=b"\xdc" * 32,
        )
        apply(changed, event, moment)
    return changed


def event_of(kind: type[Event], **known: Any) -> Event:
    """An event of which the other fields are zero."""
    return kind(**{one.name: known.get(one.name, 0) for one in fields(kind)})
