"""Promises about hands, holds, borders and certificates."""

from __future__ import annotations

from kp_ledger.base.messages import NO_KEY
from kp_ledger.domain.parcels import Parcel
from kp_ledger.generated import codes
from kp_ledger.generated.acts import PaperRecordInbound, ParcelsReleaseHold
from tests.promises.ghost import Ghost, in_short
from tests.promises.promises import KEPT, Judgement, promise, promise_to_stop
from tests.promises.watching import CERTIFICATES_LIVE, LIVE, Step, values

TWO_DAYS = 48 * 3_600
BY_LAW = "MovedByLaw"
OVER = frozenset({codes.PARCEL_SPENT, codes.PARCEL_OUTSIDE, codes.PARCEL_VOID})
ENDS_A_JOURNEY = frozenset(
    {codes.CERTIFICATE_DEPARTED, codes.CERTIFICATE_DETAINED, codes.CERTIFICATE_RETURNING}
    | {codes.CERTIFICATE_LOST, codes.CERTIFICATE_SUPERSEDED}
)
# What was lost on its way may have been put on hold meanwhile; found there, it goes on with its hold.
PASS_A_HOLD = (
    "Voided", "WrittenDown", "MovedByLaw", "WentMissing", "Found", "Unsealed", "Arrived",
    "DetainedAgain", "ShipmentFound",
)  # fmt: skip


@promise
def custody_moves_with_both_hands(step: Step, ghost: Ghost) -> Judgement:
    """Custody changes when both have signed, by law, or by a row of (b), and not otherwise."""
    for parcel, (before, after) in step.parcels.items():
        if before.status not in LIVE or before.custodian == after.custodian:
            continue
        both = {before.custodian, after.custodian} <= step.causes()
        by_law = any(event.parcel == parcel for event in step.of(BY_LAW))
        by_row = before.certificate in ghost.departed and bool(step.certificates)
        yield KEPT if both or by_law or by_row else "without both hands"


@promise
def title_moves_with_both_hands(step: Step, ghost: Ghost) -> Judgement:
    """Title changes when both have signed, or by law."""
    for parcel, (before, after) in step.parcels.items():
        if before.status not in LIVE or before.owner == after.owner:
            continue
        by_law = any(event.parcel == parcel for event in step.of(BY_LAW))
        yield KEPT if {before.owner, after.owner} <= step.causes() or by_law else "without both"


@promise
def work_is_its_hands_own(step: Step, ghost: Ghost) -> Judgement:
    """What is spent in work is spent by its custodian and its owner, and comes to the same."""
    for before, after in step.parcels.values():
        if before.status in LIVE and after.status == codes.PARCEL_SPENT:
            yield KEPT if {before.custodian, before.owner} <= step.causes() else "by others"


@promise
def what_is_made_stays_with_its_hands(step: Step, ghost: Ghost) -> Judgement:
    """What work makes has the custodian, owner and place of what went into it."""
    spent = {
        _hands(before)
        for before, after in step.parcels.values()
        if after.status == codes.PARCEL_SPENT and before.status in LIVE
    }
    if not spent:
        return
    for before, after in step.parcels.values():
        if before.status == codes.PARCEL_NONE:
            yield KEPT if {_hands(after)} == spent else "in other hands"


def _hands(word: Parcel) -> tuple[int, int, int]:
    return word.custodian, word.owner, word.place


@promise
def a_border_needs_a_certificate(step: Step, ghost: Ghost) -> Judgement:
    """A parcel comes to another place, or outside, under a certificate issued and departed."""
    for before, after in step.parcels.values():
        if before.status not in LIVE:
            continue
        if before.place == after.place and after.status != codes.PARCEL_OUTSIDE:
            continue
        if before.kind & ~codes.SINGLE_STONE == codes.KIND_POLISHED:
            continue
        yield KEPT if _travelled(step, ghost, before) else "without a certificate"


