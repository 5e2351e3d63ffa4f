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
import {Acceptance, ParcelRef} from "contracts/types/Orders.sol";
import {Cents, Millicarats} from "contracts/types/Measures.sol";
import {CertificateNature, CertificateStatus, ParcelStatus} from "contracts/types/CodeTypes.sol";

struct CertificateA {
    CertificateStatus status;
    CertificateNature nature;
    Participant from;
    Participant to;
    OrganisationId exporter;
    OrganisationId importer;
    OrganisationId office;
    uint16 parcels;
    uint16 remaining;
    Millicarats millicarats;
    uint8 step;
    uint8 flags;
}

struct CertificateB {
    Day issued;
    Day expires;
    Day departed;
    Day arrived;
    Cents cents;
    uint16 definition;
    CertificateId replaces;
}

/// A certificate's parcels and the certificate each arrived under, as given again with every act on them.
struct Packing {
    RequestId request;
    ParcelId[] parcels; // ascending
    CertificateId[] arrivedUnder;
}

/// What the issuing officer enters.
struct Issue {
    RequestId request;
    CertificateId certificate;
    Day expires;
    DocumentId document; // the validated paper
    CertificateId[] cited;
    ParcelRef[] parcels;
}

/// What the importing officer reads off the paper, and measures.
struct Confirmation {
    CertificateId certificate;
    OrganisationId exporter;
    OrganisationId importer;
    uint16 parcels; // on the certificate
    Millicarats millicarats; // on the certificate
    Millicarats measured; // millicarats of those confirmed now
    Day day;
    DocumentId document;
    ParcelId[] confirmed; // ascending; all or some
}

/// @title KP certificates of Participants on the ledger: issue, void, replace, lapse, depart, transit, confirm (rules.md, b, rows 5 to 11).
interface ICertificates {
    /// @notice An export office issued a certificate and sealed its parcels.
    /// @param millicarats By kind: unsorted, industrial, gem.
    /// @param cents By kind, in US cents.
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
    event CertificateVoided(
        CertificateId indexed certificate,
        OrganisationId indexed office,
        DocumentId reason,
        CertificateId replacedBy,
        DocumentId document
    );
    /// @notice A certificate that had not departed ended with its last day; its parcels are held again.
    /// @param by The organisation whose key entered it.
    event CertificateLapsed(CertificateId indexed certificate, OrganisationId by);
    /// @notice A sealed shipment left on `day`.
    /// @param late Whether it was entered so many days later that it counts as late.
    /// @param seals The marks of the seals, as the office read them.
    event ShipmentDeparted(
        CertificateId indexed certificate,
        OrganisationId indexed office,
        Day day,
        bool late,
        bytes32[] seals
    );
    /// @notice An import office of a third Participant saw the shipment pass on `day`.
    /// @param intact Whether the seals were whole.
    event SeenInTransit(
        CertificateId indexed certificate,
        OrganisationId indexed office,
        Day day,
        bool intact,
        DocumentId document
    );
    /// @notice An import office confirmed that all or some of a shipment arrived on `day`.
    /// @param certified Millicarats of these parcels as certified, which the ledger keeps.
    /// @param measured Millicarats of these parcels as weighed on arrival.
    /// @param late Whether it was entered so many days later that it counts as late.
    /// @param remaining How many parcels of the certificate are still to be confirmed.
    event ShipmentConfirmed(
        CertificateId indexed certificate,
        OrganisationId indexed office,
        OrganisationId importer,
        OrganisationId exporter,
        ParcelId[] parcels,
        Millicarats certified,
        Millicarats measured,
        Day day,
        bool late,
        uint16 remaining,
        DocumentId document
    );
    /// @notice Parcels were sealed under a certificate.
    event Sealed(CertificateId indexed certificate, ParcelId[] parcels);
    /// @notice The parcels of a certificate are held again: it was voided or lapsed.
    event Unsealed(CertificateId indexed certificate, ParcelId[] parcels);
    /// @notice The parcels of a certificate departed with it.
    event Left(CertificateId indexed certificate, ParcelId[] parcels);
    /// @notice Parcels of a certificate lie in `place`, in the hands of `custodian`, who owns them if it is the importer.
    event Arrived(
        CertificateId indexed certificate,
        Participant place,
        OrganisationId custodian,
        ParcelId[] parcels
    );

