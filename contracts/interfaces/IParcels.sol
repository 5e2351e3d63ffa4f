// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {
    BlendId,
    CertificateId,
    Day,
    LicenceId,
    OrganisationId,
    OriginId,
    ParcelId
} from "contracts/types/Types.sol";
import {Handover, Lot, Production} from "contracts/types/Orders.sol";
import {ParcelWord} from "contracts/types/ParcelWord.sol";

/// A hold belongs to who placed it.
struct Hold {
    OrganisationId by;
    uint8 status;
    ParcelId parcel;
}

/// @title Every parcel's word, and its only writer: production, handover, holds, and the door for what is decided elsewhere.
interface IParcels {
    event ProductionRegistered(
        ParcelId indexed parcel,
        OrganisationId indexed registrar,
        LicenceId indexed licence,
        bytes32 reference_,
        OriginId origin,
        uint40 millicarats,
        uint8 kind,
        Day day,
        uint48 captured,
        bool late,
        bytes32 document
    );
    event HandedOver(
        ParcelId indexed parcel,
        OrganisationId indexed giver,
        OrganisationId indexed receiver,
        uint16 revision,
        uint8 moves,
        Day day,
        bytes32 terms
    );
    /// Placed by an office, or (same revision) by the act that made the parcel.
    event HoldPlaced(
        bytes32 indexed hold,
        ParcelId indexed parcel,
        OrganisationId indexed by,
        uint16 revision,
        uint8 reason,
        bytes32 document
    );
    event HoldReleased(
        bytes32 indexed hold,
        ParcelId indexed parcel,
        OrganisationId indexed by,
        uint16 revision,
        bytes32 document
    );

    /// @notice Registers production by a key of the licence's organisation, one lot or many.
    function register(LicenceId licence, Day day, uint48 captured, Lot[] calldata lots) external;

    /// @notice Registers a signed Production. Anyone may relay.
    function registerSigned(Production calldata order, bytes calldata signature) external;

    /// @notice Registers late production for a licence's organisation, by a licence office of its Participant: marked late, on hold.
    function registerLate(LicenceId licence, Day day, uint48 captured, Lot[] calldata lots) external;

    /// @notice Moves custody, title or both, as `order` says, once giver and receiver have signed it.
    /// @dev Anyone may relay. An empty signature stands for the sender's key.
    function handOver(Handover calldata order, bytes calldata giver, bytes calldata receiver)
        external;

    /// @notice Puts a parcel held or sealed in the office's country on hold.
    function placeHold(ParcelId parcel, uint16 revision, uint8 reason, bytes32 document) external;

    /// @notice Releases a hold: by the organisation that placed it or, if an office did, by another office of its Participant with the licence power.
    function releaseHold(bytes32 hold, bytes32 document) external;

    // Door, for Transformations, Corrections, Certificates and Paper

    /// @notice Writes one finished list of words, a parcel each: checks that each status moves as it may and each revision rises by one, or begins.
    function write(ParcelId[] calldata parcels, ParcelWord[] calldata words) external;

    /// @notice Puts a parcel that the same act has just written on hold (its word counts the hold already).
    function noteHold(ParcelId parcel, OrganisationId by, uint16 revision, uint8 reason, bytes32 document)
        external;

    // Reads

    function word(ParcelId parcel) external view returns (ParcelWord);
    function words(ParcelId[] calldata parcels) external view returns (ParcelWord[] memory);
    function hold(bytes32 hold_) external view returns (Hold memory);
}
