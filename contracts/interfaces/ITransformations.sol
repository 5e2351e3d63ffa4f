// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {BlendId, Day, OrganisationId, ParcelId} from "contracts/types/Types.sol";
import {Transformation} from "contracts/types/Orders.sol";

/// What came out of a transformation.
struct Product {
    ParcelId parcel;
    bytes32 reference_;
    uint40 millicarats;
    uint8 kind;
}

/// @title Split, mix, re-sort and loss by work: decides, then hands Parcels one finished list of words.
interface ITransformations {
    /// `transformation` is the order's EIP-712 digest.
    event Transformed(
        bytes32 indexed transformation,
        OrganisationId indexed custodian,
        OrganisationId owner,
        uint8 operation,
        ParcelId[] inputs,
        Product[] outputs,
        BlendId blend,
        uint40 loss,
        Day day,
        bytes32 document
    );
    /// A loss alone: the parcel keeps its id and weighs `millicarats` less. `office` holds what is left, or is zero.
    event LossRecorded(
        ParcelId indexed parcel,
        OrganisationId indexed custodian,
        uint16 revision,
        uint40 millicarats,
        Day day,
        OrganisationId office,
        bytes32 document
    );

    /// @notice Does what `order` says, once custodian and, if different, owner have signed it.
    /// @dev Anyone may relay. An empty signature stands for the sender's key; the owner's is ignored when it is the custodian.
    function transform(
        Transformation calldata order,
        bytes calldata custodian,
        bytes calldata owner
    ) external;
}
