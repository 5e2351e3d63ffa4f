// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {
    KIND_POLISHED,
    KIND_UNSORTED,
    OPERATION_LOSS,
    OPERATION_MANUFACTURE,
    OPERATION_MIX,
    OPERATION_RESORT,
    OPERATION_SALE,
    OPERATION_SPLIT,
    PARCEL_HELD
} from "contracts/types/Codes.sol";
import {Limits} from "contracts/types/Limits.sol";
import {Output, ParcelRef, Transformation} from "contracts/types/Orders.sol";
import {ParcelWord} from "contracts/types/ParcelWord.sol";
import {NO_REFERENCE, ParcelId, Participant, Reference} from "contracts/types/Types.sol";
import {NO_WEIGHT} from "contracts/types/Measures.sol";
import {Operation, ParcelKind} from "contracts/types/CodeTypes.sol";
import {ITransformations} from "contracts/interfaces/ITransformations.sol";
import {Lots} from "contracts/libraries/Lots.sol";
import {References} from "contracts/libraries/References.sol";

/// What comes out of an operation, added up.
struct Made {
    uint256 all;
    uint256 polished;
}

/// @dev What each operation takes and makes: the checks that need nothing but the order and words.
abstract contract Operations is ITransformations {
    function _checkSizes(Transformation calldata order) internal pure {
        Operation operation = order.operation;
        if (operation == OPERATION_SPLIT) return _checkSizes(order, 1, 1, 1, Limits.OUTPUTS);
        if (operation == OPERATION_MIX) return _checkSizes(order, 2, Limits.INPUTS, 1, 1);
        if (operation == OPERATION_RESORT || operation == OPERATION_MANUFACTURE) {
            return _checkSizes(order, 1, Limits.INPUTS, 1, Limits.OUTPUTS);
        }
        if (operation == OPERATION_SALE) return _checkSizes(order, 1, Limits.SOLD, 0, 0);
        if (operation != OPERATION_LOSS) revert TransformationsUnknownOperation(operation);
        _checkSizes(order, 1, 1, 0, 0);
    }

    function _checkSizes(
        Transformation calldata order,
        uint256 leastInputs,
        uint256 mostInputs,
        uint256 leastOutputs,
        uint256 mostOutputs
    ) private pure {
        Operation operation = order.operation;
        uint256 inputs = order.inputs.length;
        uint256 outputs = order.outputs.length;
        if (inputs < leastInputs) {
            revert TransformationsTooFewInputs(operation, inputs, leastInputs);
        }
        if (inputs > mostInputs) {
            revert TransformationsTooManyInputs(operation, inputs, mostInputs);
        }
        if (outputs < leastOutputs) {
            revert TransformationsTooFewOutputs(operation, outputs, leastOutputs);
        }
        if (outputs > mostOutputs) {
            revert TransformationsTooManyOutputs(operation, outputs, mostOutputs);
        }
    }

    /// @param first The word of the first input, whose place and sort the others share.
    function _checkInput(
        Transformation calldata order,
        ParcelRef calldata ref,
        ParcelWord word,
        ParcelId last,
        ParcelWord first
    ) internal pure {
        ParcelId parcel = ref.parcel;
        if (ParcelId.unwrap(parcel) <= ParcelId.unwrap(last)) {
            revert TransformationsNotAscending(parcel);
        }
        if (word.status() != PARCEL_HELD) revert TransformationsNotHeld(parcel, word.status());
        if (word.revision() != ref.revision) {
            revert TransformationsStaleRevision(parcel, word.revision(), ref.revision);
        }
        if (word.custodian() != order.custodian) {
            revert TransformationsNotCustodian(parcel, word.custodian(), order.custodian);
        }
        if (word.owner() != order.owner) {
            revert TransformationsNotOwner(parcel, word.owner(), order.owner);
        }
        if (word.holds() != 0) revert TransformationsOnHold(parcel, word.holds());
        Participant place = first.place();
        if (word.place() != place) revert TransformationsOtherPlace(parcel, word.place(), place);
        if (order.day < word.day()) {
            revert TransformationsDayBefore(parcel, word.day(), order.day);
        }
        _checkInputKind(order.operation, parcel, word.kind(), first.kind());
    }

    /// @dev Polished stays polished: it is never rough again, and never counted with rough.
    function _checkInputKind(Operation operation, ParcelId parcel, ParcelKind kind, ParcelKind first)
        private
        pure
    {
        bool sorts = operation == OPERATION_SPLIT || operation == OPERATION_MIX
            || operation == OPERATION_RESORT;
        if (sorts && kind.isSingleStone()) revert TransformationsSingleStone(parcel);
        bool polished = kind.sort() == KIND_POLISHED;
        bool needsRough = operation == OPERATION_RESORT || operation == OPERATION_MANUFACTURE;
        if (polished && needsRough) revert TransformationsPolished(parcel);
        if (!polished && operation == OPERATION_SALE) revert TransformationsNotPolished(parcel);
        bool mixes = operation == OPERATION_MIX;
        if (mixes && polished != (first.sort() == KIND_POLISHED)) {
            revert TransformationsPolishedAndRough(parcel);
        }
    }

    /// @param kind What the inputs have in common.
    /// @dev A reference that is used is refused by Parcels, which writes the outputs as new parcels.
    function _checkOutputs(Transformation calldata order, ParcelKind kind)
        internal
        pure
        returns (Made memory made)
    {
        Operation operation = order.operation;
        if (operation == OPERATION_SPLIT && order.loss != NO_WEIGHT) {
            revert TransformationsSplitLoses(order.loss);
        }
        for (uint256 i; i < order.outputs.length; ++i) {
            Output calldata output = order.outputs[i];
            if (output.millicarats == NO_WEIGHT) revert TransformationsNoWeight(i);
            _checkReference(operation, i, output.reference_);
            _checkKind(operation, i, output.kind, kind);
            made.all += output.millicarats.amount();
            if (output.kind.sort() == KIND_POLISHED) made.polished += output.millicarats.amount();
        }
        if (operation == OPERATION_MANUFACTURE && made.polished == 0) {
            revert TransformationsNothingPolished();
        }
    }

    function _checkReference(Operation operation, uint256 index, Reference reference_) private pure {
        if (operation != OPERATION_SPLIT) return References.check(reference_);
        if (reference_ != NO_REFERENCE) revert TransformationsPartNamed(index, reference_);
    }

    /// @dev Only a manufacture makes polished of rough.
    function _checkKind(Operation operation, uint256 index, ParcelKind kind, ParcelKind expected) private pure {
        bool cuts = operation == OPERATION_MANUFACTURE;
        if (cuts && kind.sort() == KIND_POLISHED) return;
        bool sorts = cuts || operation == OPERATION_RESORT;
        if (sorts && !Lots.isRough(kind)) revert TransformationsUnknownKind(index, kind);
        if (!sorts && kind != expected) {
            revert TransformationsOtherKind(index, kind, expected);
        }
    }

    /// @dev Kinds that differ are unsorted together.
    function _common(ParcelKind one, ParcelKind other) internal pure returns (ParcelKind) {
        return one == other ? one : KIND_UNSORTED;
    }
}
