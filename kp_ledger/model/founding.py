"""The founding: what its founders sign, and what it writes. contracts/consensus/Foundings.sol."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import NamedTuple

from eth_hash.auto import keccak

from kp_ledger.base.messages import NO_KEY, Event
from kp_ledger.domain.bounds import PARAMETERS
from kp_ledger.domain.days import EPOCH
from kp_ledger.generated import codes
from kp_ledger.generated.events import ChairRecorded, DefinitionAdopted, Founded
from kp_ledger.generated.records import Founding, ParticipantEntry, ParticipantState
from kp_ledger.generated.refusals import (
    ConsensusBadSignature,
    ConsensusFocalKeyOutside,
    ConsensusFounderLater,
    ConsensusFoundingInFuture,
    ConsensusNoAllocation,
    ConsensusNoDefinition,
    ConsensusNoFocalKey,
    ConsensusNoFounder,
    ConsensusNotAscending,
    ConsensusNotTheFocalKey,
    ConsensusNotTheReserveKey,
    ConsensusParameterCount,
    ConsensusParameterOrder,
    ConsensusReserveKeyOutside,
    ConsensusSignatureCount,
    ConsensusUnknownParticipant,
)
from kp_ledger.model import focal_keys, settings, standings, typed
from kp_ledger.model.rules import Call, applies, apply
from kp_ledger.model.state import Ledger, State

NOTHING = bytes(32)


@dataclass(frozen=True, slots=True)
class FoundingOrder:
    """What the founders sign: the type Founding of rules.md (c)."""

    allocation: bytes
    participants: bytes
    parameters: bytes
    contracts: bytes
    day: int


def founding_order(founding: Founding, contracts: bytes) -> FoundingOrder:
    return FoundingOrder(
        founding.allocation,
        participants_hash(founding),
        parameters_hash(founding),
        contracts,
        founding.day,
    )


def founding_hash(founding: Founding, ledger: Ledger) -> bytes:
    """The struct hash: the decision that the records of a founding name."""
    return typed.struct_hash(founding_order(founding, ledger.contracts), "Founding")


def founding_digest(founding: Founding, ledger: Ledger) -> bytes:
    """What every founder's focal key signs, and its reserve key if it has one."""
    verifier = ledger.addresses[typed.VERIFIER["Founding"]]
    separator = typed.domain_separator(ledger.chain_id, verifier)
    return keccak(b"\x19\x01" + separator + founding_hash(founding, ledger))


class SigningKey(NamedTuple):
    participant: int
    key: str
    is_reserve: bool


def signing_keys(founding: Founding) -> Iterator[SigningKey]:
    """Who signs: each founder's focal key, then its reserve key if it has one, as listed."""
    for entry in founding.participants:
        if entry.on_ledger_from:
            yield SigningKey(entry.code, entry.focal_key, is_reserve=False)
        if entry.reserve_key != NO_KEY:
            yield SigningKey(entry.code, entry.reserve_key, is_reserve=True)


def participants_hash(founding: Founding) -> bytes:
    """keccak256(abi.encode(participants, chair, definition))."""
    head = [3 * 32, founding.chair, int.from_bytes(founding.definition, "big")]
    words = [*head, len(founding.participants)]
    for entry in founding.participants:
        words += [entry.code, entry.counted, entry.on_ledger_from]
        words += [int(entry.focal_key, 16), int(entry.reserve_key, 16)]
    return _hash_words(words)


def parameters_hash(founding: Founding) -> bytes:
    """keccak256(abi.encode(parameters))."""
    words = [32, len(founding.parameters)]
    for entry in founding.parameters:
        words += [entry.parameter, entry.value]
    return _hash_words(words)


def _hash_words(words: Sequence[int]) -> bytes:
    return keccak(b"".join(int(word).to_bytes(32, "big") for word in words))


def found(
    ledger: Ledger,
    founding: Founding,
    signers: Sequence[str],
    moment: int,
    signatures: Sequence[bytes] = (),
) -> list[Event]:
    """The events of a founding at `moment`, or its refusal.

    `signers` are the keys that `signatures` recover to, in the order of `signing_keys`; NO_KEY for
    one that is none. The first event carries the signatures.
    """
    check_founding(founding, signers, Call(NO_KEY, moment))
    decision = founding_hash(founding, ledger)
    order = founding_order(founding, ledger.contracts)
    year = (EPOCH + timedelta(days=founding.day)).year
    return [
        Founded(
            order.allocation,
            order.participants,
            order.parameters,
            order.contracts,
            tuple(signatures),
        ),
        DefinitionAdopted(1, founding.definition, founding.day),
        ChairRecorded(year, founding.chair, 0, decision),
        *_put_down(State(ledger), founding, decision, moment),
    ]


