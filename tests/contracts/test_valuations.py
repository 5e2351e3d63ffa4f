"""What a shipment is worth: in three capacities, by three organisations, for each kind there is."""

from __future__ import annotations

from typing import Any

import pytest

from kp_ledger.base.messages import NO_KEY, Signed
from kp_ledger.domain.days import SECONDS_PER_DAY
from kp_ledger.generated import acts, codes
from kp_ledger.generated import refusals as rule
from kp_ledger.generated.events import Valued
from kp_ledger.generated.records import GivenValuation
from tests.actors import AE, BW, actor, sign, unsigned
from tests.contracts.approving import suspend_self
from tests.contracts.certifying import (
    EXPORTER,
    NOTHING,
    OFFICE,
    VALUER,
    Asked,
    asked,
    issue,
    number,
    plain,
    suspend,
    today,
    valuation,
    value,
)
from tests.contracts.enrolling import open_office
from tests.contracts.probing import through
from tests.world import DAY0, DOCUMENT, TODAY, Door, go_to, reference, refused, register

BY_EXPORTER, GOVERNMENT, INDEPENDENT = 1, 2, 3
MOST = (1 << 64) - 1


def unsorted(door: Door, **changes: Any) -> Asked:
    return asked(door, register(door, "A", 1_000), **changes)


def named(*names: str) -> tuple[int, ...]:
    """The exporter's, the government's and an independent valuer."""
    return tuple(actor(name).organisation if name else 0 for name in names)


# Refusals


def test_a_valuation_past_its_deadline_is_refused(door: Door) -> None:
    order = valuation(door, unsorted(door).request, "bw_miner", BY_EXPORTER)
    door.moment = order.deadline + 1
    with refused(rule.OrdersExpired(order.deadline, door.moment)):
        door.do(acts.RequestsValue(order, unsigned("bw_miner")), "bw_miner")


def test_a_signature_that_is_none_is_refused(door: Door) -> None:
    order = valuation(door, unsorted(door).request, "bw_miner", BY_EXPORTER)
    with refused(rule.OrdersBadSignature(EXPORTER)):
        door.do(acts.RequestsValue(order, Signed(NO_KEY, b"\x01" * 64)), "bw_miner")


def test_a_stranger_values_nothing(door: Door) -> None:
    order = valuation(door, unsorted(door).request, "bw_miner", BY_EXPORTER)
    with refused(rule.ParticipantsNotItsKey(actor("stranger").address, EXPORTER)):
        door.do(acts.RequestsValue(order, unsigned("stranger")), "stranger")


def test_a_valuer_is_in_good_standing_on_its_day(door: Door) -> None:
    made = unsorted(door)
    suspend(door, VALUER)
    refusal = rule.ParticipantsNotInGoodStanding(VALUER, codes.STANDING_SUSPENDED, today(door))
    with refused(refusal):
        value(door, made.request, "bw_valuer", INDEPENDENT)


def test_a_valuation_is_not_of_tomorrow(door: Door) -> None:
    made = unsorted(door)
    with refused(rule.RequestsDayInFuture(TODAY + 2, TODAY + 1)):
        value(door, made.request, "bw_miner", BY_EXPORTER, day=TODAY + 2)


def test_a_valuation_is_30_days_old_at_most(door: Door) -> None:
    made = unsorted(door)
    signed = {"signed_at": door.moment - 30 * SECONDS_PER_DAY}
    with refused(rule.RequestsValuationTooOld(TODAY - 31, TODAY, 30)):
        value(door, made.request, "bw_miner", BY_EXPORTER, day=TODAY - 31, **signed)
    value(door, made.request, "bw_miner", BY_EXPORTER, day=TODAY - 30, **signed)


def test_what_was_not_asked_for_is_not_valued(door: Door) -> None:
    with refused(rule.RequestsNotOpen(NOTHING, 0)):
        value(door, NOTHING, "bw_miner", BY_EXPORTER)


