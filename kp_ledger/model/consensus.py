"""Proposals, voices and closings: contracts/Consensus.sol."""

from __future__ import annotations

from dataclasses import replace

from eth_hash.auto import keccak

from kp_ledger.base.messages import NO_KEY, Event, Signed
from kp_ledger.domain.days import SECONDS_PER_DAY, day_of
from kp_ledger.domain.matters import pack, subject, subject_kind, window_parameter
from kp_ledger.generated import codes
from kp_ledger.generated.acts import (
    ConsensusBlock,
    ConsensusClose,
    ConsensusLapse,
    ConsensusPropose,
    ConsensusProposeJoining,
    ConsensusSuspendSelf,
    ConsensusVoice,
)
from kp_ledger.generated.events import Blocked, Executed, ProposalLapsed, Proposed, Voiced
from kp_ledger.generated.records import (
    Closing,
    JoiningPayload,
    ParticipantState,
    Proposal,
    Seat,
)
from kp_ledger.generated.refusals import (
    ConsensusAlreadyProposed,
    ConsensusBadSignature,
    ConsensusBadStance,
    ConsensusChairFirst,
    ConsensusClosingCount,
    ConsensusClosingEarly,
    ConsensusClosingObjects,
    ConsensusClosingsNotAscending,
    ConsensusClosingStale,
    ConsensusNobodyCounted,
    ConsensusNoDocument,
    ConsensusNoObjection,
    ConsensusNotAllSupport,
    ConsensusNotBlocked,
    ConsensusNotItsVoice,
    ConsensusNotLapsed,
    ConsensusNotOnRoll,
    ConsensusNotOpen,
    ConsensusNoVoice,
    ConsensusObjected,
    ConsensusOtherEntries,
    ConsensusOtherPayload,
    ConsensusOtherProposal,
    ConsensusPastItsEnd,
    ConsensusProposerCloses,
    ConsensusSignatureCount,
    ConsensusTooFewBesides,
    ConsensusTooFewHeard,
    ConsensusTooManyOpen,
    ConsensusUnknownMatter,
    ConsensusUnknownProposal,
    ConsensusVoiceBeforeOpening,
    ConsensusVoiceNotLater,
    ConsensusWindowOpen,
    ConsensusWindowOver,
    ConsensusWithoutEnrolment,
)
from kp_ledger.model import actors, approvals, lookups, matters, typed
from kp_ledger.model.enrolments import NOBODY, NewKey, check_new_key
from kp_ledger.model.rules import Call, applies, decides
from kp_ledger.model.state import State

MILLION = 1_000_000
NOTHING = bytes(32)
NO_SEAT = Seat(False, 0, 0)

# Reads


def definition_on(state: State, day: int) -> int:
    """The number of the conflict-diamond definition in force on `day`; zero before the first."""
    return sum(first <= day for first in state.definitions)


def counted_participants(state: State, day: int) -> list[int]:
    """Those on the ledger on `day` whose objection blocks, ascending."""
    return [
        participant
        for participant in sorted(state.participants)
        for entry in [lookups.participant_on(state, participant, day)]
        if entry.counted and _has_voice(entry, day)
    ]


def _has_voice(entry: ParticipantState, day: int) -> bool:
    return entry.status == codes.KP_PARTICIPANT and lookups.is_on_ledger(entry, day)


def _check_voice_of(state: State, call: Call, participant: int) -> None:
    if not _has_voice(lookups.participant_on(state, participant, call.today), call.today):
        raise ConsensusNoVoice(participant)


def _seat(state: State, proposal: bytes, participant: int) -> Seat:
    return state.seats.get((proposal, participant), NO_SEAT)


# Proposing


@decides(ConsensusPropose)
def propose(state: State, act: ConsensusPropose, call: Call) -> list[Event]:
    if not codes.MATTER_JOINING <= act.matter <= codes.MATTER_PARAMETER:
        raise ConsensusUnknownMatter(act.matter)
    if act.matter == codes.MATTER_JOINING:
        raise ConsensusWithoutEnrolment(act.matter)
    return _propose(state, act, call)


@decides(ConsensusProposeJoining)
def propose_joining(state: State, act: ConsensusProposeJoining, call: Call) -> list[Event]:
    payload = pack(JoiningPayload(act.key, act.reserve, act.day))
    joiner = subject(act.participant)
    said = ConsensusPropose(codes.MATTER_JOINING, joiner, payload, act.amends, act.document)
    events = _propose(state, said, call)
    check_new_key(state, call, act, NOBODY, act.participant, codes.USE_FOCAL)
    if act.reserve != NO_KEY:
        check_new_key(state, call, _of_the_reserve(act), NOBODY, act.participant, codes.USE_RESERVE)
    return events


