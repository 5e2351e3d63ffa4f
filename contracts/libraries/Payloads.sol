// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {
    MATTER_BAR_ORIGIN,
    MATTER_JOINING,
    MATTER_LIFTING,
    MATTER_OPENING_STOCK,
    MATTER_PARAMETER,
    MATTER_RELEASE_ORIGIN,
    MATTER_SUSPENSION,
    MATTER_ZONE_STATUS,
    SUBJECT_ORIGIN,
    SUBJECT_PARAMETER,
    SUBJECT_PARTICIPANT,
    SUBJECT_ZONE
} from "contracts/types/Codes.sol";
import {Day, OrganisationId} from "contracts/types/Types.sol";
import {Millicarats} from "contracts/types/Measures.sol";
import {Matter, SubjectKind, ZoneStatus} from "contracts/types/CodeTypes.sol";

/// What a proposal's subject and payload say, by matter: docs/consensus.md has the table.
/// kp_ledger/domain/matters.py packs and unpacks the same.
library Payloads {
    function subjectKind(Matter matter) internal pure returns (SubjectKind) {
        if (matter == MATTER_ZONE_STATUS) return SUBJECT_ZONE;
        if (matter == MATTER_BAR_ORIGIN || matter == MATTER_RELEASE_ORIGIN) return SUBJECT_ORIGIN;
        if (matter == MATTER_PARAMETER) return SUBJECT_PARAMETER;
        return SUBJECT_PARTICIPANT;
    }

    /// How many bits of the payload a matter uses; the others are zero.
    function width(Matter matter) internal pure returns (uint256) {
        if (matter == MATTER_JOINING) return 184;
        if (matter == MATTER_SUSPENSION || matter == MATTER_LIFTING) return 24;
        if (matter == MATTER_BAR_ORIGIN) return 32;
        if (matter == MATTER_RELEASE_ORIGIN) return 0;
        if (matter == MATTER_ZONE_STATUS || matter == MATTER_OPENING_STOCK) return 64;
        return 88; // MATTER_PARAMETER
    }

    /// The day from which a decision counts; of opening stock, the last day to register it.
    function day(Matter matter, uint256 payload) internal pure returns (Day) {
        return Day.wrap(uint24(payload >> _dayShift(matter)));
    }

    function focalKey(uint256 payload) internal pure returns (address) {
        return address(uint160(payload));
    }

    function zoneStatus(uint256 payload) internal pure returns (ZoneStatus) {
        return ZoneStatus.wrap(uint8(payload));
    }

    /// The office that releases what is on hold for a zone's status, or zero.
    function releaser(uint256 payload) internal pure returns (OrganisationId) {
        return OrganisationId.wrap(uint32(payload >> 32));
    }

    function share(uint256 payload) internal pure returns (uint32) {
        return uint32(payload);
    }

    function millicarats(uint256 payload) internal pure returns (Millicarats) {
        return Millicarats.wrap(uint40(payload));
    }

    function value(uint256 payload) internal pure returns (uint64) {
        return uint64(payload);
    }

    function _dayShift(Matter matter) private pure returns (uint256) {
        if (matter == MATTER_JOINING) return 160;
        if (matter == MATTER_ZONE_STATUS) return 8;
        if (matter == MATTER_OPENING_STOCK) return 40;
        if (matter == MATTER_PARAMETER) return 64;
        return 0; // MATTER_SUSPENSION, MATTER_LIFTING
    }
}
