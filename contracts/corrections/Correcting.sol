// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {HOLD_IN_FORCE} from "contracts/types/Codes.sol";
import {OrderHashes} from "contracts/types/OrderHashes.sol";
import {ParcelWord} from "contracts/types/ParcelWord.sol";
import {
    OrganisationId,
    ParcelId,
    Participant,
    todayOrLater
} from "contracts/types/Types.sol";
import {ParcelStatus, Powers} from "contracts/types/CodeTypes.sol";
import {ICertificates} from "contracts/interfaces/ICertificates.sol";
import {ICorrections} from "contracts/interfaces/ICorrections.sol";
import {Hold, IParcels} from "contracts/interfaces/IParcels.sol";
import {IParticipants} from "contracts/interfaces/IParticipants.sol";

/// @dev What all corrections of one parcel share: whose they are, and how its word is written.
abstract contract Correcting is ICorrections {
    IParticipants internal immutable _participants;
    IParcels internal immutable _parcels;
    ICertificates internal immutable _certificates;

    constructor(IParticipants participants, IParcels parcels, ICertificates certificates) {
        _participants = participants;
        _parcels = parcels;
        _certificates = certificates;
    }

    /// @dev The office that sends, with one of the powers in `power`, where the parcel lies.
    function _officeOf(ParcelId parcel, ParcelWord word, Powers power)
        internal
        view
        returns (OrganisationId office)
    {
        Participant participant;
        (office, participant) = _participants.actingOffice(msg.sender, power);
        if (participant != word.place()) {
            revert CorrectionsElsewhere(parcel, word.place(), participant);
        }
    }

    /// @dev All holds in force, by the revisions at which they were placed.
    function _checkHolds(ParcelId parcel, ParcelWord word, uint16[] calldata held) internal view {
        if (held.length != word.holds()) {
            revert CorrectionsHoldsNamed(parcel, word.holds(), held.length);
        }
        uint16 last;
        for (uint256 i; i < held.length; ++i) {
            Hold memory hold = _parcels.hold(OrderHashes.holdId(parcel, held[i]));
            if (held[i] <= last || hold.status != HOLD_IN_FORCE) {
                revert CorrectionsNoSuchHold(parcel, held[i]);
            }
            last = held[i];
        }
    }

    function _write(ParcelId parcel, ParcelWord word, ParcelStatus status)
        internal
        returns (ParcelWord)
    {
        ParcelId[] memory parcels = new ParcelId[](1);
        ParcelWord[] memory words = new ParcelWord[](1);
        parcels[0] = parcel;
        words[0] = word.withStatus(status).withDay(todayOrLater(word.day())).revised();
        _parcels.write(parcels, words, 1);
        return words[0];
    }
}
