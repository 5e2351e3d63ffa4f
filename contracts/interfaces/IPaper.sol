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
    Reference,
    ShipmentId
} from "contracts/types/Types.sol";
import {Acceptance} from "contracts/types/Orders.sol";
import {Cents, Millicarats} from "contracts/types/Measures.sol";
import {Nature, ParcelKind} from "contracts/types/CodeTypes.sol";
import {OriginWeight} from "contracts/interfaces/IBlends.sol";
import {Packing} from "contracts/interfaces/ICertificates.sol";

/// A parcel under foreign paper, with its origins as declared there.
struct InboundLot {
    Reference reference_;
    Millicarats millicarats;
    ParcelKind kind;
    OriginWeight[] origins; // ascending, adding up to millicarats; a country without a weight at zero
}

/// A certificate of a Participant outside, as printed.
struct InboundPaper {
    Participant issuer;
    string number; // as printed, trimmed, in capitals
    OrganisationId exporter;
    OrganisationId importer;
    Day issued;
    Day expires;
    Day arrived;
    Millicarats[3] millicarats; // unsorted, industrial, gem
    Cents[3] cents;
    DocumentId document;
    CertificateId collidesWith; // the first that was recorded under this number; zero: this one is
}

/// @title Paper of Participants outside: closing a certificate that left the ledger, recording one that came in (rules.md, b, rows 20 and 22).
interface IPaper {
    /// @notice The exporting office closed a shipment that a Participant outside confirmed on `day`.
    /// @param carats Millicarats, as the foreign confirmation says.
    event ClosedOutside(
        CertificateId indexed certificate,
        OrganisationId indexed office,
        Millicarats carats,
        Day day,
        DocumentId document
    );
    /// @notice Parcels of a certificate are in a Participant outside the ledger, for good.
    event WentOutside(CertificateId indexed certificate, ParcelId[] parcels);
    /// @notice An import office recorded foreign paper, under a number that the ledger counts.
    /// @param number As printed on the paper.
    /// @param millicarats By kind: unsorted, industrial, gem.
    /// @param cents By kind, in US cents, as the paper says.
    /// @param arrived The day on which the goods arrived.
    /// @param late Whether it was entered so many days later that it counts as late.
    /// @param collidesWith The first paper that was recorded under this number; zero: this is the first.
    event InboundRecorded(
        CertificateId indexed certificate,
        Participant indexed issuer,
        OrganisationId indexed office,
        string number,
        OrganisationId exporter,
        OrganisationId importer,
        uint16 parcels,
        Day issued,
        Day expires,
        Day arrived,
        Millicarats[3] millicarats,
        Cents[3] cents,
        bool late,
        CertificateId collidesWith,
        DocumentId document
    );
    /// The custodian is the importer, who owns the parcel, or the office when there is no acceptance.
    event InboundRegistered(
        ParcelId indexed parcel,
        OrganisationId indexed custodian,
        CertificateId indexed certificate,
        Reference reference_,
        BlendId blend,
        Millicarats millicarats,
        ParcelKind kind
    );

