// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {
    Capacity,
    KeyUse,
    CertificateNature,
    CertificateStatus,
    HoldReason,
    HoldStatus,
    KpStatus,
    LicenceStatus,
    Matter,
    MissingCause,
    Moves,
    Nature,
    Operation,
    OriginStatus,
    Outcome,
    Parameter,
    ParcelKind,
    ParcelStatus,
    Powers,
    ProposalStatus,
    RequestStatus,
    Role,
    Roles,
    Setting,
    Stance,
    StandingStatus,
    SubjectKind,
    ZoneStatus
} from "contracts/types/CodeTypes.sol";

// The small numbers of the ledger, each list in one place.

// A Participant's status under the Kimberley Process.
KpStatus constant KP_APPLICANT = KpStatus.wrap(1);
KpStatus constant KP_PARTICIPANT = KpStatus.wrap(2);
KpStatus constant KP_SUSPENDED = KpStatus.wrap(3);
KpStatus constant KP_EXPELLED = KpStatus.wrap(4);

// An organisation's standing.
StandingStatus constant STANDING_GOOD = StandingStatus.wrap(1);
StandingStatus constant STANDING_SUSPENDED = StandingStatus.wrap(2);
StandingStatus constant STANDING_ENDED = StandingStatus.wrap(3);

// Roles, as a set in 16 bits.
Role constant ROLE_MINER = Role.wrap(1);
Role constant ROLE_TRADER = Role.wrap(2);
Role constant ROLE_CARRIER = Role.wrap(4);
Role constant ROLE_VALUER = Role.wrap(8);
Role constant ROLE_CUTTER = Role.wrap(16);
Role constant ROLE_OFFICE = Role.wrap(32);
Role constant ROLE_OBSERVER = Role.wrap(64);
Role constant ROLE_SCHEME = Role.wrap(128);
// Those that may hold rough diamonds: miner, trader, carrier, valuer, cutter, office.
Roles constant ROLES_THAT_HOLD = Roles.wrap(63);
Roles constant NO_ROLES = Roles.wrap(0);
Roles constant ROLES_OF_AN_OFFICE = Roles.wrap(32);
// Those that come without a licence: observer, scheme; and with the office's, those never licensed.
Roles constant ROLES_WITHOUT_LICENCE = Roles.wrap(192);
Roles constant ROLES_NEVER_LICENSED = Roles.wrap(224);

// Powers of an office, as a set in 8 bits.
Powers constant POWER_LICENCE = Powers.wrap(1);
Powers constant POWER_EXPORT = Powers.wrap(2);
Powers constant POWER_IMPORT = Powers.wrap(4);
Powers constant POWER_STATISTICS = Powers.wrap(8);
Powers constant POWER_VOICE = Powers.wrap(16);
Powers constant POWERS_ALL = Powers.wrap(31);
// Those that put on hold (licence, export, import), and those of a border.
Powers constant POWERS_THAT_HOLD = Powers.wrap(7);
Powers constant POWERS_AT_THE_BORDER = Powers.wrap(6);

// Flags of a key.
uint8 constant KEY_BY_OFFICE = 1;
uint8 constant KEY_BY_FOCAL = 2;

// What a key is enrolled for: an organisation's orders, or a Participant's own acts.
KeyUse constant USE_ORGANISATION = KeyUse.wrap(0);
KeyUse constant USE_FOCAL = KeyUse.wrap(1);
KeyUse constant USE_RESERVE = KeyUse.wrap(2);

// A licence's status.
LicenceStatus constant LICENCE_GRANTED = LicenceStatus.wrap(1);
LicenceStatus constant LICENCE_ENDED = LicenceStatus.wrap(2);

// What an origin is: computed here, declared on foreign paper, audited stock, or unknown.
Nature constant NATURE_TRACED = Nature.wrap(1);
Nature constant NATURE_DECLARED = Nature.wrap(2);
Nature constant NATURE_OPENING = Nature.wrap(3);
Nature constant NATURE_NOT_STATED = Nature.wrap(4);

