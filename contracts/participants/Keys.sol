// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IParticipants, Key, Standing} from "contracts/interfaces/IParticipants.sol";
import {Standings} from "contracts/participants/Standings.sol";
import {Signatures} from "contracts/libraries/Signatures.sol";
import {Moment, NEVER, blockMoment} from "contracts/types/Measures.sol";
import {KeyWord, KeyWords} from "contracts/types/KeyWord.sol";
import {StandingWord, StandingWords} from "contracts/types/StandingWord.sol";
import {OrganisationId} from "contracts/types/Types.sol";

/// Keys of organisations: which is live, and what it signed that holds.
abstract contract Keys is Standings {
    mapping(address key => Key) internal _keys;

    /// @inheritdoc IParticipants
    function actingOrganisation(address key_) public view returns (OrganisationId) {
        KeyWord acting = KeyWords.read(_keys[key_]);
        _checkLive(key_, acting, _lastStanding(acting.organisation()));
        return acting.organisation();
    }

    /// @dev The only writer of a new key.
    function _enrol(
        address key_,
        OrganisationId organisation,
        Moment from,
        uint8 flags,
        OrganisationId by
    ) internal {
        uint32 number = _lastStanding(organisation).enrolled() + 1;
        _keys[key_] = Key(organisation, from, NEVER, Moment.wrap(0), flags, number);
        _number(organisation, number, _lastStanding(organisation).firstLive());

        emit KeyEnrolled(key_, organisation, from, NEVER, flags, by);
    }

    /// Counts an organisation's keys, in the standing that is in force: no entry of its own.
    function _number(OrganisationId organisation, uint32 enrolled, uint32 firstLive) internal {
        Standing memory standing = _lastStanding(organisation).unpack();
        standing.enrolled = enrolled;
        standing.firstLive = firstLive;
        _standings[organisation].last = StandingWord.unwrap(StandingWords.pack(standing));
    }

    /// @param last The organisation's standing as last recorded, which has the floor of its keys.
    function _checkKey(
        address key_,
        OrganisationId organisation,
        StandingWord last,
        Moment signedAt
    ) internal view {
        _checkSigner(key_, organisation, last, signedAt);
        Signatures.checkNotAhead(signedAt);
    }

    /// Whether it signs for the organisation, now and for what it signed then.
    function _checkSigner(
        address key_,
        OrganisationId organisation,
        StandingWord last,
        Moment signedAt
    ) internal view {
        KeyWord signing = KeyWords.read(_keys[key_]);
        if (signing.organisation() != organisation) revert ParticipantsNotItsKey(key_, organisation);
        _checkLive(key_, signing, last);
        if (signedAt < signing.ordersFrom()) {
            revert ParticipantsOrderWithdrawn(key_, signing.ordersFrom(), signedAt);
        }
    }

    function _checkLive(address key_, KeyWord acting, StandingWord last) internal view {
        Moment moment = blockMoment();
        if (moment < acting.from() || moment >= acting.until()) {
            revert ParticipantsKeyNotLive(key_, acting.from(), acting.until(), moment);
        }
        if (acting.number() < last.firstLive()) {
            revert ParticipantsKeyCut(key_, acting.number(), last.firstLive());
        }
    }
}
