// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {
    NATURE_DECLARED,
    NATURE_NOT_STATED,
    NATURE_OPENING,
    NATURE_TRACED,
    POWER_LICENCE,
    ZONE_BARRED,
    ZONE_CLEAR,
    ZONE_CLOSED
} from "contracts/types/Codes.sol";
import {IParticipants} from "contracts/interfaces/IParticipants.sol";
import {IZones, Zone} from "contracts/interfaces/IZones.sol";
import {NotTheDoor} from "contracts/libraries/Doors.sol";
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
import {ZoneWord, ZoneWords} from "contracts/types/ZoneWord.sol";
import {Nature, ZoneStatus} from "contracts/types/CodeTypes.sol";

/// @dev Zones and their epochs. Licence offices open zones and bar their own, Decisions alone changes
/// a status otherwise; a closed zone does not open again.
///
/// A zone's last recorded epoch has a slot of its own, those before stand in an array. In
/// force on a day is the epoch recorded last among those that had begun: a decision for a day to
/// come can be overtaken by a newer one until that day.
abstract contract Epochs is IZones {
    using Histories for History;

    ZoneId internal constant NOWHERE = ZoneId.wrap(0);

    IParticipants internal immutable _participants;
    address internal immutable _decisions;

    uint16 private _zoneCount;
    mapping(ZoneId zone => History) internal _zones;
    mapping(Participant participant => ZoneId) private _firstZones;
    // Of those that are closed.
    mapping(ZoneId zone => ZoneId) private _successors;
    // Those in which something can be dug.
    mapping(Participant participant => ZoneId[]) private _tracedZones;

    constructor(IParticipants participants, address decisions) {
        _participants = participants;
        _decisions = decisions;
    }

    modifier onlyFrom(address door) {
        if (msg.sender != door) revert NotTheDoor(msg.sender);
        _;
    }

    /// @inheritdoc IZones
    function openZone(DocumentId boundary, ZoneId[] calldata replaces) external returns (ZoneId) {
        (, Participant participant) = _participants.actingOffice(msg.sender, POWER_LICENCE);
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
        for (uint256 i; i < replaces.length; ++i) {
            _close(replaces[i], opened, decision);
        }
        ZoneId byDefault = _firstZones[participant];
        if (_lastEpoch(byDefault).status() != ZONE_CLOSED) {
            _close(byDefault, opened, decision);
        }
        return opened;
    }

    /// @inheritdoc IZones
    function barOwn(ZoneId zone_, DocumentId document) external {
        (, Participant participant) = _participants.actingOffice(msg.sender, POWER_LICENCE);
        _checkOwn(zone_, participant);
        Zone memory last = _lastEpoch(zone_).unpack();
        if (last.status == ZONE_BARRED && last.since <= today()) {
            revert ZonesAlreadyBarred(zone_, last.since);
        }
        if (last.epoch >= Limits.OWN_EPOCHS) revert ZonesTooManyEpochs(zone_, Limits.OWN_EPOCHS);

        _newEpochOfOwn(zone_, ZONE_BARRED, document.asDecision());
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
    function setStatus(
        ZoneId zone_,
        ZoneStatus status,
        Day fromDay,
        OrganisationId releaser,
        DecisionId decision
    ) external onlyFrom(_decisions) {
        Zone memory last = _lastEpoch(zone_).unpack();
        if (last.status == ZoneStatus.wrap(0)) revert ZonesUnknownZone(zone_);
        if (last.nature != NATURE_TRACED) revert ZonesNotTraced(zone_, last.nature);
        while (last.status == ZONE_CLOSED) {
            zone_ = _successors[zone_];
            last = _lastEpoch(zone_).unpack();
            if (fromDay < last.since) fromDay = last.since;
        }
        if (status < ZONE_CLEAR || status > ZONE_BARRED) revert ZonesBadStatus(status);
        Day earliest = last.since > today() ? today() : last.since;
        if (fromDay < earliest) revert ZonesDayBefore(zone_, fromDay, earliest);
        Day limit = today().plusDays(Limits.DAYS_AHEAD);
        if (fromDay > limit) revert ZonesDayTooFar(fromDay, limit);
        if (last.epoch >= Limits.EPOCHS) revert ZonesTooManyEpochs(zone_, Limits.EPOCHS);

        _newEpoch(zone_, status, fromDay, releaser, decision);
    }

    /// @inheritdoc IZones
    function zone(ZoneId zone_) external view returns (Zone memory) {
        return _lastEpoch(zone_).unpack();
    }

    /// @inheritdoc IZones
    function successor(ZoneId zone_) external view returns (ZoneId) {
        return _successors[zone_];
    }

    /// @inheritdoc IZones
    function zoneOn(ZoneId zone_, Day day) external view returns (Zone memory) {
        return _epochOn(zone_, day).unpack();
    }

    /// @inheritdoc IZones
    function firstZone(Participant participant, Nature nature) public view returns (ZoneId) {
        ZoneId first = _firstZones[participant];
        if (first == NOWHERE || nature < NATURE_TRACED || nature > NATURE_NOT_STATED) {
            return NOWHERE;
        }
        return ZoneId.wrap(ZoneId.unwrap(first) + Nature.unwrap(nature) - Nature.unwrap(NATURE_TRACED));
    }

    /// @inheritdoc IZones
    function zoneHistory(ZoneId zone_) external view returns (Zone[] memory history) {
        uint256[] memory words = _zones[zone_].all();
        history = new Zone[](words.length);
        for (uint256 i; i < words.length; ++i) history[i] = ZoneWord.wrap(words[i]).unpack();
    }

    /// @inheritdoc IZones
    function zoneCount() external view returns (uint16) {
        return _zoneCount;
    }

    /// What a new zone begins with: the strictest status of any zone of its Participant that is not
    /// closed, and who releases for it; those that it replaces are not closed until it is open.
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

    /// A zone that an office may close, bar or license: its own, traced, not closed.
    function _checkOwn(ZoneId zone_, Participant participant) internal view {
        Zone memory own = _lastEpoch(zone_).unpack();
        if (own.participant != participant) {
            revert ZonesNotOwn(zone_, own.participant, participant);
        }
        if (own.nature != NATURE_TRACED) revert ZonesNotTraced(zone_, own.nature);
        if (own.status == ZONE_CLOSED) revert ZonesClosed(zone_);
    }

    function _lastEpoch(ZoneId zone_) internal view returns (ZoneWord) {
        return ZoneWord.wrap(_zones[zone_].last);
    }

    function _epochOn(ZoneId zone_, Day day) internal view returns (ZoneWord) {
        return ZoneWord.wrap(_zones[zone_].on(day));
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

    /// @dev By its own office, from today: who releases stays who does so now, or is to.
    function _newEpochOfOwn(ZoneId zone_, ZoneStatus status, DecisionId decision) private {
        OrganisationId releaser = _epochOn(zone_, today()).releaser();
        if (releaser == NOBODY) releaser = _lastEpoch(zone_).releaser();
        _newEpoch(zone_, status, today(), releaser, decision);
    }

    /// @dev What is decided about it from then on is about the one that took its place.
    function _close(ZoneId zone_, ZoneId successor_, DecisionId decision) private {
        _successors[zone_] = successor_;
        _newEpochOfOwn(zone_, ZONE_CLOSED, decision);
    }

    function _newEpoch(
        ZoneId zone_,
        ZoneStatus status,
        Day fromDay,
        OrganisationId releaser,
        DecisionId decision
    ) private {
        Zone memory next = _lastEpoch(zone_).unpack();
        next.status = status;
        next.epoch += 1;
        next.since = fromDay;
        next.recorded = today();
        next.releaser = releaser;
        _addEpoch(zone_, next);

        emit EpochOpened(zone_, next.epoch, status, fromDay, releaser, decision);
    }

    /// @dev The only writer of a zone.
    function _addEpoch(ZoneId zone_, Zone memory epoch) private {
        _zones[zone_].add(ZoneWord.unwrap(ZoneWords.pack(epoch)));
    }
}
