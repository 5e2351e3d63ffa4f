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
import {
    BarOriginPayload,
    JoiningPayload,
    LiftingPayload,
    OpeningStockPayload,
    ParameterPayload,
    SuspensionPayload,
    ZoneStatusPayload
} from "contracts/interfaces/IDecisions.sol";
import {Matter, SubjectKind} from "contracts/types/CodeTypes.sol";

/// What a proposal's subject and payload are, by matter: docs/consensus.md has the table.
/// kp_ledger/domain/matters.py packs and unpacks the same.
library Payloads {
    function subjectKind(Matter matter) internal pure returns (SubjectKind) {
        if (matter == MATTER_ZONE_STATUS) return SUBJECT_ZONE;
        if (matter == MATTER_BAR_ORIGIN || matter == MATTER_RELEASE_ORIGIN) return SUBJECT_ORIGIN;
        if (matter == MATTER_PARAMETER) return SUBJECT_PARAMETER;
        return SUBJECT_PARTICIPANT;
    }

    /// A payload read as its matter's struct and written again. Whatever else it had is left out:
    /// it is the same bytes when there was nothing else.
    function rewritten(Matter matter, bytes memory payload) internal pure returns (bytes memory) {
        if (matter == MATTER_JOINING) return abi.encode(abi.decode(payload, (JoiningPayload)));
        if (matter == MATTER_SUSPENSION) return abi.encode(abi.decode(payload, (SuspensionPayload)));
        if (matter == MATTER_LIFTING) return abi.encode(abi.decode(payload, (LiftingPayload)));
        if (matter == MATTER_ZONE_STATUS) return abi.encode(abi.decode(payload, (ZoneStatusPayload)));
        if (matter == MATTER_BAR_ORIGIN) return abi.encode(abi.decode(payload, (BarOriginPayload)));
        if (matter == MATTER_RELEASE_ORIGIN) return "";
        if (matter == MATTER_OPENING_STOCK) {
            return abi.encode(abi.decode(payload, (OpeningStockPayload)));
        }
        return abi.encode(abi.decode(payload, (ParameterPayload))); // MATTER_PARAMETER
    }
}
