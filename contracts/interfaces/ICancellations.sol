// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {
    CertificateId,
    Day,
    DocumentId,
    OrganisationId,
    ParcelId,
    Participant,
    ShipmentId
} from "contracts/types/Types.sol";
import {Approval} from "contracts/types/Orders.sol";
import {Packing} from "contracts/interfaces/ICertificates.sol";

/// @title KP certificates end before they leave, numbers are spoilt (rules.md, b, rows 6, 8 and 24), and paper is reported as forged (d, Notices).
interface ICancellations {
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

    /// @notice An office at the border reported a paper in its hands as forged. It binds nobody and changes nothing.
    /// @param issuer The Participant whose paper it claims to be.
    /// @param number Of the printed number: the hash of issuer and canonical form, as of foreign paper.
    /// @param printed The number as it stands on the paper.
    event ForgeryReported(
        Participant indexed issuer,
        ShipmentId indexed number,
        OrganisationId indexed by,
        string printed,
        DocumentId document
    );
    /// @notice An office of the Participant whose number it is said what it knows of it.
    event ForgeryAnswered(
        Participant indexed issuer,
        ShipmentId indexed number,
        OrganisationId indexed by,
        string printed,
        DocumentId document
    );

    /// @notice Certificate `certificate_` may be used until the end of day `expires`, and its departure entered for `graceDays` days more; today is `today`.
    error CancellationsNotExpired(CertificateId certificate_, Day expires, uint256 graceDays, Day today);

    /// @notice Nothing is known here of a Participant `issuer`, whose paper it would be.
    error CancellationsUnknownIssuer(Participant issuer);
    /// @notice What is said of paper `number` of Participant `issuer` has no document.
    error CancellationsNoDocument(Participant issuer, string number);

    /// @notice Row 6: voids one that has not departed; its parcels are held again, or of a technical one detained again.
    /// @param revision Of its first parcel: what was approved before a departure that was undone ends nothing.
    /// @param approval By another key of the office, looked at where it asks for two.
    function voidCertificate(
        CertificateId certificate,
        uint16 revision,
        DocumentId reason,
        DocumentId document,
        Packing calldata packing,
        Approval calldata approval,
        bytes calldata signature
    ) external;

    /// @notice Row 8: ends one past its expiry day, once no departure of that day can be entered any more; by any live key.
    /// @dev Warning: anyone with a live key may; nobody has to, and until then the parcels stay sealed.
    function lapse(CertificateId certificate, Packing calldata packing) external;

    /// @notice Row 24: says that a number of the office's range was spoilt, as a sheet that was torn.
    /// @dev Warning: for good; whoever shows a paper with that number shows a forgery.
    function spoil(CertificateId number) external;

    /// @notice An office at the border reports a paper in its hands as forged: whose it claims to be, its printed number, with a document.
    /// @dev Warning: the word of one office. No status follows it, and it is never taken back; the Participant whose number it is may answer.
    function reportForgery(Participant issuer, string calldata number, DocumentId document) external;

    /// @notice An office at the border says what it knows of a number of its own Participant, in whatever standing that is, with a document.
    function answerForgery(string calldata number, DocumentId document) external;
}
