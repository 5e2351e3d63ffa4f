// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IEnrolments} from "contracts/interfaces/IEnrolments.sol";
import {
    IParticipants,
    Key,
    Office,
    OfficesCut,
    ParticipantState,
    Standing
} from "contracts/interfaces/IParticipants.sol";
import {IZones} from "contracts/interfaces/IZones.sol";
import {NotTheDoor} from "contracts/libraries/Doors.sol";
import {Signatures} from "contracts/libraries/Signatures.sol";
import {Histories, History} from "contracts/libraries/Histories.sol";
import {Settings} from "contracts/participants/Settings.sol";
import {KpStatus, Roles, StandingStatus} from "contracts/types/CodeTypes.sol";
import {
    KP_APPLICANT,
    KP_EXPELLED,
    KP_PARTICIPANT,
    NO_ROLES,
    POWERS_AT_THE_BORDER,
    POWER_LICENCE,
    ROLES_WITHOUT_LICENCE,
    STANDING_ENDED,
    STANDING_GOOD
} from "contracts/types/Codes.sol";
import {Moment, blockMoment} from "contracts/types/Measures.sol";
import {Enrolment} from "contracts/types/Orders.sol";
import {ParticipantWord, ParticipantWords} from "contracts/types/ParticipantWord.sol";
import {StandingWord} from "contracts/types/StandingWord.sol";
import {
    Day,
    DecisionId,
    DocumentId,
    EncryptionKey,
    NO_ENCRYPTION_KEY,
    OrganisationId,
    Participant,
    today
} from "contracts/types/Types.sol";

