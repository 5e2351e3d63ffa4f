"""Everything the ledger refuses, by the name and values of the contract's error.

Made from contracts/ by scripts/generate.py; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from kp_ledger.base.messages import Refusal
from kp_ledger.generated.types import (
    BlendId,
    Cents,
    CertificateId,
    Day,
    HoldId,
    LicenceId,
    Millicarats,
    Moment,
    OrganisationId,
    OriginId,
    ParcelId,
    Participant,
    ProposalId,
    Reference,
    RequestId,
    SubjectId,
    ZoneId,
)


@dataclass(eq=False)
class BlendsEmpty(Refusal):
    """Nothing was given to make a blend of."""

    sentence: ClassVar[str] = "Nothing was given to make a blend of."
    abi_types: ClassVar[tuple[str, ...]] = ()


@dataclass(eq=False)
class BlendsUneven(Refusal):
    """blends blends come with weights weights; each blend has one weight."""

    sentence: ClassVar[str] = (
        "{blends} blends come with {weights} weights; each blend has one weight."
    )
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint256",
        "uint256",
    )

    blends: int
    weights: int


@dataclass(eq=False)
class BlendsUnknown(Refusal):
    """No blend is stored under number blend."""

    sentence: ClassVar[str] = "No blend is stored under number {blend}."
    abi_types: ClassVar[tuple[str, ...]] = ("uint32",)

    blend: BlendId


@dataclass(eq=False)
class BlendsNotAscending(Refusal):
    """Origin origin does not come after the one before it; a vector is ascending by origin."""

    sentence: ClassVar[str] = (
        "Origin {origin} does not come after the one before it; a vector is ascending by origin."
    )
    abi_types: ClassVar[tuple[str, ...]] = ("uint24",)

    origin: OriginId


@dataclass(eq=False)
class BlendsNoWeight(Refusal):
    """A blend has a weight, and this one has none."""

    sentence: ClassVar[str] = "A blend has a weight, and this one has none."
    abi_types: ClassVar[tuple[str, ...]] = ()


@dataclass(eq=False)
class BlendsTooHeavy(Refusal):
    """A weight of millicarats millicarats is more than the limit of limit."""

    sentence: ClassVar[str] = (
        "A weight of {millicarats} millicarats is more than the limit of {limit}."
    )
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint256",
        "uint256",
    )

    millicarats: int
    limit: int


@dataclass(eq=False)
class BlendsTooManyOrigins(Refusal):
    """A blend of origins origins is over the limit of limit."""

    sentence: ClassVar[str] = "A blend of {origins} origins is over the limit of {limit}."
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint256",
        "uint256",
    )

    origins: int
    limit: int


@dataclass(eq=False)
class BlendsTooManyEntries(Refusal):
    """The different blends put together have entries entries, over the limit of limit."""

    sentence: ClassVar[str] = (
        "The different blends put together have {entries} entries, over the limit of {limit}."
    )
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint256",
        "uint256",
    )

    entries: int
    limit: int


@dataclass(eq=False)
class CertificatesNoNumber(Refusal):
    """The certificate has no number."""

    sentence: ClassVar[str] = "The certificate has no number."
    abi_types: ClassVar[tuple[str, ...]] = ()


@dataclass(eq=False)
class CertificatesNoExpiry(Refusal):
    """The certificate has no day of expiry."""

    sentence: ClassVar[str] = "The certificate has no day of expiry."
    abi_types: ClassVar[tuple[str, ...]] = ()


@dataclass(eq=False)
class CertificatesNoValidation(Refusal):
    """The certificate has no validation: the digest of the validated paper is missing."""

    sentence: ClassVar[str] = (
        "The certificate has no validation: the digest of the validated paper is missing."
    )
    abi_types: ClassVar[tuple[str, ...]] = ()


@dataclass(eq=False)
class CertificatesNoParcels(Refusal):
    """The certificate has no parcels."""

    sentence: ClassVar[str] = "The certificate has no parcels."
    abi_types: ClassVar[tuple[str, ...]] = ()


@dataclass(eq=False)
class CertificatesOtherLetters(Refusal):
    """Certificate number certificate_ bears the letters of Participant letters, not those of the office's, participant."""

    sentence: ClassVar[str] = (
        "Certificate number {certificate} bears the letters of Participant {letters}, not those of the office's, {participant}."
    )
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint48",
        "uint16",
        "uint16",
    )

    certificate: CertificateId
    letters: Participant
    participant: Participant


@dataclass(eq=False)
class CertificatesNumberUsed(Refusal):
    """Certificate number certificate_ was used before."""

    sentence: ClassVar[str] = "Certificate number {certificate} was used before."
    abi_types: ClassVar[tuple[str, ...]] = ("uint48",)

    certificate: CertificateId


@dataclass(eq=False)
class CertificatesExpiryPast(Refusal):
    """The certificate would expire on day expires, before today, today."""

    sentence: ClassVar[str] = (
        "The certificate would expire on day {expires}, before today, {today}."
    )
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint24",
        "uint24",
    )

    expires: Day
    today: Day


@dataclass(eq=False)
class CertificatesExpiryTooFar(Refusal):
    """The certificate would expire on day expires, more than limitDays days after today, today."""

    sentence: ClassVar[str] = (
        "The certificate would expire on day {expires}, more than {limit_days} days after today, {today}."
    )
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint24",
        "uint24",
        "uint256",
    )

    expires: Day
    today: Day
    limit_days: int


@dataclass(eq=False)
class CertificatesCitedNotConfirmed(Refusal):
    """Cited certificate cited is in status status with destination to: it was not confirmed into Participant participant."""

    sentence: ClassVar[str] = (
        "Cited certificate {cited} is in status {status} with destination {to}: it was not confirmed into Participant {participant}."
    )
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint48",
        "uint8",
        "uint16",
        "uint16",
    )

    cited: CertificateId
    status: int
    to: Participant
    participant: Participant


@dataclass(eq=False)
class CertificatesOnHold(Refusal):
    """Parcel parcel has holds holds in force."""

    sentence: ClassVar[str] = "Parcel {parcel} has {holds} holds in force."
    abi_types: ClassVar[tuple[str, ...]] = (
        "bytes32",
        "uint8",
    )

    parcel: ParcelId
    holds: int


@dataclass(eq=False)
class CertificatesRevisionChanged(Refusal):
    """Parcel parcel is on revision revision; the request was for revision requested."""

    sentence: ClassVar[str] = (
        "Parcel {parcel} is on revision {revision}; the request was for revision {requested}."
    )
    abi_types: ClassVar[tuple[str, ...]] = (
        "bytes32",
        "uint16",
        "uint16",
    )

    parcel: ParcelId
    revision: int
    requested: int


@dataclass(eq=False)
class CertificatesUnknown(Refusal):
    """There is no certificate certificate_."""

    sentence: ClassVar[str] = "There is no certificate {certificate}."
    abi_types: ClassVar[tuple[str, ...]] = ("uint48",)

    certificate: CertificateId


@dataclass(eq=False)
class CertificatesNotIssued(Refusal):
    """Certificate certificate_ is in status status, not issued and still here."""

    sentence: ClassVar[str] = (
        "Certificate {certificate} is in status {status}, not issued and still here."
    )
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint48",
        "uint8",
    )

    certificate: CertificateId
    status: int


@dataclass(eq=False)
class CertificatesNotDeparted(Refusal):
    """Certificate certificate_ is in status status, not departed."""

    sentence: ClassVar[str] = "Certificate {certificate} is in status {status}, not departed."
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint48",
        "uint8",
    )

    certificate: CertificateId
    status: int


@dataclass(eq=False)
class CertificatesOtherOrigin(Refusal):
    """Certificate certificate_ was issued by Participant from, not by the office's, participant."""

    sentence: ClassVar[str] = (
        "Certificate {certificate} was issued by Participant {from_}, not by the office's, {participant}."
    )
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint48",
        "uint16",
        "uint16",
    )

    certificate: CertificateId
    from_: Participant
    participant: Participant


@dataclass(eq=False)
class CertificatesOtherDestination(Refusal):
    """Certificate certificate_ goes to Participant to, not to the office's, participant."""

    sentence: ClassVar[str] = (
        "Certificate {certificate} goes to Participant {to}, not to the office's, {participant}."
    )
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint48",
        "uint16",
        "uint16",
    )

    certificate: CertificateId
    to: Participant
    participant: Participant


@dataclass(eq=False)
class CertificatesNoReason(Refusal):
    """Certificate certificate_ is voided or replaced for a reason, and none is given."""

    sentence: ClassVar[str] = (
        "Certificate {certificate} is voided or replaced for a reason, and none is given."
    )
    abi_types: ClassVar[tuple[str, ...]] = ("uint48",)

    certificate: CertificateId


@dataclass(eq=False)
class CertificatesNotSurrendered(Refusal):
    """The paper of certificate certificate_ is not declared surrendered."""

    sentence: ClassVar[str] = "The paper of certificate {certificate} is not declared surrendered."
    abi_types: ClassVar[tuple[str, ...]] = ("uint48",)

    certificate: CertificateId


@dataclass(eq=False)
class CertificatesNotExpired(Refusal):
    """Certificate certificate_ may be used until the end of day expires; today is today."""

    sentence: ClassVar[str] = (
        "Certificate {certificate} may be used until the end of day {expires}; today is {today}."
    )
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint48",
        "uint24",
        "uint24",
    )

    certificate: CertificateId
    expires: Day
    today: Day


@dataclass(eq=False)
class CertificatesNotItsPacking(Refusal):
    """What is given as the packing of certificate certificate_ is not it."""

    sentence: ClassVar[str] = "What is given as the packing of certificate {certificate} is not it."
    abi_types: ClassVar[tuple[str, ...]] = ("uint48",)

    certificate: CertificateId


@dataclass(eq=False)
class CertificatesDayInFuture(Refusal):
    """Day day is later than today, today."""

    sentence: ClassVar[str] = "Day {day} is later than today, {today}."
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint24",
        "uint24",
    )

    day: Day
    today: Day


@dataclass(eq=False)
class CertificatesDayBefore(Refusal):
    """Parcel parcel last changed on day last, after day day."""

    sentence: ClassVar[str] = "Parcel {parcel} last changed on day {last}, after day {day}."
    abi_types: ClassVar[tuple[str, ...]] = (
        "bytes32",
        "uint24",
        "uint24",
    )

    parcel: ParcelId
    last: Day
    day: Day


@dataclass(eq=False)
class CertificatesBeforeIssue(Refusal):
    """Certificate certificate_ was issued on day issued, after day day."""

    sentence: ClassVar[str] = (
        "Certificate {certificate} was issued on day {issued}, after day {day}."
    )
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint48",
        "uint24",
        "uint24",
    )

    certificate: CertificateId
    issued: Day
    day: Day


@dataclass(eq=False)
class CertificatesExpired(Refusal):
    """Certificate certificate_ expired with day expires, before it departed on day day."""

    sentence: ClassVar[str] = (
        "Certificate {certificate} expired with day {expires}, before it departed on day {day}."
    )
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint48",
        "uint24",
        "uint24",
    )

    certificate: CertificateId
    expires: Day
    day: Day


@dataclass(eq=False)
class CertificatesEnteredTooLate(Refusal):
    """Certificate certificate_ expired with day expires; its departure of day day, entered on today, is more than limitDays days late."""

    sentence: ClassVar[str] = (
        "Certificate {certificate} expired with day {expires}; its departure of day {day}, entered on {today}, is more than {limit_days} days late."
    )
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint48",
        "uint24",
        "uint24",
        "uint24",
        "uint256",
    )

    certificate: CertificateId
    expires: Day
    day: Day
    today: Day
    limit_days: int


@dataclass(eq=False)
class CertificatesNoSeals(Refusal):
    """The shipment under certificate certificate_ has no seals."""

    sentence: ClassVar[str] = "The shipment under certificate {certificate} has no seals."
    abi_types: ClassVar[tuple[str, ...]] = ("uint48",)

    certificate: CertificateId


@dataclass(eq=False)
class CertificatesTooManySeals(Refusal):
    """The shipment has count seals; at most limit can be entered."""

    sentence: ClassVar[str] = "The shipment has {count} seals; at most {limit} can be entered."
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint256",
        "uint256",
    )

    limit: int
    count: int


@dataclass(eq=False)
class CertificatesNotInTransit(Refusal):
    """Certificate certificate_ begins or ends in Participant participant: it does not pass through."""

    sentence: ClassVar[str] = (
        "Certificate {certificate} begins or ends in Participant {participant}: it does not pass through."
    )
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint48",
        "uint16",
    )

    certificate: CertificateId
    participant: Participant


@dataclass(eq=False)
class CertificatesBeforeDeparture(Refusal):
    """The shipment under certificate certificate_ departed on day departed, after day day."""

    sentence: ClassVar[str] = (
        "The shipment under certificate {certificate} departed on day {departed}, after day {day}."
    )
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint48",
        "uint24",
        "uint24",
    )

    certificate: CertificateId
    departed: Day
    day: Day


@dataclass(eq=False)
class CertificatesParcelsDiffer(Refusal):
    """Certificate certificate_ was issued for issued parcels; the paper says read."""

    sentence: ClassVar[str] = (
        "Certificate {certificate} was issued for {issued} parcels; the paper says {read}."
    )
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint48",
        "uint16",
        "uint16",
    )

    certificate: CertificateId
    issued: int
    read: int


@dataclass(eq=False)
class CertificatesCaratsDiffer(Refusal):
    """Certificate certificate_ was issued for issued millicarats; the paper says read."""

    sentence: ClassVar[str] = (
        "Certificate {certificate} was issued for {issued} millicarats; the paper says {read}."
    )
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint48",
        "uint40",
        "uint40",
    )

    certificate: CertificateId
    issued: Millicarats
    read: Millicarats


@dataclass(eq=False)
class CertificatesImporterDiffers(Refusal):
    """Certificate certificate_ was issued to importer issued; the paper says read."""

    sentence: ClassVar[str] = (
        "Certificate {certificate} was issued to importer {issued}; the paper says {read}."
    )
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint48",
        "uint32",
        "uint32",
    )

    certificate: CertificateId
    issued: OrganisationId
    read: OrganisationId


@dataclass(eq=False)
class CertificatesExporterDiffers(Refusal):
    """Certificate certificate_ was issued to exporter issued; the paper says read."""

    sentence: ClassVar[str] = (
        "Certificate {certificate} was issued to exporter {issued}; the paper says {read}."
    )
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint48",
        "uint32",
        "uint32",
    )

    certificate: CertificateId
    issued: OrganisationId
    read: OrganisationId


