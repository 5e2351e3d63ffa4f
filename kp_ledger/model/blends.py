"""Origin vectors, stored and combined: contracts/Blends.sol."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kp_ledger.base.messages import Event
from kp_ledger.domain import blends as domain
from kp_ledger.domain.blends import FIRST_STORED, WHOLE, Sums, is_origin
from kp_ledger.domain.parse import MOST_MILLICARATS
from kp_ledger.generated import codes
from kp_ledger.generated.acts import BlendsCombine, BlendsMake
from kp_ledger.generated.events import BlendMade
from kp_ledger.generated.records import BlendEntry, OriginWeight
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
    return _stored(state, *_sums(state, per_blend), before=0)


def make(state: State, stated: Sequence[OriginWeight], before: int = 0) -> tuple[int, list[Event]]:
    """The blend of weights as stated, when the same act has made `before` others already."""
    if not stated:
        raise BlendsEmpty()
    last = total = 0
    for one in stated:
        if one.origin <= last:
            raise BlendsNotAscending(one.origin)
        last = one.origin
        total += one.millicarats
    _check_total(total)
    if len(stated) == 1:
        return last, []
    sums = {one.origin: one.millicarats * WHOLE for one in stated}
    return _stored(state, sums, total, before)


def sums(state: State, blends: Sequence[int], weights: Sequence[int]) -> tuple[Sums, int]:
    """What `weights` taken from `blends` hold of each origin, and their weight in all."""
    return _sums(state, _per_blend(blends, weights))


def contents(
    state: State, blends: Sequence[int], weights: Sequence[int]
) -> tuple[tuple[int, ...], tuple[int, ...], int]:
    """The same in columns, as the contract answers."""
    found, total = sums(state, blends, weights)
    return tuple(found), tuple(found.values()), total


def printed(state: State, parts: Sequence[int]) -> tuple[int, ...]:
    return tuple(domain.rounded(parts, WHOLE))


def entries_of(state: State, blend: int) -> tuple[BlendEntry, ...]:
    """The vector of a blend; an origin is its own single entry, the whole."""
    if is_origin(blend):
        return (BlendEntry(blend, WHOLE),)
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


def _sums(state: State, per_blend: Mapping[int, int]) -> tuple[Sums, int]:
    vectors = {blend: entries_of(state, blend) for blend in per_blend}
    size = sum(len(vector) for vector in vectors.values())
    if size > codes.LIMIT_ENTRIES:
        raise BlendsTooManyEntries(size, codes.LIMIT_ENTRIES)
    total = sum(per_blend.values())
    _check_total(total)
    return domain.sums_of((vectors[blend], per_blend[blend]) for blend in per_blend), total


def _stored(state: State, sums: Sums, total: int, before: int) -> tuple[int, list[Event]]:
    if len(sums) > codes.LIMIT_ORIGINS:
        raise BlendsTooManyOrigins(len(sums), codes.LIMIT_ORIGINS)
    made = FIRST_STORED + len(state.blends) + before
    return made, [BlendMade(made, domain.in_parts(sums, total))]


def _check_total(total: int) -> None:
    if total == 0:
        raise BlendsNoWeight()
    _check_weight(total)


def _check_weight(millicarats: int) -> None:
    if millicarats > MOST_MILLICARATS:
        raise BlendsTooHeavy(millicarats, MOST_MILLICARATS)


@applies(BlendMade)
def blend_made(state: State, event: BlendMade, moment: int) -> None:
    state.blends[event.blend] = Blend(event.entries)
