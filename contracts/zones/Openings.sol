// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {
    NATURE_DECLARED,
    NATURE_NOT_STATED,
    NATURE_OPENING,
    NATURE_TRACED,
    POWER_LICENCE,
    ZONE_CLEAR,
    ZONE_CLOSED
} from "contracts/types/Codes.sol";
import {IZones, Zone} from "contracts/interfaces/IZones.sol";
import {Histories, History} from "contracts/libraries/Histories.sol";
import {Limits} from "contracts/types/Limits.sol";
import {
    Day,
    DecisionId,
    DocumentId,
    NOBODY,
    NO_DOCUMENT,
    OrganisationId,
    Participant,
    ZoneId,
    today
} from "contracts/types/Types.sol";
import {OwnBarWord, OwnBarWords} from "contracts/types/OwnBarWord.sol";
import {ZoneWord} from "contracts/types/ZoneWord.sol";
import {ZoneStatus} from "contracts/types/CodeTypes.sol";
import {OwnBars} from "contracts/zones/OwnBars.sol";

/// @dev How zones begin, and close in the place of others: licence offices open those of their own.
abstract contract Openings is OwnBars {
    using Histories for History;

    uint16 private _zoneCount;
    // Those in which something can be dug.
    mapping(Participant participant => ZoneId[]) private _tracedZones;

    /// @inheritdoc IZones
    function openZone(DocumentId boundary, ZoneId[] calldata replaces) external returns (ZoneId) {
        (OrganisationId by, Participant participant) =
            _participants.actingOffice(msg.sender, POWER_LICENCE);
        if (boundary == NO_DOCUMENT) revert ZonesBoundaryMissing(participant);
        if (_tracedZones[participant].length >= Limits.ZONES) {
            revert ZonesTooMany(participant, Limits.ZONES);
        }
        for (uint256 i; i < replaces.length; ++i) {
            if (i > 0 && ZoneId.unwrap(replaces[i]) <= ZoneId.unwrap(replaces[i - 1])) {
                revert ZonesNotAscending(replaces[i]);
            }
            _checkOwn(replaces[i], participant);
        }
        Zone memory inherited = _inherited(participant);

        ZoneId opened = _openZone(inherited, boundary, replaces);
        DecisionId decision = boundary.asDecision();
        OwnBarWord own;
        for (uint256 i; i < replaces.length; ++i) {
            own = _longer(own, replaces[i]);
            _close(replaces[i], opened, decision);
        }
        ZoneId byDefault = _firstZones[participant];
        if (_lastEpoch(byDefault).status() != ZONE_CLOSED) {
            own = _longer(own, byDefault);
            _close(byDefault, opened, decision);
        }
        _takeOver(opened, own, by, boundary);
        return opened;
    }

    /// @inheritdoc IZones
    function openFirst(Participant participant) external onlyFrom(address(_participants)) {
        ZoneId[] memory none;
        Zone memory like = _unopened(participant);
        _firstZones[participant] = _openZone(like, NO_DOCUMENT, none);
        like.nature = NATURE_DECLARED;
        _openZone(like, NO_DOCUMENT, none);
        like.nature = NATURE_OPENING;
        _openZone(like, NO_DOCUMENT, none);
        like.nature = NATURE_NOT_STATED;
        _openZone(like, NO_DOCUMENT, none);
    }

    /// @inheritdoc IZones
    function zoneCount() external view returns (uint16) {
        return _zoneCount;
    }

    /// What a new zone begins with: the strictest status decided of any zone of its Participant that
    /// is not closed, and who releases for it; those that it replaces are not closed until it is open.
    function _inherited(Participant participant) private view returns (Zone memory like) {
        like = _unopened(participant);
        ZoneId[] memory all = _tracedZones[participant];
        for (uint256 i; i < all.length; ++i) {
            ZoneWord its = _strictest(all[i]);
            ZoneStatus status = its.status();
            if (status == ZONE_CLOSED || status < like.status) continue;
            // Of two that are as strict, who is named stands before nobody.
            bool names = status > like.status || like.releaser == NOBODY;
            if (names) like.releaser = its.releaser();
            like.status = status;
        }
    }

    /// Of the epoch in force today and those recorded since, which begin later.
    function _strictest(ZoneId zone_) private view returns (ZoneWord strictest) {
        uint256[] memory words = _zones[zone_].all();
        for (uint256 i = words.length; i > 0; --i) {
            ZoneWord word = ZoneWord.wrap(words[i - 1]);
            bool asStrict = word.status() == strictest.status() && word.releaser() != NOBODY;
            if (word.status() > strictest.status() || asStrict) strictest = word;
            if (word.since() <= today()) break;
        }
    }

    /// @dev A clear traced zone, as the first of a Participant is.
    function _unopened(Participant participant) private view returns (Zone memory) {
        return Zone(participant, ZONE_CLEAR, 1, today(), today(), NATURE_TRACED, NOBODY);
    }

    function _openZone(Zone memory like, DocumentId boundary, ZoneId[] memory replaces)
        private
        returns (ZoneId opened)
    {
        opened = ZoneId.wrap(++_zoneCount);
        _addEpoch(opened, like);
        if (like.nature == NATURE_TRACED) _tracedZones[like.participant].push(opened);

        emit ZoneOpened(opened, like.participant, like.nature, boundary, replaces);
        emit EpochOpened(
            opened, 1, like.status, today(), like.releaser, boundary.asDecision()
        );
    }

    /// @dev What is decided about it from then on is about the one that took its place. Who releases
    /// stays who does so now, or is to.
    function _close(ZoneId zone_, ZoneId successor_, DecisionId decision) private {
        _successors[zone_] = successor_;
        OrganisationId releaser = _epochOn(zone_, today()).releaser();
        if (releaser == NOBODY) releaser = _lastEpoch(zone_).releaser();
        _newEpoch(zone_, ZONE_CLOSED, today(), releaser, decision);
    }

    /// @dev What the Participant itself stopped or barred of a zone that closes goes on in the one in
    /// its place: of several the one that lasts longest.
    function _longer(OwnBarWord own, ZoneId closing) private view returns (OwnBarWord) {
        OwnBarWord its = _lastOwn(closing);
        Day until = its.approved() ? its.until() : its.since().plusDays(Limits.STOP_AGAIN_DAYS);
        return until > today() && its.until() > own.until() ? its : own;
    }

    function _takeOver(ZoneId opened, OwnBarWord own, OrganisationId by, DocumentId document)
        private
    {
        if (OwnBarWord.unwrap(own) == 0) return;
        uint8 epoch = own.approved() ? 2 : 1;
        own = OwnBarWords.pack(own.since(), own.until(), today(), epoch, own.approved());
        _put(opened, own, by, document);
    }
}