@dataclass(eq=False)
class CertificatesSealBroken(Refusal):
    """The seal of the shipment under certificate certificate_ was seen broken in transit."""

    sentence: ClassVar[str] = (
        "The seal of the shipment under certificate {certificate} was seen broken in transit."
    )
    abi_types: ClassVar[tuple[str, ...]] = ("uint48",)

    certificate: CertificateId


@dataclass(eq=False)
class CertificatesExpiredOnArrival(Refusal):
    """Certificate certificate_ expired with day expires, before the shipment arrived on day day: it is to be detained."""

    sentence: ClassVar[str] = (
        "Certificate {certificate} expired with day {expires}, before the shipment arrived on day {day}: it is to be detained."
    )
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint48",
        "uint24",
        "uint24",
    )

    certificate: CertificateId
    expires: Day
    day: Day


@dataclass(eq=False)
class CertificatesNothingConfirmed(Refusal):
    """No parcel of certificate certificate_ is confirmed."""

    sentence: ClassVar[str] = "No parcel of certificate {certificate} is confirmed."
    abi_types: ClassVar[tuple[str, ...]] = ("uint48",)

    certificate: CertificateId


@dataclass(eq=False)
class CertificatesNotAscending(Refusal):
    """Parcel parcel stands after one of the same or a higher id: the list ascends."""

    sentence: ClassVar[str] = (
        "Parcel {parcel} stands after one of the same or a higher id: the list ascends."
    )
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32",)

    parcel: ParcelId


@dataclass(eq=False)
class CertificatesNotUnder(Refusal):
    """Parcel parcel is in status status under certificate under: it is not departed under certificate_."""

    sentence: ClassVar[str] = (
        "Parcel {parcel} is in status {status} under certificate {under}: it is not departed under {certificate}."
    )
    abi_types: ClassVar[tuple[str, ...]] = (
        "bytes32",
        "uint8",
        "uint48",
        "uint48",
    )

    parcel: ParcelId
    status: int
    under: CertificateId
    certificate: CertificateId


@dataclass(eq=False)
class CertificatesMeasuredOutside(Refusal):
    """The parcels confirmed under certificate certificate_ are certified at certified millicarats and measured at measured, more than tolerance apart."""

    sentence: ClassVar[str] = (
        "The parcels confirmed under certificate {certificate} are certified at {certified} millicarats and measured at {measured}, more than {tolerance} apart."
    )
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint48",
        "uint256",
        "uint40",
        "uint256",
    )

    certificate: CertificateId
    certified: int
    measured: Millicarats
    tolerance: int


@dataclass(eq=False)
class ConsensusFoundingInFuture(Refusal):
    """The founding is of day day, which is after today, today."""

    sentence: ClassVar[str] = "The founding is of day {day}, which is after today, {today}."
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint24",
        "uint24",
    )

    day: Day
    today: Day


@dataclass(eq=False)
class ConsensusNoAllocation(Refusal):
    """The founding names no digest of the genesis allocation."""

    sentence: ClassVar[str] = "The founding names no digest of the genesis allocation."
    abi_types: ClassVar[tuple[str, ...]] = ()


@dataclass(eq=False)
class ConsensusNoDefinition(Refusal):
    """The founding names no digest of the conflict-diamond definition."""

    sentence: ClassVar[str] = "The founding names no digest of the conflict-diamond definition."
    abi_types: ClassVar[tuple[str, ...]] = ()


@dataclass(eq=False)
class ConsensusNoFounder(Refusal):
    """No counted Participant of the founding is on the ledger: nobody could decide anything."""

    sentence: ClassVar[str] = (
        "No counted Participant of the founding is on the ledger: nobody could decide anything."
    )
    abi_types: ClassVar[tuple[str, ...]] = ()


@dataclass(eq=False)
class ConsensusNotAscending(Refusal):
    """Participant participant does not come after the one before it: the list ascends by code."""

    sentence: ClassVar[str] = (
        "Participant {participant} does not come after the one before it: the list ascends by code."
    )
    abi_types: ClassVar[tuple[str, ...]] = ("uint16",)

    participant: Participant


@dataclass(eq=False)
class ConsensusFounderLater(Refusal):
    """Participant participant is on the ledger from day onLedgerFrom, after the founding on day day."""

    sentence: ClassVar[str] = (
        "Participant {participant} is on the ledger from day {on_ledger_from}, after the founding on day {day}."
    )
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint16",
        "uint24",
        "uint24",
    )

    participant: Participant
    on_ledger_from: Day
    day: Day


@dataclass(eq=False)
class ConsensusNoFocalKey(Refusal):
    """Participant participant has no focal key, which every Participant on the ledger has."""

    sentence: ClassVar[str] = (
        "Participant {participant} has no focal key, which every Participant on the ledger has."
    )
    abi_types: ClassVar[tuple[str, ...]] = ("uint16",)

    participant: Participant


@dataclass(eq=False)
class ConsensusFocalKeyOutside(Refusal):
    """Participant participant is outside the ledger and can have no focal key, so not key."""

    sentence: ClassVar[str] = (
        "Participant {participant} is outside the ledger and can have no focal key, so not {key}."
    )
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint16",
        "address",
    )

    participant: Participant
    key: str


@dataclass(eq=False)
class ConsensusParameterCount(Refusal):
    """The founding sets given parameters, and the ledger has expected."""

    sentence: ClassVar[str] = "The founding sets {given} parameters, and the ledger has {expected}."
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint256",
        "uint256",
    )

    given: int
    expected: int


@dataclass(eq=False)
class ConsensusParameterOrder(Refusal):
    """The founding sets parameter given where parameter expected comes."""

    sentence: ClassVar[str] = (
        "The founding sets parameter {given} where parameter {expected} comes."
    )
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint8",
        "uint8",
    )

    given: int
    expected: int


@dataclass(eq=False)
class ConsensusSignatureCount(Refusal):
    """There are given signatures where expected are asked for."""

    sentence: ClassVar[str] = "There are {given} signatures where {expected} are asked for."
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint256",
        "uint256",
    )

    given: int
    expected: int


@dataclass(eq=False)
class ConsensusBadSignature(Refusal):
    """The signature for Participant participant is not one: 65 bytes with a low s are asked for."""

    sentence: ClassVar[str] = (
        "The signature for Participant {participant} is not one: 65 bytes with a low s are asked for."
    )
    abi_types: ClassVar[tuple[str, ...]] = ("uint16",)

    participant: Participant


@dataclass(eq=False)
class ConsensusNotTheFocalKey(Refusal):
    """The founding is signed for Participant participant by signer, and its focal key is focalKey."""

    sentence: ClassVar[str] = (
        "The founding is signed for Participant {participant} by {signer}, and its focal key is {focal_key}."
    )
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint16",
        "address",
        "address",
    )

    participant: Participant
    focal_key: str
    signer: str


@dataclass(eq=False)
class ConsensusUnknownMatter(Refusal):
    """There is no matter matter."""

    sentence: ClassVar[str] = "There is no matter {matter}."
    abi_types: ClassVar[tuple[str, ...]] = ("uint8",)

    matter: int


@dataclass(eq=False)
class ConsensusNoVoice(Refusal):
    """Participant participant has no voice: it is outside the ledger or not in good standing."""

    sentence: ClassVar[str] = (
        "Participant {participant} has no voice: it is outside the ledger or not in good standing."
    )
    abi_types: ClassVar[tuple[str, ...]] = ("uint16",)

    participant: Participant


@dataclass(eq=False)
class ConsensusNobodyCounted(Refusal):
    """No counted Participant is on the ledger, so only the lifting of a suspension can be proposed."""

    sentence: ClassVar[str] = (
        "No counted Participant is on the ledger, so only the lifting of a suspension can be proposed."
    )
    abi_types: ClassVar[tuple[str, ...]] = ()


@dataclass(eq=False)
class ConsensusTooManyOpen(Refusal):
    """Participant participant has open proposals open, and may have limit."""

    sentence: ClassVar[str] = (
        "Participant {participant} has {open} proposals open, and may have {limit}."
    )
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint16",
        "uint256",
        "uint256",
    )

    participant: Participant
    open: int
    limit: int


@dataclass(eq=False)
class ConsensusNotBlocked(Refusal):
    """Proposal amends is not a blocked one, which alone may be brought again: its status is status."""

    sentence: ClassVar[str] = (
        "Proposal {amends} is not a blocked one, which alone may be brought again: its status is {status}."
    )
    abi_types: ClassVar[tuple[str, ...]] = (
        "bytes32",
        "uint8",
    )

    amends: ProposalId
    status: int


@dataclass(eq=False)
class ConsensusNoDocument(Refusal):
    """A proposal of matter matter names a document, and this one names none."""

    sentence: ClassVar[str] = (
        "A proposal of matter {matter} names a document, and this one names none."
    )
    abi_types: ClassVar[tuple[str, ...]] = ("uint8",)

    matter: int


@dataclass(eq=False)
class ConsensusPayloadTooWide(Refusal):
    """The payload payload has more than the bits bits of its matter."""

    sentence: ClassVar[str] = "The payload {payload} has more than the {bits} bits of its matter."
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint256",
        "uint256",
    )

    payload: int
    bits: int


@dataclass(eq=False)
class ConsensusAlreadyProposed(Refusal):
    """Proposal proposal has been made before, in this block."""

    sentence: ClassVar[str] = "Proposal {proposal} has been made before, in this block."
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32",)

    proposal: ProposalId


@dataclass(eq=False)
class ConsensusUnknownParticipant(Refusal):
    """No Participant subject is known to this ledger."""

    sentence: ClassVar[str] = "No Participant {subject} is known to this ledger."
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32",)

    subject: SubjectId


@dataclass(eq=False)
class ConsensusUnknownZone(Refusal):
    """There is no zone subject."""

    sentence: ClassVar[str] = "There is no zone {subject}."
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32",)

    subject: SubjectId


@dataclass(eq=False)
class ConsensusUnknownOrigin(Refusal):
    """There is no origin subject."""

    sentence: ClassVar[str] = "There is no origin {subject}."
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32",)

    subject: SubjectId


@dataclass(eq=False)
class ConsensusUnknownParameter(Refusal):
    """There is no parameter subject."""

    sentence: ClassVar[str] = "There is no parameter {subject}."
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32",)

    subject: SubjectId


@dataclass(eq=False)
class ConsensusParameterBounds(Refusal):
    """Parameter parameter cannot be value: it lies between lowest and highest."""

    sentence: ClassVar[str] = (
        "Parameter {parameter} cannot be {value}: it lies between {lowest} and {highest}."
    )
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint8",
        "uint64",
        "uint64",
        "uint64",
    )

    parameter: int
    value: int
    lowest: int
    highest: int


@dataclass(eq=False)
class ConsensusDayBefore(Refusal):
    """Day fromDay is before day earliest, the first it may be."""

    sentence: ClassVar[str] = "Day {from_day} is before day {earliest}, the first it may be."
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint24",
        "uint24",
    )

    from_day: Day
    earliest: Day


@dataclass(eq=False)
class ConsensusDayAfter(Refusal):
    """Day fromDay is after day latest, the last it may be."""

    sentence: ClassVar[str] = "Day {from_day} is after day {latest}, the last it may be."
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint24",
        "uint24",
    )

    from_day: Day
    latest: Day


@dataclass(eq=False)
class ConsensusOnLedger(Refusal):
    """Participant participant is on the ledger from day onLedgerFrom already."""

    sentence: ClassVar[str] = (
        "Participant {participant} is on the ledger from day {on_ledger_from} already."
    )
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint16",
        "uint24",
    )

    participant: Participant
    on_ledger_from: Day


@dataclass(eq=False)
class ConsensusNotParticipant(Refusal):
    """Participant participant is not in good standing in the Kimberley Process: its status is status."""

    sentence: ClassVar[str] = (
        "Participant {participant} is not in good standing in the Kimberley Process: its status is {status}."
    )
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint16",
        "uint8",
    )

    participant: Participant
    status: int


@dataclass(eq=False)
class ConsensusNotSuspended(Refusal):
    """Participant participant is not suspended: its status is status."""

    sentence: ClassVar[str] = "Participant {participant} is not suspended: its status is {status}."
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint16",
        "uint8",
    )

    participant: Participant
    status: int


@dataclass(eq=False)
class ConsensusBadZoneStatus(Refusal):
    """A zone is cleared, limited or barred by a decision, and status is none of these."""

    sentence: ClassVar[str] = (
        "A zone is cleared, limited or barred by a decision, and {status} is none of these."
    )
    abi_types: ClassVar[tuple[str, ...]] = ("uint8",)

    status: int


@dataclass(eq=False)
class ConsensusZoneNotTraced(Refusal):
    """Zone zone is of nature nature: nothing is dug there, so its status does not change."""

    sentence: ClassVar[str] = (
        "Zone {zone} is of nature {nature}: nothing is dug there, so its status does not change."
    )
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint16",
        "uint8",
    )

    zone: ZoneId
    nature: int


@dataclass(eq=False)
class ConsensusZoneClosed(Refusal):
    """Zone zone is closed: others have replaced it."""

    sentence: ClassVar[str] = "Zone {zone} is closed: others have replaced it."
    abi_types: ClassVar[tuple[str, ...]] = ("uint16",)

    zone: ZoneId


@dataclass(eq=False)
class ConsensusShareTooLarge(Refusal):
    """A share of share parts per million is more than the whole."""

    sentence: ClassVar[str] = "A share of {share} parts per million is more than the whole."
    abi_types: ClassVar[tuple[str, ...]] = ("uint256",)

    share: int


@dataclass(eq=False)
class ConsensusOriginNotBarred(Refusal):
    """Origin origin is not barred."""

    sentence: ClassVar[str] = "Origin {origin} is not barred."
    abi_types: ClassVar[tuple[str, ...]] = ("uint24",)

    origin: OriginId


@dataclass(eq=False)
class ConsensusNotItself(Refusal):
    """Opening stock is proposed by its Participant, subject, and not by proposer."""

    sentence: ClassVar[str] = (
        "Opening stock is proposed by its Participant, {subject}, and not by {proposer}."
    )
    abi_types: ClassVar[tuple[str, ...]] = (
        "bytes32",
        "uint16",
    )

    subject: SubjectId
    proposer: Participant


@dataclass(eq=False)
class ConsensusNoWeight(Refusal):
    """An opening stock of nothing is none."""

    sentence: ClassVar[str] = "An opening stock of nothing is none."
    abi_types: ClassVar[tuple[str, ...]] = ()


