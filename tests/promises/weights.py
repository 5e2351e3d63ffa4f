"""Promises about weight and its origins."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import astuple
from fractions import Fraction
from typing import Any

from kp_ledger.domain.blends import is_origin
from kp_ledger.domain.parcels import Parcel
from kp_ledger.generated import codes
from kp_ledger.model.state import State
from tests.promises.ghost import Ghost
from tests.promises.promises import KEPT, Judgement, promise, promise_to_stop
from tests.promises.watching import LIVE, Step

# A mix moves no more than so much of its weight from one origin to another: parts of 10¹², over at
# most 128 origins.
MOVED_BY_A_MIX = Fraction(128, 10**12)

MADE = (
    "ProductionRegistered",
    "OpeningRegistered",
    "InboundRegistered",
    "SurplusRegistered",
    "Adopted",
)
ABOVE = "above its share"
ENDS = ("Voided", "WrittenDown", "WentOutside", "SoldOffLedger")

Vector = dict[int, Fraction]


def origin_zone(origin: int) -> int:
    return origin >> 8


def shares(state: State, blend: int) -> Vector:
    """Each origin's exact share of a blend, from its entries alone."""
    if is_origin(blend):
        return {blend: Fraction(1)}
    entries = [astuple(entry) for entry in state.blends[blend].entries]
    whole = sum(amount for _, amount in entries)
    return {origin: Fraction(amount, whole) for origin, amount in entries}


def by_origin(state: State, words: Iterable[Parcel]) -> Vector:
    sums: Vector = defaultdict(Fraction)
    for word in words:
        for origin, share in shares(state, word.blend).items():
            sums[origin] += share * word.millicarats
    return dict(sums)


def weight(words: Iterable[Parcel]) -> int:
    return sum(word.millicarats for word in words)


def spent(step: Step) -> list[Parcel]:
    return [
        before
        for before, after in step.parcels.values()
        if before.status in LIVE and after.status == codes.PARCEL_SPENT
    ]


def new(step: Step) -> list[Parcel]:
    return [
        after
        for before, after in step.parcels.values()
        if before.status not in LIVE and after.status in LIVE
    ]


@promise
def weight_is_conserved(step: Step, ghost: Ghost) -> Judgement:
    """Live weight changes by what events say was registered, lost, voided, written down or left."""
    if not step.parcels:
        return
    before = weight(word for word, _ in step.parcels.values() if word.status in LIVE)
    after = weight(word for _, word in step.parcels.values() if word.status in LIVE)
    said = weight(step.of(*MADE)) - _gone(step)
    yield KEPT if after - before == said else f"changed by {after - before}, said {said}"


def _gone(step: Step) -> int:
    lost = sum(event.loss for event in step.of("Transformed")) + weight(step.of("LossRecorded"))
    ended = 0
    for parcel, (before, after) in step.parcels.items():
        if any(_names(event, parcel) for event in step.of(*ENDS)):
            left = after.millicarats if after.status in LIVE else 0
            ended += before.millicarats - left
    return lost + ended + sum(_corrected(step, event) for event in step.of("DetentionResolved"))


def _corrected(step: Step, event: Any) -> int:
    """What both offices wrote down; what they found above is registered by an event of its own."""
    said = {one.parcel: one.millicarats for one in event.weights}
    return sum(
        max(0, before.millicarats - said[parcel])
        for parcel, (before, _) in step.parcels.items()
        if parcel in said
    )


def _names(event: Any, parcel: bytes) -> bool:
    return parcel in getattr(event, "parcels", ()) or parcel == getattr(event, "parcel", None)


