// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {
    CERTIFICATE_DETAINED,
    CERTIFICATE_LAPSED,
    CERTIFICATE_SPOILT,
    CERTIFICATE_VOIDED,
    PAPER_TECHNICAL,
    PARAMETER_LATE_DAYS,
    PARCEL_DEPARTED,
    PARCEL_HELD,
    POWERS_AT_THE_BORDER,
    POWER_EXPORT
} from "contracts/types/Codes.sol";
import {Approval} from "contracts/types/Orders.sol";
import {ParcelWord} from "contracts/types/ParcelWord.sol";
import {
    CertificateId,
    Day,
    DocumentId,
    NO_CERTIFICATE,
    NO_DOCUMENT,
    OrganisationId,
    Participant,
    ShipmentId,
    today
} from "contracts/types/Types.sol";
import {ICancellations} from "contracts/interfaces/ICancellations.sol";
import {
    CertificateA,
    CertificateB,
    ICertificates,
    Packing,
    Progress
} from "contracts/interfaces/ICertificates.sol";
import {IEnrolments} from "contracts/interfaces/IEnrolments.sol";
import {IPaper} from "contracts/interfaces/IPaper.sol";
import {IParcels} from "contracts/interfaces/IParcels.sol";
import {IParticipants} from "contracts/interfaces/IParticipants.sol";
import {Deciding, Found} from "contracts/certificates/Deciding.sol";
import {Exporting} from "contracts/certificates/Exporting.sol";

/// @dev How a certificate ends before it has left (docs/rules.md, b, rows 6, 8 and 24): export
/// offices void, anybody enters that one has lapsed, offices say which numbers they spoilt. It
/// unseals the parcels; Certificates and Parcels keep the words. It issues nothing, and takes no
/// parcel from whoever held it before. What it is told of forged paper it tells on: that ends nothing.
contract Cancellations is ICancellations, Exporting {
    IPaper private immutable _paper;

    constructor(
        IParticipants participants,
        IEnrolments enrolments,
        IParcels parcels,
        ICertificates certificates,
        IPaper paper
    ) Deciding(participants, parcels, certificates) Exporting(enrolments) {
        _paper = paper;
    }

    // Row 6

    /// @inheritdoc ICancellations
    function voidCertificate(
        CertificateId number,
        uint16 revision,
        DocumentId reason,
        DocumentId document,
        Packing calldata packing,
        Approval calldata approval,
        bytes calldata signature
    ) external {
        (OrganisationId office, Participant from) =
            _participants.actingOffice(msg.sender, POWER_EXPORT);
        Found memory voided = _issuedHere(number, from);
        bytes memory arguments = abi.encode(number, revision, reason, document, packing);
        _approve(number, office, voided.a.office, approval, signature, arguments);
        if (reason == NO_DOCUMENT) revert ICertificates.CertificatesNoReason(number);
        _checkPacking(voided, packing);
        _checkRevision(number, packing, revision);

        _end(voided, CERTIFICATE_VOIDED);

        emit ICertificates.CertificateVoided(
            number, office, reason, NO_CERTIFICATE, NO_DOCUMENT, document
        );
        _undo(voided, packing);
    }

    // Row 8

    /// @inheritdoc ICancellations
    function lapse(CertificateId number, Packing calldata packing) external {
        OrganisationId by = _participants.actingOrganisation(msg.sender);
        Found memory lapsed = _issued(number);
        Day expires = lapsed.b.expires;
        uint256 grace = _parameter(PARAMETER_LATE_DAYS);
        if (today() <= expires.plusDays(grace)) {
            revert CancellationsNotExpired(number, expires, grace, today());
        }
        _checkPacking(lapsed, packing);

        _end(lapsed, CERTIFICATE_LAPSED);

        emit CertificateLapsed(number, by);
        _undo(lapsed, packing);
    }

    /// @dev The parcels are again as they were before the certificate, a revision on.
    function _undo(Found memory ended, Packing calldata packing) private {
        if (ended.a.nature == PAPER_TECHNICAL) return _detainAgain(ended, packing);
        ParcelWord[] memory words = _parcels.words(packing.parcels);
        for (uint256 i; i < words.length; ++i) {
            words[i] = words[i].withCertificate(packing.arrivedUnder[i]);
        }
        _rewrite(packing.parcels, words, PARCEL_HELD, today());

        emit ICertificates.Unsealed(ended.number, packing.parcels);
    }

    /// @dev It is detained as before, since the day on which it was.
    function _detainAgain(Found memory ended, Packing calldata packing) private {
        Found memory detained = _known(ended.b.replaces);
        Progress memory to = _progress(detained);
        to.status = CERTIFICATE_DETAINED;
        _move(detained.number, to);
        ParcelWord[] memory words = _parcels.words(packing.parcels);
        for (uint256 i; i < words.length; ++i) {
            words[i] = words[i].withCertificate(detained.number).withPlace(detained.a.from)
                .withCustodian(detained.a.exporter);
        }
        _rewrite(packing.parcels, words, PARCEL_DEPARTED, today());

        emit DetainedAgain(detained.number, ended.number, packing.parcels);
    }

    // Row 24

    /// @inheritdoc ICancellations
    function spoil(CertificateId number) external {
        (OrganisationId office, Participant here) =
            _participants.actingOffice(msg.sender, POWERS_AT_THE_BORDER);
        _checkNumber(number, office, here);

        CertificateA memory a;
        CertificateB memory b;
        (a.status, a.from, a.office, b.issued) = (CERTIFICATE_SPOILT, here, office, today());
        _certificates.begin(number, a, b, 0);

        emit NumberSpoilt(number, office);
    }

    // Numbers on forged paper

    /// @inheritdoc ICancellations
    function reportForgery(Participant issuer, string calldata number, DocumentId document)
        external
    {
        (OrganisationId office,) = _actingOffice(POWERS_AT_THE_BORDER, today());
        if (_participants.participantHistory(issuer).length == 0) {
            revert CancellationsUnknownIssuer(issuer);
        }
        ShipmentId paper = _paper.shipmentOf(issuer, number);
        if (document == NO_DOCUMENT) revert CancellationsNoDocument(issuer, number);

        emit ForgeryReported(issuer, paper, office, number, document);
    }

    /// @inheritdoc ICancellations
    function answerForgery(string calldata number, DocumentId document) external {
        (OrganisationId office, Participant issuer) = _office(POWERS_AT_THE_BORDER);
        ShipmentId paper = _paper.shipmentOf(issuer, number);
        if (document == NO_DOCUMENT) revert CancellationsNoDocument(issuer, number);

        emit ForgeryAnswered(issuer, paper, office, number, document);
    }
}
