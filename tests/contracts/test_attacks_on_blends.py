"""Attacks on origins: weight moved between them by dust, bars escaped by rounding."""

from __future__ import annotations

from fractions import Fraction

import pytest

from kp_ledger.domain.blends import WHOLE, contents
from kp_ledger.generated import acts, codes
from kp_ledger.generated import refusals as rule
from kp_ledger.generated.events import CertificateIssued
from kp_ledger.generated.records import ParcelRef
from kp_ledger.model.blends import entries_of
from tests.actors import ZW
from tests.chance import drawing
from tests.contracts.certifying import issue, valued
from tests.contracts.probing import through
from tests.contracts.transforming import (
    ORIGIN,
    mix,
    output,
    part,
    products,
    put_down,
    split,
)
from tests.world import DOCUMENT, ZONES, Door, ModelDoor, refused

DECLARED = ZONES[ZW, codes.NATURE_DECLARED] << 8 | 1
OTHERS = [0x8000 + number << 8 | 1 for number in range(127)]
MOVED_BY_ONE_MIX = Fraction(128, WHOLE)


def weight_of(door: Door, refs: list[ParcelRef], *origins: int) -> Fraction:
    """What these parcels hold of some origins, exact."""
    words = [door.state().parcel(ref.parcel) for ref in refs]
    found = [
        contents(word.blend, entries_of(door.state(), word.blend), word.millicarats)
        for word in words
    ]
    return sum((one.get(origin, Fraction(0)) for one in found for origin in origins), Fraction(0))


def of_128_origins(door: Door, most: int = 99_700) -> ParcelRef:
    """A parcel of 100,000 millicarats: mostly declared, and two or three of each of 127 others."""
    weights = [2] * 81 + [3] * 46
    refs = [
        put_down(door, f"OTHER-{number}", weight, blend=origin)
        for number, (origin, weight) in enumerate(zip(OTHERS, weights, strict=True))
    ]
    refs.append(put_down(door, "MOST", most, blend=DECLARED))
    (mixed,) = products(mix(door, *refs, to=output("MIXED", most + 300)))
    return mixed


def in_pieces(door: Door, parcel: ParcelRef, weight: int, count: int, each: int) -> list[ParcelRef]:
    """`count` pieces of the parcel, `each` millicarats; 199 of a split at most."""
    pieces: list[ParcelRef] = []
    while len(pieces) < count:
        some = min(199, count - len(pieces))
        weight -= some * each
        *found, parcel = products(split(door, parcel, *[part(each)] * some, part(weight)))
        pieces += found
    return pieces


def test_attack_dust_mixes_move_no_weight_between_origins(door: Door) -> None:
    """Vectors of whole millicarats would leave each of 128 origins one of 128: 0.8 % for 99.7 %."""
    count = 781 if isinstance(door, ModelDoor) else 6
    pieces = in_pieces(door, of_128_origins(door), 100_000, count, each=128)
    before = weight_of(door, pieces, DECLARED)
    assert before == count * 128 * Fraction(997, 1_000)
    dust = put_down(door, "DUST", 1_000, blend=OTHERS[0])
    washed = []
    for number, speck in enumerate(in_pieces(door, dust, 1_000, count, each=1)):
        made = mix(door, pieces[number], speck, to=output(f"WASHED-{number}", 129))
        washed += products(made)
    (whole,), mixes = gathered(door, washed)
    after = weight_of(door, [whole], DECLARED)
    assert abs(after - before) <= (count + mixes) * MOVED_BY_ONE_MIX * count * 129


def gathered(door: Door, refs: list[ParcelRef]) -> tuple[list[ParcelRef], int]:
    """All mixed into one, fifteen at a time, for each has 128 origins; and in how many mixes."""
    mixes = 0
    while len(refs) > 1:
        some, refs = refs[:15], refs[15:]
        weight = sum(door.state().parcel(ref.parcel).millicarats for ref in some)
        mixes += 1
        refs += products(mix(door, *some, to=output(f"GATHERED-{mixes}", weight)))
    return refs, mixes


def test_attack_mixing_raises_no_traced_weight_beyond_its_bound(door: Door) -> None:
    random = drawing("traced weight")
    traced = put_down(door, "TRACED", 5_000, blend=ORIGIN)
    declared = put_down(door, "DECLARED", 95_000, blend=DECLARED)
    refs = [
        *in_pieces(door, traced, 5_000, 9, each=300),
        *in_pieces(door, declared, 95_000, 9, each=7),
    ]
    weight = sum(door.state().parcel(ref.parcel).millicarats for ref in refs)
    before = weight_of(door, refs, ORIGIN)
    for number in range(12):
        some = [refs.pop(random.randrange(len(refs))) for _ in range(3)]
        total = sum(door.state().parcel(ref.parcel).millicarats for ref in some)
        (mixed,) = products(mix(door, *some, to=output(f"MIX-{number}", total)))
        first = random.randrange(1, total)
        refs += products(split(door, mixed, part(first), part(total - first)))
        rise = weight_of(door, refs, ORIGIN) - before
        assert abs(rise) <= (number + 1) * MOVED_BY_ONE_MIX * weight


def test_attack_one_millicarat_of_128_origins_has_a_certificate(door: Door) -> None:
    """It is not refused, and no origin is left out: what comes to nothing prints as a trace."""
    (piece,) = in_pieces(door, of_128_origins(door), 100_000, 1, each=1)
    certificate = issue(door, valued(door, piece))[0]
    assert isinstance(certificate, CertificateIssued)
    assert certificate.origins == tuple(sorted([DECLARED, *OTHERS]))
    weights = dict(zip(certificate.origins, certificate.weights, strict=True))
    assert (weights.pop(DECLARED), set(weights.values())) == (1, {0})


@pytest.mark.parametrize("share", [0, 60_000])
def test_attack_a_bar_washed_by_rounding_in_pieces(door: Door, share: int) -> None:
    """Each piece has less of the barred origin than a certificate prints: 7 of 16, and rounded 0."""
    clean = put_down(door, "CLEAN", 30, blend=DECLARED)
    speck = put_down(door, "SPECK", 2, blend=ORIGIN)
    (mixed,) = products(mix(door, clean, speck, to=output("MIXED", 32)))
    (piece,) = in_pieces(door, mixed, 32, 1, each=7)
    through(door, "Decisions", acts.ZonesBarOrigin(ORIGIN, share, DOCUMENT))
    with refused(rule.ZonesOriginBarred(ORIGIN, share, 7 * WHOLE // 16, 7)):
        issue(door, valued(door, piece))
