// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {PARCEL_HELD, PARCEL_MISSING, PARCEL_SEALED} from "contracts/types/Codes.sol";
import {Limits} from "contracts/types/Limits.sol";
import {ParcelWord} from "contracts/types/ParcelWord.sol";
import {ParcelId} from "contracts/types/Types.sol";
import {ParcelStatus} from "contracts/types/CodeTypes.sol";
import {IParcels} from "contracts/interfaces/IParcels.sol";
import {IParticipants} from "contracts/interfaces/IParticipants.sol";

/// @dev What every parcel is now, in one word each (ParcelWord). No history: what a parcel was stands
/// in the events.
abstract contract Words is IParcels {
    /// A storage pointer to one slot: found once, read once and written once.
    struct Slot {
        ParcelWord word;
    }

    IParticipants internal immutable _participants;

    mapping(ParcelId parcel => Slot) internal _parcels;

    constructor(IParticipants participants) {
        _participants = participants;
    }

    /// @inheritdoc IParcels
    function word(ParcelId parcel) external view returns (ParcelWord) {
        return _parcels[parcel].word;
    }

    /// @inheritdoc IParcels
    function words(ParcelId[] calldata parcels) external view returns (ParcelWord[] memory found) {
        found = new ParcelWord[](parcels.length);
        for (uint256 i; i < parcels.length; ++i) {
            found[i] = _parcels[parcels[i]].word;
        }
    }

    function _isAtRest(ParcelWord word_) internal pure returns (bool) {
        ParcelStatus status = word_.status();
        return status == PARCEL_HELD || status == PARCEL_SEALED || status == PARCEL_MISSING;
    }

    function _checkRevision(ParcelId parcel, ParcelWord word_, uint16 named) internal pure {
        if (word_.revision() != named) revert ParcelsChanged(parcel, word_.revision(), named);
        if (named > Limits.REVISIONS) revert ParcelsRevisionsUsedUp(parcel, named);
    }

    function _checkRoom(ParcelId parcel, ParcelWord word_) internal pure {
        uint16 revision = word_.revision();
        if (revision == type(uint16).max) revert ParcelsRevisionsUsedUp(parcel, revision);
    }
}
