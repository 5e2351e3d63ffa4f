"""How numbers of the ledger are written in answers, and the types they have in the schema."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Annotated

from pydantic import Field

from kp_ledger.domain.days import EPOCH, LAST_DATED, day_of
from kp_ledger.domain.participants import show_participant
from kp_ledger.index.tables import LOG_BITS

Carats = Annotated[str, Field(pattern=r"^-?[0-9]+\.[0-9]{3}$", examples=["312.400"])]
Dollars = Annotated[str, Field(pattern=r"^[0-9]+\.[0-9]{2}$", examples=["48250.00"])]
Country = Annotated[str, Field(pattern=r"^[A-Z]{2}$", examples=["BW"])]
Identifier = Annotated[str, Field(pattern=r"^0x[0-9a-f]{64}$", examples=["0x" + "5a" * 32])]
Address = Annotated[str, Field(pattern=r"^0x[0-9a-f]{40}$", examples=["0x" + "ab" * 20])]
Number = Annotated[int, Field(ge=1, lt=1 << 32, examples=[1_502_338])]
Day = Annotated[date, Field(examples=["2026-03-03"])]
Moment = Annotated[datetime, Field(examples=["2026-03-03T12:00:00Z"])]
CertificateNumber = Annotated[str, Field(examples=["BW 000123"])]
EventId = Annotated[str, Field(pattern=r"^[0-9]+-[0-9]+$", examples=["362-14"])]


def carats(millicarats: int) -> str:
    """Carats to three places, without separators: "-312.400"."""
    whole, part = divmod(abs(millicarats), 1000)
    return f"{'-' if millicarats < 0 else ''}{whole}.{part:03}"


def dollars(cents: int) -> str:
    """US dollars to two places, without separators."""
    return f"{cents // 100}.{cents % 100:02}"


def country(code: int) -> str:
    return show_participant(code)


def day(number: int) -> date | None:
    """The date of a day; None for zero and for a day that never comes."""
    return None if not 0 < number <= LAST_DATED else EPOCH + timedelta(days=number)


def known_day(number: int) -> date:
    return EPOCH + timedelta(days=number)


def moment(seconds: int) -> datetime | None:
    """The time of a moment; None for zero and for one that never comes."""
    dated = seconds > 0 and day_of(seconds) <= LAST_DATED
    return datetime.fromtimestamp(seconds, UTC) if dated else None


def known_moment(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)


def identifier(value: bytes) -> str | None:
    """0x and hexadecimal digits; None for zeros."""
    return "0x" + value.hex() if any(value) else None


def event_id(number: int) -> str:
    """ "block-log" of an event's number."""
    return f"{number >> LOG_BITS}-{number & ((1 << LOG_BITS) - 1)}"
