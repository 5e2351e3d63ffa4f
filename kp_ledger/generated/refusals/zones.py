"""Everything the ledger refuses, by the name and values of the contract's error: Zones.

Made from contracts/ by scripts/generate.py; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from kp_ledger.base.messages import Refusal
from kp_ledger.generated.types import (
    Day,
    LicenceId,
    Millicarats,
    Nature,
    OrganisationId,
    OriginId,
    Participant,
    Role,
    Roles,
    ZoneId,
    ZoneStatus,
)


@dataclass(eq=False)
class ZonesUnknownLicence(Refusal):
    sentence: ClassVar[str] = "There is no licence {licence}."
    abi_types: ClassVar[tuple[str, ...]] = ("uint32",)
    licence: LicenceId


@dataclass(eq=False)
class ZonesCeilingNotRaised(Refusal):
    sentence: ClassVar[str] = "The ceiling of licence {licence} is {present}: {ceiling} raises nothing."
    abi_types: ClassVar[tuple[str, ...]] = ("uint32", "uint40", "uint40")
    licence: LicenceId
    ceiling: Millicarats
    present: Millicarats


@dataclass(eq=False)
class ZonesLicenceTaken(Refusal):
    sentence: ClassVar[str] = "Licence number {licence} is zero or was given before."
    abi_types: ClassVar[tuple[str, ...]] = ("uint32",)
    licence: LicenceId


@dataclass(eq=False)
class ZonesNotOfParticipant(Refusal):
    sentence: ClassVar[str] = "Organisation {organisation} is of Participant {its}, not of {participant}."
    abi_types: ClassVar[tuple[str, ...]] = ("uint32", "uint16", "uint16")
    organisation: OrganisationId
    its: Participant
    participant: Participant


@dataclass(eq=False)
class ZonesTakesNoLicence(Refusal):
    sentence: ClassVar[str] = "Organisation {organisation} is an office, an observer or a scheme (roles {roles}) and takes no licence."
    abi_types: ClassVar[tuple[str, ...]] = ("uint32", "uint16")
    organisation: OrganisationId
    roles: Roles


@dataclass(eq=False)
class ZonesBadRole(Refusal):
    sentence: ClassVar[str] = "Role {role} is not one of miner, trader, carrier, valuer and cutter."
    abi_types: ClassVar[tuple[str, ...]] = ("uint8",)
    role: Role


@dataclass(eq=False)
class ZonesZoneForMinersOnly(Refusal):
    sentence: ClassVar[str] = "A licence of role {role} with zone {zone}: a miner's licence, and no other, names a zone."
    abi_types: ClassVar[tuple[str, ...]] = ("uint8", "uint16")
    role: Role
    zone: ZoneId


@dataclass(eq=False)
class ZonesBadPeriod(Refusal):
    sentence: ClassVar[str] = "The period from day {from_} to day {until} ends before it begins."
    abi_types: ClassVar[tuple[str, ...]] = ("uint24", "uint24")
    from_: Day
    until: Day


@dataclass(eq=False)
class ZonesDocumentMissing(Refusal):
    sentence: ClassVar[str] = "A licence cannot begin on day {from_}, before today, day {today}, without a document."
    abi_types: ClassVar[tuple[str, ...]] = ("uint24", "uint24")
    from_: Day
    today: Day


@dataclass(eq=False)
class ZonesLicenceAhead(Refusal):
    sentence: ClassVar[str] = "Licence {licence} begins on day {from_}, and its organisation may hold rough diamonds only to day {until}: roles begin when they are entered, so enter it on its day."
    abi_types: ClassVar[tuple[str, ...]] = ("uint32", "uint24", "uint24")
    licence: LicenceId
    from_: Day
    until: Day


@dataclass(eq=False)
class ZonesLicenceEnded(Refusal):
    sentence: ClassVar[str] = "Licence {licence} is ended already, with day {until}."
    abi_types: ClassVar[tuple[str, ...]] = ("uint32", "uint24")
    licence: LicenceId
    until: Day


@dataclass(eq=False)
class ZonesDayInPast(Refusal):
    sentence: ClassVar[str] = "Day {day} is earlier than today, day {today}."
    abi_types: ClassVar[tuple[str, ...]] = ("uint24", "uint24")
    day: Day
    today: Day


@dataclass(eq=False)
class ZonesDayInFuture(Refusal):
    sentence: ClassVar[str] = "Day {day} has not begun anywhere yet: the latest that has is day {latest}."
    abi_types: ClassVar[tuple[str, ...]] = ("uint24", "uint24")
    day: Day
    latest: Day


@dataclass(eq=False)
class ZonesDayBefore(Refusal):
    sentence: ClassVar[str] = "The status of zone {zone} cannot change on day {day}, before day {earliest}: a history only grows."
    abi_types: ClassVar[tuple[str, ...]] = ("uint16", "uint24", "uint24")
    zone: ZoneId
    day: Day
    earliest: Day


@dataclass(eq=False)
class ZonesDayTooFar(Refusal):
    sentence: ClassVar[str] = "Day {day} is more than a year ahead: day {limit} is the last that can be named today."
    abi_types: ClassVar[tuple[str, ...]] = ("uint24", "uint24")
    day: Day
    limit: Day


@dataclass(eq=False)
class ZonesBoundaryMissing(Refusal):
    sentence: ClassVar[str] = "The named zone of Participant {participant} has no boundary document."
    abi_types: ClassVar[tuple[str, ...]] = ("uint16",)
    participant: Participant


@dataclass(eq=False)
class ZonesTooMany(Refusal):
    sentence: ClassVar[str] = "Participant {participant} has {limit} zones, the most there can be."
    abi_types: ClassVar[tuple[str, ...]] = ("uint16", "uint256")
    participant: Participant
    limit: int


@dataclass(eq=False)
class ZonesNotAscending(Refusal):
    sentence: ClassVar[str] = "Zone {zone} is not listed in ascending order, or twice."
    abi_types: ClassVar[tuple[str, ...]] = ("uint16",)
    zone: ZoneId


@dataclass(eq=False)
class ZonesNotOwn(Refusal):
    sentence: ClassVar[str] = "Zone {zone} is of Participant {its} (0: there is no such zone), not of {participant}."
    abi_types: ClassVar[tuple[str, ...]] = ("uint16", "uint16", "uint16")
    zone: ZoneId
    its: Participant
    participant: Participant


@dataclass(eq=False)
class ZonesUnknownZone(Refusal):
    sentence: ClassVar[str] = "There is no zone {zone}."
    abi_types: ClassVar[tuple[str, ...]] = ("uint16",)
    zone: ZoneId


@dataclass(eq=False)
class ZonesNotTraced(Refusal):
    sentence: ClassVar[str] = "Zone {zone} is of nature {nature}: nothing is dug there."
    abi_types: ClassVar[tuple[str, ...]] = ("uint16", "uint8")
    zone: ZoneId
    nature: Nature


@dataclass(eq=False)
class ZonesClosed(Refusal):
    sentence: ClassVar[str] = "Zone {zone} is closed."
    abi_types: ClassVar[tuple[str, ...]] = ("uint16",)
    zone: ZoneId


@dataclass(eq=False)
class ZonesAlreadyBarred(Refusal):
    sentence: ClassVar[str] = "Zone {zone} is stopped or barred by its own Participant already, since day {since}."
    abi_types: ClassVar[tuple[str, ...]] = ("uint16", "uint24")
    zone: ZoneId
    since: Day


@dataclass(eq=False)
class ZonesStoppedLately(Refusal):
    sentence: ClassVar[str] = "Zone {zone} was stopped on day {since}: an office alone stops it again from day {earliest} on."
    abi_types: ClassVar[tuple[str, ...]] = ("uint16", "uint24", "uint24")
    zone: ZoneId
    since: Day
    earliest: Day


@dataclass(eq=False)
class ZonesNotStopped(Refusal):
    sentence: ClassVar[str] = "Zone {zone} is under no stop that lasts longer than today: what the focal key approved is cleared with its Approval."
    abi_types: ClassVar[tuple[str, ...]] = ("uint16",)
    zone: ZoneId


@dataclass(eq=False)
class ZonesNotBarredByItself(Refusal):
    sentence: ClassVar[str] = "Zone {zone} is under no bar of its own Participant that lasts longer than today; what was decided is cleared by Consensus."
    abi_types: ClassVar[tuple[str, ...]] = ("uint16",)
    zone: ZoneId


@dataclass(eq=False)
class ZonesOtherEpoch(Refusal):
    sentence: ClassVar[str] = "Zone {zone} is at epoch {epoch}, and this is for epoch {given}."
    abi_types: ClassVar[tuple[str, ...]] = ("uint16", "uint8", "uint8")
    zone: ZoneId
    given: int
    epoch: int


@dataclass(eq=False)
class ZonesBadStatus(Refusal):
    sentence: ClassVar[str] = "A zone cannot be given the status {status}: clear, limited and barred can."
    abi_types: ClassVar[tuple[str, ...]] = ("uint8",)
    status: ZoneStatus


@dataclass(eq=False)
class ZonesTooManyEpochs(Refusal):
    sentence: ClassVar[str] = "Zone {zone} has had {limit} epochs, the most that an office, or a decision, brings it to."
    abi_types: ClassVar[tuple[str, ...]] = ("uint16", "uint256")
    zone: ZoneId
    limit: int


@dataclass(eq=False)
class ZonesUnknownOrigin(Refusal):
    sentence: ClassVar[str] = "There is no origin {origin}."
    abi_types: ClassVar[tuple[str, ...]] = ("uint24",)
    origin: OriginId


@dataclass(eq=False)
class ZonesBadShare(Refusal):
    sentence: ClassVar[str] = "The share {share} is more than 1,000,000 parts per million."
    abi_types: ClassVar[tuple[str, ...]] = ("uint32",)
    share: int


@dataclass(eq=False)
class ZonesOriginNotBarred(Refusal):
    sentence: ClassVar[str] = "Origin {origin} is not barred."
    abi_types: ClassVar[tuple[str, ...]] = ("uint24",)
    origin: OriginId


@dataclass(eq=False)
class ZonesOriginBarred(Refusal):
    sentence: ClassVar[str] = "Origin {origin} is barred above {share} parts per million, at 0 wherever it is named; here it is {parts} ÷ 10¹² of {total} millicarats."
    abi_types: ClassVar[tuple[str, ...]] = ("uint24", "uint32", "uint256", "uint256")
    origin: OriginId
    share: int
    parts: int
    total: int


@dataclass(eq=False)
class ZonesOpeningDeclared(Refusal):
    sentence: ClassVar[str] = "Participant {participant} has declared its opening stock before."
    abi_types: ClassVar[tuple[str, ...]] = ("uint16",)
    participant: Participant


@dataclass(eq=False)
class ZonesOpeningEmpty(Refusal):
    sentence: ClassVar[str] = "The opening stock of Participant {participant} cannot be declared as nothing."
    abi_types: ClassVar[tuple[str, ...]] = ("uint16",)
    participant: Participant


@dataclass(eq=False)
class ZonesOpeningNotDeclared(Refusal):
    sentence: ClassVar[str] = "Participant {participant} has declared no opening stock."
    abi_types: ClassVar[tuple[str, ...]] = ("uint16",)
    participant: Participant


@dataclass(eq=False)
class ZonesOpeningClosed(Refusal):
    sentence: ClassVar[str] = "The opening stock of Participant {participant} could be registered to day {closing}; today is day {today}."
    abi_types: ClassVar[tuple[str, ...]] = ("uint16", "uint24", "uint24")
    participant: Participant
    closing: Day
    today: Day


@dataclass(eq=False)
class ZonesOpeningExceeded(Refusal):
    sentence: ClassVar[str] = "The opening stock of Participant {participant} would come to {registered} millicarats, above the total of {total} published before."
    abi_types: ClassVar[tuple[str, ...]] = ("uint16", "uint256", "uint40")
    participant: Participant
    registered: int
    total: Millicarats


@dataclass(eq=False)
class ZonesNotAMiner(Refusal):
    sentence: ClassVar[str] = "Licence {licence} is of role {role}: only a miner registers production."
    abi_types: ClassVar[tuple[str, ...]] = ("uint32", "uint8")
    licence: LicenceId
    role: Role


@dataclass(eq=False)
class ZonesNotACutter(Refusal):
    sentence: ClassVar[str] = "Licence {licence} is of role {role}: only a cutter makes polished."
    abi_types: ClassVar[tuple[str, ...]] = ("uint32", "uint8")
    licence: LicenceId
    role: Role


@dataclass(eq=False)
class ZonesNotItsLicence(Refusal):
    sentence: ClassVar[str] = "Licence {licence} is organisation {its}'s, not {organisation}'s."
    abi_types: ClassVar[tuple[str, ...]] = ("uint32", "uint32", "uint32")
    licence: LicenceId
    its: OrganisationId
    organisation: OrganisationId


@dataclass(eq=False)
class ZonesLicenceNotOn(Refusal):
    sentence: ClassVar[str] = "Licence {licence} runs from day {from_} to day {until}, and does not cover day {day}."
    abi_types: ClassVar[tuple[str, ...]] = ("uint32", "uint24", "uint24", "uint24")
    licence: LicenceId
    from_: Day
    until: Day
    day: Day


@dataclass(eq=False)
class ZonesNotYetOpen(Refusal):
    sentence: ClassVar[str] = "Zone {zone} was opened on day {since}, after day {day}."
    abi_types: ClassVar[tuple[str, ...]] = ("uint16", "uint24", "uint24")
    zone: ZoneId
    since: Day
    day: Day


@dataclass(eq=False)
class ZonesBarred(Refusal):
    sentence: ClassVar[str] = "Zone {zone}, epoch {epoch}, had the status {status} (3: barred, 4: closed) on day {day}: nothing dug then can be registered."
    abi_types: ClassVar[tuple[str, ...]] = ("uint16", "uint8", "uint8", "uint24")
    zone: ZoneId
    epoch: int
    status: ZoneStatus
    day: Day


@dataclass(eq=False)
class ZonesBarredByItself(Refusal):
    sentence: ClassVar[str] = "Zone {zone} was stopped or barred by its own Participant from day {since} to day {until}: nothing dug on day {day} can be registered."
    abi_types: ClassVar[tuple[str, ...]] = ("uint16", "uint24", "uint24", "uint24")
    zone: ZoneId
    since: Day
    until: Day
    day: Day


@dataclass(eq=False)
class ZonesTooOld(Refusal):
    sentence: ClassVar[str] = "Production of day {day} is more than {limit_days} days old: a licence office may still register it, late and on hold."
    abi_types: ClassVar[tuple[str, ...]] = ("uint24", "uint24", "uint64")
    day: Day
    today: Day
    limit_days: int


@dataclass(eq=False)
class ZonesInTime(Refusal):
    sentence: ClassVar[str] = "Production of day {day} is not more than {limit_days} days old: a key of the licence's organisation registers it, and no office."
    abi_types: ClassVar[tuple[str, ...]] = ("uint24", "uint24", "uint64")
    day: Day
    today: Day
    limit_days: int


@dataclass(eq=False)
class ZonesGraceOver(Refusal):
    sentence: ClassVar[str] = "Zone {zone} is barred or closed; production from before could be registered to day {last}."
    abi_types: ClassVar[tuple[str, ...]] = ("uint16", "uint24", "uint24")
    zone: ZoneId
    last: Day
    today: Day


@dataclass(eq=False)
class ZonesTooMuch(Refusal):
    sentence: ClassVar[str] = "Licence {licence} would have registered {produced} millicarats this month; {limit} is the most that can be counted."
    abi_types: ClassVar[tuple[str, ...]] = ("uint32", "uint256", "uint256")
    licence: LicenceId
    produced: int
    limit: int