    /// @notice Certificate `certificate` is confirmed in part: only `remaining` of its parcels are still under way.
    error PaperPartlyConfirmed(CertificateId certificate, uint16 remaining);
    /// @notice Destination `to` was on the ledger from day `onLedgerFrom`, when certificate `certificate` was issued on day `issued`: its own office confirms.
    error PaperDestinationOnLedger(CertificateId certificate, Participant to, Day onLedgerFrom, Day issued);
    /// @notice The foreign document is missing.
    error PaperNoDocument();
    /// @notice The foreign confirmation of certificate `certificate` gives no carats.
    error PaperNoCarats(CertificateId certificate);
    /// @notice The paper has no number.
    error PaperNoNumber();
    /// @notice The paper names no exporter.
    error PaperNoExporter();
    /// @notice The paper names no importer.
    error PaperNoImporter();
    /// @notice The paper has no day of issue.
    error PaperNoIssueDay();
    /// @notice The paper has no day of expiry.
    error PaperNoExpiry();
    /// @notice The paper has no parcels.
    error PaperNoParcels();
    /// @notice The paper has `count` parcels; a certificate covers at most `limit`.
    error PaperTooManyParcels(uint256 limit, uint256 count);
    /// @notice The paper's number has `length` characters; at most `limit` are entered.
    error PaperNumberTooLong(uint256 limit, uint256 length);
    /// @notice The paper's number `number` is to be entered as printed, trimmed, in ASCII and in capitals.
    error PaperNumberMalformed(string number);
    /// @notice Of the paper's number `number` nothing is left to compare beside signs and the letters of its issuer `issuer`.
    error PaperNumberEmpty(string number, Participant issuer);
    /// @notice The paper's number `number` begins with the letters of Participant `letters`; its issuer would be `issuer`.
    error PaperOtherLetters(string number, Participant letters, Participant issuer);
    /// @notice A number that is compared as `canonical` was recorded before for Participant `issuer`, as certificate `certificate`.
    error PaperRecordedBefore(Participant issuer, string canonical, CertificateId certificate);
    /// @notice A number that is compared as `canonical` was first recorded for Participant `issuer` as certificate `first` (0: never); the paper names certificate `named`.
    error PaperCollidesWithAnother(
        Participant issuer, string canonical, CertificateId first, CertificateId named
    );
    /// @notice The paper bears the number of certificate `first`: an acceptance cannot say which of the two it is for, and the goods come to the office.
    error PaperCollisionAccepted(CertificateId first);
    /// @notice Participant `issuer` is the office's own: its paper does not come in.
    error PaperOfOwnParticipant(Participant issuer);
    /// @notice Participant `issuer` is on the ledger from day `onLedgerFrom`; the paper is of day `issued`.
    error PaperIssuerOnLedger(Participant issuer, Day onLedgerFrom, Day issued);
    /// @notice Participant `issuer` is on the ledger from day `onLedgerFrom`; the `graceDays` days in which its older paper may be recorded are over.
    error PaperGraceOver(Participant issuer, Day onLedgerFrom, uint256 graceDays);
    /// @notice The paper would expire on day `expires`, before it was issued on day `issued`.
    error PaperExpiresBeforeIssue(Day issued, Day expires);
    /// @notice The shipment would have arrived on day `arrived`, before the paper was issued on day `issued`.
    error PaperArrivedBeforeIssue(Day issued, Day arrived);
    /// @notice The paper expired with day `expires`, before the shipment arrived on day `arrived`: it is to be detained.
    error PaperExpiredOnArrival(Day expires, Day arrived);
    /// @notice Exporter `exporter` is of Participant `participant`, not of the issuer `issuer`.
    error PaperExporterElsewhere(OrganisationId exporter, Participant participant, Participant issuer);
    /// @notice Lot `reference_` has no origin, not even "not stated".
    error PaperNoOrigin(Reference reference_);
    /// @notice Origin `origin` of lot `reference_` is unknown.
    error PaperUnknownOrigin(Reference reference_, OriginId origin);
    /// @notice Origin `origin` of lot `reference_` stands for a country that is named without a weight, and is given `millicarats` millicarats.
    error PaperWeightOfUnweighted(Reference reference_, OriginId origin, Millicarats millicarats);
    /// @notice Origin `origin` of lot `reference_` is given no weight: a country named without one is its origin "weight not stated".
    error PaperOriginWithoutWeight(Reference reference_, OriginId origin);
    /// @notice Lot `reference_` names countries without weights: all of its weight is "not stated" by the issuer, none of origin `origin`.
    error PaperWeightStated(Reference reference_, OriginId origin);
    /// @notice Origin `origin` of lot `reference_` is of nature `nature`: paper declares origins (2) or leaves them not stated (4).
    error PaperOriginNature(Reference reference_, OriginId origin, Nature nature);
    /// @notice The origins of lot `reference_` come to `sum` millicarats; the lot weighs `millicarats`.
    error PaperOriginsDiffer(Reference reference_, Millicarats millicarats, uint256 sum);
    /// @notice The paper states `millicarats` millicarats of kind `kind`; its parcels come to `sum`.
    error PaperKindDiffers(ParcelKind kind, Millicarats millicarats, uint256 sum);
    /// @notice The paper has parcels of kind `kind`, and no value for them.
    error PaperNoValue(ParcelKind kind);
    /// @notice The paper has no parcels of kind `kind`, yet gives `cents` cents for them.
    error PaperValueOfAbsentKind(ParcelKind kind, Cents cents);
    /// @notice The parcels weigh `millicarats` millicarats; a certificate holds at most `limit`.
    error PaperTooHeavy(uint256 millicarats, uint256 limit);
    /// @notice The value comes to `cents` cents; a certificate holds at most `limit`.
    error PaperValueTooHigh(uint256 cents, uint256 limit);

    /// @notice Row 20: the exporting office closes a shipment to a Participant outside, with the foreign confirmation.
    function closeOutside(
        CertificateId certificate,
        Millicarats millicarats,
        Day day,
        DocumentId document,
        Packing calldata packing
    ) external;

    /// @notice Row 21: a shipment to a Participant outside has come back, with a document. Its parcels are in the office's hands where they left.
    function backFromOutside(
        CertificateId certificate,
        Day day,
        DocumentId document,
        Packing calldata packing
    ) external;

    /// @notice Row 22: the importing office records foreign paper and registers its parcels with declared origins.
    /// @dev The acceptance names the paper by issuer and canonical number, and its weight; empty signature: none.
    /// @dev A second genuine paper of a number names the first; its parcels go on hold until the licence office releases them, with another key than recorded them.
    /// @dev Warning: origins are as the foreign paper declares them; nothing here knows more.
    function recordInbound(
        InboundPaper calldata paper,
        InboundLot[] calldata lots,
        Acceptance calldata acceptance,
        bytes calldata signature
    ) external;

    /// @notice The ledger's number for the issuer's next recorded paper: from serial 2³¹ up.
    function nextNumber(Participant issuer) external view returns (CertificateId);

    /// @notice What a printed number of Participant `issuer` is known by: the hash of both in the canonical form, however it is written. Refused as where paper is recorded.
    function shipmentOf(Participant issuer, string calldata number)
        external
        view
        returns (ShipmentId);

    /// @notice The certificate under which a number of an issuer, in its canonical form, was first recorded, or zero.
    function recorded(ShipmentId shipment) external view returns (CertificateId);
}
