// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {CertificateId, Day, OrganisationId, ParcelId, Participant, BlendId} from "contracts/types/Types.sol";
import {Acceptance} from "contracts/types/Orders.sol";
import {BlendEntry} from "contracts/interfaces/IBlends.sol";
import {Packing} from "contracts/interfaces/ICertificates.sol";

/// A parcel under foreign paper, with its origins as declared there.
struct InboundLot {
    bytes32 reference_;
    uint40 millicarats;
    uint8 kind;
    BlendEntry[] origins; // ascending, summing to millicarats; a country without a weight at zero
}

/// A certificate of a Participant outside, as printed.
struct InboundPaper {
    Participant issuer;
    string number; // trimmed, in capitals
    OrganisationId exporter;
    OrganisationId importer;
    Day issued;
    Day expires;
    Day arrived;
    uint40[3] millicarats; // unsorted, industrial, gem
    uint64[3] cents;
    bytes32 document;
}

/// @title Paper of Participants outside: closing a certificate that left the ledger, recording one that came in (rules.md, b, rows 20 and 22).
interface IPaper {
    event ClosedOutside(
        CertificateId indexed certificate,
        OrganisationId indexed office,
        uint40 carats,
        Day day,
        bytes32 document
    );
    event WentOutside(CertificateId indexed certificate, ParcelId[] parcels);
    event InboundRecorded(
        CertificateId indexed certificate,
        Participant indexed issuer,
        OrganisationId indexed office,
        string number,
        OrganisationId exporter,
        OrganisationId importer,
        uint16 parcels,
        Day issued,
        Day expires,
        Day arrived,
        uint40[3] millicarats,
        uint64[3] cents,
        bool late,
        bytes32 document
    );
    event InboundRegistered(
        ParcelId indexed parcel,
        OrganisationId indexed importer,
        CertificateId indexed certificate,
        bytes32 reference_,
        BlendId blend,
        uint40 millicarats,
        uint8 kind
    );

    /// @notice Row 20: the exporting office closes a shipment to a Participant outside, with the foreign confirmation.
    function closeOutside(
        CertificateId certificate,
        uint40 millicarats,
        Day day,
        bytes32 document,
        Packing calldata packing
    ) external;

    /// @notice Row 22: the importing office records foreign paper and registers its parcels with declared origins.
    /// @dev The acceptance names the number the ledger will count next (nextNumber); empty signature: none.
    function recordInbound(
        InboundPaper calldata paper,
        InboundLot[] calldata lots,
        Acceptance calldata acceptance,
        bytes calldata signature
    ) external;

    /// @notice The ledger's number for the issuer's next recorded paper: from serial 2³¹ up.
    function nextNumber(Participant issuer) external view returns (CertificateId);
    /// @notice The certificate under which a printed number of an issuer was recorded, or zero.
    function recorded(Participant issuer, bytes32 numberHash) external view returns (CertificateId);
}