@dataclass(eq=False)
class ConsensusOpeningDeclared(Refusal):
    """Participant participant has declared an opening stock of millicarats millicarats, and declares once."""

    sentence: ClassVar[str] = (
        "Participant {participant} has declared an opening stock of {millicarats} millicarats, and declares once."
    )
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint16",
        "uint40",
    )

    participant: Participant
    millicarats: Millicarats


@dataclass(eq=False)
class ConsensusUnknownProposal(Refusal):
    """There is no proposal proposal."""

    sentence: ClassVar[str] = "There is no proposal {proposal}."
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32",)

    proposal: ProposalId


@dataclass(eq=False)
class ConsensusNotOpen(Refusal):
    """Proposal proposal is not open any more: its status is status."""

    sentence: ClassVar[str] = "Proposal {proposal} is not open any more: its status is {status}."
    abi_types: ClassVar[tuple[str, ...]] = (
        "bytes32",
        "uint8",
    )

    proposal: ProposalId
    status: int


@dataclass(eq=False)
class ConsensusWindowOver(Refusal):
    """The window of proposal proposal was over at closes; the block is of moment."""

    sentence: ClassVar[str] = (
        "The window of proposal {proposal} was over at {closes}; the block is of {moment}."
    )
    abi_types: ClassVar[tuple[str, ...]] = (
        "bytes32",
        "uint48",
        "uint48",
    )

    proposal: ProposalId
    closes: Moment
    moment: Moment


@dataclass(eq=False)
class ConsensusWindowOpen(Refusal):
    """The window of proposal proposal is open until closes; the block is of moment."""

    sentence: ClassVar[str] = (
        "The window of proposal {proposal} is open until {closes}; the block is of {moment}."
    )
    abi_types: ClassVar[tuple[str, ...]] = (
        "bytes32",
        "uint48",
        "uint48",
    )

    proposal: ProposalId
    closes: Moment
    moment: Moment


@dataclass(eq=False)
class ConsensusBadStance(Refusal):
    """A voice supports, has seen or objects, and stance is none of these."""

    sentence: ClassVar[str] = (
        "A voice supports, has seen or objects, and {stance} is none of these."
    )
    abi_types: ClassVar[tuple[str, ...]] = ("uint8",)

    stance: int


@dataclass(eq=False)
class ConsensusNotItsVoice(Refusal):
    """The signature is by a key of a voice office of Participant signing, and not of participant."""

    sentence: ClassVar[str] = (
        "The signature is by a key of a voice office of Participant {signing}, and not of {participant}."
    )
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint16",
        "uint16",
    )

    participant: Participant
    signing: Participant


@dataclass(eq=False)
class ConsensusNotOnRoll(Refusal):
    """Participant participant is not on the roll of proposal proposal."""

    sentence: ClassVar[str] = "Participant {participant} is not on the roll of proposal {proposal}."
    abi_types: ClassVar[tuple[str, ...]] = (
        "bytes32",
        "uint16",
    )

    proposal: ProposalId
    participant: Participant


@dataclass(eq=False)
class ConsensusVoiceBeforeOpening(Refusal):
    """The voice is signed at signedAt, before its proposal opened at opens."""

    sentence: ClassVar[str] = (
        "The voice is signed at {signed_at}, before its proposal opened at {opens}."
    )
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint48",
        "uint48",
    )

    signed_at: Moment
    opens: Moment


@dataclass(eq=False)
class ConsensusVoiceNotLater(Refusal):
    """The voice of Participant participant is signed at signedAt, not later than the one recorded, of recorded."""

    sentence: ClassVar[str] = (
        "The voice of Participant {participant} is signed at {signed_at}, not later than the one recorded, of {recorded}."
    )
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint16",
        "uint48",
        "uint48",
    )

    participant: Participant
    signed_at: Moment
    recorded: Moment


@dataclass(eq=False)
class ConsensusPastItsEnd(Refusal):
    """Proposal proposal ended without a decision at end; the block is of moment."""

    sentence: ClassVar[str] = (
        "Proposal {proposal} ended without a decision at {end}; the block is of {moment}."
    )
    abi_types: ClassVar[tuple[str, ...]] = (
        "bytes32",
        "uint48",
        "uint48",
    )

    proposal: ProposalId
    end: Moment
    moment: Moment


@dataclass(eq=False)
class ConsensusObjected(Refusal):
    """Proposal proposal has objections: objections."""

    sentence: ClassVar[str] = "Proposal {proposal} has objections: {objections}."
    abi_types: ClassVar[tuple[str, ...]] = (
        "bytes32",
        "uint256",
    )

    proposal: ProposalId
    objections: int


@dataclass(eq=False)
class ConsensusNotAllSupport(Refusal):
    """With fewer than four counted Participants every one supports, and only inSupport of counted support proposal proposal."""

    sentence: ClassVar[str] = (
        "With fewer than four counted Participants every one supports, and only {in_support} of {counted} support proposal {proposal}."
    )
    abi_types: ClassVar[tuple[str, ...]] = (
        "bytes32",
        "uint256",
        "uint256",
    )

    proposal: ProposalId
    in_support: int
    counted: int


@dataclass(eq=False)
class ConsensusTooFewHeard(Refusal):
    """At least half support or have seen a proposal, and only heard of counted have signed for proposal proposal."""

    sentence: ClassVar[str] = (
        "At least half support or have seen a proposal, and only {heard} of {counted} have signed for proposal {proposal}."
    )
    abi_types: ClassVar[tuple[str, ...]] = (
        "bytes32",
        "uint256",
        "uint256",
    )

    proposal: ProposalId
    heard: int
    counted: int


@dataclass(eq=False)
class ConsensusTooFewBesides(Refusal):
    """Two besides the proposer support or have seen a proposal, and only besides have signed for proposal proposal."""

    sentence: ClassVar[str] = (
        "Two besides the proposer support or have seen a proposal, and only {besides} have signed for proposal {proposal}."
    )
    abi_types: ClassVar[tuple[str, ...]] = (
        "bytes32",
        "uint256",
    )

    proposal: ProposalId
    besides: int


@dataclass(eq=False)
class ConsensusClosingCount(Refusal):
    """Proposal proposal is closed by expected signatures, and given are given."""

    sentence: ClassVar[str] = (
        "Proposal {proposal} is closed by {expected} signatures, and {given} are given."
    )
    abi_types: ClassVar[tuple[str, ...]] = (
        "bytes32",
        "uint256",
        "uint256",
    )

    proposal: ProposalId
    given: int
    expected: int


@dataclass(eq=False)
class ConsensusOtherProposal(Refusal):
    """A closing signed for proposal signed is given for proposal proposal."""

    sentence: ClassVar[str] = (
        "A closing signed for proposal {signed} is given for proposal {proposal}."
    )
    abi_types: ClassVar[tuple[str, ...]] = (
        "bytes32",
        "bytes32",
    )

    proposal: ProposalId
    signed: ProposalId


@dataclass(eq=False)
class ConsensusClosingsNotAscending(Refusal):
    """Participant participant does not come after the one before it: closings ascend by code."""

    sentence: ClassVar[str] = (
        "Participant {participant} does not come after the one before it: closings ascend by code."
    )
    abi_types: ClassVar[tuple[str, ...]] = ("uint16",)

    participant: Participant


@dataclass(eq=False)
class ConsensusClosingObjects(Refusal):
    """Participant participant does not state that no objection reached it."""

    sentence: ClassVar[str] = (
        "Participant {participant} does not state that no objection reached it."
    )
    abi_types: ClassVar[tuple[str, ...]] = ("uint16",)

    participant: Participant


@dataclass(eq=False)
class ConsensusClosingEarly(Refusal):
    """Participant participant signed its closing at signedAt, before the window was over at closes."""

    sentence: ClassVar[str] = (
        "Participant {participant} signed its closing at {signed_at}, before the window was over at {closes}."
    )
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint16",
        "uint48",
        "uint48",
    )

    participant: Participant
    signed_at: Moment
    closes: Moment


@dataclass(eq=False)
class ConsensusClosingStale(Refusal):
    """Participant participant signed its closing at signedAt, more than a day before the block, of moment."""

    sentence: ClassVar[str] = (
        "Participant {participant} signed its closing at {signed_at}, more than a day before the block, of {moment}."
    )
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint16",
        "uint48",
        "uint48",
    )

    participant: Participant
    signed_at: Moment
    moment: Moment


@dataclass(eq=False)
class ConsensusProposerCloses(Refusal):
    """The closing of Participant participant does not count: it is the proposer."""

    sentence: ClassVar[str] = (
        "The closing of Participant {participant} does not count: it is the proposer."
    )
    abi_types: ClassVar[tuple[str, ...]] = ("uint16",)

    participant: Participant


@dataclass(eq=False)
class ConsensusChairFirst(Refusal):
    """Until until a proposal is closed by the Chair, Participant chair, and one other."""

    sentence: ClassVar[str] = (
        "Until {until} a proposal is closed by the Chair, Participant {chair}, and one other."
    )
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint16",
        "uint48",
    )

    chair: Participant
    until: Moment


@dataclass(eq=False)
class ConsensusNoObjection(Refusal):
    """Proposal proposal has no objection to block it."""

    sentence: ClassVar[str] = "Proposal {proposal} has no objection to block it."
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32",)

    proposal: ProposalId


@dataclass(eq=False)
class ConsensusNotLapsed(Refusal):
    """Proposal proposal lapses at end; the block is of moment."""

    sentence: ClassVar[str] = "Proposal {proposal} lapses at {end}; the block is of {moment}."
    abi_types: ClassVar[tuple[str, ...]] = (
        "bytes32",
        "uint48",
        "uint48",
    )

    proposal: ProposalId
    end: Moment
    moment: Moment


@dataclass(eq=False)
class CorrectionsNoLots(Refusal):
    """No opening stock of organisation holder is registered: the list of lots is empty."""

    sentence: ClassVar[str] = (
        "No opening stock of organisation {holder} is registered: the list of lots is empty."
    )
    abi_types: ClassVar[tuple[str, ...]] = ("uint32",)

    holder: OrganisationId


@dataclass(eq=False)
class CorrectionsTooManyLots(Refusal):
    """A registration of lots lots exceeds the limit of limit."""

    sentence: ClassVar[str] = "A registration of {lots} lots exceeds the limit of {limit}."
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint256",
        "uint256",
    )

    lots: int
    limit: int


@dataclass(eq=False)
class CorrectionsDayInFuture(Refusal):
    """Day day is in the future; today is today."""

    sentence: ClassVar[str] = "Day {day} is in the future; today is {today}."
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint24",
        "uint24",
    )

    day: Day
    today: Day


@dataclass(eq=False)
class CorrectionsUnknownOrigin(Refusal):
    """There is no origin origin."""

    sentence: ClassVar[str] = "There is no origin {origin}."
    abi_types: ClassVar[tuple[str, ...]] = ("uint24",)

    origin: OriginId


@dataclass(eq=False)
class CorrectionsNotOpening(Refusal):
    """Origin origin is of nature nature and of Participant participant; opening stock is of nature opening (3), or not stated (4) of one's own Participant."""

    sentence: ClassVar[str] = (
        "Origin {origin} is of nature {nature} and of Participant {participant}; opening stock is of nature opening (3), or not stated (4) of one's own Participant."
    )
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint24",
        "uint8",
        "uint16",
    )

    origin: OriginId
    nature: int
    participant: Participant


@dataclass(eq=False)
class CorrectionsNotHeld(Refusal):
    """Parcel parcel has status status; only one that is held (1) can be voided."""

    sentence: ClassVar[str] = (
        "Parcel {parcel} has status {status}; only one that is held (1) can be voided."
    )
    abi_types: ClassVar[tuple[str, ...]] = (
        "bytes32",
        "uint8",
    )

    parcel: ParcelId
    status: int


@dataclass(eq=False)
class CorrectionsTouched(Refusal):
    """Parcel parcel is at revision revision: it is no longer as it was registered."""

    sentence: ClassVar[str] = (
        "Parcel {parcel} is at revision {revision}: it is no longer as it was registered."
    )
    abi_types: ClassVar[tuple[str, ...]] = (
        "bytes32",
        "uint16",
    )

    parcel: ParcelId
    revision: int


@dataclass(eq=False)
class CorrectionsUnderCertificate(Refusal):
    """Parcel parcel came in under certificate certificate: no registration of this ledger's own."""

    sentence: ClassVar[str] = (
        "Parcel {parcel} came in under certificate {certificate}: no registration of this ledger's own."
    )
    abi_types: ClassVar[tuple[str, ...]] = (
        "bytes32",
        "uint48",
    )

    parcel: ParcelId
    certificate: CertificateId


@dataclass(eq=False)
class CorrectionsNoReason(Refusal):
    """The reason for voiding parcel parcel is missing."""

    sentence: ClassVar[str] = "The reason for voiding parcel {parcel} is missing."
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32",)

    parcel: ParcelId


@dataclass(eq=False)
class CorrectionsNotRegistrar(Refusal):
    """Parcel parcel was registered by organisation registrar, not by organisation: its office needs a document to void it."""

    sentence: ClassVar[str] = (
        "Parcel {parcel} was registered by organisation {registrar}, not by {organisation}: its office needs a document to void it."
    )
    abi_types: ClassVar[tuple[str, ...]] = (
        "bytes32",
        "uint32",
        "uint32",
    )

    parcel: ParcelId
    registrar: OrganisationId
    organisation: OrganisationId


@dataclass(eq=False)
class CorrectionsTooLate(Refusal):
    """Parcel parcel, registered for day day, could be voided by its registrar for limitDays days; now its office can, with a document."""

    sentence: ClassVar[str] = (
        "Parcel {parcel}, registered for day {day}, could be voided by its registrar for {limit_days} days; now its office can, with a document."
    )
    abi_types: ClassVar[tuple[str, ...]] = (
        "bytes32",
        "uint24",
        "uint64",
    )

    parcel: ParcelId
    day: Day
    limit_days: int


@dataclass(eq=False)
class CorrectionsElsewhere(Refusal):
    """Parcel parcel lies in Participant place, not in participant."""

    sentence: ClassVar[str] = "Parcel {parcel} lies in Participant {place}, not in {participant}."
    abi_types: ClassVar[tuple[str, ...]] = (
        "bytes32",
        "uint16",
        "uint16",
    )

    parcel: ParcelId
    place: Participant
    participant: Participant


@dataclass(eq=False)
class NoticesUnknownSubjectKind(Refusal):
    """Subjects of kind subjectKind are unknown."""

    sentence: ClassVar[str] = "Subjects of kind {subject_kind} are unknown."
    abi_types: ClassVar[tuple[str, ...]] = ("uint8",)

    subject_kind: int


