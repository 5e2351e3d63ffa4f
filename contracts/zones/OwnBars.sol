// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {POWER_LICENCE} from "contracts/types/Codes.sol";
import {IEnrolments} from "contracts/interfaces/IEnrolments.sol";
import {IZones} from "contracts/interfaces/IZones.sol";
import {Approvals} from "contracts/libraries/Approvals.sol";
import {Histories, History} from "contracts/libraries/Histories.sol";
import {Limits} from "contracts/types/Limits.sol";
import {Approval} from "contracts/types/Orders.sol";
import {OwnBarWord, OwnBarWords} from "contracts/types/OwnBarWord.sol";
import {
    Day,
    DocumentId,
    FOREVER,
    OrganisationId,
    Participant,
    ZoneId,
    today
} from "contracts/types/Types.sol";
import {ZoneWord} from "contracts/types/ZoneWord.sol";
import {Epochs} from "contracts/zones/Epochs.sol";

/// @dev What a Participant stops or bars of its own zones. It lies over what is decided and writes
/// nothing over: when it has ended, what was decided last is in force.
abstract contract OwnBars is Epochs {
    using Histories for History;

    IEnrolments private immutable _enrolments;

    constructor(IEnrolments enrolments) {
        _enrolments = enrolments;
    }

    /// @inheritdoc IZones
    function stopOwn(ZoneId zone_, DocumentId document) external {
        (OrganisationId by,, OwnBarWord last) = _own(zone_);
        if (last.until() >= today()) revert ZonesAlreadyBarred(zone_, last.since());
        Day again = last.since().plusDays(Limits.STOP_AGAIN_DAYS);
        if (!last.approved() && today() < again) {
            revert ZonesStoppedLately(zone_, last.since(), again);
        }

        Day until = today().plusDays(Limits.STOP_DAYS - 1);
        uint8 epochs = _epochsSoFar(zone_);
        _put(zone_, OwnBarWords.pack(today(), until, today(), epochs, false), by, document);
    }

    /// @inheritdoc IZones
    function endStop(ZoneId zone_, DocumentId document) external {
        (OrganisationId by,, OwnBarWord last) = _own(zone_);
        if (last.approved() || last.until() <= today()) revert ZonesNotStopped(zone_);

        _end(zone_, last, by, document);
    }

    /// @inheritdoc IZones
    function barOwn(
        ZoneId zone_,
        uint8 epoch,
        DocumentId document,
        Approval calldata approval,
        bytes calldata signature
    ) external {
        (OrganisationId by, Participant participant, OwnBarWord last) = _own(zone_);
        bool goesOn = last.until() >= today();
        if (goesOn && last.approved()) revert ZonesAlreadyBarred(zone_, last.since());
        uint8 epochs = _epochsSoFar(zone_);
        if (epoch != epochs) revert ZonesOtherEpoch(zone_, epoch, epochs);
        if (epochs >= Limits.OWN_EPOCHS) revert ZonesTooManyEpochs(zone_, Limits.OWN_EPOCHS);
        _checkApproved(zone_, epoch, document, approval, signature, participant);

        // A stop becomes a bar from its first day, which takes its place.
        if (goesOn) _ownBars[zone_].last = 0;
        Day since = goesOn ? last.since() : today();
        _put(zone_, OwnBarWords.pack(since, FOREVER, today(), epochs + 1, true), by, document);
    }

    /// @inheritdoc IZones
    function clearOwn(
        ZoneId zone_,
        uint8 epoch,
        DocumentId document,
        Approval calldata approval,
        bytes calldata signature
    ) external {
        (OrganisationId by, Participant participant, OwnBarWord last) = _own(zone_);
        if (!last.approved() || last.until() <= today()) revert ZonesNotBarredByItself(zone_);
        if (epoch != last.epoch()) revert ZonesOtherEpoch(zone_, epoch, last.epoch());
        _checkApproved(zone_, epoch, document, approval, signature, participant);

        _end(zone_, last, by, document);
    }

    /// @dev The only writer of one that is new.
    function _put(ZoneId zone_, OwnBarWord own, OrganisationId by, DocumentId document) internal {
        _ownBars[zone_].add(OwnBarWord.unwrap(own));
        _zones[zone_].last = ZoneWord.unwrap(_lastEpoch(zone_).withOwn());

        if (own.approved()) emit ZoneBarred(zone_, own.epoch(), own.since(), by, document);
        else emit ZoneStopped(zone_, own.since(), own.until(), by, document);
    }

    /// Its last day is today: the days on which it was in force stay as they were.
    function _end(ZoneId zone_, OwnBarWord own, OrganisationId by, DocumentId document) private {
        _ownBars[zone_].last = OwnBarWord.unwrap(own.endedOn(today()));

        emit OwnBarEnded(zone_, today(), by, document);
    }

    function _own(ZoneId zone_)
        private
        view
        returns (OrganisationId by, Participant participant, OwnBarWord last)
    {
        (by, participant) = _participants.actingOffice(msg.sender, POWER_LICENCE);
        _checkOwn(zone_, participant);
        last = _lastOwn(zone_);
    }

    function _checkApproved(
        ZoneId zone_,
        uint8 epoch,
        DocumentId document,
        Approval calldata approval,
        bytes calldata signature,
        Participant participant
    ) private view {
        _enrolments.checkApproved(
            participant,
            approval,
            signature,
            Approvals.act(msg.sig, abi.encode(zone_, epoch, document))
        );
    }
}