@pytest.mark.parametrize("capacity", [0, 4])
def test_there_are_three_capacities(door: Door, capacity: int) -> None:
    made = unsorted(door)
    with refused(rule.RequestsNoSuchCapacity(capacity)):
        value(door, made.request, "bw_miner", capacity)


def test_a_capacity_is_given_once(door: Door) -> None:
    made = unsorted(door)
    value(door, made.request, "bw_office", GOVERNMENT)
    with refused(rule.RequestsCapacityGiven(made.request, GOVERNMENT, OFFICE)):
        value(door, made.request, "bw_office", GOVERNMENT)


UNINVITED = [
    ("bw_trader", BY_EXPORTER, EXPORTER),
    ("bw_export", GOVERNMENT, OFFICE),
    ("bw_office", BY_EXPORTER, EXPORTER),
    ("bw_miner", INDEPENDENT, VALUER),
]


@pytest.mark.parametrize(("by", "capacity", "invited"), UNINVITED)
def test_attack_uninvited_valuer(door: Door, by: str, capacity: int, invited: int) -> None:
    made = unsorted(door)
    valuer = actor(by).organisation
    with refused(rule.RequestsNotItsValuer(made.request, capacity, invited, valuer)):
        value(door, made.request, by, capacity)


def test_nobody_values_in_a_capacity_for_which_nobody_is_named(door: Door) -> None:
    made = unsorted(door, valuers=named("bw_miner", "bw_office", ""))
    with refused(rule.RequestsNotItsValuer(made.request, INDEPENDENT, 0, VALUER)):
        value(door, made.request, "bw_valuer", INDEPENDENT)


def test_attack_valuer_above_the_bound(door: Door) -> None:
    """The valuer puts a carat of it at more than a million dollars, a cent above."""
    made = unsorted(door)
    value(door, made.request, "bw_miner", BY_EXPORTER)
    value(door, made.request, "bw_office", GOVERNMENT, unsorted=100_000_001)
    with refused(rule.IssuanceValueTooHigh(codes.KIND_UNSORTED, 100_000_001, 1_000, 1_000_000)):
        issue(door, made)


def test_the_bound_is_of_each_kind(door: Door) -> None:
    """The gems are a tenth of the weight, and their value would be allowed for all of it."""
    gems = register(door, "G", 100, kind=codes.KIND_GEM)
    made = asked(door, register(door, "A", 900), gems)
    value(door, made.request, "bw_miner", BY_EXPORTER, gem=1)
    value(door, made.request, "bw_office", GOVERNMENT, unsorted=1, gem=50_000_000)
    with refused(rule.IssuanceValueTooHigh(codes.KIND_GEM, 50_000_000, 100, 1_000_000)):
        issue(door, made)


def test_consensus_moves_the_bound(door: Door) -> None:
    act = acts.ParticipantsSetParameter(codes.PARAMETER_DOLLARS_PER_CARAT, 2_000_000, TODAY)
    through(door, "Decisions", act)
    made = unsorted(door)
    value(door, made.request, "bw_miner", BY_EXPORTER)
    value(door, made.request, "bw_office", GOVERNMENT, unsorted=200_000_000)
    issue(door, made)
    assert door.state().certificates[number(1)].b.cents == 200_000_000


def test_whom_the_exporter_names_for_itself_is_its_own_affair(door: Door) -> None:
    made = unsorted(door, valuers=named("bw_trader", "bw_office", ""))
    (told,) = value(door, made.request, "bw_trader", BY_EXPORTER)
    assert told == Valued(
        made.request, actor("bw_trader").organisation, BY_EXPORTER, (10_000, 0, 0), TODAY
    )


@pytest.mark.parametrize("name", ["bw_office", "bw_miner"])
def test_nothing_is_valued_in_a_participant_that_is_suspended(door: Door, name: str) -> None:
    made = unsorted(door)
    suspend_self(door, "bw_office")
    capacity = GOVERNMENT if name == "bw_office" else BY_EXPORTER
    with refused(rule.ParticipantsNotAParticipant(BW, codes.KP_SUSPENDED, today(door))):
        value(door, made.request, name, capacity)


