"""The life cycle of a certificate: contracts/libraries/CertificateMoves.sol has the same table."""

from __future__ import annotations

from typing import Final

from kp_ledger.generated import codes

# From a status to those it may move to; there is no other (rules.md, b).
MOVES: Final[dict[int, frozenset[int]]] = {
    codes.CERTIFICATE_NONE: frozenset(
        {codes.CERTIFICATE_ISSUED, codes.CERTIFICATE_CONFIRMED, codes.CERTIFICATE_SPOILT}
    ),
    codes.CERTIFICATE_ISSUED: frozenset(
        {codes.CERTIFICATE_DEPARTED, codes.CERTIFICATE_VOIDED, codes.CERTIFICATE_LAPSED}
    ),
    codes.CERTIFICATE_DEPARTED: frozenset(
        {
            codes.CERTIFICATE_DEPARTED,
            codes.CERTIFICATE_ISSUED,
            codes.CERTIFICATE_DETAINED,
            codes.CERTIFICATE_RETURNING,
            codes.CERTIFICATE_CONFIRMED,
            codes.CERTIFICATE_RETURNED,
            codes.CERTIFICATE_LOST,
        }
    ),
    codes.CERTIFICATE_DETAINED: frozenset(
        {
            codes.CERTIFICATE_DEPARTED,
            codes.CERTIFICATE_CONFIRMED,
            codes.CERTIFICATE_RETURNING,
            codes.CERTIFICATE_FORFEITED,
            codes.CERTIFICATE_SUPERSEDED,
            codes.CERTIFICATE_LOST,
        }
    ),
    codes.CERTIFICATE_RETURNING: frozenset(
        {codes.CERTIFICATE_DETAINED, codes.CERTIFICATE_RETURNED, codes.CERTIFICATE_LOST}
    ),
    codes.CERTIFICATE_LOST: frozenset({codes.CERTIFICATE_DEPARTED, codes.CERTIFICATE_RETURNED}),
    codes.CERTIFICATE_SUPERSEDED: frozenset({codes.CERTIFICATE_DETAINED}),
    codes.CERTIFICATE_CONFIRMED: frozenset(),
    codes.CERTIFICATE_VOIDED: frozenset(),
    codes.CERTIFICATE_LAPSED: frozenset(),
    codes.CERTIFICATE_RETURNED: frozenset(),
    codes.CERTIFICATE_FORFEITED: frozenset(),
    codes.CERTIFICATE_SPOILT: frozenset(),
}
