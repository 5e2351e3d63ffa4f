// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {
    KP_PARTICIPANT,
    KP_SUSPENDED,
    MATTER_BAR_ORIGIN,
    MATTER_JOINING,
    MATTER_LIFTING,
    MATTER_OPENING_STOCK,
    MATTER_PARAMETER,
    MATTER_RELEASE_ORIGIN,
    MATTER_SUSPENSION,
    MATTER_ZONE_STATUS,
    NATURE_TRACED,
    ORIGIN_BARRED,
    PARAMETER_WINDOW_KP_DAYS,
    PARAMETER_WINDOW_LEDGER_DAYS,
    PARAMETER_WINDOW_PARAMETER_DAYS,
    POWERS_THAT_HOLD,
    ZONE_BARRED,
    ZONE_CLEAR,
    ZONE_CLOSED
} from "contracts/types/Codes.sol";
import {IConsensus, ParameterEntry} from "contracts/interfaces/IConsensus.sol";
import {
    BarOriginPayload,
    IDecisions,
    JoiningPayload,
    LiftingPayload,
    OpeningStockPayload,
    ParameterPayload,
    SuspensionPayload,
    ZoneStatusPayload
} from "contracts/interfaces/IDecisions.sol";
import {IEnrolments} from "contracts/interfaces/IEnrolments.sol";
import {
    IParticipants,
    Office,
    ParticipantEntry,
    ParticipantState
} from "contracts/interfaces/IParticipants.sol";
import {IZones, Zone} from "contracts/interfaces/IZones.sol";
import {Bounds} from "contracts/libraries/Bounds.sol";
import {NotTheDoor} from "contracts/libraries/Doors.sol";
import {Payloads} from "contracts/libraries/Payloads.sol";
import {Limits} from "contracts/types/Limits.sol";
import {
    Day,
    DecisionId,
    DocumentId,
    FOREVER,
    NOBODY,
    NO_DOCUMENT,
    NO_PARTICIPANT,
    OrganisationId,
    OriginId,
    Participant,
    SubjectId,
    ZoneId,
    today,
    zoneOf
} from "contracts/types/Types.sol";
import {Millicarats, NO_WEIGHT} from "contracts/types/Measures.sol";
import {KpStatus, Matter, Parameter, ZoneStatus} from "contracts/types/CodeTypes.sol";

