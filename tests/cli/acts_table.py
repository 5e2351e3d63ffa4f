"""What each command that acts is to put down: its arguments, who acts, and the act, literally.

Nothing here is read from the command: numbers are counted by hand, keys and organisations come from
the keystores, ids from the references. The moment is MOMENT, 2027-01-15 08:00 UTC.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Final

from kp_ledger.base.messages import NO_KEY, Act, Signed
from kp_ledger.generated import acts as a
from kp_ledger.generated import codes
from kp_ledger.generated import records as r
from kp_ledger.model import typed
from kp_ledger.model.approvals import NO_APPROVAL, NOT_APPROVED, act_digest
from kp_ledger.model.enrolments import NO_ENROLMENT
from tests.contracts.enrolling import admit, cut_keys, enrol, open_office

MOMENT: Final = 1_800_000_000
WEEK, MONTH, DAY = 604_800, 2_592_000, 86_400
TODAY: Final = 20_833
DOCUMENT, REASON, SEAL = "d1" * 32, "ea" * 32, "5e" * 32
HOLD, PROPOSAL, TERMS, X25519 = "b0" * 32, "9a" * 32, "7e" * 32, "25" * 32
ADDRESS: Final = "0x" + "ab" * 20
BW, AE, ZW, SL = 0x4257, 0x4145, 0x5A57, 0x534C
SEALED = 3  # the revision of the parcel under NUMBER
NOTHING: Final = bytes(32)
UNSIGNED: Final = Signed(NO_KEY)
FOREVER: Final = (1 << 24) - 1


def day(text: str) -> int:
    return (date.fromisoformat(text) - date(1970, 1, 1)).days


def hexed(text: str) -> bytes:
    return bytes.fromhex(text)


def reference(text: str) -> bytes:
    return text.encode().ljust(32, b"\0")


def number(value: int) -> bytes:
    return value.to_bytes(32, "big")


@dataclass(frozen=True)
class World:
    """What the ledger of the tests holds: by name, who is who and what is where."""

    organisations: Mapping[str, int]
    addresses: Mapping[str, str]
    parcels: Mapping[str, bytes]
    requests: Mapping[str, bytes]
    licence: int
    zone: int
    certificate: int
    proposal: bytes
    payload: bytes

    def ref(self, name: str, revision: int) -> r.ParcelRef:
        return r.ParcelRef(self.parcels[name], revision)

    @property
    def packing(self) -> r.Packing:
        return r.Packing(self.requests["EV-R"], (self.parcels["EV-2"],), (0,))


@dataclass(frozen=True)
class Case:
    """A command line without `--as`, who acts, and the act it makes."""

    line: str
    by: str
    act: Callable[[World], Act]
    signers: tuple[str, ...] = ()  # of an order: whose signatures it carries
    files: Mapping[str, str] = field(default_factory=dict)


def transformation(operation: int, lost: int, inputs: Any, outputs: Any, **more: Any) -> Any:
    def make(w: World) -> Act:
        trader = w.organisations["trader"]
        values = {
            "operation": operation,
            "licence": 0,
            "custodian": trader,
            "owner": trader,
            "day": TODAY,
            "signed_at": MOMENT,
            "deadline": MOMENT + MONTH,
            "loss": lost,
            "document": NOTHING,
            "inputs": tuple(sorted((w.ref(*one) for one in inputs), key=lambda ref: ref.parcel)),
            "outputs": tuple(r.Output(*one) for one in outputs),
        }
        order = r.Transformation(**values | more)
        return a.TransformationsTransform(order, UNSIGNED, UNSIGNED, NO_APPROVAL, UNSIGNED)

    return make


def approved(act: Any, organisation: int = 0) -> Act:
    """The act with an Approval of itself: of an organisation, or of the focal key."""
    approval = r.Approval(act_digest(act), organisation, MOMENT, MOMENT + MONTH)
    made: Act = replace(act, approval=approval)
    return made


def enrolled(act: Any, organisation: int) -> Act:
    """The act with the Enrolment of its new key, which is to be one of this organisation of BW."""
    said = r.Enrolment(organisation, BW, 0, MOMENT, MOMENT + MONTH)
    made: Act = replace(act, enrolment=said)
    return made


def of_itself(act: Any, use: int) -> Act:
    """The act with the Enrolment of a key that is to be one of BW itself."""
    made: Act = replace(act, enrolment=r.Enrolment(0, BW, use, MOMENT, MOMENT + MONTH))
    return made


def proposal(
    matter: int, subject: int, *words: int, amends: bytes = NOTHING
) -> Callable[[World], Act]:
    payload = b"".join(map(number, words))
    return lambda w: a.ConsensusPropose(matter, number(subject), payload, amends, hexed(DOCUMENT))


ON_DOCUMENT = f"--document {DOCUMENT}"
FROM = "--from 2027-02-03"
FROM_DAY = day("2027-02-03")

ACTS: Final[dict[str, Case]] = {
    # Parcels
    "register": Case(
        f"register LOT-9 12.345 --kind gem --day 2026-11-01 --good-for 5 {ON_DOCUMENT}",
        "miner",
        lambda w: a.ParcelsRegisterSigned(
            r.Production(
                w.licence,
                day("2026-11-01"),
                MOMENT,
                MOMENT,
                MOMENT + 5 * DAY,
                (r.Lot(reference("LOT-9"), 12_345, 3, hexed(DOCUMENT)),),
            ),
            UNSIGNED,
        ),
        ("miner",),
    ),
    "handover": Case(
        f"handover EV-1 --to trader --moves custody --terms {TERMS} --day 2027-01-02 --with trader",
        "miner",
        lambda w: a.ParcelsHandOver(
            r.Handover(
                w.organisations["miner"],
                w.organisations["trader"],
                1,
                day("2027-01-02"),
                MOMENT,
                MOMENT + MONTH,
                hexed(TERMS),
                (w.ref("EV-1", 1),),
            ),
            UNSIGNED,
            UNSIGNED,
        ),
        ("miner", "trader"),
    ),
    "split": Case(
        "split EV-3 --part 10 --part 2.5 --rest",
        "trader",
        transformation(
            1,
            0,
            [("EV-3", 2)],
            [(NOTHING, 10_000, 2), (NOTHING, 2_500, 2), (NOTHING, 27_500, 2)],
        ),
        ("trader",),
    ),
    "mix": Case(
        f"mix EV-3 EV-4 --reference MIX-1 --lost 1.5 {ON_DOCUMENT}".replace("--lost", "--loss"),
        "trader",
        transformation(
            2,
            1_500,
            [("EV-3", 2), ("EV-4", 2)],
            [(reference("MIX-1"), 68_500, 1)],
            document=hexed(DOCUMENT),
        ),
        ("trader",),
    ),
    "resort": Case(
        "resort EV-3 --into S-1:gem:30 --into S-2:industrial:9 --loss 1 --good-for 3",
        "trader",
        transformation(
            3,
            1_000,
            [("EV-3", 2)],
            [(reference("S-1"), 30_000, 3), (reference("S-2"), 9_000, 2)],
            deadline=MOMENT + 3 * DAY,
        ),
        ("trader",),
    ),
    "manufacture": Case(
        "manufacture EV-3 --into P-1:polished:16 --into R-1:gem:8 --licence 77",
        "trader",
        transformation(
            4,
            16_000,
            [("EV-3", 2)],
            [(reference("P-1"), 16_000, 4), (reference("R-1"), 8_000, 3)],
            licence=77,
        ),
        ("trader",),
    ),
    "sell": Case(
        "sell EV-3 EV-4 --day 2027-01-14",
        "trader",
        transformation(6, 0, [("EV-3", 2), ("EV-4", 2)], [], day=day("2027-01-14")),
        ("trader",),
    ),
    "loss": Case(
        "loss EV-3 0.25 --day 2027-01-14",
        "trader",
        transformation(5, 250, [("EV-3", 2)], [], day=day("2027-01-14")),
        ("trader",),
    ),
    "hold place": Case(
        f"hold place EV-3 {ON_DOCUMENT}",
        "bw-office",
        lambda w: a.ParcelsPlaceHolds((w.parcels["EV-3"],), 9, hexed(DOCUMENT)),
    ),
    "hold release": Case(
        f"hold release {HOLD} {ON_DOCUMENT}",
        "bw-office",
        lambda w: a.ParcelsReleaseHold(hexed(HOLD), hexed(DOCUMENT)),
    ),
    "correct opening": Case(
        "correct opening trader --from opening.csv --day 2026-12-31",
        "bw-office",
        lambda w: a.CorrectionsRegisterOpening(
            w.organisations["trader"],
            day("2026-12-31"),
            (
                r.OpeningLot(reference("OLD-1"), 7_000, 3, 769, NOTHING),
                r.OpeningLot(reference("OLD-2"), 500, 1, 770, hexed(DOCUMENT)),
            ),
        ),
        files={
            "opening.csv": "reference,carats,kind,origin,document\n"
            f"OLD-1,7,gem,769,\nOLD-2,0.5,,770,{DOCUMENT}\n"
        },
    ),
    "correct void": Case(
        f"correct void EV-1 --reason {REASON} {ON_DOCUMENT}",
        "miner",
        lambda w: a.CorrectionsVoidRegistration(w.parcels["EV-1"], hexed(REASON), hexed(DOCUMENT)),
    ),
    "correct missing": Case(
        f"correct missing EV-1 --cause stolen {ON_DOCUMENT}",
        "miner",
        lambda w: a.CorrectionsReportMissing(w.parcels["EV-1"], 2, hexed(DOCUMENT)),
    ),
    "correct found": Case(
        f"correct found EV-1 {ON_DOCUMENT}",
        "miner",
        lambda w: a.CorrectionsReportFound(w.parcels["EV-1"], hexed(DOCUMENT)),
    ),
    "correct write-down": Case(
        f"correct write-down EV-1@4 1.5 --reason lab-grown {ON_DOCUMENT} --owner trader --approved-by bw-office",
        "trader",
        lambda w: approved(
            a.CorrectionsWriteDown(
                r.WriteDown(
                    w.parcels["EV-1"],
                    4,
                    1_500,
                    w.organisations["trader"],
                    w.organisations["trader"],
                    b"lab-grown".ljust(32, b"\0"),
                    hexed(DOCUMENT),
                    MOMENT,
                    MOMENT + MONTH,
                ),
                UNSIGNED,
                UNSIGNED,
                (),
                NO_APPROVAL,
                UNSIGNED,
            ),
            w.organisations["bw-office"],
        ),
        ("trader",),
    ),
    "correct write-off": Case(
        f"correct write-off EV-1 --reason {REASON} {ON_DOCUMENT}",
        "bw-office",
        lambda w: a.CorrectionsWriteOff(w.parcels["EV-1"], (), hexed(REASON), hexed(DOCUMENT)),
    ),
    "correct by-law": Case(
        f"correct by-law EV-1@4 --to trader --moves custody {ON_DOCUMENT}",
        "bw-office",
        lambda w: approved(
            a.CorrectionsMoveByLaw(
                parcels=(r.ParcelRef(w.parcels["EV-1"], 4),),
                to=w.organisations["trader"],
                moves=1,
                document=hexed(DOCUMENT),
                approval=NO_APPROVAL,
                signature=UNSIGNED,
            ),
            w.organisations["bw-office"],
        ),
        ("bw-office",),
    ),
    # Certificates
    "certificate request": Case(
        "certificate request EV-3 EV-4 --reference EV-N --to AE --importer dubai"
        f" --government bw-office --independent valuer --cited 'BW 000007' --cited 'BW 000003'"
        f" --good-for 9 {ON_DOCUMENT}",
        "trader",
        lambda w: a.RequestsRequest(
            r.Application(
                w.organisations["trader"],
                w.organisations["trader"],
                w.organisations["dubai"],
                AE,
                reference("EV-N"),
                (
                    w.organisations["trader"],
                    w.organisations["bw-office"],
                    w.organisations["valuer"],
                ),
                MOMENT,
                MOMENT + 9 * DAY,
                hexed(DOCUMENT),
                (BW << 32 | 3, BW << 32 | 7),
                tuple(sorted((w.ref("EV-3", 2), w.ref("EV-4", 2)), key=lambda ref: ref.parcel)),
            ),
            UNSIGNED,
            UNSIGNED,
        ),
        ("trader",),
    ),
    "certificate value": Case(
        "certificate value EV-Q --capacity independent --unsorted 1.25 --industrial 20 --gem 300.01"
        " --day 2027-01-10",
        "valuer",
        lambda w: a.RequestsValue(
            r.Valuation(
                w.requests["EV-Q"],
                w.organisations["valuer"],
                3,
                125,
                2_000,
                30_001,
                day("2027-01-10"),
                MOMENT,
                MOMENT + MONTH,
            ),
            UNSIGNED,
        ),
        ("valuer",),
    ),
    "certificate refuse": Case(
        f"certificate refuse EV-Q {ON_DOCUMENT}",
        "bw-office",
        lambda w: a.RequestsRefuse(w.requests["EV-Q"], hexed(DOCUMENT)),
    ),
    "certificate withdraw": Case(
        "certificate withdraw EV-Q",
        "trader",
        lambda w: a.RequestsWithdraw(w.requests["EV-Q"]),
    ),
    "certificate issue": Case(
        f"certificate issue EV-Q --number 'BW 000044' --expires 2027-02-03 {ON_DOCUMENT}",
        "bw-office",
        lambda w: a.IssuanceIssue(
            r.Issue(
                w.requests["EV-Q"],
                BW << 32 | 44,
                FROM_DAY,
                hexed(DOCUMENT),
                (),
                (w.ref("EV-3", 2),),
            ),
            *NOT_APPROVED,
        ),
    ),
    "certificate void": Case(
        f"certificate void NUMBER --reason {REASON} {ON_DOCUMENT}",
        "bw-office",
        lambda w: a.CancellationsVoidCertificate(
            w.certificate, SEALED, hexed(REASON), hexed(DOCUMENT), w.packing, *NOT_APPROVED
        ),
    ),
    "certificate replace": Case(
        f"certificate replace NUMBER --lost {SEAL} --number 'BW 000045' --expires 2027-02-03"
        f" --reason {REASON} {ON_DOCUMENT}",
        "bw-office",
        lambda w: a.IssuanceReplace(
            w.certificate,
            SEALED,
            BW << 32 | 45,
            FROM_DAY,
            False,
            hexed(SEAL),
            hexed(REASON),
            hexed(DOCUMENT),
            w.packing,
            *NOT_APPROVED,
        ),
    ),
    "certificate lapse": Case(
        "certificate lapse NUMBER",
        "dubai",
        lambda w: a.CancellationsLapse(w.certificate, w.packing),
    ),
    "certificate spoil": Case(
        "certificate spoil 'BW 000046'",
        "bw-office",
        lambda w: a.CancellationsSpoil(BW << 32 | 46),
    ),
    "certificate report-forgery": Case(
        f"certificate report-forgery SL 'sl 0012/a' {ON_DOCUMENT}",
        "bw-office",
        lambda w: a.CancellationsReportForgery(SL, "SL 0012/A", hexed(DOCUMENT)),
    ),
    "certificate answer-forgery": Case(
        f"certificate answer-forgery 'BW 000046' {ON_DOCUMENT}",
        "bw-office",
        lambda w: a.CancellationsAnswerForgery("BW 000046", hexed(DOCUMENT)),
    ),
    "certificate depart": Case(
        f"certificate depart NUMBER --seal {SEAL} --seal {REASON} --day 2027-01-12",
        "bw-office",
        lambda w: a.ShipmentsDepart(
            w.certificate, day("2027-01-12"), (hexed(SEAL), hexed(REASON)), w.packing
        ),
    ),
    "certificate transit": Case(
        f"certificate transit NUMBER --broken --day 2027-01-13 {ON_DOCUMENT}",
        "ao-office",
        lambda w: a.ShipmentsSeenInTransit(
            w.certificate, day("2027-01-13"), False, hexed(DOCUMENT)
        ),
    ),
    "certificate confirm": Case(
        "certificate confirm NUMBER --exporter trader --importer dubai --parcels 1 --carats 20"
        f" --measured 19.5 --only EV-2 --accepted --seals {DOCUMENT} --day 2027-01-14"
        f" {ON_DOCUMENT} --with dubai",
        "ae-office",
        lambda w: a.ShipmentsConfirm(
            r.Confirmation(
                w.certificate,
                w.organisations["trader"],
                w.organisations["dubai"],
                1,
                20_000,
                19_500,
                day("2027-01-14"),
                hexed(DOCUMENT),
                True,
                hexed(DOCUMENT),
                (w.parcels["EV-2"],),
            ),
            r.Acceptance(
                w.certificate.to_bytes(32), w.organisations["dubai"], 20_000, MOMENT, MOMENT + WEEK
            ),
            UNSIGNED,
        ),
        ("dubai",),
    ),
    "certificate detain": Case(
        f"certificate detain NUMBER --measured 19.5 --day 2027-01-14 --reason {REASON}"
        f" --broken-seals {REASON} {ON_DOCUMENT}",
        "ae-office",
        lambda w: a.DetentionsDetain(
            w.certificate,
            19_500,
            day("2027-01-14"),
            hexed(REASON),
            hexed(DOCUMENT),
            False,
            hexed(REASON),
        ),
    ),
    "certificate release": Case(
        f"certificate release NUMBER {ON_DOCUMENT}",
        "ae-office",
        lambda w: a.DetentionsRelease(w.certificate, hexed(DOCUMENT)),
    ),
    "certificate turn-back": Case(
        f"certificate turn-back NUMBER --day 2027-01-14 {ON_DOCUMENT}",
        "ae-office",
        lambda w: a.DetentionsTurnBack(w.certificate, day("2027-01-14"), hexed(DOCUMENT)),
    ),
    "certificate take-back": Case(
        f"certificate take-back NUMBER --day 2027-01-14 {ON_DOCUMENT}",
        "bw-office",
        lambda w: a.DetentionsTakeBack(
            w.certificate, day("2027-01-14"), hexed(DOCUMENT), w.packing
        ),
    ),
    "certificate resolve": Case(
        "certificate resolve NUMBER --outcome corrected --exporting bw-office"
        f" --importing ae-office --weight EV-2=19.5 --day 2027-01-14 {ON_DOCUMENT}"
        " --with ae-office",
        "bw-office",
        lambda w: a.DetentionsResolve(
            r.Resolution(
                w.certificate,
                0,
                2,
                0,
                0,
                0,
                0,
                day("2027-01-14"),
                MOMENT,
                MOMENT + MONTH,
                hexed(DOCUMENT),
                (r.Weight(w.parcels["EV-2"], 19_500),),
            ),
            w.organisations["bw-office"],
            w.organisations["ae-office"],
            (UNSIGNED,),
            (UNSIGNED,),
            w.packing,
        ),
        ("bw-office", "ae-office"),
    ),
    "certificate resolve-alone": Case(
        f"certificate resolve-alone NUMBER --outcome forfeit --day 2027-01-14 {ON_DOCUMENT}",
        "ae-office",
        lambda w: a.DetentionsResolveAlone(
            w.certificate, 4, day("2027-01-14"), hexed(DOCUMENT), w.packing, *NOT_APPROVED
        ),
    ),
    "certificate lost": Case(
        f"certificate lost NUMBER --day 2027-01-14 {ON_DOCUMENT}",
        "bw-office",
        lambda w: a.DetentionsLose(w.certificate, day("2027-01-14"), hexed(DOCUMENT), w.packing),
    ),
    "certificate found": Case(
        f"certificate found NUMBER --day 2027-01-14 {ON_DOCUMENT}",
        "ae-office",
        lambda w: a.DetentionsFindOnItsWay(
            w.certificate, day("2027-01-14"), hexed(DOCUMENT), w.packing
        ),
    ),
    "certificate found-back": Case(
        f"certificate found-back NUMBER --day 2027-01-14 {ON_DOCUMENT}",
        "bw-office",
        lambda w: a.DetentionsFindBack(
            w.certificate, day("2027-01-14"), hexed(DOCUMENT), w.packing
        ),
    ),
    "certificate undo-departure": Case(
        f"certificate undo-departure NUMBER {ON_DOCUMENT}",
        "bw-office",
        lambda w: a.ShipmentsUndoDeparture(w.certificate, hexed(DOCUMENT), w.packing),
    ),
    "certificate back-from-outside": Case(
        f"certificate back-from-outside NUMBER --day 2027-01-14 {ON_DOCUMENT}",
        "bw-office",
        lambda w: a.PaperBackFromOutside(
            w.certificate, day("2027-01-14"), hexed(DOCUMENT), w.packing
        ),
    ),
    "certificate close-outside": Case(
        f"certificate close-outside NUMBER --carats 19.75 --day 2027-01-14 {ON_DOCUMENT}",
        "bw-office",
        lambda w: a.PaperCloseOutside(
            w.certificate, 19_750, day("2027-01-14"), hexed(DOCUMENT), w.packing
        ),
    ),
    "certificate record-inbound": Case(
        "certificate record-inbound --from paper.json --accepted --with trader",
        "bw-office",
        lambda w: a.PaperRecordInbound(
            r.InboundPaper(
                ZW,
                "ZW 0077",
                12,
                w.organisations["trader"],
                day("2026-12-01"),
                day("2027-02-01"),
                day("2026-12-20"),
                (500, 0, 310_500),
                (1_000, 0, 9_000_050),
                hexed(DOCUMENT),
                0,
            ),
            (
                r.InboundLot(reference("IN-1"), 310_500, 3, (r.OriginWeight(3_073, 310_500),)),
                r.InboundLot(
                    reference("IN-2"),
                    500,
                    1,
                    (r.OriginWeight(3_073, 0), r.OriginWeight(3_585, 500)),
                ),
            ),
            r.Acceptance(
                typed.shipment_id(ZW, "ZW 0077"),
                w.organisations["trader"],
                311_000,
                MOMENT,
                MOMENT + WEEK,
            ),
            UNSIGNED,
        ),
        ("trader",),
        {
            "paper.json": '{"issuer": "ZW", "number": " zw 0077 ", "exporter": "12",'
            ' "importer": "trader", "issued": "2026-12-01", "expires": "2027-02-01",'
            ' "arrived": "2026-12-20", "dollars": {"gem": "90000.50", "unsorted": "10"},'
            f' "document": "{DOCUMENT}", "lots": [{{"reference": "IN-1", "carats": "310.5",'
            ' "kind": "gem", "origins": {"3073": "310.5"}}, {"reference": "IN-2",'
            ' "carats": "0.5", "origins": {"3585": "0.5", "3073": "0"}}]}'
        },
    ),
    # Offices, organisations, zones, licences
    "office open": Case(
        f"office open --powers export,voice --key {ADDRESS} --number 77 --encryption-key {X25519}"
        f" {ON_DOCUMENT}",
        "bw-focal",
        lambda w: enrolled(
            open_office(77, BW, 2 | 16, hexed(DOCUMENT), hexed(X25519), ADDRESS), 77
        ),
    ),
    "office close": Case(
        f"office close bw-office {FROM}",
        "bw-focal",
        lambda w: a.ParticipantsCloseOffice(w.organisations["bw-office"], FROM_DAY, False),
    ),
    "office numbers": Case(
        "office numbers bw-office --first 101 --last 250",
        "bw-focal",
        lambda w: a.EnrolmentsAllotNumbers(w.organisations["bw-office"], 101, 250),
    ),
    "office two-keys": Case(
        "office two-keys --ask",
        "bw-office",
        lambda w: approved(
            a.EnrolmentsAskTwoKeys(True, 0, *NOT_APPROVED), w.organisations["bw-office"]
        ),
        ("bw-office",),
    ),
    "office setting": Case(
        f"office setting overdue-days 21 {FROM}",
        "bw-office",
        lambda w: a.ParticipantsSetSetting(2, 21, FROM_DAY),
    ),
    "office tolerance": Case(
        "office tolerance bw-office --carats 0.5 --ppm 20",
        "bw-office",
        lambda w: a.ShipmentsSetTolerance(w.organisations["bw-office"], 500, 20),
    ),
    "organisation admit": Case(
        f"organisation admit --key valuer --roles observer,scheme --number 78"
        f" --encryption-key {X25519} {ON_DOCUMENT}",
        "bw-office",
        lambda w: enrolled(
            admit(78, 64 | 128, hexed(DOCUMENT), hexed(X25519), w.addresses["valuer"]), 78
        ),
        ("valuer",),
    ),
    "organisation admit-outside": Case(
        f"organisation admit-outside --participant ZW --number 79 {ON_DOCUMENT}",
        "bw-office",
        lambda w: a.ParticipantsAdmitOutside(79, ZW, hexed(DOCUMENT)),
    ),
    "organisation standing": Case(
        f"organisation standing trader suspended --from 2027-01-05 {ON_DOCUMENT}",
        "bw-office",
        lambda w: a.ParticipantsSetStanding(
            w.organisations["trader"], 2, day("2027-01-05"), hexed(DOCUMENT)
        ),
    ),
    "zone open": Case(
        f"zone open --boundary {DOCUMENT} --replaces 9 --replaces 5",
        "bw-office",
        lambda w: a.ZonesOpenZone(hexed(DOCUMENT), (5, 9)),
    ),
    "zone stop": Case(
        f"zone stop 9 {ON_DOCUMENT}", "bw-office", lambda w: a.ZonesStopOwn(9, hexed(DOCUMENT))
    ),
    "zone end-stop": Case(
        f"zone end-stop 9 {ON_DOCUMENT}",
        "bw-office",
        lambda w: a.ZonesEndStop(9, hexed(DOCUMENT)),
    ),
    "zone bar": Case(
        f"zone bar 9 {ON_DOCUMENT} --with bw-focal",
        "bw-office",
        lambda w: approved(a.ZonesBarOwn(9, 1, hexed(DOCUMENT), NO_APPROVAL, UNSIGNED)),
        ("bw-focal",),
    ),
    "zone clear": Case(
        f"zone clear 9 {ON_DOCUMENT} --with bw-focal",
        "bw-office",
        lambda w: approved(a.ZonesClearOwn(9, 0, hexed(DOCUMENT), NO_APPROVAL, UNSIGNED)),
        ("bw-focal",),
    ),
    "licence grant": Case(
        f"licence grant miner --role miner --zone 9 --ceiling 1000.5 {FROM} --until 2028-02-03"
        f" --number 80 {ON_DOCUMENT}",
        "bw-office",
        lambda w: a.ZonesGrant(
            80,
            w.organisations["miner"],
            9,
            1,
            FROM_DAY,
            day("2028-02-03"),
            1_000_500,
            hexed(DOCUMENT),
        ),
    ),
    "licence end": Case(
        f"licence end 80 {FROM} {ON_DOCUMENT}",
        "bw-office",
        lambda w: a.ZonesEnd(80, FROM_DAY, hexed(DOCUMENT)),
    ),
    "licence raise": Case(
        "licence raise 80 1250.5",
        "bw-office",
        lambda w: a.ZonesRaiseCeiling(80, 1_250_500),
    ),
    # Consensus: payloads word by word, as docs/consensus.md has them
    "propose joining": Case(
        f"propose joining ZW --key {ADDRESS} --reserve 0x{'52' * 20} {FROM} {ON_DOCUMENT}",
        "bw-office",
        lambda w: a.ConsensusProposeJoining(
            ZW,
            ADDRESS,
            FROM_DAY,
            NOTHING,
            hexed(DOCUMENT),
            r.Enrolment(0, ZW, 1, MOMENT, MOMENT + MONTH),
            UNSIGNED,
            "0x" + "52" * 20,
            r.Enrolment(0, ZW, 2, MOMENT, MOMENT + MONTH),
            UNSIGNED,
        ),
    ),
    "propose suspension": Case(
        f"propose suspension AE {FROM} {ON_DOCUMENT}", "bw-office", proposal(2, AE, FROM_DAY)
    ),
    "propose lifting": Case(
        f"propose lifting AE {FROM} {ON_DOCUMENT} --amends {PROPOSAL}",
        "bw-office",
        proposal(3, AE, FROM_DAY, amends=hexed(PROPOSAL)),
    ),
    "propose zone-status": Case(
        f"propose zone-status 9 limited {FROM} --released-by 7 {ON_DOCUMENT}",
        "bw-office",
        proposal(4, 9, 2, FROM_DAY, 7),
    ),
    "propose bar-origin": Case(
        f"propose bar-origin 2305 --share 40000 {ON_DOCUMENT}",
        "bw-office",
        proposal(5, 2_305, 40_000),
    ),
    "propose release-origin": Case(
        f"propose release-origin 2305 {ON_DOCUMENT}", "bw-office", proposal(6, 2_305)
    ),
    "propose opening-stock": Case(
        f"propose opening-stock 1500.25 --until 2027-02-03 {ON_DOCUMENT}",
        "bw-office",
        proposal(7, BW, 1_500_250, FROM_DAY),
    ),
    "propose parameter": Case(
        f"propose parameter late-days 5 {FROM} {ON_DOCUMENT}",
        "bw-office",
        proposal(8, 3, 5, FROM_DAY),
    ),
    "propose voice": Case(
        f"propose voice {PROPOSAL} objection --reason {REASON}",
        "ae-office",
        lambda w: a.ConsensusVoice(
            r.Voice(hexed(PROPOSAL), AE, 3, hexed(REASON), MOMENT), UNSIGNED
        ),
        ("ae-office",),
    ),
    "propose close": Case(
        "propose close PROPOSED --closer AE --closer BW --with ae-office",
        "bw-office",
        lambda w: a.ConsensusClose(
            w.proposal,
            w.payload,
            (
                r.Closing(w.proposal, AE, True, MOMENT),
                r.Closing(w.proposal, BW, True, MOMENT),
            ),
            (UNSIGNED, UNSIGNED),
        ),
        ("ae-office", "bw-office"),
    ),
    "propose block": Case(
        f"propose block {PROPOSAL}", "dubai", lambda w: a.ConsensusBlock(hexed(PROPOSAL))
    ),
    "propose lapse": Case(
        f"propose lapse {PROPOSAL}", "dubai", lambda w: a.ConsensusLapse(hexed(PROPOSAL))
    ),
    "propose suspend-self": Case(
        f"propose suspend-self {ON_DOCUMENT} --with bw-focal",
        "bw-office",
        lambda w: approved(a.ConsensusSuspendSelf(hexed(DOCUMENT), 1, NO_APPROVAL, UNSIGNED)),
        ("bw-focal",),
    ),
    # Notices, keys, and whatever there is
    "attach": Case(
        f"attach organisation trader {ON_DOCUMENT}",
        "valuer",
        lambda w: a.NoticesAttach(4, number(w.organisations["trader"]), hexed(DOCUMENT)),
    ),
    "act": Case(
        "act ParticipantsSetSetting --json-args @setting.json",
        "bw-office",
        lambda w: a.ParticipantsSetSetting(1, 45, 21_000),
        files={"setting.json": '{"setting": 1, "value": 45, "from_day": 21000}'},
    ),
    "keys enrol": Case(
        f"keys enrol {ADDRESS}",
        "trader",
        lambda w: enrolled(enrol(ADDRESS), w.organisations["trader"]),
    ),
    "keys cut": Case(
        f"keys cut trader --keep trader --new {ADDRESS} --reason {REASON}",
        "bw-office",
        lambda w: enrolled(
            cut_keys(w.organisations["trader"], (w.addresses["trader"],), ADDRESS, hexed(REASON)),
            w.organisations["trader"],
        ),
    ),
    "keys revoke": Case(
        f"keys revoke valuer --at 2027-01-15T07:59:00 --reason {REASON}",
        "bw-office",
        lambda w: a.EnrolmentsRevoke(
            w.addresses["valuer"], MOMENT - 60, hexed(REASON), *NOT_APPROVED
        ),
    ),
    "keys withdraw-orders": Case(
        "keys withdraw-orders", "trader", lambda w: a.ParticipantsWithdrawOrders()
    ),
    "keys reserve": Case(
        f"keys reserve {ADDRESS}",
        "bw-focal",
        lambda w: of_itself(
            a.EnrolmentsNameReserve(BW, ADDRESS, NO_ENROLMENT, UNSIGNED), codes.USE_RESERVE
        ),
    ),
    "keys refuse-reserve": Case(
        "keys refuse-reserve", "bw-focal", lambda w: a.EnrolmentsRefuseReserve(BW)
    ),
    "keys take-over": Case(
        f"keys take-over {ADDRESS} --office bw-office --keep bw-office --reason {REASON}",
        "bw-focal",
        lambda w: of_itself(
            a.EnrolmentsTakeOver(
                BW,
                ADDRESS,
                (w.organisations["bw-office"],),
                (w.addresses["bw-office"],),
                hexed(REASON),
                NO_ENROLMENT,
                UNSIGNED,
            ),
            codes.USE_FOCAL,
        ),
    ),
    "keys encryption": Case(
        f"keys encryption {X25519}",
        "trader",
        lambda w: a.EnrolmentsChangeEncryptionKey(hexed(X25519)),
    ),
}
