// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IEnrolments} from "contracts/interfaces/IEnrolments.sol";
import {OrderDomain} from "contracts/libraries/OrderDomain.sol";
import {OrdersBadSignature, Signatures} from "contracts/libraries/Signatures.sol";
import {KeyUse} from "contracts/types/CodeTypes.sol";
import {Limits} from "contracts/types/Limits.sol";
import {OrderHashes} from "contracts/types/OrderHashes.sol";
import {Enrolment} from "contracts/types/Orders.sol";
import {OrganisationId, Participant} from "contracts/types/Types.sol";

/// @dev Whether a new key has signed what it is enrolled for: nobody enrols an address that they
/// do not hold, nor with a signature made for another. Keeps nothing and knows nobody.
contract Enrolments is IEnrolments, OrderDomain {
    /// @inheritdoc IEnrolments
    function check(
        address key,
        OrganisationId organisation,
        Participant participant,
        KeyUse use,
        Enrolment calldata enrolment,
        bytes calldata signature
    ) external view {
        Signatures.checkDeadline(enrolment.signedAt, enrolment.deadline, Limits.ORDER_DAYS);
        // Nobody is a new key yet: what it has not signed, no sender says for it.
        if (signature.length == 0) revert OrdersBadSignature(enrolment.organisation);
        bytes32 digest = _hashTypedDataV4(OrderHashes.hash(enrolment));
        address signer = Signatures.signer(digest, signature, enrolment.organisation);
        if (signer != key) revert EnrolmentsNotByTheKey(key, signer);
        if (
            enrolment.organisation != organisation || enrolment.participant != participant
                || enrolment.use != use
        ) {
            revert EnrolmentsForAnother(
                enrolment.organisation, enrolment.participant, enrolment.use
            );
        }
    }
}
