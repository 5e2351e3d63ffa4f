// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {
    ActDigest,
    CertificateId,
    Day,
    DocumentId,
    LicenceId,
    OrganisationId,
    ParcelId,
    Participant,
    ProposalId,
    Reference,
    RequestId,
    ShipmentId
} from "contracts/types/Types.sol";
import {Cents, Millicarats, Moment} from "contracts/types/Measures.sol";
import {
    Capacity,
    KeyUse,
    Moves,
    Operation,
    Outcome,
    ParcelKind,
    Stance
} from "contracts/types/CodeTypes.sol";

/// A parcel on exactly the state that was signed.
struct ParcelRef {
    ParcelId parcel;
    uint16 revision;
}

/// Weight to be registered under the registrar's own reference.
struct Lot {
    Reference reference_; // 1 to 31 of A-Z a-z 0-9 - . /, left-aligned
    Millicarats millicarats;
    ParcelKind kind;
    DocumentId document;
}

/// What a transformation makes. A part of a split has no reference.
struct Output {
    Reference reference_;
    Millicarats millicarats;
    ParcelKind kind;
}

struct Handover {
    OrganisationId giver;
    OrganisationId receiver;
    Moves moves; // 1 custody, 2 title, 3 both
    Day day;
    Moment signedAt;
    Moment deadline;
    bytes32 terms; // hash of Terms, or zero
    ParcelRef[] parcels; // ascending by id
}

/// What a handover says of each of its parcels, as read from the call data once.
struct Hands {
    OrganisationId giver;
    OrganisationId receiver;
    Moves moves;
    Day day;
    bytes32 terms;
}

struct Production {
    LicenceId licence;
    Day day;
    Moment captured; // moment of the tablet, kept and never relied on
    Moment signedAt;
    Moment deadline;
    Lot[] lots;
}

struct Transformation {
    Operation operation; // 1 split, 2 mix, 3 re-sort, 4 manufacture, 5 loss, 6 sold off the ledger
    LicenceId licence; // the cutter's, of a manufacture; 0 in all others
    OrganisationId custodian;
    OrganisationId owner;
    Day day;
    Moment signedAt;
    Moment deadline;
    Millicarats loss; // millicarats
    DocumentId document;
    ParcelRef[] inputs; // ascending by id
    Output[] outputs;
}

struct Application {
    OrganisationId exporter;
    OrganisationId owner;
    OrganisationId importer;
    Participant to;
    Reference reference_;
    OrganisationId[3] valuers; // the exporter's, the government's, an independent one; 0: none
    Moment signedAt;
    Moment deadline;
    DocumentId document;
    CertificateId[] cited; // inbound certificates the goods came in under
    ParcelRef[] parcels; // ascending by id
}

struct Valuation {
    RequestId request;
    OrganisationId valuer;
    Capacity capacity; // 1 exporter, 2 government, 3 independent
    Cents unsorted; // US cents
    Cents industrial;
    Cents gem;
    Day day;
    Moment signedAt;
    Moment deadline;
}

struct Acceptance {
    ShipmentId shipment;
    OrganisationId importer;
    Millicarats millicarats; // of the certificate or paper accepted
    Moment signedAt;
    Moment deadline;
}

/// What a parcel was found to weigh.
struct Weight {
    ParcelId parcel;
    Millicarats millicarats;
}

/// What both offices of a shipment decide about it.
struct Resolution {
    CertificateId certificate;
    uint8 step; // the certificate's, as both found it
    Outcome outcome; // OUTCOME_AS_CERTIFIED to OUTCOME_FOUND_BACK
    CertificateId technical; // with OUTCOME_TECHNICAL alone, and the three that follow
    Participant to;
    OrganisationId importer;
    Day expires;
    Day day;
    Moment signedAt;
    Moment deadline;
    DocumentId document;
    Weight[] weights; // ascending by parcel; with OUTCOME_CORRECTED alone
}

/// Weight that a parcel has no more, as whoever holds it says: the rest, or none of it.
struct WriteDown {
    ParcelId parcel;
    uint16 revision;
    Millicarats millicarats; // what is left; zero: the whole of it is void
    OrganisationId custodian;
    OrganisationId owner;
    DocumentId reason; // the digest of a document, or "lab-grown", left-aligned
    DocumentId document;
    Moment signedAt;
    Moment deadline;
}

/// Somebody else's word on an act: a second key of an office, an office, or a focal key.
struct Approval {
    ActDigest act;
    OrganisationId organisation; // zero: a focal key's
    Moment signedAt;
    Moment deadline;
}

/// A new key's own word on what it will serve: nobody enrols an address that they do not hold.
struct Enrolment {
    OrganisationId organisation; // zero: a key of the Participant itself
    Participant participant; // the organisation's, too
    KeyUse use; // USE_ORGANISATION to USE_RESERVE
    Moment signedAt;
    Moment deadline;
}

struct Voice {
    ProposalId proposal;
    Participant participant;
    Stance stance; // 1 support, 2 seen, 3 objection
    DocumentId reasons;
    Moment signedAt;
}

struct Closing {
    ProposalId proposal;
    Participant participant;
    bool noObjection;
    Moment signedAt;
}
