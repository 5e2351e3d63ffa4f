"""A chain on paper on which goods are split, mixed, re-sorted and mixed again."""

from __future__ import annotations

from collections.abc import Sequence

from kp_ledger.generated import acts, codes
from kp_ledger.generated.records import ParcelRef
from kp_ledger.model import typed
from tests.actors import actor
from tests.chance import drawing
from tests.contracts import transforming as work
from tests.index.chains import Paper
from tests.world import lot


class Mill:
    """What one miner registers, splits and mixes, a block each."""

    def __init__(self, chain: Paper) -> None:
        self.chain = chain
        self._count = 0

    def dig(self, count: int, millicarats: int = 1_000) -> list[ParcelRef]:
        """Lots of that weight and each a little heavier, in as few acts as may be."""
        names = [self._name("LOT") for _ in range(count)]
        who = actor("bw_miner")
        for at in range(0, count, codes.LIMIT_OUTPUTS):
            some = names[at : at + codes.LIMIT_OUTPUTS]
            lots = tuple(lot(name, millicarats + at + i) for i, name in enumerate(some))
            day = self.chain.moment // 86_400
            self.chain.do(acts.ParcelsRegister(who.licence, day, 0, lots), "bw_miner")
        ids = [typed.parcel_id(who.organisation, name.encode().ljust(32, b"\0")) for name in names]
        return self._current(ids)

    def split(self, parcel: ParcelRef, parts: int) -> list[ParcelRef]:
        weights = _spread(self.weight([parcel]), parts)
        made = work.split(self.chain, parcel, *(work.part(one) for one in weights))
        return self._current([one.parcel for one in work.products(made)])

    def mix(self, parcels: Sequence[ParcelRef]) -> ParcelRef:
        to = work.output(self._name("MIX"), self.weight(parcels))
        made = work.mix(self.chain, *parcels, to=to)
        return self._current([one.parcel for one in work.products(made)])[0]

    def resort(self, parcels: Sequence[ParcelRef], into: int) -> list[ParcelRef]:
        weights = _spread(self.weight(parcels), into)
        outputs = [work.output(self._name("SORT"), one) for one in weights]
        made = work.resort(self.chain, parcels, *outputs)
        return self._current([one.parcel for one in work.products(made)])

    def held(self) -> list[ParcelRef]:
        """All that the miner can work with."""
        state, who = self.chain.state(), actor("bw_miner").organisation
        return [
            ParcelRef(parcel, word.revision)
            for parcel, word in state.parcels.items()
            if word.custodian == word.owner == who
            and word.status == codes.PARCEL_HELD
            and not word.holds
        ]

    def weight(self, parcels: Sequence[ParcelRef]) -> int:
        return sum(self.chain.state().parcels[one.parcel].millicarats for one in parcels)

    def _name(self, text: str) -> str:
        self._count += 1
        return f"{text}-{self._count}"

    def _current(self, ids: Sequence[bytes]) -> list[ParcelRef]:
        return [ParcelRef(one, self.chain.state().parcels[one].revision) for one in ids]


def _spread(weight: int, parts: int) -> list[int]:
    each = weight // parts
    return [each] * (parts - 1) + [weight - each * (parts - 1)]


def milled() -> Paper:
    """Random work on a few lots: relatives meet again at different distances."""
    chain, random = Paper(), drawing("milled")
    mill = Mill(chain)
    mill.dig(12, 5_000)
    for _ in range(60):
        held = [one for one in mill.held() if mill.weight([one]) >= 4]  # parts have a weight
        some = random.sample(held, min(len(held), random.randint(2, 4)))
        kind = random.random()
        if len(held) < 4 or kind < 0.4:
            mill.split(random.choice(held), random.randint(2, 4))
        elif kind < 0.75:
            mill.mix(some)
        else:
            mill.resort(some, random.randint(2, 3))
    return chain
