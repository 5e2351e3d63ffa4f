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
    Nature,
    Operation,
    OriginStatus,
    Parameter,
    ParcelKind,
    ParcelStatus,
    ProposalStatus,
    RequestStatus,
    Role,
    Setting,
    Outcome,
    Stance,
    StandingStatus,
    SubjectKind,
    ZoneStatus
} from "contracts/types/CodeTypes.sol";

// How the small numbers of CodeTypes.sol compare: no number can be taken for another.

function sameKpStatus(KpStatus a, KpStatus b) pure returns (bool) {
    return KpStatus.unwrap(a) == KpStatus.unwrap(b);
}

function otherKpStatus(KpStatus a, KpStatus b) pure returns (bool) {
    return KpStatus.unwrap(a) != KpStatus.unwrap(b);
}

function sameStandingStatus(StandingStatus a, StandingStatus b) pure returns (bool) {
    return StandingStatus.unwrap(a) == StandingStatus.unwrap(b);
}

function otherStandingStatus(StandingStatus a, StandingStatus b) pure returns (bool) {
    return StandingStatus.unwrap(a) != StandingStatus.unwrap(b);
}

function sameRole(Role a, Role b) pure returns (bool) {
    return Role.unwrap(a) == Role.unwrap(b);
}

function otherRole(Role a, Role b) pure returns (bool) {
    return Role.unwrap(a) != Role.unwrap(b);
}

function sameLicenceStatus(LicenceStatus a, LicenceStatus b) pure returns (bool) {
    return LicenceStatus.unwrap(a) == LicenceStatus.unwrap(b);
}

function otherLicenceStatus(LicenceStatus a, LicenceStatus b) pure returns (bool) {
    return LicenceStatus.unwrap(a) != LicenceStatus.unwrap(b);
}

function sameNature(Nature a, Nature b) pure returns (bool) {
    return Nature.unwrap(a) == Nature.unwrap(b);
}

function otherNature(Nature a, Nature b) pure returns (bool) {
    return Nature.unwrap(a) != Nature.unwrap(b);
}

function sameZoneStatus(ZoneStatus a, ZoneStatus b) pure returns (bool) {
    return ZoneStatus.unwrap(a) == ZoneStatus.unwrap(b);
}

function otherZoneStatus(ZoneStatus a, ZoneStatus b) pure returns (bool) {
    return ZoneStatus.unwrap(a) != ZoneStatus.unwrap(b);
}

function belowZoneStatus(ZoneStatus a, ZoneStatus b) pure returns (bool) {
    return ZoneStatus.unwrap(a) < ZoneStatus.unwrap(b);
}

function aboveZoneStatus(ZoneStatus a, ZoneStatus b) pure returns (bool) {
    return ZoneStatus.unwrap(a) > ZoneStatus.unwrap(b);
}

function sameOriginStatus(OriginStatus a, OriginStatus b) pure returns (bool) {
    return OriginStatus.unwrap(a) == OriginStatus.unwrap(b);
}

function otherOriginStatus(OriginStatus a, OriginStatus b) pure returns (bool) {
    return OriginStatus.unwrap(a) != OriginStatus.unwrap(b);
}

function sameParcelStatus(ParcelStatus a, ParcelStatus b) pure returns (bool) {
    return ParcelStatus.unwrap(a) == ParcelStatus.unwrap(b);
}

function otherParcelStatus(ParcelStatus a, ParcelStatus b) pure returns (bool) {
    return ParcelStatus.unwrap(a) != ParcelStatus.unwrap(b);
}

function sameParcelKind(ParcelKind a, ParcelKind b) pure returns (bool) {
    return ParcelKind.unwrap(a) == ParcelKind.unwrap(b);
}

function otherParcelKind(ParcelKind a, ParcelKind b) pure returns (bool) {
    return ParcelKind.unwrap(a) != ParcelKind.unwrap(b);
}

function sameOperation(Operation a, Operation b) pure returns (bool) {
    return Operation.unwrap(a) == Operation.unwrap(b);
}

function otherOperation(Operation a, Operation b) pure returns (bool) {
    return Operation.unwrap(a) != Operation.unwrap(b);
}

function sameHoldReason(HoldReason a, HoldReason b) pure returns (bool) {
    return HoldReason.unwrap(a) == HoldReason.unwrap(b);
}

function otherHoldReason(HoldReason a, HoldReason b) pure returns (bool) {
    return HoldReason.unwrap(a) != HoldReason.unwrap(b);
}

function belowHoldReason(HoldReason a, HoldReason b) pure returns (bool) {
    return HoldReason.unwrap(a) < HoldReason.unwrap(b);
}

function aboveHoldReason(HoldReason a, HoldReason b) pure returns (bool) {
    return HoldReason.unwrap(a) > HoldReason.unwrap(b);
}

function sameMissingCause(MissingCause a, MissingCause b) pure returns (bool) {
    return MissingCause.unwrap(a) == MissingCause.unwrap(b);
}

function sameHoldStatus(HoldStatus a, HoldStatus b) pure returns (bool) {
    return HoldStatus.unwrap(a) == HoldStatus.unwrap(b);
}

function otherHoldStatus(HoldStatus a, HoldStatus b) pure returns (bool) {
    return HoldStatus.unwrap(a) != HoldStatus.unwrap(b);
}

function sameRequestStatus(RequestStatus a, RequestStatus b) pure returns (bool) {
    return RequestStatus.unwrap(a) == RequestStatus.unwrap(b);
}

function otherRequestStatus(RequestStatus a, RequestStatus b) pure returns (bool) {
    return RequestStatus.unwrap(a) != RequestStatus.unwrap(b);
}

