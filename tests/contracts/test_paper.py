"""Paper of a Participant outside comes in: recorded once, its parcels registered as declared."""

from __future__ import annotations

from dataclasses import astuple, replace
from typing import Any

import pytest

from kp_ledger.base.messages import NO_KEY, Event, Signed
from kp_ledger.domain.blends import WHOLE
from kp_ledger.domain.parcels import Parcel
from kp_ledger.generated import acts, codes
from kp_ledger.generated import refusals as rule
from kp_ledger.generated.events import BlendMade, InboundRecorded, InboundRegistered
from kp_ledger.generated.records import BlendEntry, InboundLot, InboundPaper, OriginWeight
from kp_ledger.model import typed
from kp_ledger.model.lookups import recorded
from tests.actors import AE, AO, BW, ZW, actor, sign
from tests.contracts.approving import suspend_self
from tests.contracts.certifying import (
    DESTINATION,
    IMPORTER,
    NO_ACCEPTANCE,
    NO_SIGNATURE,
    NOTHING,
    acceptance,
    plain,
    set_setting,
    suspend,
    today,
)
from tests.contracts.consenting import decide, let_zw_join, suspension
from tests.world import DAY0, DOCUMENT, TODAY, ZONES, Door, go_to, reference, refused

ZW_EXPORTER = actor("zw_exporter").organisation
DECLARED, NOT_STATED = (ZONES[ZW, nature] << 8 | 1 for nature in (2, 4))
FROM_AO = ZONES[AO, codes.NATURE_DECLARED] << 8 | 1
TRACED = ZONES[AO, codes.NATURE_TRACED] << 8 | 1
FIRST = ZW << 32 | 1 << 31
ACCEPTED = typed.shipment_id(ZW, "ZW 000123/A")
MOST_WEIGHT, MOST_CENTS = (1 << 40) - 1, (1 << 64) - 1
LIMITS = (200, 201)


def paper(**changes: Any) -> InboundPaper:
    printed = InboundPaper(
        issuer=ZW,
        number="ZW 000123/A",
        exporter=ZW_EXPORTER,
        importer=IMPORTER,
        issued=TODAY - 5,
        expires=TODAY + 25,
        arrived=TODAY,
        millicarats=(1_000, 0, 0),
        cents=(5_000, 0, 0),
        document=DOCUMENT,
        collides_with=0,
    )
    return replace(printed, **changes)


def declared(
    text: str = "IN-1",
    weight: int = 1_000,
    kind: int = codes.KIND_UNSORTED,
    *entries: tuple[int, int],
) -> InboundLot:
    origins = tuple(OriginWeight(*entry) for entry in entries or [(DECLARED, weight)])
    return InboundLot(reference(text), weight, kind, origins)


def record(
    door: Door, printed: InboundPaper, *lots: InboundLot, by: str = "ae_office"
) -> list[Event]:
    """By the office alone: nobody has accepted."""
    listed = lots or (declared(),)
    return door.do(acts.PaperRecordInbound(printed, listed, NO_ACCEPTANCE, NO_SIGNATURE), by)


def accept(
    door: Door,
    signer: str = "ae_trader",
    printed: InboundPaper | None = None,
    lot: InboundLot | None = None,
    **changes: Any,
) -> list[Event]:
    printed, lot = printed or paper(), lot or declared()
    order = acceptance(door, typed.shipment_id(ZW, printed.number), lot.millicarats, **changes)
    signature = sign(order, signer, door.ledger, "Paper")
    return door.do(acts.PaperRecordInbound(printed, (lot,), order, signature), "ae_office")


# Refusals: the office


def test_an_import_office_records(door: Door) -> None:
    with refused(rule.ParticipantsNoPower(IMPORTER, 0, codes.POWER_IMPORT)):
        record(door, paper(), by="ae_trader")


def test_a_suspended_participant_records_nothing(door: Door) -> None:
    suspend_self(door, "ae_office")
    with refused(rule.ParticipantsNotAParticipant(AE, codes.KP_SUSPENDED, today(door))):
        record(door, paper())


