"""Production and trade by Participant and period, and what was published beside it."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from kp_ledger.answers.schemas.base import Answer, Model
from kp_ledger.answers.schemas.zones import Nature
from kp_ledger.answers.units import Carats, CertificateNumber, Country, Day, Dollars

Kind = Literal["unsorted", "industrial", "gem", "polished"]
Flow = Literal["exports", "imports"]

_PERIOD = "A month (2026-03), a quarter (2026-Q1) or a half-year (2026-H1)."


class ProductionRow(Model):
    """Weight registered as mined, by the day of production."""

    period: str = Field(description=_PERIOD, examples=["2026-H1"])
    participant: Country = Field(description="The Participant that mined it.")
    kind: Kind = Field(description="HS 7102.10, 7102.21 or 7102.31.", examples=["unsorted"])
    zone: int = Field(description="Number of the zone.", examples=[248])
    epoch: int = Field(description="Epoch of the zone.", examples=[1])
    nature: Nature = Field(description="How the origin is known.", examples=["traced"])
    carats: Carats = Field(description="Weight registered, without voided registrations.")
    lots: int = Field(description="Registrations.", examples=[41])
    events: str = Field(
        description="Where the events are that this sums.",
        examples=["/v1/events?flow=production&participant=BW&from=2026-01-01&to=2026-06-30"],
    )


class TradeRow(Model):
    """Shipments between two Participants in a period."""

    period: str = Field(description=_PERIOD, examples=["2026-Q1"])
    participant: Country = Field(description="The Participant whose trade it is.")
    partner: Country = Field(description="The Participant it is with.")
    certificates: int = Field(description="Certificates.", examples=[17])
    carats: Carats = Field(description="Weight as certified.")
    dollars: Dollars = Field(description="Value as certified: the highest of the valuations.")
    events: str = Field(
        description="Where the events are that this sums.",
        examples=["/v1/events?flow=exports&participant=BW&from=2026-01-01&to=2026-03-31"],
    )


class Gap(Model):
    """A certificate that the two sides count differently, and why."""

    certificate: CertificateNumber = Field(description="Number of the certificate.")
    carats: Carats = Field(
        description="What it adds to the gap: as the exporting side counts, less the other's."
    )
    reason: str = Field(
        description="Why, in words.",
        examples=["left on 28 March 2026, confirmed on 2 April 2026"],
    )


class ComparedRow(Model):
    """A quarter's trade of two Participants as each side recorded it, by kind."""

    quarter: str = Field(description="The quarter.", examples=["2026-Q1"])
    exporting: Country = Field(description="Participant whose office saw it leave.")
    importing: Country = Field(description="Participant whose office confirmed it.")
    kind: Kind = Field(description="HS 7102.10, 7102.21 or 7102.31.", examples=["gem"])
    exported: Carats = Field(description="Weight that left in this quarter, as certified.")
    exported_dollars: Dollars = Field(description="Its value.")
    exported_certificates: int = Field(description="Certificates it left under.", examples=[17])
    confirmed: Carats = Field(
        description="Weight that the importing side counts in this quarter: as measured where its"
        " office measured, as confirmed on paper where it is outside the ledger."
    )
    confirmed_certificates: int = Field(description="Certificates with it.", examples=[16])
    gap: Carats = Field(description="Exported less confirmed.")
    certificates: list[Gap] = Field(description="The certificates that make the gap.")


class StatisticsAnswer(Answer):
    """Production, exports and imports by period, added up from the record."""

    participant: Country | None = Field(None, description="Of this Participant; absent: of all.")
    first: Day = Field(description="First day that counts.")
    last: Day = Field(description="Last day that counts.")
    by: Literal["month", "quarter", "half"] = Field(
        description="Length of the periods.", examples=["quarter"]
    )
    production: list[ProductionRow] = Field(description="By the day of production.")
    exports: list[TradeRow] = Field(description="By the day of departure.")
    imports: list[TradeRow] = Field(description="By the day of arrival, as confirmed.")


class FlowRow(Model):
    """All shipments from one Participant to another."""

    exporting: Country = Field(description="From where.")
    importing: Country = Field(description="To where.")
    outside: bool = Field(
        description="Whether one of the two is outside the ledger: it is known from paper then.",
        examples=[False],
    )
    certificates: int = Field(description="Certificates.", examples=[31])
    carats: Carats = Field(description="Weight that left, as certified.")
    dollars: Dollars = Field(description="Its value.")
    arrived: Carats = Field(description="Weight of it that was confirmed.")
    events: str = Field(
        description="Where the events are that this sums.",
        examples=["/v1/events?flow=exports&participant=BW&partner=AE"],
    )


class ComparisonRow(Model):
    """A published figure beside what the ledger recorded."""

    flow: Literal["production", "exports", "imports", "imports less exports"] = Field(
        description="What is compared.", examples=["production"]
    )
    participant: str = Field(
        description="Two letters; or OTHER, WORLD or outside.", examples=["BW", "WORLD"]
    )
    published: Carats | None = Field(None, description="As published; absent: nothing was.")
    recorded: Carats | None = Field(None, description="As recorded here; absent: nothing can be.")
    difference: Carats | None = Field(None, description="Recorded less published.")
    published_dollars: Dollars | None = Field(None, description="Value as published.")
    recorded_dollars: Dollars | None = Field(None, description="Value as recorded.")
    note: str = Field(
        description="Matched, differs, drawn (not published, made up for the demonstration), or not"
        " recorded here.",
        examples=["matched"],
    )
    events: str | None = Field(
        None,
        description="Where the events are that the recorded figure sums.",
        examples=["/v1/events?flow=production&participant=BW"],
    )


class WorldAnswer(Answer):
    """Flows between Participants, and published figures against recorded ones."""

    first: Day = Field(description="First day that counts.")
    last: Day = Field(description="Last day that counts.")
    flows: list[FlowRow] = Field(description="The heaviest first.")
    carats: Carats = Field(description="Weight of all flows.")
    certificates: int = Field(description="Certificates of all flows.", examples=[630])
    demonstration: bool = Field(
        description="Whether this ledger is a demonstration: then all on it is made up from the"
        " published totals.",
        examples=[True],
    )
    production_year: int | None = Field(
        None, description="Year of the published production.", examples=[2023]
    )
    trade_year: int | None = Field(
        None, description="Year of the published trade.", examples=[2024]
    )
    comparison: list[ComparisonRow] = Field(
        description="Published against recorded; empty where no figures were published for it."
    )
