// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {
    HOLD_LOSS,
    HOLD_YIELD,
    OPERATION_MANUFACTURE,
    PARAMETER_LOSS_APPROVED_PPM,
    PARAMETER_LOSS_ON_HOLD_PPM,
    PARAMETER_YIELD_LEAST_PPM,
    PARAMETER_YIELD_MOST_PPM,
    POWER_LICENCE
} from "contracts/types/Codes.sol";
import {Limits} from "contracts/types/Limits.sol";
import {OrderHashes} from "contracts/types/OrderHashes.sol";
import {Approval, Transformation} from "contracts/types/Orders.sol";
import {CertificateId, NOBODY, OrganisationId, Participant, today} from "contracts/types/Types.sol";
import {Millicarats, NO_WEIGHT} from "contracts/types/Measures.sol";
import {HoldReason, Parameter, ParcelKind} from "contracts/types/CodeTypes.sol";
import {IParticipants} from "contracts/interfaces/IParticipants.sol";
import {Approvals} from "contracts/libraries/Approvals.sol";
import {OrderDomain} from "contracts/libraries/OrderDomain.sol";
import {Signatures} from "contracts/libraries/Signatures.sol";
import {Tally} from "contracts/libraries/Tallies.sol";
import {Made, Operations} from "contracts/transformations/Operations.sol";

/// What the inputs have in common, and what they come to.
struct Batch {
    Participant place;
    ParcelKind kind; // unsorted when they differ
    CertificateId certificate; // none when they differ
    uint256 millicarats;
    Tally perBlend;
}

/// What the weights lead to: none of both where they are within their bounds.
struct Verdict {
    HoldReason hold; // on what comes out; whose it is says _releaser
    OrganisationId office; // which has approved
}

/// @dev Who signs a transformation, and what its weights lead to: within their bounds nothing, beyond
/// them a hold, and further beyond them a licence office's word.
abstract contract Judging is Operations, OrderDomain {
    using OrderHashes for Transformation;

    uint256 private constant MILLION = 1_000_000;
    HoldReason internal constant NO_HOLD = HoldReason.wrap(0);

    IParticipants internal immutable _participants;

    constructor(IParticipants participants) {
        _participants = participants;
    }

    function _checkSigners(
        Transformation calldata order,
        bytes calldata custodian,
        bytes calldata owner
    ) internal view returns (bytes32 digest) {
        Signatures.checkDeadline(order.signedAt, order.deadline, Limits.ORDER_DAYS);
        digest = _hashTypedDataV4(order.hash());
        address custodianKey = Signatures.signer(digest, custodian, order.custodian);
        if (order.owner == order.custodian) {
            _participants.checkActor(custodianKey, order.custodian, order.signedAt, order.day);
            return digest;
        }
        address ownerKey = Signatures.signer(digest, owner, order.owner);
        _participants.checkKey(custodianKey, order.custodian, order.signedAt);
        _participants.checkKey(ownerKey, order.owner, order.signedAt);
        _participants.checkStanding(order.custodian, order.day);
        _participants.checkStanding(order.owner, order.day);
    }

    /// @dev A manufacture loses by its yield, which has its own bounds.
    function _judged(
        Transformation calldata order,
        Batch memory batch,
        Made memory made,
        Approval calldata approval,
        bytes calldata signature
    ) internal view returns (Verdict memory verdict) {
        if (made.all + order.loss.amount() != batch.millicarats) {
            revert TransformationsNotConserved(batch.millicarats, made.all, order.loss);
        }
        bool beyond;
        if (order.operation == OPERATION_MANUFACTURE) {
            beyond = _isYieldBeyond(made, batch.millicarats, approval);
            if (beyond) verdict.hold = HOLD_YIELD;
        } else {
            (verdict.hold, beyond) = _ofLoss(order.loss, batch.millicarats, approval);
        }
        if (beyond) verdict.office = _checkApproval(order, batch.place, approval, signature);
    }

    function _ofLoss(Millicarats loss, uint256 millicarats, Approval calldata approval)
        internal
        view
        returns (HoldReason hold, bool beyond)
    {
        if (loss == NO_WEIGHT) return (NO_HOLD, false);
        uint256 millions = loss.amount() * MILLION;
        if (millions > _parameter(PARAMETER_LOSS_ON_HOLD_PPM) * millicarats) hold = HOLD_LOSS;
        uint256 limit = _parameter(PARAMETER_LOSS_APPROVED_PPM);
        beyond = millions > limit * millicarats;
        if (beyond && approval.organisation == NOBODY) {
            revert TransformationsLossNotApproved(loss, millicarats, limit);
        }
    }

    /// @dev Polished weight over what went in, less what remains rough.
    function _isYieldBeyond(Made memory made, uint256 millicarats, Approval calldata approval)
        private
        view
        returns (bool beyond)
    {
        uint256 cut = millicarats + made.polished - made.all;
        uint256 least = _parameter(PARAMETER_YIELD_LEAST_PPM);
        uint256 most = _parameter(PARAMETER_YIELD_MOST_PPM);
        uint256 millions = made.polished * MILLION;
        beyond = millions < least * cut || millions > most * cut;
        if (beyond && approval.organisation == NOBODY) {
            revert TransformationsYieldNotApproved(made.polished, cut, least, most);
        }
    }

    function _checkApproval(
        Transformation calldata order,
        Participant place,
        Approval calldata approval,
        bytes calldata signature
    ) internal view returns (OrganisationId) {
        return Approvals.checkOffice(
            _participants,
            approval,
            _hashTypedDataV4(OrderHashes.hash(approval)),
            signature,
            Approvals.act(msg.sig, abi.encode(order)),
            place,
            POWER_LICENCE
        );
    }

    /// @dev Whose a hold is: the licence office's or, where the place has none, of the office that
    /// holds the parcels: a hold of nobody would stand for ever.
    function _releaser(Participant place, OrganisationId custodian)
        internal
        view
        returns (OrganisationId office)
    {
        office = _participants.licensingOffice(place);
        if (office == NOBODY) office = custodian;
    }

    function _parameter(Parameter parameter) private view returns (uint256) {
        return _participants.parameter(parameter, today());
    }
}
