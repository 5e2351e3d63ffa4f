// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {
    OPERATION_LOSS,
    OPERATION_MANUFACTURE,
    OPERATION_SALE,
    OPERATION_SPLIT,
    PARCEL_HELD,
    PARCEL_OUTSIDE,
    PARCEL_SPENT
} from "contracts/types/Codes.sol";
import {Limits} from "contracts/types/Limits.sol";
import {OrderHashes} from "contracts/types/OrderHashes.sol";
import {Approval, Output, ParcelRef, Transformation} from "contracts/types/Orders.sol";
import {ParcelWord} from "contracts/types/ParcelWord.sol";
import {
    BlendId,
    Day,
    LicenceId,
    NOBODY,
    NO_CERTIFICATE,
    NO_PARTICIPANT,
    OrganisationId,
    OriginId,
    ParcelId,
    Participant,
    TransformationId,
    latestDay
} from "contracts/types/Types.sol";
import {Millicarats, NO_WEIGHT} from "contracts/types/Measures.sol";
import {HoldReason} from "contracts/types/CodeTypes.sol";
import {IBlends} from "contracts/interfaces/IBlends.sol";
import {IParcels} from "contracts/interfaces/IParcels.sol";
import {IParticipants} from "contracts/interfaces/IParticipants.sol";
import {IZones} from "contracts/interfaces/IZones.sol";
import {ITransformations, Product} from "contracts/interfaces/ITransformations.sol";
import {OrderDays} from "contracts/libraries/OrderDays.sol";
import {Tallies, Tally} from "contracts/libraries/Tallies.sol";
import {Batch, Judging, Verdict} from "contracts/transformations/Judging.sol";