def test_nobody_from_elsewhere_values_in_a_participant_that_is_suspended(door: Door) -> None:
    made = unsorted(door, valuers=named("ae_trader", "bw_office", ""))
    suspend_self(door, "bw_office")
    with refused(rule.ParticipantsNotAParticipant(BW, codes.KP_SUSPENDED, today(door))):
        value(door, made.request, "ae_trader", BY_EXPORTER)


def test_nobody_of_a_participant_that_is_suspended_values_elsewhere(door: Door) -> None:
    made = unsorted(door, valuers=named("ae_trader", "bw_office", ""))
    suspend_self(door, "ae_office")
    with refused(rule.ParticipantsNotAParticipant(AE, codes.KP_SUSPENDED, today(door))):
        value(door, made.request, "ae_trader", BY_EXPORTER)


@pytest.mark.parametrize("by", ["bw_trader", "ao_office"])
def test_the_government_is_an_export_office(door: Door, by: str) -> None:
    made = unsorted(door, valuers=named("bw_miner", by, ""))
    with refused(rule.RequestsNotTheGovernment(actor(by).organisation, BW)):
        value(door, made.request, by, GOVERNMENT)


def test_the_government_has_the_power_to_export(door: Door) -> None:
    office = 0x10000099
    made = unsorted(door, valuers=(EXPORTER, office, VALUER))
    key = actor("stranger").address
    open_ = open_office(office, BW, codes.POWER_IMPORT, DOCUMENT, DOCUMENT, key)
    door.do(open_, "bw_focal")
    order = valuation(door, made.request, "bw_office", GOVERNMENT, valuer=office)
    with refused(rule.RequestsNotTheGovernment(office, BW)):
        door.do(acts.RequestsValue(order, unsigned("stranger")), "stranger")


def test_the_government_is_an_office_open_on_the_day(door: Door) -> None:
    made = unsorted(door, valuers=named("bw_miner", "bw_export", ""))
    export = actor("bw_export").organisation
    door.do(acts.ParticipantsCloseOffice(export, TODAY, False), "bw_focal")
    go_to(door, TODAY + 1)
    for day in (TODAY, TODAY + 1):
        with refused(rule.ParticipantsOfficeClosed(export, TODAY)):
            value(door, made.request, "bw_export", GOVERNMENT, day=day)


def test_an_office_that_closes_tonight_values_no_day_that_has_begun_elsewhere(door: Door) -> None:
    made = unsorted(door)
    door.do(acts.ParticipantsCloseOffice(OFFICE, TODAY, False), "bw_focal")
    with refused(rule.RequestsNotTheGovernment(OFFICE, BW)):
        value(door, made.request, "bw_office", GOVERNMENT, day=TODAY + 1)
    assert value(door, made.request, "bw_office", GOVERNMENT, day=TODAY)


def test_an_office_values_on_the_day_on_which_it_opens(door: Door) -> None:
    office = 0x10000099
    made = unsorted(door, valuers=(EXPORTER, office, VALUER))
    key = actor("stranger").address
    door.do(open_office(office, BW, codes.POWER_EXPORT, DOCUMENT, DOCUMENT, key), "bw_focal")
    order = valuation(door, made.request, "bw_office", GOVERNMENT, valuer=office, day=TODAY)
    assert door.do(acts.RequestsValue(order, unsigned("stranger")), "stranger")


def test_an_office_values_no_day_before_it_opened(door: Door) -> None:
    go_to(door, DAY0 + 3)
    made = unsorted(door)
    order = valuation(door, made.request, "bw_office", GOVERNMENT, day=DAY0 - 1)
    with refused(rule.ParticipantsNotInGoodStanding(OFFICE, 0, DAY0 - 1)):
        door.do(acts.RequestsValue(order, unsigned("bw_office")), "bw_office")


