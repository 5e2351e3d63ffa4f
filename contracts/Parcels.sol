// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {
    HOLD_BAR,
    HOLD_CEILING,
    HOLD_IN_FORCE,
    HOLD_LATE,
    HOLD_LIMITED_ZONE,
    HOLD_OFFICE,
    KIND_POLISHED,
    HOLD_RELEASED,
    MOVES_BOTH,
    MOVES_CUSTODY,
    PARCEL_HELD,
    PARCEL_MISSING,
    PARCEL_NONE,
    PARCEL_SEALED,
    PARCEL_SPENT,
    POWERS_THAT_HOLD,
    POWER_LICENCE
} from "contracts/types/Codes.sol";
import {Limits} from "contracts/types/Limits.sol";
import {OrderHashes} from "contracts/types/OrderHashes.sol";
import {Handover, Hands, Lot, ParcelRef, Production} from "contracts/types/Orders.sol";
import {ParcelWord, ParcelWords} from "contracts/types/ParcelWord.sol";
import {
    Day,
    DocumentId,
    HoldId,
    LicenceId,
    NO_DOCUMENT,
    OrganisationId,
    ParcelId,
    Participant,
    Reference,
    blendOf,
    latestDay,
    today
} from "contracts/types/Types.sol";
import {Millicarats, Moment, blockMoment} from "contracts/types/Measures.sol";
import {HoldReason, ParcelKind, ParcelStatus} from "contracts/types/CodeTypes.sol";
import {Hold, IParcels} from "contracts/interfaces/IParcels.sol";
import {IParticipants, Office} from "contracts/interfaces/IParticipants.sol";
import {Dug, IZones} from "contracts/interfaces/IZones.sol";
import {NotTheDoor} from "contracts/libraries/Doors.sol";
import {Lots} from "contracts/libraries/Lots.sol";
import {OrderDays} from "contracts/libraries/OrderDays.sol";
import {OrderDomain} from "contracts/libraries/OrderDomain.sol";
import {mayMove} from "contracts/libraries/ParcelMoves.sol";
import {Signatures} from "contracts/libraries/Signatures.sol";

