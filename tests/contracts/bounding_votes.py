"""Windows, closings and days ahead, as the table of boundaries tries them."""

from __future__ import annotations

from collections.abc import Callable

from kp_ledger.base.messages import Act
from kp_ledger.generated import acts, codes
from kp_ledger.generated.events import Proposed
from tests.actors import AE, AO, BW, ZW
from tests.contracts.bounding_days import Does
from tests.contracts.consenting import (
    BW_ZONE,
    OBJECTION,
    VOICES,
    close,
    closing,
    closing_act,
    joining,
    let_zw_join,
    lifting,
    opening,
    over,
    parameter,
    propose,
    proposing,
    say,
    state_of,
    supported,
    suspend_itself,
    suspension,
    today,
    wait,
    zone_status,
)
from tests.contracts.probing import through
from tests.contracts.test_closing import heard
from tests.world import DOCUMENT, Door

Proposing = Callable[[Door], Act]
LATER = 100  # days: behind every window
ORIGIN = BW_ZONE << 8 | 1


# One of each matter


def joins(door: Door) -> Act:
    return joining(door, today(door) + LATER)


def suspends(door: Door) -> Act:
    return suspension(door, AO)


def lifts(door: Door) -> Act:
    suspend_itself(door, AO)
    return lifting(door, AO)


def limits(door: Door) -> Act:
    return zone_status(door, codes.ZONE_LIMITED)


def bars(door: Door) -> Act:
    return proposing(codes.MATTER_BAR_ORIGIN, ORIGIN, share=0)


def releases(door: Door) -> Act:
    through(door, "Decisions", acts.ZonesBarOrigin(ORIGIN, 0, DOCUMENT))
    return proposing(codes.MATTER_RELEASE_ORIGIN, ORIGIN)


def opens(door: Door) -> Act:
    return opening(door, day=today(door) + LATER)


def sets(door: Door) -> Act:
    return parameter(door, codes.PARAMETER_LATE_DAYS, 5, today(door) + LATER)


# When it is closed, blocked, heard


def closed(make: Proposing) -> Does:
    """So many seconds after it was proposed, supported by the whole roll."""

    def closes(door: Door, seconds: int) -> None:
        proposed = _proposed(door, make)
        for participant in proposed.roll:
            if participant != AE:
                say(door, proposed.proposal, participant)
        door.moment = proposed.opens + seconds
        close(door, proposed.proposal, *proposed.roll)

    closes.__name__ = f"{make.__name__}_and_is_closed"
    return closes


def blocked(door: Door, seconds: int) -> None:
    proposed = _proposed(door, suspends)
    say(door, proposed.proposal, BW, OBJECTION)
    door.moment = proposed.opens + seconds
    door.do(acts.ConsensusBlock(proposed.proposal), "stranger")


def heard_in(make: Proposing) -> Does:
    """A voice so many seconds after it was proposed."""

    def hears(door: Door, seconds: int) -> None:
        proposed = _proposed(door, make)
        door.moment = proposed.opens + seconds
        say(door, proposed.proposal, BW)

    hears.__name__ = f"{make.__name__}_and_is_heard"
    return hears


def _proposed(door: Door, make: Proposing) -> Proposed:
    proposed = door.do(make(door), VOICES[AE])[0]
    assert isinstance(proposed, Proposed)
    return proposed


def half_is_enough(door: Door, participants: int) -> None:
    """Two have seen it, and two close: of three, or of four."""
    if participants > 3:
        let_zw_join(door)
    proposal = heard(door, AE, BW)
    wait(door, proposal)
    close(door, proposal, AE, BW)


def two_close(door: Door, participants: int) -> None:
    """What everyone supports."""
    if participants > 3:
        let_zw_join(door)
    proposal = supported(door)
    wait(door, proposal)
    close(door, proposal, AO, BW)


def closed_by_the_chair_it_is_about(door: Door, participants: int) -> None:
    if participants > 3:
        let_zw_join(door)
    proposal = propose(door, suspension(door, BW))
    for participant in (AO, ZW)[: participants - 2]:
        say(door, proposal, participant)
    wait(door, proposal)
    close(door, proposal, *((AE, AO, BW) if participants < 4 else (AO, BW)))


def heard_of_itself(door: Door, participants: int) -> None:
    if participants > 3:
        let_zw_join(door)
    say(door, propose(door, suspension(door, AO)), AO, OBJECTION)


def closed_without_the_chair(door: Door, seconds: int) -> None:
    let_zw_join(door)
    proposal = heard(door, AE, BW)
    door.moment = state_of(door, proposal).closes + seconds
    close(door, proposal, AE, ZW)


def closed_late(door: Door, seconds: int) -> None:
    proposal = propose(door, suspends(door))
    for participant in (AO, BW):
        say(door, proposal, participant)
    door.moment = state_of(door, proposal).closes + seconds
    close(door, proposal, AE, AO, BW)


def lapsed(door: Door, seconds: int) -> None:
    proposal = supported(door)
    door.moment = state_of(door, proposal).closes + seconds
    door.do(acts.ConsensusLapse(proposal), "stranger")


def closed_with_an_old_signature(door: Door, seconds: int) -> None:
    proposal = supported(door)
    wait(door, proposal, 5)
    old = closing(door, proposal, BW, signed_at=door.moment - seconds)
    others = [closing(door, proposal, one) for one in (AE, AO)]
    door.do(closing_act(door, proposal, [*others, old]), "stranger")


# Days ahead


def setting_ahead(door: Door, days: int) -> None:
    day = today(door) + days
    door.do(acts.ParticipantsSetSetting(codes.SETTING_EXPIRY_DAYS, 30, day), "bw_office")


def parameter_set_ahead(door: Door, days: int) -> None:
    """By the door through which a decision comes."""
    act = acts.ParticipantsSetParameter(codes.PARAMETER_LATE_DAYS, 5, today(door) + days)
    through(door, "Decisions", act)


def zone_set_ahead(door: Door, days: int) -> None:
    day = today(door) + days
    act = acts.ZonesSetStatus(BW_ZONE, codes.ZONE_LIMITED, day, 0, DOCUMENT)
    through(door, "Decisions", act)


def joining_ahead(door: Door, days: int) -> None:
    propose(door, joining(door, over(door) + days), "bw_office")


def zone_ahead(door: Door, days: int) -> None:
    propose(door, zone_status(door, codes.ZONE_LIMITED, day=over(door) + days))


def opening_ahead(door: Door, days: int) -> None:
    propose(door, opening(door, day=over(door) + days))


def parameter_ahead(door: Door, days: int) -> None:
    propose(door, parameter(door, codes.PARAMETER_LATE_DAYS, 5, over(door, 30) + days))


def proposals(door: Door, count: int) -> None:
    for participant in range(count):
        act = joining(door, over(door) + participant) if participant else suspension(door, AE)
        propose(door, act, "bw_office")


def proposals_of_a_suspension(door: Door, count: int) -> None:
    """The last of them in another way than by one who joins."""
    for number in range(count - 1):
        propose(door, joining(door, over(door) + number), "bw_office")
    propose(door, suspension(door, AE), "bw_office")