# Refusals: what is missing


@pytest.mark.parametrize(
    ("missing", "refusal"),
    [
        ({"number": ""}, rule.PaperNoNumber()),
        ({"exporter": 0}, rule.PaperNoExporter()),
        ({"importer": 0}, rule.PaperNoImporter()),
        ({"issued": 0}, rule.PaperNoIssueDay()),
        ({"expires": 0}, rule.PaperNoExpiry()),
        ({"document": NOTHING}, rule.PaperNoDocument()),
    ],
    ids=lambda value: next(iter(value)) if isinstance(value, dict) else "",
)
def test_each_field_that_is_missing_is_named(
    door: Door, missing: dict[str, Any], refusal: Any
) -> None:
    with refused(refusal):
        record(door, paper(**missing))


def test_a_paper_has_parcels(door: Door) -> None:
    with refused(rule.PaperNoParcels()):
        door.do(acts.PaperRecordInbound(paper(), (), NO_ACCEPTANCE, NO_SIGNATURE), "ae_office")


def test_a_paper_has_200_parcels_at_most(door: Door) -> None:
    with refused(rule.PaperTooManyParcels(*LIMITS)):
        record(door, paper(), *[declared(f"IN-{i}") for i in range(201)])


# Refusals: the number


def test_a_number_has_32_characters_at_most(door: Door) -> None:
    with refused(rule.PaperNumberTooLong(32, 33)):
        record(door, paper(number="9" * 33))
    record(door, paper(number="9" * 32))


@pytest.mark.parametrize(
    "text", [" ZW 1", "ZW 1 ", " ", "zw1", "ZWa1", "ZW 1z", "É1", "ZW\t1", "ZW\x7f1", "ZW 1\n"]
)
def test_a_number_is_trimmed_ascii_in_capitals(door: Door, text: str) -> None:
    with refused(rule.PaperNumberMalformed(text)):
        record(door, paper(number=text))


@pytest.mark.parametrize("text", ["-", "ZW", "ZW -/.", "!~{}@[`", "Z.W"])
def test_a_number_says_something(door: Door, text: str) -> None:
    with refused(rule.PaperNumberEmpty(text, ZW)):
        record(door, paper(number=text))


def test_a_number_of_zeros_is_a_number(door: Door) -> None:
    record(door, paper(number="ZW 000"))
    with refused(rule.PaperRecordedBefore(ZW, "0", FIRST)):
        record(door, paper(number="0"), declared("IN-2"))


def test_a_number_of_an_issuer_is_recorded_once(door: Door) -> None:
    record(door, paper())
    with refused(rule.PaperRecordedBefore(ZW, "123A", FIRST)):
        record(door, paper(), declared("IN-2"))


@pytest.mark.parametrize(
    "spelling",
    [
        "123A",
        "ZW123A",
        "ZW-123-A",
        "0123/A",
        "ZW 00000123.A",
        "00 01 23 A",
        "Z W 123 A",
        "ZW#123(A)",
    ],
)
def test_attack_number_with_and_without_letters_and_zeros(door: Door, spelling: str) -> None:
    record(door, paper())
    with refused(rule.PaperRecordedBefore(ZW, "123A", FIRST)):
        record(door, paper(number=spelling), declared("IN-2"))
    assert recorded(door.state(), ZW, spelling) == FIRST


def test_attack_foreign_paper_under_five_spellings(door: Door) -> None:
    record(door, paper(number="ZW 77"))
    for spelling in ("77", "ZW77", "ZW-077", "0077", "Z.W. 0077"):
        with refused(rule.PaperRecordedBefore(ZW, "77", FIRST)):
            record(door, paper(number=spelling), declared("IN-2"))


