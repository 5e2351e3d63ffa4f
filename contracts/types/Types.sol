// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// A parcel: derived from its registrar and lot reference, or from its parent and index.
type ParcelId is bytes32;
/// An organisation: drawn at random by the office that admits it. Zero is nobody.
type OrganisationId is uint32;
/// A Participant: its two ISO 3166-1 letters as 16 bits, "BW" = 0x4257.
type Participant is uint16;
/// A producing area, counted from 1.
type ZoneId is uint16;
/// A zone in one epoch: zone × 256 + epoch.
type OriginId is uint24;
/// Below 2²⁴ an origin itself; from 2²⁴ a stored vector, counted up.
type BlendId is uint32;
/// A licence: drawn by the office that grants it.
type LicenceId is uint32;
/// A certificate: issuing Participant × 2³² + serial.
type CertificateId is uint48;
/// Days since 1970-01-01 UTC.
type Day is uint24;
/// A document, by the SHA-256 of its bytes; zero is none.
type DocumentId is bytes32;
/// What a change rests on: a proposal, the founding, or the document that an office gave.
type DecisionId is bytes32;
/// Goods that arrive: a certificate issued here by its number; foreign paper by the hash of its
/// issuer and of the canonical form of its printed number.
type ShipmentId is bytes32;
/// A request for a certificate: derived from its exporter and the exporter's reference.
type RequestId is bytes32;
/// A hold: derived from its parcel and the revision at which it was placed.
type HoldId is bytes32;
/// A proposal: derived from what is proposed, by whom and when.
type ProposalId is bytes32;
/// A transformation: the EIP-712 digest of its order.
type TransformationId is bytes32;
/// What a document or a proposal is about; its kind stands beside it.
type SubjectId is bytes32;
/// An act that is approved: the hash of its call's data without Approvals and signatures.
type ActDigest is bytes32;
/// Somebody's own name for a lot, an output or a request: text, left-aligned.
type Reference is bytes32;
/// An organisation's public X25519 key.
type EncryptionKey is bytes32;

using {sameOrganisation as ==, otherOrganisation as !=} for OrganisationId global;
using {sameParticipant as ==, otherParticipant as !=} for Participant global;
using {sameZone as ==, otherZone as !=} for ZoneId global;
using {sameOrigin as ==, otherOrigin as !=} for OriginId global;
using {sameBlend as ==, otherBlend as !=} for BlendId global;
using {sameCertificate as ==, otherCertificate as !=} for CertificateId global;
using {sameParcel as ==, otherParcel as !=} for ParcelId global;
using {earlier as <, later as >, sameDay as ==, otherDay as !=, notLater as <=, notEarlier as >=, plusDays, dayBefore, isToCome} for Day global;

using {sameDocument as ==, otherDocument as !=, asDecision} for DocumentId global;
using {sameProposal as ==, otherProposal as !=, decides} for ProposalId global;
using {sameAct as ==, otherAct as !=} for ActDigest global;
using {sameShipment as ==, otherShipment as !=} for ShipmentId global;
using {sameReference as ==, otherReference as !=} for Reference global;
using {number} for SubjectId global;

Participant constant NO_PARTICIPANT = Participant.wrap(0);
OrganisationId constant NOBODY = OrganisationId.wrap(0);
CertificateId constant NO_CERTIFICATE = CertificateId.wrap(0);
DocumentId constant NO_DOCUMENT = DocumentId.wrap(0);
ProposalId constant NO_PROPOSAL = ProposalId.wrap(0);
EncryptionKey constant NO_ENCRYPTION_KEY = EncryptionKey.wrap(0);
Reference constant NO_REFERENCE = Reference.wrap(0);
// The last day there is: "until further notice".
Day constant FOREVER = Day.wrap(type(uint24).max);

function sameOrganisation(OrganisationId a, OrganisationId b) pure returns (bool) {
    return OrganisationId.unwrap(a) == OrganisationId.unwrap(b);
}

function otherOrganisation(OrganisationId a, OrganisationId b) pure returns (bool) {
    return OrganisationId.unwrap(a) != OrganisationId.unwrap(b);
}

function sameParticipant(Participant a, Participant b) pure returns (bool) {
    return Participant.unwrap(a) == Participant.unwrap(b);
}

function otherParticipant(Participant a, Participant b) pure returns (bool) {
    return Participant.unwrap(a) != Participant.unwrap(b);
}

function sameZone(ZoneId a, ZoneId b) pure returns (bool) {
    return ZoneId.unwrap(a) == ZoneId.unwrap(b);
}

function otherZone(ZoneId a, ZoneId b) pure returns (bool) {
    return ZoneId.unwrap(a) != ZoneId.unwrap(b);
}

function sameOrigin(OriginId a, OriginId b) pure returns (bool) {
    return OriginId.unwrap(a) == OriginId.unwrap(b);
}

function otherOrigin(OriginId a, OriginId b) pure returns (bool) {
    return OriginId.unwrap(a) != OriginId.unwrap(b);
}

function sameBlend(BlendId a, BlendId b) pure returns (bool) {
    return BlendId.unwrap(a) == BlendId.unwrap(b);
}

function otherBlend(BlendId a, BlendId b) pure returns (bool) {
    return BlendId.unwrap(a) != BlendId.unwrap(b);
}

function sameCertificate(CertificateId a, CertificateId b) pure returns (bool) {
    return CertificateId.unwrap(a) == CertificateId.unwrap(b);
}

function otherCertificate(CertificateId a, CertificateId b) pure returns (bool) {
    return CertificateId.unwrap(a) != CertificateId.unwrap(b);
}

