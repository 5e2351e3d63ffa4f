"""A certificate is issued: by whom, with what, for how long; its parcels are sealed."""

from __future__ import annotations

from dataclasses import astuple, replace

import pytest

from kp_ledger.domain.blends import WHOLE
from kp_ledger.domain.days import SECONDS_PER_DAY
from kp_ledger.generated import acts, codes
from kp_ledger.generated import refusals as rule
from kp_ledger.generated.events import CertificateIssued, Sealed
from kp_ledger.generated.records import ParcelRef
from kp_ledger.model.approvals import NOT_APPROVED
from kp_ledger.model.digests import packing_digest
from tests.actors import AE, AO, BW, actor
from tests.contracts.approving import suspend_self
from tests.contracts.certifying import (
    EXPORT,
    EXPORTER,
    IMPORTER,
    NOTHING,
    OFFICE,
    Asked,
    application,
    asked,
    certified,
    form,
    hold,
    issue,
    number,
    packing,
    plain,
    release,
    set_setting,
    suspend,
    today,
    value,
    valued,
)
from tests.contracts.probing import through
from tests.world import (
    DOCUMENT,
    TODAY,
    ZONES,
    Door,
    go_to,
    hand_over,
    reference,
    refused,
    register,
)

ORIGIN = ZONES[BW, codes.NATURE_TRACED] << 8 | 1
TRADER = actor("bw_trader").organisation


def one(door: Door) -> Asked:
    return valued(door, register(door, "A", 1_000))


# Refusals: the office


def test_an_export_office_issues(door: Door) -> None:
    made = one(door)
    with refused(rule.ParticipantsNoPower(EXPORTER, 0, codes.POWER_EXPORT)):
        issue(door, made, "bw_miner")


def test_an_office_of_a_suspended_participant_issues_nothing(door: Door) -> None:
    made = one(door)
    suspend_self(door, "bw_office")
    with refused(rule.ParticipantsNotAParticipant(BW, codes.KP_SUSPENDED, today(door))):
        issue(door, made)


# Refusals: what the paper says


def test_a_certificate_has_parcels(door: Door) -> None:
    made = one(door)
    with refused(rule.IssuanceNoParcels()):
        issue(door, made, parcels=())


def test_a_certificate_has_a_number(door: Door) -> None:
    made = one(door)
    with refused(rule.IssuanceNoNumber()):
        issue(door, made, certificate=0)


def test_a_certificate_has_a_day_of_expiry(door: Door) -> None:
    made = one(door)
    with refused(rule.IssuanceNoExpiry()):
        issue(door, made, expires=0)


def test_a_certificate_is_validated(door: Door) -> None:
    made = one(door)
    with refused(rule.IssuanceNoValidation()):
        issue(door, made, document=NOTHING)


def test_a_number_bears_the_issuers_letters(door: Door) -> None:
    made = one(door)
    with refused(rule.CertificatesOtherLetters(number(1, AO), AO, BW)):
        issue(door, made, certificate=number(1, AO))


@pytest.mark.parametrize(
    ("by", "office", "serial"),
    [("bw_office", OFFICE, 1_001), ("bw_export", EXPORT, 1_000), ("bw_export", EXPORT, 2_001)],
)
def test_a_serial_is_of_the_offices_range(door: Door, by: str, office: int, serial: int) -> None:
    made = one(door)
    with refused(rule.EnrolmentsSerialNotAllotted(office, serial)):
        issue(door, made, by, certificate=number(serial))


def test_a_number_is_used_once(door: Door) -> None:
    certified(door)
    made = valued(door, register(door, "B", 1_000), reference=reference("REQUEST-2"))
    with refused(rule.CertificatesNumberUsed(number(1))):
        issue(door, made)


# Refusals: the request


def test_nothing_is_issued_without_a_request(door: Door) -> None:
    made = one(door)
    with refused(rule.RequestsNotOpen(NOTHING, 0)):
        issue(door, made, request=NOTHING)


def test_a_refused_request_is_not_issued_on(door: Door) -> None:
    made = one(door)
    door.do(acts.RequestsRefuse(made.request, DOCUMENT), "bw_office")
    with refused(rule.RequestsNotOpen(made.request, codes.REQUEST_REFUSED)):
        issue(door, made)


def test_a_request_is_issued_on_once(door: Door) -> None:
    made = one(door)
    issue(door, made)
    with refused(rule.RequestsNotOpen(made.request, codes.REQUEST_ISSUED)):
        issue(door, made, certificate=number(2))


def test_the_parcels_are_those_asked_for(door: Door) -> None:
    made = one(door)
    other = register(door, "B", 1_000)
    with refused(rule.RequestsNotAsRequested(made.request)):
        issue(door, made, parcels=(other,))


