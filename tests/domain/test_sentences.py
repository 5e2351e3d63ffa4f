"""A parcel summed up in words, in the fixed grammar."""

from __future__ import annotations

from fractions import Fraction

import pytest

from kp_ledger.domain.participants import parse_participant
from kp_ledger.domain.sentences import (
    Border,
    Facts,
    HeldBack,
    Share,
    limit,
    percent,
    summary,
)
from kp_ledger.generated import codes

BW, AO, NA, ZW = (parse_participant(code) for code in ("BW", "AO", "NA", "ZW"))
HELD, TRACED = codes.PARCEL_HELD, codes.NATURE_TRACED
ONE = Share(BW, TRACED, Fraction(1), "Orapa")
MARCH = 20_515


def test_one_traced_origin() -> None:
    facts = Facts(1_250, HELD, (ONE,), (MARCH, MARCH))
    assert summary(facts) == (
        "1.250 carats of rough diamonds, registered on 3 March 2026 as mined in Orapa, Botswana."
    )


def test_many_registrations_of_one_zone_have_two_days() -> None:
    facts = Facts(1_250, HELD, (Share(BW, TRACED, Fraction(1)),), (MARCH, MARCH + 1))
    assert summary(facts) == (
        "1.250 carats of rough diamonds, registered between 3 March 2026 and 4 March 2026 as mined"
        " in Botswana."
    )


def test_a_mix_names_countries_by_share_and_traces_last() -> None:
    shares = (
        Share(NA, TRACED, Fraction(1, 10_000)),
        Share(AO, TRACED, Fraction(3759, 10_000)),
        Share(BW, TRACED, Fraction(6240, 10_000)),
    )
    assert summary(Facts(312_400, HELD, shares)) == (
        "312.400 carats of rough diamonds that may come from Botswana (62.4 %), Angola (37.6 %)"
        " and, in traces, Namibia. After mixing nobody can say which stone is from where."
    )


def test_countries_that_paper_names_without_a_weight_are_said_to_be_so_named() -> None:
    unstated = Share(ZW, codes.NATURE_NOT_STATED, Fraction(1))
    named = [
        Share(code, codes.NATURE_DECLARED, Fraction(0), "weight not stated") for code in (ZW, AO)
    ]
    assert summary(Facts(1_000, HELD, (unstated, *named))) == (
        "1.000 carats of rough diamonds, of an origin not stated, registered by Zimbabwe; paper"
        " names Angola and Zimbabwe among its origins, without a weight."
    )
    mixed = (Share(BW, TRACED, Fraction(1, 2)), Share(ZW, codes.NATURE_NOT_STATED, Fraction(1, 2)))
    assert summary(Facts(1_000, HELD, (*mixed, named[1]))) == (
        "1.000 carats of rough diamonds that may come from Botswana (50 %) and Zimbabwe (50 %);"
        " paper names Angola among its origins, without a weight. After mixing nobody can say which"
        " stone is from where. 50 % is of unstated origin."
    )


def test_declared_and_unstated_shares_are_said() -> None:
    shares = (
        Share(BW, TRACED, Fraction(55, 100)),
        Share(ZW, codes.NATURE_DECLARED, Fraction(40, 100)),
        Share(AO, codes.NATURE_NOT_STATED, Fraction(5, 100)),
    )
    assert summary(Facts(1_000, HELD, shares)).endswith(
        "which stone is from where. 40 % is as declared on paper certificates of Participants that"
        " are not on this ledger; 5 % is of unstated origin."
    )


def test_a_single_declared_origin_is_declared() -> None:
    text = summary(Facts(1_000, HELD, (Share(ZW, codes.NATURE_DECLARED, Fraction(1)),)))
    assert "declared on a paper certificate as from Zimbabwe" in text


def test_borders_holds_and_ends_are_said() -> None:
    borders = (
        Border(BW << 32 | 123, codes.CERTIFICATE_CONFIRMED, MARCH),
        Border(AO << 32 | 4567, codes.CERTIFICATE_DEPARTED, MARCH + 60),
    )
    holds = (HeldBack(MARCH + 62, codes.HOLD_CEILING),)
    facts = Facts(1_000, codes.PARCEL_SPENT, (ONE,), None, borders, holds, 1_772_546_520)
    assert summary(facts).split(". ", 1)[1] == (
        "It crossed 2 borders under certificates BW 000123 (confirmed) and AO 004567 (on its way"
        " since 2 May 2026). It is on hold since 4 May 2026: registered above the miner's ceiling."
        " It is no longer a parcel of its own: its weight is in others now. Recorded on 3 March"
        " 2026, 14:02:00 UTC; not yet witnessed."
    )


@pytest.mark.parametrize("word", ["verified", "authentic", "conflict-free", "genuine"])
def test_no_answer_promises_more_than_the_record(word: str) -> None:
    assert word not in summary(Facts(1_000, HELD, (ONE,))) + limit(1)


def test_the_limit_names_the_definition() -> None:
    assert "as in definition no. 1 of the Kimberley Process; it covers rebel" in limit(1)
    assert limit(2).endswith("definition no. 2 of the Kimberley Process.")


def test_shares_are_rounded_once() -> None:
    assert [percent(Fraction(n, 10_000)) for n in (10_000, 6_244, 6_246, 4)] == [
        "100 %",
        "62.4 %",
        "62.5 %",
        "0 %",
    ]
