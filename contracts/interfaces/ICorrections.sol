// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {BlendId, Day, OrganisationId, OriginId, ParcelId} from "contracts/types/Types.sol";

/// Weight found in stock when a Participant joined.
struct OpeningLot {
    bytes32 reference_;
    uint40 millicarats;
    uint8 kind;
    OriginId origin; // of nature opening, or "not stated" of the registering Participant
    bytes32 document;
}

/// @title Opening stock and void: what is put down or taken back by an office.
interface ICorrections {
    event OpeningRegistered(
        ParcelId indexed parcel,
        OrganisationId indexed holder,
        OrganisationId indexed office,
        bytes32 reference_,
        BlendId blend,
        uint40 millicarats,
        uint8 kind,
        Day day,
        bytes32 document
    );
    event Voided(
        ParcelId indexed parcel,
        OrganisationId indexed by,
        uint16 revision,
        bytes32 reason,
        bytes32 document
    );

    /// @notice Registers opening stock of a holder, by a licence office, until the closing day and up to the total published before.
    function registerOpening(OrganisationId holder, Day day, OpeningLot[] calldata lots) external;

    /// @notice Voids a registration while its parcel is untouched: by the registrar for 30 days after its day, later by a licence office with a document.
    function voidRegistration(ParcelId parcel, bytes32 reason, bytes32 document) external;
}
