// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {
    CERTIFICATE_DEPARTED,
    CERTIFICATE_ISSUED,
    CERTIFICATE_NONE,
    CERTIFICATE_RETURNED,
    PARAMETER_LATE_DAYS,
    PARCEL_HELD
} from "contracts/types/Codes.sol";
import {Parameter, ParcelStatus, Powers} from "contracts/types/CodeTypes.sol";
import {ParcelWord} from "contracts/types/ParcelWord.sol";
import {
    CertificateId,
    Day,
    DocumentId,
    OrganisationId,
    ParcelId,
    Participant,
    latestDay,
    today
} from "contracts/types/Types.sol";
import {
    CertificateA,
    CertificateB,
    ICertificates,
    Packing,
    Progress
} from "contracts/interfaces/ICertificates.sol";
import {IParcels} from "contracts/interfaces/IParcels.sol";
import {IParticipants} from "contracts/interfaces/IParticipants.sol";

/// A certificate as a decider read it.
struct Found {
    CertificateId number;
    CertificateA a;
    CertificateB b;
    bytes32 packing;
}

/// Parcels of a certificate that are still under way, with the certificate each arrived under.
struct Under {
    ParcelId[] parcels;
    ParcelWord[] words;
    CertificateId[] arrivedUnder;
}

/// What those who decide about certificates share: who acts, which certificate, which parcels.
abstract contract Deciding {
    IParticipants internal immutable _participants;
    IParcels internal immutable _parcels;
    ICertificates internal immutable _certificates;

    constructor(IParticipants participants, IParcels parcels, ICertificates certificates) {
        _participants = participants;
        _parcels = parcels;
        _certificates = certificates;
    }

    function _actingOffice(Powers power, Day day)
        internal
        view
        returns (OrganisationId office, Participant participant)
    {
        (office, participant) = _participants.actingOffice(msg.sender, power);
        _participants.checkParticipant(participant, day);
    }

    /// @dev For what is under way, whose departure asked for the standing of both ends: whoever has
    /// lost it since finishes what was begun.
    function _office(Powers power)
        internal
        view
        returns (OrganisationId office, Participant participant)
    {
        return _participants.actingOffice(msg.sender, power);
    }

    /// @dev The one way in which the word of a certificate moves.
    function _move(CertificateId number, Progress memory to) internal {
        _certificates.move(number, to);
    }

    /// @dev As it is today.
    function _parameter(Parameter parameter) internal view returns (uint256) {
        return _participants.parameter(parameter, today());
    }

    function _known(CertificateId number) internal view returns (Found memory found) {
        found.number = number;
        (found.a, found.b, found.packing) = _certificates.certificate(number);
        if (found.a.status == CERTIFICATE_NONE) revert ICertificates.CertificatesUnknown(number);
    }

    /// @dev As it stands: whoever moves it changes what is new and hands it to the keeper.
    function _progress(Found memory found) internal pure returns (Progress memory) {
        return Progress({
            status: found.a.status,
            remaining: found.a.remaining,
            step: found.a.step,
            flags: found.a.flags,
            stopped: found.a.stopped,
            departed: found.b.departed,
            arrived: found.b.arrived,
            recorded: found.b.recorded
        });
    }

    function _issued(CertificateId number) internal view returns (Found memory found) {
        found = _known(number);
        if (found.a.status != CERTIFICATE_ISSUED) {
            revert ICertificates.CertificatesNotIssued(number, found.a.status);
        }
    }

    function _issuedHere(CertificateId number, Participant here)
        internal
        view
        returns (Found memory found)
    {
        found = _issued(number);
        _checkOrigin(found, here);
    }

    function _departed(CertificateId number) internal view returns (Found memory found) {
        found = _known(number);
        if (found.a.status != CERTIFICATE_DEPARTED) {
            revert ICertificates.CertificatesNotDeparted(number, found.a.status);
        }
    }

    function _checkOrigin(Found memory found, Participant here) internal pure {
        if (found.a.from != here) {
            revert ICertificates.CertificatesOtherOrigin(found.number, found.a.from, here);
        }
    }

    function _checkDestination(Found memory found, Participant here) internal pure {
        if (found.a.to != here) {
            revert ICertificates.CertificatesOtherDestination(found.number, found.a.to, here);
        }
    }

    function _checkAfterDeparture(Found memory found, Day day) internal view {
        if (day > latestDay()) {
            revert ICertificates.CertificatesDayInFuture(day, latestDay());
        }
        if (day < found.b.departed) {
            revert ICertificates.CertificatesBeforeDeparture(found.number, found.b.departed, day);
        }
    }

    function _checkPacking(Found memory found, Packing calldata packing) internal pure {
        if (keccak256(abi.encode(packing)) != found.packing) {
            revert ICertificates.CertificatesNotItsPacking(found.number);
        }
    }

    /// @dev Of what was packed, what is in `status` under the number still. What lies at the destination
    /// has arrived, also if it went missing there since.
    function _under(Found memory found, Packing calldata packing, ParcelStatus status)
        internal
        view
        returns (Under memory under)
    {
        ParcelWord[] memory words = _parcels.words(packing.parcels);
        uint256 count;
        for (uint256 i; i < words.length; ++i) {
            if (_isUnder(found, words[i], status)) ++count;
        }
        under = Under(new ParcelId[](count), new ParcelWord[](count), new CertificateId[](count));
        uint256 next;
        for (uint256 i; i < words.length; ++i) {
            if (!_isUnder(found, words[i], status)) continue;
            under.parcels[next] = packing.parcels[i];
            under.arrivedUnder[next] = packing.arrivedUnder[i];
            under.words[next++] = words[i];
        }
    }

    function _isUnder(Found memory found, ParcelWord word, ParcelStatus status)
        private
        pure
        returns (bool)
    {
        return word.status() == status && word.certificate() == found.number
            && word.place() != found.a.to;
    }

    /// @dev A shipment comes back: what was left of it is the office's, under the certificate that
    /// each of its parcels came in under before.
    function _return(
        Found memory found,
        OrganisationId office,
        Day day,
        DocumentId document,
        Under memory under
    ) internal {
        Progress memory to = _progress(found);
        to.status = CERTIFICATE_RETURNED;
        if (day > to.arrived) to.arrived = day;
        _move(found.number, to);
        for (uint256 i; i < under.words.length; ++i) {
            under.words[i] =
                under.words[i].withCustodian(office).withCertificate(under.arrivedUnder[i]);
        }
        _rewrite(under.parcels, under.words, PARCEL_HELD, day);

        emit ICertificates.ShipmentReturned(found.number, office, day, document);
        emit ICertificates.Arrived(found.number, found.a.from, office, day, under.parcels);
    }

    function _checkNoHold(ParcelId parcel, ParcelWord word) internal pure {
        if (word.holds() != 0) revert ICertificates.CertificatesOnHold(parcel, word.holds());
    }

    function _isLate(Day day) internal view returns (bool) {
        return day.plusDays(_parameter(PARAMETER_LATE_DAYS)) < today();
    }

    /// @dev The one way in which the words of a shipment change.
    function _rewrite(
        ParcelId[] memory parcels,
        ParcelWord[] memory words,
        ParcelStatus status,
        Day day
    ) internal {
        for (uint256 i; i < words.length; ++i) {
            Day last = words[i].day();
            words[i] = words[i].withStatus(status).withDay(last > day ? last : day).revised();
        }
        _parcels.write(parcels, words, parcels.length);
    }
}