def _put_down(state: State, founding: Founding, decision: bytes, moment: int) -> list[Event]:
    events: list[Event] = []
    call = Call(state.ledger.addresses["Consensus"], moment)

    def write(written: list[Event]) -> None:
        for event in written:
            apply(state, event, moment)
        events.extend(written)

    for entry in founding.participants:
        put_down = ParticipantState(
            codes.KP_PARTICIPANT, entry.counted, entry.on_ledger_from, founding.day, call.today
        )
        write(standings.set_participant(state, call, entry.code, put_down, decision))
        if entry.on_ledger_from:
            write(focal_keys.set_focal_key(state, entry.code, entry.focal_key.lower(), decision))
        if entry.reserve_key != NO_KEY:
            write(focal_keys.set_reserve(state, call, entry.code, entry.reserve_key.lower()))
    for parameter in founding.parameters:
        number, value = parameter.parameter, parameter.value
        write(settings.set_parameter(state, call, number, value, founding.day))
    return events


def check_founding(founding: Founding, signers: Sequence[str], call: Call) -> None:
    if founding.day > call.latest_day:
        raise ConsensusFoundingInFuture(founding.day, call.latest_day)
    if founding.allocation == NOTHING:
        raise ConsensusNoAllocation()
    if founding.definition == NOTHING:
        raise ConsensusNoDefinition()
    _check_participants(founding)
    _check_parameters(founding)
    _check_founders(founding, signers)


def _check_participants(founding: Founding) -> None:
    before = 0
    for entry in founding.participants:
        if entry.code <= before:
            raise ConsensusNotAscending(entry.code)
        _check_entry(entry, founding.day)
        before = entry.code
    if not any(entry.counted and entry.on_ledger_from for entry in founding.participants):
        raise ConsensusNoFounder()
    if founding.chair not in {entry.code for entry in founding.participants}:
        raise ConsensusUnknownParticipant(founding.chair.to_bytes(32, "big"))


def _check_entry(entry: ParticipantEntry, day: int) -> None:
    if not entry.on_ledger_from:
        if entry.focal_key != NO_KEY:
            raise ConsensusFocalKeyOutside(entry.code, entry.focal_key)
        if entry.reserve_key != NO_KEY:
            raise ConsensusReserveKeyOutside(entry.code, entry.reserve_key)
        return
    if entry.on_ledger_from > day:
        raise ConsensusFounderLater(entry.code, entry.on_ledger_from, day)
    if entry.focal_key == NO_KEY:
        raise ConsensusNoFocalKey(entry.code)


def _check_parameters(founding: Founding) -> None:
    if len(founding.parameters) != len(PARAMETERS):
        raise ConsensusParameterCount(len(founding.parameters), len(PARAMETERS))
    for expected, entry in enumerate(founding.parameters, 1):
        if entry.parameter != expected:
            raise ConsensusParameterOrder(entry.parameter, expected)


def _check_founders(founding: Founding, signers: Sequence[str]) -> None:
    expected = list(signing_keys(founding))
    if len(signers) != len(expected):
        raise ConsensusSignatureCount(len(signers), len(expected))
    for (participant, key, is_reserve), signer in zip(expected, signers, strict=True):
        if signer == NO_KEY:
            raise ConsensusBadSignature(participant)
        if signer.lower() != key.lower():
            other = ConsensusNotTheReserveKey if is_reserve else ConsensusNotTheFocalKey
            raise other(participant, key, signer)


@applies(Founded)
def founded(state: State, event: Founded, moment: int) -> None:
    """Kept in the event alone: the records it founds have events of their own."""


@applies(DefinitionAdopted)
def definition_adopted(state: State, event: DefinitionAdopted, moment: int) -> None:
    state.definitions.append(event.from_day)


@applies(ChairRecorded)
def chair_recorded(state: State, event: ChairRecorded, moment: int) -> None:
    state.chair = event.chair
