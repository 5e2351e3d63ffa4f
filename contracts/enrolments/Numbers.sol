// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IEnrolments, NumberRange} from "contracts/interfaces/IEnrolments.sol";
import {IParticipants, Office} from "contracts/interfaces/IParticipants.sol";
import {Limits} from "contracts/types/Limits.sol";
import {blockMoment} from "contracts/types/Measures.sol";
import {OrganisationId, Participant, today} from "contracts/types/Types.sol";

/// Serials of certificates, which focal keys allot to offices.
abstract contract Numbers is IEnrolments {
    uint32 private constant SERIALS_END = 1 << 31;
    IParticipants internal immutable _participants;

    mapping(OrganisationId office => NumberRange[]) private _ranges;
    mapping(Participant participant => uint32) private _highestSerials;

    constructor(IParticipants participants) {
        _participants = participants;
    }

    /// @inheritdoc IEnrolments
    function allotNumbers(OrganisationId office, uint32 first, uint32 last) external {
        Office memory its = _participants.officeNow(office);
        if (its.powers.areNoPowers()) revert IParticipants.ParticipantsNotAnOffice(office);
        _participants.checkFocalKey(msg.sender, its.participant, blockMoment());
        _checkOpen(office, its);
        _checkRange(_highestSerials[its.participant], first, last);

        _highestSerials[its.participant] = last;
        _ranges[office].push(NumberRange(first, last));

        emit NumbersAllotted(its.participant, office, first, last);
    }

    /// @inheritdoc IEnrolments
    function checkSerial(OrganisationId office, uint32 serial) external view {
        NumberRange[] storage ranges = _ranges[office];
        for (uint256 i; i < ranges.length; ++i) {
            if (serial >= ranges[i].first && serial <= ranges[i].last) return;
        }
        revert EnrolmentsSerialNotAllotted(office, serial);
    }

    /// @inheritdoc IEnrolments
    function highestSerial(Participant participant) external view returns (uint32) {
        return _highestSerials[participant];
    }

    /// @inheritdoc IEnrolments
    function numberRanges(OrganisationId office) external view returns (NumberRange[] memory) {
        return _ranges[office];
    }

    function _checkOpen(OrganisationId office, Office memory its) internal view {
        if (today() > its.until) revert IParticipants.ParticipantsOfficeClosed(office, its.until);
    }

    function _checkRange(uint32 highest, uint32 first, uint32 last) private pure {
        if (first <= highest) revert EnrolmentsSerialsTaken(first, highest);
        if (last < first || last >= SERIALS_END) revert EnrolmentsBadRange(first, last);
        if (last > highest + Limits.SERIALS_AHEAD) {
            revert EnrolmentsRangeTooFar(last, highest, Limits.SERIALS_AHEAD);
        }
    }
}