@pytest.mark.parametrize("by", ["bw_trader", "ao_valuer"])
def test_an_independent_valuer_is_licensed_here(door: Door, by: str) -> None:
    made = unsorted(door, valuers=named("bw_miner", "", by))
    with refused(rule.RequestsNotAValuer(actor(by).organisation, BW)):
        value(door, made.request, by, INDEPENDENT)


def test_an_independent_valuers_licence_has_not_run_out(door: Door) -> None:
    made, later = unsorted(door), asked(door, register(door, "B", 1_000), reference=reference("B"))
    door.do(acts.ZonesEnd(actor("bw_valuer").licence, TODAY, DOCUMENT), "bw_office")
    assert value(door, later.request, "bw_valuer", INDEPENDENT)
    go_to(door, TODAY + 1)
    with refused(rule.RequestsNotAValuer(VALUER, BW)):
        value(door, made.request, "bw_valuer", INDEPENDENT)


@pytest.mark.parametrize("kind", [1, 2, 3])
def test_each_kind_there_is_has_a_value(door: Door, kind: int) -> None:
    made = asked(door, *(register(door, f"K-{k}", 1_000, kind=k) for k in (1, 2, 3)))
    cents = [5, 5, 5]
    cents[kind - 1] = 0
    with refused(rule.RequestsNoValue(kind)):
        value(
            door, made.request, "bw_miner", BY_EXPORTER,
            unsorted=cents[0], industrial=cents[1], gem=cents[2],
        )  # fmt: skip


@pytest.mark.parametrize(("kind", "field"), [(2, "industrial"), (3, "gem")])
def test_no_kind_that_is_absent_has_a_value(door: Door, kind: int, field: str) -> None:
    made = unsorted(door)
    with refused(rule.RequestsValueOfAbsentKind(kind, 7)):
        value(door, made.request, "bw_miner", BY_EXPORTER, **{field: 7})


def test_a_value_fits_a_certificate(door: Door) -> None:
    refs = [register(door, "A", 1_000), register(door, "B", 1_000, kind=codes.KIND_GEM)]
    made = asked(door, *refs)
    with refused(rule.RequestsValueTooHigh(MOST + 1, MOST)):
        value(door, made.request, "bw_miner", BY_EXPORTER, unsorted=MOST, gem=1)


# Effect


def test_three_capacities_stand_beside_each_other(door: Door) -> None:
    made = unsorted(door)
    value(door, made.request, "bw_miner", BY_EXPORTER)
    value(door, made.request, "bw_office", GOVERNMENT, unsorted=11_000)
    value(door, made.request, "bw_valuer", INDEPENDENT, unsorted=12_000)
    found = [door.state().valuations[made.request, capacity] for capacity in (1, 2, 3)]
    assert found == [
        GivenValuation(EXPORTER, 10_000, 0, 0, TODAY),
        GivenValuation(OFFICE, 11_000, 0, 0, TODAY),
        GivenValuation(VALUER, 12_000, 0, 0, TODAY),
    ]


def test_anyone_relays_a_signed_valuation(door: Door) -> None:
    made = unsorted(door)
    order = valuation(door, made.request, "bw_valuer", INDEPENDENT)
    events = door.do(acts.RequestsValue(order, sign(order, "bw_valuer", door.ledger)), "stranger")
    assert events == [Valued(made.request, VALUER, INDEPENDENT, (10_000, 0, 0), TODAY)]


@pytest.mark.chain_only
def test_storage_holds_the_valuation(door: Door) -> None:
    made = unsorted(door)
    value(door, made.request, "bw_miner", BY_EXPORTER)
    found = plain(door.read("Requests", "valuation", made.request, BY_EXPORTER))
    assert found == (EXPORTER, 10_000, 0, 0, TODAY)


def test_requests_are_settled_by_certificates_alone(door: Door) -> None:
    made = unsorted(door)
    with refused(rule.NotTheDoor(actor("bw_office").address)):
        door.do(acts.RequestsSettle(made.request, NOTHING, BW, False), "bw_office")
