"""One public answer for every state of a certificate: the whole table."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

import pytest

from kp_ledger.answers.schemas.elements import CertificateState
from kp_ledger.domain import words
from kp_ledger.domain.certificates import (
    ANSWERS,
    STATES,
    Facts,
    after_expiry,
    said_of,
    said_of_unknown,
    state_of,
)
from kp_ledger.domain.participants import parse_participant
from kp_ledger.generated import codes

BW, AE, ZW = map(parse_participant, ("BW", "AE", "ZW"))
NUMBER = BW << 32 | 123
FACTS = Facts(
    number=NUMBER,
    status=codes.CERTIFICATE_ISSUED,
    paper=codes.PAPER_ISSUED_HERE,
    from_=BW,
    to=AE,
    parcels=3,
    remaining=3,
    expires=20_600,
    departed=20_560,
    arrived=20_570,
    today=20_565,
)
DEPARTED = replace(FACTS, status=codes.CERTIFICATE_DEPARTED, due=20_574)
NEVER = ("verified", "authentic", "conflict-free", "genuine", "guarantee", "valid")


def test_every_state_has_one_answer_and_the_schema_knows_it() -> None:
    assert set(ANSWERS) == set(STATES) == set(get_args(CertificateState))


@pytest.mark.parametrize("status", list(words.CERTIFICATE_STATUSES))
def test_each_recorded_state_is_answered_in_its_own_words(status: int) -> None:
    said = said_of(replace(FACTS, status=status))
    assert "BW 000123" in said.answer
    assert said.next.endswith(".")
    others = [one for one in words.CERTIFICATE_STATUSES if one != status]
    assert all(said_of(replace(FACTS, status=one)).answer != said.answer for one in others)


COMPUTED = {
    "issued": replace(FACTS, today=20_600),
    "expired": replace(FACTS, today=20_601),
    "departed": replace(DEPARTED, today=20_574),
    "overdue": replace(DEPARTED, today=20_575),
    "partly confirmed": replace(DEPARTED, remaining=1),
}


@pytest.mark.parametrize("state", list(COMPUTED))
def test_what_is_computed_begins_the_day_after_its_last_day(state: str) -> None:
    assert state_of(COMPUTED[state]) == state


def test_what_is_overdue_and_partly_there_says_both() -> None:
    said = said_of(replace(DEPARTED, today=20_580, remaining=1))
    assert "6 days overdue, 1 parcel is still to come" in said.answer


def test_what_is_confirmed_is_never_overdue_or_expired() -> None:
    late = replace(FACTS, status=codes.CERTIFICATE_CONFIRMED, today=30_000, due=1, remaining=0)
    assert state_of(late) == "confirmed"


def everything_said() -> list[str]:
    variants = [
        *(replace(FACTS, status=status) for status in words.CERTIFICATE_STATUSES),
        *COMPUTED.values(),
        replace(FACTS, status=codes.CERTIFICATE_VOIDED, replaced_by=NUMBER + 1),
        replace(FACTS, status=codes.CERTIFICATE_CONFIRMED, paper=codes.PAPER_INBOUND),
        replace(FACTS, status=codes.CERTIFICATE_CONFIRMED, outside=True),
        replace(FACTS, status=codes.CERTIFICATE_CONFIRMED, same_number=(NUMBER + 1,)),
        replace(DEPARTED, seal_broken=True),
        replace(FACTS, status=codes.CERTIFICATE_CONFIRMED, arrived=20_601),
    ]
    told = [said_of(one) for one in variants]
    told += [said_of_unknown(NUMBER), said_of_unknown(ZW << 32 | 1, outside=True)]
    return [text for said in told for text in (said.answer, said.next)]


def test_nothing_says_more_than_the_record_does() -> None:
    for text in everything_said():
        assert not any(word in text.lower() for word in NEVER), text
        assert "{" not in text
        assert "  " not in text


def test_the_special_cases_say_what_is_special() -> None:
    voided = replace(FACTS, status=codes.CERTIFICATE_VOIDED, replaced_by=NUMBER + 1)
    assert "replaced by BW 000124" in said_of(voided).answer
    confirmed = replace(FACTS, status=codes.CERTIFICATE_CONFIRMED)
    assert "declared on paper" in said_of(replace(confirmed, paper=codes.PAPER_INBOUND)).answer
    same = said_of(replace(confirmed, same_number=(NUMBER + 1, NUMBER + 2))).answer
    assert "under the same printed number, as BW 000124 and BW 000125: the authority" in same
    assert "foreign confirmation" in said_of(replace(confirmed, outside=True)).answer
    assert said_of(replace(confirmed, seal_broken=True)).answer.endswith(
        "A broken seal was reported."
    )


@pytest.mark.parametrize("status", [codes.CERTIFICATE_CONFIRMED, codes.CERTIFICATE_DEPARTED])
def test_what_arrived_after_its_last_day_is_noted(status: int) -> None:
    note = (
        "The last that arrived came after the certificate had expired, at the end of 27 May 2026."
    )
    there = replace(FACTS, status=status, remaining=1, arrived=20_601)
    assert after_expiry(there)
    assert note in said_of(there).answer
    in_time = replace(there, arrived=20_600)
    assert not after_expiry(in_time)
    assert note not in said_of(in_time).answer


@pytest.mark.parametrize(
    "elsewhere",
    [
        {"status": codes.CERTIFICATE_RETURNED},
        {"status": codes.CERTIFICATE_FORFEITED},
        {"status": codes.CERTIFICATE_CONFIRMED, "outside": True},
    ],
)
def test_what_was_not_let_in_here_bears_no_note_of_its_arrival(elsewhere: dict[str, int]) -> None:
    assert not after_expiry(replace(FACTS, arrived=20_601, **elsewhere))  # type: ignore[arg-type]


def test_unknown_says_what_unknown_means() -> None:
    assert "misprint" in said_of_unknown(NUMBER).answer
    outside = said_of_unknown(ZW << 32 | 1, outside=True).answer
    assert "Zimbabwe is not on this ledger" in outside
