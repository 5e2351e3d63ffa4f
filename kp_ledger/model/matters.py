"""What each matter asks of its subject and payload, and does: contracts/Decisions.sol."""

from __future__ import annotations

from dataclasses import replace

from kp_ledger.base.abi import BadEncoding
from kp_ledger.base.messages import NO_KEY, Event
from kp_ledger.domain.bounds import PARAMETERS
from kp_ledger.domain.matters import unpack
from kp_ledger.generated import codes
from kp_ledger.generated.acts import (
    ConsensusPropose,
    DecisionsCarryOut,
    DecisionsPutDown,
    DecisionsSuspend,
)
from kp_ledger.generated.records import (
    BarOriginPayload,
    JoiningPayload,
    OpeningStockPayload,
    ParameterPayload,
    ParticipantState,
    ZoneStatusPayload,
)
from kp_ledger.generated.refusals import (
    ConsensusBadPayload,
    ConsensusBadZoneStatus,
    ConsensusDayAfter,
    ConsensusDayBefore,
    ConsensusNoDocument,
    ConsensusNoFocalKey,
    ConsensusNotAReleaser,
    ConsensusNotItself,
    ConsensusNotParticipant,
    ConsensusNotSuspended,
    ConsensusNoWeight,
    ConsensusOneKeyTwice,
    ConsensusOnLedger,
    ConsensusOpeningDeclared,
    ConsensusOriginNotBarred,
    ConsensusParameterBounds,
    ConsensusShareTooLarge,
    ConsensusUnknownOrigin,
    ConsensusUnknownParameter,
    ConsensusUnknownParticipant,
    ConsensusUnknownZone,
    ConsensusZoneClosed,
    ConsensusZoneNotTraced,
    NotTheDoor,
)
from kp_ledger.model import enrolments, epochs, focal_keys, lookups, origins, settings, standings
from kp_ledger.model.rules import Call, decides
from kp_ledger.model.state import State

MILLION = 1_000_000
NO_DOCUMENT = bytes(32)
NOBODY = 0


def not_counted(state: State, matter: int, subject: bytes) -> int:
    """The Participant that a proposal is about and that is heard, not counted; zero when none."""
    number = int.from_bytes(subject, "big")
    if matter == codes.MATTER_SUSPENSION:
        return number
    if matter == codes.MATTER_ZONE_STATUS:
        return epochs.last_zone(state, number).participant
    if matter in (codes.MATTER_BAR_ORIGIN, codes.MATTER_RELEASE_ORIGIN):
        return epochs.last_zone(state, number >> 8).participant
    return 0


# Proposed


def check_matter(state: State, call: Call, act: ConsensusPropose, proposer: int, over: int) -> None:
    """`over` is the day on which the window ends."""
    if act.document == NO_DOCUMENT and act.matter != codes.MATTER_PARAMETER:
        raise ConsensusNoDocument(act.matter)
    try:
        said = unpack(act.matter, act.payload)
    except BadEncoding:
        raise ConsensusBadPayload(act.matter, act.payload) from None
    match act.matter:
        case codes.MATTER_JOINING:
            _check_joining(state, act.subject, said, over)
        case codes.MATTER_SUSPENSION | codes.MATTER_LIFTING:
            _check_status(state, act.matter, act.subject, said.from_day, over)
        case codes.MATTER_ZONE_STATUS:
            _check_zone(state, call, act.subject, said, over)
        case codes.MATTER_BAR_ORIGIN:
            _check_bar(state, act.subject, said)
        case codes.MATTER_RELEASE_ORIGIN:
            _check_release(state, act.subject)
        case codes.MATTER_OPENING_STOCK:
            _check_opening(state, act.subject, proposer, said, over)
        case _:
            _check_parameter(act.subject, said, over)


def _check_joining(state: State, subject: bytes, said: JoiningPayload, over: int) -> None:
    joiner = _known(state, subject)
    _check_may_become(state, codes.MATTER_JOINING, joiner)
    if said.focal_key == NO_KEY:
        raise ConsensusNoFocalKey(joiner)
    if said.reserve_key == said.focal_key:
        raise ConsensusOneKeyTwice(joiner, said.focal_key)
    _check_day(said.from_day, over, over + codes.LIMIT_DAYS_AHEAD)


def _check_status(state: State, matter: int, subject: bytes, day: int, over: int) -> None:
    participant = _known(state, subject)
    _check_may_become(state, matter, participant)
    _check_day(day, lookups.last_participant(state, participant).since, over)


def _check_zone(
    state: State, call: Call, subject: bytes, said: ZoneStatusPayload, over: int
) -> None:
    number = int.from_bytes(subject, "big")
    zone = epochs.last_zone(state, number)
    if not zone.status:
        raise ConsensusUnknownZone(subject)
    if zone.nature != codes.NATURE_TRACED:
        raise ConsensusZoneNotTraced(number, zone.nature)
    if zone.status == codes.ZONE_CLOSED:
        raise ConsensusZoneClosed(number)
    if not codes.ZONE_CLEAR <= said.status <= codes.ZONE_BARRED:
        raise ConsensusBadZoneStatus(said.status)
    _check_releaser(state, call, said.releaser)
    _check_day(said.from_day, min(zone.since, call.today), over + codes.LIMIT_DAYS_AHEAD)


def _check_releaser(state: State, call: Call, releaser: int) -> None:
    """An office: of one that closes, its Participant's licence office releases."""
    if releaser == NOBODY:
        return
    office = lookups.office_now(state, releaser)
    if not office.powers & codes.POWERS_THAT_HOLD or office.until < call.today:
        raise ConsensusNotAReleaser(releaser, office.powers, office.until)


