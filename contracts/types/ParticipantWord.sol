// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ParticipantState} from "contracts/interfaces/IParticipants.sol";
import {Day} from "contracts/types/Types.sol";
import {KpStatus} from "contracts/types/CodeTypes.sol";

/// The state of a Participant in one slot, from the lowest bit: status 8, counted 16, since 24,
/// onLedgerFrom 24, recorded 24.
type ParticipantWord is uint256;

using ParticipantWords for ParticipantWord global;

library ParticipantWords {
    uint256 private constant COUNTED = 8;
    uint256 private constant SINCE = 24; // where Histories looks for it
    uint256 private constant ON_LEDGER_FROM = 48;
    uint256 private constant RECORDED = 72;

    function pack(ParticipantState memory state) internal pure returns (ParticipantWord) {
        return ParticipantWord.wrap(
            uint256(KpStatus.unwrap(state.status)) | uint256(state.counted ? 1 : 0) << COUNTED
                | uint256(Day.unwrap(state.since)) << SINCE
                | uint256(Day.unwrap(state.onLedgerFrom)) << ON_LEDGER_FROM
                | uint256(Day.unwrap(state.recorded)) << RECORDED
        );
    }

    function unpack(ParticipantWord word) internal pure returns (ParticipantState memory) {
        uint256 bits = ParticipantWord.unwrap(word);
        return ParticipantState({
            status: KpStatus.wrap(uint8(bits)),
            counted: uint8(bits >> COUNTED) != 0,
            onLedgerFrom: Day.wrap(uint24(bits >> ON_LEDGER_FROM)),
            since: Day.wrap(uint24(bits >> SINCE)),
            recorded: Day.wrap(uint24(bits >> RECORDED))
        });
    }
}