@pytest.mark.parametrize("other", ["1230A", "123AA", "ZW ZW 123 A", "123A0", "1A23", "WZ 123 A"])
def test_another_number_is_another(door: Door, other: str) -> None:
    record(door, paper())
    record(door, paper(number=other), declared("IN-2"))
    assert recorded(door.state(), ZW, other) == FIRST + 1


@pytest.mark.parametrize("text", ["AO 000123", "A-O/1", "AO", "(BW)7"])
def test_a_number_does_not_begin_with_another_participants_letters(door: Door, text: str) -> None:
    letters = BW if "BW" in text else AO
    with refused(rule.PaperOtherLetters(text, letters, ZW)):
        record(door, paper(number=text))


def test_letters_that_are_nobodys_or_begin_a_word_are_a_numbers_own(door: Door) -> None:
    record(door, paper(number="QX 1"))
    record(door, paper(number="AOK 1"), declared("IN-2"))
    record(door, paper(number="1 AO"), declared("IN-3"))


# Refusals: the issuer


def test_no_participant_records_its_own_paper(door: Door) -> None:
    with refused(rule.PaperOfOwnParticipant(AE)):
        record(door, paper(issuer=AE))


def test_an_issuer_is_a_participant(door: Door) -> None:
    with refused(rule.ParticipantsNotAParticipant(0x5151, 0, TODAY - 5)):
        record(door, paper(issuer=0x5151))


def test_an_issuer_is_in_good_standing_on_the_day_of_issue(door: Door) -> None:
    decide(door, suspension(door, ZW))
    day = today(door)
    record(door, paper(arrived=day))
    refusal = rule.ParticipantsNotAParticipant(ZW, codes.KP_SUSPENDED, day)
    with refused(refusal):
        record(door, paper(number="2", issued=day, expires=day, arrived=day), declared("IN-2"))


def test_an_issuer_on_the_ledger_issues_here(door: Door) -> None:
    with refused(rule.PaperIssuerOnLedger(BW, DAY0, DAY0)):
        record(door, paper(issuer=BW, issued=DAY0))


def test_paper_from_before_an_issuer_joined_is_recorded_for_60_days(door: Door) -> None:
    let_zw_join(door)
    joined = today(door)
    with refused(rule.PaperIssuerOnLedger(ZW, joined, joined)):
        record(door, paper(issued=joined, arrived=joined))
    go_to(door, joined + 60)
    record(door, paper())
    go_to(door, joined + 61)
    with refused(rule.PaperGraceOver(ZW, joined, 60)):
        record(door, paper(number="2"), declared("IN-2"))


def test_paper_older_than_the_ledger_is_judged_by_the_standing_first_put_down(door: Door) -> None:
    record(door, paper(issued=DAY0 - 5))
    assert door.state().certificates[FIRST].b.issued == DAY0 - 5


def test_a_founders_paper_from_before_is_recorded_for_60_days_too(door: Door) -> None:
    old = paper(issuer=AO, number="AO 1", exporter=actor("ao_trader").organisation, issued=DAY0 - 5)
    record(door, old)
    go_to(door, DAY0 + 61)
    with refused(rule.PaperGraceOver(AO, DAY0, 60)):
        record(door, replace(old, number="2"), declared("IN-2"))


# Refusals: days and parties


def test_a_paper_does_not_expire_before_its_issue(door: Door) -> None:
    with refused(rule.PaperExpiresBeforeIssue(TODAY - 5, TODAY - 6)):
        record(door, paper(expires=TODAY - 6))


def test_nothing_arrives_before_its_paper_is_issued(door: Door) -> None:
    with refused(rule.PaperArrivedBeforeIssue(TODAY - 5, TODAY - 6)):
        record(door, paper(arrived=TODAY - 6))


def test_nothing_arrives_tomorrow(door: Door) -> None:
    with refused(rule.CertificatesDayInFuture(TODAY + 2, TODAY + 1)):
        record(door, paper(arrived=TODAY + 2))