/// @dev What every parcel is now, in one word each (ParcelWord), and the holds placed on it. No
/// history: what a parcel was stands in the events.
///
/// Four doors write words. Registering puts new ones down, for the organisation of a licence that
/// Zones finds in order; handing over changes custodian and owner, once Participants has checked
/// both hands; an office places and releases holds; and `write` takes what the contracts that were
/// named at the founding have made, each by its job: Corrections and Paper may make weight,
/// Transformations no more than it spends in the same call, Issuance, Shipments and Detentions
/// none.
/// Whoever writes, the status moves by one table (ParcelMoves), and the revision rises by one.
///
/// It cannot take a parcel from its custodian without the custodian's key, except into the hands
/// and states that a certificate's rows name, or by law with two keys of a licence office; it cannot bring back what is spent, void or outside;
/// it cannot see a stone.
contract Parcels is IParcels, OrderDomain {
    using OrderHashes for Hands;
    using OrderHashes for Production;

    /// What a contract that writes may do to weight.
    enum Job {
        Makes, // registers what is new
        Spends, // makes at most what it spends
        Moves // makes none, raises none
    }

    uint16 private constant PRODUCT_REVISION = 2;

    IParticipants private immutable _participants;
    IZones private immutable _zones;
    address private immutable _transformations;
    address private immutable _corrections;
    address private immutable _issuance;
    address private immutable _shipments;
    address private immutable _detentions;
    address private immutable _paper;

    /// A storage pointer to one slot: found once, read once and written once.
    struct Slot {
        ParcelWord word;
    }

    mapping(ParcelId parcel => Slot) private _parcels;
    mapping(HoldId hold => Hold) private _holds;

    constructor(
        IParticipants participants,
        IZones zones,
        address transformations,
        address corrections,
        address issuance,
        address shipments,
        address detentions,
        address paper
    ) {
        _participants = participants;
        _zones = zones;
        _transformations = transformations;
        _corrections = corrections;
        _issuance = issuance;
        _shipments = shipments;
        _detentions = detentions;
        _paper = paper;
    }

    // Production

    /// @inheritdoc IParcels
    function register(LicenceId licence, Day day, Moment captured, Lot[] calldata lots) external {
        _register(licence, msg.sender, false, blockMoment(), day, captured, lots);
    }

    /// @inheritdoc IParcels
    function registerSigned(Production calldata order, bytes calldata signature) external {
        Signatures.checkDeadline(order.signedAt, order.deadline, Limits.PRODUCTION_ORDER_DAYS);
        OrganisationId organisation = _zones.licence(order.licence).organisation;
        address key =
            Signatures.signer(_hashTypedDataV4(order.hash()), signature, organisation);

        _register(
            order.licence, key, false, order.signedAt, order.day, order.captured, order.lots
        );
    }

    /// @inheritdoc IParcels
    function registerLate(LicenceId licence, Day day, Moment captured, Lot[] calldata lots)
        external
    {
        _register(licence, msg.sender, true, blockMoment(), day, captured, lots);
    }

    function _register(
        LicenceId licence,
        address key,
        bool byOffice,
        Moment signedAt,
        Day day,
        Moment captured,
        Lot[] calldata lots
    ) private {
        uint256 total = _checkLots(licence, lots);

        Dug memory dug = _zones.dig(licence, key, byOffice, signedAt, day, total);

        _putDown(dug, licence, byOffice ? key : address(0), day, captured, lots);
    }

    /// @return total What the lots weigh: no more than 200 × 2⁴⁰, so that it cannot overflow.
    function _checkLots(LicenceId licence, Lot[] calldata lots)
        private
        pure
        returns (uint256 total)
    {
        if (lots.length == 0) revert ParcelsNoLots(licence);
        if (lots.length > Limits.OUTPUTS) revert ParcelsTooManyLots(lots.length, Limits.OUTPUTS);
        for (uint256 i; i < lots.length; ++i) {
            Lot calldata lot = lots[i];
            Millicarats millicarats = lot.millicarats;
            Lots.check(lot.reference_, millicarats, lot.kind);
            unchecked {
                total += millicarats.amount();
            }
        }
    }

    function _putDown(
        Dug memory dug,
        LicenceId licence,
        address lateKey,
        Day day,
        Moment captured,
        Lot[] calldata lots
    ) private {
        ParcelWord dugWord = ParcelWords.registered(
            dug.organisation, dug.participant, PARCEL_HELD, blendOf(dug.origin), day
        );
        uint256 produced = dug.before.amount();
        for (uint256 i; i < lots.length; ++i) {
            Lot calldata lot = lots[i];
            Reference reference_ = lot.reference_;
            Millicarats millicarats = lot.millicarats;
            ParcelKind kind = lot.kind;
            ParcelId parcel = OrderHashes.parcelId(dug.organisation, reference_);
            Slot storage slot = _parcels[parcel];
            if (ParcelWord.unwrap(slot.word) != 0) revert ParcelsExists(parcel);
            unchecked {
                // Zones has counted them: the sum is within 40 bits.
                produced += millicarats.amount();
            }
            HoldReason reason = dug.hold != HoldReason.wrap(0) ? dug.hold : produced > dug.ceiling.amount() ? HOLD_CEILING : HoldReason.wrap(0);

            slot.word = dugWord.ofLot(kind, millicarats, reason == HoldReason.wrap(0) ? 0 : 1);

            _tell(dug, licence, lateKey, parcel, day, captured, lot);
            if (reason != HoldReason.wrap(0)) {
                OrganisationId office = _participants.licensingOffice(dug.participant);
                _noteHold(parcel, office, 1, reason, lateKey, NO_DOCUMENT);
            }
        }
    }

    function _tell(
        Dug memory dug,
        LicenceId licence,
        address lateKey,
        ParcelId parcel,
        Day day,
        Moment captured,
        Lot calldata lot
    ) private {
        bool byOffice = lateKey != address(0);
        emit ProductionRegistered(
            parcel,
            dug.organisation,
            licence,
            lot.reference_,
            dug.origin,
            lot.millicarats,
            lot.kind,
            day,
            captured,
            byOffice || dug.hold == HOLD_BAR,
            byOffice ? _participants.actingOrganisation(lateKey) : dug.organisation,
            lot.document
        );
    }

    // Handover

    /// @inheritdoc IParcels
    function handOver(Handover calldata order, bytes calldata giver, bytes calldata receiver)
        external
    {
        ParcelRef[] calldata refs = order.parcels;
        Hands memory hands = Hands(
            order.giver,
            order.receiver,
            order.moves,
            order.day,
            order.signedAt,
            order.deadline,
            order.terms
        );
        Signatures.checkDeadline(hands.signedAt, hands.deadline, Limits.ORDER_DAYS);
        bytes32 digest = _hashTypedDataV4(hands.hash(refs));
        address giverKey = Signatures.signer(digest, giver, hands.giver);
        address receiverKey = Signatures.signer(digest, receiver, hands.receiver);
        _checkHandover(hands, refs);
        Participant place = _participants.checkHandsOn(
            giverKey, hands.giver, receiverKey, hands.receiver, hands.signedAt, hands.day
        );
        if (hands.day.isToCome()) revert ParcelsDayInFuture(hands.day, latestDay());
        OrderDays.check(_participants, hands.day, hands.signedAt);

        ParcelId last;
        for (uint256 i; i < refs.length; ++i) {
            ParcelRef calldata ref = refs[i];
            ParcelId parcel = ref.parcel;
            if (ParcelId.unwrap(parcel) <= ParcelId.unwrap(last)) {
                revert ParcelsNotAscending(parcel);
            }
            last = parcel;
            uint16 revision = _handOver(hands, parcel, ref.revision, place);

            emit HandedOver(
                parcel, hands.giver, hands.receiver, revision, hands.moves, hands.day, hands.terms
            );
        }
    }

    function _checkHandover(Hands memory hands, ParcelRef[] calldata refs) private pure {
        if (hands.moves < MOVES_CUSTODY || hands.moves > MOVES_BOTH) {
            revert ParcelsUnknownMoves(hands.moves);
        }
        if (refs.length == 0) revert ParcelsNothingHandedOver(hands.giver);
        if (refs.length > Limits.HANDOVER_PARCELS) {
            revert ParcelsTooManyHandedOver(refs.length, Limits.HANDOVER_PARCELS);
        }
    }

    /// @param place The receiver's Participant: rough crosses its border with a certificate only,
    /// polished with whoever receives it.
    function _handOver(Hands memory hands, ParcelId parcel, uint16 named, Participant place)
        private
        returns (uint16 revision)
    {
        Slot storage slot = _parcels[parcel];
        ParcelWord word_ = slot.word;
        if (word_.status() == PARCEL_NONE) revert ParcelsUnknown(parcel);
        if (word_.status() != PARCEL_HELD) revert ParcelsNotHeld(parcel, word_.status());
        if (word_.holds() != 0) revert ParcelsOnHold(parcel, word_.holds());
        _checkRevision(parcel, word_, named);
        if (word_.place() != place && word_.kind().sort() != KIND_POLISHED) {
            revert ParcelsElsewhere(parcel, word_.place(), place);
        }
        if (hands.day < word_.day()) revert ParcelsDayBefore(parcel, hands.day, word_.day());
        if (hands.moves.moveCustody()) {
            if (word_.custodian() != hands.giver) {
                revert ParcelsNotCustodian(parcel, word_.custodian(), hands.giver);
            }
            word_ = word_.withCustodian(hands.receiver).withPlace(place);
        }
        if (hands.moves.moveTitle()) {
            if (word_.owner() != hands.giver) {
                revert ParcelsNotOwner(parcel, word_.owner(), hands.giver);
            }
            word_ = word_.withOwner(hands.receiver);
        }

        word_ = word_.withDay(hands.day).revised();
        slot.word = word_;
        return word_.revision();
    }

    // Holds

    /// @inheritdoc IParcels
    function placeHolds(ParcelId[] calldata parcels, HoldReason reason, DocumentId document)
        external
    {
        (OrganisationId office, Participant participant) =
            _participants.actingOffice(msg.sender, POWERS_THAT_HOLD);
        if (reason > HOLD_LIMITED_ZONE && reason != HOLD_OFFICE || reason == HoldReason.wrap(0)) {
            revert ParcelsUnknownReason(reason);
        }
        if (parcels.length == 0) revert ParcelsNothingHeld(office);
        if (parcels.length > Limits.HOLD_PARCELS) {
            revert ParcelsTooManyHeld(parcels.length, Limits.HOLD_PARCELS);
        }
        ParcelId last;
        for (uint256 i; i < parcels.length; ++i) {
            if (ParcelId.unwrap(parcels[i]) <= ParcelId.unwrap(last)) {
                revert ParcelsNotAscending(parcels[i]);
            }
            last = parcels[i];
            _placeHold(last, office, participant, reason, document);
        }
    }

    function _placeHold(
        ParcelId parcel,
        OrganisationId office,
        Participant participant,
        HoldReason reason,
        DocumentId document
    ) private {
        Slot storage slot = _parcels[parcel];
        ParcelWord word_ = slot.word;
        if (word_.status() == PARCEL_NONE) revert ParcelsUnknown(parcel);
        if (!_isAtRest(word_) || word_.place() != participant) {
            emit HoldSkipped(parcel, office, word_.status());
            return;
        }
        _checkRoom(parcel, word_);
        if (word_.holds() == type(uint8).max) revert ParcelsHoldsUsedUp(parcel, word_.holds());

        word_ = word_.withHolds(word_.holds() + 1).revised();
        slot.word = word_;

        _noteHold(parcel, office, word_.revision(), reason, address(0), document);
    }

    /// @inheritdoc IParcels
    function releaseHold(HoldId hold_, DocumentId document) external {
        OrganisationId by = _participants.actingOrganisation(msg.sender);
        Hold memory placed = _holds[hold_];
        if (placed.status != HOLD_IN_FORCE) revert ParcelsHoldNotInForce(hold_, placed.status);
        _checkReleaser(hold_, placed.by, by);
        if (msg.sender == placed.key) revert ParcelsSameKey(hold_, placed.key);
        if (placed.cause < HOLD_LATE && document == NO_DOCUMENT) {
            revert ParcelsNoDocument(hold_);
        }
        Slot storage slot = _parcels[placed.parcel];
        ParcelWord word_ = slot.word;
        if (!_isAtRest(word_)) revert ParcelsNotAtRest(placed.parcel, word_.status());
        _checkRoom(placed.parcel, word_);

        // Cannot underflow: every hold in force is counted in its parcel's word.
        word_ = word_.withHolds(word_.holds() - 1).revised();
        slot.word = word_;
        _holds[hold_].status = HOLD_RELEASED;

        emit HoldReleased(hold_, placed.parcel, by, word_.revision(), document);
    }

    /// @dev Whose hold it is or, once that is a closed office, a licence office of its Participant.
    function _checkReleaser(HoldId hold_, OrganisationId owner, OrganisationId by) private view {
        Office memory office = _participants.officeNow(owner);
        if (by == owner) {
            if (office.powers.areNoPowers()) return _participants.checkStanding(by, today());
            _participants.actingOffice(msg.sender, POWERS_THAT_HOLD);
            return;
        }
        if (office.powers.areNoPowers() || today() <= office.until) {
            revert ParcelsNotYourHold(hold_, owner, by);
        }
        (, Participant participant) = _participants.actingOffice(msg.sender, POWER_LICENCE);
        if (participant != office.participant) revert ParcelsNotYourHold(hold_, owner, by);
    }

    function _noteHold(
        ParcelId parcel,
        OrganisationId by,
        uint16 revision,
        HoldReason reason,
        address key,
        DocumentId document
    ) private {
        HoldId id = OrderHashes.holdId(parcel, revision);
        _holds[id] = Hold(by, HOLD_IN_FORCE, reason, key, parcel);

        emit HoldPlaced(id, parcel, by, revision, reason, key, document);
    }

    // Doors

    /// @inheritdoc IParcels
    function write(ParcelId[] calldata parcels, ParcelWord[] calldata words_, uint256 changed)
        external
    {
        Job job = _job();
        if (parcels.length != words_.length) {
            revert ParcelsWordsMissing(parcels.length, words_.length);
        }
        uint256 spent;
        uint256 made;
        for (uint256 i; i < parcels.length; ++i) {
            ParcelId parcel = parcels[i];
            Slot storage slot = _parcels[parcel];
            ParcelWord from = slot.word;
            ParcelWord to = words_[i];
            _checkWrite(parcel, from, to, i < changed);
            if (job == Job.Moves) _checkKept(parcel, from, to, i < changed);
            spent += from.millicarats().amount();
            if (to.status() != PARCEL_SPENT) made += to.millicarats().amount();
            slot.word = to;
        }
        if (job == Job.Spends && made > spent) revert ParcelsMadeMore(spent, made);
    }

    /// @dev What the caller may do to weight; whoever was not named at the founding, nothing.
    function _job() private view returns (Job) {
        if (msg.sender == _transformations) return Job.Spends;
        bool moves = msg.sender == _issuance || msg.sender == _shipments
            || msg.sender == _detentions;
        if (moves) return Job.Moves;
        if (msg.sender == _corrections || msg.sender == _paper) return Job.Makes;
        revert NotTheDoor(msg.sender);
    }

    /// @dev Who only moves parcels makes none, raises none, and leaves what they are made of.
    function _checkKept(ParcelId parcel, ParcelWord from, ParcelWord to, bool change)
        private
        view
    {
        if (!change) revert ParcelsMayNotMake(parcel, msg.sender);
        if (from.millicarats() < to.millicarats()) {
            revert ParcelsMayNotRaise(parcel, from.millicarats(), to.millicarats());
        }
        if (to.blend() != from.blend()) {
            revert ParcelsMayNotChangeOrigin(parcel, from.blend(), to.blend());
        }
    }

    function _checkWrite(ParcelId parcel, ParcelWord from, ParcelWord to, bool change)
        private
        pure
    {
        ParcelStatus status = from.status();
        if (change && status == PARCEL_NONE) revert ParcelsUnknown(parcel);
        if (!change && status != PARCEL_NONE) revert ParcelsExists(parcel);
        if (!mayMove(status, to.status())) revert ParcelsIllegalMove(parcel, status, to.status());
        // What work ends keeps the last revision that there is.
        bool spent = to.status() == PARCEL_SPENT && to.revision() == from.revision();
        if (spent && from.revision() == type(uint16).max) return;
        _checkRoom(parcel, from);
        // What is registered begins at 1; what is made of it at 2, so that 1 means untouched.
        bool follows =
            to.revision() == from.revision() + 1 || (!change && to.revision() == PRODUCT_REVISION);
        if (!follows) revert ParcelsWrongRevision(parcel, from.revision(), to.revision());
    }

    /// @inheritdoc IParcels
    function noteHold(
        ParcelId parcel,
        OrganisationId by,
        uint16 revision,
        HoldReason reason,
        address key
    ) external {
        _job();

        _noteHold(parcel, by, revision, reason, key, NO_DOCUMENT);
    }

    /// @inheritdoc IParcels
    function endHolds(
        ParcelId parcel,
        uint16[] calldata revisions,
        OrganisationId by,
        DocumentId document
    ) external {
        _job();

        uint16 revision = _parcels[parcel].word.revision();
        for (uint256 i; i < revisions.length; ++i) {
            HoldId id = OrderHashes.holdId(parcel, revisions[i]);
            _holds[id].status = HOLD_RELEASED;

            emit HoldReleased(id, parcel, by, revision, document);
        }
    }

    // Reads

    /// @inheritdoc IParcels
    function word(ParcelId parcel) external view returns (ParcelWord) {
        return _parcels[parcel].word;
    }

    /// @inheritdoc IParcels
    function words(ParcelId[] calldata parcels) external view returns (ParcelWord[] memory found) {
        found = new ParcelWord[](parcels.length);
        for (uint256 i; i < parcels.length; ++i) {
            found[i] = _parcels[parcels[i]].word;
        }
    }

    /// @inheritdoc IParcels
    function hold(HoldId hold_) external view returns (Hold memory) {
        return _holds[hold_];
    }

    // Checks

    function _isAtRest(ParcelWord word_) private pure returns (bool) {
        ParcelStatus status = word_.status();
        return status == PARCEL_HELD || status == PARCEL_SEALED || status == PARCEL_MISSING;
    }

    function _checkRevision(ParcelId parcel, ParcelWord word_, uint16 named) private pure {
        if (word_.revision() != named) revert ParcelsChanged(parcel, word_.revision(), named);
        if (named > Limits.REVISIONS) revert ParcelsRevisionsUsedUp(parcel, named);
    }

    function _checkRoom(ParcelId parcel, ParcelWord word_) private pure {
        uint16 revision = word_.revision();
        if (revision == type(uint16).max) revert ParcelsRevisionsUsedUp(parcel, revision);
    }
}
