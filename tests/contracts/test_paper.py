"""Paper of a Participant outside comes in: who records it, of whom, and what it has to say."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from kp_ledger.generated import acts, codes
from kp_ledger.generated import refusals as rule
from tests.actors import AE, AO, BW, ZW, actor
from tests.contracts.approving import suspend_self
from tests.contracts.certifying import (
    IMPORTER,
    NO_ACCEPTANCE,
    NO_SIGNATURE,
    NOTHING,
    set_setting,
    suspend,
    today,
)
from tests.contracts.consenting import decide, let_zw_join, suspension
from tests.contracts.recording import (
    FIRST,
    declared,
    paper,
    record,
)
from tests.world import DAY0, TODAY, Door, go_to, refused

LIMITS = (200, 201)


# Refusals: the office


def test_an_import_office_records(door: Door) -> None:
    with refused(rule.ParticipantsNoPower(IMPORTER, 0, codes.POWER_IMPORT)):
        record(door, paper(), by="ae_trader")


def test_a_suspended_participant_records_nothing(door: Door) -> None:
    suspend_self(door, "ae_office")
    with refused(rule.ParticipantsNotAParticipant(AE, codes.KP_SUSPENDED, today(door))):
        record(door, paper())


# Refusals: what is missing


@pytest.mark.parametrize(
    ("missing", "refusal"),
    [
        ({"number": ""}, rule.PaperNoNumber()),
        ({"exporter": 0}, rule.PaperNoExporter()),
        ({"importer": 0}, rule.PaperNoImporter()),
        ({"issued": 0}, rule.PaperNoIssueDay()),
        ({"expires": 0}, rule.PaperNoExpiry()),
        ({"document": NOTHING}, rule.PaperNoDocument()),
    ],
    ids=lambda value: next(iter(value)) if isinstance(value, dict) else "",
)
def test_each_field_that_is_missing_is_named(
    door: Door, missing: dict[str, Any], refusal: Any
) -> None:
    with refused(refusal):
        record(door, paper(**missing))


def test_a_paper_has_parcels(door: Door) -> None:
    with refused(rule.PaperNoParcels()):
        door.do(acts.PaperRecordInbound(paper(), (), NO_ACCEPTANCE, NO_SIGNATURE), "ae_office")


def test_a_paper_has_200_parcels_at_most(door: Door) -> None:
    with refused(rule.PaperTooManyParcels(*LIMITS)):
        record(door, paper(), *[declared(f"IN-{i}") for i in range(201)])


# Refusals: the issuer


def test_no_participant_records_its_own_paper(door: Door) -> None:
    with refused(rule.PaperOfOwnParticipant(AE)):
        record(door, paper(issuer=AE))


def test_an_issuer_is_a_participant(door: Door) -> None:
    with refused(rule.ParticipantsNotAParticipant(0x5151, 0, TODAY - 5)):
        record(door, paper(issuer=0x5151))


def test_an_issuer_is_in_good_standing_on_the_day_of_issue(door: Door) -> None:
    decide(door, suspension(door, ZW))
    day = today(door)
    record(door, paper(arrived=day))
    refusal = rule.ParticipantsNotAParticipant(ZW, codes.KP_SUSPENDED, day)
    with refused(refusal):
        record(door, paper(number="2", issued=day, expires=day, arrived=day), declared("IN-2"))


def test_an_issuer_on_the_ledger_issues_here(door: Door) -> None:
    with refused(rule.PaperIssuerOnLedger(BW, DAY0, DAY0)):
        record(door, paper(issuer=BW, issued=DAY0))


def test_paper_from_before_an_issuer_joined_is_recorded_for_60_days(door: Door) -> None:
    let_zw_join(door)
    joined = today(door)
    with refused(rule.PaperIssuerOnLedger(ZW, joined, joined)):
        record(door, paper(issued=joined, arrived=joined))
    go_to(door, joined + 60)
    record(door, paper())
    go_to(door, joined + 61)
    with refused(rule.PaperGraceOver(ZW, joined, 60)):
        record(door, paper(number="2"), declared("IN-2"))


def test_paper_older_than_the_ledger_is_judged_by_the_standing_first_put_down(door: Door) -> None:
    record(door, paper(issued=DAY0 - 5))
    assert door.state().certificates[FIRST].b.issued == DAY0 - 5


def test_a_founders_paper_from_before_is_recorded_for_60_days_too(door: Door) -> None:
    old = paper(issuer=AO, number="AO 1", exporter=actor("ao_trader").organisation, issued=DAY0 - 5)
    record(door, old)
    go_to(door, DAY0 + 61)
    with refused(rule.PaperGraceOver(AO, DAY0, 60)):
        record(door, replace(old, number="2"), declared("IN-2"))


# Refusals: days and parties


def test_a_paper_does_not_expire_before_its_issue(door: Door) -> None:
    with refused(rule.PaperExpiresBeforeIssue(TODAY - 5, TODAY - 6)):
        record(door, paper(expires=TODAY - 6))


def test_nothing_arrives_before_its_paper_is_issued(door: Door) -> None:
    with refused(rule.PaperArrivedBeforeIssue(TODAY - 5, TODAY - 6)):
        record(door, paper(arrived=TODAY - 6))


def test_nothing_arrives_tomorrow(door: Door) -> None:
    with refused(rule.CertificatesDayInFuture(TODAY + 2, TODAY + 1)):
        record(door, paper(arrived=TODAY + 2))


def test_expired_paper_is_detained_where_the_setting_says_so(door: Door) -> None:
    set_setting(door, codes.SETTING_DETAIN_EXPIRED, 1)
    with refused(rule.PaperExpiredOnArrival(TODAY - 1, TODAY)):
        record(door, paper(expires=TODAY - 1))
    record(door, paper(expires=TODAY))


def test_expired_paper_is_recorded_elsewhere(door: Door) -> None:
    record(door, paper(expires=TODAY - 1))


@pytest.mark.parametrize(("name", "participant"), [("ao_trader", AO), ("", 0)])
def test_the_exporter_is_of_the_issuer(door: Door, name: str, participant: int) -> None:
    exporter = actor(name).organisation if name else 0x7777
    with refused(rule.PaperExporterElsewhere(exporter, participant, ZW)):
        record(door, paper(exporter=exporter))


def test_the_importer_is_of_the_office(door: Door) -> None:
    importer = actor("ao_trader").organisation
    with refused(rule.ParticipantsNotOfPlace(importer, AO, AE)):
        record(door, paper(importer=importer))


def test_the_importer_may_hold_on_the_day_of_arrival(door: Door) -> None:
    suspend(door, IMPORTER, "ae_office")
    refusal = rule.ParticipantsNotInGoodStanding(IMPORTER, codes.STANDING_SUSPENDED, TODAY)
    with refused(refusal):
        record(door, paper())