function otherKeyUse(KeyUse a, KeyUse b) pure returns (bool) {
    return KeyUse.unwrap(a) != KeyUse.unwrap(b);
}

function sameCapacity(Capacity a, Capacity b) pure returns (bool) {
    return Capacity.unwrap(a) == Capacity.unwrap(b);
}

function otherCapacity(Capacity a, Capacity b) pure returns (bool) {
    return Capacity.unwrap(a) != Capacity.unwrap(b);
}

function sameCertificateStatus(CertificateStatus a, CertificateStatus b) pure returns (bool) {
    return CertificateStatus.unwrap(a) == CertificateStatus.unwrap(b);
}

function otherCertificateStatus(CertificateStatus a, CertificateStatus b) pure returns (bool) {
    return CertificateStatus.unwrap(a) != CertificateStatus.unwrap(b);
}

function sameCertificateNature(CertificateNature a, CertificateNature b) pure returns (bool) {
    return CertificateNature.unwrap(a) == CertificateNature.unwrap(b);
}

function otherCertificateNature(CertificateNature a, CertificateNature b) pure returns (bool) {
    return CertificateNature.unwrap(a) != CertificateNature.unwrap(b);
}

function sameSetting(Setting a, Setting b) pure returns (bool) {
    return Setting.unwrap(a) == Setting.unwrap(b);
}

function otherSetting(Setting a, Setting b) pure returns (bool) {
    return Setting.unwrap(a) != Setting.unwrap(b);
}

function sameParameter(Parameter a, Parameter b) pure returns (bool) {
    return Parameter.unwrap(a) == Parameter.unwrap(b);
}

function otherParameter(Parameter a, Parameter b) pure returns (bool) {
    return Parameter.unwrap(a) != Parameter.unwrap(b);
}

function sameMatter(Matter a, Matter b) pure returns (bool) {
    return Matter.unwrap(a) == Matter.unwrap(b);
}

function otherMatter(Matter a, Matter b) pure returns (bool) {
    return Matter.unwrap(a) != Matter.unwrap(b);
}

function belowMatter(Matter a, Matter b) pure returns (bool) {
    return Matter.unwrap(a) < Matter.unwrap(b);
}

function aboveMatter(Matter a, Matter b) pure returns (bool) {
    return Matter.unwrap(a) > Matter.unwrap(b);
}

function sameOutcome(Outcome a, Outcome b) pure returns (bool) {
    return Outcome.unwrap(a) == Outcome.unwrap(b);
}

function otherOutcome(Outcome a, Outcome b) pure returns (bool) {
    return Outcome.unwrap(a) != Outcome.unwrap(b);
}

function belowOutcome(Outcome a, Outcome b) pure returns (bool) {
    return Outcome.unwrap(a) < Outcome.unwrap(b);
}

function aboveOutcome(Outcome a, Outcome b) pure returns (bool) {
    return Outcome.unwrap(a) > Outcome.unwrap(b);
}

function notBelowOutcome(Outcome a, Outcome b) pure returns (bool) {
    return Outcome.unwrap(a) >= Outcome.unwrap(b);
}

function notAboveOutcome(Outcome a, Outcome b) pure returns (bool) {
    return Outcome.unwrap(a) <= Outcome.unwrap(b);
}

function sameStance(Stance a, Stance b) pure returns (bool) {
    return Stance.unwrap(a) == Stance.unwrap(b);
}

function otherStance(Stance a, Stance b) pure returns (bool) {
    return Stance.unwrap(a) != Stance.unwrap(b);
}

function belowStance(Stance a, Stance b) pure returns (bool) {
    return Stance.unwrap(a) < Stance.unwrap(b);
}

function aboveStance(Stance a, Stance b) pure returns (bool) {
    return Stance.unwrap(a) > Stance.unwrap(b);
}

function sameProposalStatus(ProposalStatus a, ProposalStatus b) pure returns (bool) {
    return ProposalStatus.unwrap(a) == ProposalStatus.unwrap(b);
}

function otherProposalStatus(ProposalStatus a, ProposalStatus b) pure returns (bool) {
    return ProposalStatus.unwrap(a) != ProposalStatus.unwrap(b);
}

function sameSubjectKind(SubjectKind a, SubjectKind b) pure returns (bool) {
    return SubjectKind.unwrap(a) == SubjectKind.unwrap(b);
}

function otherSubjectKind(SubjectKind a, SubjectKind b) pure returns (bool) {
    return SubjectKind.unwrap(a) != SubjectKind.unwrap(b);
}

function belowSubjectKind(SubjectKind a, SubjectKind b) pure returns (bool) {
    return SubjectKind.unwrap(a) < SubjectKind.unwrap(b);
}

function aboveSubjectKind(SubjectKind a, SubjectKind b) pure returns (bool) {
    return SubjectKind.unwrap(a) > SubjectKind.unwrap(b);
}

function belowKpStatus(KpStatus a, KpStatus b) pure returns (bool) {
    return KpStatus.unwrap(a) < KpStatus.unwrap(b);
}

function aboveKpStatus(KpStatus a, KpStatus b) pure returns (bool) {
    return KpStatus.unwrap(a) > KpStatus.unwrap(b);
}

function belowStandingStatus(StandingStatus a, StandingStatus b) pure returns (bool) {
    return StandingStatus.unwrap(a) < StandingStatus.unwrap(b);
}

function aboveStandingStatus(StandingStatus a, StandingStatus b) pure returns (bool) {
    return StandingStatus.unwrap(a) > StandingStatus.unwrap(b);
}

function belowNature(Nature a, Nature b) pure returns (bool) {
    return Nature.unwrap(a) < Nature.unwrap(b);
}

function aboveNature(Nature a, Nature b) pure returns (bool) {
    return Nature.unwrap(a) > Nature.unwrap(b);
}
