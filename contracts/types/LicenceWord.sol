// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Licence} from "contracts/interfaces/IZones.sol";
import {Day, OrganisationId, ZoneId} from "contracts/types/Types.sol";
import {Millicarats} from "contracts/types/Measures.sol";
import {LicenceStatus, Role} from "contracts/types/CodeTypes.sol";
import {LICENCE_ENDED} from "contracts/types/Codes.sol";

/// A licence in one slot, from the lowest bit: organisation 32, zone 16, role 8, from 24, until 24,
/// ceiling 40, period 16, produced 40, status 8. Every registration reads it once and writes it once.
type LicenceWord is uint256;

using LicenceWords for LicenceWord global;

library LicenceWords {
    uint256 private constant ZONE = 32;
    uint256 private constant ROLE = 48;
    uint256 private constant FROM = 56;
    uint256 private constant UNTIL = 80;
    uint256 private constant CEILING = 104;
    uint256 private constant PERIOD = 144;
    uint256 private constant PRODUCED = 160;
    uint256 private constant STATUS = 200;
    uint256 private constant A_DAY = type(uint24).max;
    uint256 private constant A_WEIGHT = type(uint40).max;
    uint256 private constant A_STATUS = type(uint8).max;
    uint256 private constant COUNTED = type(uint56).max; // period and produced

    function pack(Licence memory licence) internal pure returns (LicenceWord) {
        return LicenceWord.wrap(
            uint256(OrganisationId.unwrap(licence.organisation))
                | uint256(ZoneId.unwrap(licence.zone)) << ZONE | uint256(Role.unwrap(licence.role)) << ROLE
                | uint256(Day.unwrap(licence.from)) << FROM
                | uint256(Day.unwrap(licence.until)) << UNTIL
                | licence.ceiling.amount() << CEILING | uint256(licence.period) << PERIOD
                | licence.produced.amount() << PRODUCED | uint256(LicenceStatus.unwrap(licence.status)) << STATUS
        );
    }

    function unpack(LicenceWord word) internal pure returns (Licence memory) {
        return Licence(
            word.organisation(),
            word.zone(),
            word.role(),
            word.from(),
            word.until(),
            word.ceiling(),
            word.period(),
            word.produced(),
            word.status()
        );
    }

    function organisation(LicenceWord word) internal pure returns (OrganisationId) {
        return OrganisationId.wrap(uint32(LicenceWord.unwrap(word)));
    }

    function zone(LicenceWord word) internal pure returns (ZoneId) {
        return ZoneId.wrap(uint16(LicenceWord.unwrap(word) >> ZONE));
    }

    function role(LicenceWord word) internal pure returns (Role) {
        return Role.wrap(uint8(LicenceWord.unwrap(word) >> ROLE));
    }

    function from(LicenceWord word) internal pure returns (Day) {
        return Day.wrap(uint24(LicenceWord.unwrap(word) >> FROM));
    }

    function until(LicenceWord word) internal pure returns (Day) {
        return Day.wrap(uint24(LicenceWord.unwrap(word) >> UNTIL));
    }

    function ceiling(LicenceWord word) internal pure returns (Millicarats) {
        return Millicarats.wrap(uint40(LicenceWord.unwrap(word) >> CEILING));
    }

    function period(LicenceWord word) internal pure returns (uint16) {
        return uint16(LicenceWord.unwrap(word) >> PERIOD);
    }

    function produced(LicenceWord word) internal pure returns (Millicarats) {
        return Millicarats.wrap(uint40(LicenceWord.unwrap(word) >> PRODUCED));
    }

    function status(LicenceWord word) internal pure returns (LicenceStatus) {
        return LicenceStatus.wrap(uint8(LicenceWord.unwrap(word) >> STATUS));
    }

    /// What was produced in the month `period_` is `produced_`.
    function counted(LicenceWord word, uint16 period_, Millicarats produced_)
        internal
        pure
        returns (LicenceWord)
    {
        return LicenceWord.wrap(
            LicenceWord.unwrap(word) & ~(COUNTED << PERIOD) | uint256(period_) << PERIOD
                | produced_.amount() << PRODUCED
        );
    }

    /// Ended, with the end of `day` or, if that is earlier, of its last day.
    function ended(LicenceWord word, Day day) internal pure returns (LicenceWord) {
        if (day > word.until()) day = word.until();
        return LicenceWord.wrap(
            LicenceWord.unwrap(word) & ~(A_DAY << UNTIL) & ~(A_STATUS << STATUS)
                | uint256(Day.unwrap(day)) << UNTIL
                | uint256(LicenceStatus.unwrap(LICENCE_ENDED)) << STATUS
        );
    }

    function raised(LicenceWord word, Millicarats ceiling_) internal pure returns (LicenceWord) {
        return LicenceWord.wrap(
            LicenceWord.unwrap(word) & ~(A_WEIGHT << CEILING) | ceiling_.amount() << CEILING
        );
    }
}
