"""A certificate: one public answer for every state, what stands on the paper, its shipment."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from kp_ledger.answers.audiences import Audience
from kp_ledger.answers.schemas.base import Answer, Model, seen_by
from kp_ledger.answers.schemas.elements import (
    Caution,
    CertificateRef,
    CertificateState,
    DocumentRef,
    Organisation,
    Origin,
    ParcelRef,
    Place,
    Step,
)
from kp_ledger.answers.units import (
    Carats,
    CertificateNumber,
    Day,
    Dollars,
    Identifier,
)


class KindLine(Model):
    """What is certified of one kind of rough diamonds."""

    kind: Literal["unsorted", "industrial", "gem"] = Field(
        description="The kind.", examples=["gem"]
    )
    hs: str = Field(description="Its HS code.", examples=["7102.31"])
    carats: Carats = Field(description="Weight.")
    dollars: Dollars = Field(description="Value: the highest of the valuations.")


class Elements(Model):
    """The twelve elements of Annex I.A of the Kimberley Process' core document."""

    title: str = Field(
        description="1. The title and the statement.", examples=["Kimberley Process Certificate"]
    )
    statement: str = Field(description="1. What the paper states.")
    origins: list[Origin] = Field(
        description="2. Country of origin: one, or every one with its weight."
    )
    number: CertificateNumber = Field(description="3. Its unique number.")
    issued: Day = Field(description="4. Date of issuance.")
    expires: Day = Field(description="5. Date of expiry; it ends at 24:00 UTC.")
    authority: Organisation | None = Field(
        None, description="6. The issuing authority; of foreign paper it has no number here."
    )
    authority_place: Place = Field(description="6. Its Participant.")
    exporter: Organisation | None = Field(None, description="7. The exporter.")
    importer: Organisation | None = Field(None, description="7. The importer.")
    carats: Carats = Field(description="8. Weight.")
    dollars: Dollars = Field(description="9. Value.")
    parcels: int = Field(description="10. Number of parcels.", examples=[12])
    kinds: list[KindLine] = Field(description="11. HS codes, with weight and value of each.")
    validation: DocumentRef | None = Field(
        None, description="12. Validation by the exporting authority: the document it signed."
    )


class ValuationOut(Model):
    """A value that was signed for the shipment."""

    capacity: Literal["exporter", "government", "independent"] = Field(
        description="In which capacity.", examples=["government"]
    )
    dollars: Dollars = Field(description="The value.")
    day: Day = Field(description="Its day.")
    by: Organisation = Field(description="Who signed it.")
    counts: bool = Field(
        description="Whether it is the highest: the certificate's value.", examples=[True]
    )


class ValuerOut(Model):
    """Who is to value a shipment."""

    capacity: Literal["exporter", "government", "independent"] = Field(
        description="In which capacity.", examples=["independent"]
    )
    by: Organisation = Field(description="Whom the request names for it.")


class CitedOut(Model):
    """An inbound certificate that the request cites as the source of what leaves."""

    certificate: CertificateRef = Field(description="The certificate.")
    carats: Carats = Field(description="Weight under it, as certified.")
    shipped: Carats = Field(
        description="Weight of this shipment that stems from it, in proportion through every mix."
    )
    left: Carats = Field(
        description="What of it is still in the importing Participant, computed from the record:"
        " weight in parcels there, in proportion through every mix."
    )
    ancestor: bool = Field(
        description="Whether anything of it is in this shipment at all. If not, that is a finding.",
        examples=[True],
    )


class SealOut(Model):
    """A look at the seals."""

    day: Day = Field(description="The day.")
    by: Organisation = Field(description="The office that looked.")
    place: Place = Field(description="Its Participant.")
    intact: bool = Field(description="Whether the seal was intact.", examples=[True])
    on_arrival: bool = Field(
        description="Whether the importing office found it so, with a document; else an office on"
        " its way.",
        examples=[False],
    )


class ForgeryOut(Model):
    """What an office said of a paper with this number: the word of that office alone."""

    said: Literal["reported as forged", "answered"] = Field(
        description="Whether it reported a paper, or answered for the number.",
        examples=["reported as forged"],
    )
    printed: str = Field(description="The number as it stands there.", examples=["BW 000123"])
    day: Day = Field(description="The day on which it was recorded.")
    by: Organisation = Field(description="The office.")
    place: Place = Field(description="Its Participant.")
    document: DocumentRef = Field(description="The document it gave.")


