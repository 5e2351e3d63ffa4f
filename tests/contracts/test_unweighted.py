"""Countries that foreign paper names without weights: kept at zero, and behind no bar."""

from __future__ import annotations

import pytest

from kp_ledger.domain.blends import WHOLE
from kp_ledger.generated import acts, codes
from kp_ledger.generated import refusals as rule
from kp_ledger.generated.events import BlendMade, OriginBarred
from kp_ledger.generated.records import InboundLot, ParcelRef, Transformation
from kp_ledger.model import typed
from kp_ledger.model.approvals import NO_APPROVAL
from tests.actors import AE, AO, BW, ZW, actor, unsigned
from tests.contracts.certifying import (
    DESTINATION,
    IMPORTER,
    Asked,
    asked,
    issue,
    number,
    today,
    value,
)
from tests.contracts.probing import ask, through
from tests.contracts.recording import (
    DECLARED,
    FIRST,
    FROM_AO,
    NOT_STATED,
    accept,
    declared,
    paper,
    record,
)
from tests.contracts.transforming import output
from tests.world import DOCUMENT, ZONES, Door, reference, refused

UNWEIGHTED, AO_UNWEIGHTED = (
    ZONES[code, codes.NATURE_DECLARED] << 8 | codes.EPOCH_WITHOUT_WEIGHT for code in (ZW, AO)
)
LOT = reference("IN-1")
NAMED = ((AO_UNWEIGHTED, 0), (UNWEIGHTED, 0), (NOT_STATED, 1_000))


def named(text: str = "IN-1", weight: int = 1_000) -> InboundLot:
    return declared(text, weight, 1, *NAMED[:2], (NOT_STATED, weight))


def bar(door: Door, origin: int, share: int) -> None:
    through(door, "Decisions", acts.ZonesBarOrigin(origin, share, DOCUMENT))


# What an office may enter


def test_a_country_named_without_weight_is_given_none(door: Door) -> None:
    with refused(rule.PaperWeightOfUnweighted(LOT, UNWEIGHTED, 1)):
        record(door, paper(), declared("IN-1", 1_000, 1, (UNWEIGHTED, 1), (NOT_STATED, 999)))


def test_no_other_origin_stands_at_zero(door: Door) -> None:
    with refused(rule.PaperOriginWithoutWeight(LOT, DECLARED)):
        record(door, paper(), declared("IN-1", 1_000, 1, (DECLARED, 0), (NOT_STATED, 1_000)))


@pytest.mark.parametrize("stated", [FROM_AO, DECLARED, ZONES[AO, codes.NATURE_NOT_STATED] << 8 | 1])
def test_where_countries_are_named_all_weight_is_not_stated_by_the_issuer(
    door: Door, stated: int
) -> None:
    entries = sorted([(UNWEIGHTED, 0), (stated, 400), (NOT_STATED, 600)])
    with refused(rule.PaperWeightStated(LOT, stated)):
        record(door, paper(), declared("IN-1", 1_000, 1, *entries))


def test_a_traced_zone_is_named_in_no_paper(door: Door) -> None:
    traced = ZONES[ZW, codes.NATURE_TRACED] << 8 | codes.EPOCH_WITHOUT_WEIGHT
    with refused(rule.PaperUnknownOrigin(LOT, traced)):
        record(door, paper(), declared("IN-1", 1_000, 1, (traced, 0), (NOT_STATED, 1_000)))


def test_countries_without_weights_are_kept_at_a_share_of_zero(door: Door) -> None:
    made = record(door, paper(), named())[0]
    assert isinstance(made, BlendMade)
    expected = [(AO_UNWEIGHTED, 0), (UNWEIGHTED, 0), (NOT_STATED, WHOLE)]
    assert [(entry.origin, entry.parts) for entry in made.entries] == expected
    assert door.state().blends[made.blend].entries == made.entries


# Bars


def test_a_bar_of_an_origin_names_its_country_without_weight_too(door: Door) -> None:
    act = acts.ZonesBarOrigin(DECLARED, 50_000, DOCUMENT)
    assert through(door, "Decisions", act) == [
        OriginBarred(DECLARED, 50_000, DOCUMENT),
        OriginBarred(UNWEIGHTED, 50_000, DOCUMENT),
    ]


def test_the_strictest_bar_of_a_country_stays(door: Door) -> None:
    bar(door, DECLARED, 50_000)
    other = ZONES[ZW, codes.NATURE_TRACED] << 8 | 1
    for share, after in [(60_000, 50_000), (50_000, 50_000), (40_000, 40_000)]:
        bar(door, other, share)
        assert door.state().origin_bars[UNWEIGHTED].share == after
    through(door, "Decisions", acts.ZonesReleaseOrigin(UNWEIGHTED, DOCUMENT))
    bar(door, other, 70_000)
    assert door.state().origin_bars[UNWEIGHTED].share == 70_000


def test_what_stands_for_a_country_without_weight_is_barred_by_itself(door: Door) -> None:
    act = acts.ZonesBarOrigin(UNWEIGHTED, 0, DOCUMENT)
    assert through(door, "Decisions", act) == [OriginBarred(UNWEIGHTED, 0, DOCUMENT)]


