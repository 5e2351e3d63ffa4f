// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {
    BlendId,
    Day,
    DocumentId,
    HoldId,
    LicenceId,
    OrganisationId,
    OriginId,
    ParcelId,
    Participant,
    Reference
} from "contracts/types/Types.sol";
import {Handover, Lot, Production} from "contracts/types/Orders.sol";
import {ParcelWord} from "contracts/types/ParcelWord.sol";
import {Millicarats, Moment} from "contracts/types/Measures.sol";
import {
    HoldReason,
    HoldStatus,
    Moves,
    ParcelKind,
    ParcelStatus
} from "contracts/types/CodeTypes.sol";

/// A hold belongs to who placed it.
struct Hold {
    OrganisationId by;
    HoldStatus status;
    HoldReason cause;
    address key; // of an office that registered what is held: another key releases it; or zero
    ParcelId parcel;
}

/// @title Every parcel's word, and its only writer: production, handover, holds, and the door for what is decided elsewhere.
interface IParcels {
    /// @notice A lot was put down under its registrar's reference.
    /// @param millicarats In thousandths of a carat.
    /// @param day The day of production, in days since 1970-01-01.
    /// @param captured The moment of the tablet, kept and never relied on.
    /// @param late Whether it was entered after its time, by an office, or after a bar, in its days of grace; it is on hold.
    /// @param by Whose key entered it: the registrar, or a licence office.
    event ProductionRegistered(
        ParcelId indexed parcel,
        OrganisationId indexed registrar,
        LicenceId indexed licence,
        Reference reference_,
        OriginId origin,
        Millicarats millicarats,
        ParcelKind kind,
        Day day,
        Moment captured,
        bool late,
        OrganisationId by,
        DocumentId document
    );
    /// @notice Custody, title or both went from giver to receiver.
    /// @param revision The parcel's, after the act.
    /// @param moves 1 custody, 2 title, 3 both.
    /// @param day The day of the handover, in days since 1970-01-01.
    /// @param terms The hash of Terms that both signed, or zero.
    event HandedOver(
        ParcelId indexed parcel,
        OrganisationId indexed giver,
        OrganisationId indexed receiver,
        uint16 revision,
        Moves moves,
        Day day,
        bytes32 terms
    );
    /// Placed by an office, or (same revision) by the act that made the parcel.
    /// @param key That entered late what is held: it cannot release it. Zero for every other hold.
    event HoldPlaced(
        HoldId indexed hold,
        ParcelId indexed parcel,
        OrganisationId indexed by,
        uint16 revision,
        HoldReason reason,
        address key,
        DocumentId document
    );
    /// @notice A parcel that an office put on hold had got out of reach: it is spent, departed, outside or void, or in another country.
    event HoldSkipped(ParcelId indexed parcel, OrganisationId indexed by, ParcelStatus status);
    /// @notice One hold of a parcel was released.
    /// @param by The office that released it.
    /// @param revision The parcel's, after the act.
    event HoldReleased(
        HoldId indexed hold,
        ParcelId indexed parcel,
        OrganisationId indexed by,
        uint16 revision,
        DocumentId document
    );

