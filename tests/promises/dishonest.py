"""Those who bend rules: dates, dust, ended standings, stolen keys, collusion, repetition."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import ClassVar, TypeVar

from kp_ledger.base.messages import Act, Signed
from kp_ledger.domain.days import SECONDS_PER_DAY
from kp_ledger.domain.parcels import Parcel
from kp_ledger.generated import acts, codes
from kp_ledger.generated.records import Output
from tests.actors import sign
from tests.differential.scene import NAMES, NothingSuitableError
from tests.promises.insiders import AUTHORITY, GOODS, PAPERS, TRIES, Insider, Made, doing

T = TypeVar("T")


class Backdater(Insider):
    """Writes days and moments of signing up to two hundred days back."""

    kinds: ClassVar[list[list[type[Act]]]] = [GOODS, GOODS, PAPERS]

    def day(self, earliest: int = 0) -> int:
        back = self.random.choice([0, 1, 6, 8, 31, 97, 98, 200])
        return max(self.today - back, earliest)

    def times(self) -> tuple[int, int]:
        back = self.random.choice([0, 1, 8, 89, 91]) * SECONDS_PER_DAY
        return self.moment - back, self.moment + SECONDS_PER_DAY


class Forwarddater(Insider):
    """Writes days and moments to come."""

    kinds: ClassVar[list[list[type[Act]]]] = [GOODS, PAPERS]

    def day(self, earliest: int = 0) -> int:
        return max(self.today, earliest) + self.random.choice([0, 1, 2, 30])

    def times(self) -> tuple[int, int]:
        signed = self.moment + self.random.choice([0, 3_599, 3_601, SECONDS_PER_DAY])
        return signed, signed + self.random.choice([1, 90, 91]) * SECONDS_PER_DAY


class Duster(Insider):
    """Splits into dust, and mixes the lightest parcels of one pair of hands, of other natures first."""

    kinds: ClassVar[list[list[type[Act]]]] = [[acts.TransformationsTransform]]

    def turn(self, made: Made) -> Made:
        act, _ = made
        assert isinstance(act, acts.TransformationsTransform)
        inputs = [ref.parcel for ref in act.order.inputs]
        heaviest = max(inputs, key=lambda parcel: self.state.parcels[parcel].millicarats)
        return self._split(act, heaviest) if self.chance(50) else self._mixed(act, inputs[0])

    def _split(self, act: acts.TransformationsTransform, parcel: bytes) -> Made:
        word = self.state.parcels[parcel]
        dust = [self.random.choice([1, 1, 2, 7, 128]) for _ in range(self.random.randint(1, 6))]
        if sum(dust) >= word.millicarats or word.kind & codes.SINGLE_STONE:
            raise NothingSuitableError
        weights = [*dust, word.millicarats - sum(dust) + self._too_much()]
        outputs = tuple(Output(bytes(32), each, word.kind) for each in weights)
        return self._signed(act, codes.OPERATION_SPLIT, [parcel], outputs)

    def _mixed(self, act: acts.TransformationsTransform, first: bytes) -> Made:
        blend = self.state.parcels[first].blend
        nature = self._nature(blend)

        def alike(parcel: bytes) -> tuple[bool, bool, int]:
            word = self.state.parcels[parcel]
            return word.blend == blend, self._nature(word.blend) == nature, word.millicarats

        others = sorted(self.like(first, 40), key=alike)
        chosen = sorted({first, *others[: self.random.randint(1, 5)]})
        words = [self.state.parcels[parcel] for parcel in chosen]
        if len(chosen) < 2 or any(word.kind & codes.SINGLE_STONE for word in words):
            raise NothingSuitableError
        kinds = {word.kind for word in words}
        kind = kinds.pop() if len(kinds) == 1 else codes.KIND_UNSORTED
        whole = sum(word.millicarats for word in words) + self._too_much()
        output = Output(self.reference(), whole, kind)
        return self._signed(act, codes.OPERATION_MIX, chosen, (output,))

    def _nature(self, blend: int) -> int:
        """Of a single origin; a stored blend may be of several."""
        zone = self.state.zones.get(blend >> 8)
        return zone[0].nature if zone else 0

    def _too_much(self) -> int:
        """Now and then more comes out than went in."""
        return self.random.choice([0] * 7 + [1])

    def _signed(
        self,
        act: acts.TransformationsTransform,
        operation: int,
        inputs: list[bytes],
        outputs: tuple[Output, ...],
    ) -> Made:
        words = [self.state.parcels[parcel] for parcel in inputs]
        order = replace(
            act.order,
            operation=operation,
            licence=0,
            custodian=words[0].custodian,
            owner=words[0].owner,
            day=max(self.today, *(word.day for word in words)),
            loss=0,
            inputs=tuple(self.ref(parcel) for parcel in inputs),
            outputs=outputs,
        )
        hands = (self.sign(order, order.custodian), self.sign(order, order.owner))
        return replace(act, order=order, custodian=hands[0], owner=hands[1]), "stranger"


class Ended(Insider):
    """An organisation that has been suspended or ended: its goods, its keys, days before the end."""

    kinds: ClassVar[list[list[type[Act]]]] = [GOODS, GOODS, PAPERS, AUTHORITY]

    def pick(self, items: Iterable[T], suits: Callable[[T], bool] = lambda _: True) -> T:
        found = list(items)
        own = [item for item in found if item in self._ended() or self._holds(item)]
        try:
            return super().pick(own, suits)
        except NothingSuitableError:
            return super().pick(found, suits)

    def day(self, earliest: int = 0) -> int:
        days = [self.standing(number).since - 1 for number in self._ended()]
        back = self.random.choice([*days, self.today])
        return max(min(back, self.today), earliest)

    def times(self) -> tuple[int, int]:
        return self.moment - 60, self.moment + SECONDS_PER_DAY

    def _ended(self) -> set[int]:
        return {
            number
            for number in self.state.standings
            if self.standing(number).status != codes.STANDING_GOOD
        }

    def _holds(self, item: object) -> bool:
        word = self.state.parcels.get(item) if isinstance(item, bytes) else None
        return word is not None and bool({word.custodian, word.owner} & self._ended())


class Suspended(Insider):
    """Of a Participant that is suspended: it lets goods out and in nevertheless."""

    LETS: ClassVar[tuple[str, ...]] = ("request", "request", "value", "recordInbound", "depart")

    def act(self) -> Made:
        there_are = any(map(self._is_suspended, self.state.standings))
        functions = self.LETS if there_are or self.chance(85) else ("suspendSelf",)
        self.kinds = [doing(function) for function in functions]  # type: ignore[misc]
        return super().act()

    def pick(self, items: Iterable[T], suits: Callable[[T], bool] = lambda _: True) -> T:
        found = list(items)
        try:
            return super().pick([item for item in found if self._is_suspended(item)], suits)
        except NothingSuitableError:
            return super().pick(found, suits)

    def _is_suspended(self, item: object) -> bool:
        """Whether an organisation, parcel, request or certificate is of such a Participant."""
        state = self.state
        if item in state.standings:
            code = self.standing(item).participant  # type: ignore[arg-type]
        elif item in state.parcels:
            code = state.parcels[item].place  # type: ignore[index]
        elif item in state.requests:
            code = self.standing(state.requests[item].exporter).participant  # type: ignore[index]
        elif item in state.certificates:
            code = state.certificates[item].a.from_  # type: ignore[index]
        else:
            return False
        return state.participants[code][-1].status != codes.KP_PARTICIPANT


class Thief(Insider):
    """Has the keys that were revoked, and those that are not live yet."""

    def key_of(self, organisation: int) -> str:
        dead = [
            address
            for address, key in self.state.keys.items()
            if key.organisation == organisation
            and address in NAMES
            and not key.from_ <= self.moment < key.until
        ]
        return NAMES[self.pick(dead)] if dead else super().key_of(organisation)

    def times(self) -> tuple[int, int]:
        signed = self.moment - self.random.choice([0, 3_600, 5 * SECONDS_PER_DAY])
        return signed, self.moment + SECONDS_PER_DAY

    def organisation(self, participant: int = 0, roles: int = codes.ROLES_THAT_HOLD) -> int:
        robbed = {
            key.organisation for key in self.state.keys.values() if key.until <= self.moment
        } & self.state.standings.keys()
        if robbed and self.chance(60):
            return self.pick(robbed)
        return super().organisation(participant, roles)


@dataclass
class Colluder(Insider):
    """Everybody signs, and all is in order but one thing: goods, hands or place."""

    TWISTS: ClassVar[tuple[str, ...]] = (
        "on hold",
        "not held",
        "of others",
        "elsewhere",
        "unlicensed",
        "too early",
    )
    kinds: ClassVar[list[list[type[Act]]]] = [GOODS, PAPERS]
    twist: str = ""

    def act(self) -> Made:
        self.twist = self.random.choice(self.TWISTS)
        for _ in range(TRIES):
            try:
                return self.turn(self.made(self.random.choice(self._moving())))
            except (NothingSuitableError, ValueError):
                continue
        return super().act()

    def _moving(self) -> list[type[Act]]:
        functions = ("handOver", "handOver", "transform", "request", "issue", "depart", "confirm")
        return [kind for function in functions for kind in doing(function)]

    def free(self, parcel: Parcel) -> bool:
        if self.twist == "on hold":
            return parcel.status == codes.PARCEL_HELD and parcel.holds > 0
        if self.twist == "not held":
            return parcel.status != codes.PARCEL_HELD
        return super().free(parcel)

    def like(self, first: bytes, most: int) -> list[bytes]:
        if self.twist != "of others":
            return [first] if self.twist in ("on hold", "not held") else super().like(first, most)
        word = self.state.parcels[first]
        others = [
            parcel
            for parcel, other in self.state.parcels.items()
            if self.free(other) and other.place == word.place and parcel != first
            if (other.custodian == word.custodian) != (other.owner == word.owner) or self.chance(20)
        ]
        return sorted([first, self.pick(others)])

    def organisation(self, participant: int = 0, roles: int = codes.ROLES_THAT_HOLD) -> int:
        if self.twist == "elsewhere" and roles:
            return super().organisation(0, roles)
        return super().organisation(participant, 0 if self.twist == "unlicensed" else roles)

    def pick(self, items: Iterable[T], suits: Callable[[T], bool] = lambda _: True) -> T:
        early = self.twist == "too early" and items is self.state.certificates
        return super().pick(items) if early else super().pick(items, suits)

    def turn(self, made: Made) -> Made:
        act, by = made
        if act.function != "confirm" or self.twist != "of others":
            return made
        other = self.parcel(lambda word: word.certificate not in (0, act.form.certificate))
        weight = self.state.parcels[other].millicarats
        form = replace(act.form, confirmed=(other,), measured=weight)
        return replace(act, form=form), by  # type: ignore[call-arg]

    def chance(self, percent: int) -> bool:
        return self.random.choice([percent >= 20, percent >= 50])

    def sign(self, order: object, organisation: int, verifier: str = "") -> Signed:
        return sign(order, self.key_of(organisation), self.state.ledger, verifier)


class Overreacher(Insider):
    """An office that does what another office, or nobody, may do."""

    kinds: ClassVar[list[list[type[Act]]]] = [PAPERS, AUTHORITY, GOODS]

    def turn(self, made: Made) -> Made:
        act, _ = made
        return act, self.key_of(self.pick(self.state.offices))


class Repeater(Insider):
    """Sends again what was once signed, by it or by others; paper that was recorded more than the rest."""

    def act(self) -> Made:
        if not self.memory.made:
            raise NothingSuitableError
        papers = [made for made in self.memory.made if isinstance(made[0], acts.PaperRecordInbound)]
        often = papers if papers and self.chance(25) else self.memory.made[-400:]
        return self.random.choice(often)
