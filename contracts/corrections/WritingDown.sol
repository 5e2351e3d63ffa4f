// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {PARCEL_HELD, PARCEL_VOID, POWER_LICENCE} from "contracts/types/Codes.sol";
import {Limits} from "contracts/types/Limits.sol";
import {OrderHashes} from "contracts/types/OrderHashes.sol";
import {Approval, WriteDown} from "contracts/types/Orders.sol";
import {ParcelWord} from "contracts/types/ParcelWord.sol";
import {NO_DOCUMENT, OrganisationId, today} from "contracts/types/Types.sol";
import {NO_WEIGHT} from "contracts/types/Measures.sol";
import {ICorrections} from "contracts/interfaces/ICorrections.sol";
import {Approvals} from "contracts/libraries/Approvals.sol";
import {OrderDomain} from "contracts/libraries/OrderDomain.sol";
import {Signatures} from "contracts/libraries/Signatures.sol";
import {Correcting} from "contracts/corrections/Correcting.sol";

/// @dev Weight that was never there, or is no diamond from the ground: whoever holds a parcel and
/// whose it is write it down, and the licence office where it lies approves.
abstract contract WritingDown is Correcting, OrderDomain {
    /// @inheritdoc ICorrections
    function writeDown(
        WriteDown calldata order,
        bytes calldata custodian,
        bytes calldata owner,
        uint16[] calldata held,
        Approval calldata approval,
        bytes calldata signature
    ) external {
        _checkHands(order, custodian, owner);
        ParcelWord word = _checkWrittenDown(order, held);
        bool whole = order.millicarats == NO_WEIGHT;
        if (whole) _checkHolds(order.parcel, word, held);
        OrganisationId office = Approvals.checkOffice(
            _participants,
            approval,
            _hashTypedDataV4(OrderHashes.hash(approval)),
            signature,
            Approvals.act(msg.sig, abi.encode(order, held)),
            word.place(),
            POWER_LICENCE
        );

        ParcelWord written = whole
            ? _write(order.parcel, word.withHolds(0), PARCEL_VOID)
            : _write(order.parcel, word.withMillicarats(order.millicarats), PARCEL_HELD);
        if (whole) _parcels.endHolds(order.parcel, held, office, order.document);

        emit WrittenDown(
            order.parcel,
            order.custodian,
            written.revision(),
            word.millicarats(),
            order.millicarats,
            office,
            order.reason,
            order.document
        );
    }

    function _checkHands(
        WriteDown calldata order,
        bytes calldata custodian,
        bytes calldata owner
    ) private view {
        Signatures.checkDeadline(order.signedAt, order.deadline, Limits.ORDER_DAYS);
        bytes32 digest = _hashTypedDataV4(OrderHashes.hash(order));
        address key = Signatures.signer(digest, custodian, order.custodian);
        _participants.checkActor(key, order.custodian, order.signedAt, today());
        if (order.owner == order.custodian) return;
        key = Signatures.signer(digest, owner, order.owner);
        _participants.checkActor(key, order.owner, order.signedAt, today());
    }

    function _checkWrittenDown(WriteDown calldata order, uint16[] calldata held)
        private
        view
        returns (ParcelWord word)
    {
        word = _parcels.word(order.parcel);
        if (word.status() != PARCEL_HELD) revert CorrectionsNotHeld(order.parcel, word.status());
        if (word.revision() != order.revision) {
            revert CorrectionsChanged(order.parcel, word.revision(), order.revision);
        }
        if (word.custodian() != order.custodian || word.owner() != order.owner) {
            revert CorrectionsOtherHands(order.parcel, word.custodian(), word.owner());
        }
        if (order.millicarats >= word.millicarats()) {
            revert CorrectionsNotLess(order.parcel, word.millicarats(), order.millicarats);
        }
        if (order.reason == NO_DOCUMENT) revert CorrectionsNoReason(order.parcel);
        if (order.document == NO_DOCUMENT) revert CorrectionsNoDocument(order.parcel);
        if (order.millicarats != NO_WEIGHT && held.length != 0) {
            revert CorrectionsHoldsNamed(order.parcel, word.holds(), held.length);
        }
    }
}
