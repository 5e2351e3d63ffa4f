// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {
    MOVES_BOTH,
    MOVES_CUSTODY,
    PARCEL_HELD,
    PARCEL_MISSING,
    POWER_LICENCE
} from "contracts/types/Codes.sol";
import {Limits} from "contracts/types/Limits.sol";
import {OrderHashes} from "contracts/types/OrderHashes.sol";
import {Approval, ParcelRef} from "contracts/types/Orders.sol";
import {ParcelWord} from "contracts/types/ParcelWord.sol";
import {
    DocumentId,
    NO_DOCUMENT,
    OrganisationId,
    ParcelId,
    Participant,
    today
} from "contracts/types/Types.sol";
import {Moves, ParcelStatus} from "contracts/types/CodeTypes.sol";
import {ICorrections} from "contracts/interfaces/ICorrections.sol";
import {Approvals} from "contracts/libraries/Approvals.sol";
import {OrderDomain} from "contracts/libraries/OrderDomain.sol";
import {Correcting} from "contracts/corrections/Correcting.sol";

/// Who a parcel is moved to, by whom, and what of it.
struct Transfer {
    OrganisationId office;
    Participant place;
    OrganisationId to;
    address second;
    Moves moves;
    DocumentId document;
}

/// @dev Custody and title that no holder gives: an office moves them by law, with two of its keys
/// and the document that orders it. Whatever was so moved is shown as such for ever.
abstract contract ByLaw is Correcting, OrderDomain {
    /// @inheritdoc ICorrections
    function moveByLaw(
        ParcelRef[] calldata parcels,
        OrganisationId to,
        Moves moves,
        DocumentId document,
        Approval calldata approval,
        bytes calldata signature
    ) external {
        Transfer memory transfer;
        (transfer.office, transfer.place) =
            _participants.actingOffice(msg.sender, POWER_LICENCE);
        (transfer.to, transfer.moves, transfer.document) = (to, moves, document);
        _checkTransfer(transfer, parcels.length);
        transfer.second = Approvals.checkSecondKey(
            _participants,
            msg.sender,
            approval,
            _hashTypedDataV4(OrderHashes.hash(approval)),
            signature,
            Approvals.act(msg.sig, abi.encode(parcels, to, moves, document)),
            transfer.office
        );
        _participants.checkHolder(to, transfer.place, today());

        ParcelId last;
        for (uint256 i; i < parcels.length; ++i) {
            if (ParcelId.unwrap(parcels[i].parcel) <= ParcelId.unwrap(last)) {
                revert CorrectionsNotAscending(parcels[i].parcel);
            }
            last = parcels[i].parcel;
            _move(transfer, last, parcels[i].revision);
        }
    }

    function _checkTransfer(Transfer memory transfer, uint256 count) private pure {
        if (transfer.moves < MOVES_CUSTODY || transfer.moves > MOVES_BOTH) {
            revert CorrectionsUnknownMoves(transfer.moves);
        }
        if (transfer.document == NO_DOCUMENT) revert CorrectionsNotOrdered(transfer.office);
        if (count == 0) revert CorrectionsNothingMoved(transfer.office);
        if (count > Limits.HANDOVER_PARCELS) {
            revert CorrectionsTooManyMoved(count, Limits.HANDOVER_PARCELS);
        }
    }

    function _move(Transfer memory transfer, ParcelId parcel, uint16 revision) private {
        ParcelWord from = _parcels.word(parcel);
        _checkMoved(transfer, parcel, from, revision);

        ParcelWord to = from;
        if (transfer.moves.moveCustody()) to = to.withCustodian(transfer.to);
        if (transfer.moves.moveTitle()) to = to.withOwner(transfer.to);
        to = _write(parcel, to, from.status());

        emit MovedByLaw(
            parcel,
            transfer.office,
            transfer.to,
            from.custodian(),
            from.owner(),
            transfer.second,
            to.revision(),
            transfer.moves,
            to.day(),
            transfer.document
        );
    }

    function _checkMoved(
        Transfer memory transfer,
        ParcelId parcel,
        ParcelWord word,
        uint16 revision
    ) private pure {
        ParcelStatus status = word.status();
        if (status != PARCEL_HELD && status != PARCEL_MISSING) {
            revert CorrectionsOutOfReach(parcel, status);
        }
        if (word.place() != transfer.place) {
            revert CorrectionsElsewhere(parcel, word.place(), transfer.place);
        }
        if (word.revision() != revision) {
            revert CorrectionsChanged(parcel, word.revision(), revision);
        }
    }
}
