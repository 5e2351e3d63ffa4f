"""A planned year: the model has said yes to each step, and what it records is what was published."""

from __future__ import annotations

from collections import Counter
from functools import cache

import pytest

from kp_ledger.answers import comparison as table
from kp_ledger.answers.published import published
from kp_ledger.answers.tally import Tally
from kp_ledger.base.messages import Event
from kp_ledger.chain.deployment import planned_addresses
from kp_ledger.demo import lies, newcomer
from kp_ledger.demo.book import Step
from kp_ledger.demo.borders import OVER, SHORT
from kp_ledger.demo.foundation import Foundation
from kp_ledger.demo.incidents import ENTERED_LATE_ON
from kp_ledger.demo.losses import A_LAB_GROWN_STONE
from kp_ledger.demo.plan import Script, Year
from kp_ledger.domain.days import day_of
from kp_ledger.domain.participants import show_participant
from kp_ledger.domain.words import LAB_GROWN
from kp_ledger.generated import codes, events, refusals
from kp_ledger.model.state import Ledger, State
from tests.chance import fresh

FIRST_DAY = 20_000
LEDGER = Ledger(2_000_000_011, planned_addresses("0x" + "11" * 20, 0))
SMALL = 0.1
YEARS = ("first", "fresh", "other")
ALLOCATION = b"\xa1" * 32


@cache
def lived(seed: int, scale: float) -> tuple[list[Step], State, Tally]:
    """The steps of a year, the state they lead to, and what was added up on the way."""
    script = Script(seed, scale, FIRST_DAY)
    state = Foundation(script, ALLOCATION).state(LEDGER)
    tally, steps = Tally(FIRST_DAY), []
    for day in Year(script, state).days():
        for step in day:
            for event in step.events:
                tally.tell(event, state)
        steps += day
    return steps, state, tally


@pytest.mark.chance
@pytest.mark.parametrize("seed", [1, fresh("year"), fresh("other year")], ids=YEARS)
def test_what_is_recorded_is_what_was_published(seed: int) -> None:
    _, _, tally = lived(seed, SMALL)
    for row in table.rows(published(), tally):
        assert row.true, row


def test_the_default_year_has_about_600_certificates_and_6000_transactions() -> None:
    steps, _, tally = lived(1, 1.0)
    assert 560 <= tally.certificates + tally.foreign_paper <= 640
    assert 5_400 <= len(steps) <= 6_600
    assert all(row.true for row in table.rows(published(), tally))


def test_another_scale_has_the_same_totals() -> None:
    small, large = lived(1, SMALL)[2], lived(1, 1.0)[2]
    assert small.production == large.production
    assert planned_trade(SMALL) == planned_trade(1.0)
    assert small.opening == large.opening
    assert small.before == large.before
    assert small.certificates < large.certificates


def planned_trade(scale: float) -> tuple[Counter[str], Counter[str]]:
    """Exports and imports, less those of goods that came to the wrong country and went on."""
    _, state, tally = lived(1, scale)
    exports, imports = Counter(tally.exports), Counter(tally.imports)
    for record in state.certificates.values():
        if record.a.nature == codes.PAPER_TECHNICAL:
            exports[show_participant(record.a.from_)] -= record.a.millicarats
            imports[show_participant(record.a.to)] -= record.a.millicarats
    return exports, imports


def test_the_same_seed_plans_the_same_year_to_the_last_signature() -> None:
    first = lived(1, SMALL)[0]
    lived.cache_clear()
    assert lived(1, SMALL)[0] == first
    assert lived(2, SMALL)[0] != first


def test_the_clock_follows_the_year() -> None:
    steps, _, _ = lived(1, SMALL)
    moments = [step.moment for step in steps]
    assert moments == sorted(moments)
    assert day_of(moments[0]) == FIRST_DAY
    assert day_of(moments[-1]) == FIRST_DAY + 364


def test_the_story_of_one_parcel_ends_with_a_lie_that_is_caught() -> None:
    told = [step for step in lived(1, SMALL)[0] if step.chapter == newcomer.CHAPTER]
    assert [step.refusal is None for step in told] == [True] * (len(told) - 1) + [False]
    assert isinstance(told[-1].refusal, refusals.ParcelsNotCustodian)


def test_lies_are_refused_by_these_rules_and_one_is_held() -> None:
    steps, state, _ = lived(1, SMALL)
    told = [step for step in steps if step.chapter == lies.CHAPTER]
    assert [type(step.refusal).__name__ for step in told] == [
        "ParcelsNotCustodian",
        "ParcelsChanged",
        "TransformationsNotConserved",
        "ParcelsNotCustodian",
        "CertificatesNotDeparted",
        "ShipmentsExpired",
        "ParticipantsMayNotHold",
        "ZonesGraceOver",
        "ZonesBarredByItself",
        "CertificatesUnknown",
        "ParticipantsNotItsKey",
        "PaperRecordedBefore",
        "ZonesInTime",
        "OrdersDayTooEarly",
        "ZonesNotACutter",
        "ParticipantsKeyCut",
        "ParticipantsOfficeClosed",
        "NoneType",
        "ParcelsNotYourHold",
    ]
    parcel = told[-2].events[0].parcel  # type: ignore[attr-defined]
    assert state.parcels[parcel].holds == 1