    /// @notice The certificate has no number.
    error CertificatesNoNumber();
    /// @notice The certificate has no day of expiry.
    error CertificatesNoExpiry();
    /// @notice The certificate has no validation: the digest of the validated paper is missing.
    error CertificatesNoValidation();
    /// @notice The certificate has no parcels.
    error CertificatesNoParcels();
    /// @notice Certificate number `certificate_` bears the letters of Participant `letters`, not those of the office's, `participant`.
    error CertificatesOtherLetters(CertificateId certificate_, Participant letters, Participant participant);
    /// @notice Certificate number `certificate_` was used before.
    error CertificatesNumberUsed(CertificateId certificate_);
    /// @notice The certificate would expire on day `expires`, before today, `today`.
    error CertificatesExpiryPast(Day expires, Day today);
    /// @notice The certificate would expire on day `expires`, more than `limitDays` days after today, `today`.
    error CertificatesExpiryTooFar(Day expires, Day today, uint256 limitDays);
    /// @notice Cited certificate `cited` is in status `status` with destination `to`: it was not confirmed into Participant `participant`.
    error CertificatesCitedNotConfirmed(CertificateId cited, CertificateStatus status, Participant to, Participant participant);
    /// @notice Parcel `parcel` has `holds` holds in force.
    error CertificatesOnHold(ParcelId parcel, uint8 holds);
    /// @notice Parcel `parcel` is on revision `revision`; the request was for revision `requested`.
    error CertificatesRevisionChanged(ParcelId parcel, uint16 revision, uint16 requested);
    /// @notice There is no certificate `certificate_`.
    error CertificatesUnknown(CertificateId certificate_);
    /// @notice Certificate `certificate_` is in status `status`, not issued and still here.
    error CertificatesNotIssued(CertificateId certificate_, CertificateStatus status);
    /// @notice Certificate `certificate_` is in status `status`, not departed.
    error CertificatesNotDeparted(CertificateId certificate_, CertificateStatus status);
    /// @notice Certificate `certificate_` was issued by Participant `from`, not by the office's, `participant`.
    error CertificatesOtherOrigin(CertificateId certificate_, Participant from, Participant participant);
    /// @notice Certificate `certificate_` goes to Participant `to`, not to the office's, `participant`.
    error CertificatesOtherDestination(CertificateId certificate_, Participant to, Participant participant);
    /// @notice Certificate `certificate_` is voided or replaced for a reason, and none is given.
    error CertificatesNoReason(CertificateId certificate_);
    /// @notice The paper of certificate `certificate_` is not declared surrendered.
    error CertificatesNotSurrendered(CertificateId certificate_);
    /// @notice Certificate `certificate_` may be used until the end of day `expires`; today is `today`.
    error CertificatesNotExpired(CertificateId certificate_, Day expires, Day today);
    /// @notice What is given as the packing of certificate `certificate_` is not it.
    error CertificatesNotItsPacking(CertificateId certificate_);
    /// @notice Day `day` is later than today, `today`.
    error CertificatesDayInFuture(Day day, Day today);
    /// @notice Parcel `parcel` last changed on day `last`, after day `day`.
    error CertificatesDayBefore(ParcelId parcel, Day last, Day day);
    /// @notice Certificate `certificate_` was issued on day `issued`, after day `day`.
    error CertificatesBeforeIssue(CertificateId certificate_, Day issued, Day day);
    /// @notice Certificate `certificate_` expired with day `expires`, before it departed on day `day`.
    error CertificatesExpired(CertificateId certificate_, Day expires, Day day);
    /// @notice Certificate `certificate_` expired with day `expires`; its departure of day `day`, entered on `today`, is more than `limitDays` days late.
    error CertificatesEnteredTooLate(CertificateId certificate_, Day expires, Day day, Day today, uint256 limitDays);
    /// @notice The shipment under certificate `certificate_` has no seals.
    error CertificatesNoSeals(CertificateId certificate_);
    /// @notice The shipment has `count` seals; at most `limit` can be entered.
    error CertificatesTooManySeals(uint256 limit, uint256 count);
    /// @notice Certificate `certificate_` begins or ends in Participant `participant`: it does not pass through.
    error CertificatesNotInTransit(CertificateId certificate_, Participant participant);
    /// @notice The shipment under certificate `certificate_` departed on day `departed`, after day `day`.
    error CertificatesBeforeDeparture(CertificateId certificate_, Day departed, Day day);
    /// @notice Certificate `certificate_` was issued for `issued` parcels; the paper says `read`.
    error CertificatesParcelsDiffer(CertificateId certificate_, uint16 issued, uint16 read);
    /// @notice Certificate `certificate_` was issued for `issued` millicarats; the paper says `read`.
    error CertificatesCaratsDiffer(CertificateId certificate_, Millicarats issued, Millicarats read);
    /// @notice Certificate `certificate_` was issued to importer `issued`; the paper says `read`.
    error CertificatesImporterDiffers(CertificateId certificate_, OrganisationId issued, OrganisationId read);
    /// @notice Certificate `certificate_` was issued to exporter `issued`; the paper says `read`.
    error CertificatesExporterDiffers(CertificateId certificate_, OrganisationId issued, OrganisationId read);
    /// @notice The seal of the shipment under certificate `certificate_` was seen broken in transit.
    error CertificatesSealBroken(CertificateId certificate_);
    /// @notice Certificate `certificate_` expired with day `expires`, before the shipment arrived on day `day`: it is to be detained.
    error CertificatesExpiredOnArrival(CertificateId certificate_, Day expires, Day day);
    /// @notice No parcel of certificate `certificate_` is confirmed.
    error CertificatesNothingConfirmed(CertificateId certificate_);
    /// @notice Parcel `parcel` stands after one of the same or a higher id: the list ascends.
    error CertificatesNotAscending(ParcelId parcel);
    /// @notice Parcel `parcel` is in status `status` under certificate `under`: it is not departed under `certificate_`.
    error CertificatesNotUnder(ParcelId parcel, ParcelStatus status, CertificateId under, CertificateId certificate_);
    /// @notice The parcels confirmed under certificate `certificate_` are certified at `certified` millicarats and measured at `measured`, more than `tolerance` apart.
    error CertificatesMeasuredOutside(CertificateId certificate_, uint256 certified, Millicarats measured, uint256 tolerance);