def _of_the_reserve(act: ConsensusProposeJoining) -> NewKey:
    return NewKey(act.reserve, act.reserve_enrolment, act.reserve_signature)


def _propose(state: State, act: ConsensusPropose, call: Call) -> list[Event]:
    _, proposer = actors.acting_office(state, call, call.sender, codes.POWER_VOICE)
    _check_may_propose(state, call, act, proposer)
    days = lookups.parameter(state, window_parameter(act.matter), call.today)
    closes = call.moment + days * SECONDS_PER_DAY
    counted = counted_participants(state, call.today)
    # Nobody is left to ask, and all that can be asked for is somebody's return.
    if not counted and act.matter != codes.MATTER_LIFTING:
        raise ConsensusNobodyCounted()
    matters.check_matter(state, call, act, proposer, day_of(closes))
    proposal = typed.proposal_id(
        proposer, act.matter, act.subject, act.payload, act.document, call.moment
    )
    if proposal in state.proposals:
        raise ConsensusAlreadyProposed(proposal)
    opened = Proposed(
        proposal,
        act.matter,
        proposer,
        subject_kind(act.matter),
        act.subject,
        act.payload,
        act.amends,
        act.document,
        call.moment,
        closes,
        _roll(state, counted, act),
    )
    if proposer not in opened.roll:
        return [opened]
    return [opened, Voiced(proposal, proposer, codes.STANCE_SUPPORT, NOTHING, call.moment)]


def _check_may_propose(state: State, call: Call, act: ConsensusPropose, proposer: int) -> None:
    # The suspended has no voice but to ask for its return.
    itself = int.from_bytes(act.subject, "big") == proposer
    if act.matter != codes.MATTER_LIFTING or not itself:
        _check_voice_of(state, call, proposer)
    already = state.open_proposals.get(proposer, 0)
    limit = lookups.parameter(state, codes.PARAMETER_OPEN_PROPOSALS, call.today)
    if already >= limit:
        raise ConsensusTooManyOpen(proposer, already, limit)
    amended = state.proposals.get(act.amends)
    status = amended.status if amended else 0
    if act.amends != NOTHING and status != codes.PROPOSAL_BLOCKED:
        raise ConsensusNotBlocked(act.amends, status)


def _roll(state: State, counted: list[int], act: ConsensusPropose) -> tuple[int, ...]:
    many = len(counted) >= codes.LIMIT_MANY_COUNTED
    left = matters.not_counted(state, act.matter, act.subject) if many else 0
    return tuple(participant for participant in counted if participant != left)


@applies(Proposed)
def proposed(state: State, event: Proposed, moment: int) -> None:
    state.proposals[event.proposal] = Proposal(
        proposer=event.proposer,
        matter=event.matter,
        status=codes.PROPOSAL_OPEN,
        opens=event.opens,
        closes=event.closes,
        on_ledger=len(counted_participants(state, day_of(moment))),
        counted=len(event.roll),
        in_support=0,
        seen=0,
        objections=0,
        subject=event.subject,
        payload=keccak(event.payload),
        document=event.document,
    )
    state.payloads[event.proposal] = event.payload
    for participant in event.roll:
        state.seats[event.proposal, participant] = Seat(True, 0, 0)
    state.open_proposals[event.proposer] = state.open_proposals.get(event.proposer, 0) + 1


# What is said


@decides(ConsensusVoice)
def voice(state: State, act: ConsensusVoice, call: Call) -> list[Event]:
    order = act.order
    proposal = _open_proposal(state, order.proposal)
    if call.moment >= proposal.closes:
        raise ConsensusWindowOver(order.proposal, proposal.closes, call.moment)
    if not codes.STANCE_SUPPORT <= order.stance <= codes.STANCE_OBJECTION:
        raise ConsensusBadStance(order.stance)
    _check_voice(state, call, order.participant, act.signature, order.signed_at)
    taken = _seat(state, order.proposal, order.participant)
    if not taken.on_roll:
        raise ConsensusNotOnRoll(order.proposal, order.participant)
    if order.signed_at < proposal.opens:
        raise ConsensusVoiceBeforeOpening(order.signed_at, proposal.opens)
    if order.signed_at <= taken.signed_at:
        raise ConsensusVoiceNotLater(order.participant, order.signed_at, taken.signed_at)
    return [Voiced(order.proposal, order.participant, order.stance, order.reasons, order.signed_at)]