def _travelled(step: Step, ghost: Ghost, word: Parcel) -> bool:
    number = word.certificate
    if number not in ghost.issued & ghost.departed or number not in step.certificates:
        return False
    before, _ = step.certificates[number]
    return before is not None and before.a.status in ENDS_A_JOURNEY


@promise
def goods_lie_where_their_holder_is(step: Step, ghost: Ghost) -> Judgement:
    """Whoever comes to hold a parcel is of the Participant in which it lies."""
    for before, after in step.parcels.values():
        if after.status == codes.PARCEL_HELD and before.custodian != after.custodian:
            yield KEPT if ghost.place[after.custodian] == after.place else "held from abroad"


@promise
def one_live_certificate(step: Step, ghost: Ghost) -> Judgement:
    """No parcel is under two live certificates; one that is sealed or departed is under its own."""
    for event in step.of("Sealed"):
        for parcel in event.parcels:
            others = [
                number for number in _live(step, ghost, parcel) if number != event.certificate
            ]
            yield KEPT if not others else "under two"
    for _, after in step.parcels.values():
        if after.status in (codes.PARCEL_SEALED, codes.PARCEL_DEPARTED):
            record = step.state.certificates.get(after.certificate)
            under = record is not None and record.a.status in CERTIFICATES_LIVE
            yield KEPT if under else "under none that is live"


def _live(step: Step, ghost: Ghost, parcel: bytes) -> list[int]:
    return [
        number
        for number, parcels in ghost.under.items()
        if parcel in parcels and step.state.certificates[number].a.status in CERTIFICATES_LIVE
    ]


@promise
def a_hold_stops_moves(step: Step, ghost: Ghost) -> Judgement:
    """A parcel on hold is not handed over, worked on, sealed or let go."""
    for before, after in step.parcels.values():
        if not before.holds or before.status not in LIVE:
            continue
        if before.custodian == after.custodian and before.status == after.status:
            yield KEPT
        else:
            yield KEPT if step.of(*PASS_A_HOLD) else "moved"


@promise_to_stop
def an_order_works_once(step: Step, ghost: Ghost) -> Judgement:
    """What was signed and has been carried out is not carried out again."""
    if ghost.carried_out(step.act):
        yield "worked twice"


@promise_to_stop
def what_has_ended_is_over(step: Step, ghost: Ghost) -> Judgement:
    """A parcel that is spent, outside or void is no part of any act, and never changes."""
    for before, _ in step.parcels.values():
        if before.status in OVER:
            yield "came back"
    if not step.events:
        named = (step.state.parcel(it) for it in values(step.act, "parcel"))
        yield from ("tried" for word in named if word.status in OVER)


@promise
def days_and_revisions_grow(step: Step, ghost: Ghost) -> Judgement:
    """Each change raises a parcel's revision, and no change bears an earlier day than the last."""
    for before, after in step.parcels.values():
        if before.status in LIVE and before != after:
            grown = after.revision > before.revision and after.day >= before.day
            yield KEPT if grown else "went back"


# What one number, and one key, bring in alone


@promise_to_stop
def one_number_is_recorded_once(step: Step, ghost: Ghost) -> Judgement:
    """Paper names the first that bore its number, if there was one, and is then on hold whole."""
    if not isinstance(step.act, PaperRecordInbound):
        return
    paper = step.act.paper
    first = ghost.papers.get((paper.issuer, in_short(paper)), 0)
    held = {one.parcel for one in step.of("HoldPlaced")}
    if paper.collides_with != first:
        yield "names another"
    elif first and any(one.parcel not in held for one in step.of("InboundRegistered")):
        yield "on no hold"


@promise_to_stop
def one_key_releases_nothing_it_entered(step: Step, ghost: Ghost) -> Judgement:
    """What one key entered another releases, and both have been live for two days."""
    if not isinstance(step.act, ParcelsReleaseHold):
        return
    entered = ghost.entered.get(step.act.hold, NO_KEY)
    if entered == NO_KEY:
        return
    if step.by == entered:
        yield "by the same key"
    elif any(ghost.keys[key].from_ + TWO_DAYS > step.moment for key in (entered, step.by)):
        yield "by a young key"