@promise
def origins_are_conserved(step: Step, ghost: Ghost) -> Judgement:
    """Work moves no weight between origins: none without a mix, 128·10⁻¹² of it by one."""
    before, after = spent(step), new(step)
    if not before or not after:
        return
    expected, found = _expected(step.state, before, after), by_origin(step.state, after)
    allowed = _mixes(step) * MOVED_BY_A_MIX * weight(before)
    moved = max(
        abs(found.get(origin, Fraction(0)) - expected.get(origin, Fraction(0)))
        for origin in expected.keys() | found.keys()
    )
    yield KEPT if moved <= allowed else "moved by a mix" if allowed else "moved without a mix"


def _expected(state: State, before: list[Parcel], after: list[Parcel]) -> Vector:
    """What went in, by origin, each lowered by the same part of it when some was lost."""
    kept = Fraction(weight(after), weight(before))
    return {origin: held * kept for origin, held in by_origin(state, before).items()}


def _mixes(step: Step) -> int:
    return len(step.of("BlendMade"))


@promise
def no_origin_vanishes(step: Step, ghost: Ghost) -> Judgement:
    """Every origin of what goes into work is an origin of all that comes out, at zero too."""
    before, after = spent(step), new(step)
    if not before:
        return
    origins = {origin for word in before for origin in shares(step.state, word.blend)}
    for word in after:
        yield KEPT if origins <= shares(step.state, word.blend).keys() else "an origin is gone"


@promise
def a_blend_stays(step: Step, ghost: Ghost) -> Judgement:
    """A living parcel keeps its blend whatever happens to it."""
    for before, after in step.parcels.values():
        if before.status in LIVE:
            yield KEPT if before.blend == after.blend else "another blend"


@promise
def mixing_makes_nothing_traced(step: Step, ghost: Ghost) -> Judgement:
    """Traced weight rises by a mix no more than 128·10⁻¹² of what is mixed."""
    before, after = spent(step), new(step)
    if not _mixes(step) or not before:
        return
    expected = _traced(ghost, _expected(step.state, before, after))
    if not 0 < expected < weight(after):
        return
    risen = _traced(ghost, by_origin(step.state, after)) - expected
    allowed = _mixes(step) * MOVED_BY_A_MIX * weight(before)
    yield KEPT if risen <= allowed else "rose by a mix"


def _traced(ghost: Ghost, vector: Vector) -> Fraction:
    return sum(
        (held for origin, held in vector.items() if _nature(ghost, origin) == codes.NATURE_TRACED),
        start=Fraction(0),
    )


def _nature(ghost: Ghost, origin: int) -> int:
    return ghost.natures[origin_zone(origin)]


@promise_to_stop
def no_barred_origin_crosses_a_border(step: Step, ghost: Ghost) -> Judgement:
    """Nothing is certified in which an origin is barred above its share; at share 0, present.

    A technical certificate takes goods on, and an origin back to where it came from.
    """
    words = [step.state.parcels[it] for it in _certified(step) if it in step.state.parcels]
    yield from of_barred(step.state, ghost, words, _home(step))


def of_barred(state: State, ghost: Ghost, words: list[Parcel], home: int) -> Judgement:
    """Each barred origin of goods that go to `home`; zero: to where no origin is at home."""
    held, whole = by_origin(state, words), weight(words)
    for origin in held.keys() & ghost.barred.keys():
        if home and ghost.zones[origin_zone(origin)] == home:
            continue
        share = Fraction(ghost.barred[origin], 1_000_000)
        if held[origin] > share * whole:
            yield ABOVE
        else:
            yield KEPT if share else "present at share 0"


def _certified(step: Step) -> list[bytes]:
    """The parcels that a certificate is issued for, or was to be: an undone departure issues none."""
    if step.act.function == "issue":
        return [ref.parcel for ref in step.act.form.parcels]
    issued = step.of("CertificateIssued")
    return [parcel for event in step.of("Sealed") for parcel in event.parcels] if issued else []


def _home(step: Step) -> int:
    """Where a technical certificate takes goods; zero: there is none."""
    issued = step.of("CertificateIssued")
    return issued[0].to if issued and issued[0].nature == codes.PAPER_TECHNICAL else 0
