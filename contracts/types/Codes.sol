// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

// The small numbers of the ledger, each list in one place.

// A Participant's status under the Kimberley Process.
uint8 constant KP_APPLICANT = 1;
uint8 constant KP_PARTICIPANT = 2;
uint8 constant KP_SUSPENDED = 3;
uint8 constant KP_EXPELLED = 4;

// An organisation's standing.
uint8 constant STANDING_GOOD = 1;
uint8 constant STANDING_SUSPENDED = 2;
uint8 constant STANDING_ENDED = 3;

// Roles, as a set in 16 bits.
uint16 constant ROLE_MINER = 1;
uint16 constant ROLE_TRADER = 2;
uint16 constant ROLE_CARRIER = 4;
uint16 constant ROLE_VALUER = 8;
uint16 constant ROLE_CUTTER = 16;
uint16 constant ROLE_OFFICE = 32;
uint16 constant ROLE_OBSERVER = 64;
uint16 constant ROLE_SCHEME = 128;
// Those that may hold rough diamonds: miner, trader, carrier, valuer, cutter, office.
uint16 constant ROLES_THAT_HOLD = 63;

// Powers of an office, as a set in 8 bits.
uint8 constant POWER_LICENCE = 1;
uint8 constant POWER_EXPORT = 2;
uint8 constant POWER_IMPORT = 4;
uint8 constant POWER_STATISTICS = 8;
uint8 constant POWER_VOICE = 16;

// Flags of a key.
uint8 constant KEY_BY_OFFICE = 1;

// A licence's status.
uint8 constant LICENCE_GRANTED = 1;
uint8 constant LICENCE_ENDED = 2;

// What an origin is: computed here, declared on foreign paper, audited stock, or unknown.
uint8 constant NATURE_TRACED = 1;
uint8 constant NATURE_DECLARED = 2;
uint8 constant NATURE_OPENING = 3;
uint8 constant NATURE_NOT_STATED = 4;

// A zone's status, from the mildest to the strictest. Limited: registrations go through, on hold.
uint8 constant ZONE_CLEAR = 1;
uint8 constant ZONE_LIMITED = 2;
uint8 constant ZONE_BARRED = 3;
uint8 constant ZONE_CLOSED = 4;

// Whether a past origin is barred.
uint8 constant ORIGIN_FREE = 1;
uint8 constant ORIGIN_BARRED = 2;

// A parcel's status.
uint8 constant PARCEL_NONE = 0;
uint8 constant PARCEL_HELD = 1;
uint8 constant PARCEL_SEALED = 2;
uint8 constant PARCEL_DEPARTED = 3;
uint8 constant PARCEL_MISSING = 4;
uint8 constant PARCEL_SPENT = 5;
uint8 constant PARCEL_OUTSIDE = 6;
uint8 constant PARCEL_VOID = 7;

// A parcel's kind: HS 7102.10, 7102.21, 7102.31, 7102.39; with SINGLE_STONE, one stone.
uint8 constant KIND_UNSORTED = 1;
uint8 constant KIND_INDUSTRIAL = 2;
uint8 constant KIND_GEM = 3;
uint8 constant KIND_POLISHED = 4;
uint8 constant SINGLE_STONE = 0x80;

// What a handover moves.
uint8 constant MOVES_CUSTODY = 1;
uint8 constant MOVES_TITLE = 2;
uint8 constant MOVES_BOTH = 3;

// Transformations.
uint8 constant OPERATION_SPLIT = 1;
uint8 constant OPERATION_MIX = 2;
uint8 constant OPERATION_RESORT = 3;
uint8 constant OPERATION_MANUFACTURE = 4;
uint8 constant OPERATION_LOSS = 5;

// Why a parcel is on hold.
uint8 constant HOLD_CEILING = 1;
uint8 constant HOLD_LATE = 2;
uint8 constant HOLD_LIMITED_ZONE = 3;
uint8 constant HOLD_LOSS = 4;
uint8 constant HOLD_OFFICE = 5;

// A hold's status.
uint8 constant HOLD_IN_FORCE = 1;
uint8 constant HOLD_RELEASED = 2;

// A request's status.
uint8 constant REQUEST_OPEN = 1;
uint8 constant REQUEST_REFUSED = 2;
uint8 constant REQUEST_WITHDRAWN = 3;
uint8 constant REQUEST_ISSUED = 4;

