"""An index of any size, filled with logs as the chain would have told them.

filled = fill("sqlite:////tmp/large.sqlite", 1_000_000)
filled.simple, filled.hub        # parcels worth asking for

The tests' world comes first, through the model. Then come registrations and mixes that nobody
asked the rules about, since a million signatures would take an hour; they go through the index's
own writer, so that every row is what it would be.
"""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from random import Random

from kp_ledger.base.messages import Event
from kp_ledger.chain.codec import encode_log
from kp_ledger.chain.reader import LoggedEvent
from kp_ledger.domain.blends import WHOLE, in_parts
from kp_ledger.domain.days import parse_day
from kp_ledger.generated import codes, events
from kp_ledger.generated.records import ParcelRef, Product
from kp_ledger.index.store import Index
from kp_ledger.index.writer import Log, Writer
from scripts.bench.shipments import shipments
from tests.actors import AE, AO, BW, actor
from tests.contracts.certifying import accept, departed
from tests.index.chains import Paper, logged, play
from tests.world import DOCUMENT, ZONES, hand_over, reference

PER_TRANSACTION, PER_BLOCK, PER_BATCH = 100, 1_000, 20
WEIGHT = 1_000  # millicarats of each registration
WAYS = 1_000
FIRST = parse_day("2003-01-01")  # of all that is dug and shipped: the certification scheme's
PER_CERTIFICATE = 40  # parcels
TEN_THOUSAND, HUNDRED_THOUSAND = (9,), (9, 10)  # how many went into each that went into a mix
LEAST_FOR_TEN, LEAST_FOR_HUNDRED = 20_000, 200_000
ORIGINS = [ZONES[participant, codes.NATURE_TRACED] << 8 | 1 for participant in (BW, AO, AE)]


@dataclass(frozen=True, slots=True)
class Filled:
    """Where it is, and what in it is worth asking for; None when it is too small for that."""

    url: str
    parcels: int
    simple: bytes  # registered, certified, handed over abroad
    certificate: int
    hub: bytes  # a mix of 1,000
    ten_thousand: bytes | None  # a mix of 1,000 with 10,000 ancestors
    hundred_thousand: bytes | None


@cache
def filled(folder: Path, parcels: int) -> Filled:
    """An SQLite file of that size in `folder`; several benchmarks ask the same one."""
    folder.mkdir(exist_ok=True)
    return fill(f"sqlite:///{folder / str(parcels)}.sqlite", parcels)


def fill(url: str, parcels: int) -> Filled:
    """An index of at least `parcels` parcels, in a database that is empty."""
    paper = Paper()
    shipment = departed(paper, 25_000)
    accept(paper, shipment)
    simple = shipment.parcels[0]
    revision = paper.state().parcels[simple].revision
    title = {"moves": codes.MOVES_TITLE}
    hand_over(paper, "bw_miner", "ae_trader", ParcelRef(simple, revision), **title)
    hand_over(paper, "ae_trader", "ae_trader2", ParcelRef(simple, revision + 1))
    play(paper, seed=25, acts=250)
    index = Index.open(url)
    filler = Filler(paper, paper.writer(index), max(parcels, 2 * WAYS))
    gc.disable()
    try:
        hub, ten, hundred = filler.run()
    finally:
        gc.enable()
    filler.analyse()
    index.close()
    return Filled(url, filler.parcels, simple, shipment.number, hub, ten, hundred)