def _check_voice(
    state: State, call: Call, participant: int, signed: Signed, signed_at: int
) -> None:
    """A live key of an open voice office of `participant` signed, and may still."""
    key = signed.key if signed.signature else call.sender
    if key == NO_KEY:
        raise ConsensusBadSignature(participant)
    office, its = actors.acting_office(state, call, key, codes.POWER_VOICE)
    if its != participant:
        raise ConsensusNotItsVoice(participant, its)
    actors.check_key(state, call, key, office, signed_at)
    _check_voice_of(state, call, participant)


COUNTS = {
    codes.STANCE_SUPPORT: "in_support",
    codes.STANCE_SEEN: "seen",
    codes.STANCE_OBJECTION: "objections",
}


@applies(Voiced)
def voiced(state: State, event: Voiced, moment: int) -> None:
    before = _seat(state, event.proposal, event.participant).stance
    proposal = state.proposals[event.proposal]
    for stance, step in ((before, -1), (event.stance, 1)):
        if stance:
            name = COUNTS[stance]
            proposal = replace(proposal, **{name: getattr(proposal, name) + step})
    state.proposals[event.proposal] = proposal
    seat = Seat(True, event.stance, event.signed_at)
    state.seats[event.proposal, event.participant] = seat


# How it ends


def _has_many(proposal: Proposal) -> bool:
    """A share of the roll passes it, and two close it; of fewer all do."""
    return proposal.on_ledger >= codes.LIMIT_MANY_COUNTED


def _threshold(state: State, proposal: Proposal, parameter: int) -> int:
    """As it was on the day on which the proposal opened, whatever was decided since."""
    return lookups.parameter(state, parameter, day_of(proposal.opens))


def _seconds(state: State, proposal: Proposal, parameter: int) -> int:
    return _threshold(state, proposal, parameter) * SECONDS_PER_DAY


def lapses_at(state: State, proposal: Proposal) -> int:
    """The moment at which a proposal that is still open ends without a decision."""
    return proposal.closes + _seconds(state, proposal, codes.PARAMETER_LAPSE_DAYS)


@decides(ConsensusClose)
def close(state: State, act: ConsensusClose, call: Call) -> list[Event]:
    proposal = _open_proposal(state, act.proposal)
    digest = keccak(act.payload)
    if digest != proposal.payload:
        raise ConsensusOtherPayload(act.proposal, digest, proposal.payload)
    _check_window_over(act.proposal, proposal, call)
    end = lapses_at(state, proposal)
    if call.moment >= end:
        raise ConsensusPastItsEnd(act.proposal, end, call.moment)
    if proposal.objections:
        raise ConsensusObjected(act.proposal, proposal.objections)
    check_heard(state, act.proposal, proposal)
    _check_closings(state, act, call, proposal)
    closers = tuple(closing.participant for closing in act.closings)
    return [
        Executed(act.proposal, proposal.matter, proposal.document, call.today, closers),
        *matters.carry_out(state, call, act.proposal, act.payload),
    ]


def check_heard(state: State, proposal_id: bytes, proposal: Proposal) -> None:
    """Silence is not consent: so many have signed that they support or have seen it."""
    if not _has_many(proposal):
        if proposal.in_support != proposal.counted:
            raise ConsensusNotAllSupport(proposal_id, proposal.in_support, proposal.counted)
        return
    heard = proposal.in_support + proposal.seen
    share = _threshold(state, proposal, codes.PARAMETER_HEARD_PPM)
    if heard * MILLION < proposal.counted * share:
        raise ConsensusTooFewHeard(proposal_id, heard, proposal.counted, share)
    besides = heard - (_seat(state, proposal_id, proposal.proposer).stance != 0)
    if besides < codes.LIMIT_HEARD_BESIDES:
        raise ConsensusTooFewBesides(proposal_id, besides)


def _check_closings(state: State, act: ConsensusClose, call: Call, proposal: Proposal) -> None:
    if len(act.signatures) != len(act.closings):
        raise ConsensusSignatureCount(len(act.signatures), len(act.closings))
    closers = codes.LIMIT_CLOSERS if _has_many(proposal) else proposal.counted
    if len(act.closings) != closers:
        raise ConsensusClosingCount(act.proposal, len(act.closings), closers)
    before = 0
    for closing, signature in zip(act.closings, act.signatures, strict=True):
        if closing.participant <= before:
            raise ConsensusClosingsNotAscending(closing.participant)
        _check_closing(state, act.proposal, call, closing, signature)
        before = closing.participant
    if _has_many(proposal):
        _check_closers(state, call, proposal, [c.participant for c in act.closings])


