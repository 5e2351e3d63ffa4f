"""One licence, key, hold or request, asked for by itself."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from kp_ledger.answers.audiences import Audience
from kp_ledger.answers.schemas.base import Answer, seen_by
from kp_ledger.answers.schemas.certificates import ValuationOut, ValuerOut
from kp_ledger.answers.schemas.elements import HoldOut, Organisation, ParcelRef, Place
from kp_ledger.answers.schemas.organisations import KeyOut
from kp_ledger.answers.schemas.zones import LicenceOut
from kp_ledger.answers.units import CertificateNumber, Identifier


class LicenceAnswer(Answer):
    """A licence, for members and for the organisation that has it."""

    summary: str | None = seen_by(
        Audience.PARTY,
        "The licence in a sentence.",
        default=None,
        examples=["Licence no. 7 of Letlhakane Ltd (no. 12): miner in Orapa (zone 248), granted."],
    )
    licence: LicenceOut | None = seen_by(Audience.PARTY, "The licence.", default=None)


class KeyAnswer(Answer):
    """A key, for members and for its organisation."""

    summary: str | None = seen_by(
        Audience.PARTY,
        "The key in a sentence.",
        default=None,
        examples=["A key of Letlhakane Ltd (no. 12): live until further notice."],
    )
    organisation: Organisation | None = seen_by(
        Audience.PARTY, "The organisation that it acts for.", default=None
    )
    key: KeyOut | None = seen_by(Audience.PARTY, "The key.", default=None)


class HoldAnswer(Answer):
    """A hold on a parcel."""

    summary: str = Field(
        description="The hold in a sentence.",
        examples=["A hold on a parcel, in force: an office has stopped it."],
    )
    parcel: Identifier = Field(description="The parcel that may not move, or might not.")
    hold: HoldOut = Field(description="The hold.")


class RequestAnswer(Answer):
    """A request for a certificate, for members and for its exporter, owner and importer."""

    summary: str | None = seen_by(
        Audience.PARTY,
        "The request in a sentence.",
        default=None,
        examples=["Request R-1 of Letlhakane Ltd (no. 12) for 2 parcels to Dubai is open."],
    )
    request: Identifier | None = seen_by(Audience.PARTY, "Its id.", default=None)
    reference: str | None = seen_by(
        Audience.PARTY, "The exporter's own name for it.", default=None, examples=["R-1"]
    )
    status: Literal["open", "refused", "withdrawn", "issued"] | None = seen_by(
        Audience.PARTY, "What became of it.", default=None, examples=["open"]
    )
    certificate: CertificateNumber | None = seen_by(
        Audience.PARTY, "The certificate that was issued on it.", default=None
    )
    exporter: Organisation | None = seen_by(Audience.PARTY, "Who asks.", default=None)
    owner: Organisation | None = seen_by(Audience.PARTY, "Who has title.", default=None)
    importer: Organisation | None = seen_by(Audience.PARTY, "Who is to receive.", default=None)
    destination: Place | None = seen_by(Audience.PARTY, "Where it is to go.", default=None)
    cited: list[CertificateNumber] | None = seen_by(
        Audience.PARTY, "The certificates that the goods came in under.", default=None
    )
    valuers: list[ValuerOut] | None = seen_by(
        Audience.PARTY, "Who is to value it, in which capacity.", default=None
    )
    valuations: list[ValuationOut] | None = seen_by(
        Audience.PARTY, "Values signed for it.", default=None
    )
    parcels: list[ParcelRef] | None = seen_by(
        Audience.PARTY, "Its parcels, as they stand now.", default=None
    )