class Filler:
    """Registers, mixes, and writes batch by batch. All weight is the miner's."""

    def __init__(self, paper: Paper, writer: Writer, parcels: int) -> None:
        self.parcels = parcels
        self._before = len(paper.state().parcels)
        self._paper = paper
        self._writer = writer
        self._random = Random(parcels)
        self._miner = actor("bw_miner")
        self._origin: dict[bytes, int] = {}  # of what was registered and not yet mixed
        self._blends = len(paper.state().blends)
        self._written = 0
        self._day = paper.moment // 86_400

    def run(self) -> tuple[bytes, bytes | None, bytes | None]:
        shapes: list[tuple[int, ...]] = [()]
        shapes += [TEN_THOUSAND] if self.parcels >= LEAST_FOR_TEN else []
        shapes += [HUNDRED_THOUSAND] if self.parcels >= LEAST_FOR_HUNDRED else []
        mixed = sum(1 + sum(_levels(shape)[:-1]) for shape in shapes)
        self._write(map(self._logged, shipments(self.parcels // PER_CERTIFICATE, FIRST, self._day)))
        self._write(self._registrations(self.parcels - self._before - mixed))
        tops = []
        for shape in shapes:
            made: list[bytes] = []
            self._write(self._mixes(shape, made))
            tops.append(made[-1])
        self._flush()
        ten, hundred, *_ = (*tops[1:], None, None)
        return tops[0], ten, hundred

    def analyse(self) -> None:
        self._writer.analyse()

    # Events

    def _registrations(self, count: int) -> Iterator[Log]:
        like = self._registration(bytes(32), 0, FIRST)
        log = encode_log(like)
        data = bytearray.fromhex(log["data"][2:])
        first = bytes.fromhex(log["topics"][0][2:])
        rest = bytes.fromhex("".join(topic[2:] for topic in log["topics"][2:]))
        for number in range(count):
            day = FIRST + (self._day - FIRST) * number // count
            parcel = sha256(number.to_bytes(8, "big")).digest()
            event = self._registration(parcel, number, day)
            self._origin[parcel] = event.origin
            data[:32] = event.reference
            data[32:64] = event.origin.to_bytes(32, "big")
            data[128:160] = day.to_bytes(32, "big")
            yield self._logged(event, first + parcel + rest, bytes(data))

    def _registration(self, parcel: bytes, number: int, day: int) -> events.ProductionRegistered:
        miner = self._miner
        return events.ProductionRegistered(
            parcel, miner.organisation, miner.licence, reference(f"GEN-{number}"),
            ORIGINS[number % len(ORIGINS)], WEIGHT, codes.KIND_UNSORTED, day, 0, False,
            miner.organisation, DOCUMENT,
        )  # fmt: skip

    def _mixes(self, shape: Sequence[int], made: list[bytes]) -> Iterator[Log]:
        """Mixes of one origin each, and in the end one of them all."""
        per_origin = _levels(shape)[-1] // len(ORIGINS) + WAYS
        inputs = []
        for origin in ORIGINS:
            free = sorted(parcel for parcel, own in self._origin.items() if own == origin)
            inputs.append(self._random.sample(free, min(per_origin, len(free))))
        tops: list[bytes] = []
        weights: dict[int, int] = {}
        for number in range(WAYS):
            at = number % len(ORIGINS)
            origin = ORIGINS[at]
            top, weight, logs = self._tree(shape, inputs[at], origin)
            yield from logs
            tops.append(top)
            weights[origin] = weights.get(origin, 0) + weight
        yield from self._last(tops, weights, made)

    def _tree(
        self, shape: Sequence[int], free: list[bytes], origin: int
    ) -> tuple[bytes, int, list[Log]]:
        if not shape:
            parcel = free.pop()
            del self._origin[parcel]
            return parcel, WEIGHT, []
        parts = [self._tree(shape[1:], free, origin) for _ in range(shape[0])]
        weight = sum(part[1] for part in parts)
        event = self._mix([part[0] for part in parts], weight, origin)
        logs = [log for part in parts for log in part[2]]
        return event.outputs[0].parcel, weight, [*logs, self._logged(event)]

    def _last(self, tops: list[bytes], weights: dict[int, int], made: list[bytes]) -> Iterator[Log]:
        total = sum(weights.values())
        blend = (1 << 24) + self._blends
        self._blends += 1
        sums = {origin: weights[origin] * WHOLE for origin in sorted(weights)}
        yield self._logged(events.BlendMade(blend, in_parts(sums, total)))
        event = self._mix(tops, total, blend)
        made.append(event.outputs[0].parcel)
        yield self._logged(event)

    def _mix(self, inputs: Iterable[bytes], weight: int, blend: int) -> events.Transformed:
        ordered = tuple(sorted(inputs))
        parcel = sha256(b"".join(ordered)).digest()
        product = Product(parcel, bytes(32), weight, codes.KIND_UNSORTED)
        holder = self._miner.organisation
        return events.Transformed(
            parcel, holder, holder, codes.OPERATION_MIX, ordered, (product,), blend,
            0, 0, self._day, DOCUMENT,
        )  # fmt: skip

    # Blocks

    def _logged(self, event: Event, topics: bytes = b"", data: bytes = b"") -> Log:
        """Its place is given when its block is sealed."""
        told = LoggedEvent(0, 0, 0, event, "")
        return (told, topics, data) if topics else logged(told)

    def _write(self, logs: Iterable[Log]) -> None:
        block: list[Log] = []
        for log in logs:
            block.append(log)
            if len(block) == PER_BLOCK:
                self._seal(block)
                block = []
        if block:
            self._seal(block)

    def _seal(self, block: Sequence[Log]) -> None:
        paper = self._paper
        paper.seal()
        head = paper.heads[-1]
        for at, (told, topics, data) in enumerate(block):
            transaction = "0x" + sha256(head.hash + bytes([at // PER_TRANSACTION])).hexdigest()
            placed = told._replace(
                block=head.block, moment=head.moment, log=at, transaction=transaction
            )
            paper.logs[-1].append((placed, topics, data))
        if len(paper.heads) - self._written >= PER_BATCH:
            self._flush()

    def _flush(self) -> None:
        paper = self._paper
        if self._written < len(paper.heads):
            paper.write(self._writer, self._written)
            self._written = len(paper.heads)
            for logs in paper.logs:
                logs.clear()


def _levels(shape: Sequence[int]) -> list[int]:
    """How many stand at each level of a mix, its own inputs first."""
    found = [WAYS]
    for ways in shape:
        found.append(found[-1] * ways)
    return found