def _check_bar(state: State, subject: bytes, said: BarOriginPayload) -> None:
    _known_origin(state, subject)
    if said.share > MILLION:
        raise ConsensusShareTooLarge(said.share)


def _check_release(state: State, subject: bytes) -> None:
    origin = _known_origin(state, subject)
    if state.origin_bars.get(origin, origins.NO_BAR).barred != codes.ORIGIN_BARRED:
        raise ConsensusOriginNotBarred(origin)


def _check_opening(
    state: State, subject: bytes, proposer: int, said: OpeningStockPayload, over: int
) -> None:
    if int.from_bytes(subject, "big") != proposer:
        raise ConsensusNotItself(subject, proposer)
    if not said.millicarats:
        raise ConsensusNoWeight()
    if proposer in state.openings:
        raise ConsensusOpeningDeclared(proposer, state.openings[proposer].total)
    _check_day(said.until_day, over, over + codes.LIMIT_DAYS_AHEAD)


def _check_parameter(subject: bytes, said: ParameterPayload, over: int) -> None:
    """From a later day only: what is done before the window is over is done under the old value."""
    number = int.from_bytes(subject, "big")
    if number not in PARAMETERS:
        raise ConsensusUnknownParameter(subject)
    _, lowest, highest = PARAMETERS[number]
    if not lowest <= said.value <= highest:
        raise ConsensusParameterBounds(number, said.value, lowest, highest)
    _check_day(said.from_day, over + 1, over + codes.LIMIT_DAYS_AHEAD)


def _known(state: State, subject: bytes) -> int:
    participant = int.from_bytes(subject, "big")
    if participant not in state.participants:
        raise ConsensusUnknownParticipant(subject)
    return participant


def _known_origin(state: State, subject: bytes) -> int:
    origin = int.from_bytes(subject, "big")
    if not origins.is_origin(state, origin):
        raise ConsensusUnknownOrigin(subject)
    return origin


def _check_day(day: int, earliest: int, latest: int) -> None:
    if day < earliest:
        raise ConsensusDayBefore(day, earliest)
    if day > latest:
        raise ConsensusDayAfter(day, latest)


def _check_may_become(state: State, matter: int, participant: int) -> None:
    """Joining is for those outside, suspension for Participants, lifting for the suspended."""
    last = lookups.last_participant(state, participant)
    if matter == codes.MATTER_LIFTING:
        if last.status != codes.KP_SUSPENDED:
            raise ConsensusNotSuspended(participant, last.status)
        return
    if last.status != codes.KP_PARTICIPANT:
        raise ConsensusNotParticipant(participant, last.status)
    if matter == codes.MATTER_JOINING and last.on_ledger_from:
        raise ConsensusOnLedger(participant, last.on_ledger_from)


# Decided


@decides(DecisionsPutDown)
@decides(DecisionsSuspend)
@decides(DecisionsCarryOut)
def decided_directly(
    state: State, act: DecisionsPutDown | DecisionsSuspend | DecisionsCarryOut, call: Call
) -> list[Event]:
    raise NotTheDoor(call.sender)


def carry_out(state: State, call: Call, decision: bytes, payload: bytes) -> list[Event]:
    """What the doors of Participants, Enrolments and Zones answer to a decision."""
    proposal = state.proposals[decision]
    subject = int.from_bytes(proposal.subject, "big")
    said = unpack(proposal.matter, payload)
    match proposal.matter:
        case codes.MATTER_JOINING:
            return _join(state, call, decision, subject, said)
        case codes.MATTER_SUSPENSION | codes.MATTER_LIFTING:
            return _change_status(state, call, decision, proposal.matter, subject, said.from_day)
        case codes.MATTER_ZONE_STATUS:
            return epochs.set_status(state, call, subject, said, decision)
        case codes.MATTER_BAR_ORIGIN:
            return origins.bar_origin(state, subject, said.share, decision)
        case codes.MATTER_RELEASE_ORIGIN:
            return origins.release_origin(state, subject, decision)
        case codes.MATTER_OPENING_STOCK:
            weight, day, document = said.millicarats, said.until_day, proposal.document
            return origins.declare_opening(state, call, subject, weight, day, document)
        case _:
            if said.from_day <= call.today:
                raise ConsensusDayBefore(said.from_day, call.today + 1)
            return settings.set_parameter(state, call, subject, said.value, said.from_day)


def _join(
    state: State, call: Call, decision: bytes, joiner: int, said: JoiningPayload
) -> list[Event]:
    _check_may_become(state, codes.MATTER_JOINING, joiner)
    last = lookups.last_participant(state, joiner)
    since = min(said.from_day, call.today)
    entry = replace(last, on_ledger_from=said.from_day, since=since)
    events = [
        *standings.set_participant(state, call, joiner, entry, decision),
        *focal_keys.set_focal_key(state, joiner, said.focal_key, decision),
    ]
    # One that serves elsewhere by now is left out: its holder alone would keep the joiner out.
    if said.reserve_key != NO_KEY and enrolments.is_free(state, said.reserve_key):
        events += focal_keys.set_reserve(state, call, joiner, said.reserve_key)
    return events


def _change_status(
    state: State, call: Call, decision: bytes, matter: int, participant: int, day: int
) -> list[Event]:
    _check_may_become(state, matter, participant)
    lifted = matter == codes.MATTER_LIFTING
    status = codes.KP_PARTICIPANT if lifted else codes.KP_SUSPENDED
    return set_status(state, call, participant, status, day, decision)


def set_status(
    state: State, call: Call, participant: int, status: int, day: int, decision: bytes
) -> list[Event]:
    last: ParticipantState = lookups.last_participant(state, participant)
    entry = replace(last, status=status, since=day)
    return standings.set_participant(state, call, participant, entry, decision)