def test_what_is_cited_is_what_was_cited(door: Door) -> None:
    made = one(door)
    with refused(rule.RequestsNotAsRequested(made.request)):
        issue(door, made, cited=(number(1, AO),))


def test_an_office_issues_for_its_own_participant(door: Door) -> None:
    made = one(door)
    with refused(rule.RequestsOfOtherParticipant(made.request, BW, AO)):
        issue(door, made, "ao_office", certificate=number(1, AO))


def test_the_destination_is_in_good_standing(door: Door) -> None:
    made = one(door)
    suspend_self(door, "ae_office")
    with refused(rule.ParticipantsNotAParticipant(AE, codes.KP_SUSPENDED, today(door))):
        issue(door, made)


@pytest.mark.parametrize(("party", "by"), [("bw_miner", "bw_office"), ("ae_trader", "ae_office")])
def test_exporter_and_importer_are_in_good_standing(door: Door, party: str, by: str) -> None:
    made = one(door)
    organisation = actor(party).organisation
    suspend(door, organisation, by)
    refusal = rule.ParticipantsNotInGoodStanding(
        organisation, codes.STANDING_SUSPENDED, today(door)
    )
    with refused(refusal):
        issue(door, made)


def test_the_owner_is_in_good_standing(door: Door) -> None:
    from tests.actors import sign, unsigned

    ref = register(door, "A", 1_000)
    hand_over(door, "bw_miner", "bw_trader", ref, moves=codes.MOVES_TITLE)
    order = application(door, ParcelRef(ref.parcel, 2), owner=TRADER)
    signature = sign(order, "bw_trader", door.ledger)
    events = door.do(acts.RequestsRequest(order, unsigned("bw_miner"), signature), "bw_miner")
    made = Asked(events[0].request, order.parcels)  # type: ignore[attr-defined]
    value(door, made.request, "bw_miner", 1)
    value(door, made.request, "bw_office", 2)
    suspend(door, TRADER)
    refusal = rule.ParticipantsNotInGoodStanding(TRADER, codes.STANDING_SUSPENDED, today(door))
    with refused(refusal):
        issue(door, made)


def test_two_valuations_are_needed(door: Door) -> None:
    made = asked(door, register(door, "A", 1_000))
    with refused(rule.RequestsTooFewValuations(made.request, 0, 30)):
        issue(door, made)
    value(door, made.request, "bw_miner", codes.CAPACITY_EXPORTER)
    with refused(rule.RequestsTooFewValuations(made.request, 1, 30)):
        issue(door, made)


def test_valuations_hold_for_30_days(door: Door) -> None:
    made = one(door)
    go_to(door, TODAY + 31)
    with refused(rule.RequestsTooFewValuations(made.request, 0, 30)):
        issue(door, made)


def test_valuations_hold_on_the_30th_day(door: Door) -> None:
    made = one(door)
    go_to(door, TODAY + 30)
    issue(door, made)


# Refusals: expiry, what is cited, the parcels


def test_a_certificate_is_not_expired_when_it_is_issued(door: Door) -> None:
    made = one(door)
    with refused(rule.IssuanceExpiryPast(TODAY - 1, TODAY)):
        issue(door, made, expires=TODAY - 1)


def test_a_certificate_lasts_60_days_at_most(door: Door) -> None:
    made = one(door)
    with refused(rule.IssuanceExpiryTooFar(TODAY + 61, TODAY, 60)):
        issue(door, made, expires=TODAY + 61)
    issue(door, made, expires=TODAY + 60)


def test_a_participant_sets_how_long_its_certificates_last(door: Door) -> None:
    made = one(door)
    set_setting(door, codes.SETTING_EXPIRY_DAYS, 10, "bw_office")
    with refused(rule.IssuanceExpiryTooFar(TODAY + 11, TODAY, 10)):
        issue(door, made, expires=TODAY + 11)


def test_a_parcel_on_hold_is_not_certified(door: Door) -> None:
    made = one(door)
    hold(door, made.refs[0].parcel)
    with refused(rule.CertificatesOnHold(made.refs[0].parcel, 1)):
        issue(door, made)


def test_a_parcel_that_changed_is_not_certified(door: Door) -> None:
    made = one(door)
    release(door, hold(door, made.refs[0].parcel))
    with refused(rule.IssuanceRevisionChanged(made.refs[0].parcel, 3, 1)):
        issue(door, made)


