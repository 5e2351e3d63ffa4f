// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {
    IParticipants,
    Office,
    OfficesCut,
    ParticipantState,
    Standing
} from "contracts/interfaces/IParticipants.sol";
import {Histories, History} from "contracts/libraries/Histories.sol";
import {
    KP_PARTICIPANT,
    ROLES_OF_AN_OFFICE,
    ROLES_THAT_HOLD,
    STANDING_GOOD
} from "contracts/types/Codes.sol";
import {ParticipantWord} from "contracts/types/ParticipantWord.sol";
import {StandingWord, StandingWords} from "contracts/types/StandingWord.sol";
import {
    Day,
    DocumentId,
    NOBODY,
    OrganisationId,
    Participant,
    latestDay,
    today
} from "contracts/types/Types.sol";

/// Participants and organisations as they stand, now and on a day: what was entered of each, dated.
abstract contract Standings is IParticipants {
    using Histories for History;

    mapping(OrganisationId organisation => History) internal _standings;
    mapping(Participant participant => History) internal _participants;
    mapping(OrganisationId organisation => Office) internal _offices;
    mapping(Participant participant => uint32) internal _officesSoFar;
    mapping(Participant participant => OfficesCut[]) internal _officesCut;

    function _lastState(Participant participant) internal view returns (ParticipantState memory) {
        return ParticipantWord.wrap(_participants[participant].last).unpack();
    }

    /// @dev When it was recorded that a Participant is in good standing no more: of entries that
    /// follow each other, the first.
    function _endRecorded(Participant participant) internal view returns (Day recorded) {
        uint256[] memory words = _participants[participant].all();
        for (uint256 i = words.length; i > 0; --i) {
            ParticipantState memory state = ParticipantWord.wrap(words[i - 1]).unpack();
            if (state.status == KP_PARTICIPANT) break;
            recorded = state.recorded;
        }
    }

    function _lastStanding(OrganisationId organisation) internal view returns (StandingWord) {
        return StandingWord.wrap(_standings[organisation].last);
    }

    function _checkNumberFree(OrganisationId organisation) internal view {
        if (organisation == NOBODY || _standings[organisation].last != 0) {
            revert ParticipantsNumberTaken(organisation);
        }
    }

    function _checkSince(Day since, Day last) internal view {
        if (since > latestDay()) revert ParticipantsDayInFuture(since, latestDay());
        if (since < last) revert ParticipantsDayBefore(since, last);
    }

    /// @dev The only writer of a standing.
    function _setStanding(
        OrganisationId organisation,
        Standing memory standing,
        OrganisationId by,
        DocumentId document
    ) internal {
        _standings[organisation].add(StandingWord.unwrap(StandingWords.pack(standing)));

        emit StandingChanged(
            organisation,
            standing.status,
            standing.since,
            standing.until,
            standing.roles,
            by,
            document
        );
    }

    function _standingOn(OrganisationId organisation, Day day)
        internal
        view
        returns (StandingWord)
    {
        return StandingWord.wrap(_standings[organisation].on(day));
    }

    /// @dev The history is read only for a day before the last entry.
    function _checkStanding(OrganisationId organisation, StandingWord last, Day day) internal view {
        _checkGood(organisation, last, today());
        _checkNotClosed(organisation, last);
        if (day < last.since()) _checkGood(organisation, _standingOn(organisation, day), day);
    }

    /// What an office signs ends with it.
    function _checkNotClosed(OrganisationId organisation, StandingWord last) internal view {
        if ((last.roles() & ROLES_OF_AN_OFFICE).areNoRoles()) return;
        _checkOpen(organisation, _officeNow(organisation));
    }

    function _checkOpen(OrganisationId organisation, Office memory its) internal view {
        if (today() > its.until) revert ParticipantsOfficeClosed(organisation, its.until);
    }

    /// An office that its Participant's reserve key closed is so since the first time: its number
    /// is lower than those of the offices that stayed.
    function _officeNow(OrganisationId organisation) internal view returns (Office memory found) {
        found = _offices[organisation];
        OfficesCut[] storage cuts = _officesCut[found.participant];
        for (uint256 i; i < cuts.length; ++i) {
            if (found.number >= cuts[i].firstOpen) continue;
            if (cuts[i].until < found.until) found.until = cuts[i].until;
            break;
        }
    }

    function _checkHolder(OrganisationId organisation, StandingWord last, Day day) internal view {
        _checkHolds(organisation, last, day > today() ? day : today());
        if (day < last.since()) _checkHolds(organisation, _standingOn(organisation, day), day);
    }

    function _checkGood(OrganisationId organisation, StandingWord standing, Day day)
        internal
        pure
    {
        if (standing.status() != STANDING_GOOD) {
            revert ParticipantsNotInGoodStanding(organisation, standing.status(), day);
        }
    }

    function _checkHolds(OrganisationId organisation, StandingWord standing, Day day) private pure {
        if ((standing.roles() & ROLES_THAT_HOLD).areNoRoles() || day > standing.until()) {
            revert ParticipantsMayNotHold(organisation, standing.roles(), standing.until(), day);
        }
    }
}
