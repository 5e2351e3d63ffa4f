"""The small numbers of the ledger as words, both ways: each table is read and printed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from kp_ledger.base.errors import BadInput
from kp_ledger.generated import codes

KINDS: Final = {
    codes.KIND_UNSORTED: "unsorted",
    codes.KIND_INDUSTRIAL: "industrial",
    codes.KIND_GEM: "gem",
    codes.KIND_POLISHED: "polished",
}
KP_STATUSES: Final = {
    codes.KP_APPLICANT: "applicant",
    codes.KP_PARTICIPANT: "participant",
    codes.KP_SUSPENDED: "suspended",
    codes.KP_EXPELLED: "expelled",
}
STANDINGS: Final = {
    codes.STANDING_GOOD: "good",
    codes.STANDING_SUSPENDED: "suspended",
    codes.STANDING_ENDED: "ended",
}
ROLES: Final = {
    codes.ROLE_MINER: "miner",
    codes.ROLE_TRADER: "trader",
    codes.ROLE_CARRIER: "carrier",
    codes.ROLE_VALUER: "valuer",
    codes.ROLE_CUTTER: "cutter",
    codes.ROLE_OFFICE: "office",
    codes.ROLE_OBSERVER: "observer",
    codes.ROLE_SCHEME: "scheme",
}
POWERS: Final = {
    codes.POWER_LICENCE: "licence",
    codes.POWER_EXPORT: "export",
    codes.POWER_IMPORT: "import",
    codes.POWER_STATISTICS: "statistics",
    codes.POWER_VOICE: "voice",
}
NATURES: Final = {
    codes.NATURE_TRACED: "traced",
    codes.NATURE_DECLARED: "declared",
    codes.NATURE_OPENING: "opening",
    codes.NATURE_NOT_STATED: "not stated",
}
KEY_USES: Final = {
    codes.USE_ORGANISATION: "a key of the organisation",
    codes.USE_FOCAL: "its focal key",
    codes.USE_RESERVE: "its reserve key",
}
# Why weight is written down, where no document says it.
LAB_GROWN: Final = b"lab-grown".ljust(32, b"\0")
WRITTEN_REASONS: Final = {LAB_GROWN: "lab-grown"}
WRITTEN_BECAUSE: Final = {LAB_GROWN: "as lab-grown, which never enters as mined"}
ZONE_STATUSES: Final = {
    codes.ZONE_CLEAR: "clear",
    codes.ZONE_LIMITED: "limited",
    codes.ZONE_BARRED: "barred",
    codes.ZONE_CLOSED: "closed",
}
LICENCE_STATUSES: Final = {codes.LICENCE_GRANTED: "granted", codes.LICENCE_ENDED: "ended"}
ORIGIN_STATUSES: Final = {codes.ORIGIN_FREE: "free", codes.ORIGIN_BARRED: "barred"}
PARCEL_STATUSES: Final = {
    codes.PARCEL_NONE: "none",
    codes.PARCEL_HELD: "held",
    codes.PARCEL_SEALED: "sealed",
    codes.PARCEL_DEPARTED: "departed",
    codes.PARCEL_MISSING: "missing",
    codes.PARCEL_SPENT: "spent",
    codes.PARCEL_OUTSIDE: "outside",
    codes.PARCEL_VOID: "void",
}
MOVES: Final = {
    codes.MOVES_CUSTODY: "custody",
    codes.MOVES_TITLE: "title",
    codes.MOVES_BOTH: "both",
}
MOVED: Final = MOVES | {codes.MOVES_BOTH: "custody and title"}  # in a sentence
OPERATIONS: Final = {
    codes.OPERATION_SPLIT: "split",
    codes.OPERATION_MIX: "mix",
    codes.OPERATION_RESORT: "re-sort",
    codes.OPERATION_MANUFACTURE: "manufacture",
    codes.OPERATION_LOSS: "loss",
    codes.OPERATION_SALE: "sale off the ledger",
}
HOLD_REASONS: Final = {
    codes.HOLD_BAR: "bar",
    codes.HOLD_LIMITED_ZONE: "limited zone",
    codes.HOLD_LATE: "late",
    codes.HOLD_COLLISION: "collision",
    codes.HOLD_SURPLUS: "surplus",
    codes.HOLD_CEILING: "ceiling",
    codes.HOLD_YIELD: "yield",
    codes.HOLD_LOSS: "loss",
    codes.HOLD_OFFICE: "office",
}
# The same in a sentence: why it is on hold.
HELD_BECAUSE: Final = {
    codes.HOLD_BAR: "mined before a bar and registered after it",
    codes.HOLD_LIMITED_ZONE: "mined in a zone of limited standing",
    codes.HOLD_LATE: "registered late, by an office",
    codes.HOLD_COLLISION: "its paper bears a number that was recorded before",
    codes.HOLD_SURPLUS: "more was found than the record has",
    codes.HOLD_CEILING: "registered above the miner's ceiling",
    codes.HOLD_YIELD: "cutting yielded more or less than passes without a look",
    codes.HOLD_LOSS: "more was lost in work than passes without a look",
    codes.HOLD_OFFICE: "an office has stopped it",
}
MISSING_CAUSES: Final = {codes.MISSING_LOST: "lost", codes.MISSING_STOLEN: "stolen"}
HOLD_STATUSES: Final = {codes.HOLD_IN_FORCE: "in force", codes.HOLD_RELEASED: "released"}
REQUEST_STATUSES: Final = {
    codes.REQUEST_OPEN: "open",
    codes.REQUEST_REFUSED: "refused",
    codes.REQUEST_WITHDRAWN: "withdrawn",
    codes.REQUEST_ISSUED: "issued",
}
CAPACITIES: Final = {
    codes.CAPACITY_EXPORTER: "exporter",
    codes.CAPACITY_GOVERNMENT: "government",
    codes.CAPACITY_INDEPENDENT: "independent",
}
CERTIFICATE_STATUSES: Final = {
    codes.CERTIFICATE_ISSUED: "issued",
    codes.CERTIFICATE_DEPARTED: "departed",
    codes.CERTIFICATE_DETAINED: "detained",
    codes.CERTIFICATE_RETURNING: "returning",
    codes.CERTIFICATE_CONFIRMED: "confirmed",
    codes.CERTIFICATE_VOIDED: "voided",
    codes.CERTIFICATE_LAPSED: "lapsed",
    codes.CERTIFICATE_RETURNED: "returned",
    codes.CERTIFICATE_FORFEITED: "forfeited",
    codes.CERTIFICATE_LOST: "lost",
    codes.CERTIFICATE_SUPERSEDED: "superseded",
    codes.CERTIFICATE_SPOILT: "spoilt",
}
PAPERS: Final = {
    codes.PAPER_ISSUED_HERE: "issued on this ledger",
    codes.PAPER_INBOUND: "recorded from foreign paper",
    codes.PAPER_TECHNICAL: "technical",
}
SETTINGS: Final = {
    codes.SETTING_EXPIRY_DAYS: "expiry-days",
    codes.SETTING_OVERDUE_DAYS: "overdue-days",
    codes.SETTING_DETAIN_EXPIRED: "detain-expired",
}
PARAMETERS: Final = {
    codes.PARAMETER_PRODUCTION_DAYS: "production-days",
    codes.PARAMETER_GRACE_AFTER_BAR_DAYS: "grace-after-bar-days",
    codes.PARAMETER_LATE_DAYS: "late-days",
    codes.PARAMETER_VALUATION_DAYS: "valuation-days",
    codes.PARAMETER_LOSS_ON_HOLD_PPM: "loss-on-hold-ppm",
    codes.PARAMETER_VOID_DAYS: "void-days",
    codes.PARAMETER_PAPER_GRACE_DAYS: "paper-grace-days",
    codes.PARAMETER_WINDOW_LEDGER_DAYS: "window-ledger-days",
    codes.PARAMETER_WINDOW_KP_DAYS: "window-kp-days",
    codes.PARAMETER_WINDOW_PARAMETER_DAYS: "window-parameter-days",
    codes.PARAMETER_DAYS_BEFORE_SIGNING: "days-before-signing",
    codes.PARAMETER_LOSS_APPROVED_PPM: "loss-approved-ppm",
    codes.PARAMETER_YIELD_LEAST_PPM: "yield-least-ppm",
    codes.PARAMETER_YIELD_MOST_PPM: "yield-most-ppm",
    codes.PARAMETER_WRITE_OFF_DAYS: "write-off-days",
    codes.PARAMETER_RESOLVE_ALONE_DAYS: "resolve-alone-days",
    codes.PARAMETER_LOST_OVERDUE_DAYS: "lost-overdue-days",
    codes.PARAMETER_LOST_DETAINED_DAYS: "lost-detained-days",
    codes.PARAMETER_UNDO_DAYS: "undo-days",
    codes.PARAMETER_DOLLARS_PER_CARAT: "dollars-per-carat",
    codes.PARAMETER_HEARD_PPM: "heard-ppm",
    codes.PARAMETER_CHAIR_CLOSES_DAYS: "chair-closes-days",
    codes.PARAMETER_LAPSE_DAYS: "lapse-days",
    codes.PARAMETER_CLOSING_DAYS: "closing-days",
    codes.PARAMETER_OPEN_PROPOSALS: "open-proposals",
}
MATTERS: Final = {
    codes.MATTER_JOINING: "joining",
    codes.MATTER_SUSPENSION: "suspension",
    codes.MATTER_LIFTING: "lifting",
    codes.MATTER_ZONE_STATUS: "zone-status",
    codes.MATTER_BAR_ORIGIN: "bar-origin",
    codes.MATTER_RELEASE_ORIGIN: "release-origin",
    codes.MATTER_OPENING_STOCK: "opening-stock",
    codes.MATTER_PARAMETER: "parameter",
}
OUTCOMES: Final = {
    codes.OUTCOME_AS_CERTIFIED: "as certified",
    codes.OUTCOME_CORRECTED: "corrected",
    codes.OUTCOME_RETURN: "return",
    codes.OUTCOME_FORFEIT: "forfeit",
    codes.OUTCOME_TECHNICAL: "technical",
    codes.OUTCOME_LOST: "lost",
    codes.OUTCOME_FOUND_ON: "found, goes on",
    codes.OUTCOME_FOUND_BACK: "found, back",
}
# The same in a sentence: what becomes of the shipment.
DECIDED: Final = {
    codes.OUTCOME_AS_CERTIFIED: "it is what was certified",
    codes.OUTCOME_CORRECTED: "it weighs otherwise than certified",
    codes.OUTCOME_RETURN: "it goes back",
    codes.OUTCOME_FORFEIT: "it is forfeited",
    codes.OUTCOME_TECHNICAL: "it goes on under a technical certificate",
    codes.OUTCOME_LOST: "it is lost",
    codes.OUTCOME_FOUND_ON: "it is found, and goes on",
    codes.OUTCOME_FOUND_BACK: "it is found, and comes back",
}
STANCES: Final = {
    codes.STANCE_SUPPORT: "support",
    codes.STANCE_SEEN: "seen",
    codes.STANCE_OBJECTION: "objection",
}
PROPOSAL_STATUSES: Final = {
    codes.PROPOSAL_OPEN: "open",
    codes.PROPOSAL_EXECUTED: "executed",
    codes.PROPOSAL_BLOCKED: "blocked",
    codes.PROPOSAL_LAPSED: "lapsed",
}
SUBJECTS: Final = {
    codes.SUBJECT_PARCEL: "parcel",
    codes.SUBJECT_CERTIFICATE: "certificate",
    codes.SUBJECT_REQUEST: "request",
    codes.SUBJECT_ORGANISATION: "organisation",
    codes.SUBJECT_LICENCE: "licence",
    codes.SUBJECT_PARTICIPANT: "participant",
    codes.SUBJECT_ZONE: "zone",
    codes.SUBJECT_ORIGIN: "origin",
    codes.SUBJECT_BLEND: "blend",
    codes.SUBJECT_TRANSFORMATION: "transformation",
    codes.SUBJECT_PROPOSAL: "proposal",
    codes.SUBJECT_PARAMETER: "parameter",
}


def word(table: Mapping[int, str], code: int) -> str:
    """The word of a code; the number itself where the table has none."""
    return table.get(code, str(code))


def words(table: Mapping[int, str], flags: int) -> str:
    """The words of a set in bits: "licence, export and voice"; "none" when empty."""
    return listed([name for bit, name in table.items() if flags & bit]) or "none"


def parse_word(table: Mapping[int, str], text: str, what: str) -> int:
    """The code of a word; BadInput that lists the words there are."""
    for code, name in table.items():
        if name == text:
            return code
    raise BadInput(text, f"a {what} is one of {', '.join(table.values())}")


def parse_words(table: Mapping[int, str], text: str, what: str) -> int:
    """The bits of words written with commas between them."""
    flags = 0
    for part in text.split(","):
        flags |= parse_word(table, part.strip(), what)
    return flags


def show_kind(kind: int) -> str:
    """ "gem", or "gem, one stone"."""
    name = word(KINDS, kind & ~codes.SINGLE_STONE)
    return name + ", one stone" if kind & codes.SINGLE_STONE else name


def parse_kind(text: str, cut: bool = False) -> int:
    """unsorted, industrial, gem, polished if it was cut; with ":stone" behind it, one stone."""
    name, colon, flag = text.partition(":")
    if colon and flag != "stone":
        raise BadInput(text, "a kind is followed by nothing, or by :stone for one single stone")
    kinds = {code: KINDS[code] for code in KINDS if cut or code != codes.KIND_POLISHED}
    return parse_word(kinds, name, "kind") | (codes.SINGLE_STONE if colon else 0)


def listed(names: list[str]) -> str:
    """ "a, b and c"."""
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