    /// @notice Row 5: issues a certificate on a request and seals its parcels.
    /// @dev Warning: says that an office validated a paper; nothing here has seen the goods.
    function issue(Issue calldata form) external;

    /// @notice Row 6: voids one that has not departed; its parcels are held again.
    function voidCertificate(
        CertificateId certificate,
        DocumentId reason,
        DocumentId document,
        Packing calldata packing
    ) external;

    /// @notice Row 7: voids one and issues another in its place; the old paper is declared surrendered.
    function replace(
        CertificateId certificate,
        CertificateId by,
        Day expires,
        bool surrendered,
        DocumentId reason,
        DocumentId document,
        Packing calldata packing
    ) external;

    /// @notice Row 8: ends one past its expiry day; by any live key.
    /// @dev Warning: anyone with a live key may; nobody has to, and until then the parcels stay sealed.
    function lapse(CertificateId certificate, Packing calldata packing) external;

    /// @notice Row 9: the sealed shipment leaves.
    /// @dev Warning: seals are as the office read them.
    function depart(
        CertificateId certificate,
        Day day,
        bytes32[] calldata seals,
        Packing calldata packing
    ) external;

    /// @notice Row 10: an import office of a third Participant has seen it pass. A broken seal stays on record.
    /// @dev Warning: once seen broken, the shipment cannot be confirmed.
    function seenInTransit(CertificateId certificate, Day day, bool intact, DocumentId document)
        external;

    /// @notice Row 11: all or some of it has arrived. With the importer's acceptance the importer becomes custodian, else the office.
    /// @dev An empty `signature` means there is no acceptance.
    /// @dev Warning: inside the tolerance the ledger keeps the certified weight; the measured one stands in the event alone.
    function confirm(
        Confirmation calldata form,
        Acceptance calldata acceptance,
        bytes calldata signature
    ) external;

    // Doors, for Paper

    /// @notice Writes a certificate recorded from foreign paper, under the definition in force today.
    function record(CertificateId certificate_, CertificateA calldata a, CertificateB calldata b)
        external;

    /// @notice Ends one that went outside and was confirmed there on `day`.
    function closeOutside(CertificateId certificate_, Day day) external;

    // Reads

    /// @notice The three words of a certificate; `packing` is keccak256(abi.encode(packing)), zero for inbound paper.
    function certificate(CertificateId certificate_)
        external
        view
        returns (CertificateA memory a, CertificateB memory b, bytes32 packing);
}
