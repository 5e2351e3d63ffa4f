"""Shipments that have left and were not confirmed within their days."""

from __future__ import annotations

from pydantic import Field

from kp_ledger.answers.schemas.base import Answer, Model
from kp_ledger.answers.units import (
    Carats,
    CertificateNumber,
    Country,
    Day,
    Identifier,
    Number,
)


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


class DetainedOut(Model):
    """One shipment that is detained: both authorities have it on their list."""

    certificate: CertificateNumber = Field(description="Number of its certificate.")
    exporting: Country = Field(description="Participant it left.")
    importing: Country = Field(description="Participant whose office detained it.")
    since: Day = Field(description="Day on which the detention was recorded.")
    days: int = Field(description="Days since then.", examples=[9])
    words: str = Field(
        description="That and the reason, in a sentence.",
        examples=[
            "The shipment under certificate BW 000123 is detained in the United Arab Emirates since"
            " 4 May 2026, for the reason in document 0x4e4e4e4e…."
        ],
    )
    reason: Identifier = Field(description="The document that says why: its digest.")
    measured: Carats | None = Field(None, description="Weight as measured, if anything was.")
    alone_from: Day = Field(
        description="From this day on the office that detained it may send it back or forfeit it"
        " alone."
    )
    parcels: int = Field(description="Parcels under the certificate.", examples=[12])
    remaining: int = Field(description="Parcels that are detained.", examples=[12])
    carats: Carats = Field(description="Weight under the certificate.")
    exporter: Number = Field(description="Number of the exporter.")
    importer: Number = Field(description="Number of the importer.")


class DetainedAnswer(Answer):
    """Detained shipments, as the record has them."""

    participant: Country | None = Field(
        None, description="Shipments from and to this Participant; absent: all."
    )
    detained: list[DetainedOut] = Field(description="The shipments, the longest detained first.")


class OverdueAnswer(Answer):
    """Overdue shipments, the latest first; computed from the record and the day."""

    participant: Country | None = Field(
        None, description="Shipments from and to this Participant; absent: all."
    )
    overdue: list[OverdueOut] = Field(description="The shipments, the longest overdue first.")