// A zone's status, from the mildest to the strictest. Limited: registrations go through, on hold.
ZoneStatus constant ZONE_CLEAR = ZoneStatus.wrap(1);
ZoneStatus constant ZONE_LIMITED = ZoneStatus.wrap(2);
ZoneStatus constant ZONE_BARRED = ZoneStatus.wrap(3);
ZoneStatus constant ZONE_CLOSED = ZoneStatus.wrap(4);

// Whether a past origin is barred.
OriginStatus constant ORIGIN_FREE = OriginStatus.wrap(1);
OriginStatus constant ORIGIN_BARRED = OriginStatus.wrap(2);

// A parcel's status.
ParcelStatus constant PARCEL_NONE = ParcelStatus.wrap(0);
ParcelStatus constant PARCEL_HELD = ParcelStatus.wrap(1);
ParcelStatus constant PARCEL_SEALED = ParcelStatus.wrap(2);
ParcelStatus constant PARCEL_DEPARTED = ParcelStatus.wrap(3);
ParcelStatus constant PARCEL_MISSING = ParcelStatus.wrap(4);
ParcelStatus constant PARCEL_SPENT = ParcelStatus.wrap(5);
ParcelStatus constant PARCEL_OUTSIDE = ParcelStatus.wrap(6);
ParcelStatus constant PARCEL_VOID = ParcelStatus.wrap(7);

// A parcel's kind: HS 7102.10, 7102.21, 7102.31, 7102.39; with SINGLE_STONE, one stone.
ParcelKind constant KIND_UNSORTED = ParcelKind.wrap(1);
ParcelKind constant KIND_INDUSTRIAL = ParcelKind.wrap(2);
ParcelKind constant KIND_GEM = ParcelKind.wrap(3);
ParcelKind constant KIND_POLISHED = ParcelKind.wrap(4);
ParcelKind constant SINGLE_STONE = ParcelKind.wrap(0x80);

// What a handover moves.
Moves constant MOVES_CUSTODY = Moves.wrap(1);
Moves constant MOVES_TITLE = Moves.wrap(2);
Moves constant MOVES_BOTH = Moves.wrap(3);

// Transformations.
Operation constant OPERATION_SPLIT = Operation.wrap(1);
Operation constant OPERATION_MIX = Operation.wrap(2);
Operation constant OPERATION_RESORT = Operation.wrap(3);
Operation constant OPERATION_MANUFACTURE = Operation.wrap(4);
Operation constant OPERATION_LOSS = Operation.wrap(5);
Operation constant OPERATION_SALE = Operation.wrap(6); // off the ledger

// Why a parcel is on hold, the strictest first: an act places one hold, of its strictest reason.
HoldReason constant HOLD_BAR = HoldReason.wrap(1);
HoldReason constant HOLD_LIMITED_ZONE = HoldReason.wrap(2);
HoldReason constant HOLD_LATE = HoldReason.wrap(3);
HoldReason constant HOLD_COLLISION = HoldReason.wrap(4);
HoldReason constant HOLD_SURPLUS = HoldReason.wrap(5);
HoldReason constant HOLD_CEILING = HoldReason.wrap(6);
HoldReason constant HOLD_YIELD = HoldReason.wrap(7);
HoldReason constant HOLD_LOSS = HoldReason.wrap(8);
HoldReason constant HOLD_OFFICE = HoldReason.wrap(9);

// What became of a parcel that is missing.
MissingCause constant MISSING_LOST = MissingCause.wrap(1);
MissingCause constant MISSING_STOLEN = MissingCause.wrap(2);

// A hold's status.
HoldStatus constant HOLD_IN_FORCE = HoldStatus.wrap(1);
HoldStatus constant HOLD_RELEASED = HoldStatus.wrap(2);

// A request's status.
RequestStatus constant REQUEST_OPEN = RequestStatus.wrap(1);
RequestStatus constant REQUEST_REFUSED = RequestStatus.wrap(2);
RequestStatus constant REQUEST_WITHDRAWN = RequestStatus.wrap(3);
RequestStatus constant REQUEST_ISSUED = RequestStatus.wrap(4);

