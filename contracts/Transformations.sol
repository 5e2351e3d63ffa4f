// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {
    HOLD_LOSS,
    KIND_UNSORTED,
    OPERATION_LOSS,
    OPERATION_MIX,
    OPERATION_RESORT,
    OPERATION_SPLIT,
    PARAMETER_LOSS_ON_HOLD_PPM,
    PARCEL_HELD,
    PARCEL_SPENT
} from "contracts/types/Codes.sol";
import {Limits} from "contracts/types/Limits.sol";
import {OrderHashes} from "contracts/types/OrderHashes.sol";
import {Output, ParcelRef, Transformation} from "contracts/types/Orders.sol";
import {ParcelWord} from "contracts/types/ParcelWord.sol";
import {
    BlendId,
    CertificateId,
    NOBODY,
    NO_CERTIFICATE,
    NO_REFERENCE,
    OrganisationId,
    ParcelId,
    Participant,
    Reference,
    TransformationId,
    latestDay,
    today
} from "contracts/types/Types.sol";
import {Millicarats, NO_WEIGHT} from "contracts/types/Measures.sol";
import {Operation, ParcelKind} from "contracts/types/CodeTypes.sol";
import {IBlends} from "contracts/interfaces/IBlends.sol";
import {IParcels} from "contracts/interfaces/IParcels.sol";
import {IParticipants} from "contracts/interfaces/IParticipants.sol";
import {ITransformations, Product} from "contracts/interfaces/ITransformations.sol";
import {Lots} from "contracts/libraries/Lots.sol";
import {OrderDays} from "contracts/libraries/OrderDays.sol";
import {OrderDomain} from "contracts/libraries/OrderDomain.sol";
import {References} from "contracts/libraries/References.sol";
import {Signatures} from "contracts/libraries/Signatures.sol";
import {Tallies, Tally} from "contracts/libraries/Tallies.sol";

/// What the inputs have in common, and what they come to.
struct Batch {
    Participant place;
    ParcelKind kind; // unsorted when they differ
    CertificateId certificate; // none when they differ
    uint256 millicarats;
    Tally perBlend;
}

