// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {
    NATURE_NOT_STATED,
    NATURE_TRACED,
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
    OrganisationId,
    Participant,
    ZoneId,
    today
} from "contracts/types/Types.sol";
import {OwnBarWord} from "contracts/types/OwnBarWord.sol";
import {ZoneWord, ZoneWords} from "contracts/types/ZoneWord.sol";
import {Nature, ZoneStatus} from "contracts/types/CodeTypes.sol";

/// @dev Zones and their epochs, as decided: Decisions alone changes a status, and a closed zone does
/// not open again. What a Participant stops or bars of its own lies over it (OwnBars): neither
/// writes over the other.
///
/// A zone's last recorded epoch has a slot of its own, those before stand in an array. In
/// force on a day is the epoch recorded last among those that had begun: a decision for a day to
/// come can be overtaken by a newer one until that day.
abstract contract Epochs is IZones {
    using Histories for History;

    ZoneId internal constant NOWHERE = ZoneId.wrap(0);

    IParticipants internal immutable _participants;
    address internal immutable _decisions;

    mapping(ZoneId zone => History) internal _zones;
    mapping(ZoneId zone => History) internal _ownBars;
    mapping(Participant participant => ZoneId) internal _firstZones;
    // Of those that are closed.
    mapping(ZoneId zone => ZoneId) internal _successors;

    constructor(IParticipants participants, address decisions) {
        _participants = participants;
        _decisions = decisions;
    }

    modifier onlyFrom(address door) {
        if (msg.sender != door) revert NotTheDoor(msg.sender);
        _;
    }

    /// @inheritdoc IZones
    function setStatus(
        ZoneId zone_,
        ZoneStatus status,
        Day fromDay,
        OrganisationId releaser,
        DecisionId decision
    ) external onlyFrom(_decisions) {
        ZoneWord last = _lastEpoch(zone_);
        if (last.status() == ZoneStatus.wrap(0)) revert ZonesUnknownZone(zone_);
        if (last.nature() != NATURE_TRACED) revert ZonesNotTraced(zone_, last.nature());
        while (last.status() == ZONE_CLOSED) {
            zone_ = _successors[zone_];
            last = _lastEpoch(zone_);
            if (fromDay < last.since()) fromDay = last.since();
        }
        if (status < ZONE_CLEAR || status > ZONE_BARRED) revert ZonesBadStatus(status);
        Day earliest = last.since() > today() ? today() : last.since();
        if (fromDay < earliest) revert ZonesDayBefore(zone_, fromDay, earliest);
        Day limit = today().plusDays(Limits.DAYS_AHEAD);
        if (fromDay > limit) revert ZonesDayTooFar(fromDay, limit);
        if (_epochsSoFar(zone_) >= Limits.EPOCHS) {
            revert ZonesTooManyEpochs(zone_, Limits.EPOCHS);
        }

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
    function firstZone(Participant participant, Nature nature) public view returns (ZoneId) {
        ZoneId first = _firstZones[participant];
        if (first == NOWHERE || nature < NATURE_TRACED || nature > NATURE_NOT_STATED) {
            return NOWHERE;
        }
        return ZoneId.wrap(ZoneId.unwrap(first) + Nature.unwrap(nature) - Nature.unwrap(NATURE_TRACED));
    }

    /// @inheritdoc IZones
    function zoneHistory(ZoneId zone_) external view returns (uint256[] memory) {
        return _zones[zone_].all();
    }

    /// @inheritdoc IZones
    function ownBars(ZoneId zone_) external view returns (uint256[] memory) {
        return _ownBars[zone_].all();
    }

    /// A zone that an office may close, bar or license: its own, traced, not closed.
    function _checkOwn(ZoneId zone_, Participant participant) internal view {
        ZoneWord own = _lastEpoch(zone_);
        if (own.participant() != participant) {
            revert ZonesNotOwn(zone_, own.participant(), participant);
        }
        if (own.nature() != NATURE_TRACED) revert ZonesNotTraced(zone_, own.nature());
        if (own.status() == ZONE_CLOSED) revert ZonesClosed(zone_);
    }

    function _lastEpoch(ZoneId zone_) internal view returns (ZoneWord) {
        return ZoneWord.wrap(_zones[zone_].last);
    }

    /// The last of those of its own; zero where there was none.
    function _lastOwn(ZoneId zone_) internal view returns (OwnBarWord) {
        return OwnBarWord.wrap(_ownBars[zone_].last);
    }

    /// Decided ones and those of its own are counted together: the number of the newest.
    function _epochsSoFar(ZoneId zone_) internal view returns (uint8 count) {
        count = _lastEpoch(zone_).epoch();
        uint8 own = _lastOwn(zone_).epoch();
        if (own > count) count = own;
    }

    function _epochOn(ZoneId zone_, Day day) internal view returns (ZoneWord) {
        return ZoneWord.wrap(_zones[zone_].on(day));
    }

    function _newEpoch(
        ZoneId zone_,
        ZoneStatus status,
        Day fromDay,
        OrganisationId releaser,
        DecisionId decision
    ) internal {
        Zone memory next = _lastEpoch(zone_).unpack();
        next.status = status;
        next.epoch = _epochsSoFar(zone_) + 1;
        next.since = fromDay;
        next.recorded = today();
        next.releaser = releaser;
        _addEpoch(zone_, next);

        emit EpochOpened(zone_, next.epoch, status, fromDay, releaser, decision);
    }

    /// @dev The only writer of an epoch. That there are bars of its own is said in the last one alone.
    function _addEpoch(ZoneId zone_, Zone memory epoch) internal {
        ZoneWord last = _lastEpoch(zone_);
        ZoneWord next = ZoneWords.pack(epoch);
        if (last.own()) {
            next = next.withOwn();
            _zones[zone_].last = ZoneWord.unwrap(last.withoutOwn());
        }
        _zones[zone_].add(ZoneWord.unwrap(next));
    }
}