function sameParcel(ParcelId a, ParcelId b) pure returns (bool) {
    return ParcelId.unwrap(a) == ParcelId.unwrap(b);
}

function otherParcel(ParcelId a, ParcelId b) pure returns (bool) {
    return ParcelId.unwrap(a) != ParcelId.unwrap(b);
}

function sameDocument(DocumentId a, DocumentId b) pure returns (bool) {
    return DocumentId.unwrap(a) == DocumentId.unwrap(b);
}

function otherDocument(DocumentId a, DocumentId b) pure returns (bool) {
    return DocumentId.unwrap(a) != DocumentId.unwrap(b);
}

function sameProposal(ProposalId a, ProposalId b) pure returns (bool) {
    return ProposalId.unwrap(a) == ProposalId.unwrap(b);
}

function otherProposal(ProposalId a, ProposalId b) pure returns (bool) {
    return ProposalId.unwrap(a) != ProposalId.unwrap(b);
}

function sameShipment(ShipmentId a, ShipmentId b) pure returns (bool) {
    return ShipmentId.unwrap(a) == ShipmentId.unwrap(b);
}

function otherShipment(ShipmentId a, ShipmentId b) pure returns (bool) {
    return ShipmentId.unwrap(a) != ShipmentId.unwrap(b);
}

function sameReference(Reference a, Reference b) pure returns (bool) {
    return Reference.unwrap(a) == Reference.unwrap(b);
}

function otherReference(Reference a, Reference b) pure returns (bool) {
    return Reference.unwrap(a) != Reference.unwrap(b);
}

function sameAct(ActDigest a, ActDigest b) pure returns (bool) {
    return ActDigest.unwrap(a) == ActDigest.unwrap(b);
}

function otherAct(ActDigest a, ActDigest b) pure returns (bool) {
    return ActDigest.unwrap(a) != ActDigest.unwrap(b);
}

/// A document as what a change rests on.
function asDecision(DocumentId document) pure returns (DecisionId) {
    return DecisionId.wrap(DocumentId.unwrap(document));
}

/// A proposal as what a change rests on.
function decides(ProposalId proposal) pure returns (DecisionId) {
    return DecisionId.wrap(ProposalId.unwrap(proposal));
}

/// A subject that is a number: a Participant, a zone, an origin, a parameter.
function number(SubjectId subject) pure returns (uint256) {
    return uint256(SubjectId.unwrap(subject));
}

function earlier(Day a, Day b) pure returns (bool) {
    return Day.unwrap(a) < Day.unwrap(b);
}

function later(Day a, Day b) pure returns (bool) {
    return Day.unwrap(a) > Day.unwrap(b);
}

function sameDay(Day a, Day b) pure returns (bool) {
    return Day.unwrap(a) == Day.unwrap(b);
}

function otherDay(Day a, Day b) pure returns (bool) {
    return Day.unwrap(a) != Day.unwrap(b);
}

function notLater(Day a, Day b) pure returns (bool) {
    return Day.unwrap(a) <= Day.unwrap(b);
}

function notEarlier(Day a, Day b) pure returns (bool) {
    return Day.unwrap(a) >= Day.unwrap(b);
}

function dayBefore(Day a) pure returns (Day) {
    return Day.wrap(Day.unwrap(a) - 1);
}

function plusDays(Day a, uint256 count) pure returns (Day) {
    return Day.wrap(uint24(uint256(Day.unwrap(a)) + count));
}

/// The day of the block, UTC.
function today() view returns (Day) {
    return Day.wrap(uint24(block.timestamp / 1 days));
}

/// The latest day that has begun anywhere, at UTC+14: no act bears a later one.
function latestDay() view returns (Day) {
    return Day.wrap(uint24((block.timestamp + 14 hours) / 1 days));
}

/// Whether a day has not begun anywhere: is later than latestDay(), without its division.
function isToCome(Day a) view returns (bool) {
    unchecked {
        // 24 bits of days, and no block's time, come near what 256 bits hold.
        return uint256(Day.unwrap(a)) * 1 days > block.timestamp + 14 hours;
    }
}

/// The day of an act that states none: the block's or, if that is later, the last of its parcel.
function todayOrLater(Day last) view returns (Day) {
    return last > today() ? last : today();
}

function originOf(ZoneId zone, uint8 epoch) pure returns (OriginId) {
    return OriginId.wrap(uint24(uint256(ZoneId.unwrap(zone)) << 8 | epoch));
}

function epochOf(OriginId origin) pure returns (uint8) {
    return uint8(OriginId.unwrap(origin));
}

function zoneOf(OriginId origin) pure returns (ZoneId) {
    return ZoneId.wrap(uint16(OriginId.unwrap(origin) >> 8));
}

function blendOf(OriginId origin) pure returns (BlendId) {
    return BlendId.wrap(OriginId.unwrap(origin));
}

function certificateOf(Participant participant, uint32 serial) pure returns (CertificateId) {
    return CertificateId.wrap(uint48(uint256(Participant.unwrap(participant)) << 32 | serial));
}

function shipmentUnder(CertificateId certificate) pure returns (ShipmentId) {
    return ShipmentId.wrap(bytes32(uint256(CertificateId.unwrap(certificate))));
}

function issuerOf(CertificateId certificate) pure returns (Participant) {
    return Participant.wrap(uint16(CertificateId.unwrap(certificate) >> 32));
}

function serialOf(CertificateId certificate) pure returns (uint32) {
    return uint32(CertificateId.unwrap(certificate));
}
