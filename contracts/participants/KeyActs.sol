// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IParticipants, Key, Office, OfficesCut} from "contracts/interfaces/IParticipants.sol";
import {Offices} from "contracts/participants/Offices.sol";
import {KEY_BY_FOCAL, KEY_BY_OFFICE} from "contracts/types/Codes.sol";
import {Limits} from "contracts/types/Limits.sol";
import {Moment, blockMoment} from "contracts/types/Measures.sol";
import {Enrolment} from "contracts/types/Orders.sol";
import {StandingWord} from "contracts/types/StandingWord.sol";
import {
    DocumentId,
    EncryptionKey,
    NOBODY,
    OrganisationId,
    Participant,
    today
} from "contracts/types/Types.sol";

/// What is done to keys: by their organisation, by its office, by a focal key.
abstract contract KeyActs is Offices {
    uint48 private constant DELAY_WHEN_LOST = 48 hours;

    /// @inheritdoc IParticipants
    function cutKeys(
        OrganisationId organisation,
        address[] calldata kept,
        address key_,
        DocumentId reason,
        Enrolment calldata enrolment,
        bytes calldata signature
    ) external {
        bool office = !_offices[organisation].powers.areNoPowers();
        if (office) _checkFocal(msg.sender, _offices[organisation].participant);
        OrganisationId by = office ? NOBODY : _licenceOfficeOf(organisation);
        _checkKept(organisation, kept);
        if (key_ != address(0)) {
            Participant its = _lastStanding(organisation).participant();
            _checkNewKey(key_, organisation, its, enrolment, signature);
        }

        _cut(organisation, kept, by, reason);
        if (key_ == address(0)) return;
        if (office) return _enrol(key_, organisation, blockMoment(), KEY_BY_FOCAL, by);
        _enrol(key_, organisation, blockMoment().plusSeconds(DELAY_WHEN_LOST), KEY_BY_OFFICE, by);
    }

    /// @inheritdoc IParticipants
    function keepOffice(
        Participant participant,
        OrganisationId office,
        address[] calldata kept,
        DocumentId reason
    ) external onlyEnrolments {
        Office memory stays = _officeNow(office);
        if (stays.participant != participant) {
            revert ParticipantsNotOfParticipant(office, stays.participant, participant);
        }
        _checkOpen(office, stays);
        _checkKept(office, kept);

        _offices[office].number = ++_officesSoFar[participant];
        _cut(office, kept, NOBODY, reason);
    }

    /// @inheritdoc IParticipants
    function closeOffices(Participant participant, uint32 firstOpen) external onlyEnrolments {
        _officesCut[participant].push(OfficesCut(firstOpen, today().dayBefore()));
    }

    /// @inheritdoc IParticipants
    function enrol(address key_, Enrolment calldata enrolment, bytes calldata signature)
        external
    {
        OrganisationId organisation = actingOrganisation(msg.sender);
        StandingWord last = _lastStanding(organisation);
        _checkStanding(organisation, last, today());
        _checkNewKey(key_, organisation, last.participant(), enrolment, signature);

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
        if (by == revoked.organisation && revoked.flags == KEY_BY_OFFICE && moment < revoked.from) {
            revert ParticipantsRescueKey(key_, revoked.from);
        }
        // Its office can stop the key that it enrolled before it is live.
        if (at < revoked.from && revoked.from <= moment) {
            revert ParticipantsRevokedBefore(key_, revoked.from, at);
        }

        _keys[key_].until = at;

        emit KeyRevoked(key_, revoked.organisation, at, by, reason);
    }

    /// @inheritdoc IParticipants
    function withdrawOrders() external {
        actingOrganisation(msg.sender);
        // No order that holds now is dated later.
        Moment ordersFrom = blockMoment().plusSeconds(Limits.CLOCK_SKEW + 1);

        _keys[msg.sender].ordersFrom = ordersFrom;

        emit OrdersWithdrawn(msg.sender, ordersFrom);
    }

    /// @inheritdoc IParticipants
    function changeEncryptionKey(EncryptionKey encryptionKey) external {
        OrganisationId organisation = actingOrganisation(msg.sender);
        _checkStanding(organisation, _lastStanding(organisation), today());

        emit EncryptionKeyChanged(organisation, encryptionKey);
    }

    /// The keys that stay are live keys of the organisation, or will be: nothing dead is revived.
    function _checkKept(OrganisationId organisation, address[] calldata kept) internal view {
        if (kept.length > Limits.KEYS_KEPT) {
            revert ParticipantsTooManyKept(kept.length, Limits.KEYS_KEPT);
        }
        uint32 firstLive = _lastStanding(organisation).firstLive();
        for (uint256 i; i < kept.length; ++i) {
            Key memory stays = _keys[kept[i]];
            if (i > 0 && kept[i] <= kept[i - 1]) revert ParticipantsKeysNotAscending(kept[i]);
            if (stays.organisation != organisation) {
                revert ParticipantsNotItsKey(kept[i], organisation);
            }
            if (stays.until <= blockMoment()) revert ParticipantsAlreadyRevoked(kept[i], stays.until);
            if (stays.number < firstLive) {
                revert ParticipantsKeyCut(kept[i], stays.number, firstLive);
            }
        }
    }

    function _cut(
        OrganisationId organisation,
        address[] calldata kept,
        OrganisationId by,
        DocumentId reason
    ) internal {
        uint32 enrolled = _lastStanding(organisation).enrolled();
        for (uint32 i; i < kept.length; ++i) _keys[kept[i]].number = enrolled + 1 + i;
        _number(organisation, enrolled + uint32(kept.length), enrolled + 1);

        emit KeysCut(organisation, kept, by, reason);
    }

    /// Who the sender is to revoke a key of `organisation`: itself, nobody (the focal key of an
    /// office), or a licence office of a company's Participant.
    function _revoker(OrganisationId organisation) internal view returns (OrganisationId) {
        Key storage own = _keys[msg.sender];
        if (own.organisation == organisation && _isLive(own)) return organisation;
        if (msg.sender == _enrolments.focalKey(_offices[organisation].participant)) return NOBODY;
        return _licenceOfficeOf(organisation);
    }
}
