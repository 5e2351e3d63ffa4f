// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {
    KIND_POLISHED,
    MOVES_BOTH,
    MOVES_CUSTODY,
    PARCEL_HELD,
    PARCEL_NONE
} from "contracts/types/Codes.sol";
import {Limits} from "contracts/types/Limits.sol";
import {OrderHashes} from "contracts/types/OrderHashes.sol";
import {Handover, Hands, ParcelRef} from "contracts/types/Orders.sol";
import {ParcelWord} from "contracts/types/ParcelWord.sol";
import {ParcelId, Participant, latestDay} from "contracts/types/Types.sol";
import {IParcels} from "contracts/interfaces/IParcels.sol";
import {IParticipants} from "contracts/interfaces/IParticipants.sol";
import {IZones} from "contracts/interfaces/IZones.sol";
import {OrderDays} from "contracts/libraries/OrderDays.sol";
import {Signatures} from "contracts/libraries/Signatures.sol";
import {Registering} from "contracts/parcels/Registering.sol";
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
contract Parcels is Registering, Writing {
    using OrderHashes for Hands;

    constructor(
        IParticipants participants,
        IZones zones,
        address transformations,
        address corrections,
        address issuance,
        address shipments,
        address detentions,
        address paper
    )
        Words(participants)
        Registering(zones)
        Writing(transformations, corrections, issuance, shipments, detentions, paper)
    {}

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
}
