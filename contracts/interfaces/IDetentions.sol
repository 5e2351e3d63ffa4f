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
import {Approval, Resolution, Weight} from "contracts/types/Orders.sol";
import {Millicarats} from "contracts/types/Measures.sol";
import {CertificateStatus, Outcome} from "contracts/types/CodeTypes.sol";
import {Packing} from "contracts/interfaces/ICertificates.sol";

/// @title Shipments that do not arrive as they left: detained, released, turned back, resolved, lost and found (rules.md, b, rows 12 to 19 and 23).
interface IDetentions {
    /// @notice An import office of the destination stopped the shipment on `day`.
    /// @param reason What was found, as a document.
    /// @param measured Millicarats as weighed; zero: nothing was.
    event ShipmentDetained(
        CertificateId indexed certificate,
        OrganisationId indexed office,
        DocumentId reason,
        Millicarats measured,
        Day day,
        DocumentId document
    );
    /// @notice An import office of the destination let the shipment go again: it is on its way as before.
    event DetentionEnded(
        CertificateId indexed certificate,
        OrganisationId indexed office,
        DocumentId document
    );
    /// @notice An import office of the destination sent the shipment back on `day`, unopened.
    event ShipmentTurnedBack(
        CertificateId indexed certificate,
        OrganisationId indexed office,
        Day day,
        DocumentId document
    );

    /// @notice What became of the shipment, as its offices decided on `day`.
    /// @param outcome OUTCOME_AS_CERTIFIED to OUTCOME_FOUND_BACK.
    /// @param technical The certificate that superseded it, with that outcome alone.
    /// @param weights Of parcels that weigh other than certified, what was found.
    /// @param exporting The exporting office; nobody, if the importing one decided alone.
    event DetentionResolved(
        CertificateId indexed certificate,
        Outcome outcome,
        Weight[] weights,
        CertificateId technical,
        OrganisationId exporting,
        OrganisationId importing,
        Day day,
        DocumentId document
    );
    /// @notice What was still to come of the shipment was forfeited on `day`, to the office of the destination.
    event ShipmentForfeited(
        CertificateId indexed certificate,
        OrganisationId indexed office,
        Day day,
        DocumentId document
    );
    /// @notice The shipment is lost, say both offices, or the exporting one alone.
    event ShipmentLost(
        CertificateId indexed certificate,
        OrganisationId[] by,
        Day day,
        DocumentId document
    );
    /// @notice A shipment that was lost was found, say both offices, or one.
    event ShipmentFound(
        CertificateId indexed certificate,
        OrganisationId[] by,
        Day day,
        DocumentId document
    );
    /// @notice The parcels of a certificate are missing with it.
    event WentAstray(CertificateId indexed certificate, ParcelId[] parcels);

    /// @notice Certificate `certificate_` has had `step` steps: from `limit` on it is neither detained nor superseded, nor goes on once it was lost.
    error DetentionsStepsUsedUp(CertificateId certificate_, uint8 step, uint256 limit);
    /// @notice The shipment under certificate `certificate_` was turned back on day `stopped`: it is left to its exporting office for `limitDays` days, and today is day `today`.
    error DetentionsLeftToReturn(CertificateId certificate_, Day stopped, uint256 limitDays, Day today);
    /// @notice There is no reason why the shipment under certificate `certificate_` is stopped.
    error DetentionsNoReason(CertificateId certificate_);
    /// @notice What is said of the shipment under certificate `certificate_` stands in no document.
    error DetentionsNoDocument(CertificateId certificate_);
    /// @notice Certificate `certificate_` is in status `status`, not detained.
    error DetentionsNotDetained(CertificateId certificate_, CertificateStatus status);
    /// @notice Certificate `certificate_` is in status `status`: nothing under it is on its way back.
    error DetentionsNotReturning(CertificateId certificate_, CertificateStatus status);
    /// @notice Of certificate `certificate_` `remaining` parcels are still to come, not all: some were confirmed, and it is not turned back unopened.
    error DetentionsPartlyConfirmed(CertificateId certificate_, uint16 remaining);
    /// @notice Organisation `office` is an office of Participant `participant`, not of `expected`.
    error DetentionsOtherOffice(OrganisationId office, Participant participant, Participant expected);
    /// @notice Certificate `certificate_` has come to step `step`: the resolution is of step `signed`.
    error DetentionsOtherStep(CertificateId certificate_, uint8 step, uint8 signed);
    /// @notice `outcome` is no outcome that can be decided so.
    error DetentionsUnknownOutcome(Outcome outcome);
    /// @notice A resolution of outcome `outcome` has `count` weights: a correction has some, and no other.
    error DetentionsWeightsOfAnother(Outcome outcome, uint256 count);
    /// @notice A resolution of outcome `outcome` names no other certificate, nor destination, importer or day of expiry.
    error DetentionsNotTechnical(Outcome outcome);
    /// @notice Parcel `parcel` stands after one of the same or a higher id: the list ascends.
    error DetentionsNotAscending(ParcelId parcel);
    /// @notice Parcel `parcel` is not one of those still to come under certificate `certificate_`.
    error DetentionsNotUnder(ParcelId parcel, CertificateId certificate_);
    /// @notice Parcel `parcel` cannot be corrected to no weight.
    error DetentionsNoWeight(ParcelId parcel);
    /// @notice What was found above the certified weights is `surplus` millicarats; a parcel weighs at most `most`.
    error DetentionsTooHeavy(uint256 surplus, uint256 most);
    /// @notice The shipment under certificate `certificate_` was stopped on day `stopped`: one office decides alone more than `limitDays` days later, and today is day `today`.
    error DetentionsNotAloneYet(CertificateId certificate_, Day stopped, uint256 limitDays, Day today);
    /// @notice Certificate `certificate_` is in status `status`: nothing under it is under way.
    error DetentionsNotUnderWay(CertificateId certificate_, CertificateStatus status);
    /// @notice Certificate `certificate_` is in status `status`, not lost.
    error DetentionsNotLost(CertificateId certificate_, CertificateStatus status);
    /// @notice The shipment under certificate `certificate_` was last heard of on day `since`: one office declares it lost more than `limitDays` days later, or long enough after it left, and today is day `today`.
    error DetentionsNotLostYet(CertificateId certificate_, Day since, uint256 limitDays, Day today);
    /// @notice The shipment under certificate `certificate_` was declared lost by both offices on day `stopped`: one alone finds it more than `limitDays` days later, and today is day `today`.
    error DetentionsNotFoundAlone(CertificateId certificate_, Day stopped, uint256 limitDays, Day today);

