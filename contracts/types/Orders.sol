// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {
    CertificateId,
    Day,
    LicenceId,
    OrganisationId,
    ParcelId,
    Participant
} from "contracts/types/Types.sol";

/// A parcel on exactly the state that was signed.
struct ParcelRef {
    ParcelId parcel;
    uint16 revision;
}

/// Weight to be registered under the registrar's own reference.
struct Lot {
    bytes32 reference_; // 1 to 31 of A-Z a-z 0-9 - . /, left-aligned
    uint40 millicarats;
    uint8 kind;
    bytes32 document;
}

/// What a transformation makes. A part of a split has no reference.
struct Output {
    bytes32 reference_;
    uint40 millicarats;
    uint8 kind;
}

struct Handover {
    OrganisationId giver;
    OrganisationId receiver;
    uint8 moves; // 1 custody, 2 title, 3 both
    Day day;
    uint48 signedAt;
    uint48 deadline;
    bytes32 terms; // hash of Terms, or zero
    ParcelRef[] parcels; // ascending by id
}

/// A handover without its parcels, as read from the call data once.
struct Hands {
    OrganisationId giver;
    OrganisationId receiver;
    uint8 moves;
    Day day;
    uint48 signedAt;
    uint48 deadline;
    bytes32 terms;
}

struct Production {
    LicenceId licence;
    Day day;
    uint48 captured; // moment of the tablet, kept and never relied on
    uint48 signedAt;
    uint48 deadline;
    Lot[] lots;
}

struct Transformation {
    uint8 operation; // 1 split, 2 mix, 3 re-sort, 4 manufacture, 5 loss
    OrganisationId custodian;
    OrganisationId owner;
    Day day;
    uint48 signedAt;
    uint48 deadline;
    uint40 loss; // millicarats
    bytes32 document;
    ParcelRef[] inputs; // ascending by id
    Output[] outputs;
}

struct Application {
    OrganisationId exporter;
    OrganisationId owner;
    OrganisationId importer;
    Participant to;
    bytes32 reference_;
    uint48 signedAt;
    uint48 deadline;
    bytes32 document;
    CertificateId[] cited; // inbound certificates the goods came in under
    ParcelRef[] parcels; // ascending by id
}

struct Valuation {
    bytes32 request;
    OrganisationId valuer;
    uint8 capacity; // 1 exporter, 2 government, 3 independent
    uint64 unsorted; // US cents
    uint64 industrial;
    uint64 gem;
    Day day;
    uint48 signedAt;
    uint48 deadline;
}

struct Acceptance {
    CertificateId certificate;
    OrganisationId importer;
    uint48 signedAt;
    uint48 deadline;
}

struct Voice {
    bytes32 proposal;
    Participant participant;
    uint8 stance; // 1 support, 2 seen, 3 objection
    bytes32 reasons;
    uint48 signedAt;
}

struct Closing {
    bytes32 proposal;
    Participant participant;
    bool noObjection;
    uint48 signedAt;
}
