"""Origin vectors, stored and combined: contracts/Blends.sol."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kp_ledger.base.messages import Event
from kp_ledger.domain import blends as domain
from kp_ledger.domain.blends import FIRST_STORED, is_origin
from kp_ledger.domain.parse import MOST_MILLICARATS
from kp_ledger.generated import codes
from kp_ledger.generated.acts import BlendsCombine, BlendsMake
from kp_ledger.generated.events import BlendMade
from kp_ledger.generated.records import BlendEntry
from kp_ledger.generated.refusals import (
    BlendsEmpty,
    BlendsNotAscending,
    BlendsNoWeight,
    BlendsTooHeavy,
    BlendsTooManyEntries,
    BlendsTooManyOrigins,
    BlendsUneven,
    BlendsUnknown,
    NotTheDoor,
)
from kp_ledger.model.rules import Call, applies, decides
from kp_ledger.model.state import Blend, State

# Doors. An act of the same kind by people is refused; the acts of other modules come in here.


@decides(BlendsCombine)
def combine_door(state: State, act: BlendsCombine, call: Call) -> list[Event]:
    raise NotTheDoor(call.sender)


@decides(BlendsMake)
def make_door(state: State, act: BlendsMake, call: Call) -> list[Event]:
    raise NotTheDoor(call.sender)


def combine(state: State, blends: Sequence[int], weights: Sequence[int]) -> tuple[int, list[Event]]:
    """The blend of `weights` taken from `blends`, and the event if it is a new one."""
    per_blend = _per_blend(blends, weights)
    if len(per_blend) == 1:
        return next(iter(per_blend)), []
    return _stored(state, *_combined(state, per_blend), before=0)


def make(state: State, entries: Sequence[BlendEntry], before: int = 0) -> tuple[int, list[Event]]:
    """The blend of a vector as given, when the same act has made `before` others already."""
    if not entries:
        raise BlendsEmpty()
    last = total = 0
    for entry in entries:
        if entry.origin <= last:
            raise BlendsNotAscending(entry.origin)
        last = entry.origin
        total += entry.millicarats
    _check_total(total)
    if len(entries) == 1:
        return last, []
    return _stored(state, tuple(entries), total, before)


def combined(
    state: State, blends: Sequence[int], weights: Sequence[int]
) -> tuple[tuple[BlendEntry, ...], int]:
    """The vector of `weights` taken from `blends`, and its total; nothing is stored."""
    return _combined(state, _per_blend(blends, weights))


def entries_of(state: State, blend: int) -> tuple[BlendEntry, ...]:
    """The vector of a blend; an origin is its own single entry, of nothing."""
    if is_origin(blend):
        return (BlendEntry(blend, 0),)
    if blend not in state.blends:
        raise BlendsUnknown(blend)
    return state.blends[blend].entries


def _per_blend(blends: Sequence[int], weights: Sequence[int]) -> Mapping[int, int]:
    if not blends:
        raise BlendsEmpty()
    if len(blends) != len(weights):
        raise BlendsUneven(len(blends), len(weights))
    for weight in weights:
        _check_weight(weight)
    return domain.summed(blends, weights)


def _combined(state: State, per_blend: Mapping[int, int]) -> tuple[tuple[BlendEntry, ...], int]:
    vectors = {blend: entries_of(state, blend) for blend in per_blend}
    size = sum(len(vector) for vector in vectors.values())
    if size > codes.LIMIT_ENTRIES:
        raise BlendsTooManyEntries(size, codes.LIMIT_ENTRIES)
    total = sum(per_blend.values())
    _check_total(total)
    taken = (domain.taken(blend, vectors[blend], per_blend[blend]) for blend in per_blend)
    return domain.added(taken), total


def _stored(
    state: State, entries: tuple[BlendEntry, ...], total: int, before: int
) -> tuple[int, list[Event]]:
    if len(entries) > codes.LIMIT_ORIGINS:
        raise BlendsTooManyOrigins(len(entries), codes.LIMIT_ORIGINS)
    made = FIRST_STORED + len(state.blends) + before
    return made, [BlendMade(made, total, entries)]


def _check_total(total: int) -> None:
    if total == 0:
        raise BlendsNoWeight()
    _check_weight(total)


def _check_weight(millicarats: int) -> None:
    if millicarats > MOST_MILLICARATS:
        raise BlendsTooHeavy(millicarats, MOST_MILLICARATS)


@applies(BlendMade)
def blend_made(state: State, event: BlendMade, moment: int) -> None:
    state.blends[event.blend] = Blend(event.total, event.entries)
