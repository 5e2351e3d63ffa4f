"""How each kind of value is printed for people: one method for each style of a template.

Showing(names).fill("{giver:organisation} handed {parcel:parcel} over", {"giver": 7, ...})
"""

from __future__ import annotations

import string
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from fractions import Fraction
from functools import lru_cache
from typing import Any

from kp_ledger.domain import words
from kp_ledger.domain.blends import FIRST_STORED, WHOLE, is_without_weight
from kp_ledger.domain.days import EPOCH, FOREVER, LAST_DATED, day_of
from kp_ledger.domain.parse import show_carats, show_certificate, show_dollars
from kp_ledger.domain.participants import participant_name, show_participant
from kp_ledger.domain.references import show_reference
from kp_ledger.domain.weights import show_share

MOMENT_FOREVER = (1 << 48) - 1
MOST_CERTIFICATE = (1 << 48) - 1
FIRST_STORED_BLEND = FIRST_STORED

# Styles that are a table of words.
TABLES: dict[str, Mapping[int, str]] = {
    "kp_status": words.KP_STATUSES,
    "standing": words.STANDINGS,
    "nature": words.NATURES,
    "zone_status": words.ZONE_STATUSES,
    "status": words.PARCEL_STATUSES,
    "moved": words.MOVED,
    "operation": words.OPERATIONS,
    "hold_reason": words.HOLD_REASONS,
    "missing_cause": words.MISSING_CAUSES,
    "capacity": words.CAPACITIES,
    "use": words.KEY_USES,
    "certificate_status": words.CERTIFICATE_STATUSES,
    "paper": words.PAPERS,
    "setting": words.SETTINGS,
    "parameter": words.PARAMETERS,
    "matter": words.MATTERS,
    "outcome": words.OUTCOMES,
    "decided": words.DECIDED,
    "held_because": words.HELD_BECAUSE,
    "stance": words.STANCES,
    "subject_kind": words.SUBJECTS,
    "role": words.ROLES,
}
SETS: dict[str, Mapping[int, str]] = {"roles": words.ROLES, "powers": words.POWERS}


@dataclass
class Names:
    """Names that the chain does not know: of organisations, zones, parcels. All may be missing."""

    organisations: dict[int, str] = field(default_factory=dict)
    zones: dict[int, str] = field(default_factory=dict)
    parcels: dict[bytes, str] = field(default_factory=dict)
    keys: dict[str, str] = field(default_factory=dict)


@lru_cache(maxsize=1 << 12)
def written_day(day: int) -> str:
    """ "3 March 2026"."""
    if day == FOREVER:
        return "until further notice"
    if day > LAST_DATED:
        return f"day {day:,}"
    when = EPOCH + timedelta(days=day)
    return f"{when.day} {when:%B} {when.year}"


def written_moment(moment: int) -> str:
    """ "3 March 2026, 14:02:11 UTC"."""
    if moment >= MOMENT_FOREVER:
        return "until further notice"
    if day_of(moment) > LAST_DATED:
        return f"second {moment:,}"
    when = datetime.fromtimestamp(moment, UTC)
    return f"{when.day} {when:%B} {when.year}, {when:%H:%M:%S} UTC"


