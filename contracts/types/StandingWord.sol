// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Standing} from "contracts/interfaces/IParticipants.sol";
import {Day, Participant} from "contracts/types/Types.sol";
import {Roles, StandingStatus} from "contracts/types/CodeTypes.sol";

/// A standing in one slot (rules.md, a), from the lowest bit: participant 16, status 8, since 24,
/// until 24, roles 16, enrolled 32, firstLive 32. Every hop reads two, each once.
type StandingWord is uint256;

using StandingWords for StandingWord global;

library StandingWords {
    uint256 private constant STATUS = 16;
    uint256 private constant SINCE = 24;
    uint256 private constant UNTIL = 48;
    uint256 private constant ROLES = 72;
    uint256 private constant ENROLLED = 88;
    uint256 private constant FIRST_LIVE = 120;

    function pack(Standing memory standing) internal pure returns (StandingWord) {
        return StandingWord.wrap(
            uint256(Participant.unwrap(standing.participant))
                | uint256(StandingStatus.unwrap(standing.status)) << STATUS | uint256(Day.unwrap(standing.since)) << SINCE
                | uint256(Day.unwrap(standing.until)) << UNTIL | uint256(Roles.unwrap(standing.roles)) << ROLES
                | uint256(standing.enrolled) << ENROLLED | uint256(standing.firstLive) << FIRST_LIVE
        );
    }

    function unpack(StandingWord word) internal pure returns (Standing memory) {
        return Standing(
            word.participant(),
            word.status(),
            word.since(),
            word.until(),
            word.roles(),
            word.enrolled(),
            word.firstLive()
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

    function enrolled(StandingWord word) internal pure returns (uint32) {
        return uint32(StandingWord.unwrap(word) >> ENROLLED);
    }

    function firstLive(StandingWord word) internal pure returns (uint32) {
        return uint32(StandingWord.unwrap(word) >> FIRST_LIVE);
    }
}
