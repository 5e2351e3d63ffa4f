"""The table: of every limit, at every act where it is looked at, the last value that is allowed.

Numbers stand here as numbers: a limit that moves in the sources is noticed here, through every door.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from kp_ledger.generated import codes
from kp_ledger.generated import refusals as rule
from tests.contracts import bounding as size
from tests.contracts import bounding_days as days
from tests.contracts import bounding_orders as orders
from tests.contracts import bounding_shipments as ships
from tests.contracts import bounding_votes as votes
from tests.contracts import bounding_wear as worn
from tests.contracts import bounding_widths as wide
from tests.contracts.bounding_orders import ahead, until, young
from tests.world import Door

HOUR = 3_600
DAY = 24 * HOUR
DAYS_90, DAYS_30, DAYS_20, DAYS_10 = 90 * DAY, 30 * DAY, 20 * DAY, 10 * DAY


@dataclass(frozen=True)
class Boundary:
    """`do` succeeds with `last`, and is refused by `refusal` one further on: one more, or one less."""

    limit: str
    last: int
    do: Callable[[Door, int], None]
    refusal: type[Exception]
    beyond: int = 1
    set_to: int | None = None  # of a setting or a parameter; None while nobody has set it

    @property
    def first(self) -> int:
        """The first value that is refused."""
        return self.last + self.beyond


def least(
    limit: str, last: int, do: Callable[[Door, int], None], refusal: type[Exception]
) -> Boundary:
    """What is refused is less."""
    return Boundary(limit, last, do, refusal, beyond=-1)


# Signed orders: each lives for 90 days, and a clock may be an hour ahead

ORDERS = [
    orders.handover, orders.work, orders.application, orders.valuation, orders.acceptance,
    orders.acceptance_of_paper, orders.resolution, orders.writing_down, orders.key,
    orders.first_key, orders.offices_key, orders.key_after_a_cut, orders.joiners_key,
    orders.reserve_key, orders.key_taking_over, orders.approval_of_a_loss,
    orders.approval_of_a_write_down, orders.approval_of_a_suspension, orders.approval_of_a_move,
    orders.approval_of_asking, orders.approval_of_an_issue, orders.approval_of_a_void,
    orders.approval_of_a_replacement,
]  # fmt: skip
OTHERS_WITH_A_MOMENT = [orders.producing, orders.voice, orders.closing_]
OF_TWO_KEYS = [
    young(orders.asks, asked=False), young(orders.moves, asked=False), young(orders.issuing),
    young(orders.voids), young(orders.replaces),
]  # fmt: skip

SIGNED = [
    *(Boundary("LIMIT_ORDER_DAYS", DAYS_90, until(one), rule.OrdersDeadlineTooFar) for one in ORDERS),
    Boundary(
        "LIMIT_PRODUCTION_ORDER_DAYS", DAYS_30, until(orders.producing), rule.OrdersDeadlineTooFar
    ),
    *(
        Boundary("LIMIT_CLOCK_SKEW", HOUR, ahead(one), rule.ParticipantsSignedAhead)
        for one in (*ORDERS, *OTHERS_WITH_A_MOMENT)
    ),
    least(
        "LIMIT_CLOCK_SKEW", HOUR + 1, orders.signed_after_withdrawal, rule.ParticipantsOrderWithdrawn
    ),
    *(least("LIMIT_SECOND_KEY_HOURS", 48 * HOUR, one, rule.ApprovalsKeyTooYoung) for one in OF_TWO_KEYS),
    least("LIMIT_LOST_KEY_HOURS", 48 * HOUR, orders.key_of_who_lost_one, rule.ParticipantsKeyNotLive),
]  # fmt: skip

# How many

SIZES = [
    Boundary("LIMIT_ORIGINS", 128, size.origins, rule.BlendsTooManyOrigins),
    Boundary("LIMIT_ORIGINS", 128, size.stated_origins, rule.BlendsTooManyOrigins),
    Boundary("LIMIT_INPUTS", 1_000, size.inputs, rule.TransformationsTooManyInputs),
    Boundary("LIMIT_INPUTS", 1_000, size.resort_inputs, rule.TransformationsTooManyInputs),
    Boundary("LIMIT_INPUTS", 1_000, size.cut_inputs, rule.TransformationsTooManyInputs),
    Boundary("LIMIT_OUTPUTS", 200, size.lots, rule.ParcelsTooManyLots),
    Boundary("LIMIT_OUTPUTS", 200, size.lots_by_order, rule.ParcelsTooManyLots),
    Boundary("LIMIT_OUTPUTS", 200, size.lots_by_the_office, rule.ParcelsTooManyLots),
    Boundary("LIMIT_OUTPUTS", 200, size.opening_lots, rule.CorrectionsTooManyLots),
    Boundary("LIMIT_OUTPUTS", 200, size.parts, rule.TransformationsTooManyOutputs),
    Boundary("LIMIT_OUTPUTS", 200, size.sorts, rule.TransformationsTooManyOutputs),
    Boundary("LIMIT_OUTPUTS", 200, size.cut_outputs, rule.TransformationsTooManyOutputs),
    Boundary("LIMIT_SOLD", 200, size.sold, rule.TransformationsTooManyInputs),
    Boundary("LIMIT_CERTIFICATE_PARCELS", 200, size.requested, rule.RequestsTooManyParcels),
    Boundary("LIMIT_CERTIFICATE_PARCELS", 200, size.recorded, rule.PaperTooManyParcels),
    least("VALUATIONS_NEEDED", 2, size.valuers, rule.RequestsTooFewValuers),
    least("VALUATIONS_NEEDED", 2, size.valuations, rule.RequestsTooFewValuations),
    Boundary("LIMIT_CITED", 200, size.cited, rule.RequestsTooManyCited),
    Boundary("LIMIT_SEALS", 200, size.seals, rule.ShipmentsTooManySeals),
    Boundary("LIMIT_PAPER_NUMBER", 32, size.printed, rule.PaperNumberTooLong),
    Boundary("LIMIT_HANDOVER_PARCELS", 100, size.handed_over, rule.ParcelsTooManyHandedOver),
    Boundary("LIMIT_HANDOVER_PARCELS", 100, size.moved_by_law, rule.CorrectionsTooManyMoved),
    Boundary("LIMIT_SERIALS_AHEAD", 10_000_000, size.allotted_ahead, rule.EnrolmentsRangeTooFar),
    Boundary("LIMIT_KEYS_KEPT", 100, size.kept_keys, rule.EnrolmentsTooManyKept),
    Boundary("LIMIT_KEYS_KEPT", 100, size.kept_taking_over, rule.EnrolmentsTooManyKept),
    Boundary("LIMIT_REVISIONS", 65_000, worn.worn_and_handed_over, rule.ParcelsRevisionsUsedUp),
    Boundary("LIMIT_REVISIONS", 65_000, worn.worn_and_applied_for, rule.RequestsRevisionsUsedUp),
    Boundary("LIMIT_REVISIONS", 65_000, worn.worn_and_lost_of, rule.TransformationsRevisionsUsedUp),
    Boundary("LIMIT_REVISIONS", 65_000, worn.worn_and_missed, rule.CorrectionsRevisionsUsedUp),
    Boundary("LIMIT_REVISIONS", 65_000, worn.worn_and_found, rule.CorrectionsRevisionsUsedUp),
    Boundary("LIMIT_REVISIONS", 65_000, worn.worn_and_superseded, rule.IssuanceRevisionsUsedUp),
    Boundary("LIMIT_STEPS", 199, worn.detained_at_step, rule.DetentionsStepsUsedUp),
    Boundary("LIMIT_STEPS", 199, worn.superseded_at_step, rule.DetentionsStepsUsedUp),
    Boundary("LIMIT_STEPS", 199, worn.found_at_step, rule.DetentionsStepsUsedUp),
    Boundary("LIMIT_STEPS", 199, worn.found_alone_at_step, rule.DetentionsStepsUsedUp),
    Boundary("LIMIT_TOLERATED_PART", 100, ships.measured_apart_of_little, rule.ShipmentsMeasuredOutside),
]  # fmt: skip

# When

LATEST = [
    Boundary("LIMIT_DAYS_AHEAD", 366, votes.setting_ahead, rule.ParticipantsDayTooFar),
    Boundary("LIMIT_DAYS_AHEAD", 366, votes.parameter_set_ahead, rule.ParticipantsDayTooFar),
    Boundary("LIMIT_DAYS_AHEAD", 366, votes.zone_set_ahead, rule.ZonesDayTooFar),
    Boundary("LIMIT_DAYS_AHEAD", 366, votes.joining_ahead, rule.ConsensusDayAfter),
    Boundary("LIMIT_DAYS_AHEAD", 366, votes.zone_ahead, rule.ConsensusDayAfter),
    Boundary("LIMIT_DAYS_AHEAD", 366, votes.opening_ahead, rule.ConsensusDayAfter),
    Boundary("LIMIT_DAYS_AHEAD", 366, votes.parameter_ahead, rule.ConsensusDayAfter),
    least("LIMIT_STOP_AGAIN_DAYS", 90, days.stopped_again, rule.ZonesStoppedLately),
    least("LIMIT_STOP_AGAIN_DAYS", 90, days.stopped_again_in_its_place, rule.ZonesStoppedLately),
    least("LIMIT_MANY_COUNTED", 4, votes.half_is_enough, rule.ConsensusNotAllSupport),
    least("LIMIT_MANY_COUNTED", 4, votes.two_close, rule.ConsensusClosingCount),
    least("LIMIT_MANY_COUNTED", 4, votes.closed_by_the_chair_it_is_about, rule.ConsensusNotAllSupport),
    Boundary("LIMIT_MANY_COUNTED", 3, votes.heard_of_itself, rule.ConsensusNotOnRoll),
    Boundary("14 hours", 14 * HOUR, days.handed_over_of_a_day_to_come, rule.ParcelsDayInFuture),
    Boundary("14 hours", 14 * HOUR, days.split_of_a_day_to_come, rule.TransformationsDayInFuture),
    Boundary("14 hours", 14 * HOUR, days.valued_of_a_day_to_come, rule.RequestsDayInFuture),
    Boundary("14 hours", 14 * HOUR, days.dug_of_a_day_to_come, rule.ZonesDayInFuture),
    Boundary("14 hours", 14 * HOUR, days.departed_of_a_day_to_come, rule.CertificatesDayInFuture),
    Boundary("14 hours", 14 * HOUR, days.confirmed_of_a_day_to_come, rule.CertificatesDayInFuture),
    Boundary("14 hours", 14 * HOUR, days.seen_of_a_day_to_come, rule.CertificatesDayInFuture),
    Boundary("14 hours", 14 * HOUR, days.recorded_of_a_day_to_come, rule.CertificatesDayInFuture),
]  # fmt: skip


# What has no limit but a width: by the refusal

BITS_40, BITS_64 = (1 << 40) - 1, (1 << 64) - 1


def width(
    last: int, refusal: type[Exception], *does: Callable[[Door, int], None]
) -> Iterator[Boundary]:
    return (Boundary(refusal.__name__, last, do, refusal) for do in does)


WIDTHS = [
    *width(BITS_40, rule.BlendsTooHeavy, wide.mixed, wide.sorted_again, wide.stated, wide.certified),
    *width(BITS_40, rule.PaperTooHeavy, wide.on_paper),
    *width(BITS_40, rule.ZonesTooMuch, wide.dug_in_a_month),
    *width(1_000, rule.ZonesOpeningExceeded, wide.opening),
    *width(BITS_64, rule.RequestsValueTooHigh, wide.valued),
    *width(BITS_64, rule.PaperValueTooHigh, wide.worth_on_paper),
    *width(255, rule.ParcelsHoldsUsedUp, wide.held_so_often),
    *width(65_535, rule.ParcelsRevisionsUsedUp, wide.held_at_last, wide.missed_at_last,
           wide.written_down_at_last),
    *width((1 << 31) - 1, rule.EnrolmentsBadRange, wide.allotted),
    *width(1_000_000, rule.ConsensusShareTooLarge, wide.share),
]  # fmt: skip

# Settings and parameters: while nobody has set them, and set to something else


def both(row: Boundary, set_to: int, last: int) -> Iterator[Boundary]:
    yield row
    yield replace(row, set_to=set_to, last=last)


def each(name: str, lasts: tuple[int, int, int], refusal: type[Exception], *does: Callable[[Door, int], None], beyond: int = 1) -> Iterator[Boundary]:  # fmt: skip
    """At each act the last while it is usual, what it is set to, and the last from then on."""
    usual, set_to, last = lasts
    for do in does:
        yield from both(Boundary(name, usual, do, refusal, beyond), set_to, last)


VALUED = [
    ships.worth(kind) for kind in (codes.KIND_UNSORTED, codes.KIND_INDUSTRIAL, codes.KIND_GEM)
]
ALONE = [
    ships.resolved_alone_after(outcome) for outcome in (codes.OUTCOME_RETURN, codes.OUTCOME_FORFEIT)
]
LEDGER = [votes.joins, votes.opens]
KP = [votes.suspends, votes.lifts, votes.limits, votes.bars, votes.releases]
UNAPPROVED = rule.TransformationsLossNotApproved
UNYIELDED = rule.TransformationsYieldNotApproved

ACTING = [
    *each("PARAMETER_OPEN_PROPOSALS", (3, 5, 5), rule.ConsensusTooManyOpen, votes.proposals),
    *each("PARAMETER_CHAIR_CLOSES_DAYS", (DAYS_10, 15, 15 * DAY), rule.ConsensusChairFirst,
          votes.closed_without_the_chair, beyond=-1),
    *each("PARAMETER_LAPSE_DAYS", (DAYS_30, 45, 45 * DAY), rule.ConsensusNotLapsed,
          votes.lapsed, beyond=-1),
    *each("PARAMETER_LAPSE_DAYS", (DAYS_30 - 1, 45, 45 * DAY - 1), rule.ConsensusPastItsEnd,
          votes.closed_late),
    *each("PARAMETER_CLOSING_DAYS", (DAY, 3, 3 * DAY), rule.ConsensusClosingStale,
          votes.closed_with_an_old_signature),
    *each("SETTING_EXPIRY_DAYS", (60, 40, 40), rule.IssuanceExpiryTooFar, ships.expires_after,
          ships.technical_expires_after),
    Boundary("SETTING_EXPIRY_DAYS", 20, ships.replaced_to_expire_after, rule.IssuanceExpiryTooFar),
    *each("SETTING_OVERDUE_DAYS", (15, 40, 41), rule.DetentionsNotLostYet, ships.overdue_and_lost,
          beyond=-1),
    Boundary("SETTING_DETAIN_EXPIRED", 0, ships.arrives_after_expiry, rule.ShipmentsExpiredOnArrival),
    Boundary("SETTING_DETAIN_EXPIRED", 0, ships.confirmed_after_expiry, rule.ShipmentsExpiredOnArrival,
             set_to=1),
    Boundary("SETTING_DETAIN_EXPIRED", 0, ships.paper_arrives_after_expiry, rule.PaperExpiredOnArrival),
    Boundary("SETTING_DETAIN_EXPIRED", 0, ships.recorded_after_expiry, rule.PaperExpiredOnArrival,
             set_to=1),
    *each("PARAMETER_PRODUCTION_DAYS", (30, 12, 12), rule.ZonesTooOld, days.dug_before,
          days.signed_and_dug_before),
    *each("PARAMETER_PRODUCTION_DAYS", (31, 12, 13), rule.ZonesInTime, days.entered_by_the_office,
          beyond=-1),
    *each("PARAMETER_GRACE_AFTER_BAR_DAYS", (7, 20, 20), rule.ZonesGraceOver,
          days.entered_after_a_bar, days.signed_after_a_bar, days.entered_by_the_office_after_a_bar,
          days.entered_after_the_zone_closed),
    *each("PARAMETER_LATE_DAYS", (3, 9, 9), rule.ShipmentsEnteredTooLate,
          ships.departed_late_after_expiry),
    *each("PARAMETER_LATE_DAYS", (3, 9, 9), days.Marked, ships.departure_entered_after,
          ships.arrival_entered_after, ships.paper_entered_after),
    *each("PARAMETER_LATE_DAYS", (4, 9, 10), rule.CancellationsNotExpired, ships.lapsed_after, beyond=-1),
    *each("PARAMETER_VALUATION_DAYS", (30, 12, 12), rule.RequestsTooFewValuations,
          ships.issued_after_valuation),
    *each("PARAMETER_VALUATION_DAYS", (30, 12, 12), rule.RequestsValuationTooOld,
          ships.valuation_given_after),
    *each("PARAMETER_LOSS_ON_HOLD_PPM", (30_000, 45_000, 45_000), rule.ParcelsOnHold, days.lost),
    *each("PARAMETER_LOSS_ON_HOLD_PPM", (30_000, 45_000, 45_000), days.Marked,
          days.mixed_with_a_loss, days.resorted_with_a_loss),
    *each("PARAMETER_LOSS_APPROVED_PPM", (200_000, 70_000, 70_000), UNAPPROVED, days.loses,
          days.mix_loses, days.resort_loses),
    *each("PARAMETER_YIELD_MOST_PPM", (700_000, 550_000, 550_000), UNYIELDED, days.yields),
    *each("PARAMETER_YIELD_LEAST_PPM", (150_000, 250_000, 250_000), UNYIELDED, days.yields, beyond=-1),
    *each("PARAMETER_VOID_DAYS", (30, 50, 50), rule.CorrectionsTooLate, days.voided_after),
    *each("PARAMETER_PAPER_GRACE_DAYS", (60, 20, 20), rule.PaperGraceOver, ships.recorded_after_joining),
    *each("PARAMETER_WINDOW_LEDGER_DAYS", (DAYS_10, 20, DAYS_20), rule.ConsensusWindowOpen,
          *map(votes.closed, LEDGER), beyond=-1),
    *each("PARAMETER_WINDOW_LEDGER_DAYS", (DAYS_10 - 1, 20, DAYS_20 - 1), rule.ConsensusWindowOver,
          votes.heard_in(votes.joins)),
    *each("PARAMETER_WINDOW_KP_DAYS", (DAYS_10, 20, DAYS_20), rule.ConsensusWindowOpen,
          *map(votes.closed, KP), votes.blocked, beyond=-1),
    *each("PARAMETER_WINDOW_KP_DAYS", (DAYS_10 - 1, 20, DAYS_20 - 1), rule.ConsensusWindowOver,
          votes.heard_in(votes.suspends)),
    *each("PARAMETER_WINDOW_PARAMETER_DAYS", (DAYS_30, 90, DAYS_90), rule.ConsensusWindowOpen,
          votes.closed(votes.sets), beyond=-1),
    *each("PARAMETER_WINDOW_PARAMETER_DAYS", (DAYS_30 - 1, 90, DAYS_90 - 1),
          rule.ConsensusWindowOver, votes.heard_in(votes.sets)),
    *each("PARAMETER_DAYS_BEFORE_SIGNING", (7, 20, 20), rule.OrdersDayTooEarly,
          days.handed_over_before, days.split_before, days.valued_before),
    *each("PARAMETER_WRITE_OFF_DAYS", (181, 100, 101), rule.CorrectionsNotYetWrittenOff,
          days.written_off_after, beyond=-1),
    *each("PARAMETER_RESOLVE_ALONE_DAYS", (31, 20, 21), rule.DetentionsNotAloneYet, *ALONE, beyond=-1),
    *each("PARAMETER_LOST_OVERDUE_DAYS", (91, 70, 71), rule.DetentionsNotLostYet,
          ships.lost_past_overdue, beyond=-1),
    *each("PARAMETER_LOST_DETAINED_DAYS", (181, 130, 131), rule.DetentionsNotLostYet,
          ships.lost_after_detention, beyond=-1),
    *each("PARAMETER_LOST_DETAINED_DAYS", (361, 130, 261), rule.DetentionsNotLostYet,
          ships.lost_though_detained_again, beyond=-1),
    *each("PARAMETER_UNDO_DAYS", (3, 6, 6), rule.ShipmentsUndoneTooLate, ships.undone_after),
    *each("PARAMETER_DOLLARS_PER_CARAT", (1_000_000, 150_000, 150_000), rule.IssuanceValueTooHigh,
          *VALUED),
]  # fmt: skip

TABLE = [*SIGNED, *SIZES, *LATEST, *WIDTHS, *ACTING]
# Tests elsewhere that say both sides, where hundreds of acts lead to the limit.
HELD_BY = {
    "LIMIT_HOLD_PARCELS": "test_holds.py::test_a_hold_names_200_parcels_at_most",
    "LIMIT_ENTRIES": "test_blends.py::test_the_different_blends_have_2048_entries_at_most",
    "LIMIT_FOUND_DAYS": "test_losses.py::test_what_both_declared_one_finds_after_ninety_days",
    "LIMIT_RESERVE_NOTICE_DAYS": (
        "test_reserve.py::test_the_first_reserve_counts_at_once_and_the_next_in_ten_days"
    ),
    "LIMIT_TOLERANCE_MILLICARATS": (
        "test_tolerances.py::test_an_office_tolerates_a_carat_and_5000_millionths_at_most"
    ),
    "LIMIT_TOLERANCE_PPM": (
        "test_tolerances.py::test_an_office_tolerates_a_carat_and_5000_millionths_at_most"
    ),
    "LIMIT_HEARD_BESIDES": "test_closing.py::test_two_besides_the_proposer_are_enough",
    "LIMIT_CLOSERS": "test_closing.py::test_of_four_two_close",
    "PARAMETER_HEARD_PPM": (
        "test_thresholds.py::test_so_many_are_heard_as_were_asked_when_it_opened"
    ),
    "LIMIT_RETURN_DAYS": (
        "test_detentions.py::test_what_was_turned_back_is_left_to_its_origin_for_ninety_days"
    ),
    "DetentionsTooHeavy": "test_corrected.py::test_a_surplus_is_one_parcel_at_most",
    "LIMIT_ZONES": "test_zones.py::test_a_participant_has_250_zones_at_most",
    "LIMIT_OWN_EPOCHS": "test_zones.py::test_attack_epochs_used_up",
    "LIMIT_STOP_DAYS": "test_own_bars.py::test_what_is_dated_in_a_stop_is_refused_for_good",
    "LIMIT_EPOCHS": "test_zones.py::test_a_zone_has_254_epochs_at_most_and_can_then_be_closed",
}