def test_expired_paper_is_detained_where_the_setting_says_so(door: Door) -> None:
    set_setting(door, codes.SETTING_DETAIN_EXPIRED, 1)
    with refused(rule.PaperExpiredOnArrival(TODAY - 1, TODAY)):
        record(door, paper(expires=TODAY - 1))
    record(door, paper(expires=TODAY))


def test_expired_paper_is_recorded_elsewhere(door: Door) -> None:
    record(door, paper(expires=TODAY - 1))


@pytest.mark.parametrize(("name", "participant"), [("ao_trader", AO), ("", 0)])
def test_the_exporter_is_of_the_issuer(door: Door, name: str, participant: int) -> None:
    exporter = actor(name).organisation if name else 0x7777
    with refused(rule.PaperExporterElsewhere(exporter, participant, ZW)):
        record(door, paper(exporter=exporter))


def test_the_importer_is_of_the_office(door: Door) -> None:
    importer = actor("ao_trader").organisation
    with refused(rule.ParticipantsNotOfPlace(importer, AO, AE)):
        record(door, paper(importer=importer))


def test_the_importer_may_hold_on_the_day_of_arrival(door: Door) -> None:
    suspend(door, IMPORTER, "ae_office")
    refusal = rule.ParticipantsNotInGoodStanding(IMPORTER, codes.STANDING_SUSPENDED, TODAY)
    with refused(refusal):
        record(door, paper())


# Refusals: what it covers


def test_a_lot_has_reference_weight_and_kind(door: Door) -> None:
    with refused(rule.ReferenceMalformed(NOTHING)):
        record(door, paper(), declared(""))
    with refused(rule.LotsNoWeight(reference("IN-1"))):
        record(door, paper(), declared(weight=0))
    with refused(rule.LotsUnknownKind(reference("IN-1"), codes.KIND_POLISHED)):
        record(door, paper(), declared(kind=codes.KIND_POLISHED))


def test_a_lot_has_an_origin(door: Door) -> None:
    with refused(rule.PaperNoOrigin(reference("IN-1"))):
        record(door, paper(), replace(declared(), origins=()))


@pytest.mark.parametrize("origin", [0, DECLARED - 1, DECLARED + 1, 0x7000 << 8 | 1])
def test_an_origin_is_known(door: Door, origin: int) -> None:
    with refused(rule.PaperUnknownOrigin(reference("IN-1"), origin)):
        record(door, paper(), declared("IN-1", 1_000, 1, (origin, 1_000)))


@pytest.mark.parametrize("nature", [codes.NATURE_TRACED, codes.NATURE_OPENING])
def test_paper_declares_origins_or_leaves_them_not_stated(door: Door, nature: int) -> None:
    origin = ZONES[AO, nature] << 8 | 1
    with refused(rule.PaperOriginNature(reference("IN-1"), origin, nature)):
        record(door, paper(), declared("IN-1", 1_000, 1, (origin, 1_000)))


@pytest.mark.parametrize("second", [599, 601])
def test_origins_add_up_to_their_lot(door: Door, second: int) -> None:
    entries = ((FROM_AO, 400), (DECLARED, second))
    with refused(rule.PaperOriginsDiffer(reference("IN-1"), 1_000, 400 + second)):
        record(door, paper(), declared("IN-1", 1_000, 1, *entries))


@pytest.mark.parametrize("kind", [1, 2, 3])
def test_lots_add_up_to_the_paper_by_kind(door: Door, kind: int) -> None:
    lots = [declared(f"IN-{k}", 1_000, k) for k in (1, 2, 3)]
    stated = [1_000, 1_000, 1_000]
    stated[kind - 1] = 999
    with refused(rule.PaperKindDiffers(kind, 999, 1_000)):
        record(door, paper(millicarats=tuple(stated), cents=(1, 1, 1)), *lots)


def test_the_weight_fits_a_certificate(door: Door) -> None:
    lots = [declared("IN-1", MOST_WEIGHT), declared("IN-2", 1, codes.KIND_GEM)]
    printed = paper(millicarats=(MOST_WEIGHT, 0, 1), cents=(1, 0, 1))
    with refused(rule.PaperTooHeavy(MOST_WEIGHT + 1, MOST_WEIGHT)):
        record(door, printed, *lots)