class Showing(string.Formatter):
    """Fills templates whose fields name a style behind the colon."""

    def __init__(self, names: Names | None = None) -> None:
        self.names = names or Names()

    def fill(self, template: str, values: Mapping[str, Any]) -> str:
        return self.vformat(template, (), values)

    def format_field(self, value: Any, format_spec: str) -> str:
        return self.value(value, format_spec) if format_spec else str(value)

    def value(self, value: Any, style: str) -> str:
        """One value in a style; `style*` is a list of them."""
        if style.endswith("*"):
            return words.listed([self.value(item, style[:-1]) for item in value]) or "none"
        if style in TABLES:
            return words.word(TABLES[style], value)
        if style in SETS:
            return words.words(SETS[style], value)
        return str(getattr(self, f"show_{style}")(value))

    def show_organisation(self, number: int) -> str:
        if number == 0:
            return "nobody"
        name = self.names.organisations.get(number)
        return f"{name} (no. {number})" if name else f"organisation no. {number}"

    def show_of(self, number: int) -> str:
        """Whose it is; nothing where it is nobody's."""
        return f" of {self.show_organisation(number)}" if number else ""

    def show_approved(self, office: int) -> str:
        """Which office has approved; nothing where none was asked."""
        return f", approved by {self.show_organisation(office)}" if office else ""

    def show_zone(self, zone: int) -> str:
        name = self.names.zones.get(zone)
        return f"{name} (zone {zone})" if name else f"zone {zone}"

    def show_origin(self, origin: int) -> str:
        if is_without_weight(origin):
            return f"{self.show_zone(origin >> 8)}, weight not stated"
        return f"{self.show_zone(origin >> 8)}, epoch {origin & 0xFF}"

    def show_blend(self, blend: int) -> str:
        if blend < FIRST_STORED_BLEND:
            return f"the single origin {self.show_origin(blend)}"
        return f"blend no. {blend}"

    def show_parcel(self, parcel: bytes) -> str:
        name = self.names.parcels.get(parcel)
        short = f"0x{parcel.hex()[:8]}…"
        return f"parcel {name} ({short})" if name else f"parcel {short}"

    def show_id(self, identifier: bytes) -> str:
        return f"0x{identifier.hex()}"

    def show_short(self, identifier: bytes) -> str:
        return f"0x{identifier.hex()[:8]}…"

    def show_document(self, document: bytes) -> str:
        """A document in short; a word that stands where one may."""
        short = f"document 0x{document.hex()[:8]}…" if any(document) else "no document"
        return words.WRITTEN_REASONS.get(document, short)

    def show_whole_document(self, document: bytes) -> str:
        whole = self.show_id(document) if any(document) else "none"
        return words.WRITTEN_REASONS.get(document, whole)

    def show_key(self, address: str) -> str:
        name = self.names.keys.get(address)
        return f"key {address} ({name})" if name else f"key {address}"

    def show_reserve(self, address: str) -> str:
        """A reserve key that a joining proposes."""
        return self.show_key(address) if int(address, 16) else "none yet: the focal key names one"

    def show_participant(self, code: int) -> str:
        return f"{participant_name(code)} ({show_participant(code)})" if code else "nobody"

    def show_country(self, code: int) -> str:
        return participant_name(code)

    def show_shipment(self, shipment: bytes) -> str:
        """A certificate issued here by its number, foreign paper by its hash."""
        number = int.from_bytes(shipment, "big")
        here = number <= MOST_CERTIFICATE
        return self.show_certificate(number) if here else self.show_id(shipment)

    def show_certificate(self, certificate: int) -> str:
        return show_certificate(certificate) if certificate else "none"

    def show_carats(self, millicarats: int) -> str:
        return f"{show_carats(millicarats)} ct"

    def show_carats_by_kind(self, millicarats: tuple[int, ...]) -> str:
        return self._by_kind([self.show_carats(value) if value else "" for value in millicarats])

    def show_dollars(self, cents: int) -> str:
        return f"US${show_dollars(cents)}"

    def show_dollars_by_kind(self, cents: tuple[int, ...]) -> str:
        return self._by_kind([self.show_dollars(value) if value else "" for value in cents])

    def _by_kind(self, shown: list[str]) -> str:
        kinds = ("unsorted", "industrial", "gem")
        return words.listed([f"{s} {k}" for s, k in zip(shown, kinds, strict=True) if s]) or "none"

    def show_kind(self, kind: int) -> str:
        return words.show_kind(kind)

    def show_reference(self, reference: bytes) -> str:
        return show_reference(reference) or "none"

    def show_day(self, day: int) -> str:
        return written_day(day)

    def show_moment(self, moment: int) -> str:
        return written_moment(moment)

    def show_number(self, number: int) -> str:
        return f"{number:,}"

    def show_ppm(self, parts: int) -> str:
        return f"{parts / 10_000:g} %"

    def show_count(self, items: tuple[Any, ...]) -> str:
        return f"{len(items):,}"

    def show_parcels(self, parcels: tuple[Any, ...] | int) -> str:
        count = parcels if isinstance(parcels, int) else len(parcels)
        return f"{count:,} parcel" + ("" if count == 1 else "s")

    def show_parcels_were(self, parcels: tuple[Any, ...]) -> str:
        return f"{self.show_parcels(parcels)} {'was' if len(parcels) == 1 else 'were'}"

    def show_parcels_are(self, parcels: tuple[Any, ...]) -> str:
        return f"{self.show_parcels(parcels)} {'is' if len(parcels) == 1 else 'are'}"

    def show_weighed(self, weights: tuple[Any, ...]) -> str:
        """What each parcel was found to weigh, where it is not what was certified."""
        found = [
            f"{self.show_parcel(one.parcel)} weighs {self.show_carats(one.millicarats)}"
            for one in weights
        ]
        return f"; {words.listed(found)}" if found else ""

    def show_measured(self, millicarats: int) -> str:
        return f"weighing {self.show_carats(millicarats)}" if millicarats else "not weighed"

    def show_loss(self, millicarats: int) -> str:
        return f", with a loss of {self.show_carats(millicarats)}" if millicarats else ""

    def show_late(self, late: bool) -> str:
        return ", entered late" if late else ""

    def show_collides(self, first: int) -> str:
        return f", under the printed number of {show_certificate(first)} too" if first else ""

    def show_seal(self, intact: bool) -> str:
        return "seal intact" if intact else "seal broken"

    def show_yes(self, value: bool) -> str:
        return "yes" if value else "no"

    def show_counted(self, counted: bool) -> str:
        return "counted" if counted else "not counted"

    def show_until(self, day: int) -> str:
        return written_day(day) if day == FOREVER else f"until {written_day(day)}"

    def show_until_moment(self, moment: int) -> str:
        told = written_moment(moment)
        return told if moment >= MOMENT_FOREVER else f"until {told}"

    def show_by(self, number: int) -> str:
        """Who did it: acts of a focal key bear no organisation."""
        return self.show_organisation(number) if number else "the focal key"

    def show_cutting(self, number: int) -> str:
        """Who cuts keys: those of an office its Participant, with one key or the other."""
        return self.show_organisation(number) if number else "a focal or reserve key"

    def show_deciding(self, exporting: int) -> str:
        """With whom the importing office decides; in time it may alone."""
        return f"with {self.show_organisation(exporting)}" if exporting else "alone"

    def show_asks(self, asked: bool) -> str:
        return "asks for" if asked else "asks no more for"

    def show_because(self, reason: bytes) -> str:
        """Why weight is written down: in a document, or in a word."""
        in_document = f"for the reason in {self.show_document(reason)}"
        return words.WRITTEN_BECAUSE.get(reason, in_document)

    def show_releaser(self, number: int) -> str:
        """Who releases what is on hold for a zone's status."""
        return self.show_organisation(number) if number else "the Participant's own office"

    def show_put(self, reserve: str) -> str:
        """Who put a focal key, where that was a reserve key."""
        if int(reserve, 16) == 0:
            return ""
        return f", put by its reserve {self.show_key(reserve)}: every office not named is closed"

    def show_staying(self, offices: tuple[int, ...]) -> str:
        return f"; {self.value(offices, 'organisation*')} stay" if offices else ""

    def show_from_day(self, day: int) -> str:
        return f"on the ledger from {written_day(day)}" if day else "outside the ledger"

    def show_shares(self, entries: tuple[Any, ...]) -> str:
        """The entries of a blend: at most four, then how many more."""
        first = [
            f"{show_share(Fraction(e.parts, WHOLE))} {self.show_origin(e.origin)}" for e in entries
        ]
        more = [f"{len(first) - 4} more"] if len(first) > 4 else []
        return words.listed(first[:4] + more) or "none"
