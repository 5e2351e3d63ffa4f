"""The rows of all kinds of acts, a module for each contract.

ACTS[ParcelsHandOver].signers
"""

from __future__ import annotations

from typing import Final

from kp_ledger.base.messages import Act
from kp_ledger.catalogue.act_rows import ActRow
from kp_ledger.catalogue.acts import (
    blends,
    certificates,
    consensus,
    corrections,
    issuance,
    notices,
    paper,
    parcels,
    participants,
    requests,
    shipments,
    transformations,
    zones,
)

_CONTRACTS: Final = (
    blends,
    certificates,
    consensus,
    corrections,
    issuance,
    notices,
    paper,
    parcels,
    participants,
    requests,
    shipments,
    transformations,
    zones,
)

ACTS: Final[dict[type[Act], ActRow]] = {
    row.kind: row for contract in _CONTRACTS for row in contract.ROWS
}
