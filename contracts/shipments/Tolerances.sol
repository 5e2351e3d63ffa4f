// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Deciding} from "contracts/certificates/Deciding.sol";
import {Office} from "contracts/interfaces/IParticipants.sol";
import {IShipments, Tolerance} from "contracts/interfaces/IShipments.sol";
import {POWER_IMPORT, POWER_LICENCE} from "contracts/types/Codes.sol";
import {Limits} from "contracts/types/Limits.sol";
import {Millicarats} from "contracts/types/Measures.sol";
import {OrganisationId, Participant, today} from "contracts/types/Types.sol";

/// @dev How far from the certified weight an importing office may measure what it confirms: by its
/// scales, so by office, and set by a licence office of its Participant. Who weighs does not say by
/// itself what is overlooked, where there are two offices.
abstract contract Tolerances is IShipments, Deciding {
    uint256 private constant MILLION = 1_000_000;

    mapping(OrganisationId office => Tolerance) private _tolerances;

    /// @inheritdoc IShipments
    function setTolerance(OrganisationId office, Millicarats millicarats, uint32 ppm) external {
        (OrganisationId by, Participant participant) = _office(POWER_LICENCE);
        Office memory its = _participants.office(office);
        if (its.participant != participant || (its.powers & POWER_IMPORT).areNoPowers()) {
            revert ShipmentsNotAnImportOffice(office, participant);
        }
        if (millicarats.amount() > Limits.TOLERANCE_MILLICARATS || ppm > Limits.TOLERANCE_PPM) {
            revert ShipmentsTolerateTooMuch(
                millicarats, Limits.TOLERANCE_MILLICARATS, ppm, Limits.TOLERANCE_PPM
            );
        }
        Tolerance memory to = _tolerances[office];
        if (today() >= to.fromDay) (to.millicaratsBefore, to.ppmBefore) = (to.millicarats, to.ppm);
        (to.millicarats, to.ppm, to.fromDay) = (millicarats, ppm, today().plusDays(1));
        _tolerances[office] = to;

        emit ToleranceSet(office, millicarats, ppm, to.fromDay, by);
    }

    /// @inheritdoc IShipments
    function tolerance(OrganisationId office) external view returns (Tolerance memory) {
        return _tolerances[office];
    }

    /// @dev In force from the day after it was set: nobody sets one for a shipment that stands before
    /// them.
    function _tolerated(OrganisationId office, uint256 certified)
        internal
        view
        returns (uint256 tolerated)
    {
        Tolerance memory its = _tolerances[office];
        bool inForce = today() >= its.fromDay;
        uint256 weight = (inForce ? its.millicarats : its.millicaratsBefore).amount();
        tolerated = certified * (inForce ? its.ppm : its.ppmBefore) / MILLION;
        if (weight > tolerated) tolerated = weight;
        uint256 most = certified / Limits.TOLERATED_PART;
        if (tolerated > most) tolerated = most;
    }
}
