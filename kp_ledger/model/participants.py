"""Who may act: what every other capability asks of contracts/Participants.sol."""

from __future__ import annotations

from kp_ledger.model.actors import (
    acting_office,
    acting_organisation,
    check_actor,
    check_hands_on,
    check_holder,
    check_key,
    check_participant,
    check_participant_on,
    check_standing,
    check_standing_on,
    check_under_way,
)
from kp_ledger.model.lookups import (
    is_on_ledger,
    licensing_office,
    office_now,
    parameter,
    participant_of,
    participant_on,
    setting,
    standing_on,
)
from kp_ledger.model.settings import set_parameter
from kp_ledger.model.standings import set_participant, set_roles

__all__ = [
    "acting_office",
    "acting_organisation",
    "check_actor",
    "check_hands_on",
    "check_holder",
    "check_key",
    "check_participant",
    "check_participant_on",
    "check_standing",
    "check_standing_on",
    "check_under_way",
    "is_on_ledger",
    "licensing_office",
    "office_now",
    "parameter",
    "participant_of",
    "participant_on",
    "set_parameter",
    "set_participant",
    "set_roles",
    "setting",
    "standing_on",
]
