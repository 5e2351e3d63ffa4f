// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @notice Reference `reference_` is not 1 to 31 letters, digits and - . / followed by zeros.
error ReferenceMalformed(bytes32 reference_);

/// A registrar's own name for a lot, an output or a request: never a person's.
library References {
    // Bit c is set when the character of code c may stand in a reference: - . / 0-9, A-Z, a-z.
    uint256 private constant ALLOWED = 0x07fffffe07fffffe03ffe00000000000;

    function check(bytes32 reference_) internal pure {
        if (!wellFormed(reference_)) revert ReferenceMalformed(reference_);
    }

    /// @dev A zero between characters is refused as a character: bit 0 of ALLOWED is not set.
    function wellFormed(bytes32 reference_) internal pure returns (bool) {
        uint256 rest = uint256(reference_);
        if (rest == 0 || rest & 0xff != 0) return false;
        while (rest != 0) {
            if (ALLOWED >> (rest >> 248) & 1 == 0) return false;
            rest <<= 8;
        }
        return true;
    }
}
