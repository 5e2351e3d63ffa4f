// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {
    CertificateId,
    Day,
    DocumentId,
    OrganisationId,
    ParcelId,
    Participant
} from "contracts/types/Types.sol";
import {Acceptance} from "contracts/types/Orders.sol";
import {Millicarats} from "contracts/types/Measures.sol";
import {ParcelStatus} from "contracts/types/CodeTypes.sol";
import {Packing} from "contracts/interfaces/ICertificates.sol";

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
    bool sealsIntact; // what the office found of the seals, if there is a document of it
    DocumentId sealsDocument; // zero: no finding
    ParcelId[] confirmed; // ascending; all or some
}

/// What an importing office tolerates between the weight certified and the weight measured: the
/// larger of a weight and of parts per million of what is certified.
struct Tolerance {
    Millicarats millicarats; // from `fromDay` on, as `ppm`; until then those before
    uint32 ppm;
    Day fromDay;
    Millicarats millicaratsBefore;
    uint32 ppmBefore;
}

/// @title Shipments under KP certificates: depart, transit, confirm (rules.md, b, rows 9 to 11).
interface IShipments {
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
    /// @notice The departure was recorded by mistake: the shipment is sealed as before, and has not left.
    event DepartureUndone(
        CertificateId indexed certificate,
        OrganisationId indexed office,
        DocumentId document
    );
    /// @notice An import or export office of a third Participant saw the shipment pass on `day`.
    /// @param intact Whether the seals were whole.
    event SeenInTransit(
        CertificateId indexed certificate,
        OrganisationId indexed office,
        Day day,
        bool intact,
        DocumentId document
    );
    /// @notice The confirming office looked at the seals on `day`, and says so in a document.
    /// @param intact Whether they were whole.
    event SealsFound(
        CertificateId indexed certificate,
        OrganisationId indexed office,
        bool intact,
        Day day,
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
    /// @notice An importing office tolerates another difference between the weight certified and the weight measured: the larger of a weight and a share, and at most a twentieth.
    /// @param ppm Parts per million of what is certified.
    /// @param by The licence office that set it.
    event ToleranceSet(
        OrganisationId indexed office,
        Millicarats millicarats,
        uint32 ppm,
        Day fromDay,
        OrganisationId by
    );

    /// @notice Parcel `parcel` last changed on day `last`, after day `day`.
    error ShipmentsDayBefore(ParcelId parcel, Day last, Day day);
    /// @notice Certificate `certificate_` was issued on day `issued`, after day `day`.
    error ShipmentsBeforeIssue(CertificateId certificate_, Day issued, Day day);
    /// @notice Certificate `certificate_` expired with day `expires`, before it departed on day `day`.
    error ShipmentsExpired(CertificateId certificate_, Day expires, Day day);
    /// @notice Certificate `certificate_` expired with day `expires`; its departure of day `day`, entered on `today`, is more than `limitDays` days late.
    error ShipmentsEnteredTooLate(CertificateId certificate_, Day expires, Day day, Day today, uint256 limitDays);
    /// @notice The shipment under certificate `certificate_` has no seals.
    error ShipmentsNoSeals(CertificateId certificate_);
    /// @notice The shipment has `count` seals; at most `limit` can be entered.
    error ShipmentsTooManySeals(uint256 limit, uint256 count);
    /// @notice Certificate `certificate_` begins or ends in Participant `participant`: it does not pass through.
    error ShipmentsNotInTransit(CertificateId certificate_, Participant participant);
    /// @notice Certificate `certificate_` was issued for `issued` parcels; the paper says `read`.
    error ShipmentsParcelsDiffer(CertificateId certificate_, uint16 issued, uint16 read);
    /// @notice Certificate `certificate_` was issued for `issued` millicarats; the paper says `read`.
    error ShipmentsCaratsDiffer(CertificateId certificate_, Millicarats issued, Millicarats read);
    /// @notice Certificate `certificate_` was issued to importer `issued`; the paper says `read`.
    error ShipmentsImporterDiffers(CertificateId certificate_, OrganisationId issued, OrganisationId read);
    /// @notice Certificate `certificate_` was issued to exporter `issued`; the paper says `read`.
    error ShipmentsExporterDiffers(CertificateId certificate_, OrganisationId issued, OrganisationId read);
    /// @notice The seal of the shipment under certificate `certificate_` was reported broken in transit: the confirming office says, with a document, what it found.
    error ShipmentsSealBroken(CertificateId certificate_);
    /// @notice The confirming office found the seals of the shipment under certificate `certificate_` broken: it is not to be confirmed but detained.
    error ShipmentsSealsNotIntact(CertificateId certificate_);
    /// @notice The departure under certificate `certificate_` was recorded on day `recorded`, more than `limitDays` days before day `today`: it is not undone any more.
    error ShipmentsUndoneTooLate(CertificateId certificate_, Day recorded, uint256 limitDays, Day today);
    /// @notice Something was heard of the shipment under certificate `certificate_` since it left: `remaining` parcels are still to come, and it bears the flags `flags` and was last stopped on day `stopped`.
    error ShipmentsHeardOf(CertificateId certificate_, uint16 remaining, uint8 flags, Day stopped);
    /// @notice What is said of the shipment under certificate `certificate_` stands in no document.
    error ShipmentsNoDocument(CertificateId certificate_);
    /// @notice Nothing was measured of what is confirmed under certificate `certificate_`.
    error ShipmentsNothingMeasured(CertificateId certificate_);
    /// @notice Certificate `certificate_` expired with day `expires`, before the shipment arrived on day `day`: it is to be detained.
    error ShipmentsExpiredOnArrival(CertificateId certificate_, Day expires, Day day);
    /// @notice No parcel of certificate `certificate_` is confirmed.
    error ShipmentsNothingConfirmed(CertificateId certificate_);
    /// @notice Parcel `parcel` stands after one of the same or a higher id: the list ascends.
    error ShipmentsNotAscending(ParcelId parcel);
    /// @notice Parcel `parcel` is in status `status` under certificate `under`: it is not departed under `certificate_`.
    error ShipmentsNotUnder(ParcelId parcel, ParcelStatus status, CertificateId under, CertificateId certificate_);
    /// @notice The parcels confirmed under certificate `certificate_` are certified at `certified` millicarats and measured at `measured`, more than `tolerance` apart.
    error ShipmentsMeasuredOutside(CertificateId certificate_, uint256 certified, Millicarats measured, uint256 tolerance);
    /// @notice Organisation `office` is no importing office of Participant `participant`.
    error ShipmentsNotAnImportOffice(OrganisationId office, Participant participant);
    /// @notice An office that tolerates `millicarats` millicarats and `ppm` parts per million tolerates too much: at most `mostMillicarats` and `mostPpm`.
    error ShipmentsTolerateTooMuch(Millicarats millicarats, uint256 mostMillicarats, uint32 ppm, uint256 mostPpm);

    /// @notice Row 9: the sealed shipment leaves. Its destination is in good standing today too.
    /// @dev Warning: seals are as the office read them.
    function depart(
        CertificateId certificate,
        Day day,
        bytes32[] calldata seals,
        Packing calldata packing
    ) external;

    /// @notice Row 9b: a departure recorded by mistake, of which nothing was heard since, is undone with a document.
    function undoDeparture(CertificateId certificate, DocumentId document, Packing calldata packing)
        external;

    /// @notice Row 10: an import or export office of a third Participant has seen it pass, with a document. A broken seal stays on record.
    /// @dev Warning: a report binds nobody; once there is one, each confirmation carries a finding on the seals.
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

    /// @notice A licence office says what an importing office of its Participant tolerates from tomorrow on.
    /// @dev Warning: inside it a loss stands in the confirmation's event alone. One set earlier the same day never comes into force.
    function setTolerance(OrganisationId office, Millicarats millicarats, uint32 ppm) external;

    // What storage holds, whole (kp state)

    function tolerance(OrganisationId office) external view returns (Tolerance memory);
}
