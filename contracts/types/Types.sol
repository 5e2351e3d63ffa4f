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

using {sameOrganisation as ==, otherOrganisation as !=} for OrganisationId global;
using {sameParticipant as ==, otherParticipant as !=} for Participant global;
using {sameZone as ==, otherZone as !=} for ZoneId global;
using {sameOrigin as ==, otherOrigin as !=} for OriginId global;
using {sameBlend as ==, otherBlend as !=} for BlendId global;
using {sameCertificate as ==, otherCertificate as !=} for CertificateId global;
using {sameParcel as ==, otherParcel as !=} for ParcelId global;
using {earlier as <, later as >, sameDay as ==, otherDay as !=, notLater as <=, notEarlier as >=, plusDays} for Day global;

OrganisationId constant NOBODY = OrganisationId.wrap(0);
CertificateId constant NO_CERTIFICATE = CertificateId.wrap(0);
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

function plusDays(Day a, uint256 count) pure returns (Day) {
    return Day.wrap(uint24(uint256(Day.unwrap(a)) + count));
}

/// The day of the block, UTC.
function today() view returns (Day) {
    return Day.wrap(uint24(block.timestamp / 1 days));
}

function originOf(ZoneId zone, uint8 epoch) pure returns (OriginId) {
    return OriginId.wrap(uint24(uint256(ZoneId.unwrap(zone)) << 8 | epoch));
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

function issuerOf(CertificateId certificate) pure returns (Participant) {
    return Participant.wrap(uint16(CertificateId.unwrap(certificate) >> 32));
}

function serialOf(CertificateId certificate) pure returns (uint32) {
    return uint32(CertificateId.unwrap(certificate));
}
