"""EIP-712 digests of orders, and the ids that are hashes: rules.md (c).

contracts/types/OrderHashes.sol does the same; tests/vectors holds both to one file.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from eth_hash.auto import keccak

from kp_ledger.domain.printed import canonical_number
from kp_ledger.model.state import Ledger

NAME, VERSION = "Kimberley ledger", "1"

TYPES = {
    line.split("(")[0]: line
    for line in """\
ParcelRef(bytes32 parcel,uint16 revision)
Lot(bytes32 reference,uint40 millicarats,uint8 kind,bytes32 document)
Output(bytes32 reference,uint40 millicarats,uint8 kind)
Handover(uint32 giver,uint32 receiver,uint8 moves,uint24 day,uint48 signedAt,uint48 deadline,bytes32 terms,ParcelRef[] parcels)
Production(uint32 licence,uint24 day,uint48 captured,uint48 signedAt,uint48 deadline,Lot[] lots)
Transformation(uint8 operation,uint32 licence,uint32 custodian,uint32 owner,uint24 day,uint48 signedAt,uint48 deadline,uint40 loss,bytes32 document,ParcelRef[] inputs,Output[] outputs)
Application(uint32 exporter,uint32 owner,uint32 importer,uint16 to,bytes32 reference,uint32[3] valuers,uint48 signedAt,uint48 deadline,bytes32 document,uint48[] cited,ParcelRef[] parcels)
Valuation(bytes32 request,uint32 valuer,uint8 capacity,uint64 unsorted,uint64 industrial,uint64 gem,uint24 day,uint48 signedAt,uint48 deadline)
Acceptance(bytes32 shipment,uint32 importer,uint40 millicarats,uint48 signedAt,uint48 deadline)
WriteDown(bytes32 parcel,uint16 revision,uint40 millicarats,uint32 custodian,uint32 owner,bytes32 reason,bytes32 document,uint48 signedAt,uint48 deadline)
Approval(bytes32 act,uint32 organisation,uint48 signedAt,uint48 deadline)
Enrolment(uint32 organisation,uint16 participant,uint8 use,uint48 signedAt,uint48 deadline)
Weight(bytes32 parcel,uint40 millicarats)
Resolution(uint48 certificate,uint8 step,uint8 outcome,uint48 technical,uint16 to,uint32 importer,uint24 expires,uint24 day,uint48 signedAt,uint48 deadline,bytes32 document,Weight[] weights)
Voice(bytes32 proposal,uint16 participant,uint8 stance,bytes32 reasons,uint48 signedAt)
Closing(bytes32 proposal,uint16 participant,bool noObjection,uint48 signedAt)
Founding(bytes32 allocation,bytes32 participants,bytes32 parameters,bytes32 contracts,uint24 day)
Terms(bytes32 salt,uint64 amount,bytes3 currency,uint32 giver,uint32 receiver,bytes32 parcels)
Entry(address key,bytes32 challenge,uint48 expires)
Receipt(bytes32 subject,uint8 form,uint48 received,uint48 recordBy)""".splitlines()
}

# The contract whose domain an order is signed for.
VERIFIER = {
    "Handover": "Parcels",
    "Production": "Parcels",
    "Transformation": "Transformations",
    "Application": "Requests",
    "Valuation": "Requests",
    "Acceptance": "Shipments",
    "Resolution": "Detentions",
    "WriteDown": "Corrections",
    "Approval": "Consensus",  # and every other contract that takes one
    "Enrolment": "Enrolments",
    "Voice": "Consensus",
    "Closing": "Consensus",
    "Founding": "Consensus",
    "Terms": "Parcels",
    "Entry": "Participants",
    "Receipt": "Consensus",
}

# Which other contract an act's contract asks about an order.
ASKED = {
    ("Approval", name): "Enrolments"
    for name in ("Issuance", "Cancellations", "Detentions", "Zones")
}


def verifier_in(order: Any, contract: str) -> str:
    """The contract that checks an order which an act of `contract` has in it."""
    name = type(order).__name__
    return VERIFIER[name] if name == "Enrolment" else ASKED.get((name, contract), contract)


@cache
def members(name: str) -> tuple[tuple[str, str], ...]:
    """(type, name) of each member of a struct type, in order."""
    inside = TYPES[name].split("(", 1)[1].rstrip(")")
    return tuple((part.split(" ")[0], part.split(" ")[1]) for part in inside.split(","))


@cache
def type_hash(name: str) -> bytes:
    used = sorted({m[1] for m in re.finditer(r"([A-Z]\w+)\[\]", TYPES[name].split("(", 1)[1])})
    return keccak((TYPES[name] + "".join(TYPES[other] for other in used)).encode())


def encode_value(kind: str, value: Any) -> bytes:
    """One 32-byte word: structs and arrays by their hash."""
    if kind.endswith("]"):
        return keccak(b"".join(encode_value(kind[: kind.index("[")], item) for item in value))
    if kind in TYPES:
        return struct_hash(value, kind)
    if kind.startswith("bytes"):
        return bytes(value).ljust(32, b"\0")
    if kind == "address":
        return bytes.fromhex(value.removeprefix("0x")).rjust(32, b"\0")
    return int(value).to_bytes(32, "big")


def struct_hash(order: Any, name: str = "") -> bytes:
    """EIP-712 hashStruct of an order's dataclass, whose fields are in the type's order."""
    name = name or type(order).__name__
    words = [type_hash(name)]
    for (kind, _), field in zip(members(name), order.__slots__, strict=True):
        words.append(encode_value(kind, getattr(order, field)))
    return keccak(b"".join(words))


@cache
def domain_separator(chain_id: int, verifier: str) -> bytes:
    head = keccak(
        b"EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"
    )
    address = bytes.fromhex(verifier.removeprefix("0x")).rjust(32, b"\0")
    return keccak(
        head
        + keccak(NAME.encode())
        + keccak(VERSION.encode())
        + chain_id.to_bytes(32, "big")
        + address
    )


def digest(order: Any, ledger: Ledger, verifier: str = "") -> bytes:
    """What is signed: EIP-712 over the order, for this chain and the contract that checks it.

    An Acceptance of what came in on foreign paper is checked by Paper: `verifier` says so.
    """
    address = ledger.addresses[verifier or VERIFIER[type(order).__name__]]
    return keccak(b"\x19\x01" + domain_separator(ledger.chain_id, address) + struct_hash(order))


_PARCEL = keccak(b"Parcel(uint32 registrar,bytes32 reference)")
_PART = keccak(b"Part(bytes32 parent,uint32 index)")
_REQUEST = keccak(b"Request(uint32 exporter,bytes32 reference)")
_HOLD = keccak(b"Hold(bytes32 parcel,uint16 revision)")
_PROPOSAL = keccak(
    b"Proposal(uint16 proposer,uint8 matter,bytes32 subject,bytes payload,bytes32 document,"
    b"uint48 opens)"
)


def parcel_id(registrar: int, reference: bytes) -> bytes:
    """A lot or an output, by its registrar's own reference (32 bytes, left-aligned)."""
    return keccak(_PARCEL + registrar.to_bytes(32, "big") + reference)