def test_a_kind_has_a_value_when_there_is_some(door: Door) -> None:
    with refused(rule.PaperNoValue(1)):
        record(door, paper(cents=(0, 0, 0)))
    with refused(rule.PaperValueOfAbsentKind(3, 7)):
        record(door, paper(cents=(5_000, 0, 7)))


def test_the_value_fits_a_certificate(door: Door) -> None:
    lots = [declared("IN-1"), declared("IN-2", 5, codes.KIND_GEM)]
    printed = paper(millicarats=(1_000, 0, 5), cents=(MOST_CENTS, 0, 1))
    with refused(rule.PaperValueTooHigh(MOST_CENTS + 1, MOST_CENTS)):
        record(door, printed, *lots)


# Refusals: the acceptance


def test_an_acceptance_is_a_signature(door: Door) -> None:
    order = acceptance(door, ACCEPTED, 1_000)
    act = acts.PaperRecordInbound(paper(), (declared(),), order, Signed(NO_KEY, b"\x01" * 64))
    with refused(rule.OrdersBadSignature(IMPORTER)):
        door.do(act, "ae_office")


def test_only_the_importers_key_accepts(door: Door) -> None:
    with refused(rule.ParticipantsNotItsKey(actor("ae_trader2").address, IMPORTER)):
        accept(door, "ae_trader2")


def test_attack_acceptance_of_another_paper(door: Door) -> None:
    other = typed.shipment_id(ZW, "ZW 000124/A")
    with refused(rule.AcceptancesOtherShipment(other, ACCEPTED)):
        accept(door, shipment=other)
    heavier = 1_001
    with refused(rule.AcceptancesOtherWeight(ACCEPTED, heavier, 1_000)):
        accept(door, millicarats=heavier)


def test_attack_acceptance_voided_by_recording_first(door: Door) -> None:
    """What the importer signs names the paper, and no number that another record takes first."""
    order = acceptance(door, typed.shipment_id(ZW, paper().number), declared().millicarats)
    signature = sign(order, "ae_trader", door.ledger, "Paper")
    record(door, paper(number="7"), declared("IN-2"))
    door.do(acts.PaperRecordInbound(paper(), (declared(),), order, signature), "ae_office")
    parcel = typed.parcel_id(DESTINATION, reference("IN-1"))
    assert door.state().parcel(parcel).custodian == IMPORTER


def test_an_acceptance_is_of_the_paper_however_it_is_spelt(door: Door) -> None:
    accept(door, shipment=typed.shipment_id(ZW, "ZW-123-A"))


def test_another_importer_accepts_nothing(door: Door) -> None:
    other = actor("ae_trader2").organisation
    with refused(rule.AcceptancesOtherImporter(other, IMPORTER)):
        accept(door, "ae_trader2", importer=other)


# Refusals: what is written down


def test_origins_ascend(door: Door) -> None:
    entries = ((DECLARED, 400), (FROM_AO, 600))
    with refused(rule.BlendsNotAscending(FROM_AO)):
        record(door, paper(), declared("IN-1", 1_000, 1, *entries))


@pytest.mark.parametrize("weight", [500, 400])
def test_a_lot_is_registered_once(door: Door, weight: int) -> None:
    parcel = typed.parcel_id(DESTINATION, reference("IN-1"))
    lots = [declared("IN-1", weight), declared("IN-1", 1_000 - weight)]
    with refused(rule.ParcelsExists(parcel)):
        record(door, paper(), *lots)
    record(door, paper())
    with refused(rule.ParcelsExists(parcel)):
        record(door, paper(number="2"))


# Effect