/// @dev Splits, mixes, re-sortings, manufactures, losses and sales off the ledger, signed by
/// custodian and owner. It keeps nothing: it reads words, checks that what comes out weighs what
/// goes in less the loss, and writes through the doors of Parcels and Blends. It cannot make weight,
/// nor change hands or places. A loss or a yield beyond its bounds needs a licence office's word.
contract Transformations is Judging {
    using OrderHashes for Transformation;
    using Tallies for Tally;

    uint16 private constant PRODUCT_REVISION = 2;

    IZones private immutable _zones;
    IBlends private immutable _blends;
    IParcels private immutable _parcels;

    constructor(IParticipants participants, IZones zones, IBlends blends, IParcels parcels)
        Judging(participants)
    {
        _zones = zones;
        _blends = blends;
        _parcels = parcels;
    }

    /// @inheritdoc ITransformations
    function transform(
        Transformation calldata order,
        bytes calldata custodian,
        bytes calldata owner,
        Approval calldata approval,
        bytes calldata signature
    ) external {
        bytes32 digest = _checkSigners(order, custodian, owner);
        _checkSizes(order);
        if (order.day > latestDay()) revert TransformationsDayInFuture(order.day, latestDay());
        OrderDays.check(_participants, order.day, order.signedAt);
        if (order.operation != OPERATION_MANUFACTURE && LicenceId.unwrap(order.licence) != 0) {
            revert TransformationsNoLicenceNeeded(order.licence);
        }
        if (order.operation == OPERATION_SALE) return _sell(order);
        if (order.operation == OPERATION_LOSS) return _lose(order, approval, signature);

        _make(order, digest, approval, signature);
    }

    // Split, mix, re-sort, manufacture

    function _make(
        Transformation calldata order,
        bytes32 digest,
        Approval calldata approval,
        bytes calldata signature
    ) private {
        (ParcelId[] memory inputs, ParcelId[] memory parcels, Product[] memory products) =
            _list(order);
        ParcelWord[] memory words = _parcels.words(parcels);
        Batch memory batch = _spend(order, inputs, words);
        Verdict memory verdict =
            _judged(order, batch, _checkOutputs(order, batch.kind), approval, signature);

        BlendId blend = _blend(order, batch);
        ParcelWord made = _made(order, batch, blend, verdict.hold != NO_HOLD);
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
            verdict.office,
            order.day,
            order.document
        );
        if (verdict.hold == NO_HOLD) return;
        _noteHolds(products, _releaser(batch.place, order.custodian), verdict.hold);
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
        ParcelWord first = words[0];
        batch.place = first.place();
        batch.kind = first.kind();
        batch.certificate = first.certificate();
        batch.perBlend = Tallies.create(inputs.length);
        ParcelId last;
        for (uint256 i; i < inputs.length; ++i) {
            ParcelRef calldata ref = refs[i];
            ParcelWord word = words[i];
            _checkInput(order, ref, word, last, first);
            last = ref.parcel;
            batch.kind = _common(batch.kind, word.kind());
            if (word.certificate() != batch.certificate) batch.certificate = NO_CERTIFICATE;
            batch.millicarats += word.millicarats().amount();
            batch.perBlend.add(BlendId.unwrap(word.blend()), word.millicarats().amount());
            words[i] = _ended(word, order.day);
        }
    }

    /// @dev What is at the last revision keeps it.
    function _ended(ParcelWord word, Day day) private pure returns (ParcelWord ended) {
        ended = word.withStatus(PARCEL_SPENT).withDay(day);
        if (word.revision() != type(uint16).max) ended = ended.revised();
    }

    /// @dev The one blend that all share, or a new one of all.
    function _blend(Transformation calldata order, Batch memory batch) private returns (BlendId) {
        Tally memory perBlend = batch.perBlend;
        BlendId[] memory blends = new BlendId[](perBlend.count);
        uint256[] memory weights = new uint256[](perBlend.count);
        for (uint256 i; i < perBlend.count; ++i) {
            blends[i] = BlendId.wrap(uint32(Tallies.keyOf(perBlend.items[i])));
            weights[i] = Tallies.weightOf(perBlend.items[i]);
        }
        if (order.operation == OPERATION_MANUFACTURE) {
            _checkCut(order, batch.place, blends, weights);
        }
        if (blends.length == 1) return blends[0];
        return _blends.combine(blends, weights);
    }

    /// @dev By a cutter licensed at the place; and cutting is no way out for a barred origin.
    function _checkCut(
        Transformation calldata order,
        Participant place,
        BlendId[] memory blends,
        uint256[] memory weights
    ) private view {
        _zones.checkCutter(order.licence, order.custodian, place, order.day);
        (OriginId[] memory origins, uint256[] memory parts, uint256 total) =
            _blends.contents(blends, weights);
        _zones.checkOrigins(origins, parts, total, NO_PARTICIPANT);
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

    function _noteHolds(Product[] memory products, OrganisationId office, HoldReason reason)
        private
    {
        for (uint256 i; i < products.length; ++i) {
            _parcels.noteHold(products[i].parcel, office, PRODUCT_REVISION, reason, address(0));
        }
    }

    // Loss

    function _lose(
        Transformation calldata order,
        Approval calldata approval,
        bytes calldata signature
    ) private {
        (, ParcelId[] memory parcels,) = _list(order);
        ParcelWord[] memory words = _parcels.words(parcels);
        ParcelWord word = words[0];
        _checkInput(order, order.inputs[0], word, ParcelId.wrap(0), word);
        Millicarats loss = order.loss;
        Millicarats millicarats = word.millicarats();
        if (word.revision() > Limits.REVISIONS) {
            revert TransformationsRevisionsUsedUp(parcels[0], word.revision(), Limits.REVISIONS);
        }
        if (loss == NO_WEIGHT) revert TransformationsNoLoss();
        if (loss >= millicarats) revert TransformationsAllLost(loss, millicarats);
        (HoldReason hold, bool beyond) = _ofLoss(loss, millicarats.amount(), approval);
        OrganisationId office = beyond
            ? _checkApproval(order, word.place(), approval, signature)
            : NOBODY;

        word = word.withMillicarats(millicarats - loss).withDay(order.day).revised();
        words[0] = word.withHolds(hold != NO_HOLD ? 1 : 0);
        _parcels.write(parcels, words, 1);

        emit LossRecorded(
            parcels[0], order.custodian, word.revision(), loss, order.day, office, order.document
        );
        if (hold == NO_HOLD) return;
        OrganisationId by = _releaser(word.place(), order.custodian);
        _parcels.noteHold(parcels[0], by, word.revision(), hold, address(0));
    }

    // Sold off the ledger

    function _sell(Transformation calldata order) private {
        if (order.loss != NO_WEIGHT) revert TransformationsSaleLoses(order.loss);
        (, ParcelId[] memory parcels,) = _list(order);
        ParcelWord[] memory words = _parcels.words(parcels);
        ParcelWord first = words[0];
        ParcelId last;
        for (uint256 i; i < parcels.length; ++i) {
            _checkInput(order, order.inputs[i], words[i], last, first);
            last = parcels[i];
            words[i] = words[i].withStatus(PARCEL_OUTSIDE).withDay(order.day).revised();
        }
        _parcels.write(parcels, words, parcels.length);

        for (uint256 i; i < parcels.length; ++i) {
            emit SoldOffLedger(
                parcels[i],
                order.custodian,
                order.owner,
                words[i].revision(),
                order.day,
                order.document
            );
        }
    }
}
