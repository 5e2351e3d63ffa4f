// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {
    IParticipants,
    Office,
    ParticipantState,
    Standing
} from "contracts/interfaces/IParticipants.sol";
import {ByEnrolments} from "contracts/participants/ByEnrolments.sol";
import {Powers, Roles} from "contracts/types/CodeTypes.sol";
import {
    POWERS_ALL,
    POWER_LICENCE,
    ROLES_NEVER_LICENSED,
    ROLES_OF_AN_OFFICE,
    STANDING_GOOD
} from "contracts/types/Codes.sol";
import {blockMoment} from "contracts/types/Measures.sol";
import {Enrolment} from "contracts/types/Orders.sol";
import {
    Day,
    DocumentId,
    EncryptionKey,
    FOREVER,
    NOBODY,
    NO_DOCUMENT,
    OrganisationId,
    Participant,
    today
} from "contracts/types/Types.sol";

/// Focal keys, and the offices that they open and close.
abstract contract Offices is ByEnrolments {
    mapping(Participant participant => OrganisationId) internal _licensingOffices;

    /// @inheritdoc IParticipants
    function openOffice(
        OrganisationId organisation,
        Participant participant,
        Powers powers,
        DocumentId document,
        EncryptionKey encryptionKey,
        address key_,
        Enrolment calldata enrolment,
        bytes calldata signature
    ) external {
        _checkFocal(msg.sender, participant);
        if (powers.areNoPowers() || !powers.withoutPowers(POWERS_ALL).areNoPowers()) revert ParticipantsBadPowers(powers);
        _checkNumberFree(organisation);
        _checkNewKey(key_, organisation, participant, enrolment, signature);

        uint32 number = ++_officesSoFar[participant];
        _offices[organisation] = Office(participant, powers, today(), FOREVER, number);
        if (!(powers & POWER_LICENCE).areNoPowers()) _licensingOffices[participant] = organisation;

        _admit(organisation, participant, ROLES_OF_AN_OFFICE, NOBODY, document, encryptionKey);
        emit OfficeOpened(organisation, participant, powers, today());
        _enrol(key_, organisation, blockMoment(), 0, NOBODY);
    }

    /// @inheritdoc IParticipants
    function closeOffice(OrganisationId organisation, Day day, bool atOnce) external {
        Office memory closing = _focalsOffice(organisation);
        if (atOnce) day = today().dayBefore();
        if (!atOnce && day < today()) revert ParticipantsDayInPast(day, today());
        if (day >= closing.until) revert ParticipantsOfficeClosed(organisation, closing.until);

        _offices[organisation].until = day;
        Standing memory standing = _lastStanding(organisation).unpack();
        standing.since = today();
        standing.until = day;

        emit OfficeClosed(organisation, closing.participant, day, atOnce);
        _setStanding(organisation, standing, NOBODY, NO_DOCUMENT);
    }

    /// @inheritdoc IParticipants
    function actingOffice(address key_, Powers power)
        public
        view
        returns (OrganisationId organisation, Participant participant)
    {
        organisation = actingOrganisation(key_);
        Office memory acting = _officeNow(organisation);
        if ((acting.powers & power).areNoPowers()) {
            revert ParticipantsNoPower(organisation, acting.powers, power);
        }
        _checkOpen(organisation, acting);
        return (organisation, acting.participant);
    }

    function _checkFocal(address key_, Participant participant) internal view {
        if (key_ != _enrolments.focalKey(participant)) revert ParticipantsNotFocalKey(participant, key_);
        ParticipantState memory state = _lastState(participant);
        if (!state.isOnLedger()) revert ParticipantsOutside(participant, state.onLedgerFrom);
    }

    function _focalsOffice(OrganisationId organisation) internal view returns (Office memory found) {
        found = _officeNow(organisation);
        if (found.powers.areNoPowers()) revert ParticipantsNotAnOffice(organisation);
        _checkFocal(msg.sender, found.participant);
    }

    /// @inheritdoc IParticipants
    function licenceOfficeOf(address key_, OrganisationId organisation)
        public
        view
        returns (OrganisationId by)
    {
        Participant participant;
        (by, participant) = actingOffice(key_, POWER_LICENCE);
        Participant its = _lastStanding(organisation).participant();
        if (its != participant) {
            revert ParticipantsNotOfParticipant(organisation, its, participant);
        }
        Roles roles = _lastStanding(organisation).roles();
        if (!(roles & ROLES_NEVER_LICENSED).areNoRoles()) {
            revert ParticipantsNotAnOfficesOwn(organisation, roles);
        }
    }

    function _admit(
        OrganisationId organisation,
        Participant participant,
        Roles roles,
        OrganisationId by,
        DocumentId document,
        EncryptionKey encryptionKey
    ) internal {
        emit OrganisationAdmitted(organisation, participant, document, encryptionKey);
        Day until = roles.areNoRoles() ? Day.wrap(0) : FOREVER;
        Standing memory standing = Standing(participant, STANDING_GOOD, today(), until, roles, 0, 0);
        _setStanding(organisation, standing, by, document);
    }
}
