"""The table of boundaries, of settings and parameters: while nobody has set them, and set otherwise."""

from __future__ import annotations

from kp_ledger.generated import codes
from kp_ledger.generated import refusals as rule
from tests.contracts import bounding_days as days
from tests.contracts import bounding_shipments as ships
from tests.contracts import bounding_votes as votes
from tests.contracts.boundary import DAY, DAYS_10, DAYS_20, DAYS_30, DAYS_90, Boundary, each

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
    *each("PARAMETER_OPEN_PROPOSALS", (3, 5, 5), rule.ConsensusTooManyOpen, votes.proposals,
          votes.proposals_of_a_suspension),
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
    *(Boundary("PARAMETER_DOLLARS_PER_CARAT", bound, ships.replaced_once(bound),
               rule.IssuanceValueTooHigh) for bound in (150_000, 300_000)),
]  # fmt: skip
