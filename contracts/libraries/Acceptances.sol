// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IParticipants} from "contracts/interfaces/IParticipants.sol";
import {Signatures} from "contracts/libraries/Signatures.sol";
import {Limits} from "contracts/types/Limits.sol";
import {Acceptance} from "contracts/types/Orders.sol";
import {Millicarats} from "contracts/types/Measures.sol";
import {Day, OrganisationId, Participant, ShipmentId} from "contracts/types/Types.sol";

/// @notice The acceptance is for shipment `accepted`, not for `shipment`.
error AcceptancesOtherShipment(ShipmentId accepted, ShipmentId shipment);
/// @notice The acceptance of shipment `shipment` is for `accepted` millicarats; its certificate or paper states `millicarats`.
error AcceptancesOtherWeight(ShipmentId shipment, Millicarats accepted, Millicarats millicarats);
/// @notice The acceptance is by organisation `accepting`, not by the importer `importer`.
error AcceptancesOtherImporter(OrganisationId accepting, OrganisationId importer);

/// What arrives: what an acceptance has to be of, and where and when the importer is to hold it.
struct Arriving {
    ShipmentId shipment;
    OrganisationId importer;
    Millicarats millicarats; // as the certificate or paper states
    Participant place;
    Day day;
}

/// An importer's word that it takes what arrives into its own hands.
library Acceptances {
    /// @return Who holds what arrives: its importer, if it signed `digest` and may hold it, and
    /// `office` when there is no signature.
    function custodian(
        IParticipants participants,
        Acceptance calldata acceptance,
        bytes32 digest,
        bytes calldata signature,
        Arriving memory arriving,
        OrganisationId office
    ) internal view returns (OrganisationId) {
        if (signature.length == 0) return office;
        Signatures.checkDeadline(acceptance.signedAt, acceptance.deadline, Limits.ORDER_DAYS);
        address key = Signatures.signer(digest, signature, acceptance.importer);
        participants.checkActor(key, acceptance.importer, acceptance.signedAt, arriving.day);
        if (acceptance.shipment != arriving.shipment) {
            revert AcceptancesOtherShipment(acceptance.shipment, arriving.shipment);
        }
        if (acceptance.millicarats != arriving.millicarats) {
            revert AcceptancesOtherWeight(
                arriving.shipment, acceptance.millicarats, arriving.millicarats
            );
        }
        if (acceptance.importer != arriving.importer) {
            revert AcceptancesOtherImporter(acceptance.importer, arriving.importer);
        }
        participants.checkHolder(arriving.importer, arriving.place, arriving.day);
        return arriving.importer;
    }
}