@dataclass(eq=False)
class NoticesNoSubject(Refusal):
    """The subject, of kind subjectKind, is missing."""

    sentence: ClassVar[str] = "The subject, of kind {subject_kind}, is missing."
    abi_types: ClassVar[tuple[str, ...]] = ("uint8",)

    subject_kind: int


@dataclass(eq=False)
class NoticesNoDocument(Refusal):
    """The document for subject subject is missing."""

    sentence: ClassVar[str] = "The document for subject {subject} is missing."
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32",)

    subject: SubjectId


@dataclass(eq=False)
class PaperUnknown(Refusal):
    """There is no certificate certificate."""

    sentence: ClassVar[str] = "There is no certificate {certificate}."
    abi_types: ClassVar[tuple[str, ...]] = ("uint48",)

    certificate: CertificateId


@dataclass(eq=False)
class PaperNotDeparted(Refusal):
    """Certificate certificate is in status status, not departed."""

    sentence: ClassVar[str] = "Certificate {certificate} is in status {status}, not departed."
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint48",
        "uint8",
    )

    certificate: CertificateId
    status: int


@dataclass(eq=False)
class PaperPartlyConfirmed(Refusal):
    """Certificate certificate is confirmed in part: only remaining of its parcels are still under way."""

    sentence: ClassVar[str] = (
        "Certificate {certificate} is confirmed in part: only {remaining} of its parcels are still under way."
    )
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint48",
        "uint16",
    )

    certificate: CertificateId
    remaining: int


@dataclass(eq=False)
class PaperOtherOrigin(Refusal):
    """Certificate certificate was issued by Participant from, not by the office's, participant."""

    sentence: ClassVar[str] = (
        "Certificate {certificate} was issued by Participant {from_}, not by the office's, {participant}."
    )
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint48",
        "uint16",
        "uint16",
    )

    certificate: CertificateId
    from_: Participant
    participant: Participant


@dataclass(eq=False)
class PaperDestinationOnLedger(Refusal):
    """Destination to was on the ledger from day onLedgerFrom, when certificate certificate was issued on day issued: its own office confirms."""

    sentence: ClassVar[str] = (
        "Destination {to} was on the ledger from day {on_ledger_from}, when certificate {certificate} was issued on day {issued}: its own office confirms."
    )
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint48",
        "uint16",
        "uint24",
        "uint24",
    )

    certificate: CertificateId
    to: Participant
    on_ledger_from: Day
    issued: Day


@dataclass(eq=False)
class PaperNoDocument(Refusal):
    """The foreign document is missing."""

    sentence: ClassVar[str] = "The foreign document is missing."
    abi_types: ClassVar[tuple[str, ...]] = ()


@dataclass(eq=False)
class PaperNoCarats(Refusal):
    """The foreign confirmation of certificate certificate gives no carats."""

    sentence: ClassVar[str] = (
        "The foreign confirmation of certificate {certificate} gives no carats."
    )
    abi_types: ClassVar[tuple[str, ...]] = ("uint48",)

    certificate: CertificateId


@dataclass(eq=False)
class PaperDayInFuture(Refusal):
    """Day day is later than today, today."""

    sentence: ClassVar[str] = "Day {day} is later than today, {today}."
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint24",
        "uint24",
    )

    day: Day
    today: Day


@dataclass(eq=False)
class PaperBeforeDeparture(Refusal):
    """The shipment under certificate certificate departed on day departed, after day day."""

    sentence: ClassVar[str] = (
        "The shipment under certificate {certificate} departed on day {departed}, after day {day}."
    )
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint48",
        "uint24",
        "uint24",
    )

    certificate: CertificateId
    departed: Day
    day: Day


@dataclass(eq=False)
class PaperNotItsPacking(Refusal):
    """What is given as the packing of certificate certificate is not it."""

    sentence: ClassVar[str] = "What is given as the packing of certificate {certificate} is not it."
    abi_types: ClassVar[tuple[str, ...]] = ("uint48",)

    certificate: CertificateId


@dataclass(eq=False)
class PaperNoNumber(Refusal):
    """The paper has no number."""

    sentence: ClassVar[str] = "The paper has no number."
    abi_types: ClassVar[tuple[str, ...]] = ()


@dataclass(eq=False)
class PaperNoExporter(Refusal):
    """The paper names no exporter."""

    sentence: ClassVar[str] = "The paper names no exporter."
    abi_types: ClassVar[tuple[str, ...]] = ()


@dataclass(eq=False)
class PaperNoImporter(Refusal):
    """The paper names no importer."""

    sentence: ClassVar[str] = "The paper names no importer."
    abi_types: ClassVar[tuple[str, ...]] = ()


@dataclass(eq=False)
class PaperNoIssueDay(Refusal):
    """The paper has no day of issue."""

    sentence: ClassVar[str] = "The paper has no day of issue."
    abi_types: ClassVar[tuple[str, ...]] = ()


@dataclass(eq=False)
class PaperNoExpiry(Refusal):
    """The paper has no day of expiry."""

    sentence: ClassVar[str] = "The paper has no day of expiry."
    abi_types: ClassVar[tuple[str, ...]] = ()


@dataclass(eq=False)
class PaperNoParcels(Refusal):
    """The paper has no parcels."""

    sentence: ClassVar[str] = "The paper has no parcels."
    abi_types: ClassVar[tuple[str, ...]] = ()


@dataclass(eq=False)
class PaperTooManyParcels(Refusal):
    """The paper has count parcels; a certificate covers at most limit."""

    sentence: ClassVar[str] = "The paper has {count} parcels; a certificate covers at most {limit}."
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint256",
        "uint256",
    )

    limit: int
    count: int


@dataclass(eq=False)
class PaperNumberTooLong(Refusal):
    """The paper's number has length characters; at most limit are entered."""

    sentence: ClassVar[str] = (
        "The paper's number has {length} characters; at most {limit} are entered."
    )
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint256",
        "uint256",
    )

    limit: int
    length: int


@dataclass(eq=False)
class PaperNumberMalformed(Refusal):
    """The paper's number number is to be entered in capitals, digits, inner spaces and - / . only."""

    sentence: ClassVar[str] = (
        "The paper's number {number} is to be entered in capitals, digits, inner spaces and - / . only."
    )
    abi_types: ClassVar[tuple[str, ...]] = ("string",)

    number: str


@dataclass(eq=False)
class PaperRecordedBefore(Refusal):
    """This number of Participant issuer was recorded before, as certificate certificate."""

    sentence: ClassVar[str] = (
        "This number of Participant {issuer} was recorded before, as certificate {certificate}."
    )
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint16",
        "uint48",
    )

    issuer: Participant
    certificate: CertificateId


@dataclass(eq=False)
class PaperOfOwnParticipant(Refusal):
    """Participant issuer is the office's own: its paper does not come in."""

    sentence: ClassVar[str] = (
        "Participant {issuer} is the office's own: its paper does not come in."
    )
    abi_types: ClassVar[tuple[str, ...]] = ("uint16",)

    issuer: Participant


@dataclass(eq=False)
class PaperIssuerOnLedger(Refusal):
    """Participant issuer is on the ledger from day onLedgerFrom; the paper is of day issued."""

    sentence: ClassVar[str] = (
        "Participant {issuer} is on the ledger from day {on_ledger_from}; the paper is of day {issued}."
    )
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint16",
        "uint24",
        "uint24",
    )

    issuer: Participant
    on_ledger_from: Day
    issued: Day


@dataclass(eq=False)
class PaperGraceOver(Refusal):
    """Participant issuer is on the ledger from day onLedgerFrom; the graceDays days in which its older paper may be recorded are over."""

    sentence: ClassVar[str] = (
        "Participant {issuer} is on the ledger from day {on_ledger_from}; the {grace_days} days in which its older paper may be recorded are over."
    )
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint16",
        "uint24",
        "uint256",
    )

    issuer: Participant
    on_ledger_from: Day
    grace_days: int


@dataclass(eq=False)
class PaperExpiresBeforeIssue(Refusal):
    """The paper would expire on day expires, before it was issued on day issued."""

    sentence: ClassVar[str] = (
        "The paper would expire on day {expires}, before it was issued on day {issued}."
    )
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint24",
        "uint24",
    )

    issued: Day
    expires: Day


@dataclass(eq=False)
class PaperArrivedBeforeIssue(Refusal):
    """The shipment would have arrived on day arrived, before the paper was issued on day issued."""

    sentence: ClassVar[str] = (
        "The shipment would have arrived on day {arrived}, before the paper was issued on day {issued}."
    )
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint24",
        "uint24",
    )

    issued: Day
    arrived: Day


@dataclass(eq=False)
class PaperExpiredOnArrival(Refusal):
    """The paper expired with day expires, before the shipment arrived on day arrived: it is to be detained."""

    sentence: ClassVar[str] = (
        "The paper expired with day {expires}, before the shipment arrived on day {arrived}: it is to be detained."
    )
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint24",
        "uint24",
    )

    expires: Day
    arrived: Day


@dataclass(eq=False)
class PaperExporterElsewhere(Refusal):
    """Exporter exporter is of Participant participant, not of the issuer issuer."""

    sentence: ClassVar[str] = (
        "Exporter {exporter} is of Participant {participant}, not of the issuer {issuer}."
    )
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint32",
        "uint16",
        "uint16",
    )

    exporter: OrganisationId
    participant: Participant
    issuer: Participant


@dataclass(eq=False)
class PaperNoOrigin(Refusal):
    """Lot reference_ has no origin, not even "not stated"."""

    sentence: ClassVar[str] = 'Lot {reference} has no origin, not even "not stated".'
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32",)

    reference: Reference


@dataclass(eq=False)
class PaperUnknownOrigin(Refusal):
    """Origin origin of lot reference_ is unknown."""

    sentence: ClassVar[str] = "Origin {origin} of lot {reference} is unknown."
    abi_types: ClassVar[tuple[str, ...]] = (
        "bytes32",
        "uint24",
    )

    reference: Reference
    origin: OriginId


@dataclass(eq=False)
class PaperOriginNature(Refusal):
    """Origin origin of lot reference_ is of nature nature: paper declares origins (2) or leaves them not stated (4)."""

    sentence: ClassVar[str] = (
        "Origin {origin} of lot {reference} is of nature {nature}: paper declares origins (2) or leaves them not stated (4)."
    )
    abi_types: ClassVar[tuple[str, ...]] = (
        "bytes32",
        "uint24",
        "uint8",
    )

    reference: Reference
    origin: OriginId
    nature: int


@dataclass(eq=False)
class PaperOriginsDiffer(Refusal):
    """The origins of lot reference_ come to sum millicarats; the lot weighs millicarats."""

    sentence: ClassVar[str] = (
        "The origins of lot {reference} come to {sum} millicarats; the lot weighs {millicarats}."
    )
    abi_types: ClassVar[tuple[str, ...]] = (
        "bytes32",
        "uint40",
        "uint256",
    )

    reference: Reference
    millicarats: Millicarats
    sum: int


@dataclass(eq=False)
class PaperKindDiffers(Refusal):
    """The paper states millicarats millicarats of kind kind; its parcels come to sum."""

    sentence: ClassVar[str] = (
        "The paper states {millicarats} millicarats of kind {kind}; its parcels come to {sum}."
    )
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint8",
        "uint40",
        "uint256",
    )

    kind: int
    millicarats: Millicarats
    sum: int


@dataclass(eq=False)
class PaperNoValue(Refusal):
    """The paper has parcels of kind kind, and no value for them."""

    sentence: ClassVar[str] = "The paper has parcels of kind {kind}, and no value for them."
    abi_types: ClassVar[tuple[str, ...]] = ("uint8",)

    kind: int


@dataclass(eq=False)
class PaperValueOfAbsentKind(Refusal):
    """The paper has no parcels of kind kind, yet gives cents cents for them."""

    sentence: ClassVar[str] = (
        "The paper has no parcels of kind {kind}, yet gives {cents} cents for them."
    )
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint8",
        "uint64",
    )

    kind: int
    cents: Cents


@dataclass(eq=False)
class PaperTooHeavy(Refusal):
    """The parcels weigh millicarats millicarats; a certificate holds at most limit."""

    sentence: ClassVar[str] = (
        "The parcels weigh {millicarats} millicarats; a certificate holds at most {limit}."
    )
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint256",
        "uint256",
    )

    millicarats: int
    limit: int


@dataclass(eq=False)
class PaperValueTooHigh(Refusal):
    """The value comes to cents cents; a certificate holds at most limit."""

    sentence: ClassVar[str] = (
        "The value comes to {cents} cents; a certificate holds at most {limit}."
    )
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint256",
        "uint256",
    )

    cents: int
    limit: int


@dataclass(eq=False)
class ParcelsNoLots(Refusal):
    """Licence licence registers no lots: the list is empty."""

    sentence: ClassVar[str] = "Licence {licence} registers no lots: the list is empty."
    abi_types: ClassVar[tuple[str, ...]] = ("uint32",)

    licence: LicenceId


@dataclass(eq=False)
class ParcelsTooManyLots(Refusal):
    """A registration of lots lots exceeds the limit of limit."""

    sentence: ClassVar[str] = "A registration of {lots} lots exceeds the limit of {limit}."
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint256",
        "uint256",
    )

    lots: int
    limit: int


@dataclass(eq=False)
class ParcelsNothingHandedOver(Refusal):
    """Organisation giver hands over no parcels: the list is empty."""

    sentence: ClassVar[str] = "Organisation {giver} hands over no parcels: the list is empty."
    abi_types: ClassVar[tuple[str, ...]] = ("uint32",)

    giver: OrganisationId


@dataclass(eq=False)
class ParcelsTooManyHandedOver(Refusal):
    """A handover of parcels parcels exceeds the limit of limit."""

    sentence: ClassVar[str] = "A handover of {parcels} parcels exceeds the limit of {limit}."
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint256",
        "uint256",
    )

    parcels: int
    limit: int


@dataclass(eq=False)
class ParcelsUnknownMoves(Refusal):
    """A handover moves 1 (custody), 2 (title) or 3 (both), not moves."""

    sentence: ClassVar[str] = "A handover moves 1 (custody), 2 (title) or 3 (both), not {moves}."
    abi_types: ClassVar[tuple[str, ...]] = ("uint8",)

    moves: int


@dataclass(eq=False)
class ParcelsDayInFuture(Refusal):
    """Day day is in the future; today is today."""

    sentence: ClassVar[str] = "Day {day} is in the future; today is {today}."
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint24",
        "uint24",
    )

    day: Day
    today: Day


@dataclass(eq=False)
class ParcelsDayBefore(Refusal):
    """Day day is before day last, of the last change of parcel parcel."""

    sentence: ClassVar[str] = (
        "Day {day} is before day {last}, of the last change of parcel {parcel}."
    )
    abi_types: ClassVar[tuple[str, ...]] = (
        "bytes32",
        "uint24",
        "uint24",
    )

    parcel: ParcelId
    day: Day
    last: Day


