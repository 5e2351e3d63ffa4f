"""The largest mix: 1,000 parcels over 16 blends of 128 origins each, on the chain."""

from __future__ import annotations

from kp_ledger.base.messages import NO_KEY, Signed
from kp_ledger.domain.blends import WHOLE
from kp_ledger.domain.days import SECONDS_PER_DAY
from kp_ledger.generated import acts, codes, events
from kp_ledger.generated.records import (
    Acceptance,
    InboundLot,
    InboundPaper,
    OriginWeight,
    Output,
    ParcelRef,
    Transformation,
)
from kp_ledger.model import typed
from kp_ledger.model.approvals import NO_APPROVAL
from scripts.bench.gas import register
from scripts.bench.ground import Ground
from scripts.bench.results import Row
from tests.actors import ZW, actor, unsigned
from tests.world import DOCUMENT, reference

BLENDS, ORIGINS, INPUTS = 16, 128, 1_000
BAR = 16_700_000
LIGHT = 100  # millicarats: a thousand of these stay below the miner's ceiling
LIMIT, LIMIT_NAME = 1 << 24, "one transaction's limit since 2025 (EIP-7825)"


def inbound(here: Ground) -> list[tuple[bytes, int]]:
    """Sixteen parcels of 128 declared origins each, under one foreign paper."""
    declared = [(4 * index + codes.NATURE_DECLARED) << 8 | 1 for index in range(ORIGINS)]
    lots = tuple(
        InboundLot(
            reference(f"BLEND-{number}"),
            sum(1_001 + 7 * number + i for i in range(ORIGINS)),
            codes.KIND_UNSORTED,
            tuple(
                OriginWeight(origin, 1_001 + 7 * number + i) for i, origin in enumerate(declared)
            ),
        )
        for number in range(BLENDS)
    )
    today = here.moment // SECONDS_PER_DAY
    weight = sum(one.millicarats for one in lots)
    paper = InboundPaper(
        ZW, "ZW 000001", actor("zw_exporter").organisation, actor("bw_office").organisation,
        today - 5, today + 30, today, (weight, 0, 0), (1_000, 0, 0), DOCUMENT, 0,
    )  # fmt: skip
    none = Acceptance(bytes(32), 0, 0, 0, 0)
    here.do(acts.PaperRecordInbound(paper, lots, none, Signed(NO_KEY)), "bw_office")
    owner = actor("bw_office").organisation
    return [(typed.parcel_id(owner, one.reference), one.millicarats) for one in lots]


def split(here: Ground, parcel: bytes, weight: int, parts: int) -> list[ParcelRef]:
    each = weight // parts
    weights = [each] * (parts - 1) + [weight - each * (parts - 1)]
    outputs = tuple(Output(bytes(32), part, codes.KIND_UNSORTED) for part in weights)
    transform(here, codes.OPERATION_SPLIT, [ParcelRef(parcel, 1)], outputs)
    return [ParcelRef(typed.part_id(parcel, index), 2) for index in range(parts)]


def transform(
    here: Ground,
    operation: int,
    inputs: list[ParcelRef],
    outputs: tuple[Output, ...],
    by: str = "bw_office",
) -> tuple[int, events.BlendMade | None]:
    holder = actor(by).organisation
    ordered = tuple(sorted(inputs, key=lambda ref: ref.parcel))
    order = Transformation(
        operation, 0, holder, holder, here.moment // SECONDS_PER_DAY, here.moment,
        here.moment + 3_600, 0, bytes(32), ordered, outputs,
    )  # fmt: skip
    act = acts.TransformationsTransform(
        order, unsigned(by), unsigned(by), NO_APPROVAL, unsigned(by)
    )
    done = here.do(act, by)
    made = [event for event in done.events if isinstance(event, events.BlendMade)]
    return done.gas, made[0] if made else None


def of_one_blend(here: Ground) -> Row:
    """As many parcels, which share a blend: no vector is stored."""
    refs = [
        ref
        for part in range(5)
        for ref in register(here, f"ONE-BLEND-{part}", INPUTS // 5, LIGHT)[1]
    ]
    miner = actor("bw_miner")
    weight = INPUTS * LIGHT
    output = Output(reference("MIX-OF-ONE"), weight, codes.KIND_UNSORTED)
    gas, made = transform(here, codes.OPERATION_MIX, refs, (output,), miner.name)
    assert made is None, "a blend was stored"
    return Row.gas(f"mix of {INPUTS:,} parcels of one blend", gas, LIMIT_NAME, LIMIT, BAR)


def measure(here: Ground) -> list[Row]:
    parcels = inbound(here)
    total = sum(weight for _, weight in parcels)
    counts = [INPUTS // BLENDS + (index < INPUTS % BLENDS) for index in range(BLENDS)]
    refs = [
        ref
        for (parcel, weight), parts in zip(parcels, counts, strict=True)
        for ref in split(here, parcel, weight, parts)
    ]
    output = Output(reference("MIX-OF-1000"), total, codes.KIND_UNSORTED)
    gas, made = transform(here, codes.OPERATION_MIX, refs, (output,))
    assert made is not None
    assert len(refs) == INPUTS
    assert len(made.entries) == ORIGINS, "an origin is missing"
    assert sum(entry.parts for entry in made.entries) == WHOLE
    name = f"mix of {INPUTS:,} parcels over {BLENDS} blends of {ORIGINS} origins"
    return [Row.gas(name, gas, LIMIT_NAME, LIMIT, BAR), of_one_blend(here)]
