// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IParticipants, Key} from "contracts/interfaces/IParticipants.sol";
import {Standings} from "contracts/participants/Standings.sol";
import {Limits} from "contracts/types/Limits.sol";
import {Moment, blockMoment} from "contracts/types/Measures.sol";
import {NOBODY, OrganisationId} from "contracts/types/Types.sol";

/// Keys of organisations: which is live, and what it signed that holds.
abstract contract Keys is Standings {
    Moment internal constant NEVER = Moment.wrap(type(uint48).max);

    mapping(address key => Key) internal _keys;

    /// @inheritdoc IParticipants
    function actingOrganisation(address key_) public view returns (OrganisationId) {
        Key storage acting = _keys[key_];
        _checkLive(key_, acting.from, acting.until);
        return acting.organisation;
    }

    function _checkKeyFree(address key_) internal view {
        if (key_ == address(0) || _keys[key_].organisation != NOBODY) {
            revert ParticipantsKeyTaken(key_);
        }
    }

    /// @dev The only writer of a new key.
    function _enrol(
        address key_,
        OrganisationId organisation,
        Moment from,
        uint8 flags,
        OrganisationId by
    ) internal {
        _keys[key_] = Key(organisation, from, NEVER, Moment.wrap(0), flags);

        emit KeyEnrolled(key_, organisation, from, NEVER, flags, by);
    }

    function _checkKey(address key_, OrganisationId organisation, Moment signedAt) internal view {
        Key storage signing = _keys[key_];
        if (signing.organisation != organisation) revert ParticipantsNotItsKey(key_, organisation);
        _checkLive(key_, signing.from, signing.until);
        if (signedAt < signing.ordersFrom) {
            revert ParticipantsOrderWithdrawn(key_, signing.ordersFrom, signedAt);
        }
        _checkSignedAt(signedAt);
    }

    function _checkSignedAt(Moment signedAt) internal view {
        Moment moment = blockMoment();
        if (signedAt > moment.plusSeconds(Limits.CLOCK_SKEW)) {
            revert ParticipantsSignedAhead(signedAt, moment);
        }
    }

    function _checkLive(address key_, Moment from, Moment until) internal view {
        Moment moment = blockMoment();
        if (moment < from || moment >= until) {
            revert ParticipantsKeyNotLive(key_, from, until, moment);
        }
    }

    function _isLive(Key storage acting) internal view returns (bool) {
        return acting.from <= blockMoment() && blockMoment() < acting.until;
    }
}