@dataclass(eq=False)
class ParcelsNotAscending(Refusal):
    """Parcel parcel does not come after the one before it: a list is ascending by id, and names each parcel once."""

    sentence: ClassVar[str] = (
        "Parcel {parcel} does not come after the one before it: a list is ascending by id, and names each parcel once."
    )
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32",)

    parcel: ParcelId


@dataclass(eq=False)
class ParcelsUnknown(Refusal):
    """Parcel parcel is not registered."""

    sentence: ClassVar[str] = "Parcel {parcel} is not registered."
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32",)

    parcel: ParcelId


@dataclass(eq=False)
class ParcelsExists(Refusal):
    """Parcel parcel exists already: a lot reference is used once."""

    sentence: ClassVar[str] = "Parcel {parcel} exists already: a lot reference is used once."
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32",)

    parcel: ParcelId


@dataclass(eq=False)
class ParcelsNotHeld(Refusal):
    """Parcel parcel has status status; it has to be held (1)."""

    sentence: ClassVar[str] = "Parcel {parcel} has status {status}; it has to be held (1)."
    abi_types: ClassVar[tuple[str, ...]] = (
        "bytes32",
        "uint8",
    )

    parcel: ParcelId
    status: int


@dataclass(eq=False)
class ParcelsNotAtRest(Refusal):
    """Parcel parcel has status status; it has to be held (1) or sealed (2)."""

    sentence: ClassVar[str] = (
        "Parcel {parcel} has status {status}; it has to be held (1) or sealed (2)."
    )
    abi_types: ClassVar[tuple[str, ...]] = (
        "bytes32",
        "uint8",
    )

    parcel: ParcelId
    status: int


@dataclass(eq=False)
class ParcelsOnHold(Refusal):
    """Parcel parcel is on hold; it has to be released holds times first."""

    sentence: ClassVar[str] = (
        "Parcel {parcel} is on hold; it has to be released {holds} times first."
    )
    abi_types: ClassVar[tuple[str, ...]] = (
        "bytes32",
        "uint8",
    )

    parcel: ParcelId
    holds: int


@dataclass(eq=False)
class ParcelsChanged(Refusal):
    """Parcel parcel has changed: it is at revision revision, not at revision named."""

    sentence: ClassVar[str] = (
        "Parcel {parcel} has changed: it is at revision {revision}, not at revision {named}."
    )
    abi_types: ClassVar[tuple[str, ...]] = (
        "bytes32",
        "uint16",
        "uint16",
    )

    parcel: ParcelId
    revision: int
    named: int


@dataclass(eq=False)
class ParcelsNotCustodian(Refusal):
    """Parcel parcel is held by organisation custodian, not by organisation."""

    sentence: ClassVar[str] = (
        "Parcel {parcel} is held by organisation {custodian}, not by {organisation}."
    )
    abi_types: ClassVar[tuple[str, ...]] = (
        "bytes32",
        "uint32",
        "uint32",
    )

    parcel: ParcelId
    custodian: OrganisationId
    organisation: OrganisationId


@dataclass(eq=False)
class ParcelsNotOwner(Refusal):
    """Parcel parcel is owned by organisation owner, not by organisation."""

    sentence: ClassVar[str] = (
        "Parcel {parcel} is owned by organisation {owner}, not by {organisation}."
    )
    abi_types: ClassVar[tuple[str, ...]] = (
        "bytes32",
        "uint32",
        "uint32",
    )

    parcel: ParcelId
    owner: OrganisationId
    organisation: OrganisationId


@dataclass(eq=False)
class ParcelsElsewhere(Refusal):
    """Parcel parcel lies in Participant place, not in participant."""

    sentence: ClassVar[str] = "Parcel {parcel} lies in Participant {place}, not in {participant}."
    abi_types: ClassVar[tuple[str, ...]] = (
        "bytes32",
        "uint16",
        "uint16",
    )

    parcel: ParcelId
    place: Participant
    participant: Participant


@dataclass(eq=False)
class ParcelsRevisionsUsedUp(Refusal):
    """Parcel parcel cannot change any more: it is at revision revision, the last there is."""

    sentence: ClassVar[str] = (
        "Parcel {parcel} cannot change any more: it is at revision {revision}, the last there is."
    )
    abi_types: ClassVar[tuple[str, ...]] = (
        "bytes32",
        "uint16",
    )

    parcel: ParcelId
    revision: int


@dataclass(eq=False)
class ParcelsHoldsUsedUp(Refusal):
    """Parcel parcel cannot be held again: it has holds holds, the most there are."""

    sentence: ClassVar[str] = (
        "Parcel {parcel} cannot be held again: it has {holds} holds, the most there are."
    )
    abi_types: ClassVar[tuple[str, ...]] = (
        "bytes32",
        "uint8",
    )

    parcel: ParcelId
    holds: int


@dataclass(eq=False)
class ParcelsUnknownReason(Refusal):
    """Reason reason for a hold is unknown; it is 1 to 5."""

    sentence: ClassVar[str] = "Reason {reason} for a hold is unknown; it is 1 to 5."
    abi_types: ClassVar[tuple[str, ...]] = ("uint8",)

    reason: int


@dataclass(eq=False)
class ParcelsHoldNotInForce(Refusal):
    """Hold hold_ is not in force; its status is status."""

    sentence: ClassVar[str] = "Hold {hold} is not in force; its status is {status}."
    abi_types: ClassVar[tuple[str, ...]] = (
        "bytes32",
        "uint8",
    )

    hold: HoldId
    status: int


@dataclass(eq=False)
class ParcelsNotYourHold(Refusal):
    """Hold hold_ belongs to organisation by of Participant participant; an office of other cannot release it."""

    sentence: ClassVar[str] = (
        "Hold {hold} belongs to organisation {by} of Participant {participant}; an office of {other} cannot release it."
    )
    abi_types: ClassVar[tuple[str, ...]] = (
        "bytes32",
        "uint32",
        "uint16",
        "uint16",
    )

    hold: HoldId
    by: OrganisationId
    participant: Participant
    other: Participant


@dataclass(eq=False)
class ParcelsWordsMissing(Refusal):
    """parcels parcels are to be written with words words."""

    sentence: ClassVar[str] = "{parcels} parcels are to be written with {words} words."
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint256",
        "uint256",
    )

    parcels: int
    words: int


@dataclass(eq=False)
class ParcelsIllegalMove(Refusal):
    """Parcel parcel may not move from status from to status to."""

    sentence: ClassVar[str] = "Parcel {parcel} may not move from status {from_} to status {to}."
    abi_types: ClassVar[tuple[str, ...]] = (
        "bytes32",
        "uint8",
        "uint8",
    )

    parcel: ParcelId
    from_: int
    to: int


@dataclass(eq=False)
class ParcelsWrongRevision(Refusal):
    """Parcel parcel at revision from may not be written at revision to."""

    sentence: ClassVar[str] = (
        "Parcel {parcel} at revision {from_} may not be written at revision {to}."
    )
    abi_types: ClassVar[tuple[str, ...]] = (
        "bytes32",
        "uint16",
        "uint16",
    )

    parcel: ParcelId
    from_: int
    to: int


@dataclass(eq=False)
class ParticipantsNotFocalKey(Refusal):
    """Key key is not the focal key of Participant participant."""

    sentence: ClassVar[str] = "Key {key} is not the focal key of Participant {participant}."
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint16",
        "address",
    )

    participant: Participant
    key: str


@dataclass(eq=False)
class ParticipantsOutside(Refusal):
    """Participant participant is outside the ledger today: it is on the ledger from day onLedgerFrom (0: never)."""

    sentence: ClassVar[str] = (
        "Participant {participant} is outside the ledger today: it is on the ledger from day {on_ledger_from} (0: never)."
    )
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint16",
        "uint24",
    )

    participant: Participant
    on_ledger_from: Day


@dataclass(eq=False)
class ParticipantsOnLedger(Refusal):
    """Participant participant is on the ledger since day onLedgerFrom: its own office admits its organisations."""

    sentence: ClassVar[str] = (
        "Participant {participant} is on the ledger since day {on_ledger_from}: its own office admits its organisations."
    )
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint16",
        "uint24",
    )

    participant: Participant
    on_ledger_from: Day


@dataclass(eq=False)
class ParticipantsUnknown(Refusal):
    """Participant participant is not known to this ledger."""

    sentence: ClassVar[str] = "Participant {participant} is not known to this ledger."
    abi_types: ClassVar[tuple[str, ...]] = ("uint16",)

    participant: Participant


@dataclass(eq=False)
class ParticipantsNotAnOffice(Refusal):
    """Organisation organisation is not an office."""

    sentence: ClassVar[str] = "Organisation {organisation} is not an office."
    abi_types: ClassVar[tuple[str, ...]] = ("uint32",)

    organisation: OrganisationId


@dataclass(eq=False)
class ParticipantsOfficeClosed(Refusal):
    """Office organisation is closed since the end of day until."""

    sentence: ClassVar[str] = "Office {organisation} is closed since the end of day {until}."
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint32",
        "uint24",
    )

    organisation: OrganisationId
    until: Day


@dataclass(eq=False)
class ParticipantsNoPower(Refusal):
    """Organisation organisation has the powers powers; this takes one of power."""

    sentence: ClassVar[str] = (
        "Organisation {organisation} has the powers {powers}; this takes one of {power}."
    )
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint32",
        "uint8",
        "uint8",
    )

    organisation: OrganisationId
    powers: int
    power: int


@dataclass(eq=False)
class ParticipantsNotOfParticipant(Refusal):
    """Organisation organisation is of Participant its, not of participant."""

    sentence: ClassVar[str] = (
        "Organisation {organisation} is of Participant {its}, not of {participant}."
    )
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint32",
        "uint16",
        "uint16",
    )

    organisation: OrganisationId
    its: Participant
    participant: Participant


@dataclass(eq=False)
class ParticipantsBadCode(Refusal):
    """Participant code participant is not two capital letters in 16 bits."""

    sentence: ClassVar[str] = (
        "Participant code {participant} is not two capital letters in 16 bits."
    )
    abi_types: ClassVar[tuple[str, ...]] = ("uint16",)

    participant: Participant


@dataclass(eq=False)
class ParticipantsBadStatus(Refusal):
    """There is no status status."""

    sentence: ClassVar[str] = "There is no status {status}."
    abi_types: ClassVar[tuple[str, ...]] = ("uint8",)

    status: int


@dataclass(eq=False)
class ParticipantsBadPowers(Refusal):
    """The powers powers are none, or not all known."""

    sentence: ClassVar[str] = "The powers {powers} are none, or not all known."
    abi_types: ClassVar[tuple[str, ...]] = ("uint8",)

    powers: int


@dataclass(eq=False)
class ParticipantsBadRoles(Refusal):
    """The roles roles are more than observer and scheme: all others come with a licence."""

    sentence: ClassVar[str] = (
        "The roles {roles} are more than observer and scheme: all others come with a licence."
    )
    abi_types: ClassVar[tuple[str, ...]] = ("uint16",)

    roles: int


@dataclass(eq=False)
class ParticipantsNumberTaken(Refusal):
    """Organisation number organisation is zero or was given before."""

    sentence: ClassVar[str] = "Organisation number {organisation} is zero or was given before."
    abi_types: ClassVar[tuple[str, ...]] = ("uint32",)

    organisation: OrganisationId


@dataclass(eq=False)
class ParticipantsKeyTaken(Refusal):
    """Key key is zero or was enrolled before."""

    sentence: ClassVar[str] = "Key {key} is zero or was enrolled before."
    abi_types: ClassVar[tuple[str, ...]] = ("address",)

    key: str


@dataclass(eq=False)
class ParticipantsSerialsTaken(Refusal):
    """Serials from first cannot be allotted: serials up to highest were."""

    sentence: ClassVar[str] = (
        "Serials from {first} cannot be allotted: serials up to {highest} were."
    )
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint32",
        "uint32",
    )

    first: int
    highest: int


@dataclass(eq=False)
class ParticipantsBadRange(Refusal):
    """The serials first to last are not a range below 2³¹."""

    sentence: ClassVar[str] = "The serials {first} to {last} are not a range below 2³¹."
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint32",
        "uint32",
    )

    first: int
    last: int


@dataclass(eq=False)
class ParticipantsUnknownSetting(Refusal):
    """There is no setting setting."""

    sentence: ClassVar[str] = "There is no setting {setting}."
    abi_types: ClassVar[tuple[str, ...]] = ("uint8",)

    setting: int


@dataclass(eq=False)
class ParticipantsSettingOutOfBounds(Refusal):
    """Setting setting cannot be value: it lies between lowest and highest."""

    sentence: ClassVar[str] = (
        "Setting {setting} cannot be {value}: it lies between {lowest} and {highest}."
    )
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint8",
        "uint64",
        "uint64",
        "uint64",
    )

    setting: int
    value: int
    lowest: int
    highest: int


@dataclass(eq=False)
class ParticipantsUnknownParameter(Refusal):
    """There is no parameter parameter."""

    sentence: ClassVar[str] = "There is no parameter {parameter}."
    abi_types: ClassVar[tuple[str, ...]] = ("uint8",)

    parameter: int


@dataclass(eq=False)
class ParticipantsParameterOutOfBounds(Refusal):
    """Parameter parameter cannot be value: it lies between lowest and highest."""

    sentence: ClassVar[str] = (
        "Parameter {parameter} cannot be {value}: it lies between {lowest} and {highest}."
    )
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint8",
        "uint64",
        "uint64",
        "uint64",
    )

    parameter: int
    value: int
    lowest: int
    highest: int


@dataclass(eq=False)
class ParticipantsDayInFuture(Refusal):
    """Day day is later than today, day today."""

    sentence: ClassVar[str] = "Day {day} is later than today, day {today}."
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint24",
        "uint24",
    )

    day: Day
    today: Day


@dataclass(eq=False)
class ParticipantsDayInPast(Refusal):
    """Day day is earlier than today, day today."""

    sentence: ClassVar[str] = "Day {day} is earlier than today, day {today}."
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint24",
        "uint24",
    )

    day: Day
    today: Day


@dataclass(eq=False)
class ParticipantsDayBefore(Refusal):
    """Day day is earlier than the last entry, of day last: a history only grows."""

    sentence: ClassVar[str] = (
        "Day {day} is earlier than the last entry, of day {last}: a history only grows."
    )
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint24",
        "uint24",
    )

    day: Day
    last: Day


