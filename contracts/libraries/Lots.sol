// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Reference} from "contracts/types/Types.sol";
import {KIND_GEM, KIND_INDUSTRIAL, KIND_POLISHED, KIND_UNSORTED} from "contracts/types/Codes.sol";
import {Millicarats, NO_WEIGHT} from "contracts/types/Measures.sol";
import {ParcelKind} from "contracts/types/CodeTypes.sol";
import {References} from "contracts/libraries/References.sol";

/// @notice Lot `reference_` weighs nothing.
error LotsNoWeight(Reference reference_);
/// @notice Lot `reference_` is of kind `kind`; rough diamonds are 1 (unsorted), 2 (industrial) or 3 (gem), polished ones, as opening stock alone, 4; plus 128 for a single stone.
error LotsUnknownKind(Reference reference_, ParcelKind kind);

/// What every lot is checked for before it goes down, whoever registers it.
library Lots {
    function check(Reference reference_, Millicarats millicarats, ParcelKind kind) internal pure {
        _checkSaid(reference_, millicarats);
        if (!isRough(kind)) revert LotsUnknownKind(reference_, kind);
    }

    /// Opening stock may be polished: it was there before the ledger.
    function checkStock(Reference reference_, Millicarats millicarats, ParcelKind kind)
        internal
        pure
    {
        _checkSaid(reference_, millicarats);
        if (!isRough(kind) && !isPolished(kind)) revert LotsUnknownKind(reference_, kind);
    }

    function isPolished(ParcelKind kind) internal pure returns (bool) {
        return kind.sort() == KIND_POLISHED;
    }

    function isRough(ParcelKind kind) internal pure returns (bool) {
        ParcelKind sort = kind.sort();
        return sort == KIND_UNSORTED || sort == KIND_INDUSTRIAL || sort == KIND_GEM;
    }

    function _checkSaid(Reference reference_, Millicarats millicarats) private pure {
        References.check(reference_);
        if (millicarats == NO_WEIGHT) revert LotsNoWeight(reference_);
    }
}
