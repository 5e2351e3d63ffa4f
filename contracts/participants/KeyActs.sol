// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IParticipants, Key} from "contracts/interfaces/IParticipants.sol";
import {Offices} from "contracts/participants/Offices.sol";
import {KEY_BY_OFFICE} from "contracts/types/Codes.sol";
import {Limits} from "contracts/types/Limits.sol";
import {Moment, blockMoment} from "contracts/types/Measures.sol";
import {DocumentId, EncryptionKey, NOBODY, OrganisationId} from "contracts/types/Types.sol";

/// What is done to keys: by their organisation, by its office, by a focal key.
abstract contract KeyActs is Offices {
    uint48 private constant DELAY_WHEN_LOST = 48 hours;

    /// @inheritdoc IParticipants
    function enrolLost(OrganisationId organisation, address key_) external {
        OrganisationId by = _licenceOfficeOf(organisation);
        _checkKeyFree(key_);

        _enrol(key_, organisation, blockMoment().plusSeconds(DELAY_WHEN_LOST), KEY_BY_OFFICE, by);
    }

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

    /// Who the sender is to revoke a key of `organisation`: itself, nobody (the focal key of an
    /// office), or a licence office of its Participant.
    function _revoker(OrganisationId organisation) internal view returns (OrganisationId) {
        Key storage own = _keys[msg.sender];
        if (own.organisation == organisation && _isLive(own)) return organisation;
        if (msg.sender == _focalKeys[_offices[organisation].participant]) return NOBODY;
        return _licenceOfficeOf(organisation);
    }
}
