// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {
    KEY_BY_OFFICE,
    KP_APPLICANT,
    KP_EXPELLED,
    KP_PARTICIPANT,
    NO_ROLES,
    POWERS_ALL,
    POWERS_AT_THE_BORDER,
    POWER_LICENCE,
    ROLES_OF_AN_OFFICE,
    ROLES_THAT_HOLD,
    ROLES_WITHOUT_LICENCE,
    STANDING_ENDED,
    STANDING_GOOD
} from "contracts/types/Codes.sol";
import {
    DatedValue,
    IParticipants,
    Key,
    NumberRange,
    Office,
    ParticipantState,
    Standing
} from "contracts/interfaces/IParticipants.sol";
import {IZones} from "contracts/interfaces/IZones.sol";
import {Bounds} from "contracts/libraries/Bounds.sol";
import {NotTheDoor} from "contracts/libraries/Doors.sol";
import {Histories, History} from "contracts/libraries/Histories.sol";
import {Limits} from "contracts/types/Limits.sol";
import {ParticipantWord, ParticipantWords} from "contracts/types/ParticipantWord.sol";
import {StandingWord, StandingWords} from "contracts/types/StandingWord.sol";
import {ValueWord, ValueWords} from "contracts/types/ValueWord.sol";
import {
    Day,
    DecisionId,
    DocumentId,
    EncryptionKey,
    FOREVER,
    NOBODY,
    NO_DOCUMENT,
    NO_ENCRYPTION_KEY,
    OrganisationId,
    Participant,
    latestDay,
    today
} from "contracts/types/Types.sol";
import {Moment, blockMoment} from "contracts/types/Measures.sol";
import {
    KpStatus,
    Parameter,
    Powers,
    Roles,
    Setting,
    StandingStatus
} from "contracts/types/CodeTypes.sol";

