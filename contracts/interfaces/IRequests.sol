// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {CertificateId, Day, OrganisationId, ParcelId, Participant} from "contracts/types/Types.sol";
import {Application, ParcelRef, Valuation} from "contracts/types/Orders.sol";

/// A request to certify a shipment; `digest` is over its parcels with revisions and what it cites.
struct Request {
    uint8 status;
    OrganisationId exporter;
    OrganisationId owner;
    OrganisationId importer;
    Participant to;
    uint16 parcels;
    uint8 kinds; // bit 0 unsorted, 1 industrial, 2 gem
    bytes32 digest; // keccak256(abi.encode(cited, parcels))
}

struct GivenValuation {
    OrganisationId valuer;
    uint64 unsorted; // US cents
    uint64 industrial;
    uint64 gem;
    Day day;
}

/// @title Before a certificate: the exporter's request and its valuations (rules.md, b, rows 1 to 4).
interface IRequests {
    event CertificateRequested(
        bytes32 indexed request,
        OrganisationId indexed exporter,
        Participant indexed to,
        OrganisationId owner,
        OrganisationId importer,
        bytes32 reference_,
        ParcelId[] parcels,
        uint16[] revisions,
        CertificateId[] cited,
        bytes32 document
    );
    event Valued(
        bytes32 indexed request,
        OrganisationId indexed valuer,
        uint8 capacity,
        uint64[3] cents,
        Day day
    );
    event RequestRefused(bytes32 indexed request, OrganisationId indexed office, bytes32 document);
    event RequestWithdrawn(bytes32 indexed request);

    /// @notice Row 1: asks for a certificate, signed by exporter and, if different, owner.
    function request(Application calldata order, bytes calldata exporter, bytes calldata owner)
        external;

    /// @notice Row 2: gives a value in one capacity.
    function value(Valuation calldata order, bytes calldata signature) external;

    /// @notice Row 3: refuses, by an export office of the exporter's Participant, with a document.
    function refuse(bytes32 request_, bytes32 document) external;

    /// @notice Row 4: withdraws, by a key of the exporter or the owner.
    function withdraw(bytes32 request_) external;

    /// @notice Marks a request issued and returns the highest valuation (Certificates). Rows 5 and 7: at least two capacities, of parameter days, as of `day`.
    /// @param again A replacement: the request was issued before.
    function settle(bytes32 request_, Day day, bool again)
        external
        returns (Request memory, uint64[3] memory cents);

    // What storage holds

    function requestState(bytes32 request_) external view returns (Request memory);
    function valuation(bytes32 request_, uint8 capacity)
        external
        view
        returns (GivenValuation memory);
}
