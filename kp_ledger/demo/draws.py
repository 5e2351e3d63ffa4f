"""Random draws that keep exact sums. Each topic draws from a stream of its own."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from random import Random


def stream(seed: int, *topic: object) -> Random:
    """A generator that depends on the seed and the topic alone: adding one moves no other."""
    text = "/".join(str(part) for part in (seed, *topic))
    return Random(int.from_bytes(sha256(text.encode()).digest()[:16], "big"))  # noqa: S311


def number(rng: Random, bits: int) -> int:
    return rng.randrange(1, 1 << bits)


def parts(total: int, count: int, rng: Random, *, sigma: float = 0.6, unit: int = 10) -> list[int]:
    """`total` in `count` lognormal parts, multiples of `unit`; the last has the rest."""
    weights = [rng.lognormvariate(0, sigma) for _ in range(count)]
    return shared(total, weights, unit)


def shared(total: int, weights: Sequence[float], unit: int = 10) -> list[int]:
    """`total` in proportion to `weights`, in multiples of `unit`; the last has the rest."""
    whole = sum(weights)
    out = [max(unit, int(total * weight / whole) // unit * unit) for weight in weights[:-1]]
    rest = total - sum(out)
    if rest <= 0:
        raise ValueError(f"{total} is too little for {len(weights)} parts")
    return [*out, rest]


def spread(first: int, last: int, count: int, rng: Random) -> list[int]:
    """`count` days from `first` to `last`, evenly with jitter, ascending."""
    step = (last - first) / max(1, count)
    return sorted(int(first + step * (index + rng.random())) for index in range(count))
