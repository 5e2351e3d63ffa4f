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

/// @title KP certificates of Participants on the ledger begin, and end before they leave (rules.md, b, rows 5 to 8, 23 and 24).
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
    /// @notice A certificate that had not departed was voided, or replaced by another.
    /// @param reason The digest of the document that gives the reason.
    /// @param replacedBy The certificate that took its place, or zero.
    /// @param lost The digest of the document in which its paper was declared lost, or zero: surrendered.
    event CertificateVoided(
        CertificateId indexed certificate,
        OrganisationId indexed office,
        DocumentId reason,
        CertificateId replacedBy,
        DocumentId lost,
        DocumentId document
    );
    /// @notice A certificate that had not departed ended with its last day; its parcels are held again.
    /// @param by The organisation whose key entered it.
    event CertificateLapsed(CertificateId indexed certificate, OrganisationId by);
    /// @notice A technical certificate ended before it departed: the shipment is detained again, since the day on which it was, under the one in whose place it stood.
    event DetainedAgain(
        CertificateId indexed certificate,
        CertificateId indexed technical,
        ParcelId[] parcels
    );

    /// @notice An office said that it spoilt a number: no certificate will bear it.
    event NumberSpoilt(CertificateId indexed certificate, OrganisationId indexed office);

    /// @notice A second key of an office that asks for two approved what follows: a certificate is issued, replaced or voided, or a shipment resolved.
    /// @param certificate Its number; of a replacement the one that is replaced.
    /// @param second The key that approved, beside the one that sent it, or signed the resolution.
    event SecondKeyApproved(
        CertificateId indexed certificate, OrganisationId indexed office, address second
    );

    /// @notice The certificate has no number.
    error IssuanceNoNumber();
    /// @notice The certificate has no day of expiry.
    error IssuanceNoExpiry();
    /// @notice The certificate has no validation: the digest of the validated paper is missing.
    error IssuanceNoValidation();
    /// @notice The certificate has no parcels.
    error IssuanceNoParcels();
    /// @notice Certificate number `certificate_` bears the letters of Participant `letters`, not those of the office's, `participant`.
    error IssuanceOtherLetters(CertificateId certificate_, Participant letters, Participant participant);
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
    /// @notice Certificate `certificate_` is voided or replaced for a reason, and none is given.
    error IssuanceNoReason(CertificateId certificate_);
    /// @notice The paper of certificate `certificate_` has to be declared surrendered or, with a document, lost: one of the two.
    error IssuanceNotSurrendered(CertificateId certificate_);
    /// @notice Certificate `certificate_` expires on day `expires`; what replaces it would do so later, on day `later`.
    error IssuanceExpiryLater(CertificateId certificate_, Day expires, Day later);
    /// @notice Certificate `certificate_` may be used until the end of day `expires`, and its departure entered for `graceDays` days more; today is `today`.
    error IssuanceNotExpired(CertificateId certificate_, Day expires, uint256 graceDays, Day today);

    /// @notice Certificate `certificate_` is technical: it is not replaced. Voided, it leaves the shipment detained as before.
    error IssuanceTechnical(CertificateId certificate_);
    /// @notice Parcel `parcel` is on revision `revision`: above `limit` none gets a technical certificate.
    error IssuanceRevisionsUsedUp(ParcelId parcel, uint16 revision, uint256 limit);

    /// @notice Row 5: issues a certificate on a request and seals its parcels.
    /// @dev Warning: says that an office validated a paper; nothing here has seen the goods.
    /// @param approval By another key of the office, looked at where it asks for two.
    function issue(Issue calldata form, Approval calldata approval, bytes calldata signature)
        external;

    /// @notice Row 6: voids one that has not departed; its parcels are held again, or of a technical one detained again.
    /// @param approval By another key of the office, looked at where it asks for two.
    function voidCertificate(
        CertificateId certificate,
        DocumentId reason,
        DocumentId document,
        Packing calldata packing,
        Approval calldata approval,
        bytes calldata signature
    ) external;

    /// @notice Row 7: voids one and issues another in its place; the old paper is declared surrendered or lost.
    /// @dev Warning: a paper that was lost may still be shown; the ledger says that it was replaced.
    /// @param approval By another key of the office, looked at where it asks for two.
    function replace(
        CertificateId certificate,
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

    /// @notice Row 24: says that a number of the office's range was spoilt, as a sheet that was torn.
    /// @dev Warning: for good; whoever shows a paper with that number shows a forgery.
    function spoil(CertificateId number) external;

    /// @notice Row 8: ends one past its expiry day, once no departure of that day can be entered any more; by any live key.
    /// @dev Warning: anyone with a live key may; nobody has to, and until then the parcels stay sealed.
    function lapse(CertificateId certificate, Packing calldata packing) external;

    /// @notice Row 23, for Detentions alone: issues a technical certificate for what is still to come under a detained one, and seals it where it lies.
    /// @dev It has no request. Its value a carat and its definition are those of the detained one, its exporter is the office; the owners stay.
    function issueTechnical(Technical calldata form) external;
}