    /// @notice Licence `licence` registers no lots: the list is empty.
    error ParcelsNoLots(LicenceId licence);
    /// @notice A registration of `lots` lots exceeds the limit of `limit`.
    error ParcelsTooManyLots(uint256 lots, uint256 limit);
    /// @notice Organisation `giver` hands over no parcels: the list is empty.
    error ParcelsNothingHandedOver(OrganisationId giver);
    /// @notice A handover of `parcels` parcels exceeds the limit of `limit`.
    error ParcelsTooManyHandedOver(uint256 parcels, uint256 limit);
    /// @notice A handover moves 1 (custody), 2 (title) or 3 (both), not `moves`.
    error ParcelsUnknownMoves(Moves moves);
    /// @notice Day `day` has not begun anywhere yet: the latest that has is day `latest`.
    error ParcelsDayInFuture(Day day, Day latest);
    /// @notice Day `day` is before day `last`, of the last change of parcel `parcel`.
    error ParcelsDayBefore(ParcelId parcel, Day day, Day last);
    /// @notice Parcel `parcel` does not come after the one before it: a list is ascending by id, and names each parcel once.
    error ParcelsNotAscending(ParcelId parcel);
    /// @notice Parcel `parcel` is not registered.
    error ParcelsUnknown(ParcelId parcel);
    /// @notice Parcel `parcel` exists already: a lot reference is used once.
    error ParcelsExists(ParcelId parcel);
    /// @notice Parcel `parcel` has status `status`; it has to be held (1).
    error ParcelsNotHeld(ParcelId parcel, ParcelStatus status);
    /// @notice Parcel `parcel` has status `status`; a hold is released while it is held (1), sealed (2) or missing (4).
    error ParcelsNotAtRest(ParcelId parcel, ParcelStatus status);
    /// @notice Organisation `office` puts no parcels on hold: the list is empty.
    error ParcelsNothingHeld(OrganisationId office);
    /// @notice A hold of `parcels` parcels exceeds the limit of `limit`.
    error ParcelsTooManyHeld(uint256 parcels, uint256 limit);
    /// @notice Parcel `parcel` is on hold; it has to be released `holds` times first.
    error ParcelsOnHold(ParcelId parcel, uint8 holds);
    /// @notice Parcel `parcel` has changed: it is at revision `revision`, not at revision `named`.
    error ParcelsChanged(ParcelId parcel, uint16 revision, uint16 named);
    /// @notice Parcel `parcel` is held by organisation `custodian`, not by `organisation`.
    error ParcelsNotCustodian(
        ParcelId parcel, OrganisationId custodian, OrganisationId organisation
    );
    /// @notice Parcel `parcel` is owned by organisation `owner`, not by `organisation`.
    error ParcelsNotOwner(ParcelId parcel, OrganisationId owner, OrganisationId organisation);
    /// @notice Parcel `parcel` lies in Participant `place`, not in `participant`.
    error ParcelsElsewhere(ParcelId parcel, Participant place, Participant participant);
    /// @notice Parcel `parcel` is at revision `revision`: beyond 65,000 nobody hands it over, and at 65,535 nothing but work that ends it changes it; split, mix or re-sort it.
    error ParcelsRevisionsUsedUp(ParcelId parcel, uint16 revision);
    /// @notice Parcel `parcel` cannot be held again: it has `holds` holds, the most there are.
    error ParcelsHoldsUsedUp(ParcelId parcel, uint8 holds);
    /// @notice Reason `reason` is none of an office's: a bar (1), a limited zone (2) and its own (9) are.
    error ParcelsUnknownReason(HoldReason reason);
    /// @notice Hold `hold_` is not in force; its status is `status`.
    error ParcelsHoldNotInForce(HoldId hold_, HoldStatus status);
    /// @notice Hold `hold_` belongs to organisation `by`: while that is open, organisation `other` cannot release it.
    error ParcelsNotYourHold(HoldId hold_, OrganisationId by, OrganisationId other);
    /// @notice Hold `hold_` is for what was entered with key `key`, late or as a second paper of one number: another key of its office releases it.
    error ParcelsSameKey(HoldId hold_, address key);
    /// @notice Hold `hold_` is for a bar, a limited zone or a number recorded before: it is released with a document.
    error ParcelsNoDocument(HoldId hold_);
    /// @notice `parcels` parcels are to be written with `words` words.
    error ParcelsWordsMissing(uint256 parcels, uint256 words);
    /// @notice Parcels of `spent` millicarats are spent, and `made` made of them.
    error ParcelsMadeMore(uint256 spent, uint256 made);
    /// @notice Parcel `parcel` is new, and the contract at `caller` may not make any.
    error ParcelsMayNotMake(ParcelId parcel, address caller);
    /// @notice Parcel `parcel` of `from` millicarats would have `to`: whoever moves parcels adds no weight.
    error ParcelsMayNotRaise(ParcelId parcel, Millicarats from, Millicarats to);
    /// @notice Parcel `parcel` of blend `from` would be of blend `to`: whoever moves parcels leaves what they are made of.
    error ParcelsMayNotChangeOrigin(ParcelId parcel, BlendId from, BlendId to);
    /// @notice Parcel `parcel` may not move from status `from` to status `to`.
    error ParcelsIllegalMove(ParcelId parcel, ParcelStatus from, ParcelStatus to);
    /// @notice Parcel `parcel` at revision `from` may not be written at revision `to`.
    error ParcelsWrongRevision(ParcelId parcel, uint16 from, uint16 to);

