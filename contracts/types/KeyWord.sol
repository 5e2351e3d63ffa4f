// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Key} from "contracts/interfaces/IParticipants.sol";
import {Moment} from "contracts/types/Measures.sol";
import {OrganisationId} from "contracts/types/Types.sol";

/// A key's slot as it is read, once: Solidity reads it again for each of its fields. From the
/// lowest bit: organisation 32, from 48, until 48, ordersFrom 48, flags 8, number 32.
type KeyWord is uint256;

using KeyWords for KeyWord global;

library KeyWords {
    uint256 private constant FROM = 32;
    uint256 private constant UNTIL = 80;
    uint256 private constant ORDERS_FROM = 128;
    uint256 private constant NUMBER = 184;

    function read(Key storage key) internal view returns (KeyWord word) {
        // solhint-disable-next-line no-inline-assembly
        assembly ("memory-safe") {
            word := sload(key.slot)
        }
    }

    function organisation(KeyWord word) internal pure returns (OrganisationId) {
        return OrganisationId.wrap(uint32(KeyWord.unwrap(word)));
    }

    function from(KeyWord word) internal pure returns (Moment) {
        return Moment.wrap(uint48(KeyWord.unwrap(word) >> FROM));
    }

    function until(KeyWord word) internal pure returns (Moment) {
        return Moment.wrap(uint48(KeyWord.unwrap(word) >> UNTIL));
    }

    function ordersFrom(KeyWord word) internal pure returns (Moment) {
        return Moment.wrap(uint48(KeyWord.unwrap(word) >> ORDERS_FROM));
    }

    function number(KeyWord word) internal pure returns (uint32) {
        return uint32(KeyWord.unwrap(word) >> NUMBER);
    }
}