def _check_closing(
    state: State, proposal_id: bytes, call: Call, closing: Closing, signature: Signed
) -> None:
    closer, proposal = closing.participant, state.proposals[proposal_id]
    if closing.proposal != proposal_id:
        raise ConsensusOtherProposal(proposal_id, closing.proposal)
    if not closing.no_objection:
        raise ConsensusClosingObjects(closer)
    _check_voice(state, call, closer, signature, closing.signed_at)
    if closing.signed_at < proposal.closes:
        raise ConsensusClosingEarly(closer, closing.signed_at, proposal.closes)
    until = closing.signed_at + _seconds(state, proposal, codes.PARAMETER_CLOSING_DAYS)
    if until < call.moment:
        raise ConsensusClosingStale(closer, until, call.moment)
    chair_closes = closer == state.chair and _has_many(proposal)
    if not _seat(state, proposal_id, closer).on_roll and not chair_closes:
        raise ConsensusNotOnRoll(proposal_id, closer)


def _check_closers(state: State, call: Call, proposal: Proposal, closers: list[int]) -> None:
    """The Chair and one that is neither Chair nor proposer; two such when the Chair cannot or
    does not within its days."""
    for closer in closers:
        if closer == proposal.proposer and closer != state.chair:
            raise ConsensusProposerCloses(closer)
    until = proposal.closes + _seconds(state, proposal, codes.PARAMETER_CHAIR_CLOSES_DAYS)
    chair = lookups.participant_on(state, state.chair, call.today)
    if state.chair not in closers and _has_voice(chair, call.today) and call.moment < until:
        raise ConsensusChairFirst(state.chair, until)


@decides(ConsensusBlock)
def block(state: State, act: ConsensusBlock, call: Call) -> list[Event]:
    proposal = _open_proposal(state, act.proposal)
    _check_window_over(act.proposal, proposal, call)
    if not proposal.objections:
        raise ConsensusNoObjection(act.proposal)
    by = tuple(
        participant
        for participant in sorted(state.participants)
        if _seat(state, act.proposal, participant).stance == codes.STANCE_OBJECTION
    )
    return [Blocked(act.proposal, by)]


@decides(ConsensusLapse)
def lapse(state: State, act: ConsensusLapse, call: Call) -> list[Event]:
    end = lapses_at(state, _open_proposal(state, act.proposal))
    if call.moment < end:
        raise ConsensusNotLapsed(act.proposal, end, call.moment)
    return [ProposalLapsed(act.proposal)]


@decides(ConsensusSuspendSelf)
def suspend_self(state: State, act: ConsensusSuspendSelf, call: Call) -> list[Event]:
    _, participant = actors.acting_office(state, call, call.sender, codes.POWER_VOICE)
    if act.document == NOTHING:
        raise ConsensusNoDocument(codes.MATTER_SUSPENSION)
    _check_voice_of(state, call, participant)
    _check_entries(state, participant, act.entries)
    approvals.check_focal_key(state, call, act, act.approval, act.signature, participant)
    suspended = codes.KP_SUSPENDED
    return matters.set_status(state, call, participant, suspended, call.today, act.document)


def _check_entries(state: State, participant: int, given: int) -> None:
    entries = len(state.participants[participant])
    if given != entries:
        raise ConsensusOtherEntries(participant, given, entries)


def _open_proposal(state: State, proposal_id: bytes) -> Proposal:
    proposal = state.proposals.get(proposal_id)
    if proposal is None:
        raise ConsensusUnknownProposal(proposal_id)
    if proposal.status != codes.PROPOSAL_OPEN:
        raise ConsensusNotOpen(proposal_id, proposal.status)
    return proposal


def _check_window_over(proposal_id: bytes, proposal: Proposal, call: Call) -> None:
    if call.moment < proposal.closes:
        raise ConsensusWindowOpen(proposal_id, proposal.closes, call.moment)


ENDS: dict[type[Event], int] = {
    Executed: codes.PROPOSAL_EXECUTED,
    Blocked: codes.PROPOSAL_BLOCKED,
    ProposalLapsed: codes.PROPOSAL_LAPSED,
}


@applies(Executed, Blocked, ProposalLapsed)
def ended(state: State, event: Executed | Blocked | ProposalLapsed, moment: int) -> None:
    proposal = state.proposals[event.proposal]
    state.proposals[event.proposal] = replace(proposal, status=ENDS[type(event)])
    state.open_proposals[proposal.proposer] -= 1
