// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {CertificateId, Day, OriginId, OrganisationId, ParcelId, Participant} from "contracts/types/Types.sol";
import {Acceptance, ParcelRef} from "contracts/types/Orders.sol";

struct CertificateA {
    uint8 status;
    uint8 nature;
    Participant from;
    Participant to;
    OrganisationId exporter;
    OrganisationId importer;
    OrganisationId office;
    uint16 parcels;
    uint16 remaining;
    uint40 millicarats;
    uint8 step;
    uint8 flags;
}

struct CertificateB {
    Day issued;
    Day expires;
    Day departed;
    Day arrived;
    uint64 cents;
    uint16 definition;
    CertificateId replaces;
}

/// A certificate's parcels and the certificate each arrived under, as given again with every act on them.
struct Packing {
    bytes32 request;
    ParcelId[] parcels; // ascending
    CertificateId[] arrivedUnder;
}

/// What the issuing officer enters.
struct Issue {
    bytes32 request;
    CertificateId certificate;
    Day expires;
    bytes32 document; // the validated paper
    CertificateId[] cited;
    ParcelRef[] parcels;
}

/// What the importing officer reads off the paper, and measures.
struct Confirmation {
    CertificateId certificate;
    OrganisationId exporter;
    OrganisationId importer;
    uint16 parcels; // on the certificate
    uint40 millicarats; // on the certificate
    uint40 measured; // millicarats of those confirmed now
    Day day;
    bytes32 document;
    ParcelId[] confirmed; // ascending; all or some
}

/// @title KP certificates of Participants on the ledger: issue, void, replace, lapse, depart, transit, confirm (rules.md, b, rows 5 to 11).
interface ICertificates {
    event CertificateIssued(
        CertificateId indexed certificate,
        bytes32 indexed request,
        OrganisationId indexed office,
        Participant from,
        Participant to,
        OrganisationId exporter,
        OrganisationId importer,
        uint16 parcels,
        uint40[3] millicarats,
        uint64[3] cents,
        OriginId[] origins,
        uint40[] weights,
        Day issued,
        Day expires,
        uint16 definition,
        uint8 nature,
        CertificateId replaces,
        bytes32 document
    );
    event CertificateVoided(
        CertificateId indexed certificate,
        OrganisationId indexed office,
        bytes32 reason,
        CertificateId replacedBy,
        bytes32 document
    );
    event CertificateLapsed(CertificateId indexed certificate, OrganisationId by);
    event ShipmentDeparted(
        CertificateId indexed certificate,
        OrganisationId indexed office,
        Day day,
        bool late,
        bytes32[] seals
    );
    event SeenInTransit(
        CertificateId indexed certificate,
        OrganisationId indexed office,
        Day day,
        bool intact,
        bytes32 document
    );
    event ShipmentConfirmed(
        CertificateId indexed certificate,
        OrganisationId indexed office,
        OrganisationId importer,
        OrganisationId exporter,
        ParcelId[] parcels,
        uint40 certified,
        uint40 measured,
        Day day,
        bool late,
        uint16 remaining,
        bytes32 document
    );
    event Sealed(CertificateId indexed certificate, ParcelId[] parcels);
    event Unsealed(CertificateId indexed certificate, ParcelId[] parcels);
    event Left(CertificateId indexed certificate, ParcelId[] parcels);
    event Arrived(
        CertificateId indexed certificate,
        Participant place,
        OrganisationId custodian,
        ParcelId[] parcels
    );

    /// @notice Row 5: issues a certificate on a request and seals its parcels.
    function issue(Issue calldata form) external;

    /// @notice Row 6: voids one that has not departed; its parcels are held again.
    function voidCertificate(
        CertificateId certificate,
        bytes32 reason,
        bytes32 document,
        Packing calldata packing
    ) external;

    /// @notice Row 7: voids one and issues another in its place; the old paper is declared surrendered.
    function replace(
        CertificateId certificate,
        CertificateId by,
        Day expires,
        bool surrendered,
        bytes32 reason,
        bytes32 document,
        Packing calldata packing
    ) external;

    /// @notice Row 8: ends one past its expiry day; by any live key.
    function lapse(CertificateId certificate, Packing calldata packing) external;

    /// @notice Row 9: the sealed shipment leaves.
    function depart(
        CertificateId certificate,
        Day day,
        bytes32[] calldata seals,
        Packing calldata packing
    ) external;

    /// @notice Row 10: a third Participant's office has seen it.
    function seenInTransit(CertificateId certificate, Day day, bool intact, bytes32 document)
        external;

    /// @notice Row 11: all or some of it has arrived. With the importer's acceptance the importer becomes custodian, else the office.
    /// @dev An empty `signature` means there is no acceptance.
    function confirm(
        Confirmation calldata form,
        Acceptance calldata acceptance,
        bytes calldata signature
    ) external;

    // Door, for Paper

    /// @notice Writes a certificate recorded from foreign paper, or closed by it.
    function record(CertificateId certificate, CertificateA calldata a, CertificateB calldata b, bytes32 packing)
        external;

    // Reads

    /// @notice keccak256(abi.encode(packing)), which is what is stored.
    function packingDigest(CertificateId certificate) external view returns (bytes32);
    function certificate(CertificateId certificate_)
        external
        view
        returns (CertificateA memory a, CertificateB memory b, bytes32 packing);
}
