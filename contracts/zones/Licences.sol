// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {
    LICENCE_ENDED,
    LICENCE_GRANTED,
    POWER_LICENCE,
    ROLES_NEVER_LICENSED,
    ROLE_CARRIER,
    ROLE_CUTTER,
    ROLE_MINER,
    ROLE_TRADER,
    ROLE_VALUER
} from "contracts/types/Codes.sol";
import {Standing} from "contracts/interfaces/IParticipants.sol";
import {IZones, Licence} from "contracts/interfaces/IZones.sol";
import {LicenceWord, LicenceWords} from "contracts/types/LicenceWord.sol";
import {
    Day,
    DocumentId,
    LicenceId,
    NOBODY,
    NO_DOCUMENT,
    OrganisationId,
    Participant,
    ZoneId,
    today
} from "contracts/types/Types.sol";
import {Millicarats, NO_WEIGHT} from "contracts/types/Measures.sol";
import {Role, Roles} from "contracts/types/CodeTypes.sol";
import {Epochs} from "contracts/zones/Epochs.sol";

/// @dev Who may hold, dig, cut, carry and value, where and how long: licence offices say so.
abstract contract Licences is Epochs {
    mapping(LicenceId licence => LicenceWord) internal _licences;
    mapping(OrganisationId organisation => LicenceId[]) private _licencesOf;

    /// @inheritdoc IZones
    function grant(
        LicenceId licence_,
        OrganisationId organisation,
        ZoneId zone_,
        Role role,
        Day from,
        Day until,
        Millicarats ceiling,
        DocumentId document
    ) external {
        (OrganisationId by, Participant participant) =
            _participants.actingOffice(msg.sender, POWER_LICENCE);
        if (LicenceId.unwrap(licence_) == 0 || _licences[licence_].organisation() != NOBODY) {
            revert ZonesLicenceTaken(licence_);
        }
        Standing memory standing = _licensable(organisation, participant);
        _checkRoleAndZone(role, zone_, participant);
        if (from > until) revert ZonesBadPeriod(from, until);
        if (from < today() && document == NO_DOCUMENT) revert ZonesDocumentMissing(from, today());
        _checkAhead(licence_, from, standing);

        _licences[licence_] = LicenceWords.pack(
            Licence(organisation, zone_, role, from, until, ceiling, 0, NO_WEIGHT, LICENCE_GRANTED)
        );
        _licencesOf[organisation].push(licence_);

        emit LicenceGranted(licence_, organisation, zone_, role, from, until, ceiling, by);
        _updateRoles(organisation, from < today() ? from : today(), standing.since, by, document);
    }

    /// @inheritdoc IZones
    function end(LicenceId licence_, Day day, DocumentId document) external {
        (OrganisationId by, Participant participant) =
            _participants.actingOffice(msg.sender, POWER_LICENCE);
        (LicenceWord ending, Day since) = _granted(licence_, participant);
        if (day < today()) revert ZonesDayInPast(day, today());
        if (day < ending.from()) revert ZonesBadPeriod(ending.from(), day);

        _licences[licence_] = ending.ended(day);

        emit LicenceEnded(licence_, day, by, document);
        _updateRoles(ending.organisation(), today(), since, by, document);
    }

    /// @inheritdoc IZones
    function raiseCeiling(LicenceId licence_, Millicarats ceiling) external {
        (OrganisationId by, Participant participant) =
            _participants.actingOffice(msg.sender, POWER_LICENCE);
        (LicenceWord its,) = _granted(licence_, participant);
        if (its.ceiling() >= ceiling) {
            revert ZonesCeilingNotRaised(licence_, ceiling, its.ceiling());
        }

        _licences[licence_] = its.raised(ceiling);

        emit CeilingRaised(licence_, ceiling, by);
    }

    /// @inheritdoc IZones
    function checkCutter(
        LicenceId licence_,
        OrganisationId organisation,
        Participant place,
        Day day
    ) external view {
        LicenceWord word = _licences[licence_];
        OrganisationId its = word.organisation();
        if (its == NOBODY) revert ZonesUnknownLicence(licence_);
        if (its != organisation) revert ZonesNotItsLicence(licence_, its, organisation);
        if (word.role() != ROLE_CUTTER) revert ZonesNotACutter(licence_, word.role());
        Participant home = _participants.participantOf(organisation);
        if (home != place) revert ZonesNotOfParticipant(organisation, home, place);
        _checkCovers(licence_, word, day);
        _checkCovers(licence_, word, today());
    }

    /// @inheritdoc IZones
    function licence(LicenceId licence_) external view returns (Licence memory) {
        return _licences[licence_].unpack();
    }

    /// @inheritdoc IZones
    function licencesOf(OrganisationId organisation) external view returns (LicenceId[] memory) {
        return _licencesOf[organisation];
    }

    /// A licence of one of the Participant's own that has not been ended, and since when that stands.
    function _granted(LicenceId licence_, Participant participant)
        private
        view
        returns (LicenceWord found, Day since)
    {
        found = _licences[licence_];
        OrganisationId its = found.organisation();
        if (its == NOBODY) revert ZonesUnknownLicence(licence_);
        since = _standingOf(its, participant).since;
        if (found.status() == LICENCE_ENDED) revert ZonesLicenceEnded(licence_, found.until());
    }

    function _licensable(OrganisationId organisation, Participant participant)
        private
        view
        returns (Standing memory standing)
    {
        standing = _standingOf(organisation, participant);
        _participants.checkStanding(organisation, today());
        if (!(standing.roles & ROLES_NEVER_LICENSED).areNoRoles()) {
            revert ZonesTakesNoLicence(organisation, standing.roles);
        }
    }

    function _standingOf(OrganisationId organisation, Participant participant)
        private
        view
        returns (Standing memory standing)
    {
        standing = _participants.standingOn(organisation, today());
        if (standing.participant != participant) {
            revert ZonesNotOfParticipant(organisation, standing.participant, participant);
        }
    }

    function _checkRoleAndZone(Role role, ZoneId zone_, Participant participant) private view {
        if (!_isLicensedRole(role)) revert ZonesBadRole(role);
        if ((role == ROLE_MINER) != (zone_ != NOWHERE)) revert ZonesZoneForMinersOnly(role, zone_);
        if (role == ROLE_MINER) _checkOwn(zone_, participant);
    }

    function _isLicensedRole(Role role) private pure returns (bool) {
        return role == ROLE_MINER || role == ROLE_TRADER || role == ROLE_CARRIER
            || role == ROLE_VALUER || role == ROLE_CUTTER;
    }

    /// A standing's roles hold from the day they are written, so a licence may be granted ahead
    /// only to an organisation that may hold rough diamonds until it begins.
    function _checkAhead(LicenceId licence_, Day from, Standing memory standing) private view {
        if (from <= today()) return;
        if (standing.roles.areNoRoles() || standing.until < from.dayBefore()) {
            revert ZonesLicenceAhead(licence_, from, standing.until);
        }
    }

    function _checkCovers(LicenceId licence_, LicenceWord word, Day day) internal pure {
        if (day < word.from() || day > word.until()) {
            revert ZonesLicenceNotOn(licence_, word.from(), word.until(), day);
        }
    }

    /// Writes the union of an organisation's licences into its standing, as of `from` or, if
    /// later, its last entry.
    function _updateRoles(
        OrganisationId organisation,
        Day from,
        Day last,
        OrganisationId by,
        DocumentId document
    ) private {
        Day since = from > last ? from : last;
        Roles roles;
        Day until;
        LicenceId[] memory granted = _licencesOf[organisation];
        for (uint256 i; i < granted.length; ++i) {
            LicenceWord one = _licences[granted[i]];
            if (one.until() < since) continue;
            roles = roles.with(one.role());
            if (one.until() > until) until = one.until();
        }
        _participants.setRoles(organisation, roles, since, until, by, document);
    }
}
