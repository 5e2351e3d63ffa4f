"""A chain on paper with something of everything that readings are about, and what it was as of."""

from __future__ import annotations

from functools import cache

from kp_ledger.chain.reader import LoggedEvent
from kp_ledger.domain.matters import pack
from kp_ledger.generated import acts, codes
from kp_ledger.generated.records import Packing, ParcelRef, SuspensionPayload
from kp_ledger.index.store import Index
from kp_ledger.model.approvals import NOT_APPROVED
from kp_ledger.model.rules import apply
from kp_ledger.model.state import State
from kp_ledger.model.typed import parcel_id
from tests.actors import AE, AO, BW, ZW
from tests.chance import fresh
from tests.contracts import barring, cutting, detaining
from tests.contracts import certifying as shipments
from tests.contracts import consenting as table
from tests.contracts import test_reserve as reserve
from tests.contracts import transforming as work
from tests.contracts.approving import approved, approved_on_keys
from tests.contracts.enrolling import cut_keys, enrol
from tests.contracts.probing import newcomer
from tests.contracts.recording import DECLARED, FIRST, NOT_STATED, declared, paper, record
from tests.contracts.test_by_law import SECOND, move
from tests.index.chains import Paper, play
from tests.world import DOCUMENT, TODAY, ZONES, Door, go_to, hand_over, noon, reference, register

GEM = codes.KIND_GEM
BW_ZONE = ZONES[BW, codes.NATURE_TRACED]
CONFIRMED, OVERDUE, OUTSIDE, IN_PARTS, ISSUED = map(shipments.number, range(1, 6))
ACCEPTED, REPLACED, DETAINED, VOIDED_BY_TWO, MOVED = map(shipments.number, (6, 10, 30, 31, 40))
FORGED = "ZW 0012/A"  # the number on a paper that was reported as forged


def traded(*, furnished: bool = False) -> Paper:
    """Production, shipments in every stage, paper, holds, proposals in every stage.

    `furnished`: also whatever else an answer may tell of.
    """
    chain = Paper()
    second_key(chain)
    shipments.set_setting(chain, codes.SETTING_OVERDUE_DAYS, 14)
    shipments.set_tolerance(chain, 10)
    _dig(chain)
    _ship(chain)
    if furnished:
        _work(chain)
        _ship_again(chain)
    by_law(chain)
    if furnished:
        certify_moved(chain)
    register(chain, "DUG-6", 1_000_001)  # above what a month may bring: on hold
    _record(chain)
    _decide(chain)
    if furnished:
        _govern(chain)
        _collide(chain)
    return chain


def _dig(chain: Paper) -> None:
    register(chain, "DUG-1", 40_000, day=TODAY - 10)
    register(chain, "DUG-2", 50_000, kind=GEM)
    register(chain, "DUG-3", 300_000, by="ao_miner")
    void = register(chain, "DUG-4", 1_234, kind=GEM)
    chain.do(acts.CorrectionsVoidRegistration(void.parcel, DOCUMENT, DOCUMENT), "bw_miner")
    gone, back = register(chain, "DUG-7", 321), register(chain, "DUG-8", 654)
    for parcel, cause in ((gone, codes.MISSING_STOLEN), (back, codes.MISSING_LOST)):
        chain.do(acts.CorrectionsReportMissing(parcel.parcel, cause, DOCUMENT), "bw_miner")
    chain.do(acts.CorrectionsReportFound(back.parcel, DOCUMENT), "bw_miner")
    handed = register(chain, "DUG-5", 7_000)
    hand_over(chain, "bw_miner", "bw_trader", handed)
    shipments.hold(chain, handed.parcel)
    barring.stop(chain, ZONES[AO, codes.NATURE_TRACED], "ao_office")
    barring.bar(chain, ZONES[AO, codes.NATURE_TRACED], "ao_office")
    barring.clear(chain, ZONES[AO, codes.NATURE_TRACED], "ao_office")


def sealed(chain: Door, number: int, *refs: ParcelRef, **changes: object) -> shipments.Certified:
    """A certificate for these parcels."""
    of = reference(f"REQUEST-{number & 0xFFFF}")
    gem = any(chain.state().parcels[ref.parcel].kind == GEM for ref in refs)
    made = shipments.asked(chain, *refs, reference=of, **changes)
    for by, capacity in (("bw_miner", 1), ("bw_office", 2)):
        shipments.value(chain, made.request, by, capacity, gem=9_000 if gem else 0)
    shipments.issue(chain, made, certificate=number, expires=shipments.today(chain) + 60)
    return shipments.Certified(number, shipments.packing(made))


