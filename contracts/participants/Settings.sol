// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IEnrolments} from "contracts/interfaces/IEnrolments.sol";
import {DatedValue, IParticipants} from "contracts/interfaces/IParticipants.sol";
import {Bounds} from "contracts/libraries/Bounds.sol";
import {NotTheDoor} from "contracts/libraries/Doors.sol";
import {Histories, History} from "contracts/libraries/Histories.sol";
import {KeysWritten} from "contracts/participants/KeysWritten.sol";
import {ByEnrolments} from "contracts/participants/ByEnrolments.sol";
import {Parameter, Setting} from "contracts/types/CodeTypes.sol";
import {POWER_LICENCE} from "contracts/types/Codes.sol";
import {Limits} from "contracts/types/Limits.sol";
import {Day, OrganisationId, Participant, today} from "contracts/types/Types.sol";
import {ValueWord, ValueWords} from "contracts/types/ValueWord.sol";

/// Settings of Participants and parameters of the ledger, dated.
abstract contract Settings is KeysWritten {
    using Histories for History;

    address internal immutable _decisions;

    mapping(Participant participant => mapping(Setting setting => History)) private
        _settings;
    mapping(Parameter parameter => History) private _parameters;

    constructor(address decisions, IEnrolments enrolments) ByEnrolments(enrolments) {
        _decisions = decisions;
    }

    modifier onlyDecisions() {
        if (msg.sender != _decisions) revert NotTheDoor(msg.sender);
        _;
    }

    /// @inheritdoc IParticipants
    function setSetting(Setting settingId, uint64 value, Day fromDay) external {
        (OrganisationId by, Participant participant) = actingOffice(msg.sender, POWER_LICENCE);
        (, uint64 lowest, uint64 highest) = Bounds.ofSetting(settingId);
        if (highest == 0) revert ParticipantsUnknownSetting(settingId);
        if (value < lowest || value > highest) {
            revert ParticipantsSettingOutOfBounds(settingId, value, lowest, highest);
        }
        if (fromDay < today()) revert ParticipantsDayInPast(fromDay, today());
        History storage history = _settings[participant][settingId];
        _checkFromDay(fromDay, ValueWord.wrap(history.last).unpack().since);

        _addValue(history, value, fromDay);

        emit SettingChanged(participant, settingId, value, fromDay, by);
    }

    /// @inheritdoc IParticipants
    function setParameter(Parameter parameterId, uint64 value, Day fromDay) external onlyDecisions {
        (, uint64 lowest, uint64 highest) = Bounds.ofParameter(parameterId);
        if (highest == 0) revert ParticipantsUnknownParameter(parameterId);
        if (value < lowest || value > highest) {
            revert ParticipantsParameterOutOfBounds(parameterId, value, lowest, highest);
        }
        History storage history = _parameters[parameterId];
        _checkFromDay(fromDay, ValueWord.wrap(history.last).unpack().since);

        _addValue(history, value, fromDay);

        emit ParameterSet(parameterId, value, fromDay);
    }

    /// @inheritdoc IParticipants
    function setting(Participant participant, Setting settingId, Day day)
        external
        view
        returns (uint64)
    {
        (uint64 usual,,) = Bounds.ofSetting(settingId);
        return _valueOn(_settings[participant][settingId], usual, day);
    }

    /// @inheritdoc IParticipants
    function parameter(Parameter parameterId, Day day) external view returns (uint64) {
        (uint64 usual,,) = Bounds.ofParameter(parameterId);
        return _valueOn(_parameters[parameterId], usual, day);
    }

    /// @inheritdoc IParticipants
    function settingHistory(Participant participant, Setting settingId)
        external
        view
        returns (uint256[] memory)
    {
        return _settings[participant][settingId].all();
    }

    /// @inheritdoc IParticipants
    function parameterHistory(Parameter parameterId) external view returns (uint256[] memory) {
        return _parameters[parameterId].all();
    }

    function _checkFromDay(Day fromDay, Day last) internal view {
        if (fromDay < last) revert ParticipantsDayBefore(fromDay, last);
        Day limit = today().plusDays(Limits.DAYS_AHEAD);
        if (fromDay > limit) revert ParticipantsDayTooFar(fromDay, limit);
    }

    function _addValue(History storage history, uint64 value, Day fromDay) internal {
        history.add(ValueWord.unwrap(ValueWords.pack(DatedValue(value, fromDay))));
    }

    /// The value in force on `day`, before the first the usual one.
    function _valueOn(History storage history, uint64 usual, Day day)
        internal
        view
        returns (uint64)
    {
        uint256 word = history.on(day);
        return word == 0 ? usual : ValueWord.wrap(word).unpack().value;
    }
}
