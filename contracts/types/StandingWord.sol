// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Standing} from "contracts/interfaces/IParticipants.sol";
import {Day, Participant} from "contracts/types/Types.sol";
import {Roles, StandingStatus} from "contracts/types/CodeTypes.sol";

/// A standing in one slot (rules.md, a), from the lowest bit: participant 16, status 8, since 24,
/// until 24, roles 16. Every hop reads two, each once.
type StandingWord is uint256;

using StandingWords for StandingWord global;

library StandingWords {
    uint256 private constant STATUS = 16;
    uint256 private constant SINCE = 24;
    uint256 private constant UNTIL = 48;
    uint256 private constant ROLES = 72;

    function pack(Standing memory standing) internal pure returns (StandingWord) {
        return StandingWord.wrap(
            uint256(Participant.unwrap(standing.participant))
                | uint256(StandingStatus.unwrap(standing.status)) << STATUS | uint256(Day.unwrap(standing.since)) << SINCE
                | uint256(Day.unwrap(standing.until)) << UNTIL | uint256(Roles.unwrap(standing.roles)) << ROLES
        );
    }

    function unpack(StandingWord word) internal pure returns (Standing memory) {
        return Standing(
            word.participant(), word.status(), word.since(), word.until(), word.roles()
        );
    }

    function participant(StandingWord word) internal pure returns (Participant) {
        return Participant.wrap(uint16(StandingWord.unwrap(word)));
    }

    function status(StandingWord word) internal pure returns (StandingStatus) {
        return StandingStatus.wrap(uint8(StandingWord.unwrap(word) >> STATUS));
    }

    function since(StandingWord word) internal pure returns (Day) {
        return Day.wrap(uint24(StandingWord.unwrap(word) >> SINCE));
    }

    function until(StandingWord word) internal pure returns (Day) {
        return Day.wrap(uint24(StandingWord.unwrap(word) >> UNTIL));
    }

    function roles(StandingWord word) internal pure returns (Roles) {
        return Roles.wrap(uint16(StandingWord.unwrap(word) >> ROLES));
    }
}