    /// @notice Registers production by a key of the licence's organisation, one lot or many.
    /// @dev Warning: what is over the ceiling is not refused: each lot from the first over it goes down on hold.
    /// @dev Warning: the month that it counts in is the block's, not the day's.
    function register(LicenceId licence, Day day, Moment captured, Lot[] calldata lots) external;

    /// @notice Registers a signed Production. Anyone may relay.
    /// @dev Warning: `captured` is the tablet's word: nothing is checked against it.
    function registerSigned(Production calldata order, bytes calldata signature) external;

    /// @notice Registers for a licence's organisation, by a licence office of its Participant, what it cannot register itself any more: marked late, on hold.
    /// @dev Warning: refused while a key of the organisation could do it; the key that enters it does not release it.
    function registerLate(LicenceId licence, Day day, Moment captured, Lot[] calldata lots) external;

    /// @notice Moves custody, title or both, as `order` says, once giver and receiver have signed it.
    /// @dev Anyone may relay. An empty signature stands for the sender's key.
    /// @dev Warning: any other change of a parcel before the relay voids the whole order.
    /// @dev Warning: records who vouched for a parcel, not whether the stones are what they say.
    function handOver(Handover calldata order, bytes calldata giver, bytes calldata receiver)
        external;

    /// @notice Puts parcels on hold as they are, whatever their revision: those that are held, sealed or missing in the office's country.
    /// @dev Warning: one that has got away is skipped, by an event, and refuses nothing.
    /// @dev Warning: raises the revision, so that every order signed for the parcel before is void.
    function placeHolds(ParcelId[] calldata parcels, HoldReason reason, DocumentId document) external;

    /// @notice Releases a hold: by the organisation that placed it or, once that is a closed office, by an office of its Participant with the licence power.
    /// @dev Warning: a parcel stays while any other hold of it is in force.
    function releaseHold(HoldId hold, DocumentId document) external;

    // Door, for Transformations, Corrections, Issuance, Cancellations, Shipments, Detentions and Paper

    /// @notice Writes one finished list of words, a parcel each: the first `changed` change a parcel, the rest make one.
    /// @dev Checks that each status moves as it may, and that each revision rises by one or, of a new parcel, is 1 (registered) or 2 (a product).
    /// @dev Each caller by its job: Corrections and Paper make weight; Transformations makes no more than it spends in the same call; Issuance, Cancellations, Shipments and Detentions make and raise none, and leave what a parcel is made of.
    /// @dev Warning: makes no event: the act that writes does.
    function write(ParcelId[] calldata parcels, ParcelWord[] calldata words, uint256 changed)
        external;

    /// @notice Puts a parcel that the same act has just written on hold (its word counts the hold already).
    /// @param key That entered it late and shall not release it, or zero.
    function noteHold(ParcelId parcel, OrganisationId by, uint16 revision, HoldReason reason, address key)
        external;

    /// @notice Ends the holds of a parcel whose registration is void, each by its revision; the same act writes the word.
    function endHolds(ParcelId parcel, uint16[] calldata revisions, OrganisationId by, DocumentId document)
        external;

    // Reads

    function word(ParcelId parcel) external view returns (ParcelWord);
    function words(ParcelId[] calldata parcels) external view returns (ParcelWord[] memory);
    function hold(HoldId hold_) external view returns (Hold memory);
}
