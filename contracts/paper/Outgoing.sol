// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {
    CERTIFICATE_CONFIRMED,
    PARCEL_DEPARTED,
    PARCEL_OUTSIDE,
    POWER_EXPORT
} from "contracts/types/Codes.sol";
import {ParcelWord} from "contracts/types/ParcelWord.sol";
import {
    CertificateId,
    Day,
    DocumentId,
    NO_DOCUMENT,
    OrganisationId,
    Participant,
    today
} from "contracts/types/Types.sol";
import {Millicarats, NO_WEIGHT} from "contracts/types/Measures.sol";
import {CertificateA, Packing, Progress} from "contracts/interfaces/ICertificates.sol";
import {IPaper} from "contracts/interfaces/IPaper.sol";
import {Deciding, Found} from "contracts/certificates/Deciding.sol";

/// @dev What went to a Participant outside is closed with the foreign confirmation, or comes back.
abstract contract Outgoing is IPaper, Deciding {
    // Row 20

    /// @inheritdoc IPaper
    function closeOutside(
        CertificateId certificate,
        Millicarats millicarats,
        Day day,
        DocumentId document,
        Packing calldata packing
    ) external {
        (OrganisationId office, Found memory closing) = _gone(certificate, day, document, packing);
        if (millicarats == NO_WEIGHT) revert PaperNoCarats(certificate);

        ParcelWord[] memory words = _parcels.words(packing.parcels);
        Progress memory to = _progress(closing);
        to.status = CERTIFICATE_CONFIRMED;
        to.remaining = 0;
        to.arrived = day;
        _move(certificate, to);
        _rewrite(packing.parcels, words, PARCEL_OUTSIDE, day);

        emit ClosedOutside(certificate, office, millicarats, day, document);
        emit WentOutside(certificate, packing.parcels);
    }

    // Row 21

    /// @inheritdoc IPaper
    function backFromOutside(
        CertificateId certificate,
        Day day,
        DocumentId document,
        Packing calldata packing
    ) external {
        (OrganisationId office, Found memory back) = _gone(certificate, day, document, packing);

        _return(back, office, day, document, _under(back, packing, PARCEL_DEPARTED));
    }

    /// @dev What an office of its origin says of a shipment that left for a Participant outside.
    function _gone(
        CertificateId certificate,
        Day day,
        DocumentId document,
        Packing calldata packing
    ) private view returns (OrganisationId office, Found memory found) {
        Participant from;
        (office, from) = _office(POWER_EXPORT);
        found = _departed(certificate);
        _checkOrigin(found, from);
        _checkOutside(found);
        _checkAfterDeparture(found, day);
        _checkPacking(found, packing);
        if (document == NO_DOCUMENT) revert PaperNoDocument();
    }

    function _checkOutside(Found memory closing) private view {
        CertificateA memory a = closing.a;
        Day joined = _participants.participantOn(a.to, today()).onLedgerFrom;
        if (Day.unwrap(joined) != 0 && joined <= closing.b.issued) {
            revert PaperDestinationOnLedger(closing.number, a.to, joined, closing.b.issued);
        }
        if (a.remaining != a.parcels) revert PaperPartlyConfirmed(closing.number, a.remaining);
    }
}
