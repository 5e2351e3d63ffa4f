"""Which table of words.py each type of small code is shown with."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from kp_ledger.domain import words
from kp_ledger.generated import types

CODES: Final[dict[Any, Mapping[int, str]]] = {
    types.KpStatus: words.KP_STATUSES,
    types.StandingStatus: words.STANDINGS,
    types.Role: words.ROLES,
    types.LicenceStatus: words.LICENCE_STATUSES,
    types.Nature: words.NATURES,
    types.ZoneStatus: words.ZONE_STATUSES,
    types.OriginStatus: words.ORIGIN_STATUSES,
    types.ParcelStatus: words.PARCEL_STATUSES,
    types.Moves: words.MOVED,
    types.Operation: words.OPERATIONS,
    types.HoldReason: words.HOLD_REASONS,
    types.MissingCause: words.MISSING_CAUSES,
    types.HoldStatus: words.HOLD_STATUSES,
    types.RequestStatus: words.REQUEST_STATUSES,
    types.Capacity: words.CAPACITIES,
    types.KeyUse: words.KEY_USES,
    types.CertificateStatus: words.CERTIFICATE_STATUSES,
    types.CertificateNature: words.PAPERS,
    types.Setting: words.SETTINGS,
    types.Parameter: words.PARAMETERS,
    types.Matter: words.MATTERS,
    types.Outcome: words.OUTCOMES,
    types.Stance: words.STANCES,
    types.ProposalStatus: words.PROPOSAL_STATUSES,
    types.SubjectKind: words.SUBJECTS,
}
SETS_OF: Final[dict[Any, Mapping[int, str]]] = {
    types.Roles: words.ROLES,
    types.Powers: words.POWERS,
}