// In which capacity a valuation is given.
Capacity constant CAPACITY_EXPORTER = Capacity.wrap(1);
Capacity constant CAPACITY_GOVERNMENT = Capacity.wrap(2);
Capacity constant CAPACITY_INDEPENDENT = Capacity.wrap(3);

// The epoch that no zone of nature declared has: its origin is the country that paper names without a weight.
uint8 constant EPOCH_WITHOUT_WEIGHT = 255;

// A certificate's status (rules.md, b). 5 to 11 end it; a spoilt number never was one.
CertificateStatus constant CERTIFICATE_NONE = CertificateStatus.wrap(0);
CertificateStatus constant CERTIFICATE_ISSUED = CertificateStatus.wrap(1);
CertificateStatus constant CERTIFICATE_DEPARTED = CertificateStatus.wrap(2);
CertificateStatus constant CERTIFICATE_DETAINED = CertificateStatus.wrap(3);
CertificateStatus constant CERTIFICATE_RETURNING = CertificateStatus.wrap(4);
CertificateStatus constant CERTIFICATE_CONFIRMED = CertificateStatus.wrap(5);
CertificateStatus constant CERTIFICATE_VOIDED = CertificateStatus.wrap(6);
CertificateStatus constant CERTIFICATE_LAPSED = CertificateStatus.wrap(7);
CertificateStatus constant CERTIFICATE_RETURNED = CertificateStatus.wrap(8);
CertificateStatus constant CERTIFICATE_FORFEITED = CertificateStatus.wrap(9);
CertificateStatus constant CERTIFICATE_LOST = CertificateStatus.wrap(10);
CertificateStatus constant CERTIFICATE_SUPERSEDED = CertificateStatus.wrap(11);
CertificateStatus constant CERTIFICATE_SPOILT = CertificateStatus.wrap(12);

// What a certificate is: issued here, recorded from foreign paper, technical.
CertificateNature constant PAPER_ISSUED_HERE = CertificateNature.wrap(1);
CertificateNature constant PAPER_INBOUND = CertificateNature.wrap(2);
CertificateNature constant PAPER_TECHNICAL = CertificateNature.wrap(3);

uint8 constant FLAG_SEAL_BROKEN = 1;
uint8 constant FLAG_SEEN = 2;
uint8 constant FLAG_LOST_BY_ONE = 4;

// What becomes of a shipment that was detained, or of one that is lost.
Outcome constant OUTCOME_AS_CERTIFIED = Outcome.wrap(1);
Outcome constant OUTCOME_CORRECTED = Outcome.wrap(2);
Outcome constant OUTCOME_RETURN = Outcome.wrap(3);
Outcome constant OUTCOME_FORFEIT = Outcome.wrap(4);
Outcome constant OUTCOME_TECHNICAL = Outcome.wrap(5);
Outcome constant OUTCOME_LOST = Outcome.wrap(6);
Outcome constant OUTCOME_FOUND_ON = Outcome.wrap(7);
Outcome constant OUTCOME_FOUND_BACK = Outcome.wrap(8);

// Settings of a Participant.
Setting constant SETTING_EXPIRY_DAYS = Setting.wrap(1);
Setting constant SETTING_OVERDUE_DAYS = Setting.wrap(2);
Setting constant SETTING_DETAIN_EXPIRED = Setting.wrap(3);

