// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {
    EPOCH_WITHOUT_WEIGHT,
    NATURE_DECLARED,
    NATURE_NOT_STATED,
    ORIGIN_BARRED,
    ORIGIN_FREE
} from "contracts/types/Codes.sol";
import {IZones, OriginBar} from "contracts/interfaces/IZones.sol";
import {
    DecisionId,
    NO_PARTICIPANT,
    OriginId,
    Participant,
    epochOf,
    originOf,
    zoneOf
} from "contracts/types/Types.sol";
import {WHOLE} from "contracts/types/Measures.sol";
import {Nature} from "contracts/types/CodeTypes.sol";
import {ZoneWord} from "contracts/types/ZoneWord.sol";
import {Epochs} from "contracts/zones/Epochs.sol";

/// @dev Origins that are barred, and up to which share one may be in what goes on: Decisions says so.
abstract contract Origins is Epochs {
    uint256 private constant MILLION = 1_000_000;

    mapping(OriginId origin => OriginBar) private _originBars;

    /// @inheritdoc IZones
    function barOrigin(OriginId origin, uint32 shareAllowed, DecisionId decision)
        external
        onlyFrom(_decisions)
    {
        if (!isOrigin(origin)) revert ZonesUnknownOrigin(origin);
        if (shareAllowed > MILLION) revert ZonesBadShare(shareAllowed);

        _barOrigin(origin, shareAllowed, decision);
        OriginId named = _withoutWeight(_zoneOf(origin).participant());
        OriginBar memory before = _originBars[named];
        bool stricter = before.barred != ORIGIN_BARRED || shareAllowed < before.share;
        if (named != origin && stricter) _barOrigin(named, shareAllowed, decision);
    }

    /// @inheritdoc IZones
    function releaseOrigin(OriginId origin, DecisionId decision) external onlyFrom(_decisions) {
        if (_originBars[origin].barred != ORIGIN_BARRED) revert ZonesOriginNotBarred(origin);

        _originBars[origin].barred = ORIGIN_FREE;

        emit OriginReleased(origin, decision);
    }

    /// @inheritdoc IZones
    function checkOrigins(
        OriginId[] calldata origins,
        uint256[] calldata parts,
        uint256 total,
        Participant home
    ) external view {
        for (uint256 i; i < origins.length; ++i) {
            OriginBar memory bar = _originBars[origins[i]];
            if (bar.barred != ORIGIN_BARRED) continue;
            if (_isOf(home, origins[i])) continue;
            uint256 tested = _tested(origins, parts, i);
            if (bar.share == 0 || tested * MILLION > bar.share * total * WHOLE) {
                revert ZonesOriginBarred(origins[i], bar.share, tested, total);
            }
        }
    }

    /// @inheritdoc IZones
    function isOrigin(OriginId origin) public view returns (bool) {
        uint8 epoch = epochOf(origin);
        bool isNamed = _zoneOf(origin).nature() == NATURE_DECLARED && epoch == EPOCH_WITHOUT_WEIGHT;
        return isNamed || (epoch != 0 && epoch <= _epochsSoFar(zoneOf(origin)));
    }

    /// @inheritdoc IZones
    function originBar(OriginId origin) external view returns (OriginBar memory) {
        return _originBars[origin];
    }

    function _barOrigin(OriginId origin, uint32 shareAllowed, DecisionId decision) private {
        _originBars[origin] = OriginBar(ORIGIN_BARRED, shareAllowed);

        emit OriginBarred(origin, shareAllowed, decision);
    }

    /// @dev What stands for a Participant that paper names without saying how much is from it.
    function _withoutWeight(Participant participant) private view returns (OriginId) {
        return originOf(firstZone(participant, NATURE_DECLARED), EPOCH_WITHOUT_WEIGHT);
    }

    function _isOf(Participant home, OriginId origin) private view returns (bool) {
        return home != NO_PARTICIPANT && _zoneOf(origin).participant() == home;
    }

    /// @dev The parts of an origin that may be: its own and, where its country is named without a
    /// weight, all that is of no stated origin.
    function _tested(OriginId[] calldata origins, uint256[] calldata parts, uint256 which)
        private
        view
        returns (uint256 tested)
    {
        tested = parts[which];
        OriginId named = _withoutWeight(_zoneOf(origins[which]).participant());
        bool isNamed;
        for (uint256 i; i < origins.length; ++i) isNamed = isNamed || origins[i] == named;
        if (!isNamed) return tested;
        for (uint256 i; i < origins.length; ++i) {
            Nature nature = _zoneOf(origins[i]).nature();
            if (i != which && nature == NATURE_NOT_STATED) tested += parts[i];
        }
    }

    function _zoneOf(OriginId origin) private view returns (ZoneWord) {
        return _lastEpoch(zoneOf(origin));
    }
}