@dataclass(eq=False)
class ParticipantsDayTooFar(Refusal):
    """Day day is more than a year ahead: day limit is the last that can be named today."""

    sentence: ClassVar[str] = (
        "Day {day} is more than a year ahead: day {limit} is the last that can be named today."
    )
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint24",
        "uint24",
    )

    day: Day
    limit: Day


@dataclass(eq=False)
class ParticipantsKeyUnknown(Refusal):
    """Key key was never enrolled."""

    sentence: ClassVar[str] = "Key {key} was never enrolled."
    abi_types: ClassVar[tuple[str, ...]] = ("address",)

    key: str


@dataclass(eq=False)
class ParticipantsAlreadyRevoked(Refusal):
    """Key key is revoked already, from moment until."""

    sentence: ClassVar[str] = "Key {key} is revoked already, from moment {until}."
    abi_types: ClassVar[tuple[str, ...]] = (
        "address",
        "uint48",
    )

    key: str
    until: Moment


@dataclass(eq=False)
class ParticipantsRevokedAhead(Refusal):
    """A key cannot be revoked from moment at, later than the block's, moment."""

    sentence: ClassVar[str] = (
        "A key cannot be revoked from moment {at}, later than the block's, {moment}."
    )
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint48",
        "uint48",
    )

    at: Moment
    moment: Moment


@dataclass(eq=False)
class ParticipantsRevokedBefore(Refusal):
    """Key key, live from moment from, cannot be revoked from the earlier moment at."""

    sentence: ClassVar[str] = (
        "Key {key}, live from moment {from_}, cannot be revoked from the earlier moment {at}."
    )
    abi_types: ClassVar[tuple[str, ...]] = (
        "address",
        "uint48",
        "uint48",
    )

    key: str
    from_: Moment
    at: Moment


@dataclass(eq=False)
class ParticipantsOrdersFromNotLater(Refusal):
    """Orders of key key signed before before are dead already: ordersFrom is not later."""

    sentence: ClassVar[str] = (
        "Orders of key {key} signed before {before} are dead already: {orders_from} is not later."
    )
    abi_types: ClassVar[tuple[str, ...]] = (
        "address",
        "uint48",
        "uint48",
    )

    key: str
    before: Moment
    orders_from: Moment


@dataclass(eq=False)
class ParticipantsOrdersFromAhead(Refusal):
    """Orders cannot be withdrawn up to ordersFrom, more than an hour after the block's moment, moment."""

    sentence: ClassVar[str] = (
        "Orders cannot be withdrawn up to {orders_from}, more than an hour after the block's moment, {moment}."
    )
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint48",
        "uint48",
    )

    orders_from: Moment
    moment: Moment


@dataclass(eq=False)
class ParticipantsNotItsKey(Refusal):
    """Key key is not a key of organisation organisation."""

    sentence: ClassVar[str] = "Key {key} is not a key of organisation {organisation}."
    abi_types: ClassVar[tuple[str, ...]] = (
        "address",
        "uint32",
    )

    key: str
    organisation: OrganisationId


@dataclass(eq=False)
class ParticipantsKeyNotLive(Refusal):
    """Key key is live from moment from until until, and not at moment."""

    sentence: ClassVar[str] = (
        "Key {key} is live from moment {from_} until {until}, and not at {moment}."
    )
    abi_types: ClassVar[tuple[str, ...]] = (
        "address",
        "uint48",
        "uint48",
        "uint48",
    )

    key: str
    from_: Moment
    until: Moment
    moment: Moment


@dataclass(eq=False)
class ParticipantsOrderWithdrawn(Refusal):
    """Key key has withdrawn what it signed before ordersFrom; this is signed at signedAt."""

    sentence: ClassVar[str] = (
        "Key {key} has withdrawn what it signed before {orders_from}; this is signed at {signed_at}."
    )
    abi_types: ClassVar[tuple[str, ...]] = (
        "address",
        "uint48",
        "uint48",
    )

    key: str
    orders_from: Moment
    signed_at: Moment


@dataclass(eq=False)
class ParticipantsSignedAhead(Refusal):
    """The order is signed at signedAt, more than an hour after the block's moment, moment."""

    sentence: ClassVar[str] = (
        "The order is signed at {signed_at}, more than an hour after the block's moment, {moment}."
    )
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint48",
        "uint48",
    )

    signed_at: Moment
    moment: Moment


@dataclass(eq=False)
class ParticipantsSameOrganisation(Refusal):
    """Giver and receiver are the same organisation, organisation."""

    sentence: ClassVar[str] = "Giver and receiver are the same organisation, {organisation}."
    abi_types: ClassVar[tuple[str, ...]] = ("uint32",)

    organisation: OrganisationId


@dataclass(eq=False)
class ParticipantsNotInGoodStanding(Refusal):
    """Organisation organisation is not in good standing on day day: its status is status (0: not admitted)."""

    sentence: ClassVar[str] = (
        "Organisation {organisation} is not in good standing on day {day}: its status is {status} (0: not admitted)."
    )
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint32",
        "uint8",
        "uint24",
    )

    organisation: OrganisationId
    status: int
    day: Day


@dataclass(eq=False)
class ParticipantsNotOfPlace(Refusal):
    """Organisation organisation is of Participant participant; the goods lie in place."""

    sentence: ClassVar[str] = (
        "Organisation {organisation} is of Participant {participant}; the goods lie in {place}."
    )
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint32",
        "uint16",
        "uint16",
    )

    organisation: OrganisationId
    participant: Participant
    place: Participant


@dataclass(eq=False)
class ParticipantsMayNotHold(Refusal):
    """Organisation organisation may not hold rough diamonds on day day: its roles are roles, to day until."""

    sentence: ClassVar[str] = (
        "Organisation {organisation} may not hold rough diamonds on day {day}: its roles are {roles}, to day {until}."
    )
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint32",
        "uint16",
        "uint24",
        "uint24",
    )

    organisation: OrganisationId
    roles: int
    until: Day
    day: Day


@dataclass(eq=False)
class ParticipantsNotAParticipant(Refusal):
    """participant is not a Participant in good standing on day day: its status is status (0: unknown)."""

    sentence: ClassVar[str] = (
        "{participant} is not a Participant in good standing on day {day}: its status is {status} (0: unknown)."
    )
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint16",
        "uint8",
        "uint24",
    )

    participant: Participant
    status: int
    day: Day


@dataclass(eq=False)
class ParticipantsSerialNotAllotted(Refusal):
    """Serial serial lies in no range allotted to office office."""

    sentence: ClassVar[str] = "Serial {serial} lies in no range allotted to office {office}."
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint32",
        "uint32",
    )

    office: OrganisationId
    serial: int


@dataclass(eq=False)
class RequestsNoExporter(Refusal):
    """The application names no exporter."""

    sentence: ClassVar[str] = "The application names no exporter."
    abi_types: ClassVar[tuple[str, ...]] = ()


@dataclass(eq=False)
class RequestsNoImporter(Refusal):
    """The application names no importer."""

    sentence: ClassVar[str] = "The application names no importer."
    abi_types: ClassVar[tuple[str, ...]] = ()


@dataclass(eq=False)
class RequestsNoParcels(Refusal):
    """The application names no parcels."""

    sentence: ClassVar[str] = "The application names no parcels."
    abi_types: ClassVar[tuple[str, ...]] = ()


@dataclass(eq=False)
class RequestsTooManyParcels(Refusal):
    """The application names count parcels; a certificate covers at most limit."""

    sentence: ClassVar[str] = (
        "The application names {count} parcels; a certificate covers at most {limit}."
    )
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint256",
        "uint256",
    )

    limit: int
    count: int


@dataclass(eq=False)
class RequestsTooManyCited(Refusal):
    """The application cites count inbound certificates; at most limit may be cited."""

    sentence: ClassVar[str] = (
        "The application cites {count} inbound certificates; at most {limit} may be cited."
    )
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint256",
        "uint256",
    )

    limit: int
    count: int


@dataclass(eq=False)
class RequestsCitedNotAscending(Refusal):
    """Cited certificate certificate stands after one of the same or a higher number: the list ascends."""

    sentence: ClassVar[str] = (
        "Cited certificate {certificate} stands after one of the same or a higher number: the list ascends."
    )
    abi_types: ClassVar[tuple[str, ...]] = ("uint48",)

    certificate: CertificateId


@dataclass(eq=False)
class RequestsUsed(Refusal):
    """Request request_ was made before: an exporter uses a reference once."""

    sentence: ClassVar[str] = (
        "Request {request} was made before: an exporter uses a reference once."
    )
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32",)

    request: RequestId


@dataclass(eq=False)
class RequestsWithinParticipant(Refusal):
    """Participant participant is where the parcels lie: no certificate is needed within it."""

    sentence: ClassVar[str] = (
        "Participant {participant} is where the parcels lie: no certificate is needed within it."
    )
    abi_types: ClassVar[tuple[str, ...]] = ("uint16",)

    participant: Participant


@dataclass(eq=False)
class RequestsImporterElsewhere(Refusal):
    """Importer importer is of Participant participant, not of the destination to."""

    sentence: ClassVar[str] = (
        "Importer {importer} is of Participant {participant}, not of the destination {to}."
    )
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint32",
        "uint16",
        "uint16",
    )

    importer: OrganisationId
    participant: Participant
    to: Participant


@dataclass(eq=False)
class RequestsNotAscending(Refusal):
    """Parcel parcel stands after one of the same or a higher id: the list ascends."""

    sentence: ClassVar[str] = (
        "Parcel {parcel} stands after one of the same or a higher id: the list ascends."
    )
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32",)

    parcel: ParcelId


@dataclass(eq=False)
class RequestsNotHeld(Refusal):
    """Parcel parcel is in status status: only one that is held can be certified."""

    sentence: ClassVar[str] = (
        "Parcel {parcel} is in status {status}: only one that is held can be certified."
    )
    abi_types: ClassVar[tuple[str, ...]] = (
        "bytes32",
        "uint8",
    )

    parcel: ParcelId
    status: int


@dataclass(eq=False)
class RequestsParcelElsewhere(Refusal):
    """Parcel parcel lies in Participant place, not in the exporter's Participant participant."""

    sentence: ClassVar[str] = (
        "Parcel {parcel} lies in Participant {place}, not in the exporter's Participant {participant}."
    )
    abi_types: ClassVar[tuple[str, ...]] = (
        "bytes32",
        "uint16",
        "uint16",
    )

    parcel: ParcelId
    place: Participant
    participant: Participant


@dataclass(eq=False)
class RequestsNotCustodian(Refusal):
    """Parcel parcel is held by organisation custodian, not by the exporter exporter."""

    sentence: ClassVar[str] = (
        "Parcel {parcel} is held by organisation {custodian}, not by the exporter {exporter}."
    )
    abi_types: ClassVar[tuple[str, ...]] = (
        "bytes32",
        "uint32",
        "uint32",
    )

    parcel: ParcelId
    custodian: OrganisationId
    exporter: OrganisationId


@dataclass(eq=False)
class RequestsNotOwner(Refusal):
    """Parcel parcel belongs to organisation titleholder, not to owner."""

    sentence: ClassVar[str] = (
        "Parcel {parcel} belongs to organisation {titleholder}, not to {owner}."
    )
    abi_types: ClassVar[tuple[str, ...]] = (
        "bytes32",
        "uint32",
        "uint32",
    )

    parcel: ParcelId
    titleholder: OrganisationId
    owner: OrganisationId


@dataclass(eq=False)
class RequestsOnHold(Refusal):
    """Parcel parcel has holds holds in force."""

    sentence: ClassVar[str] = "Parcel {parcel} has {holds} holds in force."
    abi_types: ClassVar[tuple[str, ...]] = (
        "bytes32",
        "uint8",
    )

    parcel: ParcelId
    holds: int


@dataclass(eq=False)
class RequestsPolished(Refusal):
    """Parcel parcel is polished: it needs no certificate."""

    sentence: ClassVar[str] = "Parcel {parcel} is polished: it needs no certificate."
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32",)

    parcel: ParcelId


@dataclass(eq=False)
class RequestsRevisionChanged(Refusal):
    """Parcel parcel is on revision revision, not on signed as the application says."""

    sentence: ClassVar[str] = (
        "Parcel {parcel} is on revision {revision}, not on {signed} as the application says."
    )
    abi_types: ClassVar[tuple[str, ...]] = (
        "bytes32",
        "uint16",
        "uint16",
    )

    parcel: ParcelId
    revision: int
    signed: int


@dataclass(eq=False)
class RequestsNotOpen(Refusal):
    """Request request_ is in status status, not open."""

    sentence: ClassVar[str] = "Request {request} is in status {status}, not open."
    abi_types: ClassVar[tuple[str, ...]] = (
        "bytes32",
        "uint8",
    )

    request: RequestId
    status: int


@dataclass(eq=False)
class RequestsDayInFuture(Refusal):
    """The valuation is of day day, later than today, today."""

    sentence: ClassVar[str] = "The valuation is of day {day}, later than today, {today}."
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint24",
        "uint24",
    )

    day: Day
    today: Day


@dataclass(eq=False)
class RequestsValuationTooOld(Refusal):
    """The valuation is of day day, more than limitDays days before today, today."""

    sentence: ClassVar[str] = (
        "The valuation is of day {day}, more than {limit_days} days before today, {today}."
    )
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint24",
        "uint24",
        "uint256",
    )

    day: Day
    today: Day
    limit_days: int


@dataclass(eq=False)
class RequestsNoSuchCapacity(Refusal):
    """capacity is no capacity: 1 exporter, 2 government, 3 independent."""

    sentence: ClassVar[str] = "{capacity} is no capacity: 1 exporter, 2 government, 3 independent."
    abi_types: ClassVar[tuple[str, ...]] = ("uint8",)

    capacity: int


@dataclass(eq=False)
class RequestsCapacityGiven(Refusal):
    """Request request_ has a valuation in capacity capacity already, by organisation valuer."""

    sentence: ClassVar[str] = (
        "Request {request} has a valuation in capacity {capacity} already, by organisation {valuer}."
    )
    abi_types: ClassVar[tuple[str, ...]] = (
        "bytes32",
        "uint8",
        "uint32",
    )

    request: RequestId
    capacity: int
    valuer: OrganisationId


@dataclass(eq=False)
class RequestsSameValuer(Refusal):
    """Organisation valuer has already valued request request_ in capacity capacity: each capacity needs an organisation of its own."""

    sentence: ClassVar[str] = (
        "Organisation {valuer} has already valued request {request} in capacity {capacity}: each capacity needs an organisation of its own."
    )
    abi_types: ClassVar[tuple[str, ...]] = (
        "bytes32",
        "uint32",
        "uint8",
    )

    request: RequestId
    valuer: OrganisationId
    capacity: int