/// @dev Splits, mixes, re-sortings, manufactures and losses, signed by custodian and owner. It keeps
/// nothing: it reads words, checks that what comes out weighs what goes in less the loss, and writes
/// through the doors of Parcels and Blends. It cannot make weight, nor change hands or places.
contract Transformations is ITransformations, OrderDomain {
    using OrderHashes for Transformation;
    using Tallies for Tally;

    uint16 private constant PRODUCT_REVISION = 2;
    uint256 private constant MILLION = 1_000_000;

    IParticipants private immutable _participants;
    IBlends private immutable _blends;
    IParcels private immutable _parcels;

    constructor(IParticipants participants, IBlends blends, IParcels parcels) {
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
        if (order.day > latestDay()) revert TransformationsDayInFuture(order.day, latestDay());
        OrderDays.check(_participants, order.day, order.signedAt);
        if (order.operation == OPERATION_LOSS) return _lose(order);

        _make(order, digest);
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
        Operation operation = order.operation;
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

    function _checkInput(
        Transformation calldata order,
        ParcelRef calldata ref,
        ParcelWord word,
        ParcelId last,
        Participant place
    ) private pure {
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
        if (word.place() != place) revert TransformationsOtherPlace(parcel, word.place(), place);
        if (order.day < word.day()) {
            revert TransformationsDayBefore(parcel, word.day(), order.day);
        }
        if (order.operation != OPERATION_LOSS && word.kind().isSingleStone()) {
            revert TransformationsSingleStone(parcel);
        }
    }

    /// @dev A reference that is used is refused by Parcels, which writes the outputs as new parcels.
    function _checkOutputs(Transformation calldata order, Batch memory batch) private pure {
        if (order.operation == OPERATION_SPLIT && order.loss != NO_WEIGHT) {
            revert TransformationsSplitLoses(order.loss);
        }
        uint256 made;
        for (uint256 i; i < order.outputs.length; ++i) {
            Output calldata output = order.outputs[i];
            if (output.millicarats == NO_WEIGHT) revert TransformationsNoWeight(i);
            _checkReference(order.operation, i, output.reference_);
            _checkKind(order.operation, i, output.kind, batch.kind);
            made += output.millicarats.amount();
        }
        if (made + order.loss.amount() != batch.millicarats) {
            revert TransformationsNotConserved(batch.millicarats, made, order.loss);
        }
    }

    function _checkReference(Operation operation, uint256 index, Reference reference_) private pure {
        if (operation != OPERATION_SPLIT) return References.check(reference_);
        if (reference_ != NO_REFERENCE) revert TransformationsPartNamed(index, reference_);
    }

    function _checkKind(Operation operation, uint256 index, ParcelKind kind, ParcelKind expected) private pure {
        bool sorts = operation == OPERATION_RESORT;
        if (sorts && !Lots.isRough(kind)) revert TransformationsUnknownKind(index, kind);
        if (!sorts && kind != expected) {
            revert TransformationsOtherKind(index, kind, expected);
        }
    }

    // Split, mix, re-sort

    function _make(Transformation calldata order, bytes32 digest) private {
        (ParcelId[] memory inputs, ParcelId[] memory parcels, Product[] memory products) =
            _list(order);
        ParcelWord[] memory words = _parcels.words(parcels);
        Batch memory batch = _spend(order, inputs, words);
        _checkOutputs(order, batch);
        bool onHold = _isOnHold(order.loss.amount(), batch.millicarats);

        BlendId blend = _blend(batch.perBlend);
        ParcelWord made = _made(order, batch, blend, onHold);
        for (uint256 i; i < products.length; ++i) {
            words[inputs.length + i] =
                made.withKind(products[i].kind).withMillicarats(products[i].millicarats);
        }
        _parcels.write(parcels, words, inputs.length);

        emit Transformed(
            TransformationId.wrap(digest),
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
        if (onHold) _noteHolds(products, batch.place);
    }

    /// @return inputs For the event.
    /// @return parcels One list for Parcels: the inputs, then the products.
    /// @return products With the ids they will have, if nothing speaks against them.
    function _list(Transformation calldata order)
        private
        pure
        returns (ParcelId[] memory inputs, ParcelId[] memory parcels, Product[] memory products)
    {
        ParcelRef[] calldata refs = order.inputs;
        inputs = new ParcelId[](refs.length);
        products = new Product[](order.outputs.length);
        parcels = new ParcelId[](inputs.length + products.length);
        for (uint256 i; i < inputs.length; ++i) {
            inputs[i] = parcels[i] = refs[i].parcel;
        }
        for (uint256 i; i < products.length; ++i) {
            products[i] = _product(order, i);
            parcels[inputs.length + i] = products[i].parcel;
        }
    }

    function _product(Transformation calldata order, uint256 index)
        private
        pure
        returns (Product memory)
    {
        Output calldata output = order.outputs[index];
        ParcelId parcel = order.operation == OPERATION_SPLIT
            ? OrderHashes.partId(order.inputs[0].parcel, index)
            : OrderHashes.parcelId(order.custodian, output.reference_);
        return Product(parcel, output.reference_, output.millicarats, output.kind);
    }

    /// @dev Checks the inputs, adds them up and spends them: their words, the first of the list, become their last.
    /// Sums of at most 1,000 weights of 40 bits cannot overflow.
    function _spend(
        Transformation calldata order,
        ParcelId[] memory inputs,
        ParcelWord[] memory words
    ) private pure returns (Batch memory batch) {
        ParcelRef[] calldata refs = order.inputs;
        ParcelWord word = words[0];
        batch.place = word.place();
        batch.kind = word.kind();
        batch.certificate = word.certificate();
        batch.perBlend = Tallies.create(inputs.length);
        ParcelId last;
        for (uint256 i; i < inputs.length; ++i) {
            ParcelRef calldata ref = refs[i];
            word = words[i];
            _checkInput(order, ref, word, last, batch.place);
            last = ref.parcel;
            if (word.kind() != batch.kind) batch.kind = KIND_UNSORTED;
            if (word.certificate() != batch.certificate) batch.certificate = NO_CERTIFICATE;
            batch.millicarats += word.millicarats().amount();
            batch.perBlend.add(BlendId.unwrap(word.blend()), word.millicarats().amount());
            words[i] = word.withStatus(PARCEL_SPENT).withDay(order.day).revised();
        }
    }

    /// @dev The one blend that all share, or a new one of all.
    function _blend(Tally memory perBlend) private returns (BlendId) {
        BlendId[] memory blends = new BlendId[](perBlend.count);
        uint256[] memory weights = new uint256[](perBlend.count);
        for (uint256 i; i < perBlend.count; ++i) {
            blends[i] = BlendId.wrap(uint32(Tallies.keyOf(perBlend.items[i])));
            weights[i] = Tallies.weightOf(perBlend.items[i]);
        }
        if (blends.length == 1) return blends[0];
        return _blends.combine(blends, weights);
    }

    /// @dev What the products have in common: all but kind and weight.
    function _made(
        Transformation calldata order,
        Batch memory batch,
        BlendId blend,
        bool onHold
    ) private pure returns (ParcelWord) {
        return ParcelWord.wrap(0).withCustodian(order.custodian).withOwner(order.owner).withPlace(
            batch.place
        ).withStatus(PARCEL_HELD).withBlend(blend).withCertificate(batch.certificate)
            .withRevision(PRODUCT_REVISION).withDay(order.day).withHolds(onHold ? 1 : 0);
    }

    function _noteHolds(Product[] memory products, Participant place) private {
        OrganisationId office = _participants.licensingOffice(place);
        for (uint256 i; i < products.length; ++i) {
            _parcels.noteHold(products[i].parcel, office, PRODUCT_REVISION, HOLD_LOSS, address(0));
        }
    }

    // Loss

    function _lose(Transformation calldata order) private {
        (, ParcelId[] memory parcels,) = _list(order);
        ParcelWord[] memory words = _parcels.words(parcels);
        ParcelWord word = words[0];
        _checkInput(order, order.inputs[0], word, ParcelId.wrap(0), word.place());
        Millicarats loss = order.loss;
        Millicarats millicarats = word.millicarats();
        if (loss == NO_WEIGHT) revert TransformationsNoLoss();
        if (loss >= millicarats) revert TransformationsAllLost(loss, millicarats);
        bool onHold = _isOnHold(loss.amount(), millicarats.amount());

        word = word.withMillicarats(millicarats - loss).withDay(order.day).revised();
        words[0] = word.withHolds(onHold ? 1 : 0);
        _parcels.write(parcels, words, 1);

        OrganisationId office = onHold ? _participants.licensingOffice(word.place()) : NOBODY;
        emit LossRecorded(
            parcels[0], order.custodian, word.revision(), loss, order.day, office, order.document
        );
        if (onHold) _parcels.noteHold(parcels[0], office, word.revision(), HOLD_LOSS, address(0));
    }

    /// @dev Whether a loss is more than the ledger's parameter lets pass without its office.
    function _isOnHold(uint256 loss, uint256 millicarats) private view returns (bool) {
        if (loss == 0) return false;
        uint256 limit = _participants.parameter(PARAMETER_LOSS_ON_HOLD_PPM, today());
        return loss * MILLION > limit * millicarats;
    }
}