def _lots(chain: Door, text: str, *weights: int, kind: int = 1) -> list[ParcelRef]:
    return [register(chain, f"{text}-{i}", w, kind=kind) for i, w in enumerate(weights)]


def _ship(chain: Paper) -> None:
    confirmed = sealed(chain, CONFIRMED, *_lots(chain, "A", 10_000, 20_000))
    overdue = sealed(chain, OVERDUE, *_lots(chain, "B", 5_000))
    outside = {"to": ZW, "importer": shipments.ZW_IMPORTER}
    out = sealed(chain, OUTSIDE, *_lots(chain, "C", 3_000), **outside)
    both = [*_lots(chain, "D", 1_000), *_lots(chain, "E", 2_000, 4_000, kind=GEM)]
    parts = sealed(chain, IN_PARTS, *both)
    sealed(chain, ISSUED, *_lots(chain, "F", 100))
    for shipment in (confirmed, overdue, out):
        shipments.depart(chain, shipment)
    chain.moment = max(chain.moment, noon(TODAY + 5))
    shipments.confirm(chain, confirmed, measured=29_995)
    close = acts.PaperCloseOutside(OUTSIDE, 2_999, shipments.today(chain), DOCUMENT, out.packing)
    chain.do(close, "bw_office")
    go_to(chain, TODAY + 25)  # 27 March
    shipments.depart(chain, parts)
    first, second, third = parts.parcels
    shipments.confirm(chain, parts, confirmed=(first,), measured=_weight(chain, first))
    go_to(chain, TODAY + 35)  # 6 April: another quarter
    rest = _weight(chain, second)
    shipments.confirm(chain, parts, confirmed=(second,), measured=rest)
    assert third


def _weight(chain: Paper, parcel: bytes) -> int:
    return chain.state().parcels[parcel].millicarats


def _work(chain: Paper) -> None:
    """Mixed, split, worked on; a hold that was released."""
    lots = _lots(chain, "G", 300, 200, 100)
    (mixed,) = work.products(work.mix(chain, *lots, to=work.output("MIX", 600)))
    first, second = work.products(work.split(chain, mixed, work.part(250), work.part(350)))
    work.mix(chain, first, *_lots(chain, "H", 50), to=work.output("MIX-2", 300))
    work.lose(chain, second, 60)
    free, whole = _lots(chain, "K", 10, 90)
    work.split(chain, whole, work.part(40), work.part(50))
    shipments.release(chain, shipments.hold(chain, free.parcel))
    _cut(chain)


def _cut(chain: Paper) -> None:
    """Cut, and sold to somebody who is not on the ledger."""
    (rough,) = _lots(chain, "J", 100)
    hand_over(chain, "bw_miner", "bw_cutter", rough)
    cut = cutting.cut(chain, [ParcelRef(rough.parcel, 2)], cutting.polished("CUT", 40), loss=60)
    sale = work.order(chain, codes.OPERATION_SALE, work.products(cut), by="bw_cutter")
    work.send(chain, sale, "bw_cutter")


def second_key(chain: Door) -> None:
    """What an office does with two keys, it does two days later."""
    chain.do(enrol(newcomer(SECOND).address), "bw_office")


def by_law(chain: Door) -> None:
    """Moved to other hands by its office, with two keys, and mixed by them since."""
    moved, own = register(chain, "LAW-1", 500), register(chain, "LAW-2", 700)
    hand_over(chain, "bw_miner", "bw_trader", own)
    move(chain, moved)
    inputs = work.ascending(*(ParcelRef(one.parcel, 2) for one in (moved, own)))
    output = work.output("LAW-MIX", 1_200)
    mix = work.order(chain, codes.OPERATION_MIX, inputs, [output], by="bw_trader")
    work.send(chain, mix, "bw_trader")


def certify_moved(chain: Door) -> None:
    """A certificate for what the trader made of goods that were moved to it by law."""
    trader = shipments.actor("bw_trader").organisation
    mixed = parcel_id(trader, reference("LAW-MIX"))
    made = shipments.valued(
        chain,
        ParcelRef(mixed, chain.state().parcels[mixed].revision),
        by="bw_trader",
        exporter=trader,
        owner=trader,
        reference=reference("LAW"),
    )
    shipments.issue(chain, made, certificate=MOVED)