/// @dev Who may act: Participants, offices, organisations with their standings, keys, settings and
/// parameters. Focal keys open offices, licence offices admit organisations; what is done to keys
/// Enrolments decides, which has the focal keys, and this contract writes. Decisions alone sets Participants and parameters, and Zones alone the roles that licences give. It cannot move goods, and no key acts for two organisations.
///
/// What is in force has a slot of its own; what was before stands in an array, oldest first,
/// which is read only when a day lies before `since`. No entry of a Participant or an organisation
/// begins later than the block that wrote it.
contract Participants is Settings {
    using Histories for History;

    IZones private immutable _zones;

    constructor(IZones zones, IEnrolments enrolments, address decisions)
        Settings(decisions, enrolments)
    {
        _zones = zones;
    }

    // By a licence office

    /// @inheritdoc IParticipants
    function admit(
        OrganisationId organisation,
        Roles roles,
        DocumentId document,
        EncryptionKey encryptionKey,
        address key_,
        Enrolment calldata enrolment,
        bytes calldata signature
    ) external {
        (OrganisationId by, Participant participant) = actingOffice(msg.sender, POWER_LICENCE);
        if (!roles.withoutRoles(ROLES_WITHOUT_LICENCE).areNoRoles()) revert ParticipantsBadRoles(roles);
        _checkNumberFree(organisation);
        _checkNewKey(key_, organisation, participant, enrolment, signature);

        _admit(organisation, participant, roles, by, document, encryptionKey);
        _enrol(key_, organisation, blockMoment(), 0, by);
    }

    /// @inheritdoc IParticipants
    function admitOutside(OrganisationId organisation, Participant participant, DocumentId document)
        external
    {
        (OrganisationId by,) = actingOffice(msg.sender, POWERS_AT_THE_BORDER);
        ParticipantState memory state = _lastState(participant);
        if (state.status == KpStatus.wrap(0)) revert ParticipantsUnknown(participant);
        if (state.isOnLedger()) revert ParticipantsOnLedger(participant, state.onLedgerFrom);
        _checkNumberFree(organisation);

        _admit(organisation, participant, NO_ROLES, by, document, NO_ENCRYPTION_KEY);
    }

    /// @inheritdoc IParticipants
    function setStanding(OrganisationId organisation, StandingStatus status, Day since, DocumentId document)
        external
    {
        OrganisationId by = licenceOfficeOf(msg.sender, organisation);
        if (status < STANDING_GOOD || status > STANDING_ENDED) revert ParticipantsBadStatus(StandingStatus.unwrap(status));
        Standing memory standing = _lastStanding(organisation).unpack();
        _checkSince(since, standing.since);

        standing.status = status;
        standing.since = since;

        _setStanding(organisation, standing, by, document);
    }

    // Doors, for Decisions and for Zones

    /// @inheritdoc IParticipants
    function setParticipant(
        Participant participant,
        ParticipantState memory state,
        DecisionId decision
    ) external onlyDecisions {
        if (!_isCode(participant)) revert ParticipantsBadCode(participant);
        if (state.status < KP_APPLICANT || state.status > KP_EXPELLED) {
            revert ParticipantsBadStatus(KpStatus.unwrap(state.status));
        }
        ParticipantState memory last = _lastState(participant);
        _checkSince(state.since, last.since);

        state.recorded = today();
        _participants[participant].add(ParticipantWord.unwrap(ParticipantWords.pack(state)));

        emit ParticipantSet(
            participant,
            bytes2(Participant.unwrap(participant)),
            state.status,
            state.counted,
            state.onLedgerFrom,
            state.since,
            decision
        );
        if (last.status == KpStatus.wrap(0)) _zones.openFirst(participant);
    }

    /// @inheritdoc IParticipants
    function setRoles(
        OrganisationId organisation,
        Roles roles,
        Day since,
        Day until,
        OrganisationId by,
        DocumentId document
    ) external {
        if (msg.sender != address(_zones)) revert NotTheDoor(msg.sender);
        Standing memory standing = _lastStanding(organisation).unpack();

        standing.roles = roles;
        standing.since = since;
        standing.until = until;

        _setStanding(organisation, standing, by, document);
    }

    // Checks, which revert with the rule

    /// @inheritdoc IParticipants
    function checkKey(address key_, OrganisationId organisation, Moment signedAt) external view {
        _checkKey(key_, organisation, _lastStanding(organisation), signedAt);
    }

    /// @inheritdoc IParticipants
    function checkActor(address key_, OrganisationId organisation, Moment signedAt, Day day)
        external
        view
    {
        StandingWord last = _lastStanding(organisation);
        _checkKey(key_, organisation, last, signedAt);
        _checkStanding(organisation, last, day);
    }

    /// @inheritdoc IParticipants
    function checkFocalKey(address key_, Participant participant, Moment signedAt) external view {
        _checkFocal(key_, participant);
        Signatures.checkNotAhead(signedAt);
    }

    /// @inheritdoc IParticipants
    function checkHandsOn(
        address giverKey,
        OrganisationId giver,
        address receiverKey,
        OrganisationId receiver,
        Moment signedAt,
        Day day
    ) external view returns (Participant place) {
        StandingWord given = _lastStanding(giver);
        StandingWord received = _lastStanding(receiver);
        _checkKey(giverKey, giver, given, signedAt);
        _checkSigner(receiverKey, receiver, received, signedAt);
        if (giver == receiver) revert ParticipantsSameOrganisation(giver);
        _checkStanding(giver, given, day);
        _checkStanding(receiver, received, day);
        _checkHolder(receiver, received, day);
        return received.participant();
    }

    /// @inheritdoc IParticipants
    function checkHolder(OrganisationId organisation, Participant place, Day day) external view {
        StandingWord last = _lastStanding(organisation);
        _checkStanding(organisation, last, day);
        if (last.participant() != place) {
            revert ParticipantsNotOfPlace(organisation, last.participant(), place);
        }
        _checkHolder(organisation, last, day);
    }

    /// @inheritdoc IParticipants
    function checkStanding(OrganisationId organisation, Day day) external view {
        _checkStanding(organisation, _lastStanding(organisation), day);
    }

    /// @inheritdoc IParticipants
    function checkStandingOn(OrganisationId organisation, Day day) external view {
        _checkGood(organisation, _standingOn(organisation, day), day);
    }

    /// @inheritdoc IParticipants
    function checkParticipant(Participant participant, Day day) external view {
        _checkParticipant(participant, _lastState(participant).status, today());
        _checkParticipant(participant, participantOn(participant, day).status, day);
    }

    /// @inheritdoc IParticipants
    function checkParticipantOn(Participant participant, Day day) external view {
        _checkParticipant(participant, participantOn(participant, day).status, day);
    }

    /// @inheritdoc IParticipants
    function checkUnderWay(Participant participant, Day begun) external view {
        KpStatus status = _lastState(participant).status;
        if (status == KP_PARTICIPANT || begun <= _endRecorded(participant)) return;
        revert ParticipantsNotAParticipant(participant, status, today());
    }

    // Reads

    /// @inheritdoc IParticipants
    function participantOn(Participant participant, Day day)
        public
        view
        returns (ParticipantState memory)
    {
        return ParticipantWord.wrap(_participants[participant].on(day)).unpack();
    }

    /// @inheritdoc IParticipants
    function entriesOf(Participant participant) external view returns (uint256) {
        return _participants[participant].length();
    }

    /// @inheritdoc IParticipants
    function standingOn(OrganisationId organisation, Day day)
        public
        view
        returns (Standing memory)
    {
        return _standingOn(organisation, day).unpack();
    }

    /// @inheritdoc IParticipants
    function lastStanding(OrganisationId organisation) external view returns (Standing memory) {
        return _lastStanding(organisation).unpack();
    }

    /// @inheritdoc IParticipants
    function participantOf(OrganisationId organisation) external view returns (Participant) {
        return _lastStanding(organisation).participant();
    }

    /// @inheritdoc IParticipants
    function licensingOffice(Participant participant) external view returns (OrganisationId) {
        return _licensingOffices[participant];
    }

    // What storage holds, whole

    /// @inheritdoc IParticipants
    function participantHistory(Participant participant)
        external
        view
        returns (ParticipantState[] memory history)
    {
        uint256[] memory words = _participants[participant].all();
        history = new ParticipantState[](words.length);
        for (uint256 i; i < words.length; ++i) {
            history[i] = ParticipantWord.wrap(words[i]).unpack();
        }
    }

    /// @inheritdoc IParticipants
    function standingHistory(OrganisationId organisation)
        external
        view
        returns (uint256[] memory)
    {
        return _standings[organisation].all();
    }

    /// @inheritdoc IParticipants
    function office(OrganisationId organisation) external view returns (Office memory) {
        return _offices[organisation];
    }

    /// @inheritdoc IParticipants
    function officeNow(OrganisationId organisation) external view returns (Office memory) {
        return _officeNow(organisation);
    }

    /// @inheritdoc IParticipants
    function officesSoFar(Participant participant) external view returns (uint32) {
        return _officesSoFar[participant];
    }

    /// @inheritdoc IParticipants
    function officesCut(Participant participant) external view returns (OfficesCut[] memory) {
        return _officesCut[participant];
    }

    /// @inheritdoc IParticipants
    function key(address key_) external view returns (Key memory) {
        return _keys[key_];
    }

    // What is entered

    function _checkParticipant(Participant participant, KpStatus status, Day day) private pure {
        if (status != KP_PARTICIPANT) revert ParticipantsNotAParticipant(participant, status, day);
    }

    function _isCode(Participant participant) private pure returns (bool) {
        return _isCapital(Participant.unwrap(participant) >> 8)
            && _isCapital(Participant.unwrap(participant) & 0xff);
    }

    function _isCapital(uint256 letter) private pure returns (bool) {
        return letter >= 0x41 && letter <= 0x5a;
    }

}
