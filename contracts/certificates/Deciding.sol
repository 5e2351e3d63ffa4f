// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {
    CERTIFICATE_DEPARTED,
    CERTIFICATE_ISSUED,
    CERTIFICATE_NONE,
    PARAMETER_LATE_DAYS
} from "contracts/types/Codes.sol";
import {ParcelStatus, Powers} from "contracts/types/CodeTypes.sol";
import {ParcelWord} from "contracts/types/ParcelWord.sol";
import {
    CertificateId,
    Day,
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
            departed: found.b.departed,
            arrived: found.b.arrived
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

    function _checkNoHold(ParcelId parcel, ParcelWord word) internal pure {
        if (word.holds() != 0) revert ICertificates.CertificatesOnHold(parcel, word.holds());
    }

    function _isLate(Day day) internal view returns (bool) {
        return day.plusDays(_participants.parameter(PARAMETER_LATE_DAYS, today())) < today();
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
