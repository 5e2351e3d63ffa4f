"""What has no limit of its own but a width: weights, values, holds, revisions, serials."""

from __future__ import annotations

from kp_ledger.generated import acts, codes
from kp_ledger.generated.records import OpeningLot, OriginWeight, ParcelRef
from tests.actors import AE, BW, actor
from tests.contracts import certifying
from tests.contracts.certifying import OFFICE, hold, release
from tests.contracts.consenting import BW_ZONE, propose, proposing
from tests.contracts.parceling import put, wear_out
from tests.contracts.probing import through
from tests.contracts.recording import declared, paper, record
from tests.contracts.test_missing import miss
from tests.contracts.test_write_down import write_down
from tests.contracts.transforming import mix, output, put_down, resort
from tests.world import DOCUMENT, ZONES, Door, reference, register

PER_SLIP = 10_000_000


# Weights: of two, the second of one millicarat


def _two(door: Door, millicarats: int) -> tuple[ParcelRef, ParcelRef]:
    first = put_down(door, "A", millicarats - 1, blend=257)
    return first, put_down(door, "B", 1, blend=513)


def mixed(door: Door, millicarats: int) -> None:
    """What comes out of it, less one that is lost, has a width of its own."""
    mix(door, *_two(door, millicarats), to=output("ALL", millicarats - 1), loss=1)


def sorted_again(door: Door, millicarats: int) -> None:
    resort(door, _two(door, millicarats), output("ALL", millicarats - 1), loss=1)


def stated(door: Door, millicarats: int) -> None:
    entries = (OriginWeight(257, millicarats - 1), OriginWeight(513, 1))
    through(door, "Paper", acts.BlendsMake(entries))


def certified(door: Door, millicarats: int) -> None:
    made = certifying.valued(door, *_two(door, millicarats))
    certifying.issue(door, made)


def on_paper(door: Door, millicarats: int) -> None:
    lots = [declared("IN-1", millicarats - 1), declared("IN-2", 1, codes.KIND_GEM)]
    record(door, paper(millicarats=(millicarats - 1, 0, 1), cents=(1, 0, 1)), *lots)


def dug_in_a_month(door: Door, millicarats: int) -> None:
    register(door, "A", millicarats - 1)
    register(door, "B", 1)


def opening(door: Door, millicarats: int) -> None:
    """Of a total of a thousand."""
    day = certifying.today(door)
    through(door, "Decisions", acts.ZonesDeclareOpening(AE, 1_000, day + 10, DOCUMENT))
    origin = ZONES[AE, codes.NATURE_OPENING] << 8 | 1
    made = OpeningLot(reference("OLD"), millicarats, 1, origin, DOCUMENT)
    holder = actor("ae_trader").organisation
    door.do(acts.CorrectionsRegisterOpening(holder, day, (made,)), "ae_office")


# Values: in cents


def valued(door: Door, cents: int) -> None:
    refs = register(door, "A", 1_000), register(door, "B", 1_000, kind=codes.KIND_GEM)
    made = certifying.asked(door, *refs)
    capacity = codes.CAPACITY_EXPORTER
    certifying.value(door, made.request, "bw_miner", capacity, unsorted=cents - 1, gem=1)


def worth_on_paper(door: Door, cents: int) -> None:
    lots = [declared("IN-1"), declared("IN-2", 5, codes.KIND_GEM)]
    record(door, paper(millicarats=(1_000, 0, 5), cents=(cents - 1, 0, 1)), *lots)


# Counts


def held_so_often(door: Door, count: int) -> None:
    parcel = register(door, "A", 1_000).parcel
    put(door, parcel, holds=count - 1)
    hold(door, parcel)


def _before(door: Door, revision: int) -> ParcelRef:
    return wear_out(door, register(door, "WORN", 1_000).parcel, revision - 1)


def held_at_last(door: Door, revision: int) -> None:
    hold(door, _before(door, revision).parcel)


def released_at_last(door: Door, revision: int) -> None:
    parcel = register(door, "WORN", 1_000).parcel
    placed = hold(door, parcel)
    wear_out(door, parcel, revision - 1)
    release(door, placed)


def missed_at_last(door: Door, revision: int) -> None:
    miss(door, _before(door, revision), "bw_office")


def written_down_at_last(door: Door, revision: int) -> None:
    write_down(door, _before(door, revision), 900)


def allotted(door: Door, serial: int) -> None:
    """Up to there, in as many slips as it takes."""
    last = door.state().highest_serials[BW]
    while last < serial:
        first, last = last + 1, min(last + PER_SLIP, serial)
        door.do(acts.EnrolmentsAllotNumbers(OFFICE, first, last), "bw_focal")


def share(door: Door, parts: int) -> None:
    propose(door, proposing(codes.MATTER_BAR_ORIGIN, BW_ZONE << 8 | 1, share=parts))
