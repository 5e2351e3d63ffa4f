"""What a random act is made from: who exists, who holds what, and every key there is."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from random import Random
from typing import Any, TypeVar

from eth_hash.auto import keccak

from kp_ledger.base.messages import NO_KEY, Signed
from kp_ledger.domain.days import SECONDS_PER_DAY
from kp_ledger.domain.parcels import Parcel
from kp_ledger.generated import codes
from kp_ledger.generated.records import Approval, ParcelRef, Standing
from kp_ledger.model.approvals import act_digest
from kp_ledger.model.focal_keys import reserve_key
from kp_ledger.model.lookups import is_live, office_now
from kp_ledger.model.rules import Call
from kp_ledger.model.state import State
from kp_ledger.model.two_keys import two_keys
from kp_ledger.model.typed import verifier_in
from tests.actors import ACTORS, BW, Actor, account, sign, unsigned
from tests.contracts.enrolling import UNSIGNED, enrolment_of, signed_by_the_key

SPARES = [Actor(f"spare{number}", BW) for number in range(40)]
ACTORS.update({spare.name: spare for spare in SPARES})
NAMES = {actor.address: actor.name for actor in ACTORS.values()}

T = TypeVar("T")


class NothingSuitableError(Exception):
    """The state has nothing an act of this kind could be about."""


@dataclass
class Scene:
    state: State
    random: Random
    moment: int
    counter: int = field(default=0)

    @property
    def today(self) -> int:
        return self.moment // SECONDS_PER_DAY

    def pick(self, items: Iterable[T], suits: Callable[[T], bool] = lambda _: True) -> T:
        found = [item for item in items if suits(item)]
        if not found:
            raise NothingSuitableError
        return self.random.choice(found)

    def chance(self, percent: int) -> bool:
        return self.random.randrange(100) < percent

    # Keys

    def key_of(self, organisation: int) -> str:
        """The name of a live key of an organisation."""
        keys = [
            address
            for address, key in self.state.keys.items()
            if key.organisation == organisation and self.is_live(address)
        ]
        return NAMES[self.pick(keys, lambda address: address in NAMES)]

    def another_key_of(self, organisation: int, first: str) -> str:
        """The name of another live key of an organisation, if it has one."""
        keys = [
            NAMES[address]
            for address, key in self.state.keys.items()
            if key.organisation == organisation and self.is_live(address) and address in NAMES
        ]
        return self.pick([name for name in keys if name != first] or [first])

    def is_live(self, key: str) -> bool:
        return is_live(self.state, Call(key, self.moment), self.state.keys[key])

    def spare(self) -> Actor:
        """A key nobody has enrolled."""

        def free(spare: Actor) -> bool:
            taken = self.state.keys.keys() | self.state.participants_of_keys.keys()
            return spare.address not in taken

        return self.pick(SPARES, free)

    def focal(self, participant: int) -> str:
        return NAMES[self.state.focal_keys[participant]]

    def reserve(self, participant: int) -> str:
        """The reserve key in force, or now and then the one that is named to follow."""
        its = self.state.reserves.get(participant)
        if its is None:
            raise NothingSuitableError
        key = reserve_key(its, self.today)
        return NAMES[its.next if its.next != NO_KEY and self.chance(10) else key]

    def sign(self, order: object, organisation: int, verifier: str = "") -> Signed:
        """Signed by a key of the organisation; one time in thirty by somebody else's."""
        by = self.pick(ACTORS) if self.chance(3) else self.key_of(organisation)
        return sign(order, by, self.state.ledger, verifier)

    def signed_by_office(self, order: object, *offices: int) -> tuple[Signed, ...]:
        """By a key of the first office, and mostly by two where it, or another one, asks for two."""
        first = self.sign(order, offices[0])
        asked = any(two_keys(self.state, one).asked for one in offices)
        if asked == self.chance(5):
            return (first,)
        by = NAMES.get(first.key, "")
        return first, sign(order, self.another_key_of(offices[0], by), self.state.ledger)

    def approved(self, act: Any, by: str, organisation: int = 0, field: str = "signature") -> Any:
        """The act as a key approves it; now and then another act, or another's key."""
        days = self.random.choice((1, 30, 91)) if self.chance(5) else 1
        deadline = self.moment + days * SECONDS_PER_DAY
        of = bytes(32) if self.chance(3) else act_digest(act)
        approval = Approval(of, organisation, self.moment, deadline)
        by = self.pick(ACTORS) if self.chance(5) else by
        verifier = verifier_in(approval, act.contract)
        signature = sign(approval, by, self.state.ledger, verifier)
        return replace(act, **{"approval": approval, field: signature})

    def with_second_key(self, act: Any, office: int) -> tuple[Any, str]:
        """As a key of the office sends it; with another's Approval, mostly where it asks for two."""
        by = self.key_of(office)
        if two_keys(self.state, office).asked == self.chance(5):
            return act, by
        return self.approved(act, self.another_key_of(office, by), office), by

    def with_second_word(self, act: Any, office: int, by: str) -> Any:
        """What `by` does to a key of its office; with another key's word, where it asks for two."""
        if two_keys(self.state, office).asked == self.chance(5):
            return act
        return self.approved(act, self.another_key_of(office, by), office, "second")

    def enrolled(self, act: Any, by: str) -> Any:
        """The act as its new key signs; now and then for another, or by another key."""
        if act.key == NO_KEY:
            return act
        said = enrolment_of(act, by, self.moment, lambda: self.state)
        if self.chance(4):
            wrong: list[dict[str, int]] = [
                {"organisation": said.organisation ^ 1}, {"participant": BW ^ 1}, {"use": 1},
                {"deadline": self.moment - 1}, {"deadline": self.moment + 91 * SECONDS_PER_DAY},
                {"signed_at": self.moment + 7_200},
            ]  # fmt: skip
            said = replace(said, **self.random.choice(wrong))
        done = signed_by_the_key(act, said, self.state.ledger)
        if self.chance(3):
            other = self.pick([UNSIGNED, sign(said, self.pick(ACTORS), self.state.ledger)])
            done = replace(done, signature=other)
        return done

    def empty(self, by: str) -> Signed:
        return unsigned(by)

    # Organisations and offices

    def standing(self, organisation: int) -> Standing:
        return self.state.standings[organisation][-1]

    def organisation(self, participant: int = 0, roles: int = codes.ROLES_THAT_HOLD) -> int:
        def suits(number: int) -> bool:
            standing = self.standing(number)
            here = not participant or standing.participant == participant
            return here and (not roles or bool(standing.roles & roles))

        return self.pick(self.state.standings, suits)

    def office(self, power: int, participant: int = 0) -> int:
        def suits(number: int) -> bool:
            office = office_now(self.state, number)
            here = not participant or office.participant == participant
            return here and bool(office.powers & power) and office.until >= self.today

        return self.pick(self.state.offices, suits)

    def participant(self, on_ledger: bool = True) -> int:
        return self.pick(
            self.state.participants,
            lambda code: bool(self.state.participants[code][-1].on_ledger_from) == on_ledger,
        )

    # Parcels

    def parcel(self, suits: Callable[[Parcel], bool]) -> bytes:
        return self.pick(self.state.parcels, lambda parcel: suits(self.state.parcels[parcel]))

    def free(self, parcel: Parcel) -> bool:
        return parcel.status == codes.PARCEL_HELD and parcel.holds == 0

    def ref(self, parcel: bytes) -> ParcelRef:
        return ParcelRef(parcel, self.state.parcels[parcel].revision)

    def like(self, first: bytes, most: int) -> list[bytes]:
        """`first` and some free parcels of the same custodian, owner and place, ascending."""
        sample = self.state.parcels[first]
        others = [
            parcel
            for parcel, word in self.state.parcels.items()
            if parcel != first
            and self.free(word)
            and (word.custodian, word.owner, word.place)
            == (sample.custodian, sample.owner, sample.place)
        ]
        self.random.shuffle(others)
        return sorted([first, *others[: self.random.randint(0, most - 1)]])

    # Values

    def reference(self) -> bytes:
        self.counter += 1
        return f"L-{self.moment}-{self.counter}".encode().ljust(32, b"\0")

    def document(self) -> bytes:
        self.counter += 1
        named = f"document {self.moment} {self.counter}".encode()
        return keccak(named) if self.chance(90) else bytes(32)

    def day(self, earliest: int = 0) -> int:
        """Mostly today, sometimes a few days before."""
        return max(self.today - self.random.choice([0, 0, 0, 1, 2, 4]), earliest)

    def times(self) -> tuple[int, int]:
        """signedAt and deadline of an order."""
        signed = self.moment - self.random.choice([0, 0, 60, 3_600])
        return signed, self.moment + SECONDS_PER_DAY


__all__ = ["NAMES", "NothingSuitableError", "Scene", "account"]
