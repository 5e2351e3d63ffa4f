// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {
    CertificateId,
    Day,
    DocumentId,
    OrganisationId,
    OriginId,
    ParcelId,
    Participant,
    RequestId,
    today
} from "contracts/types/Types.sol";
import {Approval, ParcelRef} from "contracts/types/Orders.sol";
import {Cents, Millicarats} from "contracts/types/Measures.sol";
import {CertificateNature, CertificateStatus, ParcelKind} from "contracts/types/CodeTypes.sol";
import {Packing} from "contracts/interfaces/ICertificates.sol";

/// What the issuing officer enters.
struct Issue {
    RequestId request;
    CertificateId certificate;
    Day expires;
    DocumentId document; // the validated paper
    CertificateId[] cited;
    ParcelRef[] parcels;
}

/// What both offices of a detained shipment agreed to issue in the place of its certificate.
struct Technical {
    CertificateId certificate;
    CertificateId detained;
    OrganisationId office; // that issues it, where the goods lie
    Participant to;
    OrganisationId importer;
    Day expires;
    DocumentId document;
    ParcelId[] parcels; // still to come under the detained one
}

/// @title KP certificates of Participants on the ledger begin (rules.md, b, rows 5, 7 and 23).
interface IIssuance {
    /// @notice An export office issued a certificate and sealed its parcels; or, of a technical one, the office where a detained shipment lies.
    /// @param millicarats By kind: unsorted, industrial, gem.
    /// @param cents By kind, in US cents; of a technical one, as much a carat as the one in whose place it stands.
    /// @param origins Ascending, with `weights` in millicarats beside them.
    /// @param expires The last day on which the shipment may depart.
    /// @param replaces The certificate in whose place it stands, or zero.
    event CertificateIssued(
        CertificateId indexed certificate,
        RequestId indexed request,
        OrganisationId indexed office,
        Participant from,
        Participant to,
        OrganisationId exporter,
        OrganisationId importer,
        uint16 parcels,
        Millicarats[3] millicarats,
        Cents[3] cents,
        OriginId[] origins,
        Millicarats[] weights,
        Day issued,
        Day expires,
        uint16 definition,
        CertificateNature nature,
        CertificateId replaces,
        DocumentId document
    );
    /// @notice The certificate has no number.
    error IssuanceNoNumber();
    /// @notice The certificate has no day of expiry.
    error IssuanceNoExpiry();
    /// @notice The certificate has no validation: the digest of the validated paper is missing.
    error IssuanceNoValidation();
    /// @notice The certificate has no parcels.
    error IssuanceNoParcels();
    /// @notice The certificate would expire on day `expires`, before today, `today`.
    error IssuanceExpiryPast(Day expires, Day today);
    /// @notice The certificate would expire on day `expires`, more than `limitDays` days after today, `today`.
    error IssuanceExpiryTooFar(Day expires, Day today, uint256 limitDays);
    /// @notice Cited certificate `cited` is in status `status` with destination `to`: nothing of it was confirmed, forfeited or superseded in Participant `participant`.
    error IssuanceCitedNotConfirmed(CertificateId cited, CertificateStatus status, Participant to, Participant participant);
    /// @notice Parcel `parcel` is on revision `revision`; the request was for revision `requested`.
    error IssuanceRevisionChanged(ParcelId parcel, uint16 revision, uint16 requested);
    /// @notice The `millicarats` millicarats of kind `kind` are valued at `cents` cents, more than `limitDollars` dollars a carat.
    error IssuanceValueTooHigh(ParcelKind kind, Cents cents, Millicarats millicarats, uint256 limitDollars);
    /// @notice The paper of certificate `certificate_` has to be declared surrendered or, with a document, lost: one of the two.
    error IssuanceNotSurrendered(CertificateId certificate_);
    /// @notice Certificate `certificate_` expires on day `expires`; what replaces it would do so later, on day `later`.
    error IssuanceExpiryLater(CertificateId certificate_, Day expires, Day later);
    /// @notice Certificate `certificate_` is technical: it is not replaced. Voided, it leaves the shipment detained as before.
    error IssuanceTechnical(CertificateId certificate_);
    /// @notice Parcel `parcel` is on revision `revision`: above `limit` none gets a technical certificate.
    error IssuanceRevisionsUsedUp(ParcelId parcel, uint16 revision, uint256 limit);

    /// @notice Row 5: issues a certificate on a request and seals its parcels.
    /// @dev Warning: says that an office validated a paper; nothing here has seen the goods.
    /// @param approval By another key of the office, looked at where it asks for two.
    function issue(Issue calldata form, Approval calldata approval, bytes calldata signature)
        external;

    /// @notice Row 7: voids one and issues another in its place; the old paper is declared surrendered or lost.
    /// @dev Warning: a paper that was lost may still be shown; the ledger says that it was replaced.
    /// @param revision Of its first parcel: what was approved before a departure that was undone ends nothing.
    /// @param approval By another key of the office, looked at where it asks for two.
    function replace(
        CertificateId certificate,
        uint16 revision,
        CertificateId by,
        Day expires,
        bool surrendered,
        DocumentId lost,
        DocumentId reason,
        DocumentId document,
        Packing calldata packing,
        Approval calldata approval,
        bytes calldata signature
    ) external;

    /// @notice Row 23, for Detentions alone: issues a technical certificate for what is still to come under a detained one, and seals it where it lies.
    /// @dev It has no request. Its value a carat and its definition are those of the detained one, its exporter is the office; the owners stay.
    function issueTechnical(Technical calldata form) external;
}
