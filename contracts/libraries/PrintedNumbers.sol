// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {NO_PARTICIPANT, Participant, ShipmentId} from "contracts/types/Types.sol";

/// The numbers that other Participants print, in the one form in which they are compared
/// (docs/rules.md (f), Outside). Numbers come here trimmed, in ASCII and in capitals.
library PrintedNumbers {
    /// Whether a number is entered as it should be: ASCII that prints, trimmed, no small letters.
    function wellFormed(bytes calldata number) internal pure returns (bool) {
        if (number[0] == " " || number[number.length - 1] == " ") return false;
        for (uint256 i; i < number.length; ++i) {
            bytes1 one = number[i];
            if (one < " " || one > "~" || (one >= "a" && one <= "z")) return false;
        }
        return true;
    }

    /// The letters and digits of a number alone.
    function plain(bytes calldata number) internal pure returns (bytes memory form) {
        form = new bytes(number.length);
        uint256 length;
        for (uint256 i; i < number.length; ++i) {
            if (_isLetter(number[i]) || _isDigit(number[i])) form[length++] = number[i];
        }
        _cut(form, length);
    }

    /// The two letters with which a plain number begins, when no third follows; else zero.
    function letters(bytes memory form) internal pure returns (Participant) {
        if (form.length < 2 || !_isLetter(form[0]) || !_isLetter(form[1])) {
            return NO_PARTICIPANT;
        }
        if (form.length > 2 && _isLetter(form[2])) return NO_PARTICIPANT;
        return _firstTwo(form);
    }

    /// A plain number without the issuer's letters at its beginning and without leading zeros.
    function canonical(Participant issuer, bytes memory form)
        internal
        pure
        returns (bytes memory short)
    {
        uint256 start = form.length > 1 && _firstTwo(form) == issuer ? 2 : 0;
        short = new bytes(form.length - start);
        uint256 length;
        bool counts; // a digit of this run was kept: further zeros count
        for (uint256 i = start; i < form.length; ++i) {
            bool last = i + 1 == form.length || !_isDigit(form[i + 1]);
            if (form[i] == "0" && !counts && !last) continue;
            counts = _isDigit(form[i]);
            short[length++] = form[i];
        }
        _cut(short, length);
    }

    /// What cannot be recorded twice, and what an importer accepts.
    function id(Participant issuer, bytes memory short) internal pure returns (ShipmentId) {
        return ShipmentId.wrap(keccak256(abi.encodePacked(issuer, short)));
    }

    function _isLetter(bytes1 one) private pure returns (bool) {
        return one >= "A" && one <= "Z";
    }

    function _isDigit(bytes1 one) private pure returns (bool) {
        return one >= "0" && one <= "9";
    }

    function _firstTwo(bytes memory form) private pure returns (Participant) {
        return Participant.wrap(uint16(uint256(uint8(form[0])) << 8 | uint8(form[1])));
    }

    function _cut(bytes memory form, uint256 length) private pure {
        // solhint-disable-next-line no-inline-assembly
        assembly ("memory-safe") {
            mstore(form, length)
        }
    }
}
