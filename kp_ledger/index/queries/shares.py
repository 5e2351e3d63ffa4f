"""Where weight is from: a blend's entries as exact shares, by zone, by Participant, by nature."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from kp_ledger.domain.blends import WHOLE, is_without_weight
from kp_ledger.domain.parcels import Parcel
from kp_ledger.domain.sentences import Share
from kp_ledger.domain.showing import FIRST_STORED_BLEND, Names
from kp_ledger.generated.records import BlendEntry
from kp_ledger.index.queries.prefetch import fetch
from kp_ledger.index.store import Snapshot
from kp_ledger.model.state import State

NOTHING = Fraction(0)
# Of a country that paper names without saying how much is from it.
WITHOUT_WEIGHT = "weight not stated"


@dataclass(frozen=True, slots=True)
class FromZone:
    """A share of a weight, by zone, with the epochs in which it was registered."""

    zone: int
    participant: int
    nature: int
    share: Fraction
    epochs: tuple[int, ...]
    name: str = ""


def weights(state: State, blend: int) -> tuple[dict[int, int], int]:
    """A blend's parts by origin, and how many there are."""
    return {entry.origin: entry.parts for entry in entries_of(state, blend)}, WHOLE


def entries_of(state: State, blend: int) -> tuple[BlendEntry, ...]:
    """A blend's vector; an origin is its own single entry."""
    if blend < FIRST_STORED_BLEND:
        return (BlendEntry(blend, WHOLE),)
    entries: tuple[BlendEntry, ...] = state.blends[blend].entries
    return entries


def prepare(snapshot: Snapshot, blends: Iterable[int]) -> None:
    """Reads what the shares of many blends need, in few queries."""
    known = set(blends)
    fetch(snapshot, "blends", [blend for blend in known if blend >= FIRST_STORED_BLEND])
    zones = {origin >> 8 for blend in known for origin in weights(snapshot.state, blend)[0]}
    fetch(snapshot, "zones", sorted(zones))


def from_zones(state: State, names: Names, entries: dict[int, int], total: int) -> list[FromZone]:
    """Weights by origin as shares by zone, in the order of the origins."""
    sums: dict[tuple[int, bool], int] = {}
    epochs: dict[tuple[int, bool], list[int]] = {}
    for origin, weight in entries.items():
        which = origin >> 8, is_without_weight(origin)
        sums[which] = sums.get(which, 0) + weight
        epochs.setdefault(which, []).append(origin & 0xFF)
    found = []
    for (zone, named), weight in sums.items():
        now = state.zones[zone][-1]
        share = Fraction(weight, total) if total else NOTHING
        name = WITHOUT_WEIGHT if named else names.zones.get(zone, "")
        of = tuple(epochs[zone, named])
        found.append(FromZone(zone, now.participant, now.nature, share, of, name))
    return found


def of_blend(snapshot: Snapshot, names: Names, blend: int) -> list[FromZone]:
    """A blend's shares by zone."""
    prepare(snapshot, [blend])
    return from_zones(snapshot.state, names, *weights(snapshot.state, blend))


def shares(snapshot: Snapshot, names: Names, word: Parcel) -> tuple[Share, ...]:
    """A parcel's origins by zone, as its summary needs them."""
    return tuple(map(as_share, of_blend(snapshot, names, word.blend)))


def as_share(one: FromZone) -> Share:
    return Share(one.participant, one.nature, one.share, one.name)


def by_participant(state: State, blend: int) -> list[tuple[int, Fraction]]:
    """A blend's shares by Participant, the largest first."""
    entries, total = weights(state, blend)
    sums: dict[int, int] = {}
    for origin, weight in entries.items():
        code = state.zones[origin >> 8][-1].participant
        sums[code] = sums.get(code, 0) + weight
    ordered = sorted(sums.items(), key=lambda item: (-item[1], item[0]))
    return [(code, Fraction(weight, total) if total else NOTHING) for code, weight in ordered]
