// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {
    HOLD_BAR,
    HOLD_CEILING,
    KIND_POLISHED,
    MOVES_BOTH,
    MOVES_CUSTODY,
    PARCEL_HELD,
    PARCEL_NONE
} from "contracts/types/Codes.sol";
import {Limits} from "contracts/types/Limits.sol";
import {OrderHashes} from "contracts/types/OrderHashes.sol";
import {Handover, Hands, Lot, ParcelRef, Production} from "contracts/types/Orders.sol";
import {ParcelWord, ParcelWords} from "contracts/types/ParcelWord.sol";
import {
    Day,
    LicenceId,
    NOBODY,
    NO_DOCUMENT,
    OrganisationId,
    ParcelId,
    Participant,
    Reference,
    blendOf,
    latestDay
} from "contracts/types/Types.sol";
import {Millicarats, Moment, blockMoment} from "contracts/types/Measures.sol";
import {HoldReason, ParcelKind, ParcelStatus} from "contracts/types/CodeTypes.sol";
import {IParcels} from "contracts/interfaces/IParcels.sol";
import {IParticipants} from "contracts/interfaces/IParticipants.sol";
import {Dug, IZones} from "contracts/interfaces/IZones.sol";
import {Lots} from "contracts/libraries/Lots.sol";
import {OrderDays} from "contracts/libraries/OrderDays.sol";
import {OrderDomain} from "contracts/libraries/OrderDomain.sol";
import {Signatures} from "contracts/libraries/Signatures.sol";
import {Words} from "contracts/parcels/Words.sol";
import {Writing} from "contracts/parcels/Writing.sol";

/// @dev What every parcel is now, and the holds placed on it.
///
/// Four doors write words. Registering puts new ones down; handing over changes custodian and owner,
/// once Participants has checked both hands; an office places and releases holds; and `write` takes
/// what other contracts have made, each by its job.
///
/// It cannot take a parcel from its custodian without the custodian's key, except into the hands
/// and states that a certificate's rows name, or by law with two keys of a licence office; it cannot
/// bring back what is spent, void or outside; it cannot see a stone.
contract Parcels is OrderDomain, Writing {
    using OrderHashes for Production;

    IZones private immutable _zones;

    constructor(
        IParticipants participants,
        IZones zones,
        address transformations,
        address corrections,
        address issuance,
        address cancellations,
        address shipments,
        address detentions,
        address paper
    )
        Words(participants)
        Writing(
            transformations,
            corrections,
            issuance,
            cancellations,
            shipments,
            detentions,
            paper
        )
    {
        _zones = zones;
    }

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
                _noteHold(parcel, _releaser(dug), 1, reason, lateKey, NO_DOCUMENT);
            }
        }
    }

    /// @dev Whose a hold on what is dug is: the office that a decision names, or the place's own.
    function _releaser(Dug memory dug) private view returns (OrganisationId) {
        if (dug.releaser != NOBODY) return dug.releaser;
        return _participants.licensingOffice(dug.participant);
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
            order.terms
        );
        Moment signedAt = order.signedAt;
        Signatures.checkDeadline(signedAt, order.deadline, Limits.ORDER_DAYS);
        bytes32 digest = _hashTypedDataV4(OrderHashes.hash(order));
        address giverKey = Signatures.signer(digest, giver, hands.giver);
        address receiverKey = Signatures.signer(digest, receiver, hands.receiver);
        _checkHandover(hands, refs);
        Participant place = _participants.checkHandsOn(
            giverKey, hands.giver, receiverKey, hands.receiver, signedAt, hands.day
        );
        if (hands.day.isToCome()) revert ParcelsDayInFuture(hands.day, latestDay());
        OrderDays.check(_participants, hands.day, signedAt);

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
        ParcelStatus status = word_.status();
        if (status != PARCEL_HELD) {
            if (status == PARCEL_NONE) revert ParcelsUnknown(parcel);
            revert ParcelsNotHeld(parcel, status);
        }
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
}
