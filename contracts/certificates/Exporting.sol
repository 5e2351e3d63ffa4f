// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {CERTIFICATE_NONE} from "contracts/types/Codes.sol";
import {Approval} from "contracts/types/Orders.sol";
import {
    ActDigest,
    CertificateId,
    OrganisationId,
    Participant,
    issuerOf,
    serialOf
} from "contracts/types/Types.sol";
import {CertificateStatus} from "contracts/types/CodeTypes.sol";
import {
    CertificateA,
    ICertificates,
    Packing,
    Progress
} from "contracts/interfaces/ICertificates.sol";
import {IEnrolments} from "contracts/interfaces/IEnrolments.sol";
import {Deciding, Found} from "contracts/certificates/Deciding.sol";
import {Approvals} from "contracts/libraries/Approvals.sol";

/// What those share who begin certificates and end them before they leave: whose a number is, and
/// the second key of an office that asks for two.
abstract contract Exporting is Deciding {
    IEnrolments private immutable _enrolments;

    constructor(IEnrolments enrolments) {
        _enrolments = enrolments;
    }

    /// @dev Where the office, or the one that issued it, asks for two keys, the second one's word.
    /// @param arguments Of the call, without the Approval and its signature.
    function _approve(
        CertificateId number,
        OrganisationId office,
        OrganisationId issuer,
        Approval calldata approval,
        bytes calldata signature,
        bytes memory arguments
    ) internal {
        ActDigest act = Approvals.act(msg.sig, arguments);
        address second =
            _enrolments.secondKey(office, issuer, msg.sender, approval, signature, act);
        if (second != address(0)) emit ICertificates.SecondKeyApproved(number, office, second);
    }

    /// @dev A departure and its undoing raise the revision of each parcel, so that whoever approved
    /// before them has approved nothing of what stands now. A certificate covers one at least.
    /// @param revision Of the first parcel.
    function _checkRevision(CertificateId number, Packing calldata packing, uint16 revision)
        internal
        view
    {
        uint16 found = _parcels.word(packing.parcels[0]).revision();
        if (found != revision) {
            revert ICertificates.CertificatesRevisionChanged(number, found, revision);
        }
    }

    /// @dev The office's, and not used.
    function _checkNumber(CertificateId number, OrganisationId office, Participant here)
        internal
        view
    {
        Participant letters = issuerOf(number);
        if (letters != here) revert ICertificates.CertificatesOtherLetters(number, letters, here);
        _enrolments.checkSerial(office, serialOf(number));
        (CertificateA memory a,,) = _certificates.certificate(number);
        if (a.status != CERTIFICATE_NONE) revert ICertificates.CertificatesNumberUsed(number);
    }

    function _end(Found memory ended, CertificateStatus status) internal {
        Progress memory to = _progress(ended);
        to.status = status;
        _move(ended.number, to);
    }
}
