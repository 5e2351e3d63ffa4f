"""A new certificate's number and last day, where the officer leaves them to the ledger."""

from __future__ import annotations

from typing import Annotated

import typer

from kp_ledger.base.errors import BadInput
from kp_ledger.cli.context import Context
from kp_ledger.domain import bounds
from kp_ledger.domain.days import parse_day
from kp_ledger.domain.parse import parse_certificate
from kp_ledger.generated import codes
from kp_ledger.model.lookups import participant_of
from kp_ledger.model.state import State, on

ExpiresOption = Annotated[
    str, typer.Option("--expires", metavar="YYYY-MM-DD", help="Its last day. [default: the most]")
]


def chosen_number(context: Context, text: str) -> int:
    return number_of(context, text, context.me.organisation)


def number_of(context: Context, text: str, office: int) -> int:
    """The number given, or the office's next."""
    return parse_certificate(text) if text else next_number(context.state, office)


def next_number(state: State, office: int) -> int:
    """The lowest number allotted to an office that no certificate has."""
    participant = state.offices[office].participant if office in state.offices else 0
    for allotted in state.number_ranges.get(office, []):
        for serial in range(allotted.first, allotted.last + 1):
            if participant << 32 | serial not in state.certificates:
                return participant << 32 | serial
    raise BadInput(office, "this office has no number left: kp office numbers allots more")


def last_day(context: Context, text: str, office: int = 0) -> int:
    """The day given, or the last that the setting of an office's Participant lets it be."""
    if text:
        return parse_day(text)
    place = participant_of(context.state, office or context.me.organisation)
    setting = on(context.state.settings.get((place, codes.SETTING_EXPIRY_DAYS), []), context.today)
    return context.today + (
        setting.value if setting else bounds.SETTINGS[codes.SETTING_EXPIRY_DAYS].usual
    )
