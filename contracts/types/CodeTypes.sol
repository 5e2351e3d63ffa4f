// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {
    aboveHoldReason,
    aboveKpStatus,
    aboveMatter,
    aboveNature,
    aboveOutcome,
    aboveStance,
    aboveStandingStatus,
    aboveSubjectKind,
    aboveZoneStatus,
    belowHoldReason,
    belowKpStatus,
    belowMatter,
    belowNature,
    belowOutcome,
    belowStance,
    belowStandingStatus,
    belowSubjectKind,
    belowZoneStatus,
    otherCapacity,
    otherKeyUse,
    otherCertificateNature,
    otherCertificateStatus,
    otherHoldReason,
    otherHoldStatus,
    otherKpStatus,
    otherLicenceStatus,
    otherMatter,
    otherNature,
    otherOperation,
    otherOriginStatus,
    otherParameter,
    otherParcelKind,
    otherParcelStatus,
    otherProposalStatus,
    otherRequestStatus,
    otherRole,
    otherSetting,
    notAboveOutcome,
    notBelowOutcome,
    otherOutcome,
    otherStance,
    otherStandingStatus,
    otherSubjectKind,
    otherZoneStatus,
    sameCapacity,
    sameCertificateNature,
    sameCertificateStatus,
    sameHoldReason,
    sameHoldStatus,
    sameKpStatus,
    sameLicenceStatus,
    sameMatter,
    sameMissingCause,
    sameNature,
    sameOperation,
    sameOriginStatus,
    sameParameter,
    sameParcelKind,
    sameParcelStatus,
    sameProposalStatus,
    sameRequestStatus,
    sameRole,
    sameSetting,
    sameOutcome,
    sameStance,
    sameStandingStatus,
    sameSubjectKind,
    sameZoneStatus
} from "contracts/types/CodeOperators.sol";
import {
    aboveMoves,
    areNoPowers,
    areNoRoles,
    belowMoves,
    bothPowers,
    bothRoles,
    commonPowers,
    commonRoles,
    has,
    isSingleStone,
    moveCustody,
    moveTitle,
    sort,
    sortIndex,
    with,
    withoutPowers,
    withoutRoles
} from "contracts/types/CodeSets.sol";

// The kinds of small numbers; Codes.sol has the numbers.

/// A Participant's status under the Kimberley Process.
type KpStatus is uint8;
/// An organisation's standing.
type StandingStatus is uint8;
/// One role.
type Role is uint8;
/// Roles, as a set.
type Roles is uint16;
/// Powers of an office, as a set.
type Powers is uint8;
/// A licence's status.
type LicenceStatus is uint8;
/// What an origin is: computed here, declared on foreign paper, audited stock, or unknown.
type Nature is uint8;
/// A zone's status, from the mildest to the strictest.
type ZoneStatus is uint8;
/// Whether a past origin is barred.
type OriginStatus is uint8;
/// A parcel's status.
type ParcelStatus is uint8;
/// A parcel's kind, with a bit when it is one stone.
type ParcelKind is uint8;
/// What a handover moves.
type Moves is uint8;
/// What a transformation does.
type Operation is uint8;
/// Why a parcel is on hold.
type HoldReason is uint8;
/// What became of a parcel that is missing.
type MissingCause is uint8;
/// A hold's status.
type HoldStatus is uint8;
/// A request's status.
type RequestStatus is uint8;
/// In which capacity a valuation is given.
type Capacity is uint8;
/// What a key is enrolled for.
type KeyUse is uint8;
/// A certificate's status.
type CertificateStatus is uint8;
/// What a certificate is: issued here, recorded from foreign paper, technical.
type CertificateNature is uint8;
/// A setting of a Participant.
type Setting is uint8;
/// A parameter of the ledger, set by consensus.
type Parameter is uint8;
/// A matter of consensus.
type Matter is uint8;
/// What a voice says.
type Stance is uint8;
/// What becomes of a shipment: OUTCOME_AS_CERTIFIED to OUTCOME_FOUND_BACK.
type Outcome is uint8;
/// A proposal's status.
type ProposalStatus is uint8;
/// What a document or a proposal is about.
type SubjectKind is uint8;

using {
    sameKpStatus as ==,
    otherKpStatus as !=,
    belowKpStatus as <,
    aboveKpStatus as >
} for KpStatus global;
using {
    sameStandingStatus as ==,
    otherStandingStatus as !=,
    belowStandingStatus as <,
    aboveStandingStatus as >
} for StandingStatus global;
using {sameRole as ==, otherRole as !=} for Role global;
using {bothRoles as |, commonRoles as &, withoutRoles, areNoRoles, has, with} for Roles global;
using {bothPowers as |, commonPowers as &, withoutPowers, areNoPowers} for Powers global;
using {sameLicenceStatus as ==, otherLicenceStatus as !=} for LicenceStatus global;
using {sameNature as ==, otherNature as !=, belowNature as <, aboveNature as >} for Nature global;
using {
    sameZoneStatus as ==,
    otherZoneStatus as !=,
    belowZoneStatus as <,
    aboveZoneStatus as >
} for ZoneStatus global;
using {sameOriginStatus as ==, otherOriginStatus as !=} for OriginStatus global;
using {sameParcelStatus as ==, otherParcelStatus as !=} for ParcelStatus global;
using {
    sameParcelKind as ==,
    otherParcelKind as !=,
    sort,
    sortIndex,
    isSingleStone
} for ParcelKind global;
using {belowMoves as <, aboveMoves as >, moveCustody, moveTitle} for Moves global;
using {sameOperation as ==, otherOperation as !=} for Operation global;
using {
    sameHoldReason as ==,
    otherHoldReason as !=,
    belowHoldReason as <,
    aboveHoldReason as >
} for HoldReason global;
using {sameMissingCause as ==} for MissingCause global;
using {sameHoldStatus as ==, otherHoldStatus as !=} for HoldStatus global;
using {sameRequestStatus as ==, otherRequestStatus as !=} for RequestStatus global;
using {
    sameCapacity as ==,
    otherCapacity as !=
} for Capacity global;
using {otherKeyUse as !=} for KeyUse global;
using {
    sameCertificateStatus as ==,
    otherCertificateStatus as !=
} for CertificateStatus global;
using {sameCertificateNature as ==, otherCertificateNature as !=} for CertificateNature global;
using {sameSetting as ==, otherSetting as !=} for Setting global;
using {sameParameter as ==, otherParameter as !=} for Parameter global;
using {sameMatter as ==, otherMatter as !=, belowMatter as <, aboveMatter as >} for Matter global;
using {sameOutcome as ==, otherOutcome as !=, belowOutcome as <, aboveOutcome as >, notBelowOutcome as >=, notAboveOutcome as <=} for Outcome global;
using {sameStance as ==, otherStance as !=, belowStance as <, aboveStance as >} for Stance global;
using {sameProposalStatus as ==, otherProposalStatus as !=} for ProposalStatus global;
using {
    sameSubjectKind as ==,
    otherSubjectKind as !=,
    belowSubjectKind as <,
    aboveSubjectKind as >
} for SubjectKind global;
