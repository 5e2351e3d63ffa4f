// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {KeyActs} from "contracts/enrolments/KeyActs.sol";
import {IEnrolments, Reserve} from "contracts/interfaces/IEnrolments.sol";
import {IParticipants, Office} from "contracts/interfaces/IParticipants.sol";
import {NotTheDoor} from "contracts/libraries/Doors.sol";
import {USE_FOCAL, USE_RESERVE} from "contracts/types/Codes.sol";
import {Limits} from "contracts/types/Limits.sol";
import {blockMoment} from "contracts/types/Measures.sol";
import {Enrolment} from "contracts/types/Orders.sol";
import {
    Day,
    DecisionId,
    DocumentId,
    NOBODY,
    OrganisationId,
    Participant,
    today
} from "contracts/types/Types.sol";

/// @dev What is done to keys, and whose an address is: nobody enrols an address that they do not
/// hold, nor with a signature made for another. It keeps the focal and reserve keys of Participants;
/// those of organisations Participants keeps, where every hop reads them, and writes what is decided
/// here. Of offices it knows which ask for two keys, and which numbers they may print. A reserve key
/// does one thing: it puts a new focal key, and says who stays.
contract Enrolments is KeyActs {
    address private immutable _decisions;

    mapping(Participant participant => Reserve) private _reserves;

    constructor(IParticipants participants, address decisions) KeyActs(participants) {
        _decisions = decisions;
    }

    modifier onlyDecisions() {
        if (msg.sender != _decisions) revert NotTheDoor(msg.sender);
        _;
    }

    /// @inheritdoc IEnrolments
    function setFocalKey(Participant participant, address key, DecisionId decision)
        external
        onlyDecisions
    {
        _checkFree(key);

        _focalKeys[participant] = key;
        _participantsOf[key] = participant;

        emit FocalKeySet(participant, key, new OrganisationId[](0), address(0), decision);
    }

    /// @inheritdoc IEnrolments
    function setReserve(Participant participant, address key) external onlyDecisions {
        _checkFree(key);

        _name(participant, key);
    }

    /// @inheritdoc IEnrolments
    function nameReserve(
        Participant participant,
        address key,
        Enrolment calldata enrolment,
        bytes calldata signature
    ) external {
        _participants.checkFocalKey(msg.sender, participant, blockMoment());
        check(key, NOBODY, participant, USE_RESERVE, enrolment, signature);

        _name(participant, key);
    }

    /// @inheritdoc IEnrolments
    function refuseReserve(Participant participant) external {
        _checkReserve(participant);
        if (!_isNamed(_reserves[participant])) revert EnrolmentsNothingToRefuse(participant);

        _refuse(participant);
    }

    /// @inheritdoc IEnrolments
    function takeOver(
        Participant participant,
        address key,
        OrganisationId[] calldata offices,
        address[] calldata kept,
        DocumentId reason,
        Enrolment calldata enrolment,
        bytes calldata signature
    ) external {
        _checkReserve(participant);
        check(key, NOBODY, participant, USE_FOCAL, enrolment, signature);

        _focalKeys[participant] = key;
        _participantsOf[key] = participant;

        emit FocalKeySet(participant, key, offices, msg.sender, reason.asDecision());
        if (_isNamed(_reserves[participant])) _refuse(participant);
        _keep(participant, offices, kept, reason);
    }

    /// The first counts at once; another one gives the one in force notice.
    function _name(Participant participant, address key) private {
        address before = _inForce(_reserves[participant]);
        bool first = before == address(0);
        Day from = first ? today() : today().plusDays(Limits.RESERVE_NOTICE_DAYS);

        _reserves[participant] =
            first ? Reserve(key, from, false, address(0)) : Reserve(before, from, false, key);
        _participantsOf[key] = participant;

        emit ReserveKeySet(participant, key, from);
    }

    /// The offices that stay get new numbers, and those of lower numbers are closed.
    function _keep(
        Participant participant,
        OrganisationId[] calldata offices,
        address[] calldata kept,
        DocumentId reason
    ) private {
        uint32 firstOpen = _participants.officesSoFar(participant) + 1;
        uint256 next;
        for (uint256 i; i < offices.length; ++i) {
            bool ascends = i == 0
                || OrganisationId.unwrap(offices[i]) > OrganisationId.unwrap(offices[i - 1]);
            if (!ascends) revert EnrolmentsOfficesNotAscending(offices[i]);
            uint256 first = next;
            while (next < kept.length && _isOf(kept[next], offices[i])) ++next;
            _keepOffice(participant, offices[i], kept[first:next], reason);
        }
        if (next < kept.length) revert EnrolmentsOfNoOfficeThatStays(kept[next]);
        _participants.closeOffices(participant, firstOpen);
    }

    function _keepOffice(
        Participant participant,
        OrganisationId office,
        address[] calldata kept,
        DocumentId reason
    ) private {
        Office memory stays = _participants.officeNow(office);
        if (stays.participant != participant) {
            revert IParticipants.ParticipantsNotOfParticipant(
                office, stays.participant, participant
            );
        }
        _checkOpen(office, stays);
        _checkKept(office, kept);

        _participants.keepOffice(office);
        _participants.keepKeys(office, kept, NOBODY, reason);
    }

    function _isOf(address key, OrganisationId office) private view returns (bool) {
        return _participants.key(key).organisation == office;
    }

    // What storage holds, whole

    /// @inheritdoc IEnrolments
    function focalKey(Participant participant) external view returns (address) {
        return _focalKeys[participant];
    }

    /// @inheritdoc IEnrolments
    function reserve(Participant participant) external view returns (Reserve memory) {
        return _reserves[participant];
    }

    /// @inheritdoc IEnrolments
    function participantOf(address key) external view returns (Participant) {
        return _participantsOf[key];
    }

    function _checkReserve(Participant participant) private view {
        if (msg.sender != _inForce(_reserves[participant])) {
            revert EnrolmentsNotTheReserveKey(participant, msg.sender);
        }
    }

    function _inForce(Reserve storage its) private view returns (address) {
        bool followed = its.next != address(0) && !its.refused && today() >= its.from;
        return followed ? its.next : its.key;
    }

    /// Whether one is named that is yet to come into force.
    function _isNamed(Reserve storage its) private view returns (bool) {
        return its.next != address(0) && !its.refused && today() < its.from;
    }

    function _refuse(Participant participant) private {
        _reserves[participant].refused = true;

        emit ReserveKeyRefused(participant, _reserves[participant].next);
    }
}
