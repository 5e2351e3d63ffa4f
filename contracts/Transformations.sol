// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";

import {
    HOLD_LOSS,
    KIND_UNSORTED,
    OPERATION_LOSS,
    OPERATION_MIX,
    OPERATION_RESORT,
    OPERATION_SPLIT,
    PARAMETER_LOSS_ON_HOLD_PPM,
    PARCEL_HELD,
    PARCEL_SPENT,
    SINGLE_STONE
} from "contracts/types/Codes.sol";
import {Limits} from "contracts/types/Limits.sol";
import {OrderHashes} from "contracts/types/OrderHashes.sol";
import {Output, ParcelRef, Transformation} from "contracts/types/Orders.sol";
import {ParcelWord} from "contracts/types/ParcelWord.sol";
import {
    BlendId,
    CertificateId,
    Day,
    NO_CERTIFICATE,
    NOBODY,
    OrganisationId,
    ParcelId,
    Participant,
    today
} from "contracts/types/Types.sol";
import {IBlends} from "contracts/interfaces/IBlends.sol";
import {IParcels} from "contracts/interfaces/IParcels.sol";
import {IParticipants} from "contracts/interfaces/IParticipants.sol";
import {ITransformations, Product} from "contracts/interfaces/ITransformations.sol";
import {Lots} from "contracts/libraries/Lots.sol";
import {References} from "contracts/libraries/References.sol";
import {Signatures} from "contracts/libraries/Signatures.sol";

/// What the inputs have in common, and what they come to.
struct Batch {
    uint256 millicarats;
    uint8 kind; // unsorted when they differ
    BlendId blend; // of the first
    bool oneBlend;
    CertificateId certificate; // none when they differ
    BlendId[] blends; // of each
    uint256[] weights; // of each
}

