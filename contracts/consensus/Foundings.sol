// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";

import {Founding, IConsensus} from "contracts/interfaces/IConsensus.sol";
import {ParticipantEntry} from "contracts/interfaces/IParticipants.sol";
import {Day, NO_DOCUMENT, Participant, SubjectId, latestDay} from "contracts/types/Types.sol";
import {Parameter} from "contracts/types/CodeTypes.sol";
import {Bounds} from "contracts/libraries/Bounds.sol";

/// What stands at an address, of those that are founded: a contract's name, and the hash of its
/// code as deployed, with its immutables in it.
struct Deployed {
    bytes32 name;
    address where;
    bytes32 code;
}

/// What a founding has to be, and what its founders sign. kp_ledger/model/founding.py does the same.
/// @dev Codes of Participants and bounds of parameters are refused by Participants.
abstract contract Foundings is IConsensus {
    Day private constant OUTSIDE = Day.wrap(0);
    uint256 private constant CONTRACTS = 17;
    bytes32 private constant FOUNDING = keccak256(
        "Founding(bytes32 allocation,bytes32 participants,bytes32 parameters,bytes32 contracts,uint24 day)"
    );

    function _participantsHash(Founding memory founding) internal pure returns (bytes32) {
        return keccak256(
            abi.encode(founding.participants, founding.chair, founding.definition)
        );
    }

    function _parametersHash(Founding memory founding) internal pure returns (bytes32) {
        return keccak256(abi.encode(founding.parameters));
    }

    /// The EIP-712 hash of what the founders sign; it is the decision that the founding's records name.
    function _foundingHash(Founding memory founding, bytes32 contracts)
        internal
        pure
        returns (bytes32)
    {
        return keccak256(
            abi.encode(
                FOUNDING,
                founding.allocation,
                _participantsHash(founding),
                _parametersHash(founding),
                contracts,
                founding.day
            )
        );
    }

    /// The digest of all that was deployed, in the order of deployment: names, addresses, code.
    /// @param others Where those stand that were deployed before Consensus.
    /// @param own The hash of the code of Consensus, which is not there yet.
    function _contractsHash(address[] memory others, bytes32 own)
        internal
        view
        returns (bytes32)
    {
        Deployed[] memory all = new Deployed[](CONTRACTS);
        bytes32[CONTRACTS] memory names = _names();
        for (uint256 i; i < CONTRACTS - 1; ++i) {
            all[i] = Deployed(names[i], others[i], others[i].codehash);
        }
        all[CONTRACTS - 1] = Deployed(names[CONTRACTS - 1], address(this), own);
        return keccak256(abi.encode(all));
    }

    function _names() private pure returns (bytes32[CONTRACTS] memory) {
        return [
            bytes32("Participants"),
            "Zones",
            "Enrolments",
            "Blends",
            "Parcels",
            "Transformations",
            "Corrections",
            "Requests",
            "Certificates",
            "Issuance",
            "Cancellations",
            "Shipments",
            "Detentions",
            "Paper",
            "Notices",
            "Decisions",
            "Consensus"
        ];
    }

    /// Refuses other contracts than those that were signed.
    function _checkContracts(address[] memory others, bytes32 own, bytes32 signed) internal view {
        if (others.length != CONTRACTS - 1) {
            revert ConsensusContractCount(others.length, CONTRACTS - 1);
        }
        bytes32 found = _contractsHash(others, own);
        if (found != signed) revert ConsensusOtherContracts(signed, found);
    }

    function _checkFounding(Founding memory founding) internal view {
        if (founding.day > latestDay()) {
            revert ConsensusFoundingInFuture(founding.day, latestDay());
        }
        if (founding.allocation == 0) revert ConsensusNoAllocation();
        if (founding.definition == NO_DOCUMENT) revert ConsensusNoDefinition();
        _checkParticipants(founding);
        _checkParameters(founding);
    }

    function _checkFounders(
        Founding memory founding,
        bytes32 digest,
        bytes[] memory signatures
    ) internal pure {
        uint256 signers = _signers(founding);
        if (signatures.length != signers) {
            revert ConsensusSignatureCount(signatures.length, signers);
        }
        uint256 next;
        for (uint256 i; i < founding.participants.length; ++i) {
            ParticipantEntry memory entry = founding.participants[i];
            if (_isFounder(entry)) _checkFocalKey(entry, digest, signatures[next++]);
            if (_hasReserve(entry)) _checkReserveKey(entry, digest, signatures[next++]);
        }
    }

    function _checkFocalKey(ParticipantEntry memory entry, bytes32 digest, bytes memory signature)
        private
        pure
    {
        address signer = _recover(entry.code, digest, signature);
        if (signer != entry.focalKey) {
            revert ConsensusNotTheFocalKey(entry.code, entry.focalKey, signer);
        }
    }

    function _checkReserveKey(ParticipantEntry memory entry, bytes32 digest, bytes memory signature)
        private
        pure
    {
        address signer = _recover(entry.code, digest, signature);
        if (signer != entry.reserveKey) {
            revert ConsensusNotTheReserveKey(entry.code, entry.reserveKey, signer);
        }
    }

    function _checkParticipants(Founding memory founding) private pure {
        Participant before;
        bool chairKnown;
        bool anyCounted;
        for (uint256 i; i < founding.participants.length; ++i) {
            ParticipantEntry memory entry = founding.participants[i];
            if (Participant.unwrap(entry.code) <= Participant.unwrap(before)) {
                revert ConsensusNotAscending(entry.code);
            }
            _checkEntry(entry, founding.day);
            before = entry.code;
            chairKnown = chairKnown || entry.code == founding.chair;
            anyCounted = anyCounted || (entry.counted && _isFounder(entry));
        }
        if (!anyCounted) revert ConsensusNoFounder();
        if (!chairKnown) {
            revert ConsensusUnknownParticipant(
                SubjectId.wrap(bytes32(uint256(Participant.unwrap(founding.chair))))
            );
        }
    }

    function _checkEntry(ParticipantEntry memory entry, Day day) private pure {
        if (!_isFounder(entry)) {
            if (entry.focalKey != address(0)) {
                revert ConsensusFocalKeyOutside(entry.code, entry.focalKey);
            }
            if (_hasReserve(entry)) {
                revert ConsensusReserveKeyOutside(entry.code, entry.reserveKey);
            }
            return;
        }
        if (entry.onLedgerFrom > day) {
            revert ConsensusFounderLater(entry.code, entry.onLedgerFrom, day);
        }
        if (entry.focalKey == address(0)) revert ConsensusNoFocalKey(entry.code);
    }

    function _checkParameters(Founding memory founding) private pure {
        uint256 count = founding.parameters.length;
        uint256 expectedCount = Bounds.parameters();
        if (count != expectedCount) revert ConsensusParameterCount(count, expectedCount);
        for (uint8 i; i < expectedCount; ++i) {
            Parameter given = founding.parameters[i].parameter;
            Parameter expected = Parameter.wrap(i + 1);
            if (given != expected) revert ConsensusParameterOrder(given, expected);
        }
    }

    function _recover(Participant participant, bytes32 digest, bytes memory signature)
        internal
        pure
        returns (address)
    {
        (address key, ECDSA.RecoverError problem,) = ECDSA.tryRecover(digest, signature);
        if (problem != ECDSA.RecoverError.NoError) revert ConsensusBadSignature(participant);
        return key;
    }

    /// How many keys sign: of each founder its focal key, and its reserve key if it has one.
    function _signers(Founding memory founding) private pure returns (uint256 count) {
        for (uint256 i; i < founding.participants.length; ++i) {
            if (_isFounder(founding.participants[i])) ++count;
            if (_hasReserve(founding.participants[i])) ++count;
        }
    }

    function _isFounder(ParticipantEntry memory entry) private pure returns (bool) {
        return entry.onLedgerFrom != OUTSIDE;
    }

    function _hasReserve(ParticipantEntry memory entry) private pure returns (bool) {
        return entry.reserveKey != address(0);
    }
}