// Parameters of the ledger, set by consensus.
Parameter constant PARAMETER_PRODUCTION_DAYS = Parameter.wrap(1);
Parameter constant PARAMETER_GRACE_AFTER_BAR_DAYS = Parameter.wrap(2);
Parameter constant PARAMETER_LATE_DAYS = Parameter.wrap(3);
Parameter constant PARAMETER_VALUATION_DAYS = Parameter.wrap(4);
Parameter constant PARAMETER_LOSS_ON_HOLD_PPM = Parameter.wrap(5);
Parameter constant PARAMETER_VOID_DAYS = Parameter.wrap(6);
Parameter constant PARAMETER_PAPER_GRACE_DAYS = Parameter.wrap(7);
Parameter constant PARAMETER_WINDOW_LEDGER_DAYS = Parameter.wrap(8);
Parameter constant PARAMETER_WINDOW_KP_DAYS = Parameter.wrap(9);
Parameter constant PARAMETER_WINDOW_PARAMETER_DAYS = Parameter.wrap(10);
Parameter constant PARAMETER_DAYS_BEFORE_SIGNING = Parameter.wrap(11);
Parameter constant PARAMETER_LOSS_APPROVED_PPM = Parameter.wrap(12);
Parameter constant PARAMETER_YIELD_LEAST_PPM = Parameter.wrap(13);
Parameter constant PARAMETER_YIELD_MOST_PPM = Parameter.wrap(14);
Parameter constant PARAMETER_WRITE_OFF_DAYS = Parameter.wrap(15);
Parameter constant PARAMETER_RESOLVE_ALONE_DAYS = Parameter.wrap(16);
Parameter constant PARAMETER_LOST_OVERDUE_DAYS = Parameter.wrap(17);
Parameter constant PARAMETER_LOST_DETAINED_DAYS = Parameter.wrap(18);
Parameter constant PARAMETER_UNDO_DAYS = Parameter.wrap(19);
Parameter constant PARAMETER_DOLLARS_PER_CARAT = Parameter.wrap(20);
Parameter constant PARAMETER_HEARD_PPM = Parameter.wrap(21);
Parameter constant PARAMETER_CHAIR_CLOSES_DAYS = Parameter.wrap(22);
Parameter constant PARAMETER_LAPSE_DAYS = Parameter.wrap(23);
Parameter constant PARAMETER_CLOSING_DAYS = Parameter.wrap(24);
Parameter constant PARAMETER_OPEN_PROPOSALS = Parameter.wrap(25);

// Matters of consensus (rules.md, e) that this ledger decides now.
Matter constant MATTER_JOINING = Matter.wrap(1);
Matter constant MATTER_SUSPENSION = Matter.wrap(2);
Matter constant MATTER_LIFTING = Matter.wrap(3);
Matter constant MATTER_ZONE_STATUS = Matter.wrap(4);
Matter constant MATTER_BAR_ORIGIN = Matter.wrap(5);
Matter constant MATTER_RELEASE_ORIGIN = Matter.wrap(6);
Matter constant MATTER_OPENING_STOCK = Matter.wrap(7);
Matter constant MATTER_PARAMETER = Matter.wrap(8);

Stance constant STANCE_SUPPORT = Stance.wrap(1);
Stance constant STANCE_SEEN = Stance.wrap(2);
Stance constant STANCE_OBJECTION = Stance.wrap(3);

ProposalStatus constant PROPOSAL_OPEN = ProposalStatus.wrap(1);
ProposalStatus constant PROPOSAL_EXECUTED = ProposalStatus.wrap(2);
ProposalStatus constant PROPOSAL_BLOCKED = ProposalStatus.wrap(3);
ProposalStatus constant PROPOSAL_LAPSED = ProposalStatus.wrap(4);

// What a document or proposal is about.
SubjectKind constant SUBJECT_PARCEL = SubjectKind.wrap(1);
SubjectKind constant SUBJECT_CERTIFICATE = SubjectKind.wrap(2);
SubjectKind constant SUBJECT_REQUEST = SubjectKind.wrap(3);
SubjectKind constant SUBJECT_ORGANISATION = SubjectKind.wrap(4);
SubjectKind constant SUBJECT_LICENCE = SubjectKind.wrap(5);
SubjectKind constant SUBJECT_PARTICIPANT = SubjectKind.wrap(6);
SubjectKind constant SUBJECT_ZONE = SubjectKind.wrap(7);
SubjectKind constant SUBJECT_ORIGIN = SubjectKind.wrap(8);
SubjectKind constant SUBJECT_BLEND = SubjectKind.wrap(9);
SubjectKind constant SUBJECT_TRANSFORMATION = SubjectKind.wrap(10);
SubjectKind constant SUBJECT_PROPOSAL = SubjectKind.wrap(11);
SubjectKind constant SUBJECT_PARAMETER = SubjectKind.wrap(12);
