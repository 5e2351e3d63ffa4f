// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Zone} from "contracts/interfaces/IZones.sol";
import {Day, OrganisationId, Participant} from "contracts/types/Types.sol";
import {Nature, ZoneStatus} from "contracts/types/CodeTypes.sol";

/// A zone in one epoch in one slot, from the lowest bit: participant 16, status 8, since 24,
/// epoch 8, recorded 24, nature 8, releaser 32, and in the last of them 1 for whether its Participant
/// itself ever stopped or barred it: only then a registration reads what.
type ZoneWord is uint256;

using ZoneWords for ZoneWord global;

library ZoneWords {
    uint256 private constant STATUS = 16;
    uint256 private constant SINCE = 24; // where Histories looks for it
    uint256 private constant EPOCH = 48;
    uint256 private constant RECORDED = 56;
    uint256 private constant NATURE = 80;
    uint256 private constant RELEASER = 88;
    uint256 private constant OWN = 1 << 120;

    function pack(Zone memory zone) internal pure returns (ZoneWord) {
        return ZoneWord.wrap(
            uint256(Participant.unwrap(zone.participant)) | uint256(ZoneStatus.unwrap(zone.status)) << STATUS
                | uint256(Day.unwrap(zone.since)) << SINCE | uint256(zone.epoch) << EPOCH
                | uint256(Day.unwrap(zone.recorded)) << RECORDED | uint256(Nature.unwrap(zone.nature)) << NATURE
                | uint256(OrganisationId.unwrap(zone.releaser)) << RELEASER
        );
    }

    function unpack(ZoneWord word) internal pure returns (Zone memory) {
        return Zone({
            participant: word.participant(),
            status: word.status(),
            epoch: word.epoch(),
            since: word.since(),
            recorded: word.recorded(),
            nature: word.nature(),
            releaser: word.releaser()
        });
    }

    function withOwn(ZoneWord word) internal pure returns (ZoneWord) {
        return ZoneWord.wrap(ZoneWord.unwrap(word) | OWN);
    }

    function withoutOwn(ZoneWord word) internal pure returns (ZoneWord) {
        return ZoneWord.wrap(ZoneWord.unwrap(word) & ~OWN);
    }

    function own(ZoneWord word) internal pure returns (bool) {
        return ZoneWord.unwrap(word) & OWN != 0;
    }

    function participant(ZoneWord word) internal pure returns (Participant) {
        return Participant.wrap(uint16(ZoneWord.unwrap(word)));
    }

    function since(ZoneWord word) internal pure returns (Day) {
        return Day.wrap(uint24(ZoneWord.unwrap(word) >> SINCE));
    }

    function status(ZoneWord word) internal pure returns (ZoneStatus) {
        return ZoneStatus.wrap(uint8(ZoneWord.unwrap(word) >> STATUS));
    }

    function releaser(ZoneWord word) internal pure returns (OrganisationId) {
        return OrganisationId.wrap(uint32(ZoneWord.unwrap(word) >> RELEASER));
    }

    function recorded(ZoneWord word) internal pure returns (Day) {
        return Day.wrap(uint24(ZoneWord.unwrap(word) >> RECORDED));
    }

    function nature(ZoneWord word) internal pure returns (Nature) {
        return Nature.wrap(uint8(ZoneWord.unwrap(word) >> NATURE));
    }

    function epoch(ZoneWord word) internal pure returns (uint8) {
        return uint8(ZoneWord.unwrap(word) >> EPOCH);
    }
}