    /// @notice Row 12: the office of the destination stops all that is still to come, with a reason and a document.
    /// @dev A `sealsDocument` is a finding on the seals, as of one who confirms; without one there is none.
    /// @dev Warning: seals found broken stay on record like a report of them: whoever confirms after all answers it.
    /// @dev Warning: how long it has been detained counts from the day of the block, whatever `day` says.
    function detain(
        CertificateId certificate,
        Millicarats measured,
        Day day,
        DocumentId reason,
        DocumentId document,
        bool sealsIntact,
        DocumentId sealsDocument
    ) external;

    /// @notice Row 12b: the office of the destination lets a detained shipment go, with a document: it is on its way as before.
    function release(CertificateId certificate, DocumentId document) external;

    /// @notice Row 15: the office of the destination sends a shipment back of which nothing was confirmed.
    function turnBack(CertificateId certificate, Day day, DocumentId document) external;

    /// @notice Row 16: the exporting office has a shipment back. Its parcels are in the office's hands where they left; their owners are as before.
    function takeBack(
        CertificateId certificate,
        Day day,
        DocumentId document,
        Packing calldata packing
    ) external;

    /// @notice Rows 13, 18, 19 and 23: what becomes of a shipment, as both offices signed.
    /// @dev Anyone may relay. The resolution names the certificate's step, so it works once and for this detention or loss alone.
    /// @dev Where an office asks for two keys, and on the exporting side also where the office that issued it does, a second one has signed the same resolution.
    /// @param exporting By a key of the exporting office, and by a second one where that is asked for; nobody asks for a third.
    /// @dev Warning: what was found above the certified weights becomes a parcel of its own, on hold, of an origin that is not stated.
    /// @dev Warning: a technical certificate sends goods on to where their owners did not ask for.
    function resolve(
        Resolution calldata order,
        OrganisationId exportingOffice,
        OrganisationId importingOffice,
        bytes[] calldata exporting,
        bytes[] calldata importing,
        Packing calldata packing
    ) external;

    /// @notice Row 14: the office of the destination decides alone about what has been detained for long: it goes back, or is forfeited.
    /// @param approval By another key of the office, looked at where it asks for two.
    /// @dev Warning: the days count from the block that recorded the detention.
    function resolveAlone(
        CertificateId certificate,
        Outcome outcome,
        Day day,
        DocumentId document,
        Packing calldata packing,
        Approval calldata approval,
        bytes calldata signature
    ) external;

    /// @notice Row 18: the exporting office alone declares a shipment lost of which nothing was heard for long, or that left longer ago than twice the days of a detention.
    function lose(
        CertificateId certificate,
        Day day,
        DocumentId document,
        Packing calldata packing
    ) external;

    /// @notice Row 19: the office of the destination has found a lost shipment: it is on its way again.
    function findOnItsWay(
        CertificateId certificate,
        Day day,
        DocumentId document,
        Packing calldata packing
    ) external;

    /// @notice Row 19: the exporting office has found a lost shipment: it is back in the office's hands.
    function findBack(
        CertificateId certificate,
        Day day,
        DocumentId document,
        Packing calldata packing
    ) external;
}