@dataclass(eq=False)
class RequestsNotTheExporter(Refusal):
    """Organisation valuer is not the exporter exporter."""

    sentence: ClassVar[str] = "Organisation {valuer} is not the exporter {exporter}."
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint32",
        "uint32",
    )

    valuer: OrganisationId
    exporter: OrganisationId


@dataclass(eq=False)
class RequestsNotTheGovernment(Refusal):
    """Organisation valuer is no open export office of Participant participant."""

    sentence: ClassVar[str] = (
        "Organisation {valuer} is no open export office of Participant {participant}."
    )
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint32",
        "uint16",
    )

    valuer: OrganisationId
    participant: Participant


@dataclass(eq=False)
class RequestsNotAValuer(Refusal):
    """Organisation valuer is no licensed valuer of Participant participant."""

    sentence: ClassVar[str] = (
        "Organisation {valuer} is no licensed valuer of Participant {participant}."
    )
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint32",
        "uint16",
    )

    valuer: OrganisationId
    participant: Participant


@dataclass(eq=False)
class RequestsNoValue(Refusal):
    """The shipment has parcels of kind kind, and the valuation no value for them."""

    sentence: ClassVar[str] = (
        "The shipment has parcels of kind {kind}, and the valuation no value for them."
    )
    abi_types: ClassVar[tuple[str, ...]] = ("uint8",)

    kind: int


@dataclass(eq=False)
class RequestsValueOfAbsentKind(Refusal):
    """The shipment has no parcels of kind kind, yet the valuation gives cents cents for them."""

    sentence: ClassVar[str] = (
        "The shipment has no parcels of kind {kind}, yet the valuation gives {cents} cents for them."
    )
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint8",
        "uint64",
    )

    kind: int
    cents: Cents


@dataclass(eq=False)
class RequestsValueTooHigh(Refusal):
    """The valuation comes to cents cents; a certificate holds at most limit."""

    sentence: ClassVar[str] = (
        "The valuation comes to {cents} cents; a certificate holds at most {limit}."
    )
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint256",
        "uint256",
    )

    cents: int
    limit: int


@dataclass(eq=False)
class RequestsOfOtherParticipant(Refusal):
    """Request request_ is of Participant exporting, not of the office's Participant participant."""

    sentence: ClassVar[str] = (
        "Request {request} is of Participant {exporting}, not of the office's Participant {participant}."
    )
    abi_types: ClassVar[tuple[str, ...]] = (
        "bytes32",
        "uint16",
        "uint16",
    )

    request: RequestId
    exporting: Participant
    participant: Participant


@dataclass(eq=False)
class RequestsNoReason(Refusal):
    """Request request_ is refused with a document that gives the reason, and there is none."""

    sentence: ClassVar[str] = (
        "Request {request} is refused with a document that gives the reason, and there is none."
    )
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32",)

    request: RequestId


@dataclass(eq=False)
class RequestsNotItsParty(Refusal):
    """Organisation organisation is neither exporter nor owner of request request_."""

    sentence: ClassVar[str] = (
        "Organisation {organisation} is neither exporter nor owner of request {request}."
    )
    abi_types: ClassVar[tuple[str, ...]] = (
        "bytes32",
        "uint32",
    )

    request: RequestId
    organisation: OrganisationId


@dataclass(eq=False)
class RequestsNotAsRequested(Refusal):
    """The parcels, revisions and cited certificates are not those of request request_."""

    sentence: ClassVar[str] = (
        "The parcels, revisions and cited certificates are not those of request {request}."
    )
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32",)

    request: RequestId


@dataclass(eq=False)
class RequestsTooFewValuations(Refusal):
    """Request request_ has fresh valuations of the last limitDays days; two are needed."""

    sentence: ClassVar[str] = (
        "Request {request} has {fresh} valuations of the last {limit_days} days; two are needed."
    )
    abi_types: ClassVar[tuple[str, ...]] = (
        "bytes32",
        "uint256",
        "uint256",
    )

    request: RequestId
    fresh: int
    limit_days: int


@dataclass(eq=False)
class TransformationsUnknownOperation(Refusal):
    """There is no operation operation; 1 is a split, 2 a mix, 3 a re-sort and 5 a loss."""

    sentence: ClassVar[str] = (
        "There is no operation {operation}; 1 is a split, 2 a mix, 3 a re-sort and 5 a loss."
    )
    abi_types: ClassVar[tuple[str, ...]] = ("uint8",)

    operation: int


@dataclass(eq=False)
class TransformationsTooFewInputs(Refusal):
    """Operation operation takes at least least parcels, not inputs."""

    sentence: ClassVar[str] = "Operation {operation} takes at least {least} parcels, not {inputs}."
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint8",
        "uint256",
        "uint256",
    )

    operation: int
    inputs: int
    least: int


@dataclass(eq=False)
class TransformationsTooManyInputs(Refusal):
    """Operation operation takes at most limit parcels, not inputs."""

    sentence: ClassVar[str] = "Operation {operation} takes at most {limit} parcels, not {inputs}."
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint8",
        "uint256",
        "uint256",
    )

    operation: int
    inputs: int
    limit: int


@dataclass(eq=False)
class TransformationsTooFewOutputs(Refusal):
    """Operation operation makes at least least parcels, not outputs."""

    sentence: ClassVar[str] = "Operation {operation} makes at least {least} parcels, not {outputs}."
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint8",
        "uint256",
        "uint256",
    )

    operation: int
    outputs: int
    least: int


@dataclass(eq=False)
class TransformationsTooManyOutputs(Refusal):
    """Operation operation makes at most limit parcels, not outputs."""

    sentence: ClassVar[str] = "Operation {operation} makes at most {limit} parcels, not {outputs}."
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint8",
        "uint256",
        "uint256",
    )

    operation: int
    outputs: int
    limit: int


@dataclass(eq=False)
class TransformationsDayInFuture(Refusal):
    """Day day is in the future: today is today."""

    sentence: ClassVar[str] = "Day {day} is in the future: today is {today}."
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint24",
        "uint24",
    )

    day: Day
    today: Day


@dataclass(eq=False)
class TransformationsNotAscending(Refusal):
    """Parcel parcel does not come after the one before it; parcels are listed ascending by id, each once."""

    sentence: ClassVar[str] = (
        "Parcel {parcel} does not come after the one before it; parcels are listed ascending by id, each once."
    )
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32",)

    parcel: ParcelId


@dataclass(eq=False)
class TransformationsNotHeld(Refusal):
    """Parcel parcel is not held: its status is status."""

    sentence: ClassVar[str] = "Parcel {parcel} is not held: its status is {status}."
    abi_types: ClassVar[tuple[str, ...]] = (
        "bytes32",
        "uint8",
    )

    parcel: ParcelId
    status: int


@dataclass(eq=False)
class TransformationsStaleRevision(Refusal):
    """Parcel parcel is at revision revision; revision signed was signed."""

    sentence: ClassVar[str] = (
        "Parcel {parcel} is at revision {revision}; revision {signed} was signed."
    )
    abi_types: ClassVar[tuple[str, ...]] = (
        "bytes32",
        "uint16",
        "uint16",
    )

    parcel: ParcelId
    revision: int
    signed: int


@dataclass(eq=False)
class TransformationsNotCustodian(Refusal):
    """Parcel parcel is held by organisation custodian, not by organisation."""

    sentence: ClassVar[str] = (
        "Parcel {parcel} is held by organisation {custodian}, not by {organisation}."
    )
    abi_types: ClassVar[tuple[str, ...]] = (
        "bytes32",
        "uint32",
        "uint32",
    )

    parcel: ParcelId
    custodian: OrganisationId
    organisation: OrganisationId


@dataclass(eq=False)
class TransformationsNotOwner(Refusal):
    """Parcel parcel belongs to organisation owner, not to organisation."""

    sentence: ClassVar[str] = (
        "Parcel {parcel} belongs to organisation {owner}, not to {organisation}."
    )
    abi_types: ClassVar[tuple[str, ...]] = (
        "bytes32",
        "uint32",
        "uint32",
    )

    parcel: ParcelId
    owner: OrganisationId
    organisation: OrganisationId


@dataclass(eq=False)
class TransformationsOnHold(Refusal):
    """Parcel parcel has holds holds in force."""

    sentence: ClassVar[str] = "Parcel {parcel} has {holds} holds in force."
    abi_types: ClassVar[tuple[str, ...]] = (
        "bytes32",
        "uint8",
    )

    parcel: ParcelId
    holds: int


@dataclass(eq=False)
class TransformationsOtherPlace(Refusal):
    """Parcel parcel lies in Participant place, the first one in expected."""

    sentence: ClassVar[str] = (
        "Parcel {parcel} lies in Participant {place}, the first one in {expected}."
    )
    abi_types: ClassVar[tuple[str, ...]] = (
        "bytes32",
        "uint16",
        "uint16",
    )

    parcel: ParcelId
    place: Participant
    expected: Participant


@dataclass(eq=False)
class TransformationsDayBefore(Refusal):
    """Day day is before parcelDay, the day of the last change of parcel parcel."""

    sentence: ClassVar[str] = (
        "Day {day} is before {parcel_day}, the day of the last change of parcel {parcel}."
    )
    abi_types: ClassVar[tuple[str, ...]] = (
        "bytes32",
        "uint24",
        "uint24",
    )

    parcel: ParcelId
    parcel_day: Day
    day: Day


@dataclass(eq=False)
class TransformationsSingleStone(Refusal):
    """Parcel parcel is a single stone: it is neither split nor mixed nor re-sorted."""

    sentence: ClassVar[str] = (
        "Parcel {parcel} is a single stone: it is neither split nor mixed nor re-sorted."
    )
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32",)

    parcel: ParcelId


@dataclass(eq=False)
class TransformationsNoWeight(Refusal):
    """Output index weighs nothing."""

    sentence: ClassVar[str] = "Output {index} weighs nothing."
    abi_types: ClassVar[tuple[str, ...]] = ("uint256",)

    index: int


@dataclass(eq=False)
class TransformationsPartNamed(Refusal):
    """Output index has reference reference_; a part of a split has none."""

    sentence: ClassVar[str] = (
        "Output {index} has reference {reference}; a part of a split has none."
    )
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint256",
        "bytes32",
    )

    index: int
    reference: Reference


@dataclass(eq=False)
class TransformationsUnknownKind(Refusal):
    """Output index is of kind kind; a re-sort makes unsorted, industrial or gem, perhaps as a single stone."""

    sentence: ClassVar[str] = (
        "Output {index} is of kind {kind}; a re-sort makes unsorted, industrial or gem, perhaps as a single stone."
    )
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint256",
        "uint8",
    )

    index: int
    kind: int


@dataclass(eq=False)
class TransformationsOtherKind(Refusal):
    """Output index is of kind kind; these inputs make kind expected."""

    sentence: ClassVar[str] = "Output {index} is of kind {kind}; these inputs make kind {expected}."
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint256",
        "uint8",
        "uint8",
    )

    index: int
    kind: int
    expected: int


@dataclass(eq=False)
class TransformationsSplitLoses(Refusal):
    """A split states a loss of loss millicarats; a split loses nothing."""

    sentence: ClassVar[str] = "A split states a loss of {loss} millicarats; a split loses nothing."
    abi_types: ClassVar[tuple[str, ...]] = ("uint40",)

    loss: Millicarats


@dataclass(eq=False)
class TransformationsNoLoss(Refusal):
    """A loss of nothing is none."""

    sentence: ClassVar[str] = "A loss of nothing is none."
    abi_types: ClassVar[tuple[str, ...]] = ()


@dataclass(eq=False)
class TransformationsAllLost(Refusal):
    """A loss of loss millicarats takes all of a parcel of millicarats; what is lost whole is missing."""

    sentence: ClassVar[str] = (
        "A loss of {loss} millicarats takes all of a parcel of {millicarats}; what is lost whole is missing."
    )
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint40",
        "uint40",
    )

    loss: Millicarats
    millicarats: Millicarats


@dataclass(eq=False)
class TransformationsNotConserved(Refusal):
    """The inputs weigh inputs millicarats, the outputs outputs and the loss is loss: they do not add up."""

    sentence: ClassVar[str] = (
        "The inputs weigh {inputs} millicarats, the outputs {outputs} and the loss is {loss}: they do not add up."
    )
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint256",
        "uint256",
        "uint40",
    )

    inputs: int
    outputs: int
    loss: Millicarats


@dataclass(eq=False)
class ZonesUnknownLicence(Refusal):
    """There is no licence licence."""

    sentence: ClassVar[str] = "There is no licence {licence}."
    abi_types: ClassVar[tuple[str, ...]] = ("uint32",)

    licence: LicenceId


@dataclass(eq=False)
class ZonesLicenceTaken(Refusal):
    """Licence number licence is zero or was given before."""

    sentence: ClassVar[str] = "Licence number {licence} is zero or was given before."
    abi_types: ClassVar[tuple[str, ...]] = ("uint32",)

    licence: LicenceId


@dataclass(eq=False)
class ZonesNotOfParticipant(Refusal):
    """Organisation organisation is of Participant its, not of participant."""

    sentence: ClassVar[str] = (
        "Organisation {organisation} is of Participant {its}, not of {participant}."
    )
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint32",
        "uint16",
        "uint16",
    )

    organisation: OrganisationId
    its: Participant
    participant: Participant


@dataclass(eq=False)
class ZonesTakesNoLicence(Refusal):
    """Organisation organisation is an office, an observer or a scheme (roles roles) and takes no licence."""

    sentence: ClassVar[str] = (
        "Organisation {organisation} is an office, an observer or a scheme (roles {roles}) and takes no licence."
    )
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint32",
        "uint16",
    )

    organisation: OrganisationId
    roles: int


@dataclass(eq=False)
class ZonesBadRole(Refusal):
    """Role role is not one of miner, trader, carrier, valuer and cutter."""

    sentence: ClassVar[str] = "Role {role} is not one of miner, trader, carrier, valuer and cutter."
    abi_types: ClassVar[tuple[str, ...]] = ("uint8",)

    role: int


@dataclass(eq=False)
class ZonesZoneForMinersOnly(Refusal):
    """A licence of role role with zone zone: a miner's licence, and no other, names a zone."""

    sentence: ClassVar[str] = (
        "A licence of role {role} with zone {zone}: a miner's licence, and no other, names a zone."
    )
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint8",
        "uint16",
    )

    role: int
    zone: ZoneId


