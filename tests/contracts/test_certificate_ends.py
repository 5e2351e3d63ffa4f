"""A certificate ends before it has left: voided, replaced, lapsed; its parcels are held again."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from kp_ledger.base.messages import Act, Event
from kp_ledger.domain.blends import WHOLE
from kp_ledger.generated import acts, codes
from kp_ledger.generated import refusals as rule
from kp_ledger.generated.events import (
    CertificateIssued,
    CertificateLapsed,
    CertificateVoided,
    Sealed,
    Unsealed,
)
from kp_ledger.generated.records import Packing
from kp_ledger.model.approvals import NOT_APPROVED
from tests.actors import AO, BW, actor
from tests.contracts.approving import suspend_self
from tests.contracts.certifying import (
    EXPORTER,
    NOTHING,
    OFFICE,
    REASON,
    SEALED,
    Certified,
    asked,
    certified,
    depart,
    departed,
    hold,
    issue,
    number,
    packing,
    release,
    suspend,
    today,
    value,
)
from tests.contracts.consenting import decide, parameter
from tests.contracts.probing import through
from tests.world import DOCUMENT, TODAY, ZONES, Door, go_to, refused, register

ORIGIN = ZONES[BW, codes.NATURE_TRACED] << 8 | 1


def voiding(shipment: Certified, **changes: Any) -> Act:
    act = acts.CancellationsVoidCertificate(
        shipment.number, SEALED, REASON, DOCUMENT, shipment.packing, *NOT_APPROVED
    )
    return replace(act, **changes)


def replacing(shipment: Certified, **changes: Any) -> Act:
    act = acts.IssuanceReplace(
        shipment.number,
        SEALED,
        number(2),
        TODAY + 25,
        True,
        NOTHING,
        REASON,
        DOCUMENT,
        shipment.packing,
        *NOT_APPROVED,
    )
    return replace(act, **changes)


def lapsing(shipment: Certified, **changes: Any) -> Act:
    return replace(acts.CancellationsLapse(shipment.number, shipment.packing), **changes)


def void(door: Door, shipment: Certified, by: str = "bw_office") -> list[Event]:
    revision = door.state().parcel(shipment.parcels[0]).revision
    return door.do(voiding(shipment, revision=revision), by)


BY_THE_OFFICE = pytest.mark.parametrize("act_on", [voiding, replacing])
OTHER_PACKING = Packing(NOTHING, (), ())


# Refusals of void and replace alike


@BY_THE_OFFICE
def test_an_export_office_ends_a_certificate(door: Door, act_on: Any) -> None:
    shipment = certified(door)
    with refused(rule.ParticipantsNoPower(EXPORTER, 0, codes.POWER_EXPORT)):
        door.do(act_on(shipment), "bw_miner")


def test_an_office_of_a_suspended_participant_replaces_none(door: Door) -> None:
    shipment = certified(door)
    suspend_self(door, "bw_office")
    with refused(rule.ParticipantsNotAParticipant(BW, codes.KP_SUSPENDED, today(door))):
        door.do(replacing(shipment), "bw_export")


def test_an_office_of_a_suspended_participant_voids_what_was_issued_before(door: Door) -> None:
    shipment = certified(door)
    suspend_self(door, "bw_office")
    void(door, shipment, "bw_export")
    assert door.state().parcel(shipment.parcels[0]).status == codes.PARCEL_HELD


@BY_THE_OFFICE
def test_an_unknown_certificate_does_not_end(door: Door, act_on: Any) -> None:
    shipment = replace(certified(door), number=number(77))
    with refused(rule.CertificatesUnknown(number(77))):
        door.do(act_on(shipment), "bw_office")


@BY_THE_OFFICE
def test_what_has_departed_is_not_ended(door: Door, act_on: Any) -> None:
    shipment = departed(door)
    refusal = rule.CertificatesNotIssued(shipment.number, codes.CERTIFICATE_DEPARTED)
    with refused(refusal):
        door.do(act_on(shipment), "bw_office")


@BY_THE_OFFICE
def test_an_office_of_another_participant_ends_none(door: Door, act_on: Any) -> None:
    shipment = certified(door)
    with refused(rule.CertificatesOtherOrigin(shipment.number, BW, AO)):
        door.do(act_on(shipment), "ao_office")


@BY_THE_OFFICE
def test_a_certificate_ends_for_a_reason(door: Door, act_on: Any) -> None:
    shipment = certified(door)
    with refused(rule.CertificatesNoReason(shipment.number)):
        door.do(act_on(shipment, reason=NOTHING), "bw_office")


@BY_THE_OFFICE
def test_the_packing_is_the_certificates(door: Door, act_on: Any) -> None:
    shipment = certified(door)
    with refused(rule.CertificatesNotItsPacking(shipment.number)):
        door.do(act_on(shipment, packing=OTHER_PACKING), "bw_office")
    under = (number(5), *shipment.packing.arrived_under[1:])
    with refused(rule.CertificatesNotItsPacking(shipment.number)):
        wrong = replace(shipment.packing, arrived_under=under)
        door.do(act_on(shipment, packing=wrong), "bw_office")


@BY_THE_OFFICE
def test_it_names_the_revision_that_stands(door: Door, act_on: Any) -> None:
    """Whatever happened since is told to whoever ends it: here that a hold came and went."""
    shipment = certified(door, 1_000, 2_000)
    release(door, hold(door, shipment.parcels[0]))
    for named in (SEALED, SEALED + 3):
        with refused(rule.CertificatesRevisionChanged(shipment.number, SEALED + 2, named)):
            door.do(act_on(shipment, revision=named), "bw_office")
    assert door.do(act_on(shipment, revision=SEALED + 2), "bw_office")


# Void


def test_voided_parcels_are_held_again(door: Door) -> None:
    shipment = certified(door)
    go_to(door, TODAY + 2)
    void(door, shipment)
    for parcel in shipment.parcels:
        word = door.state().parcel(parcel)
        assert (word.status, word.certificate) == (codes.PARCEL_HELD, 0)
        assert (word.revision, word.day) == (3, TODAY + 2)
    assert door.state().certificates[shipment.number].a.status == codes.CERTIFICATE_VOIDED
    with refused(rule.CertificatesNotIssued(shipment.number, codes.CERTIFICATE_VOIDED)):
        void(door, shipment)


def test_parcels_on_hold_are_unsealed(door: Door) -> None:
    shipment = certified(door)
    hold(door, shipment.parcels[0])
    void(door, shipment)
    word = door.state().parcel(shipment.parcels[0])
    assert (word.status, word.holds) == (codes.PARCEL_HELD, 1)


def test_a_void_is_told(door: Door) -> None:
    shipment = certified(door)
    assert void(door, shipment) == [
        CertificateVoided(shipment.number, OFFICE, REASON, 0, NOTHING, DOCUMENT),
        Unsealed(shipment.number, shipment.parcels),
    ]


# Replace


@pytest.mark.parametrize(("surrendered", "lost"), [(False, NOTHING), (True, DOCUMENT)])
def test_the_old_paper_is_surrendered_or_declared_lost(
    door: Door, surrendered: bool, lost: bytes
) -> None:
    shipment = certified(door)
    with refused(rule.IssuanceNotSurrendered(shipment.number)):
        door.do(replacing(shipment, surrendered=surrendered, lost=lost), "bw_office")


def test_a_paper_declared_lost_is_told(door: Door) -> None:
    shipment = certified(door)
    first, *_ = door.do(replacing(shipment, surrendered=False, lost=DOCUMENT), "bw_office")
    assert first == CertificateVoided(
        shipment.number, OFFICE, REASON, number(2), DOCUMENT, DOCUMENT
    )


def test_the_new_certificate_has_number_expiry_and_validation(door: Door) -> None:
    shipment = certified(door)
    with refused(rule.IssuanceNoNumber()):
        door.do(replacing(shipment, by=0), "bw_office")
    with refused(rule.IssuanceNoExpiry()):
        door.do(replacing(shipment, expires=0), "bw_office")
    with refused(rule.IssuanceNoValidation()):
        door.do(replacing(shipment, document=NOTHING), "bw_office")


def test_the_new_number_is_the_offices_and_unused(door: Door) -> None:
    shipment = certified(door)
    with refused(rule.CertificatesOtherLetters(number(2, AO), AO, BW)):
        door.do(replacing(shipment, by=number(2, AO)), "bw_office")
    with refused(rule.EnrolmentsSerialNotAllotted(OFFICE, 1_001)):
        door.do(replacing(shipment, by=number(1_001)), "bw_office")
    with refused(rule.CertificatesNumberUsed(shipment.number)):
        door.do(replacing(shipment, by=shipment.number), "bw_office")


def test_a_replacement_needs_parties_in_good_standing(door: Door) -> None:
    shipment = certified(door)
    suspend(door, EXPORTER)
    refusal = rule.ParticipantsNotInGoodStanding(EXPORTER, codes.STANDING_SUSPENDED, today(door))
    with refused(refusal):
        door.do(replacing(shipment), "bw_office")


def test_a_replacement_is_valued_as_before_however_long_ago(door: Door) -> None:
    shipment = certified(door, expires=TODAY + 60)
    go_to(door, TODAY + 31)
    door.do(replacing(shipment, expires=TODAY + 60), "bw_office")
    cents = [door.state().certificates[number(serial)].b.cents for serial in (1, 2)]
    assert cents == [12_000, 12_000]


def test_a_replacement_lasts_no_longer_than_what_it_replaces(door: Door) -> None:
    shipment = certified(door)
    with refused(rule.IssuanceExpiryPast(TODAY - 1, TODAY)):
        door.do(replacing(shipment, expires=TODAY - 1), "bw_office")
    with refused(rule.IssuanceExpiryLater(shipment.number, TODAY + 30, TODAY + 31)):
        door.do(replacing(shipment, expires=TODAY + 31), "bw_office")
    door.do(replacing(shipment, expires=TODAY + 30), "bw_office")


def test_a_replacement_lasts_no_longer_than_the_participants_setting(door: Door) -> None:
    shipment = certified(door)
    act = acts.ParticipantsSetSetting(codes.SETTING_EXPIRY_DAYS, 10, TODAY)
    door.do(act, "bw_office")
    with refused(rule.IssuanceExpiryTooFar(TODAY + 11, TODAY, 10)):
        door.do(replacing(shipment, expires=TODAY + 11), "bw_office")


def test_a_replacement_is_within_the_bound_of_its_day(door: Door) -> None:
    made = asked(door, register(door, "A", 3_000))
    value(door, made.request, "bw_miner", codes.CAPACITY_EXPORTER)
    value(door, made.request, "bw_office", codes.CAPACITY_GOVERNMENT, unsorted=30_000_001)
    issue(door, made)
    lower = acts.ParticipantsSetParameter(codes.PARAMETER_DOLLARS_PER_CARAT, 100_000, TODAY)
    through(door, "Decisions", lower)
    with refused(rule.IssuanceValueTooHigh(codes.KIND_UNSORTED, 30_000_001, 3_000, 100_000)):
        door.do(replacing(Certified(number(1), packing(made))), "bw_office")


def test_parcels_on_hold_get_no_new_certificate(door: Door) -> None:
    shipment = certified(door)
    hold(door, shipment.parcels[1])
    with refused(rule.CertificatesOnHold(shipment.parcels[1], 1)):
        door.do(replacing(shipment), "bw_office")


def test_a_bar_on_an_origin_stops_a_replacement(door: Door) -> None:
    shipment = certified(door)
    through(door, "Decisions", acts.ZonesBarOrigin(ORIGIN, 0, DOCUMENT))
    with refused(rule.ZonesOriginBarred(ORIGIN, 0, 3_000 * WHOLE, 3_000)):
        door.do(replacing(shipment), "bw_office")


def test_replaced_parcels_stay_sealed_under_the_new_number(door: Door) -> None:
    shipment = certified(door)
    door.do(replacing(shipment), "bw_office")
    for parcel in shipment.parcels:
        word = door.state().parcel(parcel)
        assert (word.status, word.certificate) == (codes.PARCEL_SEALED, number(2))
        assert word.revision == 3
    old, new = (door.state().certificates[number(serial)] for serial in (1, 2))
    assert (old.a.status, new.a.status) == (codes.CERTIFICATE_VOIDED, codes.CERTIFICATE_ISSUED)
    assert new.b.replaces == number(1)
    assert new.packing == old.packing


def test_a_replacement_is_told_with_what_it_replaces(door: Door) -> None:
    shipment = certified(door)
    first, second, third = door.do(replacing(shipment), "bw_office")
    assert first == CertificateVoided(shipment.number, OFFICE, REASON, number(2), NOTHING, DOCUMENT)
    assert isinstance(second, CertificateIssued)
    assert (second.certificate, second.replaces, second.expires) == (
        number(2), shipment.number, TODAY + 25,
    )  # fmt: skip
    assert third == Sealed(number(2), shipment.parcels)


def test_a_replacement_can_be_replaced_and_then_voided(door: Door) -> None:
    shipment = certified(door)
    door.do(replacing(shipment), "bw_office")
    second = replace(shipment, number=number(2))
    door.do(replacing(second, revision=SEALED + 1, by=number(3)), "bw_office")
    third = replace(shipment, number=number(3))
    void(door, third)
    word = door.state().parcel(shipment.parcels[0])
    assert (word.status, word.certificate, word.revision) == (codes.PARCEL_HELD, 0, 5)


# Lapse


def test_only_a_live_key_lapses(door: Door) -> None:
    shipment = certified(door)
    go_to(door, TODAY + 34)
    refusal = rule.ParticipantsKeyNotLive(actor("stranger").address, 0, 0, door.moment)
    with refused(refusal):
        door.do(lapsing(shipment), "stranger")


def test_an_unknown_certificate_does_not_lapse(door: Door) -> None:
    shipment = replace(certified(door), number=number(77))
    with refused(rule.CertificatesUnknown(number(77))):
        door.do(lapsing(shipment), "bw_trader")


def test_what_has_departed_does_not_lapse(door: Door) -> None:
    shipment = departed(door)
    with refused(rule.CertificatesNotIssued(shipment.number, codes.CERTIFICATE_DEPARTED)):
        door.do(lapsing(shipment), "bw_trader")


def test_a_certificate_lapses_when_no_departure_can_be_entered_any_more(door: Door) -> None:
    shipment = certified(door)
    for day in (TODAY + 30, TODAY + 31, TODAY + 33):
        go_to(door, day)
        with refused(rule.CancellationsNotExpired(shipment.number, TODAY + 30, 3, day)):
            door.do(lapsing(shipment), "bw_trader")


def test_a_lapse_needs_the_certificates_packing(door: Door) -> None:
    shipment = certified(door)
    go_to(door, TODAY + 34)
    with refused(rule.CertificatesNotItsPacking(shipment.number)):
        door.do(lapsing(shipment, packing=OTHER_PACKING), "bw_trader")


def test_anyone_lapses_what_has_expired(door: Door) -> None:
    shipment = certified(door)
    go_to(door, TODAY + 34)
    assert door.do(lapsing(shipment), "ao_trader") == [
        CertificateLapsed(shipment.number, actor("ao_trader").organisation),
        Unsealed(shipment.number, shipment.parcels),
    ]
    assert door.state().certificates[shipment.number].a.status == codes.CERTIFICATE_LAPSED
    word = door.state().parcel(shipment.parcels[0])
    assert (word.status, word.certificate, word.day) == (codes.PARCEL_HELD, 0, TODAY + 34)


def test_what_was_voided_does_not_depart(door: Door) -> None:
    shipment = certified(door)
    void(door, shipment)
    with refused(rule.CertificatesNotIssued(shipment.number, codes.CERTIFICATE_VOIDED)):
        depart(door, shipment)


def test_attack_departure_overtaken_by_lapse(door: Door) -> None:
    """It left on its last day, and is entered three days later, before anybody can end it."""
    shipment = certified(door)
    go_to(door, TODAY + 33)
    with refused(rule.CancellationsNotExpired(shipment.number, TODAY + 30, 3, TODAY + 33)):
        door.do(lapsing(shipment), "ao_trader")
    depart(door, shipment, day=TODAY + 30)
    assert door.state().certificates[shipment.number].a.status == codes.CERTIFICATE_DEPARTED


def test_the_days_until_a_lapse_are_those_of_a_late_departure(door: Door) -> None:
    """With no day of grace it lapses on the day after its last."""
    shipment = certified(door)
    decide(door, parameter(door, codes.PARAMETER_LATE_DAYS, 0))
    expires = door.state().certificates[shipment.number].b.expires
    go_to(door, expires)
    with refused(rule.CancellationsNotExpired(shipment.number, expires, 3, expires)):
        door.do(lapsing(shipment), "ao_trader")
    go_to(door, expires + 1)
    door.do(lapsing(shipment), "ao_trader")
    assert door.state().certificates[shipment.number].a.status == codes.CERTIFICATE_LAPSED