class CertificateAnswer(Answer):
    """A certificate of the Kimberley Process."""

    number: CertificateNumber = Field(description="Its number on this ledger.")
    printed: str | None = Field(
        None,
        description="Of foreign paper: the number printed on it.",
        examples=["GB 000123"],
    )
    state: CertificateState = Field(
        description="Its status; expired, overdue and partly confirmed are computed from the record"
        " and the day.",
        examples=["confirmed"],
    )
    answer: str = Field(
        description="One sentence for this state, the same for everybody.",
        examples=[
            "Certificate BW 000123 was confirmed: the importing office of the United Arab Emirates"
            " has received the whole shipment."
        ],
    )
    next: str = Field(
        description="What to do with that.",
        examples=["Compare number, weight and parcels with the paper in your hand."],
    )
    warnings: list[Caution] = Field(
        description="What was done to the goods under it, in the words of their parcels; often"
        " nothing."
    )
    paper: Literal["issued on this ledger", "recorded from foreign paper", "technical"] = Field(
        description="What it is.", examples=["issued on this ledger"]
    )
    elements: Elements = Field(description="What stands on the paper.")
    exporting: Place = Field(description="The Participant it is from.")
    importing: Place = Field(description="The Participant it leads to.")
    definition: int = Field(
        description="Number of the definition of conflict diamonds it was issued under.",
        examples=[1],
    )
    departed: Day | None = Field(None, description="Day the shipment left.")
    arrived: Day | None = Field(None, description="Day the last of it arrived.")
    after_expiry: bool = Field(
        description="Whether the last that arrived came after the certificate had expired: where an"
        " importing office does not detain it for that, it is noted so.",
        examples=[False],
    )
    due: Day | None = Field(
        None, description="Last day on which it can be confirmed in time, while it is on its way."
    )
    days_overdue: int | None = Field(None, description="Days past that day.", examples=[9])
    remaining: int = Field(description="Parcels not confirmed yet.", examples=[0])
    measured: Carats | None = Field(None, description="Weight as measured on arrival.")
    seals: list[str] = Field(description="Hashes of the seals.", examples=[["0x" + "5e" * 32]])
    sightings: list[SealOut] = Field(
        description="What was seen of its seals, on its way and after."
    )
    seal_broken: bool = Field(
        description="Whether a broken seal was reported, on its way or on arrival.",
        examples=[False],
    )
    forgeries: list[ForgeryOut] = Field(
        description="Papers with its number that were reported as forged, and what was answered;"
        " nothing follows from either here."
    )
    replaces: CertificateNumber | None = Field(None, description="The one it replaces.")
    replaced_by: CertificateNumber | None = Field(None, description="The one that replaces it.")
    same_number: list[CertificateNumber] = Field(
        description="Of foreign paper: other paper that was recorded under the same printed number."
    )
    valuations: list[ValuationOut] | None = seen_by(
        Audience.PARTY, "Values signed for the shipment, for its parties.", default=None
    )
    cited: list[CertificateRef] = Field(
        description="Inbound certificates that the request cites; what is left of each is under"
        " /v1/certificates/{number}/cited."
    )
    parcels: list[ParcelRef] = Field(description="The parcels under it, as they stand now.")
    documents: list[DocumentRef] = Field(
        description="Documents that its acts name: their digests stand in the record."
    )
    recorded_by: Organisation | None = Field(
        None, description="Of foreign paper: the importing office that entered it."
    )
    request: Identifier | None = seen_by(
        Audience.PARTY, "The request it was issued on, for its parties.", default=None
    )
    steps: list[Step] = Field(description="What happened to it, newest first.")


class CitedAnswer(Answer):
    """What a shipment was made of, as its request says, and what is left of that."""

    number: CertificateNumber = Field(description="The certificate that cites the others.")
    cited: list[CitedOut] = Field(
        description="Inbound certificates that its request cites, and what is left of each."
    )
    note: str = Field(
        description="How it is computed.",
        examples=["Weight is followed in proportion through every mix, split and loss."],
    )


class CertificateStepsAnswer(Answer):
    """What happened to a certificate."""

    number: CertificateNumber = Field(description="Its number on this ledger.")
    answer: str = Field(description="One sentence for its state.")
    steps: list[Step] = Field(description="Newest first.")


class CertificateParcelsAnswer(Answer):
    """The parcels under a certificate."""

    number: CertificateNumber = Field(description="Its number on this ledger.")
    answer: str = Field(description="One sentence for its state.")
    parcels: list[ParcelRef] = Field(description="As they stand now, in the order of the list.")
    next: str | None = Field(
        None,
        description="Cursor of the next page; absent: this is the last.",
        examples=["NTA"],
    )
