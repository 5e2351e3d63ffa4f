// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {CERTIFICATE_NONE} from "contracts/types/Codes.sol";
import {CertificateStatus} from "contracts/types/CodeTypes.sol";
import {CertificateId} from "contracts/types/Types.sol";
import {
    CertificateA,
    CertificateB,
    ICertificates,
    Progress
} from "contracts/interfaces/ICertificates.sol";
import {mayMoveCertificate} from "contracts/libraries/CertificateMoves.sol";
import {NotTheDoor} from "contracts/libraries/Doors.sol";

/// The three words of a certificate.
struct Certificate {
    CertificateA a;
    CertificateB b;
    bytes32 packing;
}

/// @dev Three words a certificate: the shipment, its days, and the digest of what was packed. It
/// is their only writer and decides nothing: Issuance, Cancellations, Shipments, Detentions and Paper,
/// which were named at the founding, begin certificates and move them, and each move is one of the table
/// (CertificateMoves). What is printed on a certificate (from whom to whom, how much, until when,
/// for which parcels) is written once: no door changes it. Events stand in the contracts that
/// decide.
contract Certificates is ICertificates {
    address private immutable _issuance;
    address private immutable _cancellations;
    address private immutable _shipments;
    address private immutable _detentions;
    address private immutable _paper;

    mapping(CertificateId number => Certificate) private _certificates;

    constructor(
        address issuance,
        address cancellations,
        address shipments,
        address detentions,
        address paper
    ) {
        _issuance = issuance;
        _cancellations = cancellations;
        _shipments = shipments;
        _detentions = detentions;
        _paper = paper;
    }

    modifier onlyDeciders() {
        bool decides = msg.sender == _issuance || msg.sender == _cancellations
            || msg.sender == _shipments || msg.sender == _detentions || msg.sender == _paper;
        if (!decides) revert NotTheDoor(msg.sender);
        _;
    }

    // Doors

    /// @inheritdoc ICertificates
    function begin(
        CertificateId number,
        CertificateA calldata a,
        CertificateB calldata b,
        bytes32 packing
    ) external onlyDeciders {
        Certificate storage begun = _certificates[number];
        if (begun.a.status != CERTIFICATE_NONE) revert CertificatesNumberUsed(number);
        _checkMove(number, CERTIFICATE_NONE, a.status);

        begun.a = a;
        begun.b = b;
        begun.packing = packing;
    }

    /// @inheritdoc ICertificates
    function move(CertificateId number, Progress calldata to) external onlyDeciders {
        Certificate storage moved = _certificates[number];
        CertificateA memory a = moved.a;
        if (a.status == CERTIFICATE_NONE) revert CertificatesUnknown(number);
        _checkMove(number, a.status, to.status);

        a.status = to.status;
        a.remaining = to.remaining;
        a.step = to.step;
        a.flags = to.flags;
        a.stopped = to.stopped;
        moved.a = a;
        CertificateB memory b = moved.b;
        b.departed = to.departed;
        b.arrived = to.arrived;
        b.recorded = to.recorded;
        moved.b = b;
    }

    function _checkMove(CertificateId number, CertificateStatus from, CertificateStatus to)
        private
        pure
    {
        if (!mayMoveCertificate(from, to)) revert CertificatesIllegalMove(number, from, to);
    }

    // Reads

    /// @inheritdoc ICertificates
    function certificate(CertificateId number)
        external
        view
        returns (CertificateA memory a, CertificateB memory b, bytes32 packing)
    {
        Certificate storage found = _certificates[number];
        return (found.a, found.b, found.packing);
    }
}
