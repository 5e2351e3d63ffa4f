// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {
    BlendId,
    Day,
    DocumentId,
    LicenceId,
    OrganisationId,
    ParcelId,
    Participant,
    Reference,
    TransformationId
} from "contracts/types/Types.sol";
import {Approval, Transformation} from "contracts/types/Orders.sol";
import {Millicarats} from "contracts/types/Measures.sol";
import {Operation, ParcelKind, ParcelStatus} from "contracts/types/CodeTypes.sol";

/// What came out of a transformation.
struct Product {
    ParcelId parcel;
    Reference reference_;
    Millicarats millicarats;
    ParcelKind kind;
}

/// @title Split, mix, re-sort, manufacture, loss by work and sale off the ledger: decides, then hands Parcels one finished list of words.
interface ITransformations {
    /// `transformation` is the order's EIP-712 digest. `office` has approved a loss or a yield, or is zero.
    event Transformed(
        TransformationId indexed transformation,
        OrganisationId indexed custodian,
        OrganisationId owner,
        Operation operation,
        ParcelId[] inputs,
        Product[] outputs,
        BlendId blend,
        Millicarats loss,
        OrganisationId office,
        Day day,
        DocumentId document
    );
    /// A loss alone: the parcel keeps its id and weighs `millicarats` less. `office` has approved it, or is zero.
    event LossRecorded(
        ParcelId indexed parcel,
        OrganisationId indexed custodian,
        uint16 revision,
        Millicarats millicarats,
        Day day,
        OrganisationId office,
        DocumentId document
    );

    /// Polished goods are sold to whoever is not on this ledger: their story ends here.
    event SoldOffLedger(
        ParcelId indexed parcel,
        OrganisationId indexed by,
        OrganisationId owner,
        uint16 revision,
        Day day,
        DocumentId document
    );

    /// @notice There is no operation `operation`; 1 is a split, 2 a mix, 3 a re-sort, 4 a manufacture, 5 a loss and 6 a sale off the ledger.
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
    /// @notice Parcel `parcel` is at revision `revision`, beyond `limit`: no loss of it is entered any more; split, mix or re-sort it.
    error TransformationsRevisionsUsedUp(ParcelId parcel, uint16 revision, uint256 limit);
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
    /// @notice Parcel `parcel` is a single stone: it is neither split nor mixed nor re-sorted; it can be cut.
    error TransformationsSingleStone(ParcelId parcel);
    /// @notice Parcel `parcel` is polished: it is neither re-sorted nor cut again.
    error TransformationsPolished(ParcelId parcel);
    /// @notice Parcel `parcel` is rough: a certificate lets it off the ledger, not a sale.
    error TransformationsNotPolished(ParcelId parcel);
    /// @notice Parcel `parcel` and the first one are polished and rough: they are not mixed.
    error TransformationsPolishedAndRough(ParcelId parcel);
    /// @notice Output `index` weighs nothing.
    error TransformationsNoWeight(uint256 index);
    /// @notice Output `index` has reference `reference_`; a part of a split has none.
    error TransformationsPartNamed(uint256 index, Reference reference_);
    /// @notice Output `index` is of kind `kind`; what is rough is unsorted, industrial or gem, perhaps as a single stone.
    error TransformationsUnknownKind(uint256 index, ParcelKind kind);
    /// @notice Output `index` is of kind `kind`; these inputs make kind `expected`.
    error TransformationsOtherKind(uint256 index, ParcelKind kind, ParcelKind expected);
    /// @notice A split states a loss of `loss` millicarats; a split loses nothing.
    error TransformationsSplitLoses(Millicarats loss);
    /// @notice A sale states a loss of `loss` millicarats; a sale loses nothing.
    error TransformationsSaleLoses(Millicarats loss);
    /// @notice A manufacture makes polished, and this one makes none.
    error TransformationsNothingPolished();
    /// @notice Licence `licence` is named; only a manufacture names one.
    error TransformationsNoLicenceNeeded(LicenceId licence);
    /// @notice A loss of `loss` of `millicarats` millicarats is more than `limit` parts per million: a licence office of the place approves it.
    error TransformationsLossNotApproved(Millicarats loss, uint256 millicarats, uint256 limit);
    /// @notice A yield of `polished` of `millicarats` millicarats is not between `least` and `most` parts per million: a licence office of the place approves it.
    error TransformationsYieldNotApproved(
        uint256 polished, uint256 millicarats, uint256 least, uint256 most
    );
    /// @notice A loss of nothing is none.
    error TransformationsNoLoss();
    /// @notice A loss of `loss` millicarats takes all of a parcel of `millicarats`; what is lost whole is missing.
    error TransformationsAllLost(Millicarats loss, Millicarats millicarats);
    /// @notice The inputs weigh `inputs` millicarats, the outputs `outputs` and the loss is `loss`: they do not add up.
    error TransformationsNotConserved(uint256 inputs, uint256 outputs, Millicarats loss);

    /// @notice Does what `order` says, once custodian and, if different, owner have signed it.
    /// @dev Anyone may relay. An empty signature stands for the sender's key; the owner's is ignored when it is the custodian.
    /// @dev The Approval of a licence office of the place is looked at where a loss or a yield needs one: above 20 % of what goes in, and outside 15 to 70 % of what is cut (parameters).
    /// @dev Warning: what is spent does not come back, and one key signs for nobody else: custodian and owner both.
    function transform(
        Transformation calldata order,
        bytes calldata custodian,
        bytes calldata owner,
        Approval calldata approval,
        bytes calldata signature
    ) external;
}
