"""Everything the ledger refuses, by the name and values of the contract's error: Participants.

Made from contracts/ by scripts/generate.py; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from kp_ledger.base.messages import Refusal
from kp_ledger.generated.types import (
    Address,
    Day,
    KpStatus,
    Moment,
    OrganisationId,
    Parameter,
    Participant,
    Powers,
    Roles,
    Setting,
    StandingStatus,
)


@dataclass(eq=False)
class ParticipantsNotFocalKey(Refusal):
    sentence: ClassVar[str] = "Key {key} is not the focal key of Participant {participant}."
    abi_types: ClassVar[tuple[str, ...]] = ("uint16", "address")
    participant: Participant
    key: Address


@dataclass(eq=False)
class ParticipantsOutside(Refusal):
    sentence: ClassVar[str] = "Participant {participant} is outside the ledger today: it is on the ledger from day {on_ledger_from} (0: never)."
    abi_types: ClassVar[tuple[str, ...]] = ("uint16", "uint24")
    participant: Participant
    on_ledger_from: Day


@dataclass(eq=False)
class ParticipantsOnLedger(Refusal):
    sentence: ClassVar[str] = "Participant {participant} is on the ledger since day {on_ledger_from}: its own office admits its organisations."
    abi_types: ClassVar[tuple[str, ...]] = ("uint16", "uint24")
    participant: Participant
    on_ledger_from: Day


@dataclass(eq=False)
class ParticipantsUnknown(Refusal):
    sentence: ClassVar[str] = "Participant {participant} is not known to this ledger."
    abi_types: ClassVar[tuple[str, ...]] = ("uint16",)
    participant: Participant


@dataclass(eq=False)
class ParticipantsNotAnOffice(Refusal):
    sentence: ClassVar[str] = "Organisation {organisation} is not an office."
    abi_types: ClassVar[tuple[str, ...]] = ("uint32",)
    organisation: OrganisationId


@dataclass(eq=False)
class ParticipantsOfficeClosed(Refusal):
    sentence: ClassVar[str] = "Office {organisation} is closed since the end of day {until}."
    abi_types: ClassVar[tuple[str, ...]] = ("uint32", "uint24")
    organisation: OrganisationId
    until: Day


@dataclass(eq=False)
class ParticipantsNoPower(Refusal):
    sentence: ClassVar[str] = "Organisation {organisation} has the powers {powers}; this takes one of {power}."
    abi_types: ClassVar[tuple[str, ...]] = ("uint32", "uint8", "uint8")
    organisation: OrganisationId
    powers: Powers
    power: Powers


@dataclass(eq=False)
class ParticipantsNotOfParticipant(Refusal):
    sentence: ClassVar[str] = "Organisation {organisation} is of Participant {its}, not of {participant}."
    abi_types: ClassVar[tuple[str, ...]] = ("uint32", "uint16", "uint16")
    organisation: OrganisationId
    its: Participant
    participant: Participant


@dataclass(eq=False)
class ParticipantsBadCode(Refusal):
    sentence: ClassVar[str] = "Participant code {participant} is not two capital letters in 16 bits."
    abi_types: ClassVar[tuple[str, ...]] = ("uint16",)
    participant: Participant


@dataclass(eq=False)
class ParticipantsBadStatus(Refusal):
    sentence: ClassVar[str] = "There is no status {status}."
    abi_types: ClassVar[tuple[str, ...]] = ("uint8",)
    status: int


@dataclass(eq=False)
class ParticipantsBadPowers(Refusal):
    sentence: ClassVar[str] = "The powers {powers} are none, or not all known."
    abi_types: ClassVar[tuple[str, ...]] = ("uint8",)
    powers: Powers


@dataclass(eq=False)
class ParticipantsBadRoles(Refusal):
    sentence: ClassVar[str] = "The roles {roles} are more than observer and scheme: all others come with a licence."
    abi_types: ClassVar[tuple[str, ...]] = ("uint16",)
    roles: Roles


@dataclass(eq=False)
class ParticipantsNumberTaken(Refusal):
    sentence: ClassVar[str] = "Organisation number {organisation} is zero or was given before."
    abi_types: ClassVar[tuple[str, ...]] = ("uint32",)
    organisation: OrganisationId


@dataclass(eq=False)
class ParticipantsKeyTaken(Refusal):
    sentence: ClassVar[str] = "Key {key} is zero or was enrolled before."
    abi_types: ClassVar[tuple[str, ...]] = ("address",)
    key: Address


@dataclass(eq=False)
class ParticipantsFocalKeyTaken(Refusal):
    sentence: ClassVar[str] = "Key {key} is or was a focal or a reserve key, of Participant {participant}: one address serves one Participant, in one use."
    abi_types: ClassVar[tuple[str, ...]] = ("address", "uint16")
    key: Address
    participant: Participant


@dataclass(eq=False)
class ParticipantsUnknownSetting(Refusal):
    sentence: ClassVar[str] = "There is no setting {setting}."
    abi_types: ClassVar[tuple[str, ...]] = ("uint8",)
    setting: Setting


@dataclass(eq=False)
class ParticipantsSettingOutOfBounds(Refusal):
    sentence: ClassVar[str] = "Setting {setting} cannot be {value}: it lies between {lowest} and {highest}."
    abi_types: ClassVar[tuple[str, ...]] = ("uint8", "uint64", "uint64", "uint64")
    setting: Setting
    value: int
    lowest: int
    highest: int


@dataclass(eq=False)
class ParticipantsUnknownParameter(Refusal):
    sentence: ClassVar[str] = "There is no parameter {parameter}."
    abi_types: ClassVar[tuple[str, ...]] = ("uint8",)
    parameter: Parameter


@dataclass(eq=False)
class ParticipantsParameterOutOfBounds(Refusal):
    sentence: ClassVar[str] = "Parameter {parameter} cannot be {value}: it lies between {lowest} and {highest}."
    abi_types: ClassVar[tuple[str, ...]] = ("uint8", "uint64", "uint64", "uint64")
    parameter: Parameter
    value: int
    lowest: int
    highest: int


@dataclass(eq=False)
class ParticipantsDayInFuture(Refusal):
    sentence: ClassVar[str] = "Day {day} has not begun anywhere yet: the latest that has is day {latest}."
    abi_types: ClassVar[tuple[str, ...]] = ("uint24", "uint24")
    day: Day
    latest: Day


@dataclass(eq=False)
class ParticipantsDayInPast(Refusal):
    sentence: ClassVar[str] = "Day {day} is earlier than today, day {today}."
    abi_types: ClassVar[tuple[str, ...]] = ("uint24", "uint24")
    day: Day
    today: Day


@dataclass(eq=False)
class ParticipantsDayBefore(Refusal):
    sentence: ClassVar[str] = "Day {day} is earlier than the last entry, of day {last}: a history only grows."
    abi_types: ClassVar[tuple[str, ...]] = ("uint24", "uint24")
    day: Day
    last: Day


@dataclass(eq=False)
class ParticipantsDayTooFar(Refusal):
    sentence: ClassVar[str] = "Day {day} is more than a year ahead: day {limit} is the last that can be named today."
    abi_types: ClassVar[tuple[str, ...]] = ("uint24", "uint24")
    day: Day
    limit: Day


@dataclass(eq=False)
class ParticipantsKeyCut(Refusal):
    sentence: ClassVar[str] = "Key {key} was cut: it is number {number} of its organisation, whose keys are live from number {first_live} on."
    abi_types: ClassVar[tuple[str, ...]] = ("address", "uint32", "uint32")
    key: Address
    number: int
    first_live: int


@dataclass(eq=False)
class ParticipantsNotAnOfficesOwn(Refusal):
    sentence: ClassVar[str] = "Organisation {organisation}, of roles {roles}, is no licence office's to act on: an office is its focal key's, an observer or a scheme Consensus'."
    abi_types: ClassVar[tuple[str, ...]] = ("uint32", "uint16")
    organisation: OrganisationId
    roles: Roles


@dataclass(eq=False)
class ParticipantsNotItsKey(Refusal):
    sentence: ClassVar[str] = "Key {key} is not a key of organisation {organisation}."
    abi_types: ClassVar[tuple[str, ...]] = ("address", "uint32")
    key: Address
    organisation: OrganisationId


@dataclass(eq=False)
class ParticipantsKeyNotLive(Refusal):
    sentence: ClassVar[str] = "Key {key} is live from moment {from_} until {until}, and not at {moment}."
    abi_types: ClassVar[tuple[str, ...]] = ("address", "uint48", "uint48", "uint48")
    key: Address
    from_: Moment
    until: Moment
    moment: Moment


@dataclass(eq=False)
class ParticipantsOrderWithdrawn(Refusal):
    sentence: ClassVar[str] = "Key {key} has withdrawn what it signed before {orders_from}; this is signed at {signed_at}."
    abi_types: ClassVar[tuple[str, ...]] = ("address", "uint48", "uint48")
    key: Address
    orders_from: Moment
    signed_at: Moment


@dataclass(eq=False)
class ParticipantsSignedAhead(Refusal):
    sentence: ClassVar[str] = "The order is signed at {signed_at}, more than an hour after the block's moment, {moment}."
    abi_types: ClassVar[tuple[str, ...]] = ("uint48", "uint48")
    signed_at: Moment
    moment: Moment


@dataclass(eq=False)
class ParticipantsSameOrganisation(Refusal):
    sentence: ClassVar[str] = "Giver and receiver are the same organisation, {organisation}."
    abi_types: ClassVar[tuple[str, ...]] = ("uint32",)
    organisation: OrganisationId


@dataclass(eq=False)
class ParticipantsNotInGoodStanding(Refusal):
    sentence: ClassVar[str] = "Organisation {organisation} is not in good standing on day {day}: its status is {status} (0: not admitted)."
    abi_types: ClassVar[tuple[str, ...]] = ("uint32", "uint8", "uint24")
    organisation: OrganisationId
    status: StandingStatus
    day: Day


@dataclass(eq=False)
class ParticipantsNotOfPlace(Refusal):
    sentence: ClassVar[str] = "Organisation {organisation} is of Participant {participant}; the goods lie in {place}."
    abi_types: ClassVar[tuple[str, ...]] = ("uint32", "uint16", "uint16")
    organisation: OrganisationId
    participant: Participant
    place: Participant


@dataclass(eq=False)
class ParticipantsMayNotHold(Refusal):
    sentence: ClassVar[str] = "Organisation {organisation} may not hold rough diamonds on day {day}: its roles are {roles}, to day {until}."
    abi_types: ClassVar[tuple[str, ...]] = ("uint32", "uint16", "uint24", "uint24")
    organisation: OrganisationId
    roles: Roles
    until: Day
    day: Day


@dataclass(eq=False)
class ParticipantsNotAParticipant(Refusal):
    sentence: ClassVar[str] = "{participant} is not a Participant in good standing on day {day}: its status is {status} (0: unknown)."
    abi_types: ClassVar[tuple[str, ...]] = ("uint16", "uint8", "uint24")
    participant: Participant
    status: KpStatus
    day: Day
