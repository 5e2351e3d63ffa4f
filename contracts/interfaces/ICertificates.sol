// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {
    CertificateId,
    Day,
    DocumentId,
    OrganisationId,
    ParcelId,
    Participant,
    RequestId
} from "contracts/types/Types.sol";
import {Cents, Millicarats} from "contracts/types/Measures.sol";
import {CertificateNature, CertificateStatus} from "contracts/types/CodeTypes.sol";

struct CertificateA {
    CertificateStatus status;
    CertificateNature nature;
    Participant from;
    Participant to;
    OrganisationId exporter;
    OrganisationId importer;
    OrganisationId office;
    uint16 parcels;
    uint16 remaining;
    Millicarats millicarats;
    uint8 step; // detentions, releases and resolutions so far
    uint8 flags;
    Day stopped; // day of the block that last recorded a stop; zero: none did
}

struct CertificateB {
    Day issued;
    Day expires;
    Day departed;
    Day arrived;
    Cents cents;
    uint16 definition;
    CertificateId replaces;
    Day recorded; // day of the block that recorded the departure
}

/// What of a certificate changes as its shipment goes on; the rest is as it was printed.
struct Progress {
    CertificateStatus status;
    uint16 remaining;
    uint8 step;
    uint8 flags;
    Day stopped;
    Day departed;
    Day arrived;
    Day recorded;
}

/// A certificate's parcels and the certificate each arrived under, as given again with every act on them.
struct Packing {
    RequestId request;
    ParcelId[] parcels; // ascending
    CertificateId[] arrivedUnder;
}

/// @title The words of KP certificates, and what all who decide about them say of a shipment's parcels.
/// @dev The events and refusals here are those that more than one decider has.
interface ICertificates {
    /// @notice Parcels were sealed under a certificate.
    event Sealed(CertificateId indexed certificate, ParcelId[] parcels);
    /// @notice The parcels of a certificate are held again: it was voided or lapsed.
    event Unsealed(CertificateId indexed certificate, ParcelId[] parcels);
    /// @notice The parcels of a certificate departed with it.
    event Left(CertificateId indexed certificate, ParcelId[] parcels);
    /// @notice Parcels of a certificate lie in `place`, in the hands of `custodian`: they came to its destination, or back, on `day`.
    event Arrived(
        CertificateId indexed certificate,
        Participant place,
        OrganisationId custodian,
        Day day,
        ParcelId[] parcels
    );

    /// @notice The shipment is back where it left, on `day`: what was left of it is in the hands of its exporting office.
    event ShipmentReturned(
        CertificateId indexed certificate,
        OrganisationId indexed office,
        Day day,
        DocumentId document
    );

    /// @notice A certificate that had not departed was voided, or replaced by another.
    /// @param reason The digest of the document that gives the reason.
    /// @param replacedBy The certificate that took its place, or zero.
    /// @param lost The digest of the document in which its paper was declared lost, or zero: surrendered.
    event CertificateVoided(
        CertificateId indexed certificate,
        OrganisationId indexed office,
        DocumentId reason,
        CertificateId replacedBy,
        DocumentId lost,
        DocumentId document
    );
    /// @notice A second key of an office that asks for two approved what follows: a certificate is issued, replaced or voided, or a shipment resolved.
    /// @param certificate Its number; of a replacement the one that is replaced.
    /// @param second The key that approved, beside the one that sent it, or signed the resolution.
    event SecondKeyApproved(
        CertificateId indexed certificate, OrganisationId indexed office, address second
    );

    /// @notice Certificate number `certificate_` was used before.
    error CertificatesNumberUsed(CertificateId certificate_);
    /// @notice Certificate number `certificate_` bears the letters of Participant `letters`, not those of the office's, `participant`.
    error CertificatesOtherLetters(CertificateId certificate_, Participant letters, Participant participant);
    /// @notice Certificate `certificate_` is voided or replaced for a reason, and none is given.
    error CertificatesNoReason(CertificateId certificate_);
    /// @notice The first parcel of certificate `certificate_` is on revision `revision`, not on `named`: something happened since, as a departure that was undone.
    error CertificatesRevisionChanged(CertificateId certificate_, uint16 revision, uint16 named);
    /// @notice Parcel `parcel` has `holds` holds in force.
    error CertificatesOnHold(ParcelId parcel, uint8 holds);
    /// @notice There is no certificate `certificate_`.
    error CertificatesUnknown(CertificateId certificate_);
    /// @notice Certificate `certificate_` is in status `status`, not issued and still here.
    error CertificatesNotIssued(CertificateId certificate_, CertificateStatus status);
    /// @notice Certificate `certificate_` is in status `status`, not departed.
    error CertificatesNotDeparted(CertificateId certificate_, CertificateStatus status);
    /// @notice Certificate `certificate_` was issued by Participant `from`, not by the office's, `participant`.
    error CertificatesOtherOrigin(CertificateId certificate_, Participant from, Participant participant);
    /// @notice Certificate `certificate_` goes to Participant `to`, not to the office's, `participant`.
    error CertificatesOtherDestination(CertificateId certificate_, Participant to, Participant participant);
    /// @notice The shipment under certificate `certificate_` departed on day `departed`, after day `day`.
    error CertificatesBeforeDeparture(CertificateId certificate_, Day departed, Day day);
    /// @notice What is given as the packing of certificate `certificate_` is not it.
    error CertificatesNotItsPacking(CertificateId certificate_);
    /// @notice Day `day` has not begun anywhere yet: the latest that has is day `latest`.
    error CertificatesDayInFuture(Day day, Day latest);
    /// @notice Certificate `certificate_` is in status `from`, from which none moves to status `to`.
    error CertificatesIllegalMove(CertificateId certificate_, CertificateStatus from, CertificateStatus to);

    // Doors, for those who decide

    /// @notice Writes a certificate under a number that was not used; `packing` is as in `certificate`.
    function begin(
        CertificateId certificate_,
        CertificateA calldata a,
        CertificateB calldata b,
        bytes32 packing
    ) external;

    /// @notice Moves a certificate on. What is printed on it stays.
    function move(CertificateId certificate_, Progress calldata to) external;

    // Reads

    /// @notice The three words of a certificate; `packing` is keccak256(abi.encode(packing)), zero for inbound paper.
    function certificate(CertificateId certificate_)
        external
        view
        returns (CertificateA memory a, CertificateB memory b, bytes32 packing);
}
