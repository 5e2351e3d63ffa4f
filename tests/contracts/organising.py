"""Offices and companies as tests put them down."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from kp_ledger.generated import acts, codes
from tests.actors import BW, actor
from tests.contracts.enrolling import admit, open_office
from tests.contracts.probing import address
from tests.world import DOCUMENT, TODAY

OFFICE = 0x10000021
COMPANY = 0x10000031
NEVER = (1 << 48) - 1
NOTHING = bytes(32)


def org(name: str) -> int:
    return actor(name).organisation


def opening(**changes: Any) -> acts.ParticipantsOpenOffice:
    new = address("new_office")
    act = open_office(OFFICE, BW, codes.POWER_IMPORT, DOCUMENT, DOCUMENT, new)
    return replace(act, **changes)


def admission(**changes: Any) -> acts.ParticipantsAdmit:
    act = admit(COMPANY, 0, DOCUMENT, DOCUMENT, address("new_company"))
    return replace(act, **changes)


def standing(name: str, status: int, since: int = TODAY) -> acts.ParticipantsSetStanding:
    return acts.ParticipantsSetStanding(org(name), status, since, DOCUMENT)