def test_a_parcel_lies_with_the_office_and_belongs_to_the_importer(door: Door) -> None:
    go_to(door, TODAY + 1)
    record(door, paper())
    parcel = typed.parcel_id(DESTINATION, reference("IN-1"))
    assert door.state().parcel(parcel) == Parcel(
        custodian=DESTINATION, owner=IMPORTER, place=AE, status=codes.PARCEL_HELD,
        kind=codes.KIND_UNSORTED, millicarats=1_000, blend=DECLARED, certificate=FIRST,
        revision=1, day=TODAY, holds=0,
    )  # fmt: skip


def test_an_importer_that_accepts_becomes_custodian(door: Door) -> None:
    accept(door)
    parcel = typed.parcel_id(DESTINATION, reference("IN-1"))
    assert door.state().parcel(parcel).custodian == IMPORTER


def test_the_record_says_what_the_paper_does(door: Door) -> None:
    lots = [
        declared("IN-1", 600),
        declared("IN-2", 400),
        declared("IN-3", 50, codes.KIND_GEM | codes.SINGLE_STONE),
    ]
    record(door, paper(millicarats=(1_000, 0, 50), cents=(5_000, 0, 900)), *lots)
    found = door.state().certificates[FIRST]
    a, b = found.a, found.b
    assert (a.status, a.nature) == (codes.CERTIFICATE_CONFIRMED, codes.PAPER_INBOUND)
    assert (a.from_, a.to, a.exporter, a.importer) == (ZW, AE, ZW_EXPORTER, IMPORTER)
    assert (a.office, a.parcels, a.remaining, a.millicarats) == (DESTINATION, 3, 0, 1_050)
    assert (b.issued, b.expires, b.arrived) == (TODAY - 5, TODAY + 25, TODAY)
    assert (b.cents, b.definition) == (5_900, 1)
    assert recorded(door.state(), ZW, "ZW 000123/A") == FIRST


def test_each_issuer_counts_for_itself(door: Door) -> None:
    record(door, paper())
    record(door, paper(number="ZW 2"), declared("IN-2"))
    assert door.state().certificates.keys() == {FIRST, FIRST + 1}
    assert door.state().inbound_counts == {ZW: 2}


@pytest.mark.chain_only
def test_storage_holds_number_and_count(door: Door) -> None:
    record(door, paper())
    assert door.read("Paper", "nextNumber", ZW) == FIRST + 1
    assert door.read("Paper", "recorded", typed.shipment_id(ZW, "ZW 000123/A")) == FIRST
    a, b, packing = plain(door.read("Certificates", "certificate", FIRST))
    found = door.state().certificates[FIRST]
    assert (a, b, bytes(packing)) == (astuple(found.a), astuple(found.b), NOTHING)


# Events


@pytest.mark.parametrize(("days", "late"), [(3, False), (4, True)])
def test_blends_are_told_first_then_the_paper_then_its_parcels(
    door: Door, days: int, late: bool
) -> None:
    go_to(door, TODAY + days)
    entries = ((FROM_AO, 100), (DECLARED, 300))
    lots = [declared("IN-1", 600), declared("IN-2", 400, codes.KIND_UNSORTED, *entries)]
    blend, recorded, first, second = record(door, paper(), *lots)
    assert isinstance(blend, BlendMade)
    assert blend.entries == (BlendEntry(FROM_AO, WHOLE // 4), BlendEntry(DECLARED, WHOLE * 3 // 4))
    assert recorded == InboundRecorded(
        FIRST, ZW, DESTINATION, "ZW 000123/A", ZW_EXPORTER, IMPORTER, 2, TODAY - 5, TODAY + 25,
        TODAY, (1_000, 0, 0), (5_000, 0, 0), late, 0, DOCUMENT,
    )  # fmt: skip
    assert [first, second] == [
        InboundRegistered(
            typed.parcel_id(DESTINATION, one.reference), DESTINATION, FIRST, one.reference,
            made, one.millicarats, 1,
        )
        for one, made in zip(lots, (DECLARED, blend.blend), strict=True)
    ]  # fmt: skip