def part_id(parent: bytes, index: int) -> bytes:
    """The index-th part of a split parcel, from 0."""
    return keccak(_PART + parent + index.to_bytes(32, "big"))


def shipment_under(certificate: int) -> bytes:
    """Goods under a certificate issued here."""
    return certificate.to_bytes(32, "big")


def shipment_id(issuer: int, number: str) -> bytes:
    """Goods under foreign paper: its issuer, and its printed number in canonical form."""
    letters = issuer.to_bytes(2, "big")
    return keccak(letters + canonical_number(letters.decode("latin-1"), number).encode())


def request_id(exporter: int, reference: bytes) -> bytes:
    return keccak(_REQUEST + exporter.to_bytes(32, "big") + reference)


def hold_id(parcel: bytes, revision: int) -> bytes:
    """A hold, by its parcel and the parcel's revision after it was placed."""
    return keccak(_HOLD + parcel + revision.to_bytes(32, "big"))


def proposal_id(
    proposer: int, matter: int, subject: bytes, payload: bytes, document: bytes, opens: int
) -> bytes:
    """A proposal, by who opened it, when and for what: the same one twice in a block is one."""
    who, what, when = [number.to_bytes(32, "big") for number in (proposer, matter, opens)]
    return keccak(_PROPOSAL + who + what + subject + keccak(payload) + document + when)
