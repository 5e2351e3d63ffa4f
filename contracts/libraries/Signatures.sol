// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";

import {IParticipants} from "contracts/interfaces/IParticipants.sol";
import {Limits} from "contracts/types/Limits.sol";
import {OrganisationId} from "contracts/types/Types.sol";
import {Moment, blockMoment} from "contracts/types/Measures.sol";

/// @notice The order ended at `deadline`; the block is of `moment`.
error OrdersExpired(Moment deadline, Moment moment);
/// @notice The order is signed at `signedAt` and ends at `deadline`, more than `limitDays` days later, or before it is signed.
error OrdersDeadlineTooFar(Moment signedAt, Moment deadline, uint256 limitDays);
/// @notice The signature for organisation `organisation` is not one: 65 bytes with a low s are asked for.
error OrdersBadSignature(OrganisationId organisation);

/// Who signed. An empty signature stands for the key that sends the transaction.
library Signatures {
    function checkDeadline(Moment signedAt, Moment deadline, uint256 limitDays) internal view {
        if (deadline < blockMoment()) revert OrdersExpired(deadline, blockMoment());
        if (deadline < signedAt || deadline.secondsAfter(signedAt) > limitDays * 1 days) {
            revert OrdersDeadlineTooFar(signedAt, deadline, limitDays);
        }
    }

    /// A signature's moment is no further ahead of the block than clocks are off.
    function checkNotAhead(Moment signedAt) internal view {
        Moment moment = blockMoment();
        if (signedAt > moment.plusSeconds(Limits.CLOCK_SKEW)) {
            revert IParticipants.ParticipantsSignedAhead(signedAt, moment);
        }
    }

    /// The key that signed `digest` for `organisation`, or the sender when `signature` is empty.
    function signer(bytes32 digest, bytes calldata signature, OrganisationId organisation)
        internal
        view
        returns (address)
    {
        if (signature.length == 0) return msg.sender;
        if (signature.length != 65) revert OrdersBadSignature(organisation);
        bytes32 r;
        bytes32 s;
        uint8 v;
        // solhint-disable-next-line no-inline-assembly
        assembly ("memory-safe") {
            r := calldataload(signature.offset)
            s := calldataload(add(signature.offset, 0x20))
            v := byte(0, calldataload(add(signature.offset, 0x40)))
        }
        (address key, ECDSA.RecoverError problem,) = ECDSA.tryRecover(digest, v, r, s);
        if (problem != ECDSA.RecoverError.NoError) revert OrdersBadSignature(organisation);
        return key;
    }
}
