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

/// An importer's word that it takes what arrives into its own hands.
library Acceptances {
    /// Checks that `importer` signed `digest` for this shipment, of this weight, and may hold what arrived in `place` on `day`.
    function check(
        IParticipants participants,
        Acceptance calldata acceptance,
        bytes32 digest,
        bytes calldata signature,
        ShipmentId shipment,
        OrganisationId importer,
        Millicarats millicarats,
        Participant place,
        Day day
    ) internal view {
        Signatures.checkDeadline(acceptance.signedAt, acceptance.deadline, Limits.ORDER_DAYS);
        address key = Signatures.signer(digest, signature, acceptance.importer);
        participants.checkActor(key, acceptance.importer, acceptance.signedAt, day);
        if (acceptance.shipment != shipment) {
            revert AcceptancesOtherShipment(acceptance.shipment, shipment);
        }
        if (acceptance.millicarats != millicarats) {
            revert AcceptancesOtherWeight(shipment, acceptance.millicarats, millicarats);
        }
        if (acceptance.importer != importer) {
            revert AcceptancesOtherImporter(acceptance.importer, importer);
        }
        participants.checkHolder(importer, place, day);
    }
}
