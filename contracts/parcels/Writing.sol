// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {HOLD_RELEASED, PARCEL_NONE, PARCEL_SPENT} from "contracts/types/Codes.sol";
import {OrderHashes} from "contracts/types/OrderHashes.sol";
import {ParcelWord} from "contracts/types/ParcelWord.sol";
import {DocumentId, HoldId, NO_DOCUMENT, OrganisationId, ParcelId} from "contracts/types/Types.sol";
import {HoldReason, ParcelStatus} from "contracts/types/CodeTypes.sol";
import {IParcels} from "contracts/interfaces/IParcels.sol";
import {NotTheDoor} from "contracts/libraries/Doors.sol";
import {mayMove} from "contracts/libraries/ParcelMoves.sol";
import {Holds} from "contracts/parcels/Holds.sol";

/// @dev What the contracts that were named at the founding write, each by its job: Corrections and
/// Paper may make weight, Transformations no more than it spends in the same call, Issuance,
/// Cancellations, Shipments and Detentions none. The status moves by one table (ParcelMoves), and the revision
/// rises by one.
abstract contract Writing is Holds {
    /// What a contract that writes may do to weight.
    enum Job {
        Makes, // registers what is new
        Spends, // makes at most what it spends
        Moves // makes none, raises none
    }

    uint16 private constant PRODUCT_REVISION = 2;

    address private immutable _transformations;
    address private immutable _corrections;
    address private immutable _issuance;
    address private immutable _cancellations;
    address private immutable _shipments;
    address private immutable _detentions;
    address private immutable _paper;

    constructor(
        address transformations,
        address corrections,
        address issuance,
        address cancellations,
        address shipments,
        address detentions,
        address paper
    ) {
        _transformations = transformations;
        _corrections = corrections;
        _issuance = issuance;
        _cancellations = cancellations;
        _shipments = shipments;
        _detentions = detentions;
        _paper = paper;
    }

    /// @inheritdoc IParcels
    function write(ParcelId[] calldata parcels, ParcelWord[] calldata words_, uint256 changed)
        external
    {
        Job job = _job();
        if (parcels.length != words_.length) {
            revert ParcelsWordsMissing(parcels.length, words_.length);
        }
        uint256 spent;
        uint256 made;
        for (uint256 i; i < parcels.length; ++i) {
            ParcelId parcel = parcels[i];
            Slot storage slot = _parcels[parcel];
            ParcelWord from = slot.word;
            ParcelWord to = words_[i];
            _checkWrite(parcel, from, to, i < changed);
            if (job == Job.Moves) _checkKept(parcel, from, to, i < changed);
            spent += from.millicarats().amount();
            if (to.status() != PARCEL_SPENT) made += to.millicarats().amount();
            slot.word = to;
        }
        if (job == Job.Spends && made > spent) revert ParcelsMadeMore(spent, made);
    }

    /// @inheritdoc IParcels
    function noteHold(
        ParcelId parcel,
        OrganisationId by,
        uint16 revision,
        HoldReason reason,
        address key
    ) external {
        _job();

        _noteHold(parcel, by, revision, reason, key, NO_DOCUMENT);
    }

    /// @inheritdoc IParcels
    function endHolds(
        ParcelId parcel,
        uint16[] calldata revisions,
        OrganisationId by,
        DocumentId document
    ) external {
        _job();

        uint16 revision = _parcels[parcel].word.revision();
        for (uint256 i; i < revisions.length; ++i) {
            HoldId id = OrderHashes.holdId(parcel, revisions[i]);
            _holds[id].status = HOLD_RELEASED;

            emit HoldReleased(id, parcel, by, revision, document);
        }
    }

    /// @dev What the caller may do to weight; whoever was not named at the founding, nothing.
    function _job() private view returns (Job) {
        if (msg.sender == _transformations) return Job.Spends;
        bool moves = msg.sender == _issuance || msg.sender == _cancellations
            || msg.sender == _shipments || msg.sender == _detentions;
        if (moves) return Job.Moves;
        if (msg.sender == _corrections || msg.sender == _paper) return Job.Makes;
        revert NotTheDoor(msg.sender);
    }

    /// @dev Who only moves parcels makes none, raises none, and leaves what they are made of.
    function _checkKept(ParcelId parcel, ParcelWord from, ParcelWord to, bool change)
        private
        view
    {
        if (!change) revert ParcelsMayNotMake(parcel, msg.sender);
        if (from.millicarats() < to.millicarats()) {
            revert ParcelsMayNotRaise(parcel, from.millicarats(), to.millicarats());
        }
        if (to.blend() != from.blend()) {
            revert ParcelsMayNotChangeOrigin(parcel, from.blend(), to.blend());
        }
    }

    function _checkWrite(ParcelId parcel, ParcelWord from, ParcelWord to, bool change)
        private
        pure
    {
        ParcelStatus status = from.status();
        if (change && status == PARCEL_NONE) revert ParcelsUnknown(parcel);
        if (!change && status != PARCEL_NONE) revert ParcelsExists(parcel);
        if (!mayMove(status, to.status())) revert ParcelsIllegalMove(parcel, status, to.status());
        // What work ends keeps the last revision that there is.
        bool spent = to.status() == PARCEL_SPENT && to.revision() == from.revision();
        if (spent && from.revision() == type(uint16).max) return;
        _checkRoom(parcel, from);
        // What is registered begins at 1; what is made of it at 2, so that 1 means untouched.
        bool follows =
            to.revision() == from.revision() + 1 || (!change && to.revision() == PRODUCT_REVISION);
        if (!follows) revert ParcelsWrongRevision(parcel, from.revision(), to.revision());
    }
}
