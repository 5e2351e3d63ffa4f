"""Shipments that have left and were not confirmed within their days."""

from __future__ import annotations

from pydantic import Field

from kp_ledger.answers.schemas.base import Answer, Model
from kp_ledger.answers.units import Carats, CertificateNumber, Country, Day, Number


class OverdueOut(Model):
    """One shipment that is overdue: both authorities have it on their list."""

    certificate: CertificateNumber = Field(description="Number of its certificate.")
    exporting: Country = Field(description="Participant it left.")
    importing: Country = Field(description="Participant that has to confirm it.")
    departed: Day = Field(description="Day on which it left.")
    limit_days: int = Field(
        description="Days within which it is confirmed, as the exporting Participant has set them.",
        examples=[14],
    )
    due: Day = Field(description="The last day within the limit.")
    days_late: int = Field(description="Days past that day.", examples=[9])
    parcels: int = Field(description="Parcels under the certificate.", examples=[12])
    remaining: int = Field(description="Parcels not yet confirmed.", examples=[12])
    carats: Carats = Field(description="Weight under the certificate.")
    exporter: Number = Field(description="Number of the exporter.")
    importer: Number = Field(description="Number of the importer.")


class OverdueAnswer(Answer):
    """Overdue shipments, the latest first; computed from the record and the day."""

    participant: Country | None = Field(
        None, description="Shipments from and to this Participant; absent: all."
    )
    overdue: list[OverdueOut] = Field(description="The shipments, the longest overdue first.")
