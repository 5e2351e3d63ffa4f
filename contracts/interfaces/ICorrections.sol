// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {
    BlendId,
    CertificateId,
    Day,
    DocumentId,
    OrganisationId,
    OriginId,
    ParcelId,
    Participant,
    Reference
} from "contracts/types/Types.sol";
import {Millicarats} from "contracts/types/Measures.sol";
import {Nature, ParcelKind, ParcelStatus} from "contracts/types/CodeTypes.sol";

/// Weight found in stock when a Participant joined.
struct OpeningLot {
    Reference reference_;
    Millicarats millicarats;
    ParcelKind kind;
    OriginId origin; // of nature opening, or "not stated" of the registering Participant
    DocumentId document;
}

/// @title Opening stock and void: what is put down or taken back by an office.
interface ICorrections {
    /// @notice Stock from before the ledger was registered under its holder's reference.
    /// @param millicarats In thousandths of a carat.
    /// @param day The day that the papers of the stock bear.
    event OpeningRegistered(
        ParcelId indexed parcel,
        OrganisationId indexed holder,
        OrganisationId indexed office,
        Reference reference_,
        BlendId blend,
        Millicarats millicarats,
        ParcelKind kind,
        Day day,
        DocumentId document
    );
    /// @notice A registration was voided while its parcel was untouched, or only on hold.
    /// @param revision The parcel's, after the act.
    /// @param reason The digest of the document that gives the reason.
    event Voided(
        ParcelId indexed parcel,
        OrganisationId indexed by,
        uint16 revision,
        DocumentId reason,
        DocumentId document
    );

    /// @notice No opening stock of organisation `holder` is registered: the list of lots is empty.
    error CorrectionsNoLots(OrganisationId holder);
    /// @notice A registration of `lots` lots exceeds the limit of `limit`.
    error CorrectionsTooManyLots(uint256 lots, uint256 limit);
    /// @notice Day `day` has not begun anywhere yet: the latest that has is day `latest`.
    error CorrectionsDayInFuture(Day day, Day latest);
    /// @notice There is no origin `origin`.
    error CorrectionsUnknownOrigin(OriginId origin);
    /// @notice Origin `origin` is of nature `nature` and of Participant `participant`; opening stock is of nature opening (3), or not stated (4) of one's own Participant.
    error CorrectionsNotOpening(OriginId origin, Nature nature, Participant participant);
    /// @notice Parcel `parcel` has status `status`; only one that is held (1) can be voided.
    error CorrectionsNotHeld(ParcelId parcel, ParcelStatus status);
    /// @notice Parcel `parcel` is at revision `revision`: it is no longer as it was registered, or that revision is not that of a hold in force.
    error CorrectionsTouched(ParcelId parcel, uint16 revision);
    /// @notice Parcel `parcel` came in under certificate `certificate`: no registration of this ledger's own.
    error CorrectionsUnderCertificate(ParcelId parcel, CertificateId certificate);
    /// @notice The reason for voiding parcel `parcel` is missing.
    error CorrectionsNoReason(ParcelId parcel);
    /// @notice Parcel `parcel` was registered by organisation `registrar`, not by `organisation`: its office needs a document to void it.
    error CorrectionsNotRegistrar(
        ParcelId parcel, OrganisationId registrar, OrganisationId organisation
    );
    /// @notice Parcel `parcel`, registered for day `day`, could be voided by its registrar for `limitDays` days; now its office can, with a document.
    error CorrectionsTooLate(ParcelId parcel, Day day, uint64 limitDays);
    /// @notice Parcel `parcel` was put on hold since it was registered (`holds` holds): only its licence office voids it, with a document.
    error CorrectionsOnHold(ParcelId parcel, uint8 holds);
    /// @notice Parcel `parcel` lies in Participant `place`, not in `participant`.
    error CorrectionsElsewhere(ParcelId parcel, Participant place, Participant participant);

    /// @notice Registers opening stock of a holder, by a licence office, until the closing day and up to the total published before.
    function registerOpening(OrganisationId holder, Day day, OpeningLot[] calldata lots) external;

    /// @notice Voids a registration while its parcel is untouched: by the registrar for 30 days after its day, later, or once an office has put it on hold, by a licence office with a document. Its holds end.
    /// @dev Warning: the reference is used up, and the month's weight is not given back to the licence.
    function voidRegistration(ParcelId parcel, DocumentId reason, DocumentId document) external;
}