def _ship_again(chain: Paper) -> None:
    """To AE and back under a certificate that cites the first, seen on its way; one replaced, one
    detained."""
    lots = _lots(chain, "L", 400)
    there = sealed(chain, ACCEPTED, *lots)
    shipments.depart(chain, there)
    seen = acts.ShipmentsSeenInTransit(ACCEPTED, shipments.today(chain), True, DOCUMENT)
    chain.do(seen, "ao_office")
    shipments.accept(chain, there, found=DOCUMENT)
    ref = ParcelRef(lots[0].parcel, chain.state().parcels[lots[0].parcel].revision)
    hand_over(chain, "bw_miner", "ae_trader", ref, moves=codes.MOVES_TITLE)
    _ship_back(chain, ParcelRef(ref.parcel, ref.revision + 1))
    replaced = sealed(chain, REPLACED, *_lots(chain, "M", 20))
    chain.do(
        acts.IssuanceReplace(
            REPLACED,
            _revision(chain, replaced.packing),
            REPLACED + 1,
            shipments.today(chain) + 30,
            True,
            bytes(32),
            DOCUMENT,
            DOCUMENT,
            replaced.packing,
            *NOT_APPROVED,
        ),
        "bw_office",
    )
    forged = acts.CancellationsReportForgery(BW, f"BW {REPLACED & 0xFFFFFFFF:06}", DOCUMENT)
    chain.do(forged, "ao_office")
    chain.do(acts.CancellationsAnswerForgery(forged.number, DOCUMENT), "bw_office")
    chain.do(acts.CancellationsReportForgery(ZW, FORGED, DOCUMENT), "bw_office")
    chain.do(acts.CancellationsReportForgery(BW, "BW-000077", DOCUMENT), "ae_office")
    sealed(chain, VOIDED_BY_TWO, *_lots(chain, "T", 20))
    detained = sealed(chain, DETAINED, *_lots(chain, "N", 30))
    shipments.depart(chain, detained)
    detaining.detain(chain, detained)


def _ship_back(chain: Paper, ref: ParcelRef) -> None:
    trader = shipments.IMPORTER
    back = shipments.asked(
        chain,
        ref,
        by="ae_trader",
        exporter=trader,
        owner=trader,
        importer=shipments.actor("bw_trader").organisation,
        to=BW,
        cited=(ACCEPTED,),
        valuers=(trader, shipments.DESTINATION, 0),
    )
    for by, capacity in (("ae_trader", 1), ("ae_office", 2)):
        shipments.value(chain, back.request, by, capacity)
    shipments.issue(chain, back, by="ae_office", certificate=shipments.number(7, AE))


def _govern(chain: Paper) -> None:
    """Opening stock, reasons, a zone, an office that closed, keys, a licence that runs out."""
    day = table.over(chain, 20)
    opening = table.proposing(codes.MATTER_OPENING_STOCK, BW, millicarats=5_000, until_day=day)
    table.decide(chain, opening, "bw_office")
    said = table.propose(chain, table.zone_status(chain, codes.ZONE_CLEAR))
    table.say(chain, said, BW, table.SEEN, reasons=DOCUMENT)
    _with_two_keys(chain)
    export, miner = shipments.actor("bw_export"), shipments.actor("bw_miner")
    today = shipments.today(chain)
    chain.do(acts.ParticipantsCloseOffice(export.organisation, today + 1, False), "bw_focal")
    spare = table.address("spare1")
    chain.do(enrol(spare), "bw_miner")
    chain.do(acts.EnrolmentsRevoke(spare, chain.moment - 1, DOCUMENT, *NOT_APPROVED), "bw_miner")
    chain.do(acts.ParticipantsWithdrawOrders(), "bw_miner")
    cut = cut_keys(miner.organisation, (miner.address,), table.address("spare2"), DOCUMENT)
    chain.do(cut, "bw_office")
    _take_over(chain)
    chain.do(acts.ZonesRaiseCeiling(miner.licence, 2_000_000), "bw_office")
    chain.do(acts.ZonesEnd(miner.licence, today + 20, DOCUMENT), "bw_office")
    chain.do(acts.ZonesOpenZone(DOCUMENT, ()), "bw_office")
    held = chain.state().packings[CONFIRMED].parcels[0]
    shipments.hold(chain, held, by="ae_office")
    barring.stop(chain, ZONES[AE, codes.NATURE_TRACED], "ae_office")


