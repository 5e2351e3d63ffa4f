// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {
    HOLD_COLLISION,
    HOLD_IN_FORCE,
    HOLD_LATE,
    HOLD_LIMITED_ZONE,
    HOLD_OFFICE,
    HOLD_RELEASED,
    PARCEL_NONE,
    POWERS_THAT_HOLD,
    POWER_LICENCE
} from "contracts/types/Codes.sol";
import {Limits} from "contracts/types/Limits.sol";
import {OrderHashes} from "contracts/types/OrderHashes.sol";
import {ParcelWord} from "contracts/types/ParcelWord.sol";
import {
    DocumentId,
    HoldId,
    NO_DOCUMENT,
    OrganisationId,
    ParcelId,
    Participant,
    today
} from "contracts/types/Types.sol";
import {HoldReason} from "contracts/types/CodeTypes.sol";
import {Hold, IParcels} from "contracts/interfaces/IParcels.sol";
import {Office} from "contracts/interfaces/IParticipants.sol";
import {Approvals} from "contracts/libraries/Approvals.sol";
import {Words} from "contracts/parcels/Words.sol";

/// @dev Holds on parcels: an office places and releases its own, on parcels as they are.
abstract contract Holds is Words {
    mapping(HoldId hold => Hold) internal _holds;

    /// @inheritdoc IParcels
    function placeHolds(ParcelId[] calldata parcels, HoldReason reason, DocumentId document)
        external
    {
        (OrganisationId office, Participant participant) =
            _participants.actingOffice(msg.sender, POWERS_THAT_HOLD);
        if (reason > HOLD_LIMITED_ZONE && reason != HOLD_OFFICE || reason == HoldReason.wrap(0)) {
            revert ParcelsUnknownReason(reason);
        }
        if (parcels.length == 0) revert ParcelsNothingHeld(office);
        if (parcels.length > Limits.HOLD_PARCELS) {
            revert ParcelsTooManyHeld(parcels.length, Limits.HOLD_PARCELS);
        }
        ParcelId last;
        for (uint256 i; i < parcels.length; ++i) {
            if (ParcelId.unwrap(parcels[i]) <= ParcelId.unwrap(last)) {
                revert ParcelsNotAscending(parcels[i]);
            }
            last = parcels[i];
            _placeHold(last, office, participant, reason, document);
        }
    }

    /// @inheritdoc IParcels
    function releaseHold(HoldId hold_, DocumentId document) external {
        OrganisationId by = _participants.actingOrganisation(msg.sender);
        Hold memory placed = _holds[hold_];
        if (placed.status != HOLD_IN_FORCE) revert ParcelsHoldNotInForce(hold_, placed.status);
        _checkReleaser(hold_, placed.by, by);
        _checkOtherKey(hold_, placed.key);
        bool judged = placed.cause < HOLD_LATE || placed.cause == HOLD_COLLISION;
        if (judged && document == NO_DOCUMENT) revert ParcelsNoDocument(hold_);
        Slot storage slot = _parcels[placed.parcel];
        ParcelWord word_ = slot.word;
        if (!_isAtRest(word_)) revert ParcelsNotAtRest(placed.parcel, word_.status());
        _checkRoom(placed.parcel, word_);

        // Cannot underflow: every hold in force is counted in its parcel's word.
        word_ = word_.withHolds(word_.holds() - 1).revised();
        slot.word = word_;
        _holds[hold_].status = HOLD_RELEASED;

        emit HoldReleased(hold_, placed.parcel, by, word_.revision(), document);
    }

    /// @inheritdoc IParcels
    function hold(HoldId hold_) external view returns (Hold memory) {
        return _holds[hold_];
    }

    function _placeHold(
        ParcelId parcel,
        OrganisationId office,
        Participant participant,
        HoldReason reason,
        DocumentId document
    ) private {
        Slot storage slot = _parcels[parcel];
        ParcelWord word_ = slot.word;
        if (word_.status() == PARCEL_NONE) revert ParcelsUnknown(parcel);
        if (!_isAtRest(word_) || word_.place() != participant) {
            emit HoldSkipped(parcel, office, word_.status());
            return;
        }
        _checkRoom(parcel, word_);
        if (word_.holds() == type(uint8).max) revert ParcelsHoldsUsedUp(parcel, word_.holds());

        word_ = word_.withHolds(word_.holds() + 1).revised();
        slot.word = word_;

        _noteHold(parcel, office, word_.revision(), reason, address(0), document);
    }

    /// @dev Whose hold it is or, once that is a closed office, a licence office of its Participant.
    function _checkReleaser(HoldId hold_, OrganisationId owner, OrganisationId by) private view {
        Office memory office = _participants.officeNow(owner);
        if (by == owner) {
            if (office.powers.areNoPowers()) return _participants.checkStanding(by, today());
            _participants.actingOffice(msg.sender, POWERS_THAT_HOLD);
            return;
        }
        if (office.powers.areNoPowers() || today() <= office.until) {
            revert ParcelsNotYourHold(hold_, owner, by);
        }
        (, Participant participant) = _participants.actingOffice(msg.sender, POWER_LICENCE);
        if (participant != office.participant) revert ParcelsNotYourHold(hold_, owner, by);
    }

    /// @dev What one key entered another releases. Neither is young: whoever has stolen one enrols
    /// another and waits, whichever of the two enters.
    function _checkOtherKey(HoldId hold_, address entered) private view {
        if (entered == address(0)) return;
        if (msg.sender == entered) revert ParcelsSameKey(hold_, entered);
        Approvals.checkAge(_participants, entered);
        Approvals.checkAge(_participants, msg.sender);
    }

    function _noteHold(
        ParcelId parcel,
        OrganisationId by,
        uint16 revision,
        HoldReason reason,
        address key,
        DocumentId document
    ) internal {
        HoldId id = OrderHashes.holdId(parcel, revision);
        _holds[id] = Hold(by, HOLD_IN_FORCE, reason, key, parcel);

        emit HoldPlaced(id, parcel, by, revision, reason, key, document);
    }
}
