"""The table: of every limit, at every act where it is looked at, the last value that is allowed.

Numbers stand here as numbers: a limit that moves in the sources is noticed here, through every door.
"""

from __future__ import annotations

from collections.abc import Iterator

from kp_ledger.generated import refusals as rule
from tests.contracts import bounding as size
from tests.contracts import bounding_days as days
from tests.contracts import bounding_shipments as ships
from tests.contracts import bounding_tomorrow as tomorrow
from tests.contracts import bounding_votes as votes
from tests.contracts import bounding_wear as worn
from tests.contracts import bounding_widths as wide
from tests.contracts.boundary import HOUR, Boundary, least, width
from tests.contracts.boundary_acting import ACTING
from tests.contracts.boundary_signed import SIGNED
from tests.contracts.bounding_days import Does

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
    Boundary("LIMIT_PAPER_NUMBER", 32, size.reported_forged, rule.PaperNumberTooLong),
    Boundary("LIMIT_PAPER_NUMBER", 32, size.answered_for, rule.PaperNumberTooLong),
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


def to_come(refusal: type[Exception], *does: Does) -> Iterator[Boundary]:
    """Dated of a day that begins somewhere in so many seconds."""
    return (Boundary("14 hours", 14 * HOUR, do, refusal) for do in does)


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
    *to_come(rule.ParcelsDayInFuture, tomorrow.handed_over),
    *to_come(rule.TransformationsDayInFuture, tomorrow.split),
    *to_come(rule.RequestsDayInFuture, tomorrow.valued),
    *to_come(rule.ZonesDayInFuture, tomorrow.dug, tomorrow.signed),
    *to_come(rule.CorrectionsDayInFuture, tomorrow.opened_with),
    *to_come(rule.ParticipantsDayInFuture, tomorrow.stands),
    *to_come(rule.CertificatesDayInFuture, tomorrow.departed,
             tomorrow.confirmed, tomorrow.seen,
             tomorrow.recorded, tomorrow.closed_outside,
             tomorrow.back_from_outside, tomorrow.detained,
             tomorrow.turned_back, tomorrow.taken_back,
             tomorrow.resolved, tomorrow.resolved_alone,
             tomorrow.lost, tomorrow.found_on_its_way,
             tomorrow.found_back),
]  # fmt: skip


# What has no limit but a width: by the refusal

BITS_40, BITS_64 = (1 << 40) - 1, (1 << 64) - 1

WIDTHS = [
    *width(BITS_40, rule.BlendsTooHeavy, wide.mixed, wide.sorted_again, wide.stated, wide.certified),
    *width(BITS_40, rule.PaperTooHeavy, wide.on_paper),
    *width(BITS_40, rule.ZonesTooMuch, wide.dug_in_a_month),
    *width(1_000, rule.ZonesOpeningExceeded, wide.opening),
    *width(BITS_64, rule.RequestsValueTooHigh, wide.valued),
    *width(BITS_64, rule.PaperValueTooHigh, wide.worth_on_paper),
    *width(255, rule.ParcelsHoldsUsedUp, wide.held_so_often),
    *width(65_535, rule.ParcelsRevisionsUsedUp, wide.held_at_last, wide.missed_at_last,
           wide.released_at_last,
           wide.written_down_at_last),
    *width((1 << 31) - 1, rule.EnrolmentsBadRange, wide.allotted),
    *width(1_000_000, rule.ConsensusShareTooLarge, wide.share),
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
