// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {
    PARCEL_DEPARTED,
    PARCEL_HELD,
    PARCEL_MISSING,
    PARCEL_NONE,
    PARCEL_OUTSIDE,
    PARCEL_SEALED,
    PARCEL_SPENT,
    PARCEL_VOID
} from "contracts/types/Codes.sol";
import {ParcelStatus} from "contracts/types/CodeTypes.sol";

/// The life cycle of a parcel: from a status to those it may move to (rules.md, b); there is no
/// other. Spent, outside and void are the end. kp_ledger/domain/parcels.py has the same table.
function mayMove(ParcelStatus from, ParcelStatus to) pure returns (bool) {
    if (from == PARCEL_NONE) return to == PARCEL_HELD;
    if (from == PARCEL_HELD) {
        return to == PARCEL_HELD || to == PARCEL_SEALED || to == PARCEL_MISSING
            || to == PARCEL_SPENT || to == PARCEL_VOID || to == PARCEL_OUTSIDE;
    }
    if (from == PARCEL_SEALED) {
        return to == PARCEL_SEALED || to == PARCEL_HELD || to == PARCEL_DEPARTED;
    }
    if (from == PARCEL_DEPARTED) {
        return to == PARCEL_HELD || to == PARCEL_SEALED || to == PARCEL_OUTSIDE
            || to == PARCEL_MISSING;
    }
    if (from == PARCEL_MISSING) {
        return to == PARCEL_MISSING || to == PARCEL_DEPARTED || to == PARCEL_HELD
            || to == PARCEL_VOID;
    }
    return false;
}
