// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {CertificateId, Day, DocumentId, OrganisationId} from "contracts/types/Types.sol";
import {Millicarats} from "contracts/types/Measures.sol";
import {CertificateStatus} from "contracts/types/CodeTypes.sol";
import {Packing} from "contracts/interfaces/ICertificates.sol";

/// @title Shipments that do not arrive as they left: detained, released, turned back (rules.md, b, rows 12 to 19).
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
    /// @notice The shipment is back where it left, on `day`: what was left of it is in the hands of its exporting office.
    event ShipmentReturned(
        CertificateId indexed certificate,
        OrganisationId indexed office,
        Day day,
        DocumentId document
    );

    /// @notice Certificate `certificate_` has had `step` detentions, releases and resolutions: from `limit` on it is detained no more.
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

    /// @notice Row 12: the office of the destination stops all that is still to come, with a reason and a document.
    /// @dev Warning: how long it has been detained counts from the day of the block, whatever `day` says.
    function detain(
        CertificateId certificate,
        Millicarats measured,
        Day day,
        DocumentId reason,
        DocumentId document
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
}
