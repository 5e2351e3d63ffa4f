"""Who sees which events, and which of their fields: a row for every kind of event.

What the public sees is what a certificate's page and the reports of rules.md need, and never who
handed what to whom. A party sees all of an event that concerns it: one that names it, or a parcel
that it holds or has title to. Members see everything. A kind without a row cannot be: a test says
so, and docs/audiences.md prints the table.
"""

from __future__ import annotations

from dataclasses import fields
from typing import Final

from kp_ledger.answers.audiences import Audience
from kp_ledger.base.messages import Event
from kp_ledger.generated import events

ALL: Final = "*"
NONE: Final = ""

# By kind, the fields that the public sees; the others are for those whom the event concerns.
PUBLIC: Final[dict[type[Event], str]] = {
    # Participants and zones
    events.ParticipantSet: ALL,
    events.FocalKeySet: ALL,
    events.SettingChanged: ALL,
    events.ParameterSet: ALL,
    events.OfficeOpened: ALL,
    events.OfficeClosed: ALL,
    events.NumbersAllotted: ALL,
    events.KeyEnrolled: "key from_ until flags",
    events.KeyRevoked: "key at",
    events.OrdersWithdrawn: NONE,
    events.OrganisationAdmitted: NONE,
    events.EncryptionKeyChanged: NONE,
    events.StandingChanged: NONE,
    events.LicenceGranted: "licence zone role from_ until ceiling",
    events.LicenceEnded: "licence day",
    events.ZoneOpened: ALL,
    events.EpochOpened: ALL,
    events.OriginBarred: ALL,
    events.OriginReleased: ALL,
    events.OpeningDeclared: ALL,
    # The table
    events.Founded: ALL,
    events.Proposed: ALL,
    events.Voiced: ALL,
    events.Executed: ALL,
    events.Blocked: ALL,
    events.ProposalLapsed: ALL,
    events.DefinitionAdopted: ALL,
    events.ChairRecorded: ALL,
    # Blends and parcels
    events.BlendMade: ALL,
    events.ProductionRegistered: "parcel licence origin millicarats kind day late",
    events.OpeningRegistered: "parcel office blend millicarats kind day",
    events.InboundRegistered: "parcel certificate blend millicarats kind",
    events.HandedOver: NONE,
    events.Transformed: NONE,
    events.LossRecorded: NONE,
    events.Voided: "parcel revision",
    events.HoldPlaced: "hold parcel revision reason",
    events.HoldReleased: "hold parcel revision",
    # Certificates
    events.CertificateRequested: NONE,
    events.Valued: NONE,
    events.RequestRefused: NONE,
    events.RequestWithdrawn: NONE,
    events.CertificateIssued: (
        "certificate office from_ to exporter importer parcels millicarats cents origins weights"
        " issued expires definition nature replaces document"
    ),
    events.CertificateVoided: ALL,
    events.CertificateLapsed: "certificate",
    events.Sealed: ALL,
    events.Unsealed: ALL,
    events.Left: ALL,
    events.Arrived: "certificate place parcels",
    events.WentOutside: ALL,
    events.ShipmentDeparted: ALL,
    events.SeenInTransit: ALL,
    events.ShipmentConfirmed: ALL,
    events.ClosedOutside: ALL,
    events.InboundRecorded: ALL,
    # Notices
    events.DocumentAttached: NONE,
}


def field_names(kind: type[Event]) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


def _public(kind: type[Event], said: str) -> frozenset[str]:
    return frozenset(field_names(kind) if said == ALL else said.split())


_EVERY: Final = {kind: frozenset(field_names(kind)) for kind in PUBLIC}
_SOME: Final = {kind: _public(kind, said) for kind, said in PUBLIC.items()}


def seen_fields(kind: type[Event], audience: Audience) -> frozenset[str]:
    """The fields that an audience sees; a party, of an event that concerns it."""
    return (_SOME if audience is Audience.PUBLIC else _EVERY)[kind]


def public_kinds() -> frozenset[str]:
    """Names of the kinds of which the public sees anything."""
    return frozenset(kind.__name__ for kind, seen in _SOME.items() if seen)