@dataclass(eq=False)
class ZonesBadPeriod(Refusal):
    """The period from day from to day until ends before it begins."""

    sentence: ClassVar[str] = "The period from day {from_} to day {until} ends before it begins."
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint24",
        "uint24",
    )

    from_: Day
    until: Day


@dataclass(eq=False)
class ZonesDocumentMissing(Refusal):
    """A licence cannot begin on day from, before today, day today, without a document."""

    sentence: ClassVar[str] = (
        "A licence cannot begin on day {from_}, before today, day {today}, without a document."
    )
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint24",
        "uint24",
    )

    from_: Day
    today: Day


@dataclass(eq=False)
class ZonesLicenceAhead(Refusal):
    """Licence licence begins on day from, and its organisation may hold rough diamonds only to day until: roles begin when they are entered, so enter it on its day."""

    sentence: ClassVar[str] = (
        "Licence {licence} begins on day {from_}, and its organisation may hold rough diamonds only to day {until}: roles begin when they are entered, so enter it on its day."
    )
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint32",
        "uint24",
        "uint24",
    )

    licence: LicenceId
    from_: Day
    until: Day


@dataclass(eq=False)
class ZonesLicenceEnded(Refusal):
    """Licence licence is ended already, with day until."""

    sentence: ClassVar[str] = "Licence {licence} is ended already, with day {until}."
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint32",
        "uint24",
    )

    licence: LicenceId
    until: Day


@dataclass(eq=False)
class ZonesDayInPast(Refusal):
    """Day day is earlier than today, day today."""

    sentence: ClassVar[str] = "Day {day} is earlier than today, day {today}."
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint24",
        "uint24",
    )

    day: Day
    today: Day


@dataclass(eq=False)
class ZonesDayInFuture(Refusal):
    """Day day is later than today, day today."""

    sentence: ClassVar[str] = "Day {day} is later than today, day {today}."
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint24",
        "uint24",
    )

    day: Day
    today: Day


@dataclass(eq=False)
class ZonesDayBefore(Refusal):
    """The status of zone zone cannot change on day day, before day earliest: a history only grows."""

    sentence: ClassVar[str] = (
        "The status of zone {zone} cannot change on day {day}, before day {earliest}: a history only grows."
    )
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint16",
        "uint24",
        "uint24",
    )

    zone: ZoneId
    day: Day
    earliest: Day


@dataclass(eq=False)
class ZonesDayTooFar(Refusal):
    """Day day is more than a year ahead: day limit is the last that can be named today."""

    sentence: ClassVar[str] = (
        "Day {day} is more than a year ahead: day {limit} is the last that can be named today."
    )
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint24",
        "uint24",
    )

    day: Day
    limit: Day


@dataclass(eq=False)
class ZonesBoundaryMissing(Refusal):
    """The named zone of Participant participant has no boundary document."""

    sentence: ClassVar[str] = (
        "The named zone of Participant {participant} has no boundary document."
    )
    abi_types: ClassVar[tuple[str, ...]] = ("uint16",)

    participant: Participant


@dataclass(eq=False)
class ZonesTooMany(Refusal):
    """Participant participant has limit zones, the most there can be."""

    sentence: ClassVar[str] = "Participant {participant} has {limit} zones, the most there can be."
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint16",
        "uint256",
    )

    participant: Participant
    limit: int


@dataclass(eq=False)
class ZonesNotAscending(Refusal):
    """Zone zone is not listed in ascending order, or twice."""

    sentence: ClassVar[str] = "Zone {zone} is not listed in ascending order, or twice."
    abi_types: ClassVar[tuple[str, ...]] = ("uint16",)

    zone: ZoneId


@dataclass(eq=False)
class ZonesNotOwn(Refusal):
    """Zone zone is of Participant its (0: there is no such zone), not of participant."""

    sentence: ClassVar[str] = (
        "Zone {zone} is of Participant {its} (0: there is no such zone), not of {participant}."
    )
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint16",
        "uint16",
        "uint16",
    )

    zone: ZoneId
    its: Participant
    participant: Participant


@dataclass(eq=False)
class ZonesUnknownZone(Refusal):
    """There is no zone zone."""

    sentence: ClassVar[str] = "There is no zone {zone}."
    abi_types: ClassVar[tuple[str, ...]] = ("uint16",)

    zone: ZoneId


@dataclass(eq=False)
class ZonesNotTraced(Refusal):
    """Zone zone is of nature nature: nothing is dug there."""

    sentence: ClassVar[str] = "Zone {zone} is of nature {nature}: nothing is dug there."
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint16",
        "uint8",
    )

    zone: ZoneId
    nature: int


@dataclass(eq=False)
class ZonesClosed(Refusal):
    """Zone zone is closed."""

    sentence: ClassVar[str] = "Zone {zone} is closed."
    abi_types: ClassVar[tuple[str, ...]] = ("uint16",)

    zone: ZoneId


@dataclass(eq=False)
class ZonesAlreadyBarred(Refusal):
    """Zone zone is barred already, since day since."""

    sentence: ClassVar[str] = "Zone {zone} is barred already, since day {since}."
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint16",
        "uint24",
    )

    zone: ZoneId
    since: Day


@dataclass(eq=False)
class ZonesBadStatus(Refusal):
    """A zone cannot be given the status status: clear, limited and barred can."""

    sentence: ClassVar[str] = (
        "A zone cannot be given the status {status}: clear, limited and barred can."
    )
    abi_types: ClassVar[tuple[str, ...]] = ("uint8",)

    status: int


@dataclass(eq=False)
class ZonesTooManyEpochs(Refusal):
    """Zone zone has had limit epochs, the most there can be."""

    sentence: ClassVar[str] = "Zone {zone} has had {limit} epochs, the most there can be."
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint16",
        "uint256",
    )

    zone: ZoneId
    limit: int


@dataclass(eq=False)
class ZonesUnknownOrigin(Refusal):
    """There is no origin origin."""

    sentence: ClassVar[str] = "There is no origin {origin}."
    abi_types: ClassVar[tuple[str, ...]] = ("uint24",)

    origin: OriginId


@dataclass(eq=False)
class ZonesBadShare(Refusal):
    """The share share is more than 1,000,000 parts per million."""

    sentence: ClassVar[str] = "The share {share} is more than 1,000,000 parts per million."
    abi_types: ClassVar[tuple[str, ...]] = ("uint32",)

    share: int


@dataclass(eq=False)
class ZonesOriginNotBarred(Refusal):
    """Origin origin is not barred."""

    sentence: ClassVar[str] = "Origin {origin} is not barred."
    abi_types: ClassVar[tuple[str, ...]] = ("uint24",)

    origin: OriginId


@dataclass(eq=False)
class ZonesOriginBarred(Refusal):
    """Origin origin is barred above share parts per million; here it is millicarats of total millicarats."""

    sentence: ClassVar[str] = (
        "Origin {origin} is barred above {share} parts per million; here it is {millicarats} of {total} millicarats."
    )
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint24",
        "uint32",
        "uint256",
        "uint256",
    )

    origin: OriginId
    share: int
    millicarats: int
    total: int


@dataclass(eq=False)
class ZonesOpeningDeclared(Refusal):
    """Participant participant has declared its opening stock before."""

    sentence: ClassVar[str] = "Participant {participant} has declared its opening stock before."
    abi_types: ClassVar[tuple[str, ...]] = ("uint16",)

    participant: Participant


@dataclass(eq=False)
class ZonesOpeningEmpty(Refusal):
    """The opening stock of Participant participant cannot be declared as nothing."""

    sentence: ClassVar[str] = (
        "The opening stock of Participant {participant} cannot be declared as nothing."
    )
    abi_types: ClassVar[tuple[str, ...]] = ("uint16",)

    participant: Participant


@dataclass(eq=False)
class ZonesOpeningNotDeclared(Refusal):
    """Participant participant has declared no opening stock."""

    sentence: ClassVar[str] = "Participant {participant} has declared no opening stock."
    abi_types: ClassVar[tuple[str, ...]] = ("uint16",)

    participant: Participant


@dataclass(eq=False)
class ZonesOpeningClosed(Refusal):
    """The opening stock of Participant participant could be registered to day closing; today is day today."""

    sentence: ClassVar[str] = (
        "The opening stock of Participant {participant} could be registered to day {closing}; today is day {today}."
    )
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint16",
        "uint24",
        "uint24",
    )

    participant: Participant
    closing: Day
    today: Day


@dataclass(eq=False)
class ZonesOpeningExceeded(Refusal):
    """The opening stock of Participant participant would come to registered millicarats, above the total of total published before."""

    sentence: ClassVar[str] = (
        "The opening stock of Participant {participant} would come to {registered} millicarats, above the total of {total} published before."
    )
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint16",
        "uint256",
        "uint40",
    )

    participant: Participant
    registered: int
    total: Millicarats


@dataclass(eq=False)
class ZonesNotAMiner(Refusal):
    """Licence licence is of role role: only a miner registers production."""

    sentence: ClassVar[str] = (
        "Licence {licence} is of role {role}: only a miner registers production."
    )
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint32",
        "uint8",
    )

    licence: LicenceId
    role: int


@dataclass(eq=False)
class ZonesLicenceNotOn(Refusal):
    """Licence licence runs from day from to day until, and does not cover day day."""

    sentence: ClassVar[str] = (
        "Licence {licence} runs from day {from_} to day {until}, and does not cover day {day}."
    )
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint32",
        "uint24",
        "uint24",
        "uint24",
    )

    licence: LicenceId
    from_: Day
    until: Day
    day: Day


@dataclass(eq=False)
class ZonesNotYetOpen(Refusal):
    """Zone zone was opened on day since, after day day."""

    sentence: ClassVar[str] = "Zone {zone} was opened on day {since}, after day {day}."
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint16",
        "uint24",
        "uint24",
    )

    zone: ZoneId
    since: Day
    day: Day


@dataclass(eq=False)
class ZonesBarred(Refusal):
    """Zone zone, epoch epoch, had the status status (3: barred, 4: closed) on day day: nothing dug then can be registered."""

    sentence: ClassVar[str] = (
        "Zone {zone}, epoch {epoch}, had the status {status} (3: barred, 4: closed) on day {day}: nothing dug then can be registered."
    )
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint16",
        "uint8",
        "uint8",
        "uint24",
    )

    zone: ZoneId
    epoch: int
    status: int
    day: Day


@dataclass(eq=False)
class ZonesTooOld(Refusal):
    """Production of day day is more than limitDays days old: a licence office may still register it, late and on hold."""

    sentence: ClassVar[str] = (
        "Production of day {day} is more than {limit_days} days old: a licence office may still register it, late and on hold."
    )
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint24",
        "uint24",
        "uint64",
    )

    day: Day
    today: Day
    limit_days: int


@dataclass(eq=False)
class ZonesGraceOver(Refusal):
    """Zone zone is barred or closed; production from before could be registered to day last: a licence office may still register it, late and on hold."""

    sentence: ClassVar[str] = (
        "Zone {zone} is barred or closed; production from before could be registered to day {last}: a licence office may still register it, late and on hold."
    )
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint16",
        "uint24",
        "uint24",
    )

    zone: ZoneId
    last: Day
    today: Day


@dataclass(eq=False)
class ZonesTooMuch(Refusal):
    """Licence licence would have registered produced millicarats this month; limit is the most that can be counted."""

    sentence: ClassVar[str] = (
        "Licence {licence} would have registered {produced} millicarats this month; {limit} is the most that can be counted."
    )
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint32",
        "uint256",
        "uint256",
    )

    licence: LicenceId
    produced: int
    limit: int


@dataclass(eq=False)
class AcceptancesOtherCertificate(Refusal):
    """The acceptance is for certificate accepted, not for certificate."""

    sentence: ClassVar[str] = "The acceptance is for certificate {accepted}, not for {certificate}."
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint48",
        "uint48",
    )

    accepted: CertificateId
    certificate: CertificateId


@dataclass(eq=False)
class AcceptancesOtherImporter(Refusal):
    """The acceptance is by organisation accepting, not by the importer importer."""

    sentence: ClassVar[str] = (
        "The acceptance is by organisation {accepting}, not by the importer {importer}."
    )
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint32",
        "uint32",
    )

    accepting: OrganisationId
    importer: OrganisationId


@dataclass(eq=False)
class NotTheDoor(Refusal):
    """This function is for another contract of the ledger only; caller is none of those."""

    sentence: ClassVar[str] = (
        "This function is for another contract of the ledger only; {caller} is none of those."
    )
    abi_types: ClassVar[tuple[str, ...]] = ("address",)

    caller: str


@dataclass(eq=False)
class LotsNoWeight(Refusal):
    """Lot reference_ weighs nothing."""

    sentence: ClassVar[str] = "Lot {reference} weighs nothing."
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32",)

    reference: Reference


@dataclass(eq=False)
class LotsUnknownKind(Refusal):
    """Lot reference_ is of kind kind; rough diamonds are 1 (unsorted), 2 (industrial) or 3 (gem), plus 128 for a single stone."""

    sentence: ClassVar[str] = (
        "Lot {reference} is of kind {kind}; rough diamonds are 1 (unsorted), 2 (industrial) or 3 (gem), plus 128 for a single stone."
    )
    abi_types: ClassVar[tuple[str, ...]] = (
        "bytes32",
        "uint8",
    )

    reference: Reference
    kind: int


@dataclass(eq=False)
class ReferenceMalformed(Refusal):
    """Reference reference_ is not 1 to 31 letters, digits and - . / followed by zeros."""

    sentence: ClassVar[str] = (
        "Reference {reference} is not 1 to 31 letters, digits and - . / followed by zeros."
    )
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32",)

    reference: Reference


@dataclass(eq=False)
class OrdersExpired(Refusal):
    """The order ended at deadline; the block is of moment."""

    sentence: ClassVar[str] = "The order ended at {deadline}; the block is of {moment}."
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint48",
        "uint48",
    )

    deadline: Moment
    moment: Moment


@dataclass(eq=False)
class OrdersDeadlineTooFar(Refusal):
    """The order is signed at signedAt and ends at deadline, more than limitDays days later, or before it is signed."""

    sentence: ClassVar[str] = (
        "The order is signed at {signed_at} and ends at {deadline}, more than {limit_days} days later, or before it is signed."
    )
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint48",
        "uint48",
        "uint256",
    )

    signed_at: Moment
    deadline: Moment
    limit_days: int


@dataclass(eq=False)
class OrdersBadSignature(Refusal):
    """The signature for organisation organisation is not one: 65 bytes with a low s are asked for."""

    sentence: ClassVar[str] = (
        "The signature for organisation {organisation} is not one: 65 bytes with a low s are asked for."
    )
    abi_types: ClassVar[tuple[str, ...]] = ("uint32",)

    organisation: OrganisationId