contract Transformations is ITransformations, EIP712 {
    using OrderHashes for Transformation;

    uint16 private constant PRODUCT_REVISION = 2;
    uint256 private constant MILLION = 1_000_000;

    IParticipants private immutable _participants;
    IBlends private immutable _blends;
    IParcels private immutable _parcels;

    constructor(IParticipants participants, IBlends blends, IParcels parcels)
        EIP712("Kimberley ledger", "1")
    {
        _participants = participants;
        _blends = blends;
        _parcels = parcels;
    }

    /// @inheritdoc ITransformations
    function transform(
        Transformation calldata order,
        bytes calldata custodian,
        bytes calldata owner
    ) external {
        bytes32 digest = _checkSigners(order, custodian, owner);
        _checkSizes(order);
        if (order.day > today()) revert TransformationsDayInFuture(order.day, today());
        ParcelId[] memory inputs = _inputs(order);
        ParcelWord[] memory words = _parcels.words(inputs);
        _checkInputs(order, words);

        if (order.operation == OPERATION_LOSS) return _lose(order, inputs, words);
        _make(order, digest, inputs, words);
    }

    // Checks

    function _checkSigners(
        Transformation calldata order,
        bytes calldata custodian,
        bytes calldata owner
    ) private view returns (bytes32 digest) {
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

    function _checkSizes(Transformation calldata order) private pure {
        uint8 operation = order.operation;
        if (operation == OPERATION_SPLIT) return _checkSizes(order, 1, 1, 1, Limits.OUTPUTS);
        if (operation == OPERATION_MIX) return _checkSizes(order, 2, Limits.INPUTS, 1, 1);
        if (operation == OPERATION_RESORT) {
            return _checkSizes(order, 1, Limits.INPUTS, 1, Limits.OUTPUTS);
        }
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
        uint8 operation = order.operation;
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

    function _inputs(Transformation calldata order)
        private
        pure
        returns (ParcelId[] memory inputs)
    {
        ParcelRef[] calldata refs = order.inputs;
        inputs = new ParcelId[](refs.length);
        for (uint256 i; i < refs.length; ++i) {
            inputs[i] = refs[i].parcel;
        }
    }

    function _checkInputs(Transformation calldata order, ParcelWord[] memory words) private pure {
        ParcelRef[] calldata refs = order.inputs;
        Participant place = words[0].place();
        ParcelId last;
        for (uint256 i; i < refs.length; ++i) {
            ParcelId parcel = refs[i].parcel;
            if (ParcelId.unwrap(parcel) <= ParcelId.unwrap(last)) {
                revert TransformationsNotAscending(parcel);
            }
            _checkInput(order, parcel, refs[i].revision, words[i], place);
            last = parcel;
        }
    }

    function _checkInput(
        Transformation calldata order,
        ParcelId parcel,
        uint16 revision,
        ParcelWord word,
        Participant place
    ) private pure {
        if (word.status() != PARCEL_HELD) revert TransformationsNotHeld(parcel, word.status());
        if (word.revision() != revision) {
            revert TransformationsStaleRevision(parcel, word.revision(), revision);
        }
        if (word.custodian() != order.custodian) {
            revert TransformationsNotCustodian(parcel, word.custodian(), order.custodian);
        }
        if (word.owner() != order.owner) {
            revert TransformationsNotOwner(parcel, word.owner(), order.owner);
        }
        if (word.holds() != 0) revert TransformationsOnHold(parcel, word.holds());
        if (word.place() != place) revert TransformationsOtherPlace(parcel, word.place(), place);
        if (order.day < word.day()) {
            revert TransformationsDayBefore(parcel, word.day(), order.day);
        }
        if (order.operation != OPERATION_LOSS && word.kind() & SINGLE_STONE != 0) {
            revert TransformationsSingleStone(parcel);
        }
    }

    /// @dev A reference that is used is refused by Parcels, which writes the outputs as new parcels.
    function _checkOutputs(Transformation calldata order, Batch memory batch) private pure {
        if (order.operation == OPERATION_SPLIT && order.loss != 0) {
            revert TransformationsSplitLoses(order.loss);
        }
        uint256 made;
        for (uint256 i; i < order.outputs.length; ++i) {
            Output calldata output = order.outputs[i];
            if (output.millicarats == 0) revert TransformationsNoWeight(i);
            _checkReference(order.operation, i, output.reference_);
            _checkKind(order.operation, i, output.kind, batch.kind);
            made += output.millicarats;
        }
        if (made + order.loss != batch.millicarats) {
            revert TransformationsNotConserved(batch.millicarats, made, order.loss);
        }
    }

    function _checkReference(uint8 operation, uint256 index, bytes32 reference_) private pure {
        if (operation != OPERATION_SPLIT) return References.check(reference_);
        if (reference_ != 0) revert TransformationsPartNamed(index, reference_);
    }

    function _checkKind(uint8 operation, uint256 index, uint8 kind, uint8 expected) private pure {
        bool sorts = operation == OPERATION_RESORT;
        if (sorts && !Lots.isRough(kind)) revert TransformationsUnknownKind(index, kind);
        if (!sorts && kind != expected) {
            revert TransformationsOtherKind(index, kind, expected);
        }
    }

    // Split, mix, re-sort

    function _make(
        Transformation calldata order,
        bytes32 digest,
        ParcelId[] memory inputs,
        ParcelWord[] memory words
    ) private {
        Batch memory batch = _batch(words);
        _checkOutputs(order, batch);
        bool onHold = _isOnHold(order.loss, batch.millicarats);

        BlendId blend =
            batch.oneBlend ? batch.blend : _blends.combine(batch.blends, batch.weights);
        ParcelWord made = _made(order, words[0].place(), blend, batch.certificate, onHold);
        Product[] memory products = _products(order);
        _write(order, inputs, words, products, made);

        emit Transformed(
            digest,
            order.custodian,
            order.owner,
            order.operation,
            inputs,
            products,
            blend,
            order.loss,
            order.day,
            order.document
        );
        if (onHold) _noteHolds(products, words[0].place());
    }

    /// @dev Sums of at most 1,000 weights of 40 bits: they cannot overflow.
    function _batch(ParcelWord[] memory words) private pure returns (Batch memory batch) {
        batch.kind = words[0].kind();
        batch.blend = words[0].blend();
        batch.certificate = words[0].certificate();
        batch.oneBlend = true;
        batch.blends = new BlendId[](words.length);
        batch.weights = new uint256[](words.length);
        for (uint256 i; i < words.length; ++i) {
            ParcelWord word = words[i];
            if (word.kind() != batch.kind) batch.kind = KIND_UNSORTED;
            if (word.certificate() != batch.certificate) batch.certificate = NO_CERTIFICATE;
            if (word.blend() != batch.blend) batch.oneBlend = false;
            batch.blends[i] = word.blend();
            batch.weights[i] = word.millicarats();
            batch.millicarats += word.millicarats();
        }
    }

    /// @dev What the outputs have in common: all but kind and weight.
    function _made(
        Transformation calldata order,
        Participant place,
        BlendId blend,
        CertificateId certificate,
        bool onHold
    ) private pure returns (ParcelWord) {
        return ParcelWord.wrap(0).withCustodian(order.custodian).withOwner(order.owner).withPlace(
            place
        ).withStatus(PARCEL_HELD).withBlend(blend).withCertificate(certificate).withRevision(
            PRODUCT_REVISION
        ).withDay(order.day).withHolds(onHold ? 1 : 0);
    }

    function _products(Transformation calldata order)
        private
        pure
        returns (Product[] memory products)
    {
        Output[] calldata outputs = order.outputs;
        products = new Product[](outputs.length);
        for (uint256 i; i < outputs.length; ++i) {
            ParcelId parcel = order.operation == OPERATION_SPLIT
                ? OrderHashes.partId(order.inputs[0].parcel, i)
                : OrderHashes.parcelId(order.custodian, outputs[i].reference_);
            products[i] =
                Product(parcel, outputs[i].reference_, outputs[i].millicarats, outputs[i].kind);
        }
    }

    /// @dev One list for Parcels: the inputs, spent, then the products.
    function _write(
        Transformation calldata order,
        ParcelId[] memory inputs,
        ParcelWord[] memory words,
        Product[] memory products,
        ParcelWord made
    ) private {
        uint256 spent = inputs.length;
        ParcelId[] memory parcels = new ParcelId[](spent + products.length);
        ParcelWord[] memory written = new ParcelWord[](parcels.length);
        for (uint256 i; i < spent; ++i) {
            parcels[i] = inputs[i];
            written[i] = words[i].withStatus(PARCEL_SPENT).withDay(order.day).revised();
        }
        for (uint256 i; i < products.length; ++i) {
            parcels[spent + i] = products[i].parcel;
            written[spent + i] =
                made.withKind(products[i].kind).withMillicarats(products[i].millicarats);
        }
        _parcels.write(parcels, written, spent);
    }

    function _noteHolds(Product[] memory products, Participant place) private {
        OrganisationId office = _participants.licensingOffice(place);
        for (uint256 i; i < products.length; ++i) {
            _parcels.noteHold(products[i].parcel, office, PRODUCT_REVISION, HOLD_LOSS, 0);
        }
    }

    // Loss

    function _lose(
        Transformation calldata order,
        ParcelId[] memory parcels,
        ParcelWord[] memory words
    ) private {
        uint40 loss = order.loss;
        uint40 millicarats = words[0].millicarats();
        if (loss == 0) revert TransformationsNoLoss();
        if (loss >= millicarats) revert TransformationsAllLost(loss, millicarats);
        bool onHold = _isOnHold(loss, millicarats);

        ParcelWord word = words[0].withMillicarats(millicarats - loss).withDay(order.day).revised();
        words[0] = word.withHolds(onHold ? 1 : 0);
        _parcels.write(parcels, words, 1);

        OrganisationId office = onHold ? _participants.licensingOffice(word.place()) : NOBODY;
        emit LossRecorded(
            parcels[0], order.custodian, word.revision(), loss, order.day, office, order.document
        );
        if (onHold) _parcels.noteHold(parcels[0], office, word.revision(), HOLD_LOSS, 0);
    }

    /// @dev Whether a loss is more than the ledger's parameter lets pass without its office.
    function _isOnHold(uint256 loss, uint256 millicarats) private view returns (bool) {
        if (loss == 0) return false;
        uint256 limit = _participants.parameter(PARAMETER_LOSS_ON_HOLD_PPM, today());
        return loss * MILLION > limit * millicarats;
    }
}
