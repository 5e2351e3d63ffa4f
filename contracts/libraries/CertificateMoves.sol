// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {
    CERTIFICATE_CONFIRMED,
    CERTIFICATE_DEPARTED,
    CERTIFICATE_DETAINED,
    CERTIFICATE_FORFEITED,
    CERTIFICATE_ISSUED,
    CERTIFICATE_LAPSED,
    CERTIFICATE_LOST,
    CERTIFICATE_NONE,
    CERTIFICATE_RETURNED,
    CERTIFICATE_RETURNING,
    CERTIFICATE_SPOILT,
    CERTIFICATE_SUPERSEDED,
    CERTIFICATE_VOIDED
} from "contracts/types/Codes.sol";
import {CertificateStatus} from "contracts/types/CodeTypes.sol";

/// The life cycle of a certificate: from a status to those it may move to (rules.md, b); there is
/// no other. A shipment that is confirmed in part stays departed. kp_ledger/domain/certificate_moves.py
/// has the same table.
function mayMoveCertificate(CertificateStatus from, CertificateStatus to) pure returns (bool) {
    if (from == CERTIFICATE_NONE) {
        return to == CERTIFICATE_ISSUED || to == CERTIFICATE_CONFIRMED || to == CERTIFICATE_SPOILT;
    }
    if (from == CERTIFICATE_ISSUED) {
        return to == CERTIFICATE_DEPARTED || to == CERTIFICATE_VOIDED || to == CERTIFICATE_LAPSED;
    }
    if (from == CERTIFICATE_DEPARTED) {
        return to == CERTIFICATE_DEPARTED || to == CERTIFICATE_ISSUED || to == CERTIFICATE_DETAINED
            || to == CERTIFICATE_RETURNING || to == CERTIFICATE_CONFIRMED
            || to == CERTIFICATE_RETURNED || to == CERTIFICATE_LOST;
    }
    if (from == CERTIFICATE_DETAINED) {
        return to == CERTIFICATE_DEPARTED || to == CERTIFICATE_CONFIRMED
            || to == CERTIFICATE_RETURNING || to == CERTIFICATE_FORFEITED
            || to == CERTIFICATE_SUPERSEDED || to == CERTIFICATE_LOST;
    }
    if (from == CERTIFICATE_RETURNING) {
        return to == CERTIFICATE_DETAINED || to == CERTIFICATE_RETURNED || to == CERTIFICATE_LOST;
    }
    if (from == CERTIFICATE_LOST) return to == CERTIFICATE_DEPARTED || to == CERTIFICATE_RETURNED;
    return from == CERTIFICATE_SUPERSEDED && to == CERTIFICATE_DETAINED;
}