/// @dev What is decided, once Consensus has found that it is: what each matter asks of its subject
/// and payload, and what it does. It writes through the doors of Participants, Enrolments and
/// Zones, which let nobody else in, and its own doors are for Consensus alone. Keeps nothing.
///
/// What those doors check again is not checked here at the end: they refuse by their own names when
/// the ledger has changed since the matter was proposed.
contract Decisions is IDecisions {
    uint256 private constant MILLION = 1_000_000;
    Day private constant NO_DAY = Day.wrap(0);

    IParticipants private immutable _participants;
    IZones private immutable _zones;
    IEnrolments private immutable _enrolments;
    address private immutable _consensus;

    constructor(
        IParticipants participants,
        IZones zones,
        IEnrolments enrolments,
        address consensus
    ) {
        _participants = participants;
        _zones = zones;
        _enrolments = enrolments;
        _consensus = consensus;
    }

    modifier onlyConsensus() {
        if (msg.sender != _consensus) revert NotTheDoor(msg.sender);
        _;
    }

    // Doors, for Consensus

    /// @inheritdoc IDecisions
    function putDown(
        ParticipantEntry[] calldata participants,
        ParameterEntry[] calldata parameters,
        Day day,
        DecisionId decision
    ) external onlyConsensus {
        for (uint256 i; i < participants.length; ++i) {
            ParticipantEntry calldata entry = participants[i];
            _participants.setParticipant(
                entry.code,
                ParticipantState(KP_PARTICIPANT, entry.counted, entry.onLedgerFrom, day, today()),
                decision
            );
            if (entry.onLedgerFrom != NO_DAY) {
                _enrolments.setFocalKey(entry.code, entry.focalKey, decision);
            }
            if (entry.reserveKey != address(0)) {
                _enrolments.setReserve(entry.code, entry.reserveKey);
            }
        }
        for (uint256 i; i < parameters.length; ++i) {
            _participants.setParameter(parameters[i].parameter, parameters[i].value, day);
        }
    }

    /// @inheritdoc IDecisions
    function suspend(Participant participant, DecisionId decision) external onlyConsensus {
        _setStatus(participant, KP_SUSPENDED, today(), decision);
    }

    /// @inheritdoc IDecisions
    function carryOut(
        DecisionId decision,
        Matter matter,
        SubjectId subject,
        bytes calldata payload,
        DocumentId document
    ) external onlyConsensus {
        if (matter == MATTER_JOINING) {
            JoiningPayload memory said = abi.decode(payload, (JoiningPayload));
            _join(decision, Participant.wrap(uint16(subject.number())), said);
        } else if (matter == MATTER_SUSPENSION) {
            SuspensionPayload memory said = abi.decode(payload, (SuspensionPayload));
            _changeStatus(decision, matter, subject, said.fromDay);
        } else if (matter == MATTER_LIFTING) {
            LiftingPayload memory said = abi.decode(payload, (LiftingPayload));
            _changeStatus(decision, matter, subject, said.fromDay);
        } else if (matter == MATTER_ZONE_STATUS) {
            ZoneStatusPayload memory said = abi.decode(payload, (ZoneStatusPayload));
            ZoneId zone = ZoneId.wrap(uint16(subject.number()));
            _zones.setStatus(zone, said.status, said.fromDay, said.releaser, decision);
        } else if (matter == MATTER_BAR_ORIGIN) {
            BarOriginPayload memory said = abi.decode(payload, (BarOriginPayload));
            _zones.barOrigin(OriginId.wrap(uint24(subject.number())), said.share, decision);
        } else if (matter == MATTER_RELEASE_ORIGIN) {
            _zones.releaseOrigin(OriginId.wrap(uint24(subject.number())), decision);
        } else if (matter == MATTER_OPENING_STOCK) {
            OpeningStockPayload memory said = abi.decode(payload, (OpeningStockPayload));
            Participant proposer = Participant.wrap(uint16(subject.number()));
            _zones.declareOpening(proposer, said.millicarats, said.untilDay, document);
        } else {
            _setParameter(subject, abi.decode(payload, (ParameterPayload)));
        }
    }

    // Reads

    /// @inheritdoc IDecisions
    function rewritten(Matter matter, bytes calldata payload) external pure returns (bytes memory) {
        return Payloads.rewritten(matter, payload);
    }

    /// @inheritdoc IDecisions
    function window(Matter matter) external view returns (uint48) {
        Parameter id = PARAMETER_WINDOW_KP_DAYS;
        if (matter == MATTER_JOINING || matter == MATTER_OPENING_STOCK) {
            id = PARAMETER_WINDOW_LEDGER_DAYS;
        }
        if (matter == MATTER_PARAMETER) id = PARAMETER_WINDOW_PARAMETER_DAYS;
        return uint48(_participants.parameter(id, today()) * 1 days);
    }

    /// @inheritdoc IDecisions
    function notCounted(Matter matter, SubjectId subject) external view returns (Participant) {
        if (matter == MATTER_SUSPENSION) return Participant.wrap(uint16(subject.number()));
        if (matter == MATTER_ZONE_STATUS) {
            return _zones.zone(ZoneId.wrap(uint16(subject.number()))).participant;
        }
        if (matter == MATTER_BAR_ORIGIN || matter == MATTER_RELEASE_ORIGIN) {
            return _zones.zone(zoneOf(OriginId.wrap(uint24(subject.number())))).participant;
        }
        return NO_PARTICIPANT;
    }

    /// The state of a Participant as it was last put down.
    function _last(Participant participant) private view returns (ParticipantState memory) {
        return _participants.participantOn(participant, FOREVER);
    }

    // Proposed

    /// @inheritdoc IDecisions
    function check(
        Matter matter,
        Participant proposer,
        SubjectId subject,
        bytes calldata payload,
        DocumentId document,
        Day over
    ) external view {
        if (document == NO_DOCUMENT && matter != MATTER_PARAMETER) revert IConsensus.ConsensusNoDocument(matter);
        if (!_isExact(matter, payload)) revert IConsensus.ConsensusBadPayload(matter, payload);

        if (matter == MATTER_JOINING) {
            _checkJoining(subject, abi.decode(payload, (JoiningPayload)), over);
        } else if (matter == MATTER_SUSPENSION) {
            _checkStatus(matter, subject, abi.decode(payload, (SuspensionPayload)).fromDay, over);
        } else if (matter == MATTER_LIFTING) {
            _checkStatus(matter, subject, abi.decode(payload, (LiftingPayload)).fromDay, over);
        } else if (matter == MATTER_ZONE_STATUS) {
            _checkZone(subject, abi.decode(payload, (ZoneStatusPayload)), over);
        } else if (matter == MATTER_BAR_ORIGIN) {
            _checkBar(subject, abi.decode(payload, (BarOriginPayload)));
        } else if (matter == MATTER_RELEASE_ORIGIN) {
            _checkRelease(subject);
        } else if (matter == MATTER_OPENING_STOCK) {
            _checkOpening(subject, proposer, abi.decode(payload, (OpeningStockPayload)), over);
        } else {
            _checkParameter(subject, abi.decode(payload, (ParameterPayload)), over);
        }
    }

    /// Whether it is the encoding of its matter's values and nothing else. Asked of itself from
    /// outside: what cannot be read at all reverts there, without a rule.
    function _isExact(Matter matter, bytes calldata payload) private view returns (bool) {
        try this.rewritten(matter, payload) returns (bytes memory again) {
            return keccak256(again) == keccak256(payload);
        } catch {
            return false;
        }
    }

    function _checkJoining(SubjectId subject, JoiningPayload memory said, Day over) private view {
        Participant joiner = _known(subject);
        _checkMayBecome(MATTER_JOINING, joiner);
        if (said.focalKey == address(0)) revert IConsensus.ConsensusNoFocalKey(joiner);
        if (said.reserveKey == said.focalKey) {
            revert IConsensus.ConsensusOneKeyTwice(joiner, said.focalKey);
        }
        _checkDay(said.fromDay, over, over.plusDays(Limits.DAYS_AHEAD));
    }

    function _checkStatus(Matter matter, SubjectId subject, Day day, Day over) private view {
        Participant participant = _known(subject);
        _checkMayBecome(matter, participant);
        _checkDay(day, _last(participant).since, over);
    }

    function _checkZone(SubjectId subject, ZoneStatusPayload memory said, Day over) private view {
        Zone memory zone;
        ZoneId id = ZoneId.wrap(uint16(subject.number()));
        if (subject.number() <= type(uint16).max) zone = _zones.zone(id);
        if (zone.status == ZoneStatus.wrap(0)) revert IConsensus.ConsensusUnknownZone(subject);
        if (zone.nature != NATURE_TRACED) revert IConsensus.ConsensusZoneNotTraced(id, zone.nature);
        if (zone.status == ZONE_CLOSED) revert IConsensus.ConsensusZoneClosed(id);
        if (said.status < ZONE_CLEAR || said.status > ZONE_BARRED) {
            revert IConsensus.ConsensusBadZoneStatus(said.status);
        }
        _checkReleaser(said.releaser);
        Day earliest = zone.since > today() ? today() : zone.since;
        _checkDay(said.fromDay, earliest, over.plusDays(Limits.DAYS_AHEAD));
    }

    /// An office: of one that closes, its Participant's licence office releases.
    function _checkReleaser(OrganisationId releaser) private view {
        if (releaser == NOBODY) return;
        Office memory office = _participants.officeNow(releaser);
        if ((office.powers & POWERS_THAT_HOLD).areNoPowers() || office.until < today()) {
            revert IConsensus.ConsensusNotAReleaser(releaser, office.powers, office.until);
        }
    }

    function _checkBar(SubjectId subject, BarOriginPayload memory said) private view {
        _knownOrigin(subject);
        if (said.share > MILLION) revert IConsensus.ConsensusShareTooLarge(said.share);
    }

    function _checkRelease(SubjectId subject) private view {
        OriginId origin = _knownOrigin(subject);
        if (_zones.originBar(origin).barred != ORIGIN_BARRED) {
            revert IConsensus.ConsensusOriginNotBarred(origin);
        }
    }

    function _checkOpening(
        SubjectId subject,
        Participant proposer,
        OpeningStockPayload memory said,
        Day over
    ) private view {
        if (subject.number() != Participant.unwrap(proposer)) {
            revert IConsensus.ConsensusNotItself(subject, proposer);
        }
        if (said.millicarats == NO_WEIGHT) revert IConsensus.ConsensusNoWeight();
        Millicarats total = _zones.openingStock(proposer).total;
        if (total != NO_WEIGHT) revert IConsensus.ConsensusOpeningDeclared(proposer, total);
        _checkDay(said.untilDay, over, over.plusDays(Limits.DAYS_AHEAD));
    }

    /// From a later day only: what is done before the window is over is done under the old value.
    function _checkParameter(SubjectId subject, ParameterPayload memory said, Day over)
        private
        pure
    {
        if (subject.number() > type(uint8).max) {
            revert IConsensus.ConsensusUnknownParameter(subject);
        }
        Parameter id = Parameter.wrap(uint8(subject.number()));
        (, uint64 lowest, uint64 highest) = Bounds.ofParameter(id);
        if (highest == 0) revert IConsensus.ConsensusUnknownParameter(subject);
        if (said.value < lowest || said.value > highest) {
            revert IConsensus.ConsensusParameterBounds(id, said.value, lowest, highest);
        }
        _checkDay(said.fromDay, over.plusDays(1), over.plusDays(Limits.DAYS_AHEAD));
    }

    function _known(SubjectId subject) private view returns (Participant participant) {
        participant = Participant.wrap(uint16(subject.number()));
        if (subject.number() > type(uint16).max || _last(participant).status == KpStatus.wrap(0)) {
            revert IConsensus.ConsensusUnknownParticipant(subject);
        }
    }

    function _knownOrigin(SubjectId subject) private view returns (OriginId origin) {
        origin = OriginId.wrap(uint24(subject.number()));
        if (subject.number() > type(uint24).max || !_zones.isOrigin(origin)) {
            revert IConsensus.ConsensusUnknownOrigin(subject);
        }
    }

    function _checkDay(Day day, Day earliest, Day latest) private pure {
        if (day < earliest) revert IConsensus.ConsensusDayBefore(day, earliest);
        if (day > latest) revert IConsensus.ConsensusDayAfter(day, latest);
    }

    /// Joining is for those outside, suspension for Participants, lifting for the suspended.
    function _checkMayBecome(Matter matter, Participant participant) private view {
        ParticipantState memory last = _last(participant);
        if (matter == MATTER_LIFTING) {
            if (last.status != KP_SUSPENDED) {
                revert IConsensus.ConsensusNotSuspended(participant, last.status);
            }
            return;
        }
        if (last.status != KP_PARTICIPANT) {
            revert IConsensus.ConsensusNotParticipant(participant, last.status);
        }
        if (matter == MATTER_JOINING && last.onLedgerFrom != NO_DAY) {
            revert IConsensus.ConsensusOnLedger(participant, last.onLedgerFrom);
        }
    }

    // Decided

    /// On the ledger from the day stated, which the state put down may precede. Without a reserve
    /// key where that serves elsewhere by now: its holder alone would keep the joiner out.
    function _join(DecisionId decision, Participant joiner, JoiningPayload memory said) private {
        _checkMayBecome(MATTER_JOINING, joiner);
        ParticipantState memory state = _last(joiner);

        state.onLedgerFrom = said.fromDay;
        state.since = said.fromDay < today() ? said.fromDay : today();

        _participants.setParticipant(joiner, state, decision);
        _enrolments.setFocalKey(joiner, said.focalKey, decision);
        if (said.reserveKey != address(0) && _enrolments.isFree(said.reserveKey)) {
            _enrolments.setReserve(joiner, said.reserveKey);
        }
    }

    function _setParameter(SubjectId subject, ParameterPayload memory said) private {
        if (said.fromDay <= today()) {
            revert IConsensus.ConsensusDayBefore(said.fromDay, today().plusDays(1));
        }

        _participants.setParameter(
            Parameter.wrap(uint8(subject.number())), said.value, said.fromDay
        );
    }

    function _changeStatus(DecisionId decision, Matter matter, SubjectId subject, Day day) private {
        Participant participant = Participant.wrap(uint16(subject.number()));
        _checkMayBecome(matter, participant);

        _setStatus(
            participant, matter == MATTER_LIFTING ? KP_PARTICIPANT : KP_SUSPENDED, day, decision
        );
    }

    function _setStatus(Participant participant, KpStatus status, Day day, DecisionId decision) private {
        ParticipantState memory state = _last(participant);

        state.status = status;
        state.since = day;

        _participants.setParticipant(participant, state, decision);
    }
}