def _take_over(chain: Paper) -> None:
    """Angola's reserve key, and the one that was to follow it, puts a new focal key."""
    for key in ("ao_reserve", "ao_reserve2"):
        reserve.name(chain, key, "ao_focal", AO)
    office = shipments.actor("ao_office")
    act = reserve.taking_over("ao_focal2", office.organisation, kept=(office.address,), of=AO)
    chain.do(act, "ao_reserve")


def _revision(chain: Paper, packing: Packing) -> int:
    return chain.state().parcels[packing.parcels[0]].revision


def _with_two_keys(chain: Paper) -> None:
    """Botswana's office asks for two keys, voids and enrols a key with both, and asks no more."""
    packing = chain.state().packings[VOIDED_BY_TWO]
    office = shipments.actor("bw_office").organisation
    for act in (
        acts.EnrolmentsAskTwoKeys(True, 0, *NOT_APPROVED),
        acts.CancellationsVoidCertificate(
            VOIDED_BY_TWO, _revision(chain, packing), DOCUMENT, DOCUMENT, packing, *NOT_APPROVED
        ),
    ):
        chain.do(approved(chain, act, SECOND, organisation=office), "bw_office")
    third = enrol(newcomer("bw_office_3").address)
    chain.do(approved_on_keys(chain, third, "bw_office", SECOND), "bw_office")
    act = acts.EnrolmentsAskTwoKeys(False, 1, *NOT_APPROVED)
    chain.do(approved(chain, act, SECOND, organisation=office), "bw_office")


def _record(chain: Paper) -> None:
    today = shipments.today(chain)
    entries = ((DECLARED, 700), (NOT_STATED, 300))
    printed = paper(issued=today - 20, expires=today + 20, arrived=today - 1)
    record(chain, printed, declared("IN-1", 1_000, 1, *entries))
    other = paper(number="ZW 9", issued=today - 2, expires=today + 20, arrived=today)
    record(chain, other, declared("IN-2"))


def _collide(chain: Paper) -> None:
    """Two more papers of the first one's number, each naming the first."""
    today = shipments.today(chain)
    dates = {"issued": today - 20, "expires": today + 20, "arrived": today - 1}
    for text, number in (("IN-3", "ZW 0123-A"), ("IN-4", "123A")):
        second = paper(number=number, collides_with=FIRST, **dates)
        record(chain, second, declared(text))


def _decide(chain: Paper) -> None:
    table.decide(chain, table.zone_status(chain, codes.ZONE_LIMITED))
    table.decide(chain, _bar())
    blocked = table.propose(chain, table.suspension(chain, AO))
    table.say(chain, blocked, AE, table.SUPPORT)
    table.say(chain, blocked, AO, table.OBJECTION)
    table.say(chain, blocked, BW, table.SEEN)
    table.say(chain, blocked, BW, table.SUPPORT)
    table.wait(chain, blocked)
    chain.do(acts.ConsensusBlock(blocked), "stranger")
    again = acts.ConsensusPropose(
        codes.MATTER_SUSPENSION,
        AO.to_bytes(32, "big"),
        pack(SuspensionPayload(table.today(chain))),
        blocked,
        b"\x0e" * 32,
    )
    table.propose(chain, again)
    chain.do(acts.NoticesAttach(codes.SUBJECT_PROPOSAL, blocked, DOCUMENT), "ae_office")


def _bar() -> acts.ConsensusPropose:
    act = table.proposing(codes.MATTER_BAR_ORIGIN, BW_ZONE << 8 | 1, share=50_000)
    assert isinstance(act, acts.ConsensusPropose)
    return act


@cache
def known(which: int | str) -> Paper:
    """One of those to be read only: everything, the same furnished, random acts from a seed."""
    if which in ("everything", "furnished"):
        return traded(furnished=which == "furnished")
    return random(int(which))


def random(seed: int, number: int = 600) -> Paper:
    """Whatever may happen."""
    chain = Paper()
    play(chain, fresh(seed), number)
    return chain


def told_until(chain: Paper, block: int) -> list[LoggedEvent]:
    return [told for logs in chain.logs[: block + 1] for told, _, _ in logs]


def state_at(chain: Paper, block: int) -> State:
    """The state as the model makes it of the events up to a block, in memory."""
    state = State(chain.ledger)
    for told in told_until(chain, block):
        apply(state, told.event, told.moment)
    return state


def indexed(chain: Paper, index: Index) -> Index:
    chain.write(chain.writer(index))
    return index