def test_no_parcel_is_left_on_its_way() -> None:
    """At the end of the year all that departed has arrived."""
    _, state, _ = lived(1, SMALL)
    statuses = Counter(word.status for word in state.parcels.values())
    assert not statuses[codes.PARCEL_DEPARTED]
    assert statuses[codes.PARCEL_SEALED] == 1  # under the certificate left to expire


def test_every_kind_of_ending_is_in_the_year() -> None:
    _, state, _ = lived(1, 1.0)
    ends = Counter(certificate.a.status for certificate in state.certificates.values())
    assert ends[codes.CERTIFICATE_VOIDED] >= 4
    assert ends[codes.CERTIFICATE_LAPSED] >= 2
    assert ends[codes.CERTIFICATE_RETURNED] == 2  # turned back, and decided alone
    assert ends[codes.CERTIFICATE_SUPERSEDED] == 1
    assert state.proposals
    assert any(word.status == codes.PARCEL_VOID for word in state.parcels.values())
    assert any(hold.status == codes.HOLD_RELEASED for hold in state.holds.values())


def test_what_goes_wrong_is_in_the_year() -> None:
    steps, state, _ = lived(1, 1.0)
    happened = [event for step in steps for event in step.events]
    kinds = {type(event) for event in happened}
    stopped = {events.ShipmentDetained, events.DetentionEnded, events.ShipmentTurnedBack}
    lost = {events.WentMissing, events.Found, events.KeysCut}
    assert {events.DetentionResolved, events.ShipmentLost, events.ShipmentFound} <= kinds
    decided = {e.outcome: e.exporting for e in happened if isinstance(e, events.DetentionResolved)}
    assert decided[codes.OUTCOME_AS_CERTIFIED] and decided[codes.OUTCOME_TECHNICAL]
    assert not decided[codes.OUTCOME_RETURN]  # by the importing office alone
    assert stopped | lost | {events.SoldOffLedger, events.ShipmentReturned} <= kinds
    dug = [event for event in happened if isinstance(event, events.ProductionRegistered)]
    late = {show_participant(state.parcels[event.parcel].place) for event in dug if event.late}
    assert late == set(ENTERED_LATE_ON)
    causes = Counter(hold.cause for hold in state.holds.values())
    assert causes[codes.HOLD_YIELD] == 1
    assert causes[codes.HOLD_SURPLUS] == 1
    missing = [word for word in state.parcels.values() if word.status == codes.PARCEL_MISSING]
    assert len(missing) == 1


def the_step(kind: type[Event]) -> Step:
    """The one of the year that this happened in."""
    (step,) = (one for one in lived(1, 1.0)[0] if any(isinstance(e, kind) for e in one.events))
    return step


def test_two_offices_correct_a_weight() -> None:
    """What is short is gone from a parcel; what is over lies apart, on hold, its origin unknown."""
    state = lived(1, 1.0)[1]
    resolved, _, surplus, _ = the_step(events.SurplusRegistered).events
    assert isinstance(resolved, events.DetentionResolved)
    assert isinstance(surplus, events.SurplusRegistered)
    assert resolved.outcome == codes.OUTCOME_CORRECTED and resolved.exporting
    assert state.certificates[resolved.certificate].a.status == codes.CERTIFICATE_CONFIRMED
    assert surplus.millicarats == OVER
    assert state.parcels[surplus.parcel].holds == 1
    detained = the_step_before(resolved)
    certified = state.certificates[resolved.certificate].a.millicarats
    assert detained.measured == certified - SHORT + OVER


def the_step_before(resolved: events.DetentionResolved) -> events.ShipmentDetained:
    happened = [event for step in lived(1, 1.0)[0] for event in step.events]
    (detained,) = (
        event
        for event in happened
        if isinstance(event, events.ShipmentDetained) and event.certificate == resolved.certificate
    )
    return detained


def test_a_lab_grown_stone_is_written_down_with_the_office() -> None:
    step, state = the_step(events.WrittenDown), lived(1, 1.0)[1]
    (written,) = step.events
    assert isinstance(written, events.WrittenDown)
    assert written.reason == LAB_GROWN
    assert written.from_ - written.to == A_LAB_GROWN_STONE < written.from_
    assert written.by == step.sender.organisation
    assert state.offices[written.office].participant == step.sender.participant


def test_an_office_that_asks_for_two_keys_issues_with_two_from_then_on() -> None:
    steps = lived(1, 1.0)[0]
    asked = the_step(events.TwoKeysAsked)
    its = [step for step in steps if step.sender == asked.sender]
    issued = [step for step in its if isinstance(step.events[-1], events.Sealed)]
    with_two = [step for step in steps if events.SecondKeyApproved in map(type, step.events)]
    assert issued[0].number < asked.number
    assert with_two == [step for step in issued if step.number > asked.number] != []


def test_a_reserve_key_leaves_a_thief_without_the_office_it_opened() -> None:
    steps, state, _ = lived(1, 1.0)
    taken = the_step(events.FocalKeySet)
    focal, *cut = taken.events
    assert isinstance(focal, events.FocalKeySet)
    assert focal.by == taken.sender.address
    opened = [e for step in steps for e in step.events if isinstance(e, events.OfficeOpened)]
    its = {event.organisation for event in opened if event.participant == focal.participant}
    (thiefs,) = its - set(focal.offices)
    assert state.offices[thiefs].number < state.offices_cut[focal.participant][-1].first_open
    assert len(cut) == len(focal.offices)