/// @dev Who may act: Participants, offices, organisations with their standings, keys, settings and
/// parameters. Focal keys open offices, licence offices admit organisations, each organisation
/// enrols its own keys; Consensus alone sets Participants, focal keys and parameters, and Zones
/// alone the roles that licences give. It cannot move goods, and no key acts for two organisations.
///
/// What is in force has a slot of its own; what was before stands in an array, oldest first,
/// which is read only when a day lies before `since`. No entry of a Participant or an organisation
/// begins later than the block that wrote it.
contract Participants is IParticipants {
    using Histories for History;

    Moment private constant NEVER = Moment.wrap(type(uint48).max);
    uint48 private constant DELAY_WHEN_LOST = 48 hours;
    uint32 private constant SERIALS_END = 1 << 31;

    IZones private immutable _zones;
    address private immutable _consensus;

    mapping(address key => Key) private _keys;
    mapping(OrganisationId organisation => History) private _standings;
    mapping(OrganisationId organisation => Office) private _offices;
    mapping(OrganisationId organisation => NumberRange[]) private _ranges;
    mapping(Participant participant => History) private _participants;
    mapping(Participant participant => address) private _focalKeys;
    mapping(Participant participant => uint32) private _highestSerials;
    mapping(Participant participant => OrganisationId) private _licensingOffices;
    mapping(Participant participant => mapping(Setting setting => History)) private
        _settings;
    mapping(Parameter parameter => History) private _parameters;

    constructor(IZones zones, address consensus) {
        _zones = zones;
        _consensus = consensus;
    }

    modifier onlyConsensus() {
        if (msg.sender != _consensus) revert NotTheDoor(msg.sender);
        _;
    }

    // By the focal key of a Participant on the ledger

    /// @inheritdoc IParticipants
    function openOffice(
        OrganisationId organisation,
        Participant participant,
        Powers powers,
        DocumentId document,
        EncryptionKey encryptionKey,
        address key_
    ) external {
        _checkFocal(msg.sender, participant);
        if (powers.areNoPowers() || !powers.withoutPowers(POWERS_ALL).areNoPowers()) revert ParticipantsBadPowers(powers);
        _checkNumberFree(organisation);
        _checkKeyFree(key_);

        _offices[organisation] = Office(participant, powers, today(), FOREVER);
        if (!(powers & POWER_LICENCE).areNoPowers()) _licensingOffices[participant] = organisation;

        _admit(organisation, participant, ROLES_OF_AN_OFFICE, NOBODY, document, encryptionKey);
        emit OfficeOpened(organisation, participant, powers, today());
        _enrol(key_, organisation, blockMoment(), 0, NOBODY);
    }

    /// @inheritdoc IParticipants
    function closeOffice(OrganisationId organisation, Day day) external {
        Office memory closing = _focalsOffice(organisation);
        if (closing.until != FOREVER) revert ParticipantsOfficeClosed(organisation, closing.until);
        if (day < today()) revert ParticipantsDayInPast(day, today());

        _offices[organisation].until = day;
        Standing memory standing = _lastStanding(organisation).unpack();
        standing.since = today();
        standing.until = day;

        emit OfficeClosed(organisation, closing.participant, day);
        _setStanding(organisation, standing, NOBODY, NO_DOCUMENT);
    }

    /// @inheritdoc IParticipants
    function allotNumbers(OrganisationId office_, uint32 first, uint32 last) external {
        Office memory allotted = _focalsOffice(office_);
        if (today() > allotted.until) revert ParticipantsOfficeClosed(office_, allotted.until);
        uint32 highest = _highestSerials[allotted.participant];
        if (first <= highest) revert ParticipantsSerialsTaken(first, highest);
        if (last < first || last >= SERIALS_END) revert ParticipantsBadRange(first, last);

        _highestSerials[allotted.participant] = last;
        _ranges[office_].push(NumberRange(first, last));

        emit NumbersAllotted(allotted.participant, office_, first, last);
    }

    // By a licence office

    /// @inheritdoc IParticipants
    function admit(
        OrganisationId organisation,
        Roles roles,
        DocumentId document,
        EncryptionKey encryptionKey,
        address key_
    ) external {
        (OrganisationId by, Participant participant) = actingOffice(msg.sender, POWER_LICENCE);
        if (!roles.withoutRoles(ROLES_WITHOUT_LICENCE).areNoRoles()) revert ParticipantsBadRoles(roles);
        _checkNumberFree(organisation);
        _checkKeyFree(key_);

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
        if (_isOnLedger(state)) revert ParticipantsOnLedger(participant, state.onLedgerFrom);
        _checkNumberFree(organisation);

        _admit(organisation, participant, NO_ROLES, by, document, NO_ENCRYPTION_KEY);
    }

    /// @inheritdoc IParticipants
    function setStanding(OrganisationId organisation, StandingStatus status, Day since, DocumentId document)
        external
    {
        OrganisationId by = _licenceOfficeOf(organisation);
        if (status < STANDING_GOOD || status > STANDING_ENDED) revert ParticipantsBadStatus(StandingStatus.unwrap(status));
        Standing memory standing = _lastStanding(organisation).unpack();
        _checkSince(since, standing.since);

        standing.status = status;
        standing.since = since;

        _setStanding(organisation, standing, by, document);
    }

    /// @inheritdoc IParticipants
    function setSetting(Setting settingId, uint64 value, Day fromDay) external {
        (OrganisationId by, Participant participant) = actingOffice(msg.sender, POWER_LICENCE);
        (, uint64 lowest, uint64 highest) = Bounds.ofSetting(settingId);
        if (highest == 0) revert ParticipantsUnknownSetting(settingId);
        if (value < lowest || value > highest) {
            revert ParticipantsSettingOutOfBounds(settingId, value, lowest, highest);
        }
        if (fromDay < today()) revert ParticipantsDayInPast(fromDay, today());
        History storage history = _settings[participant][settingId];
        _checkFromDay(fromDay, ValueWord.wrap(history.last).unpack().since);

        _addValue(history, value, fromDay);

        emit SettingChanged(participant, settingId, value, fromDay, by);
    }

    /// @inheritdoc IParticipants
    function enrolLost(OrganisationId organisation, address key_) external {
        OrganisationId by = _licenceOfficeOf(organisation);
        _checkKeyFree(key_);

        _enrol(key_, organisation, blockMoment().plusSeconds(DELAY_WHEN_LOST), KEY_BY_OFFICE, by);
    }

    // By a key of the organisation

    /// @inheritdoc IParticipants
    function enrol(address key_) external {
        OrganisationId organisation = actingOrganisation(msg.sender);
        _checkKeyFree(key_);

        _enrol(key_, organisation, blockMoment(), 0, organisation);
    }

    /// @inheritdoc IParticipants
    function revoke(address key_, Moment at, DocumentId reason) external {
        Key memory revoked = _keys[key_];
        if (revoked.organisation == NOBODY) revert ParticipantsKeyUnknown(key_);
        OrganisationId by = _revoker(revoked.organisation);
        Moment moment = blockMoment();
        if (revoked.until != NEVER) revert ParticipantsAlreadyRevoked(key_, revoked.until);
        if (at > moment) revert ParticipantsRevokedAhead(at, moment);
        // A key enrolled by the office can be stopped before it is live: that is what the delay is for.
        if (at < revoked.from && revoked.from <= moment) {
            revert ParticipantsRevokedBefore(key_, revoked.from, at);
        }

        _keys[key_].until = at;

        emit KeyRevoked(key_, revoked.organisation, at, by, reason);
    }

    /// @inheritdoc IParticipants
    function withdrawOrders(Moment ordersFrom) external {
        actingOrganisation(msg.sender);
        Moment before = _keys[msg.sender].ordersFrom;
        if (ordersFrom <= before) {
            revert ParticipantsOrdersFromNotLater(msg.sender, before, ordersFrom);
        }
        if (ordersFrom > blockMoment().plusSeconds(Limits.CLOCK_SKEW)) {
            revert ParticipantsOrdersFromAhead(ordersFrom, blockMoment());
        }

        _keys[msg.sender].ordersFrom = ordersFrom;

        emit OrdersWithdrawn(msg.sender, ordersFrom);
    }

    /// @inheritdoc IParticipants
    function changeEncryptionKey(EncryptionKey encryptionKey) external {
        emit EncryptionKeyChanged(actingOrganisation(msg.sender), encryptionKey);
    }

    // Doors, for Consensus and for Zones

    /// @inheritdoc IParticipants
    function setParticipant(
        Participant participant,
        ParticipantState calldata state,
        DecisionId decision
    ) external onlyConsensus {
        if (!_isCode(participant)) revert ParticipantsBadCode(participant);
        if (state.status < KP_APPLICANT || state.status > KP_EXPELLED) {
            revert ParticipantsBadStatus(KpStatus.unwrap(state.status));
        }
        ParticipantState memory last = _lastState(participant);
        _checkSince(state.since, last.since);

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
    function setFocalKey(Participant participant, address key_, DecisionId decision)
        external
        onlyConsensus
    {
        _checkKeyFree(key_);

        _focalKeys[participant] = key_;

        emit FocalKeySet(participant, key_, decision);
    }

    /// @inheritdoc IParticipants
    function setParameter(Parameter parameterId, uint64 value, Day fromDay) external onlyConsensus {
        (, uint64 lowest, uint64 highest) = Bounds.ofParameter(parameterId);
        if (highest == 0) revert ParticipantsUnknownParameter(parameterId);
        if (value < lowest || value > highest) {
            revert ParticipantsParameterOutOfBounds(parameterId, value, lowest, highest);
        }
        History storage history = _parameters[parameterId];
        _checkFromDay(fromDay, ValueWord.wrap(history.last).unpack().since);

        _addValue(history, value, fromDay);

        emit ParameterSet(parameterId, value, fromDay);
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
        _checkKey(key_, organisation, signedAt);
    }

    /// @inheritdoc IParticipants
    function checkActor(address key_, OrganisationId organisation, Moment signedAt, Day day)
        external
        view
    {
        _checkKey(key_, organisation, signedAt);
        _goodStanding(organisation, day);
    }

    /// @inheritdoc IParticipants
    function checkFocalKey(address key_, Participant participant, Moment signedAt) external view {
        _checkFocal(key_, participant);
        _checkSignedAt(signedAt);
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
        _checkKey(giverKey, giver, signedAt);
        _checkKey(receiverKey, receiver, signedAt);
        if (giver == receiver) revert ParticipantsSameOrganisation(giver);
        _goodStanding(giver, day);
        StandingWord standing = _goodStanding(receiver, day);
        _checkMayHold(receiver, standing, day);
        return standing.participant();
    }

    /// @inheritdoc IParticipants
    function checkHolder(OrganisationId organisation, Participant place, Day day) external view {
        StandingWord standing = _goodStanding(organisation, day);
        if (standing.participant() != place) {
            revert ParticipantsNotOfPlace(organisation, standing.participant(), place);
        }
        _checkMayHold(organisation, standing, day);
    }

    /// @inheritdoc IParticipants
    function checkStanding(OrganisationId organisation, Day day) external view {
        _goodStanding(organisation, day);
    }

    /// @inheritdoc IParticipants
    function checkParticipant(Participant participant, Day day) external view {
        KpStatus status = participantOn(participant, day).status;
        if (status != KP_PARTICIPANT) revert ParticipantsNotAParticipant(participant, status, day);
    }

    /// @inheritdoc IParticipants
    function checkSerial(OrganisationId office_, uint32 serial) external view {
        if (!_isAllotted(office_, serial)) revert ParticipantsSerialNotAllotted(office_, serial);
    }

    /// @inheritdoc IParticipants
    function actingOrganisation(address key_) public view returns (OrganisationId) {
        Key storage acting = _keys[key_];
        _checkLive(key_, acting.from, acting.until);
        return acting.organisation;
    }

    /// @inheritdoc IParticipants
    function actingOffice(address key_, Powers power)
        public
        view
        returns (OrganisationId organisation, Participant participant)
    {
        organisation = actingOrganisation(key_);
        Office memory acting = _offices[organisation];
        if ((acting.powers & power).areNoPowers()) {
            revert ParticipantsNoPower(organisation, acting.powers, power);
        }
        if (today() > acting.until) revert ParticipantsOfficeClosed(organisation, acting.until);
        _goodStanding(organisation, today());
        return (organisation, acting.participant);
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
    function participantOf(OrganisationId organisation) external view returns (Participant) {
        return _lastStanding(organisation).participant();
    }

    /// @inheritdoc IParticipants
    function licensingOffice(Participant participant) external view returns (OrganisationId) {
        return _licensingOffices[participant];
    }

    /// @inheritdoc IParticipants
    function setting(Participant participant, Setting settingId, Day day)
        external
        view
        returns (uint64)
    {
        (uint64 usual,,) = Bounds.ofSetting(settingId);
        return _valueOn(_settings[participant][settingId], usual, day);
    }

    /// @inheritdoc IParticipants
    function parameter(Parameter parameterId, Day day) external view returns (uint64) {
        (uint64 usual,,) = Bounds.ofParameter(parameterId);
        return _valueOn(_parameters[parameterId], usual, day);
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
    function focalKey(Participant participant) external view returns (address) {
        return _focalKeys[participant];
    }

    /// @inheritdoc IParticipants
    function highestSerial(Participant participant) external view returns (uint32) {
        return _highestSerials[participant];
    }

    /// @inheritdoc IParticipants
    function standingHistory(OrganisationId organisation)
        external
        view
        returns (Standing[] memory history)
    {
        uint256[] memory words = _standings[organisation].all();
        history = new Standing[](words.length);
        for (uint256 i; i < words.length; ++i) history[i] = StandingWord.wrap(words[i]).unpack();
    }

    /// @inheritdoc IParticipants
    function office(OrganisationId organisation) external view returns (Office memory) {
        return _offices[organisation];
    }

    /// @inheritdoc IParticipants
    function numberRanges(OrganisationId office_) external view returns (NumberRange[] memory) {
        return _ranges[office_];
    }

    /// @inheritdoc IParticipants
    function key(address key_) external view returns (Key memory) {
        return _keys[key_];
    }

    /// @inheritdoc IParticipants
    function settingHistory(Participant participant, Setting settingId)
        external
        view
        returns (DatedValue[] memory)
    {
        return _valuesOf(_settings[participant][settingId]);
    }

    /// @inheritdoc IParticipants
    function parameterHistory(Parameter parameterId) external view returns (DatedValue[] memory) {
        return _valuesOf(_parameters[parameterId]);
    }

    // Who acts

    function _checkFocal(address key_, Participant participant) private view {
        if (key_ != _focalKeys[participant]) revert ParticipantsNotFocalKey(participant, key_);
        ParticipantState memory state = _lastState(participant);
        if (!_isOnLedger(state)) revert ParticipantsOutside(participant, state.onLedgerFrom);
    }

    function _focalsOffice(OrganisationId organisation) private view returns (Office memory found) {
        found = _offices[organisation];
        if (found.powers.areNoPowers()) revert ParticipantsNotAnOffice(organisation);
        _checkFocal(msg.sender, found.participant);
    }

    /// The sender's licence office, which is of the same Participant as `organisation`.
    function _licenceOfficeOf(OrganisationId organisation)
        private
        view
        returns (OrganisationId by)
    {
        Participant participant;
        (by, participant) = actingOffice(msg.sender, POWER_LICENCE);
        Participant its = _lastStanding(organisation).participant();
        if (its != participant) {
            revert ParticipantsNotOfParticipant(organisation, its, participant);
        }
    }

    /// Who the sender is to revoke a key of `organisation`: itself, nobody (the focal key of an
    /// office), or a licence office of its Participant.
    function _revoker(OrganisationId organisation) private view returns (OrganisationId) {
        Key storage own = _keys[msg.sender];
        if (own.organisation == organisation && _isLive(own)) return organisation;
        if (msg.sender == _focalKeys[_offices[organisation].participant]) return NOBODY;
        return _licenceOfficeOf(organisation);
    }

    function _lastState(Participant participant) private view returns (ParticipantState memory) {
        return ParticipantWord.wrap(_participants[participant].last).unpack();
    }

    function _lastStanding(OrganisationId organisation) private view returns (StandingWord) {
        return StandingWord.wrap(_standings[organisation].last);
    }

    function _isOnLedger(ParticipantState memory state) private view returns (bool) {
        return state.onLedgerFrom != Day.wrap(0) && state.onLedgerFrom <= today();
    }

    // What is entered

    function _checkNumberFree(OrganisationId organisation) private view {
        if (organisation == NOBODY || _standings[organisation].last != 0) {
            revert ParticipantsNumberTaken(organisation);
        }
    }

    function _checkKeyFree(address key_) private view {
        if (key_ == address(0) || _keys[key_].organisation != NOBODY) {
            revert ParticipantsKeyTaken(key_);
        }
    }

    function _checkSince(Day since, Day last) private view {
        if (since > latestDay()) revert ParticipantsDayInFuture(since, latestDay());
        if (since < last) revert ParticipantsDayBefore(since, last);
    }

    function _checkFromDay(Day fromDay, Day last) private view {
        if (fromDay < last) revert ParticipantsDayBefore(fromDay, last);
        Day limit = today().plusDays(Limits.DAYS_AHEAD);
        if (fromDay > limit) revert ParticipantsDayTooFar(fromDay, limit);
    }

    function _isCode(Participant participant) private pure returns (bool) {
        return _isCapital(Participant.unwrap(participant) >> 8)
            && _isCapital(Participant.unwrap(participant) & 0xff);
    }

    function _isCapital(uint256 letter) private pure returns (bool) {
        return letter >= 0x41 && letter <= 0x5a;
    }

    // What is written

    function _admit(
        OrganisationId organisation,
        Participant participant,
        Roles roles,
        OrganisationId by,
        DocumentId document,
        EncryptionKey encryptionKey
    ) private {
        emit OrganisationAdmitted(organisation, participant, document, encryptionKey);
        Day until = roles.areNoRoles() ? Day.wrap(0) : FOREVER;
        Standing memory standing = Standing(participant, STANDING_GOOD, today(), until, roles);
        _setStanding(organisation, standing, by, document);
    }

    /// @dev The only writer of a standing.
    function _setStanding(
        OrganisationId organisation,
        Standing memory standing,
        OrganisationId by,
        DocumentId document
    ) private {
        _standings[organisation].add(StandingWord.unwrap(StandingWords.pack(standing)));

        emit StandingChanged(
            organisation,
            standing.status,
            standing.since,
            standing.until,
            standing.roles,
            by,
            document
        );
    }

    /// @dev The only writer of a new key.
    function _enrol(
        address key_,
        OrganisationId organisation,
        Moment from,
        uint8 flags,
        OrganisationId by
    ) private {
        _keys[key_] = Key(organisation, from, NEVER, Moment.wrap(0), flags);

        emit KeyEnrolled(key_, organisation, from, NEVER, flags, by);
    }

    // What is checked at every hop

    function _checkKey(address key_, OrganisationId organisation, Moment signedAt) private view {
        Key storage signing = _keys[key_];
        if (signing.organisation != organisation) revert ParticipantsNotItsKey(key_, organisation);
        _checkLive(key_, signing.from, signing.until);
        if (signedAt < signing.ordersFrom) {
            revert ParticipantsOrderWithdrawn(key_, signing.ordersFrom, signedAt);
        }
        _checkSignedAt(signedAt);
    }

    function _checkSignedAt(Moment signedAt) private view {
        Moment moment = blockMoment();
        if (signedAt > moment.plusSeconds(Limits.CLOCK_SKEW)) {
            revert ParticipantsSignedAhead(signedAt, moment);
        }
    }

    function _checkLive(address key_, Moment from, Moment until) private view {
        Moment moment = blockMoment();
        if (moment < from || moment >= until) {
            revert ParticipantsKeyNotLive(key_, from, until, moment);
        }
    }

    function _isLive(Key storage acting) private view returns (bool) {
        return acting.from <= blockMoment() && blockMoment() < acting.until;
    }

    function _standingOn(OrganisationId organisation, Day day)
        private
        view
        returns (StandingWord)
    {
        return StandingWord.wrap(_standings[organisation].on(day));
    }

    function _goodStanding(OrganisationId organisation, Day day)
        private
        view
        returns (StandingWord standing)
    {
        standing = _standingOn(organisation, day);
        if (standing.status() != STANDING_GOOD) {
            revert ParticipantsNotInGoodStanding(organisation, standing.status(), day);
        }
    }

    function _checkMayHold(OrganisationId organisation, StandingWord standing, Day day)
        private
        pure
    {
        if ((standing.roles() & ROLES_THAT_HOLD).areNoRoles() || day > standing.until()) {
            revert ParticipantsMayNotHold(organisation, standing.roles(), standing.until(), day);
        }
    }

    function _isAllotted(OrganisationId office_, uint32 serial) private view returns (bool) {
        NumberRange[] storage ranges = _ranges[office_];
        for (uint256 i; i < ranges.length; ++i) {
            if (serial >= ranges[i].first && serial <= ranges[i].last) return true;
        }
        return false;
    }

    // Dated values

    function _addValue(History storage history, uint64 value, Day fromDay) private {
        history.add(ValueWord.unwrap(ValueWords.pack(DatedValue(value, fromDay))));
    }

    /// The value in force on `day`, before the first the usual one.
    function _valueOn(History storage history, uint64 usual, Day day)
        private
        view
        returns (uint64)
    {
        uint256 word = history.on(day);
        return word == 0 ? usual : ValueWord.wrap(word).unpack().value;
    }

    function _valuesOf(History storage history) private view returns (DatedValue[] memory values) {
        uint256[] memory words = history.all();
        values = new DatedValue[](words.length);
        for (uint256 i; i < words.length; ++i) values[i] = ValueWord.wrap(words[i]).unpack();
    }
}