def test_an_origin_barred_above_its_share_is_not_certified(door: Door) -> None:
    made = one(door)
    through(door, "Decisions", acts.ZonesBarOrigin(ORIGIN, 999_999, DOCUMENT))
    with refused(rule.ZonesOriginBarred(ORIGIN, 999_999, 1_000 * WHOLE, 1_000)):
        issue(door, made)


# Effect


def test_parcels_are_sealed_under_the_certificate(door: Door) -> None:
    made = one(door)
    before = door.state().parcel(made.refs[0].parcel)
    issue(door, made)
    after = door.state().parcel(made.refs[0].parcel)
    sealed = replace(
        before, status=codes.PARCEL_SEALED, certificate=number(1), revision=2, day=TODAY
    )
    assert after == sealed
    with refused(rule.ParcelsNotHeld(made.refs[0].parcel, codes.PARCEL_SEALED)):
        hand_over(door, "bw_miner", "bw_trader", ParcelRef(made.refs[0].parcel, 2))


def test_the_record_says_what_was_issued(door: Door) -> None:
    refs = [register(door, "A", 1_000), register(door, "B", 2_000)]
    made = valued(door, *refs)
    issue(door, made, "bw_export", certificate=number(1_001))
    record = door.state().certificates[number(1_001)]
    assert (record.a.status, record.a.from_, record.a.to) == (codes.CERTIFICATE_ISSUED, BW, AE)
    assert (record.a.office, record.a.parcels, record.a.remaining) == (EXPORT, 2, 2)
    assert (record.a.millicarats, record.b.cents) == (3_000, 12_000)
    assert (record.b.issued, record.b.expires, record.b.definition) == (TODAY, TODAY + 30, 1)
    assert record.packing == packing_digest(packing(made))
    assert door.state().requests[made.request].status == codes.REQUEST_ISSUED


def test_of_two_values_as_high_the_first_capacitys_kinds_stand(door: Door) -> None:
    kinds = (codes.KIND_UNSORTED, codes.KIND_GEM)
    made = asked(door, *(register(door, f"K-{kind}", 1_000, kind=kind) for kind in kinds))
    value(door, made.request, "bw_miner", 1, unsorted=5_000, gem=7_000)
    value(door, made.request, "bw_office", 2, unsorted=6_000, gem=6_000)
    (issued,) = [one for one in issue(door, made) if isinstance(one, CertificateIssued)]
    assert issued.cents == (5_000, 0, 7_000)


def test_the_value_is_the_highest_of_those_still_recent(door: Door) -> None:
    made = asked(door, register(door, "A", 1_000))
    signed = door.moment - 30 * SECONDS_PER_DAY
    value(door, made.request, "bw_valuer", 3, unsorted=90_000, day=TODAY - 30, signed_at=signed)
    value(door, made.request, "bw_office", 2, unsorted=11_000)
    value(door, made.request, "bw_miner", 1, unsorted=12_000)
    go_to(door, TODAY + 1)
    issue(door, made)
    assert door.state().certificates[number(1)].b.cents == 12_000


# Event


def test_a_certificate_is_told_by_kind_and_by_origin(door: Door) -> None:
    stone = register(door, "A", 1_000, kind=codes.KIND_GEM | codes.SINGLE_STONE)
    boart = register(door, "B", 2_000, kind=codes.KIND_INDUSTRIAL)
    made = asked(door, stone, boart)
    cents = {"unsorted": 0, "industrial": 500, "gem": 700}
    value(door, made.request, "bw_miner", codes.CAPACITY_EXPORTER, **cents)
    value(door, made.request, "bw_office", codes.CAPACITY_GOVERNMENT, **cents)
    assert issue(door, made) == [
        CertificateIssued(
            certificate=number(1), request=made.request, office=OFFICE, from_=BW, to=AE,
            exporter=EXPORTER, importer=IMPORTER, parcels=2, millicarats=(0, 2_000, 1_000),
            cents=(0, 500, 700), origins=(ORIGIN,), weights=(3_000,), issued=TODAY,
            expires=TODAY + 30, definition=1, nature=codes.PAPER_ISSUED_HERE, replaces=0,
            document=DOCUMENT,
        ),
        Sealed(number(1), tuple(ref.parcel for ref in made.refs)),
    ]  # fmt: skip


@pytest.mark.chain_only
def test_storage_holds_the_certificate(door: Door) -> None:
    made = one(door)
    door.do(acts.IssuanceIssue(form(door, made), *NOT_APPROVED), "bw_office")
    a, b, digest = plain(door.read("Certificates", "certificate", number(1)))
    record = door.state().certificates[number(1)]
    assert (a, b) == (astuple(record.a), astuple(record.b))
    assert bytes(digest) == packing_digest(packing(made))
