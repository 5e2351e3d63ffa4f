"""The ledger's kinds of values: the contracts' own value types.

Made from contracts/ by scripts/generate.py; do not edit.
"""

from typing import Annotated

from kp_ledger.base.valuetypes import ValueType

# A Participant's status under the Kimberley Process.
KpStatus = Annotated[int, ValueType("KpStatus")]
# An organisation's standing.
StandingStatus = Annotated[int, ValueType("StandingStatus")]
# One role.
Role = Annotated[int, ValueType("Role")]
# Roles, as a set.
Roles = Annotated[int, ValueType("Roles")]
# Powers of an office, as a set.
Powers = Annotated[int, ValueType("Powers")]
# A licence's status.
LicenceStatus = Annotated[int, ValueType("LicenceStatus")]
# What an origin is: computed here, declared on foreign paper, audited stock, or unknown.
Nature = Annotated[int, ValueType("Nature")]
# A zone's status, from the mildest to the strictest.
ZoneStatus = Annotated[int, ValueType("ZoneStatus")]
# Whether a past origin is barred.
OriginStatus = Annotated[int, ValueType("OriginStatus")]
# A parcel's status.
ParcelStatus = Annotated[int, ValueType("ParcelStatus")]
# A parcel's kind, with a bit when it is one stone.
ParcelKind = Annotated[int, ValueType("ParcelKind")]
# What a handover moves.
Moves = Annotated[int, ValueType("Moves")]
# What a transformation does.
Operation = Annotated[int, ValueType("Operation")]
# Why a parcel is on hold.
HoldReason = Annotated[int, ValueType("HoldReason")]
# What became of a parcel that is missing.
MissingCause = Annotated[int, ValueType("MissingCause")]
# A hold's status.
HoldStatus = Annotated[int, ValueType("HoldStatus")]
# A request's status.
RequestStatus = Annotated[int, ValueType("RequestStatus")]
# In which capacity a valuation is given.
Capacity = Annotated[int, ValueType("Capacity")]
# What a key is enrolled for.
KeyUse = Annotated[int, ValueType("KeyUse")]
# A certificate's status.
CertificateStatus = Annotated[int, ValueType("CertificateStatus")]
# What a certificate is: issued here, recorded from foreign paper, technical.
CertificateNature = Annotated[int, ValueType("CertificateNature")]
# A setting of a Participant.
Setting = Annotated[int, ValueType("Setting")]
# A parameter of the ledger, set by consensus.
Parameter = Annotated[int, ValueType("Parameter")]
# A matter of consensus.
Matter = Annotated[int, ValueType("Matter")]
# What a voice says.
Stance = Annotated[int, ValueType("Stance")]
# What becomes of a shipment: OUTCOME_AS_CERTIFIED to OUTCOME_FOUND_BACK.
Outcome = Annotated[int, ValueType("Outcome")]
# A proposal's status.
ProposalStatus = Annotated[int, ValueType("ProposalStatus")]
# What a document or a proposal is about.
SubjectKind = Annotated[int, ValueType("SubjectKind")]
# A key's slot as it is read, once: Solidity reads it again for each of its fields. From the
# lowest bit: organisation 32, from 48, until 48, ordersFrom 48, flags 8, number 32.
KeyWord = Annotated[int, ValueType("KeyWord")]
# A licence in one slot, from the lowest bit: organisation 32, zone 16, role 8, from 24, until 24,
# ceiling 40, period 16, produced 40, status 8. Every registration reads it once and writes it once.
LicenceWord = Annotated[int, ValueType("LicenceWord")]
# Seconds since 1970-01-01 UTC.
Moment = Annotated[int, ValueType("Moment")]
# A weight: thousandths of a carat.
Millicarats = Annotated[int, ValueType("Millicarats")]
# A share of a blend: parts of 10¹².
Parts = Annotated[int, ValueType("Parts")]
# A value: hundredths of a US dollar.
Cents = Annotated[int, ValueType("Cents")]
# What a Participant stopped or barred of a zone of its own in one slot, from the lowest bit:
# until 24, since 24, recorded 24, epoch 8, approved 8. A stop is approved by nobody.
OwnBarWord = Annotated[int, ValueType("OwnBarWord")]
# A parcel's whole state in one slot (rules.md, a; docs/decisions/0003-parcel-word.md), from the
# lowest bit: custodian 32, owner 32, place 16, status 8, kind 8, millicarats 40, blend 32,
# certificate 48, revision 16, day 16, holds 8.
ParcelWord = Annotated[int, ValueType("ParcelWord")]
# The state of a Participant in one slot, from the lowest bit: status 8, counted 16, since 24,
# onLedgerFrom 24, recorded 24.
ParticipantWord = Annotated[int, ValueType("ParticipantWord")]
# A standing in one slot (rules.md, a), from the lowest bit: participant 16, status 8, since 24,
# until 24, roles 16, enrolled 32, firstLive 32. Every hop reads two, each once.
StandingWord = Annotated[int, ValueType("StandingWord")]
# A parcel: derived from its registrar and lot reference, or from its parent and index.
ParcelId = Annotated[bytes, ValueType("ParcelId")]
# An organisation: drawn at random by the office that admits it. Zero is nobody.
OrganisationId = Annotated[int, ValueType("OrganisationId")]
# A Participant: its two ISO 3166-1 letters as 16 bits, "BW" = 0x4257.
Participant = Annotated[int, ValueType("Participant")]
# A producing area, counted from 1.
ZoneId = Annotated[int, ValueType("ZoneId")]
# A zone in one epoch: zone × 256 + epoch.
OriginId = Annotated[int, ValueType("OriginId")]
# Below 2²⁴ an origin itself; from 2²⁴ a stored vector, counted up.
BlendId = Annotated[int, ValueType("BlendId")]
# A licence: drawn by the office that grants it.
LicenceId = Annotated[int, ValueType("LicenceId")]
# A certificate: issuing Participant × 2³² + serial.
CertificateId = Annotated[int, ValueType("CertificateId")]
# Days since 1970-01-01 UTC.
Day = Annotated[int, ValueType("Day")]
# A document, by the SHA-256 of its bytes; zero is none.
DocumentId = Annotated[bytes, ValueType("DocumentId")]
# What a change rests on: a proposal, the founding, or the document that an office gave.
DecisionId = Annotated[bytes, ValueType("DecisionId")]
# Goods that arrive: a certificate issued here by its number; foreign paper by the hash of its
# issuer and of the canonical form of its printed number.
ShipmentId = Annotated[bytes, ValueType("ShipmentId")]
# A request for a certificate: derived from its exporter and the exporter's reference.
RequestId = Annotated[bytes, ValueType("RequestId")]
# A hold: derived from its parcel and the revision at which it was placed.
HoldId = Annotated[bytes, ValueType("HoldId")]
# A proposal: derived from what is proposed, by whom and when.
ProposalId = Annotated[bytes, ValueType("ProposalId")]
# A transformation: the EIP-712 digest of its order.
TransformationId = Annotated[bytes, ValueType("TransformationId")]
# What a document or a proposal is about; its kind stands beside it.
SubjectId = Annotated[bytes, ValueType("SubjectId")]
# An act that is approved: the hash of its call's data without Approvals and signatures.
ActDigest = Annotated[bytes, ValueType("ActDigest")]
# Somebody's own name for a lot, an output or a request: text, left-aligned.
Reference = Annotated[bytes, ValueType("Reference")]
# An organisation's public X25519 key.
EncryptionKey = Annotated[bytes, ValueType("EncryptionKey")]
# A setting or a parameter in one slot: since 24 from bit 24, value 64 from bit 48.
ValueWord = Annotated[int, ValueType("ValueWord")]
# A zone in one epoch in one slot, from the lowest bit: participant 16, status 8, since 24,
# epoch 8, recorded 24, nature 8, releaser 32, and in the last of them 1 for whether its Participant
# itself ever stopped or barred it: only then a registration reads what.
ZoneWord = Annotated[int, ValueType("ZoneWord")]
# A key's address, in lower case: Solidity's own type.
Address = Annotated[str, ValueType("Address")]
