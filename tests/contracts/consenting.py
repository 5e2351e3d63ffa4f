"""Proposals, voices and closings as tests put them: who says what, and when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from kp_ledger.base.messages import NO_KEY, Act, Event
from kp_ledger.domain.days import SECONDS_PER_DAY
from kp_ledger.domain.matters import PAYLOADS, pack, subject
from kp_ledger.generated import acts, codes
from kp_ledger.generated import events as happened
from kp_ledger.generated.records import Closing, Proposal, Voice
from kp_ledger.model.enrolments import NO_ENROLMENT
from tests.actors import AE, ALL_POWERS, AO, BW, ZW, actor, sign
from tests.contracts.approving import suspend_self
from tests.contracts.enrolling import UNSIGNED, open_office
from tests.contracts.probing import address, newcomer
from tests.world import DOCUMENT, ZONES, Door, ModelDoor

SUPPORT, SEEN, OBJECTION = codes.STANCE_SUPPORT, codes.STANCE_SEEN, codes.STANCE_OBJECTION
NOTHING = bytes(32)
UNKNOWN = b"\x77" * 32
HOUR = 3_600
DAY = SECONDS_PER_DAY
VOICES = {AE: "ae_office", AO: "ao_office", BW: "bw_office", ZW: "zw_voice"}
BW_ZONE = ZONES[BW, codes.NATURE_TRACED]


def today(door: Door) -> int:
    return door.moment // DAY


def over(door: Door, days: int = 10) -> int:
    """The day on which the window of what is proposed now will end."""
    return today(door) + days


def proposing(matter: int, number: int, document: bytes = DOCUMENT, **payload: Any) -> Act:
    kind = PAYLOADS[matter]
    said = kind(**payload) if kind else None
    return acts.ConsensusPropose(matter, subject(number), pack(said), NOTHING, document)


def suspension(door: Door, participant: int) -> Act:
    return proposing(codes.MATTER_SUSPENSION, participant, from_day=today(door))


def lifting(door: Door, participant: int) -> Act:
    return proposing(codes.MATTER_LIFTING, participant, from_day=today(door))


def parameter(door: Door, number: int, value: int, day: int = 0) -> Act:
    day = day or over(door, 31)
    return proposing(codes.MATTER_PARAMETER, number, NOTHING, value=value, from_day=day)


def zone_status(
    door: Door, status: int, zone: int = BW_ZONE, day: int = 0, releaser: int = 0
) -> Act:
    day = day or today(door)
    return proposing(codes.MATTER_ZONE_STATUS, zone, status=status, from_day=day, releaser=releaser)


def joins(
    participant: int, key: str, day: int, reserve: str = NO_KEY
) -> acts.ConsensusProposeJoining:
    said = (NO_ENROLMENT, UNSIGNED)
    return acts.ConsensusProposeJoining(
        participant, key, day, NOTHING, DOCUMENT, *said, reserve, *said
    )


def joining(
    door: Door, day: int = 0, key: str = "zw_focal", reserve: str = ""
) -> acts.ConsensusProposeJoining:
    day = day or over(door)
    return joins(ZW, address(key), day, address(reserve) if reserve else NO_KEY)


def propose(door: Door, act: Act, by: str = "ae_office") -> bytes:
    """The proposal's id."""
    opened = door.do(act, by)[0]
    assert isinstance(opened, happened.Proposed)
    return opened.proposal


def state_of(door: Door, proposal: bytes) -> Proposal:
    return door.state().proposals[proposal]


def voice(door: Door, proposal: bytes, participant: int, stance: int, **changes: Any) -> Voice:
    order = Voice(proposal, participant, stance, NOTHING, door.moment)
    return replace(order, **changes)


def say(
    door: Door,
    proposal: bytes,
    participant: int,
    stance: int = SUPPORT,
    by: str = "",
    **changes: Any,
) -> list[Event]:
    """A voice, signed by its office and sent by a stranger."""
    order = voice(door, proposal, participant, stance, **changes)
    signature = sign(order, by or VOICES[participant], door.ledger)
    return door.do(acts.ConsensusVoice(order, signature), "stranger")


def closing(door: Door, proposal: bytes, participant: int, **changes: Any) -> Closing:
    return replace(Closing(proposal, participant, True, door.moment), **changes)


def closing_act(door: Door, proposal: bytes, closings: Sequence[Closing]) -> Act:
    signatures = tuple(sign(one, VOICES[one.participant], door.ledger) for one in closings)
    payload = door.state().payloads.get(proposal, b"")
    return acts.ConsensusClose(proposal, payload, tuple(closings), signatures)


def close(door: Door, proposal: bytes, *closers: int) -> list[Event]:
    """Closings of these Participants, in the order given, sent by a stranger."""
    closings = [closing(door, proposal, closer) for closer in closers]
    return door.do(closing_act(door, proposal, closings), "stranger")


def wait(door: Door, proposal: bytes, days: int = 0) -> None:
    """Moves the clock to the end of the window, or some days after it."""
    door.moment = state_of(door, proposal).closes + days * DAY


def decide(door: Door, act: Act, by: str = "ae_office") -> list[Event]:
    """Proposed, supported by all of three, and closed by all: the events of the close."""
    proposal = propose(door, act, by)
    for participant in (AE, AO, BW):
        if VOICES[participant] != by:
            say(door, proposal, participant)
    wait(door, proposal)
    return close(door, proposal, AE, AO, BW)


def let_zw_join(door: Door) -> None:
    """Makes them four: Zimbabwe joins and opens an office with a voice."""
    newcomer("zw_focal")
    newcomer("zw_voice")
    decide(door, joining(door))
    office = open_office(0x40000001, ZW, ALL_POWERS, DOCUMENT, DOCUMENT, address("zw_voice"))
    door.do(office, "zw_focal")


def in_the_same_block(door: Door, act: Act, by: str) -> list[Event]:
    """What the act is answered at the moment of the last one."""
    if isinstance(door, ModelDoor):
        door.moment -= 1
        return door.do(act, by)
    if hasattr(door, "contracts"):
        return _asked_of_the_last_block(door, act, by)
    return pytest.skip("asks one side only")


def _asked_of_the_last_block(door: Any, act: Act, by: str) -> list[Event]:
    from kp_ledger.chain import codec
    from tests.contracts import brownie_door

    block = brownie_door.brownie.web3.eth.block_number
    to = door.contracts[act.contract].address
    data = brownie_door._revert_data(actor(by).address, to, codec.encode(act), block)
    raise codec.decode_refusal(data)


def suspend_itself(door: Door, *participants: int) -> None:
    for participant in participants:
        suspend_self(door, VOICES[participant])


def opening(door: Door, millicarats: int = 5_000, day: int = 0, participant: int = AE) -> Act:
    day = day or today(door) + 10
    return proposing(
        codes.MATTER_OPENING_STOCK, participant, millicarats=millicarats, until_day=day
    )


def supported(door: Door) -> bytes:
    """A parameter, supported by all three; the window is open."""
    act = parameter(door, codes.PARAMETER_LATE_DAYS, 5, today(door) + 50)
    proposal = propose(door, act)
    say(door, proposal, AO)
    say(door, proposal, BW)
    return proposal