def check(door: Door, *parts: tuple[int, int], total: int = 1_000) -> None:
    origins, weights = zip(*sorted(parts), strict=True)
    tested = [weight * WHOLE for weight in weights]
    ask(door, "Zones", "checkOrigins", list(origins), tested, total, 0)


def test_what_may_be_of_a_barred_origin_is_its_own_and_what_nobody_states(door: Door) -> None:
    bar(door, DECLARED, 100_000)
    unstated_by_ao = ZONES[AO, codes.NATURE_NOT_STATED] << 8 | 1
    rest = (ZONES[BW, codes.NATURE_TRACED] << 8 | 1, 900)
    check(door, (UNWEIGHTED, 0), (DECLARED, 20), (NOT_STATED, 50), (unstated_by_ao, 30), rest)
    with refused(rule.ZonesOriginBarred(DECLARED, 100_000, 101 * WHOLE, 1_000)):
        check(door, (UNWEIGHTED, 0), (DECLARED, 21), (NOT_STATED, 50), (unstated_by_ao, 30), rest)
    check(door, (AO_UNWEIGHTED, 0), (DECLARED, 100), (NOT_STATED, 900))


def test_what_nobody_states_is_tested_though_the_barred_origin_is_absent(door: Door) -> None:
    bar(door, DECLARED, 100_000)
    rest = (ZONES[BW, codes.NATURE_TRACED] << 8 | 1, 900)
    check(door, (UNWEIGHTED, 0), (NOT_STATED, 100), rest)
    with refused(rule.ZonesOriginBarred(UNWEIGHTED, 100_000, 101 * WHOLE, 1_000)):
        check(door, (UNWEIGHTED, 0), (NOT_STATED, 101), rest)


def test_an_unstated_origin_that_is_barred_counts_once(door: Door) -> None:
    bar(door, NOT_STATED, 100_000)
    rest = (ZONES[BW, codes.NATURE_TRACED] << 8 | 1, 900)
    check(door, (UNWEIGHTED, 0), (NOT_STATED, 100), rest)
    with refused(rule.ZonesOriginBarred(UNWEIGHTED, 100_000, 101 * WHOLE, 1_000)):
        check(door, (UNWEIGHTED, 0), (NOT_STATED, 101), rest)


# Attacks: out of AE again


def held_by_the_importer(door: Door) -> ParcelRef:
    accept(door, lot=named())
    return ParcelRef(typed.parcel_id(DESTINATION, LOT), 1)


def exported(door: Door, ref: ParcelRef, *cited: int) -> Asked:
    made = asked(
        door, ref, by="ae_trader", exporter=IMPORTER, owner=IMPORTER,
        importer=actor("bw_trader").organisation, to=BW, cited=cited,
        valuers=(IMPORTER, DESTINATION, 0),
    )  # fmt: skip
    value(door, made.request, "ae_trader", codes.CAPACITY_EXPORTER)
    value(door, made.request, "ae_office", codes.CAPACITY_GOVERNMENT)
    return made


@pytest.mark.parametrize("share", [0, 500_000])
def test_attack_country_named_without_weights(door: Door, share: int) -> None:
    """What is barred is of a country that the paper names, and gives no weight."""
    made = exported(door, held_by_the_importer(door), FIRST)
    bar(door, DECLARED, share)
    with refused(rule.ZonesOriginBarred(UNWEIGHTED, share, 1_000 * WHOLE, 1_000)):
        issue(door, made, "ae_office", certificate=number(1, AE))


def test_attack_one_millicarat_covers_an_unweighted_country(door: Door) -> None:
    """One millicarat with a weight is far below the share; what nobody states is not."""
    first = held_by_the_importer(door)
    covering = paper(number="ZW 2", millicarats=(1, 0, 0), cents=(5, 0, 0))
    accept(door, lot=declared("IN-2", 1), printed=covering)
    second = ParcelRef(typed.parcel_id(DESTINATION, reference("IN-2")), 1)
    made = exported(door, mixed(door, first, second), FIRST, FIRST + 1)
    bar(door, DECLARED, 500_000)
    with refused(rule.ZonesOriginBarred(DECLARED, 500_000, 1_001 * WHOLE, 1_001)):
        issue(door, made, "ae_office", certificate=number(1, AE))


def mixed(door: Door, *refs: ParcelRef) -> ParcelRef:
    inputs = tuple(sorted(refs, key=lambda ref: ref.parcel))
    made = output("MIX", 1_001)
    order = Transformation(
        codes.OPERATION_MIX, 0, IMPORTER, IMPORTER, today(door), door.moment, door.moment + 600,
        0, DOCUMENT, inputs, (made,),
    )  # fmt: skip
    own = unsigned("ae_trader")
    act = acts.TransformationsTransform(order, own, own, NO_APPROVAL, own)
    door.do(act, "ae_trader")
    parcel = typed.parcel_id(IMPORTER, made.reference)
    return ParcelRef(parcel, door.state().parcel(parcel).revision)
