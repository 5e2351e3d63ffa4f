// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {OrderDomain} from "contracts/libraries/OrderDomain.sol";
import {Calendar} from "contracts/libraries/Calendar.sol";
import {OrderHashes} from "contracts/types/OrderHashes.sol";
import {
    Acceptance,
    Application,
    Approval,
    Closing,
    Enrolment,
    Handover,
    Production,
    Resolution,
    Transformation,
    Valuation,
    Voice,
    WriteDown
} from "contracts/types/Orders.sol";
import {Matter} from "contracts/types/CodeTypes.sol";
import {Moment} from "contracts/types/Measures.sol";
import {
    Day,
    DocumentId,
    HoldId,
    OrganisationId,
    ParcelId,
    Participant,
    ProposalId,
    Reference,
    RequestId,
    SubjectId
} from "contracts/types/Types.sol";

/// Lets tests/vectors ask the contracts' libraries for their hashes.
contract Harness is OrderDomain {
    constructor() {}

    function digest(bytes32 structHash) external view returns (bytes32) {
        return _hashTypedDataV4(structHash);
    }

    function hashHandover(Handover calldata order) external pure returns (bytes32) {
        return OrderHashes.hash(order);
    }

    function hashProduction(Production calldata order) external pure returns (bytes32) {
        return OrderHashes.hash(order);
    }

    function hashTransformation(Transformation calldata order) external pure returns (bytes32) {
        return OrderHashes.hash(order);
    }

    function hashApplication(Application calldata order) external pure returns (bytes32) {
        return OrderHashes.hash(order);
    }

    function hashValuation(Valuation calldata order) external pure returns (bytes32) {
        return OrderHashes.hash(order);
    }

    function hashAcceptance(Acceptance calldata order) external pure returns (bytes32) {
        return OrderHashes.hash(order);
    }

    function hashEnrolment(Enrolment calldata order) external pure returns (bytes32) {
        return OrderHashes.hash(order);
    }

    function hashResolution(Resolution calldata order) external pure returns (bytes32) {
        return OrderHashes.hash(order);
    }

    function hashWriteDown(WriteDown calldata order) external pure returns (bytes32) {
        return OrderHashes.hash(order);
    }

    function hashApproval(Approval calldata order) external pure returns (bytes32) {
        return OrderHashes.hash(order);
    }

    function hashVoice(Voice calldata order) external pure returns (bytes32) {
        return OrderHashes.hash(order);
    }

    function hashClosing(Closing calldata order) external pure returns (bytes32) {
        return OrderHashes.hash(order);
    }

    function parcelId(OrganisationId registrar, Reference reference_) external pure returns (ParcelId) {
        return OrderHashes.parcelId(registrar, reference_);
    }

    function partId(ParcelId parent, uint256 index) external pure returns (ParcelId) {
        return OrderHashes.partId(parent, index);
    }

    function requestId(OrganisationId exporter, Reference reference_) external pure returns (RequestId) {
        return OrderHashes.requestId(exporter, reference_);
    }

    function holdId(ParcelId parcel, uint16 revision) external pure returns (HoldId) {
        return OrderHashes.holdId(parcel, revision);
    }

    function proposalId(
        Participant proposer,
        Matter matter,
        SubjectId subject,
        bytes calldata payload,
        DocumentId document,
        Moment opens
    ) external pure returns (ProposalId) {
        bytes32 digest = keccak256(payload);
        return OrderHashes.proposalId(proposer, matter, subject, digest, document, opens);
    }

    function yearOf(Day day) external pure returns (uint16) {
        return Calendar.yearOf(day);
    }

    function monthOf(Day day) external pure returns (uint16) {
        return Calendar.monthOf(day);
    }
}
