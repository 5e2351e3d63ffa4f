"""What people type, checked at the edge: each function returns a value or raises BadInput.

Days are in days.py, references in references.py, Participants in participants.py, words in
words.py. Here: weights, money, numbers, ids, addresses, certificates.
"""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation

from kp_ledger.base.errors import BadInput
from kp_ledger.domain.days import parse_day, show_day
from kp_ledger.domain.participants import PARTICIPANTS, parse_participant, show_participant

MILLICARATS_PER_CARAT = 1_000
MOST_MILLICARATS = (1 << 40) - 1
MOST_CENTS = (1 << 64) - 1
DIGITS_OF_A_SERIAL = 6

_DECIMAL = re.compile(r"-?[0-9]{1,3}(,[0-9]{3})+(\.[0-9]+)?|-?[0-9]+(\.[0-9]+)?")
_CERTIFICATE = re.compile(r"([A-Z]{2})[ -]?([0-9]{1,10})")


def _decimal(text: str, what: str) -> Decimal:
    if not _DECIMAL.fullmatch(text):
        raise BadInput(text, f"{what} is written as a decimal number, such as 1250.125")
    try:
        return Decimal(text.replace(",", ""))
    except InvalidOperation:
        raise BadInput(text, f"{what} is written as a decimal number") from None


def _scaled(text: str, what: str, places: int) -> int:
    value = _decimal(text, what) * 10**places
    if value != value.to_integral_value():
        raise BadInput(text, f"{what} has at most {places} decimal places")
    return int(value)


def parse_carats(text: str, *, zero: bool = False) -> int:
    """Millicarats of carats with at most three places; more than nothing unless `zero`."""
    millicarats = _scaled(text, "a weight in carats", 3)
    if millicarats < 0:
        raise BadInput(text, "a weight is not negative")
    if millicarats == 0 and not zero:
        raise BadInput(text, "a weight is more than nothing")
    if millicarats > MOST_MILLICARATS:
        raise BadInput(text, f"a weight is at most {show_carats(MOST_MILLICARATS)} carats")
    return millicarats


def show_carats(millicarats: int) -> str:
    """Carats to three places, with thousands separators."""
    return f"{millicarats // 1000:,}.{millicarats % 1000:03}"


def parse_amount(text: str) -> int:
    """Hundredths of an amount in any currency, with at most two places."""
    hundredths = _scaled(text, "an amount", 2)
    if not 0 <= hundredths < 1 << 64:
        raise BadInput(text, f"an amount is between 0 and {show_dollars((1 << 64) - 1)}")
    return hundredths


def parse_dollars(text: str) -> int:
    """US cents of an amount in dollars with at most two places."""
    cents = _scaled(text, "an amount in US dollars", 2)
    if not 0 <= cents <= MOST_CENTS:
        raise BadInput(text, f"an amount is between 0 and {show_dollars(MOST_CENTS)} US dollars")
    return cents


def show_dollars(cents: int) -> str:
    return f"{cents // 100:,}.{cents % 100:02}"


def parse_number(text: str, what: str, most: int, least: int = 1) -> int:
    """A whole number between `least` and `most`."""
    if not re.fullmatch(r"[0-9]{1,40}", text) or not least <= int(text) <= most:
        raise BadInput(text, f"{what} is a whole number from {least} to {most}")
    return int(text)


def parse_organisation(text: str) -> int:
    return parse_number(text, "the number of an organisation", (1 << 32) - 1)


def parse_past_day(text: str, today: int) -> int:
    """A day that is not later than `today`: what has happened is entered, nothing else."""
    day = parse_day(text)
    if day > today:
        raise BadInput(text, f"the day is in the future: today is {show_day(today)}")
    return day


def parse_id(text: str, what: str = "an id") -> bytes:
    """32 bytes in hexadecimal, with or without 0x."""
    digits = text.removeprefix("0x")
    if not re.fullmatch(r"[0-9a-fA-F]{64}", digits):
        raise BadInput(text, f"{what} is 64 hexadecimal digits")
    return bytes.fromhex(digits)


def is_id(text: str) -> bool:
    return re.fullmatch(r"(0x)?[0-9a-fA-F]{64}", text) is not None


def parse_address(text: str) -> str:
    """A key's address, in lower case."""
    if not re.fullmatch(r"0x[0-9a-fA-F]{40}", text):
        raise BadInput(text, "the address of a key is 0x and 40 hexadecimal digits")
    return text.lower()


def parse_certificate(text: str) -> int:
    """48 bits of a number as printed: two letters and a serial, "BW 000123"."""
    # A dotless i and a long s have capitals that are other letters'.
    match = _CERTIFICATE.fullmatch(text.strip().upper()) if text.strip().isascii() else None
    if match is None or match[1] not in PARTICIPANTS:
        raise BadInput(text, 'a certificate is a Participant\'s letters and a serial, "BW 000123"')
    serial = int(match[2])
    if not 0 < serial < 1 << 32:
        raise BadInput(text, f"a certificate's serial is from 1 to {(1 << 32) - 1}")
    return parse_participant(match[1]) << 32 | serial


def show_certificate(certificate: int) -> str:
    """ "BW 000123"; the number itself where no letters are in it."""
    letters = show_participant(certificate >> 32)
    serial = f"{certificate & 0xFFFFFFFF:0{DIGITS_OF_A_SERIAL}}"
    return f"{letters} {serial}" if letters.isalpha() else str(certificate)


def parse_parcel_name(text: str) -> tuple[str, int]:
    """A parcel as typed, and the revision behind an @, zero when none is given."""
    name, at, revision = text.partition("@")
    if not name:
        raise BadInput(text, "a parcel is an id or a lot reference, perhaps with @REVISION")
    return name, parse_number(revision, "a revision", 65_535) if at else 0
