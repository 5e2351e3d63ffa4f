"""The rows of all kinds of acts, a module for each contract.

ACTS[ParcelsHandOver].signers
"""

from __future__ import annotations

from typing import Final

from kp_ledger.base.messages import Act
from kp_ledger.catalogue.act_rows import ActRow
from kp_ledger.catalogue.contracts import rows_of

ACTS: Final[dict[type[Act], ActRow]] = {row.kind: row for row in rows_of(__name__)}
