// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Reference} from "contracts/types/Types.sol";
/// @notice Reference `reference_` is not 1 to 31 letters, digits and - . / followed by zeros.
error ReferenceMalformed(Reference reference_);

/// A registrar's own name for a lot, an output or a request: never a person's.
library References {
    uint256 private constant EACH = type(uint256).max / 0xff; // 0x01 in each byte
    uint256 private constant HIGH = 0x80 * EACH;

    function check(Reference reference_) internal pure {
        if (!wellFormed(reference_)) revert ReferenceMalformed(reference_);
    }

    /// @dev Looks at all bytes at once: in a byte below 0x80, adding 0x80 − c sets the high bit
    /// when it is at least c, and carries nothing into the next.
    function wellFormed(Reference reference_) internal pure returns (bool) {
        uint256 text = uint256(Reference.unwrap(reference_));
        if (text & HIGH != 0) return false;
        unchecked {
            uint256 lower = text | 0x20 * EACH;
            uint256 letters = (lower + (0x80 - 0x61) * EACH) & ~(lower + (0x80 - 0x7b) * EACH);
            // - . / 0-9 follow one another from 0x2d to 0x39.
            uint256 others = (text + (0x80 - 0x2d) * EACH) & ~(text + (0x80 - 0x3a) * EACH);
            uint256 used = (((letters | others) & HIGH) >> 7) * 0xff;
            uint256 rest = ~used;
            bool leftAligned = rest & (rest + 1) == 0; // ones at the end only
            return used != 0 && rest != 0 && leftAligned && text & rest == 0;
        }
    }
}
