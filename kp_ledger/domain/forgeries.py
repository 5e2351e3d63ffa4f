"""What is said where papers with a number were reported as forged: who said so, no more."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from kp_ledger.domain.participants import participant_name
from kp_ledger.domain.showing import written_day

REPORTED: Final = (
    " A paper with this number was reported as forged by {by}. That is their word: the record of"
    " the number stays as it is."
)
ANSWERED: Final = " {By} answered."


def said_of_forgeries(reported: Mapping[int, int], answered: Mapping[int, int]) -> str:
    """Who reported and who answered: Participants, each with the last day on which it did."""
    if not reported:
        return ""
    text = REPORTED.format(by=_authorities(reported))
    if not answered:
        return text
    by = _authorities(answered)
    return text + ANSWERED.format(By=by[0].upper() + by[1:])


def _authorities(days: Mapping[int, int]) -> str:
    return ", ".join(
        f"the authority of {participant_name(one)} on {written_day(day)}"
        for one, day in days.items()
    )
