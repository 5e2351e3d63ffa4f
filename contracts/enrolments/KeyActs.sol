// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {NewKeys} from "contracts/enrolments/NewKeys.sol";
import {SecondKeys} from "contracts/enrolments/SecondKeys.sol";
import {IEnrolments} from "contracts/interfaces/IEnrolments.sol";
import {IParticipants, Key, Office} from "contracts/interfaces/IParticipants.sol";
import {Approvals} from "contracts/libraries/Approvals.sol";
import {KEY_BY_FOCAL, KEY_BY_OFFICE, USE_ORGANISATION} from "contracts/types/Codes.sol";
import {Limits} from "contracts/types/Limits.sol";
import {Moment, NEVER, blockMoment} from "contracts/types/Measures.sol";
import {Approval, Enrolment} from "contracts/types/Orders.sol";
import {
    ActDigest,
    DocumentId,
    EncryptionKey,
    NOBODY,
    OrganisationId,
    Participant,
    today
} from "contracts/types/Types.sol";

/// What is done to keys: by their organisation, by its office, by a focal key.
abstract contract KeyActs is NewKeys {
    constructor(IParticipants participants) SecondKeys(participants) {}

    /// @inheritdoc IEnrolments
    function cutKeys(
        OrganisationId organisation,
        address[] calldata kept,
        address key,
        DocumentId reason,
        Enrolment calldata enrolment,
        bytes calldata signature
    ) external {
        Office memory its = _participants.office(organisation);
        bool office = !its.powers.areNoPowers();
        if (office) _participants.checkFocalKey(msg.sender, its.participant, blockMoment());
        OrganisationId by =
            office ? NOBODY : _participants.licenceOfficeOf(msg.sender, organisation);
        _checkKept(organisation, kept);
        if (key != address(0)) _checkNew(key, organisation, enrolment, signature);

        _participants.keepKeys(organisation, kept, by, reason);
        if (key == address(0)) return;
        uint256 delay = office ? 0 : Limits.LOST_KEY_HOURS * 1 hours;
        Moment from = blockMoment().plusSeconds(delay);
        _participants.enrolKey(
            key, organisation, from, office ? KEY_BY_FOCAL : KEY_BY_OFFICE, by
        );
    }

    /// @inheritdoc IEnrolments
    function enrol(
        address key,
        Enrolment calldata enrolment,
        bytes calldata signature,
        Approval calldata approval,
        bytes calldata second
    ) external {
        OrganisationId organisation = _participants.actingOrganisation(msg.sender);
        _participants.checkStanding(organisation, today());
        _checkNew(key, organisation, enrolment, signature);
        ActDigest act = Approvals.act(msg.sig, abi.encode(key, enrolment));
        _checkApproved(organisation, key, approval, second, act);

        _participants.enrolKey(key, organisation, blockMoment(), 0, organisation);
    }

    /// @inheritdoc IEnrolments
    function revoke(
        address key,
        Moment at,
        DocumentId reason,
        Approval calldata approval,
        bytes calldata second
    ) external {
        Key memory revoked = _participants.key(key);
        if (revoked.organisation == NOBODY) revert EnrolmentsKeyUnknown(key);
        OrganisationId by = _revoker(revoked.organisation);
        _checkRevocable(key, revoked, at, by);
        // Whoever stops the key that it has itself gains nothing.
        if (by == revoked.organisation && key != msg.sender) {
            ActDigest act = Approvals.act(msg.sig, abi.encode(key, at, reason));
            _checkApproved(by, key, approval, second, act);
        }

        _participants.revokeKey(key, at, by, reason);
    }

    /// @inheritdoc IEnrolments
    function changeEncryptionKey(EncryptionKey encryptionKey) external {
        OrganisationId organisation = _participants.actingOrganisation(msg.sender);
        _participants.checkStanding(organisation, today());

        emit EncryptionKeyChanged(organisation, encryptionKey);
    }

    /// The keys that stay are live keys of the organisation, or will be: nothing dead is revived.
    function _checkKept(OrganisationId organisation, address[] calldata kept) internal view {
        if (kept.length > Limits.KEYS_KEPT) {
            revert EnrolmentsTooManyKept(kept.length, Limits.KEYS_KEPT);
        }
        uint32 firstLive = _participants.lastStanding(organisation).firstLive;
        for (uint256 i; i < kept.length; ++i) {
            Key memory stays = _participants.key(kept[i]);
            if (i > 0 && kept[i] <= kept[i - 1]) {
                revert EnrolmentsKeysNotAscending(kept[i]);
            }
            if (stays.organisation != organisation) {
                revert IParticipants.ParticipantsNotItsKey(kept[i], organisation);
            }
            if (stays.until <= blockMoment()) {
                revert EnrolmentsAlreadyRevoked(kept[i], stays.until);
            }
            if (stays.number < firstLive) {
                revert IParticipants.ParticipantsKeyCut(kept[i], stays.number, firstLive);
            }
        }
    }

    /// Checks that a key is free, and has signed for `organisation`.
    function _checkNew(
        address key,
        OrganisationId organisation,
        Enrolment calldata enrolment,
        bytes calldata signature
    ) private view {
        Participant its = _participants.participantOf(organisation);
        check(key, organisation, its, USE_ORGANISATION, enrolment, signature);
    }

    function _checkRevocable(address key, Key memory revoked, Moment at, OrganisationId by)
        private
        view
    {
        Moment moment = blockMoment();
        if (revoked.until != NEVER) {
            revert EnrolmentsAlreadyRevoked(key, revoked.until);
        }
        if (at > moment) revert EnrolmentsRevokedAhead(at, moment);
        if (by == revoked.organisation && revoked.flags == KEY_BY_OFFICE && moment < revoked.from) {
            revert EnrolmentsRescueKey(key, revoked.from);
        }
        // Its office can stop the key that it enrolled before it is live.
        if (at < revoked.from && revoked.from <= moment) {
            revert EnrolmentsRevokedBefore(key, revoked.from, at);
        }
    }

    /// Who the sender is to revoke a key of `organisation`: itself, nobody (the focal key of an
    /// office), or a licence office of a company's Participant.
    function _revoker(OrganisationId organisation) private view returns (OrganisationId) {
        if (_isLiveKeyOf(organisation)) return organisation;
        Participant its = _participants.office(organisation).participant;
        if (msg.sender == _focalKeys[its]) return NOBODY;
        return _participants.licenceOfficeOf(msg.sender, organisation);
    }

    function _isLiveKeyOf(OrganisationId organisation) private view returns (bool) {
        Key memory own = _participants.key(msg.sender);
        return own.organisation == organisation && own.from <= blockMoment()
            && blockMoment() < own.until
            && own.number >= _participants.lastStanding(organisation).firstLive;
    }
}