// In which capacity a valuation is given.
uint8 constant CAPACITY_EXPORTER = 1;
uint8 constant CAPACITY_GOVERNMENT = 2;
uint8 constant CAPACITY_INDEPENDENT = 3;

// A certificate's status (rules.md, b). 5 to 11 end it.
uint8 constant CERTIFICATE_ISSUED = 1;
uint8 constant CERTIFICATE_DEPARTED = 2;
uint8 constant CERTIFICATE_DETAINED = 3;
uint8 constant CERTIFICATE_RETURNING = 4;
uint8 constant CERTIFICATE_CONFIRMED = 5;
uint8 constant CERTIFICATE_VOIDED = 6;
uint8 constant CERTIFICATE_LAPSED = 7;
uint8 constant CERTIFICATE_RETURNED = 8;
uint8 constant CERTIFICATE_FORFEITED = 9;
uint8 constant CERTIFICATE_LOST = 10;
uint8 constant CERTIFICATE_SUPERSEDED = 11;

// What a certificate is: issued here, recorded from foreign paper, technical.
uint8 constant PAPER_ISSUED_HERE = 1;
uint8 constant PAPER_INBOUND = 2;
uint8 constant PAPER_TECHNICAL = 3;

uint8 constant FLAG_SEAL_BROKEN = 1;

// Settings of a Participant.
uint8 constant SETTING_EXPIRY_DAYS = 1;
uint8 constant SETTING_OVERDUE_DAYS = 2;
uint8 constant SETTING_TOLERANCE_MILLICARATS = 3;
uint8 constant SETTING_TOLERANCE_PPM = 4;
uint8 constant SETTING_DETAIN_EXPIRED = 5;

// Parameters of the ledger, set by consensus.
uint8 constant PARAMETER_PRODUCTION_DAYS = 1;
uint8 constant PARAMETER_GRACE_AFTER_BAR_DAYS = 2;
uint8 constant PARAMETER_LATE_DAYS = 3;
uint8 constant PARAMETER_VALUATION_DAYS = 4;
uint8 constant PARAMETER_LOSS_ON_HOLD_PPM = 5;
uint8 constant PARAMETER_VOID_DAYS = 6;
uint8 constant PARAMETER_PAPER_GRACE_DAYS = 7;
uint8 constant PARAMETER_WINDOW_LEDGER_DAYS = 8;
uint8 constant PARAMETER_WINDOW_KP_DAYS = 9;
uint8 constant PARAMETER_WINDOW_PARAMETER_DAYS = 10;

// Matters of consensus (rules.md, e) that this ledger decides now.
uint8 constant MATTER_JOINING = 1;
uint8 constant MATTER_SUSPENSION = 2;
uint8 constant MATTER_LIFTING = 3;
uint8 constant MATTER_ZONE_STATUS = 4;
uint8 constant MATTER_BAR_ORIGIN = 5;
uint8 constant MATTER_RELEASE_ORIGIN = 6;
uint8 constant MATTER_OPENING_STOCK = 7;
uint8 constant MATTER_PARAMETER = 8;

uint8 constant STANCE_SUPPORT = 1;
uint8 constant STANCE_SEEN = 2;
uint8 constant STANCE_OBJECTION = 3;

uint8 constant PROPOSAL_OPEN = 1;
uint8 constant PROPOSAL_EXECUTED = 2;
uint8 constant PROPOSAL_BLOCKED = 3;
uint8 constant PROPOSAL_LAPSED = 4;

// What a document or proposal is about.
uint8 constant SUBJECT_PARCEL = 1;
uint8 constant SUBJECT_CERTIFICATE = 2;
uint8 constant SUBJECT_REQUEST = 3;
uint8 constant SUBJECT_ORGANISATION = 4;
uint8 constant SUBJECT_LICENCE = 5;
uint8 constant SUBJECT_PARTICIPANT = 6;
uint8 constant SUBJECT_ZONE = 7;
uint8 constant SUBJECT_ORIGIN = 8;
uint8 constant SUBJECT_BLEND = 9;
uint8 constant SUBJECT_TRANSFORMATION = 10;
uint8 constant SUBJECT_PROPOSAL = 11;
uint8 constant SUBJECT_PARAMETER = 12;
