// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {
    CERTIFICATE_DEPARTED,
    CERTIFICATE_DETAINED,
    CERTIFICATE_RETURNING,
    PARCEL_DEPARTED,
    POWER_EXPORT,
    POWER_IMPORT
} from "contracts/types/Codes.sol";
import {Limits} from "contracts/types/Limits.sol";
import {
    CertificateId,
    Day,
    DocumentId,
    NO_DOCUMENT,
    OrganisationId,
    Participant,
    today
} from "contracts/types/Types.sol";
import {Millicarats} from "contracts/types/Measures.sol";
import {ICertificates, Packing, Progress} from "contracts/interfaces/ICertificates.sol";
import {IDetentions} from "contracts/interfaces/IDetentions.sol";
import {IParcels} from "contracts/interfaces/IParcels.sol";
import {IParticipants} from "contracts/interfaces/IParticipants.sol";
import {Deciding, Found, Under} from "contracts/certificates/Deciding.sol";

/// @dev What becomes of a shipment that does not arrive as it left (docs/rules.md, b, rows 12 to
/// 19), as the offices at both ends say. Whoever was suspended since it departed may still finish
/// it: from every state of a shipment somebody entitled leads on. It moves the certificate's word,
/// which Certificates keeps, and the words of its parcels, which Parcels writes. It cannot make
/// weight, nor change an origin.
contract Detentions is IDetentions, Deciding {
    constructor(IParticipants participants, IParcels parcels, ICertificates certificates)
        Deciding(participants, parcels, certificates)
    {}

    // Rows 12 and 12b

    /// @inheritdoc IDetentions
    function detain(
        CertificateId number,
        Millicarats measured,
        Day day,
        DocumentId reason,
        DocumentId document
    ) external {
        (OrganisationId office, Participant place) = _office(POWER_IMPORT);
        Found memory detained = _detainable(number);
        _checkDestination(detained, place);
        _checkAfterDeparture(detained, day);
        if (detained.a.step >= Limits.STEPS) {
            revert DetentionsStepsUsedUp(number, detained.a.step, Limits.STEPS);
        }
        if (reason == NO_DOCUMENT) revert DetentionsNoReason(number);
        _checkDocument(number, document);

        Progress memory to = _progress(detained);
        to.status = CERTIFICATE_DETAINED;
        to.stopped = today();
        ++to.step;
        _certificates.move(number, to);

        emit ShipmentDetained(number, office, reason, measured, day, document);
    }

    /// @dev What is on its way, or was turned back and not taken back in time.
    function _detainable(CertificateId number) private view returns (Found memory found) {
        found = _known(number);
        if (found.a.status == CERTIFICATE_DEPARTED) return found;
        if (found.a.status != CERTIFICATE_RETURNING) {
            revert ICertificates.CertificatesNotDeparted(number, found.a.status);
        }
        if (today() <= found.a.stopped.plusDays(Limits.RETURN_DAYS)) {
            revert DetentionsLeftToReturn(number, found.a.stopped, Limits.RETURN_DAYS, today());
        }
    }

    /// @inheritdoc IDetentions
    function release(CertificateId number, DocumentId document) external {
        (OrganisationId office, Participant place) = _office(POWER_IMPORT);
        Found memory detained = _detained(number);
        _checkDestination(detained, place);
        _checkDocument(number, document);

        Progress memory to = _progress(detained);
        to.status = CERTIFICATE_DEPARTED;
        ++to.step;
        _certificates.move(number, to);

        emit DetentionEnded(number, office, document);
    }

    function _detained(CertificateId number) private view returns (Found memory found) {
        found = _known(number);
        if (found.a.status != CERTIFICATE_DETAINED) {
            revert DetentionsNotDetained(number, found.a.status);
        }
    }

    // Rows 15 and 16

    /// @inheritdoc IDetentions
    function turnBack(CertificateId number, Day day, DocumentId document) external {
        (OrganisationId office, Participant place) = _office(POWER_IMPORT);
        Found memory turned = _departed(number);
        _checkDestination(turned, place);
        _checkAfterDeparture(turned, day);
        if (turned.a.remaining != turned.a.parcels) {
            revert DetentionsPartlyConfirmed(number, turned.a.remaining);
        }

        Progress memory to = _progress(turned);
        to.status = CERTIFICATE_RETURNING;
        to.stopped = today();
        _certificates.move(number, to);

        emit ShipmentTurnedBack(number, office, day, document);
    }

    /// @inheritdoc IDetentions
    function takeBack(
        CertificateId number,
        Day day,
        DocumentId document,
        Packing calldata packing
    ) external {
        (OrganisationId office, Participant from) = _office(POWER_EXPORT);
        Found memory returning = _known(number);
        if (returning.a.status != CERTIFICATE_RETURNING) {
            revert DetentionsNotReturning(number, returning.a.status);
        }
        _checkOrigin(returning, from);
        _checkAfterDeparture(returning, day);
        _checkPacking(returning, packing);
        Under memory under = _under(returning, packing, PARCEL_DEPARTED);

        _return(returning, office, day, under);

        emit ShipmentReturned(number, office, day, document);
        emit ICertificates.Arrived(number, from, office, under.parcels);
    }

    function _checkDocument(CertificateId number, DocumentId document) private pure {
        if (document == NO_DOCUMENT) revert DetentionsNoDocument(number);
    }
}
