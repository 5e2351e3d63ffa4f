"""Each event as a sentence: one table, which a test proves whole.

Fields name a style of kp_ledger.domain.showing behind the colon.
"""

from __future__ import annotations

import dataclasses
from typing import Final

from kp_ledger.base.messages import Event
from kp_ledger.domain.showing import Names, Showing
from kp_ledger.generated import events

SENTENCES: Final[dict[type[Event], str]] = {
    events.BlendMade: "Blend no. {blend} of {total:carats} was stored: {entries:weights}.",
    events.CertificateIssued: (
        "{office:organisation} issued certificate {certificate:certificate} from"
        " {from_:country} to {to:country} for {parcels:parcels}:"
        " {millicarats:carats_by_kind}, valued at {cents:dollars_by_kind}, from"
        " {exporter:organisation} to {importer:organisation}; it expires on {expires:day} and"
        " is under definition no. {definition}."
    ),
    events.CertificateVoided: (
        "{office:organisation} voided certificate {certificate:certificate}"
        " (replaced by: {replaced_by:certificate}; {document:document})."
    ),
    events.CertificateLapsed: (
        "Certificate {certificate:certificate} lapsed, as {by:organisation} put down."
    ),
    events.ShipmentDeparted: (
        "The shipment under {certificate:certificate} left on {day:day} with {seals:count}"
        " seals, says {office:organisation}{late:late}."
    ),
    events.SeenInTransit: (
        "{office:organisation} saw the shipment under {certificate:certificate} on"
        " {day:day}: {intact:seal}."
    ),
    events.ShipmentConfirmed: (
        "{office:organisation} confirmed {parcels:parcels} under"
        " {certificate:certificate} on {day:day}: {certified:carats} as certified,"
        " {measured:carats} as measured, {remaining:number} still to come{late:late}."
    ),
    events.Sealed: "{parcels:parcels} were sealed under {certificate:certificate}.",
    events.Unsealed: "{parcels:parcels} under {certificate:certificate} are held again.",
    events.Left: "{parcels:parcels} left under {certificate:certificate}.",
    events.Arrived: (
        "{parcels:parcels} under {certificate:certificate} arrived in {place:country};"
        " {custodian:organisation} has them."
    ),
    events.Founded: "The ledger was founded, signed by {signatures:count} Participants.",
    events.ChairRecorded: (
        "{chair:country} is the Chair of the year {year} and {vice:country} its vice-chair."
    ),
    events.DefinitionAdopted: (
        "Definition no. {version} of conflict diamonds is in force from {from_day:day}"
        " ({text:document})."
    ),
    events.Proposed: (
        "{proposer:country} proposed {matter:matter} about {subject_kind:subject_kind}"
        " {subject:short} as proposal {proposal:short}; voices until {closes:moment}, on the"
        " roll: {roll:country*}."
    ),
    events.Voiced: (
        "{participant:country} gave its voice on proposal {proposal:short}: {stance:stance}."
    ),
    events.Executed: (
        "Proposal {proposal:short} ({matter:matter}) was executed as of {day:day}, closed by"
        " {closers:country*}."
    ),
    events.Blocked: "Proposal {proposal:short} is blocked by {by:country*}.",
    events.ProposalLapsed: "Proposal {proposal:short} lapsed.",
    events.OpeningRegistered: (
        "{office:organisation} put down {millicarats:carats} of {kind:kind} that"
        " {holder:organisation} had in stock as {parcel:parcel}, from {blend:blend},"
        " on {day:day}."
    ),
    events.Voided: (
        "{by:organisation} voided the registration of {parcel:parcel} ({document:document})."
    ),
    events.DocumentAttached: (
        "{by:organisation} attached {document:document} to {subject_kind:subject_kind}"
        " {subject:short}."
    ),
    events.ClosedOutside: (
        "{office:organisation} closed {certificate:certificate} on {day:day} with a foreign"
        " confirmation of {carats:carats} ({document:document})."
    ),
    events.WentOutside: (
        "{parcels:parcels} under {certificate:certificate} are outside this ledger."
    ),
    events.InboundRecorded: (
        '{office:organisation} recorded paper no. "{number}" of {issuer:country} as'
        " {certificate:certificate}: {parcels:parcels}, {millicarats:carats_by_kind},"
        " issued on {issued:day}, arrived on {arrived:day}{late:late}."
    ),
    events.InboundRegistered: (
        "{millicarats:carats} of {kind:kind} came in under {certificate:certificate} as"
        " {parcel:parcel}, held by {custodian:organisation}, from {blend:blend}, as declared."
    ),
    events.ProductionRegistered: (
        "{registrar:organisation} registered {millicarats:carats} of {kind:kind} as"
        " {parcel:parcel}, mined in {origin:origin}, on {day:day}{late:late}."
    ),
    events.HandedOver: (
        "{giver:organisation} handed {parcel:parcel} over to {receiver:organisation} on"
        " {day:day}: {moves:moved}, signed by both."
    ),
    events.HoldPlaced: (
        "{parcel:parcel} is on hold of {by:organisation} (hold {hold:short}): {reason:hold_reason}."
    ),
    events.HoldReleased: "{by:organisation} released hold {hold:short} on {parcel:parcel}.",
    events.ParticipantSet: (
        "{participant:country} has the status {status:kp_status} in the Kimberley Process as"
        " of {day:day}, {counted:counted}, {on_ledger_from:from_day}."
    ),
    events.FocalKeySet: "The focal key of {participant:country} is {key:key}.",
    events.SettingChanged: (
        "{by:organisation} set {setting:setting} of {participant:country} to {value:number}"
        " from {from_day:day}."
    ),
    events.ParameterSet: (
        "The parameter {parameter:parameter} is {value:number} from {from_day:day}."
    ),
    events.OrganisationAdmitted: (
        "{organisation:organisation} was admitted in {participant:country} ({document:document})."
    ),
    events.EncryptionKeyChanged: "{organisation:organisation} changed its encryption key.",
    events.StandingChanged: (
        "The standing of {organisation:organisation} is {status:standing} as of {since:day},"
        " with the roles {roles:roles} {until:until}, by {by:by}."
    ),
    events.OfficeOpened: (
        "{participant:country} opened {organisation:organisation} as an office on {day:day},"
        " with the powers {powers:powers}."
    ),
    events.OfficeClosed: (
        "{participant:country} closes {organisation:organisation} with the end of {day:day}."
    ),
    events.KeyEnrolled: (
        "{by:by} enrolled {key:key} for {organisation:organisation}, live from"
        " {from_:moment} {until:until_moment}."
    ),
    events.KeyRevoked: (
        "{by:by} revoked {key:key} of {organisation:organisation} as of {at:moment}."
    ),
    events.OrdersWithdrawn: "{key:key} withdrew all it signed before {orders_from:moment}.",
    events.NumbersAllotted: (
        "{participant:country} allotted the certificate numbers {first} to {last} to"
        " {office:organisation}."
    ),
    events.CertificateRequested: (
        "{exporter:organisation} requested a certificate for {parcels:parcels} to"
        " {importer:organisation} in {to:country} as request {reference:reference}"
        " ({request:short})."
    ),
    events.Valued: (
        "{valuer:organisation} valued request {request:short} as {capacity:capacity} on"
        " {day:day}: {cents:dollars_by_kind}."
    ),
    events.RequestRefused: (
        "{office:organisation} refused request {request:short} ({document:document})."
    ),
    events.RequestWithdrawn: "Request {request:short} was withdrawn.",
    events.Transformed: (
        "{custodian:organisation} made {outputs:parcels} of {inputs:count} on {day:day}"
        " by {operation:operation}{loss:loss}; their origin is {blend:blend}."
    ),
    events.LossRecorded: (
        "{custodian:organisation} lost {millicarats:carats} of {parcel:parcel} in work on"
        " {day:day}."
    ),
    events.ZoneOpened: (
        "{zone:zone} of {participant:country} was opened ({nature:nature};"
        " replaces: {replaces:zone*})."
    ),
    events.EpochOpened: "{zone:zone} is {status:zone_status} from {from_day:day}, epoch {epoch}.",
    events.OriginBarred: (
        "The origin {origin:origin} is barred above a share of {share_allowed:ppm}."
    ),
    events.OriginReleased: "The origin {origin:origin} is released.",
    events.LicenceGranted: (
        "{by:organisation} granted {organisation:organisation} licence no. {licence} as"
        " {role:role}, zone {zone}, from {from_:day} {until:until}, with a ceiling of"
        " {ceiling:carats} a month."
    ),
    events.LicenceEnded: (
        "{by:organisation} ended licence no. {licence} with {day:day} ({document:document})."
    ),
    events.OpeningDeclared: (
        "{participant:country} published an opening stock of {millicarats:carats}, to be put"
        " down until {closing_day:day}."
    ),
}


def sentence(event: Event, names: Names | None = None) -> str:
    """What has happened, for people."""
    values = {field.name: getattr(event, field.name) for field in dataclasses.fields(event)}
    text = Showing(names).fill(SENTENCES[type(event)], values)
    return text if _begins_with_a_name(text, names) else text[0].upper() + text[1:]


def _begins_with_a_name(text: str, names: Names | None) -> bool:
    """Names stay as they are written."""
    first = text.split(" (")[0]
    return names is not None and first in {*names.organisations.values(), *names.zones.values()}
