// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {
    BlendId,
    Day,
    DocumentId,
    OrganisationId,
    ParcelId,
    Participant,
    Reference,
    TransformationId
} from "contracts/types/Types.sol";
import {Transformation} from "contracts/types/Orders.sol";
import {Millicarats} from "contracts/types/Measures.sol";
import {Operation, ParcelKind, ParcelStatus} from "contracts/types/CodeTypes.sol";

/// What came out of a transformation.
struct Product {
    ParcelId parcel;
    Reference reference_;
    Millicarats millicarats;
    ParcelKind kind;
}

/// @title Split, mix, re-sort and loss by work: decides, then hands Parcels one finished list of words.
interface ITransformations {
    /// `transformation` is the order's EIP-712 digest.
    event Transformed(
        TransformationId indexed transformation,
        OrganisationId indexed custodian,
        OrganisationId owner,
        Operation operation,
        ParcelId[] inputs,
        Product[] outputs,
        BlendId blend,
        Millicarats loss,
        Day day,
        DocumentId document
    );
    /// A loss alone: the parcel keeps its id and weighs `millicarats` less. `office` holds what is left, or is zero.
    event LossRecorded(
        ParcelId indexed parcel,
        OrganisationId indexed custodian,
        uint16 revision,
        Millicarats millicarats,
        Day day,
        OrganisationId office,
        DocumentId document
    );

    /// @notice There is no operation `operation`; 1 is a split, 2 a mix, 3 a re-sort and 5 a loss.
    error TransformationsUnknownOperation(Operation operation);
    /// @notice Operation `operation` takes at least `least` parcels, not `inputs`.
    error TransformationsTooFewInputs(Operation operation, uint256 inputs, uint256 least);
    /// @notice Operation `operation` takes at most `limit` parcels, not `inputs`.
    error TransformationsTooManyInputs(Operation operation, uint256 inputs, uint256 limit);
    /// @notice Operation `operation` makes at least `least` parcels, not `outputs`.
    error TransformationsTooFewOutputs(Operation operation, uint256 outputs, uint256 least);
    /// @notice Operation `operation` makes at most `limit` parcels, not `outputs`.
    error TransformationsTooManyOutputs(Operation operation, uint256 outputs, uint256 limit);
    /// @notice Day `day` has not begun anywhere yet: the latest that has is day `latest`.
    error TransformationsDayInFuture(Day day, Day latest);
    /// @notice Parcel `parcel` does not come after the one before it; parcels are listed ascending by id, each once.
    error TransformationsNotAscending(ParcelId parcel);
    /// @notice Parcel `parcel` is not held: its status is `status`.
    error TransformationsNotHeld(ParcelId parcel, ParcelStatus status);
    /// @notice Parcel `parcel` is at revision `revision`; revision `signed` was signed.
    error TransformationsStaleRevision(ParcelId parcel, uint16 revision, uint16 signed);
    /// @notice Parcel `parcel` is held by organisation `custodian`, not by `organisation`.
    error TransformationsNotCustodian(
        ParcelId parcel, OrganisationId custodian, OrganisationId organisation
    );
    /// @notice Parcel `parcel` belongs to organisation `owner`, not to `organisation`.
    error TransformationsNotOwner(
        ParcelId parcel, OrganisationId owner, OrganisationId organisation
    );
    /// @notice Parcel `parcel` has `holds` holds in force.
    error TransformationsOnHold(ParcelId parcel, uint8 holds);
    /// @notice Parcel `parcel` lies in Participant `place`, the first one in `expected`.
    error TransformationsOtherPlace(ParcelId parcel, Participant place, Participant expected);
    /// @notice Day `day` is before `parcelDay`, the day of the last change of parcel `parcel`.
    error TransformationsDayBefore(ParcelId parcel, Day parcelDay, Day day);
    /// @notice Parcel `parcel` is a single stone: it is neither split nor mixed nor re-sorted.
    error TransformationsSingleStone(ParcelId parcel);
    /// @notice Output `index` weighs nothing.
    error TransformationsNoWeight(uint256 index);
    /// @notice Output `index` has reference `reference_`; a part of a split has none.
    error TransformationsPartNamed(uint256 index, Reference reference_);
    /// @notice Output `index` is of kind `kind`; a re-sort makes unsorted, industrial or gem, perhaps as a single stone.
    error TransformationsUnknownKind(uint256 index, ParcelKind kind);
    /// @notice Output `index` is of kind `kind`; these inputs make kind `expected`.
    error TransformationsOtherKind(uint256 index, ParcelKind kind, ParcelKind expected);
    /// @notice A split states a loss of `loss` millicarats; a split loses nothing.
    error TransformationsSplitLoses(Millicarats loss);
    /// @notice A loss of nothing is none.
    error TransformationsNoLoss();
    /// @notice A loss of `loss` millicarats takes all of a parcel of `millicarats`; what is lost whole is missing.
    error TransformationsAllLost(Millicarats loss, Millicarats millicarats);
    /// @notice The inputs weigh `inputs` millicarats, the outputs `outputs` and the loss is `loss`: they do not add up.
    error TransformationsNotConserved(uint256 inputs, uint256 outputs, Millicarats loss);

    /// @notice Does what `order` says, once custodian and, if different, owner have signed it.
    /// @dev Anyone may relay. An empty signature stands for the sender's key; the owner's is ignored when it is the custodian.
    /// @dev Warning: what is spent does not come back, and one key signs for nobody else: custodian and owner both.
    function transform(
        Transformation calldata order,
        bytes calldata custodian,
        bytes calldata owner
    ) external;
}
