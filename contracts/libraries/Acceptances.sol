// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IParticipants} from "contracts/interfaces/IParticipants.sol";
import {Signatures} from "contracts/libraries/Signatures.sol";
import {Limits} from "contracts/types/Limits.sol";
import {Acceptance} from "contracts/types/Orders.sol";
import {CertificateId, Day, OrganisationId, Participant} from "contracts/types/Types.sol";

/// @notice The acceptance is for certificate `accepted`, not for `certificate`.
error AcceptancesOtherCertificate(CertificateId accepted, CertificateId certificate);
/// @notice The acceptance is by organisation `accepting`, not by the importer `importer`.
error AcceptancesOtherImporter(OrganisationId accepting, OrganisationId importer);

/// An importer's word that it takes what arrives into its own hands.
library Acceptances {
    /// Checks that `importer` signed `digest` for this certificate and may hold what arrived in `place` on `day`.
    function check(
        IParticipants participants,
        Acceptance calldata acceptance,
        bytes32 digest,
        bytes calldata signature,
        CertificateId certificate,
        OrganisationId importer,
        Participant place,
        Day day
    ) internal view {
        Signatures.checkDeadline(acceptance.signedAt, acceptance.deadline, Limits.ORDER_DAYS);
        address key = Signatures.signer(digest, signature, acceptance.importer);
        participants.checkActor(key, acceptance.importer, acceptance.signedAt, day);
        if (acceptance.certificate != certificate) {
            revert AcceptancesOtherCertificate(acceptance.certificate, certificate);
        }
        if (acceptance.importer != importer) {
            revert AcceptancesOtherImporter(acceptance.importer, importer);
        }
        participants.checkHolder(importer, place, day);
    }
}
